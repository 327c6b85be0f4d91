"""Settings from the command line and the environment: the only place that reads either."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from councilgraph.graph.engines.neo4j import SCHEMES
from councilgraph.graph.rdf.iris import DEFAULT_BASE
from councilgraph.graph.workspace import Workspace

DEFAULT_WORKSPACE: Final = "councilgraph-workspace"
# `--graph local` is the server that `councilgraph neo4j start` runs for the workspace.
LOCAL: Final = "local"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are.

    `graph` is the folder of the embedded graph, which every workspace keeps; `server` the address of a Neo4j that is to hold the graph
    as well and be asked, None where there is none; `wait` seconds to wait for a held ledger; `cache` the folder of what is fetched once;
    `base` what the addresses of things begin with in RDF.
    """

    workspace: Workspace
    graph: Path
    wait: float
    server: str | None = None
    user: str = "neo4j"
    password: str | None = field(default=None, repr=False)
    database: str | None = None
    cache: Path = Path("~/.cache/councilgraph")
    base: str = DEFAULT_BASE

    @classmethod
    def make(cls, workspace: str | None, graph: str | None, wait: float) -> "Settings":
        """Settings with the defaults filled in, and what only the environment may say."""
        place = Workspace(Path(workspace or DEFAULT_WORKSPACE))
        server = graph if graph and (graph == LOCAL or graph.startswith(SCHEMES)) else None
        return cls(
            place,
            place.graph if server or not graph else Path(graph),
            wait,
            server,
            os.environ.get("COUNCILGRAPH_NEO4J_USER") or "neo4j",
            _password(),
            os.environ.get("COUNCILGRAPH_NEO4J_DATABASE") or None,
            Path(os.environ.get("COUNCILGRAPH_CACHE") or "~/.cache/councilgraph").expanduser(),
            os.environ.get("COUNCILGRAPH_BASE") or DEFAULT_BASE,
        )


def _password() -> str | None:
    """The password of a server, from the environment or from a file it names (as Docker secrets are), never from the command line."""
    given = os.environ.get("COUNCILGRAPH_NEO4J_PASSWORD")
    file = os.environ.get("COUNCILGRAPH_NEO4J_PASSWORD_FILE")
    if given or not file:
        return given or None
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError:
        return None

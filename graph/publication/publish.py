"""A whole publication in one folder: the graph as RDF, the tables, the grants, the catalogue, the page, checksums."""

import gzip
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from councilgraph.graph.projection import Projection
from councilgraph.graph.publication.catalogue import PublishedFile, as_turtle, catalogue
from councilgraph.graph.publication.csvw import METADATA, write_csvw
from councilgraph.graph.publication.giving import write_giving
from councilgraph.graph.publication.imprint import Imprint
from councilgraph.graph.publication.page import STYLE, page
from councilgraph.graph.publication.statistics import scope, sources, statistics
from councilgraph.graph.publication.table_list import TABLES
from councilgraph.graph.publication.views import views
from councilgraph.graph.rdf.files import BESIDE, FORMATS, export, write_beside

CHECKSUMS: Final = "SHA256SUMS"
# Format of the graph -> media type, and what a person calls it.
RDF: Final = {
    "nt": ("application/n-triples", "N-Triples, sorted"),
    "ttl": ("text/turtle", "Turtle, to read"),
    "nq": ("application/n-quads", "N-Quads: each statement with the document that it is from"),
    "trig": ("application/trig", "TriG: the statements of each document together"),
    "jsonld": ("application/ld+json", "JSON-LD"),
}
_CSVW: Final = ("https://www.w3.org/TR/tabular-data-model/", "https://www.w3.org/TR/tabular-metadata/")
_GIVING: Final = ("https://standard.threesixtygiving.org/en/1.1/",)


class PublicationError(ValueError):
    """A folder that cannot be published into. The message says which, and why."""


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication holds: its files, rows by table, statements, grants, and the grants left out by reason."""

    folder: Path
    files: tuple[PublishedFile, ...]
    rows: dict[str, int]
    triples: int
    grants: int
    left_out: dict[str, int]


def publish(
    shown: Projection,
    folder: Path,
    imprint: Imprint,
    *,
    formats: Sequence[str] = tuple(FORMATS),
    say: Callable[[str], None] = lambda step: None,
) -> Published:
    """Write the publication of an open projection into `folder`, in place of the one of before; N-Triples are always among `formats`.

    It is made beside its place and then put there whole. `say` is told of every step. Raises PublicationError where `folder` holds
    anything that is no publication or pyoxigraph is not installed, OSError where it cannot be written.
    """
    if find_spec("pyoxigraph") is None:
        raise PublicationError("publishing needs pyoxigraph: pip install 'councilgraph[rdf]'")
    _check_place(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as scratch:
        new = Path(scratch) / "new"
        new.mkdir()
        made = _make(shown, new, Path(scratch), imprint, [name for name in FORMATS if name in {"nt", *formats}], say)
        new.chmod(0o755)
        if folder.exists():
            os.rename(folder, Path(scratch) / "old")
        os.rename(new, folder)
    return Published(folder, *made)


def _check_place(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise PublicationError(f"{folder}: is a file; name a folder")
    if folder.exists() and any(folder.iterdir()) and not (folder / CHECKSUMS).exists():
        raise PublicationError(f"{folder}: holds something other than a publication, which would be lost; name an empty or a new folder")


def _make(
    shown: Projection, new: Path, scratch: Path, imprint: Imprint, formats: list[str], say: Callable[[str], None]
) -> tuple[tuple[PublishedFile, ...], dict[str, int], int, int, dict[str, int]]:
    files: list[PublishedFile] = []
    (new / "rdf").mkdir()
    for name in formats:
        say(f"the graph as {RDF[name][1].partition(',')[0].partition(':')[0]}")
        plain = export(shown, scratch, name, base=imprint.base).path
        path = f"rdf/{plain.name}.gz"
        _zip(plain, new / path)
        if name != "nt":
            plain.unlink()
        files.append(PublishedFile.of(new, path, "graph", RDF[name][1], RDF[name][0], conforms=(f"{imprint.address}/rdf/shapes.ttl",)))
    write_beside(new / "rdf")
    say("statistics")
    counted = statistics(scratch / "councilgraph.nt")
    with views(shown) as connection:
        say("tables")
        rows = write_csvw(connection, new / "csv", imprint)
        files += [PublishedFile.of(new, f"csv/{table.file}", "tables", table.title, "text/csv", conforms=_CSVW[:1]) for table in TABLES]
        files.append(
            PublishedFile.of(new, f"csv/{METADATA}", "tables", "What every column is", "application/csvm+json", conforms=_CSVW[1:])
        )
        say("grants")
        with (new / "grants.json").open("w", encoding="utf-8") as to:
            grants, left_out = write_giving(connection, to, imprint)
        files.append(
            PublishedFile.of(new, "grants.json", "grants", "Grants in the 360Giving standard", "application/json", conforms=_GIVING)
        )
        say("catalogue and page")
        spoken_of, found = scope(connection), sources(connection)
    described = catalogue(tuple(files), counted, spoken_of, found, imprint)
    (new / "catalogue.jsonld").write_text(json.dumps(described, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    (new / "catalogue.ttl").write_bytes(as_turtle(described))
    text = page(tuple(files), counted, spoken_of, found, rows, dict(left_out), imprint)
    (new / "index.html").write_text(text, encoding="utf-8")
    (new / "page.css").write_text(STYLE.read_text(encoding="utf-8"), encoding="utf-8")
    others = ("catalogue.jsonld", "catalogue.ttl", "index.html", "page.css", *(f"rdf/{name}" for name in BESIDE))
    beside = [PublishedFile.of(new, name, "", "", "") for name in others]
    sums = sorted((file.path, file.sha256) for file in (*files, *beside))
    (new / CHECKSUMS).write_text("".join(f"{digest}  {path}\n" for path, digest in sums), encoding="utf-8")
    return tuple(files), rows, counted.triples, grants, dict(left_out)


def _zip(plain: Path, path: Path) -> None:
    """Compress a file; no name and no time in the header, so that the bytes depend on the content alone."""
    with plain.open("rb") as data, path.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as out:
        shutil.copyfileobj(data, out, 1 << 20)

"""The files of an export: each written whole beside its place and then put there, the same bytes for the same graph."""

import gzip
import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf.iris import checked_base
from councilgraph.graph.rdf.jsonld import jsonld
from councilgraph.graph.rdf.nquads import nquads
from councilgraph.graph.rdf.ntriples import ntriples
from councilgraph.graph.rdf.ontology import ontology_turtle
from councilgraph.graph.rdf.ontology_page import ontology_page
from councilgraph.graph.rdf.shapes import shapes_turtle
from councilgraph.graph.rdf.sorted_lines import MEMORY, sorting
from councilgraph.graph.rdf.trig import trig
from councilgraph.graph.rdf.turtle import turtle

NAME: Final = "councilgraph"
Pieces = Callable[[duckdb.DuckDBPyConnection, Projection, str], Iterator[tuple[int, bytes | memoryview]]]
# Format, which is the file's extension -> what writes it.
FORMATS: Final[dict[str, Pieces]] = {"nt": ntriples, "ttl": turtle, "nq": nquads, "trig": trig, "jsonld": jsonld}


@dataclass(frozen=True, slots=True)
class Written:
    """A file of an export, how many statements are in it, and its size in bytes."""

    path: Path
    statements: int
    size: int


def export(
    projection: Projection,
    folder: Path,
    format_: str,
    *,
    base: str,
    zipped: bool = False,
    done: Callable[[int], None] = lambda statements: None,
) -> Written:
    """Write the open graph into `folder` in one format and return the file. `done` is told of statements as they are written.

    `projection` must be an open one (graph.open_graph). Raises BaseError for a base that no address can be made under, OSError where
    the folder cannot be written.
    """
    base = checked_base(base)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}.{format_}{'.gz' if zipped else ''}"
    part = path.with_name(path.name + ".part")
    for memory in MEMORY:
        try:
            with sorting(memory) as connection:
                statements = _write(FORMATS[format_](connection, projection, base), part, zipped, done)
            os.replace(part, path)
            return Written(path, statements, path.stat().st_size)
        except duckdb.OutOfMemoryException:
            # A sort of many streams needs some memory of its own: once more, with more.
            if memory == MEMORY[-1]:
                raise
        finally:
            part.unlink(missing_ok=True)
    raise AssertionError


# What stands beside the data: file -> what writes it.
BESIDE: Final[dict[str, Callable[[], str]]] = {"ontology.ttl": ontology_turtle, "ontology.html": ontology_page, "shapes.ttl": shapes_turtle}


def write_beside(folder: Path) -> tuple[Path, ...]:
    """Write the ontology, its page and the shapes into `folder`; return the files. Raises OSError where it cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in BESIDE.items():
        (folder / name).write_text(text(), encoding="utf-8", newline="\n")
    return tuple(folder / name for name in BESIDE)


def _write(pieces: Iterator[tuple[int, bytes | memoryview]], path: Path, zipped: bool, done: Callable[[int], None]) -> int:
    statements = 0
    with ExitStack() as stack:
        out: io.BufferedIOBase = stack.enter_context(path.open("wb"))
        if zipped:
            # No name and no time in the header, so that the bytes depend on the graph alone.
            out = stack.enter_context(gzip.GzipFile("", "wb", 6, out, mtime=0))
        for count, piece in pieces:
            out.write(piece)
            statements += count
            done(count)
    return statements

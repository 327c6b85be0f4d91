"""Turtle: a block a subject, addresses below `{base}/id/`."""

from collections.abc import Iterator
from typing import Final

import duckdb

from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf.grouped import Glue, grouped
from councilgraph.graph.rdf.sorted_lines import bytes_of, sorted_lines
from councilgraph.graph.rdf.statements import shards
from councilgraph.graph.rdf.syntax import TurtleSyntax
from councilgraph.graph.rdf.terms import terms

GLUE: Final = Glue(subject=" .\n\n", predicate=" ;\n    ", value=" , ")
END: Final = " .\n"


def header(base: str) -> str:
    """The prefixes and the base of a file."""
    prefixes = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in sorted(terms().prefixes.items()))
    return f"@base <{base}/id/> .\n{prefixes}\n"


def turtle(connection: duckdb.DuckDBPyConnection, projection: Projection, base: str) -> Iterator[tuple[int, bytes | memoryview]]:
    """The file in pieces, each with how many statements it holds."""
    syntax = TurtleSyntax(base)
    yield 0, header(base).encode()
    pieces = (piece for streams in shards(projection, syntax).values() for piece in sorted_lines(connection, streams, syntax))
    for count, text in grouped(pieces, GLUE, END):
        yield count, bytes_of(text)

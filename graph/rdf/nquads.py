"""N-Quads: one statement a line and a graph, the lines in the order of their bytes."""

from collections.abc import Iterator

import duckdb

from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf.attributed import Attribution
from councilgraph.graph.rdf.sorted_lines import bytes_of, sorted_lines
from councilgraph.graph.rdf.statements import shards
from councilgraph.graph.rdf.syntax import LineSyntax


def nquads(connection: duckdb.DuckDBPyConnection, projection: Projection, base: str) -> Iterator[tuple[int, bytes | memoryview]]:
    """The file in pieces, each with how many statements it holds."""
    syntax = LineSyntax(base)
    attribution = Attribution(projection, syntax, first=False)
    for streams in shards(projection, syntax).values():
        for lines in sorted_lines(connection, streams, syntax, " .\n", attribution):
            yield len(lines), bytes_of(lines)

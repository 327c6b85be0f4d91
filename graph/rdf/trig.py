"""TriG: a block a named graph, one graph a source document, and in it a block a subject."""

from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf.attributed import Attribution
from councilgraph.graph.rdf.grouped import Grouping
from councilgraph.graph.rdf.sorted_lines import bytes_of, once, pieces, select
from councilgraph.graph.rdf.statements import shards
from councilgraph.graph.rdf.syntax import TurtleSyntax
from councilgraph.graph.rdf.turtle import END, GLUE, header


def trig(connection: duckdb.DuckDBPyConnection, projection: Projection, base: str) -> Iterator[tuple[int, bytes | memoryview]]:
    """The file in pieces, each with how many statements it holds. Statements of no one document come first, outside of any graph."""
    syntax = TurtleSyntax(base)
    yield 0, header(base).encode()
    attribution = Attribution(projection, syntax, first=True)
    # A graph holds statements of many shards: all are put down, then sorted, on disk where they do not fit.
    connection.execute("CREATE TEMP TABLE statement (line VARCHAR)")
    for streams in shards(projection, syntax).values():
        for stream in streams:
            connection.execute(f"INSERT INTO statement {select(stream, syntax, '', attribution)}")
    grouping, graph = Grouping(GLUE), ""
    for piece in once(pieces(connection, "SELECT line FROM statement ORDER BY line")):
        for name, lines in _by_graph(piece):
            if name != graph:
                closing = END if grouping.begun else ""
                yield 0, f"{closing}{'}' if graph else ''}\n\n{name} {{\n\n".encode()
                grouping.restart()
                graph = name
            yield len(lines), bytes_of(grouping.text(lines))
    if grouping.begun:
        yield 0, f"{END}{'}' if graph else ''}\n".encode()


def _by_graph(piece: pa.Array) -> Iterator[tuple[str, pa.Array]]:
    """Runs of statements of one graph, the graph's name taken off."""
    parts = pc.split_pattern(piece, " ", max_splits=1)
    names, lines = pc.list_element(parts, 0), pc.list_element(parts, 1)
    runs = pc.run_end_encode(names)
    start = 0
    for end, name in zip(runs.run_ends.to_pylist(), runs.values.to_pylist(), strict=True):
        yield name, lines.slice(start, end - start)
        start = end

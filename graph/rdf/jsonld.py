"""JSON-LD 1.1: one object a subject, one line an object, in a @graph behind the context."""

import json
from collections.abc import Iterator
from typing import Any, Final

import duckdb

from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf.grouped import Glue, grouped
from councilgraph.graph.rdf.sorted_lines import bytes_of, sorted_lines
from councilgraph.graph.rdf.statements import shards
from councilgraph.graph.rdf.syntax import JsonSyntax
from councilgraph.graph.rdf.terms import terms

GLUE: Final = Glue(subject="]},\n", predicate="],", value=",", before='{"@id":', opened=",", said=":[")
END: Final = "]}\n"


def context(base: str) -> dict[str, Any]:
    """The context: the prefixes, and what addresses are below."""
    return {"@base": f"{base}/id/", **dict(sorted(terms().prefixes.items()))}


def jsonld(connection: duckdb.DuckDBPyConnection, projection: Projection, base: str) -> Iterator[tuple[int, bytes | memoryview]]:
    """The file in pieces, each with how many statements it holds."""
    syntax = JsonSyntax(base)
    yield 0, f'{{"@context":{json.dumps(context(base))},"@graph":[\n'.encode()
    pieces = (piece for streams in shards(projection, syntax).values() for piece in sorted_lines(connection, streams, syntax))
    for count, text in grouped(pieces, GLUE, END):
        yield count, bytes_of(text)
    yield 0, b"]}\n"

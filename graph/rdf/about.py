"""What RDF says of one thing: its own statements and those of every edge it is an end of, the same that an export holds."""

import json
from collections.abc import Callable
from typing import Final

import duckdb
import pyarrow as pa

from councilgraph.graph.attribution import REPLACED
from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf import jsonld, turtle
from councilgraph.graph.rdf.grouped import Glue, Grouping
from councilgraph.graph.rdf.sorted_lines import select
from councilgraph.graph.rdf.statements import shards
from councilgraph.graph.rdf.syntax import JsonSyntax, Syntax, TurtleSyntax


def about_turtle(projection: Projection, key: str, base: str) -> bytes:
    """The statements on the node of an id, as Turtle."""
    return _text(projection, key, TurtleSyntax(base), turtle.header(base), turtle.GLUE, turtle.END)


def about_jsonld(projection: Projection, key: str, base: str) -> bytes:
    """The statements on the node of an id, as JSON-LD."""
    opening = f'{{"@context":{json.dumps(jsonld.context(base))},"@graph":[\n'
    return _text(projection, key, JsonSyntax(base), opening, jsonld.GLUE, f"{jsonld.END}]}}\n")


def _text(projection: Projection, key: str, syntax: Syntax, opening: str, glue: Glue, end: str) -> bytes:
    selects = [select(stream, syntax) for streams in shards(projection, syntax, about=key).values() for stream in streams]
    every = " UNION ALL ".join(f"({query})" for query in selects)
    lines = duckdb.connect().sql(f"SELECT DISTINCT line FROM ({every}) ORDER BY line").to_arrow_table()["line"].combine_chunks()
    text: pa.Array = Grouping(glue).text(lines)
    return (opening + "".join(text.to_pylist()) + end).encode()


FORMS: Final[dict[str, Callable[[Projection, str, str], bytes]]] = {"turtle": about_turtle, "jsonld": about_jsonld}


def replaced_by(projection: Projection, key: str) -> str | None:
    """The id of the node that has taken the place of one that was `key`; None where there is none, or more than one."""
    path = projection.folder / REPLACED
    if not path.exists():
        return None
    found = duckdb.connect().execute(f"SELECT node FROM read_parquet('{path}') WHERE id = ?", [key]).fetchall()
    return str(found[0][0]) if len(found) == 1 else None

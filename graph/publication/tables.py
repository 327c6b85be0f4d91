"""The tables of a publication as CSV files: what their columns are, and writing them from an open projection."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import duckdb

from councilgraph.graph.cells import safe_cell
from councilgraph.graph.rdf.terms import EdgeTerms, FieldTerms, NodeTerms, terms

# Between the values of a cell that holds several.
SEPARATOR: Final = "|"
_AT_ONCE: Final = 10_000


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: `type` as in the vocabulary, `rdf` the property that a plain value has, `language` of its words, `scheme` what its values
    are concepts of, `refers` the table whose `id` it holds, `node` true for ids."""

    name: str
    type: str
    about: str
    rdf: str | None = None
    language: str | None = None
    scheme: str | None = None
    refers: str | None = None
    node: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `name` is its file's, `of_nodes` true where a row is a node; `sql` gives its columns in order, sorted by the first."""

    name: str
    title: str
    about: str
    columns: tuple[TableColumn, ...]
    sql: str
    of_nodes: bool

    @property
    def file(self) -> str:
        """`councils.csv`."""
        return f"{self.name}.csv"


def own_columns(kind: str) -> tuple[TableColumn, ...]:
    """The id of a node kind or an edge and its fields, as the vocabulary has them."""
    said = terms()
    of: NodeTerms | EdgeTerms = said.nodes[kind] if kind in said.nodes else said.edges[kind]
    example = f"{of.slug}/…" if kind in said.nodes else f"{kind}/…"
    first = TableColumn("id", "string", f"Id in the graph: {example}", required=True)
    return (first, *(_column(field) for field in of.fields if field.type != "day"))


def _column(field: FieldTerms) -> TableColumn:
    # A value that is a resource in the RDF is no plain value of its property.
    plain = not (field.ref or field.link or field.part)
    return TableColumn(field.column, field.type, field.about, field.term if plain else None, field.language, field.scheme)


def write_table(connection: duckdb.DuckDBPyConnection, table: Table, folder: Path) -> int:
    """Write a table into `folder` from the views of `connection`; returns how many rows. UTF-8, comma, a header, LF."""
    count = 0
    with (folder / table.file).open("w", encoding="utf-8", newline="") as to:
        writer = csv.writer(to, lineterminator="\n")
        writer.writerow(column.name for column in table.columns)
        for row in _rows(connection, table):
            writer.writerow(cell(value) for value in row)
            count += 1
    return count


def _rows(connection: duckdb.DuckDBPyConnection, table: Table) -> Iterator[tuple[Any, ...]]:
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    found = connection.execute(f"SELECT {names} FROM ({table.sql}) ORDER BY {names}")
    while batch := found.fetchmany(_AT_ONCE):
        yield from batch


def cell(value: Any) -> str:
    """A value as the text of a cell: empty where nothing is known, several values joined by `|`, numbers without an exponent.

    >>> cell(1163000.0), cell(None), cell(["IMRF", "C|D"]), cell(True), cell(0.5)
    ('1163000', '', 'IMRF|C/D', 'true', '0.5')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
    if isinstance(value, list):
        return SEPARATOR.join(safe_cell(str(inner)).replace(SEPARATOR, "/") for inner in value)
    return safe_cell(str(value))

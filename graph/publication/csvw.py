"""CSV on the Web: the metadata that says of every table and column what it is (https://www.w3.org/TR/tabular-metadata/)."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import duckdb

from councilgraph.graph.publication.imprint import Imprint
from councilgraph.graph.publication.table_list import TABLES
from councilgraph.graph.publication.tables import SEPARATOR, Table, TableColumn, write_table
from councilgraph.graph.rdf.terms import terms

# The name that a reader of the standard looks for beside a table.
METADATA: Final = "csv-metadata.json"
_PARTIAL_DATE: Final = {"base": "string", "format": r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"}
_DATATYPES: Final[dict[str, Any]] = {"integer": "integer", "number": "decimal", "boolean": "boolean", "date": _PARTIAL_DATE}


def write_csvw(connection: duckdb.DuckDBPyConnection, folder: Path, imprint: Imprint) -> dict[str, int]:
    """Write every table and its metadata into `folder`; returns rows by table. `connection` is that of views.py."""
    folder.mkdir(parents=True, exist_ok=True)
    counts = {table.name: write_table(connection, table, folder) for table in TABLES}
    (folder / METADATA).write_text(json.dumps(metadata(imprint), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return counts


def metadata(imprint: Imprint) -> dict[str, Any]:
    """The table group as the standard's JSON."""
    described: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": f"{imprint.title}: tables",
        "dc:description": "A cell with several values joins them by `|`. An empty cell is not known. A date is as precise as its source: "
        "2017, 2017-03 or 2017-03-08. An apostrophe stands before text that a spreadsheet would run as a formula.",
        "dc:publisher": imprint.publisher,
        "dc:license": {"@id": imprint.licence},
    }
    if imprint.issued:
        described["dc:issued"] = {"@value": imprint.issued, "@type": "xsd:date"}
    return described | {"tables": [_table(table, imprint) for table in TABLES]}


def _table(table: Table, imprint: Imprint) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [_column(column, imprint) for column in table.columns],
        "primaryKey": "id",
    }
    keys = list(_foreign_keys(table))
    if keys:
        schema["foreignKeys"] = keys
    if table.of_nodes:
        schema["aboutUrl"] = f"{imprint.base}/id/{{+id}}"
    return {"url": table.file, "dc:title": table.title, "dc:description": table.about, "tableSchema": schema}


def _column(column: TableColumn, imprint: Imprint) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.about,
        "datatype": _DATATYPES.get(column.type, "string"),
    }
    if column.required:
        described["required"] = True
    if column.type == "strings":
        described["separator"] = SEPARATOR
    if column.rdf:
        described["propertyUrl"] = terms().iri(column.rdf)
    if column.language:
        described["lang"] = column.language
    if column.node:
        described["valueUrl"] = f"{imprint.base}/id/{{+{column.name}}}"
    elif column.scheme:
        described["valueUrl"] = terms().concept(column.scheme, f"{{{column.name}}}")
    return described


def _foreign_keys(table: Table) -> Iterator[dict[str, Any]]:
    # Only of columns that are never empty: the standard has no foreign key that may be null.
    for column in table.columns:
        if column.refers and column.required:
            yield {"columnReference": column.name, "reference": {"resource": f"{column.refers}.csv", "columnReference": "id"}}

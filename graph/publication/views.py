"""An open projection as SQL views: one a node kind and one an edge kind, named as in Cypher, empty where there is none of it."""

from typing import Final

import duckdb

from councilgraph.graph.projection import Projection
from councilgraph.graph.vocabulary import Column, EdgeKind, vocabulary

_SQL_TYPES: Final = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "strings": "VARCHAR[]"}


def views(shown: Projection) -> duckdb.DuckDBPyConnection:
    """A connection in which every node kind (`Council`) and edge kind (`RECEIVED`) of `shown` is a view.

    `sources(evidence)` is a macro: the ids of the documents that a list of evidence ids quotes, sorted.
    """
    connection = duckdb.connect()
    words = vocabulary()
    for kind in words.nodes.values():
        connection.execute(f"CREATE VIEW \"{kind.name}\" AS SELECT * FROM read_parquet('{shown.node_file(kind.name)}')")
    for edge in words.edges.values():
        paths = [shown.edge_file(edge.name, source, target) for source, target in edge.pairs]
        selects = [f"SELECT * FROM read_parquet('{path}')" for path in paths if path.exists()]
        connection.execute(f'CREATE VIEW "{edge.name}" AS {" UNION ALL ".join(selects) or _nothing(edge)}')
    connection.execute("CREATE TEMP TABLE quoted AS SELECT source AS id, target AS document FROM QUOTES")
    connection.execute(
        "CREATE MACRO sources(given) AS (SELECT list_sort(list(DISTINCT q.document)) FROM unnest(given) e(id) JOIN quoted q ON q.id = e.id)"
    )
    return connection


def _nothing(edge: EdgeKind) -> str:
    """A SELECT of no rows with an edge's columns."""
    columns = (Column("id", "string"), Column("source", "string"), Column("target", "string"), *vocabulary().columns(edge))
    return (
        "SELECT "
        + ", ".join(f'CAST(NULL AS {_SQL_TYPES.get(column.type, "VARCHAR")}) AS "{column.name}"' for column in columns)
        + " WHERE false"
    )

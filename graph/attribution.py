"""Which document says which value, what read each document, and which ids others replaced: what RDF tells beside the graph.

Three files beside a projection's nodes and edges, each with an `access` of its own:

    sources.parquet    id, field, value, document: a document that states a value the node or edge shows
    readings.parquet   id, extractor, version: what read the document
    replaced.parquet   id, node: an id that a node would have, and the node that it is now
"""

from pathlib import Path
from typing import Final

import duckdb

from councilgraph.graph import projection_sql as sql
from councilgraph.graph.vocabulary import EdgeKind, Field, vocabulary

SOURCES: Final = "sources.parquet"
READINGS: Final = "readings.parquet"
REPLACED: Final = "replaced.parquet"
FILES: Final = (SOURCES, READINGS, REPLACED)

_SQL_TYPE: Final = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}

_READINGS: Final = """
SELECT s.document AS id, s.extractor, s.version, d.access, bool_or(s.access = 'open') AS told
FROM live_statement s JOIN live_document d ON d.id = s.document GROUP BY ALL
"""
# An id is told only where every statement of what bore it is open, since it may be made of a name that only a restricted one gives.
_REPLACED: Final = """
SELECT f.node AS id, i.node, CASE WHEN bool_and(s.access = 'open') AND any_value(n.access) = 'open' THEN 'open' ELSE 'restricted' END AS access
FROM former_identity f JOIN identity i USING (mention) JOIN node n ON n.id = i.node
JOIN live_statement s ON s.subject = f.mention OR s.object = f.mention
WHERE f.node NOT IN (SELECT id FROM node) GROUP BY f.node, i.node ORDER BY id, node
"""


def write_attribution(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the three files, after the nodes and edges of the projection in `folder`."""
    selects = [_of_nodes()]
    for edge in vocabulary().edges.values():
        for source, target in edge.pairs:
            path = folder / "edges" / edge.name / f"{source}-{target}.parquet"
            fields = [field for field in edge.fields if field.name not in edge.key]
            if path.exists() and fields:
                selects.append(_of_edges(edge, vocabulary().nodes[source].slug, vocabulary().nodes[target].slug, path))
    connection.execute(
        f"COPY ({' UNION ALL '.join(f'({select})' for select in selects)} ORDER BY ALL) TO '{folder / SOURCES}' (FORMAT parquet)"
    )
    readings = (
        f"SELECT id, extractor, version, CASE WHEN access = 'open' AND told THEN 'open' ELSE 'restricted' END AS access FROM ({_READINGS})"
    )
    connection.execute(f"COPY ({readings} ORDER BY ALL) TO '{folder / READINGS}' (FORMAT parquet)")
    connection.execute(f"COPY ({_REPLACED}) TO '{folder / REPLACED}' (FORMAT parquet)")


def _of_nodes() -> str:
    numbers = " ".join(
        f"WHEN starts_with(f.subject, '{kind.slug}/') AND f.predicate = '{field.name}' THEN {_canonical('f.object', field)}"
        for kind in vocabulary().nodes.values()
        for field in kind.fields
        if field.type in _SQL_TYPE and kind.name != "Evidence"
    )
    return f"""SELECT DISTINCT f.subject AS id, f.predicate AS field, CASE {numbers} ELSE f.object END AS value, f.document, n.access
        FROM fact f JOIN node n ON n.id = f.subject WHERE NOT f.is_edge AND (n.access = 'restricted' OR f.access = 'open')"""


def _of_edges(edge: EdgeKind, source: str, target: str, path: Path) -> str:
    values = ", ".join(
        f"[{{'field': '{field.name}', 'value': {_canonical(f'(qualifiers ->> {chr(39)}{field.name}{chr(39)})', field)}}}]"
        if field.type != "strings"
        else f"list_transform(CAST(qualifiers -> '{field.name}' AS VARCHAR[]), lambda v: {{'field': '{field.name}', 'value': v}})"
        for field in edge.fields
        if field.name not in edge.key
    )
    return f"""
        SELECT DISTINCT id, said.field, said.value, document, access FROM (
            SELECT e.id, k.document, e.access, unnest(flatten([{values}])) AS said
            FROM (SELECT {sql.edge_id(edge)} AS id, * EXCLUDE (seen) FROM fact
                  WHERE predicate = '{edge.name}' AND split_part(subject, '/', 1) = '{source}' AND split_part(object, '/', 1) = '{target}') k
            JOIN read_parquet('{path}') e USING (id) WHERE e.access = 'restricted' OR k.access = 'open')
        WHERE said.value IS NOT NULL"""


def _canonical(value: str, field: Field) -> str:
    """A value as the text that a projection's column of the field's type has."""
    return f"CAST(CAST({value} AS {_SQL_TYPE[field.type]}) AS VARCHAR)" if field.type in _SQL_TYPE else value

"""A node with its fields and edges, read from the projection."""

from dataclasses import dataclass
from typing import Any, Final

import duckdb

from councilgraph.graph.projection import Projection
from councilgraph.graph.vocabulary import VocabularyError, vocabulary

_PAPER: Final = ("EVIDENCED_BY", "QUOTES")
_LARGEST: Final = 400


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: its kind, its fields that are known, and its edges either way, each with `edge`, `source`, `target` and its fields."""

    id: str
    kind: str
    title: str
    fields: dict[str, Any]
    edges: tuple[dict[str, Any], ...]

    def plain(self) -> dict[str, Any]:
        """As JSON."""
        return {"id": self.id, "kind": self.kind, **self.fields, "edges": list(self.edges)}


def describe(projection: Projection, key: str) -> Thing | None:
    """The node of an id, None where the projection has none."""
    words = vocabulary()
    try:
        kind = words.kind_of(key)
    except VocabularyError:
        return None
    connection = duckdb.connect()
    rows = _rows(connection, f"SELECT * FROM ({titled(projection, kind.name)}) WHERE id = ?", [key])
    if not rows:
        return None
    title = str(rows[0].pop("called"))
    fields = {name: value for name, value in rows[0].items() if name != "id" and value is not None and value != []}
    edges: list[dict[str, Any]] = []
    for edge in words.edges.values():
        for source, target in edge.pairs:
            path = projection.edge_file(edge.name, source, target)
            ends = [end for end, name in (("source", source), ("target", target)) if name == kind.name]
            if ends and path.exists():
                where = " OR ".join(f"{end} = ?" for end in ends)
                found = _rows(connection, f"SELECT * FROM read_parquet('{path}') WHERE {where} ORDER BY id", [key] * len(ends))
                edges += [
                    {"edge": edge.name, **{name: value for name, value in row.items() if value is not None and value != []}}
                    for row in found
                ]
    return Thing(key, kind.name, title, fields, tuple(edges))


def resting(projection: Projection, evidence: str, limit: int = 50) -> list[dict[str, Any]]:
    """Edges that a piece of evidence supports, each with `edge`, `source`, `target` and, where stated, `status`, `role` and `date`."""
    words = vocabulary()
    parts = []
    for edge in words.edges.values():
        stated = {field.name for field in edge.fields}
        columns = ", ".join(f"{name if name in stated else 'NULL'} AS {name}" for name in ("status", "role", "date"))
        for source, target in edge.pairs:
            path = projection.edge_file(edge.name, source, target)
            if edge.name not in _PAPER and path.exists():
                parts.append(
                    f"SELECT '{edge.name}' AS edge, source, target, {columns} FROM read_parquet('{path}') WHERE list_contains(evidence, $key)"
                )
    if not parts:
        return []
    text = f"SELECT * FROM ({' UNION ALL '.join(parts)}) ORDER BY ALL LIMIT {limit}"
    found: list[dict[str, Any]] = duckdb.connect().sql(text, params={"key": evidence}).to_arrow_table().to_pylist()
    return found


def _rows(connection: duckdb.DuckDBPyConnection, text: str, values: list[str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = connection.sql(text, params=values).to_arrow_table().to_pylist()
    return found


def neighbours(projection: Projection, key: str) -> dict[str, Any]:
    """Nodes one edge from `key` and the edges between, for a picture; evidence and documents are left out, and what is beyond a few
    hundred is counted in `left_out`."""
    thing = describe(projection, key)
    if thing is None:
        return {"nodes": [], "edges": [], "left_out": 0}
    edges = [
        edge
        for edge in thing.edges
        if edge["edge"] not in _PAPER and not {edge["source"].split("/")[0], edge["target"].split("/")[0]} & {"document", "evidence"}
    ]
    kept = edges[:_LARGEST]
    ids = sorted({edge["source"] for edge in kept} | {edge["target"] for edge in kept} | {key})
    nodes = [{"id": id_, "kind": vocabulary().kind_of(id_).name, "title": title} for id_, title in titles(projection, ids).items()]
    shown = [
        {
            "id": edge["id"],
            "edge": edge["edge"],
            "source": edge["source"],
            "target": edge["target"],
            "detail": edge.get("status") or edge.get("role"),
        }
        for edge in kept
    ]
    return {"nodes": nodes, "edges": shown, "left_out": len(edges) - len(kept)}


def titles(projection: Projection, ids: list[str]) -> dict[str, str]:
    """What the nodes of these ids are called, by id."""
    words = vocabulary()
    found: dict[str, str] = {}
    connection = duckdb.connect()
    for kind in sorted({words.kind_of(id_).name for id_ in ids}):
        own = [id_ for id_ in ids if words.kind_of(id_).name == kind]
        rows = connection.execute(f"SELECT id, called FROM ({titled(projection, kind)}) WHERE id IN (SELECT unnest(?)) ORDER BY id", [own])
        found |= dict(rows.fetchall())
    return found


def titled(projection: Projection, kind: str) -> str:
    """SQL for the nodes of a kind, each with its own columns and what it is `called`: a meeting, which is seldom given a name, is called by its body
    and its date."""
    nodes = f"read_parquet('{projection.node_file(kind)}')"
    shown = f'CAST(n."{vocabulary().nodes[kind].title}" AS VARCHAR)'
    held = projection.edge_file("HELD_BY", "Meeting", "Body")
    # A node that no source names is called by the words of its id.
    words = "replace(regexp_replace(n.id, '^[^/]*/', ''), '-', ' ')"
    if kind != "Meeting" or not held.exists():
        return f"SELECT n.*, coalesce({shown}, {words}) AS called FROM {nodes} n"
    bodies = f"SELECT h.source AS id, min(b.name) AS body FROM read_parquet('{held}') h JOIN read_parquet('{projection.node_file('Body')}') b ON b.id = h.target GROUP BY 1"
    return f"SELECT n.*, coalesce(body || coalesce(', ' || coalesce(strftime(TRY_CAST(n.date AS DATE), '%-d %B %Y'), n.date), ''), {shown}, {words}) AS called FROM {nodes} n LEFT JOIN ({bodies}) USING (id)"

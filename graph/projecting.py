"""Writing the projection: the ledger's live statements as nodes and edges."""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Final

import duckdb

from councilgraph.graph import projection_sql as sql
from councilgraph.graph.attribution import write_attribution
from councilgraph.graph.identity.resolve import resolve
from councilgraph.graph.policy import PUBLIC_PERSON
from councilgraph.graph.projection import FORMAT, TEXTS, Projection
from councilgraph.graph.vocabulary import vocabulary

_OWN: Final = ("Document", "Evidence")


def project(connection: duckdb.DuckDBPyConnection, folder: Path, change_number: int) -> Projection:
    """Write the graph of the ledger's live statements into `folder`, made anew.

    The files' bytes depend on the set of statements and judgements alone. `manifest.json` is written last: without it the folder
    is no projection.
    """
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "nodes").mkdir(parents=True)
    words = vocabulary()
    resolve(connection)
    connection.execute(sql.LATEST_DAY)
    connection.execute(sql.FACTS)
    connection.execute(sql.NODES.format(public=PUBLIC_PERSON))
    nodes: dict[str, int] = {}
    edges: dict[str, int] = {}
    for kind in words.nodes.values():
        if kind.name not in _OWN:
            nodes[kind.name] = _write(connection, sql.node_select(kind), folder / "nodes" / f"{kind.name}.parquet")
    for edge in words.edges.values():
        if edge.name in ("EVIDENCED_BY", "QUOTES"):
            continue
        edges[edge.name] = 0
        for source, target in edge.pairs:
            select = sql.edge_select(edge, words.nodes[source].slug, words.nodes[target].slug)
            edges[edge.name] += _write_edges(connection, select, folder, edge.name, source, target)
    _evidence(connection, folder, nodes, edges)
    _write(connection, sql.TEXTS, folder / TEXTS)
    write_attribution(connection, folder)
    files = sorted(path for path in folder.rglob("*.parquet"))
    manifest = {
        "format": FORMAT,
        "vocabulary": words.version,
        "change_number": change_number,
        "nodes": nodes,
        "edges": edges,
        "sha256": {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8")
    return Projection(folder, change_number, nodes, edges, FORMAT, words.version)


def _evidence(connection: duckdb.DuckDBPyConnection, folder: Path, nodes: dict[str, int], edges: dict[str, int]) -> None:
    """Documents, the evidence that some node or edge rests on, and the edges between."""
    words = vocabulary()
    used = " UNION ALL ".join(
        f"SELECT access, unnest(evidence) AS id FROM '{path}'" for path in sorted((folder / "edges").rglob("*.parquet"))
    )  # fmt: skip
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE used_evidence AS SELECT access, unnest(evidence) AS id FROM node_common"
        + (f" UNION ALL {used}" if used else "")
    )
    connection.execute("CREATE OR REPLACE TEMP TABLE evidence_node AS " + sql.EVIDENCE)
    nodes["Document"] = _write(connection, sql.DOCUMENTS, folder / "nodes" / "Document.parquet")
    nodes["Evidence"] = _write(connection, "SELECT * FROM evidence_node ORDER BY id", folder / "nodes" / "Evidence.parquet")
    edges["QUOTES"] = _write_edges(connection, sql.QUOTES, folder, "QUOTES", "Evidence", "Document")
    edges["EVIDENCED_BY"] = 0
    for kind in words.nodes.values():
        if kind.name not in _OWN:
            edges["EVIDENCED_BY"] += _write_edges(
                connection, sql.evidenced_by_select(kind.slug), folder, "EVIDENCED_BY", kind.name, "Evidence"
            )


def _write(connection: duckdb.DuckDBPyConnection, select: str, path: Path) -> int:
    row = connection.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)").fetchone()
    return int(row[0]) if row else 0


def _write_edges(connection: duckdb.DuckDBPyConnection, select: str, folder: Path, kind: str, source: str, target: str) -> int:
    path = folder / "edges" / kind / f"{source}-{target}.parquet"
    path.parent.mkdir(parents=True, exist_ok=True)
    count = _write(connection, select, path)
    if not count:
        path.unlink()
    return count

"""The open part of a projection: what the public service asks, so that a restricted row is not there to be found."""

import json
import shutil
from pathlib import Path
from typing import Final

import duckdb

from councilgraph.graph.attribution import FILES
from councilgraph.graph.contents import parts
from councilgraph.graph.policy import OPEN_ROW
from councilgraph.graph.projection import FORMAT, TEXTS, Projection
from councilgraph.graph.vocabulary import vocabulary

# An address on the web or within the project is told as it is, a place on someone's machine by its file name.
_SHOWN_ADDRESS: Final = (
    r"""* REPLACE (CASE WHEN regexp_matches(uri, '^(https?://|data/)') THEN uri ELSE regexp_extract(uri, '[^/\\]*$') END AS uri)"""
)


def open_projection(whole: Projection, folder: Path) -> Projection:
    """Write the open nodes and edges of `whole` into `folder` as a projection of its own, and return it.

    An open node holds open values only (docs/adr/0004), so that rows need no rewriting but for where a document lies on someone's machine; an edge is open only where both ends are.
    """
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "nodes").mkdir(parents=True)
    connection = duckdb.connect()
    nodes = dict.fromkeys(vocabulary().nodes, 0)
    edges = dict.fromkeys(vocabulary().edges, 0)
    for part in parts(whole):
        path = folder / part.path.relative_to(whole.folder)
        path.parent.mkdir(parents=True, exist_ok=True)
        # Order is the projection's own, by id.
        ((count,),) = connection.execute(
            f"COPY (SELECT {_SHOWN_ADDRESS if part.kind == 'Document' else '*'} FROM read_parquet('{part.path}') WHERE {OPEN_ROW}) TO '{path}' (FORMAT parquet)"
        ).fetchall()
        if part.source:
            edges[part.kind] += count
            if not count:
                path.unlink()
        else:
            nodes[part.kind] = count
    connection.execute(f"COPY (SELECT * FROM read_parquet('{whole.folder / TEXTS}') WHERE whole) TO '{folder / TEXTS}' (FORMAT parquet)")
    for name in FILES:
        connection.execute(
            f"COPY (SELECT * FROM read_parquet('{whole.folder / name}') WHERE {OPEN_ROW}) TO '{folder / name}' (FORMAT parquet)"
        )
    manifest = {"format": FORMAT, "vocabulary": vocabulary().version, "change_number": whole.change_number, "nodes": nodes, "edges": edges}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True), encoding="utf-8")
    return Projection.read(folder)

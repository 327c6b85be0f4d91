"""What a graph holds, row by row as hashes: to find what differs between a projection and an engine, and to give a graph's state a name."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa

from councilgraph.graph.projection import Projection
from councilgraph.graph.vocabulary import vocabulary

# A row's hash: over its columns by name, in the order of the projection's file. Nulls count; so does a date's precision.
ROW_HASH: Final = "substr(md5(CAST(to_json(t) AS VARCHAR)), 1, 16)"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a projection: a node kind, or an edge kind between two node kinds (`source` and `target`, else None)."""

    kind: str
    path: Path
    source: str | None = None
    target: str | None = None

    @property
    def name(self) -> str:
        """`Council`, or `RECEIVED Council-Grant`."""
        return f"{self.kind} {self.source}-{self.target}" if self.source else self.kind


def parts(projection: Projection) -> Iterator[Part]:
    """Every file of a projection, nodes first; pairs of kinds without an edge have none."""
    words = vocabulary()
    for kind in words.nodes:
        yield Part(kind, projection.node_file(kind))
    for edge in words.edges.values():
        for source, target in edge.pairs:
            path = projection.edge_file(edge.name, source, target)
            if path.exists():
                yield Part(edge.name, path, source, target)


def hashes(projection: Projection) -> pa.Table:
    """Part, id and row hash of every node and edge, sorted by part and id."""
    connection = duckdb.connect()
    selects = [f"SELECT '{part.name}' AS part, id, {ROW_HASH} AS hash FROM read_parquet('{part.path}') t" for part in parts(projection)]
    return connection.sql(f"SELECT * FROM ({' UNION ALL '.join(selects)}) ORDER BY part, id").to_arrow_table()


def summary(found: pa.Table) -> dict[str, tuple[int, str]]:
    """Of a table as `hashes` gives it: rows and an order-independent content hash by part."""
    connection = duckdb.connect()
    connection.register("found", found)
    rows = connection.execute(
        "SELECT part, count(*), printf('%016x', bit_xor(md5_number_lower(id || ' ' || hash))) FROM found GROUP BY part ORDER BY part"
    ).fetchall()
    return {part: (count, content) for part, count, content in rows}


def state_of(found: pa.Table) -> str:
    """A name for a whole graph: the same for the same nodes and edges, whatever order they came in."""
    return hashlib.sha256(json.dumps(summary(found), sort_keys=True).encode()).hexdigest()[:32]

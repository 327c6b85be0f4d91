"""Whether an engine holds what the ledger says, and where it does not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from councilgraph.graph.contents import ROW_HASH, Part, parts
from councilgraph.graph.engines.engine import Engine
from councilgraph.graph.engines.neo4j import MARK, our_label
from councilgraph.graph.projection import Projection
from councilgraph.graph.vocabulary import EdgeKind, NodeKind, vocabulary

# A whole kind is read back, which may take long on a large server.
_TIMEOUT: Final = 3600.0
_EXAMPLES: Final = 3


@dataclass(frozen=True, slots=True)
class Compared:
    """One kind of node, or of edge between two kinds: rows on each side, an order-independent content hash of each, how many rows
    are missing in the engine, are too many, or differ; and ids of a few of them."""

    part: str
    ledger_rows: int
    engine_rows: int
    ledger_hash: str
    engine_hash: str
    missing: int
    extra: int
    changed: int
    examples: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether both sides hold the same."""
        return not (self.missing or self.extra or self.changed)


def verify(projection: Projection, engine: Engine, *, done: Callable[[str], None] = lambda part: None) -> tuple[Compared, ...]:
    """Compare every kind. `projection` is what the ledger says; nodes and edges that someone added to Neo4j by hand are left out of
    account, since they carry no mark of ours. Raises GraphError or QueryError."""
    present = {part.name: part for part in parts(projection)}
    connection = duckdb.connect()
    compared = []
    for name in dict.fromkeys([*present, *_held(engine)]):
        compared.append(_compare(connection, name, present.get(name), engine))
        done(name)
    return tuple(compared)


def _held(engine: Engine) -> Iterator[str]:
    """The kinds that the engine holds any of, also those that an older vocabulary put there."""
    own, label = (f"WHERE x.{MARK} IS NOT NULL ", "labels") if engine.name == "neo4j" else ("", "label")
    kind = "type" if engine.name == "neo4j" else "label"
    for (labels,) in engine.run(f"MATCH (x) {own}RETURN DISTINCT {label}(x) AS of", {}, timeout=_TIMEOUT, limit=None).rows:
        yield _one(labels)
    edges = f"MATCH (a)-[x]->(b) {own}RETURN DISTINCT {kind}(x) AS kind, {label}(a) AS of, {label}(b) AS to"
    for name, source, target in engine.run(edges, {}, timeout=_TIMEOUT, limit=None).rows:
        yield f"{name} {_one(source)}-{_one(target)}"


def _one(labels: str | list[str]) -> str:
    return labels if isinstance(labels, str) else our_label(labels)


def _compare(connection: duckdb.DuckDBPyConnection, name: str, part: Part | None, engine: Engine) -> Compared:
    columns = _columns(name)
    rows = engine.run(_question(name, columns, engine), {}, timeout=_TIMEOUT, limit=None).rows
    types = pq.read_schema(part.path) if part else pa.schema([(column, pa.string()) for column in columns])
    held = pa.table({field.name: pa.array([row[columns.index(field.name)] for row in rows], type=field.type) for field in types})
    connection.register("held", held)
    wanted = f"read_parquet('{part.path}')" if part else "(SELECT * FROM held LIMIT 0)"
    connection.execute(f"CREATE OR REPLACE TABLE w AS SELECT id, {ROW_HASH} AS hash FROM {wanted} t")
    connection.execute(f"CREATE OR REPLACE TABLE h AS SELECT id, {ROW_HASH} AS hash FROM held t")
    connection.execute(
        """CREATE OR REPLACE TABLE difference AS SELECT coalesce(w.id, h.id) AS id,
               CASE WHEN h.id IS NULL THEN 'missing' WHEN w.id IS NULL THEN 'extra' ELSE 'changed' END AS what
           FROM w FULL JOIN h ON w.id = h.id WHERE w.hash IS DISTINCT FROM h.hash"""
    )
    counts = dict(connection.execute("SELECT what, count(*) FROM difference GROUP BY what").fetchall())
    ids = tuple(row[0] for row in connection.execute(f"SELECT id FROM difference ORDER BY id LIMIT {_EXAMPLES}").fetchall())
    ledger, there = _summary(connection, "w"), _summary(connection, "h")
    return Compared(
        name,
        ledger[0],
        there[0],
        ledger[1],
        there[1],
        counts.get("missing", 0),
        counts.get("extra", 0) + _doubles(connection),
        counts.get("changed", 0),
        ids,
    )


def _summary(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[int, str]:
    ((count, content),) = connection.execute(
        f"SELECT count(*), coalesce(printf('%016x', bit_xor(md5_number_lower(id || ' ' || hash))), '') FROM {table}"
    ).fetchall()
    return int(count), str(content)


def _doubles(connection: duckdb.DuckDBPyConnection) -> int:
    """Rows that the engine holds twice under one id, which a join on the id does not show."""
    ((doubles,),) = connection.execute("SELECT count(*) - count(DISTINCT id) FROM h").fetchall()
    return int(doubles)


def _columns(name: str) -> list[str]:
    words = vocabulary()
    kind, _, pair = name.partition(" ")
    found: NodeKind | EdgeKind | None = words.edges.get(kind) if pair else words.nodes.get(kind)
    return ["id", *(["source", "target"] if pair else []), *(column.name for column in (words.columns(found) if found else ()))]


def _question(name: str, columns: list[str], engine: Engine) -> str:
    kind, _, pair = name.partition(" ")
    own = f"WHERE r.{MARK} IS NOT NULL " if engine.name == "neo4j" else ""
    if pair:
        source, target = pair.split("-")
        values = ", ".join(
            {"source": "a.id AS source", "target": "b.id AS target"}.get(column, f"r.`{column}` AS `{column}`") for column in columns
        )
        return f"MATCH (a:`{source}`)-[r:`{kind}`]->(b:`{target}`) {own}RETURN {values}"
    return f"MATCH (r:`{kind}`) {own}RETURN {', '.join(f'r.`{column}` AS `{column}`' for column in columns)}"

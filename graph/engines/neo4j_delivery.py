"""Bringing a Neo4j database up to date with a projection, by difference: only what is new, changed or gone is sent."""

import hashlib
import itertools
import json
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from councilgraph.graph.contents import Part, hashes, parts, state_of
from councilgraph.graph.engines.engine import GraphError
from councilgraph.graph.engines.neo4j import MARK, Address, connect, our_label, told
from councilgraph.graph.projection import Projection
from councilgraph.graph.vocabulary import EdgeKind, NodeKind, vocabulary

if TYPE_CHECKING:
    import neo4j

# Rows a transaction: more was slower for edges, fewer costs round trips (docs/cypher.md, benchmarks/neo4j.py).
BATCH: Final = 5_000
# Transactions under way at a time. They lock a node's edges only as they commit, in the order of the nodes, so two seldom wait for each other.
SENDERS: Final = 2
# The node in the target that says which state it holds, and is held by whoever loads; and the one that says a load was begun.
_STATE: Final = "MERGE (s:CouncilgraphState {id: 'state'}) SET s.held = true RETURN s.state AS state"
_BEGIN: Final = "MERGE (p:CouncilgraphState {id: 'progress'}) SET p.begun = true"
_BEGUN: Final = "OPTIONAL MATCH (p:CouncilgraphState {id: 'progress'}) RETURN coalesce(p.begun, false) AS begun"
_DONE: Final = "MATCH (p:CouncilgraphState {id: 'progress'}) SET p.begun = false"
# A plan for a batch is as good for the next, however many rows are there by then; the server would make it anew as the graph grows.
_PLANNED_ONCE: Final = "CYPHER replan=skip"

# Nodes or edges whose ids and marks the server lists at a time, which it does in its memory: about 200 MB.
LISTED: Final = 1_000_000
# How many nodes and edges there are, which the server knows without counting, and the ids and marks of ours.
_HELD: Final = (
    (
        "MATCH (n) RETURN count(n) AS count",
        f"MATCH (n) WHERE n.{MARK} STARTS WITH $first RETURN labels(n) AS of, collect(n.id) AS ids, collect(n.{MARK}) AS hashes",
    ),
    (
        "MATCH ()-[r]->() RETURN count(r) AS count",
        f"MATCH (a)-[r]->(b) WHERE r.{MARK} STARTS WITH $first RETURN type(r) AS kind, labels(a) AS of, labels(b) AS to, "
        f"collect(r.id) AS ids, collect(r.{MARK}) AS hashes",
    ),
)

# Before the state in the marker of a database that was filled by neo4j-admin, whose files cannot say that a list is empty.
IMPORTED: Final = "imported "

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Delivered:
    """What a delivery did: nodes and edges created, changed and deleted; all zero where the target was up to date."""

    created: int
    changed: int
    deleted: int
    total: int


def node_schema() -> Iterator[tuple[str, str]]:
    """Name and statement of the constraints that keep each id one node, and of the indexes on codes and names."""
    yield "cg_state", "CREATE CONSTRAINT cg_state IF NOT EXISTS FOR (n:CouncilgraphState) REQUIRE n.id IS UNIQUE"
    for kind in vocabulary().nodes.values():
        yield f"cg_{kind.name}_id", f"CREATE CONSTRAINT cg_{kind.name}_id IF NOT EXISTS FOR (n:{kind.name}) REQUIRE n.id IS UNIQUE"
        for field in kind.fields:
            if field.name in ("code", "name"):
                name = f"cg_{kind.name}_{field.name}"
                yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{kind.name}) ON (n.{field.name})"


def edge_schema() -> Iterator[tuple[str, str]]:
    """Name and statement of the constraints that keep each id one edge."""
    for edge in vocabulary().edges:
        yield f"cg_{edge}_id", f"CREATE CONSTRAINT cg_{edge}_id IF NOT EXISTS FOR ()-[r:{edge}]-() REQUIRE r.id IS UNIQUE"


def deliver(
    projection: Projection,
    address: Address,
    memory: Path,
    *,
    progress: Progress = lambda done, total: None,
) -> Delivered:
    """Make the target hold exactly the projection's nodes and edges beside whatever was added there by hand.

    `memory` is a folder that remembers what each target was last given; it is trusted only where the marker in the target names that
    very state, else the target is asked what it holds. Stopped anywhere and run again, it ends the same. A second loader waits for
    the first. Raises GraphError.
    """
    driver = connect(address)
    try:
        with told(address):
            return _deliver(driver, projection, address, memory, progress)
    finally:
        driver.close()


def _deliver(driver: "neo4j.Driver", projection: Projection, address: Address, memory: Path, progress: Progress) -> Delivered:
    wanted = hashes(projection)
    state = state_of(wanted)
    with driver.session(database=address.database) as keeper, driver.session(database=address.database) as session:
        _ensure(driver, address.database, node_schema())
        # The write lock on this node is ours until the transaction ends; a loader that is killed lets go of it with its connection.
        with keeper.begin_transaction() as hold:
            before = hold.run(_STATE).single(strict=True)["state"]
            begun = session.run(_BEGUN).single(strict=True)["begun"]
            if before and before.startswith(IMPORTED):
                _fill_empty_lists(session)
            if before == state and not begun:
                hold.commit()
                return Delivered(0, 0, 0, wanted.num_rows)
            known = None if begun else _remembered(memory, address, before)
            known = known if known is not None else _asked(session)
            session.run(_BEGIN).consume()
            work = _Work(driver, address.database, projection, wanted, known, progress)
            if known.num_rows:
                _ensure(driver, address.database, edge_schema())
            delivered = work.run()
            # In an empty database an index that is filled at the end costs less than one kept up on the way.
            _ensure(driver, address.database, edge_schema())
            hold.run(
                "MATCH (s:CouncilgraphState {id: 'state'}) SET s.state = $state, s.change_number = $change",
                state=state,
                change=projection.change_number,
            )
            hold.commit()
        _remember(memory, address, wanted, state)
        session.run(_DONE).consume()
    return delivered


def _ensure(driver: "neo4j.Driver", database: str | None, statements: Iterator[tuple[str, str]]) -> None:
    """Create what is not there yet: to ask for each by itself takes longer than a small load."""
    there = {record["name"] for record in driver.execute_query("SHOW INDEXES YIELD name", database_=database).records}
    missing = [statement for name, statement in statements if name not in there]
    with ThreadPoolExecutor(SENDERS) as senders:
        for made in [senders.submit(driver.execute_query, statement, database_=database) for statement in missing]:
            made.result()


def _memory_file(memory: Path, address: Address) -> Path:
    return memory / f"{hashlib.sha256(json.dumps([address.url, address.database]).encode()).hexdigest()[:16]}.parquet"


def _remembered(memory: Path, address: Address, state: str | None) -> pa.Table | None:
    """What this target was last given, if it is still in that state."""
    path = _memory_file(memory, address)
    try:
        table = pq.read_table(path)
    except (OSError, pa.ArrowInvalid):
        return None
    named = (table.schema.metadata or {}).get(b"state", b"").decode()
    return table if state is not None and named == state else None


def _remember(memory: Path, address: Address, wanted: pa.Table, state: str) -> None:
    try:
        memory.mkdir(parents=True, exist_ok=True)
        pq.write_table(wanted.replace_schema_metadata({"state": state}), _memory_file(memory, address))
    except OSError as error:
        raise GraphError(
            f"{memory}: cannot keep what the server was given: {error.strerror or error}; the server itself is up to date"
        ) from error


def _asked(session: "neo4j.Session") -> pa.Table:
    """What the target holds of ours, by its own marks, whatever vocabulary it was written by.

    The server gives lists, one for each kind: a record for each node and edge would take ten times as long.
    """
    columns: dict[str, list[str]] = {"part": [], "id": [], "hash": []}
    for count, text in _HELD:
        # Marks are hexadecimal and spread evenly: of a large graph those that begin with one digit, or two, are asked for at a time.
        digits = 0
        while session.run(count).single(strict=True)["count"] > LISTED * 16**digits:
            digits += 1
        for first in itertools.product("0123456789abcdef", repeat=digits):
            for record in session.run(text, first="".join(first)):
                ends = record["of"], record.get("to")
                part = our_label(ends[0]) if ends[1] is None else f"{record['kind']} {our_label(ends[0])}-{our_label(ends[1])}"
                columns["part"] += [part] * len(record["ids"])
                columns["id"] += record["ids"]
                columns["hash"] += record["hashes"]
    return pa.table(columns, schema=pa.schema([(name, pa.string()) for name in columns]))


def _fill_empty_lists(session: "neo4j.Session") -> None:
    words = vocabulary()
    kinds: list[NodeKind | EdgeKind] = [*words.nodes.values(), *words.edges.values()]
    for kind in kinds:
        match = f"(n:{kind.name})" if isinstance(kind, NodeKind) else f"()-[n:{kind.name}]->()"
        for column in words.columns(kind):
            if column.type == "strings":
                empty = f"MATCH {match} WHERE n.{MARK} IS NOT NULL AND n.{column.name} IS NULL"
                session.run(f"{empty} CALL {{ WITH n SET n.{column.name} = [] }} IN TRANSACTIONS OF 10000 ROWS").consume()


class _Work:
    """One delivery: what differs, and sending it."""

    def __init__(
        self,
        driver: "neo4j.Driver",
        database: str | None,
        projection: Projection,
        wanted: pa.Table,
        known: pa.Table,
        progress: Progress,
    ) -> None:
        self.driver, self.database, self.progress = driver, database, progress
        self.parts = {part.name: part for part in parts(projection)}
        self.tables = duckdb.connect()
        self.tables.register("wanted", wanted)
        self.tables.register("known", known)
        self.tables.execute(
            """CREATE TABLE difference AS
               SELECT coalesce(w.part, k.part) AS part, coalesce(w.id, k.id) AS id, w.hash AS hash,
                      CASE WHEN k.id IS NULL THEN 'new' WHEN w.id IS NULL THEN 'gone' ELSE 'changed' END AS what
               FROM wanted w FULL JOIN known k ON w.part = k.part AND w.id = k.id WHERE w.hash IS DISTINCT FROM k.hash"""
        )
        self.counts = dict(self.tables.execute("SELECT what, count(*) FROM difference GROUP BY what").fetchall())
        self.total = sum(self.counts.values())
        self.whole = wanted.num_rows
        self.sent = 0

    def run(self) -> Delivered:
        """Send it: what is gone first, edges before nodes; then nodes, then the edges between them."""
        nodes = list(vocabulary().nodes)
        edges = [f"{edge.name} {source}-{target}" for edge in vocabulary().edges.values() for source, target in edge.pairs]
        gone = [row[0] for row in self.tables.execute("SELECT DISTINCT part FROM difference WHERE what = 'gone' ORDER BY part").fetchall()]
        for name in sorted(gone, key=lambda name: " " not in name):
            for ids in self._ids(name, "gone"):
                self._delete(name, ids)
        with ThreadPoolExecutor(SENDERS) as senders:
            self._send(senders, nodes)
            self._send(senders, edges)
        return Delivered(self.counts.get("new", 0), self.counts.get("changed", 0), self.counts.get("gone", 0), self.whole)

    def _ids(self, name: str, what: str) -> Iterator[list[str]]:
        found = self.tables.execute("SELECT id FROM difference WHERE part = ? AND what = ? ORDER BY id", [name, what]).fetchall()
        ids = [row[0] for row in found]
        for at in range(0, len(ids), BATCH):
            yield ids[at : at + BATCH]

    def _delete(self, name: str, ids: list[str]) -> None:
        # Its name may come from the server, where an older vocabulary put it.
        kind = "`" + name.split()[0].replace("`", "``") + "`"
        if " " in name:
            self._write(f"UNWIND $ids AS id MATCH ()-[r:{kind} {{id: id}}]->() WHERE r.{MARK} IS NOT NULL DELETE r", ids=ids)
        else:
            # A node that someone tied an edge of their own to becomes theirs; it is not torn away from under them.
            free = f"UNWIND $ids AS id MATCH (n:{kind} {{id: id}}) WHERE n.{MARK} IS NOT NULL AND NOT (n)--() DELETE n"
            kept = f"UNWIND $ids AS id MATCH (n:{kind} {{id: id}}) WHERE n.{MARK} IS NOT NULL SET n.{MARK} = NULL, n.no_longer_in_ledger = true"
            self._write(free, ids=ids)
            self._write(kept, ids=ids)
        self._count(len(ids))

    def _send(self, senders: ThreadPoolExecutor, names: list[str]) -> None:
        """The new and changed rows of some parts: they are made ready here while the senders wait for the server with those before."""
        waiting: deque[Future[int]] = deque()
        for part in (self.parts[name] for name in names if name in self.parts):
            for what in ("new", "changed"):
                for rows in self._rows(part, what):
                    waiting.append(senders.submit(self._put, part, rows, fresh=what == "new"))
                    if len(waiting) > SENDERS:
                        self._count(waiting.popleft().result())
        while waiting:
            self._count(waiting.popleft().result())

    def _rows(self, part: Part, what: str) -> Iterator[list[tuple[Any, ...]]]:
        """Batches of rows, each the values of `_columns(part)` and then the row's hash."""
        ((count,),) = self.tables.execute("SELECT count(*) FROM difference WHERE part = ? AND what = ?", [part.name, what]).fetchall()
        if not count:
            return
        names = ", ".join(f't."{name}"' for name in _columns(part))
        # A cursor of its own: the connection may not be asked anything else while its rows are read.
        reader = (
            self.tables.cursor()
            .sql(
                f"""SELECT {names}, d.hash FROM read_parquet('{part.path}') t
                JOIN (SELECT id, hash FROM difference WHERE part = ? AND what = ?) d ON t.id = d.id
                ORDER BY {"t.source, " if part.source else ""}t.id""",
                params=[part.name, what],
            )
            .to_arrow_reader(BATCH)
        )
        for batch in reader:
            yield list(zip(*(column.to_pylist() for column in batch.columns), strict=True))

    def _put(self, part: Part, rows: list[tuple[Any, ...]], *, fresh: bool) -> int:
        """Write rows, and how many they were. Runs in a sender's thread, in a session of its own."""
        from neo4j import exceptions

        create, merge = _texts(part)
        if fresh:
            try:
                with self._session() as session, session.begin_transaction() as transaction:
                    made = transaction.run(create, rows=rows).consume().counters
                    self._check(part, rows, made.nodes_created + made.relationships_created)
                    transaction.commit()
            except (exceptions.ConstraintError, exceptions.TransientError, exceptions.ServiceUnavailable, exceptions.SessionExpired):
                # Perhaps written, perhaps not, or there already by someone's hand: merging is right in every case.
                fresh = False
        if not fresh:
            with self._session() as session:
                merged = session.execute_write(lambda transaction: transaction.run(merge, rows=rows).single(strict=True))
            self._check(part, rows, merged["rows"])
        return len(rows)

    def _check(self, part: Part, rows: list[tuple[Any, ...]], made: int) -> None:
        if made != len(rows):
            raise GraphError(
                f"{made} of {len(rows)} {part.name} could be written: an end is missing in the server; run `councilgraph verify`"
            )

    def _write(self, text: str, **parameters: Any) -> None:
        with self._session() as session:
            session.execute_write(lambda transaction: transaction.run(text, **parameters).consume())

    def _session(self) -> "neo4j.Session":
        return self.driver.session(database=self.database)

    def _count(self, rows: int) -> None:
        self.sent += rows
        self.progress(self.sent, self.total)


def _columns(part: Part) -> list[str]:
    words = vocabulary()
    kind: NodeKind | EdgeKind = words.edges[part.kind] if part.source else words.nodes[part.kind]
    return [*(("source", "target") if part.source else ()), "id", *(column.name for column in words.columns(kind))]


def _texts(part: Part) -> tuple[str, str]:
    """Cypher that creates the rows of a part, and that merges them on their id and says how many.

    A row is a list and its properties stand in the text by name: the server reads that faster than a map of its own in every row.
    """
    names = [*_columns(part), MARK]
    at = {name: f"row[{place}]" for place, name in enumerate(names)}
    values = ", ".join(f"`{name}`: {place}" for name, place in at.items() if name not in ("source", "target"))
    if not part.source:
        return (
            f"{_PLANNED_ONCE} UNWIND $rows AS row CREATE (n:{part.kind} {{{values}}})",
            f"{_PLANNED_ONCE} UNWIND $rows AS row MERGE (n:{part.kind} {{id: {at['id']}}}) "
            f"SET n += {{{values}, no_longer_in_ledger: NULL}} RETURN count(n) AS rows",
        )
    ends = (
        f"{_PLANNED_ONCE} UNWIND $rows AS row MATCH (a:{part.source} {{id: {at['source']}}}) MATCH (b:{part.target} {{id: {at['target']}}})"
    )
    return (
        f"{ends} CREATE (a)-[r:{part.kind} {{{values}}}]->(b)",
        f"{ends} MERGE (a)-[r:{part.kind} {{id: {at['id']}}}]->(b) SET r += {{{values}}} RETURN count(r) AS rows",
    )

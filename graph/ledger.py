"""The ledger: every statement with its evidence, in one DuckDB file. The graph is a projection of it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

import duckdb
import pyarrow as pa

from councilgraph.graph.facts import Source, content_id
from councilgraph.graph.ledger_rows import DOCUMENT, Reading, Reject, Rows, rows_of
from councilgraph.graph.ledger_schema import TABLES
from councilgraph.graph.workspace import Workspace, WorkspaceError

Outcome = Literal["new", "unchanged", "replaced", "reread"]


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the ledger holds. `history` counts documents that a later version replaced."""

    documents: int
    history: int
    statements: int
    evidence: int
    rejects: int
    judgements: int


class Ledger:
    """An open ledger. Use `open_ledger`; every method is one transaction."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, now: Callable[[], str]) -> None:
        """`now` gives the time to note beside what is loaded, ISO 8601; it never reaches the graph."""
        self.connection = connection
        self._now = now

    def held(self, addresses: Sequence[str]) -> dict[str, tuple[str, str]]:
        """The bytes each of `addresses` stands for (SHA-256) and the `reading` they were read by; those not held are left out."""
        found = self.connection.execute(
            """SELECT a.address, d.sha256, d.reading FROM address a JOIN document d ON d.id = a.document
               WHERE a.address IN (SELECT unnest(?::VARCHAR[]))""",
            [list(addresses)],
        )
        return {address: (sha256, reading) for address, sha256, reading in found.fetchall()}

    def record(self, read: Reading, reading: str) -> Outcome:
        """Put one document's statements in; see `record_all`."""
        (outcome,) = self.record_all([(rows_of(read), reading)])
        return outcome

    def record_all(self, read: Sequence[tuple[Rows, str]]) -> tuple[Outcome, ...]:
        """Put the statements of documents in, each with its `reading`; all of them or none, and far faster together than one by one.

        The same bytes change nothing; changed bytes under the same address replace what the old ones said, which stays as
        history; the same bytes read by another version of the reader are stated anew. The outcomes are in
        the order given.
        """
        outcomes: list[Outcome] = []
        for some in _apart(read):
            with self._transaction():
                outcomes += self._put(some)
        return tuple(outcomes)

    def _put(self, read: Sequence[tuple[Rows, str]]) -> list[Outcome]:
        """Put in documents of which no two share their address or their bytes."""
        ask = self.connection.execute
        addresses, documents = [rows.source.address for rows, _ in read], [rows.source.id for rows, _ in read]
        held = dict(ask("SELECT address, document FROM address WHERE address IN (SELECT unnest(?::VARCHAR[]))", [addresses]).fetchall())
        known = dict(ask("SELECT id, reading FROM document WHERE id IN (SELECT unnest(?::VARCHAR[]))", [documents]).fetchall())
        outcomes = [_outcome(rows.source, reading, held, known) for rows, reading in read]
        news = [(rows, reading) for (rows, reading), outcome in zip(read, outcomes, strict=True) if outcome != "unchanged"]
        if not news:
            return outcomes
        now = self._now()
        replaced = [rows.source.address for (rows, _), outcome in zip(read, outcomes, strict=True) if outcome == "replaced"]
        if replaced:
            ask(
                "INSERT INTO former_address SELECT address, document, loaded_at, ? FROM address WHERE address IN (SELECT unnest(?::VARCHAR[]))",
                [now, replaced],
            )
        self._insert("OR REPLACE INTO address", pa.Table.from_pylist([_address_row(rows.source, now) for rows, _ in news]))
        ask("DELETE FROM reject WHERE address IN (SELECT unnest(?::VARCHAR[]))", [[rows.source.address for rows, _ in news]])
        for rows, _ in news:
            self._note_rejects(rows.source.address, rows.rejects)
        stated = [(rows, reading) for rows, reading in news if known.get(rows.source.id) != reading]
        for rows, _ in stated:
            if rows.source.id in known:
                self._erase(rows.source.id)
        if stated:
            self._insert(
                "INTO document",
                pa.Table.from_pylist([_document_row(rows.source, reading, now) for rows, reading in stated], schema=DOCUMENT),
            )
            self._insert("INTO evidence", pa.concat_tables([rows.evidence for rows, _ in stated]))
            self._insert("INTO statement", pa.concat_tables([rows.statements for rows, _ in stated]))
        self._changed()
        return outcomes

    def last_loaded(self) -> str | None:
        """The day on which a document was last taken in, as a full ISO date; None where there is none."""
        (found,) = self.connection.execute("SELECT max(loaded_at)[:10] FROM address").fetchone() or (None,)
        return str(found) if found else None

    def reject(self, address: str, rejects: Sequence[Reject]) -> None:
        """Note a file that could not be read at all, in place of what was noted of it before."""
        with self._transaction():
            self.connection.execute("DELETE FROM reject WHERE address = ?", [address])
            self._note_rejects(address, rejects)

    def forget(self, address: str) -> int:
        """Remove the document at `address` (absolute, or as it was shown) and all that only it supported, history too.

        Returns how many statements went. A document that also stands under another address keeps them. Raises
        WorkspaceError where no document stands there.
        """
        with self._transaction():
            addresses = self.connection.execute(
                "SELECT address FROM address WHERE address = ? OR shown = ? UNION SELECT address FROM former_address WHERE address = ?",
                [address, address, address],
            ).fetchall()
            if not addresses:
                raise WorkspaceError(f"{address}: no document was loaded from there; `councilgraph status` lists the addresses")
            before = self.counts().statements
            for (found,) in addresses:
                documents = self.connection.execute(
                    "SELECT document FROM address WHERE address = ? UNION SELECT document FROM former_address WHERE address = ?",
                    [found, found],
                ).fetchall()
                self.connection.execute("DELETE FROM address WHERE address = ?", [found])
                self.connection.execute("DELETE FROM former_address WHERE address = ?", [found])
                self.connection.execute("DELETE FROM reject WHERE address = ?", [found])
                for (document,) in documents:
                    held = self.connection.execute(
                        "SELECT 1 FROM address WHERE document = ? UNION SELECT 1 FROM former_address WHERE document = ?",
                        [document, document],
                    ).fetchone()
                    if held is None:
                        self._erase(document)
            self._changed()
            return before - self.counts().statements

    def counts(self) -> Counts:
        """How much the ledger holds now."""
        row = self.connection.execute(
            """SELECT (SELECT count(*) FROM live_document),
                      (SELECT count(*) FROM document) - (SELECT count(*) FROM live_document),
                      (SELECT count(*) FROM live_statement), (SELECT count(*) FROM live_evidence),
                      (SELECT count(*) FROM reject), (SELECT count(*) FROM judgement WHERE undone_at IS NULL)"""
        ).fetchone()
        assert row is not None
        return Counts(*row)

    @property
    def change_number(self) -> int:
        """A number that grows with every change, so that a graph can say which state of the ledger it was built from."""
        row = self.connection.execute("SELECT coalesce(max(number), 0) FROM change").fetchone()
        return int(row[0]) if row else 0

    def judge(self, left: str, right: str, *, same: bool, because: str, by: str) -> str:
        """Store a person's decision that two keys are, or are not, the same; returns its id. A later one replaces it."""
        first, second = sorted((left, right))
        with self._transaction():
            now = self._now()
            self.undo_judgement(first, second)
            judgement = content_id(first, second, same, because, now)
            self.connection.execute(
                "INSERT OR REPLACE INTO judgement VALUES (?, ?, ?, ?, ?, ?, ?, NULL)",
                [judgement, first, second, same, because, by, now],
            )
            self._changed()
        return judgement

    def undo_judgement(self, left: str, right: str) -> bool:
        """Mark the decision on two keys as undone; the row stays as history. True where there was one."""
        first, second = sorted((left, right))
        undone = self.connection.execute(
            'UPDATE judgement SET undone_at = ? WHERE "left" = ? AND "right" = ? AND undone_at IS NULL RETURNING id',
            [self._now(), first, second],
        ).fetchall()
        if undone:
            self._changed()
        return bool(undone)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.begin()
        try:
            yield
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()

    def _note_rejects(self, address: str, rejects: Iterable[Reject]) -> None:
        for reject in rejects:
            self.connection.execute(
                "INSERT INTO reject VALUES (?, ?, ?, ?, ?, ?, ?)",
                [address, reject.file, reject.row, reject.column, reject.value, reject.reason, reject.hint],
            )

    def _erase(self, document: str) -> None:
        for table, column in (("statement", "document"), ("evidence", "document"), ("document", "id")):
            self.connection.execute(f"DELETE FROM {table} WHERE {column} = ?", [document])

    def _insert(self, how: str, rows: pa.Table) -> None:
        """Insert `rows`; `how` says where: `INTO statement`."""
        self.connection.register("incoming", rows)
        self.connection.execute(f"INSERT {how} BY NAME SELECT * FROM incoming")
        self.connection.unregister("incoming")

    def _changed(self) -> None:
        self.connection.execute("INSERT INTO change SELECT coalesce(max(number), 0) + 1 FROM change")


@contextmanager
def open_ledger(
    workspace: Workspace,
    purpose: str,
    *,
    now: Callable[[], str],
    wait: float = 60.0,
    waiting: Callable[[str], None] = lambda holder: None,
) -> Iterator[Ledger]:
    """Open the workspace's ledger for this process alone, making it where there is none.

    Raises WorkspaceBusyError (see Workspace.locked) and WorkspaceError where the file is not a ledger.
    """
    with workspace.locked(purpose, wait=wait, waiting=waiting):
        try:
            connection = duckdb.connect(str(workspace.ledger))
        except duckdb.Error as error:
            raise WorkspaceError(f"{workspace.ledger}: cannot be opened as a ledger: {error}") from error
        try:
            connection.execute(TABLES)
            yield Ledger(connection, now)
        finally:
            connection.close()


def _apart(read: Sequence[tuple[Rows, str]]) -> Iterator[Sequence[tuple[Rows, str]]]:
    """The documents in their order, parted so that no two of one part share their address or their bytes."""
    part: list[tuple[Rows, str]] = []
    taken: set[str] = set()
    for rows, reading in read:
        own = {rows.source.address, rows.source.id}
        if own & taken:
            yield part
            part, taken = [], set()
        part.append((rows, reading))
        taken |= own
    if part:
        yield part


def _outcome(source: Source, reading: str, held: dict[str, str], known: dict[str, str]) -> Outcome:
    """What becomes of a document; `held` says which stands under an address, `known` how each was read."""
    before = held.get(source.address)
    if before is None:
        return "new"
    if before != source.id:
        return "replaced"
    return "unchanged" if known.get(source.id) == reading else "reread"


def _address_row(source: Source, now: str) -> dict[str, str]:
    return {"address": source.address, "shown": source.shown, "document": source.id, "loaded_at": now}


def _document_row(source: Source, reading: str, now: str) -> dict[str, str | None]:
    return {
        "id": source.id, "sha256": source.sha256, "media_type": source.media_type, "kind": source.kind, "title": source.title,
        "date": source.date, "licence": source.licence, "access": source.access, "text": source.text, "reading": reading, "loaded_at": now,
    }  # fmt: skip

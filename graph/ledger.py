"""The ledger: every statement with its evidence, in one DuckDB file. The graph is a projection of it."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

import duckdb
import pyarrow as pa

from councilgraph.graph.facts import Source, Statement, content_id
from councilgraph.graph.ledger_schema import TABLES
from councilgraph.graph.vocabulary import VocabularyError, vocabulary
from councilgraph.graph.workspace import Workspace, WorkspaceError

Outcome = Literal["new", "unchanged", "replaced", "reread"]


@dataclass(frozen=True, slots=True)
class Reject:
    """A file, row or value that was not loaded: where it stands, why, and what to do. `row` counts from 1, the header's."""

    file: str
    row: int | None
    column: str | None
    value: str | None
    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document yielded: the source, what it states, and the rows of it that were refused."""

    source: Source
    statements: tuple[Statement, ...]
    rejects: tuple[Reject, ...] = ()


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
        """Put one document's statements in, whole or not at all.

        The same bytes change nothing; changed bytes under the same address replace what the old ones said, which stays as
        history; the same bytes read by another version of the reader are stated anew. Raises VocabularyError for a statement
        that the vocabulary does not know, before anything is written.
        """
        source = read.source
        rows = _statement_rows(source, read.statements)
        with self._transaction():
            held = self.connection.execute("SELECT document FROM address WHERE address = ?", [source.address]).fetchone()
            known = self.connection.execute("SELECT reading FROM document WHERE id = ?", [source.id]).fetchone()
            if held == (source.id,) and known == (reading,):
                return "unchanged"
            now = self._now()
            if held and held != (source.id,):
                self.connection.execute(
                    "INSERT INTO former_address SELECT address, document, loaded_at, ? FROM address WHERE address = ?",
                    [now, source.address],
                )
            self.connection.execute("INSERT OR REPLACE INTO address VALUES (?, ?, ?, ?)", [source.address, source.shown, source.id, now])
            self._replace_rejects(source.address, read.rejects)
            if known != (reading,):
                self._erase(source.id)
                self.connection.execute(
                    "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    [source.id, source.sha256, source.media_type, source.kind, source.title, source.date, source.licence,
                     source.access, source.text, reading, now],
                )  # fmt: skip
                self._insert("evidence", _evidence_rows(source, read.statements))
                self._insert("statement", rows)
            self._changed()
        if held is None:
            return "new"
        return "reread" if held == (source.id,) else "replaced"

    def last_loaded(self) -> str | None:
        """The day on which a document was last taken in, as a full ISO date; None where there is none."""
        (found,) = self.connection.execute("SELECT max(loaded_at)[:10] FROM address").fetchone() or (None,)
        return str(found) if found else None

    def reject(self, address: str, rejects: Sequence[Reject]) -> None:
        """Note a file that could not be read at all, in place of what was noted of it before."""
        with self._transaction():
            self._replace_rejects(address, rejects)

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

    def _replace_rejects(self, address: str, rejects: Iterable[Reject]) -> None:
        self.connection.execute("DELETE FROM reject WHERE address = ?", [address])
        for reject in rejects:
            self.connection.execute(
                "INSERT INTO reject VALUES (?, ?, ?, ?, ?, ?, ?)",
                [address, reject.file, reject.row, reject.column, reject.value, reject.reason, reject.hint],
            )

    def _erase(self, document: str) -> None:
        for table, column in (("statement", "document"), ("evidence", "document"), ("document", "id")):
            self.connection.execute(f"DELETE FROM {table} WHERE {column} = ?", [document])

    def _insert(self, table: str, rows: pa.Table) -> None:
        self.connection.register("incoming", rows)
        self.connection.execute(f"INSERT INTO {table} BY NAME SELECT * FROM incoming")
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


def _statement_rows(source: Source, statements: Sequence[Statement]) -> pa.Table:
    rows: dict[str, dict[str, object]] = {}
    for statement in statements:
        _check(statement)
        identity = statement.id(source.id)
        rows[identity] = {
            "id": identity,
            "document": source.id,
            "subject": statement.subject,
            "predicate": statement.predicate,
            "object": str(statement.object).lower() if isinstance(statement.object, bool) else str(statement.object),
            "qualifiers": _json(statement.qualifiers),
            "raw": _json(statement.raw),
            "valid_from": statement.valid_from,
            "valid_to": statement.valid_to,
            "evidence": sorted({evidence_id(source.id, span.start, span.end) for span in statement.spans}),
            "extractor": statement.extractor,
            "version": statement.version,
            "access": "restricted" if "restricted" in (statement.access, source.access) else "open",
        }
    return pa.Table.from_pylist([rows[key] for key in sorted(rows)], schema=_STATEMENT)


def _evidence_rows(source: Source, statements: Sequence[Statement]) -> pa.Table:
    rows: dict[str, dict[str, object]] = {}
    for statement in statements:
        # Words that support any open fact are open themselves; the rest are as private as what they say.
        access = "restricted" if "restricted" in (statement.access, source.access) else "open"
        for span in statement.spans:
            identity = evidence_id(source.id, span.start, span.end)
            if identity in rows and access == "restricted":
                continue
            rows[identity] = {
                "id": identity,
                "document": source.id,
                "start": span.start,
                "end": span.end,
                "quote": span.quote,
                "locator": span.locator,
                "access": access,
            }
    return pa.Table.from_pylist([rows[key] for key in sorted(rows)], schema=_EVIDENCE)


def evidence_id(document: str, start: int, end: int) -> str:
    """Key of the Evidence node for `text[start:end]` of a document."""
    return f"evidence/{content_id(document, start, end)}"


_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True)


def _json(pairs: Sequence[tuple[str, object]]) -> str:
    return _ENCODER.encode({key: value for key, value in pairs if value is not None}) if pairs else "{}"


@cache
def _check_form(subject: str, predicate: str, target: str | None, qualifiers: frozenset[str]) -> None:
    """Raise VocabularyError unless the vocabulary has statements of this form; `subject` and `target` are the slugs of kinds."""
    words = vocabulary()
    kind = words.kind_of(f"{subject}/")
    edge = words.edges.get(predicate)
    if edge is None:
        if predicate not in {field.name for field in kind.fields}:
            raise VocabularyError(f"{predicate!r} is neither a field of {kind.name} nor an edge")
        return
    pair = (kind.name, words.kind_of(f"{target}/").name)
    if pair not in edge.pairs:
        raise VocabularyError(f"{edge.name} does not join {pair[0]} to {pair[1]}")
    for name in qualifiers - {field.name for field in edge.fields}:
        raise VocabularyError(f"{name!r} is no field of {edge.name}")


def _check(statement: Statement) -> None:
    is_edge = statement.predicate.isupper()
    if isinstance(statement.object, tuple):
        raise VocabularyError(f"{statement.predicate}: state each value of a list by itself")
    target = _slug(str(statement.object)) if is_edge else None
    _check_form(_slug(statement.subject), statement.predicate, target, frozenset(name for name, _ in statement.qualifiers))


def _slug(key: str) -> str:
    return key.removeprefix("~").partition("/")[0]


_STATEMENT = pa.schema(
    [(name, pa.string()) for name in ("id", "document", "subject", "predicate", "object", "qualifiers", "raw", "valid_from", "valid_to")]
    + [("evidence", pa.list_(pa.string()))]
    + [(name, pa.string()) for name in ("extractor", "version", "access")]
)
_EVIDENCE = pa.schema(
    [
        ("id", pa.string()),
        ("document", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("quote", pa.string()),
        ("locator", pa.string()),
        ("access", pa.string()),
    ]
)

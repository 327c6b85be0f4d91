"""A document's statements as rows of the ledger: ids, words and access worked out where the document is read, by whichever process."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyarrow as pa

from councilgraph.graph.facts import Source, Statement, content_id
from councilgraph.graph.vocabulary import VocabularyError, vocabulary


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
class Rows:
    """A Reading as the ledger stores it. `stated` counts its statements before those that say the same are made one."""

    source: Source
    statements: pa.Table
    evidence: pa.Table
    rejects: tuple[Reject, ...]
    stated: int


def rows_of(read: Reading) -> Rows:
    """The rows of what one document yielded, each table in the order of its ids.

    Raises VocabularyError for a statement that the vocabulary does not know.
    """
    source = read.source
    key = source.id
    ids: dict[tuple[int, int], str] = {}
    stated: dict[str, tuple[object, ...]] = {}
    shown: dict[str, tuple[object, ...]] = {}
    for statement in read.statements:
        _check(statement)
        # Words that support any open fact are open themselves; the rest are as private as what they say.
        access = "restricted" if "restricted" in (statement.access, source.access) else "open"
        evidence: set[str] = set()
        for span in statement.spans:
            place = (span.start, span.end)
            identity = ids.get(place) or ids.setdefault(place, evidence_id(key, *place))
            evidence.add(identity)
            if identity not in shown or access == "open":
                shown[identity] = (identity, key, span.start, span.end, span.quote, span.locator, access)
        identity = statement.id(key)
        stated[identity] = (
            identity,
            key,
            statement.subject,
            statement.predicate,
            str(statement.object).lower() if isinstance(statement.object, bool) else str(statement.object),
            _json(statement.qualifiers),
            _json(statement.raw),
            statement.valid_from,
            statement.valid_to,
            sorted(evidence),
            statement.extractor,
            statement.version,
            access,
        )
    return Rows(source, _table(stated, STATEMENT), _table(shown, EVIDENCE), read.rejects, len(read.statements))


def _table(rows: dict[str, tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    ordered = [rows[key] for key in sorted(rows)]
    columns = zip(*ordered, strict=True) if ordered else ([] for _ in schema)
    return pa.Table.from_arrays([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)


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


STATEMENT: Final = pa.schema(
    [(name, pa.string()) for name in ("id", "document", "subject", "predicate", "object", "qualifiers", "raw", "valid_from", "valid_to")]
    + [("evidence", pa.list_(pa.string()))]
    + [(name, pa.string()) for name in ("extractor", "version", "access")]
)
EVIDENCE: Final = pa.schema(
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
DOCUMENT: Final = pa.schema(
    [
        (name, pa.string())
        for name in ("id", "sha256", "media_type", "kind", "title", "date", "licence", "access", "text", "reading", "loaded_at")
    ]
)

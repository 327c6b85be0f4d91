"""Statements: what one source says, in whose words, and the ids that come from content alone."""

import hashlib
import json
from dataclasses import dataclass
from typing import Final, Literal

Value = str | int | float | bool | tuple[str, ...]
Access = Literal["open", "restricted"]
OPEN: Final[Access] = "open"
RESTRICTED: Final[Access] = "restricted"
# One encoder for all ids: making one a call costs more than the hash.
_PACKER: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=list)


def content_id(*parts: object) -> str:
    """The first 16 hex digits of a SHA-256 over `parts` as a JSON array, so ("ab", "c") and ("a", "bc") differ.

    >>> content_id("ab", "c") == content_id("a", "bc")
    False
    """
    return hashlib.sha256(_PACKER.encode(parts).encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of a document: `text[start:end] == quote`, in code points of its plain text.

    `locator` says where a person would look: `row 12, column award_date` or `page 3`.
    """

    start: int
    end: int
    quote: str
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The document that statements were read from.

    `address` is the absolute path or URL it was loaded from, `shown` the same as its reader gave it; `sha256` the hash of
    its bytes, which makes its identity; `text` its plain text with contact details blanked out, character for character.
    `date` is a partial ISO date. `access` is the strictest that holds for the whole document.
    """

    address: str
    shown: str
    sha256: str
    media_type: str
    kind: str
    title: str | None = None
    date: str | None = None
    licence: str | None = None
    access: Access = OPEN
    text: str = ""

    @property
    def id(self) -> str:
        """Key of the document's node, the same wherever the bytes were loaded from."""
        return f"document/{self.sha256[:16]}"

    def local(self, slug: str, *parts: object) -> str:
        """A key for something this document mentions and does not identify, to be resolved over all documents.

        `slug` is the node kind's slug: `source.local("person", "Sue Woodward")` -> `~person/1f0c…/9ab2…`.
        """
        return f"~{slug}/{self.sha256[:16]}/{content_id(*parts)}"


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact as one source states it.

    `subject` is the key of a node: `council/STS`, or a local key (`Source.local`) still to be resolved. `predicate` is a field
    of the subject's kind, and then `object` is its value; or an edge, and then `object` is a key and `qualifiers` holds the
    edge's fields. `raw` keeps values as printed where cleaning changed them. `valid_from` and `valid_to` are partial ISO dates of
    the time that the fact is stated for (a mention's is the meeting's date). `spans` is never empty: no words, no statement.
    `extractor` names what read it, `version` its version.
    """

    subject: str
    predicate: str
    object: Value
    spans: tuple[Span, ...]
    extractor: str
    version: str
    qualifiers: tuple[tuple[str, Value], ...] = ()
    raw: tuple[tuple[str, str], ...] = ()
    valid_from: str | None = None
    valid_to: str | None = None
    access: Access = OPEN

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError(f"{self.subject} {self.predicate}: a statement needs the words it came from")

    def id(self, document: str) -> str:
        """The statement's id within `document` (a document's key): a hash of content, extractor version aside."""
        spans = sorted((span.start, span.end) for span in self.spans)
        return content_id(document, self.subject, self.predicate, self.object, sorted(self.qualifiers), spans)

"""Contact details cut out of a record: out of every value, and out of the words quoted for it."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from councilgraph.graph.facts import Span
from councilgraph.loaders.contacts import without_contacts
from councilgraph.loaders.record import Element, Record


def cut_contacts(record: Record, contacts: Sequence[tuple[int, int]], text: str) -> Record:
    """The record without the contact details at `contacts` (start, end; in order) of the document's text.

    A quote that holds one is parted around it; an element of which nothing else is left goes.
    """
    changed: dict[str, Any] = {}
    for entry in fields(record):
        value = getattr(record, entry.name)
        if isinstance(value, tuple):
            changed[entry.name] = tuple(kept for element in value if (kept := _cut(element, contacts, text)) is not None)
        elif isinstance(value, Element):
            changed[entry.name] = _cut(value, contacts, text)
    return replace(record, **changed)


def _cut(element: Any, contacts: Sequence[tuple[int, int]], text: str) -> Any:
    assert is_dataclass(element)
    values: dict[str, Any] = {}
    for entry in fields(element):
        value = getattr(element, entry.name)
        if entry.name == "evidence":
            values["evidence"] = tuple(piece for span in value for piece in _pieces(span, contacts, text))
        elif isinstance(value, str):
            values[entry.name] = without_contacts(value) or None
        elif isinstance(value, tuple):
            values[entry.name] = tuple(kept for inner in value if (kept := without_contacts(inner)))
    return replace(element, **values) if values["evidence"] else None  # type: ignore[type-var]


def _pieces(span: Span, contacts: Sequence[tuple[int, int]], text: str) -> Iterator[Span]:
    """The parts of a span that hold no contact detail, joining marks trimmed."""
    start = span.start
    for begin, end in contacts[max(0, bisect_left(contacts, (span.start, 0)) - 1) :]:
        if begin >= span.end:
            break
        if end <= start:
            continue
        yield from _trimmed(start, min(begin, span.end), span, text)
        start = end
    if start == span.start:
        yield span
    else:
        yield from _trimmed(start, span.end, span, text)


def _trimmed(start: int, end: int, span: Span, text: str) -> Iterator[Span]:
    while start < end and (text[start].isspace() or text[start] in ",;:()"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;:("):
        end -= 1
    if start < end:
        yield Span(start, end, text[start:end], span.locator)

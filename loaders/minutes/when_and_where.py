"""When and where a meeting was held, as its page says."""

import re
from collections.abc import Iterator
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.bodies import clean_name
from councilgraph.loaders.minutes.dates import DATE, dates_in, find_time, iso_date
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.page_meta import given

_VENUE: Final = re.compile(
    r"\b(?i:held|meeting)\b.{0,120}?\b(?i:in|at|via)\s+(?P<venue>(?:(?i:the)\s+)?[A-Z][\w'’&,. -]*?)(?=\s+(?i:on|at|commencing|starting|from|for the)(?:\s+|$)|\s+(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|[.;]|$)"
)
_DECIDED_ON: Final = re.compile(
    r"(?:Date (?:of )?decision(?: (?:made|taken))?|Decision date|Decided at meeting|Decided on):\s*", re.IGNORECASE
)
_OTHER_MEETING: Final = re.compile(r"\b(?:next|last|previous|minutes of the meeting held|future)\b", re.IGNORECASE)
# Within so many characters a page says whose minutes it is.
OPENING: Final = 150
# Lines that a numbered date of the meeting may stand in.
_FRONT: Final = 4
# Characters of the longest line that is rather a title.
_TITLE: Final = 80
# A page that is one paragraph says early where the meeting was.
_PLACED: Final = 500


def find_date(outline: Outline, head: list[Line]) -> tuple[str, Span] | None:
    """The day of the meeting, with its words."""
    told = given(outline, "meeting-date")
    if told and (stated := DATE.search(told[0])) and (day := iso_date(stated)):
        return day, told[1]
    for line, found in _dated(head):
        before = line.text[max(0, found.start() - 45) : found.start()]
        value = iso_date(found)
        if value and len(value) == 10 and not (_OTHER_MEETING.search(before) and not _is_own(line, found.start(), head)):
            return value, line.span(found.start(), found.end())
    dated = list(_dated(head))
    year = next((value[:4] for line, found in dated if (value := iso_date(found))), None)
    for line, found in dated:
        value = iso_date(found, year) if found["month"] else iso_date(found)
        if (
            value
            and not _OTHER_MEETING.search(line.text[max(0, found.start() - 45) : found.start()])
            and (len(value) == 10 or line.text == found.group())
        ):
            return value, line.span(found.start(), found.end())
    return _in_title(outline) or _decided_on(outline)


def _decided_on(outline: Outline) -> tuple[str, Span] | None:
    """`Date of decision: 12/09/2024`, which the record of a decision says under it."""
    for line in outline.lines:
        told = _DECIDED_ON.match(line.text) if ":" in line.text else None
        found = DATE.match(line.text, told.end()) if told else None
        if found and (value := iso_date(found)):
            return value, line.span(found.start(), found.end())
    return None


def _in_title(outline: Outline) -> tuple[str, Span] | None:
    """The day in the title that stands above a Markdown page: `title: "Parish Council Meeting (8th May 2001)"`."""
    text = outline.document.text
    title = dict(outline.document.meta).get("title") or ""
    found = next(dates_in(title), None) if title and title in text[:_PLACED] else None
    value = iso_date(found) if found else None
    if found is None or value is None or len(value) < len("2001-05-08"):
        return None
    at = text.index(title) + found.start()
    return value, Span(at, at + len(found.group()), found.group())


def _is_own(line: Line, at: int, head: list[Line]) -> bool:
    """`Minutes of the meeting held on` a date is this meeting's at the start of a line, or of a page that is one paragraph."""
    return line.text.casefold().startswith(("minutes", "note")) or (line is head[0] and at < OPENING)


def _dated(lines: list[Line]) -> Iterator[tuple[Line, re.Match[str]]]:
    """The dates of a page's head; a numbered sentence further down is business."""
    numbered = [index > _FRONT and (line.marker or "")[:1].isdigit() and len(line.text) > _TITLE for index, line in enumerate(lines)]
    return ((line, found) for line, business in zip(lines, numbered, strict=True) if not business for found in dates_in(line.text))


def find_hour(outline: Outline, labels: dict[str, Line], head: list[Line], date: tuple[str, Span] | None) -> tuple[str, Span] | None:
    """The time at which it began, with its words."""
    told = given(outline, "meeting-time")
    if told and (stated := find_time(told[0])):
        return stated[0], told[1]
    if "time" in labels and (found := find_time(labels["time"].text)):
        return found[0], labels["time"].span(found[1], found[2])
    if date is None:
        return None
    for line in head:
        if (line.start <= date[1].start < line.end) or line.text.casefold().startswith(("time", "commenc", "start")):
            blank = list(line.text)
            for day in dates_in(line.text):
                blank[day.start() : day.end()] = " " * (day.end() - day.start())
            if found := find_time("".join(blank)):
                return found[0], line.span(found[1], found[2])
    return None


def find_venue(labels: dict[str, Line], head: list[Line]) -> tuple[str, Span] | None:
    """Where it was held, with its words."""
    if "venue" in labels:
        return labels["venue"].text.rstrip(". "), labels["venue"].span()
    for line in head:
        found = _VENUE.search(line.text)
        if (
            found
            and found.end() < _PLACED
            and not DATE.match(found["venue"])
            and find_time(found["venue"]) is None
            and 3 < len(found["venue"]) < 120
        ):
            return clean_name(found["venue"]), line.span(found.start("venue"), found.end("venue"))
    return None

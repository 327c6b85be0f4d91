"""Tables of councils and what they had of a programme: `Council | Award`, `Authority | Date of challenge`."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, Literal

from councilgraph.loaders.minutes.dates import DATE, iso_date
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.programmes import ProgrammeMention, on_line
from councilgraph.loaders.minutes.roles import read_standing
from councilgraph.loaders.record import Participation
from councilgraph.loaders.register import Register

Column = Literal["council", "award", "date"]

_HEADS: Final[tuple[tuple[Column, re.Pattern[str]], ...]] = (
    (
        "council",
        re.compile(
            r"(?:lead |local )?(?:councils?|authorit(?:y|ies)|local authorit(?:y|ies)|districts?|boroughs?)(?: name)?", re.IGNORECASE
        ),
    ),
    ("award", re.compile(r"(?:grants? )?(?:award(?:ed)?|amount(?: awarded)?|grant|funding)(?: \(£\))?(?: awarded)?", re.IGNORECASE)),
    ("date", re.compile(r"(?:date|when|month|held)(?: (?:of|held|it was held)(?: (?:the )?\w+){0,3})?", re.IGNORECASE)),
)
_SUM: Final = re.compile(r"£?\s?(?P<figures>\d[\d,]*(?:\.\d+)?)\s?(?P<scale>k|m|million)?", re.IGNORECASE)
_SCALES: Final = {"k": 1e3, "m": 1e6, "million": 1e6}
# Lines over a table that may say what it is of.
_CAPTION: Final = 2
_LONGEST_HEAD: Final = 40


def in_tables(lines: Sequence[Line], mentions: tuple[ProgrammeMention, ...], register: Register, on: str | None) -> Iterator[Participation]:
    """What the rows of such tables say, each with the words of its cells. The programme is named in the heading row or right over it."""
    columns: dict[int, Column] = {}
    programme: str | None = None
    above: list[Line] = []
    for row, group in groupby(lines, key=lambda line: line.row):
        cells = list(group)
        if row is None:
            columns, above = {}, cells[-_CAPTION:]
        elif headed := _columns(cells):
            columns, programme = headed, _programme(cells, mentions) or _programme(above, mentions)
        elif columns and programme and (entry := _entry(cells, columns, programme, register, on)):
            yield entry


def _columns(cells: Sequence[Line]) -> dict[int, Column]:
    if len(cells) < 2 or any(len(cell.text) > _LONGEST_HEAD for cell in cells):
        return {}
    named = {cell.column: kind for cell in cells for kind, words in _HEADS if words.fullmatch(cell.text.strip(" :"))}
    held = list(named.values())
    return named if held.count("council") == 1 and len(held) > 1 else {}


def _programme(lines: Sequence[Line], mentions: tuple[ProgrammeMention, ...]) -> str | None:
    """The one programme that the lines name, the nearest line first."""
    for line in reversed(lines):
        ids = {mention.id for mention in on_line(mentions, line)}
        if ids:
            return ids.pop() if len(ids) == 1 else None
    return None


def _entry(cells: Sequence[Line], columns: dict[int, Column], programme: str, register: Register, on: str | None) -> Participation | None:
    by_kind = {columns[cell.column]: cell for cell in reversed(cells) if cell.column in columns}
    council = by_kind.get("council")
    code = read_standing(council.text, register, on, listed=True).council if council else None
    if council is None or code is None:
        return None
    award, date = by_kind.get("award"), by_kind.get("date")
    day = _day(date.text) if date else None
    if award and (given := _SUM.fullmatch(award.text.strip())):
        pounds = round(float(given["figures"].replace(",", "")) * _SCALES.get((given["scale"] or "").casefold(), 1.0), 2)
        return Participation((council.span(), award.span()), council=code, programme=programme, status="awarded", date=day, amount=pounds)
    if award is None and date and day and on:
        status = "planned" if day > on[: len(day)] else "held"
        return Participation((council.span(), date.span()), council=code, programme=programme, status=status, date=day, amount=None)
    return None


def _day(text: str) -> str | None:
    found = DATE.search(text)
    return iso_date(found) if found else None

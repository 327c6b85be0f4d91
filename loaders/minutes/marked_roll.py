"""Members listed with a mark before each name, and a key below that says what the marks mean: `+ Cllr Lee`, `- Cllr Hay`, `- Apologies`."""

import re
from collections.abc import Iterator
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.listings import Listing
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.roles import CHAIR
from councilgraph.loaders.minutes.seats import entries
from councilgraph.loaders.minutes.words import Sought
from councilgraph.loaders.record import AttendanceStatus
from councilgraph.loaders.register import Register

_MEANS: Final[tuple[tuple[re.Pattern[str], AttendanceStatus], ...]] = (
    (re.compile(r"(?:denotes )?apolog", re.IGNORECASE), "apologies"),
    (re.compile(r"(?:denotes )?(?:absent|not present)", re.IGNORECASE), "absent"),
    (re.compile(r"(?:denotes )?(?:present|(?:virtual|remote) attendance|attended|in attendance)", re.IGNORECASE), "present"),
)
_LONGEST: Final = 40
_MARKED: Final = frozenset("+-*")
_MEMBER: Final = re.compile(r"(?:(?P<letter>[a-z]) )?(?P<title>(?:Cllr|Councillor|Alderman)\b)")
_FEWEST: Final = 2
# Lines from the top within which such a list and its key stand.
_TOP: Final = 60


def marked_roll(outline: Outline, register: Register, on: str | None) -> Iterator[tuple[Line, list[Mention]]]:
    """Each line of such a list with the people it names; nothing on a page without a key. Where the key has one mark, for those present,
    `a` marks an apology and no mark an absence."""
    top = outline.lines[:_TOP]
    key = {mark: (line.start, meant) for line in top if (mark := _mark(line)) in _MARKED and (meant := _meaning(line.text))}
    if not key or not any(meant == "present" for _, meant in key.values()):
        return
    below = min(start for start, _ in key.values())
    members = [line for line in top if line.start < below and _MEMBER.match(line.text)]
    if len(key) == 1 and sum(_mark(line) in key for line in members) < _FEWEST:
        return
    before: Line | None = None
    for line in top:
        if line.start >= below:
            return
        if (found := _MEMBER.match(line.text)) and (member := line.cut(found.start("title"))):
            # An asterisk is taken for bold type and lost.
            mark = (before.text if line.column and before else _mark(line)) or "*" * (len(key) > 1)
            if len(key) > 1 and mark not in key:
                mark = "*"
            status = key[mark][1] if mark in key else "apologies" if found["letter"] == "a" else "absent"
            if mark in key or len(key) == 1:
                named = list(entries(member, Listing(status, register, on)))
                yield line, [_chairing(mention, before) for mention in named]
        before = line


# `p = present  a = apologies`.
_LETTER_KEY: Final = Sought(
    r"(?<![\w])(?P<mark>[A-Za-z])\s*(?:=|denotes|indicates)\s*(?P<meaning>(?:present|apolog|absent|attended|in attendance)\w*)",
    "present|apolog|absent|attend",
    flags=re.IGNORECASE,
)
_LETTERED: Final = re.compile(r"(?P<mark>[A-Za-z]) (?=[A-Z])")
_LONGEST_KEY: Final = 90


def lettered_roll(outline: Outline, register: Register, on: str | None) -> Iterator[tuple[Line, list[Mention]]]:
    """`p Ann Lee (Headteacher)`, `a Bo Hay`, over a key: each line with the person, there or not as the letter says."""
    top = outline.lines[:_TOP]
    key: dict[str, AttendanceStatus] = {}
    below = 0
    for line in top:
        found = list(_LETTER_KEY.finditer(line.text)) if len(line.text) < _LONGEST_KEY else []
        if len(found) >= _FEWEST:
            key, below = {one["mark"]: meant for one in found if (meant := _meaning(one["meaning"]))}, line.start
            break
    if "present" not in key.values():
        return
    before: Line | None = None
    for line in top:
        marked = _LETTERED.match(line.text)
        if line.start < below and marked and marked["mark"] in key and (member := line.cut(marked.end())):
            named = list(entries(member, Listing(key[marked["mark"]], register, on)))
            yield line, [_chairing(mention, before) for mention in named]
        before = line


def _chairing(mention: Mention, before: Line | None) -> Mention:
    """The person with `Chairman:`, where that stands on the line above."""
    if before is None or before.row is not None or mention.standing.role or not CHAIR.fullmatch(before.text.strip(" :")):
        return mention
    standing = mention.standing._replace(role=before.text.strip(" :"))
    return mention._replace(standing=standing, spans=(*mention.spans, before.span()))


def _mark(line: Line) -> str:
    """The mark before a line's words, which may have been read as a bullet or as noise."""
    return line.marker or line.document.text[max(0, line.start - 1) : line.start].strip()


def _meaning(text: str) -> AttendanceStatus | None:
    return next((status for pattern, status in _MEANS if pattern.match(text)), None) if len(text) < _LONGEST else None

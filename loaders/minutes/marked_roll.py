"""Members listed with a mark before each name, and a key below that says what the marks mean: `+ Cllr Lee`, `- Cllr Hay`, `- Apologies`."""

import re
from collections.abc import Iterator
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.seats import Listing, entries
from councilgraph.loaders.record import AttendanceStatus
from councilgraph.loaders.register import Register

_MEANS: Final[tuple[tuple[re.Pattern[str], AttendanceStatus], ...]] = (
    (re.compile(r"(?:denotes )?apolog", re.IGNORECASE), "apologies"),
    (re.compile(r"(?:denotes )?(?:absent|not present)", re.IGNORECASE), "absent"),
    (re.compile(r"(?:denotes )?(?:present|(?:virtual|remote) attendance|attended|in attendance)", re.IGNORECASE), "present"),
)
_LONGEST: Final = 40
_MARKS: Final = "+-*"
_MEMBER: Final = re.compile(r"(?:Cllr|Councillor|Alderman)\b")
# Lines from the top within which such a list and its key stand.
_TOP: Final = 60


def marked_roll(outline: Outline, register: Register, on: str | None) -> Iterator[tuple[Line, list[Mention]]]:
    """Each line of such a list with the people it names; nothing on a page without a key of at least two marks."""
    top = outline.lines[:_TOP]
    key = {line.marker: (line.start, meant) for line in top if line.marker and line.marker in _MARKS and (meant := _meaning(line.text))}
    if len(key) < 2 or not any(meant == "present" for _, meant in key.values()):
        return
    below = min(start for start, _ in key.values())
    mark: str | None = None
    for line in top:
        if line.start >= below:
            return
        if line.text in _MARKS:
            mark = line.text
            continue
        # An asterisk is taken for bold type and lost.
        own, mark = (mark if line.column else line.marker) or "*", None
        if own in key and _MEMBER.match(line.text):
            yield line, list(entries(line, Listing(key[own][1], register, on)))


def _meaning(text: str) -> AttendanceStatus | None:
    return next((status for pattern, status in _MEANS if pattern.match(text)), None) if len(text) < _LONGEST else None

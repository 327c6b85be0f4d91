"""Planning applications that a page lists with the council's opinion of each: in the cells of a row, or line under line."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from councilgraph.loaders.minutes.lines import Line

# An application's number: `22/504256/OUT`, `E/39931`, `DM/2019/00094`.
_REFERENCE: Final = re.compile(r"(?=\S*\d)[A-Z0-9][A-Z0-9-]*(?:/[A-Z0-9-]+){1,4}", re.IGNORECASE)
# What is thought of one, in the last cell of its row; and below it on a line of its own, where nothing else can stand so.
OUTCOME: Final = re.compile(
    r"(?:noted|approved|agreed|deferred|resolved|passed|no (?:objections?|observations?|comments?)|refused|adopted)\.?", re.IGNORECASE
)
_OPINION: Final = re.compile(
    r"(?:no (?:objections?|observations?|comments?)(?: raised)?|objections?|object(?:ed)?|support(?:ed)?|recommend(?:ed)? (?:approval|refusal))\.?",
    re.IGNORECASE,
)
_TOLD: Final = re.compile(
    r"(?<=[.)] )(?:No (?:objections?|observations?|comments?)(?: raised)?|Support(?:ed)?|Objection(?: raised)?|Objected)(?=\.(?:\s|$))"
)
_LEAST_CELLS: Final = 3
_MOST_LINES: Final = 10
_LONGEST_LINE: Final = 200


class Application(NamedTuple):
    """An application as one line from its number to the opinion; `lines[first:last + 1]` are its lines."""

    first: int
    last: int
    whole: Line


def listed_applications(lines: Sequence[Line]) -> Iterator[Application]:
    """The applications of a stretch of lines that end in an opinion."""
    taken = -1
    for row, group in groupby(enumerate(lines), key=lambda entry: entry[1].row):
        cells = list(group)
        if row is not None:
            (first, head), (last, tail) = cells[0], cells[-1]
            if len(cells) >= _LEAST_CELLS and _REFERENCE.fullmatch(head.text) and OUTCOME.fullmatch(tail.text):
                yield _as_one(lines, first, last)
                taken = last
        for at, line in cells:
            if at > taken and (_begins(line.text)) and (end := _opinion_below(lines, at)):
                yield _as_one(lines, at, end)
                taken = end


def opinions_told(line: Line) -> Iterator[Line]:
    """`19/0751/F A porch at Elm Lodge, Exebridge. No objections raised. 19/0752/F …`: each application of a line from its number to the opinion."""
    begin = 0
    for opinion in _TOLD.finditer(line.text):
        number = _REFERENCE.search(line.text, begin, opinion.start())
        whole = line.cut(number.start(), opinion.end()) if number and opinion.start() - number.start() < _LONGEST_LINE * 2 else None
        if whole is not None:
            yield whole
        begin = opinion.end()


def _begins(text: str) -> bool:
    if "/" not in text or len(text) >= _LONGEST_LINE * 2:
        return False
    return _REFERENCE.match(text) is not None or _REFERENCE.fullmatch(text.rpartition(" ")[2]) is not None


def _opinion_below(lines: Sequence[Line], at: int) -> int | None:
    """The line under an application's first that says what is thought of it; None where other business comes before one."""
    for below in range(at + 1, min(len(lines), at + 1 + _MOST_LINES)):
        text = lines[below].text
        if _OPINION.fullmatch(text):
            return below
        if len(text) > _LONGEST_LINE or text[-1] in ".;:" or (lines[below].marker and not lines[at].marker) or _REFERENCE.match(text):
            return None
    return None


def _as_one(lines: Sequence[Line], first: int, last: int) -> Application:
    whole = lines[first]
    for line in lines[first + 1 : last + 1]:
        whole = whole.followed_by(line)
    return Application(first, last, whole)

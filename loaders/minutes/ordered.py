"""Limbs of a resolution that tell somebody to do something, with the owner in the column beside: actions, though `AGREED` stands over them."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.owner_words import Owner, owners_in

_TOLD: Final = re.compile(
    r"(?:that\s+)?(?:(?:the\s+)?(?:(?:lga\s+)?officers?|staff|chair(?:man|woman|person)?|vice[- ]chair\w*|clerk|secretariat|secretary|lead members?|[A-Z]{2,3}|[A-Z][a-z]+ [A-Z][\w'’-]+)\s+)"
    r"(?:to\s+|should\s+|would\s+)?(?:write|prepare|bring|arrange|circulate|draft|report|produce|send|contact|invite|raise|seek|follow|provide|convene|organise|publish|investigate|consider|meet|share)\b",
    re.IGNORECASE,
)
_LONGEST: Final = 40


def cells_by_row(lines: Sequence[Line]) -> dict[int, list[Line]]:
    """The cells of each row of tables among `lines`, by its number."""
    rows: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.row is not None:
            rows[line.row].append(line)
    return rows


def owners_beside(line: Line, rows: Mapping[int, Sequence[Line]]) -> tuple[Owner, ...]:
    """Who is named in the cell right of a limb that tells somebody to do something; nobody for any other limb."""
    if line.row is None or not _TOLD.match(line.text):
        return ()
    beside = [other for other in rows[line.row] if other.column > line.column]
    if len(beside) != 1 or len(beside[0].text) > _LONGEST:
        return ()
    return owners_in(beside[0], 0, len(beside[0].text))


def is_told(line: Line, rows: Mapping[int, Sequence[Line]]) -> bool:
    """True for a limb that tells somebody named beside it to do something, and for the cell that names them."""
    return line.row is not None and any(owners_beside(other, rows) for other in rows[line.row] if other.column <= line.column)

"""Columns without a table: words kept apart by wide spaces; a cell that holds several organisations one after another."""

import itertools
import re
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.register import Register

_WORD: Final = re.compile(r"\S+")
_BAR: Final = re.compile(r" \| ")
# A word that ends the name of a body; an acronym in brackets may follow it.
_CLOSES: Final = frozenset(
    """council corporation authority association trust foundation agency ltd limited partnership university institute society development police union
    network""".split()
)
_CONNECTS: Final = frozenset(["and", "of", "&", "the", "for", "upon", "on", "in", "with"])


def split_organisations(line: Line, count: int, register: Register, on: str | None) -> list[tuple[int, int]] | None:
    """Where each of `count` organisations stands in a run-on cell, as (start, end); None where it cannot be parted surely.

    A body ends at a word such as Council or Trust, not before `and` or `of`, nor before a bracket that belongs to it.
    """
    words = [(found.start(), found.end(), found.group()) for found in _WORD.finditer(line.text)]
    parts: list[tuple[int, int]] = []
    begin: int | None = None
    for index, (start, end, word) in enumerate(words):
        if begin is None:
            begin = start
        plain = word.strip(",;.").casefold()
        following = words[index + 1][2] if index + 1 < len(words) else ""
        bracket = word.startswith("(") and word.endswith(")")
        closes = plain in _CLOSES and not following.startswith("(") and following.casefold() not in _CONNECTS
        if closes or bracket or word.endswith((";", ",")) or index + 1 == len(words):
            parts.append((begin, end - (word[-1] in ";,")))
            begin = None
    return parts if len(parts) == count else None


def columns_of(line: Line) -> list[Line]:
    """The parts of a line that bars or wide spaces (three or more) keep apart; the line alone where there are none."""
    bars = [found.end() for found in _BAR.finditer(line.text)] if " | " in line.text else []
    ends = [0, *(bars or line.wide_gaps()), len(line.text)]
    parts = (line.cut(start, end - 3 if bars and end < len(line.text) else end) for start, end in itertools.pairwise(ends))
    return [part for part in parts if part]


def gap_after(line: Line) -> int | None:
    """Where the words after the first wide space of a line begin."""
    return next(iter(line.wide_gaps()), None)

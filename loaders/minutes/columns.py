"""Columns without a table: words kept apart by wide spaces; a cell that holds several organisations one after another."""

import itertools
import re
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.register import Register

_STYLED: Final = re.compile(r"(?:London Borough|Royal Borough|City|Borough|Metropolitan Borough) of \w")
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
        goes_on = following.startswith("(") or following.casefold() in _CONNECTS
        closes = not goes_on and (plain in _CLOSES or (following[:1].isupper() and _is_whole(line.text[begin:end], register, on)))
        if closes or bracket or word.endswith((";", ",")) or index + 1 == len(words):
            parts.append((begin, end - (word[-1] in ";,")))
            begin = None
    return parts if len(parts) == count else None


def _is_whole(words: str, register: Register, on: str | None) -> bool:
    """`London Borough of Exe` is a council's whole name, though no word such as Council closes it."""
    return bool(_STYLED.match(words)) and register.resolve(words, on).code is not None


def columns_of(line: Line) -> list[Line]:
    """The parts of a line that bars or wide spaces (three or more) keep apart; the line alone where there are none."""
    bars = [found.end() for found in _BAR.finditer(line.text)] if " | " in line.text else []
    ends = [0, *(bars or line.wide_gaps()), len(line.text)]
    closing = len(line.text) - (2 if bars and line.text.endswith(" |") else 0)
    parts = (line.cut(start, end - 3 if bars and end < len(line.text) else min(end, closing)) for start, end in itertools.pairwise(ends))
    return [part for part in parts if part and part.text != "|"]


def gap_after(line: Line) -> int | None:
    """Where the words after the first wide space of a line begin."""
    return next(iter(line.wide_gaps()), None)

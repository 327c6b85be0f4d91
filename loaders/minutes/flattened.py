"""A document that was flattened to one paragraph, parted again: at minute numbers over titles in capitals, at resolutions and the lists of those present."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from councilgraph.loaders.minutes.lines import Line

_SHORTEST: Final = 400
_HEAD: Final = re.compile(
    r"(?:(?<=[.!?:)\]]) |^)(?P<number>\d{1,4})\.? (?P<title>[A-Z][A-Z ,&'’/()–-]{3,90}?)(?= (?:RESOLVED|AGREED|NOTED|DECISION)\b| [A-Z][a-z]| A )"
)
_CUTS: Final = re.compile(
    r" (?=RESOLVED\b|(?:PRESENT|IN ATTENDANCE|ALSO PRESENT|APOLOGIES)\s?:|[Tt]he meeting (?:closed|ended|finished|concluded)\b)"
)
_LONGEST_JUMP: Final = 3


def parted(line: Line) -> Iterable[Line]:
    """The lines that a flattened line held; the line itself where nothing says that it is one. The pieces stand as under blank lines."""
    if len(line.text) < _SHORTEST or line.marker or line.row is not None:
        return (line,)
    heads = _counted(line.text)
    return (line,) if len(heads) < 2 else _at_heads(line, heads)


def _at_heads(line: Line, heads: Sequence[re.Match[str]]) -> Iterator[Line]:
    cuts = {0, len(line.text)}
    for head in heads:
        cuts |= {head.start("number"), head.end("title")}
    cuts |= {found.end() for found in _CUTS.finditer(line.text)}
    edges = sorted(cuts)
    for start, end in itertools.pairwise(edges):
        if piece := line.cut(start, end):
            yield replace(piece, gap=True)


def _counted(text: str) -> list[re.Match[str]]:
    """The heads whose numbers count on from one another."""
    found: list[re.Match[str]] = []
    for head in _HEAD.finditer(text):
        if not found or 0 < int(head["number"]) - int(found[-1]["number"]) <= _LONGEST_JUMP:
            found.append(head)
    return found

"""A document that was flattened to one paragraph, parted again: at minute numbers over titles in capitals, at resolutions and the lists of those present."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from councilgraph.loaders.minutes.lines import Line

_SHORTEST: Final = 400
_HEAD: Final = re.compile(
    r"(?:(?<=[.!?:)\]]) |^)(?P<number>\d{1,4})\.? (?P<title>[A-Z][A-Z ,&'’/()–-]{3,90}?)(?= (?:RESOLVED|AGREED|NOTED|DECI(?:SION|DED))\b| [A-Z][a-z]| A [a-z])"
)
_CUTS: Final = re.compile(
    r" (?=RESOLVED\b|DECIDED\b|(?:PRESENT|(?:ALSO )?IN ATTENDANCE|ALSO PRESENT|OFFICERS|APOLOGIES)\s?:|[Tt]he meeting (?:closed|ended|finished|concluded)\b)"
)
_LONGEST_JUMP: Final = 3
# Where a paragraph goes on with what was resolved, or with who is to act.
_LABEL_WITHIN: Final = re.compile(
    r"(?<=[.!?)”’])\s+(?=(?:(?:IT WAS|It was) )?(?:UNANIMOUSLY )?RESOLVED\b|Resolved(?:\s*:|,? that\b)|(?:ACTIONS?|Actions?)(?: POINT)?\s*:\s*\S)"
    r"|(?<=\w{3})[,;]?\s+(?=(?:and )?(?:(?:it was|IT WAS) )?RESOLVED(?: UNANIMOUSLY)?(?: THAT)?\s*:?\s*[-–]?$)"
)
_LEAST_BEFORE: Final = 25
# `write to the clubs; • ask the schools; and • bring a note`.
_AFTER_STOP: Final = re.compile(r"(?:^|[:;.] ?|[;,] (?:and|or) )•")
_SHORTEST_LIST: Final = 120
_SHORTEST_ENTRY: Final = 40


def _entries_apart(line: Line) -> Iterator[Line]:
    """The entries of a list that a page ran together, parted at their bullets."""
    cuts = [found.start() for found in re.finditer("•", line.text)]
    for start, end in itertools.pairwise([0, *cuts, len(line.text)]):
        piece = line.cut(start + (line.text[start] == "•"), end)
        if piece is None:
            continue
        piece = (
            replace(piece, marker="•") if start or line.text[0] == "•" else replace(piece, marker=line.marker, gap=line.gap, bold=line.bold)
        )
        yield from _labels_apart(piece)


def unflattened(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a page, each that was flattened parted into those it held, and each paragraph before a label within it."""
    for line in lines:
        parts = _parted(line) if len(line.text) >= _SHORTEST and not line.marker and line.row is None else None
        for part in parts or (line,):
            if "•" in part.text or (part.row is None and _may_be_labelled(part.text)):
                yield from _labels_apart(part)
            else:
                yield part


def _may_be_labelled(text: str) -> bool:
    return "ction" in text or "esolved" in text or "RESOLVED" in text or "CTION" in text


def _labels_apart(line: Line) -> Iterator[Line]:
    """A paragraph parted before a resolution or an action that its last sentences give under a label of its own; any other line as it is."""
    text = line.text
    long = len(text) > _SHORTEST_LIST and text.count("•") * _SHORTEST_ENTRY < len(text)
    if "•" in text and line.row is None and (long or 1 < text.count("•") == len(_AFTER_STOP.findall(text))):
        yield from _entries_apart(line)
        return
    if line.row is not None or not _may_be_labelled(text):
        yield line
        return
    start = 0
    for found in [*(found for found in _LABEL_WITHIN.finditer(text) if found.start() > _LEAST_BEFORE), None]:
        if piece := line.cut(start, found.start() if found else None):
            yield (
                replace(piece, marker=line.marker, gap=line.gap, level=line.level, bold=line.bold, indent=line.indent)
                if not start
                else piece
            )
        start = found.end() if found else start


def _parted(line: Line) -> Iterator[Line] | None:
    """The lines that a flattened line held, which stand as under blank lines; None where nothing says that it is one."""
    heads = _counted(line.text)
    return _at_heads(line, heads) if len(heads) > 1 else None


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

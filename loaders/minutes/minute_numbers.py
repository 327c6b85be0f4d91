"""Minute numbers with a stroke or letters in them, as `18/42` and `CAB/21`: how they look, and which of them count on down a page."""

import itertools
import re
from collections.abc import Sequence
from typing import Final

from councilgraph.loaders.minutes.dates import DATE
from councilgraph.loaders.minutes.lines import Line

# Minute numbers that count within a year or a committee: `18/42`, `1/23`, `15/01/7`, `CAB/21`, `GMTC 30/23`.
SLASHED: Final = re.compile(
    r"(?P<number>(?P<prefix>(?:[A-Z][A-Za-z]{1,7}/)+(?=\d)|(?:[A-Z]{1,6}/|[A-Z]{2,6} (?=[A-Z]&))*(?:[A-Z][A-Z&]{1,5}[ /.]?|[A-Z](?=\d{2,4}/\d|\d{1,4}\.? +[A-Z]{2})))?(?P<digits>\d{1,3}-\d\d/\d\d\b|\d{1,4}(?:/\d{1,4}){0,2})[a-z]?(?P<tail>/[A-Z](?:[A-Z]{0,2}|[a-z]{2,4})\b)?)\.?(?=\s+[A-Z“‘\"'#]|(?<=\d/\d\d)[A-Z][a-z]{3}|$)"
)
# Characters of the longest minute number with a stroke in it.
LONGEST_NUMBER: Final = 20
# The longest step from one number to the next.
LONGEST_JUMP: Final = 3


def counter_of(lines: Sequence[Line]) -> tuple[str, int] | None:
    """The letters before slashed minute numbers, and which part of them counts on from line to line: 1 of `18/42`, `18/43`; 0 of `1/23`, `2/23`.

    None without such numbers.
    """
    series: dict[tuple[str, int], list[list[int]]] = {}
    for line in lines:
        head = line.marker.strip("(). ") if line.marker and line.marker != "*" else line.text
        # In letters before a number the second is a capital too, if no stroke follows them: no common word begins so.
        slashed = (
            "/" in head[:LONGEST_NUMBER] if head[:1].isdigit() else head[:1].isupper() and (not head[1:2].islower() or "/" in head[1:9])
        )
        found = SLASHED.match(head) if slashed else None
        if found and (series_of(found) or "/" in found["digits"]) and not DATE.match(found["number"]):
            digits = [int(part) for part in re.findall(r"\d+", found["digits"])]
            series.setdefault((series_of(found), len(digits)), []).append(digits)
    for (prefix, length), codes in sorted(series.items(), key=lambda entry: -len(entry[1])):
        for place in reversed(range(length)):
            steps = [second[place] - first[place] for first, second in itertools.pairwise(codes)]
            if steps and all(0 < step <= LONGEST_JUMP for step in steps):
                return prefix, place
    return None


def series_of(found: re.Match[str]) -> str:
    """The letters of a minute number, by which one series is told from another: `CAB/` of `CAB/21`, `/P` of `16/P`."""
    return (found["prefix"] or "") + (found["tail"] or "")

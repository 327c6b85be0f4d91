"""Tables of attendance with a column for each way to be there or not, and a tick in one of them: the tick is read as its column's heading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from councilgraph.loaders.minutes.action_tables import same_table
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.marks import mark_of

_TICK: Final = re.compile(r"[✓✔√☑🗸xX×]|[Yy](?:es)?")
_TICKS: Final = frozenset("✓✔√☑🗸×xXyY")
_NOT: Final = re.compile(r"[Nn]o?|[-–—✗✘☐]")
_FEWEST: Final = 2


def ticked(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, in each such table every tick as the heading of its column, all in one column under the first of those."""
    if not any(line.row is not None and line.text[0] in _TICKS for line in lines):
        yield from lines
        return
    heads: dict[int, Line] = {}
    first = 0
    previous: int | None = None
    for row, group in groupby(lines, key=lambda line: line.row):
        cells = list(group)
        if row is None or previous is None or not same_table(previous, row):
            heads = {}
        previous = row
        named = {cell.column: cell for cell in cells if mark_of(cell.text) and not _TICK.fullmatch(cell.text)} if row is not None else {}
        if len(named) >= _FEWEST and min(named) > 0 and len(cells) > len(named) and _below(lines, cells[-1], named):
            heads, first = named, min(named)
            yield from (cell for cell in cells if cell.column not in heads or cell.column == first)
            continue
        for cell in cells:
            head = heads.get(cell.column)
            if head is None:
                yield cell
            elif _TICK.fullmatch(cell.text):
                yield replace(head, row=cell.row, column=first, gap=False, marker=None, bold=False)
            elif not _NOT.fullmatch(cell.text):
                yield cell


def _below(lines: Sequence[Line], head: Line, named: dict[int, Line]) -> bool:
    """True where ticks stand under headings of the columns, and little else."""
    under = [line for line in lines if line.start > head.start and line.row is not None and line.column in named][: 3 * len(named)]
    ticks = sum(_TICK.fullmatch(line.text) is not None for line in under)
    return ticks * 2 > len([line for line in under if not _NOT.fullmatch(line.text)])

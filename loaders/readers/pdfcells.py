"""Rows of tables whose cells have several lines, told by the order of the file: each cell is written to its end before the next begins.

By place alone they cannot be told where cells stand in the middle of their row: the lines of a cell of two lie above and below
that of its neighbour of one.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from councilgraph.loaders.readers.pdfchars import WIDE, Run
from councilgraph.loaders.readers.pdfmarkers import is_marker

# The step from a cell's line to its next is at most so much, in heights of a line and in the closest steps of the page.
_STEP: Final = 1.45
_TIMES_CLOSEST: Final = 1.15
# How close two places are that are one, in points.
_SAME_PLACE: Final = 1.5
# The words of a list's entry begin at most so far from its marker, in points.
_MARKER_ROOM: Final = 40.0
# A cell that stands in the middle of several rows is at most so many lines under the first of them.
_ROWS: Final = 20
# More cells than these are no row of a table but words scattered over a drawing.
MOST_CELLS: Final = 100
# A cell under lines of prose has at most so many lines.
_MOST_LINES: Final = 60
# A row's cells that begin so much of a line apart do not stand on one line.
_ON_LINE: Final = 0.3


@dataclass(slots=True)
class Cell:
    """The lines of a cell from the top down, each a run or several side by side; its left and right ends; how far below its last line the
    next may be, in heights of a line."""

    lines: list[list[Run]] = field(default_factory=list)
    x0: float = math.inf
    x1: float = -math.inf
    step: float = _STEP

    @property
    def top(self) -> float:
        """The upper end of the first line."""
        return max(run.y + run.height for run in self.lines[0])

    @property
    def foot(self) -> float:
        """The baseline of the last line."""
        return min(run.y for run in self.lines[-1])

    def takes(self, run: Run, columns: Sequence[float]) -> bool:
        """Whether a run written next goes on with this cell, on its last line (where none of the `columns` begins) or under it."""
        last = self.lines[-1][-1]
        tall = max(last.height, run.height, 4.0)
        if abs(last.y - run.y) < 0.5 * tall:
            return not any(abs(run.x0 - x) < _SAME_PLACE for x in columns) and 0 <= run.x0 - last.x1 <= (
                _MARKER_ROOM if is_marker(last.words) and last is not self.lines[0][0] else WIDE * tall
            )
        if not 0.5 * tall <= last.y - run.y <= self.step * tall:
            return False
        middle = abs(run.x0 + run.x1 - self.x0 - self.x1) < 2 * _SAME_PLACE
        return (run.x0 > self.x0 - _SAME_PLACE or middle or abs(run.x1 - self.x1) < _SAME_PLACE) and run.x0 < self.x1

    def take(self, run: Run) -> None:
        """Add the next run."""
        if self.lines and abs(self.lines[-1][-1].y - run.y) < 0.5 * max(run.height, 4.0):
            self.lines[-1].append(run)
        else:
            self.lines.append([run])
        self.x0, self.x1 = min(self.x0, run.x0), max(self.x1, run.x1)

    def below(self, skipped: int) -> "Cell":
        """The cell without its first lines."""
        rest = Cell()
        for run in (run for line in self.lines[skipped:] for run in line):
            rest.take(run)
        return rest


def rows_of_cells(runs: Sequence[Run], columns: Sequence[float] = ()) -> list[list[Cell]]:
    """The rows among a page's runs that only the order of the file can tell, each with its cells from left to right.

    `columns` are places where columns are known to begin, however near a run stands to the one before.
    """
    rows: list[list[Cell]] = []
    for cell in _cells(runs, columns):
        before = rows[-1] if rows else []
        beside = 0 < len(before) < MOST_CELLS and cell.x0 >= before[-1].x1
        if beside and ((cell.foot < _top(before) and cell.top > _foot(before)) or (len(before) == 1 and _is_over_rows(before[0], cell))):
            before.append(cell)
        else:
            rows.append([cell])
    level = [found for row in rows if len(row) > 1 and (found := _levelled(row))]
    heights = sorted(run.y + 0.5 * run.height for run in runs)
    return [row for row in level if _is_told_by_order(row) and not _is_shared(row, heights)]


def _is_over_rows(left: Cell, cell: Cell) -> bool:
    """True where a cell, written after the one to its left, stands above it: the left one is in the middle of several rows."""
    return left.top < cell.top < left.top + _ROWS * left.lines[0][0].height


def _cells(runs: Sequence[Run], columns: Sequence[float]) -> list[Cell]:
    cells: list[Cell] = []
    ordered = sorted(runs, key=lambda run: run.order)
    step = max(_STEP, _TIMES_CLOSEST * _closest_step(ordered))
    for run in ordered:
        if not cells or not (cells[-1].takes(run, columns) or (len(cells) > 1 and _goes_on(cells[-2], cells[-1], run))):
            cells.append(Cell(step=step))
        cells[-1].take(run)
    return cells


def _closest_step(runs: Sequence[Run]) -> float:
    """The step from a line to the one written next under it that is among the closest of a page, in heights of a line."""
    steps = sorted(
        (above.y - below.y) / max(above.height, below.height, 1.0)
        for above, below in pairwise(runs)
        if abs(above.x0 - below.x0) < _SAME_PLACE and 0.7 * below.height < above.y - below.y < 2 * below.height
    )
    return steps[len(steps) // 4] if steps else 1.0


def _goes_on(left: Cell, cell: Cell, run: Run) -> bool:
    """True for the next paragraph of a cell, however far below: the one to its left, written before it, stands in its middle."""
    beside = cell.x0 >= left.x1 and cell.top > left.top + 0.5 * run.height
    return beside and cell.x0 - _SAME_PLACE < run.x0 < cell.x1 and run.y < cell.foot


def _levelled(row: Sequence[Cell]) -> list[Cell]:
    """The row without the lines that stand above it at its left; none where its cells begin on no line and have no middle in common."""
    first, others = row[0], row[1:]
    if len(first.lines) == 1 and others[0].top > first.top and others[0].foot < first.foot and len(others[0].lines) > 1:
        return list(row)
    if len(others) > 1 and _is_over_rows(first, others[0]) and _levelled(others):
        return list(row)
    for skipped in range(max(0, len(first.lines) - _MOST_LINES), len(first.lines)):
        own = [first.below(skipped), *others]
        tall = own[0].lines[0][0].height
        highest = max(own, key=lambda cell: cell.top - cell.foot)
        middle = highest.top + highest.foot
        if all(abs(cell.top - highest.top) < _ON_LINE * tall or abs(cell.top + cell.foot - middle) < 2 * _ON_LINE * tall for cell in own):
            return own
    return []


def _is_told_by_order(row: Sequence[Cell]) -> bool:
    """True where a cell has several lines, unless it is the last of two that begin on one line: a label with its paragraph; or where the
    first is in the middle of several rows."""
    several = [cell for cell in row if len(cell.lines) > 1]
    if not several:
        return len(row) > 2 and _is_over_rows(row[0], row[1])
    first = row[0].lines[0][0]
    level = all(abs(cell.lines[0][0].y - first.y) < _ON_LINE * first.height for cell in row)
    return len(row) > 2 or len(several) > 1 or not level


def _is_shared(row: Sequence[Cell], heights: Sequence[float]) -> bool:
    """True where other words stand between its upper and its lower end (of what is beside a cell in the middle of several rows); `heights`
    are those of the middles of the page's runs, in order."""
    beside = row[1:] if _is_over_rows(row[0], row[1]) else row
    top, foot = _top(beside), _foot(beside)
    own = sum(foot < run.y + 0.5 * run.height < top for cell in row for line in cell.lines for run in line)
    return bisect_left(heights, top) - bisect_right(heights, foot) > own


def _top(row: Sequence[Cell]) -> float:
    return max(cell.top for cell in row)


def _foot(row: Sequence[Cell]) -> float:
    return min(cell.foot for cell in row)

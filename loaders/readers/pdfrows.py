"""The lines of a PDF's table put together to its rows and cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from councilgraph.loaders.readers.pdfchars import SOFT_HYPHEN, Run
from councilgraph.loaders.readers.pdfjoining import TITLES, first_word_width, hangs, joined, starts_item
from councilgraph.loaders.readers.pdflines import Row, put_together
from councilgraph.loaders.readers.pdftables import cells_of, heads, nearest, without_heads
from councilgraph.loaders.readers.sheet import Piece

# A step from line to line that is so much wider than the closest ones parts the rows of a table, and the paragraphs of a cell.
_PARTED: Final = 1.3
# The closest step is at most so many heights; where it seems more, the page has no two lines of one paragraph.
_WIDEST: Final = 1.6
# What Word and its kin leave free between the words of two columns, in points.
_CELL_MARGINS: Final = 10.8
# So many letters are a line of prose, not a name.
_LONG: Final = 40
# How wide a space may be, in heights of its line.
_SPACE: Final = 0.4
# A line that begins so is the next of a list of names.
_TITLE: Final = re.compile(rf"(?:{TITLES}|Sir|Ald(?:erman)?)\b")


@dataclass(slots=True)
class _Cell:
    """The pieces of a cell, each with whether it is bold, and the run that was written last."""

    pieces: list[tuple[str, bool]]
    last: Run


@dataclass(slots=True)
class _TableRow:
    page: int
    cells: dict[int, _Cell] = field(default_factory=dict)


def table_rows(rows: Sequence[Row], edge: float, tight: float, known: frozenset[str]) -> list[list[tuple[int, list[Piece]]]]:
    """The rows of a table, each with the columns of its cells and their pieces, from its lines.

    `edge` is how far to the right the lines of the page go, in points; `tight` the closest step from line to line, in heights; `known` are words that are whole without a hyphen.
    """
    lines = without_heads(rows)
    # The words of a table's head may stand in the middle of their columns.
    widest = max(lines[1:] if len(lines) > 1 and heads(*lines[:2]) else lines, key=lambda row: len(cells_of(row)))
    starts = [run.x0 for run in cells_of(widest)]
    step = _PARTED * min(max(tight, 1.0), _WIDEST)
    dense = _is_dense(lines, step)
    found: list[_TableRow] = []
    previous: Row | None = None
    for row in lines:
        runs: dict[int, Run] = {}
        for run in cells_of(row):
            column = nearest(run, starts)
            runs[column] = put_together(runs[column], run) if column in runs else run
        goes_on = _going_on(runs, found[-1], row, [*starts[1:], edge + _CELL_MARGINS], step, dense) if found else set()
        if not found or not _is_same_row(row, previous, runs, goes_on, found[-1], step, dense):
            found.append(_TableRow(row.page))
        cells = found[-1].cells
        for column, run in runs.items():
            if column not in cells:
                cells[column] = _Cell([(run.words, run.bold)], run)
                continue
            cell = cells[column]
            if column in goes_on:
                words, bold = cell.pieces[-1]
                cell.pieces[-1] = (joined(words, run.words, known), bold and run.bold)
            else:
                cell.pieces.append((run.words, run.bold))
            cell.last = run
        previous = row
    return [[(column, _pieces(row.cells[column], row.page)) for column in sorted(row.cells)] for row in found]


def _is_dense(rows: Sequence[Row], step: float) -> bool:
    """True where rows follow each other as closely as lines do, so that no distance tells where one ends."""
    steps = [
        (above.y - below.y) / max(above.height, below.height, 1.0)
        for above, below in pairwise(rows)
        if above.page == below.page and len(cells_of(above)) > 1 and len(cells_of(below)) > 1 and not below.told
    ]
    return len(steps) > 1 and max(steps) < step


def _going_on(runs: dict[int, Run], before: _TableRow, row: Row, ends: Sequence[float], step: float, dense: bool) -> set[int]:
    """The columns in which a line goes on with the sentence of the line before."""
    named = any(_TITLE.match(run.words) for run in runs.values())
    found = set()
    for column, run in runs.items():
        cell = before.cells.get(column)
        if cell is None or starts_item(cell.pieces[-1][0], run.words):
            continue
        if run.words[0].islower() or run.words[0] == "(" or hangs(cell.pieces[-1][0]):
            found.add(column)
            continue
        near = before.page == row.page and cell.last.y - run.y < step * max(cell.last.height, run.height)
        full = ends[column] - _CELL_MARGINS - cell.last.x1 < first_word_width(run) + _SPACE * run.height
        short = dense and not row.told and len(cell.last.words) < _LONG
        if near and full and not short and not (_TITLE.match(run.words) if row.told else named):
            found.add(column)
    return found


def _is_same_row(
    row: Row, previous: Row | None, runs: dict[int, Run], goes_on: set[int], before: _TableRow, step: float, dense: bool
) -> bool:
    """Whether a line belongs to the table's row above it."""
    if row.told:
        return row.told == "later"
    if previous is None or previous.told:
        return False
    near = previous.page == row.page and previous.y - row.y < step * max(previous.height, row.height)
    named = any(_TITLE.match(run.words) for run in runs.values())
    # The last row was no more than the first line of this one's first cell.
    first_line = before.cells.keys() == {0} and 0 in goes_on
    # Of a row whose first cell is blank each cell begins anew: `Members | Cllr Lee | Exe Council`, `| Cllr Hay | Wye Council`.
    anew = len(runs) > 1 and not goes_on and (named or dense or not near)
    return (0 not in runs and not anew) or goes_on == runs.keys() or first_line


def _pieces(cell: _Cell, page: int) -> list[Piece]:
    return [Piece("paragraph", words.replace(SOFT_HYPHEN, "-"), page=page, bold=bold) for words, bold in cell.pieces]

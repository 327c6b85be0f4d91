"""Where the tables of a PDF's pages begin and end, and which cell of a row stands in which column."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from councilgraph.loaders.readers.pdfcells import MOST_CELLS
from councilgraph.loaders.readers.pdfchars import Run
from councilgraph.loaders.readers.pdflines import Row
from councilgraph.loaders.readers.pdfmarkers import is_marker

# Words that begin so near to one another, in points, stand under one another.
_SAME_PLACE: Final = 6.0
# A step so many times wider than those before parts words from a table.
_PARTED: Final = 1.3
# Words of the first column that reach so far into the second, in points, stand across the table.
_ACROSS: Final = 24.0


def rows_of_table(rows: Sequence[Row], at: int, leading: float) -> int:
    """How many rows from here are a table: two or more with columns that begin at the same places."""
    first = rows[at]
    cells = cells_of(first)
    if len(cells) < 2:
        return 0
    starts = [run.x0 for run in cells]
    if at + 1 < len(rows) and heads(first, rows[at + 1]):
        starts = [run.x0 for run in cells_of(rows[at + 1])]
    size = ended = 1
    full = 2 if first.told else 1
    page = first.page
    for row in rows[at + 1 :]:
        if row.told == "later":
            size += 1
            ended = size
            continue
        if row.running and first.column == 0:
            size += 1  # a foot and a head, between which the table may go on
            continue
        if row.page - page not in ((0, 1) if first.column == 0 else (0,)) or row.column != first.column or row.running:
            break
        own = cells_of(row)
        matched = [_place(run, starts) for run in own]
        if row.page != page:
            if len(own) < 2 or None in matched or len(set(matched)) < len(own):
                break
            page = row.page
        if len(own) >= 2 and None not in matched and len(set(matched)) == len(own):
            full += 1
        elif len(own) >= 2 and len(own) > len(starts) and all(_place(run, [r.x0 for r in own]) is not None for run in cells):
            starts = [run.x0 for run in own]
            full += 1
        elif (
            len(own) == 1 and matched[0] == 0 and (_is_across(row, rows[at + size - 1], starts[1]) or _is_apart(row, rows[at : at + size]))
        ):
            break
        elif len(own) == 1 and matched[0] is not None and rows[at + size - 1].y - row.y < 1.45 * max(leading, row.height):
            later = rows[at + size + 1 : at + size + 2]
            if matched[0] == 0 and not (later and len(cells_of(later[0])) >= 2 and later[0].page == row.page):
                break
        else:
            break
        size += 1
        # A line in the first column alone belongs to a table that goes on under it.
        ended = size if len(own) > 1 or matched[0] else ended
    return ended if full >= 2 else 0


def _is_across(row: Row, above: Row, second: float) -> bool:
    """True for words that stand across the columns, where those above end before the `second` column."""
    return above.runs[0].x1 < second < row.x1 - _ACROSS


def _is_apart(row: Row, table: Sequence[Row]) -> bool:
    """True for words that stand further from the rows of a table than these from one another."""
    steps = [above.y - below.y for above, below in pairwise(table) if above.page == below.page and not below.told]
    last = table[-1]
    return bool(steps) and last.page == row.page and last.y - row.y > _PARTED * max(steps)


def heads(row: Row, under: Row) -> bool:
    """True for the head of a table whose words stand in the middle of their columns, each over a cell of the row under it."""
    names, cells = cells_of(row), cells_of(under)
    if len(names) < 2 or len(names) != len(cells) or row.page != under.page or row.column != under.column:
        return False
    middles = [(cell.x0 + after.x0) / 2 for cell, after in pairwise(cells)]
    return names[-1].x0 > cells[-1].x0 - _SAME_PLACE and all(
        abs((name.x0 + name.x1) / 2 - middle) < _SAME_PLACE for name, middle in zip(names[:-1], middles, strict=True)
    )


def without_heads(rows: Sequence[Row]) -> list[Row]:
    """A table's rows without heads and feet of pages, and without its own head where that is printed anew on the next page."""
    kept: list[Row] = []
    again: int | None = None
    for row in rows:
        if row.running:
            continue
        again = 0 if kept and row.page != kept[-1].page and again is None else again
        if again is not None and row.page != kept[-1].page and again < len(kept) and row.words == kept[again].words:
            again += 1
            continue
        again = None
        kept.append(row)
    return kept


def leads(row: Row) -> bool:
    """True for a row whose first run is only a list's marker: the rest is one line of words."""
    return len(row.runs) == 2 and is_marker(row.runs[0].words)


def cells_of(row: Row) -> tuple[Run, ...]:
    """A row's cells; none where it is an entry of a list, or words scattered over a drawing."""
    return () if leads(row) or len(row.runs) > MOST_CELLS else row.runs


def _place(run: Run, starts: Sequence[float]) -> int | None:
    return next((index for index, start in enumerate(starts) if abs(run.x0 - start) < _SAME_PLACE), None)


def nearest(run: Run, starts: Sequence[float]) -> int:
    """The column that begins nearest to where a run does."""
    return min(range(len(starts)), key=lambda index: abs(run.x0 - starts[index]))

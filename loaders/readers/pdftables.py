"""Where the tables of a PDF's pages begin and end, and which cell of a row stands in which column."""

import re
from collections.abc import Sequence
from typing import Final

from councilgraph.loaders.readers.pdfchars import Run
from councilgraph.loaders.readers.pdflines import Row

# What begins an entry of a list.
MARKER: Final = re.compile(
    r"(?:\(?(?:\d{1,4}(?:\. ?\d{1,3}){0,7}[ivxl]{0,6}|[ivxl]{1,6}|[IVX]{2,5}|[a-zA-Z])[.):]{1,2}(?=\s|[A-Z])"
    r"|\[(?:\d{1,2}|[a-z])\]\s|\d{1,3}(?:\.\d{1,3}){1,7}\s|\d{1,3}/\d\d\s(?=[A-Z])|[•·▪◦‣●○■□➢►§\uf000-\uf0ff]|[-–—*o]\s)"
)


def rows_of_table(rows: Sequence[Row], at: int, leading: float) -> int:
    """How many rows from here are a table: two or more with columns that begin at the same places."""
    first = rows[at]
    cells = cells_of(first)
    if len(cells) < 2:
        return 0
    starts = [run.x0 for run in cells]
    size = full = ended = 1
    page = first.page
    for row in rows[at + 1 :]:
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
    first = row.runs[0].words
    return len(row.runs) == 2 and len(first) < 9 and " " not in first and bool(MARKER.match(first + " "))


def cells_of(row: Row) -> tuple[Run, ...]:
    """A row's cells; none where it is an entry of a list."""
    return () if leads(row) else row.runs


def _place(run: Run, starts: Sequence[float]) -> int | None:
    return next((index for index, start in enumerate(starts) if abs(run.x0 - start) < 6.0), None)


def nearest(run: Run, starts: Sequence[float]) -> int:
    """The column that begins nearest to where a run does."""
    return min(range(len(starts)), key=lambda index: abs(run.x0 - starts[index]))

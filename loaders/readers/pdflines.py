"""The lines of a PDF's pages in reading order: rows of runs, columns apart, running heads and feet told from the text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise
from statistics import median
from typing import Final, Literal

from councilgraph.loaders.readers.pdfcells import Cell, rows_of_cells
from councilgraph.loaders.readers.pdfchars import WIDE, PageOfRuns, Run
from councilgraph.loaders.readers.pdfmarkers import is_marker

_PAGE_NUMBER: Final = re.compile(r"(?i)(?:page\s*)?[-–—|]?\s*(?:\d{1,4}|[ivx]{1,5})\s*[-–—|]?(?:\s*(?:of|/)\s*\d{1,4})?")
_DIGITS: Final = re.compile(r"\d+")
# How many lines around one say where its columns begin, and how close two places are that are one, in points.
_NEAR: Final = 8
_SAME_PLACE: Final = 1.5
# Where so many lines one under another have a word begin at just the same place, and one of them after more than the usual space of
# a line (in its heights), a column begins, however little parts it from the one before.
_UNDER: Final = 3
_JUST: Final = 0.3
_MORE_THAN_A_SPACE: Final = 0.3
# How many rows at the top and at the foot of a page may be its head and foot.
_MARGIN_ROWS: Final = 3


@dataclass(frozen=True, slots=True)
class Row:
    """Runs on one line from left to right. `column` is 0 for the full width, else 1 or 2; `running` for a page's head or foot.

    `told` is "first" or "later" for the lines of a table's row that the order of the file tells: the first lines of its cells, the
    second ones, and so on, on whichever line they stand.
    """

    page: int
    runs: tuple[Run, ...]
    column: int = 0
    running: bool = False
    told: Literal["", "first", "later"] = ""

    @property
    def x0(self) -> float:
        """The left end."""
        return self.runs[0].x0

    @property
    def x1(self) -> float:
        """The right end."""
        return self.runs[-1].x1

    @property
    def y(self) -> float:
        """The baseline."""
        return max(self.runs, key=lambda run: run.x1 - run.x0).y

    @property
    def height(self) -> float:
        """The height of its widest run."""
        return max(self.runs, key=lambda run: run.x1 - run.x0).height

    @property
    def words(self) -> str:
        """All its words, columns parted by tabs."""
        return "\t".join(run.words for run in self.runs)


def read_rows(pages: Sequence[PageOfRuns]) -> list[Row]:
    """The rows of all pages in reading order."""
    pages_of_rows = [_rows(page) for page in pages]
    return [row for rows in _without_margins(pages_of_rows, pages) for row in rows]


def _rows(page: PageOfRuns) -> list[Row]:
    gutter = _gutter(page)
    if gutter is None:
        return _grouped(page.number, page.runs)
    # A run across the gutter is of the full width, with what stands on its line, and parts what is above it from what is below.
    rows: list[Row] = []
    band: list[Run] = []
    across: list[Run] = []
    for run in sorted(page.runs, key=lambda run: (-run.y, not run.x0 < gutter < run.x1)):
        if across and abs(across[0].y - run.y) < 0.5:
            across.append(run)
            continue
        rows += _grouped(page.number, across)
        across = []
        if run.x0 < gutter < run.x1:
            rows += _two_columns(page.number, band, gutter)
            band = []
            across = [run]
        else:
            band.append(run)
    rows += _grouped(page.number, across)
    rows += _two_columns(page.number, band, gutter)
    return rows


def _two_columns(page: int, band: Sequence[Run], gutter: float) -> list[Row]:
    left = [run for run in band if run.x1 <= gutter]
    right = [run for run in band if run.x0 >= gutter]
    if len(left) < 3 or len(right) < 3:
        return _grouped(page, band)
    # Short lines at the left under both columns, written after them: a heading that follows.
    written, foot = max(run.order for run in right), min(run.y for run in right)
    under = [run for run in left if run.order > written and run.y < foot]
    left = [run for run in left if run not in under]
    return _grouped(page, left, 1) + _grouped(page, right, 2) + _grouped(page, under)


def _grouped(page: int, runs: Sequence[Run], column: int = 0) -> list[Row]:
    """Runs that share a line, put together, and the rows of tables that only the order of the file tells."""
    told = rows_of_cells(runs)
    if begun := [cell.x0 for row in told for cell in row[1:]]:
        parts = [part for run in sorted(runs, key=lambda run: run.order) for part in _at_columns([run], begun, _JUST)]
        runs = [replace(part, order=order) for order, part in enumerate(parts)]
        told = rows_of_cells(runs, begun)
    apart = {run.order for row in told for cell in row for line in cell.lines for run in line}
    lines: list[tuple[list[Run], list[Cell]]] = [(line, []) for line in _on_lines([run for run in runs if run.order not in apart])]
    lines += [([cell.lines[0][0] for cell in row], row) for row in told]
    lines.sort(key=lambda line: -max(run.y for run in line[0]))
    merged = [tuple(line) if cells else _merged(line) for line, cells in lines]
    begins = [_begins(line) for line, _ in lines]
    by_order = [bool(cells) for _, cells in lines]
    rows: list[Row] = []
    for at, (line, cells) in enumerate(lines):
        if cells:
            for number in range(max(len(cell.lines) for cell in cells)):
                own = tuple(reduce(put_together, cell.lines[number]) for cell in cells if number < len(cell.lines))
                rows.append(Row(page, own, column, told="later" if number else "first"))
            continue
        breaks: tuple[float, ...] = ()
        if len(line) > 1 or line[0].gaps:
            under = _columns_under(begins, at)
            breaks = (*_columns_near(merged, by_order, at), *(x for x, wide in under if wide))
            # In a row that has columns, one may begin after no more than a usual space.
            breaks = breaks and (*breaks, *(x for x, _ in under))
        rows.append(Row(page, _merged(_at_columns(line, breaks), breaks) if breaks else merged[at], column))
    return rows


def _begins(line: Sequence[Run]) -> list[tuple[float, bool]]:
    """Where pieces of a line's writing begin after its first (and a list's marker), and whether after more than a usual space."""
    after = [(run.x0, run.x0 - before.x1 > _MORE_THAN_A_SPACE * run.height) for before, run in pairwise(line)]
    return after + [
        (start, start - end > _MORE_THAN_A_SPACE * run.height)
        for run in line
        for end, start, offset in run.gaps
        if not is_marker(run.words[:offset].rstrip())
    ]


def _columns_under(begins: Sequence[Sequence[tuple[float, bool]]], at: int) -> list[tuple[float, bool]]:
    """Where words of line `at` begin at just the same place as in the lines right above and below it, and whether any of these does so after
    more than a usual space."""
    found: list[tuple[float, bool]] = []
    for x, wide in begins[at]:
        others: list[bool] = []
        for near in (reversed(begins[max(0, at - _NEAR) : at]), begins[at + 1 : at + 1 + _NEAR]):
            for line in near:
                here = [more for start, more in line if abs(start - x) < _JUST]
                if not here:
                    break
                others += here
        if len(others) + 1 >= _UNDER:
            found.append((x, wide or any(others)))
    return found


def _on_lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that share a line; raised and lowered letters belong to the line that they touch."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-run.y, run.x0)):
        for line in reversed(lines[-3:]):
            anchor = max(line, key=lambda other: other.height)
            low, high = max(anchor.y, run.y), min(anchor.y + anchor.height, run.y + run.height)
            if high - low >= 0.5 * min(anchor.height, run.height):
                line.append(run)
                break
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: (run.x0, run.order)) for line in lines]


def _columns_near(lines: Sequence[tuple[Run, ...]], told: Sequence[bool], at: int) -> tuple[float, ...]:
    """Where columns begin in at least two of the lines right above and below one, or in a row that the order of the file tells."""
    begins = sorted(
        run.x0
        for near in (*range(max(0, at - _NEAR), at), *range(at + 1, min(len(lines), at + _NEAR + 1)))
        for run in lines[near][1:] * (1 + told[near])
    )
    return tuple(x for before, x in pairwise(begins) if x - before < _SAME_PLACE)


def _at_columns(line: Sequence[Run], breaks: Sequence[float], near: float = _SAME_PLACE) -> list[Run]:
    """Runs parted where a large space stands before a place at which a column begins: a cell that fills its column to the end."""
    parts: list[Run] = []
    for run in line:
        cuts = [(end, start, offset) for end, start, offset in run.gaps if any(abs(start - x) < near for x in breaks)]
        ends = [*cuts, (run.x1, run.x1, len(run.words))]
        for (_, left, begun), (right, _, ended) in pairwise([(run.x0, run.x0, 0), *ends]):
            inner = tuple((end, start, offset - begun) for end, start, offset in run.gaps if begun < offset < ended)
            parts.append(replace(run, x0=left, x1=right, words=run.words[begun:ended].rstrip(), gaps=inner))
    return parts


def _merged(line: Sequence[Run], breaks: Sequence[float] = ()) -> tuple[Run, ...]:
    held: list[Run] = []
    for run in line:
        column = bool(held) and run.x0 > held[-1].x1 and any(abs(run.x0 - x) < _SAME_PLACE for x in breaks)
        if (
            held
            and not column
            and (run.x0 - held[-1].x1 <= WIDE * max(held[-1].height, run.height, 4.0) or not any(map(str.isalnum, run.words)))
        ):
            held[-1] = put_together(held[-1], run)
        else:
            held.append(run)
    return tuple(held)


def put_together(last: Run, run: Run) -> Run:
    """Two runs of one line as one, the second to the right of the first."""
    space = " " if run.x0 - last.x1 > 0.12 * max(last.height, run.height) else ""
    main = last if last.x1 - last.x0 >= run.x1 - run.x0 else run
    words = f"{last.words}{space}{run.words}"
    return replace(last, x1=max(last.x1, run.x1), y=main.y, height=main.height, words=words, bold=last.bold and run.bold)


def _gutter(page: PageOfRuns) -> float | None:
    """Where a page of two columns parts. In the file a column is written to its end; a table goes to and fro between its columns."""
    runs = page.runs
    if len(runs) < 16 or page.width <= 0:
        return None
    best: tuple[int, float] | None = None
    for step in range(35, 66):
        x = page.width * step / 100
        across = sum(1 for run in runs if run.x0 < x < run.x1)
        left = [run for run in runs if run.x1 <= x]
        right = [run for run in runs if run.x0 >= x]
        if min(len(left), len(right)) < 8 or across > 0.35 * len(runs):
            continue
        sides = [run.x0 >= x for run in runs if not run.x0 < x < run.x1]
        turns = sum(1 for one, other in pairwise(sides) if one != other)
        wide = median(run.x1 - run.x0 for run in left) > 0.2 * page.width and median(run.x1 - run.x0 for run in right) > 0.2 * page.width
        if turns <= max(2, len(sides) // 12) and wide and (best is None or across < best[0]):
            best = (across, x)
    return best[1] if best else None


def _without_margins(pages_of_rows: list[list[Row]], pages: Sequence[PageOfRuns]) -> list[list[Row]]:
    """The rows with page numbers and repeated heads and feet marked. The first of a repeated head stays: it may be the only title."""
    seen: Counter[tuple[str, int]] = Counter()
    for rows in pages_of_rows:
        seen.update({_likeness(row) for row in _at_margins(rows)})
    least = max(2, (sum(1 for rows in pages_of_rows if rows) + 1) // 2)
    titles: set[str] = set()
    marked: list[list[Row]] = []
    for rows, page in zip(pages_of_rows, pages, strict=True):
        margins = {id(row) for row in _at_margins(rows)}
        ends = {id(row) for row in (*sorted(rows, key=lambda row: -row.y)[:1], *sorted(rows, key=lambda row: row.y)[:1])}
        out: list[Row] = []
        for row in rows:
            likeness = _likeness(row)
            repeated = id(row) in margins and seen[likeness] >= least
            numbered = id(row) in ends and _PAGE_NUMBER.fullmatch(row.words.strip()) is not None
            if repeated and not numbered and row.y > page.height / 2 and likeness[0] not in titles and sum(map(str.isalpha, row.words)) > 5:
                titles.add(likeness[0])
                repeated = False
            out.append(replace(row, running=True) if repeated or numbered else row)
        marked.append(out)
    return marked


def _at_margins(rows: Sequence[Row]) -> list[Row]:
    ordered = sorted(rows, key=lambda row: -row.y)
    if len(ordered) <= 2 * _MARGIN_ROWS:
        return ordered[:1] + ordered[-1:] if len(ordered) > 1 else ordered
    return ordered[:_MARGIN_ROWS] + ordered[-_MARGIN_ROWS:]


def _likeness(row: Row) -> tuple[str, int]:
    return _DIGITS.sub("#", row.words).casefold(), round(row.y / 12)

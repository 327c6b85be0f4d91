"""Text that a program took from a PDF and laid out as its pages: `pdftotext -layout` ends each page with a form feed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from councilgraph.loaders.document import Document
from councilgraph.loaders.readers.pdf import document_of_pages
from councilgraph.loaders.readers.pdfchars import MOST_CHARACTERS, PageOfRuns, Run

# Lines of such text end where the page did, not where a writer ended them.
PAGED: Final = "text/plain; layout=pages"
_PAGE_END: Final = "\f"
# Words with no more than one space between them.
_RUN: Final = re.compile(r"\S+(?: \S+)*")
_SPACED: Final = re.compile(r"(?m)^ +\S|\S {2,}\S")
# Where two columns part, in hundredths of the width.
_GUTTERS: Final = range(40, 61, 2)
# Columns of prose have so many lines side by side, these are so great a part of the right one's, and most are so wide, as a part of the page.
_LINES: Final = 8
_SHARE: Final = 0.6
_WIDE: Final = 0.25
# A page of typewriter letters, in points: as wide as high, so that places on it mean what they do on a page of a PDF.
_LETTER, _HEIGHT, _STEP = 6.0, 10.0, 12.0


def is_paged(text: str) -> bool:
    """True for text whose pages each end with a form feed, the last one too, and whose words stand where they did."""
    pages = text.split(_PAGE_END)
    return len(pages) > 1 and not pages[-1] and max(map(len, pages)) <= MOST_CHARACTERS and _SPACED.search(text) is not None


def read_paged_text(text: str, data: bytes, uri: str) -> Document:
    """The document whose pages the text shows, read as the pages of a PDF are: columns, tables, wrapped paragraphs, heads and feet apart."""
    pages = [_page(number, page.expandtabs(8).split("\n")) for number, page in enumerate(text.split(_PAGE_END)[:-1], 1)]
    return document_of_pages(pages, data, uri, PAGED)


def _page(number: int, lines: list[str]) -> PageOfRuns:
    width, height = _LETTER * max(map(len, lines)), _STEP * (len(lines) + 1)
    runs = [
        Run(_LETTER * found.start(), _LETTER * found.end(), height - _STEP * (line + 1), _HEIGHT, found.group(), False, 0)
        for line, words in enumerate(lines)
        for found in _RUN.finditer(words)
    ]
    ordered = [replace(run, order=order) for order, run in enumerate(_column_by_column(runs, width))]
    return PageOfRuns(number, width, height, tuple(ordered))


def _column_by_column(runs: Sequence[Run], width: float) -> list[Run]:
    """The runs in the order of a file, which writes the left of two columns before the right: the tallest part of the page that a gutter
    parts goes so."""
    x, tallest = max(((x, _parted(runs, x)) for x in (width * step / 100 for step in _GUTTERS)), key=lambda found: len(found[1]))
    if not tallest:
        return list(runs)
    first = runs.index(tallest[0])
    left, right = ([run for run in tallest if (run.x1 <= x) is side] for side in (True, False))
    both = {run.y for run in left} & {run.y for run in right}
    if len(both) < max(_LINES, _SHARE * len({run.y for run in right})):
        return list(runs)
    if any(median(run.x1 - run.x0 for run in side) < _WIDE * width for side in (left, right)):
        return list(runs)
    return [*runs[:first], *left, *right, *runs[first + len(tallest) :]]


def _parted(runs: Sequence[Run], x: float) -> list[Run]:
    """The longest part of the runs, line by line, none of which stands across a place."""
    longest: list[Run] = []
    held: list[Run] = []
    for run in runs:
        if run.x0 < x < run.x1:
            held = []
            continue
        held.append(run)
        longest = held if len(held) > len(longest) else longest
    return list(longest)

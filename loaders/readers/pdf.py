"""PDF files with a text layer: paragraphs put together again from their lines, tables by their columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from councilgraph.loaders.document import BlockKind, Document, ReadError
from councilgraph.loaders.readers.common_words import COMMON
from councilgraph.loaders.readers.pdfchars import SOFT_HYPHEN, PageOfRuns, read_pages
from councilgraph.loaders.readers.pdfjoining import first_word_width, hangs, joined, starts_item
from councilgraph.loaders.readers.pdflines import Row, read_rows
from councilgraph.loaders.readers.pdfrows import table_rows
from councilgraph.loaders.readers.pdftables import leads, rows_of_table
from councilgraph.loaders.readers.sheet import Piece, Sheet, typed_marker

# A line of capitals is a heading, not the end of a sentence.
_CAPITALS: Final = re.compile(r"[A-Z][A-Z’' &,/()–-]{4,}:?")
# A line to sign on.
_LEADER: Final = re.compile(r"[._…]{4}|…{2}")
# A step that is so much wider than those within paragraphs parts them.
_PARAGRAPH: Final = 1.3
# Words that begin so near to one another, in points, stand under one another; those beyond so much of the width stand at the right.
_SAME_PLACE: Final = 6.0
_AT_RIGHT: Final = 0.7


def read_pdf(data: bytes, uri: str) -> Document:
    """A PDF; blocks know their page. Raises ReadError for one that is damaged, locked, or scanned without a text layer."""
    pages = list(read_pages(data, uri))
    _check_words(pages, uri)
    return document_of_pages(pages, data, uri, "application/pdf")


def document_of_pages(pages: Sequence[PageOfRuns], data: bytes, uri: str, media_type: str) -> Document:
    """The document that stands on pages of runs, which `data` holds."""
    writer = _Writer(read_rows(pages), pages)
    writer.write()
    empty = [str(page.number) for page in pages if not page.runs]
    meta = [("pages", str(len(pages))), *((("pages-without-text", ", ".join(empty)),) if empty else ())]
    return writer.sheet.document(data, uri, media_type, None, meta)


def _check_words(pages: Sequence[PageOfRuns], uri: str) -> None:
    words = "".join(run.words for page in pages for run in page.runs)
    letters = sum(map(str.isalpha, words))
    if letters < 20:
        raise ReadError(
            f"{uri}: is a PDF without a text layer ({len(pages)} page(s), probably scanned); make it searchable (OCR) and give that"
        )
    lost = sum(1 for letter in words if letter == "\ufffd" or "\ue000" <= letter < "\uf000" or "\uf100" <= letter <= "\uf8ff")
    if lost > letters / 3:
        raise ReadError(
            f"{uri}: its fonts do not say which letters they print, so the text is lost; make it searchable (OCR) and give that"
        )


@dataclass(slots=True)
class _Paragraph:
    rows: list[Row]
    words: str
    bold: bool
    running: bool


@dataclass(slots=True)
class _Writer:
    """Puts rows together to paragraphs and tables."""

    rows: list[Row]
    pages: Sequence[PageOfRuns]
    sheet: Sheet = field(default_factory=Sheet)
    edges: dict[int, float] = field(default_factory=dict)
    leading: float = 0.0
    tight: float = 0.0
    body: float = 0.0
    known: frozenset[str] = frozenset()
    _waiting: list[Row] = field(default_factory=list)
    _last: Row | None = None

    def write(self) -> None:
        """Write everything."""
        text = [row for row in self.rows if not row.running]
        self.edges = {column: self._edge([row for row in text if row.column == column]) for column in {row.column for row in text}}
        steps = [
            above.y - below.y
            for above, below in pairwise(text)
            if above.page == below.page and above.column == below.column and 0 < above.y - below.y < 3 * above.height
        ]
        self.leading = median(steps) if steps else 14.0
        self.tight = _tight_step(text)
        self.body = median([run.height for row in text for run in row.runs for _ in range(1 + len(run.words) // 10)]) if text else 12.0
        self.known = COMMON.union(re.findall(r"[a-z]{4,}", " ".join(row.words for row in text).casefold()))
        held: _Paragraph | None = None
        at = 0
        heads = {id(row) for row in self.rows if row.running}
        while at < len(self.rows):
            row = self.rows[at]
            if id(row) in heads:
                # A head or foot may stand in the middle of a paragraph that runs over the page; it is written where it does not part it.
                at += 1
                self._running(row, held)
                continue
            size = rows_of_table(self.rows, at, self.leading)
            if size and not (held is not None and self._ends_in(held, row)):
                self._put(held)
                held = None
                table = self.rows[at : at + size]
                self._waiting += [row for row in table if row.running]
                self._late()
                self.sheet.table(table_rows(table, max(self.edges.values()), self.tight, self.known))
                self._last = table[-1]
                at += size
                continue
            if held is not None and self._at_margin(held, row):
                held.words = f"{held.words}\t{row.words}"
                held.rows.append(row)
            elif held is not None and self._continues(held, row):
                held.words = joined(held.words, row.words, self.known)
                held.bold = held.bold and all(run.bold for run in row.runs)
                held.rows.append(row)
            else:
                self._put(held)
                held = _Paragraph([row], row.words, all(run.bold for run in row.runs), False)
            at += 1
        self._put(held)
        self._late()

    def _running(self, row: Row, held: _Paragraph | None) -> None:
        self._waiting.append(row)
        if held is None:
            self._late()

    def _late(self) -> None:
        for row in self._waiting:
            self.sheet.add(Piece("running", row.words, page=row.page))
        self._waiting.clear()

    def _put(self, held: _Paragraph | None) -> None:
        if held is None:
            return
        page = held.rows[0].page
        before = [row for row in self._waiting if row.page == page and row.y > held.rows[0].y]
        for row in before:
            self.sheet.add(Piece("running", row.words, page=row.page))
            self._waiting.remove(row)
        marker, words = typed_marker(held.words.replace(SOFT_HYPHEN, "-"))
        kind: BlockKind = "list-item" if marker else "paragraph"
        large = held.rows[0].height > 1.25 * self.body and len(held.words) < 150
        level = 1 if marker else 0
        if large:
            kind, level = "heading", 1 if held.rows[0].height > 1.6 * self.body else 2
        self.sheet.add(Piece(kind, words, marker, level, page=page, bold=held.bold, tight=self._tight(held)))
        self._last = held.rows[-1]
        return

    def _tight(self, held: _Paragraph) -> bool:
        """True where no more than a line's usual distance parts a paragraph from the one before."""
        last, first = self._last, held.rows[0]
        return (
            last is not None
            and last.page == first.page
            and last.column == first.column
            and 0 < last.y - first.y < 1.35 * max(self.leading, 0.9 * first.height)
        )

    def _edge(self, rows: Sequence[Row]) -> float:
        """How far to the right the lines of a column go."""
        if not rows:
            return 0.0
        # Owners and sums set at the margin stand further out than the paragraphs do.
        ends = sorted(row.x1 for row in rows if len(row.runs) == 1) or sorted(row.x1 for row in rows)
        furthest = ends[min(len(ends) - 1, int(len(ends) * 0.95))]
        full = sum(1 for end in ends if end > furthest - 0.08 * furthest)
        if full >= max(3, len(ends) * 0.12):
            return furthest
        width = max(page.width for page in self.pages)
        return max(furthest, width - min(row.x0 for row in rows)) if rows[0].column != 1 else furthest

    def _ends_in(self, held: _Paragraph, row: Row) -> bool:
        """True for a paragraph's last line with a word set apart at its right, as an owner is, under which other such lines follow."""
        last = held.rows[-1]
        if len(row.runs) != 2 or len(last.runs) > 1 or held.words[-1] in ".!?:;" or abs(row.x0 - last.x0) > _SAME_PLACE:
            return False
        return row.runs[1].x0 > _AT_RIGHT * self.edges.get(row.column, 0.0) and self._continues(held, row)

    def _continues(self, held: _Paragraph, row: Row) -> bool:
        last = held.rows[-1]
        if last.column != row.column or starts_item(held.words, row.words):
            return False
        # `Present:` in a column of its own, and the names going on under the first of them.
        hanging = len(last.runs) == 2 and len(row.runs) == 1 and abs(row.x0 - last.runs[1].x0) < 6.0
        # `RESOLVED:` and, after a tab, a sentence that goes on at the left, or `Present` and names that do.
        opens = last.runs[0].words.endswith(":") or held.words.endswith(",")
        label = len(last.runs) == 2 and opens and len(row.runs) == 1 and abs(row.x0 - last.runs[0].x0) < 6.0
        if (len(last.runs) > 1 and not leads(last) and not hanging and not label) or _LEADER.search(last.words):
            return False
        if len(row.runs) > 1 and leads(row):
            return False
        # Another font may stand taller in the middle of a sentence.
        within = held.words[-1] not in ".!?:;" and (row.words[0].islower() or hangs(held.words))
        if not within and abs(last.height - row.height) > 0.25 * self.body and abs(last.height - row.height) > 0.2 * last.height:
            return False
        # `… in the Town Hall` over `PRESENT`.
        if _CAPITALS.fullmatch(row.words) and not held.words.isupper() and not hangs(held.words):
            return False
        if last.page != row.page:
            open_ended = row.words[0].islower() and held.words[-1] not in ".!?" and row.page - last.page == 1
            return open_ended or hangs(held.words)
        gap = last.y - row.y
        usual = max(self.leading, 0.95 * min(last.height, row.height))
        runs_on = row.words[0].islower() and held.words[-1] not in ".!?:;" and len(held.words) > 30
        if gap <= 0 or gap > (2.2 if runs_on else 1.45) * usual:
            return False
        aside = len(row.runs) > 1 and row.runs[-1].x0 > _AT_RIGHT * self.edges.get(row.column, 0.0)
        bold = all(run.bold for run in (row.runs[:-1] if aside else row.runs))
        if (held.bold and not bold) or (bold and not held.bold and held.words[-1] in ".:;!?)"):
            return False
        if hangs(held.words) and not held.words.endswith((" -", "–")):
            return True
        if not runs_on and gap > _PARAGRAPH * self.tight * max(last.height, row.height):
            return False
        edge = self.edges.get(row.column, 0.0)
        room = edge - last.x1
        if (runs_on and room < 0.3 * edge) or (held.words[-1] not in ".!?:;" and room < 0.1 * edge and len(last.words) > 40):
            return True
        return room < first_word_width(row.runs[0]) + 0.4 * row.height

    def _at_margin(self, held: _Paragraph, row: Row) -> bool:
        """True for an action's owner set at the right margin under its paragraph, whose last line left no room for it."""
        last = held.rows[-1]
        edge = self.edges.get(row.column, 0.0)
        if last.page != row.page or last.column != row.column or len(row.runs) > 1 or len(row.words) > 60 or len(last.runs) > 1:
            return False
        near = 0 < last.y - row.y < 1.45 * max(self.leading, row.height)
        if abs(row.x0 - last.x0) < 6.0:
            return False  # a cell's words going on under themselves
        aside = row.x0 > held.rows[0].x0 + 0.35 * (edge - held.rows[0].x0) and row.x1 > edge - 3 * row.height
        return near and aside and edge - last.x1 < row.x1 - row.x0 and not starts_item(held.words, row.words)


def _tight_step(rows: Sequence[Row]) -> float:
    """The step from line to line within paragraphs, in heights of a line: the closest that is common on these pages."""
    steps = sorted(
        (above.y - below.y) / max(above.height, below.height, 1.0)
        for above, below in pairwise(rows)
        if above.page == below.page and above.column == below.column and 0.7 * below.height < above.y - below.y < 3 * above.height
    )
    return steps[len(steps) // 10] if steps else 1.2

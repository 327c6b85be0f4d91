"""The sheet a reader writes on: pieces in reading order, laid out as one plain text with its blocks."""

import hashlib
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from councilgraph.loaders.document import Block, BlockKind, Document, ReadError

_SPACES: Final = re.compile(r"[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x0b\x0c\r]+")
# Characters that print nothing: controls, zero-width marks, soft hyphens, lone surrogates, non-characters.
_UNPRINTED: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff\ud800-\udfff]+"
)
_AROUND_BREAK: Final = re.compile(r"[ \t]*\n[ \t\n]*")
_AROUND_TAB: Final = re.compile(r" *\t[ \t]*")
_BULLET: Final = re.compile(r"(?P<marker>[•·▪◦‣●○■□➢►\uf000-\uf0ff]|[oüvnqØ§](?=[ \u00a0]{2})|[-–—*](?=\s))[\s\u00a0]+(?=\S)")
# A number typed as a list's, told from the words by more than one space: `1.   That the report be noted`.
_NUMBER: Final = re.compile(
    r"(?P<marker>\(?(?:\d{1,4}(?:\.\d{1,3}){0,3}|[ivxlc]{1,6}|[IVXLC]{1,6}|[A-Za-z])[.)]{1,2}|\d{1,3}(?:\.\d{1,3}){1,3})"
    r"(?:[ \u00a0]{2,}|[ \u00a0]*\t\s*)(?=\S)"
)
_MARKER_ALONE: Final = re.compile(r"\(?(?:\d{1,4}(?:[./]\d{1,3}){0,3}|[ivxl]{1,6}|[A-Za-z])[.)]{0,2}")


class Piece(NamedTuple):
    """One block before it has a place in the text. `words` may hold `\\n` (in cells) and `\\t`; `tight` puts no blank line before it."""

    kind: BlockKind
    words: str
    marker: str | None = None
    level: int = 0
    table: int | None = None
    row: int | None = None
    column: int | None = None
    page: int | None = None
    bold: bool = False
    label: str | None = None
    tight: bool = False


def tidy(words: str) -> str:
    """Words as printed: one space for a run of spaces, no invisible characters, nothing at the ends."""
    if words.isascii() and words.isprintable():
        # Most of all paragraphs: nothing but ASCII on one line.
        return (_SPACES.sub(" ", words) if "  " in words else words).strip()
    words = _SPACES.sub(" ", _UNPRINTED.sub("", words))
    if "\t" in words:
        words = _AROUND_TAB.sub("\t", words)
    if "\n" in words:
        words = _AROUND_BREAK.sub("\n", words)
    return words.strip()


def typed_marker(words: str, numbers: bool = True) -> tuple[str | None, str]:
    """The bullet or number typed at the start of a paragraph and the rest; None and the same words where there is none."""
    if words[:2].isalpha() and words[0] not in "ivxlcIVXLC":
        return None, words  # two letters begin no bullet, and no number but a roman one
    start = len(words) - len(words.lstrip())
    found = _BULLET.match(words, start) or (_NUMBER.match(words, start) if numbers else None)
    if found is None:
        return None, words
    return bullet(found["marker"]), words[found.end() :]


def bullet(marker: str) -> str:
    """A bullet in a symbol font is printed as `•`; dashes and numbers stay as they are."""
    return marker if len(marker) > 1 or (marker.isalnum() and marker not in "oüvnqØ") or marker in "-–—*" else "•"


class Sheet:
    """Takes pieces in reading order; empty ones are left out."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._tables = 0

    def add(self, piece: Piece) -> None:
        """Write a piece after the last one, its words tidied."""
        words = tidy(piece.words)
        if words:
            self.pieces.append(piece if words == piece.words else piece._replace(words=words))

    def extend(self, other: "Sheet", label: str | None = None) -> None:
        """Write all pieces of another sheet after the last one, under one label where it is given."""
        for piece in other.pieces:
            table = piece.table if piece.table is None else piece.table + self._tables
            self.pieces.append(piece._replace(table=table, label=label or piece.label))
        self._tables += other._tables

    def table(self, rows: Sequence[Sequence[tuple[int, Sequence[Piece]]]], label: str | None = None) -> None:
        """Write a table of rows of (column, pieces of the cell). A table that only lays out the page is written as plain pieces."""
        held = [[(column, pieces) for column, pieces in row if pieces] for row in rows]
        if _lays_out(held):
            self._lay_out(held)
            return
        number, self._tables = self._tables, self._tables + 1
        for index, row in enumerate(held):
            for place, (column, pieces) in enumerate(row):
                words = "\n".join(f"{piece.marker} {piece.words}" if piece.marker else piece.words for piece in pieces)
                bold = all(piece.bold for piece in pieces)
                label = pieces[0].label or label
                self.add(
                    Piece("table-cell", words, None, 0, number, index, column, pieces[0].page, bold, label, tight=place > 0 or index > 0)
                )

    def _lay_out(self, rows: Sequence[Sequence[tuple[int, Sequence[Piece]]]]) -> None:
        for row in rows:
            marker: str | None = None
            for _, pieces in row:
                if len(row) > 1 and len(pieces) == 1 and marker is None and _MARKER_ALONE.fullmatch(pieces[0].words):
                    marker = pieces[0].words
                    continue
                for piece in pieces:
                    if piece.table is not None:
                        piece = piece._replace(table=piece.table + self._tables)
                    if marker and piece.marker is None and piece.table is None:
                        piece, marker = piece._replace(marker=marker), None
                    self.pieces.append(piece)
        self._tables = max([self._tables, *(piece.table + 1 for piece in self.pieces if piece.table is not None)])

    def document(self, data: bytes, uri: str, media_type: str, title: str | None = None, meta: Sequence[tuple[str, str]] = ()) -> Document:
        """The Document of all pieces. Raises ReadError where nothing was written."""
        if not any(piece.kind != "running" for piece in self.pieces):
            raise ReadError(f"{uri}: holds no text; give a file that has the minutes in it")
        parts: list[str] = []
        blocks: list[Block] = []
        length = 0
        previous: Piece | None = None
        for piece in self.pieces:
            opening = "" if previous is None else _between(previous, piece)
            if piece.marker:
                opening += "  " * (piece.level - 1 if piece.kind == "list-item" else 0) + piece.marker + " "
            start = length + len(opening)
            end = start + len(piece.words)
            parts += (opening, piece.words)
            length = end
            place = (piece.table, piece.row, piece.column, piece.page)
            blocks.append(Block(piece.kind, start, end, piece.marker, piece.level, *place, piece.bold, piece.label))
            previous = piece
        parts.append("\n")
        digest = hashlib.sha256(data).hexdigest()
        return Document(uri, digest, media_type, "".join(parts), tuple(blocks), title, tuple(dict.fromkeys(meta)))


def _between(previous: Piece, piece: Piece) -> str:
    if piece.kind == "table-cell" and previous.kind == "table-cell" and previous.table == piece.table:
        if previous.row != piece.row:
            return "\n" + "\t" * (piece.column or 0 if (piece.column or 0) < 20 else 0)
        return "\t" * max(1, min(20, (piece.column or 0) - (previous.column or 0)))
    if piece.tight or (piece.kind == "list-item" and previous.kind == "list-item"):
        return "\n"
    return "\n\n"


def _lays_out(rows: Sequence[Sequence[tuple[int, Sequence[Piece]]]]) -> bool:
    """True for a table that is there for the page's looks: it holds headings or tables, has one column, or numbers paragraphs."""
    cells = [pieces for row in rows for _, pieces in row]
    if any(piece.kind == "heading" or piece.table is not None for pieces in cells for piece in pieces):
        return True
    columns = {column for row in rows for column, _ in row}
    if len(columns) < 2:
        return True
    if len(rows) == 1 and any(len(pieces) >= 6 for pieces in cells):
        return True
    numbered = [row for row in rows if len(row) == 2 and len(row[0][1]) == 1 and _MARKER_ALONE.fullmatch(row[0][1][0].words)]
    long = any(len(pieces) > 1 or len(pieces[0].words) > 120 for pieces in cells)
    return len(columns) == 2 and long and len(numbered) * 2 >= len(rows)

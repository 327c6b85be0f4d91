"""CSV as rows that know where they stand in the file, so that each can be quoted."""

import csv
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from councilgraph.loaders.document import ReadError

# A cell longer than this is a damaged file (an unclosed quote), not data.
_LONGEST_CELL = 1_000_000
# How many rows of titles may stand above a header.
_LONGEST_PREFACE = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` as a spreadsheet counts it, the first being 1; `values` by column, `beyond` the cells that no column stands over;
    `text[start:end] == quote`."""

    number: int
    values: dict[str, str]
    start: int
    end: int
    quote: str
    beyond: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListRow:
    """A good row: where it stands, and its values by our column names; councils and programmes as codes and ids."""

    row: Row
    values: dict[str, str | float]

    def text(self, name: str) -> str | None:
        """A value as text, None where the cell is blank."""
        value = self.values.get(name)
        return None if value is None else str(value)


class _Lines:
    """An iterator over the lines of a text that remembers how far it has been read."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines(keepends=True)
        self._next = 0
        self.position = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._next == len(self._lines):
            raise StopIteration
        line = self._lines[self._next]
        self._next += 1
        self.position += len(line)
        return line


def read_rows(text: str, name: str, wanted: Collection[str] = ()) -> tuple[tuple[str, ...], list[Row]]:
    """The header and the rows of a CSV file's decoded text (RFC 4180; commas, semicolons or tabs).

    The header is the first row that is not blank; where `wanted` names columns, the row among the first ones that holds the most of
    them, since spreadsheets put titles and merged headings above it. Blank rows and what stands above the header are passed over. A row
    with too few cells has "" for the rest; what a row has beyond the header goes into `beyond`. Raises ReadError, naming `name`, for a
    file without a header, with two columns of one name, or that is no CSV.
    """
    found = [(_header_at(rows, wanted), rows) for rows in (_cells(text, name, delimiter) for delimiter in _delimiters(text, wanted))]
    (_, at), rows = max(found, key=lambda entry: entry[0][0])
    if not rows:
        raise ReadError(f"{name}: is empty; a list needs a header row")
    header = tuple(cell.strip().removeprefix("\ufeff") for cell in rows[at].cells)
    _check_header(header, name, rows[at].number)
    return header, [_row(header, line) for line in rows[at + 1 :]]


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    cells: list[str]
    start: int
    quote: str


def _delimiters(text: str, wanted: Collection[str]) -> Sequence[str]:
    """What may part the cells: the mark that the first line has most of; all of them where the columns tell which is right."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    likely = max(",;\t", key=first.count)
    return (likely, *(mark for mark in ",;\t" if mark != likely)) if wanted else (likely,)


def _header_at(rows: Sequence[_Line], wanted: Collection[str]) -> tuple[int, int]:
    """How many of the wanted columns the header holds, and which row it is."""
    known = [len({cell.strip().removeprefix("\ufeff") for cell in line.cells} & {*wanted}) for line in rows[:_LONGEST_PREFACE]]
    most = max(known, default=0)
    return most, known.index(most) if most else 0


def _cells(text: str, name: str, delimiter: str) -> list[_Line]:
    """Every row that is not blank, with where it stands in the text."""
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=delimiter, strict=False)
    rows: list[_Line] = []
    number = 0
    while True:
        start = lines.position
        try:
            cells = next(reader)
        except StopIteration:
            return rows
        except csv.Error as error:
            raise ReadError(f"{name}: row {number + 1}: is not CSV: {error}") from error
        number += 1
        if not any(cell.strip() for cell in cells):
            continue
        if max(map(len, cells)) > _LONGEST_CELL:
            raise ReadError(f"{name}: row {number}: a cell of {max(map(len, cells)):,} characters; a quote mark is not closed")
        rows.append(_Line(number, cells, start, text[start : lines.position].rstrip("\r\n")))


def _row(header: tuple[str, ...], line: _Line) -> Row:
    cells = [cell.strip() for cell in line.cells]
    values = dict(zip(header, cells + [""] * len(header), strict=False))
    return Row(line.number, values, line.start, line.start + len(line.quote), line.quote, tuple(filter(None, cells[len(header) :])))


def _check_header(header: tuple[str, ...], name: str, number: int) -> None:
    twice = sorted({column for column in header if column and header.count(column) > 1})
    if twice:
        raise ReadError(f"{name}: row {number}: two columns are called {', '.join(twice)}; rename one")

"""CSV as rows that know where they stand in the file, so that each can be quoted."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from councilgraph.loaders.document import ReadError

# A cell longer than this is a damaged file (an unclosed quote), not data.
_LONGEST_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `number` as a spreadsheet counts it (the header is 1), `values` by column, `text[start:end] == quote`."""

    number: int
    values: dict[str, str]
    start: int
    end: int
    quote: str


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


def read_rows(text: str, name: str) -> tuple[tuple[str, ...], list[Row]]:
    """The header and the rows of a CSV file's decoded text (RFC 4180; a comma or, where the header has more, a semicolon or tab).

    Blank rows are passed over. A row with too few cells has "" for the rest; cells beyond the header go under "". Raises
    ReadError, naming `name`, for a file without a header, with two columns of one name, or that is no CSV.
    """
    lines = _Lines(text)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(lines, delimiter=delimiter, strict=False)
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    number = 0
    while True:
        start = lines.position
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            raise ReadError(f"{name}: row {number + 1}: is not CSV: {error}") from error
        number += 1
        if not any(cell.strip() for cell in cells):
            continue
        if max(map(len, cells)) > _LONGEST_CELL:
            raise ReadError(f"{name}: row {number}: a cell of {max(map(len, cells)):,} characters; a quote mark is not closed")
        if not header:
            header = tuple(cell.strip().removeprefix("\ufeff") for cell in cells)
            _check_header(header, name)
            continue
        values = dict(zip(header, (cell.strip() for cell in cells + [""] * len(header)), strict=False))
        if len(cells) > len(header):
            values[""] = delimiter.join(cells[len(header) :])
        quote = text[start : lines.position].rstrip("\r\n")
        rows.append(Row(number, values, start, start + len(quote), quote))
    if not header:
        raise ReadError(f"{name}: is empty; a list needs a header row")
    return header, rows


def _check_header(header: tuple[str, ...], name: str) -> None:
    twice = sorted({column for column in header if column and header.count(column) > 1})
    if twice:
        raise ReadError(f"{name}: row 1: two columns are called {', '.join(twice)}; rename one")

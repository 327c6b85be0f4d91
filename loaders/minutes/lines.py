"""The lines of a document, cleaned for reading: tags, bold marks and list markers taken off, every character still traceable."""

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final, NamedTuple

from councilgraph.graph.facts import Span
from councilgraph.loaders.document import Block, Document
from councilgraph.loaders.minutes.broken import is_broken

# Tags that end a line in a rendered page, and those that begin a new cell of a table.
_BREAK: Final = re.compile(r"</?(?:p|div|br|li|ul|ol|tr|table|tbody|thead|h[1-6])\b[^<>]{0,400}>", re.IGNORECASE)
_CELL: Final = re.compile(r"</?t[dh]\b[^<>]{0,400}>", re.IGNORECASE)
# What is dropped, and what is read as something else.
_NOISE: Final = re.compile(
    r"(?P<drop>\*{1,3}|__|</?[A-Za-z][^<>]{0,400}>|\[bookmark:[^\]]{0,80}\]|\\(?=[.#*_\-)])|\]\([^)\s]{0,400}\)|\[(?=[^\]]{1,80}\]\())"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|#\d{1,6});)"
    # Any run of spaces but a single common one.
    r"|(?P<space> ?[^\S ]\s*| {2,}\s*)"
)
# A character that every piece of noise has as its first or second.
_MAY_BE_NOISE: Final = re.compile(r"[*_<\[\]\\&]|[^\S ]|(?<= ) ")
# Those characters, and spaces other than the common one, looked for first.
_NOISY: Final = "*_<[]\\&\t\v\f\r\x1c\x1d\x1e\x1f"
_ODD_SPACES: Final = "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_MARKED_BOLD: Final = re.compile(r"(?:\*\*.+\*\*|<(?:strong|b)>.+</(?:strong|b)>)[:.]?")
_MARKER: Final = re.compile(
    r"(?!\d{1,2}\.\d\d ?(?:[ap]\.?m\b|[-–] ?\d{1,2}\.\d\d))(?P<marker>\[(?:\d{1,2}|[a-z]|[ivx]{2,4})\]|\(?(?:\d{1,4}(?:[./]\d{1,3}){0,3}|[ivxl]{1,6}|[a-z]|[A-Z]|[IVX]{2,5})[.)]{1,2}|\d{1,2}(?:\.\d{1,2}){1,2}|[-–—•·▪◦‣\uf0b7\ufffd]|o(?=\s+[a-zA-Z]))\s+(?=\S)"
    r"|(?P<glued>\d{1,4}[.)]|(?!19|20)\d{4}(?=[A-Z][a-z]+[^:.]{0,50}:))(?=[A-Z][a-z])"
)
_BULLETS: Final = "-–—•·▪◦‣\uf0b7\ufffd"
# Where the pieces of words begin that are one piece.
_WHOLE: Final = (0,)
_LONE_MARKER: Final = re.compile(r"\(?(?:[a-z]|[ivx]{1,5})[.)]{1,2}")
_SHORT_MARKER: Final = 9
_TABBED_MARK: Final = re.compile(r"\s*(?:\(?(?:[ivxl]{1,6}|[a-z]|\d{1,2})[.)]{1,2}|[-–—•·▪◦‣\uf0b7])\s*\t\s*")
# The pipes of a table whose first cell stands before the first of them: `1. | Welcome |`.
_PIPED: Final = re.compile(r"\s\|\s|\s\|$")
# A label in capitals begins a line of its own: `CO-OPTED MEMBERS: …`.
_CAPITAL_LABEL: Final = re.compile(r"[A-Z][A-Z’' &/-]{2,50}:")
# Nor does a line go on with one of these.
_LABELS: Final = frozenset(["action", "actions", "decision", "decisions", "agreed", "resolved", "recommendation", "recommendations"])
# Entries of a list, one a line: a title begins the next, or both are parted by a dash or a bar.
_ENTRY: Final = re.compile(r"(?:(?:County|Borough|City|District|Town) )?(?:Cllrs?|Councillors?|Ald|Alderman|Aldermen|Mr|Mrs|Ms|Miss|Dr)\b")
# `Ann Lee, Director of Place` under `Cllr Hay, Leader of the Council`.
_WITH_POST: Final = re.compile(
    r"(?:[A-Z][A-Za-z ]{2,40}: )?(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.? )?[A-Z][a-z'’]+(?:[- ][A-Z][\w'’]+){0,3}(?:, | \()(?:the )?[A-Z][a-z]"
)
_UNFINISHED: Final = re.compile(r"(?:,|&|\b(?:and|by|from|of|to|for|with|that|the|between|thanked|invited|asked|or|as))$")
_HALF_NAME: Final = re.compile(r"\b[A-Z][a-z'’]+-$")
_PARTED: Final = re.compile(r"\S\s[-–—]\s\S")
# An action with its owner after a dash is whole: `Write to the council – Ann Lee`.
_OWNER_ENDS: Final = re.compile(r"[a-z]{3} [-–—] [A-Z][a-z'’]+ [A-Z][\w'’-]+$")
# A cell that says nothing.
_DASH: Final = re.compile(r" ?[-–—] ?")
_WRAP: Final = 60
# Longer than a paragraph of minutes ever is, in characters.
_LONGEST: Final = 3000
_CELL_GOES_ON: Final = re.compile(r"\s(?:the|an?|of|to|for|by|with|from|at|and|&|[Ss]econded|[Pp]roposed|Cllrs?|Mrs?|Ms)$|,$")
# A field of a form: `Decision maker: …`.
_FIELD: Final = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,3}: ")
# No line of a list, no heading and no sentence ends so.
_OPEN_ENDED: Final = re.compile(r"\s(?:the|an?|of|to|for|by|with|from|at)$")
_SENTENCE_END: Final = re.compile(r"[.;:!?]\s+")


@dataclass(slots=True)
class Line:
    """One line, list item or table cell: `text` is what it says, cleaned. Never changed once made; not frozen, for a page has hundreds
    and a frozen one takes four times as long to make.

    `span(i, j)` gives the document's own words for `text[i:j]`. `marker` is the list number or bullet; `gap` says whether a blank
    line stands before it; `row` and `column` are set for cells; `level` is a heading's; `bold` where all of it is bold.
    """

    document: Document
    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    marker: str | None = None
    gap: bool = False
    row: int | None = None
    column: int = 0
    level: int = 0
    bold: bool = False
    label: str | None = None
    indent: int = 0

    def at(self, position: int) -> int:
        """The offset in the document of `text[position]`."""
        if len(self.starts) == 1:
            return self.origins[0] + position
        piece = bisect_right(self.starts, position) - 1
        return self.origins[piece] + position - self.starts[piece]

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """The document's words for `text[start:end]`, as evidence."""
        last = (len(self.text) if end is None else end) - 1
        if last < start:
            last = start
        if len(self.starts) == 1:
            first, stop = self.origins[0] + start, self.origins[0] + last + 1
        else:
            first, stop = self.at(start), self.at(last) + 1
        return Span(first, stop, self.document.text[first:stop])

    @property
    def start(self) -> int:
        """Where the line's text begins in the document."""
        return self.origins[0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.origins[-1] + len(self.text) - self.starts[-1]

    def wide_gaps(self, least: int = 3) -> list[int]:
        """Where words begin that a run of `least` or more spaces keeps apart from those before them."""
        found: list[int] = []
        if len(self.starts) == 1:
            return found
        for before, at, origin in zip(range(len(self.starts)), self.starts[1:], self.origins[1:], strict=False):
            end = self.origins[before] + at - self.starts[before]
            apart = self.document.text[end - 1 : origin]
            # A wrapped line's indent parts nothing.
            if origin - end >= least - 1 and self.text[at - 1 : at] == " " and apart.isspace() and "\n" not in apart:
                found.append(at)
        return found

    def followed_by(self, line: "Line", between: str = " ") -> "Line":
        """This line and another as one."""
        shift = len(self.text) + len(between)
        space = bool(between)
        return replace(
            self,
            text=f"{self.text}{between}{line.text}",
            starts=(*self.starts, *(len(self.text),) * space, *(at + shift for at in line.starts)),
            origins=(*self.origins, *(self.end,) * space, *line.origins),
        )

    def cut(self, start: int, end: int | None = None) -> "Line | None":
        """The line of `text[start:end]` alone, trimmed; None where nothing is left."""
        stop = len(self.text) if end is None or end > len(self.text) else end
        inner = _inner(self.text, self.starts, self.origins, start, stop)
        if inner is None:
            return None
        text, starts, origins = inner
        return Line(self.document, text, starts, origins, None, False, self.row, self.column, 0, False, self.label)


def _inner(
    text: str, starts: tuple[int, ...], origins: tuple[int, ...], start: int, stop: int
) -> tuple[str, tuple[int, ...], tuple[int, ...]] | None:
    """`text[start:stop]` trimmed, with the pieces it is made of; None where nothing is left."""
    while start < stop and text[start] == " ":
        start += 1
    while stop > start and text[stop - 1] == " ":
        stop -= 1
    if start >= stop:
        return None
    if len(starts) == 1:
        return text[start:stop], starts, (origins[0] + start,)
    first, last = bisect_right(starts, start), bisect_left(starts, stop)
    begun = origins[first - 1] + start - starts[first - 1]
    return text[start:stop], (0, *[at - start for at in starts[first:last]]), (begun, *origins[first:last])


def read_lines(document: Document) -> tuple[Line, ...]:
    """Every line of a document in reading order; running heads and feet are left out."""
    return tuple(_joined(list(_raw_lines(document))))


def _raw_lines(document: Document) -> Iterator[Line]:
    odd = "" if document.text.isascii() else _ODD_SPACES
    noise = tuple([character for character in _NOISY + odd if character in document.text])
    row = 0
    previous_end = 0
    # In typed text it may mark who was away.
    dashes = document.media_type != "text/plain"
    for block in document.blocks:
        if block.kind == "running":
            continue
        gap = document.text.count("\n", previous_end, block.start) > 1
        previous_end = block.end
        row += 1
        table_row = block.row if block.kind == "table-cell" else None
        for start, end, in_row, column in _segments(document.text, block):
            cleaned = _cleaned(document.text, start, end, noise)
            if cleaned is None or (dashes and (in_row, table_row) != (None, None) and _DASH.fullmatch(cleaned.words)):
                continue
            bold = block.bold or _is_bold(document.text[start:end].strip())
            number = (
                (block.table or 0) * 100_000 + table_row if table_row is not None else (row * 1000 + in_row if in_row is not None else None)
            )
            indent = start - (document.text.rfind("\n", 0, start) + 1)
            line = _marked(document, block, cleaned, bold, gap, number, block.column or column, indent)
            if len(line.text) <= _LONGEST:
                yield line
            else:
                yield from _pieces(line)
            gap = False


def _pieces(line: Line) -> Iterator[Line]:
    """A line of a document that was flattened, parted at the ends of sentences so that what looks round a name looks at a bounded stretch."""
    start = 0
    while start < len(line.text):
        stop = min(start + _LONGEST, len(line.text))
        if stop < len(line.text):
            ends = [found.end() for found in _SENTENCE_END.finditer(line.text, start + _LONGEST // 2, stop)]
            space = line.text.rfind(" ", start, stop)
            stop = ends[-1] if ends else space if space > start else stop
        if piece := line.cut(start, stop):
            yield (
                replace(piece, marker=line.marker, gap=line.gap, level=line.level, bold=line.bold, indent=line.indent)
                if not start
                else piece
            )
        start = stop


def _segments(text: str, block: Block) -> Iterator[tuple[int, int, int | None, int]]:
    """The pieces of a block between tags that break lines, between tabs and between the pipes of a Markdown table."""
    words = text[block.start : block.end]
    if block.kind == "table-cell" or not ("<" in words or "\t" in words or "|" in words):
        if "\n" not in words:
            yield block.start, block.end, None, 0
            return
        for start, end in _split(words, block.start, "\n"):
            yield start, end, None, 0
        return
    if "|" in words and (words.startswith("|") or _PIPED.search(words) or not re.search(r"[^|\s:-]", words)):
        if not re.search(r"[^|\s:-]", words):
            return
        for column, (start, end) in enumerate(_split(words.strip("|"), block.start + len(words) - len(words.lstrip("|")), "|")):
            for found in _BREAK.finditer(text, start, end):
                yield start, found.start(), 0, column
                start = found.end()
            yield start, end, 0, column
        return
    position, column, in_row = 0, 0, 0
    # `i.` and a tab before what it marks are no cell.
    mark = _TABBED_MARK.match(words) if "\t" in words else None
    listed = mark.end() if mark else 0
    tabbed = "\t" in words[listed:].strip()
    table = tabbed or bool(_CELL.search(words))
    breaks = sorted(
        [(found.start(), found.end(), found.group()) for found in _BREAK.finditer(words)]
        + [(found.start(), found.end(), found.group()) for found in _CELL.finditer(words)]
        + ([(at, at + 1, "\t") for at, character in enumerate(words) if character == "\t" and at >= listed] if tabbed else [])
    )
    for start, end, tag in [*breaks, (len(words), len(words), "")]:
        if words[position:start].strip():
            yield block.start + position, block.start + start, in_row if table else None, column
        if tag == "\t" or tag.lower().startswith(("</td", "</th")):
            column += 1
        if tag.lower().startswith("<tr"):
            column, in_row = 0, in_row + 1
        position = end


def _split(words: str, offset: int, separator: str) -> Iterator[tuple[int, int]]:
    position = 0
    for part in words.split(separator):
        yield offset + position, offset + position + len(part)
        position += len(part) + len(separator)


class _Cleaned(NamedTuple):
    """Words without noise, where each unbroken piece of them begins, and where it stands in the document."""

    words: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]


def _cleaned(text: str, start: int, end: int, noise: tuple[str, ...]) -> _Cleaned | None:
    """What `text[start:end]` says; None where it is blank. `noise` are those characters of noise that the document has at all."""
    raw = text[start:end]
    if "  " not in raw and "\n" not in raw and not any(mark in raw for mark in noise):
        return _Cleaned(raw, _WHOLE, (start,)) if raw and not raw.isspace() else None
    pieces: list[tuple[str, int]] = []
    position = start
    noisy = _MAY_BE_NOISE.search(text, start, end)
    for found in _NOISE.finditer(text, max(start, noisy.start() - 1), end) if noisy else ():
        pieces.append((text[position : found.start()], position))
        if found.lastgroup == "space":
            pieces.append((" ", found.start()))
        elif found.lastgroup == "entity":
            pieces.append((html.unescape(found.group()).replace("\u00a0", " ")[:1], found.start()))
        position = found.end()
    if not pieces:
        return _Cleaned(raw, _WHOLE, (start,)) if raw and not raw.isspace() else None
    pieces = [piece for piece in (*pieces, (text[position:end], position)) if piece[0]]
    words = "".join([piece for piece, _ in pieces])
    starts = (0, *accumulate([len(piece) for piece, _ in pieces[:-1]]))
    return _Cleaned(words, starts, tuple([origin for _, origin in pieces])) if words.strip() else None


def _is_bold(raw: str) -> bool:
    return raw[0] in "*<" and _MARKED_BOLD.fullmatch(raw) is not None


def _marked(document: Document, block: Block, cleaned: _Cleaned, bold: bool, gap: bool, row: int | None, column: int, indent: int) -> Line:
    """The line of cleaned words, with its marker taken off, and where it stands noted."""
    text, starts, origins = cleaned
    offset = 0 if text[0] > " " and not text[0].isspace() else len(text) - len(text.lstrip())
    marker = block.marker
    while found := _MARKER.match(text, offset):
        if marker and not (found["marker"] or found["glued"]).strip(_BULLETS) and marker.strip(f"{_BULLETS}*+"):
            break
        marker = found["marker"] or found["glued"]
        offset = found.end()
        if marker.strip(_BULLETS):
            break
    level = block.level if block.kind == "heading" else 0
    text, starts, origins = _inner(text, starts, origins, offset, len(text)) or cleaned
    return Line(document, text, starts, origins, marker, gap, row, column, level, bold, block.label, indent)


def _joined(lines: list[Line]) -> Iterator[Line]:
    """Lines with hard wraps undone: a long line without an end, and the next one without a beginning, are one."""
    return put_together(lines, _as_one)


def _as_one(first: Line, second: Line) -> Line | None:
    if len(first.text) < _SHORT_MARKER and _is_marker_alone(first, second):
        return replace(second, marker=first.text, gap=first.gap)
    if _is_broken_word(first, second):
        return first.followed_by(second, "")
    return replace(first.followed_by(second), bold=False) if _continues(first, second) else None


def put_together(lines: Iterable[Line], as_one: Callable[[Line, Line], Line | None]) -> Iterator[Line]:
    """The lines, each with those after it that `as_one` makes one line with it; that gives None where the second goes on with nothing."""
    held: Line | None = None
    for line in lines:
        whole = as_one(held, line) if held is not None else None
        if held is not None and whole is None:
            yield held
        held = whole or line
    if held is not None:
        yield held


def _is_marker_alone(first: Line, second: Line) -> bool:
    """`(a)` on a line of its own, with what it marks on the next. A number alone may be an item's: see numbering.py."""
    plain = first.marker is None and second.marker is None and first.row is None and second.row is None and not first.level
    return plain and _LONE_MARKER.fullmatch(first.text) is not None


def _is_broken_word(first: Line, second: Line) -> bool:
    """`Watt-` over `Sullivan`: a double name parted at its hyphen."""
    if second.gap or second.marker or first.row is not None or second.row is not None or first.document.media_type != "text/plain":
        return False
    return len(first.text) >= _WRAP and _HALF_NAME.search(first.text) is not None and second.text[0].isupper()


def _continues(first: Line, second: Line) -> bool:
    plain = first.row is not None and first.document.media_type == "text/plain" and not second.gap and not second.marker
    if plain and second.row is None:
        return bool(_OPEN_ENDED.search(first.text))
    if plain and first.row == second.row:
        # Tabs within a sentence, not between columns.
        goes_on = second.text[0].islower() and len(first.text) > _WRAP // 2 and first.text[-1] not in ".:;?!"
        return goes_on or bool(_CELL_GOES_ON.search(first.text))
    # Lines in columns are no paragraph.
    if len(first.starts) > 1 and len(second.starts) > 1 and first.wide_gaps() and second.wide_gaps():
        return False
    if second.gap or second.marker or first.level or second.level or first.row is not None or second.row is not None:
        return False
    if _FIELD.match(second.text) or first.label != second.label or first.document.media_type not in ("text/plain", "text/markdown"):
        return False
    if is_broken(first.text, second.text):
        return True
    if len(first.text) < _WRAP:
        return bool(_OPEN_ENDED.search(first.text)) and not second.bold
    if len(first.text) > _LONGEST // 2 or first.text[-1] in ".:;?!":
        return False
    if _CAPITAL_LABEL.match(second.text) or second.text.rstrip(": ").casefold() in _LABELS or _listed(first.text, second.text):
        return False
    if first.text[-1].isdigit() and first.marker and second.indent >= first.indent > 0:
        return True  # a hanging entry
    return second.text[0].islower() or first.text[-1] == "," or (len(first.text) > _WRAP and first.text[-1].islower() and not second.bold)


def _listed(first: str, second: str) -> bool:
    if " | " in first or " | " in second:
        return True
    if (_ENTRY.match(second) or (_WITH_POST.match(second) and _WITH_POST.match(first))) and not _UNFINISHED.search(first):
        return True
    if _OWNER_ENDS.search(first) and second[0].isupper():
        return True
    return bool(_PARTED.search(second) and _PARTED.search(first)) and first[-1] != ","

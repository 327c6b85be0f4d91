"""Agenda numbers: which numbered lines are items, and which are entries of a list within one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from councilgraph.loaders.minutes.dates import DATE
from councilgraph.loaders.minutes.headings import Part, labelled, title_like
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.names import titled_names

_PLAIN: Final = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,2})?|\d{1,2}[A-Za-z])\.?\s+(?=[A-Z“‘\"'#])")
_CODED: Final = re.compile(r"(?P<number>[A-Z]{1,4}\d{1,3})\.\s+(?=[A-Z])")
_ITEM_WORD: Final = re.compile(r"(?:agenda )?item (?:no\.? ?)?(?P<number>\d{1,3}[a-z]?)\s*[-–—:.]?\s*(?=\S)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\(?(\d{1,4}(?:[./]\d{1,3}){0,3}[A-Za-z]?)[.)]*")
_INLINE_TITLE: Final = re.compile(r"(?P<title>[A-Z][^.:;]{2,90}?)\s*(?::-?|\s[-–—])\s*(?=\S)")
# A date begins within a few words of its first digit.
_EARLY_DIGIT: Final = re.compile(r"\D{0,40}\d")
_LISTS: Final = ("decisions", "actions", "recommendations")
_LONGEST_JUMP: Final = 3
_ACTION_END: Final = re.compile(r"\.\s+(?:[A-Z][\w'’-]+\.?\s?){1,4}$|\.$")
_LINK_NOISE: Final = re.compile(r"\s*(?:pdf icon\s*)?PDF \d+ KB.*$|\s*pdf icon.*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """An item's head found at a line: number as printed, title, what follows it on the line, how many lines it took."""

    number: str | None
    title: Line
    rest: Line | None
    used: int


class Numbering:
    """Follows the agenda's numbers down the page; remembers the last item and how its number was printed."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.last: int | None = None
        self.style: str | None = None
        self.headings = any(line.level >= 2 and not labelled(line) for line in lines)
        self.numbered = False
        starts = (_NUMBER.match(line.marker if line.marker else line.text[:12]) for line in lines)
        self.printed = frozenset(found.group(1) for found in starts if found)

    def item_at(self, index: int, part: Part, held: Sequence[Line]) -> Head | None:
        """The item that begins at a line, given the part of the page it stands in and that part's lines so far."""
        line = self.lines[index]
        found = self._candidate(index)
        if found is None:
            return self._heading(line)
        head, style, number = found
        if not self._fits(head, style, number, part, held, line):
            return None
        self.last, self.style, self.numbered = number, style, True
        return head

    def _heading(self, line: Line) -> Head | None:
        """A Markdown or HTML heading without a number, where the page numbers nothing else."""
        if line.level < 2 or self.numbered or labelled(line) or not title_like(line.text) or line.marker:
            return None
        return Head(None, line, None, 1)

    def _candidate(self, index: int) -> tuple[Head, str, int] | None:
        line = self.lines[index]
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        alone = _NUMBER.fullmatch(line.text)
        if alone and line.marker is None and following is not None:
            in_cells = line.row is not None and line.column == 0 and following.row == line.row
            if (in_cells or line.row is None) and following.marker is None and len(line.text) < 9:
                style = "cell" if in_cells else "alone"
                if title_like(following.text):
                    return self._made(alone.group(1), _trimmed(following), None, 2, style)
                inline = _INLINE_TITLE.match(following.text) if in_cells else None
                if inline and title_like(inline["title"]) and (title := following.cut(0, inline.end("title"))):
                    return self._made(alone.group(1), title, following.cut(inline.end()), 2, style)
            return None
        if line.marker and (number := _NUMBER.fullmatch(line.marker)):
            return self._titled(
                number.group(1), line, "dot" if line.marker.rstrip(")") != line.marker[:-1] or "." in line.marker else "bracket"
            )
        if line.marker is None and (worded := _ITEM_WORD.match(line.text)) and len(line.text) < 160 and (rest := line.cut(worded.end())):
            return self._titled(worded["number"], rest, "word")
        if _EARLY_DIGIT.match(line.text) and DATE.match(line.text):
            return None
        if line.marker is None and line.row is None and (coded := _CODED.match(line.text)) and (rest := line.cut(coded.end())):
            return self._titled(coded["number"], rest, "coded")
        if line.marker is None and line.row is None and (plain := _PLAIN.match(line.text)) and (rest := line.cut(plain.end())):
            return self._titled(plain["number"], rest, "plain") if title_like(rest.text) else None
        return None

    def _titled(self, number: str, line: Line, style: str) -> tuple[Head, str, int] | None:
        if title_like(line.text):
            return self._made(number, _trimmed(line), None, 1, style)
        inline = _INLINE_TITLE.match(line.text)
        if inline and style != "plain" and title_like(inline["title"]) and (title := line.cut(0, inline.end("title"))):
            return self._made(number, title, line.cut(inline.end()), 1, style)
        return None

    def _made(self, number: str, title: Line, rest: Line | None, used: int, style: str) -> tuple[Head, str, int] | None:
        digits = re.findall(r"\d+", number)
        if "." in number and digits[-1] != "0" and len(digits) == 2 and int(digits[1]) > 0 and "/" not in number:
            return None  # 5.1 stands within item 5
        value = int(digits[-1] if "/" in number else digits[0])
        if 1900 <= value <= 2100 and title.text[:3].isalpha() and style == "plain":
            return None  # a year
        return Head(number, title, rest, used), style, value

    def _fits(self, head: Head, style: str, number: int, part: Part, held: Sequence[Line], line: Line) -> bool:
        if part in ("attendance", "in-attendance", "apologies") and next(titled_names(head.title.text[:40]), None):
            return False
        if self.last is None:
            return part not in _LISTS and (number == 1 or self._begins_a_run(number))
        if not self.last < number <= self.last + _LONGEST_JUMP and not (number > self.last and style == self.style == "cell"):
            return False
        if part not in _LISTS or (style != self.style and style in ("plain", "cell", "word")):
            return style == self.style or self.style is None or number == self.last + 1
        if style != self.style:
            return False
        marked = (re.match(r"\(?(\d{1,3})[.)]+$", entry.marker) for entry in reversed(held) if entry.marker)
        before = next((int(found.group(1)) for found in marked if found), None)
        if number == (before or 0) + 1:
            # It could go on with the list or with the agenda: an entry is a sentence or ends in its owner.
            return bool(line.bold or line.level) or (
                not _ACTION_END.search(line.text) and len(line.text) < 80 and line.gap and before is not None
            )
        return True

    def _begins_a_run(self, number: int) -> bool:
        """True where the next number, too, heads a line further down: an extract need not begin at item 1."""
        return str(number + 1) in self.printed


def _trimmed(title: Line) -> Line:
    noise = _LINK_NOISE.search(title.text)
    return (title.cut(0, noise.start()) if noise else None) or title

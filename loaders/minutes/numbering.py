"""Agenda numbers: which numbered lines are items, and which are entries of a list within one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from councilgraph.loaders.minutes.bodies import body_at
from councilgraph.loaders.minutes.dates import DATE
from councilgraph.loaders.minutes.headings import LONGEST_LABEL, MARK, PARAGRAPH, Part, is_closing, is_set_apart, labelled, title_like
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.minute_numbers import LONGEST_JUMP, LONGEST_NUMBER, SLASHED, counter_of, series_of
from councilgraph.loaders.minutes.names import titled_names
from councilgraph.loaders.minutes.rolls import roll_head
from councilgraph.loaders.minutes.run_in_titles import DASHED_ITEM, FEWEST, SHOUTED_TITLE, are_run_in, runs_in, title_anyway, unmarked_title
from councilgraph.loaders.minutes.summaries import summary_rows
from councilgraph.loaders.minutes.words import Sought

_PLAIN: Final = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,2})?|\d{1,2}[A-Za-z])\.?\s+(?=[A-Z“‘\"'#]|20\d\d/\d\d [A-Z])")
# `(Agenda No. 5)` under a title.
_AGENDA_NUMBER: Final = re.compile(r"[(\[]?(?:Agenda (?:No|Item)|Item)\.? ?(?P<number>\d{1,3}[a-z]?)[)\]]?", re.IGNORECASE)
_CODED: Final = re.compile(r"(?P<number>[A-Z]{1,4}\d{1,3})\.\s+(?=[A-Z])")
_ITEM_WORD: Final = Sought(
    r"(?:agenda )?item (?:no\.? ?)?(?P<number>\d{1,3}(?:\.\d{1,2}(?=\s))?[a-z]?)\s*[-–—:.]?\s*(?=\S)", "item ", flags=re.IGNORECASE
)
_OPENS_NUMBER: Final = "(0123456789"
_NUMBER: Final = re.compile(r"\(?(\d{1,3}-\d\d/\d\d|\d{1,4}(?:[./]\d{1,3}){0,3}[A-Za-z]?)[.)]*")
_INLINE_TITLE: Final = re.compile(r"(?P<title>[A-Z][^.:;]{2,90}?)\s*(?::-?|\s[-–—])\s*(?=\S)")
# A title in capitals may have a colon of its own: `ESTATES: LAND AT EXE ROAD - The Head of Estates …`.
_CAPITAL_TITLE: Final = re.compile(r"(?P<title>[A-Z][A-Z0-9 ,&'’()/]{2,60}: [A-Z][A-Z0-9 ,:&'’()/-]{2,90}?)(?:\s+[-–—]|:)\s+(?=[A-Z][a-z])")
_CELL_TITLE: Final = re.compile(r"(?P<title>[A-Z][^.:;]{2,60})\.\s+(?=[A-Z])")
_NAMES_MEETING: Final = re.compile(
    r"(?:(?:draft )?minutes?|notes?|record) of\b(?! (?:the )?(?:previous|last)).{0,80}\bmeeting\b|membership\b|(?:non-)?constituent members",
    re.IGNORECASE,
)
_PRESENT: Final = re.compile(r"(?:members )?present\b|(?:in )?attendance\b|apologies\b", re.IGNORECASE)
_ALSO_ITEMS: Final = ("discussion", "apologies")
# Within so many lines from the top a heading may still belong to the head of the page.
_FRONT: Final = 5
# A date begins within a few words of its first digit.
_EARLY_DIGIT: Final = re.compile(r"\D{0,40}\d")
_LISTS: Final = ("decisions", "actions", "recommendations")
# Words in a title that ends in a full stop: `Transport.`
_SHORT: Final = 7
# Minute numbers from here on are counted through the years; lists do not begin so high.
_HIGH: Final = 100
_ACTION_END: Final = re.compile(r"\.\s+(?:[A-Z][\w'’-]+\.?\s?){1,4}$|\.$")
_LINK_NOISE: Final = re.compile(r"\s*(?:pdf icon\s*)?PDF \d+ KB.*$|\s*pdf icon.*$", re.IGNORECASE)

# `Ann Lee, Lead Commissioner`, with the item that they came for before the name.
_NAME_AND_POST: Final = re.compile(
    r"[A-Z][a-z'’]+(?:[- ][A-Z][\w'’]+){1,3}, (?=[A-Z])(?=.*\b(?:Officer|Manager|Director|Head|Commissioner|Lead|Principal|Adviser|Chief|Solicitor|Consultant|Planner|Engineer)\b)"
)

# The headings that nearly every set of minutes has, for pages that number nothing and set no heading apart.
_USUAL: Final = re.compile(
    r"(?P<title>(?:confirmation of |approval of )?minutes(?: of (?:the )?(?:previous|last) meeting)?|matters arising|planning(?: applications| matters)?|payments|finances?"
    r"|accounts|correspondence|any other business|a\.?o\.?b|declarations? of interests?|highways(?: matters)?|public (?:forum|participation|questions?)|reports?|actions"
    r"|urgent business|(?:date of )?next meeting)(?P<after>\s*[:.–-]+\s*|\s+(?![^.]{0,40}\bread\b)(?=[a-z])|$)",
    re.IGNORECASE,
)

# `16  Public Question Time.`: capitals throughout, and a full stop.
_STOPPED_TITLE: Final = re.compile(
    r"[A-Z][\w'’/&-]*(?::? (?:[A-Z0-9(][\w'’/&()-]*|of|and|the|for|in|on|to|from|by|with|held|meeting|last|previous|a|&|[-–—])){0,14}\."
)


_TOLD: Final = re.compile(r"\b(?:was|were|is|are|be|agreed|that)\b")


class Head(NamedTuple):
    """An item's head found at a line: number as printed, title, what follows it on the line, how many lines it took, what it opens."""

    number: str | None
    title: Line
    rest: Line | None
    used: int
    part: Part = "discussion"


class Numbering:
    """Follows the agenda's numbers down the page; remembers the last item and how its number was printed.

    `numbered`: the page is known to number its items, so that no other heading is one. `bare`: it is known neither to number them nor
    to set their headings apart, so that lines in capitals and the usual headings of minutes are tried. `lists`: numbers are those of lists
    under such headings.
    """

    def __init__(self, lines: Sequence[Line], *, numbered: bool = False, bare: bool = False, lists: bool = False) -> None:
        self.lines = lines
        self.last: int | None = None
        self.style: str | None = None
        self.numbered = numbered
        self.bare = bare
        self.lists = lists
        self.begun = False
        # Where the lists of those present begin; nothing above them is business.
        self.front = next((index for index, line in enumerate(lines) if _PRESENT.match(line.text)), len(lines)) if bare else 0
        numbers = [line for line in lines if line.gap and line.row is None and (line.marker or "")[:1].isdigit()]
        run_in = [line for line in numbers if runs_in(line.text)]
        self.run_in = len(run_in) >= max(FEWEST, len(numbers) / 2)
        heads = [line.marker if line.marker and line.marker != "*" else line.text[:12] for line in lines]
        starts = [_NUMBER.match(head) for head in heads if head[0] in _OPENS_NUMBER]
        self.printed = frozenset([found.group(1).lstrip("0") for found in starts if found])
        self.summary = summary_rows(lines)
        outside = [line for line in lines if line.row is None]
        self.counter = counter_of(outside) or (counter_of(lines) if len(outside) < len(lines) else None)

        self.dashed = sum(line.row is None and DASHED_ITEM.match(line.text) is not None for line in lines) >= FEWEST
        self.unmarked = bool(self.counter) and are_run_in([rest for line in outside if line.gap and (rest := self._after_number(line))])

    def _after_number(self, line: Line) -> str:
        """What follows a slashed minute number of the page's series."""
        slashed = SLASHED.match(line.text) if self.counter and line.text[:1].isdigit() and "/" in line.text[:LONGEST_NUMBER] else None
        return line.text[slashed.end() :].lstrip() if slashed and self.counter and series_of(slashed) == self.counter[0] else ""

    def item_at(self, index: int, part: Part, held: Sequence[Line]) -> Head | None:
        """The item that begins at a line, given the part of the page it stands in and that part's lines so far."""
        line = self.lines[index]
        if line.row is not None and line.row in self.summary:
            return None
        found = None if self.lists and line.marker else self._candidate(index)
        if found is None:
            unnumbered = self._heading(index) or (
                (self._usual(index) or self._set_apart(index) or self._in_bold(index)) if self.bare else None
            )
            self.begun = self.begun or unnumbered is not None
            return unnumbered
        head, style, number = found
        if not self._fits(head, style, number, part, held, line):
            return None
        if style != "within":
            self.last, self.style = number, style
        self.numbered = self.begun = True
        return head

    def _heading(self, index: int) -> Head | None:
        """A Markdown or HTML heading without a number, where the page numbers nothing else; the paragraph under it may have one."""
        line = self.lines[index]
        if line.level < 2 or self.numbered or line.marker or not title_like(line.text):
            return None
        if not self.begun and (
            _NAMES_MEETING.match(line.text)
            or body_at(line.text) == (0, len(line.text))
            or line.text.casefold().endswith((" authority", " council"))
        ):
            return None
        label = labelled(line)
        # `MINUTES` and `APOLOGIES` are items of a page whose headings are its items.
        if label is not None and not (line.text.isupper() and index > _FRONT and label.rest is None and label.part in _ALSO_ITEMS):
            return None
        return Head(self._number_below(index), line, None, 1, label.part if label else "discussion")

    def _number_below(self, index: int) -> str | None:
        """The number of the paragraph under a heading, where it counts on: `TAXI FARE REVIEW`, then `3. The Committee had before it …`."""
        below = self.lines[index + 1].marker if index + 1 < len(self.lines) else None
        found = _NUMBER.fullmatch(below) if below else None
        if (
            found is None
            or not found.group(1).isdigit()
            or int(found.group(1)) != (self.last or 0) + 1
            or title_like(self.lines[index + 1].text)
        ):
            return None
        self.last, self.style = int(found.group(1)), "below"
        return found.group(1)

    def _usual(self, index: int) -> Head | None:
        """A line in capitals under a blank one, or one of the usual headings of minutes, on a page without numbers or headings."""
        line = self.lines[index]
        if index <= self.front or line.marker or line.row is not None or not (line.gap or line.bold):
            return None
        usual = _USUAL.match(line.text)
        if (
            usual
            and (usual["after"].strip() or not line.text.isupper() or usual.end() == len(line.text))
            and usual["title"][0].isupper()
            and (usual["after"].strip() or usual["title"].isupper() or usual.end() == len(line.text))
        ):
            title = line.cut(0, usual.end("title"))
            return Head(None, title, line.cut(usual.end()), 1) if title else None
        capitals = line.text.isupper() and 4 <= len(line.text) <= 90 and title_like(line.text) and not is_closing(line)
        return Head(None, line, None, 1) if capitals and labelled(line) is None else None

    def _set_apart(self, index: int) -> Head | None:
        """A short line in title case between blank ones, over a paragraph or another such line, on a page without numbers or headings."""
        if index <= self.front or index + 1 >= len(self.lines):
            return None
        line, below = self.lines[index], self.lines[index + 1]
        over = below.gap and (len(below.text) >= PARAGRAPH or is_set_apart(below))
        return Head(None, line, None, 1) if over and is_set_apart(line) and not is_closing(line) and roll_head(line.text) is None else None

    def _in_bold(self, index: int) -> Head | None:
        """A title in bold over lighter words, in a file that keeps no blank lines."""
        if index <= self.front or index + 1 >= len(self.lines) or not self.lines[index].bold:
            return None
        line, below = self.lines[index], self.lines[index + 1]
        apart = replace(line, gap=True)
        return (
            Head(None, line, None, 1)
            if not below.bold and is_set_apart(apart) and not is_closing(line) and roll_head(line.text) is None
            else None
        )

    def _candidate(self, index: int) -> tuple[Head, str, int] | None:
        line = self.lines[index]
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if (
            following is not None
            and line.marker is None
            and not line.text[0].isdigit()
            and following.text[:1] in "(["
            and (below := _AGENDA_NUMBER.fullmatch(following.text))
        ):
            return (
                (Head(below["number"], line, None, 2), "agenda", int(re.sub(r"\D", "", below["number"]))) if title_like(line.text) else None
            )
        if line.bold and (over := self._over_paragraph(line, following)):
            return over
        opening = line.text[0]
        alone = _NUMBER.fullmatch(line.text) if len(line.text) < 14 and (opening.isdigit() or opening == "(") else None
        if alone is None and line.row is not None and self.counter and self.counter[0] and len(line.text) < 26:
            coded_cell = SLASHED.fullmatch(line.text)
            alone = coded_cell if coded_cell and series_of(coded_cell) == self.counter[0] else None
        if alone and line.marker is None and following is not None:
            in_cells = line.row is not None and line.column == 0 and following.row == line.row
            if not in_cells and self.last is None and int(re.findall(r"\d+", alone.group(1))[0]) == 1 and not self._begins_a_run(1):
                return None  # the number of a page
            if ((in_cells and following.column > line.column) or line.row is None) and following.marker is None:
                series = "prefix" in alone.groupdict() or "-" in alone.group(1)
                style = "slashed" if series else "cell" if in_cells else "alone"
                if title_like(following.text):
                    return self._made(alone.group(1), _trimmed(following), None, 2, style)
                inline = (_INLINE_TITLE.match(following.text) or _CELL_TITLE.match(following.text)) if in_cells else None
                if inline and title_like(inline["title"]) and (title := following.cut(0, inline.end("title"))):
                    return self._made(alone.group(1), title, following.cut(inline.end()), 2, style)
            return self._said_beside(alone.group(1), following) if in_cells and line.bold and following.column > line.column else None
        if line.marker and line.marker[0] in _OPENS_NUMBER and (number := _NUMBER.fullmatch(line.marker)):
            return self._titled(
                number.group(1), line, "dot" if line.marker.rstrip(")") != line.marker[:-1] or "." in line.marker else "bracket"
            )
        if line.marker is None and (worded := _ITEM_WORD.match(line.text)) and len(line.text) < 160 and (rest := line.cut(worded.end())):
            return self._titled(worded["number"], rest, "word")
        if (
            self.counter is not None
            and line.marker in (None, "*")
            and line.row is None
            and (slashed := SLASHED.match(line.text))
            and series_of(slashed) == self.counter[0]
            and ((day := DATE.match(line.text)) is None or day.end() <= slashed.end())
        ):
            rest = line.cut(slashed.end())
            return (self._unmarked if self.unmarked and line.gap else self._titled)(slashed["number"], rest, "slashed") if rest else None
        if not (opening.isdigit() or (opening.isupper() and not line.text[1:5].isalpha() and _CODED.match(line.text))):
            return None
        if _EARLY_DIGIT.match(line.text) and DATE.match(line.text):
            return None
        if line.marker is None and line.row is None and (coded := _CODED.match(line.text)) and (rest := line.cut(coded.end())):
            return self._titled(coded["number"], rest, "coded")
        if self.dashed and line.row is None and (dashed := DASHED_ITEM.match(line.text)) and (title := line.cut(*dashed.span("title"))):
            return self._made(dashed["number"], title, line.cut(dashed.end()), 1, "plain")
        if line.marker in (None, "*") and line.row is None and (plain := _PLAIN.match(line.text)) and (rest := line.cut(plain.end())):
            if title_like(rest.text):
                return self._titled(plain["number"], rest, "plain")
            stopped = (
                rest.cut(0, len(rest.text) - 1)
                if (line.gap or line.document.media_type == "application/pdf") and _STOPPED_TITLE.fullmatch(rest.text)
                else None
            )
            return self._made(plain["number"], stopped, None, 1, "plain") if stopped and title_like(stopped.text) else None
        return None

    def _over_paragraph(self, line: Line, following: Line | None) -> tuple[Head, str, int] | None:
        """A title in bold whose number stands before the paragraph under it."""
        if following is None or following.bold or line.marker or line.row is not None or following.row is not None:
            return None
        below = _PLAIN.match(following.text) if following.marker is None else None
        title = line.cut(0, len(line.text.rstrip(".")))
        if below is None or title is None or not title_like(title.text) or not (len(following.text) > _HIGH or following.text[-1] == "."):
            return None
        number = int(re.findall(r"\d+", below["number"])[0])
        begins = self.last is None and self._begins_a_run(number)
        return (
            (Head(below["number"], title, following.cut(below.end()), 2), "over", number)
            if begins or number == (self.last or 0) + 1
            else None
        )

    def _said_beside(self, number: str, line: Line) -> tuple[Head, str, int] | None:
        """An item whose number has what was said beside it, where the others of the table have their titles."""
        counts_on = self.style == "cell" and number.isdigit() and 0 < int(number) - (self.last or 0) <= LONGEST_JUMP
        if not counts_on or (line.marker and not line.marker.startswith(f"{number}.")):
            return None
        end, begins = title_anyway(line.text.rstrip("."))
        title = line.cut(0, end)
        return self._made(number, title, line if begins == end else line.cut(begins), 2, "cell") if title else None

    def _unmarked(self, number: str, line: Line, style: str) -> tuple[Head, str, int] | None:
        """An item of a page whose titles run into their business without a mark: `107/17 To Discuss Play Areas The Clerk advised …`."""
        parted = unmarked_title(line.text)
        if parted is None and (whole := self._titled(number, line, style)):
            return whole
        end, begins = parted or title_anyway(line.text)
        title = line.cut(0, end)
        return self._made(number, title, line.cut(begins), 1, style) if title else None

    def _titled(self, number: str, line: Line, style: str) -> tuple[Head, str, int] | None:
        label = labelled(line)
        if label is not None and label.part in ("decisions", "actions") and "." in number:
            return None  # `32.4 Resolved – That the Committee:` is a paragraph of item 32
        if label is not None and label.rest is None:
            if label.part == "decisions" and line.text.isupper():
                return None  # `204 RESOLVED:-` is the minute's number, not an item's
            if label.part == "other" and "." in number:
                return None  # `5.3 Reasons for decision` is a part of item 5
        roll = roll_head(line.text)
        if roll and roll.status and roll.rest is not None and (named := line.cut(0, len(line.text[: roll.rest].rstrip(" :–—-")))):
            return self._made(number, named, line.cut(len(named.text)), 1, style)
        if title_like(line.text):
            return self._made(number, _trimmed(line), None, 1, style)
        stopped = (
            line.text[-1] == "."
            and ":" not in line.text
            and (line.gap or line.bold)
            and style == "dot"
            and len(line.text.split()) <= _SHORT * (1 + (line.bold and not _TOLD.search(line.text)))
        )
        if (
            stopped
            and (int(re.findall(r"\d+", number)[0]) == (self.last or 0) + 1 or (line.bold and self.last is None))
            and (title := line.cut(0, len(line.text) - 1))
            and title_like(title.text)
        ):
            return self._made(number, title, None, 1, style)
        inline = (_CAPITAL_TITLE.match(line.text) or _INLINE_TITLE.match(line.text)) if MARK.search(line.text, 0, LONGEST_LABEL) else None
        if inline and style != "plain" and title_like(inline["title"]) and (title := line.cut(0, inline.end("title"))):
            return self._made(number, title, line.cut(inline.end()), 1, style)
        into = SHOUTED_TITLE.match(line.text) or (runs_in(line.text) if self.run_in else None)
        if into and style == "dot" and line.gap and (title := line.cut(0, into.end("title"))):
            return self._made(number, title, line.cut(into.end()), 1, style)
        return None

    def _made(self, number: str, title: Line, rest: Line | None, used: int, style: str) -> tuple[Head, str, int] | None:
        digits = re.findall(r"\d+", number)
        within = "." in number and "/" not in number and len(digits) == 2 and int(digits[1]) > 0
        heads = len(title.text) < 60 and title.gap and not title.text.endswith(":")  # `3.1 Cabinet:` leads to a list
        if within and not (int(digits[0]) == self.last and style == "dot" and heads):
            return None  # 5.1 stands within item 5, and is a paragraph of it
        slashed = ("/" in number and "-" not in number) or not number[0].isdigit()
        place = self.counter[1] if self.counter else 0
        if slashed and style != "coded" and (self.counter is None or place >= len(digits)):
            return None
        value = int(digits[place] if slashed and place < len(digits) else digits[0])
        if within:
            style = "within"
        if 1900 <= value <= 2100 and title.text[:3].isalpha() and style == "plain":
            return None  # a year
        return Head(number, title, rest, used), style, value

    def _fits(self, head: Head, style: str, number: int, part: Part, held: Sequence[Line], line: Line) -> bool:
        listed = part in ("attendance", "in-attendance", "apologies")
        if listed and (next(titled_names(head.title.text[:40]), None) or _NAME_AND_POST.match(head.title.text)):
            return False
        if style == "within":
            return True
        if self.last is None:
            return part not in _LISTS and (number == 1 or style in ("word", "slashed", "agenda") or self._begins_a_run(number))
        if number >= _HIGH and style == self.style and not self.last < number <= self.last + LONGEST_JUMP and self._begins_a_run(number):
            return part not in _LISTS or line.gap  # the minutes of a second meeting on the same page
        if not self.last < number <= self.last + LONGEST_JUMP and not (number > self.last and style == self.style == "cell"):
            return False
        if part not in _LISTS or (style != self.style and style in ("plain", "cell", "word")):
            # `Item 2` is followed by `Item 3`, not by the third paragraph under it.
            return style == self.style or self.style is None or (number == self.last + 1 and self.style != "word")
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

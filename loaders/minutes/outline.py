"""The outline of a document: its agenda items, and its stretches of lines by what they are."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from councilgraph.loaders.document import Document
from councilgraph.loaders.minutes.action_tables import ActionRow, action_rows
from councilgraph.loaders.minutes.flattened import unflattened
from councilgraph.loaders.minutes.headings import (
    EXCLUSION,
    Label,
    Part,
    column_heads,
    header_rows,
    is_closing,
    is_exclusion,
    is_page_title,
    is_readmission,
    labelled,
    looks_like_report,
    title_like,
)
from councilgraph.loaders.minutes.limbs import BODY_DID, begins_limb
from councilgraph.loaders.minutes.lines import Line, read_lines
from councilgraph.loaders.minutes.numbering import Numbering
from councilgraph.loaders.minutes.ticked import ticked
from councilgraph.loaders.minutes.words import signs_of

_ITEM_OF_MEETING: Final = re.compile(r"Meeting of .{5,150}\(Item (?P<number>\d{1,3}[a-z]?)\.?\)")
# Said of the item it stands under, and of no other.
_THIS_ITEM: Final = re.compile(
    r"\b(?:this|the) (?:item|report|matter) was (?:held|considered|taken|discussed) in (?:private|closed|confidential)", re.IGNORECASE
)
_NEXT_ITEM: Final = re.compile(r"\b(?:following|next) item\b(?!s)", re.IGNORECASE)
# So many lists that begin with 1 are no agenda.
_FEWEST_LISTS: Final = 3
# One usual heading may be a line of a form; so many are the headings of minutes.
_FEWEST_BARE: Final = 3
# Spaces before a word that stands at the right of a page.
_RIGHT: Final = 40
_COLUMN_HEAD: Final = re.compile(r"actions?(?: by)?:?|owners?:?|by whom:?", re.IGNORECASE)
# What heads a list of what was agreed, where a list follows.
_AGREED: Final = re.compile(r"(?:(?:it was|members|lead members|the (?:board|group|committee|panel)) )?agreed\s*[:–-]*", re.IGNORECASE)
_NO_SUCH: Final = re.compile(r"(?:there (?:was|were|is|are) )?no(?:ne)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Section:
    """A run of lines that are one part of the page. `item` indexes Outline.items, None outside any item."""

    part: Part
    lines: tuple[Line, ...]
    item: int | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True)
class ItemHead:
    """An agenda item: its number as printed, its title, and the stretch of the document that belongs to it."""

    number: str | None
    title: Line
    start: int
    end: int
    exempt: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole page: items in order, sections in reading order, all lines. `report` where it is a report to a meeting.

    `actions` are the rows of its tables of actions by row number, None for a row that heads one; their cells are lines of sections too.
    `signs` are the words that any of the lines holds, see words.py.
    """

    document: Document
    lines: tuple[Line, ...]
    items: tuple[ItemHead, ...]
    sections: tuple[Section, ...]
    report: bool
    item_page: bool
    signs: int
    actions: Mapping[int, ActionRow | None] = field(default_factory=dict)


@dataclass(slots=True)
class _Draft:
    """The outline as it grows, line by line."""

    document: Document
    report: bool
    header_rows: frozenset[int]
    column_heads: frozenset[int]
    actions: Mapping[int, ActionRow | None]
    items: list[tuple[str | None, Line]] = field(default_factory=list)
    sections: list[tuple[Part, list[Line], int | None, str]] = field(default_factory=list)
    # True where the open section began with words on its heading's own line: `Decision: The Board noted …`.
    inline: bool = False
    # Item -> where its business ends before the next item begins: at an appendix, the close, a signature.
    ends: dict[int, int] = field(default_factory=dict)

    def open(self, part: Part, heading: str = "") -> None:
        item = len(self.items) - 1 if self.items else None
        self.sections.append((part, [], None if item in self.ends else item, heading))

    def end_item(self, line: Line) -> None:
        """The business of the last item is over; what follows belongs to the meeting as a whole."""
        if self.items:
            self.ends.setdefault(len(self.items) - 1, line.start)

    def add(self, line: Line) -> None:
        self.sections[-1][1].append(line)

    @property
    def part(self) -> Part:
        return self.sections[-1][0]

    @property
    def held(self) -> list[Line]:
        return self.sections[-1][1]


def outline(document: Document) -> Outline:
    """Part a document into items and sections, whatever its layout. Linear in its length; never fails."""
    lines = tuple(unflattened(ticked(read_lines(document))))
    report = looks_like_report(lines)
    if any(line.label == "item-title" for line in lines):
        return _by_labels(_begun(document, report, lines), lines)
    read = _read(document, report, lines)
    numbers = [head.number for head in read.items]
    if read.item_page or report:
        return read
    if any(numbers) and numbers[0] is None:
        # The page numbers its items: the headings over the first of them name the meeting.
        return _read(document, report, lines, numbered=True)
    if numbers:
        return _under_headings(read, document, lines) or read
    bare = _read(document, report, lines, bare=True)
    return bare if len(bare.items) >= _FEWEST_BARE else read


def _under_headings(read: Outline, document: Document, lines: Sequence[Line]) -> Outline | None:
    """The page read by its headings without numbers, where lists numbered from 1 stand under several of them: no entry of those is an item."""
    firsts = [index for index, line in enumerate(lines) if line.marker in ("1.", "1)") and line.row is None and index]
    if len(firsts) < _FEWEST_LISTS or any(not (head.number or "").isdigit() or len(head.number or "") > 1 for head in read.items):
        return None
    over = [lines[index - 1] for index in firsts]
    if sum(line.marker is None and title_like(line.text) and labelled(line) is None for line in over) < _FEWEST_LISTS:
        return None
    bare = _read(document, read.report, tuple(lines), bare=True, lists=True)
    titles = {item.title.start for item in bare.items}
    headed = sum(line.start in titles for line in over)
    return bare if headed >= max(_FEWEST_LISTS, len(firsts) * 2 / 3) else None


def _begun(document: Document, report: bool, lines: tuple[Line, ...]) -> _Draft:
    draft = _Draft(document, report, header_rows(lines), column_heads(lines), action_rows(lines))
    draft.open("head")
    return draft


def _read(
    document: Document, report: bool, lines: tuple[Line, ...], *, numbered: bool = False, bare: bool = False, lists: bool = False
) -> Outline:
    draft = _begun(document, report, lines)
    item_page = _open_item_page(lines, draft)
    numbering = Numbering(lines, numbered=numbered, bare=bare, lists=lists)
    skip = 0
    for index in range(len(lines)):
        if skip:
            skip -= 1
            continue
        if item_page is not None and index <= item_page:
            continue
        skip = _place(draft, numbering, lines, index, item_page is not None)
    signs = signs_of([line.text for line in lines])
    return Outline(
        document, lines, _bounded(draft, document, lines, signs), _kept(draft), report, item_page is not None, signs, draft.actions
    )


def _by_labels(draft: _Draft, lines: tuple[Line, ...]) -> Outline:
    """The outline of a page whose format says what each block is: see loaders/readers/moderngov.py and webservice.py."""
    for line in lines:
        title = _is_labelled_title(line)
        if title:
            draft.items.append((line.marker.strip("(). ") if line.marker else None, line))
            draft.open("discussion")
        elif line.label == "blurb":
            # What members are asked to do: never what they did.
            if draft.part != "recommendations":
                draft.open("recommendations")
            draft.add(line)
        else:
            _place_words(draft, line)
    titles = [line for line in lines if _is_labelled_title(line)]
    alone = len(titles) == 1 and draft.document.media_type == "text/html" and not any(line.label == "attendance" for line in lines)
    signs = signs_of([line.text for line in lines])
    return Outline(draft.document, lines, _bounded(draft, draft.document, lines, signs), _kept(draft), False, alone, signs, draft.actions)


def _is_labelled_title(line: Line) -> bool:
    return line.label == "item-title" or (line.label == "restricted" and line.level == 2)


def _kept(draft: _Draft) -> tuple[Section, ...]:
    return tuple(Section(part, tuple(held), item, heading) for part, held, item, heading in draft.sections if held or part != "head")


def _open_item_page(lines: tuple[Line, ...], draft: _Draft) -> int | None:
    """A page of one item opens with `Agenda item` and its title, or has its meeting under the title; gives the index of the title's line."""
    for index, line in enumerate(lines[:12]):
        if line.text.casefold().rstrip(":") == "agenda item" and line.row is None:
            for offset, title in enumerate(lines[index + 1 : index + 4]):
                if title.text.casefold() != "agenda item" and labelled(title) is None and len(title.text) < 250:
                    printed = title.marker.strip("().") if title.marker and title.marker[0].isdigit() else None
                    draft.items.append((printed or _item_number(lines[index + 2 + offset :]), title))
                    draft.open("discussion")
                    return index + 1 + offset
    if len(lines) > 1 and (number := _item_number(lines[1:])) and title_like(lines[0].text) and labelled(lines[0]) is None:
        draft.items.append((number, lines[0]))
        draft.open("discussion")
        return 0
    return None


def _item_number(below: tuple[Line, ...]) -> str | None:
    """The number that stands under an item's title: `Meeting of Children's Board, 3 May 2022 11.00 am (Item 4.)`."""
    found = next((found for line in below[:2] if (found := _ITEM_OF_MEETING.fullmatch(line.text))), None)
    return found["number"] if found else None


def _place(draft: _Draft, numbering: Numbering, lines: tuple[Line, ...], index: int, item_page: bool) -> int:
    """Put one line where it belongs; gives how many of the following lines were used up with it."""
    line = lines[index]
    if line.row is not None and line.row in draft.actions:
        draft.add(line)
        return 0
    if not draft.report and not item_page:
        head = numbering.item_at(index, draft.part, draft.held)
        if head is not None:
            draft.items.append((head.number, head.title))
            draft.open(head.part)
            if head.rest is not None:
                _place_words(draft, head.rest)
            return head.used - 1
    following = lines[index + 1] if index + 1 < len(lines) else None
    if not draft.items and following is not None and _COLUMN_HEAD.fullmatch(line.text) and _is_first(following):
        return 0  # it heads a column of owners beside the minutes
    if following is not None and following.marker and _AGREED.fullmatch(line.text):
        draft.open("decisions", line.text)
        return 0
    if line.row is not None and line.column == 0 and draft.part == "actions" and draft.held and draft.held[-1].row == line.row:
        draft.add(line)
        return 0
    _place_words(draft, line)
    return 0


def _is_first(line: Line) -> bool:
    """True for what may be the head of the first item."""
    return (line.marker or "").strip("(). ") == "1" or re.match(r"1[.)]?(?:\s|$)", line.text) is not None


def _place_words(draft: _Draft, line: Line) -> None:
    if line.row is not None and line.row in draft.actions:
        draft.add(line)
        return
    label = None if line.row in draft.header_rows or line.start in draft.column_heads else labelled(line)
    if label is not None and label.part == "actions" and label.rest is None and line.indent > _RIGHT and line.row is None:
        return  # it heads a column of owners beside the minutes
    if label is not None and _is_no_heading(draft, line, label):
        label = None
    if label is not None:
        if _is_appendix(label.part, label.heading, line):
            draft.end_item(line)
        draft.open(label.part, label.heading)
        draft.inline = label.rest is not None
        if label.rest is not None:
            draft.add(label.rest)
        elif label.leads:
            draft.add(line)
        return
    if is_closing(line):
        draft.end_item(line)
        draft.open("other")
        draft.add(line)
        return
    if _list_has_ended(draft, line):
        draft.open("discussion")
    draft.add(line)


def _list_has_ended(draft: _Draft, line: Line) -> bool:
    """A list of decisions or actions ends at a line that neither goes on with it nor continues its last entry."""
    if draft.part not in ("decisions", "actions") or not draft.held:
        return False
    last = draft.held[-1]
    if last.text in ("That", "that", "to"):
        return False
    complete = last.text.rstrip("’”\"')]")[-1:] in (".", "!")
    if draft.part == "decisions" and complete and line.column == last.column and _is_other_business(last, line):
        return True
    if line.marker or line.row is not None:
        return False
    if draft.inline and len(draft.held) == 1 and last.text[-1] not in ":;,":
        return draft.part == "actions" or not begins_limb(line.text, listed=False)
    if not any(held.marker for held in draft.held):
        return draft.part == "decisions" and line.gap and not last.text.endswith(":") and title_like(line.text) and len(line.text) < 60
    return last.marker is not None and line.gap and not line.text[0].islower() and len(line.text) > 25


def _is_other_business(last: Line, line: Line) -> bool:
    """True for a line after a limb that came to its end which is no limb itself: a heading, a speech, the next case."""
    if begins_limb(line.text, listed=line.marker is not None) or BODY_DID.match(line.text):
        return False
    if line.marker is None:
        return len(line.text) > 3
    dotted = line.marker[0].isdigit() and "." in line.marker.rstrip(".)")
    return title_like(line.text) and (last.marker is None or dotted)


def _bounded(draft: _Draft, document: Document, lines: tuple[Line, ...], signs: int) -> tuple[ItemHead, ...]:
    """The items with their stretches of text; what follows an exclusion of the public is exempt until it ends. `signs` are those of all lines."""
    heads: list[ItemHead] = []
    excluded = once = False
    may_exclude = EXCLUSION.may_match_within(signs)
    starts = [title.start for _, title in draft.items]
    begins = [line.start for line in lines]
    for index, (number, title) in enumerate(draft.items):
        end = draft.ends.get(index) or (starts[index + 1] if index + 1 < len(starts) else len(document.text))
        # The number before a title stands on the title's line.
        after = bisect_right(begins, end) - 1 if end in starts else bisect_left(begins, end)
        inside = [line.text for line in lines[max(0, bisect_right(begins, title.start) - 1) : after]]
        own = excluded
        # `for the following item of business`: that one alone.
        excluded, once = excluded and not once, False
        # The item that excludes the public is itself public; what follows it is not.
        resolves = title.text.casefold().startswith(("exclusion", "to exclude", "resolution to exclude", "motion to exclude"))
        for text in inside if excluded or may_exclude else ():
            if is_exclusion(text):
                if _THIS_ITEM.search(text):
                    own = True
                    continue
                excluded, once = True, bool(_NEXT_ITEM.search(text))
                own = own or not (resolves or once)
            elif excluded and is_readmission(text):
                excluded = False
        nothing = len(inside) > 1 and bool(_NO_SUCH.match(inside[1])) and len(inside[1]) < 120
        private_title = title.label == "restricted" or is_exclusion(title.text) or (_private(title.text) and not nothing)
        heads.append(ItemHead(number, title, title.start, end, own or private_title))
    return tuple(heads)


def _is_no_heading(draft: _Draft, line: Line, label: Label) -> bool:
    """True where words that could head a part of the page do not: a report's own headings, `Present` within a discussion."""
    if draft.part in ("attendance", "apologies") and line.row is not None and line.column > 0:
        return False
    if label.part in ("decisions", "actions") and is_page_title(line):
        return True
    beside = draft.part == "actions" and draft.held and line.row is not None and line.column > 0 and draft.held[-1].row == line.row
    if beside and label.rest is None and label.part in ("in-attendance", "contact"):
        return True  # the owners of the action
    if label.leads and not draft.items and label.heading.startswith(("Members of", "Cabinet", "Executive", "Council")):
        return True  # it heads a list of people
    if draft.report and label.part in ("decisions", "actions", "discussion"):
        return True
    aside = label.part == "attendance" and bool(draft.items) and label.rest is None and draft.part == "discussion"
    return aside and line.level == 0 and not line.bold and not line.gap


def _is_appendix(part: Part, heading: str, line: Line) -> bool:
    """An attendance list after the items: an appendix, or a heading of its own."""
    return part == "attendance" and (
        heading.casefold().startswith(("append", "annex")) or bool(line.level) or (len(line.text) < 20 and line.gap and line.row is None)
    )


def _private(title: str) -> bool:
    words = title.casefold()
    return (
        words.startswith(("confidential", "exempt", "private ", "part 2", "part ii", "part b"))
        or "(confidential" in words
        or "(exempt" in words
        or "(private" in words
        or "(public excluded" in words
        or words.endswith(("- confidential", "– confidential", "- exempt", "– exempt", "- in private", "– in private"))
    )


def without_tables(page: Outline, section: Section) -> Section:
    """The section without the rows of tables of actions."""
    if not page.actions or not any(line.row in page.actions for line in section.lines):
        return section
    return replace(section, lines=tuple(line for line in section.lines if line.row not in page.actions))

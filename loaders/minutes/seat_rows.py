"""The people of one row of an attendance table: name, role and body in cells of their own, or several of each in one."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.columns import split_organisations
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.listings import CLEAN, Listing, listed_names
from councilgraph.loaders.minutes.marks import mark_of
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.names import PrintedName, parse_name, titled_names
from councilgraph.loaders.minutes.posts_beside import department
from councilgraph.loaders.minutes.roles import CHAIR, Standing, is_job, names_a_body, read_standing
from councilgraph.loaders.minutes.roll_words import under
from councilgraph.loaders.minutes.seats import entries, joins
from councilgraph.loaders.minutes.unfolding import whole_cells
from councilgraph.loaders.record import AttendanceStatus

_FOR: Final = re.compile(
    r"(?P<body>[^()]{3,80}?)\s*\((?:(?:as )?(?:a )?(?:substitute|substituting|sub|deputising) )?(?:for|in place of|vice)\s+(?P<name>[A-Z][^()]{3,80})\)"
)
_IN_BRACKETS: Final = re.compile(r"\((?P<words>[^()]{3,100})\)(?:\s*\([^()]*\))*")
_FOR_ALONE: Final = re.compile(
    r"\(?(?:(?:as )?(?:a )?(?:substitute|substituting|sub|deputising) )?(?:for|in place of|vice)\s+(?P<name>(?:Cllr|Councillor|Mayor|Mr|Mrs|Ms|[A-Z]\.? )[^()]{3,60})\)?"
)
# `Ann Lee | - Head of Finance`: the dash that parts a name from a post, in the cell of the post.
_DASH: Final = re.compile(r"[-–—]\s+(?=\w)")
# What the first row of a table calls its columns.
_ROW_HEAD: Final = frozenset(
    """name names councillor member position role position/role authority council organisation organization representing attendance status title post
    officer party ward present apologies body job job/title initials district/borough constituency division""".split()
)  # fmt: skip


_MARKED: Final = frozenset(["present", "apologies", "attendance", "status"])
_OF_PEOPLE: Final = frozenset(["name", "names", "attendee", "attendees", "councillor", "member"])


def heads_people(cells: Sequence[Line]) -> bool:
    """True for the first row of a table of people that has no list's heading: `Name | Initials | Role`; not where a column marks who was there."""
    words = [cell.text.strip(" :").casefold() for cell in cells]
    return len(words) > 1 and words[0] in _OF_PEOPLE and set(words) <= (_ROW_HEAD | _OF_PEOPLE) - _MARKED


def row(cells: Sequence[Line], listing: Listing) -> list[Mention]:
    """The people of one row of a table: a name with its role and council in other cells, several names with several bodies, or names side by side."""
    marks = {cell.start: status for cell in cells if (status := mark_of(cell.text)) and not _are_initials(cell, cells)}
    if len(marks) > 1 and (paired := _marked_pairs(cells, marks, listing)):
        return paired
    cells = [_undashed(cell) for cell in cells if cell.start not in marks]
    if all(cell.text.strip(" :").casefold() in _ROW_HEAD for cell in cells):
        return []
    status = next(iter(marks.values()), None)
    if status and status != "present":
        listing = listing._replace(status=status)
    named = [(cell, [half for name in listed_names(cell.text, listing) for half in _parted(name, cell.document.text)]) for cell in cells]
    holding = [(cell, names) for cell, names in named if names and not _is_body(cell, listing) and not _stands_for(cell, listing)]
    if not holding:
        return []
    if len(holding) > 1 and (pairs := _beside(cells, [cell for cell, _ in holding], listing)):
        return [mention for name, body in pairs for mention in _with_cells(name, [body], listing)]
    if len(holding) > 1:
        return [mention for cell, _ in holding for mention in entries(cell, listing)]
    cell, names = holding[0]
    if not any(name.honorific for name in names) and is_job(cell.text) and len(cells) == 1 and not CLEAN.match(cell.text, names[0].end):
        return []
    others = [other for other in cells if other is not cell]
    bodies = [other for other in others if _is_body(other, listing)]
    if len(bodies) > 1:
        # A row that goes on with somebody else's body: the nearest is this one's.
        nearest = min(bodies, key=lambda other: abs(other.column - cell.column))
        others = [other for other in others if other is nearest or other not in bodies]
    if len(names) == 1 or joins(cell.text[names[0].end : names[1].start]):
        return list(_with_cells(cell, others, listing))
    return list(_several(cell, names, others, listing))


def _undashed(cell: Line) -> Line:
    dash = _DASH.match(cell.text)
    return (dash and cell.cut(dash.end())) or cell


def rows(cells: Sequence[Line], listing: Listing) -> list[Mention]:
    """The people of one row of a table, in which each line of the cell of names may have its own line in the cells beside it."""
    return [mention for part in _line_by_line(cells, listing) or [whole_cells(cells)] for mention in row(part, listing)]


def _line_by_line(cells: Sequence[Line], listing: Listing) -> list[list[Line]]:
    """Rows made of the first lines of the cells, of the second lines, and so on, each with the office to the left of all; nothing where the
    cells do not have as many lines as there are names."""
    columns: dict[int, list[Line]] = defaultdict(list)
    for cell in cells:
        columns[cell.column].append(cell)
    names = next((lines for lines in columns.values() if len(lines) > 1 and all(_is_one_name(line, listing) for line in lines)), None)
    if names is None:
        return []
    beside = [lines for column, lines in columns.items() if column > names[0].column]
    if not beside or any(len(lines) != len(names) for lines in beside):
        return []
    over = [line for column, lines in columns.items() if column < names[0].column for line in lines]
    return [[*over, *line] for line in zip(names, *beside, strict=True)]


def _is_one_name(line: Line, listing: Listing) -> bool:
    names = listed_names(line.text, listing)
    return len(names) == 1 and names[0].start == 0 and not _is_body(line, listing)


def _are_initials(cell: Line, cells: Sequence[Line]) -> bool:
    """True for `NO` beside `Nadine Orr`: it says who, not whether."""
    letters = cell.text
    return len(letters) > 1 and any("".join(word[0] for word in other.text.split()[-len(letters) :]) == letters for other in cells)


def carried(cells: Sequence[Line], found: list[Mention], deputy: Line | None) -> tuple[list[Mention], Line | None]:
    """The people of a row with the office of the row above where this one leaves it blank, as lists of the LGA do for deputy chairs; and that
    office, as long as it may go on."""
    first = cells[0]
    # A line of text that begins with a tab leaves its first cell blank.
    blank = first.document.text[max(0, first.start - 1) : first.start] == "\t"
    if first.column == 0 and not blank:
        return found, first if CHAIR.fullmatch(first.text) and first.text.casefold().startswith("deputy") else None
    if deputy is None:
        return found, None
    words = deputy.span()
    return [
        mention
        if mention.standing.role
        else mention._replace(standing=mention.standing._replace(role=deputy.text), spans=(*mention.spans, words))
        for mention in found
    ], deputy


def _in_place_of(mention: Mention, others: Sequence[Line], listing: Listing) -> Iterator[Mention]:
    """The person, as a substitute where the cell of the body says for whom; then whoever was stood in for."""
    for other in others:
        told = _stands_for(other, listing)
        name = told and (
            next(titled_names(other.text, told.start("name")), None) or parse_name(other.text, told.start("name"), titled=False)
        )
        if name and mention.substitute_for is None:
            span = other.span(name.start, name.end)
            yield mention._replace(status="substitute", substitute_for=name.name, spans=(*mention.spans, span))
            yield Mention(name, (span,))
            return
    yield mention


def _marked_pairs(cells: Sequence[Line], marks: dict[int, AttendanceStatus], listing: Listing) -> list[Mention]:
    """`Cllr A | P | Cllr B | A`: each name with the mark right after it; nothing where the row is not made of such pairs."""
    found: list[Mention] = []
    for cell, mark in pairwise(cells):
        if cell.start in marks or mark.start not in marks:
            continue
        status = marks[mark.start]
        found += entries(cell, listing if status == "present" else listing._replace(status=status))
    return found if len(found) == len(marks) else []


def _beside(cells: Sequence[Line], names: Sequence[Line], listing: Listing) -> list[tuple[Line, Line]]:
    """`Exe Council | Cllr A | Wye Council | Cllr B`, or the names first: each name with its body; nothing where the row is made otherwise."""
    bodies = [cell for cell in cells if _is_body(cell, listing)]
    if len(bodies) != len(names) or len(cells) != 2 * len(names):
        return []
    pairs = list(zip(names, bodies, strict=True))
    ahead = {body.column < name.column for name, body in pairs}
    return pairs if len(ahead) == 1 and all(abs(name.column - body.column) == 1 for name, body in pairs) else []


def _stands_for(cell: Line, listing: Listing) -> re.Match[str] | None:
    """`Exe Council (for Cllr Lee)`: the body of a substitute, and for whom."""
    if alone := _FOR_ALONE.fullmatch(cell.text):
        return alone
    told = _FOR.fullmatch(cell.text) if "(" in cell.text else None
    return told if told and names_a_body(told["body"], listing.register, listing.on) else None


def _is_body(cell: Line, listing: Listing) -> bool:
    if not names_a_body(cell.text, listing.register, listing.on) or next(titled_names(cell.text), None) is not None:
        return False
    # `Ann Lee (Exe Trust)` is somebody, with the body in brackets.
    name = parse_name(cell.text, 0, titled=False) if cell.text.endswith(")") else None
    return name is None or not cell.text.startswith(" (", name.end) or names_a_body(name.name, listing.register, listing.on)


def _with_cells(cell: Line, others: Sequence[Line], listing: Listing) -> Iterator[Mention]:
    for at, entry in enumerate(entries(cell, listing)):
        standing, spans = entry.standing, list(entry.spans)
        for other in others if at == 0 else ():
            said = _unbracketed(other)
            more = read_standing(said.text, listing.register, listing.on, listed=True) or department(said.text, listing.who)
            leading = other.column < cell.column
            if leading and not more.organisation and not CHAIR.fullmatch(said.text.strip(" :")) and not (more.role and entry.officer):
                continue
            if more:
                spans.append(said.span())
                standing = Standing(
                    standing.role or more.role, standing.organisation or more.organisation, standing.council or more.council
                )
        yield from _in_place_of(entry._replace(spans=tuple(spans), standing=standing), others if at == 0 else (), listing)


def _unbracketed(cell: Line) -> Line:
    """`Chairman` of a cell that says `(Chairman)` or `(Chairman) (left after item 7)`."""
    found = _IN_BRACKETS.fullmatch(cell.text)
    return (cell.cut(found.start("words"), found.end("words")) or cell) if found else cell


def _several(cell: Line, names: Sequence[PrintedName], others: Sequence[Line], listing: Listing) -> Iterator[Mention]:
    over = next((other for other in others if other.column < cell.column and _is_body(other, listing)), None)
    if over is not None:
        for entry in entries(cell, listing):
            yield entry if entry.status is None else under(entry, over, listing.register, listing.on)
        return
    role = next((other.text for other in others if CHAIR.fullmatch(other.text) and other.column < cell.column), None)
    hosts = [other for other in others if other.column > cell.column]
    parts = split_organisations(hosts[0], len(names), listing.register, listing.on) if hosts else None
    if parts is None and len(listed_names(cell.text, listing)) == len(names):
        yield from entries(cell, listing)
        return
    for index, name in enumerate(names):
        standing = Standing(role)
        spans: tuple[Span, ...] = (cell.span(name.start, name.end),)
        if parts is not None:
            words = hosts[0].text[slice(*parts[index])]
            standing = Standing(role, words, read_standing(words, listing.register, listing.on, listed=True).council)
            spans = (*spans, hosts[0].span(*parts[index]))
        yield Mention(name, spans, standing, listing.status, officer=listing.who == "officers", member=listing.who == "councillors")


def _parted(name: PrintedName, document: str) -> Iterator[PrintedName]:
    """`Ann Lee Bob Hay` in a cell without separators: two names where either stands elsewhere in the document by itself."""
    words = name.name.split()
    for at in range(2, len(words) - 1):
        first, second = " ".join(words[:at]), " ".join(words[at:])
        if name.honorific is None and any(len(re.findall(rf"\b{re.escape(half)}\b", document)) > 1 for half in (first, second)):
            yield name._replace(name=first, end=name.start + len(first), postnominals=())
            yield name._replace(name=second, start=name.end - len(second))
            return
    yield name

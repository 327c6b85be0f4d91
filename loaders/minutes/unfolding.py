"""Lines put in the order in which a list of people is read: columns one after the other, lists in a paragraph parted from it."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from councilgraph.loaders.minutes.columns import columns_of
from councilgraph.loaders.minutes.lines import Line, put_together
from councilgraph.loaders.minutes.listings import Listing, listed_names
from councilgraph.loaders.minutes.names import parse_name, titled_names
from councilgraph.loaders.minutes.roles import is_job
from councilgraph.loaders.minutes.rolls import roll_head
from councilgraph.loaders.minutes.sentences import sentences

# A list in the middle of a paragraph: `… at 2.00 pm PRESENT: Councillors A, B. IN ATTENDANCE: C.`
_INLINE: Final = re.compile(
    r"(?<=[.;:)\]m\d]\s)(?P<label>(?:(?:also |officers |members )?(?:present|in attendance)|apologies(?: for absence)?|absent|officers|substitutes?|(?:[a-z-]+ ){0,2}(?:members|representatives)|(?:members of (?:the )?)?public(?= ?[:–-])))\s*(?::\s*-?|(?<=ublic)\s*[–-]|(?<=ublic )[–-])\s*(?=[A-Z])",
    re.IGNORECASE,
)
_LAY: Final = re.compile(r",? and (?=(?:Independent|Co-?opted|Lay) (?:Members?|Persons?|Representatives?) [A-Z][a-z]+ [A-Z])")
# What a list marker and the line after it look like where they are an initial and a surname.
_INITIAL_MARK: Final = re.compile(r"[A-Z]\.")
# A list of names under one title that goes on in the next line.
_BREAKS_OFF: Final = (",", " and", " &")
_LAST_JOIN: Final = re.compile(r",(?: and)?$|\s(?:and|&)$")
_PLURAL_TITLE: Final = re.compile(r"\b(?:Cllrs|Councillors|Aldermen)\b", re.IGNORECASE)
_NAME_ENDS: Final = re.compile(r"\s*(?:$|[,;.(]|(?:and|&)\s)")
# `Policy Officer: Ann Lee`, one of several in a cell.
_LABELLED_NAME: Final = re.compile(r"[A-Z][A-Za-z &/-]{3,50}:\s+[A-Z][a-z'’]+(?:[ -][A-Z][\w'’]+){1,3}(?:\s*\(|$)")
_SURNAME: Final = re.compile(r"[A-Z][\w'’-]+\s*(?:$|[,;(–—-]|(?:and|&)\s)|[A-Z]\.?\s")


def with_initial(line: Line) -> Line:
    """`S. Lee`, read as list entry `S.`, is a name after all."""
    marker = line.marker
    if marker is None or not _INITIAL_MARK.fullmatch(marker) or not _SURNAME.match(line.text):
        return line
    at = line.document.text.rfind(marker, max(0, line.start - 6), line.start)
    if at < 0:
        return line
    shift = len(marker) + 1
    return replace(
        line,
        text=f"{marker} {line.text}",
        starts=(0, *(start + shift for start in line.starts)),
        origins=(at, *line.origins),
        marker=None,
    )


def rejoined(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, each list of names under one title put together again where a hard wrap parts it: `Councillors Lee, Hay,` / `Orr and Poe`."""
    named = (with_initial(line) if line.marker is not None and line.marker[0].isupper() else line for line in lines)
    return put_together(named, _one_list)


def _one_list(first: Line, second: Line) -> Line | None:
    return first.followed_by(second) if first.text.endswith(_BREAKS_OFF) and _names_go_on(first, second) else None


def _names_go_on(first: Line, second: Line) -> bool:
    ends = _LAST_JOIN.search(first.text)
    if ends is None or second.gap or second.marker or any(line.row is not None or line.level for line in (first, second)):
        return False
    plurals = list(_PLURAL_TITLE.finditer(first.text))
    last = list(titled_names(first.text))[-1:]
    if not plurals or not last or last[0].end != ends.start() or last[0].start < plurals[-1].start():
        return False
    following = parse_name(second.text, 0, titled=True)
    return following is not None and _NAME_ENDS.match(second.text, following.end) is not None and roll_head(second.text) is None


def whole_cells(cells: Sequence[Line]) -> list[Line]:
    """Cells whose words were parted into lines put together again, save where each line names somebody."""
    whole: list[Line] = []
    for cell in cells:
        goes_on = whole and whole[-1].column == cell.column and whole[-1].row == cell.row
        if goes_on and next(titled_names(cell.text), None) is None and not _LABELLED_NAME.match(cell.text):
            whole[-1] = whole[-1].followed_by(cell)
        else:
            whole.append(cell)
    return whole


def inline(line: Line) -> Iterator[Line]:
    """A paragraph parted where a list begins within it, and at the end of the last list's sentence."""
    labels = sorted({found.start("label") for found in _INLINE.finditer(line.text)} | {found.end() for found in _LAY.finditer(line.text)})
    if not labels:
        yield line
        return
    bounds = [0, *labels, len(line.text)]
    for start, end in itertools.pairwise(bounds):
        piece = line.cut(start, end)
        if piece is None:
            continue
        if start == 0:
            yield piece
            continue
        yield from sentences(piece)


def unfolded(lines: Sequence[Line], listing: Listing) -> Iterator[Line]:
    """Lines in columns: names side by side are read column by column, a name beside its post or body as a row."""
    split = [columns_of(line) for line in lines]
    heads = [all(roll_head(cell.text) for cell in cells) for cells in split]
    beside = sum(len(cells) > 1 and all(_begins_with_name(cell, listing) for cell in cells) for cells in split)
    several = sum(len(cells) > 1 for cells in split)
    if any(heads[at] and len(cells) > 1 for at, cells in enumerate(split)) or (
        beside and any(_open_bracket(cell) for cells in split for cell in cells)
    ):
        yield from _by_column(lines, split)
    elif beside * 2 >= several:
        for cells in split:
            yield from cells
    else:
        for number, cells in enumerate(split):
            head = roll_head(cells[0].text)
            for column, cell in enumerate(cells):
                yield replace(cell, row=-1 - lines[0].start - number, column=column) if len(cells) > 1 or head else cell


def left_goes_on(wide: Sequence[Line], line: Line) -> bool:
    """Whether the left of two columns, each with a heading of its own, is longer than the right one and goes on in the line."""
    if line.gap or line.row is not None or next(titled_names(line.text), None) is None or roll_head(line.text):
        return False
    return all(roll_head(cell.text) for cell in columns_of(wide[0]))


def _begins_with_name(cell: Line, listing: Listing) -> bool:
    names = listed_names(cell.text, listing)
    return bool(names) and names[0].start == 0


def _open_bracket(cell: Line) -> bool:
    return cell.text.count("(") > cell.text.count(")")


def _by_column(lines: Sequence[Line], split: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """First what stands at the left, then what stands at the right; a cell that goes on joins the one above it."""
    right = min(cells[1].start - (line.start - line.indent) for line, cells in zip(lines, split, strict=True) if len(cells) > 1)
    columns: list[list[Line]] = [[], []]
    for line, cells in zip(lines, split, strict=True):
        for number, cell in enumerate(cells):
            side = columns[1 if number or line.indent >= right - 3 else 0]
            titled = next(titled_names(cell.text), None)
            goes_on = side and not (titled and titled.start == 0) and not roll_head(cell.text) and not roll_head(side[-1].text)
            if goes_on and (_open_bracket(side[-1]) or (is_job(side[-1].text + " " + cell.text) and not _two_words_of_a_name(cell))):
                side[-1] = side[-1].followed_by(cell)
            else:
                side.append(cell)
    yield from columns[0]
    yield from columns[1]


def _two_words_of_a_name(cell: Line) -> bool:
    words = cell.text.split()
    return len(words) > 1 and words[0].istitle() and words[1].istitle() and not is_job(" ".join(words[:2])) and "'" not in cell.text

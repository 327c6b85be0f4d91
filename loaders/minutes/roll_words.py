"""What heads, fills and ends the lists of people on a page, in words: the patterns that loaders/minutes/rollcall.py reads by."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from councilgraph.loaders.minutes.headings import is_closing, labelled
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.names import titled_names
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.roles import CHAIR, Standing, names_a_body, read_standing
from councilgraph.loaders.minutes.rolls import RollHead, may_head, roll_head
from councilgraph.loaders.minutes.words import Sought
from councilgraph.loaders.register import Register

# `Apologies: were received and accepted from …`.
RECEIVED: Final = re.compile(
    r"(?:were|was|have been|had been)?\s*(?:received|noted|accepted|given|sent)[^A-Z]{0,40}?\b(?:from|for|by)\s+", re.IGNORECASE
)
# The title of an item under which apologies are recorded.
APOLOGY_ITEM: Final = re.compile(r"(?:to (?:receive|note|accept) )?(?:welcome,? (?:and|&)? ?)?apolog", re.IGNORECASE)
# What follows a name in a sentence about the business, not in a list of people.
SENTENCE: Final = re.compile(
    r"(?:\s+\([^()]{1,60}\))?,?\s+(?:then\s+|also\s+)?(?:(?:has|had|have|was|were|is)\s+(?!in attendance|present|substitut|absent|not present|unable|unwell|on )|"
    r"(?:said|reported|advised|asked|stated|proposed|explained|declared|welcomed|thanked|introduced|presented|noted|agreed|took|would|will|"
    r"gave|raised|confirmed|suggested|opened|closed|outlined|updated|arrived|joined|left|entered|withdrew|read|referred|moved|seconded|chaired|made|"
    r"announced|congratulated|requested|spoke|commented|vacated|submitted|queried|prop\b|2nd|sec\b)\b)"
)
SPOKEN: Final = re.compile(r"\b(?:advised|reported|welcomed|said|asked|declared|stated|proposed|moved|nominated|seconded|noted)\b")
# What stands before the title of an item on its line: `D041/19 `, `Item 3: `.
NUMBERED_TITLE: Final = re.compile(r"(?:(?:Agenda )?[Ii]tem (?:No\.? )?)?\(?[A-Z]{0,6}[./]?\d[\w./()-]*[.):]?\s*[-–—]?\s+")
# `None`, or the bare number of the next minute.
LIST_ENDS: Final = re.compile(r"(?:there were )?(?:none|nil)\b|\d{1,4}(?:[./]\d{1,4})?\.?$", re.IGNORECASE)
MINUTED_BY: Final = re.compile(r"(?:minutes?|notes?|(?:minute|note)s?[- ]?taker|minuted|recorded)(?: (?:taken )?by)?\s*:", re.IGNORECASE)
NOTE_TAKER: Final = re.compile(r"(?:minute|note)s?[- ]?taker\s*:\s*(?=[A-Z])", re.IGNORECASE)
# `302 Corporate Peer Challenge`: a minute's number and title.
NUMBERED: Final = re.compile(r"\d{1,4}(?:[./]\d{1,4})?\s+[A-Z]")
# The first head of a table of business.
BUSINESS_ROW: Final = re.compile(
    r"(?:agenda )?(?:item|minute|business|action|decision|discussion|subject)s?(?: no\.?)?|no\.?|(?:minutes?|notes?|(?:minute|note)s?[- ]?taker)(?: (?:taken )?by)?:",
    re.IGNORECASE,
)
# `Persons absent are marked with an 'A'`.
MARK_KEY: Final = Sought(
    r"absen\w*\b[^.]{0,40}?\b(?:with|by)\b[^.]{0,12}?['\"‘“(]\s*(?P<mark>[A-Z*]{1,2})\s*['\"’”)]", "absen", flags=re.IGNORECASE
)
# `A = absent`, over or under a list whose entries end in `– A`.
MARK_IS: Final = Sought(
    r"(?P<mark>[A-Z*])\s*(?:=|[-–—:]|denotes|indicates)\s*(?P<word>absent|apolog(?:y|ies))\b.{0,30}", "absent|apolog", flags=re.IGNORECASE
)
# Words of a sentence, which a line of a list without a name does not have.
PROSE: Final = re.compile(
    r"\b(?:introduced|said|asked|that|was|were|is|are|has|have|had|would|will|noted|agreed|presented|reported|declared|received|resolved|considered)\b"
)
# A line without a name that is longer than this ends a list of names; a first name that begins later stands in a sentence.
LONGEST_NOTE: Final = 80
LATEST_FIRST_NAME: Final = 90
# `Councillor Ann Lee (Mayor)`; `Representing Exe City Council:`; `Governors: `.
_PRESIDES: Final = re.compile(
    r"(?:(?:Deputy |Vice[- ])?(?:Chair(?:man|woman|person)?|Convener|Mayor|Provost)\s*:\s*)(?:Councillor|Cllr\.?)\s[A-Z][^,;()]{2,50}|(?:Councillor|Cllr\.?)\s[A-Z][^,;()]{2,50}?(?:,\s*|\s*\()(?:in the )?(?:(?:Deputy |Lord )*Mayor|Chair(?:man|woman|person)?|Provost|Convener)(?: of [A-Z]\w+)?\)?(?: in the [Cc]hair)?"
)
REPRESENTING: Final = re.compile(r"(?:representing|for|from|on behalf of)\s+(?:the\s+)?(?=[A-Z])", re.IGNORECASE)
_TITLE_OPENS: Final = re.compile(r"(?:Councillors?|Cllrs?|Aldermen|Alderman)\b", re.IGNORECASE)
_AGENDA_ITEM: Final = re.compile(r"AGENDA ITEM \d{1,2}[A-Z]?")
SECTOR: Final = re.compile(r"[A-Z0-9][\w &/'’-]{2,40}:\s*")


def absence_mark(top: Sequence[Line]) -> str | None:
    """What marks those away in the lists of a page, by a key that says so: `A = absent`."""
    for line in top:
        if found := MARK_KEY.search(line.text) or MARK_IS.fullmatch(line.text):
            return found["mark"]
    return None


def unmarked(line: Line, mark: str) -> Line | None:
    """An entry or a cell without the mark of those away, before it or after a dash at its end; None where it has none."""
    if line.text.startswith(f"{mark} "):
        return line.cut(len(mark) + 1)
    for dash in ("–", "-", "—"):
        if line.text.endswith(f" {dash} {mark}"):
            return line.cut(0, len(line.text) - len(mark) - 3)
    return None


def titled_lines(outline: Outline) -> Iterator[tuple[Line, int]]:
    """The lines that hold an item's title, which a number may stand before, each with where the title ends."""
    titles = iter(sorted((item.title for item in outline.items), key=lambda title: title.start))
    title = next(titles, None)
    for line in outline.lines:
        while title is not None and title.start < line.end:
            if title.start >= line.start:
                at = line.text.find(title.text)
                yield line, max(at, 0) + len(title.text)
            title = next(titles, None)


def presiding(cells: Sequence[Line], lines: Sequence[Line]) -> Sequence[Line]:
    """The cells that name who presides over the list of those present that follows: `Councillor Ann Lee (Mayor)`, `Chair` and the name beside or
    under it; none where they do not."""
    over = len(cells) == 1 and cells[0].text.endswith(":") and CHAIR.fullmatch(cells[0].text.strip(" :")) is not None
    if not over and not _presides([cell.text for cell in cells]):
        return ()
    later = list(itertools.islice((line for line in lines if line.start > cells[-1].start), 4))
    if over and later:
        cells = (cells[0], replace(later.pop(0), column=1))
    heads = (roll_head(line.text) for line in later)
    return cells if _presides([cell.text for cell in cells]) and any(head and head.status in (None, "present") for head in heads) else ()


def _presides(cells: Sequence[str]) -> bool:
    """True for a line, or the cells of a row, that name who presides."""
    if len(cells) == 1:
        return _PRESIDES.fullmatch(cells[0]) is not None
    return len(cells) == 2 and bool(CHAIR.fullmatch(cells[0].strip(" :"))) and bool(_TITLE_OPENS.match(cells[1]))


def side_by_side(cells: Sequence[Line]) -> dict[int, RollHead]:
    """The lists that a row heads which says no more than `Present` and, in the next column, `Absent`; by column."""
    heads = [(cell.column, roll_head(cell.text)) for cell in cells] if len(cells) > 1 else []
    found = {column: head for column, head in heads if head is not None and head.status is not None and head.rest is None}
    return found if len(found) == len(heads) else {}


def under(mention: Mention, host: Line, register: Register, on: str | None) -> Mention:
    """The person with the body that is printed over or under the name, where no other stands beside it."""
    standing = read_standing(host.text, register, on, listed=True)
    if mention.standing.organisation or not standing.organisation:
        return mention
    merged = Standing(mention.standing.role, standing.organisation, standing.council)
    return mention._replace(standing=merged, spans=(*mention.spans, host.span()))


# `Bridgend – Cllr Ann Lee, Cllr Bo Hay`.
_DASH: Final = re.compile(r"\s[-–—]\s(?=(?:Cllr|Councillor|Cllrs|Councillors)\b)")


def body_before(line: Line, register: Register, on: str | None) -> tuple[Line, Line] | None:
    """`Representing Exe City Council: Councillors Lee and Hay`: the body, and the names beside it."""
    dash = _DASH.search(line.text, 0, LONGEST_NOTE) if ":" not in line.text[:LONGEST_NOTE] else None
    at, after = dash.span() if dash else (line.text.find(":", 0, LONGEST_NOTE), line.text.find(":", 0, LONGEST_NOTE) + 1)
    rest = line.cut(after) if at > 0 else None
    if rest is None or not _TITLE_OPENS.match(rest.text):
        return None
    label = REPRESENTING.match(line.text)
    body = line.cut(label.end() if label else 0, at)
    return (body, rest) if body is not None and names_a_body(body.text, register, on, bare=dash is not None) else None


def ends_list(line: Line, register: Register, on: str | None, *, loose: bool) -> bool:
    """True for a line that ends a list of people; `loose` where sentences stand among the names."""
    if LIST_ENDS.match(line.text) or is_closing(line):
        return True
    label = labelled(line)
    if label is not None and label.part in ("decisions", "actions", "recommendations", "contact", "discussion", "other"):
        return not loose
    text = line.text
    if loose:
        return False
    if MINUTED_BY.match(text):
        return True
    if NUMBERED.match(text) and next(titled_names(text), None) is None:
        return True
    if _AGENDA_ITEM.fullmatch(text):
        return False
    heading = text.isupper() and " " in text and not any(mark in text for mark in ",(") and not CHAIR.fullmatch(text)
    return heading and not names_a_body(text, register, on) and next(titled_names(text), None) is None


def bared(line: Line) -> Line:
    """The line without the brackets around the whole of it, where it heads a list: `(Also in attendance: Councillor Lee)`."""
    if line.text[0] != "(" or line.text[-1] != ")" or not may_head(line.text):
        return line
    inner = line.cut(1, len(line.text) - 1)
    return inner if inner is not None and roll_head(inner.text) else line

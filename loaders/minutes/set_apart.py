"""People whose names stand apart from running words: those who present an item, and those who sign."""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from councilgraph.loaders.minutes.forenames import FORENAMES
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.names import PrintedName, parse_name, titled_names
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.roles import Standing, is_job
from councilgraph.loaders.minutes.rolls import roll_head
from councilgraph.loaders.register import Register

# What somebody does who speaks at a meeting; what parts the names of a list; words of a sentence.
SPEAKS: Final = (
    r"introduced|presented|gave|updated|explained|outlined|advised|reported|said|told|informed|responded|replied|demonstrated|summarised|highlighted|stated|described|provided|"
    r"confirmed|spoke|commented|delivered|led|took|added|reminded|announced|clarified|set out|talked|answered|submitted|briefed|shared"
)
LISTED: Final = re.compile(r"(?:\s*\([^()]*\))?(?:,\s*(?:and\s+)?|\s+and\s+)")
JOINED_BY_AND: Final = re.compile(r"(?:\s*\([^()]*\))?,?\s+and\s+")
CLAUSE: Final = re.compile(rf"\b(?:{SPEAKS}|that|which|is|are|asked|noted)\b")
# `to Ann Lee, who was leaving`, `that of Ann Lee from the Exe team`.
WHO_OR_WHENCE: Final = re.compile(
    r",?\s+who\s+(?:is|was|has|had|will|would)\b|\s+(?:from|of)\s+the\s+(?:[\w-]+\s+){1,4}(?:team|office|directorate|department)\b"
)
# `Ann Lee and Bo Hay (Senior Advisers)`: the bracket is of both.
POSTS: Final = re.compile(
    r"\b(?:advis[eo]rs|officers|managers|directors|consultants|heads|partners|leads|chairs|leaders|members)\b", re.IGNORECASE
)


def presenting(outline: Outline, register: Register, on: str | None) -> Iterator[Mention]:
    """`Parking Review (Ann Lee)`, and a line of names alone under an item's title: those who present the item."""
    following = {first.start: second for first, second in itertools.pairwise(outline.lines)}
    titles = {item.title.start for item in outline.items}
    for item in outline.items:
        title = item.title
        opens = title.text.rfind("(") if title.text.endswith(")") else -1
        below = following.get(title.start)
        under = ((below, 0, len(below.text)),) if below and not below.marker and below.start not in titles else ()
        for line, start, end in ((title, opens + 1, len(title.text) - 1), *under):
            if not 0 <= start < end or (start == 0 and line is title) or end - start > 70:
                continue
            names = _only_names(line.text, start, end)
            # The title in another language is a line of capitalised words too.
            if line is not title and len(names) == 1 and not _known(names[0].name, outline):
                continue
            if all(register.resolve(name.name, on).how == "unknown" for name in names):
                yield from (Mention(name, (line.span(name.start, name.end),), spoke=True) for name in names)


def _known(name: str, outline: Outline) -> bool:
    """True for a name that begins with a common forename or an initial, or stands elsewhere in the document too."""
    first = name.split()[0].rstrip(".")
    return first.casefold() in FORENAMES or len(first) == 1 or outline.document.text.count(name) > 1


def _only_names(text: str, start: int, end: int) -> list[PrintedName]:
    """The names of a stretch that holds nothing but names, parted by commas and `and`; none otherwise."""
    names: list[PrintedName] = []
    while start < end:
        name = parse_name(text, start, titled=False)
        if name is None or name.name.isupper() or name.end > end:
            return []
        names.append(name)
        joined = LISTED.match(text, name.end)
        if name.end == end:
            return names
        if joined is None or "(" in joined.group():
            return []
        start = joined.end()
    return []


def signed(outline: Outline) -> Iterator[Mention]:
    """A name alone on a line and the post alone on the next, as letters and full councils' minutes end."""
    for first, second in itertools.pairwise(outline.lines):
        if len(first.text) > 40 or len(second.text) > 90 or first.row is not None or not is_job(second.text) or second.text[0].islower():
            continue
        name = parse_name(first.text, 0, titled=False)
        if name is None or name.end != len(first.text) or roll_head(second.text) or CLAUSE.search(second.text) or second.text[-1] in ".;:":
            continue
        if parse_name(second.text, 0, titled=False) is None and not is_job(first.text) and next(titled_names(second.text), None) is None:
            yield Mention(name, (first.span(), second.span()), Standing(role=second.text), officer=True)

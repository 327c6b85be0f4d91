"""What a label such as `Action` covers: the lines that are its own, owners alone beside it, an owner in the cell before the action."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from councilgraph.loaders.minutes.limbs import BODY_DID
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.outline import Section
from councilgraph.loaders.minutes.owner_words import IS_TO, Owner, owners_in
from councilgraph.loaders.minutes.sentences import clauses, sentences

# `TS by Christmas`, `Ann Lee (by 3 May)`: when, after the owners.
_BY_WHEN: Final = re.compile(r",?\s+\(?(?:by|before|for)\s+(?=[A-Z\d]|the\s|next\s|end\s)[^()]{2,40}\)?$")
_IN_BRACKETS: Final = re.compile(r"\((?P<owner>[^()]{2,60})\)\.?$")
_LABEL_WITHIN: Final = re.compile(r"\s(?:ACTION|Action)(?: [Pp]oint)? \d{1,3}(?:[./]\d{1,3})?[a-z]?\s*[:–-]\s+(?=\S)")
_TO_DO: Final = re.compile(r"\b(?:to|will|would|should) [a-z]")
_DECIDED: Final = frozenset("resolved noted approved endorsed received adopted accepted ratified deferred".split())
_OWNER_COLON: Final = re.compile(
    r"(?:^|(?<=[\w.;)] ))(?:All|Officers|Secretariat|Clerk|Lead Members|(?:Vice[- ])?Chair(?:man)?|[A-Z]{2,4}|(?:Cllr )?[A-Z][a-z]+ [A-Z][\w'’-]+): (?=[A-Za-z])"
)
_SEVERAL: Final = 2
_LONGEST_OWNERS: Final = 80
# Characters that a cell must have to say what someone is to do.
_SENTENCE: Final = 12


def own_lines(before: Section | None, section: Section) -> Section:
    """The lines of a label that stands at the end of a bullet: the next bullets are those of the list that it stands in, not its own."""
    first = section.lines[0] if section.lines else None
    above = before.lines[-1] if before is not None and before.lines and before.item == section.item else None
    if first is None or first.marker or first.row is not None or above is None or not above.marker or above.marker[0].isdigit():
        return section
    end = next((at for at, line in enumerate(section.lines) if line.marker == above.marker), None)
    return section if end is None else replace(section, lines=section.lines[:end])


def owners_alone(section: Section, nothing: re.Pattern[str]) -> tuple[Owner, ...]:
    """`Action: ACFO`: the owners of a heading under which no more is said, but by when; nothing where anything is to be done."""
    if len(section.lines) != 1 or section.lines[0].row is not None or len(section.lines[0].text) > _LONGEST_OWNERS:
        return ()
    line = section.lines[0]
    when = _BY_WHEN.search(line.text)
    end = when.start() if when else len(line.text.rstrip(" ."))
    return () if nothing.match(line.text) else owners_in(line, 0, end)


def owner_first(line: Line, lines: Sequence[Line]) -> tuple[Line, tuple[Owner, ...]] | None:
    """The action and its owners where a row has them the other way round: `Ann Lee | Send the papers`."""
    row = [other for other in lines if line.row is not None and other.row == line.row]
    if len(row) != 2 or row[0] is not line or row[1].column == line.column or len(row[1].text) < _SENTENCE:
        return None
    owners = owners_in(line, 0, len(line.text))
    return (row[1], owners) if owners and not owners_in(row[1], 0, len(row[1].text)) else None


def by_labels(line: Line) -> list[Line]:
    """`AT to send the figures Action 9/2: GL to book a room`, run together: the words between the labels; nothing where there is one action."""
    if line.row is not None or not (found := list(_LABEL_WITHIN.finditer(line.text))):
        return []
    starts, ends = [0, *(one.end() for one in found)], [*(one.start() for one in found), len(line.text)]
    return [piece for start, end in zip(starts, ends, strict=True) if (piece := line.cut(start, end))]


def after_resolution(lines: Sequence[Line]) -> tuple[Line, ...]:
    """What stands after the first sentence of a line of what was resolved: `That it be let. Mr Lee would write to the tenant.`"""
    found: list[Line] = []
    for line in lines:
        if line.marker is None and ("would" in line.text or "undertook" in line.text or "agreed to" in line.text):
            first, *later = sentences(line)
            rest = line.cut(line.text.index(later[0].text, len(first.text))) if later else None
            found += [rest] if rest else []
    return tuple(found)


def says_whose(section: Section) -> bool:
    """True for `Action by` over posts and names alone: whose the decision above is, and nothing to do."""
    return section.heading.casefold().startswith("action by") and not any(_TO_DO.search(line.text) for line in section.lines)


def is_decided(line: Line) -> bool:
    """True for an entry under `Agreed actions` that says what the body did: `1. The Committee RESOLVED to note the report.`"""
    words = line.text.casefold()
    did = BODY_DID.match(line.text) if any(word in words for word in _DECIDED) else None
    return did is not None and did.group().split()[-1].casefold() in _DECIDED


def by_owners(line: Line) -> list[Line]:
    """`Ann Lee: papers to all Officers: book a room`, run together: what each is to do; nothing where the line does not begin so."""
    if line.row is not None or line.text.count(": ") < _SEVERAL:
        return []
    starts = [found.start() for found in _OWNER_COLON.finditer(line.text)]
    if len(starts) < _SEVERAL or starts[0] != 0:
        return []
    return [piece for start, end in pairwise([*starts, len(line.text)]) if (piece := line.cut(start, end))]


def owner_in_brackets(line: Line) -> bool:
    """True for a sentence that ends with its owner: `Letter of thanks to be sent (Ann Lee).`"""
    found = _IN_BRACKETS.search(line.text)
    return found is not None and found.start() > 0 and bool(owners_in(line, found.start("owner"), found.end("owner")))


def in_turn(line: Line) -> list[Line]:
    """`JB to book a room. Ann Lee to send the papers.`: what each is to do, sentence by sentence; nothing where one does not say who."""
    pieces = [clause for piece in sentences(line) for clause in clauses(piece)]
    return pieces if len(pieces) > 1 and all(IS_TO.match(piece.text) or owner_in_brackets(piece) for piece in pieces) else []


def owners_in_turn(lines: Sequence[Line], first_columns: dict[int, int]) -> dict[int, Line]:
    """As many owners as actions in the two cells of one row, each beside its own: the start of the action's line -> the line of its owners."""
    told: dict[int, list[Line]] = defaultdict(list)
    owners: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.row is not None:
            (owners if line.column > first_columns[line.row] else told)[line.row].append(line)
    return {
        action.start: owner
        for row, actions in told.items()
        if len(actions) > 1 and len(actions) == len(owners[row])
        for action, owner in zip(actions, owners[row], strict=True)
    }


def owners_below(lines: Sequence[Line]) -> dict[int, int]:
    """A column of owners that goes on in the next line, as `Ann Lee /` over `Bo Hay`: the start of that line -> that of the cell above."""
    return {
        below.start: above.start
        for above, below in pairwise(lines)
        if above.row is not None
        and above.column > 0
        and above.text.endswith(("/", ",", "&"))
        and (below.row is None or below.row != above.row or below.column == above.column)
        and below.marker is None
        and owners_in(below, 0, len(below.text))
    }

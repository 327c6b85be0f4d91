"""What someone is to do: the entries under an action's heading, action lines, and undertakings; with their owners."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.graph.squash import squash
from councilgraph.loaders.minutes.action_labels import (
    after_resolution,
    by_labels,
    by_owners,
    in_turn,
    is_decided,
    own_lines,
    owner_first,
    owners_alone,
    owners_below,
    owners_in_turn,
    says_whose,
)
from councilgraph.loaders.minutes.bracketed_actions import in_brackets
from councilgraph.loaders.minutes.dates import DATE, coming_date, dates_in
from councilgraph.loaders.minutes.headings import is_closing
from councilgraph.loaders.minutes.limbs import BODY_DID, by_numbers, limbs
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.names import PrintedName, parse_name, titled_names
from councilgraph.loaders.minutes.ordered import cells_by_row, owners_beside
from councilgraph.loaders.minutes.outline import Outline, Section, without_tables
from councilgraph.loaders.minutes.owner_words import IS_TO, Owner, owners_in, parted
from councilgraph.loaders.minutes.progress import Progress, progress_in
from councilgraph.loaders.minutes.roles import is_job
from councilgraph.loaders.minutes.sentences import limb, sentences
from councilgraph.loaders.minutes.undertakings import undertaken
from councilgraph.loaders.minutes.welsh import is_welsh, undertaken_in_welsh
from councilgraph.loaders.minutes.words import Sought

_COLLECTIVE: Final = re.compile(r"(?P<owner>.{2,60}?)\s+(?:to|will|should)\s*[:;]$", re.IGNORECASE)
_NOTHING: Final = re.compile(
    r"(?:there were )?(?:no(?:ne)?|nil|n/?a)\b(?: (?:further )?actions?.*)?[.]?$|(?:noted|signed|for information|complete[d]?)\.?$",
    re.IGNORECASE,
)
_TO_DO: Final = re.compile(
    r"\b(?:clerk|officers?|chair(?:man)?|(?:cllrs?|councillors?|mrs?|ms)\.? (?:[A-Z]\.? )?[A-Z][\w'’-]+)\s+(?:to\s+(?!the\b|a\b)[a-z]+|would\s+(?!like|have|not)[a-z]+|will\s+(?!not)[a-z]+)"
    r"|\bto be (?!the\b|a\b|confirmed|announced|decided|advised)[a-z]+ed\b"
    r"|\b(?:agreed|suggested|asked) that (?:the )?(?:clerk|chair(?:man)?|officers|(?:cllrs?|councillors?)\.? (?:[A-Z]\.? )?[A-Z][\w'’-]+(?: and [^,;.]{3,40}?)?) (?!had|has|have|was|were|is|are|did)[a-z]+\b",
    re.IGNORECASE,
)
_UNDERTOOK: Final = re.compile(
    r"\b(?:agreed|undertook|offered|asked|requested|instructed|invited) (?:to|that)\b|\b(?:asked|requested) (?:for )?an?\b|\b(?:would|will|should|was to have|were to have|to) (?:be )?(?!not\b|have\b|like\b|the\b|a\b)[a-z]+\b",
    re.IGNORECASE,
)
_ASKED_FOR: Final = re.compile(
    r"\b(?:ask(?:ed|ing)?|request(?:ed|ing|s)?|wish(?:ed)?|want(?:ed)?|need(?:ed)?|call(?:ed)?) (?:for|to|that|if|whether)\b|\bcould be\b|\b(?:request|suggestion|query) (?:for|that|to)\b"
)
# `For the motion (11)`, over names.
_ROLL_CALL: Final = re.compile(r"(?:voting |votes? )?(?:for|against|in favour(?: of)?|abst\w+)\b[^.]{0,40}$", re.IGNORECASE)
# `Prop. AL, 2nd BH, all agreed`: who carried what stands above.
_PROPOSED: Final = re.compile(r"Prop\b\.? (?:[A-Z]{2,3}\b|[A-Z][a-z]+)|(?:All )?agreed\b", re.IGNORECASE)
_WOULD: Final = re.compile(r" (?:would|will) (?!be\b)")
_LONGEST_OWNERS: Final = 80
_ORDERED: Final = re.compile(r"\bthat\b.{3,120}?\bbe \w+ed\b", re.IGNORECASE)
# Spaces that part a column from the words beside it.
_COLUMN: Final = 6
# How an action stands, said at the end of its line: `Send the plan (Kay Dunn) - complete`.
_REMARK: Final = Sought(
    r"(?:[(\[–-]\s*|\.\s+|^)(?P<remark>(?:action )?(?:complete[d]?|done|closed|actioned|ongoing|superseded|outstanding|in progress|no longer required)\b[^.]{0,60})[.)\]]*$",
    "complete|done|closed|actioned|ongoing|superseded|outstanding|in progress|no longer required",
    flags=re.IGNORECASE,
)
# Characters that a cell must have to say what someone is to do.
_SENTENCE: Final = 12
# So many of the last actions may be what owners alone under a heading are to do.
_RECENT: Final = 8
# Letters of an action that may stand within another's words and be that action.
_DISTINCTIVE: Final = 20
_OFFICERS_TO: Final = re.compile(r"(?:that\s+)?(?:officers?|the clerk|clerk|the chair(?:man)?)\s+to\s+\w+", re.IGNORECASE)
_POSTS: Final = re.compile(r"(?:(?:[A-Z][\w'’&/-]*|of|and|for|the|&),? ?){2,14}")
_CLERK_SHOULD: Final = re.compile(
    r"(?:that\s+)?(?P<owner>(?:the )?(?:(?:(?:deputy|assistant) )?clerk|chair(?:man|woman|person)?)) (?:(?:should|would)(?! (?:now |then )?(?:be|remain|have)\b)|(?:be|is)(?: and is hereby)? (?:asked|instructed|requested|authorised and instructed) to|to)\s",
    re.IGNORECASE,
)
_DUE: Final = re.compile(r"\b(?:by|before|no later than|due|deadline:?)\s+(?:the\s+)?(?:end of\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DraftAction:
    """An action before its owners are matched with the people of the document; `owners` as printed, names where they are names."""

    line: Line
    item: int | None
    owners: tuple[Owner, ...]
    due: str | None
    status: Progress | None
    status_words: tuple[Span, ...] = ()


def find_actions(outline: Outline, on: str | None, *, council_body: bool, local_council: bool) -> tuple[DraftAction, ...]:
    """Every action of the document in reading order. `on` is the meeting's date; undertakings in prose count in a council's own minutes,
    and more of them in a parish, town or community council's, whose members do the work themselves."""
    if outline.report:
        return ()
    listed = {
        section.item
        for section in outline.sections
        if section.part == "actions"
        and not owners_alone(section, _NOTHING)
        and not says_whose(section)
        and any(not _NOTHING.match(line.text) for line in section.lines)
    }
    found: list[DraftAction] = []
    before: Section | None = None
    welsh = is_welsh(outline)
    for whole in outline.sections:
        section = without_tables(outline, whole)
        if welsh and section.item is not None:
            found += [DraftAction(line, section.item, owners, _due(line.text, on), None) for line, owners in undertaken_in_welsh(section)]
        found += _tabled(outline, whole, on)
        if section.part not in ("actions", "head", "recommendations"):
            found += [DraftAction(line, section.item, owners, _due(line.text, on), None) for line, owners in in_brackets(section)]
        if section.part == "actions" and not says_whose(section):
            section = own_lines(before, section)
            named = owners_alone(section, _NOTHING)
            told_here = list(_told_before(before, section, named, on) if named else _under_heading(section, on))
            # Its owners stand under it, whoever promised it.
            said = {squash(action.line.text) for action in told_here} if named else set()
            recent = [action for action in found[-_RECENT:] if action.item != section.item or squash(action.line.text) not in said]
            found[-_RECENT:] = [*recent, *told_here]
        elif section.part == "decisions":
            found += _below_decisions(section, on)
            rows = cells_by_row(section.lines)
            for line in section.lines:
                if (owners := owners_beside(line, rows)) and (inner := limb(line)):
                    found.append(DraftAction(inner, section.item, owners, _due(inner.text, on), None))
            found += [action for line in section.lines for action in _decided_for_officers(line, section.item, on, local_council)]
            resolved = section if local_council else replace(section, lines=after_resolution(section.lines))
            found += [
                DraftAction(line, section.item, owners, _due(line.text, on), None)
                for line, owners in undertaken(resolved, council_body=local_council, local_council=local_council)
            ]
        elif (
            (section.part == "discussion" and section.item is not None)
            or not outline.items
            or (local_council and section.item is None and section.part in ("attendance", "apologies", "in-attendance"))
        ):
            beside = list(_beside(section, on)) if section.part in ("discussion", "other", "head") or local_council else []
            found += beside
            found += _numbered(section, on)
            found += _at_the_right(section, on)
            if local_council or section.item not in listed:
                told = {action.line.start for action in beside}
                columns = _rows_told(section) if beside else []
                for line, owners in undertaken(section, council_body=council_body, local_council=local_council):
                    if line.start not in told and not any(start <= line.start < end for start, end in columns):
                        found.append(DraftAction(line, section.item, owners, _due(line.text, on), None))
        elif section.part == "other" and section.item is not None:
            found += [action for line in section.lines for action in _decided_for_officers(line, section.item, on, False)]
        before = section
    return tuple(sorted(_once(found, local_council=local_council), key=lambda action: action.line.start))


def _once(found: Sequence[DraftAction], *, local_council: bool) -> Iterator[DraftAction]:
    """Each action once; words within those of another action of the item are that action. A few words that stand in two places, as
    `Clerk to report` does in a local council's minutes, are of two matters."""
    seen: dict[int | None, list[tuple[str, int]]] = {}
    for action in found:
        said = squash(action.line.text)
        held = seen.setdefault(action.item, [])
        few = local_council and len(said) < _DISTINCTIVE + _DISTINCTIVE // 2
        if said and not any(
            (said == other and not (few and start != action.line.start))
            or (min(len(said), len(other)) >= _DISTINCTIVE and said != other and (said in other or other in said))
            for other, start in held
        ):
            held.append((said, action.line.start))
            yield action


def _tabled(outline: Outline, section: Section, on: str | None) -> Iterator[DraftAction]:
    """The rows of tables of actions that stand in the section."""
    rows = dict.fromkeys(line.row for line in section.lines if line.row is not None and line.row in outline.actions)
    for entry in (outline.actions[row] for row in rows if row is not None):
        if entry is None or (inner := limb(entry.action[0])) is None or _NOTHING.match(inner.text):
            continue
        owners = owners_in(entry.owner, 0, len(entry.owner.text)) if entry.owner else ()
        date = DATE.search(entry.due.text) if entry.due else None
        due = coming_date(date, on) if date else _due(inner.text, on)
        standing = progress_in(entry.status.text) if entry.status else None
        shown = (entry.status.span(standing[1], standing[2]),) if entry.status and standing else ()
        yield DraftAction(inner, section.item, owners, due, standing[0] if standing else None, shown)


def _under_heading(section: Section, on: str | None) -> Iterator[DraftAction]:
    carried: tuple[Owner, ...] = ()
    # The bullet of `Officers to:`, under which further ones stand.
    over: str | None = None
    goes_on = owners_below(section.lines)
    rows = {line.row: line for line in section.lines if line.row is not None and line.column > 0 and line.start not in goes_on}
    first_columns: dict[int, int] = {}
    for line in section.lines:
        if line.row is not None:
            first_columns[line.row] = min(line.column, first_columns.get(line.row, line.column))
    paired = owners_in_turn(section.lines, first_columns)
    marked = any(line.marker for line in section.lines)
    held = {line.start: owners_in(line, 0, len(line.text)) for line in section.lines if line.start in goes_on}
    for line in section.lines:
        if line.start in goes_on:
            continue
        if _NOTHING.match(line.text) or is_decided(line) or (line.row is not None and line.column > first_columns[line.row]):
            continue
        if turned := owner_first(line, section.lines):
            if action := _action(turned[0], section.item, on, turned[1]):
                yield action
            continue
        together = _COLLECTIVE.fullmatch(line.text) if line.text[-1] in ":;" else None
        if together and (owners := owners_in(line, together.start("owner"), together.end("owner"))):
            carried, over = owners, line.marker
            continue
        if marked and not line.marker and line.text.endswith(":"):
            continue
        cell = paired.get(line.start) or (rows.get(line.row) if line.row is not None else None)
        beside = owners_in(cell, 0, len(cell.text)) if cell is not None and cell is not line else ()
        if beside and cell is not None:
            beside += tuple(owner for below, above in goes_on.items() if above == cell.start for owner in held[below])
        for piece in (by_labels(line) or by_owners(line) or by_numbers(line) or in_turn(line) if line.row is None else []) or [line]:
            if action := _action(piece, section.item, on, beside or (carried if line.marker and line.marker != over else ())):
                yield action


def _told_before(before: Section | None, section: Section, owners: tuple[Owner, ...], on: str | None) -> Iterator[DraftAction]:
    """What those named under a heading of their own are to do: the last sentence of the discussion above, where it tells of something to do."""
    if before is None or before.part != "discussion" or before.item != section.item or not before.lines:
        return
    *_, last = sentences(before.lines[-1])
    if _ASKED_FOR.search(last.text) or _TO_DO.search(last.text) or _UNDERTOOK.search(last.text) or _ORDERED.search(last.text):
        inner = limb(last)
        if inner:
            yield DraftAction(inner, section.item, owners, _due(inner.text, on), None)


def _action(line: Line, item: int | None, on: str | None, given: tuple[Owner, ...]) -> DraftAction | None:
    words, owners = parted(line)
    inner = limb(words) if words else None
    if inner is None or len(inner.text) < 4 or (not line.marker and _POSTS.fullmatch(inner.text) and is_job(inner.text)):
        return None  # a line such as `Strategic Director, Place` says whose the decision above is, and nothing to do
    remark = _REMARK.search(line.text)
    standing = progress_in(remark["remark"]) if remark else None
    shown = (line.span(remark.start("remark"), remark.end("remark")),) if remark and standing else ()
    return DraftAction(inner, item, given or owners, _due(inner.text, on), standing[0] if standing else None, shown)


def _numbered(section: Section, on: str | None) -> Iterator[DraftAction]:
    """Numbered entries that end a section and say who is to do what, on a page that has lost the label over them; bullets where others say
    what the body did."""
    bullets = any(line.marker and BODY_DID.match(line.text) for line in section.lines)
    for line in reversed(section.lines):
        if not line.marker or not (line.marker[0].isdigit() or (bullets and IS_TO.match(line.text))):
            return
        words, apart = parted(line)
        if apart and words is not None and words.text != line.text and (inner := limb(words)) and re.search(r"\bto\b", inner.text):
            yield DraftAction(inner, section.item, apart, _due(inner.text, on), None)
            continue
        subject = IS_TO.match(line.text)
        if subject and (inner := limb(line)) and (owners := owners_in(line, subject.start("owner"), subject.end("owner"))):
            yield DraftAction(inner, section.item, owners, _due(inner.text, on), None)


def _at_the_right(section: Section, on: str | None) -> Iterator[DraftAction]:
    """What a sentence says is to be done, with its owner a wide space away at the line's end, as in a column without a table."""
    for line in section.lines:
        if line.row is not None or (line.marker and line.marker[0].isdigit()) or not line.wide_gaps(_COLUMN):
            continue
        words, owners = parted(line)
        if words is None or not owners or words.text == line.text or line.wide_gaps(_COLUMN)[-1] < len(words.text):
            continue
        *_, last = sentences(words)
        inner = limb(last) if _UNDERTOOK.search(last.text) or _ORDERED.search(last.text) else None
        if inner is not None:
            yield DraftAction(inner, section.item, owners, _due(inner.text, on), None)


def _below_decisions(section: Section, on: str | None) -> Iterator[DraftAction]:
    """Numbered entries with their owners apart under lettered decisions, on a page that has lost the label between them."""
    marked = [line for line in section.lines if line.marker]
    if not marked or not (marked[0].marker or "").strip("(").startswith(("i", "a")):
        return
    for line in marked:
        words, owners = parted(line) if (line.marker or "")[0].isdigit() and not _OFFICERS_TO.match(line.text) else (None, ())
        inner = limb(words) if words is not None and owners and words.text != line.text else None
        if inner is not None and " to " in inner.text:
            yield DraftAction(inner, section.item, owners, _due(inner.text, on), None)


def _beside(section: Section, on: str | None) -> Iterator[DraftAction]:
    """Owners in a column beside the minutes: what they are to do is the sentence of the row that says so, else its last."""
    for row, group in groupby(section.lines, key=lambda line: line.row):
        cells = list(group)
        if row is None or cells[-1].column <= cells[0].column:
            continue
        # `Ann Lee to draft the bid` in the last cell: the action itself.
        whole = [(line, told) for line in cells if line.column == cells[-1].column and (told := IS_TO.match(line.text))]
        for line, told in whole:
            if (own := owners_in(line, told.start("owner"), told.end("owner"))) and (inner := limb(line)):
                yield DraftAction(inner, section.item, own, _due(inner.text, on), None)
        # An empty cell may stand between.
        beside = max(line.column for line in cells if line.column < cells[-1].column)
        said = [line for line in cells if line.column == beside and len(line.text) >= _SENTENCE and not is_closing(line)]
        if any(_ROLL_CALL.match(line.text) or _only_a_name(line.text) for line in said):
            continue  # how they voted, side by side
        slots = [line for line in cells if line.column == cells[-1].column]
        owners = [owners_in(slot, 0, len(slot.text)) for slot in slots if len(slot.text) < 60]
        if not said or len(owners) != len(slots) or not all(owners):
            continue
        sayings = [sentence for line in said for sentence in sentences(line) if not _PROPOSED.match(sentence.text)]
        wanted = [sentence for sentence in sayings if _TO_DO.search(sentence.text)] or sayings[-1:]
        for sentence in wanted:
            if inner := limb(sentence):
                named = _who_says(sentence) or tuple(owner for slot in owners for owner in slot)
                yield DraftAction(inner, section.item, named, _due(inner.text, on), None)


def _who_says(sentence: Line) -> tuple[Owner, ...]:
    """Who begins a sentence to tell what they would do: it is theirs whoever stands beside the row."""
    name = next(titled_names(sentence.text), None)
    undertakes = name is not None and name.start == 0 and _WOULD.match(sentence.text, name.end)
    return tuple(owners_in(sentence, 0, name.end)) if name and undertakes else ()


def _rows_told(section: Section) -> list[tuple[int, int]]:
    """Where the first cells stand of rows whose last cell says who is to do what: they tell of the same things."""
    rows = {row: list(group) for row, group in groupby(section.lines, key=lambda line: line.row) if row is not None}
    told = [
        [line for line in cells if line.column < cells[-1].column]
        for cells in rows.values()
        if any(line.column == cells[-1].column > 0 and IS_TO.match(line.text) for line in cells)
    ]
    return [(lines[0].start, lines[-1].end) for lines in told if lines]


def _only_a_name(text: str) -> bool:
    """True for `Councillor Lee` and no more."""
    name = next(titled_names(text), None) or parse_name(text, 0, titled=False)
    return name is not None and name.start == 0 and name.end >= len(text.rstrip(" .,;"))


def _decided_for_officers(line: Line, item: int | None, on: str | None, local_council: bool) -> Iterator[DraftAction]:
    """A decision line that only tells officers to do something is an action; in a local council also what the clerk should do."""
    if _OFFICERS_TO.match(line.text):
        if action := _action(line, item, on, ()):
            yield action
    elif local_council and ("lerk" in line.text or "hair" in line.text):
        for piece in limbs(line):
            if (told := _CLERK_SHOULD.match(piece.text)) and (owners := owners_in(piece, told.start("owner"), told.end("owner"))):
                yield DraftAction(piece, item, owners, _due(piece.text, on), None)


def _due(text: str, on: str | None) -> str | None:
    for found in dates_in(text):
        if _DUE.search(text[: found.start()]):
            return coming_date(found, on)
    return None


def printed_owners(actions: Sequence[DraftAction]) -> Iterator[tuple[PrintedName, Span]]:
    """Owners that are named people, with their words."""
    for action in actions:
        for _, name, span in action.owners:
            if name is not None:
                yield name, span

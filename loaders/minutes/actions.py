"""What someone is to do: the entries under an action's heading, action lines, and undertakings; with their owners."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.dates import DATE, iso_date
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.names import PrintedName, parse_name, titled_names
from councilgraph.loaders.minutes.outline import Outline, Section
from councilgraph.loaders.minutes.roles import is_job
from councilgraph.loaders.minutes.sentences import limb, sentences

_GROUP_WORDS: Final = (
    r"(?:lga |all |relevant |lead |group |council |democratic services |policy |programme |productivity |improvement )*(?:officers?|members?|clerk|chair(?:man|woman)?|vice[- ]chair(?:man)?|"
    r"princip(?:al|le) advis[eo]rs?|advis[eo]rs?|lead members?|group leaders?|secretariat|staff|everyone|all|councillors|board|committee|team|head of [a-z &]+|director of [a-z &]+|"
    r"chief executive|monitoring officer|democratic services(?: officer)?|lga|scrutiny officer|working group|police)"
)
_GROUP: Final = re.compile(rf"(?:the )?{_GROUP_WORDS}", re.IGNORECASE)
_POST: Final = re.compile(r"(?:[Tt]he )?[A-Z][\w&'’/-]{1,30}(?: (?:of|for|and|&|[A-Z][\w&'’/-]{1,30})){1,7}")
_BRACKETED: Final = re.compile(r"\s*[(\[](?:action(?:ed)?(?: by)?:?\s*)?(?P<owner>[^()\[\]]{2,80})[)\]]\s*\.?$", re.IGNORECASE)
_BY_LABEL: Final = re.compile(
    r"\s*[-–—(\[]?\s*(?:action|owner|lead|responsible)(?: by)?\s*:\s*(?P<owner>[^:()\[\]]{2,80}?)[)\].]*$", re.IGNORECASE
)
_AFTER_STOP: Final = re.compile(r"(?<=[.!?)”’])\s+(?P<owner>[A-Z][^.!?]{1,80}?)\.?$")
_AFTER_DASH: Final = re.compile(r"\s+[-–—]\s*(?P<owner>[A-Z][^.!?]{1,60}?)\.?$")
_SUBJECT: Final = re.compile(
    rf"(?:that\s+)?(?P<owner>(?:the )?{_GROUP_WORDS}|[A-Z][^.,;:]{{1,70}}?)\s+(?:to\b(?!\s+(?:the|a|an|be)\b)|(?:is|are|was|were)\s+(?:asked |requested |tasked |instructed )?to\b|(?:agreed|undertook|offered|will|would|should|shall)\b(?:\s+to\b)?|(?:be|was|were) (?:asked|requested|instructed|tasked) to\b)",
    re.IGNORECASE,
)
_IS_TO: Final = re.compile(r"(?P<owner>[A-Z][^.,;:]{1,70}?)\s+to\s+(?!the\b|a\b|an\b|be\b)[a-z]+")
_COLLECTIVE: Final = re.compile(r"(?P<owner>.{2,60}?)\s+(?:to|will|should)\s*[:;]$", re.IGNORECASE)
_NOTHING: Final = re.compile(
    r"(?:there were )?(?:no(?:ne)?|nil|n/?a)\b(?: (?:further )?actions?.*)?[.]?$|(?:noted|signed|for information|complete[d]?)\.?$",
    re.IGNORECASE,
)
_UNDERTAKING: Final = re.compile(
    r"(?:the )?(?P<owner>(?:clerk|officers|chair(?:man)?|vice[- ]chair(?:man)?|deputy clerk)|(?:[A-Z][\w'’.-]*\s+){1,4}?)\s*(?P<verb>to\s+(?!(?:the|a|an|be|this|his|her)\b)[a-z]+|(?:agreed|undertook|offered)\s+to\s+[a-z]+|(?:was|were|be) (?:asked|requested|instructed) to\s+[a-z]+|is to\s+[a-z]+)",
    re.IGNORECASE,
)
_TO_DO: Final = re.compile(
    r"\b(?:clerk|officers?|chair(?:man)?|(?:cllrs?|councillors?|mrs?|ms)\.? (?:[A-Z]\.? )?[A-Z][\w'’-]+)\s+(?:to\s+(?!the\b|a\b)[a-z]+|would\s+(?!like|have|not)[a-z]+|will\s+(?!not)[a-z]+)"
    r"|\bto be (?!the\b|a\b)[a-z]+ed\b",
    re.IGNORECASE,
)
# In a parish, town or community council's minutes: `Cllr Lee would write to the county`, `It was agreed that the Clerk obtain quotes`.
_LOCAL_UNDERTAKING: Final = re.compile(
    r"(?:(?:It|it) was (?:agreed|suggested|resolved|requested|decided) that )?(?:[Tt]he )?(?P<owner>(?:Deputy |Assistant )?[Cc]lerk|(?:County )?(?:Cllr|Councillor)s?\.? (?:Mrs? |Ms |[A-Z]\.? )?[A-Z][\w'’-]+)"
    r"\s+(?P<verb>(?:would|will|should)\s+(?!have\b|like\b|not\b|be\b|also be\b|welcome\b)[a-z]+|(?:report|ask|email|write|liaise|remind|contact|arrange|obtain|request|enquire|source)\b)"
)
_DUE: Final = re.compile(r"\b(?:by|before|no later than|due|deadline:?)\s+(?:the\s+)?(?:end of\s+)?$", re.IGNORECASE)
_STATUS: Final = re.compile(r"\b(?:complete[d]?|done|closed|actioned)\b\s*[.)]*$|^(?:complete[d]?|done|closed)\b", re.IGNORECASE)
_SPLIT_OWNERS: Final = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DraftAction:
    """An action before its owners are matched with the people of the document; `owners` as printed, names where they are names."""

    line: Line
    item: int | None
    owners: tuple[tuple[str, PrintedName | None, Span], ...]
    due: str | None
    status: str | None


def find_actions(outline: Outline, on: str | None, *, council_body: bool, local_council: bool) -> tuple[DraftAction, ...]:
    """Every action of the document in reading order. `on` is the meeting's date; undertakings in prose count in a council's own minutes,
    and more of them in a parish, town or community council's, whose members do the work themselves."""
    if outline.report:
        return ()
    found: list[DraftAction] = []
    for section in outline.sections:
        if section.part == "actions":
            found += _under_heading(section, on)
        elif section.part == "decisions":
            found += [action for line in section.lines if (action := _decided_for_officers(line, section.item, on))]
        elif section.part == "discussion" and section.item is not None:
            found += _beside(section, on)
            found += _numbered(section, on)
            found += _undertaken(section, on, council_body, local_council)
    seen: set[tuple[int | None, str]] = set()
    kept = []
    for action in found:
        key = (action.item, re.sub(r"[^a-z0-9]+", "", action.line.text.casefold()))
        if key[1] and key not in seen:
            seen.add(key)
            kept.append(action)
    return tuple(sorted(kept, key=lambda action: action.line.start))


def _under_heading(section: Section, on: str | None) -> Iterator[DraftAction]:
    carried: tuple[tuple[str, PrintedName | None, Span], ...] = ()
    rows = {line.row: line for line in section.lines if line.row is not None and line.column > 0}
    first_columns: dict[int, int] = {}
    for line in section.lines:
        if line.row is not None:
            first_columns[line.row] = min(line.column, first_columns.get(line.row, line.column))
    marked = any(line.marker for line in section.lines)
    for line in section.lines:
        if _NOTHING.match(line.text) or (line.row is not None and line.column > first_columns[line.row]):
            continue
        together = _COLLECTIVE.fullmatch(line.text)
        if together and (owners := _owners(line, together.start("owner"), together.end("owner"))):
            carried = owners
            continue
        if marked and not line.marker and line.text.endswith(":"):
            continue
        cell = rows.get(line.row) if line.row is not None else None
        beside = _owners(cell, 0, len(cell.text)) if cell is not None and cell is not line else ()
        action = _action(line, section.item, on, beside or (carried if line.marker else ()))
        if action:
            yield action


def _action(line: Line, item: int | None, on: str | None, given: tuple[tuple[str, PrintedName | None, Span], ...]) -> DraftAction | None:
    words, owners = _parted(line)
    inner = limb(words) if words else None
    if inner is None or len(inner.text) < 4:
        return None
    status = "done" if _STATUS.search(line.text) else None
    return DraftAction(inner, item, given or owners, _due(inner.text, on), status)


def _parted(line: Line) -> tuple[Line | None, tuple[tuple[str, PrintedName | None, Span], ...]]:
    """The action's own words, and its owners where they stand apart at the end, or are its subject."""
    text = line.text
    for pattern in (_BRACKETED, _BY_LABEL, _AFTER_STOP, _AFTER_DASH):
        found = pattern.search(text)
        if found and found.start() > 8 and (owners := _owners(line, found.start("owner"), found.end("owner"))):
            return line.cut(0, found.start()), owners
    spaced = _spaced_owner(line)
    if spaced:
        return spaced
    subject = _SUBJECT.match(text)
    if subject and (owners := _owners(line, subject.start("owner"), subject.end("owner"))):
        return line, owners
    return line, ()


def _spaced_owner(line: Line) -> tuple[Line | None, tuple[tuple[str, PrintedName | None, Span], ...]] | None:
    """An owner set apart by a run of spaces, as in a right-hand column."""
    raw = line.document.text[line.start : line.end]
    gap = list(re.finditer(r"(?:[ \u00a0]{3,}|\t+)(?=\S)", raw))
    if not gap:
        return None
    tail = " ".join(raw[gap[-1].end() :].split()).strip("* ")
    at = line.text.rfind(tail)
    if at > 8 and (owners := _owners(line, at, at + len(tail))):
        return line.cut(0, at), owners
    return None


def _owners(line: Line, start: int, end: int) -> tuple[tuple[str, PrintedName | None, Span], ...]:
    """The owners named by `text[start:end]`; nothing where any part of it is neither a person, a group nor a post."""
    found = _listed_owners(line, start, end)
    whole = line.text[start:end].strip(" .*")
    if not found and _POST.fullmatch(whole) and is_job(whole):
        at = line.text.find(whole, start)
        return ((re.sub(r"^[Tt]he ", "", whole), None, line.span(at, at + len(whole))),)
    return found


def _listed_owners(line: Line, start: int, end: int) -> tuple[tuple[str, PrintedName | None, Span], ...]:
    text = line.text[start:end]
    position = start
    found: list[tuple[str, PrintedName | None, Span]] = []
    if re.fullmatch(r"(?:noted|signed|confidential|see .*|action)", text.strip(), re.IGNORECASE):
        return ()
    for part in _SPLIT_OWNERS.split(text):
        at = line.text.find(part, position)
        position = at + len(part)
        words = part.strip(" .*")
        if not words:
            continue
        at += part.find(words)
        span = line.span(at, at + len(words))
        title = next(titled_names(line.text[start:position]), None)
        name = parse_name(line.text[:position], at, titled=False)
        if name is not None and name.end >= at + len(words) - 1:
            found.append((name.name, name, span))
        elif title is not None and start + title.end >= at + len(words) - 1 and start + title.start <= at + 1:
            found.append((title.name, PrintedName(at, at + len(words), title.name, title.honorific), span))
        elif _GROUP.fullmatch(words) or (_POST.fullmatch(words) and is_job(words)):
            found.append((re.sub(r"^[Tt]he ", "", words), None, span))
        elif re.fullmatch(r"[A-Z]{2,3}", words) or (found and re.fullmatch(r"[A-Z][a-z]+", words) and found[-1][1] is not None):
            found.append((words, None, span))
        else:
            return ()
    return tuple(found)


def _numbered(section: Section, on: str | None) -> Iterator[DraftAction]:
    """Numbered entries that end a section and say who is to do what, on a page that has lost the label over them."""
    for line in reversed(section.lines):
        if not line.marker or not line.marker[0].isdigit():
            return
        subject = _IS_TO.match(line.text)
        if subject and (inner := limb(line)) and (owners := _owners(line, subject.start("owner"), subject.end("owner"))):
            yield DraftAction(inner, section.item, owners, _due(inner.text, on), None)


def _beside(section: Section, on: str | None) -> Iterator[DraftAction]:
    """Owners in a column beside the minutes: what they are to do is the sentence of the row that says so, else its last."""
    for row, group in groupby(section.lines, key=lambda line: line.row):
        cells = list(group)
        if row is None or cells[-1].column <= cells[0].column:
            continue
        said = [line for line in cells if line.column == cells[-1].column - 1]
        slots = [line for line in cells if line.column == cells[-1].column]
        owners = [_owners(slot, 0, len(slot.text)) for slot in slots if len(slot.text) < 60]
        if not said or len(owners) != len(slots) or not all(owners):
            continue
        told = [sentence for line in said for sentence in sentences(line)]
        wanted = [sentence for sentence in told if _TO_DO.search(sentence.text)] or told[-1:]
        for sentence in wanted:
            if inner := limb(sentence):
                named = tuple(owner for slot in owners for owner in slot)
                yield DraftAction(inner, section.item, named, _due(inner.text, on), None)


def _decided_for_officers(line: Line, item: int | None, on: str | None) -> DraftAction | None:
    """A decision line that only tells officers to do something is an action."""
    if not re.match(r"(?:that\s+)?(?:officers?|the clerk|clerk|the chair(?:man)?)\s+to\s+\w+", line.text, re.IGNORECASE):
        return None
    return _action(line, item, on, ())


def _undertaken(section: Section, on: str | None, council_body: bool, local_council: bool) -> Iterator[DraftAction]:
    for line in section.lines:
        if not council_body and line.marker:
            continue
        for sentence in sentences(line):
            found = _UNDERTAKING.match(sentence.text) or (_LOCAL_UNDERTAKING.match(sentence.text) if local_council else None)
            if not found or (not council_body and re.match(r"(?:was|were|be|is)", found["verb"])):
                continue
            owner = found["owner"].strip()
            person = next(titled_names(owner), None) or parse_name(owner, 0, titled=False)
            if not _GROUP.fullmatch(owner) and (person is None or person.start or person.end < len(owner)):
                continue
            if inner := limb(sentence):
                span = sentence.span(found.start("owner"), found.start("owner") + len(owner))
                yield DraftAction(
                    inner,
                    section.item,
                    ((person.name if person else re.sub(r"^[Tt]he ", "", owner), person, span),),
                    _due(inner.text, on),
                    None,
                )


def _due(text: str, on: str | None) -> str | None:
    for found in DATE.finditer(text):
        if _DUE.search(text[: found.start()]):
            return iso_date(found, on[:4] if on else None)
    return None


def printed_owners(actions: Sequence[DraftAction]) -> Iterator[tuple[PrintedName, Span]]:
    """Owners that are named people, with their words."""
    for action in actions:
        for _, name, span in action.owners:
            if name is not None:
                yield name, span

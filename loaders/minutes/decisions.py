"""What was decided: the limbs under a decision's heading, resolutions, and plainly recorded agreement."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.outline import Outline, Section
from councilgraph.loaders.minutes.sentences import limb, sentences
from councilgraph.loaders.record import Decision

# Operative verbs as a record of decision uses them: infinitive -> past tense.
_VERBS: Final = {
    "note": "noted", "agree": "agreed", "approve": "approved", "resolve": "resolved", "endorse": "endorsed", "recommend": "recommended", "defer": "deferred",
    "adopt": "adopted", "accept": "accepted", "support": "supported", "confirm": "confirmed", "receive": "received", "ratify": "ratified", "authorise": "authorised",
    "delegate": "delegated", "appoint": "appointed", "elect": "elected", "reject": "rejected", "refuse": "refused", "grant": "granted", "welcome": "welcomed",
    "request": "requested", "ask": "asked", "instruct": "instructed", "thank": "thanked", "decide": "decided", "nominate": "nominated", "refer": "referred",
    "record": "recorded", "acknowledge": "acknowledged", "consider": "considered", "publish": "published", "exclude": "excluded", "pass": "passed", "sign": "signed",
    "withdraw": "withdrawn", "object": "objected", "invite": "invited", "commend": "commended", "waive": "waived", "set": "set", "amend": "amended", "establish": "established",
    "propose": "proposed", "encourage": "encouraged", "provide": "provided", "carry": "carried", "cancel": "cancelled", "allocate": "allocated", "write": "written", "continue": "continued",
}  # fmt: skip
_PAST: Final = "|".join(sorted(set(_VERBS.values()), key=len, reverse=True))
_CORE: Final = "noted|agreed|approved|resolved|endorsed|recommended|deferred|adopted|accepted|supported|confirmed|received and noted|ratified|authorised|delegated|appointed|elected|rejected|refused|granted|decided|referred|thanked|instructed|requested"
_SUBJECT: Final = r"(?:(?:the|all|both)\s+)?(?:[A-Z][\w&'’-]*\s+(?:(?:and|of|for|&)\s+)?){0,6}?(?:Board|Members?|Committee|Cabinet|Panel|Forum|Council|Executive|Sub-?Committee|Commission|Group|Authority|Councillors|Partnership|Trustees|Assembly|Meeting)"
_LEAD_IN: Final = re.compile(
    rf"(?:that\s+)?(?:(?:it was|it is)\s+)?(?:{_SUBJECT}|{_SUBJECT}\s+(?:is|are|was|were)\s+(?:asked|invited|recommended)\s+to|unanimously|resolved|agreed|members)?\s*(?:(?:resolved|agreed|decided|is asked|unanimously)\s*(?:to|that)?)?\s*[:;,–—-]*",
    re.IGNORECASE,
)
_WITH_SUBJECT: Final = re.compile(
    rf"(?:that\s+)?{_SUBJECT}(?:\s+(?:also|then|unanimously|formally|duly|further|therefore|subsequently))?\s+(?:{_CORE})\b", re.IGNORECASE
)
_IT_WAS: Final = re.compile(
    r"\bit (?:was|is) (?:also |then |further |therefore |subsequently |duly )?(?:unanimously )?(?:proposed, seconded and )?(?:unanimously )?(?:agreed|resolved|decided)\b(?! (?:by|with) )",
    re.IGNORECASE,
)
_MINUTES_AGREED: Final = re.compile(
    r"(?:the )?(?:draft )?(?:minutes|notes?|record)\b[^.]{0,200}?\b(?:were|was|be|are|is|having been)\b[^.]{0,80}?\b(?:agreed|approved|confirmed|signed|accepted|adopted|received)\b",
    re.IGNORECASE,
)
_PROPOSED: Final = re.compile(
    r"\b(?:prop(?:osed|\.)?)\b.{0,120}\b(?:second(?:ed|er)|2nd)\b.{0,200}\b(?:agreed|carried|all in favour|unanimous|approved|resolved|passed)",
    re.IGNORECASE,
)
# A whole paragraph that says no more than the outcome: `Approved and signed as correct.`, `All approved for payment.`
_OUTCOME: Final = re.compile(
    r"(?:all )?(?:approved|agreed|noted|deferred|adopted|accepted|carried|received|refused|passed)\b(?! (?:by the (?:chair|clerk)))[^.;:]{0,80}\.?$",
    re.IGNORECASE,
)
_WERE: Final = re.compile(
    r"(?:the|these|this|all)\b[^.;:]{0,120}?\b(?:was|were)\s+(?:unanimously\s+|duly\s+)?(?:approved|agreed|authorised|adopted|ratified|resolved)\b(?! (?:at|by) (?:(?:full|the) )?(?:council|cabinet|last|previous))",
    re.IGNORECASE,
)
_CARRIED: Final = re.compile(
    r"(?:the |this )?(?:substantive |amended |original )?(?:motion|recommendations?|proposals?|resolution)\b[^.;:]{0,120}\b(?:was|were)\b[^.;:]{0,60}?\b(?<!not )(?:carried|agreed|approved|passed|adopted)\b",
    re.IGNORECASE,
)
# What stands in a column of outcomes beside the minutes.
_SLOT: Final = re.compile(
    r"(?:noted|approved|agreed|deferred|resolved|passed|no (?:objections?|observations?|comments?)|refused|adopted)\.?", re.IGNORECASE
)
_NOTHING: Final = re.compile(r"(?:there (?:were|was|are) )?(?:no|none|nil|n/?a)\b(?: decisions?.*)?[.]?$", re.IGNORECASE)
_REASONS: Final = re.compile(r"reasons?(?: for (?:the )?decisions?)?\s*:?$|(?:alternative )?options considered", re.IGNORECASE)
_ON_OFFICERS: Final = re.compile(r"(?:that\s+)?(?:officers?|clerk|the clerk|the chair(?:man)?)\s+to\s+\w+", re.IGNORECASE)
_SPLIT: Final = re.compile(rf"\s*;\s*(?:and\s+)?(?=(?:(?:also|further|unanimously)\s+)?(?:{_PAST})\b)|\s*;\s*(?:and\s+)?(?=that\b)")


def find_decisions(outline: Outline) -> tuple[Decision, ...]:
    """Every decision of the document in reading order, each once. A report decides nothing."""
    if outline.report:
        return ()
    decided_items = {section.item for section in outline.sections if section.part == "decisions" and section.lines}
    found: list[tuple[Line, int | None]] = []
    for index, section in enumerate(outline.sections):
        if section.part == "decisions":
            found += [(line, section.item) for line in _under_heading(section)]
        elif section.part in ("discussion", "other") and section.item is not None:
            last = _is_last(outline.sections, index)
            found += [(line, section.item) for line in _in_prose(section, decided=section.item in decided_items, last=last)]
    return tuple(_once(outline, found))


def _once(outline: Outline, found: Sequence[tuple[Line, int | None]]) -> Iterator[Decision]:
    seen: set[tuple[int | None, str]] = set()
    for line, item in found:
        squashed = re.sub(r"[^a-z0-9]+", "", line.text.casefold())
        if not squashed or (item, squashed) in seen:
            continue
        seen.add((item, squashed))
        number = outline.items[item].number if item is not None else None
        yield Decision((line.span(),), item=number, text=line.text, verb=operative_verb(line.text))


def _under_heading(section: Section) -> Iterator[Line]:
    marked = any(line.marker for line in section.lines)
    for index, line in enumerate(section.lines):
        if _REASONS.match(line.text):
            return
        if _NOTHING.match(line.text) or _ON_OFFICERS.match(line.text) or (line.row is not None and line.column > 1 and len(line.text) < 40):
            continue
        follows = section.lines[index + 1 : index + 2]
        if _LEAD_IN.fullmatch(line.text) or (line.text.endswith(":") and follows and follows[0].marker and not line.marker):
            continue
        if line.marker or not marked or _WITH_SUBJECT.match(line.text) or _IT_WAS.search(line.text):
            yield from _limbs(line)


def _limbs(line: Line) -> Iterator[Line]:
    """One limb, or the several of a sentence such as `noted A; agreed B; and endorsed C`."""
    start = 0
    for cut in [*_SPLIT.finditer(line.text), None]:
        piece = line.cut(start, cut.start() if cut else None)
        if piece and (inner := limb(piece)):
            yield inner
        if cut:
            start = cut.end()


def _is_last(sections: Sequence[Section], index: int) -> bool:
    """True where no further business of the same item follows the section."""
    item = sections[index].item
    return not any(other.item == item and other.lines and other.part in ("discussion", "decisions") for other in sections[index + 1 :])


def _in_prose(section: Section, *, decided: bool, last: bool) -> Iterator[Line]:
    """Agreement plainly recorded outside a heading: never in the bullets that report a discussion."""
    comments = bool(section.heading) and section.heading.casefold().startswith(
        ("in the discussion", "in discussion", "during", "discussion", "the discussion")
    )
    tail = _numbered_tail(section.lines)
    for index, line in enumerate(section.lines):
        # A line by itself over the numbered actions, or a numbered list of what the body did: the page has lost its labels.
        if (
            not decided
            and (index >= tail or (index == tail - 1 and line.gap and not line.marker and tail < len(section.lines)))
            and _WITH_SUBJECT.match(line.text)
            and (inner := limb(line))
        ):
            yield inner
            continue
        beside = section.lines[index + 1] if index + 1 < len(section.lines) else None
        if (
            line.row is not None
            and beside is not None
            and beside.row == line.row
            and _SLOT.fullmatch(beside.text)
            and (inner := limb(line))
        ):
            yield inner
            continue
        if line.row is not None and line.column > 0 and _SLOT.fullmatch(line.text):
            continue
        closing = last and index >= len(section.lines) - 3 and all(_closes(other) for other in section.lines[index:])
        pieces = list(sentences(line))
        for at, sentence in enumerate(pieces):
            words = sentence.text
            plain = not comments and not (line.marker and not line.marker[0].isdigit())
            ends = closing and at == len(pieces) - 1
            agreed = _MINUTES_AGREED.match(words) or _PROPOSED.search(words) or (_IT_WAS.search(words) and not decided)
            said = len(pieces) <= 2 and at == 0 and line.text[0].isupper() and not line.marker and _OUTCOME.match(words)
            passed = not line.marker and not decided and (_WERE.match(words) or _CARRIED.match(words))
            if ((plain and (agreed or said or passed)) or (ends and not decided and _WITH_SUBJECT.match(words))) and (
                inner := limb(sentence)
            ):
                yield inner


def _numbered_tail(lines: Sequence[Line]) -> int:
    """Where the numbered entries begin that end a section; the number of lines where it ends otherwise."""
    index = len(lines)
    while index and lines[index - 1].marker and (lines[index - 1].marker or "")[0].isdigit():
        index -= 1
    return index


def _closes(line: Line) -> bool:
    """True where a line's last sentence says what the body did."""
    *_, ending = sentences(line)
    return bool(_WITH_SUBJECT.match(ending.text))


def operative_verb(text: str) -> str | None:
    """The verb of a decision in the past tense, lower case: `To note …` -> noted, `… be thanked for …` -> thanked."""
    words = re.sub(r"^having [^,;]{1,200},\s*", "", text.casefold())
    first = re.match(r"(?:that )?(?:to )?([a-z]+)\b", words)
    if first and first.group(1) in _VERBS:
        return _VERBS[first.group(1)]
    if first and first.group(1) in _VERBS.values():
        return first.group(1)
    passive = re.search(rf"\b(?:be|were|was|are|is|been)\s+(?:\w+ly\s+|also\s+|not\s+)?({_PAST})\b", words)
    active = re.search(rf"\b({_PAST})\b", words)
    if active and passive:
        return passive.group(1) if passive.start(1) <= active.start(1) else active.group(1)
    found = active or passive
    if found is None and (present := re.search(rf"\b({'|'.join(_VERBS)})e?s\b", words)):
        return _VERBS[present.group(1)]
    return found.group(1) if found else None

"""What was decided: the limbs under a decision's heading, resolutions, and plainly recorded agreement."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from councilgraph.graph.squash import squash
from councilgraph.loaders.minutes.action_labels import is_decided
from councilgraph.loaders.minutes.alike import alike
from councilgraph.loaders.minutes.headings import is_lead
from councilgraph.loaders.minutes.lead_ins import (
    CARRIED,
    MINUTES_AGREED,
    NOTED_ON_PROPOSAL,
    OF_MINUTES,
    ONLY_SIGNED,
    SECONDED_NEXT,
    SPEAKS_OF_MINUTES,
    SUBMITTED,
    WERE,
    led_to,
    minutes_agreed,
    recorded_beside_lists,
)
from councilgraph.loaders.minutes.limbs import (
    BODY_DID,
    BODY_RESOLVED,
    BODY_SHOUTED,
    SUBJECT,
    agreed_in_paragraph,
    begins_limb,
    ends_in_a_body,
    kind_of_list,
    limbs,
    operative_verb,
)
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.local_decisions import BY_AUTHORITY, decided_in, says_nothing, with_motions, with_proposers
from councilgraph.loaders.minutes.local_decisions import SAID as LOCAL_SAID
from councilgraph.loaders.minutes.ordered import cells_by_row, is_told
from councilgraph.loaders.minutes.outline import Outline, Section, without_tables
from councilgraph.loaders.minutes.owner_words import IS_TO
from councilgraph.loaders.minutes.planning_lists import OUTCOME, listed_applications, opinions_told
from councilgraph.loaders.minutes.resolved import ordered_part, unquoted
from councilgraph.loaders.minutes.sentences import limb, sentences
from councilgraph.loaders.minutes.welsh import decided_in_welsh, is_welsh
from councilgraph.loaders.minutes.words import Sought
from councilgraph.loaders.record import Decision

_LEAD_IN: Final = re.compile(
    rf"(?:(?:that|to)\b\s*)?(?:(?:it was|it is)\s+)?(?:{SUBJECT}|{SUBJECT}\s+(?:is|are|was|were)\s+(?:asked|invited|recommended)\s+to|unanimously|resolved|agreed|members)?\s*(?:(?:resolved|agreed|decided|is asked|unanimously)\s*(?:to|that)?)?\s*[:;,–—-]*",
    re.IGNORECASE,
)
_ELECTED: Final = re.compile(
    r"\b(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms|Miss|Dr)\s+(?:(?!\bwho\b)[\w.'’-]+\s+){1,6}?(?:was|were)\s+(?:duly\s+|unanimously\s+)*(?:re-?)?(?:elected|appointed)\b(?! (?:in|at|by|last) )"
)
# What was agreed at another time.
_BEFORE: Final = re.compile(r"\b(?:taken place previously|previously (?:been )?(?:agreed|resolved|decided))\b")
_IT_WAS: Final = Sought(
    r"(?:\bit|(?<=[a-z])(?-i:It)) (?:was|is),? (?:(?:also|then|further|therefore|accordingly|subsequently|duly),? )?(?:unanimously )?(?:proposed, seconded and )?(?:unanimously )?(?:agreed|resolved|decided)\b(?! (?:by|with|nationally|locally|previously|originally|at (?:an? |the )?(?:\w+ )?(?:stage|time|last|previous)) ?)",
    "it was|it is",
    "agreed|resolved|decided",
    flags=re.IGNORECASE,
)
_PROPOSED: Final = re.compile(
    r"\b(?:prop(?:osed|\.)?|moved)\b.{0,120}\b(?:second(?:ed|er)|2nd)\b.{0,200}\b(?<!\bbe )(?:agreed|carried|all in favour|unanimous|approved|resolved|passed)",
    re.IGNORECASE,
)
# A whole paragraph that says no more than the outcome: `Approved and signed as correct.`, `All approved for payment.`
_OUTCOME: Final = Sought(
    r"(?:all )?(?:approved|agreed|noted|deferred|adopted|accepted|carried|received(?=\.?$| and noted| with thanks)|refused|passed)\b(?! (?:by the (?:chair|clerk)))[^.;:]{0,80}\.?$"
    r"|(?:agreed|approved|confirmed|accepted|received) (?:and (?:signed|agreed) )?as (?:a |an |the )?(?:correct|true|accurate)\b[^.;:]{0,200}\.?$"
    r"|(?:the|this) (?:[a-z]+ ){0,3}(?:reports?|updates?|position|presentation|paper|briefing|list|programme|plan|schedule|statement) (?:was|were) (?:duly |then )?(?:noted|received|approved|agreed|accepted)(?: and (?:noted|agreed|approved))?\.?$",
    "approved|agreed|noted|deferred|adopted|accepted|carried|received|refused|passed|confirmed",
    flags=re.IGNORECASE,
)
# A paragraph without a subject: `Agreed to pass a resolution …`.
_AGREED: Final = re.compile(r"(?:Agreed|Resolved) (?:that|to (?!disagree|differ)[a-z]+|the [a-z]+)\b")
# `AGREED TO RECOMMEND, on the proposal of Councillor Lee, that …`
_AGREED_ALOUD: Final = re.compile(
    r"(?:AGREED|RESOLVED|DECIDED)(?: TO [A-Z]+)?,? (?:on|following|upon) (?:the )?(?:proposal|motion|recommendation)\b"
)
_THE_MINUTE: Final = re.compile(r"(?:the )?minutes? of (?:the|a) .{5,150} (?:was|were) (?:approved|agreed|confirmed)\b", re.IGNORECASE)
# `[NB: the plan is on the website.]`, under what was decided.
_NOTE: Final = re.compile(r"[\[(](?:NB|Note)\b[^\[\]]*[\])]\.?|©.{0,80}", re.IGNORECASE)
_REPORTED: Final = re.compile(r"\b(?<!as )(?:said|reported|advised|informed)\b")
_NOTHING: Final = re.compile(
    r"(?:to note|(?:to )?action(?: by)?|copy to|cc)\s*:|note(?: \d{1,2})?[:.]?$|(?:note: ?)?this (?:is|was) an? (?:executive|council|cabinet|key|non-key) (?:function|decision)\b[^.;]*[.]?$|(?:there (?:were|was|are) )?(?:no|none|nil|n/?a)\b(?: decisions?.*)?[.]?$",
    re.IGNORECASE,
)
_REASONS: Final = re.compile(
    r"(?:evidence and )?reasons?(?: for (?:the )?decisions?)?\s*:?$|(?:alternative )?options considered", re.IGNORECASE
)
_ON_OFFICERS: Final = re.compile(r"(?:that\s+)?(?:officers?|clerk|the clerk|the chair(?:man)?)\s+to\s+\w+", re.IGNORECASE)
# How they voted, or a remark in brackets: no limb.
_VOTE: Final = Sought(
    r"[(\[]?(?:(?:votes?|voting)\b|(?:for|in favour|against|abstentions?|abstained)\s*[-–:(\d]|\d+ (?:votes?|for|in favour)\b|carried\b|unanimous(?:ly)?(?: agreed| carried)?\W*$|by majority|nem\.? con)[^.]{0,120}\.?$"
    r"|[(\[][^()\[\]]*[)\]]\.?$",
    "vot|for|favour|against|abst|carried|unanimous|by majority|nem con|nem. con|)|]",
    flags=re.IGNORECASE,
)
# What ends an entry: `Letter about bins. Noted.`
_SAID: Final = re.compile(r"(?:(?:this|the (?:report|letter|update)) was )?(?:noted|agreed|approved)\.?", re.IGNORECASE)
# Said under a Scottish minute's `Decision`, and none.
_DECLARED: Final = re.compile(r"(?:Councillors?|Cllrs?\.?|Mr|Mrs|Ms)\s[^.;]{3,80}?\bdeclared\b")
# The line for the signature, under the last item.
_SIGNATURE: Final = re.compile(r"(?:chair(?:man|woman|person)?|convener|mayor|signed|dated?|clerk)\b[\W_]*$", re.IGNORECASE)
_FEW: Final = 3
# Lines from the end, the cells beside a line among them, within which a section closes.
_NEAR_END: Final = 24
# `It was moved by A, seconded by B and RESOLVED – That …`.
_MOVED_AND: Final = re.compile(r"\b(?:RESOLVED|AGREED)\b[\s:–—-]*(?=[Tt]hat\b|[Tt]o\b)")
_QUOTED: Final = re.compile(r"[‘'“\"](?:[Tt]hat|THAT)\b")
_MOTION_CARRIED: Final = re.compile(r"[^.]{0,60}\bmotion (?:was|being)\b[^.]{0,40}\b(?:carried|CARRIED|agreed|approved)\b")
_IN_FAVOUR: Final = re.compile(r"(?:all )?in favour\b|carried\b|(?:agreed )?unanimous|all agreed|agreed\W*$", re.IGNORECASE)
# Characters of an entry that says who was proposed for one place.
_ONE_ENTRY: Final = 250
_APPOINTS: Final = re.compile(r"\b(?:re-?)?(?:elect(?:ions?|ed|ing)?\b|appoint|representative)", re.IGNORECASE)
_SECONDED: Final = Sought(r"\b(?:prop(?:osed|\.)?|moved)\b.{0,120}\b(?:second(?:ed|er)|2nd)\b", "second|2nd", flags=re.IGNORECASE)
# `Proposed by Cllr Lee, seconded by Cllr Hay, that the minutes be adopted.` over `Agreed.`
_PROPOSED_THAT: Final = re.compile(r"(?:It was )?(?:Proposed|PROPOSED|Moved|MOVED|proposed|moved)\b.{0,120}\b[Ss]econded\b.{2,80}\bthat\b")
_CARRIED_ALONE: Final = re.compile(r"(?:Agreed|AGREED|Carried|CARRIED|All agreed|Resolved)(?: unanimously)?\.?")
_WAS: Final = re.compile(r"\b(?:was|were)\b")
# `That the note be received and that the following be done:` orders something before its list.
_ORDERED_TOO: Final = re.compile(
    r"^(?:(?!following)[^:])*\bbe (?:noted|received|approved|accepted|endorsed|agreed|thanked)\b|^[^:]*\b(?:noted|received|welcomed|to (?:approve|note|endorse|accept|adopt|receive|agree)) the\b[^:]*\band\s*:$",
    re.IGNORECASE,
)
_ORDERS: Final = re.compile(r"\b(?:be|are|is|was|were|should|would)\b", re.IGNORECASE)


# `granted permission subject to the following conditions:`.
_CONDITIONS: Final = re.compile(r"\bsubject to\b.{0,60}\bconditions?\b|\bfor the following reasons?\b", re.IGNORECASE)


def find_decisions(outline: Outline, *, local_council: bool = False) -> tuple[Decision, ...]:
    """Every decision of the document in reading order, each once. A report decides nothing.

    In the minutes of a parish, town or community council (`local_council`) what its members agreed in passing counts too.
    """
    if outline.report:
        return ()
    welsh = is_welsh(outline)
    decided_items = {section.item for section in outline.sections if section.part == "decisions" and section.lines}
    found: list[tuple[Line, int | None]] = []
    if local_council:
        # `Accounts were presented and accepted for payment.` over a list of them, with a number of its own.
        titles = ((limb(head.title), at) for at, head in enumerate(outline.items) if _WAS.search(head.title.text))
        found += [(title, at) for title, at in titles if title is not None and decided_in(title.text) == 0]
    for index, whole in enumerate(outline.sections):
        section = without_tables(outline, whole)
        if welsh and section.item is not None and section.part in ("discussion", "other"):
            found += [(line, section.item) for line in decided_in_welsh(section)]
        if section.part == "decisions":
            found += [(line, section.item) for line in _under_heading(section)]
        elif section.part == "actions":
            found += [(inner, section.item) for line in section.lines if is_decided(line) and (inner := limb(line))]
        elif section.part in ("discussion", "other") and (section.item is not None or not outline.items):
            last = _is_last(outline.sections, index)
            title = outline.items[section.item].title.text if section.item is not None else ""
            # A page without items has lists of decisions somewhere, and a local council tells of more beside them.
            decided = section.item in decided_items and not (local_council and section.item is None)
            prose = _Prose(section, decided, last, local_council, title)
            found += [(line, section.item) for line in prose.decisions()]
        elif (
            section.part in ("apologies", "attendance")
            and section.item is not None
            and SPEAKS_OF_MINUTES.search(outline.items[section.item].title.text)
        ):
            found += [(inner, section.item) for inner in minutes_agreed(section.lines)]
        elif section.part in ("head", "attendance", "apologies", "in-attendance") and (
            not outline.items or (local_council and section.item is None)
        ):
            # A page without items, or one that has lost the first of them.
            prose = _Prose(section, bool(decided_items) and not local_council, True, local_council, "")
            found += [(line, section.item) for line in prose.decisions()]
    return tuple(sorted(_once(outline, found), key=lambda decision: decision.evidence[0].start) if local_council else _once(outline, found))


def _once(outline: Outline, found: Sequence[tuple[Line, int | None]]) -> Iterator[Decision]:
    """Each decision once: the `Decision` and the `Minutes` of an item may both print it, a word apart."""
    seen: dict[int | None, list[str]] = defaultdict(list)
    for line, item in found:
        said = squash(line.text)
        if not said or any(said == other or alike(said, other) for other in seen[item]):
            continue
        seen[item].append(said)
        number = outline.items[item].number if item is not None else None
        yield Decision((line.span(),), item=number, text=line.text, verb=operative_verb(line.text))


def _under_heading(section: Section) -> Iterator[Line]:
    """The limbs of a list; what stands under a limb, lettered or with bullets, is part of that limb."""
    top: str | None = None
    # The limb in words of its own that a list may follow: `That the fees be approved, namely:`.
    whole = said = conditions = False
    rows = cells_by_row(section.lines)
    for index, line in enumerate(section.lines):
        if _REASONS.match(line.text):
            return
        line = unquoted(line)
        if _NOTHING.match(line.text) or _ON_OFFICERS.match(line.text) or _VOTE.match(line.text) or _DECLARED.match(line.text):
            continue
        if (line.row is not None and line.column > 1 and len(line.text) < 40) or is_told(line, rows):
            continue
        following = section.lines[index + 1] if index + 1 < len(section.lines) else None
        if (line.text[-1] != "." and _LEAD_IN.fullmatch(line.text) and not ends_in_a_body(line)) or is_lead(line.text):
            continue
        if line.marker is None:
            over = following is not None and line.text.rstrip("-–— ").endswith(":") and following.marker is not None
            conditions = over and _CONDITIONS.search(line.text) is not None
            whole = (
                following is not None
                and over
                and (conditions or bool(_ORDERS.search(line.text)))
                and not begins_limb(following.text, listed=True)
            )
            if over and not whole and not _ORDERED_TOO.search(line.text):
                continue
            if not said or begins_limb(line.text, listed=False) or BODY_DID.match(line.text) or _IT_WAS.search(line.text):
                yield from limbs(ordered_part(line))
                said = True
            continue
        kind = kind_of_list(line.marker)
        if top is None:
            top = kind
        if kind != top or conditions or (whole and not begins_limb(line.text, listed=True)):
            continue
        yield from limbs(line)
        said = True


def _is_last(sections: Sequence[Section], index: int) -> bool:
    """True where no further business of the same item follows the section."""
    item = sections[index].item
    return not any(other.item == item and other.lines and other.part in ("discussion", "decisions") for other in sections[index + 1 :])


@dataclass(frozen=True, slots=True)
class _Prose:
    """A stretch of an item outside any decision's heading: agreement counts where it is plainly recorded, never in the bullets that
    report a discussion. `decided`: the item has a list of decisions; `last`: no business of the item follows; `title`: the
    item's."""

    section: Section
    decided: bool
    last: bool
    local_council: bool
    title: str

    def decisions(self) -> Iterator[Line]:
        lines = self.section.lines
        comments = self.section.heading.casefold().startswith(
            ("in the discussion", "in discussion", "during", "discussion", "the discussion")
        )
        while lines and (_SIGNATURE.match(lines[-1].text) or _NOTE.fullmatch(lines[-1].text)):
            lines = lines[:-1]
        if _APPOINTS.search(self.title):
            lines = with_proposers(lines)
        if self.local_council:
            lines = with_motions(lines)
        led = led_to(lines) if not comments and not self.decided else []
        yield from (part for line in led for part in limbs(line))
        lines = tuple(line for line in lines if line not in led) if led else lines
        applications = list(listed_applications(lines))
        yield from filter(None, (limb(application.whole) for application in applications))
        taken = {at for application in applications for at in range(application.first, application.last + 1)}
        lines = tuple(line for at, line in enumerate(lines) if at not in taken)
        tail = _numbered_tail(lines)
        for index, line in enumerate(lines):
            if self.local_council and BY_AUTHORITY.match(line.text):
                continue
            if index and not self.decided and _CARRIED_ALONE.fullmatch(line.text) and _PROPOSED_THAT.match(lines[index - 1].text):
                yield from filter(None, [limb(lines[index - 1])])
                continue
            # A line by itself over the numbered actions, or a numbered list of what the body did: the page has lost its labels.
            over_tail = index == tail - 1 and line.gap and not line.marker and tail < len(lines)
            if not self.decided and (index >= tail or over_tail) and BODY_DID.match(line.text):
                yield from limbs(line)
            elif (
                line.row is not None
                and index + 1 < len(lines)
                and lines[index + 1].row == line.row
                and OUTCOME.fullmatch(lines[index + 1].text)
                and not _REPORTED.search(line.text)
            ):
                yield from filter(None, [limb(line)])
            elif not (line.row is not None and line.column > 0 and len(lines) > 1 and OUTCOME.fullmatch(line.text)):
                near = lines[index:] if len(lines) - index <= _NEAR_END else ()
                below = [other for other in near if other.row is None or other.row != line.row or other.column <= line.column]
                final = self.last and not comments and index == len(lines) - 1
                closing = self.last and 0 < len(below) <= _FEW and all(_closes(other) for other in below)
                yield from self._in_line(line, lines[index + 1] if index + 1 < len(lines) else None, comments, closing, final)

    def _in_line(self, line: Line, following: Line | None, comments: bool, closing: bool, final: bool) -> Iterator[Line]:
        if self.local_council and (opinions := list(opinions_told(line))):
            yield from opinions
            return
        pieces = list(sentences(line))
        # A local council's minutes are lists of entries; elsewhere letters and bullets report a discussion.
        listed = line.marker is not None and not self.local_council
        plain = not comments and not (listed and not (line.marker or "")[0].isdigit())
        if plain and not self.decided and len(pieces) <= _FEW and len(pieces) > 1 and not listed and self._said(pieces[-1].text):
            yield from filter(None, [limb(line)])
            return
        carried = following is not None and (
            _MOTION_CARRIED.match(following.text) or (self.local_council and _IN_FAVOUR.match(following.text))
        )
        if carried and _QUOTED.match(line.text):
            quoted = line.cut(1, len(line.text) - (line.text[-1] in "’'”\""))
            yield from filter(None, [limb(quoted) if quoted else None])
            return
        if _APPOINTS.search(self.title) and not self.decided and len(line.text) < _ONE_ENTRY and _SECONDED.search(line.text):
            yield from filter(None, [limb(line)])
            return
        for at, sentence in enumerate(pieces):
            words, low = sentence.text, sentence.text.casefold()
            if self.local_council and at and BY_AUTHORITY.match(words):
                continue
            own_minutes = not comments and not at and OF_MINUTES.match(self.title) and MINUTES_AGREED.match(words)
            if (
                (plain or own_minutes or _THE_MINUTE.match(words))
                and (start := self._recorded(line, pieces, at)) is not None
                and (recorded := sentence.cut(start))
            ):
                if self.local_council and at and says_nothing(words) and (told := line.cut(line.text.find(pieces[at - 1].text))):
                    recorded = told.cut(0, told.text.index(words) + len(words)) or recorded
                yield from limbs(recorded)
            elif (
                ((closing and at == len(pieces) - 1) or (final and not at and not listed and "agreed" not in low))
                and not self.decided
                and words[-1] != ":"
                and BODY_DID.match(words)
            ):
                yield from limbs(sentence)

    def _said(self, words: str) -> bool:
        return bool(_SAID.fullmatch(words) or (self.local_council and LOCAL_SAID.fullmatch(words)))

    def _recorded(self, line: Line, pieces: Sequence[Line], at: int) -> int | None:
        """Where in the sentence its plainly recorded agreement begins; None where it records none."""
        words = pieces[at].text
        low = words.casefold()
        if low.endswith(("set out below", "as follows", "as follows:", "as below")):
            return None
        if ("minute" in low or "note" in low or "record" in low) and MINUTES_AGREED.match(words):
            return None if at and ONLY_SIGNED.match(words) else 0
        moved = _MOVED_AND.search(words) if "resolved" in low or "agreed" in low else None
        if moved and (low.startswith("seconded by ") or _SECONDED.search(words[: moved.start()])):
            return moved.end()
        if ("prop" in low or "moved" in low) and (
            _PROPOSED.search(words)
            or (at + 1 < len(pieces) and _IN_FAVOUR.match(pieces[at + 1].text) and "that" in low and _SECONDED.search(words))
            or (at + 1 < len(pieces) and "that" in low and SECONDED_NEXT.match(pieces[at + 1].text))
        ):
            return 0
        if recorded_beside_lists(words, low):
            return 0
        if self.decided:
            return None
        if ("it was" in low or "it is" in low) and (told := _IT_WAS.search(words)) and not (self.local_council and _BEFORE.search(low)):
            # `Co-option of membersIt was agreed`: a title and its business run together.
            return told.start() if words[max(0, told.start() - 1) : told.start()].isalpha() else 0
        if BODY_SHOUTED.match(words) or _AGREED_ALOUD.match(words) or ("resolved" in low and BODY_RESOLVED.match(words)):
            return 0
        if len(pieces) <= 2 and at == 0 and line.text[0].isupper() and (not line.marker or self.local_council) and _OUTCOME.match(words):
            return 0
        if at == 0 and len(pieces) <= 2 and (agreed_in_paragraph(line) or (not self.local_council and _AGREED.match(words))):
            return 0
        if not line.marker and (SUBMITTED.match(words) or WERE.match(words) or CARRIED.match(words) or NOTED_ON_PROPOSAL.match(words)):
            return 0
        if self.local_council and (begins := decided_in(words)) is not None:
            return begins
        if ("elected" in low or "appointed" in low) and (elected := _ELECTED.search(words)):
            return elected.start()
        return None


def _numbered_tail(lines: Sequence[Line]) -> int:
    """Where the numbered entries begin that end a section, or bullets that say what the body did and who is to do what; the number of
    lines where it ends otherwise."""
    index = len(lines)
    while (
        index
        and (marker := lines[index - 1].marker)
        and (marker[0].isdigit() or IS_TO.match(lines[index - 1].text) or BODY_DID.match(lines[index - 1].text))
    ):
        index -= 1
    return index


def _closes(line: Line) -> bool:
    """True where a line's last sentence says what the body did."""
    *_, ending = sentences(line)
    return bool(BODY_DID.match(ending.text))

"""Who was there, who sent apologies, who stood in for whom: the lists, tables and sentences that say so, wherever they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.listings import Listing, listed_names
from councilgraph.loaders.minutes.marked_roll import lettered_roll, marked_roll
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.names import PrintedName, parse_name, titled_names
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.page_kinds import is_site_page
from councilgraph.loaders.minutes.roles import Standing, read_standing
from councilgraph.loaders.minutes.roll_words import SPOKEN
from councilgraph.loaders.minutes.rollcall import RollCall
from councilgraph.loaders.minutes.seats import entries
from councilgraph.loaders.minutes.sentences import sentences
from councilgraph.loaders.minutes.set_apart import JOINED_BY_AND
from councilgraph.loaders.minutes.words import Sought
from councilgraph.loaders.register import Register

# What parts two names of one list.
_BESIDE: Final = re.compile(r"(?:\s+\([^()]*\))?(?:,\s*|\s+and\s+|,\s+and\s+)")
_JOINED: Final = re.compile(
    r"(?:\s+\([^()]*\)|,[^,]{3,60},)?\s+(?:then |also |both )?(?:joined|attended) the meeting\b(?! (?:of|held|on)\b)"
)
_IN_ATTENDANCE: Final = re.compile(r",? (?:was|were) (?:also )?in attendance\b(?! (?:at|on|by|until|via)\b)")
_UNDER_A_RULE: Final = re.compile(
    r",? (?:also )?attended (?:the meeting )?(?:in accordance with|under|pursuant to|by virtue of) (?:the )?(?:Standing Orders?|Procedure Rules?|Rules?|Council Procedure)\b",
    re.IGNORECASE,
)
# `Cllr Lee joined online`: there, if in no list.
_ONLINE: Final = Sought(
    r",? (?:also )?(?:attended|joined|participated|took part|was present)(?: (?:in )?the meeting)? (?:online|remotely|virtually|(?:via|by|through) (?:Microsoft Teams|MS Teams|Teams|Zoom|video|audio|telephone|remote))\b",
    "online|remotely|virtually|teams|zoom|video|audio|telephone|remote",
)
_ADVISED_THAT: Final = re.compile(r"(?:The |It was )?[\w' ]{3,40} (?:advised|noted|reported|announced|explained|said) that ")
_NOBODY: Final = re.compile(r"\b(?:no|none|nobody|members? of the public|press)\b", re.IGNORECASE)
# What stands between the two names where one stood in for the other.
_TOLD: Final = re.compile(
    r"\s+(?:(?:was|were|had been|is|attended|attending|acted|sat|present|in attendance|being)\s+){0,2}(?:(?:as|a|the)\s+){0,2}"
    r"(?:(?P<by>(?:substituted|deputised|represented|replaced)(?:\s+for)?\s+by)|(?:substitut(?:e|es|ing|ed)|deputi[sz]ing|deputi[sz]ed|standing in|in place)"
    r"(?:\s+members?)?\s+(?:for|of|on behalf of))\s+(?=[A-Z])"
)
_BRACKET: Final = re.compile(r"\s*\((?P<words>[^()]{3,100})\)")
_ASIDE: Final = re.compile(r"\s*\([^()]*\)")
# `Apologies were received from A and B attended as the duly appointed substitute.`
_AS_SUBSTITUTE: Final = re.compile(
    r"\s+(?:attended|was present|acted)(?: the meeting)? as (?:the|an?|his|her|their) (?:duly |appointed |nominated |named )*substitutes?(?: [Mm]embers?)?(?! (?:for|of)\b)"
)
# `Cllr Lee was in attendance as substitute`, after the one who sent apologies.
_HERE_INSTEAD: Final = re.compile(
    r"\s+(?:(?:was|is) (?:in attendance|present|attending)|attended|joined)(?: the meeting)? as (?:(?:the|an?|his|her|their|nominated|named) ){0,2}substitutes?(?: [Mm]ember)?(?=[.,;]|$)"
)
# `Ann Lee (Deputy), who was substituted by Bo Hay`.
_WHO_WAS: Final = re.compile(
    r",? who (?:was|had been|is being|would be) (?:substituted|represented|replaced|deputi[sz]ed)(?: for)? by\s+(?=[A-Z])"
)
_HINT_OF_SUBSTITUTE: Final = Sought(
    r"substitut|deputi[sz]|standing in|in place|represented by|replaced", "substitut|deputi|standing in|in place|represented by|replaced"
)


@dataclass(frozen=True, slots=True)
class Attended:
    """Everybody recorded as at the meeting or as not there, in order, then those whom others stood in for; `lines` are the stretches of text
    (start, end) that are lists of people."""

    mentions: tuple[Mention, ...]
    lines: tuple[tuple[int, int], ...]


def find_attendance(outline: Outline, register: Register, on: str | None) -> Attended:
    """Everybody recorded as at the meeting or as not there, each mention with its status, and where they are listed."""
    if is_site_page(outline):
        return Attended((), ())
    reading = RollCall(outline, register, on)
    reading.run()
    found = reading.found
    for line, named in (*marked_roll(outline, register, on), *lettered_roll(outline, register, on)):
        found += named
        reading.covered.append((line.start, line.end))
    told = _HINT_OF_SUBSTITUTE.may_match_within(outline.signs)
    for line in outline.lines:
        if "the meeting" in line.text:
            found += _arrived(line)
        if "attended" in line.text:
            found += _under_a_rule(line)
        if _ONLINE.may_match(line.text):
            found += _online(line, found)
        if "in attendance" in line.text and line.row is None:
            found += _told_there(line, register, on)
        if told and _HINT_OF_SUBSTITUTE.search(line.text):
            found += _substituted(line, register, on)
    if not any(mention.status == "present" for mention in found):
        found = [_sat(mention) for mention in found]
    named_only = tuple(mention for mention in found if mention.status is None)
    return Attended((*_settled([mention for mention in found if mention.status]), *named_only), tuple(reading.covered))


def _sat(mention: Mention) -> Mention:
    """A member in a list headed `In attendance`, on a page with no list of those present: there as a member. Who comes from elsewhere is not."""
    chairs = bool(mention.standing.role) and re.match(r"(?:independent )?chair\b", mention.standing.role or "", re.IGNORECASE)
    member = mention.status == "in-attendance" and (chairs or (mention.name.is_member and not mention.standing.organisation))
    return mention._replace(status="present") if member else mention


def _substituted(line: Line, register: Register, on: str | None) -> Iterator[Mention]:
    """Substitutions told in a sentence: `Cllr A attended as substitute for Cllr B`, `A and B were substituted by C and D respectively`."""
    if "ubstitute" in line.text:
        yield from _came_instead(line)
        yield from _here_instead(line)
    if told := _WHO_WAS.search(line.text):
        name = next((name for name in titled_names(line.text) if name.start == told.end()), None) or parse_name(
            line.text, told.end(), titled=False
        )
        if name is not None:
            yield Mention(name, (line.span(name.start, name.end),), status="substitute")
    if not _TOLD.search(line.text):
        return
    for sentence in sentences(line):
        names = list(titled_names(sentence.text)) if _TOLD.search(sentence.text) else []
        for told in _TOLD.finditer(sentence.text):
            before = [name for name in names if name.end <= told.start()]
            after = [name for name in names if name.start >= told.end()]
            if (
                not before
                or not after
                or _ASIDE.sub("", sentence.text[before[-1].end : told.start()]).strip(" ,()")
                or after[0].start > told.end() + 1
            ):
                continue
            count = 1
            if "respectively" in sentence.text[told.end() :]:
                count = min(len(before), len(after))
            first, second = before[-count:], after[:count]
            away, stood = (first, second) if told["by"] else (second, first)
            for absent, instead in zip(away, stood, strict=True):
                own, other = sentence.span(instead.start, instead.end), sentence.span(absent.start, absent.end)
                for name, words in ((instead, (own, other)), (absent, (other, own))):
                    spans: tuple[Span, ...] = words
                    bracket = _BRACKET.match(sentence.text, name.end)
                    standing = read_standing(bracket["words"], register, on, listed=True) if bracket else Standing()
                    if bracket and standing:
                        spans = (*spans, sentence.span(bracket.start("words"), bracket.end("words")))
                    if name is instead:
                        yield Mention(name, spans, standing, status="substitute", substitute_for=absent.name)
                    else:
                        yield Mention(name, spans, standing, status="apologies")


def _came_instead(line: Line) -> Iterator[Mention]:
    """`Apologies were received from A and B attended as the duly appointed substitute`: B came for A."""
    for sentence in sentences(line):
        told = _AS_SUBSTITUTE.search(sentence.text)
        opened = re.search(r"\bapologies\b", sentence.text[: told.start()], re.IGNORECASE) if told else None
        if told is None or opened is None:
            continue
        names = [name for name in titled_names(sentence.text) if opened.end() <= name.start and name.end <= told.start()]
        if len(names) > 1 and names[-1].end == told.start() and JOINED_BY_AND.fullmatch(sentence.text, names[-2].end, names[-1].start):
            absent, instead = names[-2:]
            own, other = sentence.span(instead.start, instead.end), sentence.span(absent.start, absent.end)
            yield Mention(instead, (own, other), status="substitute", substitute_for=absent.name)
            yield Mention(absent, (other, own), status="apologies")


def _here_instead(line: Line) -> Iterator[Mention]:
    """`Apologies were received from A. B was in attendance as substitute.`: B came, for A where A alone is named before."""
    names = list(titled_names(line.text))
    for at, name in enumerate(names):
        if _HERE_INSTEAD.match(line.text, name.end):
            before = names[0].name if at == 1 and "polog" in line.text[: name.start] else None
            yield Mention(name, (line.span(name.start, name.end),), status="substitute", substitute_for=before)


def _arrived(line: Line) -> Iterator[Mention]:
    """`Inspector Lee joined the meeting`: there, though in no list; who is in one keeps what the list says."""
    for sentence in sentences(line):
        if not _JOINED.search(sentence.text):
            continue
        follower: PrintedName | None = None
        for name in reversed(list(titled_names(sentence.text))):
            beside = follower and _BESIDE.fullmatch(sentence.text, name.end, follower.start)
            if beside or _JOINED.match(sentence.text, name.end):
                yield Mention(name, (sentence.span(name.start, name.end),), status="in-attendance")
                follower = name


def _under_a_rule(line: Line) -> Iterator[Mention]:
    """`(Councillor Lee attended in accordance with Standing Order 25 and spoke)`: there, though no member of the committee."""
    for name in titled_names(line.text):
        if _UNDER_A_RULE.match(line.text, name.end):
            yield Mention(name, (line.span(name.start, name.end),), status="in-attendance")


def _online(line: Line, listed: Sequence[Mention]) -> Iterator[Mention]:
    """`Cllr Lee attended online`: a member who is in no list was there all the same."""
    for name in titled_names(line.text):
        if name.is_member and _ONLINE.match(line.text, name.end):
            surname = name.name.rpartition(" ")[2].casefold()
            if not any(mention.name.name.casefold().endswith(surname) for mention in listed):
                yield Mention(name, (line.span(name.start, name.end),), status="present")


def _told_there(line: Line, register: Register, on: str | None) -> Iterator[Mention]:
    """`The Chair advised that A (Head of Parks) and B (Officer) were in attendance`: there for an item, though in no list."""
    for sentence in sentences(line):
        told = _IN_ATTENDANCE.search(sentence.text)
        lead = _ADVISED_THAT.match(sentence.text) if told else None
        named = sentence.cut(lead.end() if lead else 0, told.start()) if told else None
        if named is None or _NOBODY.search(named.text) or SPOKEN.search(named.text):
            continue
        listing = Listing("in-attendance", register, on)
        names = listed_names(named.text, listing)
        if names and names[0].start == 0:
            yield from entries(named, listing)


def _settled(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """A person once: substitutes and apologies say more than a name in a list of those present."""
    kept: dict[str, Mention] = {}
    order = {"substitute": 0, "apologies": 1, "absent": 2, "present": 3, "in-attendance": 4, None: 5}
    for mention in sorted(found, key=lambda mention: mention.spans[0].start):
        key = mention.name.name.casefold()
        held = kept.get(key)
        if held is None:
            kept[key] = mention
            continue
        fuller = mention.status == held.status and bool(mention.standing) and not held.standing
        if not fuller and not held.standing and mention.standing:
            kept[key] = held = held._replace(standing=mention.standing, spans=(*held.spans, *mention.spans[1:]))
        if order[mention.status] < order[held.status] or fuller:
            standing = mention.standing or (held.standing if mention.status else mention.standing)
            kept[key] = mention._replace(standing=standing, member=mention.member or held.member, officer=mention.officer or held.officer)
    return tuple(kept.values())

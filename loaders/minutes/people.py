"""Each person that a document names, once, under the fullest form of the name, with what is said of them."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.attendance import Attended
from councilgraph.loaders.minutes.contact_table import report_contacts
from councilgraph.loaders.minutes.forenames import FORENAMES, is_thing
from councilgraph.loaders.minutes.kinds import Chamber, is_mixed, kind_of
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.names import PrintedName, parse_name, titled_names
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.posts_beside import after_comma
from councilgraph.loaders.minutes.privately import PARTY_BESIDE, PRIVATE_AFTER, PUBLIC_ITEM, SPOKE_FOR, private_before
from councilgraph.loaders.minutes.roles import is_job, may_name_a_job, read_standing
from councilgraph.loaders.minutes.said_beside import (
    BRACKET,
    FROM_BODY,
    LOOK_BACK,
    OF_BODY,
    PARTY_OR_INITIALS,
    POST_LABEL,
    SUCCEEDS,
    held_post,
    is_job_title,
    standing_beside,
)
from councilgraph.loaders.minutes.same_person import fullness, together
from councilgraph.loaders.minutes.set_apart import CLAUSE, JOINED_BY_AND, LISTED, POSTS, SPEAKS, WHO_OR_WHENCE, presenting, signed
from councilgraph.loaders.minutes.spoken_of import DASHED_POST, MOVES_AFTER, MOVES_BEFORE, is_common, is_spoken_of
from councilgraph.loaders.minutes.words import Ending, Sought
from councilgraph.loaders.record import PersonNamed
from councilgraph.loaders.register import Register

_ACTS: Final = rf"{SPEAKS}|addressed|attended|noted|proposed|seconded|moved|asked|thanked|welcomed|apologised|suggested|raised|agreed|offered|queried|invited|expressed|emphasised|requested|circulated|joined|left|will|would|chaired|undertook|declared|was|is|has|had|to\s+[a-z]+"
_SPOKE_AFTER: Final = re.compile(rf"\s*(?:\([^()]*\)|,[^,.;]{{3,90}},)?,?\s+(?:then |also |has |had |further |briefly )?(?:{SPEAKS})\b")
_ACTED_AFTER: Final = re.compile(rf"[,]?\s+(?:then |also |has |had )?(?:{_ACTS})\b")
# A subject of was, is, will or to could be a thing; one that introduces or says something is a person.
_PLAINLY_ACTED_AFTER: Final = re.compile(
    rf"[,]?\s+(?:then |also |has |had |further )?(?:{SPEAKS}|addressed the|attended|thanked|welcomed|apologised|proposed|seconded|undertook|agreed|joined|asked|suggested|noted|raised)\b"
)
_THE_BEFORE: Final = Ending(r"\bthe\s+$", "the", flags=re.IGNORECASE)
_FROM_BEFORE: Final = Ending(r"\bfrom\s+$", "from")
_CLAUSE_BEFORE: Final = Ending(r"[.;:]\s+$|\b(?:and|that|Then|then)\s+$", ".|;|:|and|that|then")
_AND_BEFORE: Final = Ending(r"(?:\)|\w)\s*,?\s+and\s+$", "and")
_LIST_BEFORE: Final = Ending(
    r"[.;:]\s+$|,\s*$|\b(?:and|by|from|with|thanked|invited|welcomed|that)\s+$", ".|;|:|,|and|by|from|with|thanked|invited|welcomed|that"
)
_NAMED_BEFORE: Final = Ending(
    r"(?:\b(?:by|thanked|thanks to|thank|tribute to|farewell to|goodbye to|invited|welcomed|congratulated|introduced|asked|appointed|elected|from|replaced by|replacing|chaired by|led by|succeeded by|to contact|contact|speaker|thanks were given to)\s+|\bspeakers?:\s*)$",
    "by|thanked|thanks to|thank|tribute to|farewell to|goodbye to|invited|welcomed|congratulated|introduced|asked|appointed|elected|from|replacing|contact|speaker|thanks were given to|speaker:|speakers:",
    flags=re.IGNORECASE,
)
_POSSIBLE: Final = re.compile(r"[A-Z](?<![\w&/'’-].)(?=[\w'’.-]*\s+(?:[A-Z]|van |de |von ))")
# `from Ann Lee, ABC`, `Ann Lee from ABC is`: a body known by its initials.
_INITIALS_AFTER: Final = re.compile(r"(?:,\s+|\s+(?:from|of|at)\s+)[A-Z][A-Z&]{1,5}\b")
_CONTACT_BEFORE: Final = Ending(
    r"\b(?:from|to|with|by|email|contact|ask|see|and)\s+$", "from|to|with|by|email|contact|ask|see|and", flags=re.IGNORECASE
)
_POST_BEFORE: Final = Ending(
    r"(?:^|[.;:]\s+|\b)[Tt]he\s+(?:(?:current|present|new|outgoing|former|then)\s+)?(?P<words>(?:[A-Z]|(?:external|internal) auditor|independent (?:chair|adviser))[\w&'’/-]*(?:\s+(?:[A-Z][\w&'’/-]*|of|for|and|&|the|to)){0,9}),\s+$",
    ",",
)
# `its director, Ann Lee, …`; `12 members, among them Ann Lee (Exe)`.
_ITS_POST: Final = Ending(
    r"\b(?:its|their|our|his|her)\s+(?:[a-z]+\s+){0,2}(?:director|leader|chief executive|chair|head|deputy|manager|officer|adviser|clerk|secretary)(?:\s+of\s+[a-z ]{3,30})?,\s+$",
    ",",
)
_AMONG_THEM: Final = Ending(r"\b(?:among them|namely)\s+$", "among them|namely")
# Where a person is written to, asked or thanked; where a sentence says what somebody is or does.
_TOWARDS: Final = Ending(
    r"\b(?:[Ff]rom|by|[Ee]mail(?:ed)?|[Cc]ontact(?:ed)?|[Aa]sk(?:ed)?|[Rr]emind(?:ed)?|[Tt]old|meet with|spoke (?:to|with)|wrote to|written to|write to|get|thank)\s+$",
    "from|by|email|emailed|contact|contacted|ask|asked|remind|reminded|told|meet with|spoke to|spoke with|wrote to|written to|write to|get|thank",
)
_SUBJECT_BEFORE: Final = Ending(r"(?:[.;]\s+|[-–—]\s+|,\s+|\b(?:that|when|as|and|but)\s+)$", ".|;|-|–|—|,|that|when|as|and|but")
_SUBJECT_AFTER: Final = re.compile(
    r"\s+(?:is|was|has|had|being|will|said|asked|thanked|reported|confirmed)\b|,\s+who\b|\s+[-–—]\s+(?:[A-Z]\w+ )?(?:Chair|Clerk|Secretary|Treasurer|Warden)\w*|[’']s advice\b"
)
# `Ann Lee AM (Chair): Welcome`, as transcripts print who speaks.
_SPEAKER: Final = re.compile(r"(?:\s*\([^()]{2,90}\))?:\s")
# `that Ann Lee be appointed as Independent Person`.
_BE_APPOINTED: Final = Sought(
    r"\s+be\s+(?:re-?)?(?:appointed|designated|nominated|elected|co-?opted|selected|confirmed)\s+(?:as|to|for|onto)\b",
    "appointed|designated|nominated|elected|opted|selected|confirmed",
)
_GOES_ON: Final = re.compile(r"\s+[A-Z][a-z]")
_SPEAKS_WITH: Final = re.compile(
    rf"\s*(?:\([^()]*\))?\s+and\s+(?:[A-Z][\w'’.-]*\s+){{1,4}}(?:\([^()]*\)\s*)?(?:then |also )?(?:{SPEAKS})\b"
)
_MOST_SPANS: Final = 12


def find_people(
    outline: Outline, register: Register, on: str | None, attended: Attended, owners: Sequence[Mention], *, chamber: Chamber
) -> tuple[PersonNamed, ...]:
    """Every person named: in attendance, in running words, as owners of actions, in a contact table.

    `chamber` says who sits at the meeting: in a council's own, those present without a title are its members.
    """
    listed = {(span.start, span.end) for mention in attended.mentions for span in mention.spans[:1]}
    mentions = [*attended.mentions, *report_contacts(outline)]
    lists = sorted(attended.lines)
    last_list = max((end for _, end in lists), default=0)
    public = [(item.start, item.end) for item in outline.items if PUBLIC_ITEM.search(item.title.text)]
    for line in outline.lines:
        if line.start < last_list and _all_listed(line, lists):
            continue
        for mention in _in_line(line, register, on, local=chamber.local):
            if _is_listed(mention.spans[0], listed, lists):
                continue
            spoke_up = public and any(start <= line.start < end for start, end in public)
            mentions.append(_of_the_public(mention) if spoke_up else mention)
    mentions += [*signed(outline), *presenting(outline, register, on)]
    people = together([*mentions, *owners])
    mixed = is_mixed(attended.mentions)
    return tuple(_person(group, chamber, mixed) for group in people)


def _of_the_public(mention: Mention) -> Mention:
    """`Mrs Lee spoke` under Public participation: she came for herself, if no post stands beside her name."""
    courtesy = mention.name.honorific in (None, "Mr", "Mrs", "Ms", "Miss", "Mx")
    return mention._replace(private=True) if courtesy and not mention.standing else mention


def _is_listed(name: Span, listed: set[tuple[int, int]], lists: Sequence[tuple[int, int]]) -> bool:
    """True for a name that has been read as one of a list of people, or that stands in one."""
    at = bisect_right(lists, (name.start, sys.maxsize)) - 1
    return (name.start, name.end) in listed or (at >= 0 and name.start < lists[at][1])


def _all_listed(line: Line, lists: Sequence[tuple[int, int]]) -> bool:
    """True for a line that stands in one list as a whole: whoever it names has been read there."""
    at = bisect_right(lists, (line.start, sys.maxsize)) - 1
    return at >= 0 and line.end <= lists[at][1] and bisect_right(lists, (line.end, 0)) - 1 == at


def _in_line(line: Line, register: Register, on: str | None, *, local: bool) -> Iterator[Mention]:
    """The names in a line: those with titles, and those without in places where only a person can stand; `local` in the minutes of a parish,
    town or community council, where that is nearly anywhere."""
    text = line.text
    found = list(titled_names(text))
    possible_names: list[PrintedName] = []
    for possible in _POSSIBLE.finditer(text):
        start = possible.start()
        for taken in found:
            if taken.start <= start < taken.end:
                break
        else:
            name = parse_name(text, start, titled=False)
            if name is None:
                continue
            possible_names.append(name)
            if _is_person_here(text, name, found, register, on, local=local):
                found.append(name)
    if not found:
        return
    found += _listed_before(text, possible_names, found, register, on)
    names = sorted(found, key=lambda name: name.start)
    for at, name in enumerate(names):
        standing, spans = standing_beside(line, name, register, on)
        after = names[at + 1] if at + 1 < len(names) else None
        if not standing and after and JOINED_BY_AND.fullmatch(text, name.end, after.start):
            joint, more = standing_beside(line, after, register, on)
            if joint.role and POSTS.search(joint.role) and text.startswith(" (", after.end):
                standing, spans = joint, more
        moves = local and (MOVES_AFTER.match(text, name.end) or MOVES_BEFORE.search(text[max(0, name.start - 20) : name.start]))
        yield Mention(
            name,
            (line.span(name.start, name.end), *spans),
            standing,
            spoke=bool(_SPOKE_AFTER.match(text, name.end)) or _joint_speaker(text, name),
            member=bool(moves),
            private=bool(PRIVATE_AFTER.match(text, name.end) or SPOKE_FOR.match(text, name.end) or private_before(text, name.start)),
        )


def _listed_before(
    text: str, possible: Sequence[PrintedName], found: Sequence[PrintedName], register: Register, on: str | None
) -> list[PrintedName]:
    """`A, B and C (of the Ministry) gave`: those who stand in one list with a person who follows, `A` and `B` here."""
    ends = {name.start for name in found}
    more: list[PrintedName] = []
    for name in reversed(possible):
        if name.start in ends:
            continue
        joined = LISTED.match(text, name.end)
        if joined and joined.end() in ends and _begins_a_list(text, name) and register.resolve(name.name, on).how == "unknown":
            ends.add(name.start)
            more.append(name)
    return more


def _begins_a_list(text: str, name: PrintedName) -> bool:
    """True where a name stands where a list of people may begin or go on."""
    before = text[max(0, name.start - 40) : name.start]
    return not before.strip() or bool(_LIST_BEFORE.search(before))


def _joint_speaker(text: str, name: PrintedName) -> bool:
    """`A (x) and B (y) then gave a presentation`: A spoke too."""
    return " and " in text and bool(_SPEAKS_WITH.match(text[name.end : name.end + 220]))


def _is_person_here(text: str, name: PrintedName, found: Sequence[PrintedName], register: Register, on: str | None, *, local: bool) -> bool:
    if is_thing(name.name) or _GOES_ON.match(text, name.end):
        return False
    if not _stands_as_person(text, name, found, register, on, local=local) and not (
        (local or not text.endswith((" of ", " after "), 0, name.start)) and is_spoken_of(text, name)
    ):
        return False
    return register.resolve(name.name, on).how == "unknown"


def _begins_with_a_place(name: PrintedName, register: Register, on: str | None) -> bool:
    """True for `Oxford Brookes`, which a place begins and no forename."""
    first = name.name.split()[0]
    return first.casefold() not in FORENAMES and register.resolve(first, on).how != "unknown"


def _stands_as_person(
    text: str, name: PrintedName, found: Sequence[PrintedName], register: Register, on: str | None, *, local: bool
) -> bool:
    end = name.end
    # Lines hold single spaces: what begins with a bracket or a comma shows at once.
    follows = text[end : end + 2]
    comma, opens = follows[:1] == ",", follows == " (" or follows[:1] == "("
    bracket = BRACKET.match(text, end) if opens else None
    if bracket and ((beside := read_standing(bracket["words"], register, on)).role or beside.council):
        return True
    jobs = may_name_a_job(text)
    role = after_comma(text, end) if jobs and comma else None
    if (
        role
        and is_job(role["words"])
        and not CLAUSE.search(role["words"])
        and len(role["words"].split()) < 14
        and is_job_title(role["words"])
    ):
        return True
    if name.start == 0 and _SPEAKER.match(text, name.end) and (bracket or name.postnominals):
        return True
    if PARTY_OR_INITIALS.fullmatch(bracket["words"]) if bracket else False:
        role = after_comma(text, bracket.end() if bracket else name.end)
        if role and is_job(role["words"]) and is_job_title(role["words"]):
            return True
    if text.startswith("(", name.start - 1) and text.startswith(")", name.end) and jobs and held_post(text, name.start):
        return True
    if (not text[: name.start].strip() or text.endswith(". ", 0, name.start)) and FROM_BODY.match(text, end):
        return True
    acted = _ACTED_AFTER.match(text, end)
    if (comma or acted) and private_before(text, name.start):
        return True
    if local and (dashed := DASHED_POST.match(text, end)) and is_job(dashed["words"]) and _LIST_BEFORE.search(text[: name.start]):
        return True
    if (
        (opens and (OF_BODY.match(text, end) or PARTY_BESIDE.match(text, end)))
        or _BE_APPOINTED.match(text, end)
        or SUCCEEDS.match(text, end)
    ):
        return True
    before = text[max(0, name.start - LOOK_BACK) : name.start]
    post = _POST_BEFORE.search(before) if jobs else None
    if post and is_job(post["words"]) and text[name.end : name.end + 1] in (",", " ", ".", ";", ""):
        return True
    label = POST_LABEL.fullmatch(before) if jobs and before.endswith(": ") else None
    if label and is_job(label["words"]) and not text[name.end :].strip(" ."):
        return True
    before = before[-40:]
    if is_common(name) and (
        (_SUBJECT_AFTER.match(text, end) and (not before or _SUBJECT_BEFORE.search(before))) or _TOWARDS.search(before)
    ):
        return True
    if is_common(name) and (WHO_OR_WHENCE.match(text, end) or (_AMONG_THEM.search(before) and text[end : end + 2].strip(" .,;(") == "")):
        return True
    if _ITS_POST.search(before):
        return True
    if (
        (comma or follows[:1] == " ")
        and _INITIALS_AFTER.match(text, end)
        and (_CONTACT_BEFORE.search(before) or not before.strip() or before.endswith((". ", ".  ")))
    ):
        return True
    if _THE_BEFORE.search(before):
        return False
    if _NAMED_BEFORE.search(before) and not _begins_with_a_place(name, register, on):
        return acted is not None or not _FROM_BEFORE.search(before)
    if acted and (not before.strip() or _CLAUSE_BEFORE.search(before)):
        return bool(_PLAINLY_ACTED_AFTER.match(text, name.end))
    return bool(_AND_BEFORE.search(before)) and any(
        name.start - 90 < other.end < name.start and JOINED_BY_AND.fullmatch(text, other.end, name.start) for other in found
    )


def _person(group: Sequence[Mention], chamber: Chamber, mixed: bool) -> PersonNamed:
    fullest = max(group, key=lambda mention: (fullness(mention.name), -mention.spans[0].start)).name
    attended = next((mention for mention in group if mention.status), None)
    standings = [mention.standing for mention in ([attended] if attended else []) + list(group)]
    role = next((standing.role for standing in standings if standing.role), None)
    organisation = next((standing.organisation for standing in standings if standing.organisation), None)
    council = next((standing.council for standing in standings if standing.council), None)
    honorific = next((mention.name.honorific for mention in group if mention.name.is_member), None) or next(
        (mention.name.honorific for mention in group if mention.name.honorific), None
    )
    letters = sorted({letters for mention in group for letters in mention.name.postnominals})
    placed = {(span.start, span.end): span for mention in group for span in mention.spans}
    spans = [placed[place] for place in sorted(placed)[:_MOST_SPANS]]
    return PersonNamed(
        tuple(spans),
        name=fullest.name if not fullest.name.isupper() else fullest.name.title(),
        honorific=honorific,
        postnominals=tuple(letters),
        kind=kind_of(group, attended, role, council, chamber, mixed=mixed),
        role=role,
        organisation=organisation,
        council=council,
        spoke=any(mention.spoke for mention in group),
    )

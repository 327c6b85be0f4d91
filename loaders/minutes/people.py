"""Each person that a document names, once, under the fullest form of the name, with what is said of them."""

import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.attendance import Attended
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.names import PrintedName, parse_name, titled_names
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.roles import CHAIR, Standing, is_job, read_standing
from councilgraph.loaders.record import PersonKind, PersonNamed
from councilgraph.loaders.register import Register

_SPEAKS: Final = (
    r"introduced|presented|gave|updated|explained|outlined|advised|reported|said|told|informed|responded|replied|demonstrated|summarised|highlighted|stated|described|provided|"
    r"confirmed|spoke|commented|delivered|led|took|added|reminded|announced|clarified|set out|talked|answered|submitted|briefed|shared"
)
_ACTS: Final = rf"{_SPEAKS}|attended|noted|proposed|seconded|moved|asked|thanked|welcomed|apologised|suggested|raised|agreed|offered|queried|invited|expressed|emphasised|requested|circulated|joined|left|will|would|chaired|undertook|declared|was|is|has|had|to\s+\w+"
_SPOKE_AFTER: Final = re.compile(rf"\s*(?:\([^()]*\)|,[^,.;]{{3,90}},)?,?\s+(?:then |also |has |had |further |briefly )?(?:{_SPEAKS})\b")
_ACTED_AFTER: Final = re.compile(rf"[,]?\s+(?:then |also |has |had )?(?:{_ACTS})\b")
_PERSON_AFTER: Final = re.compile(r",?\s+and\s+(?=[A-Z])")
_NAMED_BEFORE: Final = re.compile(
    r"(?:\b(?:by|thanked|thanks to|thank|invited|welcomed|congratulated|introduced|asked|appointed|elected|from|replaced by|replacing|chaired by|led by|succeeded by|to contact|contact|speaker|thanks were given to)\s+|\bspeakers?:\s*)$",
    re.IGNORECASE,
)
_POSSIBLE: Final = re.compile(r"[A-Z](?<![\w&/'’-].)(?=[\w'’.-]*\s+(?:[A-Z]|van |de |von ))")
_BRACKET: Final = re.compile(r"\s*\((?P<words>[^()]{2,130})\)")
_PARTY_OR_INITIALS: Final = re.compile(r"[A-Z]{2,3}|Con|Lab|Lib Dem|LD|Ind|Green")
_COMMA_ROLE: Final = re.compile(
    r",\s+(?:(?:the|a|an|our|their|its)\s+)?(?:(?:current|new|newly appointed|former|then|outgoing|incoming)\s+)?(?P<words>[A-Za-z][^,.;()]{2,100}?)(?=,|\.|;|$|\s+(?:who|introduced|presented|gave|updated|was|had|has|and)\b)"
)
_ROLE_BEFORE: Final = re.compile(
    r"(?:^|[.;:,]\s+|\b(?:the|by|from|new|our)\s+)(?P<words>[A-Z][\w&'’/-]*(?:\s+(?:[A-Z][\w&'’/-]*|of|for|and|&|the)){0,9}),?\s*$"
)
_CLAUSE: Final = re.compile(rf"\b(?:{_SPEAKS}|that|which|is|are|asked|noted)\b")
_MEMBER_OFFICE: Final = re.compile(r"\b(?:chair|cabinet|champion|leader|portfolio|spokesperson|member|mayor|convener)", re.IGNORECASE)
_PUBLIC: Final = re.compile(r"\b(?:Sir|Dame|Lord|Lady|Baroness|Rt Hon|MP|Minister)\b", re.IGNORECASE)
_UNIFORM: Final = re.compile(r"\b(?:Inspector|Superintendent|Constable|Sgt|Sergeant|PCSO|PC|ACC|CFO|HMI)\b")
# People who come to a meeting for themselves: `Mrs A, a resident of B, said`, `a petitioner, Mr C, asked`.
_PRIVATELY: Final = (
    r"(?:local |elderly |concerned |young |former )*(?:residents?|members? of the public|(?:lead )?petitioners?|objectors?|complainants?|neighbours?|tenants?|leaseholders?|"
    r"parents?|mother|father|carers?|patients?|pupils?|claimants?|service users?)\b"
    r"(?!['’]?s?\s+(?:governor|representative|member|champion|association|forum|panel|director|officer|manager|liaison|engagement|services?|support))"
)
_PRIVATE_AFTER: Final = re.compile(rf"\s*(?:\(|,\s+)(?:(?:a|an|the|another|one of the|who is an?)\s+)?{_PRIVATELY}", re.IGNORECASE)
_PRIVATE_BEFORE: Final = re.compile(rf"\b(?:an?|another|the)\s+{_PRIVATELY}(?:\s+(?:of|from|at|in)\s+[A-Z][\w'’-]*)?,?\s+$", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"\s+[A-Z][a-z]")
_SPEAKS_WITH: Final = re.compile(
    rf"\s*(?:\([^()]*\))?\s+and\s+(?:[A-Z][\w'’.-]*\s+){{1,4}}(?:\([^()]*\)\s*)?(?:then |also )?(?:{_SPEAKS})\b"
)
_LOOK_BACK: Final = 160
_MOST_SPANS: Final = 12


def find_people(
    outline: Outline, register: Register, on: str | None, attended: Attended, owners: Sequence[Mention], *, council_body: bool
) -> tuple[PersonNamed, ...]:
    """Every person named: in attendance, in running words, as owners of actions, in a contact table.

    `council_body` is true where the meeting is a council's own, so that those present without a title are its members.
    """
    listed = {(span.start, span.end) for mention in attended.mentions for span in mention.spans[:1]}
    mentions = [*attended.mentions, *_contacts(outline, register, on)]
    lists = sorted(attended.lines)
    for line in outline.lines:
        named = _in_line(line, register, on)
        mentions += [mention for mention in named if not _is_listed(mention.spans[0], listed, lists)]
    people = _grouped([*mentions, *owners])
    return tuple(_person(group, council_body) for group in people)


def _is_listed(name: Span, listed: set[tuple[int, int]], lists: Sequence[tuple[int, int]]) -> bool:
    """True for a name that has been read as one of a list of people, or that stands in one."""
    at = bisect_right(lists, (name.start, sys.maxsize)) - 1
    return (name.start, name.end) in listed or (at >= 0 and name.start < lists[at][1])


def _in_line(line: Line, register: Register, on: str | None) -> Iterator[Mention]:
    """The names in a line: those with titles, and those without in places where only a person can stand."""
    text = line.text
    titled = list(titled_names(text))
    taken = [(name.start, name.end) for name in titled]
    found = list(titled)
    for possible in _POSSIBLE.finditer(text):
        start = possible.start()
        if any(begin <= start < end for begin, end in taken):
            continue
        name = parse_name(text, start, titled=False)
        if name is None or not _is_person_here(text, name, found, register, on):
            continue
        taken.append((name.start, name.end))
        found.append(name)
    for name in sorted(found, key=lambda name: name.start):
        standing, spans = _standing_beside(line, name, register, on)
        yield Mention(
            name,
            (line.span(name.start, name.end), *spans),
            standing,
            spoke=bool(_SPOKE_AFTER.match(text, name.end)) or _joint_speaker(text, name),
            private=bool(
                _PRIVATE_AFTER.match(text, name.end) or _PRIVATE_BEFORE.search(text[max(0, name.start - _LOOK_BACK) : name.start])
            ),
        )


def _joint_speaker(text: str, name: PrintedName) -> bool:
    """`A (x) and B (y) then gave a presentation`: A spoke too."""
    return bool(_SPEAKS_WITH.match(text[name.end : name.end + 220]))


def _is_person_here(text: str, name: PrintedName, found: Sequence[PrintedName], register: Register, on: str | None) -> bool:
    if _GOES_ON.match(text, name.end) or not _stands_as_person(text, name, found, register, on):
        return False
    return register.resolve(name.name, on).how == "unknown"


def _stands_as_person(text: str, name: PrintedName, found: Sequence[PrintedName], register: Register, on: str | None) -> bool:
    bracket = _BRACKET.match(text, name.end)
    if bracket and read_standing(bracket["words"], register, on).role:
        return True
    role = _COMMA_ROLE.match(text, name.end)
    if (
        role
        and is_job(role["words"])
        and not _CLAUSE.search(role["words"])
        and len(role["words"].split()) < 14
        and _is_job_title(role["words"])
    ):
        return True
    before = text[max(0, name.start - 40) : name.start]
    if re.search(r"\bthe\s+$", before, re.IGNORECASE):
        return False
    if _NAMED_BEFORE.search(before):
        return not re.search(r"\bfrom\s+$", before) or bool(_ACTED_AFTER.match(text, name.end))
    if _ACTED_AFTER.match(text, name.end) and (not before.strip() or re.search(r"[.;:]\s+$|\b(?:and|that|Then|then)\s+$", before)):
        return _plausible_subject(text, name)
    joined = re.search(r"(?:\)|\w)\s*,?\s+and\s+$", before)
    return bool(joined) and any(
        name.start - 90 < other.end < name.start and re.fullmatch(r"(?:\s*\([^()]*\))?,?\s+and\s+", text[other.end : name.start])
        for other in found
    )


def _plausible_subject(text: str, name: PrintedName) -> bool:
    """A subject of was, is, will or to could be a thing; one that introduces or says something is a person."""
    return bool(
        re.match(
            rf"[,]?\s+(?:then |also |has |had |further )?(?:{_SPEAKS}|attended|thanked|welcomed|apologised|proposed|seconded|undertook|agreed|joined|asked|suggested|noted|raised)\b",
            text[name.end :],
        )
    )


def _is_job_title(words: str) -> bool:
    return words[0].isupper() or bool(
        re.match(
            r"(?:director|head|chief|chair|leader|manager|deputy|assistant|clerk|lead|president|member|auditor|adviser|officer)\b", words
        )
    )


def _standing_beside(line: Line, name: PrintedName, register: Register, on: str | None) -> tuple[Standing, list[Span]]:
    text = line.text
    bracket = _BRACKET.match(text, name.end)
    if bracket and (standing := read_standing(bracket["words"], register, on, listed=name.is_member)):
        return standing, [line.span(bracket.start("words"), bracket.end("words"))]
    after = _COMMA_ROLE.match(text, bracket.end() if bracket and _PARTY_OR_INITIALS.fullmatch(bracket["words"]) else name.end)
    if after and name.is_member and (standing := read_standing(after["words"], register, on)).council and standing.role is None:
        return standing, [line.span(after.start("words"), after.end("words"))]
    if (
        after
        and is_job(after["words"])
        and not _CLAUSE.search(after["words"])
        and _is_job_title(after["words"])
        and (standing := read_standing(after["words"], register, on))
    ):
        return standing, [line.span(after.start("words"), after.end("words"))]
    before = _ROLE_BEFORE.search(text, max(0, name.start - _LOOK_BACK), name.start)
    if (
        before
        and is_job(before["words"])
        and next(titled_names(before["words"]), None) is None
        and parse_name(before["words"], 0, titled=False) is None
        and not re.search(r"[A-Z]\w+\s+and\s", before["words"])
    ):
        standing = read_standing(before["words"], register, on)
        if standing.role and (not name.is_member or _MEMBER_OFFICE.search(standing.role)):
            return standing, [line.span(before.start("words"), before.end("words"))]
    return Standing(), []


def _contacts(outline: Outline, register: Register, on: str | None) -> Iterator[Mention]:
    """A report's head: `Lead Member` and `Contact officer` as labels, then the names in the same order; the position belongs to the officer."""
    labels: list[str] = []
    officer: Mention | None = None
    for section in outline.sections:
        if section.part != "contact":
            labels = []
            continue
        labels.append(section.heading.strip(" :"))
        if not section.lines:
            continue
        for label, line in zip(labels, section.lines, strict=False):
            if re.match(r"position", label, re.IGNORECASE):
                if officer and is_job(line.text):
                    role = Standing(role=line.text.strip(" .;"))
                    yield Mention(officer.name, (officer.spans[0], line.span()), role, spoke=False)
                continue
            titled = next(titled_names(line.text), None)
            name = titled or parse_name(line.text, 0, titled=False)
            if name is None or name.start > 3:
                continue
            member = re.match(r"lead member", label, re.IGNORECASE)
            officer = None if member else Mention(name, (line.span(name.start, name.end),))
            yield Mention(name, (line.span(name.start, name.end),), Standing(role=label if member else None), owner=not member)
        labels = []


def _key(name: PrintedName) -> str:
    return name.surname.casefold().replace("’", "'").replace("-", " ")


def _forenames(name: PrintedName) -> list[str]:
    return [word.strip(".").casefold() for word in name.name.split()[:-1]]


def _fits(one: PrintedName, other: PrintedName) -> bool:
    """True where two names of one surname can be one person's: equal forenames, or one an initial of the other, or one has none."""
    first, second = _forenames(one), _forenames(other)
    if not first or not second:
        return not (_gender(one) and _gender(other) and _gender(one) != _gender(other))
    a, b = first[0], second[0]
    return a == b or ((len(a) == 1 or len(b) == 1 or "." in a or "." in b) and a[0] == b[0])


def _gender(name: PrintedName) -> str:
    words = (name.honorific or "").replace(".", "").split()
    return "f" if {"Mrs", "Ms", "Miss", "Dame", "Lady"} & set(words) else "m" if {"Mr", "Sir", "Lord"} & set(words) else ""


def _grouped(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Mentions parted into people, in order of first appearance; a surname alone joins the one person it can be."""
    by_surname: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_surname[_key(mention.name)].append(mention)
    groups: list[list[Mention]] = []
    for same in by_surname.values():
        # Equal names with equal titles go together, so that only different ones are compared.
        forms: dict[tuple[str, str | None], list[Mention]] = defaultdict(list)
        for mention in sorted(same, key=lambda mention: -_fullness(mention.name)):
            forms[mention.name.name, mention.name.honorific].append(mention)
        people: list[list[Mention]] = []
        for form in forms.values():
            fitting = [group for group in people if all(_fits(form[0].name, other.name) for other in group)]
            if len(fitting) > 1:
                fitting = [group for group in fitting if any(_alike(form[0], other) for other in group)] or fitting
            if len(fitting) == 1:
                fitting[0].append(form[0])
            elif not fitting:
                people.append([form[0]])
        for group in people:
            together = [mention for form in group for mention in forms[form.name.name, form.name.honorific]]
            groups.append(sorted(together, key=lambda mention: -_fullness(mention.name)))
    return sorted(groups, key=lambda group: min(mention.spans[0].start for mention in group))


def _alike(one: Mention, other: Mention) -> bool:
    return one.name.is_member == other.name.is_member


def _fullness(name: PrintedName) -> int:
    forenames = _forenames(name)
    return (2 if forenames and len(forenames[0]) > 1 and "." not in forenames[0] else 1 if forenames else 0) * 100 + len(name.name)


def _person(group: Sequence[Mention], council_body: bool) -> PersonNamed:
    fullest = max(group, key=lambda mention: (_fullness(mention.name), -mention.spans[0].start)).name
    attended = next((mention for mention in group if mention.status), None)
    standings = [mention.standing for mention in ([attended] if attended else []) + list(group)]
    role = next((standing.role for standing in standings if standing.role), None)
    organisation = next((standing.organisation for standing in standings if standing.organisation), None)
    council = next((standing.council for standing in standings if standing.council), None)
    honorific = next((mention.name.honorific for mention in group if mention.name.is_member), None) or next(
        (mention.name.honorific for mention in group if mention.name.honorific), None
    )
    letters = sorted({letters for mention in group for letters in mention.name.postnominals})
    spans = sorted({span for mention in group for span in mention.spans})[:_MOST_SPANS]
    return PersonNamed(
        tuple(spans),
        name=fullest.name if not fullest.name.isupper() else fullest.name.title(),
        honorific=honorific,
        postnominals=tuple(letters),
        kind=_kind(group, attended, role, council, council_body),
        role=role,
        organisation=organisation,
        council=council,
        spoke=any(mention.spoke for mention in group),
    )


def _kind(group: Sequence[Mention], attended: Mention | None, role: str | None, council: str | None, council_body: bool) -> PersonKind:
    if any(mention.name.is_member or mention.member for mention in group):
        return "councillor"
    member = attended is not None and attended.status in ("present", "apologies", "absent", "substitute")
    if member and (council or council_body) and (role is None or CHAIR.fullmatch(role)):
        return "councillor"
    if any(mention.officer for mention in group):
        return "officer"
    if any(mention.private for mention in group):
        return "other"
    titles = " ".join(mention.name.honorific or "" for mention in group)
    if _UNIFORM.search(titles):
        return "officer"
    if role and is_job(role) and not re.search(r"\b(?:minister|secretary of state)\b", role, re.IGNORECASE):
        return "officer"
    if attended is not None and attended.status == "in-attendance" and not titles:
        return "officer"
    if any(mention.spoke or mention.owner for mention in group) and not _PUBLIC.search(titles):
        return "officer"
    return "other" if titles or attended is not None else "officer"

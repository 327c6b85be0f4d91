"""Whose councillors and officers they are where the page need not say: those of the council whose own minutes these are."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.record import Attendance, CouncilNamed, MeetingHead, PersonNamed
from councilgraph.loaders.register import Register

_LOCAL_COUNCIL: Final = re.compile(r"\b(?:parish|town|community)\s+(?:council|meeting)\b", re.IGNORECASE)
# Where no council is named: a member of the county or borough comes as a visitor, or neighbours are spoken of.
_AMONG_LOCAL: Final = re.compile(
    r"\b(?:parish|town|community)\s+councils?\b|\b(?:county|borough|district) (?:cllr|councillor)\b", re.IGNORECASE
)
_TIERS: Final = frozenset(["County", "Borough", "District"])
# A council named once may be a neighbour's.
_OFTEN: Final = 2
# Who advises or audits a council and is not its own.
_FOR_HIRE: Final = re.compile(
    r"\b(?:investment (?:consultant|advis[eo]r)|(?:scheme |fund )?actuary|external audit\w*|independent (?:advis[eo]r|chair\w*|person|examiner)|partner)\b",
    re.IGNORECASE,
)
# A post that says whose it is.
_FROM_ABOVE: Final = re.compile(r"(?:LGA|WLGA|Local Government Association|IDeA|MHCLG|DLUHC|DCLG)\b")
_CLERK: Final = re.compile(r"\b(?:the|&|and)\s+clerk\b", re.IGNORECASE)
# A title that says the member comes from another tier or council.
_FROM_ELSEWHERE = re.compile(r"^(?:county|borough|district|city|town|parish|ward|unitary|[bcd])\.?\s", re.IGNORECASE)


def is_local(page: Outline, meeting: MeetingHead | None) -> bool:
    """True for the minutes of a parish, town or community council: its own name says so, or no other body is named and a clerk and such a
    council are, or a visitor from the county's."""
    named = " ".join(filter(None, (meeting.body, meeting.organisation))) if meeting else ""
    if _LOCAL_COUNCIL.search(named):
        return True
    if meeting and meeting.body and not re.fullmatch(r"(?:annual |extraordinary )?(?:council|meeting).*", meeting.body, re.IGNORECASE):
        return False
    text = page.document.text
    return _CLERK.search(text) is not None and _AMONG_LOCAL.search(text) is not None


def site_council(owner: tuple[str, Span] | None, register: Register, on: str | None) -> tuple[str, Span] | None:
    """The principal council whose site a page is of, by code, with the words that name it."""
    found = register.resolve(owner[0], on) if owner else None
    return (found.code, owner[1]) if owner and found and found.code and not found.how.endswith("had not begun") else None


def home_council(meeting: MeetingHead | None, register: Register) -> tuple[str, Span] | None:
    """The principal council that holds the meeting, by code, with the words that name it; None for any other host."""
    if (
        meeting is None
        or not meeting.organisation
        or not re.search(r"council|borough|corporation|^city of", meeting.organisation, re.IGNORECASE)
    ):
        return None
    found = register.resolve(meeting.organisation, meeting.date)
    words = [span for span in meeting.evidence if " ".join(span.quote.split()).casefold() == meeting.organisation.casefold()]
    if found.code is None or found.how.endswith("had not begun") or not words:
        return None
    return found.code, words[0]


def at_home(people: Sequence[PersonNamed], home: tuple[str, Span]) -> tuple[PersonNamed, ...]:
    """The people with the council of the meeting for members, and officers with a post, beside whom no other body stands."""
    code, words = home

    def belongs(person: PersonNamed) -> bool:
        if (
            person.council
            or person.organisation
            or (person.role and _FROM_ABOVE.match(person.role))
            or (person.honorific and _is_from_elsewhere(person.honorific, words.quote))
        ):
            return False
        return person.kind == "councillor" or (person.kind == "officer" and person.role is not None and not _FOR_HIRE.search(person.role))

    return tuple(replace(person, council=code, evidence=(*person.evidence, words)) if belongs(person) else person for person in people)


def of_the_tier_above(people: Sequence[PersonNamed], councils: Sequence[CouncilNamed], register: Register) -> tuple[PersonNamed, ...]:
    """The visitors to a parish or town council with their council, where the page speaks of one of their tier and of no other: `County Cllr Lee`
    with the only county council that it names, and more than once."""

    def belongs(person: PersonNamed) -> PersonNamed:
        tier = _FROM_ELSEWHERE.match(person.honorific or "")
        word = tier.group().strip(" .").title() if tier else ""
        if word not in _TIERS or person.kind != "councillor" or person.council or person.organisation:
            return person
        those = [council for council in councils if word in register.council(council.code).name.split()]
        if len(those) != 1 or len(those[0].evidence) < _OFTEN:
            return person
        return replace(person, council=those[0].code, evidence=(*person.evidence, those[0].evidence[0]))

    return tuple(map(belongs, people))


def _is_from_elsewhere(honorific: str, host: str) -> bool:
    """`County Councillor` at a district's meeting; at Exe County Council's own it is just a councillor."""
    tier = _FROM_ELSEWHERE.match(honorific)
    return tier is not None and tier.group().strip(" .").casefold() not in host.casefold()


def seated_at_home(attendance: Sequence[Attendance], people: Sequence[PersonNamed]) -> tuple[Attendance, ...]:
    """The attendance with the council of each person where the list prints no other body."""
    councils = {person.name: person.council for person in people}
    return tuple(
        replace(entry, council=councils.get(entry.name)) if entry.council is None and entry.organisation is None else entry
        for entry in attendance
    )

"""What kind of person somebody is: an elected member, an officer of a public body, or neither."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.roles import CHAIR, is_job
from councilgraph.loaders.record import MeetingHead, PersonKind

_PUBLIC: Final = re.compile(r"\b(?:Rev|Revd|Reverend|Canon|Father|Bishop|Sir|Dame|Lord|Lady|Baroness|Rt Hon|MP|Minister)\b", re.IGNORECASE)
_UNIFORM: Final = re.compile(r"\b(?:Inspector|Insp|Superintendent|Supt|Constable|Sgt|Sergeant|PCSO|PC|ACC|CFO|HMI)\b")
# Offices that only an elected member holds, and seats that none does.
_OFFICE: Final = re.compile(
    r"(?:former |deputy |assistant |joint )*(?:cabinet|executive|portfolio|lead) (?:member|holder|councillor)\b|(?:deputy |joint |opposition |group )*leader(?: of the (?:council|opposition|(?:[a-z]+ ){1,3}group)| and\b|,|$)"
    r"|(?:[a-z]+ )?(?:member|councillor) for (?-i:[A-Z])|(?:ward|shadow cabinet|local|county|borough|district) (?:member|councillor)\b|councillor(?: ?/|$)|(?:[A-Z][\w&]+ )*police(?:,? fire)? (?:and|&) crime commissioner$|(?!youth )(?:metro |(?:[a-z]+ ){1,3})?mayor$|(?:vice[- ])?chair(?:man|woman|person)? of (?:the )?.*(?:committee|council)",
    re.IGNORECASE,
)
_FORMER: Final = re.compile(r"(?:the )?(?:former|late|retired|past)\b.*\b(?:member|councillor|alderman|mayor|leader|chair)", re.IGNORECASE)
_CLLR: Final = re.compile(r"\b(?:Cllr|Councillor)", re.IGNORECASE)
_SEAT: Final = re.compile(
    r"\b(?:independent (?:person|member|co-?opted)|co-?opted|lay (?:member|person)|governor|representatives?|diocesan|church|trustee|resident|editor)\b",
    re.IGNORECASE,
)
# Firms that audit and advise councils.
_FIRM: Final = re.compile(
    r"\bexternal audit|\b(?:grant thornton|kpmg|deloitte|mazars|forvis|bdo|azets|ernst|hymans robertson|mercer|aon|barnett waddingham|bishop fleming|l\.?l\.?p)\b",
    re.IGNORECASE,
)
# Offices of the clubs and halls that a parish's minutes speak of.
_OF_A_CLUB: Final = re.compile(
    r"(?:[A-Z]\w+ )?(?:Treasurer|Secretary|Chair(?:man|woman|person)?|Editor|Organiser|Bookings Officer|Solicitor|Barrister|Director)(?: (?:of|at|,) .*)?$",
    re.IGNORECASE,
)
# `NCC Highways`: a council by its initials.
_COUNCILS_INITIALS: Final = re.compile(r"[A-Z]{1,4}[BCD]C\b")
# Bodies that are not public ones.
_PRIVATE_BODY: Final = re.compile(
    r"\b(?:fire brigades union|TUC|FBU|NEU|NASUWT|ASCL|NAHT|RCN|BMA|CAVA|CVS|healthwatch|voluntary|volunteers?|charit(?:y|ies|able)|age uk|citizens['’]? advice|community action|chambers? of (?:commerce|trade)|ltd|limited|plc|unison|gmb|unite"
    r"|trades? unions?|church|diocese|university|housing association)\b",
    re.IGNORECASE,
)
_IN_PARLIAMENT: Final = frozenset(("MP", "MSP", "MLA", "MEP"))
_MINISTER: Final = re.compile(r"(?:the )?(?:[a-z]+ )?(?:minister|secretary of state|youth mayor)\b", re.IGNORECASE)
_COUNCIL: Final = re.compile(r"\b(?:council|borough|corporation|cyngor)\b", re.IGNORECASE)
_COUNCILS_OWN: Final = re.compile(
    r"\b(?:council|cabinet|executive|scrutiny|overview|planning|licensing|audit|standards|regulat\w+|select committee|(?:sub-?)?committee|area board|mayor)\b",
    re.IGNORECASE,
)
_SHARED: Final = re.compile(
    r"\b(?:health (?:and|&) wellbeing|partnership|forum|trust|police|crime|schools?|pensions? (?:fund )?(?:board|forum|panel)|joint|combined|fire|improvement|employers?['’]?s?|LGA|association|liaison|user group|national park)\b",
    re.IGNORECASE,
)
_LOCAL: Final = re.compile(r"\b(?:parish|town|community|village|cymuned|tref)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chamber:
    """Who sits at a meeting: `councillors` where only members of a council do, `local` where it is a parish or community council's."""

    councillors: bool
    local: bool


def chamber_of(meeting: MeetingHead | None) -> Chamber:
    """What a meeting's body and organisation say of those who sit at it."""
    body, organisation = (meeting.body or "", meeting.organisation or "") if meeting else ("", "")
    name = f"{body} {organisation}"
    shared = _SHARED.search(body) or (organisation and _SHARED.search(organisation) and not _COUNCIL.search(organisation))
    own = _COUNCIL.search(body) or (_COUNCILS_OWN.search(body) and (not organisation or _COUNCIL.search(organisation)))
    return Chamber(councillors=bool(own and not shared), local=bool(_LOCAL.search(name) and not shared))


def kind_of(
    group: Sequence[Mention], attended: Mention | None, role: str | None, council: str | None, chamber: Chamber, *, mixed: bool
) -> PersonKind:
    """The kind of the person whom the mentions of `group` name, `attended` being the one in an attendance list. `mixed`: the list gives the
    councillors in it their title, and others none, as those of partnerships do."""
    # CC after a name is a county councillor.
    if any(mention.name.is_member or mention.member or "CC" in mention.name.postnominals for mention in group):
        return "councillor"
    titles = " ".join(mention.name.honorific for mention in group if mention.name.honorific)
    if role and attended is None and _FORMER.match(role):
        return "other"
    if role and _OFFICE.match(role) and not re.search(r"\bofficer\b", role, re.IGNORECASE):
        return "councillor"
    in_parliament = any(_IN_PARLIAMENT & set(mention.name.postnominals) for mention in group)
    if in_parliament or (role and (_SEAT.search(role) or _MINISTER.match(role))):
        return "other"
    bodies = [mention.standing.organisation for mention in group if mention.standing.organisation]
    if any(_FIRM.search(words) for words in (*bodies, role or "")) or any(_PRIVATE_BODY.search(words) for words in bodies):
        return "other"
    seated = (
        attended is not None
        and not (attended.private or attended.officer)
        and attended.status in ("present", "apologies", "absent", "substitute")
        and not _UNIFORM.search(titles)
    )
    if seated and mixed and council and not chamber.councillors and not titles and attended is not None and not attended.member:
        return "officer"
    if (
        seated
        and (council or chamber.councillors)
        and (role is None or all(CHAIR.fullmatch(part) for part in role.split(" and ")))
        and not _elsewhere(attended, council)
    ):
        return "councillor"
    if any(mention.officer for mention in group):
        return "officer"
    if any(mention.private for mention in group):
        return "other"
    if _UNIFORM.search(titles):
        return "officer"
    if role and CHAIR.fullmatch(role):
        return "other"
    if chamber.local and attended is None and role and _OF_A_CLUB.match(role):
        return "other"
    if role and is_job(role) and not re.search(r"\b(?:minister|secretary of state)\b", role, re.IGNORECASE):
        return "officer"
    if any(_COUNCILS_INITIALS.match(words) for words in bodies):
        return "officer"
    if chamber.local:
        return "other"
    if attended is not None and attended.status == "in-attendance" and not titles:
        return "officer"
    if any(mention.spoke or mention.owner for mention in group) and not _PUBLIC.search(titles):
        return "officer"
    return "other" if titles or attended is not None else "officer"


def is_mixed(attended: Sequence[Mention]) -> bool:
    """True where the lists of those at a meeting give some their title of councillor and at least two others from councils none at all."""
    seated = [mention for mention in attended if mention.status in ("present", "apologies", "substitute")]
    plain = [mention for mention in seated if not mention.name.honorific and not mention.member and mention.standing.council]
    return len(plain) > 1 and any(_CLLR.search(mention.name.honorific) for mention in seated if mention.name.honorific)


def _elsewhere(attended: Mention | None, council: str | None) -> bool:
    """True where the list gives a body that is no council: `Dr A Lee, NHS Exe`."""
    return attended is not None and bool(attended.standing.organisation) and not council

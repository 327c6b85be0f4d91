"""What stands beside a name: a job, an office, a council or another organisation, a party."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from councilgraph.loaders.minutes.words import Sought
from councilgraph.loaders.register import Register

_JOBS: Final = (
    r"advis[eo]rs?|officers?|heads?|directors?|managers?|leads?|chief|executive|consultants?|co-?ordinators?|clerk|solicitor|accountant|secretar(?:y|ies)|analyst|engineer|planner|leader|"
    r"auditors?|assistant|commissioner|inspector|superintendent|constable|chair(?:man|woman|person)?|vice|deputy|president|treasurer|partner|associate|specialist|surveyor|champion|"
    r"representative|warden|portfolio|spokesperson|mayor|registrar|researcher|professor|minister|trustee|economist|lawyer|counsel|apprentice|graduate|architect|scientist|peer|"
    r"principal|monitoring|member|practitioner|master|delivery|supervisor|editor|administrator|governor|owner|independent person|licence holder|ceo|clerc|cadeirydd|swyddog|cyfarwyddwr|pennaeth"
)
_JOB: Final = Sought(
    rf"\b(?:{_JOBS})\b",
    "advis|officer|head|director|manager|lead|chief|executive|consultant|ordinator|clerk|solicitor|accountant|secretar|analyst|engineer|planner|auditor"
    "|assistant|commissioner|inspector|superintendent|constable|chair|vice|deputy|president|treasurer|partner|associate|specialist|surveyor|champion"
    "|representative|warden|portfolio|spokesperson|mayor|registrar|researcher|professor|minister|trustee|economist|lawyer|counsel|apprentice|graduate"
    "|architect|scientist|peer|principal|monitoring|member|practitioner|master|delivery|supervisor|editor|administrator|governor|owner|independent person|licence holder|ceo|clerc|adeirydd|swyddog"
    "|cyfarwyddwr|pennaeth",
    flags=re.IGNORECASE,
)
_ORGANISATION: Final = Sought(
    r"\b(?:council|authority|trust|association|LGA|ministry|department|office|agency|ltd|limited|llp|plc|university|college|NHS|police|constabulary|partnerships?|foundation|"
    r"service|team|society|network|alliance|consortium|commission|institute|board|improvement and development|company|bank|church|club|charity|union|DCLG|MHCLG|DLUHC|WLGA|SOLACE|CIPFA|healthwatch|ICB|CCG|LEP|CVS|ICS|CIC|FRA|FRS|MCA|HMRC|DWP|DfE|DEFRA|MoD|OPCC|treasury|inspectorate|homes england|grant thornton|kpmg|deloitte|mazars|ernst (?:and|&) young|hymans robertson|barnett waddingham|bishop fleming|mercer|isio|audit scotland|audit wales)\b",
    "council|authority|trust|association|lga|ministry|department|office|agency|ltd|limited|llp|plc|university|college|nhs|police|constabulary|partnership"
    "|foundation|service|team|society|network|alliance|consortium|commission|institute|board|improvement and development|company|bank|church|club|charity"
    "|union|dclg|mhclg|dluhc|solace|cipfa|healthwatch|icb|ccg|lep|cvs|ics|cic|fra|frs|mca|hmrc|dwp|dfe|defra|mod|opcc|treasury|inspectorate|homes england|grant thornton|kpmg|deloitte|mazars|ernst|hymans|waddingham|bishop fleming|mercer|isio|audit scotland|audit wales",
    flags=re.IGNORECASE,
)
_PARTY: Final = re.compile(
    r"(?:con|cons|conservative|lab|labour|lib ?dem|ld|liberal democrats?|ind|independent|green|ukip|reform(?: uk)?|snp|plaid(?: cymru)?|dup|sf|sdlp|alliance|lab/co-?op)s?(?: group)?\.?",
    re.IGNORECASE,
)
_PARTY_BESIDE: Final = re.compile(r"^(?:(?:con|lab|lib ?dem|ld|ind|green),\s*)|(?:,\s*(?:con|lab|lib ?dem|ld|ind|green))$", re.IGNORECASE)
# `Exe; also Exeshire County Council`.
_ALSO: Final = re.compile(r"[;,]\s+also\b")
_UNION: Final = re.compile(
    r"GMB|UNISON|UNITE|Unison|Unite(?: the Union)?|FBU|Fire Brigades Union|NEU|NASUWT|ASCL|NAHT|RCN|BMA|TUC|(?:UNISON|GMB|Unison|Unite|UNITE|FBU)(?:,| -| –)? (?:[Rr]epresentative|[Bb]ranch|[Rr]egional)[\w ]*"
)
_INITIALS: Final = re.compile(r"[A-Z]{2,3}")
_COUNCIL_FIRST: Final = re.compile(
    r"(?P<council>(?:[A-Z][\w'’&-]*|and|of|upon|the|on|with|&)(?: (?:[A-Z][\w'’&-]*|and|of|upon|the|on|with|&)){0,8}? Council)\b[,\s]+(?P<role>\S.*)"
)
_ROLE_OF: Final = re.compile(r"\s+(?:of|at|from|for|to|in)\s+(?:the\s+)?(?=[A-Z])")
_AT: Final = re.compile(r"\s+at\s+(?:the\s+)?(?=[A-Z])")
# Offices of a council, so that a bare place after them is one: `Leader of Exe`.
_LEADS: Final = re.compile(r"(?:deputy |joint )*(?:leader|chief executive|cabinet member|mayor)", re.IGNORECASE)
_NOT_NOW: Final = re.compile(
    r"(?:s\.? ?151|external|internal|independent|former|acting|interim|outgoing|incoming|retiring|locum|newly|minute)\b"
)
# A post in small letters, as some councils print all of theirs: `democratic services officer`, `cabinet member for a fair city`.
_SMALL_POST: Final = re.compile(
    r"(?:[a-z'’-]+ ){1,5}(?:officer|manager|director|advis[eo]r|solicitor|accountant|auditors?|lawyer|planner|consultant|analyst|specialist)|(?:cabinet|executive) members?(?: for [a-z].*)?|(?:co-?opted|independent|lay|appointed) (?:[A-Za-z]+ ){0,3}(?:members?|representatives?|persons?)"
)
# Words with another person's title in them, or what belongs to an office (`Clerk’s salary`), say nothing of the person beside them.
_TITLED: Final = Sought(r"\b(?<!Executive )(?<!Lead )(?:Cllrs?|Councillors?|Mrs?|Ms)\b\.?\s+[A-Z]", "cllr|councillor|mr|ms")
_POSSESSED: Final = Sought(r"\b(?:clerk|officer|auditor|chair(?:man|woman|person)?)s?['’]s?\s", "'|’", flags=re.IGNORECASE)
# `Assistant Director (substituted by Ann Lee)`.
_STOOD_IN: Final = Sought(
    r"\s*\((?:substituted|substituting|substitute|deputised|deputising|represented|replaced|sub|for|in place of|vice)\b[^()]*\)$",
    "substitut|deputis|represented|replaced|sub|for|place|vice",
    flags=re.IGNORECASE,
)
# `Exe CAVA`: a body known by its place and its initials.
_PLACE_AND_INITIALS: Final = re.compile(r"(?P<place>[A-Z][a-z'’-]+(?: (?:and |& )?[A-Z][a-z'’-]+){0,3}) [A-Z]{3,6}")
_OF_REGION: Final = re.compile(
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? (?P<place>(?:North|South|East|West|Greater|Mid|Tees|Central) [A-Z][a-z]+)"
)
# `Kings Lynn & West Norfolk`.
_JOINT_PLACE: Final = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)? (?:&|and) [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")
_WITH_BRACKET: Final = re.compile(r"(?P<before>[^()]{3,80}?)\s*\((?P<inside>[^()]{3,80})\)")
_GOES_BY: Final = re.compile(r"\s+\((?P<letters>[A-Z]{2,6})\)$")
_CAPITALISED: Final = re.compile(r"\b[A-Z]\w*")
# A post that goes by its initials: `Exe Council, DASS`.
_SHORT_POST: Final = re.compile(r"D(?:ASS|CS|PH)|CEO?X?|CFO|[sS]\.?151|DoF")
_JOINS_ON: Final = re.compile(r"[,;]?\s+(?:and|also|&)$")
# A verb or a pronoun makes words a sentence: no post, no body.
_SAYS: Final = re.compile(
    r"\b(?:welcomed|reminded|reported|advised|said|saying|asked|thanked|introduced|explained|declared|opened|closed|noted|agreed|proposed|seconded|presented|updated|confirmed|"
    r"stated|informed|whether|who|which|that|was|were|is|are|has|have|had|will|would|s?he|they|to determine|MOVED|SECONDED|PROPOSED|RESOLVED|moved)\b"
)
CHAIR: Final = Sought(
    r"(?:(?:deputy|vice|joint|acting|co|senior)[- ]?)*chair(?:man|woman|person|men|s)?(?: of (?:the )?(?:meeting|board|committee|council))?|(?:(?:deputy|vice|depute)[- ]?)?conven[eo]r|(?:lead|political) members?|in the chair|(?:the )?(?:deputy )?(?:lord )?mayor(?: of [A-Z]\w+)?|(?:is-?)?gadeirydd|cadeirydd",
    "chair|conven|member|mayor|adeirydd",
    flags=re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"^(?:the|of|from|at)\s+", re.IGNORECASE)
_LOCAL_COUNCIL: Final = Sought(r"\b(?:parish|town|community)\s+council\b", "council", flags=re.IGNORECASE)
_NAMES_A_COUNCIL: Final = re.compile(r"council|borough|authority|\b[CDBM]{1,2}C\b|^LB |corporation", re.IGNORECASE)
# The same posts and bodies stand beside many names.
_REMEMBERED: Final = 10_000


class Standing(NamedTuple):
    """What words beside a name say of the person. `council` is a register code; `organisation` the words as printed."""

    role: str | None = None
    organisation: str | None = None
    council: str | None = None

    def __bool__(self) -> bool:
        return bool(self.role or self.organisation)


@lru_cache(maxsize=_REMEMBERED)
def read_standing(words: str, register: Register, on: str | None, *, listed: bool = False) -> Standing:
    """What `words` (a parenthesis, a cell, what follows a comma) say of the person they stand beside.

    `listed` is true in an attendance list, where a bare place name is a council. `on` is the meeting's date.
    """
    text = _without_initials(_JOINS_ON.sub("", " ".join(words.split()).strip(" .;,–—-:·|")))
    if stood := _STOOD_IN.search(text):
        text = text[: stood.start()]
    text = _ALSO.split(text, maxsplit=1)[0]
    if _UNION.fullmatch(text):
        return Standing(organisation=text)
    if len(text) < 2 or _PARTY.fullmatch(text) or _INITIALS.fullmatch(text):
        return Standing()
    if re.search(r"\([A-Z]{2,3}\)", text) or _TITLED.search(text) or _POSSESSED.search(text) or _SAYS.search(text):
        return Standing()
    text = text.replace("; ", ", ")
    text = _PARTY_BESIDE.sub("", text) if "," in text else text
    if (found := _WITH_BRACKET.fullmatch(text)) and (beside := _in_bracket(found["before"], found["inside"], register, on, listed)):
        return beside
    parts = text.split(", ")
    if all(CHAIR.fullmatch(part) for part in parts):
        return Standing(role=parts[0])
    if not text[0].isupper() and not (_JOB.match(text) or _NOT_NOW.match(text) or (listed and _SMALL_POST.fullmatch(text))):
        return Standing()
    code = _council(text, register, on, listed)
    if code is None and " / " in text and not _JOB.search(text):
        own_bodies = [(part, own) for part in text.split(" / ") if (own := _council(part, register, on, listed))]
        if len(own_bodies) == 1:
            return Standing(organisation=own_bodies[0][0], council=own_bodies[0][1])
    place, _, host = text.rpartition(",")
    if place and _SHORT_POST.fullmatch(host.strip()):
        return Standing(host.strip(), place, _council(place, register, on, listed))
    if (
        code is None
        and place
        and not _JOB.search(text)
        and not _ORGANISATION.search(place)
        and (own := _council(host.strip(), register, on, listed))
    ):
        return Standing(organisation=host.strip(), council=own)
    if code or (not _JOB.search(text) and (_ORGANISATION.search(text) or (listed and is_initialled_body(text, register, on)))):
        return Standing(organisation=text, council=code)
    if (found := _COUNCIL_FIRST.fullmatch(text)) and _JOB.search(found["role"]):
        return Standing(found["role"], found["council"], _council(found["council"], register, on, listed))
    if "," in text:
        first, _, last = text.rpartition(",")
        first, last = first.strip(), last.strip()
        if code := _council(last, register, on, listed):
            return Standing(_without_organisation(first), last, code)
        if (own := _council(first, register, on, listed)) and _JOB.search(last):
            return Standing(last, first, own)
        if _ORGANISATION.search(first) and not _JOB.search(first) and _JOB.search(last) and not _ORGANISATION.search(last):
            return Standing(last, first)
        if _ORGANISATION.search(last) and _JOB.search(first) and not _JOB.search(last) and not re.search(r"\band\b", last):
            return Standing(first, last)
    for joint in reversed(list(_ROLE_OF.finditer(text))):
        role, body = text[: joint.start()].rstrip(","), text[joint.end() :]
        leads = _LEADS.fullmatch(role) is not None
        if _JOB.search(role) and (code := _council(body, register, on, listed or leads)):
            return Standing(role, body, code)
    if (at := _AT.search(text)) and _JOB.search(text, 0, at.start()) and not _JOB.search(text, at.end()):
        return Standing(text[: at.start()].rstrip(","), text[at.end() :])
    if _JOB.search(text) and len(text) < 110:
        return Standing(role=text)
    return Standing()


def _without_initials(text: str) -> str:
    """A body or an office without the initials it goes by: `Police and Crime Commissioner (PCC)`."""
    short = _GOES_BY.search(text)
    if short is None:
        return text
    initials = "".join(word[0] for word in _CAPITALISED.findall(text[: short.start()]))
    return text[: short.start()] if initials.endswith(short["letters"]) else text


def _in_bracket(before: str, inside: str, register: Register, on: str | None, listed: bool) -> Standing | None:
    """`Exe Council (Chair)`, `Head of Audit (Exe Council)`; None where neither part is a council."""
    if _JOB.search(inside) and not _JOB.search(before):
        code = _council(before, register, on, listed)
        last = inside.split(", ")[-1]
        return Standing(last if CHAIR.fullmatch(last) else inside, before, code) if code or (listed and inside[0].islower()) else None
    if not _JOB.search(inside) and not _JOB.search(before) and (code := _council(before, register, on, listed)):
        return Standing(None, before, code)
    code = _council(inside, register, on, listed) if _JOB.search(before) and not _JOB.search(inside) else None
    return Standing(before, inside, code) if code and _NAMES_A_COUNCIL.search(inside) else None


def begins_joint_place(text: str, register: Register, on: str | None) -> bool:
    """True where a council of two places begins a text: `Kings Lynn & West Norfolk`."""
    joint = _JOINT_PLACE.match(text) if "&" in text or " and " in text else None
    return joint is not None and register.resolve(joint.group(), on).code is not None


def is_initialled_body(words: str, register: Register, on: str | None) -> bool:
    """True for the place of a council and initials, which name a body and no person: `Exe CAVA`; also for a body called after a region,
    as `First West Yorkshire`."""
    found = _PLACE_AND_INITIALS.fullmatch(words)
    if found is not None:
        return register.resolve(found["place"], on).how != "unknown"
    region = _OF_REGION.fullmatch(words)
    return region is not None and register.resolve(region["place"], on).how != "unknown"


def may_name_a_job(text: str) -> bool:
    """False where no part of `text` certainly holds the name of a job or an office."""
    return _JOB.may_match(text)


@lru_cache(maxsize=_REMEMBERED)
def is_job(words: str) -> bool:
    """True for words that hold the name of a job or an office."""
    return bool(_JOB.search(words))


def names_a_body(words: str, register: Register, on: str | None, *, bare: bool = True) -> bool:
    """True for words in an attendance list that name a council or another body; `bare` lets a place alone do."""
    standing = read_standing(words, register, on, listed=bare)
    return bool(standing.organisation) and not standing.role


def _without_organisation(words: str) -> str | None:
    return words if _JOB.search(words) else None


def _council(words: str, register: Register, on: str | None, listed: bool) -> str | None:
    name = _ARTICLE.sub("", words)
    if len(name) < 3 or _LOCAL_COUNCIL.search(name) or not (listed or _NAMES_A_COUNCIL.search(name)):
        return None
    found = register.resolve(name, on)
    if found.code is None and listed and found.how == "unknown" and name.istitle():
        return register.shortened(name, on)
    return found.code if not found.how.startswith("register") and not found.how.endswith("had not begun") else None

"""What heads a list of those at a meeting: `Present:`, `Members of the Committee absent`, `LGA officers`, `Councillors`."""

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from councilgraph.loaders.minutes.words import sign, signs
from councilgraph.loaders.record import AttendanceStatus

Who = Literal["councillors", "members", "officers", "others"]


class RollHead(NamedTuple):
    """A heading of a list of people. `status` is None where it only parts a list that goes on, as `Councillors` does.

    `who` is the kind of people it announces, None where it does not say; `rest` is where the words after it begin in the line, None
    where the heading is the whole line.
    """

    status: AttendanceStatus | None
    who: Who | None
    rest: int | None


# A heading holds one of these; looked for first because nearly no line does.
_HINTS: Final = sign(
    "present|presennol|sederunt|attend|apolog|ymddiheur|absen|substitut|deputies|deputy|members|councillors|cllrs|aldermen|bailies|baillies|officers|officials|directors|staff|guests|observers|observing"
    "|visitors|others|together|secretariat|public|holders|(s)"
)
# `The following officers and advisers were also present in support:`.
_FOLLOWING: Final = re.compile(
    r"(?:also )?(?:the )?following\b[^.:]{0,120}\b(?:present|in attendance|attended|attending)\b[^.:]{0,60}:$", re.IGNORECASE
)
_NOT_THE_BODY: Final = re.compile(
    r"\b(?:also|officers?|officials|staff|advis[eo]rs?|observers?|guests?|representatives?|invit\w+|other)\b", re.IGNORECASE
)
_NAMES_OFFICERS: Final = re.compile(r"\b(?:officers|officials|staff)\b(?! and )", re.IGNORECASE)
# Within a list of councillors: `and Independent Members Ann Lee and Bo Hay`.
_LAY: Final = re.compile(r"(?:Independent|Co-?opted|Lay) (?:Members?|Persons?|Representatives?),? (?=[A-Z][a-z]+ [A-Z])")
_SEPARATOR: Final = re.compile(r"\s*:\s*[-–—]?\s*|\s+[-–—]{1,2}\s+|\s?[-–—]{1,2}\s+(?=[A-Z])")
# `PRESENT Cllrs Lee and Hay`: a heading told from its list by capitals alone.
_CAPITALS: Final = re.compile(r"[A-Z]{4,}(?: [A-Z]{2,}){0,5}[.,]? (?=[A-Z][a-z])")
# `Those attending Mr Lee, Mrs Hay`.
_ATTENDING: Final = re.compile(r"Those (?:attending|present) (?=(?:Mrs?|Ms|Miss|Dr|Cllrs?)\b)")
# What a heading may add: how, why or for which part of the meeting they were there.
_ASIDE: Final = re.compile(
    r"\([^()]*\)|\bas (?:a )?members? of (?:the )?[\w' &-]+$|[-–,]?\s*(?:lga|local government act)\s+1972.*$|\b(?:in accordance with|under|with the (?:agreement|permission|consent)|by invitation|at the invitation|pursuant to|via|remotely|virtually|in person|online|by video|by audio|"
    r"for (?:all or )?(?:the |this )?(?:items?|minutes?|part|whole|meeting|consideration)|for agenda)\b.*$|\b(?:of|from) (?:the )?[\w' &-]{3,60}?(?= (?:present|absent|attending|in attendance)$)"
)
# `Exe City Council Officers:`.
_THEIR_OFFICERS: Final = re.compile(r"(?:[A-Z][\w'’-]* (?:(?:and|of|&) )?){1,6}(?:Council|[A-Z]{2,5}) (?:Officers|Staff)\s*:")
_WORDS: Final = re.compile(r"[a-zâêîôûŵŷ'-]+|&|/")
_FILLING: Final = frozenset(
    """the of for and & / were was who those following from received sent accepted noted absence list record at a an in on as is are any all be given
    lga county district borough city town parish ward cabinet committee sub-committee board panel council executive authority commission forum group
    associate constituent non-constituent voting non-voting elected appointed core full scrutiny portfolio statutory partner partners joint local co-opted
    coopted independent lead senior named council's welcome introductions membership sheet role roll appendix yn hefyd representatives advisers employer employers employee
    employees' holders scheme union trade church parent teacher schools schools' academies
    chamber location remote locations colleagues support virtual virtually remote remotely""".split()
)  # fmt: skip
_OFFICERS: Final = frozenset(["secretariat", "officers", "officer", "officials", "directors", "staff", "employees"])
_MEMBERS: Final = frozenset(
    ["members", "councillors", "cllrs", "aldermen", "alderman", "bailies", "baillies", "cllr", "councillor", "member", "persons", "people"]
)
_ANYBODY: Final = frozenset(["persons", "people"])
_PLURAL: Final = frozenset(["members", "representatives", "councillors", "cllrs", "aldermen", "bailies", "baillies"])
_OTHERS: Final = frozenset(
    [
        "also",
        "other",
        "others",
        "non-member",
        "non-members",
        "visitors",
        "visiting",
        "guests",
        "guest",
        "observers",
        "observing",
        "observer",
        "invited",
        "invitees",
        "speakers",
    ]
)
_PRESENCE: Final = frozenset(
    [
        "present",
        "sederunt",
        "attendance",
        "attending",
        "attendees",
        "attended",
        "membership",
        "circulated",
        "presennol",
        "bresennol",
        "attendee",
    ]
)
_APOLOGIES: Final = frozenset(["apologies", "apology", "ymddiheuriadau"])
_ABSENT: Final = frozenset(["absent", "absentees", "absennol"])
_SUBSTITUTES: Final = frozenset(["substitutes", "substitute", "substitutions", "deputies"])
_PUBLIC: Final = (
    "public speakers",
    "public",
    "members of public",
    "members of the public",
    "public present",
    "members of the public present",
)
_KNOWN: Final = (
    _FILLING
    | _OFFICERS
    | _MEMBERS
    | _OTHERS
    | _PRESENCE
    | _APOLOGIES
    | _ABSENT
    | _SUBSTITUTES
    | {"deputy", "not", "did", "attend", "without"}
)
# `Annex A: Attendance list`.
_APPENDED: Final = re.compile(r"^(?:appendix|annexe?) \w{1,2}\s*[:.]\s+", re.IGNORECASE)
# `IAB members`.
_OF_INITIALS: Final = re.compile(r"^[A-Z]{2,6} (?=(?:[Mm]embers|[Oo]fficers|[Ss]taff|[Bb]oard [Mm]embers)$)")
_LONGEST: Final = 110


def may_head(text: str) -> bool:
    """False where a line certainly heads no list: nearly always, and known at once."""
    return bool(signs(text) & _HINTS) and (len(text) <= _LONGEST or bool(signs(text[:_LONGEST]) & _HINTS))


@lru_cache(maxsize=2000)
def roll_head(text: str, gap: int | None = None) -> RollHead | None:
    """The heading of a list of people that `text` is or begins with; `gap` is where a wide space parts a label from what follows it.

    >>> roll_head("Members also present: A Lee").status
    'in-attendance'
    """
    if not may_head(text):
        return None
    whole = _OF_INITIALS.sub("", _APPENDED.sub("", text.strip(" :;.–—-")))
    if len(text) <= _LONGEST and ":" not in whole and (found := _classified(whole)):
        return RollHead(*found, None)
    if text[-1] == ":" and _FOLLOWING.match(text):
        aside = _NOT_THE_BODY.search(text)
        return RollHead("in-attendance" if aside else "present", "officers" if _NAMES_OFFICERS.search(text) else None, None)
    if _THEIR_OFFICERS.fullmatch(text):
        return RollHead("in-attendance", "officers", None)
    parted = _SEPARATOR.search(text, 1, _LONGEST)
    capitals = _CAPITALS.match(text)
    lay = _LAY.match(text)
    if attending := _ATTENDING.match(text):
        return RollHead("present", None, attending.end())
    ends = [(at, at) for at in (gap, capitals and capitals.end(), lay and lay.end()) if at] + (
        [(parted.start(), parted.end())] if parted and parted.end() < len(text) else []
    )
    for end, rest in ends:
        if text[0].isupper() and not text[rest].isdigit() and (found := _classified(text[:end].strip(" :;.,–—-"))):
            return RollHead(*found, rest)
    return None


def _classified(label: str) -> tuple[AttendanceStatus | None, Who | None] | None:
    plain = " ".join(label.casefold().replace("’", "'").replace("(s)", "s").split())
    if plain == "together with":
        return "in-attendance", None
    if "public" in plain:
        return ("in-attendance", "others") if plain in _PUBLIC else None
    # Which part of the body stands before what they did: `Members of the Planning Committee present`.
    plain = _ASIDE.sub(" ", plain).strip(" :;.,–—-")
    plain = re.sub(r"^(?:appendix|annexe?) \w{1,2}\b[\s:–—-]*|^(?:the )?following\b", "", plain).strip()
    words = _WORDS.findall(plain)
    if not words or len(words) > 12 or len(" ".join(words)) < len(plain.replace(",", "")) - 3 or not set(words) <= _KNOWN:
        return None
    return _status_of(frozenset(words))


def _status_of(words: frozenset[str]) -> tuple[AttendanceStatus | None, Who | None] | None:
    who = _who(words)
    if words & _APOLOGIES:
        return "apologies", who
    if words & _ABSENT or {"not", "present"} <= words or {"not", "attend"} <= words:
        return "absent", who
    if words & _SUBSTITUTES or words == {"deputy", "members"}:
        return ("substitute", who) if words != {"substitute"} else None
    present = bool(words & _PRESENCE)
    if words & _OFFICERS and not words & _MEMBERS:
        return ("in-attendance", "officers") if present or words & {"officers", "officials", "staff"} else None
    if "holders" in words and not present:
        return None, "councillors"
    if "ward" in words and words & _PLURAL and not present:
        return "in-attendance", "councillors"
    if words & _OTHERS:
        who = None if who == "members" and words & _ANYBODY and not words & (_MEMBERS - _ANYBODY) else who
        if not (present or words & _PLURAL or words & {"others", "guests", "observers", "visitors"}):
            return None
        return "in-attendance", who
    if present:
        if words & _MEMBERS or "attendees" in words:
            return "present", who
        return ("in-attendance", who) if {"in", "attendance"} <= words or words <= {"attending", "the"} else ("present", who)
    return (None, who) if words & _PLURAL and not words & {"deputy", "noted", "welcome"} else None


def _who(words: frozenset[str]) -> Who | None:
    if words & {"non-member", "non-members"}:
        return "members"  # of the council, not of the committee
    if words & {"co-opted", "coopted", "independent", "partner", "partners", "representatives", "advisers"}:
        return "others"
    if words & {"councillors", "cllrs", "councillor", "cllr", "aldermen", "bailies", "baillies"} or (
        words & {"cabinet", "executive"} and "members" in words
    ):
        return "councillors"
    return "members" if words & _MEMBERS else None

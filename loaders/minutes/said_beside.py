"""What running words say of the person whose name they stand beside: a post or a body, before the name, after it or in brackets."""

import re
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.forenames import FORENAMES
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.names import PrintedName, parse_name, titled_names
from councilgraph.loaders.minutes.posts_beside import ASKED_BY, after_comma
from councilgraph.loaders.minutes.roles import Standing, is_job, may_name_a_job, read_standing
from councilgraph.loaders.minutes.set_apart import CLAUSE, SPEAKS
from councilgraph.loaders.minutes.spoken_of import DASHED_POST, OF_COUNCIL
from councilgraph.loaders.minutes.words import Ending, Sought, word_before
from councilgraph.loaders.register import Register

_JOB_WORD: Final = re.compile(
    r"(?:director|head|chief|chair|leader|manager|deputy|assistant|clerk|lead|president|member|auditor|adviser|officer)\b"
)
BRACKET: Final = re.compile(r"\s*\((?P<words>[^()]{2,130})\)")
PARTY_OR_INITIALS: Final = re.compile(r"[A-Z]{2,3}|Con|Lab|Lib Dem|LD|Ind|Green")
# `Mrs A Lee, Clerk's July salary`: whose salary it is holds the post.
_PAID: Final = Sought(
    r",\s+(?P<words>(?:(?:Town|Deputy|Assistant|Parish) )?Clerk)['’]s\s+(?:[\w-]+\s+){0,2}(?:salary|wages?|expenses|pay)\b",
    "clerk",
    "salary|wage|expenses|pay",
    flags=re.IGNORECASE,
)
_PAID_IN_WELSH: Final = Sought(r",\s+Cyflog\b[^,;.]{0,30}?\b(?P<words>Clerc)\b", "cyflog", "clerc")
SUCCEEDS: Final = Sought(
    r",?\s+(?:replacing|succeeding|in succession to)\s+[^,.;]{3,60}?\s+as\s+(?:the\s+)?(?P<words>[A-Z][^,.;()]{2,80}?)(?=[,.;]|$)",
    "replacing|succeeding|succession",
)
OF_BODY: Final = re.compile(r"\s*\((?:of|from)\s+(?:the\s+)?(?P<words>[A-Z][^()]{2,100})\)")
# `Ann Lee of the auditor, Exe Partners, presented`.
FROM_BODY: Final = re.compile(
    rf"\s+(?:of|from)\s+(?:the\s+)?(?=[A-Z]|external\s)(?:[a-z ]+, )?(?P<words>[A-Z][^.;:()]{{2,80}}?)(?:\s*\([^()]{{2,20}}\))?,?\s+(?:then\s+|also\s+)?(?:{SPEAKS})\b"
)
# `Cllr Ann Lee of Exe said`.
_OF_PLACE: Final = re.compile(
    r"\s+(?:of|from)\s+(?:the\s+)?(?P<words>[A-Z][\w'’-]*(?:(?:,? (?:and|&|of|upon|on|with|the))? [A-Z][\w'’-]*){0,5})(?=[,.;)]|\s+[a-z]|$)"
)
# `The Head of Audit (Ann Lee) presented`: the post before the bracket.
_POST_OVER: Final = Ending(r"\b[Tt]he\s+(?P<words>[A-Z][\w&'’/-]*(?:,?\s+(?:[A-Z][\w&'’/-]*|of|for|and|&|[-–—])|\s+the){0,12})\s+\($", "(")
POST_LABEL: Final = re.compile(r"(?P<words>[A-Z][\w&'’/-]*(?:\s+(?:[A-Z][\w&'’/-]*|of|for|and|&)){0,7}):\s+$")
# `Ann Lee, Adviser, Bo Hay`: the post is that of the name before.
_AFTER_NAME: Final = Ending(r"[A-Z][\w'’-]+\)?,\s+$", ",")
# `Ann Lee, Adviser - Culture, Tourism and Sport, introduced`: the commas are the post's own.
_GOES_ON_TO_SPEAK: Final = re.compile(
    rf"(?:,\s+[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*){{0,3}},?\s+and\s+[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*(?=,?\s+(?:{SPEAKS})\b)"
)
# `Ann Lee, Director, Corporate Services, gave`; `Bo Hay, Cabinet Member – Communities and Wellbeing`.
_PART: Final = r"[A-Z][\w'’-]*(?:\s+(?:(?:of|for|and|&)\s+)?[A-Z][\w'’-]*)*"
_GOES_ON_IN_POST: Final = re.compile(rf"(?:,\s+{_PART})?(?:\s+and\s+{_PART})?(?=,\s+(?:{SPEAKS})\b|,?\s*$|\)|\s+(?:{SPEAKS})\b)")
_WORDS: Final = re.compile(r"\w+")
# The last word of a post, if it has no capital.
_ENDS_POST: Final = frozenset("of for and the auditor chair adviser".split())
_ROLE_BEFORE: Final = re.compile(
    r"(?:^|[.;:,]\s+|\b(?:[Tt]he|by|from|new|our)\s+)(?P<words>(?!The\s|[A-Z]{1,5}/\d)(?:[A-Z]|(?:external|internal) auditor|independent (?:chair|adviser))[\w&'’/-]*(?:\s+(?:[A-Z][\w&'’/-]*|of|for|and|&|the)){0,9}),?\s*$"
)
# `with Ann Lee MP, the Managing Director and residents`: those are two.
_MPS_OFFICE: Final = re.compile(r"minister|secretary|chair|leader|member|whip|chancellor|speaker|mayor", re.IGNORECASE)
_MEMBER_OFFICE: Final = re.compile(r"\b(?:chair|cabinet|champion|leader|portfolio|spokesperson|member|mayor|convener)", re.IGNORECASE)
# `The Executive Member for Highways, Travel and Assets, Councillor Lee`: commas within the portfolio.
_PORTFOLIO_BEFORE: Final = re.compile(
    r"(?:^|[.;:,]\s+|\b(?:[Tt]he|by|from)\s+)(?P<words>(?:(?:Deputy|Assistant) )?(?:Cabinet|Executive|Lead|Portfolio) (?:Members?|Holder|Councillor) (?:for|with responsibility for) "
    r"[A-Z][\w&'’-]*(?:,? (?:(?:and|of|the|&) )?[A-Z][\w&'’-]*){0,9}),?\s+$"
)
_NAME_AND: Final = re.compile(r"[A-Z]\w+\s+and\s")
LOOK_BACK: Final = 160


def _may_end_a_post(text: str, start: int) -> bool:
    """False where the last word before `start` shows that no post ends there."""
    last = word_before(text, start, LOOK_BACK)
    return last[:1].isupper() or last[:1] == "&" or last in _ENDS_POST


def held_post(text: str, start: int) -> re.Match[str] | None:
    """The post that stands before the bracket which opens at `start`, where the name begins: `The Leader (Councillor Lee)`."""
    found = _POST_OVER.search(text[max(0, start - LOOK_BACK) : start])
    return found if found and is_job(found["words"]) and next(titled_names(found["words"]), None) is None else None


def is_job_title(words: str) -> bool:
    """True for words that begin as the name of a post does: with a capital, or with `chair`, `clerk`, `director`."""
    return words[0].isupper() or bool(_JOB_WORD.match(words))


def standing_beside(line: Line, name: PrintedName, register: Register, on: str | None) -> tuple[Standing, list[Span]]:
    """What a line says of the person named in it, with its words; nothing and no words where it says nothing. `on` is the meeting's date."""
    text = line.text
    follows = text[name.end : name.end + 2]
    opens = follows == " (" or follows[:1] == "("
    if said := _PAID.match(text, name.end) or _PAID_IN_WELSH.match(text, name.end) or SUCCEEDS.match(text, name.end):
        return Standing(role=said["words"]), [line.span(said.start("words"), said.end("words"))]
    if opens and (body := OF_BODY.match(text, name.end)):
        own = read_standing(body["words"], register, on, listed=True)
        return Standing(own.role, own.organisation or body["words"], own.council), [line.span(body.start("words"), body.end("words"))]
    if (body := FROM_BODY.match(text, name.end)) and not is_job(body["words"]):
        own = read_standing(body["words"], register, on, listed=True)
        return Standing(None, body["words"], own.council), [line.span(body.start("words"), body.end("words"))]
    if not name.is_member and (office := OF_COUNCIL.match(text, name.end)):
        post = office["role"] if office["role"] and is_job(office["role"]) else None
        return Standing(post, office["words"]), [line.span(office.start("words"), office.end("role" if post else "words"))]
    if (
        name.is_member
        and (home := _OF_PLACE.match(text, name.end))
        and (own := read_standing(home["words"], register, on, listed=True)).council
    ):
        return Standing(None, own.organisation, own.council), [line.span(home.start("words"), home.end("words"))]
    bracket = BRACKET.match(text, name.end) if opens else None
    if bracket and (standing := read_standing(bracket["words"], register, on, listed=name.is_member)):
        if name.is_member and not standing.role and not standing.council and "interest" in text:
            return Standing(), []  # `Cllr Lee (Exe Rugby Club)` declared an interest in it
        return standing, [line.span(bracket.start("words"), bracket.end("words"))]
    after = after_comma(text, bracket.end() if bracket and PARTY_OR_INITIALS.fullmatch(bracket["words"]) else name.end)
    # `Cllr Lee, Plymouth, welcomed that`: between two commas a place is a member's council.
    set_apart = after is not None and text.startswith(",", after.end())
    if (
        after
        and name.is_member
        and (standing := read_standing(after["words"], register, on, listed=set_apart)).council
        and standing.role is None
    ):
        return standing, [line.span(after.start("words"), after.end("words"))]
    if after and name.is_member and after["words"].casefold() == "clerk":
        return Standing(), []  # `Cllrs Lee and Hay, Clerk`: three who are to do something
    if not bracket and not name.is_member and (dashed := DASHED_POST.match(text, name.end)) and is_job(dashed["words"]):
        return Standing(role=dashed["words"]), [line.span(dashed.start("words"), dashed.end("words"))]
    if (
        after
        and is_job(after["words"])
        and not ("MP" in name.postnominals and not _MPS_OFFICE.search(after["words"]))
        and (not name.is_member or _MEMBER_OFFICE.search(after["words"]))
        and not ASKED_BY.search(text[max(0, name.start - LOOK_BACK) : name.start])
        and not CLAUSE.search(after["words"])
        and is_job_title(after["words"])
        and (standing := read_standing(after["words"], register, on))
    ):
        more = _GOES_ON_TO_SPEAK.match(text, after.end("words")) or _GOES_ON_IN_POST.match(text, after.end("words"))
        if more and standing.role == after["words"] and not any(word.casefold() in FORENAMES for word in _WORDS.findall(more.group())):
            return Standing(role=text[after.start("words") : more.end()]), [line.span(after.start("words"), more.end())]
        return standing, [line.span(after.start("words"), after.end("words"))]
    if not may_name_a_job(text):
        return Standing(role=name.honorific if name.honorific == "Chief Constable" else None), []
    label = POST_LABEL.fullmatch(text[: name.start]) if text.startswith(": ", max(0, name.start - 2)) and name.start < LOOK_BACK else None
    if label and is_job(label["words"]) and not name.is_member:
        return Standing(role=label["words"]), [line.span(label.start("words"), label.end("words"))]
    if name.honorific == "Chief Constable":
        return Standing(role=name.honorific), []
    if (
        text.startswith("(", name.start - 1)
        and text.startswith(")", name.end)
        and (held := held_post(text, name.start))
        and (not name.is_member or _MEMBER_OFFICE.search(held["words"]))
    ):
        begin = max(0, name.start - LOOK_BACK)
        return Standing(role=held["words"]), [line.span(begin + held.start("words"), begin + held.end("words"))]
    if not _may_end_a_post(text, name.start):
        return Standing(), []
    if held := _PORTFOLIO_BEFORE.search(text, max(0, name.start - LOOK_BACK), name.start):
        return Standing(role=held["words"]), [line.span(held.start("words"), held.end("words"))]
    before = _ROLE_BEFORE.search(text, max(0, name.start - LOOK_BACK), name.start)
    if (
        before
        and is_job(before["words"])
        and not before["words"].endswith((" and", " &"))
        and next(titled_names(before["words"]), None) is None
        and parse_name(before["words"], 0, titled=False) is None
        and not _AFTER_NAME.search(text[: before.start("words")])
        and not (" and" in before["words"] and _NAME_AND.search(before["words"]) and not is_job(before["words"].split(" and ")[0]))
    ):
        standing = read_standing(before["words"], register, on)
        if standing.role and (not name.is_member or _MEMBER_OFFICE.search(standing.role)):
            return standing, [line.span(before.start("words"), before.end("words"))]
    return Standing(), []

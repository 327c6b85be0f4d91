"""The people whom one line or one row of an attendance list names: each with role, council, and whom they stand in for."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.listings import Listing, listed_names
from councilgraph.loaders.minutes.marks import TAIL_MARK, mark_of
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.names import PrintedName, parse_name, titled_names
from councilgraph.loaders.minutes.posts_beside import NEXT_POST, department, portfolio, post_before, role_before
from councilgraph.loaders.minutes.privately import PARTY_TO_IT
from councilgraph.loaders.minutes.roles import Standing, is_job, may_name_a_job, read_standing
from councilgraph.loaders.minutes.words import Sought
from councilgraph.loaders.record import AttendanceStatus

_STANDS_FOR: Final = re.compile(
    r"(?:\(|,|\b)\s*(?:as\s+)?(?:(?:a\s+|the\s+)?(?:named\s+)?(?:substitut(?:e|es|ing|ed)|sub|deputy|deputi[sz]ing)|standing in|attend(?:ed|ing)|on behalf|in place|vice)?\s*(?:member\s+)?(?:for|of|on behalf of|in place of)\s*:?\s*$",
    re.IGNORECASE,
)
_ENDS_FOR: Final = re.compile(r"\b(?:for|of)\s*:?\s*$", re.IGNORECASE)
_STOOD_IN_BY: Final = Sought(
    r"(?:\(|,|\b|[-–—])\s*(?:sub(?:stitute)?(?:d|s|\.)?|replaced|represented|deputised)\s*(?:by|was|is|:|[-–—])?\s*$",
    "sub|replaced|represented|deputised",
    flags=re.IGNORECASE,
)
_FOR_SOMEBODY: Final = Sought(
    r"\(\s*(?:as\s+)?(?:(?:a\s+|the\s+)?(?:substitut(?:e|es|ing|ed)|sub|deputy|deputi[sz]ing|standing in)\s+for|in place of|on behalf of|for|vice)\s+(?=[A-Z])",
    "for|place|behalf|vice",
    flags=re.IGNORECASE,
)
_FOR_WHOM: Final = Sought(r",?\s*(?:for|in place of|instead of) whom\s+$", "whom", flags=re.IGNORECASE)
_SUBSTITUTE: Final = Sought(
    r"\bsubstitut(?:e|ing)\b|\((?:as )?sub\)|\bdeputi[sz]ing\b|\bas (?:a |the |his |her |their )?deputy\b",
    "substitut|sub)|deput",
    flags=re.IGNORECASE,
)
# The key to a mark beside names further up, whose star is lost: `(Substitute in accordance with Council Procedure Rule 3)`.
_KEY_TO_MARK: Final = re.compile(
    r"\s*\((?:denotes )?substitutes? (?:in accordance with|pursuant to) [^()]*\)\.?$|\s*\(denotes [^()]*\)\.?$", re.IGNORECASE
)
# Among apologies: `Cllr Ann Lee; Cllr Bo Hay was substituting`.
_CAME_INSTEAD: Final = re.compile(
    r"\s*(?:\([^()]*\))?,?\s+(?:was|is|had been|attended|came)\s+(?:present\s+)?(?:(?:as|a|the|his|her|their)\s+){0,2}(?:substitut(?:ing|e)|in (?:his|her|their) place|instead)\b(?!\s+(?:for|by)\b)|\s+(?:deputi[sz]ing|substituting)\b(?!\s+for\b)"
)
_STANDS_IN: Final = re.compile(r"^[^();]{0,60}\b(?:substitut(?:e|ing|ed)|deputi[sz](?:ing|ed)|standing in|stood in)\b", re.IGNORECASE)
_COURTESY: Final = re.compile(r"(?:Mrs|Mr|Ms|Miss|Mx|Dr|Sir|Dame|Rev|Revd|Prof|Professor)\.?", re.IGNORECASE)
_ROLE_THEN_NAME: Final = re.compile(r"(?P<role>[A-Z][^();]{3,90}?)\s*\((?=[A-Z])")
# `A and her substitute B` were both away.
_WITH_SUBSTITUTE: Final = re.compile(r"\band (?:his|her|their) (?:named )?substitute(?: member)?,?\s+$", re.IGNORECASE)
_POST_FIRST: Final = re.compile(r"(?:(?:[A-Z][\w'’&-]*|of|for|and|to)\s+){1,9}")
# `Chief Fire Officer Ann Lee, Head of Audit Bo Hay`: what stands between two names where posts come first.
_BETWEEN_POSTS: Final = re.compile(r"(?:[,;]|,? and\b|\s&)\s+(?:and\s+|the\s+)?(?P<role>[A-Z][^,;()]{2,90}?)\s+$")
# `A and B (Co-opted Members)`, both of them.
_JOINED: Final = re.compile(r",?\s+(?:and|&)\s+|,\s+")
_SEATS: Final = re.compile(
    r"\s*\((?P<role>(?:[A-Z][\w-]+ ){0,3}(?:[Mm]embers|[Rr]epresentatives|[Gg]overnors|[Dd]irectors|[Oo]fficers|[Aa]dvisers|[Cc]onsultants))\)"
)
# `A (B substituting)`, where B has no title.
_STAND_IN: Final = re.compile(r"\s*\((?=[A-Z][^()]{3,50}?\s(?:substitut|deputi[sz]|standing in|attend))(?!as\b)")
_NO_COUNCILLORS: Final = re.compile(r"\b(?:co-?opted|independent|lay|representatives?|governors?|diocesan)\b", re.IGNORECASE)
_OFFICERS_POST: Final = re.compile(
    r"\b(?:Director|Officer|Manager|Head of|Chief Executive|Solicitor|Clerk|Accountant|Consultant|Engineer|Planner|Administrator)\b"
)
_CHAIRS: Final = re.compile(r",?\s+(?:was )?(?:in the chair|presid(?:ing|ed))\b", re.IGNORECASE)
_ALSO: Final = Sought(
    r"\b(?:was|were) also (?:in attendance|present)\b|\b[Rr]ule\b.*\battended the meeting\b|\balso attended the meeting\b|\battended (?:the meeting )?(?:under|in accordance with|pursuant to)\b",
    "also|attended",
)
_LEADING_AND: Final = re.compile(r"^(?:,|;|and\b|&|\s)+")
# `Executive Director (Enterprise and Environment)`.
_POST_ASIDE: Final = re.compile(r"\s+\((?P<words>[A-Z][a-z][^()]{3,60})\)")
_PLURAL_TITLE: Final = re.compile(r"\b(?:Cllrs|Councillors|Aldermen)\b", re.IGNORECASE)


def entries(line: Line, listing: Listing) -> Iterator[Mention]:
    """Each person that a line lists with what stands beside the name, up to the next name."""
    posts = list(posts_with_holders(line, listing)) if "(" in line.text else []
    yield from posts
    if listing.status == "present" and _ALSO.search(line.text):
        listing = listing._replace(status="in-attendance")
    names = _without_bodies(line.text, listed_names(line.text, listing))
    if posts:
        held = {mention.spans[0].start for mention in posts}
        names = [name for name in names if line.at(name.start) not in held]
    posts_first = bool(names) and bool(_POST_FIRST.fullmatch(line.text, 0, names[0].start)) and is_job(line.text[: names[0].start])
    spread = False
    said_of_last: str | None = None
    skip = 0
    for index, name in enumerate(names):
        if skip:
            skip -= 1
            continue
        following = names[index + 1] if index + 1 < len(names) else None
        # What stands after the last post and its holder, where those come first.
        begin = names[index - 1].end if index else line.text.rfind(")", 0, name.start) + 1 if posts else 0
        before = line.text[begin : name.start]
        end = following.start if following else key.start() if (key := _KEY_TO_MARK.search(line.text, name.end)) else len(line.text)
        tail = line.text[name.end : end]
        next_post = _BETWEEN_POSTS.fullmatch(tail) if posts_first and following else None
        standing, spans = (Standing(), []) if next_post else _tail(line, name.end, end, listing, last=following is None)
        others = following.end if following and _JOINED.fullmatch(tail) else name.end
        if not standing and (seats := _SEATS.match(line.text, others)):
            standing, spans = Standing(role=seats["role"]), [line.span(seats.start("role"), seats.end("role"))]
        own_post = _BETWEEN_POSTS.fullmatch(before) if posts_first else None
        role = (
            (own_post["role"] if own_post and is_job(own_post["role"]) else None)
            or role_before(before, at_start=index == 0)
            or (post_before(before) if listing.status in ("in-attendance", "apologies") else None)
        )
        # `Ann Lee, Warden Cllr Hay`, on one line of two: the post is hers.
        role, said_of_last = (None if role and role == said_of_last else role), standing.role
        if (
            standing.role
            and name.honorific
            and (_OFFICERS_POST.search(standing.role) or _NO_COUNCILLORS.search(standing.role))
            and line.text.startswith(name.name.split()[0], name.start)
        ):
            name = name._replace(honorific=None)  # the title before the list was that of the members in it
        rank = name.honorific if (name.honorific or "").startswith("Chief ") else None
        standing = Standing(standing.role or role or rank, standing.organisation, standing.council)
        words = (line.span(name.start, name.end), *spans)
        spread = spread or bool(_PLURAL_TITLE.search(line.text[name.start : name.end]))
        member = (
            listing.who == "councillors"
            or (listing.who == "members" and listing.status == "in-attendance")
            or (spread and listing.status != "in-attendance" and bool(_courtesy(name)))
        ) and not _other_job(standing)
        private = (bool(PARTY_TO_IT.match(tail)) and listing.status == "in-attendance") or (
            listing.who == "others" and listing.status != "in-attendance" and not standing.role
        )
        made = Mention(name, words, standing, officer=listing.who == "officers", member=member, private=private)
        if following and listing.status == "apologies" and _WITH_SUBSTITUTE.search(tail):
            yield made._replace(status="apologies")
        elif following and joins(tail) and not _STOOD_IN_BY.search(tail):
            yield made._replace(
                spans=(*words, line.span(following.start, following.end)), status="substitute", substitute_for=following.name
            )
            yield Mention(following, (line.span(following.start, following.end),))
            skip = 1
        elif following and (joins(tail) or _for_whom(line.text, tail, following)):
            own, other = line.span(name.start, name.end), line.span(following.start, following.end)
            after, more = _tail(
                line, following.end, names[index + 2].start if index + 2 < len(names) else len(line.text), listing, last=True
            )
            yield made._replace(status="apologies")
            yield Mention(following, (other, own, *more), after, status="substitute", substitute_for=name.name)
            skip = 1
        elif following and tail.rstrip().endswith("(") and _STANDS_IN.match(line.text[following.end :].split(")")[0]):
            own, other = line.span(name.start, name.end), line.span(following.start, following.end)
            yield made._replace(status=listing.status)
            yield Mention(following, (other, own), status="substitute", substitute_for=name.name)
            skip = 1
        elif (stand_in := _STAND_IN.match(line.text, name.end)) and (stood := parse_name(line.text, stand_in.end(), titled=False)):
            own, other = line.span(name.start, name.end), line.span(stood.start, stood.end)
            yield made._replace(status=listing.status)
            yield Mention(
                stood, (other, own), officer=made.officer or _other_job(made.standing), status="substitute", substitute_for=name.name
            )
        elif away := _away(line.text, name.end, end):
            spans_of = (*words, line.span(away.start, away.end))
            yield made._replace(spans=spans_of, status="substitute", substitute_for=away.name, standing=_unless(made.standing, away.name))
            yield Mention(away, (line.span(away.start, away.end),))
        else:
            own_status = _own_status(line.text, name, tail, listing)
            instead = names[index - 1].name if own_status == "substitute" != listing.status and index == 1 else None
            yield made._replace(status=own_status, substitute_for=instead)


def _away(text: str, start: int, end: int) -> PrintedName | None:
    """`A (in place of B Hay)`, where B has no title."""
    found = _FOR_SOMEBODY.search(text, start, end) if "(" in text else None
    return parse_name(text, found.end(), titled=True) if found else None


def _unless(standing: Standing, name: str) -> Standing:
    return Standing() if name in f"{standing.role} {standing.organisation}" else standing


def _without_bodies(text: str, names: Sequence[PrintedName]) -> Sequence[PrintedName]:
    """The names of a line without a last one that is rather the body of `Ms A Lee, Chief Executive, Highlife Highland`."""
    if len(names) != 2 or not names[0].honorific or names[1].honorific or names[1].end < len(text.rstrip(" .;")):
        return names
    between = text[names[0].end : names[1].start]
    return names[:1] if between.startswith(",") and between.rstrip().endswith(",") and is_job(between) else names


def _own_status(text: str, name: PrintedName, tail: str, listing: Listing) -> AttendanceStatus:
    if listing.absent_mark and text[: name.start].strip() == listing.absent_mark:
        return "absent"
    if listing.status in ("apologies", "absent") and _CHAIRS.match(tail):
        return "present"
    for found in TAIL_MARK.finditer(tail):
        if status := mark_of(found["bracket"] or found["dash"]):
            return listing.status if status == "present" else status
    if listing.status == "apologies" and _CAME_INSTEAD.match(tail):
        return "substitute"
    return "substitute" if listing.status == "present" and _SUBSTITUTE.search(tail) else listing.status


def _courtesy(name: PrintedName) -> bool:
    return bool(name.honorific and _COURTESY.fullmatch(name.honorific))


def _other_job(standing: Standing) -> bool:
    if standing.role and _NO_COUNCILLORS.search(standing.role):
        return True
    return bool(
        standing.role
        and is_job(standing.role)
        and not re.search(r"chair|leader|member|convener|mayor|whip|champion|spokes", standing.role, re.IGNORECASE)
    )


def joins(between: str) -> bool:
    """True for words between two names that say that one stands in for the other."""
    return bool(_STOOD_IN_BY.search(between)) or bool(_STANDS_FOR.search(between) and _ENDS_FOR.search(between))


def _for_whom(text: str, tail: str, following: PrintedName) -> bool:
    """`A, for whom B was present as a substitute`."""
    return bool(_FOR_WHOM.search(tail)) and bool(_SUBSTITUTE.search(text, following.end, following.end + 70))


def posts_with_holders(line: Line, listing: Listing) -> Iterator[Mention]:
    """`Chief Executive (Mr A Lee), Lead Officer (Ms B Hay)`: the post first and its holder in brackets."""
    if "(" not in line.text or not may_name_a_job(line.text):
        return
    position = 0
    while found := _ROLE_THEN_NAME.search(line.text, position):
        closes = line.text.find(")", found.end())
        name = next(titled_names(line.text[: closes + 1], found.end()), None) or parse_name(line.text, found.end(), titled=False)
        lead = _LEADING_AND.match(found["role"])
        start = found.start("role") + (lead.end() if lead else 0)
        role = line.text[start : found.end("role")]
        if name is None or name.start != found.end() or line.text[name.end : name.end + 1] != ")" or not is_job(role):
            return
        if next(titled_names(role), None) is not None or listed_names(role, listing):
            return
        spans = (line.span(name.start, name.end), line.span(start, found.end("role")))
        yield Mention(name, spans, Standing(role=role), listing.status, officer=listing.who == "officers")
        position = name.end + 1
        if more := _LEADING_AND.match(line.text[position:]):
            position += more.end()


def _tail(line: Line, start: int, end: int, listing: Listing, *, last: bool) -> tuple[Standing, list[Span]]:
    """What is said of a person between the name and the next one: in brackets, and after a comma or a dash."""
    outside = line.text[start:end]
    pieces: list[tuple[int, int]] = []
    blank = outside
    if "(" in outside or "[" in outside:
        pieces += [(start + found.start(1), start + found.end(1)) for found in _IN_BRACKETS.finditer(outside)]
        blank = _BRACKETS.sub(lambda found: " " * len(found.group()), outside)
    if blank.isspace() and (last or not NEXT_POST.fullmatch(blank)):
        return _said_of(line, pieces, end, listing)
    cut = _SAID_ENDS.search(blank)
    rest = blank[: cut.start()] if cut else blank
    if "     " in rest and (gap := _NEXT_COLUMN.match(outside)):
        rest = rest[: gap.end("words")]
    if not last and NEXT_POST.fullmatch(blank) and is_job(blank):
        rest = ""
    if last or not _CHAIR_NEXT.search(blank):
        ends = " ,;:–—-." if "(" in rest else " ,;:–—-.)"
        pieces.append((start + len(rest) - len(rest.lstrip(" ,;:–—-.")), start + len(rest.rstrip(ends))))
    return _said_of(line, sorted(pieces), end, listing)


def _said_of(line: Line, pieces: Sequence[tuple[int, int]], end: int, listing: Listing) -> tuple[Standing, list[Span]]:
    """What the pieces of a line that stand beside a name say of the person."""
    standing, spans = Standing(), []
    for begin, stop in pieces:
        whence = _WHENCE.match(line.text, begin, stop)
        begin = whence.end() if whence else begin
        own = _POST_ASIDE.match(line.text, stop, end) if is_job(line.text[begin:stop]) and line.text[begin - 1 : begin] != "(" else None
        if own and not read_standing(own["words"], listing.register, listing.on, listed=True) and mark_of(own["words"]) is None:
            stop = own.end()
        words = line.text[begin:stop] if stop > begin else ""
        if not words or mark_of(words):
            continue
        found = (
            read_standing(words, listing.register, listing.on, listed=True)
            or department(words, listing.who)
            or (portfolio(words, listing.who) if line.text[begin - 1 : begin] == "(" else Standing())
        )
        if found:
            spans.append(line.span(begin, stop))
            standing = Standing(standing.role or found.role, standing.organisation or found.organisation, standing.council or found.council)
    return standing, spans


# `Councillor Lee of Exe Council`.
_WHENCE: Final = re.compile(r"(?:of|from|representing)\s+(?:the\s+)?(?=[A-Z])")
_IN_BRACKETS: Final = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_BRACKETS: Final = re.compile(r"[(\[][^()\[\]]*(?:[)\]]|$)")
_SAID_ENDS: Final = re.compile(r";|\s+and\s+\d|,?\s+(?:and|&)\s*$|\.\s+[A-Z]")
# A role, and far to the right of it what stands in another column.
_NEXT_COLUMN: Final = re.compile(r"(?P<words>\s*(?:\([^()]*\)\s*)?[^\s()]+(?:\s{1,3}\S+)*)\s{8,}\S")
_CHAIR_NEXT: Final = re.compile(r"\b(?:chair\w*|vice[- ]chair\w*|convener|mayor)\s*[:–-]?\s*$", re.IGNORECASE)

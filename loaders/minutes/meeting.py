"""The meeting that a document names: body, organisation, date, time, venue."""

import itertools
import re
from collections.abc import Iterator
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.bodies import body_at, clean_name, is_small_body
from councilgraph.loaders.minutes.councils import holds_a_place
from councilgraph.loaders.minutes.dates import dates_in
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.page_kinds import is_site_page
from councilgraph.loaders.minutes.page_meta import given, site_owner
from councilgraph.loaders.minutes.rolls import roll_head
from councilgraph.loaders.minutes.titles import TITLE_AT
from councilgraph.loaders.minutes.welsh import welsh_body
from councilgraph.loaders.minutes.when_and_where import OPENING, find_date, find_hour, find_venue
from councilgraph.loaders.minutes.words import Sought
from councilgraph.loaders.record import MeetingHead

_LABEL: Final = re.compile(
    r"(?P<label>title|minutes of|committee|body|meeting|name of (?:meeting|committee)|decision maker|(?:report )?to|date(?: and time)?(?: of (?:meeting|decision))?|time|venue|location|place)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_LABEL_ALONE: Final = re.compile(_LABEL.pattern.replace(r"\s*:\s*(?=\S)", r"\s*:"), re.IGNORECASE)
_LOCAL_HOST: Final = re.compile(r"\b(?:parish|town|community)\b", re.IGNORECASE)
_LABEL_CELL: Final = re.compile(
    r"(?P<label>(?:name of )?(?:committee|meeting)|body|date(?: and time)?|time|venue|location|place)", re.IGNORECASE
)
_MINUTES_OF: Final = Sought(
    r"\b(?:minutes?|notes?|record|decisions|proceedings)\s+(?:of|from)\s+|^(?:[-–]\s+)?meeting of |\b(?:a|the) (?:\w+ ){0,3}meeting of |\b(?:at|of) the meeting of ",
    "minute|note|record|decisions|proceedings|meeting of ",
    flags=re.IGNORECASE,
)
# What some call a meeting at which one member decides.
_SESSION: Final = re.compile(r"Decision Session\b")
_HELD: Final = re.compile(r"\s+(?:held (?:its|their|a|an)|met (?:on|at|in)|meeting (?:held|on))\b", re.IGNORECASE)
_LEADING_IN: Final = re.compile(r"(?:that )?(?:members of )?the (?=[A-Z])", re.IGNORECASE)
_GENERIC: Final = frozenset(
    {
        "council",
        "authority",
        "the authority",
        "board",
        "committee",
        "meeting",
        "the council",
        "parish council",
        "group",
        "team",
        "above council",
        "the board",
        "panel",
        "forum",
        "this meeting",
        "last meeting",
        "previous meeting",
        "annual meeting",
        "the meeting",
        "extraordinary meeting",
    }
)
# Where a line that is the body's name goes on with the day: `Cabinet - 3 May`, `Cabinet, Tuesday 3 May`, `CABINET Minutes of …`.
_TITLE_ENDS: Final = re.compile(
    r"\s+[-–—]\s+|\s+on (?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)|,\s+(?=\w+day\b|\d)|\s+Minutes\s|['’]s\s+(?=minutes)|:\s+(?=[Mm]inutes)"
)
# The title of a committee system's page: `Agenda for Cabinet on Monday 4 March 2024, 6.00 pm - Exe City Council`.
_PAGE_OF: Final = re.compile(r"(?:Printed )?(?:Agenda|Decisions|Minutes|Agenda and minutes) for (?=[A-Z])")
# `Overview and Scrutiny Committee (Regeneration and Skills)`.
_ASIDE: Final = re.compile(r"\s+\([A-Z][^()]{2,60}\)| (?:for|FOR|on|ON) (?:[A-Z][\w&'’-]*,?(?: (?:and|of|the) | |$)){1,6}")
_COUNCIL_MEETING: Final = re.compile(
    r"(?:draft )?minutes of (?:the|an?) (?:(?:annual|ordinary|extraordinary|special|virtual|budget) )*(?:council meeting\b|meeting of (?:the )?(?:full )?council\b(?=\s+(?:held|meeting|on)\b|,|$))|at an? (?:(?:annual|ordinary|extraordinary|special|virtual|budget) )*meeting of (?:the )?council held\b",
    re.IGNORECASE,
)
# A record of what one person decided names no body that met.
_ONE_PERSONS: Final = re.compile(r"record of (?:an? )?(?:\w+ )?decision", re.IGNORECASE)
_ADDRESSED: Final = re.compile(r"(?:to:?\s+)?(?:all )?members of (?:the )?", re.IGNORECASE)
_DECIDED: Final = re.compile(r"(?:that\b|resolved|agreed|decision(?!s of))", re.IGNORECASE)
# Characters of a line that is narrow enough for the name of a body to go on in the next.
_BULLETS: Final = ("•", "-", "*")
_NARROW: Final = 60
_ANNUAL: Final = re.compile(r"(?<=\w) Annual (?=(?:Parish|Town|Community) Council\b)")
_MEETING_AFTER: Final = re.compile(r"\s+(?:meeting|minutes|meeting minutes)$", re.IGNORECASE)
_OF_HOST: Final = re.compile(
    r"(?P<body>.*?\b(?:Committee|Sub-Committee|Cabinet|Board|Panel|Executive|Forum|Commission|Group))\s+of\s+(?:the\s+)?(?P<host>.*\b(?:Council|Authority|Corporation))",
    re.IGNORECASE,
)
_LGA: Final = Sought(r"\bLGA\b|\bLocal Government Association\b", "lga|local government association")
_REGIONAL: Final = re.compile(r"(?!the local)[A-Z][A-Za-z& ]{3,40} local government association", re.IGNORECASE)
# Bodies that a council or several of them hold, which may speak of the LGA without being its own.
_COUNCILS_BODY: Final = re.compile(
    r"\b(?:cabinet|council|health (?:and|&) wellbeing|scrutiny|planning|licensing|audit|standards|pensions?|schools forum|combined authority|fire authority|area committee|executive board|employers|yorkshire|humber|(?:north|south) (?:east|west)|(?:east|west) midlands|east of england|leaders['’]? meeting|wlga|nilga|cosla)\b|^executive$",
    re.IGNORECASE,
)
_COUNCIL_NAME: Final = Sought(
    r"(?:(?:(?:London|Royal|Metropolitan) )?Borough of |City of |(?:(?:LONDON|ROYAL|METROPOLITAN) )?BOROUGH OF |CITY OF )(?:[A-Z][\w'’-]+(?: (?:and|upon|of|the|on|&))? ?){1,5}|\b(?!(?:THE|The) )(?:[A-Z][\w'’-]+(?:,? (?:and|upon|of|the|on|with|&))? ){1,6}(?:Council|Combined Authority|Corporation|COUNCIL|COMBINED AUTHORITY|CORPORATION)\b",
    "borough of |city of |council|combined authority|corporation",
)
# Over the list of those there, below which no body stands but theirs.
_LISTS_OPEN: Final = frozenset(["present", "members present", "attendees", "in attendance"])
# Several councils together, which meet as no body of another name: `East Midlands Councils`.
_COUNCILS: Final = re.compile(r"(?:[A-Z][\w&'’-]+ (?:and |of )?){1,5}C(?:ouncils|OUNCILS)")
_NO_BUSINESS: Final = re.compile(r"(?:draft |confirmed |unconfirmed )?(?:minutes?|notes?)(?: of\b|$)|meeting\b", re.IGNORECASE)


def find_meeting(outline: Outline) -> MeetingHead | None:
    """The meeting that the document names, or None where it names neither body nor date."""
    if is_site_page(outline):
        return None
    head = _head_lines(outline)
    body, host = _parted(_without_annual(_body(outline, head)))
    date = find_date(outline, head)
    if body is None and date is None:
        return None
    labels = {name: line for line in head for name, line in _labels(line, head)}
    time = find_hour(outline, labels, head, date)
    venue = given(outline, "venue") or find_venue(labels, head)
    organisation = host or _organisation(outline, head, body) or site_owner(outline)
    found = [part for part in (body, organisation, date, time, venue) if part is not None]
    evidence = tuple(sorted({span for _, span in found}))
    return MeetingHead(
        evidence,
        body=body[0] if body else None,
        organisation=organisation[0] if organisation else None,
        date=date[0] if date else None,
        time=time[0] if time else None,
        venue=venue[0] if venue else None,
    )


def business_begins(outline: Outline) -> int:
    """Where the first item of business stands; a heading that names the meeting or a list of people is none."""
    if outline.item_page:
        return 0
    for item in outline.items:
        title = item.title.text
        if body_at(title) == (0, len(title)) and item.title.start < OPENING:
            continue
        if item.number or not (roll_head(title) or _NO_BUSINESS.match(title) or body_at(title) or next(dates_in(title), None)):
            return item.title.start
    return len(outline.document.text)


def _head_lines(outline: Outline) -> list[Line]:
    end = len(outline.document.text) if outline.item_page else business_begins(outline)
    return [line for line in outline.lines[:40] if line.start < end][: 12 if outline.item_page or outline.report else 40]


def _labels(line: Line, head: list[Line]) -> Iterator[tuple[str, Line]]:
    """`Venue: City Hall`, or the label on one line and what it labels on the next."""
    if line.row is None and ":" not in line.text:
        return
    found = _LABEL.match(line.text)
    rest = line.cut(found.end()) if found else None
    if found is None and (
        found := _LABEL_ALONE.fullmatch(line.text) or (_LABEL_CELL.fullmatch(line.text) if line.row is not None else None)
    ):
        rest = next((other for other in head if other.start > line.start and other.row == line.row), None)
    if found and rest:
        name = found["label"].casefold()
        yield (
            (
                "date"
                if name.startswith("date")
                else "venue"
                if name in ("location", "place")
                else "body"
                if name not in ("time", "venue")
                else name
            ),
            rest,
        )


def _body(outline: Outline, head: list[Line]) -> tuple[str, Span] | None:
    meta = dict(outline.document.meta)
    if told := given(outline, "body"):
        return clean_name(told[0]), told[1]
    for line in head:
        for name, rest in _labels(line, head):
            if name == "body" and (addressed := _ADDRESSED.match(rest.text)):
                rest = rest.cut(addressed.end()) or rest
            if name == "body" and rest.row is not None and _SESSION.match(rest.text):
                return rest.text, rest.span()
            if name == "body" and (found := body_at(rest.text)) and found[0] == 0 and _TITLE_ENDS.match(f"{rest.text} - ", found[1]):
                return clean_name(rest.text[: found[1]]), rest.span(*found)
    for line in head[:4]:
        host, *others = re.split(r"\s+[-–—]\s+", line.text)
        hosts = host.casefold().endswith((" council", " authority")) or (line.level and body_at(host) is None and holds_a_place(host))
        if others and hosts and body_at(others[0]) == (0, len(others[0])):
            begin = line.text.index(others[0], len(host))
            return clean_name(others[0]), line.span(begin, begin + len(others[0]))
    for host, line in itertools.pairwise(head[:4]):
        if (
            line.text.casefold() in ("council", "full council")
            and host.text.casefold().endswith((" council", " authority"))
            and not _LOCAL_HOST.search(host.text)
        ):
            return clean_name(line.text), line.span()
    for line in head[:15]:
        if _COUNCIL_MEETING.match(line.text):
            begin = line.text.casefold().index("council")
            return "Council", line.span(begin, begin + 7)
        for opening in _MINUTES_OF.finditer(line.text) if not _ONE_PERSONS.match(line.text) else ():
            found = body_at(line.text, opening.end()) if opening.start() < OPENING and not _DECIDED.match(line.text) else None
            below = next((other for other in head if other.start > line.end), None) if found is None else None
            below = None if below is not None and (below.gap or below.row is not None) else below
            if below is not None and len(line.text) < _NARROW and not _DECIDED.match(line.text):
                line = line.followed_by(below)
                found = body_at(line.text, opening.end())
            if found and not _generic(line.text[found[0] : found[1]]):
                under = _under_host(line.text[slice(*found)], head, below or line) if found[1] == len(line.text) else None
                return under or (clean_name(line.text[found[0] : found[1]]), line.span(*found))
        if named := welsh_body(line):
            return clean_name(line.text[slice(*named)]), line.span(*named)
        found = body_at(line.text)
        if found and _HELD.match(line.text, found[1]) and not _generic(line.text[slice(*found)]):
            return clean_name(line.text[slice(*found)]), line.span(*found)
    if not outline.item_page:
        for line in head[:10]:
            if line.text.casefold().strip(" :") in _LISTS_OPEN:
                break
            if line.marker or line.row is not None or TITLE_AT.match(line.text):
                continue
            words = _TITLE_ENDS.split(line.text, maxsplit=1)[0]
            found = _welsh_body(words) or body_at(words, _after_colon(words))
            if found and (aside := _ASIDE.fullmatch(words, found[1])):
                found = (found[0], aside.end())
            whole = found and words[found[1] :].strip(" '’").casefold() in ("", "meeting", "minutes", "agenda", "meeting minutes")
            if (
                found
                and whole
                and found[0] in (_after_colon(words), len("The ") if words.startswith("The ") else 0)
                and not _generic(words[: found[1]])
                and len(words) < 90
                and not _is_host(words, head, line)
            ):
                begin = _after_host(words, found)
                return clean_name(words[begin : found[1]]), line.span(begin, found[1])
    own = title[slice(*found)] if (title := meta.get("title") or "") and (found := body_at(title)) else ""
    if own and (at := outline.document.text.find(own)) >= 0 and not _generic(own):
        return clean_name(own), Span(at, at + len(own), own)
    alone = next(
        (line for line, below in itertools.pairwise(head[:4]) if line.text == "COUNCIL" and next(dates_in(below.text), None)), None
    )
    if alone is not None:
        return "Council", alone.span()
    small = next((line for line in head[:10] if is_small_body(line.text) and line.row is None and not line.marker), None)
    small = small or next((line for line in head[:2] if _COUNCILS.fullmatch(line.text)), None)
    return (small.text, small.span()) if small else _from_lead_in(outline)


def _parted(body: tuple[str, Span] | None) -> tuple[tuple[str, Span] | None, tuple[str, Span] | None]:
    """`Planning Committee of Exe District Council` as the body and its host."""
    found = _OF_HOST.fullmatch(body[1].quote) if body else None
    if body is None or found is None:
        return body, None

    def part(name: str) -> tuple[str, Span]:
        start = body[1].start + found.start(name)
        return clean_name(found[name]), Span(start, start + len(found[name]), found[name])

    return part("body"), part("host")


def _without_annual(body: tuple[str, Span] | None) -> tuple[str, Span] | None:
    """`Exe Annual Parish Council Meeting` is the annual meeting of Exe Parish Council."""
    return (_ANNUAL.sub(" ", body[0]), body[1]) if body and " Annual " in body[0] else body


def _after_colon(words: str) -> int:
    """`SCRUTINY: CHILDREN'S SERVICES REVIEW GROUP`, `Agenda for Cabinet`: where the body's own name begins."""
    if of_page := _PAGE_OF.match(words):
        return of_page.end()
    colon = words.find(": ")
    return colon + 2 if 0 < colon < 30 and words.isupper() else 0


def _after_host(words: str, found: tuple[int, int]) -> int:
    """`EXE CITY COUNCIL LICENSING COMMITTEE`: where the committee's own name begins."""
    host = re.match(r".{3,60}?(?<!JOINT)\s+COUNCIL\s+(?!FOR\b|ON\b|COMMITTEE|MEETING|OF\b|TAX\b)", words[: found[1]])
    return host.end() if host and host.end() < found[1] else found[0]


def _welsh_body(words: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"(?i:cyngor) [A-Z][\w'’ -]{3,60}", words)
    return (0, found.end()) if found else None


def _generic(name: str) -> bool:
    return name.strip().casefold() in _GENERIC


def _is_host(name: str, head: list[Line], line: Line) -> bool:
    """`Exe County Council` over `Cabinet`: the council is the host and the body is on one of the next lines."""
    return _under_host(name, head, line) is not None


def _under_host(name: str, head: list[Line], line: Line) -> tuple[str, Span] | None:
    """The body on one of the lines under its host, `name` on `line`."""
    if not name.casefold().endswith(("council", "authority", "assembly", "corporation")):
        return None
    # Links to the parts of a site may stand between them.
    later = [other for other in head if other.start > line.start and other.marker not in _BULLETS][:4]
    for other in later:
        own = _MEETING_AFTER.sub("", _TITLE_ENDS.split(other.text, maxsplit=1)[0])
        found = body_at(own, _after_colon(own))
        whole = found and (found[1] == len(own) or _ASIDE.fullmatch(own, found[1]))
        if found and whole and found[0] == _after_colon(own) and not _generic(own):
            return clean_name(own[found[0] :]), other.span(found[0], len(own))
    return None


def _from_lead_in(outline: Outline) -> tuple[str, Span] | None:
    for section in outline.sections:
        if section.part not in ("decisions", "recommendations"):
            continue
        for line in section.lines[:2]:
            opening = _LEADING_IN.match(line.text)
            found = body_at(line.text, opening.end()) if opening else None
            if found and " " in line.text[found[0] : found[1]]:
                return clean_name(line.text[found[0] : found[1]]), line.span(*found)
    return None


def _organisation(outline: Outline, head: list[Line], body: tuple[str, Span] | None) -> tuple[str, Span] | None:
    """The host: named over the body, or within its name; the LGA where the page speaks of `the LGA` and of no host council."""
    name = body[0] if body else ""
    if name.casefold().endswith(("council", "authority")) and " " in name:
        return body
    for line in head[:12]:
        if (
            line.row is not None
            or line.marker
            or len(line.text) > 140
            or line.text.casefold().startswith(("cllr", "councillor", "present", "apolog"))
        ):
            continue
        for found in _COUNCIL_NAME.finditer(line.text):
            first = line.text[: found.start()].casefold() in ("", "the ")
            alone = first and (len(line.text) - found.end() < 3 or _TITLE_ENDS.match(line.text, found.end()) is not None)
            if found.group().strip() != name and (alone or (not outline.item_page and _MINUTES_OF.search(line.text))):
                return clean_name(found.group()), line.span(found.start(), found.end())
    for line in head[:3]:
        # `East of England Local Government Association` is not the national one.
        if _REGIONAL.fullmatch(line.text):
            return clean_name(line.text), line.span()
    of_lga = _LGA.may_match_within(outline.signs) and not (_COUNCILS_BODY.search(name) or holds_a_place(name))
    for line in outline.lines if of_lga else ():
        if lga := _LGA.search(line.text):
            return "Local Government Association", line.span(lga.start(), lga.end())
    if (
        not outline.item_page
        and head
        and re.search(r"\b(?:Association|Agency|Authority|Partnership|Service)\b", head[0].text)
        and title_length(head[0])
        and (body is None or head[0].text != body[0])
    ):
        own = _TITLE_ENDS.split(head[0].text, maxsplit=1)[0]
        return clean_name(own), head[0].span(0, len(own))
    return None


def title_length(line: Line) -> bool:
    """True for a line no longer than the name of an organisation."""
    return len(line.text) < 90 and not line.text.endswith(".")

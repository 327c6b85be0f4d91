"""The names in one line of an attendance list, and what the list says of those in it."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from councilgraph.loaders.minutes.forenames import FORENAMES
from councilgraph.loaders.minutes.names import PrintedName, parse_inverted, parse_name, titled_names
from councilgraph.loaders.minutes.roles import begins_joint_place, is_initialled_body, is_job
from councilgraph.loaders.minutes.rolls import Who
from councilgraph.loaders.minutes.run_on import after_post, run_on
from councilgraph.loaders.minutes.surnames import follows_a_name, under_one_title
from councilgraph.loaders.record import AttendanceStatus
from councilgraph.loaders.register import Register

_SEGMENT: Final = re.compile(
    r"(?:^|\([A-Z]{2,3}\)\s+(?=[A-Z][a-z]+ [A-Z])|\([^()]{2,40}\)\s+(?=[A-Z][a-z]+ [A-Z][\w'’-]+ \()|[,;:•·\u2022*]\s*|\s+and\s+|\s+(?:ac?|a['’]r)\s+(?=[A-Z][a-z]+ [A-Z])|\s+together with\s+|\s*&\s*|\s[-–—]\s)(?:and\s+|&\s*|plus\s+)?(?:(?:also\s+)?from\s+)?(?:(?:(?:Deputy|Vice)[- ]?)?Chair(?:man|woman|person)?\b\s*[:–-]?\s+)?"
)
# What may follow a name without a title in a list of names.
CLEAN: Final = re.compile(
    r"\s*(?:$|[,;:.(&/\[*–—·•|-]|(?:ac?\s+[A-Z]|and|for|as|in place|on behalf|together|substitut\w+|sub|deputi\w+|vice|from|of|representing|was|were|who)\b)"
)
_WELSH_AND: Final = frozenset(["a", "ac", "a'r", "a’r"])
_RUN_ON: Final = re.compile(r"\s+(?P<first>[A-Z][a-z]+)\s+[A-Z][a-z]")
_NEXT_INITIALS: Final = re.compile(r"\s+(?=(?:(?:Mrs|Mr|Ms|Miss|Dr|Rev)\.?\s+)?(?:[A-Z]\.?\s?){1,3}[A-Z][a-z])")
_INITIALS: Final = re.compile(r"[A-Z]\.?(?:\s|[A-Z])")
# `Leader of Council Ann Lee (Chair)`.
_LEADER: Final = re.compile(r"(?:Deputy )?(?:Leader(?: of (?:the )?Council)?|Elected Mayor)\s+(?=[A-Z][a-z'’-]+ [A-Z])")
_POST_WORDS: Final = re.compile(r"(?:(?:[A-Z][\w'’&-]*|of|for|and|to)\s+){1,7}(?=[A-Z])")
_SPACE: Final = re.compile(r"\s+")
_BRACKET: Final = re.compile(r"[()\[\]]")
# A line of a list is looked at several times over.
_REMEMBERED: Final = 500


class Listing(NamedTuple):
    """The list that a line stands in: what being in it says, whose it is, and whether names are printed surname first."""

    status: AttendanceStatus
    register: Register
    on: str | None
    who: Who | None = None
    titled: bool = False
    inverted: bool = False
    absent_mark: str | None = None


@lru_cache(maxsize=_REMEMBERED)
def listed_names(text: str, listing: Listing) -> tuple[PrintedName, ...]:
    """Names in a line of an attendance list: with titles, or at the start of a segment and not followed by further words."""
    if (first := parse_inverted(text, titled=not listing.inverted)) is not None:
        return (first,)
    taken = list(titled_names(text))
    depth_at = _depths(text)
    taken += under_one_title(text, taken, listing.register, listing.on)
    for titled in list(taken):
        # `Cllr Ann Lee Helen Hay (Clerk)`, where a page ran two lines together.
        more = _RUN_ON.match(text, titled.end)
        if (
            more
            and more["first"].casefold() in FORENAMES
            and (name := _untitled(text, more.start("first"), listing))
            and not name.honorific
        ):
            taken.append(name)
        elif more:
            taken += _run_on(text, titled.end, 2, listing)
    for segment in _SEGMENT.finditer(text):
        start: int | None = segment.end()
        if follows_a_name(text, segment, taken):
            continue
        if segment.group().strip() in _WELSH_AND and not any(name.end == segment.start() for name in taken):
            continue
        while start is not None and start < len(text):
            name = None
            if not depth_at[start] and not any(other.start <= start < other.end for other in taken):
                name = _untitled(text, start, listing)
                if name is None and listing.status == "in-attendance":
                    name = after_post(text, start) or _after_post(text, start, listing)
                if name is None and (runs := _run_on(text, start, 3, listing)):
                    taken += runs
                    break
                if name is None and (leads := _LEADER.match(text, start)):
                    name = _untitled(text, leads.end(), listing)
            if name is None or any(other.start < name.end and start < other.end for other in taken):
                break
            taken.append(name)
            more = _NEXT_INITIALS.match(text, name.end) if _INITIALS.match(name.name) else None
            start = more.end() if more else None
    return tuple(sorted(taken, key=lambda name: name.start))


def _untitled(text: str, start: int, listing: Listing) -> PrintedName | None:
    name = parse_name(text, start, titled=listing.titled, listed=True)
    if name is None or (name.name.isupper() and not name.name.istitle() and text.isupper()):
        return None
    runs_on = _INITIALS.match(name.name) and _NEXT_INITIALS.match(text, name.end)
    if not (CLEAN.match(text, name.end) or runs_on or (" " in name.name and is_job(re.split(r"[,;(]", text[name.end :])[0]))):
        return None
    if " " in name.name and not _INITIALS.match(name.name) and listing.register.resolve(name.name, listing.on).how != "unknown":
        return None
    if is_initialled_body(name.name, listing.register, listing.on) or begins_joint_place(text[name.start :], listing.register, listing.on):
        return None
    return name._replace(honorific="Cllr" if listing.titled else name.honorific)


def _run_on(text: str, start: int, fewest: int, listing: Listing) -> list[PrintedName]:
    return [name._replace(honorific="Cllr" if listing.titled else None) for name in run_on(text, start, fewest)]


def _after_post(text: str, start: int, listing: Listing) -> PrintedName | None:
    """`Chief Fire Officer Ann Lee`: the name that follows a post without a mark between them."""
    post = _POST_WORDS.match(text, start)
    for word in _SPACE.finditer(text, start, post.end()) if post else ():
        if is_job(text[start : word.start()].rsplit(" ", 1)[-1]) and (name := _untitled(text, word.end(), listing)) and " " in name.name:
            return name
    return None


def _depths(text: str) -> list[int]:
    if "(" not in text and "[" not in text:
        return [0] * (len(text) + 1)
    found = [0] * (len(text) + 1)
    depth = begun = 0
    for bracket in _BRACKET.finditer(text):
        at = bracket.start()
        if depth:
            found[begun:at] = [depth] * (at - begun)
        depth += text[at] in "(["
        found[at] = depth
        depth -= text[at] in ")]" and depth > 0
        begun = at + 1
    if depth:
        found[begun:-1] = [depth] * (len(text) - begun)
    return found

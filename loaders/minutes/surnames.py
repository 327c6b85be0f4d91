"""Words in a list of people that look like names: surnames under a title printed once, which are; a ward after a dash, which is none."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from councilgraph.loaders.minutes.names import PrintedName, parse_name
from councilgraph.loaders.minutes.roles import is_job
from councilgraph.loaders.register import Register

_NEXT: Final = re.compile(r"(?:\s*\([^()]{1,40}\)){0,2}\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)(?=[A-Z])")
_ENDS: Final = re.compile(r"\s*(?:$|[,;.(&]|and\b)")
_DASHES: Final = ("-", "–", "—")
_ASIDES: Final = re.compile(r"(?:\s*\([^()]*\))*")
_STANDS_IN: Final = re.compile(r"(?:[A-Z]\S* ){1,4}(?:deputi|substitut|attend|standing|in place)")
# Fewer may be the council or the post of the one before.
_FEWEST: Final = 2


def under_one_title(text: str, titled: Sequence[PrintedName], register: Register, on: str | None) -> Iterator[PrintedName]:
    """The names that follow a member's name with no title of their own, where at least two do."""
    starts = {name.start for name in titled}
    for name in titled:
        if not name.is_member:
            continue
        found: list[PrintedName] = []
        position = name.end
        while (gap := _NEXT.match(text, position)) and gap.end() not in starts:
            following = parse_name(text, gap.end(), titled=False) or parse_name(text, gap.end(), titled=True)
            if following is None or not _ENDS.match(text, following.end) or is_job(following.name):
                break
            if register.resolve(following.name, on).how != "unknown":
                break
            found.append(following._replace(honorific=name.honorific))
            position = following.end
        if len(found) >= _FEWEST and any(" " not in other.name for other in found):
            yield from found


def follows_a_name(text: str, mark: re.Match[str], names: Sequence[PrintedName]) -> bool:
    """True for a dash right after a name: `Ann Lee (Chair) - Mid Galloway` goes on with her ward."""
    if mark.group().strip() not in _DASHES or _STANDS_IN.match(text, mark.end()):
        return False
    return any(_ASIDES.fullmatch(text, name.end, mark.start()) for name in names)

"""Names in a list that stand one after another with nothing between, as where a page ran its lines together: `Mark Poe Clare Hay Stuart Orr`."""

import re
from collections.abc import Iterator
from typing import Final

from councilgraph.loaders.minutes.forenames import FORENAMES
from councilgraph.loaders.minutes.names import PrintedName
from councilgraph.loaders.minutes.roles import is_job

# A forename and a surname, and what a bracket says of them.
_PAIR: Final = re.compile(
    r"\s*(?P<name>(?P<first>[A-Z][a-zé'’]+)\s+(?:[A-Z]\.?\s+)?(?P<last>(?:Mc|Mac|O['’]|Fitz)?[A-Z][a-z'’]+(?:-[A-Z][a-z'’]+)*))(?:\s+\([^()]{2,40}\))?(?=\s|$|[,;.])"
)
# Words of a post, and a name after them that has a post of its own.
_POST_THEN_NAME: Final = re.compile(
    r"(?:(?:[A-Z][\w'’&-]*|of|for|and|to|the)\s+){1,9}?(?P<name>(?P<first>[A-Z][a-z]+)\s+[A-Z][\w'’-]+),\s+(?P<post>[^,;]{3,60})"
)
_UNKNOWN: Final = 4


def run_on(text: str, start: int, fewest: int) -> Iterator[PrintedName]:
    """The names run together from a place to the end of a line or a mark, at least so many; nothing where what stands there is none.

    Every forename is a known one; of four names or more one need not be. A surname that is a forename too leaves in doubt where names begin.
    """
    pairs: list[re.Match[str]] = []
    end = start
    while pair := _PAIR.match(text, end):
        pairs.append(pair)
        end = pair.end()
    if len(pairs) < fewest or text[end:].strip()[:1] not in ("", ",", ";", "."):
        return
    known = sum(pair["first"].casefold() in FORENAMES for pair in pairs)
    doubtful = sum(pair["last"].casefold() in FORENAMES for pair in pairs)
    if known < len(pairs) - (len(pairs) >= _UNKNOWN) or pairs[0]["first"].casefold() not in FORENAMES or doubtful * 2 > len(pairs):
        return
    for pair in pairs:
        yield PrintedName(pair.start("name"), pair.end("name"), " ".join(pair["name"].split()))


def after_post(text: str, start: int) -> PrintedName | None:
    """`Director of Place Services Colin Hay, Chief Officer`, after a comma: the name that a line run on gives after the post of the one before."""
    found = _POST_THEN_NAME.match(text, start)
    if (
        found is None
        or found["first"].casefold() not in FORENAMES
        or not is_job(found["post"])
        or not is_job(text[start : found.start("name")])
    ):
        return None
    return PrintedName(found.start("name"), found.end("name"), " ".join(found["name"].split()))

"""What a hard wrap parts: a date, a name after its title or initials, a forename and its surname in a list."""

import re
from typing import Final

from councilgraph.loaders.minutes.dates import MONTH_NAMES
from councilgraph.loaders.minutes.forenames import FORENAMES

# `Miss S J Carrick, Mr M` over `Dent`.
_TITLE_LEFT: Final = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Cllrs?|Councillors?)\.?(?: [A-Z]\.?){0,3}$")
_SURNAME: Final = re.compile(r"(?:[A-Z]\.? )*[A-Z][a-z'’]+")
# `Tuesday, 19` over `March 2024`.
_DAY_LEFT: Final = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?$")
_MONTH: Final = re.compile(r"(?:" + MONTH_NAMES + r"),? \d{4}\b")
# `and Barry` over `Lee, Lead Member`; `Caroline Marsh, Kirsten` over `Gale, Ross Garrod`.
_FORENAME_LEFT: Final = re.compile(r"(?:[,;:]|\band) (?P<title>(?:Dr|Mr|Mrs|Ms|Miss|Prof|Cllr)\.? )?(?P<word>[A-Z][a-z]+)$")
_SURNAME_THEN: Final = re.compile(r"[A-Z][\w'’-]+(?:[,;.]| \(| and |$)")
_WHOLE_NAME: Final = re.compile(r"[A-Z][a-z'’]+(?: [A-Z][\w'’.-]*){1,2}(?: \([^()]*\))?")
_PARTS: Final = re.compile(r"[,;:]\s+(?:and )?|\band ")
_ASIDE: Final = re.compile(r"\s*\([^()]*\)")
_FEWEST: Final = 2


def is_broken(first: str, second: str) -> bool:
    """True where the first line ends within a date or a name that the second goes on with."""
    if _DAY_LEFT.search(first) and _MONTH.match(second):
        return True
    if " " in first and _TITLE_LEFT.search(first) and _SURNAME.match(second):
        return True
    left = _FORENAME_LEFT.search(first)
    if left is None or not _SURNAME_THEN.match(second):
        return False
    # In a list of forenames and surnames a single word is half of one.
    before = [part.strip() for part in _PARTS.split(_ASIDE.sub("", first[: left.start()])) if part.strip()]
    wanted = 1 if left["title"] else _FEWEST
    whole = len(before) >= wanted and all(map(_WHOLE_NAME.fullmatch, before[-wanted:]))
    return whole or (not left["title"] and left["word"].casefold() in FORENAMES)

"""People whom the minutes of a parish, town or community council speak of by a common forename and a surname, wherever that is no place or firm."""

import re
from functools import lru_cache
from typing import Final

from councilgraph.loaders.minutes.forenames import FORENAMES, LANDSCAPE, THINGS, TRADES
from councilgraph.loaders.minutes.names import PrintedName
from councilgraph.loaders.minutes.roles import is_job
from councilgraph.loaders.minutes.words import Ending

_WORDS: Final = 2
# The people of a page are spoken of again and again.
_REMEMBERED: Final = 500
# Where a place, a school or a firm stands, and what is named after somebody.
_PLACE_BEFORE: Final = Ending(
    r"\b(?:the|at|in|near|outside|opposite|behind|beside|along|into|around|past|towards|st|old|former|via|between|road|street)\s+$",
    "the|at|in|near|outside|opposite|behind|beside|along|into|around|past|towards|st|old|former|via|between|road|street",
    flags=re.IGNORECASE,
)
_FIRM_AFTER: Final = re.compile(
    r"\s*(?:&|and) (?:Sons?|Co|Partners|Associates|Daughters?)\b|\s+(?:Ltd|Limited|LLP|Solicitors|Builders|school|surgery|site|area|land|field|footpath|estate|development|bench|memorial|trophy|cup|award)\b"
    r"|,? (?:Road|Lane|Street|Close|Way|Drive|Avenue|Court|House|Hall)\b|-"
)
# Another word with a capital makes it the rest of a longer name: `Capel Isaac Chapel`. A post may stand so, and what begins a sentence.
_CAPITAL_BEFORE: Final = re.compile(r"(?<![\w’'-])(?P<word>[A-Z][\w’'-]*)\s+$")
_BEGINS: Final = frozenset(
    """email contact ask thank tell remind phone ring invite write see from to by with and for but when as that also both is has did since after before if""".split()
)
# Initials of a council's name, and the part of it or the post there: `Ann Lee, MCC`, `Bo Hay, NCC Highways`, `Cy Poe, MCC Rights of Way Officer`.
OF_COUNCIL: Final = re.compile(
    r"[,/]\s?(?P<words>[A-Z]{1,4}[BCD]C(?: (?:Highways?|Planning|Housing|Legal|Estates|Waste))?)\b"
    r"(?: (?P<role>[A-Z][\w&’'/-]*(?: (?:(?:of|and|for|&) )?[A-Z][\w&’'/-]*){0,5}))?(?=[\s,.;)&]|$)"
)

# `Ann Lee - Treasurer, Bo Hay - Bookings Secretary`.
DASHED_POST: Final = re.compile(r"\s+[-–—]\s+(?P<words>[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,2})(?=[,.;]|$)")

# Only members propose and second: `Mr Lee prop. Mr Hay 2nd that …`.
MOVES_AFTER: Final = re.compile(r"\s+(?:prop(?:osed)?\b|seconded\b|2nd\b)")
MOVES_BEFORE: Final = Ending(
    r"\b(?:prop(?:osed)?\.?|seconded|2nd\.?)(?: by)?\s+$", "prop|prop.|proposed|proposed.|seconded|2nd|2nd.|by", flags=re.IGNORECASE
)


@lru_cache(maxsize=_REMEMBERED)
def is_common(name: PrintedName) -> bool:
    """True for a common forename and one other word, which name a person where people are written to, asked or said to be something."""
    words = name.name.split()
    if len(words) != _WORDS or words[0].casefold() not in FORENAMES or name.name.isupper():
        return False
    return words[1].casefold() not in LANDSCAPE and name.name.casefold() not in TRADES


def is_spoken_of(text: str, name: PrintedName) -> bool:
    """True for a name in running words that only a person's can be."""
    if not is_common(name) or name.name.split()[1].casefold() in THINGS:
        return False
    if _PLACE_BEFORE.search(text[max(0, name.start - 20) : name.start]) or _FIRM_AFTER.match(text, name.end):
        return False
    capital = _CAPITAL_BEFORE.search(text[max(0, name.start - 40) : name.start])
    return capital is None or capital["word"].casefold() in _BEGINS or is_job(capital["word"])

"""Councils that are called by a part of their names alone: `Stoke`, `Windsor`, `BANES`."""

import re
from collections.abc import Iterator
from typing import Final

from councilgraph.loaders.names import SHORT_COUNTIES

# Councils that are called by the first part of their names alone.
SHORT_PLACES: Final = {
    "BANES": "Bath and North East Somerset",
    "Barking": "Barking and Dagenham",
    "Basingstoke": "Basingstoke and Deane",
    "Bath": "Bath and North East Somerset",
    "Blackburn": "Blackburn with Darwen",
    "Bracknell": "Bracknell Forest",
    "Brighton": "Brighton and Hove",
    "Cheshire West": "Cheshire West and Chester",
    "Folkestone": "Folkestone and Hythe",
    "Hammersmith": "Hammersmith and Fulham",
    "Hinckley": "Hinckley and Bosworth",
    "Kensington": "Kensington and Chelsea",
    "King's Lynn": "King's Lynn and West Norfolk",
    "Kingston": "Kingston upon Thames",
    "Newark": "Newark and Sherwood",
    "Nuneaton": "Nuneaton and Bedworth",
    "Redcar": "Redcar and Cleveland",
    "Reigate": "Reigate and Banstead",
    "Richmond": "Richmond upon Thames",
    "Stockton": "Stockton-on-Tees",
    "Stoke": "Stoke-on-Trent",
    "Telford": "Telford and Wrekin",
    "Tonbridge": "Tonbridge and Malling",
    "Windsor": "Windsor and Maidenhead",
}
# Beside another capitalised word it is part of another name: `Stoke Newington`, `Cllr Stockton`.
_NAME_ENDS: Final = re.compile(r"(?!(?:Both|Neither|That|But|And)\b)[A-Z][\w'’.-]*\s$")
SHORT_COUNCIL: Final = re.compile(rf"({'|'.join(SHORT_PLACES)}) (?:(?:City|Borough) )?Council")
_LOOK_BACK: Final = 60
_NAME_AFTER: Final = re.compile(r"\s+[A-Z]")


def is_part(text: str, start: int, end: int) -> bool:
    """True for a council's short name that is part of another name."""
    if text[start:end] not in SHORT_PLACES:
        return False
    return bool(_NAME_AFTER.match(text, end) or _NAME_ENDS.search(text, max(0, start - _LOOK_BACK), start)) or text[end : end + 1] == "-"


def otherwise(name: str, place: str) -> Iterator[str]:
    """`Glos` for Gloucestershire, `Gyngor` for Cyngor after a Welsh preposition, `ScarboroughBorough Council` where a page ran words together."""
    short = SHORT_COUNTIES.get(place)
    if short:
        yield short
    compass, _, county = place.partition(" ")
    if compass in ("north", "south", "east", "west") and county in SHORT_COUNTIES:
        yield f"{compass} {SHORT_COUNTIES[county]}"
    if name.startswith("Cyngor "):
        yield f"Gyngor {name[7:]}"
        yield f"Chyngor {name[7:]}"
    joined = re.sub(r" (County|Borough|District|City|Metropolitan Borough) Council$", r"\1 Council", name)
    if joined != name:
        yield joined


def hyphenated(place: str) -> str:
    """`southend on sea` -> `southend-on-sea`, as the councils print it."""
    return re.sub(r" (on|upon|in|under|le|by) ", r"-\1-", place)

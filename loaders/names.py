"""Names of councils and organisations brought to one form for comparing."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Abbreviations that stand for one thing in a council's printed name. `cc` is a county or a city council: see register.py.
_ABBREVIATIONS: Final = {
    "dc": "district council",
    "bc": "borough council",
    "mbc": "metropolitan borough council",
    "mdc": "metropolitan district council",
    "mb": "metropolitan borough",
    "mc": "metropolitan council",
    "met": "metropolitan",
    "lb": "london borough",
    "lbc": "london borough council",
    "rb": "royal borough",
    "rbc": "royal borough council",
    "ca": "combined authority",
    "ua": "",
    "ne": "north east",
    "nw": "north west",
    "se": "south east",
    "sw": "south west",
    "co": "county",
    "n": "north",
    "s": "south",
    "e": "east",
    "w": "west",
    # County abbreviations in long use by the Post Office and the counties themselves.
    "beds": "bedfordshire",
    "berks": "berkshire",
    "bucks": "buckinghamshire",
    "cambs": "cambridgeshire",
    "derbys": "derbyshire",
    "glos": "gloucestershire",
    "hants": "hampshire",
    "herefs": "herefordshire",
    "herts": "hertfordshire",
    "lancs": "lancashire",
    "leics": "leicestershire",
    "lincs": "lincolnshire",
    "northants": "northamptonshire",
    "northd": "northumberland",
    "notts": "nottinghamshire",
    "oxon": "oxfordshire",
    "salop": "shropshire",
    "shrops": "shropshire",
    "staffs": "staffordshire",
    "warks": "warwickshire",
    "wilts": "wiltshire",
    "worcs": "worcestershire",
    "yorks": "yorkshire",
}
# County -> how it is shortened in print.
SHORT_COUNTIES: Final = {county: short for short, county in _ABBREVIATIONS.items() if county.endswith(("shire", "northumberland"))}
_PREFIXES: Final = (
    "london borough of",
    "london borough",
    "royal borough of",
    "royal borough",
    "metropolitan borough of",
    "metropolitan district of",
    "borough council of",
    "city and county of",
    "city and borough of",
    "council of the",
    "borough of",
    "county of",
    "city of",
    "the",
    "county",
)
_SUFFIXES: Final = (
    "council",
    "metropolitan",
    "borough",
    "district",
    "county",
    "city",
    "unitary",
    "authority",
    "london",
    "royal",
    "corporation",
)
_FIRST_WORDS: Final = frozenset(prefix.partition(" ")[0] for prefix in _PREFIXES)
_WORDS: Final = re.compile(r"[a-z0-9]+")
# Councils are named again and again, in every document.
_REMEMBERED: Final = 20_000


@lru_cache(maxsize=_REMEMBERED)
def fold(name: str) -> str:
    """A name in lower case ASCII words: `&` is `and`, hyphens are spaces, apostrophes and other marks are gone.

    >>> fold("Bath & North-East Somerset"), fold("King’s Lynn")
    ('bath and north east somerset', 'kings lynn')
    """
    plain = name.replace("&", " and ")
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return " ".join(_WORDS.findall(plain.lower().replace("'", "").replace(".", "")))


@lru_cache(maxsize=_REMEMBERED)
def expand(folded: str) -> str:
    """A folded name with its abbreviations written out.

    >>> expand("bath and ne somerset")
    'bath and north east somerset'
    """
    words = folded.split()
    spelled = [_ABBREVIATIONS.get(word, word) for word in words]
    # `Lewes DC`: an abbreviation is not the whole name.
    return " ".join(" ".join(spelled).split()) if len(words) > 1 else folded


@lru_cache(maxsize=_REMEMBERED)
def place_and_form(folded: str) -> tuple[str, frozenset[str]]:
    """A folded name parted into the place and the words for the kind of council around it.

    >>> place_and_form("royal borough of kingston upon thames council")[0]
    'kingston upon thames'
    """
    form: set[str] = set()
    place = folded
    changed = folded.partition(" ")[0] in _FIRST_WORDS or folded.rpartition(" ")[2] in _SUFFIXES
    while changed:
        changed = False
        for prefix in _PREFIXES:
            if place.startswith(prefix + " "):
                form.update(prefix.split())
                place, changed = place[len(prefix) + 1 :], True
        for suffix in _SUFFIXES:
            if place.endswith(" " + suffix):
                form.add(suffix)
                place, changed = place[: -len(suffix) - 1], True
    return place, frozenset(form - {"of", "and", "the"})

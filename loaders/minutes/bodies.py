"""The name of a body in running words: a run of capitalised words that ends in Board, Committee, Council …"""

import re
from typing import Final

from councilgraph.loaders.minutes.words import sign, signs

BODY_WORDS: Final = frozenset(
    """board committee cabinet panel council forum executive sub-committee subcommittee commission partnership assembly authority group team trust sub-group subgroup alliance
    consortium convention tribunal employers
    boards committees""".split()
)  # fmt: skip
# One of these stands wherever a body is named; `members` as of `Lead Members`.
_HOLDS_ONE: Final = sign("|".join(sorted({*BODY_WORDS, "members", "leaders"})))
_CONNECTORS: Final = frozenset(("and", "of", "the", "for", "on", "in", "&", "–", "-", "to", "with", "upon"))
_STOPS: Final = frozenset(("held", "meeting", "at", "which", "was", "minutes", "commencing", "took", "date"))
_OPENERS: Final = frozenset(
    """the a an last previous ordinary annual extraordinary special virtual remote first inaugural public monthly general agm meeting of""".split()
)  # fmt: skip
_WORD: Final = re.compile(r"\S+")
# `Boardnoted`: two words that a page ran together.
_JOINED: Final = re.compile(r"(Board|Committee|Panel|Cabinet|Executive|Group)(?:noted|agreed|approved|resolved|thanked)\b")
_LEADERS: Final = re.compile(r"(?:[A-Z][\w&'’-]* ){0,4}Leaders['’]? Meeting\b")
_LONGEST: Final = 110
_SMALL: Final = re.compile(
    r"[A-Z][a-z]+(?:,? (?:[a-z]+|[A-Z][a-z]+)){0,6}? (?:committee|panel|board|cabinet|forum|commission|sub-committee)"
)
# `Licensing Sub-Committee B`, one of several of the name.
_LETTERED: Final = re.compile(r" (?:[A-H]|[1-9])(?=\s*$|\s+[-–—(]|,|\s+(?:held|on|meeting)\b)")
# `EXE VALLEY COMBINED AUTHORITY (EVCA) CABINET`.
_INITIALS_ASIDE: Final = re.compile(r"\([A-Z][a-z]{1,5}\)|\b(?:Wlga|Lga|Nilga|Cosla|Nhs|Bcp)\b")


def body_at(text: str, start: int = 0) -> tuple[int, int] | None:
    """Where the name of a body stands that begins at `text[start]`, articles and words such as `last` passed over; or None.

    >>> text = "Note of last Improvement & Innovation Board meeting"
    >>> text[slice(*body_at(text, 8))]
    'Improvement & Innovation Board'
    """
    if not signs(text) & _HOLDS_ONE:
        return None
    if leaders := _LEADERS.match(text, start):
        return leaders.span()
    begin: int | None = None
    end: int | None = None
    for word in _WORD.finditer(text, start, min(len(text), start + _LONGEST)):
        plain = word.group().strip(",.;:()[]").casefold().removesuffix("'s").removesuffix("’s").rstrip("'’")
        if begin is None and plain in _OPENERS:
            continue
        if plain in _STOPS or not (word.group().lstrip("(\"'“‘")[:1].isupper() or plain in _CONNECTORS):
            break
        if begin is None:
            if plain in _CONNECTORS:
                break
            begin = word.start()
        if word.group()[0].isupper() and (plain in BODY_WORDS or (plain == "members" and text[: word.start()].endswith("Lead "))):
            end = word.start() + len(word.group().rstrip(",.;:()[]").removesuffix("'s").removesuffix("’s").rstrip("'’"))
        elif joined := _JOINED.match(word.group()):
            return begin, word.start() + joined.end(1)
        if word.group()[-1] in ".;:":
            break
    if begin is None or end is None:
        return None
    lettered = _LETTERED.match(text, end)
    return begin, lettered.end() if lettered else end


def is_small_body(text: str) -> bool:
    """True for a line such as `Audit committee`, as councils print a body's name that are sparing with capitals."""
    return _SMALL.fullmatch(text) is not None


def clean_name(name: str) -> str:
    """The name of a body as it is written, one in capitals with small letters, initials apart."""
    words = " ".join(name.split()).strip(" ,-–")
    if not words.isupper():
        return words
    titled = (
        words.title().replace(" And ", " and ").replace(" Of ", " of ").replace(" The ", " the ").replace("’S", "’s").replace("'S", "'s")
    )
    return _INITIALS_ASIDE.sub(lambda found: found.group().upper(), titled)

"""The titles before a name: those of elected members, ranks, courtesies; where one begins, and in which lines none does."""

import re
from collections import defaultdict
from functools import lru_cache
from typing import Final

from councilgraph.loaders.minutes.words import sign, signs

# Titles of elected members; Welsh ones among them.
_TIER: Final = r"County|Borough|City|District|Town|Parish|Ward|Unitary|C|B|D"
_MEMBER: Final = rf"(?:(?:{_TIER})\.?\s+)?(?:Cllrs?|Cllors?|Councillors?|Councilors?|Clr|(?:C|Ch|G)ynghor(?:ydd|wyr)|Cyngh?r?)\.?(?:\s+Sir\.?(?=\s+[A-Z]))?"
_RANK: Final = (
    r"(?:(?:Deputy|Executive|City)\s+)?(?:Lord\s+)?(?:Mayor|Provost)|Baill?ies?|Alderman|Aldermen|Ald\.?|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Earl|(?:The\s+)?(?:Right|Rt\.?)\s+Hon\.?(?:ourable)?"
    r"|Dr\.?|Prof\.?|Professor|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?|Messrs\.?|Rev(?:erend|d)?\.?|Canon|Father|Fr\.?|Capt(?:ain)?\.?|Major|Col(?:onel)?\.?"
    r"|(?:(?:Chief|Ch\.?|Detective|Det\.?)\s+)?(?:Inspector|Insp\.?|Superintendent|Supt\.?|Constable)|Sgt\.?|Sergeant|PCSO|PC|ACC|CFO|HMI"
)
# What any of these begins with, in whatever case after the first letter; a space is any space.
TITLE_BEGINNINGS: Final = (
    "ald|acc|borough|bail|baron|b.|b |city|county|councillor|councilor|cllr|cllor|clr|cyng|canon|capt|col|chief|ch.|ch |const|cfo|c.|c |district|dep|det|dame|dr|d.|d |earl|exec|father|fr|gynghor|chynghor"
    "|hmi|insp|lord|lady|mayor|major|mr|ms|miss|mx|messrs|parish|prov|prof|pc|right|rt|rev|sir|sup|sgt|sergeant|town|the |unitary|viscount|ward"
)


def _begins() -> str:
    """The pattern of those beginnings, parted by their first letters: seen at once, where the titles are many."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for words in TITLE_BEGINNINGS.split("|"):
        by_letter[words[0].upper()].append(re.escape(words[1:]).replace(r"\ ", r"\s"))
    return "|".join(f"{letter}(?i:{'|'.join(rests)})" for letter, rests in by_letter.items())


_BEGINS: Final = f"(?:{_begins()})"
# `CllrAnn Lee`, where a page ran words together.
_RUN_ON: Final = r"(?-i:(?:Cllr|Councillor)(?=[A-Z][a-z]+ [A-Z]))"
TITLE: Final = rf"(?:(?:{_MEMBER}|{_RANK})(?:\s+(?={_BEGINS})(?={_MEMBER}|{_RANK})|(?=\s))|{_RUN_ON})"
# The first word of any title, alone.
_TITLE_WORD: Final = re.compile(
    rf"(?:(?:{_TIER}|Deputy|Executive|Lord|The|Right|Rt|Chief|Ch|Detective|Det)\.?|{_MEMBER}|{_RANK})$|Cllr[A-Z]|Councillor[A-Z]",
    re.IGNORECASE,
)
TITLES: Final = re.compile(rf"(?<![\w'’-])(?={_BEGINS})(?i:(?P<title>{TITLE}(?:(?={_BEGINS}){TITLE})*))\s*")
# Where a title begins: a capital looked for first and the rest about it after, which is many times faster.
TITLE_AT: Final = re.compile(rf"[A-Z](?<![\w'’-].)(?<=(?={_BEGINS})(?=(?i:{TITLE})).)")
# What a text with a title in it holds; a space or a full stop follows the short ones.
TITLE_SIGNS: Final = (
    "cllr|cllor|councillor|councilor|clr|cyng|ynghor|mayor|provost|bailie|baillie|alderman|aldermen|lord|lady|baron|viscount|prof|miss|messrs|reverend|revd|canon|father|capt|major"
    "|colonel|honourable|inspector|superintendent|constable|sergeant|pcso"
    + "".join(
        f"|{short}{after}"
        for short in "ald sir dame earl hon dr mr mrs ms mx rev fr col insp supt sgt pc acc cfo hmi".split()
        for after in " .\n\t\xa0"
    )
)
_HOLDS_TITLE: Final = sign(TITLE_SIGNS)
# `CC Ann Lee` among those present is a county councillor.
TIERS: Final = frozenset(["BC", "CC", "DC"])
_MEMBER_TITLE: Final = re.compile(_MEMBER, re.IGNORECASE)
_MEMBER_RANK: Final = re.compile(r"\b(?:Mayor|Alderman|Ald|Provost|Baill?ies?)\b")
IS_PLURAL: Final = re.compile(
    r"\b(?:Cllrs|Cllors|Councillors|Councilors|Messrs|Aldermen|Baill?ies|(?:C|Ch|G)ynghorwyr)\b\.?", re.IGNORECASE
)


@lru_cache(maxsize=200)
def is_members(title: str) -> bool:
    """True for the title of an elected member."""
    return bool(title in TIERS or _MEMBER_TITLE.search(title) or _MEMBER_RANK.search(title))


@lru_cache(maxsize=200)
def is_plural(title: str) -> bool:
    """True for a title of several people: `Cllrs`, `Messrs`."""
    return IS_PLURAL.search(title) is not None


def may_begin_a_title(word: str) -> bool:
    """False where no title has `word` as its first: `Deputy` of `Deputy Mayor` may begin one."""
    return _TITLE_WORD.match(word) is not None


@lru_cache(maxsize=200)
def singular(title: str) -> str:
    """The title of each of the people who share a plural one, without its full stop; any other title as it is."""
    title = re.sub(r"(?:C|Ch|G)ynghor(?:wyr|ydd)", "Cynghorydd", title)
    return re.sub(r"\bAldermen\b", "Alderman", re.sub(r"\b(Cllr|Councillor|Baill?ie)s\b", r"\1", title, flags=re.IGNORECASE)).rstrip(".")


def may_hold_a_title(text: str) -> bool:
    """False where no part of `text` certainly is a title."""
    return bool(signs(text) & _HOLDS_TITLE)

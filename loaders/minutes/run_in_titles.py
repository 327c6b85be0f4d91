"""Titles that run into their business on one line: where they end, with a full stop, in capitals, or with no mark at all."""

import re
from collections.abc import Sequence
from typing import Final

from councilgraph.loaders.minutes.headings import title_like

# `TO REVIEW THE LEASE It was said that …`, `Bus stop. The Council had asked …`.
SHOUTED_TITLE: Final = re.compile(
    r"(?P<title>(?:[A-Z0-9’'&/,()–-]{2,}|[A&-]|I)(?: (?:[A-Z0-9’'&/,()–-]{2,}|[A&-])){2,}) (?=[A-Z][a-z’']* [a-z])"
)
# `1088 MINUTES - Resolved - That …`: a title in capitals, and its business after a dash.
DASHED_ITEM: Final = re.compile(r"(?P<number>\d{1,4})\.?\s+(?P<title>[A-Z][A-Z0-9 ,'’&():/.-]{3,90}?)\s+[-–—]\s+(?=[A-Z][a-z])")
_SENTENCE_TITLE: Final = re.compile(r"(?P<title>[A-Z][^.:;!?]{2,80})\.\s+(?=[A-Z“‘\"'])")
_TELLS: Final = frozenset(
    """was were is are had has have be been will would should that noted agreed reported advised asked thanked approved resolved declared proposed gave said""".split()
)
_ABBREVIATED: Final = frozenset(["cllr", "mr", "mrs", "ms", "dr", "st"])
# So many titles of a page that stand so, and no fewer than every second of its numbers, are its way of printing them.
FEWEST: Final = 4
# `107/17 To Discuss the Play Area The Clerk advised that …`: what a sentence begins with, after a word that it cannot go on from.
_BUSINESS: Final = re.compile(
    r"’?\.\s+(?P<sentence>(?=[A-Z]))|\s[-–—•]\s+(?P<marked>(?=The\b|Were [a-z]|[A-Z][a-z]+day \d))"
    r"|\s+(?P<begins>•|(?=The\b|(?:Cllr\.?|Councillor|Cllrs|Mrs?|Ms|Miss) (?:[A-Z][\w'’.-]+ ){1,3}(?:and (?:the )?(?:[A-Z][\w'’.-]* ){1,5})?(?!(?:and|of|to|in|on|at|for|by|from|with)\b)[a-z]"
    r"|(?:There|They|It|This|These|Apologies|Payments|Parish Council) (?:was|were|is|are|had|has|have)\b|(?:A|An|No|None|All|Following|One|Were) [a-z]|In order\b))"
)
_LEADS_ON: Final = frozenset(
    "a an the those and or of to in on at by for from with between under outside near opposite behind via cllr cllrs mr mrs ms & re".split()
)
# What no title begins with.
_SENTENCE: Final = re.compile(r"(?:The|There|A|An|It|That|This|Cllrs?|Councillors?|Mrs?|Members?|RESOLVED|Resolved|In|At|All)\b")
_PREDICATE: Final = re.compile(r"\s(?:was|were|is|had|has)\s")
_LONGEST: Final = 200
# What is left of a line whose title cannot be told from its business.
_HEAD: Final = 90


def runs_in(text: str) -> re.Match[str] | None:
    """The title that a sentence follows on its line; a sentence is no title."""
    found = _SENTENCE_TITLE.match(text) if ". " in text else None
    words = re.findall(r"\w+", found["title"].casefold()) if found else []
    return found if found and _TELLS.isdisjoint(words) and words[-1] not in _ABBREVIATED and title_like(found["title"]) else None


def unmarked_title(text: str) -> tuple[int, int] | None:
    """Where a title ends that runs into its business without a mark, or with a dash, and where the business begins; None where none is
    seen to begin."""
    return _parted(text) if text[:1].isupper() and not _SENTENCE.match(text) else None


def title_anyway(text: str) -> tuple[int, int]:
    """The same of a line that is known to begin with a title: that may be the subject of its first sentence, or as many words as a title has."""
    if parted := _parted(text):
        return parted
    if len(text) <= _HEAD + _HEAD and title_like(text):
        return len(text), len(text)
    predicate = _PREDICATE.search(text, 0, _HEAD)
    end = predicate.start() if predicate else text.rfind(" ", 0, _HEAD)
    return end, end


def _parted(text: str) -> tuple[int, int] | None:
    for found in _BUSINESS.finditer(text, 0, _LONGEST):
        title = text[: found.start()]
        last = title.rpartition(" ")[2].strip("‘“\"'(").casefold()
        if found.start() and last not in _LEADS_ON and not title.endswith((",", ":", "‘", "“", "(")) and title_like(title):
            return (found.start(), found.end()) if not _PREDICATE.search(title) else None
    return None


def are_run_in(texts: Sequence[str]) -> bool:
    """True for the numbered lines of a page, without their numbers, most of which are titles that run into their business."""
    return sum(unmarked_title(text) is not None for text in texts) >= max(FEWEST, len(texts) / 2)

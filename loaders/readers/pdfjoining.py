"""Whether one line of a PDF goes on with the line before, by its words, and how the two are put together."""

import re
from typing import Final

from councilgraph.loaders.readers.pdfchars import SOFT_HYPHEN, Run
from councilgraph.loaders.readers.pdfmarkers import MARKER

# `N.C.C.` begins no entry of a list.
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){2,}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d[.):]")
# A time of day at the beginning of a line: `… on 12 October at` over `4.30 p.m. in the Guildhall`.
_CLOCK: Final = re.compile(r"\d{1,2}[.:]\d\d\s*(?:[ap]\.?m\b|hours)")
# What stands before a name.
TITLES: Final = r"Cllrs?|Councillors?|Mrs?|Ms|Dr"
# Words that no paragraph ends with.
_HANGING: Final = re.compile(
    rf"(?i)(?:\b(?:{TITLES})\.? [A-Z]\.|(?-i:(?: and| &) [A-Z])"
    rf"|\b(?:of|the|(?-i:a)|an|at|on|and|in|to|for|by|with|from|or|that|{TITLES})\.?|[,&–-]|[a-z]\u0002)$"
)
# More than the longest of them.
_TAIL: Final = 40
_TITLED: Final = re.compile(rf"(?:{TITLES}|and|&|,)\.?$")


def hangs(words: str) -> bool:
    """True for words that no paragraph ends with."""
    return _HANGING.search(words, max(0, len(words) - _TAIL)) is not None


def starts_item(before: str, words: str) -> bool:
    """True where `words`, which follow `before`, are the next entry of a list."""
    if not MARKER.match(words) or _INITIALS.match(words):
        return False
    if _CLOCK.match(words) and before.rstrip().endswith((" at", " from", " until", " and")):
        return False
    if _YEAR.match(words) and not before.rstrip().endswith((".", ":", ";")):
        return False
    # `and` over `B. Lee` is in a list of names, over `B. That …` it is not.
    return not (re.match(r"[A-Za-z]\.\s(?=[A-Z])(?!(?:That|To)\s)", words) and _TITLED.search(before))


def joined(words: str, more: str, known: frozenset[str]) -> str:
    """A line and the one that goes on with it. A hyphen at a line's end is the printer's only where the whole word is among the `known`
    ones, in lower case, or the file says so."""
    words = words.rstrip()
    if not words.endswith((SOFT_HYPHEN, "-", "\u00ad")):
        return f"{words} {more}"
    stem, first = words[:-1], re.match(r"[A-Za-z]+", more)
    last = re.search(r"[A-Za-z]+$", stem)
    if first is None or last is None:
        return f"{stem}-{more}" if not stem.endswith(" ") else f"{stem}- {more}"
    whole = f"{last.group()}{first.group()}".casefold()
    if (whole in known and first.group().islower()) or words.endswith("\u00ad"):
        return f"{stem}{more}"
    return f"{stem}-{more}"


def first_word_width(run: Run) -> float:
    """How wide a run's first word is, in points, by the width of its letters."""
    return (run.x1 - run.x0) * len(run.words.split(" ", 1)[0]) / max(1, len(run.words))

"""Which telling words a text holds, found in one pass, so that a rule's pattern is tried only where it could match.

Most lines hold none of the words that most rules look for: a pattern that must find `apolog` need not run where that is not. Every rule's
words are found together, each text is looked through once, and what was found is kept.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

import ahocorasick_rs

# The letters that `re` takes for i in either case, beyond those that case-folding already brings to ASCII (CPython, Lib/re/_casefix.py).
_DOTTED: Final = str.maketrans({"İ": "i", "ı": "i"})
# Lines, their sentences and pieces of those are asked about by many rules, one after the other.
_REMEMBERED: Final = 4000

# Longer than any ending is.
_LONGEST_ENDING: Final = 24

_bits: Final[dict[str, int]] = {}
_SOUGHT: Final[list["Sought"]] = []
_ENDING: Final[list["Ending"]] = []


def folded(text: str) -> str:
    """`text` with the case taken off as `re.IGNORECASE` does; not always as long as `text`."""
    if text.isascii():
        return text.lower()
    return (text.translate(_DOTTED) if "ı" in text or "İ" in text else text).casefold()


@lru_cache(maxsize=1)
def _automaton(words: int) -> tuple[ahocorasick_rs.AhoCorasick, tuple[int, ...]]:
    """The automaton of so many words, with the bit of each: one more is wanted by each module that is imported."""
    return ahocorasick_rs.AhoCorasick(_bits, store_patterns=False), tuple(_bits.values())


@lru_cache(maxsize=_REMEMBERED)
def signs(text: str) -> int:
    """The words that `text` holds anywhere, in any case, as the bits that `sign` gave them."""
    automaton, bits = _automaton(len(_bits))
    found = 0
    for word, _, _ in automaton.find_matches_as_indexes(folded(text), overlapping=True):
        found |= bits[word]
    return found


def word_before(text: str, start: int, look_back: int) -> str:
    """The last word before `start`, spaces and commas passed over, in the `look_back` characters before it; empty where there is none."""
    return text[max(0, start - look_back) : start].rstrip(" ,").rpartition(" ")[2]


def signs_of(texts: Iterable[str]) -> int:
    """The words that any of `texts` holds."""
    found = 0
    for text in texts:
        found |= signs(text)
    return found


def sign(words: str) -> int:
    """The bits of any of `words`, in lower case and parted by bars: `sign("a|b") & signs(text)` is true where `text` holds a or b."""
    known = len(_bits)
    bits = 0
    for word in words.split("|"):
        bits |= _bits.setdefault(word, 1 << len(_bits))
    if len(_bits) > known:
        signs.cache_clear()
    return bits


class Sought:
    """A pattern with words that stand in whatever it matches; tried only in texts that hold them.

    `needs` are such words in lower case, parted by bars: every match holds one of them, and where several are given one of each
    (tests/test_words.py proves it of every pattern).
    """

    __slots__ = ("_mask", "_more", "needs", "pattern")

    def __init__(self, pattern: str, *needs: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = re.compile(pattern, flags)
        self.needs = needs
        self._mask, *self._more = map(sign, needs)
        _SOUGHT.append(self)

    def may_match(self, text: str) -> bool:
        """False where `text` certainly holds no match."""
        held = signs(text)
        return bool(held & self._mask) and (not self._more or all(held & mask for mask in self._more))

    def may_match_within(self, held: int) -> bool:
        """False where no text whose signs are among `held` holds a match: `held` are those of a whole page."""
        return bool(held & self._mask)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        if signs(text) & self._mask and (not self._more or self.may_match(text)):
            return self.pattern.search(text, start, end)
        return None

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        if signs(text) & self._mask and (not self._more or self.may_match(text)):
            return self.pattern.match(text, start, end)
        return None

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        if signs(text) & self._mask and (not self._more or self.may_match(text)):
            return self.pattern.fullmatch(text, start, end)
        return None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        return self.pattern.finditer(text, start, end) if self.may_match(text) else iter(())


class Ending:
    """A pattern for what stands right before a place: tried only where the words before it end in one of `endings`.

    `endings` are in lower case and parted by bars: every match, spaces at its end apart, ends in one of them (tests/test_words.py).
    """

    __slots__ = ("_endings", "endings", "pattern")

    def __init__(self, pattern: str, endings: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = re.compile(pattern, flags)
        self.endings = endings
        self._endings = tuple(endings.split("|"))
        _ENDING.append(self)

    def may_match(self, before: str) -> bool:
        """False where no match ends where `before` does."""
        return folded(before.rstrip()[-_LONGEST_ENDING:]).endswith(self._endings)

    def search(self, before: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self.pattern.search(before) if self.may_match(before) else None


def every_ending() -> tuple[Ending, ...]:
    """Every pattern for words before a place, as `every_sought`."""
    return tuple(_ENDING)


def every_sought() -> tuple[Sought, ...]:
    """Every pattern of the rules that have been imported, for what must hold of each."""
    return tuple(_SOUGHT)

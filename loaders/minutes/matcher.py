"""Many names looked for in one pass: an Aho-Corasick automaton over lower-cased text, whole words only, longest first."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

import ahocorasick_rs

_SAME: Final = (("’", "'"), ("‘", "'"), ("–", "-"), ("—", "-"), ("\u00a0", " "), ("“", '"'), ("”", '"'))


def level(text: str) -> str:
    """`text` in lower case with one form of apostrophe and dash, character for character."""
    if text.isascii():
        return text.lower()
    plain = text
    for printed, one in _SAME:
        if printed in plain:
            plain = plain.replace(printed, one)
    lowered = plain.lower()
    return lowered if len(lowered) == len(plain) else "".join(character.lower()[0] for character in plain)


class Match(NamedTuple):
    """`text[start:end]` is a form of `key`."""

    start: int
    end: int
    key: str


class Matcher:
    """Finds any of a set of printed forms in a text."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """`forms` are (printed form, key); the first key given to a form keeps it."""
        keys: dict[str, str] = {}
        for form, key in forms:
            if plain := level(form):
                keys.setdefault(plain, key)
        self._keys = tuple(keys.values())
        self._automaton = ahocorasick_rs.AhoCorasick(keys, store_patterns=False)

    def find(self, text: str) -> list[Match]:
        """Matches in order that are whole words and do not overlap; of those that do, the longest."""
        return _longest(self._whole_words(level(text)))

    def find_in(self, texts: Sequence[str]) -> dict[int, list[Match]]:
        """What `find` gives of each of `texts`, by their index, those without a match left out; one pass over all of them."""
        begins = [0, *accumulate(len(text) + 1 for text in texts)]
        by_text: dict[int, list[Match]] = {}
        for start, end, key in self._whole_words(level("\n".join(texts))):
            at = bisect_right(begins, start) - 1
            by_text.setdefault(at, []).append(Match(start - begins[at], end - begins[at], key))
        return {at: _longest(found) for at, found in by_text.items()}

    def _whole_words(self, plain: str) -> list[Match]:
        found: list[Match] = []
        size = len(plain)
        for form, start, end in self._automaton.find_matches_as_indexes(plain, overlapping=True):
            if (start and plain[start - 1].isalnum() and plain[start].isalnum()) or (
                end < size and plain[end].isalnum() and plain[end - 1].isalnum()
            ):
                continue
            found.append(Match(start, end, self._keys[form]))
        return found


def _longest(found: list[Match]) -> list[Match]:
    """Matches that do not overlap, the longest first served; `kept` stays sorted, so that only neighbours are compared."""
    if len(found) < 2:
        return found
    kept: list[Match] = []
    for match in sorted(found, key=lambda match: (-(match.end - match.start), match.start)):
        at = bisect_left(kept, match.start, key=lambda other: other.start)
        after = at == len(kept) or kept[at].start >= match.end
        if after and (at == 0 or kept[at - 1].end <= match.start):
            kept.insert(at, match)
    return kept

"""Many names looked for in one pass: an Aho-Corasick automaton over lower-cased text, whole words only, longest first."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, NamedTuple

import ahocorasick

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
        self._automaton = ahocorasick.Automaton()
        for form, key in forms:
            plain = level(form)
            if plain and plain not in self._automaton:
                self._automaton.add_word(plain, (len(plain), key))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Match]:
        """Matches in order that are whole words and do not overlap; of those that do, the longest."""
        plain = level(text)
        found: list[Match] = []
        for last, (length, key) in self._automaton.iter(plain):
            start, end = last - length + 1, last + 1
            before, after = plain[start - 1 : start], plain[end : end + 1]
            if not (before.isalnum() and plain[start].isalnum()) and not (after.isalnum() and plain[end - 1].isalnum()):
                found.append(Match(start, end, key))
        return _longest(found) if len(found) > 1 else found


def _longest(found: list[Match]) -> list[Match]:
    """Matches that do not overlap, the longest first served; `kept` stays sorted, so that only neighbours are compared."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda match: (-(match.end - match.start), match.start)):
        at = bisect_left(kept, match.start, key=lambda other: other.start)
        after = at == len(kept) or kept[at].start >= match.end
        if after and (at == 0 or kept[at - 1].end <= match.start):
            kept.insert(at, match)
    return kept

"""Whether two decisions are one in two wordings."""

import re
from typing import Final

from rapidfuzz import fuzz

# Letters in decisions that may be one in two wordings, and how alike those are, out of 100. Numbers that differ tell limbs apart.
_DISTINCTIVE: Final = 24
_ALIKE: Final = 92
# One that only goes on where the other ends (`… and signed by the Chair`) is that other, if it is no more than this longer.
_MOST_OF: Final = 0.6
_DIGIT: Final = re.compile(r"\d")
_NUMBERS: Final = re.compile(r"\d+")


def alike(one: str, other: str) -> bool:
    """True for two texts, squashed, that say one thing; numbers that differ tell them apart."""
    long = min(len(one), len(other)) >= _DISTINCTIVE
    if long and min(len(one), len(other)) >= max(len(one), len(other)) * _MOST_OF and (one.startswith(other) or other.startswith(one)):
        return True
    return (
        long
        and fuzz.ratio(one, other, score_cutoff=_ALIKE) >= _ALIKE
        and _DIGIT.sub("", one) != _DIGIT.sub("", other)
        and _same_numbers(one, other)
    )


def _same_numbers(one: str, other: str) -> bool:
    """False where each of two texts has a number that the other has not."""
    first, second = set(_NUMBERS.findall(one)), set(_NUMBERS.findall(other))
    return first <= second or second <= first

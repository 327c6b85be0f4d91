"""A rule's pattern is tried only where a text holds its words: that no match can be without them, proved from each pattern's own parse."""

import re
import re._constants as kinds  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from councilgraph.loaders.minutes.extract import VERSION
from councilgraph.loaders.minutes.titles import TITLE, TITLE_BEGINNINGS, TITLE_SIGNS, may_begin_a_title
from councilgraph.loaders.minutes.words import Ending, Sought, every_ending, every_sought, folded, sign, signs

# Stands for what a match may hold and no word does: the end of what is known for certain.
UNKNOWN = "\0"
# Stand for the end of what an anchored pattern matches, and for its beginning.
END, BEGINNING = "\1", "\2"
SPACE = list(parser.parse(r"\s"))
# Of so many characters a class is spelt out.
SPELT_OUT = 4


def without(words: Iterable[str], pattern: re.Pattern[str], *, ending: bool = False) -> set[str]:
    """The ends of what `pattern` can match without holding any of `words`: the empty set proves that there is no such match.

    With `ending`, a final `$` reads as END and the spaces before it as nothing.
    """
    wanted = tuple(words)
    longest = max(map(len, wanted))

    def grown(ends: set[str], more: str) -> set[str]:
        joined = (end + more for end in ends)
        return {text[-longest:] for text in joined if not any(word in text for word in wanted)}

    def after(ends: set[str], nodes: Iterable[Any]) -> set[str]:
        for operation, argument in nodes:
            if not ends:
                break
            if operation is kinds.LITERAL:
                ends = grown(ends, folded(chr(argument)))
            elif operation is kinds.IN and len(spelt := spell(argument)) in range(1, SPELT_OUT + 1):
                ends = set().union(*(grown(ends, character) for character in spelt))
            elif operation is kinds.BRANCH:
                ends = set().union(*(after(ends, branch) for branch in argument[1]))
            elif operation is kinds.SUBPATTERN:
                ends = after(ends, argument[3])
            elif ending and operation is kinds.AT and argument is kinds.AT_END:
                ends = grown(ends, END)
            elif ending and operation is kinds.MAX_REPEAT and list(argument[2]) == SPACE:
                continue
            elif operation in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
                least, most, inner = argument
                once = after(ends, inner)
                ends = (ends if least == 0 else set()) | (once if most == 1 else grown(once, UNKNOWN))
            elif operation not in (kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT):
                ends = grown(ends, UNKNOWN)
        return ends

    return after({""}, parser.parse(pattern.pattern, pattern.flags))


def spell(members: list[tuple[Any, Any]]) -> set[str]:
    """The characters of a class where it lists them one by one; none for ranges and the like."""
    if any(operation is not kinds.LITERAL for operation, _ in members):
        return set()
    return {folded(chr(argument)) for _, argument in members}


@pytest.mark.parametrize("sought", every_sought(), ids=lambda sought: f"{'; '.join(sought.needs)[:60]}")
def test_no_match_is_without_the_words(sought: Sought) -> None:
    for words in sought.needs:
        assert without(words.split("|"), sought.pattern) == set()


@pytest.mark.parametrize("before", every_ending(), ids=lambda before: before.endings[:60])
def test_no_match_before_a_place_ends_otherwise(before: Ending) -> None:
    assert without([ending + END for ending in before.endings.split("|")], before.pattern, ending=True) == set()


def test_every_title_begins_as_is_looked_for() -> None:
    beginnings = [BEGINNING + words.replace(" ", UNKNOWN) for words in TITLE_BEGINNINGS.split("|")]
    assert without(beginnings, re.compile(f"{BEGINNING}{TITLE}", re.IGNORECASE)) == set()


def test_no_title_is_without_its_signs() -> None:
    after = [words.replace(" ", UNKNOWN) for words in TITLE_SIGNS.split("|")]
    assert without(after, re.compile(f"(?:{TITLE})\\s", re.IGNORECASE)) == set()


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "benchmark/documents").glob("*.txt")), ids=lambda path: path.stem)
def test_every_title_is_told_by_its_first_word(path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace")
    for title in re.finditer(rf"\b(?=[A-Z])(?i:{TITLE})", text):
        assert may_begin_a_title(text[title.start() :].split(maxsplit=1)[0])


@pytest.mark.parametrize("pattern", ["cat|do", "(?:cat)?s", "ca.t", "(?:ca)+t", "[a-z]at", "c(?=at)"])
def test_the_proof_can_fail(pattern: str) -> None:
    assert without(["cat", "dog"], re.compile(pattern))


def test_there_is_something_to_prove() -> None:
    assert VERSION, "importing the extractor imports every rule"
    assert len(every_sought()) > 10


def test_every_letter_that_re_takes_for_an_ascii_one() -> None:
    pattern = re.compile("[a-z]", re.IGNORECASE)
    taken = [chr(code) for code in range(0x110000) if pattern.fullmatch(chr(code))]
    assert all(re.fullmatch(folded(letter)[:1], letter, re.IGNORECASE) and folded(letter).isascii() for letter in taken)


def test_signs_of_a_text() -> None:
    both = sign("apolog|absent")
    assert signs("APOLOGIES were received") & both
    assert not signs("Nobody stayed away") & both
    assert Sought("x", "x").search("a") is None

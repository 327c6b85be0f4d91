"""Sentences within a line, and the shape of a decision's or an action's words."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from councilgraph.loaders.minutes.lines import Line

_END: Final = re.compile(r"[.!?](?:(?<=[a-z0-9)\]’”\"%].)|(?<=[A-Z]{3}.))[.!?]*[’”\"]?(?=\s+[A-Z“‘\"'(]|\s*$|\s+\d{1,2}\.?$)")
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Cllrs?|Cyngh?r?|Mrs?|Ms|Dr|Prof|Rev|St|No|Nos|para|paras|i\.e|e\.g|etc|[Pp]rop|approx|Ch|Ltd|Co|Rd|Ave|Rt|Hon|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|a\.m|p\.m|pm|am)|\b[A-Z])$"
)
_JOINING: Final = ("and", "or")
_MARKS: Final = ";,.:"


def sentences(line: Line) -> Iterator[Line]:
    """The sentences of a line, each as a line of its own."""
    start = 0
    for end in _ends(line.text):
        if piece := line.cut(start, end):
            yield piece
        start = end


@lru_cache(maxsize=2000)
def _ends(text: str) -> tuple[int, ...]:
    """Where the sentences of a line end. Several rules ask of the same lines."""
    ends: list[int] = []
    for found in _END.finditer(text):
        start = ends[-1] if ends else 0
        if not _ABBREVIATION.search(text[max(start, found.start() - 8) : found.start()]) or found.end() == len(text):
            ends.append(found.end())
    return (*ends, len(text))


def limb(line: Line) -> Line | None:
    """The line without what only joins it to the next: a closing `; and`, a semicolon, a full stop; None if nothing is left."""
    text = line.text
    end = _before_marks(text, len(text))
    for word in _JOINING:
        if text.endswith(word, 0, end):
            # `; and`, `, or`: the mark before the word goes with it.
            before = len(text[: end - len(word)].rstrip())
            if text[before - 1 : before] in (";", ","):
                end = _before_marks(text, before)
            elif text[end - len(word) - 1 : end - len(word)] == " ":
                end = before
            break
    return line.cut(0, end)


def _before_marks(text: str, end: int) -> int:
    """Where the words before `end` end, without the spaces and marks that follow them."""
    while end and (text[end - 1] in _MARKS or text[end - 1].isspace()):
        end -= 1
    return end


def clauses(sentence: Line) -> list[Line]:
    """The sentence, or the parts of it that semicolons part."""
    if ";" not in sentence.text:
        return [sentence]
    pieces, start = [], 0
    for position in [at for at, character in enumerate(sentence.text) if character == ";"] + [len(sentence.text)]:
        if piece := sentence.cut(start, position):
            pieces.append(piece)
        start = position + 1
    return pieces

"""Cypher as tokens: enough to find parameters and clauses without being fooled by strings, comments and quoted names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

TokenKind = Literal["word", "name", "string", "number", "parameter", "mark"]

_TOKEN: Final = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<comment>//[^\n]*|/\*.*?\*/)"
    r"|(?P<string>'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
    r"|(?P<name>`(?:[^`]|``)*`)"
    r"|(?P<parameter>\$(?:[A-Za-z_]\w*|\d+|`(?:[^`]|``)*`))"
    r"|(?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|0[xX][0-9a-fA-F]+)"
    r"|(?P<word>[^\W\d]\w*)"
    r"|(?P<mark>.)",
    re.DOTALL,
)


class CypherError(ValueError):
    """Text that may not be run. The message says what in it, and at which line and column."""


@dataclass(frozen=True, slots=True)
class Token:
    """A token of Cypher text, with where it begins, counted from 1."""

    kind: TokenKind
    text: str
    line: int
    column: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text`, space and comments left out.

    Raises CypherError for a string, name or comment that is not closed, and for characters outside ASCII beyond strings and
    quoted names: some engines read look-alike letters as keywords.
    """
    line, start = 1, 0
    for found in _TOKEN.finditer(text):
        kind, words = found.lastgroup, found.group()
        column = found.start() - start + 1
        if kind in ("word", "mark", "number", "space") and not words.isascii():
            raise CypherError(f"line {line}, column {column}: {words[:20]!r} holds a character outside ASCII; put it in quotes")
        if kind == "mark" and words in "'\"`":
            raise CypherError(f"line {line}, column {column}: a {words} is not closed")
        if kind == "mark" and text.startswith("/*", found.start()):
            raise CypherError(f"line {line}, column {column}: a comment is not closed")
        if kind == "mark" and (words == "\\" or ord(words) < 32):
            raise CypherError(f"line {line}, column {column}: {words!r} has no place in Cypher")
        if kind not in ("space", "comment"):
            yield Token(kind, words, line, column)  # type: ignore[arg-type]
        breaks = words.count("\n")
        if breaks:
            line, start = line + breaks, found.start() + words.rindex("\n") + 1

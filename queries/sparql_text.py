"""What SPARQL from a user may hold: one query that reads. Updates are refused, and so is SERVICE, which would ask another server."""

import re
from collections.abc import Iterator
from typing import Final

_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES: Final = frozenset("INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH USING".split())
# The grammar of SPARQL 1.1, section 19.8, as far as words must be told from names, strings and comments.
_TOKEN: Final = re.compile(
    r"(?P<space>\s+|#[^\n\r]*)"
    r'|(?P<string>"""(?:(?:""?)?(?:[^"\\]|\\.))*"""|\'\'\'(?:(?:\'\'?)?(?:[^\'\\]|\\.))*\'\'\'|"(?:[^"\\\n\r]|\\.)*"|\'(?:[^\'\\\n\r]|\\.)*\')'
    r"|(?P<iri><[^<>\"{}|^`\\\x00-\x20]*>)"
    r"|(?P<variable>[?$]\w+)"
    r"|(?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w.:%-]|\\.)*)"
    r"|(?P<word>@?[^\W\d_]\w*)"
    r"|(?P<mark>.)",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class SparqlError(ValueError):
    """A query that is not run. The message says what in it, and at which line and column."""


def check_sparql(text: str) -> str:
    """The form of the query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises SparqlError for an update, for SERVICE, and for anything else that does not begin as a query.
    """
    if len(text) > 50_000:
        raise SparqlError(f"the query is {len(text):,} characters long; at most 50,000 are taken")
    # \uXXXX may stand for a letter anywhere in a query (section 19.2), so that the words are looked at both ways.
    for shown in (text, _ESCAPE.sub(_character, text)):
        for word, line, column in _words(shown):
            if word == "SERVICE":
                raise SparqlError(f"line {line}, column {column}: SERVICE is refused: only this graph is asked")
    words = list(_words(text))
    for word, line, column in words:
        if word in _FORMS:
            return word
        if word in _UPDATES:
            raise SparqlError(
                f"line {line}, column {column}: {word} is refused: the graph is read only; write SELECT, ASK, CONSTRUCT or DESCRIBE"
            )
        if word not in ("PREFIX", "BASE", "VERSION"):
            break
    raise SparqlError(
        "the query is empty" if not words else f"a query begins with {', '.join(_FORMS)}, or with PREFIX; this one with {words[0][0]}"
    )


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    """Bare words in upper case, with line and column; names, strings, variables and comments are none."""
    line, start = 1, 0
    for found in _TOKEN.finditer(text):
        if found.lastgroup == "word":
            yield found.group().upper(), line, found.start() - start + 1
        breaks = found.group().count("\n")
        if breaks:
            line, start = line + breaks, found.start() + found.group().rindex("\n") + 1


def _character(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code < 0x110000 else found[0]

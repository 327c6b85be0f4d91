"""What text from a user may hold: clauses that read the graph, and nothing that writes, loads, calls or leaves it.

An engine opened for reading still copies to files, loads from them and calls procedures, so the text is checked before it gets there.
"""

from typing import Final

from councilgraph.queries.cypher_text import CypherError, Token, tokens

_OPENING: Final = frozenset({"MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN"})
# Words that begin something other than reading, on either engine. As a property, a label or in quotes they are only names.
_FORBIDDEN: Final = frozenset(
    """create insert merge set delete detach nodetach remove drop alter copy load install uninstall update attach use export import call foreach
    profile explain begin commit rollback checkpoint transaction terminate grant deny revoke rename truncate""".split()
)


def check_reading(text: str) -> None:
    """Raise CypherError, saying which word and where, unless `text` is one statement of reading clauses."""
    if len(text) > 50_000:
        raise CypherError(f"the query is {len(text):,} characters long; at most 50,000 are taken")
    words = list(tokens(text))
    while words and words[-1].text == ";":
        words.pop()
    if not words:
        raise CypherError("the query is empty")
    if words[0].kind != "word" or words[0].text.upper() not in _OPENING:
        raise CypherError(f"a query begins with {', '.join(sorted(_OPENING))}; this one begins with {words[0].text!r}")
    for at, token in enumerate(words):
        if token.text == ";":
            raise CypherError(f"line {token.line}, column {token.column}: one statement at a time")
        if token.kind == "word" and token.text.lower() in _FORBIDDEN and not _is_name(words, at):
            raise CypherError(
                f"line {token.line}, column {token.column}: {token.text.upper()} is not a reading clause; "
                "only MATCH, OPTIONAL MATCH, WHERE, WITH, UNWIND, RETURN, UNION, ORDER BY, SKIP and LIMIT are"
            )
    if not any(token.kind == "word" and token.text.upper() == "RETURN" for token in words[:-1]):
        raise CypherError("the query has no RETURN")


def _is_name(words: list[Token], at: int) -> bool:
    """True for a property (`d.set`), a key of a map (`{set: 1}`), a label (`:Set`) or an alias after AS."""
    before = words[at - 1].text if at else ""
    after = words[at + 1].text if at + 1 < len(words) else ""
    if before in (".", ":", "|") or before.upper() == "AS":
        return True
    return after == ":" and before in ("{", ",")

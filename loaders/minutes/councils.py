"""Principal councils in running text: full names anywhere, bare places only where the words say that councils are meant."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.matcher import Match, Matcher
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.names import expand, fold, place_and_form
from councilgraph.loaders.record import CouncilNamed
from councilgraph.loaders.register import Register

_KIND_AFTER: Final = re.compile(
    r"\s+(?:(?:metropolitan|county|borough|district|city|unitary|london|royal)\s+){0,3}(?:council|corporation|combined authority)\b(?!s)|\s+(?:DC|BC|CC|MBC|MDC|LBC|MB)\b",
    re.IGNORECASE,
)
_KIND_BEFORE: Final = re.compile(
    r"\b(?:(?:London|Royal|Metropolitan)\s+Borough\s+of|Borough\s+Council\s+of|City\s+(?:and\s+County\s+)?of|Borough\s+of|LB|RB)\s+$"
)
_HAS_KIND: Final = re.compile(r"council|corporation|authority|cyngor|borough of", re.IGNORECASE)
_COMPASS_BEFORE: Final = re.compile(
    r"\b(?:north|south|east|west|mid|upper|lower|great|new|old|central|greater|kings|bishops|royal)[\s-]+$", re.IGNORECASE
)
_LIST_OPENS: Final = re.compile(
    r"\b(?:councils|authorities|boroughs|trial(?:s|led)?|pilot(?:s|ed)?|sites?|councils? (?:in|of|at|such as|including|like|namely))\b[\s:,–-]*(?:(?:in|of|at|such as|including|like|with|by|from|namely|are|were)\b[\s:]*)?(?:the\s+)?$",
    re.IGNORECASE,
)
_LIST_CLOSES: Final = re.compile(r"\s+(?:(?:district|borough|city|county|london borough)\s+)?(?:councils|boroughs)\b", re.IGNORECASE)
_JOIN: Final = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|;\s*|\s*&\s*)")
_MOST_SPANS: Final = 12


@cache
def _matcher() -> Matcher:
    """Every place and every name of the register, in each way that `and`, hyphens and apostrophes are printed."""
    forms: list[tuple[str, str]] = []
    for council in Register.load():
        for name in (council.name, council.short_name, council.name_cy, *Register.load().aliases.get(council.code, ())):
            if not name:
                continue
            place, _ = place_and_form(expand(fold(name)))
            for form in (
                name,
                place,
                name.replace("-", " "),
                name.replace(" and ", " & "),
                place.replace(" and ", " & "),
                _hyphenated(place),
            ):
                forms += [(form, council.code)] if len(form) > 2 else []
    return Matcher(sorted(set(forms)))


def _hyphenated(place: str) -> str:
    """`southend on sea` -> `southend-on-sea`, as the councils print it."""
    return re.sub(r" (on|upon|in|under|le|by) ", r"-\1-", place)


def find_councils(outline: Outline, register: Register, on: str | None, standings: Iterable[tuple[str, Span]]) -> tuple[CouncilNamed, ...]:
    """Every principal council named, by code; `standings` are the councils already read beside people's names."""
    spans: dict[str, set[Span]] = defaultdict(set)
    for code, span in standings:
        spans[code].add(span)
    for line in outline.lines:
        for code, span in councils_in(line, register, on):
            spans[code].add(span)
    return tuple(
        CouncilNamed(
            tuple(sorted(found)[:_MOST_SPANS]),
            code=code,
            surfaces=tuple(dict.fromkeys(" ".join(span.quote.split()) for span in sorted(found))),
        )
        for code, found in sorted(spans.items(), key=lambda entry: min(span.start for span in entry[1]))
    )


def councils_in(line: Line, register: Register, on: str | None) -> Iterator[tuple[str, Span]]:
    """The councils that one line names, with their words."""
    matches = list(_matcher().find(line.text))
    bare: list[Match] = []
    for match in matches:
        start, end = _with_kind(line.text, match)
        if (start, end) != (match.start, match.end) or _HAS_KIND.search(line.text[start:end]):
            if _COMPASS_BEFORE.search(line.text[:start]) or re.match(
                r"\s+(?:parish|town|community)\s+council", line.text[match.end :], re.IGNORECASE
            ):
                continue
            found = register.resolve(line.text[start:end], on)
            if found.code and not found.how.endswith("had not begun"):
                yield found.code, line.span(start, end)
        else:
            bare.append(match)
    for listed in _lists(line.text, bare):
        for match in listed:
            found = register.resolve(line.text[match.start : match.end], on)
            if found.code and register.alive(found.code, on):
                yield found.code, line.span(match.start, match.end)


def _with_kind(text: str, match: Match) -> tuple[int, int]:
    before = _KIND_BEFORE.search(text[: match.start])
    after = _KIND_AFTER.match(text, match.end)
    return (before.start() if before else match.start), (after.end() if after else match.end)


def _lists(text: str, bare: Sequence[Match]) -> Iterator[list[Match]]:
    """Runs of two or more bare places that the words around them call councils."""
    run: list[Match] = []
    for match in [*bare, None]:
        if match and text[match.start].isupper() and run and _JOIN.fullmatch(text[run[-1].end : match.start]):
            run.append(match)
            continue
        if len(run) > 1 and (_LIST_OPENS.search(text[: run[0].start]) or _LIST_CLOSES.match(text, run[-1].end)):
            yield run
        run = [match] if match and text[match.start].isupper() else []

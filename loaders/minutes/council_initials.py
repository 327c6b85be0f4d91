"""Councils that the minutes of a parish, town or community council call by their initials alone: `NCC Highways`, `W.N.B.C.`, `BCKLWN`.

Initials are many councils'. Whose they are is read from the page: a council that it names, the place of one, the county of a district on it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.register import Register

_INITIALS: Final = re.compile(r"(?<![\w.&'’-])(?:(?:[A-Z]\. ?){2,5}[A-Z]\b\.?|[A-Z]{2,5}(?:&[A-Z]{1,4})?[A-Z]{0,4}\b)(?![\w&'’-])")
_COUNCILS: Final = re.compile(r"[A-Z]{1,4}[BCD]C|BC[A-Z]{2,5}|CC[A-Z]{2,4}")
_WORD: Final = re.compile(r"[A-Za-z][\w']*")
_SMALL: Final = frozenset(["of", "and", "the", "upon", "on", "in", "with", "under", "le", "by"])
# So many letters are one council's, if no other has them.
_TELLING: Final = 5


def councils_by_initials(
    lines: Sequence[Line], register: Register, on: str | None, named: Mapping[str, object]
) -> Iterator[tuple[str, Span]]:
    """The councils whose initials stand on the page, by code, with their words. `named` are the codes of those it names in full."""
    printed: dict[str, list[Span]] = defaultdict(list)
    for line in lines:
        for found in _INITIALS.finditer(line.text) if "C" in line.text else ():
            letters = re.sub(r"[^A-Z]", "", found.group())
            if _COUNCILS.fullmatch(letters) and letters in _by_initials():
                printed[letters].append(line.span(found.start(), found.end()))
    possible = {
        letters: [code for code in _by_initials()[letters] if register.alive(code, on) and register.council(code).name != letters]
        for letters in printed
    }
    if not printed:
        return
    text = "\n".join(line.text for line in lines)
    known = set(named) | {codes[0] for letters, codes in possible.items() if len(letters) >= _TELLING and len(codes) == 1}
    for _ in range(2):
        for letters, codes in possible.items():
            others = {code for other, found in possible.items() if other != letters for code in found}
            page = _Page(text, known, others, register)
            sure = next(
                (fitting for told in (_named, _placed, _county_told) if (fitting := [code for code in codes if told(code, page)])), []
            )
            if len(sure) > 1 and "County" in text:
                sure = [code for code in sure if "County" in register.council(code).name] or sure
            if len(sure) == 1:
                known.add(sure[0])
                possible[letters] = sure
    for letters, spans in printed.items():
        if len(codes := possible[letters]) == 1 and codes[0] in known:
            yield from ((codes[0], span) for span in spans)


class _Page(NamedTuple):
    """What tells whose initials they are: the words of the page, the councils known to be on it, those that its other initials could mean."""

    text: str
    known: set[str]
    others: set[str]
    register: Register

    def names(self, place: str) -> bool:
        return re.search(rf"\b{re.escape(place)}\b", self.text) is not None


def _named(code: str, page: _Page) -> bool:
    return code in page.known


def _placed(code: str, page: _Page) -> bool:
    """True for a council whose place is on the page, or a district of which it is the county."""
    return page.names(page.register.council(code).short_name) or any(page.register.council(other).county == code for other in page.known)


def _county_told(code: str, page: _Page) -> bool:
    """True for a district whose county is on the page."""
    county = page.register.council(code).county
    return county in page.register.councils and (
        county in page.known or county in page.others or page.names(page.register.council(county).short_name)
    )


@cache
def _by_initials() -> dict[str, tuple[str, ...]]:
    """The codes of the councils with the same initials, by these, in any order of the words for their kind."""
    found: dict[str, set[str]] = defaultdict(set)
    register = Register.load()
    for council in register:
        for name in (council.name, *register.aliases.get(council.code, ())):
            if "Council" not in name:
                continue
            words = [word for word in _WORD.findall(name.replace("-", " ")) if word.casefold() not in _SMALL]
            found["".join(word[0].upper() for word in words)].add(council.code)
            if words[:2] == ["Borough", "Council"]:
                found["".join(word[0].upper() for word in (*words[2:], *words[:2]))].add(council.code)
    return {letters: tuple(sorted(codes)) for letters, codes in found.items()}

"""Programmes in running text, by name, alias and acronym; also by an acronym that the document itself defines."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.matcher import Matcher
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.words import Sought
from councilgraph.loaders.record import ProgrammeNamed
from councilgraph.loaders.taxonomy import Taxonomy

# Aliases that are everyday words: they count only on a line that speaks of peers or of the programme they belong to.
_EVERYDAY: Final = frozenset(
    {
        "revisit",
        "check-in",
        "follow-up visit",
        "progress review",
        "channel shift",
        "housing advisers",
        "local partnerships",
        "future councils",
    }
)
# A peer review or challenge of one service, which is another thing than that of a whole council.
_OF_SERVICE: Final = re.compile(
    r"\s+(?:of|OF|into|on)\s+(?!(?:the\s+)?(?:[Cc]ouncil|[Aa]uthority|whole council|our|its|their|this)\b|(?:[A-Z][\w'’-]+ ){1,5}(?:Council|Authority|Borough)\b|(?:LB|RB|London)\b)"
    r"(?:the\s+)?(?:[a-z]|[A-Z][\w'’]+ (?:of|and|[A-Z][\w'’]+ )*(?:Services?|Needs|Care|Team|Department|Function|Education)\b|SEND\b|SPECIAL\b|CHILDREN|ADULT)"
)
_SERVICE_BEFORE: Final = re.compile(
    r"\b(?:cyber(?:[- ]security)?|digital|librar(?:y|ies)|planning|safeguarding|leisure|fire|social care|children['’]?s?(?: services| social care)?|housing|health|scrutiny|culture|SEND|waste|highways|equalities|prevention|decision[- ]making accountability)\s+$",
    re.IGNORECASE,
)
_SUFFIX: Final = re.compile(r"\s+(?:programmes?|process|project|team|scheme|initiative)\b", re.IGNORECASE)
_DEFINED: Final = re.compile(r"\s*\((?:the\s+)?[“\"']?(?P<acronym>[A-Z][A-Za-z&]{1,7})[”\"']?\)")
_LGA: Final = Sought(r"\bLGA\b|Local Government Association", "lga|local government association")
_PEERS: Final = re.compile(r"\b[Pp]eer (?:[Cc]hallenge|[Rr]eview)|\bCPC\b")
_MOST_SPANS: Final = 20


@dataclass(frozen=True, slots=True)
class ProgrammeMention:
    """A programme named at `line.text[start:end]`."""

    id: str
    line: Line
    start: int
    end: int


@cache
def _matchers() -> tuple[Matcher, dict[str, str]]:
    names: list[tuple[str, str]] = []
    acronyms: dict[str, str] = {}
    for programme in Taxonomy.load().programmes.values():
        plain = (
            [programme.name, programme.name.removeprefix("LGA ")]
            if len(programme.name.removeprefix("LGA ").split()) > 1
            else [programme.name]
        )
        for name in [*plain, *programme.aliases]:
            if re.fullmatch(r"[A-Z]{2,6}s?\d?|[A-Z][a-z]?[A-Z]+\w*", name):
                acronyms.setdefault(name, programme.id)
                continue
            names += [(name, programme.id), (f"{name}s", programme.id), (name.replace("-", " "), programme.id)]
        if programme.acronym:
            acronyms.setdefault(programme.acronym, programme.id)
            acronyms.setdefault(f"{programme.acronym}s", programme.id)
    return Matcher(names), acronyms


def programme_mentions(outline: Outline) -> tuple[ProgrammeMention, ...]:
    """Every place where a programme is named, in order. Acronyms count in a document that names some programme in full, or the LGA."""
    matcher, acronyms = _matchers()
    found: list[ProgrammeMention] = []
    defined: dict[str, str] = {}
    known = False
    for at, matches in sorted(matcher.find_in([line.text for line in outline.lines]).items()):
        line = outline.lines[at]
        for match in matches:
            words = line.text[match.start : match.end].casefold()
            if words in _EVERYDAY and not _in_context(line, words):
                continue
            if match.key == "cpc" and _is_of_service(line.text, match.start, match.end):
                continue
            known = True
            suffix = _SUFFIX.match(line.text, match.end)
            found.append(ProgrammeMention(match.key, line, match.start, suffix.end() if suffix else match.end))
            if short := _DEFINED.match(line.text, match.end):
                defined.setdefault(short["acronym"], match.key)
    if known or (_LGA.may_match_within(outline.signs) and any(_LGA.search(line.text) for line in outline.lines)):
        wanted = {**acronyms, **defined}
        pattern = re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, sorted(wanted, key=len, reverse=True))) + r")(?!\w)")
        named: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for mention in found:
            named[id(mention.line)].append((mention.start, mention.end))
        for line in outline.lines:
            taken = named.get(id(line), [])
            found += [
                ProgrammeMention(wanted[acronym.group()], line, acronym.start(), acronym.end())
                for acronym in pattern.finditer(line.text)
                if not any(start < acronym.end() and acronym.start() < end for start, end in taken)
            ]
    return tuple(sorted(found, key=lambda mention: mention.line.at(mention.start)))


def _is_of_service(text: str, start: int, end: int) -> bool:
    """True for `a peer review of special educational needs`, `the libraries peer challenge`."""
    if "corporate" in text[start:end].casefold():
        return False
    return bool(_OF_SERVICE.match(text, end) or _SERVICE_BEFORE.search(text, max(0, start - 40), start))


def _in_context(line: Line, words: str) -> bool:
    if words == "local partnerships":
        return "Local Partnerships" in line.text
    if words == "progress review" and _PEERS.search(line.document.text):
        return True
    return bool(re.search(r"\bpeer|\bCPC\b|\bprogramme\b|\bLGA\b", line.text)) or (
        words == "future councils" and "Future Councils" in line.text
    )


def find_programmes(mentions: tuple[ProgrammeMention, ...]) -> tuple[ProgrammeNamed, ...]:
    """Each programme once, with its printed forms."""
    by_id: dict[str, list[ProgrammeMention]] = defaultdict(list)
    for mention in mentions:
        by_id[mention.id].append(mention)
    return tuple(
        ProgrammeNamed(
            tuple(mention.line.span(mention.start, mention.end) for mention in found[:_MOST_SPANS]),
            id=programme,
            surfaces=tuple(dict.fromkeys(mention.line.text[mention.start : mention.end] for mention in found)),
        )
        for programme, found in by_id.items()
    )


def on_line(mentions: tuple[ProgrammeMention, ...], line: Line) -> Iterator[ProgrammeMention]:
    """The mentions that stand on one line."""
    return (mention for mention in mentions if mention.line is line)

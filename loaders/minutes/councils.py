"""Principal councils in running text: full names anywhere, bare places only where the words say that councils are meant."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.council_initials import councils_by_initials
from councilgraph.loaders.minutes.councils_meeting import SEVERAL, acts_as_council, councillor_of, stands_alone
from councilgraph.loaders.minutes.dates import IN_MONTH
from councilgraph.loaders.minutes.drawn_places import is_drawn
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.matcher import Match, Matcher
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.set_beside import is_set_beside
from councilgraph.loaders.minutes.short_places import SHORT_COUNCIL, SHORT_PLACES, hyphenated, is_part, otherwise
from councilgraph.loaders.minutes.taking_part import (
    ALSO_ACTS,
    AND_THEN,
    DID,
    DOES,
    LIKEWISE,
    MEMBER_OF,
    OF_THE_COUNCILS,
    PHRASE_FIRST,
    TAKES_PART,
    THEY_WILL,
    UNIVERSITIES,
    is_of_programme,
)
from councilgraph.loaders.minutes.words import Sought, sign, signs
from councilgraph.loaders.names import expand, fold, place_and_form
from councilgraph.loaders.record import CouncilNamed
from councilgraph.loaders.register import Register

_KIND_AFTER: Final = Sought(
    r"\s+(?:(?:metropolitan|county|borough|district|city|unitary|london|royal)\s+){0,3}(?:council|corporation|combined authority)\b(?!s)|\s+(?:DC|BC|CC|MBC|MDC|MC|LBC|MB|LB|RB|UA)\b",
    "council|corporation|authority|dc|bc|cc|mb|mc|lb|rb|ua",
    flags=re.IGNORECASE,
)
_KIND_BEFORE: Final = Sought(
    r"\b(?:(?:London|Royal|Metropolitan)\s+Borough\s+of|Borough\s+Council\s+of|City\s+(?:and\s+County\s+)?of|Borough\s+of|LB(?: of)?|RB(?: of)?"
    r"|(?:(?:LONDON|ROYAL|METROPOLITAN)\s+)?(?:BOROUGH|CITY)\s+OF)\s+$",
    "borough|city|lb|rb",
)
_HAS_KIND: Final = sign("council|corporation|authority|yngor|borough of|comhairle")
_LOOK_BACK: Final = 60  # longer than any words about a kind of council are
_LOCAL_AFTER: Final = Sought(r"\s+(?:parish|town|community)\s+council", "council", flags=re.IGNORECASE)
_NAME_AFTER: Final = re.compile(r"\s+(?!City\b(?!\s+[A-Z]))[A-Z]")
# `Kent and Medway ICB`: a body that has the names of two areas.
_OTHER_BODY: Final = re.compile(
    r"\s+(?:[A-Z][\w&'’-]*\s+){0,2}(?:ICBs?|ICSs?|ICPs?|CCGs?|NHS|LEPs?|Integrated Care|Hospitals?|Universit(?:y|ies)|Trusts?|Police|Constabulary|Fire (?:and|&|Service|Brigade)|Chambers? of|Airports?)\b"
)
_COMPASS_BEFORE: Final = Sought(
    r"\b(?:north|south|east|west|mid|upper|lower|great|new|old|central|greater|kings|bishops|royal)[\s-]+$",
    "north|south|east|west|mid|upper|lower|great|new|old|central|kings|bishops|royal",
    flags=re.IGNORECASE,
)
_LIST_OPENS: Final = re.compile(
    r"\b(?:councils|authorities|boroughs|districts of|trial(?:s|led)?|pilot(?:s|ed)?|sites?|councils? (?:in|of|at|such as|including|like|namely))\b[\s:,–-]*(?:(?:in|of|at|such as|including|like|with|by|from|namely|are|were)\b[\s:]*)?(?:the\s+)?$"
    r"|\b(?:officers|colleagues|members|leaders|chief executives|representatives|peers|examples?|case stud(?:y|ies)|experience|lessons|visits?)\s+(?:in|at|from|of|to)\s+$"
    r"|\bpeers\b[^.;]{0,30}\b(?:come|came|drawn|been|were) from\s+$|\b(?:shared|discussed|worked|working|merged|compared|agreed|reviewed|developed|prepared|planned|drawn up) with\s+$"
    r"|\b(?:first|last|next|other|remaining|latest) (?:one|two|three|four|five|six|\d{1,2}),? (?:at|of|were|being)\s+$"
    r"|, the (?:first|last|latest|most recent)(?: being| was| were)? (?:at|in|of)\s+$|\b(?:bids?|applications?|submissions?|responses?|expressions? of interest)\s+(?:from|by)\s+$"
    r"|\b(?:pilots?|trials?|schemes?|projects?) (?:(?:would|will|to|could|may) )?(?:also )?(?:run|runs|running|ran|begin|began|start|started|follow|operate|operated)\s+(?:in|at|with)\s+$"
    r"|\blooked at\s+$|\b(?:lowest|highest|largest|smallest|best|worst|fastest|first|second|third)\b[^.;]{0,60}\bafter\s+$|\b(?:funded|financed|commissioned|run|provided|managed|delivered|operated|shared|led|owned|employed)\s+(?:jointly\s+)?by\s+(?:both\s+)?$",
    re.IGNORECASE,
)
# Words that make even one place a council.
_OPENS: Final = re.compile(
    r"\b(?:councils|authorities|boroughs),? (?:such as|including|like|namely)\s+$|\bpeer (?:challenges?|reviews?)\s+(?:of [\w ]{3,30} )?(?:at|of|in|for|to)\s+$|\b(?:officers|colleagues|leaders|case stud(?:y|ies)|peers)\s+(?:at|from)\s+$"
    r"|\b(?:in touch with|(?:cyber[- ]?attacks?|(?:cyber )?incidents?|ransomware attack) (?:at|on|in)|liais(?:e|ed|ing) with|wr(?:ite|ites|iting|itten|ote) to|learn(?:ed|t|ing)? from|congratulated|commended|praised|(?:his|her|their|own|whose) (?:own )?(?:council|authority|borough|district|county),)\s+$",
    re.IGNORECASE,
)
# Whom a council works with.
_WORKS_WITH: Final = re.compile(
    r"\b(?:work(?:s|ed|ing)?|partner(?:s|ed|ing)?|partnership|collaborat\w+|liais\w+|negotiat\w+|jointly|contracts?|agreements?|talks|discussions|contact|dialogue|met|spoken|compar\w+(?: \w+){0,2}) (?:with|to)(?: (?:those|that) of)?\s+(?:both\s+)?$"
    r"|\b(?:(?:deputy )?leaders?|chief executives?|head of paid service|monitoring officer|section 151 officer|cabinet members?) (?:of|at|from)\s+(?:both\s+)?$"
    r"|\b(?:bids?|bidding|consorti(?:um|a))\b[^.;]{0,40}\bwith\s+$|\b(?:secured|commissioned|submitted|adopted|hosted|published) (?:jointly )?by\s+(?:both\s+)?$",
    re.IGNORECASE,
)
_LIST_CLOSES: Final = re.compile(
    r"\s+(?:(?:district|borough|city|county|unitary|metropolitan|(?:county|london|royal|metropolitan) borough)\s+)?(?:councils|boroughs)\b"
    r"|\s+combined (?:county )?authorities\b|\s+[A-Z][a-z]+ (?:cities|pilots|pathfinders|pioneers)\b|,? where the (?:county|council|district|borough|authority)\b",
    re.IGNORECASE,
)
# What only a council does, not the place.
_ACTS: Final = re.compile(
    r"(?:,\s+(?:as|which|with)\b[^,.;]{3,60},|\s*\([^()]{2,30}\))?\s+(?:(?:had|has|have)\s+(?:(?:not|now|also|already|both|each|all|since|recently|never|still)\s+){0,2}(?:adopted|agreed|signed|joined|asked|offered|introduced|"
    r"made|used|developed|modelled|postponed|deferred|allocated|funded|invested|written|submitted|spoken|reported|hosted|trialled|tested|shared|begun|secured|won|sent|brought|raised|received|"
    r"launched|appointed|completed|undertaken|commissioned|declined|volunteered|published|approved|withdrawn|replied|responded|objected|set up|taken part|"
    r"issued|declared|merged|pooled|applied|bid|done|refused|rejected|voted|resolved|piloted|procured|recruited|outsourced|rolled out|inherited|"
    r"had (?:a|an|its|their)|yet to|"
    r"been (?:praised|criticised|rated|recognised|approached|asked|invited|awarded|abolished|consulted|selected|chosen|successful|thanked|accredited|re-accredited|commended|shortlisted|inspected))"
    r"|(?:was|were|are|is)\s+(?:(?:well|further|furthest|most) advanced|(?:now |also |both |all )?(?:seeing|facing|considering|planning|piloting|trialling|developing|preparing|consulting|exploring|proposing|struggling))"
    r"|(?:was|were|are|is)\s+(?:the |all |both )?(?:[a-z]+ ){0,2}(?:councils|authorities|pathfinders)"
    r"|(?:was|were|are|is)\s+(?:the |an? )?(?:[a-z]+ )?(?:exceptions?|pilots?|pathfinders?|pioneers?)\b|(?:had|has|have)\s+(?:also |since )?put (?:it |its |their )?(?:back|off|forward|in)\b"
    r"|(?:was|were|are|is)\s+(?:one|two|three|four|some|among) of (?:the )?(?:[a-z]+ ){0,2}(?:councils|authorities|boroughs)"
    r"|(?:was|were|are|is)\s+(?:(?:also|now|then|both|all)\s+)?(?:asked|invited|approached|awarded|abolished|consulted|selected|chosen|one team|(?:still |yet )to [a-z]+|drawing up|preparing|planning to|considering|consulting|reviewing|bidding|developing|piloting|to (?:merge|join|host|share|follow|be|confirm|agree|sign|decide|respond|approve|contribute|publish))"
    r"|be\s+(?:asked|invited|approached|abolished|consulted|written to|contacted|thanked|congratulated|encouraged)|join\b(?! (?:the |a )?(?:motorway|road|railway|[AM]\d))|faces?\b|faced\b|signed|adopted|agreed|asked|offered|joined|declined|volunteered|hosted|shared|would (?:merge|join|share|host|bid|like to|wish to|prefer|follow)|among (?:them|the)|compare[sd]? (?:\w+ )?(?:with|to)|charge[sd]?|levie[sd]|consulted|funded|allocated|commissioned)\b"
    r"|\s+(?:had|has|have) not(?=[.,;])|,? (?:which|who) (?:is|was|are|were) (?:now |not |also )*(?:an? )?(?:members?|partners?|signator(?:y|ies)) of\b"
)
# What several places are said to have done, save what places do.
_THEY_DID: Final = re.compile(
    r"\s+(?:had|have|has)\s+(?:(?:not|now|also|already|both|all|each|since|recently)\s+){0,2}"
    r"(?!seen|been|grown|suffered|experienced|lost|become|had|risen|fallen|gained|attracted|flooded|got|remained|kept|benefit)\w+(?:ed|en|lt|ought|ne)\b"
)
# A sentence that speaks of councils that are no more.
_PAST: Final = re.compile(r"\b(?:abolished|former|predecessors?|merged|replaced|succeeded)\b", re.IGNORECASE)
_WHICH_DID: Final = re.compile(rf",\s+which{_THEY_DID.pattern}")
_THEY_DO: Final = re.compile(
    r"\s+(?:(?:already|also|now|both|each|all)\s+)?(?:recycled?|collect(?:ed)?|spen[dt]|pa(?:y|id)|employ(?:ed)?|provided?|operated?|publish(?:ed)?|achieved?|delivered?|use[ds]? (?:the|an?|their))\b|\s+(?:already|also|both|now|each)\s+(?:ran|run|had|used?|have|offer(?:ed)?|did|do)\b|\s+(?:had|have) (?:seen|experienced) (?:a |the )?(?:similar|same)\b"
)
_THEIRS: Final = re.compile(r"\s+(?:(?:had|has|have)\s+\w+|[a-z]+(?:ed|t|s|d|e|n|k|p|y))\s+(?:their|its)\b")
_SENTENCE_OR_THAT: Final = re.compile(
    r"(?:^|[.;:]\s+|\b(?:that|both|while|and|whether|if|why|when|how(?: (?:often|many|much|far|soon))?)\s+)$", re.IGNORECASE
)
# A line that speaks of councils, and places in it that are no more than where something is.
_OF_COUNCILS: Final = re.compile(r"\b(?:councils?|authorit(?:y|ies)|boroughs|districts)\b")
_WHEREABOUTS: Final = re.compile(r"\b(?:in|near|around|across|through|to|towards|from|for|throughout)\s+(?:the\s+)?$")
_WHERE: Final = re.compile(r"\b(?:in|near|around|across|through|to|towards|from|at|of|for|throughout)\s+(?:the\s+)?$")
# What only a council has.
_HAS: Final = re.compile(
    r"['’]s?\s+(?:own |joint |new |first |last |recent )*(?:shared (?:service|finance|chief|team|procurement|\w+ service)|cabinet|leader|chief executive|council|scrutiny|peer challenge|peer review|progress review|(?:corporate|finance|governance) peer|Corporate Peer|Finance Peer|Governance Peer|CPC|budget|plan|scheme|approach|inspection|Ofsted|improvement (?:board|plan)|section 114|statement of accounts|accounts|audit|councillors|officers|bid|application|submission|constitution|local plan)\b"
)
_WITH: Final = re.compile(
    r"\b(?:between|with|by|from|thanked|ask(?:ed)?|invite[sd]?|chase[d]?|remind(?:ed)?|urge[d]?|visit(?:ed|ing)?(?: to)?)\s+(?:both\s+)?$",
    re.IGNORECASE,
)
_JOIN: Final = re.compile(
    r"\s*(?:,\s*(?:and\s+)?(?:the\s+)?|\s+and\s+(?:the\s+)?|;\s*|\s*&\s*|\s+n?or\s+|,?\s+(?:working|together|along) with\s+(?:the\s+)?"
    rf"|,\s+(?:to|from|with|at)\s+(?:the\s+)?|{IN_MONTH}\s*(?:,\s*(?:and)?|;|and)\s*(?:,?\s*(?:last|this|next) \w+,\s*)?(?:(?:at|to|in)\s+)?|,\s+(?:where|which|whose|who)\b[^,;.]{{3,70}},\s*(?:and|or|but)\s+(?:the\s+)?"
    r"|(?:\s+City)?,?\s+and\s+(?:to|from|with|in|at|for|of|by)\s+(?:the\s+)?|\s*\([^()]{2,24}\)(?:,\s*(?:and\s+)?|\s+and\s+)(?:the\s+)?)"
)
# Another capitalised word before a place makes it a name's end, after it another name.
_NAME_BEFORE: Final = re.compile(r"(?:[A-Z][\w'’.-]*|\b(?:the|a|near|in|at|to|of|from|via|through|towards|across|outside))\s+$")
# Councils that go by a name with an article.
_ARTICLED: Final = re.compile(r"Scottish Borders|Western Isles|Highland|Wirral|(?:Vale|Forest|Isle) of |Isles of Scilly")
_SENTENCE_BEGINS: Final = re.compile(r"(?:^|[.;:!?]\s+|[-–—•]\s*)(?:Neither\s+|Both\s+|But\s+|And\s+|That\s+)?$")
_WORD_BEFORE: Final = re.compile(r"(?:^|[\s(“\"'‘])(?P<word>[\w'’-]+)[,;:]?\s+$")
_MOST_SPANS: Final = 12
# What is said of one council holds of another no farther on than this.
_SAME_CLAUSE: Final = 160


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
                hyphenated(place),
                *otherwise(name, place),
            ):
                forms += [(form, council.code)] if len(form) > 2 else []
    forms += [(short, code) for short, place in SHORT_PLACES.items() if (code := Register.load().resolve(place).code)]
    return Matcher(sorted(set(forms)))


class _Named(NamedTuple):
    """`text[start:end]` is a council's full name, or (with `key`) a bare place that a council may be called by."""

    start: int
    end: int
    key: str | None


def find_councils(
    outline: Outline,
    register: Register,
    on: str | None,
    standings: Iterable[tuple[str, Span]],
    surnames: frozenset[str] = frozenset(),
    *,
    local_council: bool = False,
) -> tuple[CouncilNamed, ...]:
    """Every principal council named, by code; `standings` are the councils already read beside people's names, `surnames` those of the
    people named, in lower case. In a local council's minutes (`local_council`) initials name the councils above it."""
    spans: dict[str, set[Span]] = defaultdict(set)
    for code, span in standings:
        spans[code].add(span)
    matched = _matcher().find_in([line.text for line in outline.lines])
    read = [(outline.lines[at], *_read(outline.lines[at], matches, register, on, surnames)) for at, matches in matched.items()]
    for line, full, named in read:
        for code, span in (*full, *_bare(line, named, register, on)):
            spans[code].add(span)
    # Bare places may be councils too: where a page names several, or has the business of a principal council and tells what they did.
    few = len(spans) < SEVERAL
    for line, _, named in () if few and (local_council or not (spans or outline.items)) else read:
        for code, span in _bare(line, named, register, on, meeting=True, few=few) if any(one.key for one in named) else ():
            spans[code].add(span)
    for code, span in councils_by_initials(outline.lines, register, on, dict(spans)) if local_council else ():
        spans[code].add(span)
    return tuple(
        CouncilNamed(
            tuple(sorted(found)[:_MOST_SPANS]),
            code=code,
            surfaces=tuple(dict.fromkeys(" ".join(span.quote.split()) for span in sorted(found))),
        )
        for code, found in sorted(spans.items(), key=lambda entry: min(span.start for span in entry[1]))
    )


def holds_a_place(words: str) -> bool:
    """True for words that hold the name of a council or of its place: `Exe Improvement Board`."""
    return any(words[match.start].isupper() for match in _matcher().find(words))


def councils_in(
    line: Line, register: Register, on: str | None, surnames: frozenset[str] = frozenset(), meeting: bool = False
) -> Iterator[tuple[str, Span]]:
    """The councils that one line names, with their words. A bare place that is one of `surnames` is a person; `meeting`: the page is one of
    several councils."""
    full, named = _read(line, _matcher().find(line.text), register, on, surnames)
    return iter((*full, *_bare(line, named, register, on, meeting=meeting)))


def _read(
    line: Line, matches: Iterable[Match], register: Register, on: str | None, surnames: frozenset[str]
) -> tuple[list[tuple[str, Span]], list[_Named]]:
    """The councils that a line names in full, and where these and the places stand that may be councils."""
    full: list[tuple[str, Span]] = []
    named: list[_Named] = []
    for match in matches:
        if line.text.startswith("the ", match.start):
            match = match._replace(start=match.start + 4)
        start, end = _with_kind(line.text, match)
        whole = line.text[start:end].casefold().startswith("city of ") and end - start == len(line.text)  # heads the page
        if whole or (start, end) != (match.start, match.end) or _HAS_KIND & signs(line.text[start:end]):
            if _COMPASS_BEFORE.search(line.text, max(0, start - _LOOK_BACK), start) or _LOCAL_AFTER.match(line.text, match.end):
                continue
            found = register.resolve(_as_registered(line.text[start:end]), on)
            if found.code and not found.how.endswith("had not begun"):
                full.append((found.code, line.span(start, end)))
                named.append(_Named(start, end, None))
        elif (
            line.text[match.start].isupper()
            and not _is_half(line.text, match.start, match.end)
            and line.text[match.start : match.end].casefold() not in surnames
            and not is_part(line.text, match.start, match.end)
        ):
            named.append(_Named(match.start, match.end, match.key))
    return full, named


def _bare(
    line: Line, named: Sequence[_Named], register: Register, on: str | None, *, meeting: bool = False, few: bool = False
) -> Iterator[tuple[str, Span]]:
    """The bare places of a line that are councils there."""
    for bare in _acting(line.text, named, register, meeting, few) if named else ():
        words = line.text[bare.start : bare.end]
        found = register.resolve(SHORT_PLACES.get(words, words), on)
        if not found.code or found.how.endswith("had not begun"):
            continue
        gone = not register.alive(found.code, on)
        if not gone or _PAST.search(line.text) or any(one.key is None and _is_gone(line, one, register, on) for one in named):
            yield found.code, line.span(bare.start, bare.end)


def _is_gone(line: Line, council: _Named, register: Register, on: str | None) -> bool:
    """True for a council named in full that is no more."""
    code = register.resolve(_as_registered(line.text[council.start : council.end]), on).code
    return code is not None and not register.alive(code, on)


_RUN_ON: Final = re.compile(r"(?<=[a-z])(?=(?:Metropolitan|Borough|County|District|City)\b)")
_MUTATED: Final = re.compile(r"^(?:G|Ch)yngor\b")


@lru_cache(maxsize=2000)
def _as_registered(words: str) -> str:
    """The words with a Welsh mutation undone, run-on words parted and a short name made whole, as the register spells them."""
    if short := SHORT_COUNCIL.fullmatch(words):
        return SHORT_PLACES[short[1]]
    return _RUN_ON.sub(" ", _MUTATED.sub("Cyngor", words) if "yngor" in words else words)


def _is_half(text: str, start: int, end: int) -> bool:
    """True for one half of a double name: `Dinsdale-Hart`."""
    return text[max(0, start - 1) : start] == "-" or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper())


def _with_kind(text: str, match: Match) -> tuple[int, int]:
    before = _KIND_BEFORE.search(text, max(0, match.start - _LOOK_BACK), match.start)
    after = _KIND_AFTER.match(text, match.end)
    return (before.start() if before else match.start), (after.end() if after else match.end)


def _acting(text: str, named: Sequence[_Named], register: Register, meeting: bool, few: bool) -> Iterator[_Named]:
    """The bare places that the words around them call councils: in a list of councils, or doing what only a council does."""
    run: list[_Named] = []
    # Where the last councils end that something was said of.
    said: int | None = None
    for name in [*named, None]:
        if name and run and _JOIN.fullmatch(text, run[-1].end, name.start):
            run.append(name)
            continue
        near = run and said is not None and run[0].start - said < _SAME_CLAUSE
        likewise = near and AND_THEN.match(text, said or 0, run[0].start) and LIKEWISE.match(text, run[-1].end)
        among = meeting and run and not _is_venue(text, run) and _are_meant(text, run, register, few)
        if run and (all(one.key is None for one in run) or likewise or among or _are_councils(text, run, register)):
            yield from (one for one in run if one.key)
            said = run[-1].end
        run = [name] if name else []


def _are_meant(text: str, run: Sequence[_Named], register: Register, few: bool) -> bool:
    """True for what is the council where councils meet: what acts and, on a page that names more than a `few`, names that only authorities
    bear, with those beside them."""
    start, end = run[0].start, run[-1].end
    if few and text.endswith(("the ", "The "), 0, start) and not _ARTICLED.match(text, start):
        return False
    acts = acts_as_council(text, start, end)
    if few or acts:
        return acts
    drawn = [one.key is None or is_drawn(text[one.start : one.end], one.key, register) for one in run]
    return (all(drawn) or (any(drawn) and not _WHEREABOUTS.search(text, max(0, start - _LOOK_BACK), start))) and stands_alone(
        text, start, end
    )


def _is_venue(text: str, run: Sequence[_Named]) -> bool:
    """True for `at Surrey County Council, Kingston`: where that council's rooms are."""
    return len(run) == 2 and run[0].key is None and text.endswith(" at ", 0, run[0].start) and text[run[0].end : run[1].start] == ", "


def _are_councils(text: str, run: Sequence[_Named], register: Register) -> bool:
    start, end = run[0].start, run[-1].end
    before = text[max(0, start - _LOOK_BACK) : start]
    if _ARTICLED.match(text, start):
        before = before.removesuffix("the ")
    if _OTHER_BODY.match(text, end):
        return False
    if _is_venue(text, run):
        return False
    if len(run) > 1 and (_LIST_OPENS.search(before) or _LIST_CLOSES.match(text, end) or any(one.key is None for one in run)):
        return True
    if len(run) > 1 and _THEIRS.match(text, end) and _SENTENCE_OR_THAT.search(before):
        return True
    if councillor_of(text, start, end):
        return True
    if text[end : end + 1] == ")" and MEMBER_OF.search(before):
        return True
    if (
        (_OPENS.search(before) or is_of_programme(text, start) or _WORKS_WITH.search(before)) and not _NAME_AFTER.match(text, end)
    ) or _HAS.match(text, end):
        return True
    if _WHICH_DID.match(text, end) or is_set_beside(text, start, end, before):
        return True
    if len(run) > 1 and OF_THE_COUNCILS.search(text, max(0, start - 140), start) and not _NAME_AFTER.match(text, end):
        return True
    follows = text[end : end + 1] in ("", " ", ",", ".", ";", ")", ":")
    several = len(run) > 1 and (_THEY_DID.match(text, end) or _THEY_DO.match(text, end) or THEY_WILL.match(text, end))
    if follows and (
        _ACTS.match(text, end)
        or TAKES_PART.match(text, end)
        or ALSO_ACTS.match(text, end)
        or several
        or DID.match(text, end)
        or DOES.match(text, end)
    ):
        if UNIVERSITIES.search(text, max(0, start - 200), start):
            return False
        word = _WORD_BEFORE.search(before)
        return bool(_SENTENCE_BEGINS.search(before) or PHRASE_FIRST.search(text, max(0, start - 140), start)) or (
            word is not None and word["word"].islower() and not _NAME_BEFORE.search(before)
        )
    drawn = all(one.key is None or is_drawn(text[one.start : one.end], one.key, register) for one in run)
    among = len(run) > 1 and follows and not _WHERE.search(before) and bool(_OF_COUNCILS.search(text))
    if among and any(one.key and is_drawn(text[one.start : one.end], one.key, register) for one in run):
        return True
    return drawn and bool(_WITH.search(before)) and not _NAME_AFTER.match(text, end, end + 3)

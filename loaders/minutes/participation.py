"""Participation said in so many words: a council had a peer challenge, signed the declaration, was awarded a grant, or has yet to.

What is said counts only where the councils stand right beside the verb, as its subject or as what it was given to; wishes, doubts and conditions say
nothing, and that nothing is said of a council is no `not-yet`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.councils import councils_in
from councilgraph.loaders.minutes.dates import DATE, IN_MONTH, MONTH_NAMES, MONTHS, iso_date
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.participation_home import own_challenge
from councilgraph.loaders.minutes.participation_loose import told_loosely
from councilgraph.loaders.minutes.participation_plain import plainly
from councilgraph.loaders.minutes.participation_said import (
    Councils,
    did_not,
    has_a_verb,
    likewise,
    says_of_it,
    stands_at,
    status_of,
    then_said,
    with_them,
)
from councilgraph.loaders.minutes.participation_tables import in_tables
from councilgraph.loaders.minutes.programmes import ProgrammeMention, on_line
from councilgraph.loaders.minutes.sentences import sentences
from councilgraph.loaders.record import Participation
from councilgraph.loaders.register import Register

_JOIN: Final = re.compile(
    r"\s*(?:,\s*(?:and|nor|or)?|;|&|and|nor|or)\s*(?:(?:from|at|of|by|with|to|in|for)\s+)?(?:the\s+)?(?:(?:London\s+)?(?:boroughs|districts|counties|cities|councils)\s+of\s+)?|\s+\([^()]{0,40}\)\s*(?:,|and)\s*(?:the\s+)?|,\s+where\b[^,;.]{3,70},\s*and\s+(?:the\s+)?"
)
# After a semicolon: words with a verb of their own, no further name of a list.
# `at Exe in June, Wye in September and, last week, Dee`.
_DATED_JOIN: Final = re.compile(
    rf"{IN_MONTH}\s*(?:,\s*(?:and)?|;|and)\s*(?:,?\s*(?:last|this|next) \w+,\s*)?(?:(?:at|of|to|in|for)\s+)?(?:the\s+)?"
)
_IN_MONTH: Final = re.compile(rf"\s+in\s+(?:(?:early|late|mid)[ -])?(?P<month>{MONTH_NAMES})(?:\s+(?P<year>\d{{4}}))?")
_OWN_VERB: Final = re.compile(r"[^;.]*?\b(?:was|were|had|has|have|will|would|is|are|signed|hosted|declined)\b")
_ITSELF: Final = re.compile(r"\b[Tt]he (?:Council|Authority|authority|council)(?=\s|['’]s\s)")
# `had joined the programme`: the one that was named before.
_THE_PROGRAMME: Final = re.compile(
    r"\s+(?:(?:had|has|have|would|will|were|was)\s+)?(?:\w+\s+){1,2}the (?:programme|scheme|declaration|fund)\b(?! (?:for|of|to)\b)"
)
_DO_SO: Final = re.compile(r"\s+(?:will|would|had|has|have)\s+(?:also\s+)?(?:do|done|yet to do) so\b")
_TOGETHER: Final = re.compile(r"\b(?:between them|jointly|in total|altogether)\b")
# `Exe (May 2016) and Wye (June 2016)`.
_ASIDE: Final = re.compile(r"\s*\((?P<words>[^()]{3,24})\)")
_AMOUNT: Final = re.compile(r"£\s?(\d[\d,]*(?:\.\d+)?)\s?(k|m|million)?\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:in|during|(?<!first )(?<!one )(?<!time )since)\s+((?:19|20)\d{2})\b(?!/)")
_SINCE: Final = re.compile(r"\bsince (?:[A-Z][a-z]+ )?(?:19|20)\d{2}\b")
_VERB: Final = re.compile(
    r"\b(?:join|rejoin|remain|gained|paid|inclu|next|cancel|pulled|instanced|cited|found|teams?\b|forthcoming|signator|visit|got|gave|given|granted|success|accept|cohort|round|phase|gone|went|member|partner|part of|taking part|participat|offer|following|since|findings|recommendations|feedback|outcomes?|results?|lessons|response|action plan|progress|ahead|prepar|advance|prior|carried|conducted|delivered|led|would|sign|award|host|had|have|has|under|taken? place|took|complet|declin|refus|council['’]s|turned down|withdr|book|schedul|arrang|receiv|secur|won|held|yet to|will|due|plan|intend|described|spoke|learning|was|were)",
    re.IGNORECASE,
)
_SAID_BEFORE: Final = re.compile(
    r"\b(?:[Ss]o (?:did|had|has|have)|(?:them|it|these|places) up|do so|ones?|theirs|its own|signed|signator|peer[- ](?:reviewed|challenged)|dates?|grants?|funding|scheme|programme|challenge|cohort|round|its (?:in|on|for|last|this|next)|follow|next|declined|against it|meant|rounds?|partners?|rejoined|remain\w*|successful|done|in line|(?:would|will) be in|(?:took|shared) \w+|winners?|paid for|among them|cancelled|pulled out|said no|teams?|joined|waves?|cohorts?|instanced|cited|took part|take part|go ahead|found (?:it|them|theirs)|hers|isn['’]t|partnership)\b|£\d|['’]s? (?:own |first |last |latest |joint |one )*(?:was|were|came|comes|took place|is|would)\b"
)
_MONTH: Final = re.compile(r"\bin (?P<month>" + MONTH_NAMES + r")\b(?! \d{4}| of\b)")
# `In May 2016 Exe and …`: a date that holds of the whole sentence.
_DATED: Final = re.compile(r"(?:In|On|During|Since) (?:the )?(?:[A-Z]|\d)")
_DONE: Final = frozenset(["held", "signed", "member", "awarded", "planned"])
_SAID_OF_MORE: Final = frozenset(["held", "planned", "not-yet", "signed", "awarded", "member"])
_OF_PEERS: Final = frozenset(["cpc", "cpc-pr", "fpc", "gpc", "comms-pr"])
_HEAD: Final = 2
_TO_THE_MONTH: Final = len("2017-03")


def find_participation(
    outline: Outline,
    register: Register,
    on: str | None,
    mentions: tuple[ProgrammeMention, ...],
    home: tuple[str, Span] | None = None,
) -> tuple[Participation, ...]:
    """Each statement that a council took part in a programme, is to, or by the words did not. `on` is the meeting's date; `home` the council
    whose own minutes these are, which `the Council` means."""
    found: dict[Participation, Participation] = {}
    own: dict[Participation, Participation] = {}
    with_programmes = {id(mention.line) for mention in mentions}
    topics = _topics(outline, mentions)
    before: str | None = None
    last: str | None
    told: Participation | None
    for line in outline.lines:
        before = before or next((topic for begin, end, topic in topics if begin <= line.start < end), None)
        if id(line) not in with_programmes and before is None:
            continue
        start = 0
        last = told = None
        councils: tuple[tuple[str, Span], ...] | None = None
        for sentence in sentences(line):
            begin = line.text.find(sentence.text, start)
            start = begin + len(sentence.text)
            named = [
                (mention.start - begin, mention.end - begin, mention.id)
                for mention in on_line(mentions, line)
                if begin <= mention.start < start
            ]
            if _VERB.search(sentence.text) and (named or (before and _SAID_BEFORE.search(sentence.text))):
                # Those of the whole line: what makes a place a council may stand in the sentence before.
                councils = tuple(councils_in(line, register, on, meeting=True)) if councils is None else councils
                if home and not any(begin <= span.start - line.start < start for _, span in councils):
                    own |= {entry: entry for entry in _own(sentence, named, home)}
                for entry in _said(sentence, named, before, councils, on, home, told, line.text[:begin]):
                    found[entry] = told = entry
            # `One` and `theirs` are of what the sentence before was about: the first that it named.
            before = last = min(named)[2] if named else before
        # The next line may speak of the programme that this one named last, not those after it.
        before = last if id(line) in with_programmes or told else None
    # What is told of the council by name says more.
    told_of = {(entry.council, entry.programme) for entry in found}
    found |= {entry: entry for entry in own if (entry.council, entry.programme) not in told_of}
    found |= {entry: entry for entry in in_tables(outline.lines, mentions, register, on)}
    return tuple(found)


def _own(sentence: Line, named: Sequence[tuple[int, int, str]], home: tuple[str, Span]) -> Iterator[Participation]:
    """The council's own peer challenge, in a sentence that names no council."""
    for start, end, programme in named:
        if programme in _OF_PEERS and (own := own_challenge(sentence.text, start, end)):
            yield Participation((sentence.span(), home[1]), council=home[0], programme=programme, status=own[0], date=own[1], amount=None)


def _topics(outline: Outline, mentions: tuple[ProgrammeMention, ...]) -> list[tuple[int, int, str]]:
    """The programme that an item's title names, for the stretch of the item; at last that of the document's own title."""
    found: list[tuple[int, int, str]] = []
    for item in outline.items:
        ids = {mention.id for mention in mentions if item.title.start <= mention.line.at(mention.start) < item.title.end}
        found += [(item.start, item.end, programme) for programme in ids if len(ids) == 1]
    head = {mention.id for mention in mentions if mention.line in outline.lines[:_HEAD]}
    return found + [(0, len(outline.document.text), programme) for programme in head if len(head) == 1]


def _said(
    sentence: Line,
    named: Sequence[tuple[int, int, str]],
    earlier: str | None,
    councils: Sequence[tuple[str, Span]],
    on: str | None,
    home: tuple[str, Span] | None,
    told: Participation | None,
    before: str,
) -> Iterator[Participation]:
    text = sentence.text
    groups = [part for group in _groups(sentence, councils, home) for part in _apart(text, group, named)]
    last: tuple[Councils, str, str | None] | None = None
    spoken: tuple[Councils, str] | None = None
    if told is not None:
        # What the sentence before told last, for `So did Exe`.
        nobody = Councils(0, 0, ())
        last, spoken = (nobody, told.status, None), (nobody, told.programme)
    for at, group in enumerate(groups):
        named_here, programme = _its_programme(text, group, named, earlier)
        if spoken and (did_not(text, group) or _DO_SO.match(text, group.end) or likewise(text, group, spoken[0])):
            named_here, programme = [], spoken[1]
        if programme is None:
            continue
        plain = plainly(text, group, named_here)
        status = status_of(text, group, named_here, programme)
        if plain and status != "not-yet":
            status = status_of(*plain, programme) or status
        joined = last is not None and status is None and with_them(text, group, named_here, last[0])
        if last is not None and status is None and last[1] in _SAID_OF_MORE and (joined or likewise(text, group, last[0])):
            status = last[1]
        if last is not None and status is None and last[1] in _DONE and did_not(text, group):
            status = "not-yet"
        if status is None and programme not in {one[2] for one in named if one[0] > group.end}:
            told_of = (plain[0], plain[1]) if plain else (text, group)
            status = told_loosely(*told_of, before, peers=programme in _OF_PEERS)
        if status is None:
            continue
        amount = _amount(text, group)
        date = on if status == "not-yet" else _date(text, groups, at, status) or _month(text, groups, at, status, on)
        date = date or (last[2] if last is not None and joined else None)
        last, spoken = (group, status, date), (group, programme)
        further = then_said(text, group.end, groups[at + 1].start if at + 1 < len(groups) else len(text), named)
        dates, sums = _beside_each(text, group, status, on)
        for own, given, (code, words, _) in zip(dates, sums, group.named, strict=True):
            evidence = (sentence.span(), words) if words.start < sentence.start or words.end > sentence.end else (sentence.span(),)
            when = own if any(dates) and status != "not-yet" else date
            pounds = (given if any(sums) else amount) if status in ("awarded", "offered") else None
            yield Participation(evidence, council=code, programme=programme, status=status, date=when, amount=pounds)
            if further and further[1] != programme:
                yield Participation(evidence, council=code, programme=further[1], status=further[0], date=None, amount=None)


def _apart(text: str, group: Councils, named: Sequence[tuple[int, int, str]]) -> list[Councils]:
    """A group whose last council begins a clause of its own, told from the others: `reviews at Exe, Wye, and Dee Council had hosted a visit`."""
    led = any(stands_at(text, end, group.start) for _, end, _ in named if end <= group.start)
    if not led or len(group.named) == 1 or not any(start > group.end for start, _, _ in named) or not has_a_verb(text, group):
        return [group]
    *others, own = group.named
    begins = own[2] - len(" ".join(own[1].quote.split()))
    return [Councils(group.start, others[-1][2], tuple(others)), Councils(begins, group.end, (own,))]


def _beside_each(text: str, group: Councils, status: str, on: str | None) -> tuple[list[str | None], list[float | None]]:
    """The date and the sum beside each of several councils: `Exe (May 2016), Wye (£9,000)`, `Exe in May, Wye in June`."""
    months = [_IN_MONTH.match(text, ends) for _, _, ends in group.named]
    if len(months) > 1 and any(months[:-1]):
        return [_of_month(month, status, on) if month else None for month in months], [None] * len(months)
    asides = [_ASIDE.match(text, ends) if len(group.named) > 1 else None for _, _, ends in group.named]
    dates = [_first_date(aside["words"]) if aside else None for aside in asides]
    return dates, [_pounds(found) if aside and (found := _AMOUNT.search(aside["words"])) else None for aside in asides]


def _its_programme(
    text: str, group: Councils, named: Sequence[tuple[int, int, str]], earlier: str | None
) -> tuple[list[tuple[int, int, str]], str | None]:
    """The programme that is spoken of beside councils, with where the sentence names it: the next of the same clause, else the last before
    them; where the sentence names none there, the one of the sentence before."""
    if earlier and earlier not in {one[2] for one in named} and _THE_PROGRAMME.match(text, group.end):
        return [], earlier
    if earlier and says_of_it(text, group):
        return [], earlier
    after = min((one for one in named if one[0] >= group.end), default=None)
    before = max((one for one in named if one[1] <= group.start), default=None)
    if len({programme for _, _, programme in named}) == 1 and (before or earlier in (None, named[0][2])):
        return list(named), named[0][2]
    if before and stands_at(text, before[1], group.start):
        return [before], before[2]
    if after and ";" not in text[group.end : after[0]]:
        return [after], after[2]
    return ([before], before[2]) if before else ([], earlier)


def _groups(sentence: Line, councils: Sequence[tuple[str, Span]], home: tuple[str, Span] | None) -> list[Councils]:
    """The councils of a sentence, those joined by commas or `and` together."""
    at: list[tuple[int, int, str, Span]] = []
    for code, span in councils:
        if not sentence.start <= span.start < sentence.end:
            continue
        start = next((place for place in range(len(sentence.text)) if sentence.at(place) == span.start), None)
        if start is not None:
            at.append((start, start + len(" ".join(span.quote.split())), code, span))
    if home:
        at += [(itself.start(), itself.end(), *home) for itself in _ITSELF.finditer(sentence.text)]
    groups: list[Councils] = []
    for start, end, code, span in sorted(at):
        last = groups[-1] if groups else None
        if last and start < last.end:
            continue
        if (
            last
            and (join := _JOIN.fullmatch(sentence.text, last.end, start) or _DATED_JOIN.fullmatch(sentence.text, last.end, start))
            and not (";" in join.group() and _OWN_VERB.match(sentence.text, end))
        ):
            groups[-1] = Councils(last.start, end, (*last.named, (code, span, end)))
        else:
            groups.append(Councils(start, end, ((code, span, end),)))
    return groups


def _date(text: str, groups: Sequence[Councils], at: int, status: str) -> str | None:
    """The date of what is said of a group: the one that follows it, before the next group; else the sentence's own, where it stands first."""
    if not any(letter.isdigit() for letter in text):
        return None
    if status == "held":
        # What was held since a year was held in none that is told.
        text = _SINCE.sub(lambda found: " " * len(found.group()), text)
    until = groups[at + 1].start if at + 1 < len(groups) else len(text)
    own = _first_date(text[groups[at].end : until])
    if own or len(groups) == 1:
        return own or _first_date(text)
    return _first_date(text[: groups[0].start]) if _DATED.match(text) else None


def _month(text: str, groups: Sequence[Councils], at: int, status: str, on: str | None) -> str | None:
    """`in March`, of the year that the day of the meeting gives it: the last March for what was done, the next for what is planned."""
    until = groups[at + 1].start if at + 1 < len(groups) else len(text)
    found = _MONTH.search(text, groups[at].end, until)
    return _of_month(found, status, on) if found else None


def _of_month(found: re.Match[str], status: str, on: str | None) -> str | None:
    """The month found, with the year that is told beside it or that the day of the meeting gives it."""
    if (told := found.groupdict().get("year")) is not None:
        return f"{told}-{MONTHS[found['month'].lower()]:02}"
    if on is None or len(on) < _TO_THE_MONTH:
        return None
    year, month = int(on[:4]), MONTHS[found["month"].lower()]
    ahead = status in ("planned", "offered")
    year += (ahead and month < int(on[5:7])) - (not ahead and month > int(on[5:7]))
    return f"{year}-{month:02}"


def _first_date(text: str) -> str | None:
    full = next((value for found in DATE.finditer(text) if (value := iso_date(found))), None)
    year = _YEAR.search(text)
    return full or (year.group(1) if year else None)


def _amount(text: str, group: Councils) -> float | None:
    """The sum nearest before councils that something was given to, else the first after those that were given it."""
    sums = list(_AMOUNT.finditer(text))
    # A sum that several were given together is not what each was given.
    if not sums or _TOGETHER.search(text) or (len(group.named) > 1 and not re.search(r"\beach\b|\bgrants of £", text)):
        return None
    before = [one for one in sums if one.end() <= group.start]
    after = [one for one in sums if one.start() >= group.end]
    found = before[-1] if before and (not after or re.search(r"\bto\s+(?:the\s+)?$", text[: group.start])) else after[0]
    return _pounds(found)


def _pounds(found: re.Match[str]) -> float:
    scale = {"k": 1e3, "m": 1e6, "million": 1e6}.get((found[2] or "").casefold(), 1.0)
    return round(float(found[1].replace(",", "")) * scale, 2)

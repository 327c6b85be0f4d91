"""Participation said in so many words: a council had a peer challenge, signed the declaration, was awarded a grant, or has yet to.

What is said counts only where the councils stand right beside the verb, as its subject or as what it was given to; wishes, doubts and conditions say
nothing, and that nothing is said of a council is no `not-yet`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.councils import councils_in
from councilgraph.loaders.minutes.dates import DATE, iso_date
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.programmes import ProgrammeMention, on_line
from councilgraph.loaders.minutes.sentences import sentences
from councilgraph.loaders.record import Participation
from councilgraph.loaders.register import Register

_DOING: Final = r"(?:have|host|hold|undertake|undergo|sign(?: up to)?|take part in|commit to|receive|join|complete|book|arrange)"
_DID: Final = (
    r"(?:had|hosted|held|undertaken|undergone|signed(?: up to)?|taken part in|committed to|received|joined|completed|booked|arranged)"
)
# What follows the councils, the first that fits; `neither` before them turns what was done into `not-yet`.
_SAYS: Final = (
    ("not-yet", re.compile(rf"(?:(?:has|have|had|is|are|was|were) (?:still |as )?(?:yet to|still to) (?:{_DOING}|do so)|yet to (?:{_DOING}|do so)|(?:has|have|had) (?:not(?: yet)?|never) {_DID})\b")),
    ("declined", re.compile(r"(?:(?:has|have|had) )?(?:declined|refused|turned down|withdrawn from|withdrew from)\b")),
    ("planned", re.compile(rf"(?:(?:will|would) (?:now |also |shortly |next )?(?!have (?:been|to)\b)|(?:is|are|was|were) (?:now |also )?(?:due|scheduled|planning|preparing|set|to)(?: to)? |plan(?:s|ned)? to |intend(?:s|ed)? to |(?:has|have|had) (?:agreed|committed|arranged) to )(?<= ){_DOING}\b|(?:(?:has|have|had) )?(?:booked|scheduled|arranged)\b")),
    ("signed", re.compile(r"(?:(?:has|have|had) )?(?:(?:now|also|already|since|recently|all|both) )?(?:signed|(?:is|are|was|were|became|become|been) (?:now |also |already )?(?:an? |both )?signator(?:y|ies))\b")),
    ("offered", re.compile(r"(?:(?:was|were|(?:has|have|had) been|been) (?:also )?offered)\b")),
    ("member", re.compile(r"(?:(?:has|have|had) )?(?:(?:now|also|already|since|recently|all|both) )?joined\b|(?:is|are|was|were) (?:now |also |already |both |all )?(?:(?:an? )?(?:members?|partners?|part) (?:of|in)|taking part in|participating in)\b")),
    ("awarded", re.compile(r"(?:(?:was|were|(?:has|have|had) been|been) awarded\b|(?:(?:has|have|had) )?(?:received|secured|won)\b(?=.{0,50}(?:£|\bgrant|\bfunding)))")),
    ("held", re.compile(r"(?:(?:has|have|had) (?:(?:now|also|already|since|recently|just|last|both|all|each) )?(?:hosted|undertaken|undergone|completed|taken part in|received|held|had)|had|hosted|undertook|underwent|completed|took part in|received|held)\b")),
)  # fmt: skip
# Between the councils and the verb.
_BETWEEN: Final = re.compile(
    r",?\s*(?:\([^()]{0,40}\)\s*,?\s*)?(?:(?:also|both|all|each|now|recently|already|since|of|which|whom|whose (?:council|authority)|who|itself|themselves|councils?)\s+)*"
)
_JOIN: Final = re.compile(
    r"\s*(?:,\s*(?:and|nor|or)?|;|&|and|nor|or)\s*(?:(?:from|at|of|by|with|to)\s+)?(?:the\s+)?|\s+\([^()]{0,40}\)\s*(?:,|and)\s*(?:the\s+)?"
)
# `£1m from the Land Release Fund had been secured by Exe`.
_SECURED_BY: Final = re.compile(r"\b(?:has|have|had|was|were)\s+(?:been\s+|also\s+|both\s+)*(?:secured|won|received)\s+by\s+(?:the\s+)?$")
# `Cllr Lee, Leader of Exe Council, spoke of her council's peer challenge, which had taken place in May`.
_THEIR_COUNCILS: Final = re.compile(r"\b(?:his|her|their)\s+(?:own\s+)?(?:council|authority)['’]s\s+(?:own\s+|recent\s+|first\s+|LGA\s+)*$")
_WHICH: Final = re.compile(r",?\s+(?:which|that)\s+")
_NEITHER: Final = re.compile(r"\b(?:neither|nor)\s+(?:the\s+)?$", re.IGNORECASE)
_UNSURE: Final = re.compile(
    r"\b(?:if|whether|should|could|might|may|would|hoped|suggested|asked|unless|until|once|when|encouraged?)\b", re.IGNORECASE
)
_GIVEN: Final = re.compile(
    r"\bawarded\b(?:\s+(?P<sum>(?:a grant of |grants? |funding )?£[\d,.]+\s?(?:k|m|million)?(?: each)?))?(?:\s+\w+){0,4}?\s+to\s+(?:the\s+)?$"
)
_AMONG: Final = re.compile(r"\s*,?\s*(?:(?:being|were|are|was)\s+)?(?:among|included|the (?:latest|most recent))\b")
_AT: Final = re.compile(r"\s*(?:of|at|in|for|by)\s+(?:the\s+)?$|\s*(?:of|at|in|for|by)\s+(?:the\s+)?")
_TOOK_PLACE: Final = re.compile(
    r"\s*(?:(?:has|have|had|was|were)\s+)?(?:been\s+)?(?:also\s+|now\s+)?(?:taken place|took place|held|carried out|completed|undertaken)\b"
    r"|\s*(?:has|have|had|was|were)\s+(?:been\s+)?(?:of (?:great |real |much )?help|(?:very |most |extremely )?(?:helpful|useful|valuable|positive|successful)|well received)\b"
)
# `74 councils had signed up for a peer challenge, and the first two, at Exe and Wye, had been completed`.
_FIRST_FEW: Final = re.compile(r"\b(?:first|last|latest|other) (?:one|two|three|four|five|six|\d{1,2}),? (?:at|in|of)\s+$")
_POSSESSED: Final = re.compile(r"['’]s?\s+(?:own\s+|first\s+|second\s+|last\s+|recent\s+)?(?:LGA\s+)?")
# `The LGA carried out a …`: what stands before the programme where the council comes after it.
_DONE_BEFORE: Final = re.compile(
    r"\b(?:carried out|undertook|conducted|completed|delivered|led|hosted)\s+(?:an?|the|its|their|two|a further|another|a second)?\s*(?:LGA\s+|successful\s+|recent\s+)*$"
)
# `Exe City Council had yet to have one`, after the programme was named.
_ONE: Final = re.compile(r"\s+one\b(?!\s+(?:of|[A-Z]))")
# `joined the One Public Estate programme`, not `partners in a bid to it`.
_BEFORE_IT: Final = re.compile(r"\s+(?:the\s+|an?\s+|its\s+)?(?:LGA['’]?s?\s+|Government['’]s\s+|national\s+)?")
# `had not had a peer challenge since 2014` says that there was one.
_SINCE_WHEN: Final = re.compile(r"\s+since\b")
_TO_COME: Final = re.compile(
    r"\s+(?:(?:will|would) (?:now )?(?:be held|be carried out|take place|begin|start|happen)|(?:is|was) (?:now )?(?:due|scheduled|planned|booked|arranged|to (?:be held|take place)))\b"
)
# `and £15,000 to`, after another award.
_ALSO_GIVEN: Final = re.compile(r"(?:,|\band)\s+£[\d,.]+\s?(?:k|m|million)?\s+to\s+(?:the\s+)?$")
# What there is only of a programme that has been held: its findings, its report, what followed it.
_SINCE: Final = re.compile(
    r"\b(?:join|member|partner|part of|taking part|participat|offer|following|since|findings (?:of|from)|recommendations (?:of|from)|(?:feedback )?report (?:of|from|on)|feedback from|outcomes? (?:of|from)|results? of|lessons (?:of|from)|"
    r"in response to|action plan (?:for|from|following)|progress (?:since|against|on)|described|spoke (?:of|about)|learning from)\s+(?:the\s+)?(?:recent\s+|last\s+|first\s+|second\s+|LGA\s+)*$",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"\b(?:ahead of|in preparation for|in advance of|prior to|preparations? for|preparing for)\s+(?:the\s+)?(?:LGA\s+)?$", re.IGNORECASE
)
_ITSELF: Final = re.compile(r"\b[Tt]he (?:Council|Authority|authority|council)(?=\s|['’]s\s)")
_AMOUNT: Final = re.compile(r"£\s?(\d[\d,]*(?:\.\d+)?)\s?(k|m|million)?\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:in|since|during)\s+((?:19|20)\d{2})\b")
_VERB: Final = re.compile(
    r"\b(?:join|member|partner|part of|taking part|participat|offer|following|since|findings|recommendations|feedback|outcomes?|results?|lessons|response|action plan|progress|ahead|prepar|advance|prior|carried|conducted|delivered|led|would|sign|award|host|had|have|has|under|taken? place|took|complet|declin|refus|council['’]s|turned down|withdr|book|schedul|arrang|receiv|secur|won|held|yet to|will|due|plan|intend|described|spoke|learning|was|were)",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|never|no|if|whether|should|could|might)\b")
_FARTHEST: Final = 90


@dataclass(frozen=True, slots=True)
class _Councils:
    """Councils named one after another in a sentence, from `start` to `end`."""

    start: int
    end: int
    named: tuple[tuple[str, Span], ...]


def find_participation(
    outline: Outline,
    register: Register,
    on: str | None,
    mentions: tuple[ProgrammeMention, ...],
    home: tuple[str, Span] | None = None,
) -> tuple[Participation, ...]:
    """Each statement that a council took part in a programme, is to, or by the words did not. `on` is the meeting's date; `home` the council
    whose own minutes these are, which `the Council` means."""
    found: dict[Participation, None] = {}
    lines = {id(mention.line): mention.line for mention in mentions}
    for line in lines.values():
        start = 0
        before: str | None = None
        for sentence in sentences(line):
            begin = line.text.find(sentence.text, start)
            start = begin + len(sentence.text)
            named = [
                (mention.start - begin, mention.end - begin, mention.id)
                for mention in on_line(mentions, line)
                if begin <= mention.start < start
            ]
            ids = {programme for _, _, programme in named}
            if len(ids) == 1:
                before = named[0][2]
            if _VERB.search(sentence.text) and (ids or (before and "signed" in sentence.text)):
                for entry in _said(sentence, named, before or "", register, on, home):
                    found[entry] = None
    return tuple(found)


def _said(
    sentence: Line, named: Sequence[tuple[int, int, str]], programme: str, register: Register, on: str | None, home: tuple[str, Span] | None
) -> Iterator[Participation]:
    several = len({name for _, _, name in named}) > 1
    for group in _groups(sentence, register, on, home):
        if several:
            # Each council with the programme that is named next.
            nearest = min((one for one in named if one[0] >= group.end), default=None)
            if nearest is None:
                continue
            named_here, programme = [nearest], nearest[2]
        else:
            named_here = list(named)
        status = _status(sentence.text, group, named_here)
        if status is None:
            continue
        amount = _amount(sentence.text, group) if status in ("awarded", "offered") else None
        for code, words in group.named:
            evidence = (sentence.span(), words) if words.start < sentence.start or words.end > sentence.end else (sentence.span(),)
            yield Participation(
                evidence,
                council=code,
                programme=programme,
                status=status,
                date=on if status == "not-yet" else _date(sentence.text),
                amount=amount,
            )


def _groups(sentence: Line, register: Register, on: str | None, home: tuple[str, Span] | None) -> list[_Councils]:
    """The councils of a sentence, those joined by commas or `and` together."""
    at: list[tuple[int, int, str, Span]] = []
    for code, span in councils_in(sentence, register, on):
        start = next((place for place in range(len(sentence.text)) if sentence.at(place) == span.start), None)
        if start is not None:
            at.append((start, start + len(" ".join(span.quote.split())), code, span))
    if home:
        at += [(itself.start(), itself.end(), *home) for itself in _ITSELF.finditer(sentence.text)]
    groups: list[_Councils] = []
    for start, end, code, span in sorted(at):
        last = groups[-1] if groups else None
        if last and start < last.end:
            continue
        if last and _JOIN.fullmatch(sentence.text, last.end, start):
            groups[-1] = _Councils(last.start, end, (*last.named, (code, span)))
        else:
            groups.append(_Councils(start, end, ((code, span),)))
    return groups


def _status(text: str, group: _Councils, named: Sequence[tuple[int, int, str]]) -> str | None:
    """What the sentence says of the councils and its one programme; None where nothing plain is said."""
    unsure = bool(_UNSURE.search(text, max(0, group.start - 40), group.start))
    gap = _BETWEEN.match(text, group.end)
    # `asked what A, which had had one, had found`: what is told aside is told plainly.
    unsure = unsure and not (gap and re.search(r"\b(?:which|who|whom)\b", gap.group()))
    verb = gap.end() if gap else group.end
    ahead = [start for start, _, _ in named if start >= verb]
    for status, pattern in _SAYS:
        if (said := pattern.match(text, verb)) and not unsure:
            again = said.group().endswith("do so") or bool(_ONE.match(text, said.end()))
            near = not named or again or (bool(ahead) and ahead[0] - said.end() <= _FARTHEST)
            if not near or (ahead and _UNSURE.search(text, said.end(), ahead[0])):
                continue
            if status == "member" and (not ahead or _BEFORE_IT.fullmatch(text, said.end(), ahead[0]) is None):
                continue
            if status == "held" and said.group().split()[-1] == "had" and not _has_it(text, said.end(), ahead):
                continue
            if status == "not-yet" and ahead and _SINCE_WHEN.match(text, min(end for start, end, _ in named if start >= verb)):
                return None
            if _NEITHER.search(text, 0, group.start):
                return "not-yet" if status in ("held", "signed", "awarded") else None
            return status
    if unsure:
        return None
    given = _GIVEN.search(text, 0, group.start)
    given = given or (_ALSO_GIVEN.search(text, 0, group.start) if "award" in text[: group.start] else None)
    if given and given.end() == group.start and not re.search(r"\b(?:not|never)\b", text[: group.start]):
        return "awarded"
    before = [(start, end) for start, end, _ in named if end <= group.start]
    if before and _SECURED_BY.search(text, before[-1][1], group.start):
        return "awarded"
    theirs = next((end for start, end, _ in named if start > group.end and _THEIR_COUNCILS.search(text, group.end, start)), None)
    if theirs is not None and (which := _WHICH.match(text, theirs)) and (took := _TOOK_PLACE.match(text, which.end())):
        return None if "not" in took.group() else "held"
    past_comma = group.end + (text[group.end : group.end + 1] == ",")
    if before and _FIRST_FEW.search(text, before[-1][1], group.start) and _TOOK_PLACE.match(text, past_comma):
        return "held"
    if before and _AMONG.match(text, group.end) and re.search(r"\bsigned\b", text[: before[-1][0]]):
        return "signed"
    if (
        before
        and _AT.fullmatch(text, before[-1][1], group.start)
        and (took := _TOOK_PLACE.match(text, group.end))
        and "not" not in took.group()
    ):
        return "held"
    if before and _AT.fullmatch(text, before[-1][1], group.start):
        if _TO_COME.match(text, group.end):
            return "planned"
        if _DONE_BEFORE.search(text, 0, before[-1][0]) and not _NOT.search(text[: before[-1][0]]):
            return "held"
        return _before_or_since(text, before[-1][0])
    possessed = _POSSESSED.match(text, group.end)
    own = next(((start, end) for start, end, _ in named if possessed and start == possessed.end()), None)
    if own is None:
        return None
    if _TO_COME.match(text, own[1]):
        return "planned"
    return "held" if _TOOK_PLACE.match(text, own[1]) else _before_or_since(text, group.start)


def _before_or_since(text: str, at: int) -> str | None:
    """Held where the words before speak of what came of it, planned where they speak of getting ready for it."""
    if _NOT.search(text[:at]):
        return None
    return "held" if _SINCE.search(text, 0, at) else "planned" if _AHEAD.search(text, 0, at) else None


def _has_it(text: str, after: int, ahead: Sequence[int]) -> bool:
    """`had a Corporate Peer Challenge`, not `had found the programme slow`."""
    return (
        bool(ahead)
        and re.fullmatch(
            r"\s+(?:an?|its|their|the|two|three)?(?:\s*(?:own|first|second|third|last|recent|very|LGA|successful|full))*\s*",
            text[after : ahead[0]],
        )
        is not None
    )


def _date(text: str) -> str | None:
    full = (
        next((value for found in DATE.finditer(text) if (value := iso_date(found))), None)
        if any(letter.isdigit() for letter in text)
        else None
    )
    year = _YEAR.search(text)
    return full or (year.group(1) if year else None)


def _amount(text: str, group: _Councils) -> float | None:
    """The sum nearest before councils that something was given to, else the first after those that were given it."""
    sums = list(_AMOUNT.finditer(text))
    if not sums:
        return None
    before = [one for one in sums if one.end() <= group.start]
    after = [one for one in sums if one.start() >= group.end]
    found = before[-1] if before and (not after or re.search(r"\bto\s+(?:the\s+)?$", text[: group.start])) else after[0]
    scale = {"k": 1e3, "m": 1e6, "million": 1e6}.get((found[2] or "").casefold(), 1.0)
    return round(float(found[1].replace(",", "")) * scale, 2)

"""Participation said in so many words: a council had a peer challenge, signed the declaration, or has yet to."""

import re
from collections.abc import Iterator
from typing import Final

from councilgraph.loaders.minutes.councils import councils_in
from councilgraph.loaders.minutes.dates import DATE, iso_date
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.programmes import ProgrammeMention, on_line
from councilgraph.loaders.minutes.sentences import sentences
from councilgraph.loaders.record import Participation
from councilgraph.loaders.register import Register

# Words between the council and the programme, and what they say; the first that fits counts.
_SAYS: Final = (
    (
        "not-yet",
        re.compile(
            r"\b(?:has|have|had) (?:yet to|not yet|never)\b|\byet to (?:undertake|commit|host|have|sign)|\bhas not (?:yet )?(?:had|undertaken|hosted|taken|signed)\b",
            re.IGNORECASE,
        ),
    ),
    ("declined", re.compile(r"\b(?:declined|refused|turned down)\b", re.IGNORECASE)),
    (
        "planned",
        re.compile(
            r"\b(?:will|is due to|is to|plans? to|intends? to|has agreed to|is scheduled to) (?:have|host|undertake|undergo|sign)\b",
            re.IGNORECASE,
        ),
    ),
    ("signed", re.compile(r"\b(?:has |had |have )?signed(?: up to)?\b", re.IGNORECASE)),
    (
        "awarded",
        re.compile(
            r"\b(?:was|were|has been|had been|been) awarded\b|\b(?:received|secured|won)\b.{0,40}(?:£|grant|funding|award)", re.IGNORECASE
        ),
    ),
    (
        "held",
        re.compile(
            r"\b(?:had|has had|hosted|undertook|has undertaken|underwent|completed|took part in|has hosted|received)\b", re.IGNORECASE
        ),
    ),
)
_NEGATED: Final = re.compile(r"\b(?:not|no|never|if|whether|should|could|might|may|would)\b", re.IGNORECASE)
_AMOUNT: Final = re.compile(r"£\s?(\d[\d,]*(?:\.\d+)?)\s?(k|m|million)?\b", re.IGNORECASE)
_FARTHEST: Final = 90


def find_participation(
    outline: Outline, register: Register, on: str | None, mentions: tuple[ProgrammeMention, ...]
) -> tuple[Participation, ...]:
    """Statements that one council took part, or by the words did not; only sentences with one council and one programme."""
    found: list[Participation] = []
    lines = {id(mention.line): mention.line for mention in mentions}
    for line in lines.values():
        start = 0
        for sentence in sentences(line):
            begin = line.text.find(sentence.text, start)
            start = begin + len(sentence.text)
            programmes = [mention for mention in on_line(mentions, line) if begin <= mention.start < start]
            found += _in_sentence(sentence, begin, programmes, register, on)
    return tuple(dict.fromkeys(found))


def _in_sentence(
    sentence: Line, begin: int, programmes: list[ProgrammeMention], register: Register, on: str | None
) -> Iterator[Participation]:
    councils = list(councils_in(sentence, register, on))
    if len({code for code, _ in councils}) != 1 or len({mention.id for mention in programmes}) != 1:
        return
    code, words = councils[0]
    first, last = words.end, sentence.at(programmes[0].start - begin)
    if not first < last or last - first > _FARTHEST:
        return
    between = sentence.document.text[first:last]
    status = next((status for status, pattern in _SAYS if pattern.search(between)), None)
    if status is None:
        return
    if status in ("held", "signed", "awarded") and _NEGATED.search(between):
        return
    date = next((value for found in DATE.finditer(sentence.text) if (value := iso_date(found))), None) or _year(sentence.text)
    amount = _AMOUNT.search(sentence.text) if status == "awarded" else None
    scale = {"k": 1e3, "m": 1e6, "million": 1e6}.get((amount[2] or "").casefold(), 1.0) if amount else 1.0
    yield Participation(
        (sentence.span(),),
        council=code,
        programme=programmes[0].id,
        status=status,
        date=on if status == "not-yet" else date,
        amount=float(amount[1].replace(",", "")) * scale if amount else None,
    )


def _year(text: str) -> str | None:
    found = re.search(r"\bin ((?:19|20)\d{2})\b", text)
    return found.group(1) if found else None

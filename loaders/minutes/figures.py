"""Amounts and counts said of a programme."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.programmes import ProgrammeMention, on_line
from councilgraph.loaders.minutes.sentences import sentences
from councilgraph.loaders.minutes.words import Sought
from councilgraph.loaders.record import FigureSaid

_SCALES: Final = {"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "bn": 1e9, "b": 1e9, "billion": 1e9}
_MONEY: Final = re.compile(
    r"(?P<about>(?:just under|just over|nearly|almost|up to|around|about|over|more than|approximately)\s+)?£\s?(?P<number>\d[\d,]*(?:\.\d+)?)(?:\s?(?P<scale>thousand|million|billion|bn|mn|[kmb])\b)?",
    re.IGNORECASE,
)
# What makes a sum that of the programme an item is about.
_GRANTED: Final = Sought(
    r"\b(?:grants?|bids?|awards?|awarded|funds?|funding|programme|partnerships?)\b",
    "grant|bid|award|fund|programme|partnership",
    flags=re.IGNORECASE,
)
_UP_TO_TWENTY: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
_COUNTED: Final = (
    r"(?:local )?(?:councils|authorities)|partnerships|projects|shared services|signatories|applications|bids|awards|masterclasses|pilots|organisations|places|homes|jobs|"
    r"peer challenges|visits|participants|boroughs|districts|sites|grants"
)
# `twenty-three`.
_TENS: Final = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_WORDS: Final = {
    **_UP_TO_TWENTY,
    **_TENS,
    **{f"{tens}-{unit}": number + ones for tens, number in _TENS.items() for ones, unit in enumerate(list(_UP_TO_TWENTY)[1:10], 1)},
}
_COUNT: Final = re.compile(
    rf"(?<![\d.,£/-])(?<!\b[Pp]hase )(?<!\b[Rr]ound )(?<!\b[Ww]ave )(?<!\b[Ii]tem )(?<!\b[Cc]ohort )(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}}|{'|'.join(sorted(list(_WORDS)[2:], key=len, reverse=True))})\s+(?:[A-Za-z-]+\s+){{0,2}}?(?P<unit>{_COUNTED}|(?<=been )(?:held|delivered|completed))\b",
    re.IGNORECASE,
)


def find_figures(
    lines: Sequence[Line], mentions: tuple[ProgrammeMention, ...], items: Sequence[tuple[int, int, int]] = ()
) -> tuple[FigureSaid, ...]:
    """Every figure that a programme named on the same line can be held for: nearest in the sentence, else the last one before it.

    Of `items`, each with where its title begins, where that ends and where the item ends, one whose title names a single programme speaks
    of that in the lines that name none: of its bids, grants and funds, and of the councils in it.
    """
    found: list[FigureSaid] = []
    with_programmes = {id(mention.line) for mention in mentions}
    titled = [(item, own) for item in items if len(own := {m.id for m in mentions if item[0] <= m.line.at(m.start) < item[1]}) == 1]
    for line in lines:
        if id(line) in with_programmes:
            found += _on_line(line, list(on_line(mentions, line)))
        for (_, begins, ends), own in titled:
            if begins <= line.start < ends and id(line) not in with_programmes:
                found += _in_item(line, next(iter(own)))
    return tuple(dict.fromkeys(found))


def _in_item(line: Line, programme: str) -> Iterator[FigureSaid]:
    for sentence in sentences(line):
        if _GRANTED.search(sentence.text):
            for at, stop, value, unit in sorted(_figures(sentence.text)):
                if unit in ("GBP", "councils"):
                    yield FigureSaid(
                        (sentence.span(at, stop),), programme=programme, value=value, unit=unit, surface=sentence.text[at:stop]
                    )


def _on_line(line: Line, mentions: list[ProgrammeMention]) -> Iterator[FigureSaid]:
    start = 0
    for sentence in sentences(line):
        begin = line.text.find(sentence.text, start)
        end = start = begin + len(sentence.text)
        inside = [mention for mention in mentions if begin <= mention.start < end]
        before = [mention for mention in mentions if mention.start < begin]
        for at, stop, value, unit in sorted(_figures(line.text[begin:end])):
            position = begin + at
            if any(mention.start <= position < mention.end for mention in inside):
                continue  # `Cyber 360 visits`
            near = min(inside, key=lambda mention: min(abs(mention.start - position), abs(mention.end - position)), default=None)
            programme = near or (before[-1] if before else None)
            if programme is not None:
                yield FigureSaid(
                    (line.span(position, begin + stop),),
                    programme=programme.id,
                    value=value,
                    unit=unit,
                    surface=line.text[position : begin + stop],
                )


def _figures(text: str) -> Iterator[tuple[int, int, float, str]]:
    for money in _MONEY.finditer(text):
        value = float(money["number"].replace(",", "")) * _SCALES.get((money["scale"] or "").casefold(), 1.0)
        yield money.start(), money.end(), round(value, 2), "GBP"
    for count in _COUNT.finditer(text):
        printed = count["number"].casefold()
        number = float(_WORDS[printed]) if printed in _WORDS else float(printed.replace(",", ""))
        if not 1900 <= number <= 2100 or "," in printed:
            yield count.start(), count.end(), number, count["unit"].casefold()

"""Minutes in Welsh: what was decided or noted, and who is to do what."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.outline import Outline, Section
from councilgraph.loaders.minutes.owner_words import Owner, owners_in
from councilgraph.loaders.minutes.sentences import sentences

# A word that every page of such minutes has, `cyfarfod` or `gyfarfod`, a meeting.
_SIGN: Final = "yfarfod"
_BODY: Final = re.compile(
    r"\bCynhaliwyd (?:y )?(?:[Cc]yfarfod )?(?:o )?(?P<body>Cyngor (?:Cymuned|Tref|Sir|Dinas|Bwrdeistref)(?: (?:[A-Z][\w'’-]+|a|ac|y|yr)){1,6}?)"
    r"(?= (?:am|ar|o bell|yn|ddydd|nos)\b|[,.])"
)
_DECIDED: Final = re.compile(
    r"\b(?:[Cc]h?ytunwyd|[Pp]h?enderfynwyd)\b(?! arnynt)(?!.{0,40}\bcanlynol:?$)|\broedd pawb yn gyt[uû]n\b|^Cynigiwyd gan\b.*\beiliwyd\b(?!.*\bgyt[uû]n)"
)
# `Nodwyd`, noted, in a cell beside the entry or after it.
_NOTED: Final = re.compile(r"(?P<said>.{8,}?)[.;]?\s+Nodwyd\.?$")
_NOTED_CELL: Final = re.compile(r"Nodwyd\.?")
_CLERK: Final = r"(?:[Yy](?:r|['’]r)? )?(?P<post>Clerc|Cadeirydd|PAWB|Pawb)"
_MEMBER: Final = r"(?:[Yy] )?(?:Cyngh?r?\.?|Cynghorydd) (?:[A-Z]\.? ?){0,2}[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
_OWNER: Final = rf"(?:{_CLERK}|{_MEMBER})"
# `Clerc i ysgrifennu`, the clerk to write; `Bydd y Cyng. Lee yn ysgrifennu`, Cllr Lee will.
_IS_TO: Final = re.compile(rf"(?P<owner>{_OWNER}) i(?:[’']w)? (?!mewn\b)[a-zŵŷâêîôû]{{3,}}")
_WILL: Final = re.compile(rf"Bydd(?:[’']r)? (?P<owner>{_OWNER}) yn [a-z]")
_ENDS_IN_OWNER: Final = re.compile(rf"(?<=[.!?])\s+(?P<owner>{_OWNER}(?:\s?[/,&]\s?{_MEMBER.replace('?P<post>', '?:')})*)\.?$")
_SPLIT: Final = re.compile(r"\s?[/&]\s?|, ")
_PARAGRAPH: Final = re.compile(r"\d[\d.]*[ivx]*[.)]\s+")
_LIMB: Final = re.compile(r";\s+")
_LONGEST: Final = 80


def is_welsh(outline: Outline) -> bool:
    """True for a page with the word for a meeting on it."""
    return _SIGN in outline.document.text


def welsh_body(line: Line) -> tuple[int, int] | None:
    """Where the name of the council stands whose meeting `was held`, as a sentence says."""
    found = _BODY.search(line.text) if _SIGN in line.text else None
    return found.span("body") if found else None


def decided_in_welsh(section: Section) -> Iterator[Line]:
    """What a section says was agreed, decided or noted."""
    above: Line | None = None
    for row, group in groupby(section.lines, key=lambda line: line.row):
        cells = list(group)
        noted = row is not None and cells[-1].column > cells[0].column and _NOTED_CELL.fullmatch(cells[-1].text) is not None
        for line in cells:
            if noted and line.column == cells[0].column:
                # The last line of an entry, beside which it stands.
                yield _unmarked(above.followed_by(line) if above is not None and above.row is None and line.text[0].islower() else line)
            elif (found := _NOTED.fullmatch(line.text)) and (said := line.cut(0, found.end("said"))):
                yield _unmarked(said)
            else:
                yield from (said for said in _limbs(line) if _DECIDED.search(said.text))
        above = cells[-1]


def undertaken_in_welsh(section: Section) -> Iterator[tuple[Line, tuple[Owner, ...]]]:
    """What a section says that somebody is to do, or that whoever is named beside it is."""
    for row, group in groupby(section.lines, key=lambda line: line.row):
        cells = list(group)
        slot = cells[-1] if row is not None and cells[-1].column > cells[0].column else None
        beside = _owners(slot, 0, len(slot.text)) if slot is not None and len(slot.text) <= _LONGEST else ()
        for line in cells if not beside else [line for line in cells if line.column < cells[-1].column]:
            yield from _told(line, beside)


def _told(line: Line, beside: tuple[Owner, ...]) -> Iterator[tuple[Line, tuple[Owner, ...]]]:
    ending = _ENDS_IN_OWNER.search(line.text) if not beside else None
    if ending:
        beside = _owners(line, ending.start("owner"), ending.end("owner"))
        line = line.cut(0, ending.start()) or line
    said = list(_limbs(line))
    told = [(limb, found) for limb in said if (found := _IS_TO.match(limb.text) or _WILL.match(limb.text))]
    for limb, found in told:
        if owners := _owners(limb, found.start("owner"), found.end("owner")):
            yield limb, owners
    if beside and not told and said:
        yield said[-1], beside


def _owners(line: Line, start: int, end: int) -> tuple[Owner, ...]:
    """The owners that these words are, none where any of them is something else."""
    found: list[Owner] = []
    at = start
    for part in _SPLIT.split(line.text[start:end]):
        at = line.text.index(part, at)
        words = re.fullmatch(rf"(?:{_OWNER})\.?", part)
        if words is None:
            return ()
        if words["post"]:
            begin = at + words.start("post")
            found.append((words["post"], None, line.span(begin, begin + len(words["post"]))))
        else:
            begin = at + (2 if part[:2] in ("Y ", "y ") else 0)
            found += owners_in(line, begin, at + len(part))
        at += len(part)
    return tuple(found)


def _limbs(line: Line) -> Iterator[Line]:
    """The sentences of a line, parted at their semicolons, without the number of a paragraph and without a stop."""
    for sentence in sentences(_unmarked(line)):
        begin = 0
        for mark in (*_LIMB.finditer(sentence.text), None):
            end = mark.start() if mark else len(sentence.text.rstrip(" .;"))
            if limb := sentence.cut(begin, end):
                yield limb
            begin = mark.end() if mark else end


def _unmarked(line: Line) -> Line:
    number = _PARAGRAPH.match(line.text)
    line = (line.cut(number.end()) if number else None) or line
    return line.cut(0, len(line.text.rstrip(" .;"))) or line

"""Who was there, who sent apologies, who stood in for whom: lists, sentences, tables and run-on columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.columns import split_organisations
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.names import PrintedName, parse_name, titled_names
from councilgraph.loaders.minutes.outline import Outline, Section
from councilgraph.loaders.minutes.roles import CHAIR, Standing, is_job, read_standing
from councilgraph.loaders.minutes.sentences import sentences
from councilgraph.loaders.record import AttendanceStatus
from councilgraph.loaders.register import Register

_STATUS: Final[dict[str, AttendanceStatus]] = {
    "attendance": "present",
    "in-attendance": "in-attendance",
    "apologies": "apologies",
    "absent": "absent",
    "substitutes": "substitute",
}
_TITLE_STATUS: Final[tuple[tuple[re.Pattern[str], AttendanceStatus], ...]] = (
    (re.compile(r"(?:to (?:receive|note|accept) )?(?:welcome (?:and|&) )?apolog", re.IGNORECASE), "apologies"),
    (re.compile(r"(?:record of )?(?:attendance|present|those present|members present)\b", re.IGNORECASE), "present"),
)
_APOLOGIES: Final = re.compile(
    r"\bapolog(?:y|ies)\b[^.]{0,60}?(?:\bfrom\b|\bby\b|\bof\b|:|\bon behalf of\b)\s*|\bapologies\s+(?=(?:cllrs?|councillors?)\b)",
    re.IGNORECASE,
)
_NO_LIST: Final = re.compile(r"\b(?:previous|last) meeting\b|\bfor (?:lateness|late|the delay)\b", re.IGNORECASE)
_STANDS_FOR: Final = re.compile(
    r"(?:\(|,|\b)\s*(?:as\s+)?(?:(?:a\s+)?substitut(?:e|es|ing|ed)|sub|deputi[sz]ing|standing in|attend(?:ed|ing)|on behalf|in place|vice)?\s*(?:member\s+)?(?:for|of|on behalf of|in place of)\s*:?\s*$",
    re.IGNORECASE,
)
_STOOD_IN_BY: Final = re.compile(
    r"(?:\(|,|\b|[-–—])\s*(?:sub(?:stitute)?(?:d|s)?|replaced|represented|deputised)\s*(?:by|was|is|:|[-–—])?\s*$", re.IGNORECASE
)
_IS_SUBSTITUTING: Final = re.compile(r"\bsubstitut(?:e|ing)\b|\(sub\)", re.IGNORECASE)
_SEGMENT: Final = re.compile(
    r"(?:^|[,;:•·\u2022]\s*|\s+and\s+|\s*&\s*|\s[-–—]\s)(?:and\s+|&\s*)?(?:(?:(?:Deputy|Vice)[- ]?)?Chair(?:man|woman)?\b\s*[:–-]?\s+)?"
)
# What follows a name in a sentence about the business, not in a list of people.
_SENTENCE: Final = re.compile(
    r"(?:\s+\([^()]{1,60}\))?,?\s+(?:(?:has|had|have|was|were|is)\s+(?!in attendance|present|substitut|absent|not present|unable|unwell|on )|"
    r"(?:said|reported|advised|asked|stated|proposed|explained|declared|welcomed|thanked|introduced|presented|noted|agreed|took|would|will|"
    r"gave|raised|confirmed|suggested|opened|closed|outlined|updated)\b)"
)
# `None`, or the bare number of the next minute.
_LIST_ENDS: Final = re.compile(r"(?:there were )?(?:none|nil)\b|\d{1,4}\.?$", re.IGNORECASE)
_OFFICERS: Final = re.compile(r"\bofficers?\b|\bstaff\b", re.IGNORECASE)
_TOLD: Final = re.compile(
    r"\s+(?:(?:was|were|had been|is|attended|attending|acted|sat|present|being)\s+){0,2}(?:(?:as|a|the)\s+){0,2}"
    r"(?:(?P<by>(?:substituted|deputised|represented|replaced)(?:\s+for)?\s+by)|(?:substitut(?:e|es|ing|ed)|deputi[sz]ing|deputi[sz]ed|standing in|in place)"
    r"(?:\s+members?)?\s+(?:for|of|on behalf of))\s+(?=[A-Z])"
)
# One of these stands in whatever _TOLD finds.
_TOLD_WORDS: Final = re.compile(r"substitut|deputi|represented|replaced|standing in|in place")
# A line without a name that is longer than this ends a list of names.
_LONGEST_NOTE: Final = 80


def find_attendance(outline: Outline, register: Register, on: str | None) -> tuple[Mention, ...]:
    """Everybody recorded as at the meeting or as not there, in order, each mention with its status."""
    found: list[Mention] = []
    for section in outline.sections:
        if section.part in _STATUS:
            listed = _in_section(section, _STATUS[section.part], register, on)
            officers = bool(_OFFICERS.search(section.heading))
            found += [replace(mention, officer=officers and not mention.name.is_member) for mention in listed]
            found += [mention for line in section.lines for mention in _substituted(line)]
        elif section.part in ("discussion", "head", "other", "decisions"):
            found += _in_words(outline, section, register, on)
            found += [mention for line in section.lines for mention in _substituted(line)]
    return _settled(found)


def _substituted(line: Line) -> Iterator[Mention]:
    """Substitutions told in a sentence: `Cllr A attended as substitute for Cllr B`, `A and B were substituted by C and D respectively`."""
    if not _TOLD_WORDS.search(line.text) or not _TOLD.search(line.text):
        return
    for sentence in sentences(line):
        names = list(titled_names(sentence.text)) if _TOLD.search(sentence.text) else []
        for told in _TOLD.finditer(sentence.text):
            before = [name for name in names if name.end <= told.start()]
            after = [name for name in names if name.start >= told.end()]
            if not before or not after or sentence.text[before[-1].end : told.start()].strip(" ,()") or after[0].start > told.end() + 1:
                continue
            count = 1
            if "respectively" in sentence.text[told.end() :]:
                count = min(len(before), len(after))
            first, second = before[-count:], after[:count]
            away, stood = (first, second) if told["by"] else (second, first)
            for absent, instead in zip(away, stood, strict=True):
                own, other = sentence.span(instead.start, instead.end), sentence.span(absent.start, absent.end)
                yield Mention(instead, (own, other), status="substitute", substitute_for=absent.name)
                yield Mention(absent, (other, own), status="apologies")


def _settled(found: Sequence[Mention]) -> tuple[Mention, ...]:
    """A person once: substitutes and apologies say more than a name in a list of those present."""
    kept: dict[str, Mention] = {}
    order = {"substitute": 0, "apologies": 1, "absent": 2, "present": 3, "in-attendance": 4, None: 5}
    for mention in found:
        key = mention.name.name.casefold()
        held = kept.get(key)
        fuller = held is not None and mention.status == held.status and bool(mention.standing) and not held.standing
        if held is None or order[mention.status] < order[held.status] or fuller:
            kept[key] = mention
    return tuple(kept.values())


def _in_section(section: Section, status: AttendanceStatus, register: Register, on: str | None) -> Iterator[Mention]:
    title: str | None = "Cllr" if re.search(r"\bc(?:ouncil)?l(?:o|r)", section.heading, re.IGNORECASE) else None
    for row, group in groupby(section.lines, key=lambda line: line.row):
        cells = list(group)
        if _LIST_ENDS.match(cells[0].text):
            return
        if row is not None and len(cells) > 1:
            yield from _in_row(cells, status, register, on)
            continue
        for line in cells:
            first = next(_names(line.text[:60], title), None)
            if first is None and len(line.text) > _LONGEST_NOTE:
                return
            if first is not None and _SENTENCE.match(line.text, first.end):
                continue
            lead = re.match(r"(?:cllrs|councillors|members)\s*:\s*", line.text, re.IGNORECASE)
            rest = line.cut(lead.end()) if lead else line
            if rest is None:
                continue
            spread = "Cllr" if lead and not line.text.casefold().startswith("members") else title
            own: AttendanceStatus = (
                "in-attendance" if status == "present" and re.search(r"^(?:clerk|officers?)\b", line.text, re.IGNORECASE) else status
            )
            yield from _entries(rest, own, register, on, spread)


def _in_words(outline: Outline, section: Section, register: Register, on: str | None) -> Iterator[Mention]:
    """Apologies in sentences anywhere, and names under an item called Apologies or Present."""
    title = outline.items[section.item].title.text if section.item is not None else ""
    status = next((status for pattern, status in _TITLE_STATUS if pattern.match(title)), None)
    for line in section.lines:
        opening = _APOLOGIES.search(line.text)
        if opening and not _NO_LIST.search(line.text):
            stop = _sentence_end(line.text, opening.end())
            if rest := line.cut(opening.end(), stop):
                yield from _entries(rest, "apologies", register, on, None)
        elif status and len(line.text) < 400 and not opening:
            first = next(titled_names(line.text), None) or parse_name(line.text, 0, titled=False)
            if (
                first
                and first.start < 12
                and not re.search(r"\b(?:advised|reported|welcomed|said|asked|declared|stated|proposed)\b", line.text)
            ):
                yield from _entries(line, status, register, on, None)


def _sentence_end(text: str, start: int) -> int:
    for found in re.finditer(r"(?<![A-Z])(?<!Cllr)(?<!Cllrs)(?<!Councillors)(?<!Mrs)(?<!Mr)(?<!Ms)(?<!Dr)\.(?=\s+[A-Z]|$)", text[start:]):
        return start + found.start()
    return len(text)


def _in_row(cells: list[Line], status: AttendanceStatus, register: Register, on: str | None) -> Iterator[Mention]:
    named = [(cell, [half for name in _names(cell.text, None) for half in _parted(name, cell.document.text)]) for cell in cells]
    with_names = [(cell, names) for cell, names in named if names and not is_organisation_cell(cell.text, register, on)]
    if not with_names:
        return
    cell, names = with_names[0]
    if not any(name.honorific for name in names) and len(with_names) == 1 and is_job(cell.text):
        return
    others = [other for other in cells if other is not cell]
    if len(names) == 1 or _joins_two(cell.text[names[0].end : names[1].start]):
        entries = list(_entries(cell, status, register, on, None, listed=True))
        for entry in entries:
            standing, spans = entry.standing, list(entry.spans)
            for other in others:
                more = read_standing(other.text, register, on, listed=True)
                if other.column < cell.column and not more.organisation and not CHAIR.fullmatch(other.text):
                    continue
                if more:
                    spans.append(other.span())
                    standing = Standing(
                        standing.role or more.role, standing.organisation or more.organisation, standing.council or more.council
                    )
            yield Mention(entry.name, tuple(spans), standing, entry.status, entry.substitute_for)
        return
    role = next((other.text for other in others if CHAIR.fullmatch(other.text) and other.column < cell.column), None)
    hosts = [other for other in others if other.column > cell.column]
    parts = split_organisations(hosts[0], len(names), register, on) if hosts else None
    for index, name in enumerate(names):
        spans = [cell.span(name.start, name.end)]
        standing = Standing(role=role)
        if parts:
            spans.append(hosts[0].span(*parts[index]))
            words = hosts[0].text[slice(*parts[index])]
            standing = Standing(role, words, read_standing(words, register, on, listed=True).council)
        yield Mention(name, tuple(spans), standing, status)


def _joins_two(between: str) -> bool:
    """True for words between two names that say that one stands in for the other."""
    return bool(_STOOD_IN_BY.search(between)) or bool(
        _STANDS_FOR.search(between) and re.search(r"\b(?:for|of)\s*:?\s*$", between, re.IGNORECASE)
    )


def is_organisation_cell(text: str, register: Register, on: str | None) -> bool:
    """True for a cell that names a council or another body and no person."""
    return bool(read_standing(text, register, on, listed=True).organisation) and next(titled_names(text), None) is None


def _names(text: str, title: str | None) -> Iterator[PrintedName]:
    """Names in an attendance list: with titles, or at the start of a segment."""
    taken = [(name.start, name.end, name) for name in titled_names(text)]
    depth_at = _depths(text)
    for segment in _SEGMENT.finditer(text):
        start = segment.end()
        if start >= len(text) or depth_at[start] or any(begin <= start < end for begin, end, _ in taken):
            continue
        name = parse_name(text, start, titled=title is not None)
        if name is None or any(begin < name.end and start < end for begin, end, _ in taken):
            continue
        if re.match(r"\s+(?:Council|Board|Committee|Association|Trust|Ltd|Party|Group)\b", text[name.end :]):
            continue
        taken.append((start, name.end, PrintedName(name.start, name.end, name.name, title, name.postnominals)))
    for _, _, name in sorted(taken, key=lambda entry: entry[0]):
        yield name


def _parted(name: PrintedName, document: str) -> Iterator[PrintedName]:
    """`Ann Lee Bob Hay` in a cell without separators: two names where either stands elsewhere in the document by itself."""
    words = name.name.split()
    for at in range(2, len(words) - 1):
        first, second = " ".join(words[:at]), " ".join(words[at:])
        if name.honorific is None and any(len(re.findall(rf"\b{re.escape(half)}\b", document)) > 1 for half in (first, second)):
            yield replace(name, name=first, end=name.start + len(first), postnominals=())
            yield replace(name, name=second, start=name.end - len(second))
            return
    yield name


def _depths(text: str) -> list[int]:
    depth, found = 0, []
    for character in text:
        depth += character in "(["
        found.append(depth)
        depth -= character in ")]" and depth > 0
    return [*found, 0]


def _entries(
    line: Line, status: AttendanceStatus, register: Register, on: str | None, title: str | None, *, listed: bool = True
) -> Iterator[Mention]:
    """Each name of a line with what stands behind it, up to the next name; phrases of substitution join two names."""
    names = list(_names(line.text, title))
    skip = False
    for index, name in enumerate(names):
        if skip:
            skip = False
            continue
        following = names[index + 1] if index + 1 < len(names) else None
        tail_end = following.start if following else len(line.text)
        tail = line.text[name.end : tail_end]
        standing, spans = _tail_standing(line, name.end, tail_end, register, on, before_name=following is not None)
        before = _role_before(line.text, names[index - 1].end if index else 0, name.start)
        standing = Standing(standing.role or before, standing.organisation, standing.council)
        words = (line.span(name.start, name.end), *spans)
        if following and _joins_two(tail) and not _STOOD_IN_BY.search(tail):
            yield Mention(name, (*words, line.span(following.start, following.end)), standing, "substitute", following.name)
            skip = True
        elif following and _joins_two(tail):
            yield Mention(name, words, standing, "apologies")
            yield Mention(following, (line.span(following.start, following.end), words[0]), Standing(), "substitute", name.name)
            skip = True
        else:
            own = "substitute" if status == "present" and _IS_SUBSTITUTING.search(tail) else status
            yield Mention(name, words, standing, own)


def _tail_standing(
    line: Line, start: int, end: int, register: Register, on: str | None, *, before_name: bool
) -> tuple[Standing, list[Span]]:
    role: str | None = None
    organisation: str | None = None
    council: str | None = None
    spans: list[Span] = []
    for found in re.finditer(r"\(([^()]*)\)|(?:^|[,;–—-]\s)\s*([^(),;–—]+)", line.text[start:end]):
        group = 1 if found.group(1) is not None else 2
        if group == 2 and before_name and found.start() == 0 and found.end() == end - start:
            continue  # `Chairman A Lee Vice-Chairman B Hay`: the words belong to the name that follows them
        standing = read_standing(found.group(group), register, on, listed=True)
        if standing:
            spans.append(line.span(start + found.start(group), start + found.end(group)))
        role = role or standing.role
        organisation, council = organisation or standing.organisation, council or standing.council
    return Standing(role, organisation, council), spans


def _role_before(text: str, start: int, end: int) -> str | None:
    """`Chairman S Lintern`, `Chair: Cllr Holt`, `Vice Chairman - J Taylor`."""
    words = re.sub(r"\([^()]{0,200}\)", " ", text[start:end]).strip(" ,;:–—-()")
    last = re.split(r"[,;:]\s*|\band\b", words)[-1].strip(" –—-")
    return last if last and CHAIR.fullmatch(last) else None

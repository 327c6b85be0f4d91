"""The limbs of a decision: where one line holds several, which words begin one, and the verb of each."""

import re
from collections.abc import Iterator
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.sentences import limb

# Operative verbs as a record of decision uses them: infinitive -> past tense.
_VERBS: Final = {
    "note": "noted", "agree": "agreed", "approve": "approved", "resolve": "resolved", "endorse": "endorsed", "recommend": "recommended", "defer": "deferred",
    "adopt": "adopted", "accept": "accepted", "support": "supported", "confirm": "confirmed", "receive": "received", "ratify": "ratified", "authorise": "authorised",
    "delegate": "delegated", "appoint": "appointed", "elect": "elected", "reject": "rejected", "refuse": "refused", "grant": "granted", "welcome": "welcomed",
    "request": "requested", "ask": "asked", "instruct": "instructed", "thank": "thanked", "decide": "decided", "nominate": "nominated", "refer": "referred",
    "record": "recorded", "acknowledge": "acknowledged", "consider": "considered", "publish": "published", "exclude": "excluded", "pass": "passed", "sign": "signed",
    "withdraw": "withdrawn", "object": "objected", "invite": "invited", "commend": "commended", "waive": "waived", "set": "set", "amend": "amended", "establish": "established",
    "propose": "proposed", "encourage": "encouraged", "provide": "provided", "carry": "carried", "cancel": "cancelled", "allocate": "allocated", "write": "written", "continue": "continued",
    "award": "awarded", "extend": "extended", "remit": "remitted", "homologate": "homologated", "revoke": "revoked", "suspend": "suspended", "dismiss": "dismissed",
    "uphold": "upheld", "freeze": "frozen", "decline": "declined", "designate": "designated", "determine": "determined",
}  # fmt: skip
PAST: Final = "|".join(sorted(set(_VERBS.values()), key=len, reverse=True))
_CORE: Final = (
    "noted|agreed|approved|resolved|endorsed|recommended|deferred|adopted|accepted|supported|confirmed|received and noted|ratified|authorised|delegated|appointed|elected|rejected"
    "|refused|granted|decided|declined|referred|remitted|instructed|requested"
)
BODIES: Final = "Board|Members?|Committee|Cabinet|Panel|Forum|Council|(?<!Chief )(?<!CHIEF )Executive|Sub-?Committee|Commission|Group|Authority|Councillors|Leaders|Partnership|Trustees|Assembly|Meeting"
SUBJECT: Final = rf"(?:(?:the|all|both)\s+)?(?:[A-Z][\w&'’-]*\s+(?:(?:and|of|for|&)\s+)?){{0,6}}?(?:{BODIES})"
# What a body did: `The Board noted …`.
BODY_DID: Final = re.compile(
    rf"(?:that\s+)?(?:(?:at the request of|following|after|having|on the (?:motion|proposal|recommendation) of) [^.;:]{{3,120}}, )?{SUBJECT}(?:, (?:having|after|following)\b[^;:.]{{3,160}}?,)?(?:\s+(?:also|then|unanimously|formally|duly|further|therefore|thereafter|accordingly|subsequently|considered (?:the [a-z ]{{3,40}} )?and|received (?:the )?[a-z ]{{3,40}} and))?\s+(?:{_CORE}|(?:was|were) content to (?:note|agree|approve|endorse))\b",
    re.IGNORECASE,
)
# `The Board AGREED to publish …`: capitals set a resolution apart from talk.
BODY_SHOUTED: Final = re.compile(
    rf"(?:[Tt]hat\s+)?{SUBJECT}(?:\s+(?:then|therefore|subsequently|unanimously|UNANIMOUSLY))*\s+(?:{_CORE.upper()})\b"
)
BODY_RESOLVED: Final = re.compile(
    rf"(?:[Tt]hat\s+)?{SUBJECT}(?:\s+(?:then|therefore|thereafter|accordingly|subsequently|unanimously))*\s+resolved\b(?! (?:last|previously|in \d|at its))"
)
# The number of a paragraph, which bullets and entries of a list do not have: `3.2 The Board agreed the policy.`
PARAGRAPH_NUMBER: Final = re.compile(r"\d{1,3}\.\d{1,3}\.?")
_AGREED_TO: Final = re.compile(
    r"(?:The|This) (?:[A-Z]\w+ ){0,4}(?:Board|Committee|Group|Panel|Partnership|Forum|Executive|Cabinet) (?:then |unanimously |therefore )?(?:agreed|approved|endorsed|ratified|adopted)\s+(?:the|that|to|a|an)\b"
)
_SPLIT: Final = re.compile(
    rf"\s*;\s*(?:and\s+)?(?=(?:(?:also|further|unanimously)\s+)?(?:{PAST})\b(?! (?:as|by)\b))|\s*;\s*(?:and\s+)?(?=(?:that|to (?:{'|'.join(_VERBS)}))\b)",
    re.IGNORECASE,
)
# `noted the outturn, agreed the write-offs and delegated authority`: a comma parts limbs only before a verb with its object.
_OBJECT: Final = r"(?:the|that|to|an?|its|their|authority)"
_COMMA: Final = re.compile(rf",\s+(?:and\s+)?(?=(?:{PAST})\s+{_OBJECT}\b)", re.IGNORECASE)
_AND: Final = re.compile(rf"\s+and\s+(?=(?:{PAST})\s+{_OBJECT}\b)", re.IGNORECASE)
# `AGREED the accounts and AGREED that fees be frozen`.
_SHOUTED_AGAIN: Final = re.compile(rf",?\s+and\s+(?=(?:{_CORE.upper()})\b)")
_SHOUTED: Final = re.compile(rf"\b(?:{_CORE.upper()})\b")
_DID: Final = re.compile(rf"\b(?:{PAST})\b", re.IGNORECASE)
_NUMBERED: Final = re.compile(
    r"(?:^|(?<=[.;:,])\s+|(?<=\band)\s+|(?<=\b[Tt]hat)\s+|(?<=\bto)\s+)\((?P<number>\d{1,2}|[a-z]|[ivx]{2,4})\)\s+(?=\S)"
)
_LEAD: Final = re.compile(r"(?:that|to|it was|the [A-Z][\w-]+|resolved|agreed)?\s*[:–-]*\s*$", re.IGNORECASE)
_BEGINS: Final = re.compile(
    rf"(?:that|to|not to|and|or|(?:also |further |unanimously |formally )?(?:{PAST})|{'|'.join(_VERBS)}|{'|'.join(verb + 's' for verb in _VERBS)})\b",
    re.IGNORECASE,
)
_ORDERED: Final = re.compile(
    r"\bbe\s+(?:\w+ly\s+)?\w+ed\b|\b(?:was|were)\s+(?:\w+ly\s+)?(?:noted|agreed|approved|endorsed|adopted|accepted)\b"
)
_HAVING: Final = re.compile(r"^having [^,;]{1,200},\s*")
_FIRST_VERB: Final = re.compile(r"(?:that )?(?:to )?([a-z]+)\b")
_PASSIVE: Final = re.compile(rf"\b(?:be|were|was|are|is|been)\s+(?:\w+ly\s+|also\s+|not\s+)?({PAST})\b")
_ACTIVE: Final = re.compile(rf"\b({PAST})\b")
_PRESENT: Final = re.compile(rf"\b({'|'.join(_VERBS)})e?s\b")
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def begins_limb(text: str, *, listed: bool) -> bool:
    """True for words that read as a limb of a decision: `That …`, `To note …`, `Noted …`; in a list also `the fees be approved`."""
    return text[0].islower() or bool(_BEGINS.match(text)) or bool(listed and _ORDERED.search(text))


def agreed_in_paragraph(line: Line) -> bool:
    """True for a numbered paragraph that begins with what the body agreed: `3.2 The Board agreed the policy.`"""
    return PARAGRAPH_NUMBER.fullmatch(line.marker or "") is not None and _AGREED_TO.match(line.text) is not None


def limbs(line: Line) -> Iterator[Line]:
    """One limb, or the several of a line such as `noted A; agreed B; and endorsed C` or `(1) That A. (2) That B.`"""
    for piece in by_numbers(line) or _by_verbs(line):
        if inner := limb(piece):
            yield inner


def by_numbers(line: Line) -> list[Line]:
    """The pieces between numbers that count on within the line, none without such; a number that heads the line was taken off as its marker."""
    if "(" not in line.text:
        return []
    printed = (line.marker or "").strip("(). ")
    expected = _after(printed) if printed and (line.marker or "").startswith("(") else {"1", "a", "i"}
    found: list[re.Match[str]] = []
    for number in _NUMBERED.finditer(line.text):
        if number["number"] in expected:
            found.append(number)
            expected = _after(number["number"])
    if not found or (not printed and len(found) < 2 and not _LEAD.fullmatch(line.text[: found[0].start()])):
        return []
    pieces = [line.cut(number.end(), after.start() if after else None) for number, after in zip(found, [*found[1:], None], strict=True)]
    before = line.cut(0, found[0].start())
    if before and (printed or not _LEAD.fullmatch(before.text)):
        pieces.insert(0, before)
    return [piece for piece in pieces if piece]


def _after(number: str) -> set[str]:
    if number.isdigit():
        return {str(int(number) + 1)}
    following = {chr(ord(number) + 1)} if len(number) == 1 and number != "z" else set()
    if number in _ROMAN[:-1]:
        following.add(_ROMAN[_ROMAN.index(number) + 1])
    return following


def _by_verbs(line: Line) -> list[Line]:
    cuts = [(found.start(), found.end()) for found in _SPLIT.finditer(line.text)] if ";" in line.text else []
    commas = [(found.start(), found.end()) for found in _COMMA.finditer(line.text)] if "," in line.text else []
    commas = [cut for cut in commas if _DID.search(line.text, 0, cut[0])]
    if commas:
        cuts += commas + [(found.start(), found.end()) for found in _AND.finditer(line.text, commas[0][1])]
    if not cuts and " and " in line.text and _SHOUTED.search(line.text):
        cuts = [found.span() for found in _SHOUTED_AGAIN.finditer(line.text) if _SHOUTED.search(line.text, 0, found.start())]
    if not cuts:
        return [line] if line.text.strip(" ") == line.text else [piece for piece in (line.cut(0),) if piece]
    start, pieces = 0, []
    for before, after in [*sorted(cuts), (len(line.text), len(line.text))]:
        if piece := line.cut(start, before):
            pieces.append(piece)
        start = after
    return pieces


def operative_verb(text: str) -> str | None:
    """The verb of a decision in the past tense, lower case: `To note …` -> noted, `… be thanked for …` -> thanked."""
    words = text.casefold()
    if words.startswith("having "):
        words = _HAVING.sub("", words)
    first = _FIRST_VERB.match(words)
    if first and first.group(1) in _VERBS:
        return _VERBS[first.group(1)]
    if first and first.group(1) in _VERBS.values():
        return first.group(1)
    passive = _PASSIVE.search(words)
    active = _ACTIVE.search(words)
    if active and passive:
        return passive.group(1) if passive.start(1) <= active.start(1) else active.group(1)
    found = active or passive
    if found is None and (present := _PRESENT.search(words)):
        return _VERBS[present.group(1)]
    return found.group(1) if found else None


def ends_in_a_body(line: Line) -> bool:
    """True for words that end in a body's name and are a limb all the same: `To refer it to the Board`."""
    return line.text[:3].casefold() == "to " or (line.marker is not None and line.text[-1] not in ":;,-–—")


def kind_of_list(marker: str) -> str:
    """How a list is marked: by digits, by letters (roman numbers among them), or by bullets."""
    plain = marker.strip("(). ")
    return "digit" if plain[:1].isdigit() else "letter" if plain.isalpha() else "bullet"

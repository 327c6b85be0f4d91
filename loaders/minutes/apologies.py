"""Apologies told in sentences: `Apologies were received from …`, `A and B had sent apologies`."""

import re
from typing import Final

from councilgraph.loaders.minutes.dates import MONTH_NAMES
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.listings import Listing
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.seats import entries
from councilgraph.loaders.minutes.sentences import sentences
from councilgraph.loaders.register import Register

# Apologies told in a sentence, up to where the names begin; and `A and B had sent apologies`.
_APOLOGIES: Final = re.compile(
    r"\bapolog(?:y|ies)\b[^.]{0,60}?(?:\bfrom\b|\bby\b|\bof\b|:|\bon behalf of\b|\bfor\b(?=\s+(?:cllrs?|councillors?|mrs?|ms|miss|dr)\b|\s+(?-i:(?:[A-Z]\.? ?){1,2}[A-Z][a-z])))\s*|\b[yY]mddiheuriadau (?:gan|oddi wrth)(?: yr?)?\s+|\bapologies(?: for absence)?\s+(?=(?:(?:county|borough|district) )?(?:cllrs?|councillors?)\b)",
    re.IGNORECASE,
)
_SENT: Final = re.compile(
    r"\s+(?:(?:has|had|have)\s+)?(?:also\s+)?(?:sent|tendered|offered|given|gave|submitted)\s+(?:(?:his|her|their)\s+)?apolog",
    re.IGNORECASE,
)
# Apologies that are not for this meeting, or not for absence.
_NO_LIST: Final = re.compile(
    r"\b(?:previous|last) meeting\b|\bfor (?:lateness|late|the delay|leaving)\b|\bmeeting of \d|\bapologies for (?:the )?(?:"
    + MONTH_NAMES
    + r")\b",
    re.IGNORECASE,
)
_LATE: Final = re.compile(r"\(?\bfor (?:lateness|late arrival|being late)\)?\.?$")
# `Apologies were received from 27 members, of whom the following were noted:` opens a list.
_FOLLOWING: Final = re.compile(
    r"(?:the following|\d+|members|those|others|[a-z]+ members)\b[^.;:]{0,80}:\s*$|(?:[^.;:]{0,60},\s*)?(?:of (?:which|whom)|including|among them)\b[^.;:]{0,60}:\s*$",
    re.IGNORECASE,
)
# Under a title that speaks of apologies.
_RECEIVED_FROM: Final = re.compile(
    r"(?:This|These|It)\s+(?:was|were|had been)\s+(?:also )?(?:received|submitted|sent|tendered|noted|accepted|recorded)\s+(?:from|by|on behalf of|for)\s+"
)


def told_apologies(line: Line, register: Register, on: str | None) -> tuple[bool, list[Mention], bool]:
    """Whether a line tells of apologies for this meeting, who sent them, and whether it only opens a list of those who did."""
    if "polog" not in line.text and "POLOG" not in line.text and "mddiheur" not in line.text:
        return False, [], False
    told = opens = False
    found: list[Mention] = []
    listing = Listing("apologies", register, on)
    for sentence in sentences(line):
        if _NO_LIST.search(sentence.text):
            continue
        if (sent := _SENT.search(sentence.text)) and (senders := sentence.cut(0, sent.start())) is not None:
            named = list(entries(senders, listing))
            told = told or bool(named)
            found += named
            continue
        opening = _APOLOGIES.search(sentence.text)
        if opening is None:
            continue
        told = True
        rest = sentence.cut(opening.end())
        if line.text.endswith(":") and (rest is None or _FOLLOWING.fullmatch(rest.text)):
            opens = True
        elif rest is not None and rest.text.strip(" :"):
            found += entries(rest, listing)
        elif line.text.endswith(":"):
            opens = True
    return told, found, opens


def comes_late(line: Line, listing: Listing | None) -> bool:
    """True for an entry among the apologies that is for lateness alone: `• Councillor Lee for lateness`."""
    return listing is not None and listing.status == "apologies" and line.marker is not None and _LATE.search(line.text) is not None


def for_this_meeting(line: Line) -> Line:
    """A list of apologies from its first name on, up to a sentence on those for another meeting: `These were received from Cllr Lee. Late
    apologies for July were recorded from Cllr Hay.`"""
    received = _RECEIVED_FROM.match(line.text)
    line = (line.cut(received.end()) or line) if received else line
    other = next((sentence for sentence in sentences(line) if _NO_LIST.search(sentence.text)), None) if "polog" in line.text else None
    return (line.cut(0, line.text.index(other.text)) or line) if other else line

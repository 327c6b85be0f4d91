"""What kind of document a page is: minutes, an agenda, a report, a page of one item, or one about no meeting."""

import re
from typing import Final

from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.record import DocumentKind

# Pages of a council's site that list or describe, and record no meeting.
_SITE_PAGE: Final = re.compile(
    r"(?:browse meetings|committee (?:details|structure)|(?:monthly )?(?:meetings )?calendar.*|your councillors|councillor details|(?:browse )?forward plans?|outside bod(?:y|ies).*|library.*|search.*|what['’]s new)",
    re.IGNORECASE,
)


def is_site_page(outline: Outline) -> bool:
    """True for a page of a council's site that is about no one meeting: a committee's details, a list of meetings."""
    return any(line.label == "page-title" and _SITE_PAGE.fullmatch(line.text) for line in outline.lines[:3])


def kind_of_document(outline: Outline, *, decided: bool, present: bool, met: bool) -> DocumentKind:
    """What kind of document this is; `decided` where decisions or actions were found, `present` where anybody attended,
    `met` where it names a meeting."""
    opening = " ".join(line.text for line in outline.lines[:6]).casefold()
    minuted = any(
        section.part in ("discussion", "decisions", "actions") and section.lines and section.item is not None
        for section in outline.sections
    )
    if outline.report:
        return "report"
    if is_site_page(outline) or not (decided or present or met or outline.item_page or len(outline.items) == 1):
        return "other"
    if outline.item_page or (len(outline.items) == 1 and not present):
        return "agenda-item"
    if present or re.search(r"\b(?:minutes|notes?) of\b", opening):
        return "minutes"
    if "agenda" in opening and not decided:
        return "agenda"
    if decided or (outline.items and minuted):
        return "minutes" if len(outline.items) > 1 else "agenda-item"
    return "agenda" if len(outline.items) > 2 else "other"

"""What a meeting is told of actions agreed before it: under matters arising or an action log, or `as requested at the last meeting`."""

import re
from collections.abc import Iterator
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.outline import Outline, without_tables
from councilgraph.loaders.minutes.progress import Progress, progress_in
from councilgraph.loaders.minutes.sentences import limb, sentences
from councilgraph.loaders.minutes.words import Sought
from councilgraph.loaders.record import ActionReport

# Items whose business is what became of earlier actions.
_LOOKS_BACK: Final = Sought(
    r"\bmatters arising\b|\bactions? (?:from|arising|log|list|tracker|update|points? from)\b|\b(?:outstanding|previous|progress (?:on|of|with)|review of|update on) actions?\b|\b(?:action|progress) (?:log|tracker|update)\b",
    "matters arising|action|progress",
    flags=re.IGNORECASE,
)
# Words within a sentence that look back to what was asked.
_AS_ASKED: Final = Sought(
    r"\bas (?:requested|agreed|asked|promised|undertaken|minuted|required)\b(?! by (?:law|statute))|\bat (?:the|its|our) (?:last|previous) meeting\b|\bsince the last meeting\b|\baction(?:s)? from the (?:last|previous) meeting\b"
    r"|\b(?:requested|asked for|agreed) (?:at|in|by) (?:the )?(?:last|previous) meeting\b",
    "as requested|as agreed|as asked|as promised|as undertaken|as minuted|as required|last meeting|previous meeting",
    flags=re.IGNORECASE,
)
_STILL: Final = Sought(
    r"\b(?:had|has|have|was|were|is|are) (?:still |yet |as yet )*(?:not|still to|yet to)\b|\bno (?:reply|response|news|progress)\b",
    "not|still to|yet to|no reply|no response|no news|no progress",
    flags=re.IGNORECASE,
)
_WAS_DONE: Final = re.compile(
    r"\b(?:had|has|have) (?:now |since |also |already |all |both |duly )*(?:been )?(?:[a-z]+ed|sent|written|brought|met|made|given|taken|found|put|held|spoken|got|bought|built|done|gone)\b"
    r"|\b(?:was|were) (?:now |since |duly )*(?:circulated|sent|completed|installed|repaired|replaced|published|arranged|provided|issued|distributed|reported|contacted|updated|carried out)\b",
    re.IGNORECASE,
)


def find_reports(outline: Outline) -> tuple[ActionReport, ...]:
    """Each sentence that reports on an earlier action, with how that action stands. Which action it is, only all documents together can say."""
    if outline.report:
        return ()
    found: dict[ActionReport, None] = {}
    for whole in outline.sections:
        if whole.item is None or whole.part != "discussion":
            continue
        head = outline.items[whole.item]
        looks_back = bool(_LOOKS_BACK.search(head.title.text))
        for line in without_tables(outline, whole).lines:
            for sentence, status in _told(line, looks_back):
                if inner := limb(sentence):
                    found[ActionReport((inner.span(),), item=head.number, text=inner.text, status=status)] = None
    return tuple(found)


def _told(line: Line, looks_back: bool) -> Iterator[tuple[Line, Progress]]:
    if not looks_back and not (_AS_ASKED.may_match(line.text) and any(words in line.text.casefold() for words in ("meeting", " as "))):
        return
    for sentence in sentences(line):
        if (looks_back or _AS_ASKED.search(sentence.text)) and (status := _status(sentence.text)):
            yield sentence, status


def _status(text: str) -> Progress | None:
    said = progress_in(text)
    if said is not None and said[0] == "superseded":
        return "superseded"
    if _STILL.search(text):
        return "open"
    if _WAS_DONE.search(text):
        return "done"
    return said[0] if said else None

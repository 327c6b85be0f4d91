"""Agreement told in prose: of the last minutes, of what was submitted, by a seconding in the next sentence, by a list that a paragraph leads to."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from councilgraph.loaders.minutes.limbs import BODY_RESOLVED, BODY_SHOUTED, PARAGRAPH_NUMBER, SUBJECT
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.sentences import limb, sentences
from councilgraph.loaders.minutes.words import Sought

_LEADS: Final = re.compile(
    rf"(?:{SUBJECT}|It was)\s+(?:\w+ly\s+|then\s+|therefore\s+)?(?:agreed|resolved|decided|approved|recommended)(?:\s+(?:to|that))?\s*:",
    re.IGNORECASE,
)
# That the last minutes were agreed, and titles of the items under which they are.
MINUTES_AGREED: Final = re.compile(
    r"(?:the |these |this )?(?:draft )?(?:minutes?|notes?|record)\b.{0,200}?\b(?:were|was|(?<!will )(?<!to )be|are|is|having been)\b.{0,80}?\b(?:agreed|approved|confirmed|signed|accepted|adopted|received)\b"
    r"|(?:the )?(?:draft )?(?:minutes?|notes?) (?:agreed|approved|confirmed|accepted)[.;]?$"
    r"|(?:the )?(?:draft )?(?:minutes?|notes?) (?:of|from|for) [^.;:]{4,80}? (?:agreed|approved|confirmed|accepted)\b(?! (?:that|to|by)\b)",
    re.IGNORECASE,
)
# What is said of minutes that the sentence before approved.
ONLY_SIGNED: Final = re.compile(
    r"(?:the |these )?minutes? (?:was|were) (?:(?:thereafter|then|subsequently|duly|accordingly) )?signed\b[^.;]{0,60}", re.IGNORECASE
)
SPEAKS_OF_MINUTES: Final = re.compile(r"\b(?:minutes|notes?)\b", re.IGNORECASE)
OF_MINUTES: Final = re.compile(r"(?:draft |previous |confirmation of )*(?:minutes|notes?)\b", re.IGNORECASE)
# `There had been submitted Minutes of the last Meeting, which were APPROVED.`
SUBMITTED: Final = Sought(
    r"there (?:had been|was|were|have been) (?:re-?)?(?:submitted|circulated|tabled)\b.{5,400}?\bwhich (?:was|were) (?:duly |then )?(?:approved|noted|agreed|homologated|adopted|confirmed|held as read and)\b",
    "which was|which were",
    flags=re.IGNORECASE,
)
WERE: Final = Sought(
    r"(?:the|these|this|all)\b(?:(?! (?:said|explained|reported|advised|stated|reminded|informed|told|confirmed|understood|added|replied|clarified) (?:[\w]+ )?that\b)[^.;:]){0,120}?\b(?:was|were)\s+(?:unanimously\s+|duly\s+)?(?:approved|agreed|authorised|adopted|ratified|resolved|refused|granted|deferred)\b(?! (?:in|on|last|but)\b)(?! (?:at|by) (?:(?:full|the) )?(?:council|cabinet|last|previous))",
    "was|were",
    "approved|agreed|authorised|adopted|ratified|resolved|refused|granted|deferred",
    flags=re.IGNORECASE,
)
CARRIED: Final = Sought(
    r"(?:the |this )?(?:substantive |amended |original )?(?:motion|recommendations?|proposals?|resolution)\b[^.;:]{0,120}\b(?:was|were)\b[^.;:]{0,60}?\b(?<!not )(?:carried|agreed|approved|passed|adopted)\b",
    "motion|recommendation|proposal|resolution",
    "carried|agreed|approved|passed|adopted",
    flags=re.IGNORECASE,
)
# `This was seconded by Cllr Hay and agreed unanimously.`
SECONDED_NEXT: Final = re.compile(
    r"(?:This|It|The motion|The proposal) (?:was|were) (?:duly )?seconded\b[^.]*\b(?:agreed|carried|approved|passed|unanimous)",
    re.IGNORECASE,
)


# `The report was noted on the proposal of Cllr Lee, seconded by Cllr Hay.`
NOTED_ON_PROPOSAL: Final = re.compile(
    r"(?:the|these|this)\b[^.;:]{0,120}?\b(?:was|were)\s+(?:noted|received|accepted|agreed|approved|adopted)\s+on\s+the\s+(?:proposal|proposition|motion)\s+of\b",
    re.IGNORECASE,
)


# `On the proposal of A, seconded by B, it was agreed to …`: recorded, whatever list follows.
_ON_PROPOSAL: Final = re.compile(
    r"(?:On|Upon) the (?:proposal|motion) of [^;:]{5,120}? it was (?:unanimously )?(?:agreed|resolved)\b", re.IGNORECASE
)


def led_to(lines: Sequence[Line]) -> list[Line]:
    """The list that the last sentence of a paragraph leads to: `Ann Lee presented the accounts. The Board agreed:`."""
    found: list[Line] = []
    leading = False
    for line in lines:
        if leading and line.marker and not PARAGRAPH_NUMBER.fullmatch(line.marker):
            found.append(line)
            continue
        *before, ending = sentences(line)
        leading = bool(before) and line.text.endswith(":") and _LEADS.fullmatch(ending.text) is not None
    return found


def minutes_agreed(lines: Sequence[Line]) -> Iterator[Line]:
    """The sentences that agree the last minutes, under a title such as `Apologies and minutes of the last meeting`."""
    told = (sentence for line in lines for sentence in sentences(line) if MINUTES_AGREED.match(sentence.text))
    yield from filter(None, map(limb, told))


def recorded_beside_lists(words: str, low: str) -> bool:
    """True for a sentence that records a decision whatever list its item has: on whose proposal it was agreed, or that the public be
    excluded; `low` are its words in lower case."""
    if low.startswith(("on the p", "on the m", "upon the p", "upon the m")):
        return _ON_PROPOSAL.match(words) is not None
    excludes = "exclude" in low and ("resolved" in low or "agreed" in low)
    return excludes and bool(BODY_RESOLVED.match(words) or BODY_SHOUTED.match(words))

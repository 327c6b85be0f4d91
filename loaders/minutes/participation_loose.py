"""What is told of councils and a programme already spoken of, in words that do not name it: `Exe's was in April`, `Wye did not go ahead`,
`36 had been held; she instanced Dee`, `peer teams had gone to Exe`.
"""

import re
from typing import Final

from councilgraph.loaders.minutes.participation_said import Councils, is_unsure
from councilgraph.loaders.minutes.participation_verbs import BETWEEN

_ENDS: Final = r"(?=[.,;:)]| (?:in|on|at|and|but|until|because|as|after|so|this|last|next|before|with|for|when|though)\b|$)"
_IT: Final = r"(?:it|this|that|one|theirs|hers|his|them|its own|their own)"
_TEAM: Final = r"(?:an?|the|its|their|our) (?:[a-z]+ )?(?:peer )?teams?\b"
# The predicates that say it of themselves, the first that fits.
_PREDICATES: Final = tuple(
    (status, re.compile(words))
    for status, words in (
        ("not-yet", rf"(?:did|does|do|had|has|have)(?:n['’]t| not)(?: yet)? (?:in the end )?(?:go ahead|gone ahead|proceed(?:ed)?|sign(?:ed)?(?: {_IT}| up)?|join(?:ed)?(?: {_IT})?|tak(?:e|en) part|(?:have|had|host(?:ed)?) {_IT}){_ENDS}|(?:is|was|are|were)(?:n['’]t| not) (?:yet )?(?:an? )?(?:members?|partners?|signator(?:y|ies)|part of it|in it|among them)\b"),
        ("declined", rf"(?:(?:had|has|have) )?(?:cancelled(?: {_IT})?|pulled out|backed out|dropped out|opted out|withdrawn|withdrew|said no|thought better of {_IT}|turned {_IT} down|decided against {_IT}){_ENDS}"),
        ("planned", rf"(?:would|will|is to|are to|was to|were to|(?:is|are|was|were) (?:due|about) to) (?:have|host|welcome|take) (?:{_TEAM}|{_IT}{_ENDS})|(?:is|are|was|were) (?:to be )?(?:the )?next{_ENDS}|(?:would|will) be (?:done |held )?(?:in|on|during) (?=[A-Z\d]|the |early |late )|(?:is|are|was|were) in line for (?:its|their|the|a) (?:next|own|first)\b"),
        ("member", r"rejoined\b|joined(?= (?:in|at|after|last|this) (?:phase|round|wave|cohort|the)\b|[.,;]|$)|remain(?:s|ed)? (?:in it|in the (?:partnership|scheme|programme|cohort)|partners|members)\b|(?:had been|was|were|is|are|came) in(?:to)? (?:the |its )?(?:\w+ )?(?:wave|cohort|round|phase|tranche)\b"),
        ("awarded", r"(?:was|were|had been)(?: among)?(?: the)?(?: other)? winners?\b"),
        ("member", r"(?:had |has )?(?:took|shared|taken) (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)(?=[.,;]| and\b)"),
        ("held", rf"(?:were|was|had been) done\b|(?:had|has had|have had|hosted|welcomed|received|paid for|commissioned) (?:{_TEAM}|(?:hers|his){_ENDS})|(?:had|has|have) (?:paid for|commissioned|bought) {_IT}\b|(?:had|has|have) (?:found|enjoyed) {_IT}\b(?! (?:\w+ )?(?:hard|harder|difficult|easy|easier|impossible|necessary|better)\b)|(?:had|has|have) (?:been through|benefited from|learned from) {_IT}\b"),
    )
)  # fmt: skip
# `Exe's was in April`, `Wye's last was as long ago as 2014`, `Dee's would follow`.
# `Exe's two sites were successful`.
_WON: Final = re.compile(
    r"['’]s?\s+(?:(?:\w+\s+){0,2}(?:sites?|bids?|projects?|applications?) (?:was|were|had been|has been|have been) (?:both |all )?(?:successful|funded|approved)"
    r"|(?:grant of )?£\d[\d,.]*(?:k|m| million)? (?:was|were|had been|is|would be|paid|went))\b"
)
_POSSESSED: Final = re.compile(
    r"['’]s?\s+(?:(?:own|first|second|last|latest|joint|recent|most recent|next)\s+)*(?:one\s+)?"
    r"(?:(?P<planned>(?:was|were|is) (?:due|to (?:be|follow|come|take place))|(?:would|will) (?:be|follow|come|take place)|comes? (?:up|next)|is (?:in|next|on))"
    r"|(?P<held>(?:was|were|had been) (?:in|on|held|done|completed|as long ago as|over|last|the (?:first|last|latest))|took place|came in))\b"
)
# What stands before places that are named as examples of those just counted.
_EXAMPLES: Final = re.compile(
    r"\b(?:instanced|cited|mentioned|for (?:example|instance),?|such as|including|among (?:them|these),?|namely|notably|most (?:recently|lately)|the (?:latest|last|most recent|first)(?: of (?:them|these|which))?(?: had been| was| were| being)?)\s+(?:(?:at|in|to|from)\s+)?(?:the\s+|both\s+)?$",
    re.IGNORECASE,
)
# What was said of those that were counted.
_COUNTED: Final = re.compile(
    r"\b(?:(?P<planned>would|will|planned|scheduled|due|forthcoming)|(?P<signed>signed|signatories)|(?P<awarded>awarded|grants?|won|given|shared £|funded)|(?P<member>joined|taking part|took part|taken part|members?|partners?)"
    r"|(?P<held>held|delivered|completed|carried out|undertaken|hosted|taken place|took place|gone to|been to|had (?:one|had)|peer[- ](?:reviewed|challenged)))\b"
)
_A_NUMBER: Final = re.compile(
    r"\b(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?|several|many|some|a few|a dozen|half)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|never|no|none|neither|yet to)\b|n['’]t\b", re.IGNORECASE)
# `Peer teams had most recently gone to Exe`, `she had led four teams, most lately at Wye`.
_TEAMS: Final = re.compile(
    r"\b(?:[Pp]eers?|[Tt]eams?)\b(?:[^.;:]{0,50}?\b)?(?P<verb>(?<=team )in|(?:would|will) (?:go|come)|gone|went|been|sent|come|came|visited|most (?:recently|lately))(?: next)?(?: to| at| in)?\s+(?:the\s+)?$"
)
# `The next is for Exe`.
_NEXT: Final = re.compile(
    r"\b[Tt]he next(?: one| council| challenge| to (?:have|host) (?:one|it))? (?:is|was|will be|would be) (?:(?:to be )?(?:for|at|in)\s+)?(?:the\s+)?$"
)


def told_loosely(text: str, group: Councils, before: str, *, peers: bool) -> str | None:
    """What `text` says of the councils, a sentence after `before`; `peers` where the programme sends teams of peers."""
    if is_unsure(text, group):
        return None
    if possessed := _POSSESSED.match(text, group.end):
        return "planned" if possessed["planned"] else "held"
    if _WON.match(text, group.end):
        return "awarded"
    gap = BETWEEN.match(text, group.end)
    for status, pattern in _PREDICATES:
        # Peers come to a council by itself, not in rounds that it joins.
        if not (peers and status == "member") and pattern.match(text, gap.end() if gap else group.end):
            return status
    if _NEXT.search(text, 0, group.start):
        return "planned"
    if peers and (team := _TEAMS.search(text, 0, group.start)) and not _NOT.search(text, 0, group.start):
        return "planned" if team["verb"].startswith("w") and " " in team["verb"] else "held"
    if _EXAMPLES.search(text, 0, group.start):
        return _counted(text[: group.start]) or _counted(before)
    return None


def _counted(words: str) -> str | None:
    """What words say of so many, the last that they say; None where they deny it."""
    if _NOT.search(words) or not _A_NUMBER.search(words):
        return None
    said = [kind for found in _COUNTED.finditer(words) if (kind := found.lastgroup)]
    return said[-1] if said else None

"""Bare places on a page of several councils: there `Exe would not join` is said of the council.

Elsewhere a place that had this or that may be the town; where councils sit round the table, or a page names several, what has done, has or wants
something is the council, unless it is what is said of places.
"""

import re
from typing import Final

# So many councils named make it a page of several.
SEVERAL: Final = 3
_ADVERB: Final = r"(?:(?:also|now|both|each|all|already|since|still|never|not|only|just|last|first|once|too|then|later|long|even|alone|themselves|itself|recently|currently|previously|formerly|always|often|\w{3,}ly)\s+)"
_ASIDE: Final = r"(?:,\s+[^,.;:]{2,60},|\s*\([^()]{2,40}\)|\s+[–-]\s+[^–.;:]{2,60}\s+[–-])?"
# What is said of a town, a district as an area, or its football club.
_OF_PLACES: Final = (
    r"(?:(?:in(?! (?:the |its )?(?:\w+ )?(?:wave|round|cohort|phase|tranche|pilot|scheme|programme|partnership|talks|line for|it since|it from)\b)|at|on|near|north|south|east|west|home|located|situated|served|built|rebuilt|closed|open|congested|bordered|surrounded|named|called|known|flooded|hit|cut|damaged|affected|bombed|rural|urban|coastal|hilly|"
    r"far|close|busy|quiet|beautiful|poor|deprived|crossed|bypassed|reached|linked|connected|covered|grown|beaten|relegated|promoted|playing|played|twinned|visited by)\b"
    r"|(?:an?|the|one|two|three)\s+(?:[\w-]+\s+){0,3}(?:city|cities|towns?|villages?|ports?|resorts?|islands?|places?|station|stop|area|region|market|venue|scene|example|hotspots?)\b|(?:much |a little |far )?(?:closer|nearer|further|bigger|smaller|larger|warmer|wetter)\b)"
)
_VERBS: Final = (
    rf"(?:(?:is|was|were|are|been)(?:n['’]t)?\s+{_ADVERB}{{0,2}}(?!{_OF_PLACES})"
    rf"|(?:has|have|had)(?:n['’]t)?\s+{_ADVERB}{{0,2}}(?!been\s+{_ADVERB}{{0,2}}{_OF_PLACES}|(?:seen|suffered|experienced|flooded|grown|risen|fallen|become)\b|(?:an?|the|its|no|many|some|good|poor|more|few|fewer|several|two|three|four)\s+(?:[\w-]+\s+){{0,3}}(?:stations?|roads?|schools?|hospitals?|universit\w+|colleges?|populations?|rivers?|beach\w*|stadium|residents|people|deprivation|crime|unemployment|rail\w*|trains?|buses)\b)"
    r"|(?:would|will|could|should|may|might|must|can|did|didn['’]t|doesn['’]t|don['’]t|won['’]t|wouldn['’]t|does|do|wants?|wanted|needs?|needed|wish(?:es|ed)?|prefer(?:s|red)?)\b"
    r"|(?:(?!(?:caused|followed|increased|decreased|rained|flooded|situated|located|based|called|named|remained|seemed|appeared|happened|occurred|ended|opened|closed|played|lived|died|united|based|related|covered|centred|bound|bred|facing)\b)[a-z]{2,}(?:ed|ied)|sent|sold|ran|put|got|went|came|kept|led|paid|chose|wrote|gave|spent|held|set|took|made|left|bid|built|found|felt|thought|said|told|began|lost|saw|meant|supports?|agrees?|charges?|uses?|runs?|plans?|expects?|hopes?)\b(?!\s+by\b))"
)
_SUBJECT: Final = re.compile(rf"{_ASIDE}\s+{_ADVERB}{{0,2}}{_VERBS}")
_WHICH: Final = re.compile(rf",\s+(?:(?:each|both|all|neither|none|some) of which|which)\s+{_ADVERB}{{0,2}}{_VERBS}")
_BEGINS: Final = re.compile(
    r"(?:^|[.;:!?•·–-]\s*|\b(?:that|which|while|whilst|whereas|and|but|although|though|as|because|since|if|whether|when|where|said|both|neither|nor|only|even|so|until|unless|than|than did|did|had|has|why|how|what|before|after)\s+"
    r"|(?:^|[.;:]\s+)[A-Z][^.;:]{1,80},\s+)(?:the\s+|Both\s+|Neither\s+|Only\s+|Even\s+)?$"
)
# Whom one thanks, asks or tells is no place.
_TOLD: Final = re.compile(
    r"\b(?:thank(?:ed|s)|thanking|ask(?:ed|ing)?|invit(?:e|ed|ing)|remind(?:ed|ing)?|urg(?:e|ed|ing)|chas(?:e|ed|ing)|told|tell|approach(?:ed|ing)?|congratulat(?:e|ed|ing)|commend(?:ed|ing)?|prais(?:e|ed|ing)|"
    r"contact(?:ed|ing)?|consult(?:ed|ing)?|encourag(?:e|ed|ing)|persuad(?:e|ed|ing)|advis(?:e|ed|ing)|helping|helped|supporting|supported|join(?:ed|ing)?|follow(?:ed|ing) the lead of|on behalf of|it (?:was|is)|arrangements with|(?:talking|spoken|spoke|speaking|listening|writing|written) to|those (?:of|from)|covers?|covered|covering|by|(?:loans?|grants?|payments?|money|funding|letters?|invitations?|offers?|support|help|advice)\b[^.;:]{0,40}\bto|(?:partnership|consortium|alliance|joint committee|union|merger|service) (?:of|between)|(?:teams?|peers?)\b[^.;:]{0,30}\b(?:gone|went|been|sent|come|coming|going) to|except|peer teams? (?:in|at)|the next(?: one| council)? (?:is|was|will be|would be) (?:for|at|in)|apart from|other than|including|such as|like|e\.g\.|for example,?|instanced|for instance,?|namely|notably|particularly|unlike|unfair (?:to|on)|took in|takes in|taking in)\s+(?:both\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_NAME_AFTER: Final = re.compile(r"\s+[A-Z]|['’]?-")
_NAME_BEFORE: Final = re.compile(
    r"(?<![.;:!?] )(?<!^)\b(?!(?:Both|Neither|That|But|And|The|In|At|Only|While|As|If|When|For|To|From|With|Cllr)\b)[A-Z][\w'’-]* $|[\w]-$"
)
# `as it had in Exe and Wye`, `was slowest in Exe`.
_AS_IN: Final = re.compile(
    r"\bas (?:it|they|this|that) (?:had|did|has|was|were|does|is)(?: \w+)? (?:in|for|at|with)\s+(?:the\s+)?$|\b(?:slowest|lowest|highest|fastest|largest|best|worst|greatest|furthest (?:on|ahead)) (?:in|at)\s+(?:the\s+)?$"
)
# What a council has, or what is of its own: `Exe's had been returned`.
_OWNS: Final = re.compile(
    r"['’]s?\s+(?:(?:[\w-]+\s+){0,3}?(?:partnership|team|officers?|leaders?|members?|council tax|programme|staff|chief|deputy|directors?|cabinet|strateg(?:y|ies)|experience|budget|deficit|reserves|requests?|responses?|letter|views?|"
    r"decision|challenge|review|bid|grant|award|share|fees?|contracts?|subscription|representatives?|portfolio|offer|results?|score|position|sites?|bids?|projects?)\b|(?:(?:own|first|last|latest|joint|recent|next) ){0,2}(?:one )?(?:had|has|have|was|were|would|will|is|could|did|does|took|came|comes|used|went|looked)\b|£\d)"
)
# `Cllr Ann Lee of Exe`.
_MEMBER_FROM: Final = re.compile(
    r"\b(?:Cllr|Councillor|Mayor|Leader|Baroness|Ald|Alderman)\.?(?: (?:Sir|Dame|Mrs|Dr))?(?: [A-Z][\w.'’-]*){1,3},? (?:of|from) $"
)
# `towns like Exe`, `universities, for example Exe and Wye, could`.
_NO_COUNCILS: Final = re.compile(
    r"\b(?:universit(?:y|ies)|towns|cities|places|colleges|cathedrals|clubs|ports|airports)\b[^.;:]{0,80}$", re.IGNORECASE
)
# `KD (Exe) said`.
_INITIALS_OF: Final = re.compile(r"(?<![\w.])[A-Z]{2,3} \($")
_FAR: Final = 100


def councillor_of(text: str, start: int, end: int) -> bool:
    """True for the place of `Cllr Ann Lee of Exe` and of `KD (Exe)`."""
    before = max(0, start - _FAR)
    if text[end : end + 1] == ")" and _INITIALS_OF.search(text, before, start):
        return True
    return _MEMBER_FROM.search(text, before, start) is not None and not _NAME_AFTER.match(text, end)


def acts_as_council(text: str, start: int, end: int) -> bool:
    """True where the places of `text[start:end]` do, have, want or are told something that is no matter of places."""
    if _NAME_AFTER.match(text, end) or _NO_COUNCILS.search(text, max(0, start - _FAR), start):
        return False
    if _BEGINS.search(text, max(0, start - _FAR), start) and (_SUBJECT.match(text, end) or _WHICH.match(text, end)):
        return True
    if _OWNS.match(text, end):
        return True
    return _TOLD.search(text, max(0, start - _FAR), start) is not None or _AS_IN.search(text, max(0, start - _FAR), start) is not None


def stands_alone(text: str, start: int, end: int) -> bool:
    """True for places that are no part of a longer name: not `Citizens Advice Exe`, nor `Exe Wharf`."""
    return not (_NAME_AFTER.match(text, end) or _NAME_BEFORE.search(text, max(0, start - _FAR), start))

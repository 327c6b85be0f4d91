"""Councils that are set beside another, or worked for: `lower than Exe’s`, `Exe’s was 3%`, `Exe officers`, `the team also worked for Exe`."""

import re
from typing import Final

# `lower than Exe’s`, `Exe’s was 3.2%`: what a council has that is compared.
_COMPARED_TO: Final = re.compile(
    r"\b(?:higher|lower|more|less|fewer|better|worse|larger|smaller|greater|faster|slower|longer|shorter|cheaper|dearer|different) (?:[a-z]+ )?(?:than|from|to) (?:(?:that|those) of )?(?:both )?(?:the )?$|\b(?:such as|like|unlike|including|except|alongside)\s+(?:the )?$",
)
# `the Council paid less than Exe or Wye`.
_MORE_THAN: Final = re.compile(
    r"\b(?:[Cc]ouncils?|[Aa]uthority|[Ss]ervice|[Tt]eam|[Cc]ommittee|they|it|we) (?:[a-z]+ ){1,5}(?:more|less|fewer|higher|lower|better|faster|later|earlier|sooner|as (?:much|many|often)) ?(?:[a-z]+ ){0,2}(?:than|as) (?:either |both )?$"
)
# `a minute slower than Exe but quicker than Wye`: what is said of services.
_QUICKER: Final = re.compile(
    r"\b(?:slower|quicker|faster|cheaper|dearer|stricter|more generous|less generous|better staffed) than (?:either |both )?$"
)
_OWN: Final = re.compile(r"(?:['’]s|(?<=s)['’])(?=[,.;)]|$| (?:was|were|is|are|had|has|stood|would|and|or)\b)")
# `Exe and Wye tenants`, `Exe officers`.
_THEIR_PEOPLE: Final = re.compile(
    r"\s+(?:(?:housing|planning|finance|democratic services|council) )?(?:officers|councillors|planners|tenants|colleagues)\b"
)
# `the service worked for Exe and for Wye`.
_WORKS_FOR: Final = re.compile(
    r"\b(?:service|team|partnership|company|contractor|unit|centre|office)s?\b[^.;]{0,60}\b(?:worked|works|working|acted|acts|provided|provides) (?:also )?for\s+(?:the\s+)?$|\b(?:also|already) (?:worked|works|working|acted|acts) for\s+(?:the\s+)?$"
)
# `a unit run by Exe`, `placements were shared with Exe`: one council is enough.
_BY_OR_WITH: Final = re.compile(
    r"\b(?:run|funded|commissioned|managed|operated|owned|provided|delivered|employed|hosted) (?:jointly )?by\s+(?:both\s+)?$|\b(?:[Pp]lacements?|[Ss]ervices?|[Tt]eams?|[Cc]osts?|[Oo]fficers?|[Cc]ontracts?|[Pp]osts?|[Ss]taff|[Oo]ffices?) (?:(?:was|were|is|are|being|been) )?(?:now )?shared with\s+$|\b(?:shared|joint) (?:[a-z]+ ){0,2}(?:services?|teams?|partnership|contracts?|posts?|arrangements?|officers?|depot|offices?) with\s+(?:both\s+)?$|\b(?:paired|twinned|partnered|grouped|matched) with\s+$|\b(?:Lord )?[Mm]ayors? of\s+(?:both )?$"
)
# `Exe had seen tenders rise`, `Exe and Wye, he said, were in the same place`.
_LIKEWISE: Final = re.compile(
    r"(?:, (?:s?he|they) (?:said|added|thought|explained),)?\s+(?:(?:had|has|have) (?:also |both |all )?seen (?:(?!in\b)[a-z]+ ){0,2}(?:tenders?|costs|bids|prices|referrals|requests|placements|spending|income|budgets?|claims|complaints|contractors|fees)\b"
    r"|(?:was|were|is|are) in (?:(?:the|a|much the|exactly the) )(?:same|similar|like) (?:place|position|boat|situation|case)\b)"
)
_SENTENCE_BEGINS: Final = re.compile(r"(?:^|[.;:!?]\s+|\b(?:and|but|while|that)\s+)$")
# Another name before or after a place makes it part of that.
_NAME_BEFORE: Final = re.compile(r"(?:[A-Z][\w'’.-]*|\b(?:the|a|near|in|at|to|of))\s+$")
_CLAUSE_ENDS: Final = re.compile(r"[.,;)]|$| (?:but|and|or|which|though|in \d)\b")
_NAME_AFTER: Final = re.compile(r"\s+[A-Z]")


def is_set_beside(text: str, start: int, end: int, before: str) -> bool:
    """True where the places of `text[start:end]` are councils that are compared or worked for; `before` are the words before them."""
    if _OWN.match(text, end) and (_COMPARED_TO.search(before) or _SENTENCE_BEGINS.search(before)):
        return True
    if _BY_OR_WITH.search(before) and not _NAME_AFTER.match(text, end):
        return True
    if _MORE_THAN.search(text, max(0, start - 90), start) and not _NAME_AFTER.match(text, end):
        return True
    if _QUICKER.search(before) and _CLAUSE_ENDS.match(text, end):
        return True
    if _LIKEWISE.match(text, end) and not _NAME_BEFORE.search(before):
        return True
    if _THEIR_PEOPLE.match(text, end) and not _NAME_BEFORE.search(before):
        return True
    return _WORKS_FOR.search(text, max(0, start - 160), start) is not None and not _NAME_AFTER.match(text, end)

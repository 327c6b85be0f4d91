"""What is to be done after a meeting of a parish, town or community council, whose members and clerk do the work themselves: `Clerk to write …`,
`Cllr Lee would collect …`, `The contractors will be contacted`. It is told as talk, by whom or by nobody yet."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from councilgraph.loaders.minutes.dates import MONTH_NAMES
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.owner_words import Owner, owners_in
from councilgraph.loaders.minutes.roles import is_job

_DOES: Final = (
    r"(?:write|contact|report|ask|e-?mail|liaise|remind|arrange|obtain|request|enquire|make|source|investigate|look|chase|check|speak|circulate|send|forward|provide|prepare|produce|draft|bring"
    r"|raise|inform|notify|advise|respond|reply|follow|organise|order|purchase|buy|post|put|display|place|collect|find|furnish|compose|approach|return|discuss|pursue|research|get|seek|invite"
    r"|submit|complete|update|publish|thank|visit|work|monitor|inspect|review|add|book|take|do|supply|install|repair|deal|pass|share|confirm|consult|apply|pay|deliver|call|ring|phone|telephone|meet|go|attend"
    r"|clarify|endeavour|let|ensure|finalise|represent|pick|resend|copy|query|acknowledge|set|give|try|keep|select|choose|paint|clean|clear|cut|trim|mow|plant|remove|replace|fix|erect|measure|mark)"
)
_NAME: Final = r"(?:[A-Z]\. ?|[A-Z] )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
_MEMBER: Final = rf"(?i:(?:County |Borough |District )?(?:Cllr|Councillor)s?)\.? (?:Mrs? |Ms |Miss )?{_NAME}"
_CLERK: Final = r"(?:[Tt]he )?(?:(?:Deputy|Assistant|Parish|Town) )?(?:[Cc]lerk|CLERK)"
# What every owner that is looked for in such words is called.
_NAMED: Final = re.compile(
    r"C(?:llr|LLR|ouncillor)|[Cc](?:lerk|hair)|CLERK|M(?:r|s|iss)|PC|Sgt|Inspector|[Oo]fficer|working (?:group|party)"
)
_OWNER: Final = (
    rf"(?:{_MEMBER}|{_CLERK}|(?:[Tt]he )?(?:Vice[- ])?[Cc]hair(?:man|person|woman)?|(?:M(?:rs?|s)\.?|Miss) (?:[A-Z]\.? )?[A-Z][\w'’-]+"
    r"|(?:PCSO|PC|Sgt|Inspector) [A-Z][\w'’-]+|[A-Z][a-z]+ (?:[a-z]+ )?officer|(?<=A )working (?:group|party))"
)
_AND: Final = r"(?:, | ?& | and | ?/ ?)"
_AT: Final = r"(?:^|(?<=[;:,)–-] )|(?<=\band )|(?<=\bthat )|(?<=\bsuggested )|(?<=\b[Aa]greed )|(?<=[A-Z]{2}\. ))"
_WILL: Final = re.compile(
    rf"{_AT}(?:A (?=working))?(?P<owner>{_OWNER}(?:{_AND}{_OWNER}|{_AND}(?:[A-Z]\. ?|[A-Z] )?[A-Z][\w'’-]+)*)"
    r"\s+(?P<verb>(?:(?:[^.;,]{3,60}? and )?(?:would|will|should)|stated (?:that )?s?he would|is to|are to|to|agreed to|offered to|volunteered to"
    rf"|(?:[^.;,]{{3,60}}? and |(?:was|were) (?:also )?|be )?(?:asked|requested|instructed) to)\s+(?:also )?{_DOES}\b)"
)
_BARE: Final = re.compile(
    rf"(?:^|(?<=[;:)–-] )|(?<=\bthat )|(?<=\bsuggested ))(?P<owner>{_CLERK}(?: and {_MEMBER})?|{_MEMBER} and {_CLERK})\s+(?P<verb>{_DOES}\b(?! (?:from|was|were|is)\b))"
)
# `CLLR LEE / CLERK TO ARRANGE THE ORDER`.
_SHOUTED: Final = re.compile(
    r"(?P<owner>(?:CLERK|CHAIR(?:MAN)?|CLLRS? [A-Z'’-]{3,})(?:(?: ?/ ?| AND | & |, )(?:CLERK|CHAIR(?:MAN)?|CLLRS? [A-Z'’-]{3,}))*) TO (?!BE\b)[A-Z]{3,}\b"
)
# `Notice to be placed in the Pump`: to do, and nobody's yet. What was to be done is told of another time.
_TO_BE: Final = re.compile(
    r"(?:^|[-–—] |[;,] )(?:[A-Z]|this|these|it)[^.;:]{0,90}?\s?\b(?:(?:is|are) to be|(?<!is )(?<!are )(?<!was )(?<!were )(?<!still )(?<!yet )to be) (?:placed|put|sent|drawn up|queried|offered|written|asked|obtained|arranged|contacted|reported|invited|ordered|"
    r"purchased|replaced|repaired|checked|circulated|forwarded|returned|followed up|informed|published|displayed|acknowledged|thanked|investigated|cleared|chased|fixed|re-?agenda'?d)\b"
)
# `The contractors will be contacted`, `A revised quote will be sought`: what an office does, whoever does it there.
_WILL_BE: Final = re.compile(
    r"\b(?:will|would) (?:also |then |again |now |therefore )?be (?:contacted|informed|notified|reported|asked|approached|invited|consulted|written to|ordered|purchased|obtained|sought|requested|investigated"
    r"|looked into|chased|followed up|taken up|raised with|advertised|circulated|forwarded|passed (?:on )?to|published|displayed|posted|produced|drawn up|prepared|queried|checked|added)\b"
    r"|\b(?:[Ee]nquir(?:y|ies)|[Aa]mendments?|[Cc]ontact|[Aa]pproach(?:es)?|[Aa]rrangements?|[Rr]equests?) (?:will|would) (?:also )?be made\b|\b[Pp]hotos?(?:graphs)? (?:will|would) be taken\b|\b(?:[Ll]etter|[Cc]op(?:y|ies)|[Ee]-?mails?|[Rr]eminder|[Qq]uery|[Rr]equest)\b[^.;]{0,30} (?:will|would) be sent\b"
    r"|\b[A-Z][\w’' -]{3,40} (?:clause|item|notice|note) (?:will|would) be (?:included|added|placed|put)\b"
)
# What another body or person said would be done, what was decided, what may be, and what somebody else does.
_OTHERS: Final = re.compile(
    r"\b(?:report(?:s|ed|ing)|advis(?:es|ed|ing)|said|says|stat(?:es|ed|ing)|inform(?:s|ed|ing)(?! (?:the )?(?:clerk|chair))|explain(?:ed|ing)|confirm(?:s|ed|ing)|announced|comment(?:s|ed)|repl(?:y|ied)|respon(?:se|ded)|told|promised|quer(?:y|ied)|wondered|understood"
    r"|hoped?|suggest(?:s|ed|ion)|felt|thought|agreed|decided|resolved|proposed|recommended|requested that|asked (?:if|that|whether)|noted that|if|unless|should|could|whether|which|who|might|may)\b",
    re.IGNORECASE,
)
_IF: Final = re.compile(r"\b(?:if|unless)\b")
_BY: Final = re.compile(r"\bby (?P<owner>(?:the )?[A-Z]?[\w.'’-]+(?: [A-Z][\w.'’-]*){0,4})")
_WHEN: Final = re.compile(
    r"(?:the )?(?:end|next|e-?mail|post|letter|\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|" + MONTH_NAMES + r")",
    re.IGNORECASE,
)
# An entry of a list that is an order: `To obtain quotes for the wall`; and what is put off to another meeting.
_ORDER: Final = re.compile(rf"(?:To (?:{_DOES}|suggest)|Refer to)\b(?= \S+ \S)")
_AGAIN: Final = re.compile(r"(?:Re-?agenda|Discuss (?:again )?at (?:the )?next meeting|To be (?:re-?agenda'?d|discussed (?:again )?at))\b")


# `Clerk has spoken to the school. She will put up a sign`: whoever the sentence before begins with.
_PRONOUN: Final = re.compile(
    rf"(?:S?[Hh]e) (?:(?:was|is) (?:also )?asked to (?:also )?{_DOES}\b|will (?:also )?(?:, [^,]{{3,40}}, )?{_DOES}\b|will also, [^,]{{3,40}}, {_DOES}\b)"
)
_SUBJECT: Final = re.compile(rf"(?P<owner>{_OWNER})\s+(?:has|had|is|was|will|[a-z]+ed)\b")


# `Mr Lee had met with Mr Hay and Mr Poe to discuss the path`: what they met for.
_MET: Final = re.compile(r"\b(?:with|between|from|met)\b[^;:.–-]{0,90}$")


class Told(NamedTuple):
    """Who is to do what a sentence says; nobody is named where `owners` is empty."""

    owners: tuple[Owner, ...]


def told_locally(sentence: Line, *, listed: bool) -> Told | None:
    """What a sentence of a local council's minutes says is to be done; `listed` where the sentence stands in an entry of a list."""
    text = sentence.text
    if found := _SHOUTED.search(text):
        return _owned(sentence, found)
    if _NAMED.search(text) and (found := _WILL.search(text) or _BARE.search(text)):
        return _owned(sentence, found) if not (found["verb"].startswith("to ") and _MET.search(text, 0, found.start())) else None
    if "to be " in text and _TO_BE.search(text) and not _SAID_ALSO.search(text):
        return Told(())
    if "ould be " in text or "ill be " in text:
        return _will_be(sentence)
    if _AGAIN.match(text) or (listed and _ORDER.match(text)):
        return Told(())
    return None


def told_of(sentence: Line, before: Sequence[Line]) -> Told | None:
    """What a sentence that begins with a pronoun says is to be done, by whom the one before it begins with."""
    subject = _SUBJECT.match(before[-1].text) if before and _PRONOUN.match(sentence.text) else None
    owners = owners_in(before[-1], subject.start("owner"), subject.end("owner")) if subject else ()
    return Told(owners) if owners else None


# `It was noted that the stone has still to be replaced`.
_SAID_ALSO: Final = re.compile(
    r"\bnoted\b|\brequest to be\b|\b(?:informed|reported|advised|explained|pointed out|said|stated|told) that\b|\bask(?:ed|ing)? for\b|\b(?:can|may|could) be\b",
    re.IGNORECASE,
)


def _owned(sentence: Line, found: re.Match[str]) -> Told | None:
    start, end = found.span("owner")
    owners = owners_in(sentence, start, end)
    if not owners and is_job(found["owner"]):
        owners = ((found["owner"], None, sentence.span(start, end)),)
    return Told(owners) if owners else None


def _will_be(sentence: Line) -> Told | None:
    found = _WILL_BE.search(sentence.text)
    if found is None or _OTHERS.search(sentence.text, 0, found.start()) or _IF.search(sentence.text, found.end()):
        return None
    by = _BY.search(sentence.text, found.end())
    if by is None or _WHEN.match(by["owner"]):
        return Told(())
    owners = owners_in(sentence, by.start("owner"), by.end("owner"))
    return Told(owners) if owners else None

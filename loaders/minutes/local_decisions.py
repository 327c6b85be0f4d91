"""What a parish, town or community council decided, as its minutes tell it: in passing and at the end of an entry.

Its members do the work themselves, and what they agreed is told as talk, without a resolution."""

import re
from collections.abc import Sequence
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.sentences import sentences
from councilgraph.loaders.minutes.words import Sought

_BODY: Final = r"(?:(?:[Tt]he )?(?:(?:Parish|Town|Community) Council|Council|P\. ?C(?:ouncil|\.)|[A-Z]{1,3}(?:CC|PC|TC))|(?:All )?(?:the )?(?:Councillors|Cllrs|Members))"
_DECIDED: Final = re.compile(
    r"(?:\b(?:Parish|Town|Community) Council|\bP\. ?C(?:ouncil|\.)|(?:^|[,–—-] )(?:[Tt]he )?Council|^(?:All )?(?:Councillors|Members|Cllrs))"
    r"\s+(?:unanimously |also |therefore )?(?:approved|objected|declined|supported|agreed|decided|resolved|recommended)\b(?! that (?:it|this|the \w+) (?:was|were|had|is\b(?!.*\bshould))\b)"
    r"|\b[Ii]n was (?:agreed|decided|resolved)\b"
)
# `TCC formally object to approval`, `The Council fully supports the scheme`: their opinion as it stands in the minutes.
_OPINION: Final = re.compile(
    rf"^{_BODY}\s+(?:also |formally |fully |strongly |therefore )*(?:objects?(?= to\b)|(?:recommends?|supports?)(?= (?:the|this|that|approval|refusal|re\w+)\b))"
)
# What ends an entry, set apart by a dash: `Letter about bins - noted`.
_AFTER_DASH: Final = Sought(
    r"(?:\s[-–—]\s?|\s?[-–—]\s)(?:all |both )?(?:noted|approved|agreed|supported|support|refused|deferred|passed|no objections?(?: raised)?|no comments?|recommend(?:ed)? (?:approval|refusal)|approval recommended|pass(?:ed)? for payment)(?: for payment)?\.?$",
    "-|–|—",
    flags=re.IGNORECASE,
)
_SECONDED: Final = r"\b(?:prop(?:osed|\.)?|moved)\b.{2,60}?\b(?:second(?:ed|s)?|2nd)\b"
# A motion by its proposer and seconder, of which no vote is told.
_MOTION: Final = Sought(
    rf"{_SECONDED}.{{0,60}}?(?:\bthat\b.{{3,300}}?\bbe\b|\b(?:recommend(?:ed)? (?:approval|refusal)|pass(?:ed)? for payment)\b)",
    "second|2nd",
    flags=re.IGNORECASE,
)
_PAID: Final = re.compile(
    r"(?:^(?:[A-Z][\w’' ]{0,40}\s)?|\band an? )(?:payments?|invoices?|accounts|cheques?)\b.{0,80}?\b(?:was|were)\s+(?:\w+ly\s+)?(?:\w+ and )?(?:authorised|approved|signed|agreed|passed|accepted)\b",
    re.IGNORECASE,
)
_READ: Final = re.compile(
    r"(?:the )?minutes\b.{0,60}?\bread,? (?:and )?(?:signed|approved|agreed|confirmed|adopted)\b|.{3,60}\bproposed\b.{0,40}\bseconded\b.{0,20}\bminutes\b.{0,80}\bbe (?:signed|approved|adopted|accepted)\b",
    re.IGNORECASE,
)
_TOGETHER: Final = re.compile(
    r"^(?:the|these) following(?: [a-z]+){1,3} (?:was|were) (?:agreed|approved|authorised)\b"
    r"|^all were in (?:full |unanimous )?agreement\b|^a vote was taken\b.*\b(?:result|in favour of)\b|^(?:all|both) (?:were )?(?:approved|agreed)(?: for payment)?\W*$"
    r"|^an? [a-z][^.;:]{3,80}? was (?:reviewed|considered|discussed|presented) and (?:approved|agreed|adopted|accepted)\b"
    r"|^(?:these|the|all) [^.;:]{3,40}? were agreed to\b|\ball resolved to\b",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(r"(?:Agreed|Decided|Resolved) (?:to|that|not to|it was)\b")
_PUT_OFF: Final = re.compile(r"\b[Tt]h(?:is|e) (?:matter|item|application|decision|request)(?: [a-z]+){0,3} (?:was|is) deferred\b")
# What was agreed at another time, or by others.
_ELSEWHERE: Final = re.compile(
    r"\b(?:(?:at|in|from|during) (?:the|our|its|their) (?:last|previous|earlier) (?:\w+ )?meeting|previously|had been (?:agreed|approved)|whether|if the (?:parish |town |community )?council|(?:have|has) (?:not )?(?:yet )?been)\b|\b(?:reported|advised|informed|stated|explained|confirmed) that\b|^planning decisions?\s*[:–-]|\bstatus\s*[-–:]",
    re.IGNORECASE,
)
BY_AUTHORITY: Final = re.compile(
    r"(?:the )?(?:[A-Z][\w’']*,? ){0,4}(?:Borough|District|County|City|B\.?C\.?) (?:Council )?(?:has |have |had )?(?:approved|granted|refused|agreed|permitted|objected|supported)\b"
    r"|\w+ by (?:the )?(?:[A-Z]\w+ ){0,3}(?:Borough|District|County|City)\b"
)
# What ends an entry in a sentence of its own: `An extension at Rose Cottage. Parish Council approved.`
SAID: Final = re.compile(
    r"(?:the )?(?:(?:parish|town|community) council|p\.?c\.?) (?:approved|objected|declined|supported|had no objections?)\.?|(?:.{3,80} - )?recommend(?:ed)? (?:approval|refusal)\.?"
    r"|(?:approved|agreed|refused|supported) by (?:the )?(?:parish|town|community) council[.,]?",
    re.IGNORECASE,
)
_PROPOSED_BY: Final = re.compile(r"(?:Proposed|Nominated) by\b.{3,120}\bseconded\b")
# A title in capitals that runs into its business: `TO REVIEW THE LEASE It was agreed that …`.
_SHOUTED_TITLE: Final = re.compile(r"(?:[A-Z0-9’'&/,()–-]+\s+){3,}(?=[A-Z][a-z’']* [a-z])")


def decided_in(words: str) -> int | None:
    """Where in a sentence of a local council's minutes the telling of a decision begins; None where it tells of none."""
    if _ELSEWHERE.search(words) or BY_AUTHORITY.match(words):
        return None
    title = _SHOUTED_TITLE.match(words)
    start = title.end() if title else 0
    told = words[start:]
    if (
        _DECIDED.search(told)
        or _OPINION.match(told)
        or _PAID.search(told)
        or _TOGETHER.search(told)
        or _ALONE.match(told)
        or _MOTION.search(told)
        or _AFTER_DASH.search(told)
        or ("inutes" in told.casefold() and _READ.match(told))
    ):
        return start
    put_off = _PUT_OFF.search(told)
    return start + put_off.start() if put_off else None


# `Prop AL, 2nd BH, all agreed`, `The Parish Council agreed.`
_BARE: Final = re.compile(
    r"Prop\.? ?[A-Z]{2,3},? 2nd [A-Z]{2,3},? ?(?:all )?agreed\.?|(?:all were |this was )?(?:unanimously )?agreed\.?|(?:the parish council|councillors|all councillors|all) (?:unanimously )?agreed\.?",
    re.IGNORECASE,
)


def with_proposers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Entries with the line under them that says who proposed them."""
    found: list[Line] = []
    for line in lines:
        if found and not line.marker and _PROPOSED_BY.match(line.text):
            found[-1] = found[-1].followed_by(line)
        else:
            found.append(line)
    return tuple(found)


def with_motions(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with the one under them in their cell that only says who carried them, which says nothing where they tell what was agreed."""
    found: list[Line] = []
    for line in lines:
        above = found[-1] if found else None
        if above is None or (above.row, above.column) != (line.row, line.column) or not _BARE.fullmatch(line.text):
            found.append(line)
            continue
        cell = [other for other in found if (other.row, other.column) == (line.row, line.column)] if line.row is not None else [above]
        if not any("agreed" in said.text or decided_in(said.text) is not None for other in cell for said in sentences(other)):
            found[-1] = above.followed_by(line)
    return tuple(found)


def says_nothing(words: str) -> bool:
    """True for a sentence that only says that something was agreed: what, the one before it tells."""
    return _BARE.fullmatch(words) is not None

"""Promises made in the course of a sentence: by a post in small letters, by whoever `he` or `she` is, after `and` or `but`."""

import re
from collections.abc import Sequence
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.names import parse_name, titled_names
from councilgraph.loaders.minutes.owner_words import Owner, owners_in
from councilgraph.loaders.minutes.roles import is_job
from councilgraph.loaders.minutes.sentences import limb
from councilgraph.loaders.minutes.words import Sought

# What is done for those at a meeting.
DELIVER: Final = r"(?:write|circulate|send|provide|share|bring|arrange|report back|feed back|follow (?:this |it )?up|contact|email|forward|prepare|draft|produce|check|look into|investigate|supply|come back to|get back to|ask officers to \w+)"
TO_MEETING: Final = (
    r"(?:to (?:(?:all|the|other|every|each) )*(?:[Mm]embers?|[Cc]ouncillors?|[Cc]ommittee|[Bb]oard|[Pp]anel|[Cc]abinet|[Ss]ub-?[Cc]ommittee|[Ff]orum|him|her|them)\b"
    r"|in writing|(?:outside(?: of)?|after|following) the meeting|(?:to|at|before) (?:the|a) (?:next|future|following) meeting)"
)
_TITLED: Final = r"(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof|Professor)\.? [A-Z][\w'’.-]*(?: [A-Z][\w'’-]+){0,3}"
_NAME: Final = r"(?!The\b)[A-Z][a-z'’]+(?:[ -][A-Z][\w'’]+){1,3}"
_POST: Final = r"[Tt]he [A-Z][\w'’&-]*(?:,? (?:(?:of|for|and|&|the|[-–]) )?[A-Z][\w'’&-]*){0,8}"
_SMALL_POST: Final = (
    r"[Tt]he (?:(?:[a-z'’-]+ ){0,5}?(?:officer|manager|director|solicitor|accountant|auditor|engineer|planner|adviser|vice[- ]chair|chair|chief executive)"
    r"|(?:[a-z'’-]+ ){0,3}?(?:head|director) of [a-z'’-]+(?:(?:,| and|, and| of)? [a-z'’-]+){0,5}?)"
)
_OWNER: Final = rf"(?P<owner>{_TITLED}|{_SMALL_POST}|{_POST}|{_NAME}|[Oo]fficers)"
_ASIDE: Final = r"(?:, [A-Z][^,;.]{3,60},| \([^()]{3,90}\))?"
_PROMISES: Final = rf"(?:(?:undertook|offered|promised) to (?!the\b|a\b|him\b|her\b)[a-z]+\b|agreed to (?:{DELIVER}|do so|do this|take (?:this|it) (?:up|away|forward))\b)"
_BEGINS: Final = r"(?:^|(?<=, )|(?<=[,;] and )|(?<=[a-z] and )|(?<= but )|(?<=; ))"
# `The head of audit agreed to bring …`, `…, and the Director undertook to supply …`.
_PROMISED: Final = Sought(rf"{_BEGINS}{_OWNER}{_ASIDE} (?:also |then )?{_PROMISES}", "undertook|offered|promised|agreed to")
# `In response, she undertook to send …`.
_PRONOUN: Final = Sought(rf"{_BEGINS}(?P<owner>[Hh]e|[Ss]he) (?:also |then )?{_PROMISES}", "undertook|offered|promised|agreed to")
# `Ann Lee said that she had no figures but would send them to the Committee`.
_AND_WOULD: Final = Sought(
    rf"(?:[^,;.]{{3,90}}, )?{_OWNER}{_ASIDE} (?:said|told|advised|replied|stated|explained|confirmed|responded|reported|noted|apologised|did|had|was|thanked)\b[^;.]{{2,200}}? (?:and|but) "
    rf"(?:(?:that )?(?:s?he )?(?:would|will) {DELIVER}\b(?=[^.;]*{TO_MEETING})|{_PROMISES})",
    "would |will |undertook|offered|promised|agreed to",
)
# `Officers agreed that Members would be sent the results`.
_BE_GIVEN: Final = Sought(
    rf"(?:[^,;.]{{3,90}}, )?{_OWNER}{_ASIDE} (?:agreed|undertook|confirmed|advised|said|stated) (?:that )?(?:all )?(?:[Mm]embers|[Cc]ouncillors|the (?:Committee|Board|Panel|Sub-Committee|Forum)) (?:would|will) be (?:sent|given|provided with|supplied with|e-?mailed|updated|notified)\b",
    "would be|will be",
)
_COLLECTIVE: Final = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w'’&-]* (?:(?:and|of|for|&) )?){0,6}(?:Board|Committee|Members?|Council|Councillors|Panel|Cabinet|Forum|Group|Sub-Committee|Authority|Executive|Government|Trust)",
    re.IGNORECASE,
)
# Parties to a hearing promise what they like.
_PARTY: Final = re.compile(
    r"\b(?:applicants?|objectors?|appellants?|agents?|licensees?|residents?|petitioners?|developers?)\b", re.IGNORECASE
)
_SUBJECT: Final = re.compile(rf"(?:[A-Z][^,;.]{{3,90}}, )?{_OWNER}{_ASIDE} (?:also |then )?[a-z]")


def promised(sentence: Line, before: Sequence[Line]) -> tuple[Line, tuple[Owner, ...]] | None:
    """What somebody promises in a sentence, with who it is; `before` are the sentences of the paragraph that stand before it."""
    for pattern in (_PROMISED, _AND_WOULD, _BE_GIVEN):
        found = pattern.search(sentence.text) if pattern is _PROMISED else pattern.match(sentence.text)
        if found and (owners := _owners(sentence, found)):
            return _from(sentence, found.start("owner"), owners)
    if found := _PRONOUN.search(sentence.text):
        for earlier in reversed(before):
            subject = _SUBJECT.match(earlier.text)
            if subject and (owners := _owners(earlier, subject)):
                return _from(sentence, found.start("owner"), owners)
    return None


def _from(sentence: Line, start: int, owners: tuple[Owner, ...]) -> tuple[Line, tuple[Owner, ...]] | None:
    clause = sentence.cut(start)
    inner = limb(clause) if clause else None
    return (inner, owners) if inner else None


def _owners(sentence: Line, found: re.Match[str]) -> tuple[Owner, ...]:
    words = found["owner"]
    if _COLLECTIVE.fullmatch(words) or _PARTY.search(words):
        return ()
    start, end = found.span("owner")
    if words[:4].casefold() == "the " and words[4].islower():
        return ((words[4:], None, sentence.span(start + 4, end)),) if is_job(words) else ()
    name = next(titled_names(words), None) or parse_name(words, 0, titled=False)
    if name is not None and name.start == 0 and name.end == len(words):
        return owners_in(sentence, start, end)
    return owners_in(sentence, start, end) if words.casefold() == "officers" or is_job(words) else ()

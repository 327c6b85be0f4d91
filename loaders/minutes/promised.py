"""Promises made in the course of a sentence: by a post in small letters, by whoever `he` or `she` is, after `and` or `but`."""

import re
from collections.abc import Sequence
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.names import parse_name, titled_names
from councilgraph.loaders.minutes.owner_words import Owner, is_somebody, owners_in
from councilgraph.loaders.minutes.roles import is_job
from councilgraph.loaders.minutes.sentences import limb
from councilgraph.loaders.minutes.words import Sought

# What is done for those at a meeting.
DELIVER: Final = r"(?:write|circulate|send|provide|share|bring|arrange|report back|feed back|follow (?:this |it )?up|contact|email|forward|prepare|draft|produce|check|look into|find out|let [^.;]{2,40}? (?:know|have)\b|investigate|supply|come back to|get back to|chase|make [^.;]{2,40}? available|revert (?:back )?to|ask officers to \w+|raise|relay|take [^.;]{2,60}? (?:to|back|forward|away|up)\b)"
TO_MEETING: Final = (
    r"(?:(?:to|with) (?:(?:all|the|other|every|each) )*(?:[Mm]embers?|[Cc]ouncillors?|[Cc]ommittee|[Bb]oard|[Pp]anel|[Cc]abinet|[Ss]ub-?[Cc]ommittee|[Ff]orum|Committee Members|Board Members|Panel Members|Cabinet Members|him|her|them)\b"
    r"|in writing|by e-?mail|(?:outside(?: of)?|after|following) the meeting|(?:to|at|before) (?:the|a) (?:next|future|following) meeting)"
)
_TITLED: Final = r"(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|(?:Chief )?(?:Inspector|Superintendent)|Chief Constable|Sergeant|PC|Rev|Canon)\.? [A-Z][\w'’.-]*(?: [A-Z][\w'’-]+){0,3}"
_NAME: Final = r"(?!The\b)[A-Z][a-z'’]+(?:[ -][A-Z][\w'’]+){1,3}"
_POST: Final = r"[Tt]he [A-Z][\w'’&-]*(?:,? (?:(?:of|for|and|&|the|to|[-–]) ){0,2}[A-Z][\w'’&-]*){0,8}"
_SMALL_POST: Final = (
    r"[Tt]he (?:(?:[a-z'’-]+ ){0,5}?(?:officer|manager|director|solicitor|accountant|auditor|engineer|planner|adviser|vice[- ]chair|chair|chief executive)"
    r"|(?:[a-z'’-]+ ){0,3}?(?:head|director) of [a-z'’-]+(?:(?:,| and|, and| of)? [a-z'’-]+){0,5}?)"
)
_OWNER: Final = rf"(?P<owner>{_TITLED}|{_SMALL_POST}|{_POST}|{_NAME}|[Oo]fficers)"
_ASIDE: Final = r"(?:, (?:(?:of|from) (?:the )?)?[A-Z][^,;.]{3,60},| \([^()]{3,90}\)|,)?"
_DO: Final = r"(?:do so|do this|take (?:this|it) (?:up|away|back|forward)|add|include|amend|raise|speak|meet|liaise|visit|discuss|ask|explore|update|publish|clarify|confirm|organise|convene|attend)"
_PROMISES: Final = (
    rf"(?:(?:undertook|offered|promised|volunteered|gave an? (?:undertaking|assurance|commitment)) (?:to (?!the\b|a\b|him\b|her\b)|that (?:s?he|they) would )[a-z]+\b|agreed to (?:{DELIVER}|{_DO})\b"
    rf"|(?:agreed|confirmed) that (?:s?he|they) (?:would|could|will) (?:be (?:happy|able|pleased) to )?(?:{DELIVER}|{_DO})\b)"
)
_BEGINS: Final = r"(?:^|^(?:In (?:answer|response|reply)|Responding) to [^,;.]{2,80}? (?=[Tt]he [A-Z]|s?he |officers |(?:Cllr|Councillor|Mrs?|Ms) )|^(?:In|During|After|Following) (?:the )?(?:ensuing |subsequent )?(?:debate|discussion),? |(?<=which )|(?<= [-–—] )|(?<=, )|(?<=[,;] and )|(?<=[a-z] and )|(?<= but )|(?<=; )|(?<=: ))"
# `The head of audit agreed to bring …`, `…, and the Director undertook to supply …`.
_PROMISED: Final = Sought(
    rf"{_BEGINS}{_OWNER}{_ASIDE} (?:also |then )?{_PROMISES}",
    "undertook|offered|promised|volunteered|undertaking|assurance|commitment|agreed t|confirmed that",
)
# `In response, she undertook to send …`.
_PRONOUN: Final = Sought(
    rf"{_BEGINS}(?P<owner>[Hh]e|[Ss]he) (?:also |then )?{_PROMISES}",
    "undertook|offered|promised|volunteered|undertaking|assurance|commitment|agreed t|confirmed that",
)
# `Ann Lee said that she had no figures but would send them to the Committee`.
_AND_WOULD: Final = Sought(
    rf"{_BEGINS}{_OWNER}{_ASIDE} (?:said|told|advised|replied|stated|explained|confirmed|responded|reported|noted|apologised|did|had|was|thanked)\b[^;.]{{2,200}}? (?:and|but) "
    rf"(?:(?:it was agreed )?(?:that )?(?:s?he )?(?:would|will) (?:(?:{DELIVER}|confirm|clarify)\b(?=[^.;]*{TO_MEETING})|(?:send|provide|supply|give) (?:(?:all|the) )*(?:[Mm]embers|[Cc]ouncillors|Committee|Board|Panel|Cabinet)\b)|{_PROMISES})",
    "would |will |undertook|offered|promised|volunteered|undertaking|assurance|commitment|agreed t|confirmed that",
)
# `Cllr Lee, Cabinet Member for Roads, would send a written reply`; `said that officers would reply in writing`.
_WOULD_REPLY: Final = Sought(
    rf"{_BEGINS[:-1]}|(?<=that )){_OWNER}{_ASIDE} (?:would|will) (?:(?:send|provide|supply|give|issue) (?:an? |the )?(?:full |further )?(?:written )?(?:reply|response|answer|note|briefing)\b|(?:send|provide|supply|give|e-?mail|notify|inform|update|brief|write to) (?:(?:all|the|ward) )*(?:[Mm]embers|[Cc]ouncillors|Committee|Board|Panel|Cabinet)\b|{DELIVER}\b(?=[^.;]*{TO_MEETING})|(?!not\b|have\b|be\b)[a-z]+ [^.;]{{2,100}}? and (?:then )?(?:come|report|feed|get) back\b|(?:reply|respond)\b[^.;]{{0,60}}\b(?:in writing|within \w+)\b|(?!not\b|have\b|be\b)[a-z]+ [^.;]{{2,80}}? in writing\b)",
    "would |will ",
)
# `the Director would chase the supplier`: what is done after a meeting and at no other time.
_WOULD_FOLLOW: Final = Sought(
    rf"{_BEGINS}{_OWNER}{_ASIDE} (?:would|will) (?:chase|look into|find out|follow (?:this|it|that) up|feed back|report back|take (?:this|it|that) (?:up|away|back|forward)|raise (?:this|it|that|the (?:matter|issue|point|question))|make (?:this|it|that|them|these|the [a-z]+) available)\b",
    "would |will ",
)
# `Mr Lee was asked to inform the objectors`.
_ASKED_TO: Final = Sought(
    rf"{_BEGINS}{_OWNER}{_ASIDE} (?:was|were) (?:then |also )?(?:asked|requested|instructed|tasked) to (?:{DELIVER}|inform|notify|advise|tell|ask)\b",
    "was |were ",
)
# `The Leader asked Mr Lee to write to her`.
_ASKED_BY: Final = Sought(
    rf"{_BEGINS}(?:[Tt]he (?:Chair(?:man|woman|person)?|Leader|Mayor|Convener)|{_TITLED}) (?:then |also )?(?:asked|requested|instructed) {_OWNER} to {DELIVER}\b",
    "asked|requested|instructed",
)
# `…, and Ann Lee said that she would take this up with the forum`.
_SAID_WOULD: Final = Sought(
    rf"{_BEGINS}{_OWNER}{_ASIDE} (?:also )?(?:agreed|advised|confirmed|said|stated|responded|replied|explained|added|assured [^,;.]{{3,30}}|told [^,;.]{{3,30}}) (?:that )?(?:s?he|they) would (?:be (?:writing|sending|circulating|contacting|speaking|asking|bringing|providing|arranging)|do (?:this|so|it)|{DELIVER}|speak (?:to|with)|meet|ask|discuss|seek|obtain|pass (?:this|it|that) on|pick (?:this|it|that) up)\b",
    "would ",
)
# `TJ would raise it with the Forum`, where a name on the page has those initials.
_INITIALLED: Final = Sought(
    rf"{_BEGINS}(?P<owner>[A-Z]{{2,3}}) (?:(?:would|will|agreed to|undertook to|offered to) {DELIVER}\b)",
    "would |will |agreed to|undertook|offered",
)
# `Officers agreed that Members would be sent the results`.
_BE_GIVEN: Final = Sought(
    rf"(?:[^,;.]{{3,90}}, )?{_OWNER}{_ASIDE} (?:agreed|undertook|confirmed|advised|said|stated) (?:that )?(?:all )?(?:[Mm]embers|[Cc]ouncillors|the (?:Committee|Board|Panel|Sub-Committee|Forum)) (?:would|will) be (?:sent|given|provided with|supplied with|e-?mailed|updated|notified)\b",
    "would be|will be",
)
# `Ann Lee agreed that the answers would be put on the website`.
_BE_DONE: Final = Sought(
    rf"{_BEGINS}{_OWNER}{_ASIDE} (?:agreed|undertook|promised|gave an? (?:undertaking|assurance|commitment)) that [^.;]{{3,90}}? (?:would|will|could) be (?:put|placed|published|posted|uploaded|added|included|updated|amended|corrected|circulated|sent|provided|shared|brought|reported|looked into|checked|raised)\b",
    "would be|will be|could be",
)
# `It was agreed that KD and BH would comment on the draft`.
_AGREED_INITIALS: Final = Sought(
    r"It was (?:also |then )?agreed that (?P<owner>[A-Z]{2,4}(?:(?:, | and |/)[A-Z]{2,4}){0,3}) (?:would|will|should) [a-z]+", "it was "
)
# `Ann Lee to be added to the list - KD`, where a name on the page has those initials.
_ENDS_SO: Final = re.compile(r"[-–(]\s?[A-Z][A-Z\s/&,]{1,16}\)?\.?$")
_SHORT: Final = 24
_INITIALS_LAST: Final = Sought(
    r"[^;:]{3,160}?\bto (?:be )?(?!the\b|a\b|an\b)[a-z]+\b[^;:]{0,160}?\s[-–(]\s?(?P<owner>[A-Z]{2,4}(?:\s?[/&,]\s?[A-Z]{2,4}){0,2})\)?\.?$",
    "-|–|(",
)
_COLLECTIVE: Final = re.compile(
    r"(?:[Tt]he )?(?:[A-Z][\w'’&-]* (?:(?:and|of|for|&) )?){0,6}(?:Board|Committee|Members?|Council|Councillors|Panel|Cabinet|Forum|Group|Sub-Committee|Authority|Executive|Government|Trust)",
    re.IGNORECASE,
)
_HOLDER: Final = re.compile(
    r"(?:[Tt]he )?(?:(?:Deputy|Assistant) )?(?:Cabinet|Executive|Lead) Member\b|(?:[Tt]he )?(?:(?:Deputy|Vice) )?(?:Leader|Chair(?:man|woman|person)?|Mayor|Clerk|Chief Executive|Head|Director) (?:of|to) "
)
# Parties to a hearing promise what they like.
_PARTY: Final = re.compile(
    r"\b(?:applicants?|objectors?|appellants?|agents?|licensees?|residents?|petitioners?|developers?)\b", re.IGNORECASE
)
_SUBJECT: Final = re.compile(rf"(?:[A-Z][^,;.]{{3,90}}, )?{_OWNER}{_ASIDE} (?:also |then )?[a-z]")


def promised(sentence: Line, before: Sequence[Line]) -> list[tuple[Line, tuple[Owner, ...]]]:
    """What is promised in a sentence, with who it is each time; `before` are the sentences of the paragraph that stand before it."""
    if (
        _ENDS_SO.search(sentence.text[-_SHORT:])
        and (last := _INITIALS_LAST.match(sentence.text))
        and (named := owners_in(sentence, *last.span("owner")))
    ):
        words = sentence.cut(0, len(sentence.text[: last.start("owner")].rstrip(" -–(")))
        if words and all(is_somebody(owner, sentence) for owner in named) and (inner := limb(words)):
            return [(inner, named)]
    if (
        (told := _AGREED_INITIALS.match(sentence.text))
        and (named := owners_in(sentence, *told.span("owner")))
        and (inner := limb(sentence))
    ):
        return [(inner, named)] if all(is_somebody(owner, sentence) for owner in named) else []
    places: dict[int, tuple[Owner, ...]] = {}
    for pattern in (_PROMISED, _SAID_WOULD, _WOULD_REPLY, _WOULD_FOLLOW, _ASKED_TO, _ASKED_BY):
        found = pattern.search(sentence.text)
        while found:
            if owners := _owners(sentence, found):
                places[found.start("owner")] = owners
            # Who stands between commas after a body may be the one: `the officer of the Exe Board, Ann Lee, said that she would …`.
            found = pattern.search(sentence.text, found.end() if owners else found.end("owner"))
    for found in _INITIALLED.finditer(sentence.text):
        named = owners_in(sentence, *found.span("owner"))
        if named and is_somebody(named[0], sentence):
            places[found.start("owner")] = named
    for pattern in (_AND_WOULD, _BE_GIVEN, _BE_DONE) if not places else ():
        told = pattern.search(sentence.text)
        if told and (owners := _owners(sentence, told)):
            return _from(sentence, told.start("owner"), None, owners)
    if places:
        ends = [*sorted(places)[1:], None]
        return [made for start, end in zip(sorted(places), ends, strict=True) for made in _from(sentence, start, end, places[start])]
    if he := _PRONOUN.search(sentence.text):
        for earlier in reversed(before):
            subject = _SUBJECT.match(earlier.text)
            if subject and (owners := _owners(earlier, subject)):
                return _from(sentence, he.start("owner"), None, owners)
    return []


def _from(sentence: Line, start: int, end: int | None, owners: tuple[Owner, ...]) -> list[tuple[Line, tuple[Owner, ...]]]:
    clause = sentence.cut(start, end)
    inner = limb(clause) if clause else None
    return [(inner, owners)] if inner else []


def _owners(sentence: Line, found: re.Match[str]) -> tuple[Owner, ...]:
    words = found["owner"]
    if (_COLLECTIVE.fullmatch(words) and not _HOLDER.match(words)) or _PARTY.search(words):
        return ()
    start, end = found.span("owner")
    if words[:4].casefold() == "the " and words[4].islower():
        return ((words[4:], None, sentence.span(start + 4, end)),) if is_job(words) else ()
    name = next(titled_names(words), None) or parse_name(words, 0, titled=False)
    if name is not None and name.start == 0 and name.end == len(words):
        return owners_in(sentence, start, end)
    if words.casefold() == "officers" or not is_job(words):
        return owners_in(sentence, start, end) if words.casefold() == "officers" else ()
    article = 4 if words.startswith(("The ", "the ")) else 0
    return owners_in(sentence, start, end) or ((words[article:], None, sentence.span(start + article, end)),)

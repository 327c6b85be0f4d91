"""What someone undertook in the course of a discussion: `Kay Dunn undertook to circulate …`, `Clerk to write …`, `the Chair would write …`."""

import re
from collections.abc import Iterator
from typing import Final

from councilgraph.loaders.minutes.forenames import is_thing
from councilgraph.loaders.minutes.limbs import PARAGRAPH_NUMBER
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.local_undertakings import told_locally, told_of
from councilgraph.loaders.minutes.names import parse_name, titled_names
from councilgraph.loaders.minutes.outline import Section
from councilgraph.loaders.minutes.owner_words import GROUP, Owner, owners_in
from councilgraph.loaders.minutes.promised import DELIVER, TO_MEETING, promised
from councilgraph.loaders.minutes.roles import is_job
from councilgraph.loaders.minutes.sentences import clauses, limb, sentences
from councilgraph.loaders.minutes.words import Sought

_UNDERTAKING: Final = re.compile(
    r"(?:the )?(?P<owner>(?:clerk|officers|chair(?:man)?|vice[- ]chair(?:man)?|deputy clerk)|(?:[A-Z][\w'’.-]*\s+){1,4}?)\s*(?:\([^()]{3,80}\)\s*)?(?P<verb>to\s+(?!(?:the|a|an|be|this|his|her)\b)[a-z]+|(?:agreed|undertook|offered)\s+to\s+[a-z]+|(?:was|were|be) (?:asked|requested|instructed) to\s+[a-z]+|is to\s+[a-z]+)",
    re.IGNORECASE,
)
# `Thomasina Weir, Head of Migration, offered to produce …`: a promise in so many words, by whoever is named before it.
_PROMISE: Final = re.compile(
    r"(?:and )?(?P<owner>officers|(?:[Tt]he )?[A-Z][\w'’.-]*(?: (?:(?:of|for|and|&|[-–]) )?[A-Z][\w'’.&-]*){0,6})(?:, [A-Z][^,;.]{3,60},| \([^()]{3,90}\))?\s+(?:also )?(?P<verb>undertook|offered|promised|took an action)\s+to\s+[a-z]+"
)
# `In response to Cllr Lee, the Head of Parks agreed to report …`.
_IN_RESPONSE: Final = re.compile(
    r"It was (?:also |further |then )?agreed that (?=[Tt]he [A-Z]|[A-Z]|officers\b)|(?:(?:(?:In (?:response|reply|answer)|Responding)\b[^,;.]{0,100}|Following [^,;.]{3,80}), )?(?:Members|[Tt]he (?:Committee|Board|Panel|Cabinet)) (?:heard|(?:were|was) (?:told|advised|informed|assured)) that (?=[Tt]he [A-Z]|[A-Z]|officers\b)"
    r"|(?:(?:In (?:response|reply|answer)|Responding)\b[^,;.]{0,100}|Following [^,;.]{3,80}), (?=[Tt]he [A-Z]|[A-Z]|officers\b)|[A-Z][\w’' ]{2,40} [-–—] (?=[Tt]he [A-Z])"
)
# Who says what they are to do, by name or post, and what may stand beside that.
_NAMED: Final = r"(?P<owner>(?:[Tt]he )?[A-Z][\w'’./-]*(?: (?:(?:of|for|and|&|[-–]|\d{2,3}) )?[A-Z][\w'’.&/-]*){0,7})"
_POST_ASIDE: Final = r"(?:, [A-Z][^;.]{3,60},| \([^()]{3,90}\))?"
# `The Head of Parks advised he would provide …`: an officer, or a member by name, says what they are to do.
_SAID_WOULD: Final = re.compile(
    _NAMED + _POST_ASIDE + r"\s+(?:also )?"
    r"(?P<verb>agreed to|(?:agreed|advised|confirmed|said|stated|responded|replied)(?: that)? (?:s?he|they) would(?: be (?:happy|pleased|able|glad) to)?|noted (?:the|this) [a-z ]{3,30} and would)\s+(?:also )?"
    + rf"(?:{DELIVER}\b|(?:respond|reply)\b(?=[^.;]*\b(?:in writing|by|to|within)\b))"
)
# `The Director stated that a note would be sent to Members`: a promise to those at the meeting, whoever is to send it.
_SENT: Final = r"(?:sent|circulated|provided|shared|e-?mailed|forwarded|supplied|distributed|brought(?: back)?|reported(?: back)?|made available|issued|obtained|arranged)"
_THING: Final = r"(?:full |further |more |additional |written |detailed |short )*(?:responses?|reply|replies|answers?|briefing(?: note| paper)?s?|breakdowns?|details?|information|cop(?:y|ies)|notes?|figures|data|list)"
_SAID_SENT: Final = re.compile(
    _NAMED + _POST_ASIDE + r"\s+(?:also )?"
    rf"(?P<verb>(?:agreed|undertook|advised|confirmed|said|stated|responded|replied|gave an (?:assurance|undertaking)|assured (?:Members|the \w+))(?: that)?)"
    rf"(?:\s[^.;]{{2,120}}?\s(?:would|will|could) be {_SENT}\b(?=[^.;]*{TO_MEETING})|\s(?:an? |the |any )?(?:{_THING}) (?:would|will|could) be {_SENT}\b)"
)
# `It was confirmed that a comparison would be circulated to Members`: nobody says by whom.
_TOLD_SENT: Final = Sought(
    rf"It was (?:also )?(?:confirmed|advised|stated|reported|undertaken|promised) that [^.;]{{2,120}}? (?:would|will) be {_SENT}\b(?=[^.;]*{TO_MEETING})",
    "it was ",
)
# `It was agreed that this would be provided after the meeting by the Head of Audit`.
_SENT_BY: Final = re.compile(
    rf"(?:[^.;]{{2,160}}?\s)(?:would|will|to) be {_SENT}\b(?=[^.;]*{TO_MEETING})[^.;]*?\bby (?P<owner>(?:the )?[A-Z][\w'’.&-]*(?: (?:(?:of|for|and|&|the) )?[A-Z][\w'’.&-]*){{0,9}})$"
)
# `It was agreed that the Head of Audit would write to the Minister`.
_AGREED_POST: Final = re.compile(
    r"It was (?:also |further |then )?agreed that (?P<owner>(?:the )?[A-Z][\w'’.-]*(?: (?:(?:of|for|and|&|[-–]|\d{2,3}) )?[A-Z][\w'’.&-]*){0,7}|officers)\s+(?P<verb>(?:would|will|should)\s+(?!be |have |not )[a-z]+)"
)
# `The Assistant Director, Roads, would follow this up with the Committee`; `The Head of Audit was asked to write to …`.
_POST_WOULD: Final = re.compile(
    _NAMED + r"(?:, [A-Z][\w &'’-]{3,40},| \([^()]{3,90}\))?\s+"
    rf"(?P<verb>(?:would|will) (?:also )?(?:(?:follow (?:this |it |that )?up|look into|report back|feed back|come back|get back)\b|{DELIVER}\b(?=[^.;]*{TO_MEETING}))"
    rf"|(?:was|were) (?:then |also )?(?:asked|requested|instructed|tasked) to {DELIVER}\b)"
)
_WOULD: Final = re.compile(
    rf"(?P<owner>(?:[Tt]he )?(?:(?:Deputy |Vice[- ])?[Cc]hair(?:man|woman)?|(?:Deputy )?[Cc]lerk|[Oo]fficers|Democratic Services(?: Officer)?|Scrutiny Officer|(?:[A-Z][\w'’]+ ){{0,2}}Director|Chief Executive|Leader(?: of the Council)?|Convener|Provost|Portfolio Holder|Lead Member|(?:Cabinet|Executive) Member|Head of [A-Z][\w'’]+(?: [A-Z][\w'’]+){{0,3}}|Monitoring Officer|(?!The\b)[A-Z][\w'’-]+ [A-Z][\w'’-]+))"
    rf"\s+(?P<verb>(?:would|will)\s+(?:{DELIVER}|speak (?:to|with))\b(?! (?:if|whether)\b))"
)


# No owner in a cell is so long.
_SENTENCE: Final = 60


def undertaken(section: Section, *, council_body: bool, local_council: bool) -> Iterator[tuple[Line, tuple[Owner, ...]]]:
    """Each undertaking as its sentence or clause, with its owners. `council_body`: the minutes are a council's own, not a committee's or board's;
    `local_council`: a parish, town or community council's."""
    for line in section.lines:
        # A third column holds owners and dates, or on a page in a table the minutes themselves.
        if line.row is not None and line.column > 1 and not (local_council and len(line.text) > _SENTENCE):
            continue
        said = list(sentences(line))
        for at, sentence in enumerate(said):
            told = told_locally(sentence, listed=line.marker is not None) or told_of(sentence, said[:at]) if local_council else None
            if told and (inner := limb(sentence)):
                yield inner, told.owners
                continue
            bullet = line.marker is not None and not PARAGRAPH_NUMBER.fullmatch(line.marker)
            promises = [found for clause in clauses(sentence) if (found := _promised(clause, bullet=bullet, council_body=council_body))]
            passing = [] if local_council else promised(sentence, said[:at])
            yield from passing if len(passing) > len(promises) else promises


def _promised(clause: Line, *, bullet: bool, council_body: bool) -> tuple[Line, tuple[Owner, ...]] | None:
    lead = _IN_RESPONSE.match(clause.text)
    for pattern, words in (
        (_PROMISE, ("undertook", "offered", "promised", "took an action")),
        (_SAID_WOULD, ("agreed to", "would")),
        (_WOULD, ("would", "will")),
        (_AGREED_POST, ("agreed that",)),
        (_POST_WOULD, ("would", "will", " to ")),
        (_SENT_BY, (" be ",)),
        (_SAID_SENT, ("would be", "will be", "could be")),
    ):
        if not any(word in clause.text for word in words):
            continue
        found = pattern.match(clause.text, lead.end() if lead and pattern is not _AGREED_POST else 0)
        if found is not None and pattern in (_POST_WOULD, _AGREED_POST) and not is_job(found["owner"]):
            continue
        if found is None or (pattern in (_SAID_WOULD, _SAID_SENT, _POST_WOULD, _AGREED_POST) and _COLLECTIVE.fullmatch(found["owner"])):
            continue
        if owners := owners_in(clause, found.start("owner"), found.end("owner")):
            return _whole(clause, owners)
    if _TOLD_SENT.match(clause.text):
        return _whole(clause, ())
    if bullet and not council_body:
        return None
    told = _UNDERTAKING.match(clause.text)
    if (
        not told
        or (told["verb"].split()[-1].isupper() and not told["owner"].isupper())
        or (not council_body and re.match(r"(?:was|were|be|is)", told["verb"]))
    ):
        return None
    owner = told["owner"].strip()
    person = next(titled_names(owner), None) or parse_name(owner, 0, titled=False)
    if not GROUP.fullmatch(owner) and (person is None or person.start or person.end < len(owner) or is_thing(person.name)):
        return None
    if _COLLECTIVE.fullmatch(owner):
        return None
    span = clause.span(told.start("owner"), told.start("owner") + len(owner))
    return _whole(clause, ((person.name if person else re.sub(r"^[Tt]he ", "", owner), person, span),))


# Who agreed to do something as a body decided it.
_COLLECTIVE: Final = re.compile(
    r"(?:the |all )?(?:board|committee|members?|council|councillors|panel|cabinet|lead members|group leaders|working group|lga)",
    re.IGNORECASE,
)


def _whole(line: Line, owners: tuple[Owner, ...]) -> tuple[Line, tuple[Owner, ...]] | None:
    inner = limb(line)
    return (inner, owners) if inner else None

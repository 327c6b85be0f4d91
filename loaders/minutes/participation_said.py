"""What a sentence says of councils and a programme: held, planned, signed, awarded and the rest of the vocabulary's words, or nothing plain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.dates import MONTH_NAMES
from councilgraph.loaders.minutes.participation_verbs import BETWEEN, PEER_REVIEWED, SAYS

# `£1m from the Land Release Fund had been secured by Exe`.
_SECURED_BY: Final = re.compile(r"\b(?:has|have|had|was|were)\s+(?:been\s+|also\s+|both\s+)*(?:secured|won|received)\s+by\s+(?:the\s+)?$")
# `Cllr Lee, Leader of Exe Council, spoke of her council's peer challenge, which had taken place in May`.
_THEIR_COUNCILS: Final = re.compile(r"\b(?:his|her|their)\s+(?:own\s+)?(?:council|authority)['’]s\s+(?:own\s+|recent\s+|first\s+|LGA\s+)*$")
_WHICH: Final = re.compile(r",?\s+(?:which|that)\s+")
_NEITHER: Final = re.compile(r"\b(?:neither|nor)\s+(?:the\s+)?$", re.IGNORECASE)
_UNSURE: Final = re.compile(
    r"\b(?:if|whether|should|could|might|may|would|hoped|suggested|asked|unless|until|once|when|encouraged?)\b", re.IGNORECASE
)
# `asked for a delay until May and Exe`: what follows is told plainly.
_UNTIL: Final = re.compile(r"\b(?:until|once|when|would)\b[^,;]*\band\s(?:the\s)?$")
# Where another clause begins, of which a doubt before it says nothing.
_CLAUSE: Final = re.compile(r";\s|,\s(?:and|but)\s(?:that\s)?|,\sthat\s")
_GIVEN: Final = re.compile(
    r"\bawarded\b(?:\s+(?P<sum>(?:a grant of |grants? |funding )?£[\d,.]+\s?(?:k|m|million)?(?: each)?))?(?:\s+\w+){0,4}?\s+to\s+(?:the\s+)?$"
)
# `grants of £20,000 had gone to`.
_WENT_TO: Final = re.compile(
    r"\b(?:grants?|funding|awards?|money)\b[^.;]{0,40}?\b(?:(?:had|has|have) (?:now |since |also )?gone|went|(?:was|were|had been|has been|have been) (?:given|paid|made|awarded))\s+to\s+(?:the\s+)?$"
)
# `14 had been through it, of which the most recent were`, `nine had been carried out, the last at`.
_LATEST: Final = re.compile(
    r"\b(?:had|has|have|were|was|took part|received|hosted|undertaken|carried out|held)\b[^.;]*?(?:, of (?:which|whom)|,)\s+the (?:most recent|latest|last|first)(?: \w+)?\s+(?:was|were|being|at|in|of)\s+(?:at\s+|in\s+)?(?:the\s+)?$"
)
# `the next cohort will include`.
_COHORT: Final = re.compile(
    r"\b(?:cohort|round|phase|wave|tranche)\b[^.;]{0,60}?\b(?P<when>(?:will|would|is to|was to) (?:include|comprise|be)|includes|included|comprises|comprised|consists of|consisted of|was|were)\s+(?:the\s+)?$"
)
# `So did Wye`, `as had Wye`: what the councils before did.
_SO_DID: Final = re.compile(
    r"(?:^|[.;]\s+)(?:So|Neither|Nor) (?P<verb>did|had|has|have|would|will) (?:the\s+)?$|\bas (?:had|has|have|did) (?:the\s+)?$"
)
# `a date had been fixed for Exe`.
_DATE_FOR: Final = re.compile(
    r"\b[Dd]ates? (?:had|has|have|was|were) (?:also |now )?(?:been )?(?:fixed|agreed|set|booked|found|confirmed) (?:for|with)\s+(?:the\s+)?$"
)
# After the programme and before the councils.
_AFTER_IT: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("held", re.compile(r"\s+(?:(?:has|have|had)\s+(?:now |also |since |recently )?(?:been (?:held|carried out|completed|undertaken|delivered|tried|piloted|run)|taken place)|(?:was|were) (?:held|carried out|completed|undertaken|delivered)|took place)\s+(?:at|in|for|with)\s+(?:the\s+)?")),
    ("planned", re.compile(r"\s+(?:(?:will|would) (?:take place|be held|be carried out|follow)|(?:are|were|is|was|(?:had|has|have) been) (?:now )?(?:planned|scheduled|due|arranged|booked))(?:\s+|:\s*)(?:at|in|for|with)\s+(?:the\s+)?")),
    ("awarded", re.compile(r"\s+(?:(?:had|has) )?(?:awarded|granted|given|gave)\s+(?:the\s+)?")),
)  # fmt: skip
# Words before the programme, and those between it and the councils, that make them a list of who did what.
_LISTED: Final[tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]] = tuple(
    (status, re.compile(before, re.IGNORECASE), re.compile(between))
    for status, before, between in (
        ("planned", r"\b(?:forthcoming|upcoming|planned|future|next)\s+(?:LGA\s+)?$", r"\s+(?:will\s+)?(?:include[sd]?|are|were|is|was)\s+(?:at\s+|those (?:at|of|in)\s+)?(?:the\s+)?|\s*[:–-]\s*"),
        ("signed", r"\bsignatories\s+(?:to|of)\s+(?:the\s+)?$", r"\s+(?:now\s+)?(?:include[sd]?|are|were|is|was)\s+(?:the\s+)?|\s*[:–-]\s*"),
        ("not-yet", r"\b(?:councils|authorities|those)\b[^.;:]*?\b(?:yet to (?:have|host|hold|sign|undertake)|(?:not|never) (?:yet )?(?:had|hosted|signed|undertaken))\s+(?:an?\s+|the\s+|its\s+|their\s+)?(?:LGA\s+)?$", r"\s+(?:are|were|include[sd]?)\s+(?:the\s+)?|\s*[:–-]\s*"),
        ("held", r"\b(?:councils|authorities|those)\b(?![^.;:]*\b(?:not|never|yet)\b)[^.;:]*?\b(?:had|hosted|held|undertaken)\s+(?:an?\s+|the\s+|its\s+|their\s+)?(?:LGA\s+)?$", r"(?:\s+(?:in|since|during)\s[^,;.:]{3,24})?(?:\s+(?:are|were|include[sd]?)\s+(?:the\s+)?|\s*[:–-]\s*)"),
        ("held", r"\b(?:has|have|had|LGA|team|we) (?:now |also |since |already )?(?:delivered|carried out|completed|undertaken)\s+(?:an?\s+|LGA\s+)*$", r"\s+(?:to|at|for|with|in)\s+(?:the\s+)?"),
        ("member", r"\b(?:councils|authorities|districts|boroughs)\b[^.;:]*?\b(?:were|are|had been|have been)\s+(?:now\s+|all\s+)?(?:working with|working on|taking part in|in|on|part of|members of|using|supported by)\s+(?:the\s+)?$", r"(?:\s+[Pp]rogramme)?,?\s*(?:including|among them|such as|namely|notably|:)\s+(?:the\s+)?"),
        ("awarded", r"\b(?:awarded|given|made|grants?|funding|money)\b[^.;:]{0,40}?\b(?:under|from|through|by|of)\s+(?:the\s+)?$", r"(?:\s+(?:of|worth|totalling)\s+£[\d,.]+\s?(?:k|m|million)?(?: each)?)?\s+(?:(?:(?:had|has|have) (?:now )?(?:gone|been (?:given|awarded|paid|made))|went|was (?:given|awarded|paid)|were (?:given|awarded|paid|made))\s+)?to\s+(?:the\s+)?"),
    )
)  # fmt: skip
# `Stroud spoke about the council's peer challenge`.
_SPOKE_OF: Final = re.compile(
    r"[^.;]*?\b(?:spoke (?:about|of|on)|described|outlined|reflected on|shared (?:the )?(?:learning|lessons|experiences?) (?:of|from)|talked (?:about|through))\s+(?:the (?:council|authority)['’]s|its|their|(?:his|her) (?:own )?(?:council|authority)['’]s)\s+(?:own\s+|recent\s+|first\s+|LGA\s+)*"
)
# `Exe had gained much from its corporate peer review`.
_GAINED: Final = re.compile(
    r"(?![^.;]*\b(?:not|never|will|would|could|should|hoped?|if)\b)[^.;]*?\b(?:gained|learn(?:ed|t)|benefited|changed|improved|emerged|drew|drawn|acted|built|moved|grown|result\w*|come|came)\b[^.;]{0,40}?\b(?:from|since|after|following|through|out of|on)\s+(?:its|their)\s+(?:own\s+|recent\s+|last\s+|first\s+|LGA\s+)*"
)
# `visited Exe for its progress review`.
_VISITED: Final = re.compile(r"\b(?:had\s+)?(?:visited|gone to|returned to|been to|went to)\s+(?:the\s+)?$")
_FOR_ITS: Final = re.compile(r"\s+for\s+(?:its|a|the)\s+(?:[\w-]+\s+){0,2}")
# Those who only sent peers to it.
_PEERS_FROM: Final = re.compile(r"\b[Pp]eers?(?: and [\w ]{3,20})?(?: had come| came| drawn)? from\s+(?:the\s+)?$")
# `Exe's OPE partnership took in Wye and Dee`.
_IN_PARTNERSHIP: Final = re.compile(
    r"\s+(?:partnership|board|consortium)\b[^.;:]{0,40}?\b(?:took in|takes in|includes?|included|brings? together|brought together|comprise[sd]?|(?:is|was) made up of|now has)\s+(?:the\s+)?"
)
_PARTNERSHIP: Final = re.compile(r"\s+partnership\b")
_AMONG: Final = re.compile(r"\s*,?\s*(?:(?:being|were|are|was)\s+)?(?:among|included|the (?:latest|most recent))\b")
# `the first of the new round had been at`.
_ROUND_AT: Final = re.compile(
    r"\b(?:first|second|third|last|latest|next|most recent|others?|ones?)\b[^.;:]{0,40}?\b(?P<when>had been|has been|have been|was|were|would be|will be) (?:at|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_AT: Final = re.compile(r"\s*(?:of|at|in|for|by)\s+(?:the\s+)?$|\s*(?:of|at|in|for|by)\s+(?:the\s+)?")
_TOOK_PLACE: Final = re.compile(
    r"(?:\s+(?:in|on|of)\s[^,;.]{3,24}?)?\s*(?:(?:has|have|had|was|were)\s+)?(?:been\s+)?(?:also\s+|now\s+)?(?:taken place|took place|held|carried out|completed|undertaken)\b"
    r"|\s*(?:has|have|had|was|were)\s+(?:been\s+)?(?:of (?:great |real |much )?help|(?:very |most |extremely )?(?:helpful|useful|valuable|positive|successful)|well received)\b"
)
# `74 councils had signed up for a peer challenge, and the first two, at Exe and Wye, had been completed`.
_FIRST_FEW: Final = re.compile(r"\b(?:first|last|latest|other) (?:one|two|three|four|five|six|\d{1,2}),? (?:at|in|of)\s+$")
_POSSESSED: Final = re.compile(r"['’]s?\s+(?:own\s+|first\s+|second\s+|last\s+|recent\s+)?(?:LGA\s+)?")
# `The LGA carried out a …`: what stands before the programme where the council comes after it.
_DONE_BEFORE: Final = re.compile(
    r"\b(?:there (?:had|has|have) (?:also |now |recently )?been|there (?:was|were)|tak(?:en|ing) part in|took part in|(?:been|was|were) (?:an? )?(?:peers?|part of the team) (?:on|in|for|at)|carried out|undertook|conducted|completed|delivered|led|hosted)\s+(?:an?|the|its|their|two|a further|another|a second)?\s*(?:LGA\s+|successful\s+|recent\s+)*$"
)
# `Exe City Council had yet to have one`, `was to have its in May`, `signed it`, `declined to join this year's cohort`: the programme that was named before.
_THE_SAME: Final = re.compile(
    r"\s+(?:to (?:join|host|have|take part in|be in)\s+)?(?:(?:also|each|both)\s+)?(?:ones?\b(?!\s+(?:of|[A-Z]))|theirs\b|hers\b|his(?=\s+(?:in|on|last)\b)|it\b(?!\s+(?:was|had|would|could|hard|difficult|useful))|its own\b(?!\s+(?!(?:in|on|at|this|next|last|later)\b)\w)|its(?=\s+(?:in|on|for|last|this|next)\b)"
    r"|the (?:declaration|challenge|scheme|programme|fund|offer)\b|(?:this|last|next) year['’]s (?:cohort|round)\b|the \w+ (?:cohort|round)\b)"
)
_THEIRS: Final = re.compile(r"\s+(?:one|theirs|hers|his|its own)(?=[,.;)]|\s+(?:in|on|last|this|next|since)\b|$)")
_IN_ROUND: Final = re.compile(r"\s+(?:a grant of )?£[\d,.]+\s?(?:k|m|million)?(?: each)? (?:in|under) (?:the )?(?:\w+ )?(?:phase|round)\b")
# `received £9,000`, after a sentence that named the programme.
_SUM_AFTER: Final = re.compile(
    r"\s+(?:an? |its |their )?(?:grants?|awards?|funding|share)?\s?(?:of |worth )?(?:up to |just over |nearly |over )?£\d[\d,.]*\s?(?:k|m|million)?(?= each| from| for| to| towards| in the| under|[,.;)]| and\b|$)"
)
# What names such a programme by itself: `agreed a date`, `were to follow`, `had grants of £7,000`.
_ITSELF_SAID: Final = re.compile(r"(?:dates?|follow|next|grants?|funding|awards?|£|(?:meant|means?|intend(?:s|ed)?) to)$")
# `Exe had one in March and Wye a month later`, `Exe was to have its in March and Wye in April`.
_LIKEWISE: Final = re.compile(
    r"\s+(?:ones?\b(?!\s+(?:of|[A-Z]))|theirs\b|(?:in|during)\s+(?:the (?:spring|summer|autumn|winter|new year|following year)|(?:"
    + MONTH_NAMES
    + r")|(?:19|20)\d{2})\b"
    r"|£\d|(?:a|the) (?:following |next )?(?:week|month|year)(?: later| after| before)?\b)"
)
_AND: Final = re.compile(r"(?:,|;|\band|\bwhile)\s+(?:the\s+)?$")
# `had a peer challenge in May 2016, together with Wye`.
_WITH_THEM: Final = re.compile(r"\s*(?:(?:in|on|during|last)\s[^,;.]{3,24}?)?,?\s*(?:jointly |together |along )?with\s+(?:the\s+)?")
_JOINTLY: Final = re.compile(r",?\s*(?:jointly|together|along) with\s+(?:the\s+)?")
# `joined the One Public Estate programme`, not `partners in a bid to it`.
_BEFORE_IT: Final = re.compile(r"\s+(?:the\s+|an?\s+|its\s+)?(?:LGA['’]?s?\s+|Government['’]s\s+|national\s+)?")
# `had not had a peer challenge since 2014` says that there was one.
_SINCE_WHEN: Final = re.compile(r"\s+since\b")
_TO_COME: Final = re.compile(
    r"\s+(?:(?:will|would) (?:now )?(?:be held|be carried out|take place|begin|start|happen)|(?:is|was|are|were) (?:now )?(?:due|scheduled|planned|booked|arranged|to (?:be held|take place)))\b"
)
# `and £15,000 to`, after another award.
_ALSO_GIVEN: Final = re.compile(r"(?:,|\band|\bthem|\bincluding|:)\s+£[\d,.]+\s?(?:k|m|million)?\s+to\s+(?:the\s+)?$")
# What there is only of a programme that has been held: its findings, its report, what followed it.
_SINCE: Final = re.compile(
    r"\b(?:join|member|partner|part of|taking part|participat|offer|following|since|findings (?:of|from)|recommendations (?:of|from)|(?:feedback )?report (?:of|from|on)|feedback from|outcomes? (?:of|from)|results? of|lessons (?:of|from)|"
    r"in response to|action plan (?:for|from|following)|progress (?:since|against|on)|described|spoke (?:of|about)|learning from)\s+(?:the\s+)?(?:recent\s+|last\s+|first\s+|second\s+|LGA\s+)*$",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"\b(?:ahead of|in preparation for|in advance of|prior to|preparations? for|preparing for)\s+(?:the\s+)?(?:LGA\s+)?$", re.IGNORECASE
)
_NOT: Final = re.compile(r"\b(?:not|never|no|if|whether|should|could|might)\b", re.IGNORECASE)
# A conference about peer challenge is none.
_ABOUT_IT: Final = re.compile(
    r"\b(?:conference|event|workshop|seminar|session|training|webinar|meeting|briefing|launch|masterclass)s?\b[^.;]{0,30}$"
)
_FARTHEST: Final = 90


@dataclass(frozen=True, slots=True)
class Councils:
    """Councils named one after another in a sentence, from `start` to `end`; each with its code, its words and where they end."""

    start: int
    end: int
    named: tuple[tuple[str, Span, int], ...]


# `13 councils had shared £1m: Exe and Wye had been among them`.
_AMONG_THEM: Final = re.compile(
    r"\s+(?:(?:had|has|have) (?:both |each |all )?been|was|were|is|are)(?: both)? (?:among|one of|two of|three of|some of) (?:them|these|those|the (?:councils|authorities|successful|winners|\w+ to))\b"
)
_OTHERS: Final = re.compile(
    r"\b(?:councils|authorities|districts|boroughs|places)\b[^.;]*?\b(?:(awarded|shared £|given|granted|received £|won\b)|(signed)|(joined|taking part|took part|taken part|pilots)|(hosted|peer[- ]reviewed))"
)


def status_of(text: str, group: Councils, named: Sequence[tuple[int, int, str]], programme: str) -> str | None:
    """What the sentence says of the councils and its one programme; None where nothing plain is said."""
    if _PEERS_FROM.search(text, 0, group.start):
        return None
    unsure = is_unsure(text, group)
    gap = BETWEEN.match(text, group.end)
    # `asked what A, which had had one, had found`: what is told aside is told plainly.
    unsure = unsure and not (gap and re.search(r"\b(?:which|who|whom)\b", gap.group()))
    verb = gap.end() if gap else group.end
    if not unsure and programme == "cpc" and PEER_REVIEWED.match(text, verb):
        return "held"
    ahead = [start for start, _, _ in named if start >= verb]
    for status, pattern in SAYS:
        if (said := pattern.match(text, verb)) and not unsure:
            words = said.group()
            # `Under the fund, Exe got £9,000`: the programme stands before.
            again = (
                words.endswith(("up", "do so"))
                or (status == "awarded" and (any(end <= group.start for _, end, _ in named) or bool(_IN_ROUND.match(text, said.end()))))
                or (status == "awarded" and not named and _SUM_AFTER.match(text, said.end()) is not None)
                or bool(_THE_SAME.match(text, said.end()) or _ITSELF_SAID.search(words))
            )
            near = again or (not named and "sign" in words) or (bool(ahead) and ahead[0] - said.end() <= _FARTHEST)
            if not near or (ahead and _UNSURE.search(text, said.end(), ahead[0])):
                continue
            beside = again or (bool(ahead) and _BEFORE_IT.fullmatch(text, said.end(), ahead[0]) is not None)
            if (status == "member" or words.split()[-1] in ("used", "through")) and not beside:
                continue
            if status == "held" and words.split()[-1] == "had" and not again and not _has_it(text, said.end(), ahead):
                continue
            same = _THE_SAME.match(text, said.end())
            if status == "not-yet" and same and _SINCE_WHEN.match(text, same.end()):
                return None
            if status == "not-yet" and ahead and _SINCE_WHEN.match(text, min(end for start, end, _ in named if start >= verb)):
                return None
            if _NEITHER.search(text, 0, group.start):
                return "not-yet" if status in ("held", "signed", "awarded") else None
            return status
    if unsure:
        return None
    before = [(start, end) for start, end, _ in named if end <= group.start]
    return _given(text, group, before) or _told_before(text, group, named, before) or _their_own(text, group, named)


def is_unsure(text: str, group: Councils) -> bool:
    """True where the clause before the councils makes what follows a wish, a doubt or a condition."""
    *_, clause = _CLAUSE.split(text[max(0, group.start - 40) : group.start])
    return _UNSURE.search(_UNTIL.sub("", clause)) is not None


def _given(text: str, group: Councils, before: Sequence[tuple[int, int]]) -> str | None:
    """Awarded where the councils are those that something was given to."""
    given = _GIVEN.search(text, 0, group.start) or _WENT_TO.search(text, 0, group.start)
    given = given or (_ALSO_GIVEN.search(text, 0, group.start) if "award" in text[: group.start] else None)
    if given and given.end() == group.start and not re.search(r"\b(?:not|never)\b", text[: group.start]):
        return "awarded"
    return "awarded" if before and _SECURED_BY.search(text, before[-1][1], group.start) else None


def _told_before(text: str, group: Councils, named: Sequence[tuple[int, int, str]], before: Sequence[tuple[int, int]]) -> str | None:
    """What is said of councils that stand after the programme: `the peer challenge of Exe took place`, `the latest being Exe`."""
    theirs = next((end for start, end, _ in named if start > group.end and _THEIR_COUNCILS.search(text, group.end, start)), None)
    if theirs is not None and (which := _WHICH.match(text, theirs)) and (took := _TOOK_PLACE.match(text, which.end())):
        return None if "not" in took.group() else "held"
    if (not named or before) and _LATEST.search(text, 0, group.start) and not _NOT.search(text[: group.start]):
        return "held"
    if _DATE_FOR.search(text, 0, group.start) and not _NOT.search(text[: group.start]):
        return "planned"
    if (not named or before) and (where := _ROUND_AT.search(text, 0, group.start)) and not _NOT.search(text[: group.start]):
        return "planned" if where["when"].split()[0] in ("would", "will") else "held"
    visited = _VISITED.search(text, 0, group.start)
    if visited and any(start > group.end and _FOR_ITS.fullmatch(text, group.end, start) for start, _, _ in named):
        return "held" if not _NOT.search(text[: group.start]) else None
    if any(
        start > group.end and (_SPOKE_OF.fullmatch(text, group.end, start) or _GAINED.fullmatch(text, group.end, start))
        for start, _, _ in named
    ):
        return "held"
    if _AMONG_THEM.match(text, group.end) and (others := list(_OTHERS.finditer(text, 0, group.start))):
        return next(status for status, word in zip(("awarded", "signed", "member", "held"), others[-1].groups(), strict=True) if word)
    if not before:
        return None
    if (listed := _in_a_list(text, group, before[-1])) is not None:
        return listed
    past_comma = group.end + (text[group.end : group.end + 1] == ",")
    if _FIRST_FEW.search(text, before[-1][1], group.start) and _TOOK_PLACE.match(text, past_comma):
        return "held"
    if (cohort := _COHORT.search(text, 0, group.start)) and not _NOT.search(text[: group.start]):
        return "planned" if cohort["when"].split()[0] in ("will", "would", "is", "was") and " " in cohort["when"] else "member"
    if _IN_PARTNERSHIP.fullmatch(text, before[-1][1], group.start):
        return "member"
    if _AMONG.match(text, group.end) and re.search(r"\bsigned\b", text[: before[-1][0]]):
        return "signed"
    if not _AT.fullmatch(text, before[-1][1], group.start):
        return None
    if (took := _TOOK_PLACE.match(text, group.end)) and "not" not in took.group():
        return "held"
    if _TO_COME.match(text, group.end):
        return "planned"
    if _DONE_BEFORE.search(text, 0, before[-1][0]) and not _NOT.search(text[: before[-1][0]]):
        return "held"
    return _before_or_since(text, before[-1][0])


# `had a peer challenge in May and was to have a progress review`.
_AND_THEN: Final = re.compile(r",?\s+(?:and|but)\s+(?:also\s+|now\s+|then\s+)?")


def then_said(text: str, after: int, upto: int, named: Sequence[tuple[int, int, str]]) -> tuple[str, str] | None:
    """What is further said of the same councils, and of which programme, in `text[after:upto]`."""
    for joint in _AND_THEN.finditer(text, after, upto):
        for status, pattern in SAYS:
            said = pattern.match(text, joint.end(), upto)
            mention = next((one for one in named if said and said.end() <= one[0] < upto), None)
            if said and mention and re.fullmatch(r"\s+(?:an?|its|their|the)?\s*(?:own\s+|LGA\s+)*", text[said.end() : mention[0]]):
                return status, mention[2]
    return None


def did_not(text: str, group: Councils) -> bool:
    """True for `Wye had not`, after what others did."""
    return _DID_NOT.match(text, group.end) is not None


_DID_NOT: Final = re.compile(r"\s+(?:had|has|have|did) not(?: yet)?(?=[.,;]|$)")


def _in_a_list(text: str, group: Councils, programme: tuple[int, int]) -> str | None:
    """What is said of councils that the programme's own verb or the heading of a list leads to: `peer challenges were held at`."""
    start, end = programme
    for status, after in _AFTER_IT:
        if after.fullmatch(text, end, group.start) and not _NOT.search(text[: group.start]) and not _ABOUT_IT.search(text[:start]):
            return status
    for status, ahead, between in _LISTED:
        if between.fullmatch(text, end, group.start) and ahead.search(text, 0, start):
            return status
    return None


def _their_own(text: str, group: Councils, named: Sequence[tuple[int, int, str]]) -> str | None:
    """What is said of `Exe's peer challenge`."""
    possessed = _POSSESSED.match(text, group.end)
    own = next(((start, end) for start, end, _ in named if possessed and start == possessed.end()), None)
    if own is None:
        return None
    if _TO_COME.match(text, own[1]):
        return "planned"
    if _PARTNERSHIP.match(text, own[1]):
        return "member"
    return "held" if _TOOK_PLACE.match(text, own[1]) else _before_or_since(text, group.start)


def _before_or_since(text: str, at: int) -> str | None:
    """Held where the words before speak of what came of it, planned where they speak of getting ready for it."""
    if _NOT.search(text[:at]):
        return None
    return "held" if _SINCE.search(text, 0, at) else "planned" if _AHEAD.search(text, 0, at) else None


def _has_it(text: str, after: int, ahead: Sequence[int]) -> bool:
    """`had a Corporate Peer Challenge`, not `had found the programme slow`."""
    return (
        bool(ahead)
        and re.fullmatch(
            r"\s+(?:an?|its|their|the|two|three)?(?:\s*(?:own|first|second|third|last|recent|very|LGA|successful|full))*\s*",
            text[after : ahead[0]],
        )
        is not None
    )


def likewise(text: str, group: Councils, last: Councils) -> bool:
    """True for `and Wye a month later`, after what was said of the last councils."""
    if _SO_DID.search(text, 0, group.start):
        return True
    return bool(_AND.search(text, last.end, group.start) and _LIKEWISE.match(text, group.end))


def with_them(text: str, group: Councils, named: Sequence[tuple[int, int, str]], last: Councils) -> bool:
    """True for `together with Wye`, after the programme that the last councils took part in."""
    if text.startswith(("'s", "’s"), group.end):  # `with Exe's leader among the peers`
        return False
    if _JOINTLY.fullmatch(text, last.end, group.start):
        return True
    between = [end for start, end, _ in named if last.end <= start and end <= group.start]
    return bool(between and _WITH_THEM.fullmatch(text, between[-1], group.start))


def stands_at(text: str, programme: int, councils: int) -> bool:
    """True where no more than `at the` or `were held at` stands between a programme and the councils after it."""
    return any(pattern.fullmatch(text, programme, councils) for pattern in (_AT, *(after for _, after in _AFTER_IT)))


def says_of_it(text: str, group: Councils) -> bool:
    """True for `Exe had hosted theirs`, of the programme that was named before."""
    gap = BETWEEN.match(text, group.end)
    verb = gap.end() if gap else group.end
    return any((said := pattern.match(text, verb)) and _THEIRS.match(text, said.end()) for _, pattern in SAYS)


def has_a_verb(text: str, group: Councils) -> bool:
    """True where what follows the councils says that they did something."""
    gap = BETWEEN.match(text, group.end)
    return any(pattern.match(text, gap.end() if gap else group.end) for _, pattern in SAYS)

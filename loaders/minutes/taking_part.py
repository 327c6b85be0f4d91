"""Words that make a bare place the council that takes part in a programme: `Exe had a peer challenge`, `signatories included Exe and Wye`."""

import re
from typing import Final

from councilgraph.loaders.minutes.dates import MONTH_NAMES

# What a council does with a programme, the programme named by a word such programmes are called by.
TAKES_PART: Final = re.compile(
    r"(?:,\s+(?:as|which|with)\b[^,.;]{3,60},|\s*\([^()]{2,30}\))?\s+(?:each\s+|both\s+|all\s+)?(?:(?:had|has|have|was|were|is|are|will|would|hosted|used|completed|received|held|underwent|got|became|withdrew from|visited)\b(?:\s+[a-z-]+){0,6}\s+(?:an?\s+|the\s+|its\s+|their\s+)?(?:LGA\s+)?"
    r"(?:(?:[Cc]orporate |[Ff]inance |[Gg]overnance )?[Pp]eer [Cc]hallenges?|(?:[Cc]orporate |[Ff]inance |[Gg]overnance )?[Pp]eer [Rr]eviews?|CPCs?\b|FPC\b|grants?\b|[Cc]yber 360|£\d|signator(?:y|ies)|(?:[A-Z]\w+ ){1,4}(?:Programme|Fund|Declaration|Experts|Framework|Estate)\b)"
    r"|(?:had|has|have|was|were) (?:been )?(?:also |both )?peer[- ](?:reviewed|challenged)\b|(?:was|were) (?:due|planning|scheduled|about) to (?:have|host|take part|join)\b)"
)
# `Exe was to have one in March and Wye in April`: what is said of the one council is said of the other.
AND_THEN: Final = re.compile(
    r"[^.;]*\b(?:had|have|has|host|hosted|received|got|won|given|[a-z]+ed)\b[^.;]*(?:,|\band|\bwhile)\s+(?:the\s+)?$"
)
LIKEWISE: Final = re.compile(
    r"\s+(?:one\b|£\d|in (?:"
    + MONTH_NAMES
    + r"|(?:19|20)\d{2}|the (?:spring|summer|autumn|winter|new year))\b|(?:a|the) (?:following |next )?(?:month|year)\b)"
)
# A place that is named for its university did nothing as a council.
UNIVERSITIES: Final = re.compile(r"\b[Uu]niversities\b[^.;]*$")
# A conference about peer challenge is none.
_ABOUT: Final = re.compile(
    r"\b(?:conference|event|workshop|seminar|session|training|webinar|meeting|briefing|launch)s?\b[^.;]*$|\b(?:on|about)\s+(?:\w+\s+)?$"
)
# A programme, and words that lead from it to councils.
_OF_PROGRAMME: Final = re.compile(
    r"(?:\b[Pp]eer (?:[Cc]hallenges?|[Rr]eviews?)|\bCPCs?|\b[Pp]rogress [Rr]eviews?)\b[^.;:]{0,40}?\b(?:held|taken place|took place|carried out|completed|undertaken|planned|scheduled|due|arranged|booked|take place|under ?way) (?:at|in|for|with)\s+(?:the\s+)?$"
    r"|\b[Ss]ignatories (?:to|of) (?:the )?(?:[\w-]+ ){1,5}(?:now )?(?:include[sd]?|are|were)\s+$|\b[Ss]ignatories (?:to|of) (?:the )?(?:[\w-]+ ?){1,5}:\s+$"
    r"|\b(?:Fund|Programme|Estate|Experts)(?: had| has)? (?:awarded|granted|given|gave)\s+$"
    r"|\b(?:[Gg]rants?|[Ff]unding|[Mm]oney|[Aa]wards?)\b[^.;:]{0,70}?\b(?:Fund|Programme|Estate|Experts|£[\d,.]+\w*)(?: each)?(?: (?:had|has|have) (?:gone|been (?:given|awarded|made))| went| (?:was|were) (?:given|awarded|made|paid))? to\s+$"
    r"|\b(?:cohort|round|phase|wave|tranche)\b[^.;:]{0,60}?\b(?:include[sd]?|comprise[sd]?|will be|are|were)\s+$"
    r"|\b(?:challenges|reviews|CPCs)\s+(?:will\s+)?(?:include[sd]?|are|were)\s+$"
)
# `Cllr Ann Lee (`.
MEMBER_OF: Final = re.compile(
    r"\b(?:Cllr|Councillor|Mayor|Baroness|Sir)\.?(?: (?:Sir|Dame|Mrs|Dr))? (?:[A-Z][\w.'’-]*\s+){1,3}(?:[A-Z]{2,4}\s+)?\($"
)
# `Under the Housing Advisers Programme, Exe got …`.
PHRASE_FIRST: Final = re.compile(r"(?:^|[.;:]\s+)(?:In|Under|Since|During|Through|From|Of|Among|By|After|Following)\s[^.;:]{3,120},\s+$")
# What a council does or is said to be, beyond the most usual: `Exe had rejoined`, `Exe would have theirs in May`, `Exe, as a unitary, …`.
ALSO_ACTS: Final = re.compile(
    r"\s+(?:remain(?:s|ed)?|(?:is|are|was|were) still) (?:an? )?(?:partners?|members?)\b|\s+(?:(?:had|has|have)\s+(?:(?:now|also|already|both|all|since|recently|never|not)\s+){0,2}(?:rejoined|resigned|given (?:notice|evidence)|left the|(?:still|yet) to [a-z]+|had one\b|(?:one|theirs|its own)\b"
    r"|been (?:judged|graded|found|turned down|unsuccessful|visited|offered|placed|told|warned|helped|supported|paired|reorganised))|(?:will|would) do so\b|(?:will|would|were to|was to) have (?:one|theirs|its own|a (?:joint )?(?:peer |progress |joint )?(?:challenge|review))\b"
    r"|(?:was|were|is|are)\s+(?:now |once |still |previously |formerly |then )?(?:judged |rated )?(?:good|outstanding|inadequate)\b)|,\s+as an?\s+(?:\w+\s+)?(?:unitary|county|district|borough|council|authority)\b"
    r"|,\s+which (?:was|is) (?:once|now|formerly|then|previously) \w+|,\s+which (?:has|had|have) (?:not |never |already |also )*(?:had|hosted|signed|received|taken)\b|\s+(?:had|has|have) not(?=[.,;]|$)"
)
# What happens to a place, and is no deed of its council.
_HAPPENS: Final = (
    r"(?:seen|been|grown|suffered|experienced|lost|become|had|risen|fallen|gained|attracted|flooded|got|remained|kept|benefit\w*|changed|improved|declined in|beaten|played|lived|died|enjoyed|recovered|happened|occurred|existed|belonged|needed|seemed|appeared|followed|opened|closed|located|named|based|called|situated|situat\w+|"
    r"bordered|surrounded|covered|caused|meant|proved|faced|increased|decreased|reached|moved|turned|stood|ended|started|united|limited|gated|related|aged|shared ownership|used to)"
)
# What one does of its own accord: `Exe had spent it`, `Exe applied in May`.
DID: Final = re.compile(
    rf"\s+(?:each\s+|both\s+|all\s+|now\s+|also\s+|already\s+|still\s+|since\s+|never\s+)?(?:(?:had|has|have)\s+(?:(?:not|now|also|already|both|all|each|since|recently|just|never|still)\s+){{0,2}}(?!{_HAPPENS}\b)[a-z]+(?:ed|en|lt|ought|ne|id|ut|et|ft|un|ent|old|wn)\b"
    rf"|(?!{_HAPPENS}\b)(?:[a-z]{{2,}}(?:[b-df-hj-np-tv-z]ed|ied)|led|paid|chose|wrote|gave|spent|held|ran|set|took|made|left|got|bid|told|sent|sold|bought|built|lent|kept|brought|began|withdrew)\b(?!\s+by\b)|(?:was|were|is|are)\s+(?:not\s+|still\s+|also\s+|now\s+)?(?:reviewing|revising|changing|raising|cutting|increasing|freezing|closing|merging|introducing|adopting|paying|spending|charging|collecting|building|buying|running|offering|using|recruiting|providing|funding|sending|asking|leading|hosting|waiting|hoping|keen|ready|willing|unwilling|unable|reluctant|hesitant|successful|unsuccessful|about to|looking (?:at|to|into)|given|granted|on course|behind)\b)"
)
# `Exe did not yet do so`, `Exe and Wye do the same`, `Exe was to debate it in March`.
DOES: Final = re.compile(
    r"\s+(?:(?:did|do|does|would|could|will) (?:not |also |already |now |yet ){0,3}(?:do (?:so|this|it|the same|likewise)|charge|pay|offer|collect|follow|use|provide|take part|join|agree|support|share|send|adopt|publish)\b"
    r"|(?:was|were|is|are) (?:also |now |both )?(?:(?<=now )part of|(?<=also )part of|in (?:the|a) (?:contract|scheme|partnership|consortium|pool|pilot)|to (?:debate|decide|vote|propose|charge|consult|consider|raise|increase|freeze|introduce|adopt|submit|bid|set|launch|review))\b)"
)
# What several are to do.
THEY_WILL: Final = re.compile(
    r"\s+(?:would|will|were to|are to)\s+(?:now |also |both |all )?(?:have|host|share|hold|join|run|form|create|merge|bid|pilot|lead|follow|receive|get)\b"
)
# Names after `councils` in the same sentence, parted from it by no more than a comma or a dash: `45 councils had help, Exe and Wye the most`.
OF_THE_COUNCILS: Final = re.compile(
    r"\b(?:councils|authorities|districts|boroughs|signatories)\b[^.;:()]{0,90}?(?:[,(:–-]\s*|\b)(?:(?:among|including|notably|such as|particularly|of (?:them|which|whom)|among (?:them|which|whom)|for example|e\.g\.)[,:]?\s+|(?<=[,(:–-] ))(?:both\s+)?(?:the\s+)?$"
)
# A sum and whom it went to, or the first of the programme to have it, in a line that speaks of a programme.
_GIVEN_TO: Final = re.compile(
    r"£[\d,.]+\s?(?:k|m|million)?(?: each)? to\s+(?:the\s+)?$|\b(?:first|second|third|last|latest|next|most recent|others?|ones?)\b[^.;:]{0,40}?\b(?:had been|was|were|would be|will be|has been|have been) (?:at|in)\s+(?:the\s+)?$"
)
_SO_DID: Final = re.compile(
    r"(?:^|[.;]\s+)(?:So|Neither|Nor) (?:did|had|has|have|would|will) (?:the\s+)?$|\bas (?:had|has|have|did) (?:the\s+)?$|\b[Dd]ates? (?:had|has|was|were) (?:also |now )?(?:been )?(?:fixed|agreed|set|booked|found|confirmed) (?:for|with)\s+(?:the\s+)?$"
)
_PROGRAMMES: Final = re.compile(
    r"\b(?:[Pp]eer [Cc]hallenges?|[Pp]eer [Rr]eviews?|CPCs?|[Gg]rants?|[Aa]wards?|[Ff]unding|Fund|Programme|Declaration|One Public Estate|OPE)\b"
)


def is_of_programme(text: str, start: int) -> bool:
    """True where the words before a place lead from a programme to the councils in it: `peer challenges were held at`."""
    if _SO_DID.search(text, max(0, start - 24), start):
        return True
    if _GIVEN_TO.search(text, max(0, start - 90), start) and _PROGRAMMES.search(text, 0, start):
        return True
    led = _OF_PROGRAMME.search(text, max(0, start - 140), start)
    return led is not None and not _ABOUT.search(text, max(0, led.start() - 60), led.start())

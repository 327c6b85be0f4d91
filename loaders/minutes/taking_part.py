"""Words that make a bare place the council that takes part in a programme: `Exe had a peer challenge`, `signatories included Exe and Wye`."""

import re
from typing import Final

# What a council does with a programme, the programme named by a word such programmes are called by.
TAKES_PART: Final = re.compile(
    r"(?:,\s+(?:as|which|with)\b[^,.;]{3,60},|\s*\([^()]{2,30}\))?\s+(?:(?:had|has|have|was|were|is|are|will|would|hosted|used|completed|received|held|underwent|got|became|withdrew from|visited)\b(?:\s+[a-z-]+){0,6}\s+(?:an?\s+|the\s+|its\s+|their\s+)?(?:LGA\s+)?"
    r"(?:(?:[Cc]orporate |[Ff]inance |[Gg]overnance )?[Pp]eer [Cc]hallenges?|(?:[Cc]orporate |[Ff]inance |[Gg]overnance )?[Pp]eer [Rr]eviews?|CPCs?\b|FPC\b|grants?\b|[Cc]yber 360|£\d|signator(?:y|ies)|(?:[A-Z]\w+ ){1,4}(?:Programme|Fund|Declaration|Experts|Framework|Estate)\b)"
    r"|(?:had|has|have|was|were) (?:been )?(?:also |both )?peer[- ](?:reviewed|challenged)\b|(?:was|were) (?:due|planning|scheduled|about) to (?:have|host|take part|join)\b)"
)
# `Exe was to have one in March and Wye in April`: what is said of the one council is said of the other.
AND_THEN: Final = re.compile(
    r"[^.;]*\b(?:had|have|has|host|hosted|received|got|won|given|awarded)\b[^.;]*(?:,|\band|\bwhile)\s+(?:the\s+)?$"
)
LIKEWISE: Final = re.compile(
    r"\s+(?:one\b|£\d|in (?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d{2}|the (?:spring|summer|autumn|winter|new year))\b|(?:a|the) (?:following |next )?(?:month|year)\b)"
)
# A place that is named for its university did nothing as a council.
UNIVERSITIES: Final = re.compile(r"\b[Uu]niversities\b[^.;]*$")
# A conference about peer challenge is none.
_ABOUT: Final = re.compile(
    r"\b(?:conference|event|workshop|seminar|session|training|webinar|meeting|briefing|launch)s?\b[^.;]*$|\b(?:on|about)\s+(?:\w+\s+)?$"
)
# A programme, and words that lead from it to councils.
_OF_PROGRAMME: Final = re.compile(
    r"(?:\b[Pp]eer (?:[Cc]hallenges?|[Rr]eviews?)|\bCPCs?|\b[Pp]rogress [Rr]eviews?)\b[^.;:]{0,40}?\b(?:held|taken place|took place|carried out|completed|undertaken|planned|scheduled|due|arranged|booked|take place|under ?way) (?:at|in|for|with)\s+$"
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


def is_of_programme(text: str, start: int) -> bool:
    """True where the words before a place lead from a programme to the councils in it: `peer challenges were held at`."""
    led = _OF_PROGRAMME.search(text, max(0, start - 140), start)
    return led is not None and not _ABOUT.search(text, max(0, led.start() - 60), led.start())

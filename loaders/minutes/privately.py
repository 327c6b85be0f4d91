"""Who comes to a meeting for themselves, in words: residents, applicants and petitioners, and the part of a meeting that is theirs."""

import re
from typing import Final

from councilgraph.loaders.minutes.words import Sought, word_before

# People who come to a meeting for themselves: `Mrs A, a resident of B, said`, `a petitioner, Mr C, asked`.
_PRIVATELY: Final = (
    r"(?:local |elderly |concerned |young |former )*(?:residents?|members? of the public|(?:lead )?petitioners?|objectors?|(?:applicant['’]?s['’]? )?agents?|applicants?|appellants?|licensees?|complainants?|neighbours?|tenants?|leaseholders?|"
    r"parents?|mother|father|carers?|patients?|pupils?|claimants?|service users?)\b"
    r"(?!['’]?s?\s+(?:governor|representative|member|champion|association|forum|panel|director|officer|manager|liaison|engagement|services?|support))"
)
_PRIVATE_WORDS: Final = (
    "resident|the public|petitioner|objector|agent|applicant|appellant|licensee|complainant|neighbour|tenant|leaseholder|parent|mother|father|carer|patient|pupil|claimant"
    "|service user"
)
PRIVATE_AFTER: Final = Sought(
    rf"\s*(?:\(|,\s+)(?:(?:a|an|the|another|one of the|who is an?)\s+)?{_PRIVATELY}", _PRIVATE_WORDS, flags=re.IGNORECASE
)
_BEFORE: Final = Sought(
    rf"\b(?:an?|another|the)\s+{_PRIVATELY}(?:\s+(?:of|from|at|in)\s+[A-Z][\w'’-]*)?,?\s+$", _PRIVATE_WORDS, flags=re.IGNORECASE
)
# `Ann Lee (local resident)`, `Bo Hay (on behalf of the Hall Trust)`: who speaks at a hearing.
PARTY_BESIDE: Final = re.compile(
    r"\s*\((?:(?:the|an?) )?(?:(?:local )?residents?|agent|applicant(?:['’]s agent)?|objector|supporter|neighbour|architect|appellant|petitioner|on behalf of [^()]{3,80}|for the applicant"
    r"|in (?:support|objection)|objecting|supporting|speaking (?:for|against) [^()]{3,60})\)",
    re.IGNORECASE,
)
# Who comes to a hearing for themselves.
PARTY_TO_IT: Final = re.compile(
    r"\s*(?:,|\(|[-–—])\s*(?:(?:the|an?) )?(?:local )?(?:applicants?|objectors?|appellants?|petitioners?|licensees?|residents?|licence holders?|complainants?|supporters?)\b",
    re.IGNORECASE,
)
SPOKE_FOR: Final = Sought(
    rf"\s+(?:then |also )?(?:spoke|speaking|addressed the \w+|attended|presented (?:it|the petition|a petition))\b[^.;]{{0,40}}?\s(?:on behalf of|for|representing)\s+(?:the |an? )?{_PRIVATELY}",
    "behalf|for|representing",
    flags=re.IGNORECASE,
)
# Items in which the public speaks.
PUBLIC_ITEM: Final = re.compile(
    r"\b(?:items|questions|statements|petitions|representations) from (?:the |members of the )?public\b|\bpublic (?:participation|questions?|forum|speaking|question time|statements?)\b|\b(?:questions|statements) (?:by|from) (?:the |members of the )?public\b|\bdeputations?\b|\bpetitions\b",
    re.IGNORECASE,
)

# The last words of those, in the singular; only the name of a place may stand between them and the person's.
_PRIVATE: Final = frozenset(
    """resident public petitioner objector agent applicant appellant licensee complainant neighbour tenant leaseholder parent mother father carer patient pupil claimant user""".split()
)
_LOOK_BACK: Final = 160


def private_before(text: str, start: int) -> bool:
    """True where the words before the name at `start` say that the person came for themselves: `a resident, Mrs Lee`."""
    last = word_before(text, start, _LOOK_BACK)
    if not last[:1].isupper() and last.removesuffix("s") not in _PRIVATE:
        return False
    return _BEFORE.search(text, max(0, start - _LOOK_BACK), start) is not None

"""In a council's own minutes a dated peer challenge that is nobody's by name is the council's own: `the findings of the peer challenge of July 2023`."""

import re
from typing import Final

from councilgraph.loaders.minutes.dates import DATE, iso_date

# What there is of a challenge only once it has been.
_AFTER_IT: Final = re.compile(
    r"\b(?:findings|recommendations|feedback|report|outcomes?|results?|action plan|response|progress)\b[^.;:]{0,30}?\b(?:of|from|following|to|on|against)\s+the\s+(?:\w+\s+){0,2}?$",
    re.IGNORECASE,
)
_WHEN: Final = re.compile(
    r"\s*,?\s*(?:(?:that|which)\s+)?(?P<held>(?:had |has )?taken place|took place|(?:was |had been )?(?:held|carried out|undertaken|conducted))?\s*(?:in|of|on|during)\s+(?=\d|[A-Z])"
)
_NOT: Final = re.compile(
    r"\b(?:not|never|no|if|whether|should|could|might|would|will|forthcoming|planned|next|another|other)\b", re.IGNORECASE
)


# `There had been a finance peer review in 2019.`
_THERE_WAS: Final = re.compile(r"\b[Tt]here (?:had been|was|has been) (?:also )?an? (?:LGA )?$")
# `A challenge was booked for the week of 12 June 2023`.
_BOOKED: Final = re.compile(
    r"\s+(?:is|was|had been|has been|would be|will be) (?:now )?(?:booked|scheduled|planned|due|arranged|held|fixed|take place) (?:for|on|in|during) (?:the )?(?:(?:week|month) (?:of|beginning|commencing) )?(?:early |late |mid[- ])?(?=\d|[A-Z])"
)
_YEAR: Final = re.compile(r"(?:19|20)\d{2}\b")


def own_challenge(text: str, start: int, end: int) -> tuple[str, str] | None:
    """What is said of a dated challenge named at `text[start:end]` that is the council's own, held or planned, and its date; None where no
    such thing is said."""
    if (booked := _BOOKED.match(text, end)) and (day := DATE.match(text, booked.end())) and (date := iso_date(day)):
        return "held" if "held" in booked.group() else "planned", date
    when = _WHEN.match(text, end)
    if when is None or _NOT.search(text[:end]):
        return None
    day = DATE.match(text, when.end())
    year = _YEAR.match(text, when.end())
    date = iso_date(day) if day else year.group() if year else None
    if date is None or not (when["held"] or _AFTER_IT.search(text, 0, start) or _THERE_WAS.search(text, 0, start)):
        return None
    return "held", date

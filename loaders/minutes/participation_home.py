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


def own_challenge(text: str, start: int, end: int) -> str | None:
    """The date of a challenge named at `text[start:end]` that has been the council's own; None where no such thing is said."""
    when = _WHEN.match(text, end)
    date = DATE.match(text, when.end()) if when and not _NOT.search(text[:end]) else None
    if date is None or when is None or not (when["held"] or _AFTER_IT.search(text, 0, start)):
        return None
    return iso_date(date)

"""What words say of how an action stands: done, still open, or overtaken; with the words that say so."""

import re
from typing import Final, Literal

from councilgraph.loaders.minutes.words import Sought

Progress = Literal["open", "done", "superseded"]

# In this order: `not complete` is open, `completed, superseding …` is done.
_SAYS: Final[tuple[tuple[Progress, Sought], ...]] = (
    (
        "open",
        Sought(
            r"\b(?:not (?:yet )?(?:been )?(?:complete[d]?|done|started|due|received|actioned|resolved|closed)|incomplete|partial(?:ly)? complete[d]?|part complete[d]?|yet to|outstanding|on-?going"
            r"|in (?:progress|hand)|open|pending|awaiting|awaited|carried (?:forward|over)|overdue|on track|under ?way|to follow|to be (?:done|completed)|started|deferred|remains?)\b",
            "not |incomplete|partial|part complete|yet to|outstanding|going|in progress|in hand|open|pending|await|carried forward|carried over|overdue|on track|under way"
            "|underway|to follow|to be done|to be completed|started|deferred|remain",
            flags=re.IGNORECASE,
        ),
    ),
    (
        "superseded",
        Sought(
            r"\b(?:superseded|no longer (?:required|needed|relevant|applicable|necessary|proceeding)|withdrawn|cancelled|overtaken(?: by events)?|not (?:being )?(?:pursued|taken forward|proceeding))\b",
            "superseded|no longer|withdrawn|cancelled|overtaken|not pursued|not being pursued|forward|proceeding",
            flags=re.IGNORECASE,
        ),
    ),
    (
        "done",
        Sought(
            r"\b(?:complete[d]?|done|closed|actioned|discharged|achieved|finished|resolved|implemented)\b",
            "complete|done|closed|actioned|discharged|achieved|finished|resolved|implemented",
            flags=re.IGNORECASE,
        ),
    ),
)


def progress_in(text: str) -> tuple[Progress, int, int] | None:
    """The status that `text`, a cell of an action log or a remark on an action, gives; with where its words stand. None where it gives none.

    >>> progress_in("Completed, reply received 2 August")
    ('done', 0, 9)
    >>> progress_in("Not yet complete")
    ('open', 0, 16)
    """
    for status, pattern in _SAYS:
        if found := pattern.search(text):
            return status, found.start(), found.end()
    return None

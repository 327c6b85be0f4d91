"""What a cell or a bracket beside a name says of somebody's presence: `Apologies`, `P`, `In attendance`."""

import re
from functools import lru_cache
from typing import Final

from councilgraph.loaders.record import AttendanceStatus

_MARKS: Final[tuple[tuple[re.Pattern[str], AttendanceStatus], ...]] = (
    (
        re.compile(r"(?:apologies|apology|apols?|ap|a|apologies (?:sent|given|received|for absence)|sent apologies)\.?", re.IGNORECASE),
        "apologies",
    ),
    (re.compile(r"(?:absent|did not attend|not present|no|✗|✘|✕)\.?", re.IGNORECASE), "absent"),
    (
        re.compile(r"(?:present|p|yes|attended|in person|virtual(?:ly)?|remote(?:ly)?|present as expected|✓|✔|√)\.?", re.IGNORECASE),
        "present",
    ),
    (re.compile(r"(?:in attendance|in-attendance|attending)\.?", re.IGNORECASE), "in-attendance"),
    (re.compile(r"(?:substitute|sub|present as substitute)\.?", re.IGNORECASE), "substitute"),
)
TAIL_MARK: Final = re.compile(
    r"\s*(?:\((?P<bracket>[^()]{1,24})\)|[-–—]\s*(?P<dash>apologies|absent|in attendance|present)\s*$)", re.IGNORECASE
)
# `Apologies – Ann Lee deputising`.
_NOTED: Final = re.compile(
    r"(?P<mark>apologies|absent)\s+[-–—]\s+[A-Z][\w'’-]+ [\w'’ -]{2,40}\b(?:deputis|substitut|attend|for\b)", re.IGNORECASE
)
_WITH_NOTE: Final = 70
_REMEMBERED: Final = 500


@lru_cache(maxsize=_REMEMBERED)
def mark_of(words: str) -> AttendanceStatus | None:
    """What a cell or a bracket that only marks somebody as there or not says: `Apologies`, `P`, `In attendance`."""
    text = words.strip()
    if len(text) < _WITH_NOTE and (noted := _NOTED.match(text)):
        text = noted["mark"]
    return next((status for pattern, status in _MARKS if pattern.fullmatch(text)), None) if 0 < len(text) < 28 else None

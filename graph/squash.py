"""A text without what two printings of it may differ in."""

import re
from typing import Final

_BESIDE: Final = re.compile(r"[^a-z0-9]+")
_NO_LETTER: Final = bytes(code for code in range(128) if _BESIDE.match(chr(code)))


def squash(text: str) -> str:
    """The ASCII letters and digits of a text alone, in lower case: `take up ofthe` equals `Take up of the`."""
    low = text.casefold()
    return low.encode("ascii").translate(None, _NO_LETTER).decode("ascii") if low.isascii() else _BESIDE.sub("", low)

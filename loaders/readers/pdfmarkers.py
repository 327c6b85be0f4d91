"""What begins an entry of a list on a page of a PDF."""

import re
from typing import Final

MARKER: Final = re.compile(
    r"(?:\(?(?:\d{1,4}(?:\. ?\d{1,3}){0,7}[ivxl]{0,6}|[ivxl]{1,6}|[IVX]{2,5}|[a-zA-Z])[.):]{1,2}(?=\s|[A-Z])"
    r"|\[(?:\d{1,2}|[a-z])\]\s|\d{1,3}(?:\.\d{1,3}){1,7}\s|\d{1,3}/\d\d\s(?=[A-Z])|[•·▪◦‣●○■□➢►§\uf000-\uf0ff]|[-–—*o]\s)"
)


def is_marker(words: str) -> bool:
    """True for a list's number or bullet by itself."""
    return 0 < len(words) < 9 and " " not in words and bool(MARKER.match(f"{words} "))

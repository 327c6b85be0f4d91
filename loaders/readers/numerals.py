"""A list's number as printed: 4 in lower-case roman is `iv`."""

from functools import lru_cache
from typing import Final

_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@lru_cache(maxsize=1000)
def numeral(number: int, style: str) -> str:
    """`number` in a style: `decimal`, `lower-roman`, `upper-roman`, `lower-alpha`, `upper-alpha`, `decimal-zero`, `ordinal`.

    Numbers a style cannot print (0 in roman letters) are printed as digits, as browsers and word processors do.
    """
    if style == "decimal-zero":
        return f"{number:02d}"
    if style == "ordinal":
        return f"{number}{'th' if 10 <= number % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    kind, _, letters = style.partition("-")
    if number < 1 or letters not in ("roman", "alpha") or number > 4000:
        return str(number)
    text = _roman(number) if letters == "roman" else _alpha(number)
    return text.upper() if kind == "upper" else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _alpha(number: int) -> str:
    text = ""
    while number:
        number, letter = divmod(number - 1, 26)
        text = chr(97 + letter) + text
    return text

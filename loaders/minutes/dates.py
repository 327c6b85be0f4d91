"""Dates and times as minutes print them."""

import datetime
import re
from collections.abc import Iterator
from typing import Final

# The second line of months is Welsh, as are `8fed`, `11eg`.
MONTHS: Final = {
    name: number
    for months in (
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec"),
        ("ionawr", "chwefror", "mawrth", "ebrill", "mai", "mehefin", "gorffennaf", "awst", "medi", "hydref", "tachwedd", "rhagfyr"),
    )
    for number, names in enumerate(months, start=1)
    for name in names.split()
}  # fmt: skip
# The months in English as they begin with a capital, for patterns.
MONTH_NAMES: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH: Final = "|".join(sorted(MONTHS, key=len, reverse=True))
# `in June`, `in late May 2016`.
IN_MONTH: Final = rf"\s+in\s+(?:(?:early|late|mid)[ -])?(?:{MONTH_NAMES})(?:\s+\d{{4}})?"
DATE: Final = re.compile(
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:the\s+)?"
    rf"(?:(?P<day>\d{{1,2}}|[lI]\d(?=th))\s*(?:\^?(?:st|nd|rd|th|af|il|ydd|f?ed|eg)\^?)?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?,?\s*(?P<year>\d{{4}})?"
    rf"|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:\^?(?:st|nd|rd|th)\^?)?,?\s+(?P<year2>\d{{4}})"
    rf"|(?P<month3>{_MONTH})\s+(?P<year3>\d{{4}})"
    r"|(?<![\d/.])(?P<d>\d{1,2})(?P<mark>[/.])(?P<m>\d{1,2})(?P=mark)(?P<y>\d{4}|\d{2})(?![\d/])"
    r"|(?P<iso>\d{4}-\d{2}-\d{2}))",
    re.IGNORECASE,
)
_TIME: Final = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[.:](?P<minute>\d{2}))?\s*(?P<half>[ap]\.?m\b\.?)|\b(?P<hour24>[01]?\d|2[0-3])[:.](?P<minute24>[0-5]\d)\s*(?:hrs|hours|h\b)?|\b(?P<noon>noon|12 midday|midday)\b",
    re.IGNORECASE,
)


_DIGITS: Final = re.compile(r"\d+")
_WORD: Final = re.compile(r"[^\W\d_]+")
# What may stand before a date's first digit: `Wednesday, the `, `September `, with a space to spare.
_BEFORE_DIGIT: Final = 32


def dates_in(text: str) -> Iterator[re.Match[str]]:
    """Every DATE in `text` whose words are parted by single spaces, in order; looks only where a digit stands."""
    position = 0
    while digits := _DIGITS.search(text, position):
        first = digits.start()
        words = [word.start() for word in _WORD.finditer(text, max(position, first - _BEFORE_DIGIT), first)] if first else []
        if found := next(filter(None, (DATE.match(text, start) for start in (*words, first))), None):
            yield found
            position = found.end()
        else:
            # Within a longer number, only its last four digits can begin a date.
            position = max(first + 1, digits.end() - 4)


# A day so many months before the meeting is no deadline missed, but the next year's.
_OVERDUE: Final = 5
_YEAR: Final = re.compile(r"\d{4}|[/.-]\d\d$")


def iso_date(found: re.Match[str], year: str | None = None) -> str | None:
    """The partial ISO date of a DATE match; `year` is used where none is printed. None where it is no day of the calendar.

    >>> iso_date(DATE.search("held on Wednesday 8th March, 2017"))
    '2017-03-08'
    """
    if found["iso"]:
        return _checked(found["iso"])
    if found["month3"]:
        return f"{found['year3']}-{MONTHS[found['month3'].lower()]:02}"
    if found["d"]:
        full = found["y"] if len(found["y"]) == 4 else f"{'19' if int(found['y']) > 69 else '20'}{found['y']}"
        return _checked(f"{full}-{int(found['m']):02}-{int(found['d']):02}")
    month = found["month"] or found["month2"]
    printed = found["year"] or found["year2"] or year
    if printed is None:
        return None
    # `l0th` and `I8th` are misread `10th` and `18th`.
    day = re.sub("[lI]", "1", found["day"] or found["day2"])
    return _checked(f"{printed}-{MONTHS[month.lower()]:02}-{int(day):02}")


def coming_date(found: re.Match[str], on: str | None) -> str | None:
    """The date of a deadline set on the day `on`: without a year of its own it is the next such day, `8 January` of the year after a
    meeting in December."""
    value = iso_date(found, on[:4] if on else None)
    if not on or not value or len(on) < len(value) or _YEAR.search(found.group()):
        return value
    months = (int(on[:4]) - int(value[:4])) * 12 + int(on[5:7]) - int(value[5:7])
    return iso_date(found, str(int(on[:4]) + 1)) if months > _OVERDUE else value


def _checked(value: str) -> str | None:
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError:
        return None


def find_time(text: str) -> tuple[str, int, int] | None:
    """The first time of day in `text` as HH:MM, with where it stands.

    >>> find_time("at 2.00 pm in")
    ('14:00', 3, 10)
    """
    for found in _TIME.finditer(text):
        if found["noon"]:
            return "12:00", *found.span()
        if found["hour24"]:
            if text[found.end() : found.end() + 1] in (".", "/") and text[found.end() + 1 : found.end() + 2].isdigit():
                continue
            return f"{int(found['hour24']):02}:{found['minute24']}", *found.span()
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if 1 <= hour <= 12 and minute < 60:
            afternoon = found["half"].lower().startswith("p")
            return f"{hour % 12 + 12 * afternoon:02}:{minute:02}", *found.span()
    return None

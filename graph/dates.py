"""Partial ISO dates: 2017, 2017-03 or 2017-03-08, kept as stated and compared without inventing a day."""

import calendar
import datetime
import re

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def check_partial(value: str) -> str:
    """Return `value` if it is a real partial ISO date.

    Raises ValueError, saying why, for anything else: `2017-02-31`, `03/05/17`, an empty string.

    >>> check_partial("2017-03")
    '2017-03'
    """
    found = _PARTIAL.fullmatch(value)
    if not found:
        raise ValueError(f"{value!r} is not a date like 2017, 2017-03 or 2017-03-08")
    year, month, day = found.groups()
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"{value!r} is not a day of the calendar: {error}") from None
    return value


def latest_day(value: str) -> str:
    """The last day that a partial date can mean.

    >>> latest_day("2016-02"), latest_day("2017"), latest_day("2017-03-08")
    ('2016-02-29', '2017-12-31', '2017-03-08')
    """
    check_partial(value)
    if len(value) == 4:
        return f"{value}-12-31"
    if len(value) == 7:
        return f"{value}-{calendar.monthrange(int(value[:4]), int(value[5:]))[1]:02}"
    return value


def earliest_day(value: str) -> str:
    """The first day that a partial date can mean.

    >>> earliest_day("2016-02")
    '2016-02-01'
    """
    return (check_partial(value) + "-01-01")[:10] if len(value) < 10 else check_partial(value)

"""Cells of a list as typed values; what cannot be read surely is refused with a hint."""

import re
from typing import Final

from councilgraph.graph.dates import check_partial, earliest_day
from councilgraph.loaders.register import Register

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORD: Final = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
# What can be read in one way only: the United Kingdom's order of day and month, months in words, a moment cut to its day.
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<day>\d{1,2})[/.-](?P<number>\d{1,2})[/.-](?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ -]{_WORD}[ ,-]+(?P<year>\d{{4}})",
        rf"{_WORD}[ -](?P<year>\d{{4}})",
    )
)
_YEAR_PAIR: Final = re.compile(r"(\d{4})[/-](?:\d{2}|\d{4})")
_SHORT_YEAR: Final = re.compile(r"\d{1,2}[/.\- ](?:\d{1,2}|[A-Za-z]{3,9})[/.\- ]\d{2}")
_DAY_NUMBER: Final = re.compile(r"[34]\d{4}(?:\.0)?")
_MONEY: Final = re.compile(r"£?\s?(\d{1,3}(?:[, \u00a0\u202f]\d{3})+|\d+)(\.\d{1,2})?")
_BELOW_ZERO: Final = re.compile(r"[-\u2212]\s?£?\s?[\d,. ]+|£?-[\d,. ]+|\(\s?£?\s?[\d,. ]+\)")
_SHORT_MONEY: Final = re.compile(r"£?\s?[\d.,]+\s?(?:k|m|bn|million|thousand)", re.IGNORECASE)
# County councils, the oldest that the register knows, began in 1889.
_EARLIEST: Final = "1889"


class CellError(ValueError):
    """A cell that cannot be read: the reason, and what to do."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.hint = hint


def read_date(cell: str) -> str:
    """A partial ISO date: `2017`, `2017-03`, `2017-03-08`; also 08/03/2017, the United Kingdom's way, 8 March 2017 and March 2017.

    Raises CellError for what could be read in two ways, is no day of the calendar, or is older than any council of the register.
    """
    text = cell.strip()
    for form in _FORMS:
        found = form.fullmatch(text)
        if found:
            parts = found.groupdict()
            month = int(parts["number"]) if parts.get("number") else _MONTHS.index(parts["month"][:3].lower()) + 1
            text = f"{parts['year']}-{month:02}" + (f"-{int(parts['day']):02}" if parts.get("day") else "")
            break
    try:
        date = check_partial(text)
    except ValueError as error:
        if "calendar" in str(error):
            raise CellError(
                f"{cell!r} is not a day of the calendar", "write it as 2017-03-08 or 08/03/2017, the day before the month"
            ) from None
        raise CellError(f"{cell!r} is not a date", _date_hint(cell.strip())) from None
    if date < _EARLIEST:
        raise CellError(f"{cell!r} is before any council of the register", "correct the year")
    return date


def _date_hint(cell: str) -> str:
    if _YEAR_PAIR.fullmatch(cell):
        return "give the year the award was made"
    if _SHORT_YEAR.fullmatch(cell):
        return "write the year with four digits, such as 08/03/2017"
    if _DAY_NUMBER.fullmatch(cell):
        return "it looks like a spreadsheet's day number; format the column as a date before saving it as CSV"
    return "write 2017, 2017-03, 2017-03-08 or 08/03/2017"


def check_past(date: str, cell: str, today: str) -> None:
    """Refuse a date of something that has happened where it lies after `today` (ISO). Raises CellError."""
    if earliest_day(date) > today:
        raise CellError(f"{cell!r} is after today, {today}", "correct the year; what is only planned has the status planned")


def read_money(cell: str) -> float:
    """Pounds: `2500`, `£2,500`, `2500.50`. Raises CellError for anything about or around, and for nothing and less than nothing."""
    text = cell.strip()
    found = _MONEY.fullmatch(text)
    if not found:
        raise CellError(f"{cell!r} is {_not_money(text)}", _money_hint(text))
    pounds = float(re.sub(r"\D", "", found[1]) + (found[2] or ""))
    if not pounds:
        raise CellError(
            f"{cell!r} is no award: nothing was given",
            "delete the row; or leave the amount blank where there was an award and it is not known",
        )
    return pounds


def _not_money(text: str) -> str:
    return "below zero; an award is not" if _BELOW_ZERO.fullmatch(text) else "not an amount in pounds"


def _money_hint(text: str) -> str:
    if _BELOW_ZERO.fullmatch(text):
        return "leave repayments and corrections out"
    if _SHORT_MONEY.fullmatch(text):
        return "write the exact figure in full, such as 1500000; leave it blank if it is not known exactly"
    return "write the exact figure, such as 5000 or £5,000, or leave it blank"


def read_council(cell: str, register: Register, on: str | None, *, or_blank: bool = True) -> str:
    """The register code of a council given by code or by name, at the row's date. Raises CellError, with the alternatives.

    `or_blank` says whether a row can do without a council.
    """
    found = register.resolve(cell.strip(), on)
    if found.code:
        return found.code
    offered = found.alternatives or register.nearest(cell)
    others = ", ".join(f"{code} {register.council(code).name}" for code in offered)
    if found.how in ("ambiguous", "several councils"):
        raise CellError(f"{cell!r} could be more than one council", f"give the code of one: {others}")
    if others:
        raise CellError(f"{cell!r} is no council of the register", f"did you mean {others}?")
    blank = ", or leave it blank and name the body in another column" if or_blank else ""
    raise CellError(f"{cell!r} is no council of the register", f"give the register code (`councilgraph councils resolve` finds it){blank}")

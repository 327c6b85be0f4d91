"""Values as a reader of a board paper wants them: dates in words, kinds of council by name, shares in percent, licences by name."""

import datetime
from typing import Final

from councilgraph.graph.dates import check_partial

_MONTHS: Final = "January February March April May June July August September October November December".split()
_KINDS: Final = {
    "county": "County",
    "district": "District",
    "unitary": "Unitary",
    "metropolitan": "Metropolitan borough",
    "london-borough": "London borough",
    "city-of-london": "City of London",
    "gla": "Greater London Authority",
    "combined-authority": "Combined authority",
    "scottish-unitary": "Scottish council",
    "welsh-unitary": "Welsh council",
    "ni-district": "Northern Ireland district",
}
_LICENCES: Final = {
    "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/": "Open Government Licence v3.0",
    "https://creativecommons.org/licenses/by/4.0/": "Creative Commons Attribution 4.0",
}


def long_date(value: str | None) -> str:
    """An ISO date, also a partial one, as it is written in a paper.

    >>> long_date("2017-03-08"), long_date("2017-03"), long_date("2017"), long_date(None)
    ('8 March 2017', 'March 2017', '2017', '')
    """
    if not value:
        return ""
    parts = check_partial(value).split("-")
    if len(parts) == 3:
        day = datetime.date.fromisoformat(value)
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else value


def kind_name(kind: str) -> str:
    """A type of council as people call it; anything else as it stands.

    >>> kind_name("london-borough"), kind_name("South East")
    ('London borough', 'South East')
    """
    return _KINDS.get(kind, kind)


def licence_name(licence: str | None) -> str:
    """A licence by its name, where it is one that is known by an address."""
    return _LICENCES.get(licence or "", licence or "not stated")


def percent(share: float | None) -> str:
    """A share as a whole percentage; one that rounds to nothing or to all, and is not, says so.

    >>> percent(0.379), percent(0.0), percent(0.001), percent(0.999), percent(None)
    ('38%', '0%', '<1%', '>99%', '')
    """
    if share is None:
        return ""
    if 0 < share < 0.005:
        return "<1%"
    return ">99%" if 0.995 <= share < 1 else f"{share:.0%}"


def pounds(amount: float | None) -> str:
    """Pounds, whole: `£1,250,000`; nothing where there are none on record."""
    return "" if amount is None else f"£{amount:,.0f}"


def counted(number: int, noun: str, several: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "council"), counted(2, "council"), counted(0, "body", "bodies")
    ('1 council', '2 councils', 'no bodies')
    """
    shown = f"{number:,}" if number else "no"
    return f"{shown} {noun if number == 1 else several or f'{noun}s'}"

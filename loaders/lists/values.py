"""Cells of a list as typed values; what cannot be read surely is refused with a hint."""

import re
from typing import Final

from councilgraph.graph.dates import check_partial
from councilgraph.loaders.register import Register

_UK_DATE: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_YEAR_PAIR: Final = re.compile(r"(\d{4})/(?:\d{2}|\d{4})")
_MONEY: Final = re.compile(r"£?\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?")


class CellError(ValueError):
    """A cell that cannot be read: the reason, and what to do."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.hint = hint


def read_date(cell: str) -> str:
    """A partial ISO date: `2017`, `2017-03`, `2017-03-08`, or the United Kingdom's 08/03/2017. Raises CellError."""
    text = cell.strip()
    uk = _UK_DATE.fullmatch(text)
    if uk:
        text = f"{uk[3]}-{int(uk[2]):02}-{int(uk[1]):02}"
    try:
        return check_partial(text)
    except ValueError as error:
        hint = "give the year the award was made" if _YEAR_PAIR.fullmatch(text) else "write 2017, 2017-03, 2017-03-08 or 08/03/2017"
        raise CellError(str(error), hint) from None


def read_money(cell: str) -> float:
    """Pounds: `2500`, `£2,500`, `2500.50`. Raises CellError for anything about or around."""
    found = _MONEY.fullmatch(cell.strip())
    if not found:
        raise CellError(f"{cell!r} is not an amount in pounds", "write the exact figure, such as 5000 or £5,000, or leave it blank")
    return float(found[1].replace(",", "") + (found[2] or ""))


def read_council(cell: str, register: Register, on: str | None) -> str:
    """The register code of a council given by code or by name, at the row's date. Raises CellError, with the alternatives."""
    found = register.resolve(cell.strip(), on)
    if found.code:
        return found.code
    offered = found.alternatives or register.nearest(cell)
    others = ", ".join(f"{code} {register.council(code).name}" for code in offered)
    if found.how in ("ambiguous", "several councils"):
        raise CellError(f"{cell!r} could be more than one council", f"give the code of one: {others}")
    raise CellError(
        f"{cell!r} is no council of the register", f"did you mean {others}?" if others else "give the register code, or leave it blank"
    )

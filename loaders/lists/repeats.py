"""Rows of a list that repeat one another: the same fact twice, one identifier for two grants, one award told in two ways."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from councilgraph.graph.ledger_rows import Reject
from councilgraph.loaders.lists.giving import ID
from councilgraph.loaders.lists.rows import ListRow

# What is of the award, and must be alike in all its rows where it stands in them.
_OF_THE_AWARD: Final = ("programme", "round", "date", "name", "funder", "amount")


_SAME: Final = "says the same as row"


def loses_a_row(reject: Reject) -> bool:
    """Whether something that the list says is lost with this: a row that is no repeat of another."""
    return reject.row is not None and not reject.reason.startswith(_SAME)


def without_repeats(rows: Sequence[ListRow], shown: str, rejects: list[Reject]) -> Iterator[ListRow]:
    """Rows that say the very same thing twice are one fact; the second is reported, since it may be a slip for another."""
    seen: dict[tuple[tuple[str, str | float], ...], int] = {}
    for entry in rows:
        content = tuple(sorted(entry.values.items()))
        if content in seen:
            reason = f"{_SAME} {seen[content]}"
            rejects.append(Reject(shown, entry.row.number, None, None, reason, "delete it, or mend it if it should say something else"))
            continue
        seen[content] = entry.row.number
        yield entry


def one_row_an_id(rows: Sequence[ListRow], shown: str, rejects: list[Reject]) -> Iterator[ListRow]:
    """The 360Giving standard gives every grant an identifier of its own; a second grant under the same one is refused, not merged."""
    seen: dict[str | float, int] = {}
    for entry in rows:
        award, number = entry.values["award"], entry.row.number
        if seen.setdefault(award, number) == number:
            yield entry
        else:
            reason = (
                f"{award!r} is the identifier of grant {seen[award]}"
                if entry.row.quote.startswith("{")
                else f"{award!r} stands in row {seen[award]}"
            )
            rejects.append(Reject(shown, number, ID, str(award), reason, "give every grant an identifier of its own"))


def consistent_awards(rows: Sequence[ListRow], shown: str, headers: Mapping[str, str], rejects: list[Reject]) -> Iterator[ListRow]:
    """An award has a row for each of its councils. A row that tells it otherwise than an earlier one, or names a council of it again with
    other words, is refused: it is another award under the same identifier, or a slip. The very same row again is left to
    `without_repeats`. `headers` gives the heading of each of our columns.
    """
    told: dict[str, dict[str, tuple[str | float, int]]] = {}
    who: dict[tuple[str, str], ListRow] = {}
    for entry in rows:
        award = entry.text("award")
        if award is None:
            yield entry
            continue
        refused = _told_otherwise(entry, award, shown, headers, told.setdefault(award, {})) or _named_again(
            entry, award, shown, headers, who
        )
        if refused:
            rejects.append(refused)
        else:
            yield entry


def _told_otherwise(
    entry: ListRow, award: str, shown: str, headers: Mapping[str, str], told: dict[str, tuple[str | float, int]]
) -> Reject | None:
    number = entry.row.number
    for name in _OF_THE_AWARD:
        value = entry.values.get(name)
        if value is not None and told.get(name, (value, number))[0] != value:
            first, row = told[name]
            cell = entry.row.values.get(headers[name], "")
            reason = f"award {award!r} has {cell!r} here and {first if isinstance(first, str) else f'{first:,.2f}'.removesuffix('.00')!r} in row {row}"
            return Reject(shown, number, headers[name], cell, reason, _AWARD_HINTS.get(name, "give another award an identifier of its own"))
    for name in _OF_THE_AWARD:
        if name in entry.values:
            told.setdefault(name, (entry.values[name], number))
    return None


_AWARD_HINTS: Final = {
    "amount": "give each award an identifier of its own; what several councils share stands on one row alone",
}


def _named_again(entry: ListRow, award: str, shown: str, headers: Mapping[str, str], who: dict[tuple[str, str], ListRow]) -> Reject | None:
    body = entry.text("council") or entry.text("recipient") or ""
    first = who.setdefault((award, body), entry)
    if first is entry or first.values == entry.values:
        return None
    column = headers["council"] if entry.text("council") else headers["recipient"]
    reason = f"award {award!r} names {body} in row {first.row.number} too"
    return Reject(
        shown,
        entry.row.number,
        column,
        entry.row.values.get(column),
        reason,
        "delete one of them, or give each award an identifier of its own",
    )

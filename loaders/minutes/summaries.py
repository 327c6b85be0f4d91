"""A table over the minutes that sums up each item, as councils of Northern Ireland print it: not the items themselves."""

from collections.abc import Sequence
from typing import Final

from councilgraph.loaders.minutes.lines import Line

# So many titles of a table that stand again below make it a summary; no such table begins later on a page.
_FEWEST: Final = 2
_FRONT: Final = 60


def summary_rows(lines: Sequence[Line]) -> frozenset[int]:
    """The rows of a table at the top whose titles stand again further down, outside any table."""
    titles = [line for line in lines[:_FRONT] if line.row is not None and line.column == 1]
    below = {line.text.casefold() for line in lines if line.row is None} if titles else ()
    table: int | None = None
    rows: dict[int, set[int]] = {}
    for line in titles:
        if line.row is not None and line.text.casefold() in below:
            rows.setdefault(line.row // 100_000, set()).add(line.row)
    for number, found in rows.items():
        if len(found) >= _FEWEST:
            table = number
            break
    if table is None:
        return frozenset()
    return frozenset(line.row for line in lines if line.row is not None and line.row // 100_000 == table)

"""Rejected rows written out as they stood, with the reason, to be mended and loaded again."""

import csv
import io
from collections.abc import Sequence

from councilgraph.graph.ledger import Reject
from councilgraph.loaders.lists.rows import read_rows

REASON = "why_rejected"


def rejects_csv(text: str, name: str, rejects: Sequence[Reject]) -> str | None:
    """The rejected rows of a list's text as CSV with the list's own columns and `why_rejected`; None where none was rejected.

    The file loads again once it is mended: the extra column is passed over.
    """
    by_row = {reject.row: reject for reject in rejects if reject.row}
    if not by_row:
        return None
    header, rows = read_rows(text, name)
    kept = [column for column in header if column != REASON]
    to = io.StringIO()
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow([*kept, REASON])
    for row in rows:
        if reject := by_row.get(row.number):
            place = f"{reject.column}: " if reject.column else ""
            writer.writerow([*(row.values[column] for column in kept), f"{place}{reject.reason}; {reject.hint}"])
    return to.getvalue()

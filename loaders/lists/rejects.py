"""Rejected rows written out as they stood, with the reason, to be mended and loaded again."""

import csv
import io
import json
from collections.abc import Sequence

from councilgraph.graph.ledger import Reject
from councilgraph.loaders.lists.giving import is_json, read_giving
from councilgraph.loaders.lists.rows import read_rows

REASON = "why_rejected"


def rejected_rows(text: str, name: str, rejects: Sequence[Reject]) -> str | None:
    """The rejected rows of a list's text in the list's own form, CSV or 360Giving JSON, each with `why_rejected`; None where none was.

    The file loads again once it is mended: what was added is passed over.
    """
    by_row = {reject.row: reject for reject in rejects if reject.row}
    if not by_row:
        return None
    if is_json(text):
        grants = {row.number: json.loads(row.quote) for row in read_giving(text, name)[1]}
        kept = [grants[number] | {REASON: _why(by_row[number])} for number in sorted(by_row) if number in grants]
        return json.dumps({"grants": kept}, ensure_ascii=False, indent=2) + "\n"
    header, rows = read_rows(text, name)
    columns = [column for column in header if column != REASON]
    to = io.StringIO()
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow([*columns, REASON])
    for row in rows:
        if reject := by_row.get(row.number):
            writer.writerow([*(row.values[column] for column in columns), _why(reject)])
    return to.getvalue()


def _why(reject: Reject) -> str:
    place = f"{reject.column}: " if reject.column else ""
    return f"{place}{reject.reason}; {reject.hint}"

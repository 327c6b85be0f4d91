"""Rejected rows written out as they stood, with the reason, to be mended and loaded again."""

import csv
import io
import json
from collections import Counter
from collections.abc import Collection, Sequence

from councilgraph.graph.ledger_rows import Reject
from councilgraph.loaders.lists.giving import ID, is_json, read_giving
from councilgraph.loaders.lists.manifest import Manifest
from councilgraph.loaders.lists.rows import read_rows

REASON = "why_rejected"


def rejected_rows(text: str, name: str, rejects: Sequence[Reject], columns: Collection[str] = ()) -> str | None:
    """The rejected rows of a list's text in the list's own form, CSV or 360Giving JSON, each with `why_rejected`; None where none was.

    The file loads again once it is mended: what was added is passed over. `columns` are those of the manifest, to find the header by.
    """
    by_row = {reject.row: reject for reject in rejects if reject.row}
    if not by_row:
        return None
    if is_json(text):
        grants = {row.number: json.loads(row.quote) for row in read_giving(text, name)[1]}
        kept = [grants[number] | {REASON: _why(by_row[number])} for number in sorted(by_row) if number in grants]
        return json.dumps({"grants": kept}, ensure_ascii=False, indent=2) + "\n"
    header, rows = read_rows(text, name, columns)
    kept_columns = [column for column in header if column and column != REASON]
    to = io.StringIO()
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow([*kept_columns, REASON])
    for row in rows:
        if reject := by_row.get(row.number):
            writer.writerow([*(row.values[column] for column in kept_columns), _why(reject), *row.beyond])
    return to.getvalue()


def rejects_manifest(manifest: Manifest, text: str, name: str, rejects: Sequence[Reject]) -> Manifest:
    """The manifest for the rejected rows of a list: the same access and the same awards, but no claim to cover anything, and the awards
    that the list shares out over several rows named, since the rows that stay behind can no longer tell.
    """
    header = ID if manifest.standard else manifest.headers.get("award", "")
    rows = read_giving(text, name)[1] if manifest.standard else read_rows(text, name, tuple(manifest.headers.values()))[1]
    counted = Counter(row.values.get(header, "") for row in rows)
    there = {row.values.get(header, "") for row in rows if row.number in {reject.row for reject in rejects}}
    shared = {award for award in there if award and counted[award] > 1} | {*manifest.shared_awards}
    return manifest.model_copy(update={"coverage": (), "shared_awards": tuple(sorted(shared))})


def _why(reject: Reject) -> str:
    place = f"{reject.column}: " if reject.column else ""
    return f"{place}{reject.reason}; {reject.hint}"

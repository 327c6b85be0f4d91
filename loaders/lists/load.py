"""A list as statements: every row read by its manifest, good rows stated, bad rows refused with the reason."""

import difflib
import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Final

from councilgraph.graph.dates import earliest_day, latest_day
from councilgraph.graph.facts import Source, Span, Statement, Value
from councilgraph.graph.keys import programme_key
from councilgraph.graph.ledger_rows import Reading, Reject
from councilgraph.loaders.directory import Directory
from councilgraph.loaders.document import ReadError
from councilgraph.loaders.lists.giving import ID, is_json, read_giving, read_grant
from councilgraph.loaders.lists.manifest import ColumnSpec, Manifest
from councilgraph.loaders.lists.repeats import consistent_awards, loses_a_row, one_row_an_id, without_repeats
from councilgraph.loaders.lists.row_kinds import facts_of
from councilgraph.loaders.lists.rows import ListRow, Row, read_rows
from councilgraph.loaders.lists.values import CellError, check_past, read_council, read_date, read_money
from councilgraph.loaders.readers.text import decode
from councilgraph.loaders.register import Register
from councilgraph.loaders.taxonomy import Taxonomy

EXTRACTOR: Final = "list"
VERSION: Final = "4"
# What has happened or been said, so that it cannot lie ahead.
_HAPPENED: Final = frozenset({"held", "signed", "member", "awarded", "offered", "declined", "drafted", "not-yet"})


def load_list(
    manifest: Manifest,
    data: bytes,
    *,
    shown: str,
    address: str,
    register: Register,
    taxonomy: Taxonomy,
    directory: Directory,
    today: str = "9999-12-31",
) -> Reading:
    """The statements and the rejected rows of a list. What it says has happened after `today` (ISO) is rejected.

    A row that is rejected may be the one that a question is about: while there is any, what the list covers counts as a sample.

    Raises ReadError where the file is no CSV, a column that the manifest requires is missing, or a programme it names is unknown;
    then nothing of it loads.
    """
    text = decode(data, shown)
    wanted = tuple(manifest.headers.values())
    header, rows = read_giving(text, shown) if manifest.standard else read_rows(text, shown, wanted)
    rejects = list(_missing_columns(manifest, header, shown))
    for programme in {*manifest.programmes.values(), *(cover.programme for cover in manifest.coverage)} | {manifest.programme or "cpc"}:
        if programme not in taxonomy.programmes:
            raise ReadError(f"{shown}: its manifest names the programme {programme!r}, which data/programmes.csv does not have")
    source = Source(
        address=address,
        shown=shown,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="application/json" if is_json(text) else "text/csv",
        kind="list",
        title=manifest.title,
        licence=manifest.licence,
        access=manifest.access,
        text=text,
    )
    good: list[ListRow] = []
    for row in rows:
        read = (
            read_grant(row, shown, register, lambda title: manifest.programmes.get(title) or taxonomy.find(title), today)
            if manifest.standard
            else _read_row(manifest, row, shown, register, taxonomy, today)
        )
        if isinstance(read, Reject):
            rejects.append(read)
        else:
            good.append(read)
    good = list(one_row_an_id(good, shown, rejects) if manifest.standard else consistent_awards(good, shown, manifest.headers, rejects))
    good = list(without_repeats(good, shown, rejects))
    whole = not any(map(loses_a_row, rejects))
    shared = _shared_awards(manifest, rows)
    statements = [*_facts(manifest, good, source, directory, shared), *_coverage(manifest, source, rows, text, whole=whole)]
    return Reading(source, tuple(statements), tuple(sorted(rejects, key=lambda reject: reject.row or 0)))


def _missing_columns(manifest: Manifest, header: tuple[str, ...], shown: str) -> Iterator[Reject]:
    """The columns that the manifest speaks of and the file does not have: told, since what stood in them would be lost unseen."""
    if manifest.standard:
        return
    there = ", ".join(filter(None, header))
    for name, spec in manifest.columns.items():
        column = spec.source or name
        if column in header:
            continue
        near = difflib.get_close_matches(column.casefold(), [other.casefold() for other in header], n=1, cutoff=0.7)
        meant = next((other for other in header if near and other.casefold() == near[0]), "")
        hint = f"did you mean {meant!r}? Name it so" if meant else "add it, or correct its name"
        if spec.required:
            raise ReadError(
                f"{shown}: has no column {column!r}, which its manifest requires; it has {there}; {hint}, in the file or in the manifest"
            )
        if not spec.optional:
            yield Reject(
                shown,
                None,
                column,
                None,
                f"there is no column {column!r}, so that no {name} was read",
                f"{hint}, in the file or in the manifest",
            )


def _read_row(manifest: Manifest, row: Row, shown: str, register: Register, taxonomy: Taxonomy, today: str) -> ListRow | Reject:
    if row.beyond:
        reason = f"has {len(row.beyond)} more cells than the header: {', '.join(row.beyond)[:80]}"
        return Reject(shown, row.number, None, None, reason, "put quote marks around text that holds a comma")
    values: dict[str, str | float] = {}
    # Dates first: a council's name is resolved on the day of its row.
    for name in sorted(manifest.columns, key=lambda name: manifest.columns[name].type != "date"):
        spec = manifest.columns[name]
        header = spec.source or name
        cell = row.values.get(header, "")
        try:
            if not cell:
                if spec.required:
                    raise CellError("is blank", "fill it in; the row cannot be read without it")
                continue
            values[name] = _value(name, spec, cell, values, manifest, register, taxonomy)
        except CellError as error:
            return Reject(shown, row.number, header, cell, str(error), error.hint)
    if manifest.row != "progress" and "council" not in values and not (values.get("organisation") or values.get("recipient")):
        return Reject(shown, row.number, "council", "", "names neither a council nor another body", "fill in one of them")
    return _untimely(manifest, row, shown, values, today) or ListRow(row, values)


def _value(
    name: str,
    spec: ColumnSpec,
    cell: str,
    values: dict[str, str | float],
    manifest: Manifest,
    register: Register,
    taxonomy: Taxonomy,
) -> str | float:
    if spec.type == "date":
        return read_date(cell)
    if spec.type == "money":
        return read_money(cell)
    if spec.type in ("council", "councils"):
        day = str(values.get("date") or values.get("since") or "") or None
        bodies = {"organisation", "recipient"} & {*manifest.columns} if name == "council" else {"home"} & {*manifest.columns}
        named = cell.split(";") if spec.type == "councils" else [cell]
        return ";".join(sorted({read_council(one, register, day, or_blank=bool(bodies) and not spec.required) for one in named}))
    if spec.type == "programme":
        return _programme(cell, manifest, taxonomy)
    return _choice(cell, spec.values) if spec.type == "choice" else cell


def _untimely(manifest: Manifest, row: Row, shown: str, values: dict[str, str | float], today: str) -> Reject | None:
    """The refusal of a row whose dates cannot be: what has happened lies ahead, or an end lies before its beginning."""
    status = str(values.get("status") or manifest.status or "held")
    begin = "since" if "since" in values else "date"
    date, until = str(values.get(begin, "")), str(values.get("until", ""))
    try:
        if date and (manifest.row != "participation" or status in _HAPPENED):
            header = manifest.headers[begin]
            check_past(date, row.values[header], today)
        if date and until and latest_day(until) < earliest_day(date):
            header = manifest.headers["until"]
            raise CellError(f"{row.values[header]!r} is before the beginning, {date}", "correct one of the two dates")
    except CellError as error:
        return Reject(shown, row.number, header, row.values[header], str(error), error.hint)
    return None


def _programme(cell: str, manifest: Manifest, taxonomy: Taxonomy) -> str:
    found = manifest.programmes.get(cell) or taxonomy.find(cell)
    if found is None:
        raise CellError(
            f"{cell!r} is no programme of the taxonomy", "add it under `programmes:` in the manifest, or to data/programmes.csv"
        )
    return found


def _choice(cell: str, values: dict[str, str]) -> str:
    if cell not in values:
        raise CellError(f"{cell!r} is none of {', '.join(sorted(values))}", "use one of them, or add it to the manifest")
    return values[cell]


def _shared_awards(manifest: Manifest, rows: list[Row]) -> frozenset[str]:
    """The awards that stand in several rows, rejected ones among them: no amount of theirs is one council's own."""
    header = ID if manifest.standard else manifest.headers.get("award", "")
    counted = Counter(row.values.get(header, "") for row in rows)
    return frozenset({award for award, count in counted.items() if count > 1} | {*manifest.shared_awards})


def _facts(manifest: Manifest, rows: list[ListRow], source: Source, directory: Directory, shared: frozenset[str]) -> Iterator[Statement]:
    for entry in rows:
        words = (Span(entry.row.start, entry.row.end, entry.row.quote, f"row {entry.row.number}"),)
        day = str(entry.values.get("date") or entry.values.get("since") or "") or None
        for subject, predicate, value, qualifiers in facts_of(manifest, entry, source, directory, shared):
            given = tuple((key, inner) for key, inner in sorted(qualifiers.items()) if inner is not None)
            yield Statement(subject, predicate, value, words, EXTRACTOR, VERSION, given, valid_from=day, access=source.access)


def _coverage(manifest: Manifest, source: Source, rows: list[Row], text: str, *, whole: bool) -> Iterator[Statement]:
    """What the list covers; its words are what stands above its rows. A list that lost a row is a sample."""
    end = (rows[0].start if rows else len(text)) if not is_json(text) else text.find("\n") if "\n" in text else len(text)
    words = (Span(0, end, text[:end], "row 1"),)
    for cover in manifest.coverage:
        qualifiers: dict[str, Value | None] = {
            "since": cover.since,
            "until": cover.until,
            "complete": cover.complete and whole,
            "population": cover.population,
            "nations": cover.nations or None,
            "types": cover.types or None,
        }
        given = tuple((key, inner) for key, inner in sorted(qualifiers.items()) if inner is not None)
        yield Statement(source.id, "COVERS", programme_key(cover.programme), words, EXTRACTOR, VERSION, given, access=source.access)

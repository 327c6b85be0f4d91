"""A list as statements: every row read by its manifest, good rows stated, bad rows refused with the reason."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Final

from councilgraph.graph.facts import Source, Span, Statement, Value
from councilgraph.graph.keys import programme_key
from councilgraph.graph.ledger import Reading, Reject
from councilgraph.loaders.directory import Directory
from councilgraph.loaders.document import ReadError
from councilgraph.loaders.lists.giving import ID, is_json, read_giving, read_grant
from councilgraph.loaders.lists.manifest import Manifest
from councilgraph.loaders.lists.row_kinds import facts_of
from councilgraph.loaders.lists.rows import ListRow, Row, read_rows
from councilgraph.loaders.lists.values import CellError, read_council, read_date, read_money
from councilgraph.loaders.readers.text import decode
from councilgraph.loaders.register import Register
from councilgraph.loaders.taxonomy import Taxonomy

EXTRACTOR: Final = "list"
VERSION: Final = "3"


def load_list(
    manifest: Manifest, data: bytes, *, shown: str, address: str, register: Register, taxonomy: Taxonomy, directory: Directory
) -> Reading:
    """The statements and the rejected rows of a list.

    Raises ReadError where the file is no CSV, a column that the manifest requires is missing, or a programme it names is unknown;
    then nothing of it loads.
    """
    text = decode(data, shown)
    header, rows = read_giving(text, shown) if manifest.standard else read_rows(text, shown)
    for name, spec in manifest.columns.items():
        if spec.required and (spec.source or name) not in header:
            raise ReadError(f"{shown}: row 1: has no column {spec.source or name!r}; it has {', '.join(header)}")
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
    rejects: list[Reject] = []
    for row in rows:
        read = (
            read_grant(row, shown, register, lambda title: manifest.programmes.get(title) or taxonomy.find(title))
            if manifest.standard
            else _read_row(manifest, row, shown, register, taxonomy)
        )
        if isinstance(read, Reject):
            rejects.append(read)
        else:
            good.append(read)
    if manifest.standard:
        good = list(_one_row_an_id(good, shown, rejects))
    good = list(_without_repeats(good, shown, rejects))
    statements = [*_facts(manifest, good, source, directory), *_coverage(manifest, source, rows, text)]
    return Reading(source, tuple(statements), tuple(sorted(rejects, key=lambda reject: reject.row or 0)))


def _read_row(manifest: Manifest, row: Row, shown: str, register: Register, taxonomy: Taxonomy) -> ListRow | Reject:
    values: dict[str, str | float] = {}
    # Dates first: a council's name is resolved on the day of its row.
    for name in sorted(manifest.columns, key=lambda name: manifest.columns[name].type != "date"):
        spec = manifest.columns[name]
        header = spec.source or name
        cell = row.values.get(header, "")
        try:
            if not cell:
                if spec.required:
                    raise CellError("is blank", "fill it in; the list cannot be read without it")
                continue
            if spec.type == "date":
                values[name] = read_date(cell)
            elif spec.type == "money":
                values[name] = read_money(cell)
            elif spec.type == "council":
                values[name] = read_council(cell, register, str(values.get("date") or values.get("since") or "") or None)
            elif spec.type == "programme":
                values[name] = _programme(cell, manifest, taxonomy)
            elif spec.type == "choice":
                values[name] = _choice(cell, spec.values)
            else:
                values[name] = cell
        except CellError as error:
            return Reject(shown, row.number, header, cell, str(error), error.hint)
    if manifest.row != "progress" and "council" not in values and not (values.get("organisation") or values.get("recipient")):
        return Reject(shown, row.number, "council", "", "names neither a council nor another body", "fill in one of them")
    return ListRow(row, values)


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


def _without_repeats(rows: list[ListRow], shown: str, rejects: list[Reject]) -> Iterator[ListRow]:
    """Rows that say the very same thing twice are one fact; the second is reported, since it may be a slip for another."""
    seen: dict[tuple[tuple[str, str | float], ...], int] = {}
    for entry in rows:
        content = tuple(sorted(entry.values.items()))
        if content in seen:
            reason = f"says the same as row {seen[content]}"
            rejects.append(Reject(shown, entry.row.number, None, None, reason, "delete it, or mend it if it should say something else"))
            continue
        seen[content] = entry.row.number
        yield entry


def _one_row_an_id(rows: list[ListRow], shown: str, rejects: list[Reject]) -> Iterator[ListRow]:
    """The standard gives every grant an identifier of its own; a second grant under the same one is refused, not merged."""
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


def _facts(manifest: Manifest, rows: list[ListRow], source: Source, directory: Directory) -> Iterator[Statement]:
    awards = Counter(entry.values["award"] for entry in rows if "award" in entry.values)
    for entry in rows:
        words = (Span(entry.row.start, entry.row.end, entry.row.quote, f"row {entry.row.number}"),)
        day = str(entry.values.get("date") or entry.values.get("since") or "") or None
        for subject, predicate, value, qualifiers in facts_of(manifest, entry, source, directory, awards):
            given = tuple((key, inner) for key, inner in sorted(qualifiers.items()) if inner is not None)
            yield Statement(subject, predicate, value, words, EXTRACTOR, VERSION, given, valid_from=day, access=source.access)


def _coverage(manifest: Manifest, source: Source, rows: list[Row], text: str) -> Iterator[Statement]:
    """What the list covers; its words are the list's own header."""
    end = text.find("\n") if "\n" in text else len(text)
    words = (Span(0, end, text[:end], "row 1"),)
    for cover in manifest.coverage:
        qualifiers: dict[str, Value | None] = {
            "since": cover.since,
            "until": cover.until,
            "complete": cover.complete,
            "population": cover.population,
            "nations": cover.nations or None,
            "types": cover.types or None,
        }
        given = tuple((key, inner) for key, inner in sorted(qualifiers.items()) if inner is not None)
        yield Statement(source.id, "COVERS", programme_key(cover.programme), words, EXTRACTOR, VERSION, given, access=source.access)

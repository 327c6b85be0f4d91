"""The reference data as statements: the register, the taxonomy, organisations and bodies, each fact with its row as evidence."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from councilgraph.graph.facts import Source, Span, Statement, Value
from councilgraph.graph.keys import body_key, council_key, programme_key
from councilgraph.graph.ledger_rows import Reading
from councilgraph.loaders.directory import Directory
from councilgraph.loaders.lists.rows import Row, read_rows
from councilgraph.loaders.register import data_rows, data_text

EXTRACTOR: Final = "reference"
VERSION: Final = "3"
_OGL: Final = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_CC_BY: Final = "https://creativecommons.org/licenses/by/4.0/"

_Facts = Iterator[tuple[str, str, Value | None, dict[str, Value | None]]]


def reference_readings() -> Iterator[Reading]:
    """One reading a file of reference data, in a fixed order."""
    for name, title, licence, facts in _FILES:
        text = data_text(name)
        source = Source(
            address=f"councilgraph:{name}",
            shown=f"data/{name}",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            media_type="text/csv",
            kind="register",
            title=title,
            licence=licence,
            text=text,
        )
        yield Reading(source, tuple(_statements(text, name, facts)))


def _statements(text: str, name: str, facts: Callable[[Row], _Facts]) -> Iterator[Statement]:
    for row in read_rows(text, name)[1]:
        words = (Span(row.start, row.end, row.quote, f"row {row.number}"),)
        for subject, predicate, value, qualifiers in facts(row):
            if value is None or value == "":
                continue
            given = tuple((key, inner) for key, inner in sorted(qualifiers.items()) if inner)
            yield Statement(subject, predicate, value, words, EXTRACTOR, VERSION, given)


def _council(row: Row) -> _Facts:
    key = council_key(row.values["code"])
    for field in ("name", "short_name", "name_cy", "code", "gss", "type", "nation", "region", "started", "ended", "website"):
        yield key, field, row.values[field], {}
    for role, column in (("county", "county"), ("combined-authority", "combined_authority")):
        if row.values[column]:
            yield key, "PART_OF", council_key(row.values[column]), {"role": role}


def _succession(row: Row) -> _Facts:
    yield council_key(row.values["predecessor"]), "SUCCEEDED_BY", council_key(row.values["successor"]), {"on": row.values["on"]}


def _programme(row: Row) -> _Facts:
    values = row.values
    key = programme_key(values["id"])
    for field in ("name", "acronym", "category", "started", "ended", "about"):
        yield key, field, values[field], {}
    for alias in filter(None, values["aliases"].split(";")):
        yield key, "other_names", alias, {}
    if values["part_of"]:
        yield key, "PART_OF", programme_key(values["part_of"]), {}
    for organisation in Directory.load().named_in(values["owner"]):
        yield key, "RUN_BY", organisation, {}


def _organisation(row: Row) -> _Facts:
    values = row.values
    key = f"organisation/{values['organisation']}"
    yield key, "kind", values["kind"], {}
    yield key, "other_names", values["name"], {}
    if values["since"] or values["until"]:
        yield (
            key,
            "dated_names",
            f"{values['name']} ({values['since']} to {values['until']})".replace("( to", "(to").replace(" to )", " on)"),
            {},
        )
    if values["until"] in ("", _last_days().get(values["organisation"])) and values["source"] != "printed form":
        yield key, "name", values["name"], {}


@cache
def _last_days() -> dict[str, str]:
    """The last day of every organisation that is no more, by id: the name that it had then is its name."""
    ends: dict[str, list[str]] = defaultdict(list)
    for values in data_rows("organisations.csv"):
        ends[values["organisation"]].append(values["until"])
    return {organisation: max(days) for organisation, days in ends.items() if all(days)}


def _body(row: Row) -> _Facts:
    organisation = f"organisation/{row.values['organisation']}"
    key = body_key(organisation, row.values["body"])
    yield key, "name", row.values["body"], {}
    yield key, "other_names", row.values["name"], {}
    yield key, "BODY_OF", organisation, {}


_FILES: Final = (
    ("councils.csv", "Register of principal councils", _CC_BY, _council),
    ("council_successions.csv", "Successions of councils", _CC_BY, _succession),
    ("programmes.csv", "Taxonomy of programmes", _OGL, _programme),
    ("organisations.csv", "Organisations and the names they have gone by", _OGL, _organisation),
    ("bodies.csv", "Bodies and the names they go by", _OGL, _body),
)

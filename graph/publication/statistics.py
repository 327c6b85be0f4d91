"""What is in a file of N-Triples, counted for VoID (https://www.w3.org/TR/void/), and what time and nations an open graph speaks of."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

_READ = r"""CREATE TEMP TABLE said AS
SELECT subject, split_part(rest, ' ', 1) AS property, substr(rest, instr(rest, ' ') + 1) AS value FROM (
    SELECT split_part(line, ' ', 1) AS subject, substr(line, instr(line, ' ') + 1, length(line) - instr(line, ' ') - 2) AS rest
    FROM read_csv('{path}', header = false, auto_detect = false, columns = {{'line': 'VARCHAR'}}, delim = '\x01', quote = '', escape = '',
                  comment = '', max_line_size = 20000000))"""
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of a file of RDF. `classes` and `properties` are (IRI, how many things or statements), the most frequent first."""

    triples: int
    subjects: int
    objects: int
    entities: int
    classes: tuple[tuple[str, int], ...]
    properties: tuple[tuple[str, int], ...]


def statistics(path: Path) -> Statistics:
    """Count an N-Triples file as `councilgraph export rdf` writes it: one space between terms, no comments."""
    with duckdb.connect() as connection:
        connection.execute(_READ.format(path=path))
        ((triples, subjects, objects, entities),) = connection.execute(
            f"""SELECT count(*), count(DISTINCT subject), count(DISTINCT value),
                count(DISTINCT subject) FILTER (WHERE property = '{_TYPE}' AND NOT contains(subject, '#')) FROM said"""
        ).fetchall()
        classes = connection.execute(
            f"SELECT value[2:-2], count(DISTINCT subject) AS n FROM said WHERE property = '{_TYPE}' GROUP BY 1 ORDER BY n DESC, 1"
        ).fetchall()
        properties = connection.execute("SELECT property[2:-2], count(*) AS n FROM said GROUP BY 1 ORDER BY n DESC, 1").fetchall()
    return Statistics(triples, subjects, objects, entities, tuple(classes), tuple(properties))


@dataclass(frozen=True, slots=True)
class Scope:
    """The time (partial ISO dates, None where nothing is dated) and the nations that an open graph speaks of."""

    since: str | None
    until: str | None
    nations: tuple[str, ...]


def scope(connection: duckdb.DuckDBPyConnection) -> Scope:
    """Of meetings, grants and participation, as far as they are dated; `connection` is that of views.py."""
    ((since, until),) = connection.execute(
        'SELECT min(date), max(date) FROM (SELECT date FROM Meeting UNION ALL SELECT date FROM "Grant" UNION ALL SELECT date FROM TOOK_PART_IN)'
    ).fetchall()
    nations = connection.execute("SELECT DISTINCT nation FROM Council WHERE nation IS NOT NULL ORDER BY nation").fetchall()
    return Scope(since, until, tuple(nation for (nation,) in nations))


@dataclass(frozen=True, slots=True)
class SourceOf:
    """A list, a register or documents of one kind that a publication rests on. `licence` is an address or words, None where unknown."""

    title: str
    licence: str | None
    documents: int


def sources(connection: duckdb.DuckDBPyConnection) -> tuple[SourceOf, ...]:
    """What an open graph was read from: lists and registers one by one, other documents by kind and licence."""
    rows = connection.execute(
        """SELECT CASE WHEN kind IN ('list', 'register') THEN coalesce(title, uri) ELSE kind END AS said, licence, count(*)
           FROM Document GROUP BY ALL ORDER BY bool_or(kind IN ('list', 'register')) DESC, said, licence"""
    ).fetchall()
    return tuple(SourceOf(*row) for row in rows)


def attributions(found: tuple[SourceOf, ...]) -> tuple[str, ...]:
    """The sentences that the licences of the sources ask for."""
    licences = {source.licence or "" for source in found}
    told = []
    if any("open-government-licence" in licence for licence in licences):
        told.append("Contains public sector information licensed under the Open Government Licence v3.0.")
    if any("creativecommons.org/licenses/by/4.0" in licence for licence in licences):
        told.append(
            "Contains data from mySociety's UK Local Authority Names and Codes, licensed under CC BY 4.0 "
            "(https://mysociety.github.io/uk_local_authority_names_and_codes/), with changes."
        )
    return tuple(told)

"""The cross-reference report: two programmes against each other over a set of councils, with what is not known kept apart."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from councilgraph.graph.dates import latest_day
from councilgraph.graph.engines.engine import Engine
from councilgraph.graph.policy import Clearance, masked
from councilgraph.queries.association import Ratio, TwoByTwo, odds_ratio, pooled_ratio
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.known import programme_id
from councilgraph.queries.parameters import ParameterError
from councilgraph.queries.populations import Population, population
from councilgraph.queries.run import run_query

ANSWERS: Final = ("yes", "no", "unknown")
GROUPINGS: Final = ("type", "region", "nation")
Compare = Literal["answers", "records"]
# What people call a set of programmes when they speak of this report.
_SPOKEN: Final = {"grants": "productivity", "productivity grants": "productivity"}


@dataclass(frozen=True, slots=True)
class Subject:
    """One side of the report: a programme or family, by id and name, with its acronym where it has one."""

    id: str
    name: str
    acronym: str | None = None

    @property
    def short(self) -> str:
        """What a narrow column calls it."""
        return self.acronym or self.name


@dataclass(frozen=True, slots=True)
class Group:
    """The table of one group of councils. `answers` counts councils by their two answers, (rows, columns)."""

    name: str
    answers: Mapping[tuple[str, str], int]
    table: TwoByTwo
    ratio: Ratio | None

    @property
    def councils(self) -> int:
        """All councils of the group."""
        return sum(self.answers.values())

    @property
    def left_out(self) -> int:
        """Councils that are not in the two-by-two table, since an answer is not known."""
        return self.councils - self.table.total


@dataclass(frozen=True, slots=True)
class CrossReference:
    """The report. `as_of` is the day asked for, else the last that complete lists of both cover (`day_chosen`), else empty. `whole` is all councils, `groups` the same by type, region or nation; `restricted` is of how many
    councils restricted sources change an answer, masked for a reader without clearance, to whom the answers are those of open sources."""

    rows: Subject
    columns: Subject
    as_of: str
    day_chosen: bool
    lineage: str
    population: Population
    by: str | None
    compare: Compare
    clearance: Clearance
    whole: Group
    groups: tuple[Group, ...]
    pooled: Ratio | None
    councils: tuple[Mapping[str, Any], ...]
    sources: tuple[Mapping[str, Any], ...]
    covers: tuple[Mapping[str, Any], ...]
    restricted: str
    # Which side is part of the other; then the two go together by their nature.
    part: Subject | None = None


def cross_reference(
    engine: Engine,
    *,
    rows: str,
    columns: str,
    as_of: str = "",
    lineage: str = "none",
    over: str = "england-principal",
    by: str | None = None,
    compare: Compare = "answers",
    clearance: Clearance,
) -> CrossReference:
    """Ask the graph and tabulate. `rows` and `columns` are programmes or families by id, acronym or name (`grants` is short for the
    productivity family); `over` a population. `compare="answers"` sets yes against no; `compare="records"` sets recorded against not
    recorded, which says nothing of councils that no list covers. Without `as_of` the day is chosen; where none can be, the councils are
    those in being. Raises ParameterError or QueryError.
    """
    if by is not None and by not in GROUPINGS:
        raise ParameterError(f"by: {by!r} is none of {', '.join(GROUPINGS)}")
    if compare not in ("answers", "records"):
        raise ParameterError(f"compare: {compare!r} is none of answers, records")
    those = population(over)
    first, second = subject(engine, rows, "rows"), subject(engine, columns, "columns")
    if first == second:
        raise ParameterError(f"columns: {columns!r} is {first.name}, as is rows; name two different programmes")
    part = part_of(engine, first, second)
    covers = _covers(engine, (first, second), clearance)
    day = as_of or _last_covered(covers, (first, second))
    sources = _sources(engine, (first, second), day, clearance)
    asked = {"a": first.id, "b": second.id, "as_of": day, "lineage": lineage}
    found = _standings(engine, asked, those, clearance)
    other = _standings(engine, asked, those, "restricted" if clearance == "open" else "open")
    theirs = {row["code"]: (row["in_a"], row["in_b"]) for row in other}
    changed = sum(theirs.get(row["code"]) != (row["in_a"], row["in_b"]) for row in found)
    groups = tuple(_group(name, same, compare, part) for name, same in _grouped(found, by)) if by else ()
    return CrossReference(
        first,
        second,
        day,
        not as_of,
        lineage,
        those,
        by,
        compare,
        clearance,
        _group("all", found, compare, part),
        groups,
        None if part else pooled_ratio(group.table for group in groups),
        tuple(found),
        sources,
        covers,
        masked(changed, clearance),
        part,
    )


def subject(engine: Engine, given: str, parameter: str) -> Subject:
    """The programme or family that a report speaks of. Raises ParameterError where there is none."""
    key = programme_id(engine, _SPOKEN.get(given.strip().casefold(), given), parameter)
    text = "MATCH (p:Programme) WHERE p.id = $id RETURN p.name AS name, p.acronym AS acronym"
    name, acronym = engine.run(text, {"id": f"programme/{key}"}, timeout=60.0, limit=1).rows[0]
    return Subject(key, str(name), acronym)


def part_of(engine: Engine, one: Subject, other: Subject) -> Subject | None:
    """Which of two programmes is part of the other, at any distance; None where neither is."""
    found = parts(engine)
    return one if (one.id, other.id) in found else other if (other.id, one.id) in found else None


def parts(engine: Engine) -> frozenset[tuple[str, str]]:
    """Every programme with every one that it is part of, at any distance, by id."""
    text = "MATCH (p:Programme)-[:PART_OF*1..6]->(q:Programme) RETURN DISTINCT p.id AS part, q.id AS whole"
    rows = engine.run(text, {}, timeout=60.0, limit=None).rows
    return frozenset((str(part).removeprefix("programme/"), str(whole).removeprefix("programme/")) for part, whole in rows)


def _standings(engine: Engine, asked: Mapping[str, str], those: Population, clearance: Clearance) -> list[dict[str, Any]]:
    rows = run_query(Catalogue.load(), engine, "cross-reference", asked, clearance=clearance).records()
    return [row for row in rows if those.holds(row["nation"], row["type"]) and (asked["as_of"] or not row["ended"])]


def _last_covered(covers: Iterable[Mapping[str, Any]], sides: Sequence[Subject]) -> str:
    """The last day that a complete list of each side covers; empty where a side has none.

    A later day would know who took part and never who did not, which would set councils that are gone against those in being.
    """
    ends = [
        max(
            (latest_day(cover["until"]) for cover in covers if cover["complete"] and cover["until"] and cover["programme"] == side.name),
            default="",
        )
        for side in sides
    ]
    return min(ends)


def _sources(engine: Engine, sides: Sequence[Subject], day: str, clearance: Clearance) -> tuple[Mapping[str, Any], ...]:
    """What states something of the two by the day."""
    return tuple(
        {"of": side.name, **row}
        for side in sides
        for row in run_query(
            Catalogue.load(), engine, "programme-sources", {"programme": side.id, "as_of": day}, clearance=clearance
        ).records()
    )


def _covers(engine: Engine, sides: Sequence[Subject], clearance: Clearance) -> tuple[Mapping[str, Any], ...]:
    """What the lists say that they cover of the two."""
    return tuple(
        {"of": side.name, **row}
        for side in sides
        for row in run_query(Catalogue.load(), engine, "coverage", {"programme": side.id}, clearance=clearance).records()
    )


def _grouped(rows: Sequence[Mapping[str, Any]], by: str) -> Iterable[tuple[str, list[Mapping[str, Any]]]]:
    for name in sorted({str(row[by]) for row in rows}):
        yield name, [row for row in rows if str(row[by]) == name]


def _group(name: str, rows: Sequence[Mapping[str, Any]], compare: Compare, part: Subject | None) -> Group:
    counted = Counter((str(row["in_a"]), str(row["in_b"])) for row in rows)
    answers = {(a, b): counted[a, b] for a in ANSWERS for b in ANSWERS}
    table = tabulated(answers, compare)
    return Group(name, answers, table, None if part else odds_ratio(table))


def tabulated(answers: Mapping[tuple[str, str], int], compare: Compare) -> TwoByTwo:
    """The two-by-two table: yes against no, councils with an unknown answer left out; or recorded against not recorded, all in."""
    absent = ("no",) if compare == "answers" else ("no", "unknown")
    return TwoByTwo(
        answers["yes", "yes"],
        sum(answers["yes", b] for b in absent),
        sum(answers[a, "yes"] for a in absent),
        sum(answers[a, b] for a in absent for b in absent),
    )

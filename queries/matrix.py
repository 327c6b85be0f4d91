"""The matrix of all pairs of programmes over a set of councils."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from councilgraph.graph.engines.engine import Engine
from councilgraph.graph.policy import Clearance
from councilgraph.queries.association import odds_ratio
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.cross_reference import ANSWERS, Compare, Subject, parts, subject, tabulated
from councilgraph.queries.cross_reference_tables import number, probability
from councilgraph.queries.parameters import ParameterError
from councilgraph.queries.populations import population
from councilgraph.queries.run import Answer, run_query

_COLUMNS = (
    "rows",
    "columns",
    "rows_id",
    "columns_id",
    "both",
    "rows_only",
    "columns_only",
    "neither",
    "left_out",
    "odds_ratio",
    "low",
    "high",
    "p",
)
_TYPES = (*("string",) * 4, *("integer",) * 5, *("number",) * 4)


@dataclass(frozen=True, slots=True)
class Matrix:
    """All pairs of `programmes`: a line a pair, and the councils in both by pair of ids (in each, where the two are the same)."""

    programmes: tuple[Subject, ...]
    pairs: Answer
    both: Mapping[tuple[str, str], int]


def matrix(
    engine: Engine,
    *,
    programmes: Sequence[str] = (),
    as_of: str = "",
    lineage: str = "none",
    over: str = "england-principal",
    compare: Compare = "answers",
    clearance: Clearance,
) -> Matrix:
    """Tabulate every pair of `programmes` (ids, acronyms or names; by default all that councils are recorded in), in the order given.

    A programme and a part of it go together by their nature; such a pair has no ratio. The other arguments are those of
    cross_reference. Raises ParameterError or QueryError.
    """
    those = population(over)
    chosen = [subject(engine, given, "programmes") for given in programmes] or list(_recorded(engine, clearance))
    if len(chosen) < 2:
        raise ParameterError("programmes: a matrix needs at least two")
    standing: dict[str, dict[str, str]] = {}
    for at in range(0, len(chosen), 2):
        one, other = chosen[at], chosen[min(at + 1, len(chosen) - 1)]
        asked = {"a": one.id, "b": other.id, "as_of": as_of, "lineage": lineage}
        rows = run_query(Catalogue.load(), engine, "cross-reference", asked, clearance=clearance).records()
        kept = [row for row in rows if those.holds(row["nation"], row["type"]) and (as_of or not row["ended"])]
        standing[one.id] = {row["code"]: row["in_a"] for row in kept}
        standing[other.id] = {row["code"]: row["in_b"] for row in kept}
    both = {
        (one.id, other.id): sum(answer == "yes" == standing[other.id][code] for code, answer in standing[one.id].items())
        for one in chosen
        for other in chosen
    }
    nested = parts(engine)
    lines = tuple(
        _line(one, other, standing, compare, part=bool({(one.id, other.id), (other.id, one.id)} & nested))
        for one, other in combinations(chosen, 2)
    )
    return Matrix(tuple(chosen), Answer(_COLUMNS, _TYPES, lines), both)


def shown(found: Matrix) -> Answer:
    """The pairs as a person reads them; ∞ where a ratio is infinite, its cell blank in the plain rows."""
    columns = ("first", "second", "both", "only the first", "only the second", "neither", "left out", "odds ratio", "95% from", "to", "p")
    rows = tuple(
        (row["rows"], row["columns"], *(row[name] for name in _COLUMNS[4:9]), *_ratio(row["odds_ratio"], row["low"], row["high"], row["p"]))
        for row in found.pairs.records()
    )
    return Answer(columns, ("string", "string", *("integer",) * 5, *("number",) * 4), rows)


def _ratio(value: float | None, low: float | None, high: float | None, p: float | None) -> tuple[str, str, str, str]:
    if p is None:
        return ("", "", "", "")
    ends = (number(math.inf if end is None else end) for end in (value, low, high))
    return (*ends, probability(p))  # type: ignore[return-value]


def grid(found: Matrix) -> Answer:
    """The square of how many councils are in both; on the diagonal, in each."""
    ids = [programme.id for programme in found.programmes]
    rows = tuple((programme.name, *(found.both[programme.id, other] for other in ids)) for programme in found.programmes)
    return Answer(("programme", *ids), ("string", *("integer",) * len(ids)), rows)


def _recorded(engine: Engine, clearance: Clearance) -> Iterator[Subject]:
    for row in run_query(Catalogue.load(), engine, "programmes", {}, clearance=clearance).records():
        if row["took_part"] or row["funded"]:
            yield Subject(str(row["id"]).removeprefix("programme/"), row["programme"])


def _line(one: Subject, other: Subject, standing: Mapping[str, Mapping[str, str]], compare: Compare, *, part: bool) -> tuple[Any, ...]:
    counted = Counter((answer, standing[other.id][code]) for code, answer in standing[one.id].items())
    table = tabulated({(a, b): counted[a, b] for a in ANSWERS for b in ANSWERS}, compare)
    ratio = None if part else odds_ratio(table)
    told = (ratio.value, ratio.low, ratio.high, ratio.p) if ratio else (None,) * 4
    rounded = (None if value is None or value == float("inf") else float(f"{value:.4g}") for value in told)
    left_out = len(standing[one.id]) - table.total
    return (one.name, other.name, one.id, other.id, table.both, table.rows, table.columns, table.neither, left_out, *rounded)

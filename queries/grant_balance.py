"""The balance of grants: who took them up, by programme, type, region or year; who never did; how far the money is concentrated."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from councilgraph.graph.dates import latest_day
from councilgraph.graph.engines.engine import Engine
from councilgraph.graph.policy import Clearance
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.cross_reference import Subject, subject
from councilgraph.queries.parameters import ParameterError
from councilgraph.queries.populations import Population, population
from councilgraph.queries.run import Answer, run_query
from councilgraph.queries.wording import counted

GROUPINGS: Final = ("programme", "type", "region", "year")
PARTS: Final = ("groups", "never", "concentration", "awards")
_KEYS: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "programme": lambda row: str(row["programme"]),
    "type": lambda row: str(row["type"]),
    "region": lambda row: str(row["region"]),
    "year": lambda row: str(row["date"])[:4] if row["date"] else "not dated",
}


@dataclass(frozen=True, slots=True)
class GrantBalance:
    """The report. `groups`, `never` (councils with no award on record), `concentration` and `awards` are tables; `said` is what to know
    first, `sources` what states the awards. The councils counted are those in being; what ended ones were given is in the sums."""

    family: Subject | None
    population: Population
    as_of: str
    lineage: str
    by: str
    groups: Answer
    never: Answer
    concentration: Answer
    awards: Answer
    said: tuple[str, ...]
    sources: tuple[Mapping[str, Any], ...]


def grant_balance(
    engine: Engine,
    *,
    family: str = "",
    by: str = "programme",
    as_of: str = "",
    lineage: str = "none",
    over: str = "england-principal",
    clearance: Clearance,
) -> GrantBalance:
    """Tabulate the awards of a programme or family (by default of all) to the councils of a population, by programme, type, region or
    year. An award that several councils share counts once in each group; its money stands apart and is given to nobody, since no list
    says who had what. Raises ParameterError or QueryError.
    """
    if by not in GROUPINGS:
        raise ParameterError(f"by: {by!r} is none of {', '.join(GROUPINGS)}")
    those = population(over)
    of = subject(engine, family, "family") if family else None
    asked = {"family": of.id if of else "", "as_of": as_of, "lineage": lineage}
    found = run_query(Catalogue.load(), engine, "grant-awards", asked, clearance=clearance)
    awards = [row for row in found.records() if those.holds(row["nation"], row["type"])]
    everyone = [row for row in _councils(engine, as_of, lineage, clearance) if those.holds(row["nation"], row["type"])]
    everyone = [row for row in everyone if as_of or not row["ended"]]
    kept = tuple(row for row in found.rows if those.holds(str(row[3]), str(row[2])))
    return GrantBalance(
        of,
        those,
        latest_day(as_of) if as_of else "",
        lineage,
        by,
        _groups(awards, everyone, by),
        _never(awards, everyone),
        _concentration(awards, everyone),
        Answer(found.columns, found.types, kept),
        tuple(_said(engine, awards, everyone, of, clearance)),
        tuple(_sources(engine, awards, of, as_of, clearance)),
    )


def _councils(engine: Engine, as_of: str, lineage: str, clearance: Clearance) -> list[dict[str, Any]]:
    """The councils in being; the query of the cross-reference lists them."""
    asked = {"a": "cpc", "b": "cpc", "as_of": as_of, "lineage": lineage}
    return run_query(Catalogue.load(), engine, "cross-reference", asked, clearance=clearance).records()


def _groups(awards: Sequence[Mapping[str, Any]], everyone: Sequence[Mapping[str, Any]], by: str) -> Answer:
    columns = (by, "councils", "funded", "share", "awards", "own_amount", "awards_without_amount", "shared_awards", "shared_amount")
    types = ("string", "integer", "integer", "number", "integer", "number", "integer", "integer", "number")
    key = _KEYS[by]
    names = sorted({key(row) for row in awards} | ({str(row[by]) for row in everyone} if by in ("type", "region") else set()))
    rows = [
        _line(
            name, [row for row in awards if key(row) == name], [row for row in everyone if by not in ("type", "region") or row[by] == name]
        )
        for name in names
    ]
    rows.append(_line("all", awards, everyone))
    return Answer(columns, types, tuple(rows))


def _line(name: str, awards: Sequence[Mapping[str, Any]], everyone: Sequence[Mapping[str, Any]]) -> tuple[Any, ...]:
    own = {(row["id"], row["code"], row["through"]): float(row["own"]) for row in awards if row["own"] is not None}
    shared = {row["id"]: row["whole"] for row in awards if row["own"] is None and (row["recipients"] > 1 or row["whole"] is not None)}
    without = {row["id"] for row in awards if row["own"] is None and row["whole"] is None}
    funded = len({row["code"] for row in awards} & {row["code"] for row in everyone})
    amounts = [float(amount) for amount in shared.values() if amount is not None]
    share = round(funded / len(everyone), 4) if everyone else None
    return (
        name,
        len(everyone),
        funded,
        share,
        len({row["id"] for row in awards}),
        sum(own.values()) or None,
        len(without),
        len(shared),
        sum(amounts) or None,
    )


def _never(awards: Sequence[Mapping[str, Any]], everyone: Sequence[Mapping[str, Any]]) -> Answer:
    funded = {row["code"] for row in awards}
    names = ("council", "code", "type", "region")
    return Answer(names, ("string",) * 4, tuple(tuple(row[name] for name in names) for row in everyone if row["code"] not in funded))


def _concentration(awards: Sequence[Mapping[str, Any]], everyone: Sequence[Mapping[str, Any]]) -> Answer:
    """How the awards, and the pounds stated for one council alone, are spread over all councils of the population."""
    counts: dict[str, set[str]] = {row["code"]: set() for row in everyone}
    pounds = {row["code"]: 0.0 for row in everyone}
    seen: set[tuple[str, str, str | None]] = set()
    for row in awards:
        if row["code"] not in counts:
            continue
        counts[row["code"]].add(row["id"])
        one = (row["id"], row["code"], row["through"])
        if row["own"] is not None and one not in seen:
            seen.add(one)
            pounds[row["code"]] += float(row["own"])
    lines = (
        ("awards, a shared one for each of its councils", [float(len(ids)) for ids in counts.values()]),
        ("pounds stated for one council", list(pounds.values())),
    )
    columns = ("of", "total", "councils_with_any", "top_10_share", "top_tenth_share", "gini")
    return Answer(
        columns, ("string", "number", "integer", "number", "number", "number"), tuple(_spread(name, values) for name, values in lines)
    )


def _spread(name: str, values: Sequence[float]) -> tuple[Any, ...]:
    ordered = sorted(values, reverse=True)
    total = sum(ordered)
    if not total:
        return (name, 0.0, 0, None, None, None)
    tenth = max(1, round(len(ordered) / 10))
    return (
        name,
        total,
        sum(value > 0 for value in ordered),
        round(sum(ordered[:10]) / total, 4),
        round(sum(ordered[:tenth]) / total, 4),
        round(gini(ordered), 4),
    )


def gini(values: Sequence[float]) -> float:
    """The Gini coefficient of non-negative amounts: 0 where all are alike, towards 1 where one has all. (Gini 1912; by sorted ranks.)"""
    ordered = sorted(values)
    total = sum(ordered)
    if not total:
        return 0.0
    weighted = sum(rank * value for rank, value in enumerate(ordered, start=1))
    return 2 * weighted / (len(ordered) * total) - (len(ordered) + 1) / len(ordered)


def _said(
    engine: Engine, awards: Sequence[Mapping[str, Any]], everyone: Sequence[Mapping[str, Any]], of: Subject | None, clearance: Clearance
) -> Iterator[str]:
    in_being = {row["code"] for row in everyone}
    funded = len({row["code"] for row in awards} & in_being)
    yield f"{funded:,} of {len(everyone):,} councils have an award on record; for {len(everyone) - funded:,} none is on record, which is not to say that they had none."
    asked = {"programme": of.id if of else ""}
    covers = run_query(Catalogue.load(), engine, "coverage", asked, clearance=clearance).records()
    named = sorted({str(row["programme"]) for row in awards})
    complete = sorted({str(cover["programme"]) for cover in covers if cover["complete"]} & set(named))
    yield f"Of {len(named)} programmes with awards here, {len(complete)} have a list that is complete for some period" + (
        f": {', '.join(complete)}." if complete else "."
    )
    gone = [row for row in awards if row["code"] not in in_being]
    if gone:
        yield (
            f"{counted(len({row['id'] for row in gone}), 'award')} went to {counted(len({row['code'] for row in gone}), 'council')} that "
            f"{'is' if len({row['code'] for row in gone}) == 1 else 'are'} no longer in being: the money is in the sums, the councils are "
            "not among those counted. With inherited lineage they count for their successors."
        )
    yield "Awards to partnerships and other bodies, where no council is named, are not in these tables."
    missing = len({row["id"] for row in awards if row["own"] is None and row["whole"] is None})
    if missing:
        yield f"{counted(missing, 'award')} {'has' if missing == 1 else 'have'} no amount on record, so that sums of pounds are lower than what was given."


def _sources(
    engine: Engine, awards: Sequence[Mapping[str, Any]], of: Subject | None, as_of: str, clearance: Clearance
) -> Iterator[Mapping[str, Any]]:
    """What states the awards, list by list; of all programmes where none was asked for."""
    named = {of.id} if of else {str(row["programme"]) for row in awards}
    seen: dict[tuple[str, str], dict[str, Any]] = {}
    for programme in sorted(named):
        asked = {"programme": programme, "as_of": as_of}
        for row in run_query(Catalogue.load(), engine, "programme-sources", asked, clearance=clearance).records():
            if row["what"] != "grants":
                continue
            known = seen.setdefault((row["source"], row["kind"]), {**row, "records": 0})
            known["records"] += row["records"]
            for name, choose in (("first", min), ("last", max)):
                dates = [date for date in (known[name], row[name]) if date]
                known[name] = choose(dates) if dates else None
    yield from (seen[key] for key in sorted(seen))

"""What is covered, year by year: where a missing entry means no, and where it means not known."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from councilgraph.graph.dates import earliest_day, latest_day
from councilgraph.graph.engines.engine import Engine
from councilgraph.graph.policy import Clearance
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.run import Answer, run_query

COVERED: Final = "covered"
PART: Final = "covered in part"
SAMPLED: Final = "sampled"
NOT_COVERED: Final = "not covered"
NOT_BEGUN: Final = "not begun"
SIGNS: Final = {COVERED: "●", PART: "◐", SAMPLED: "·", NOT_BEGUN: "–", NOT_COVERED: ""}
# How many years to show of a cover that is open to the past.
_OPEN_YEARS: Final = 10
_COLUMNS = ("programme", "id", "nation", "type", "year", "state", "lists")
_TYPES = ("string", "string", "string", "string", "integer", "string", "strings")


def coverage_by_year(
    engine: Engine, *, programme: str = "", since: int | None = None, until: int | None = None, clearance: Clearance
) -> Answer:
    """A line a programme, type of council and year: covered (a complete list covers the whole year), covered in part, sampled, not
    covered, or before the programme began. `programme` is a programme or family, by default all that any list speaks of; `since` and `until` are years, by default
    those that the lists span. Raises ParameterError or QueryError.
    """
    covers = run_query(Catalogue.load(), engine, "coverage", {"programme": programme}, clearance=clearance).records()
    types = [
        (row["nation"], row["type"]) for row in run_query(Catalogue.load(), engine, "council-types", {}, clearance=clearance).records()
    ]
    return Answer(_COLUMNS, _TYPES, tuple(_lines(covers, types, since, until)))


def _lines(
    covers: Sequence[Mapping[str, Any]], types: Sequence[tuple[str, str]], since: int | None, until: int | None
) -> Iterator[tuple[Any, ...]]:
    stated = sorted(int(str(cover[end])[:4]) for cover in covers for end in ("since", "until") if cover[end])
    if not stated:
        return
    years = range(since if since is not None else stated[0], (until if until is not None else stated[-1]) + 1)
    if since is None and any(cover["since"] is None for cover in covers):
        years = range(min(years.start, years.stop - _OPEN_YEARS), years.stop)
    programmes = sorted({(cover["programme"], cover["id"]) for cover in covers})
    for name, key in programmes:
        began = next((str(cover["began"]) for cover in covers if cover["id"] == key and cover["began"]), "")
        for nation, kind in types:
            own = [cover for cover in covers if cover["id"] == key and _meant(cover, nation, kind)]
            for year in years:
                begun = not (began and year < int(began[:4]))
                told = (state(own, year), _lists(own, year)) if begun else (NOT_BEGUN, [])
                yield (name, key.removeprefix("programme/"), nation, kind, year, *told)


def _meant(cover: Mapping[str, Any], nation: str, kind: str) -> bool:
    return (not cover["nations"] or nation in cover["nations"]) and (not cover["types"] or kind in cover["types"])


def state(covers: Iterable[Mapping[str, Any]], year: int) -> str:
    """How a year stands with the covers of one programme and type of council."""
    found = NOT_COVERED
    for cover in covers:
        if not _overlaps(cover, year):
            continue
        if not cover["complete"]:
            found = SAMPLED if found == NOT_COVERED else found
        elif _first(cover) <= f"{year}-01-01" and _last(cover) >= f"{year}-12-31":
            return COVERED
        else:
            found = PART
    return found


def _lists(covers: Iterable[Mapping[str, Any]], year: int) -> list[str]:
    return sorted({str(cover["list"]) for cover in covers if _overlaps(cover, year)})


def _overlaps(cover: Mapping[str, Any], year: int) -> bool:
    return _first(cover) <= f"{year}-12-31" and _last(cover) >= f"{year}-01-01"


def _first(cover: Mapping[str, Any]) -> str:
    return earliest_day(cover["since"]) if cover["since"] else "0000"


def _last(cover: Mapping[str, Any]) -> str:
    return latest_day(cover["until"]) if cover["until"] else "9999"


def wide(answer: Answer) -> Answer:
    """The same for people: a column a year with a sign a state, a line for the types of council that stand alike; those that no list
    speaks of are left out."""
    rows = answer.records()
    years = sorted({row["year"] for row in rows})
    all_types: dict[str, set[str]] = {}
    signs: dict[tuple[str, str, str], list[str]] = {}
    for row in rows:
        all_types.setdefault(row["nation"], set()).add(row["type"])
        signs.setdefault((row["programme"], row["nation"], row["type"]), []).append(SIGNS[row["state"]])
    alike: dict[tuple[str, tuple[str, ...]], dict[str, set[str]]] = {}
    for (programme, nation, kind), line in signs.items():
        if any(sign not in ("", SIGNS[NOT_BEGUN]) for sign in line):
            alike.setdefault((programme, tuple(line)), {}).setdefault(nation, set()).add(kind)
    shown = (
        (
            programme,
            "; ".join(nation if kinds == all_types[nation] else f"{nation}: {', '.join(sorted(kinds))}" for nation, kinds in where.items()),
            *line,
        )
        for (programme, line), where in alike.items()
    )
    columns = ("programme", "councils", *(str(year) for year in years))
    return Answer(columns, ("string",) * len(columns), tuple(shown))

"""The tables of a cross-reference report, each an Answer, so that every format prints the same rows."""

from typing import Final

from councilgraph.queries.cross_reference import ANSWERS, CrossReference, Group
from councilgraph.queries.run import Answer

PARTS: Final = ("councils", "answers", "groups", "sources", "coverage")


def part(report: CrossReference, name: str) -> Answer:
    """One table of the report, by its name of PARTS."""
    return {"councils": councils, "answers": answers, "groups": groups, "sources": sources, "coverage": coverage}[name](report)


def answers(report: CrossReference) -> Answer:
    """Councils by their two answers, unknown apart, with totals."""
    counts = report.whole.answers
    rows = [(f"{report.rows.name}: {a}", *(counts[a, b] for b in ANSWERS), sum(counts[a, b] for b in ANSWERS)) for a in ANSWERS]
    rows.append(("all", *(sum(counts[a, b] for a in ANSWERS) for b in ANSWERS), report.whole.councils))
    columns = ("", *(f"{report.columns.name}: {b}" for b in ANSWERS), "all")
    return Answer(columns, ("string", "integer", "integer", "integer", "integer"), tuple(rows))


def groups(report: CrossReference) -> Answer:
    """A line a group, and one for all: the two-by-two table, the rates, the odds ratio."""
    columns = (
        "group",
        "councils",
        "both",
        "rows_only",
        "columns_only",
        "neither",
        "left_out",
        "rate_with",
        "rate_without",
        "odds_ratio",
        "low",
        "high",
        "p",
    )
    types = ("string", *("integer",) * 6, *("number",) * 6)
    return Answer(columns, types, tuple(_line(group) for group in (*report.groups, report.whole)))


def _line(group: Group) -> tuple[str | int | float | None, ...]:
    table, ratio = group.table, group.ratio
    told = (ratio.value, ratio.low, ratio.high, ratio.p) if ratio else (None,) * 4
    rates = (table.rate_with, table.rate_without)
    rounded = tuple(None if value is None or value == float("inf") else float(f"{value:.4g}") for value in (*rates, *told))
    return (group.name, group.councils, table.both, table.rows, table.columns, table.neither, group.left_out, *rounded)


def councils(report: CrossReference) -> Answer:
    """Every council with its two answers, how each is known, and through which predecessor."""
    names = ("council", "code", "type", "region", "in_a", "a_date", "a_through", "a_known", "in_b", "b_date", "b_through", "b_known")
    shown = (
        "council",
        "code",
        "type",
        "region",
        "rows",
        "rows_date",
        "rows_through",
        "rows_known",
        "columns",
        "columns_date",
        "columns_through",
        "columns_known",
    )
    types = tuple({"through": "strings", "date": "date"}.get(name.rsplit("_")[-1], "string") for name in names)
    return Answer(shown, types, tuple(tuple(row[name] for name in names) for row in report.councils))


def sources(report: CrossReference) -> Answer:
    """What states something of the two programmes: how many records, and of what dates."""
    names = ("of", "source", "kind", "records", "first", "last", "licence")
    types = ("string", "string", "string", "integer", "date", "date", "string")
    return Answer(names, types, tuple(tuple(row[name] for name in names) for row in report.sources))


def coverage(report: CrossReference) -> Answer:
    """What the lists of the two programmes cover."""
    names = ("of", "programme", "list", "since", "until", "complete", "population")
    types = ("string", "string", "string", "date", "date", "boolean", "string")
    return Answer(names, types, tuple(tuple(row[name] for name in names) for row in report.covers))

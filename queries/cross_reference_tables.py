"""The tables of a cross-reference report, each an Answer: with plain values for programs (`part`), and as a person reads them (`shown`)."""

from collections.abc import Mapping
from typing import Any, Final

from councilgraph.queries.association import Ratio
from councilgraph.queries.cross_reference import ANSWERS, CrossReference, Group
from councilgraph.queries.run import Answer
from councilgraph.queries.wording import kind_name, licence_name, long_date, percent

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


def shown(report: CrossReference, name: str) -> Answer:
    """One table of the report as a person reads it: headings and values in words, dates written out, shares in percent."""
    return {"councils": _councils, "answers": _answers, "groups": _groups, "sources": _sources, "coverage": _coverage}[name](report)


def _answers(report: CrossReference) -> Answer:
    found = answers(report)
    plain = {"unknown": "not known"}
    words = [name.removesuffix("unknown") + plain["unknown"] if name.endswith(": unknown") else name for name in found.columns]
    rows = tuple((str(row[0]).replace(": unknown", ": not known"), *row[1:]) for row in found.rows)
    return Answer(tuple(words), found.types, rows)


def _groups(report: CrossReference) -> Answer:
    a, b = report.rows.short, report.columns.short
    left = "not known" if report.compare == "answers" else "left out"
    columns = (
        *(report.by or "group", "councils", "both", f"only {a}", f"only {b}", "neither", left),
        *(f"{b}, of those in {a}", f"{b}, of the others", "odds ratio", "95% from", "to", "p"),
    )
    types = ("string", *("integer",) * 6, *("number",) * 6)
    return Answer(columns, types, tuple(_shown_line(group) for group in (*report.groups, report.whole)))


def _shown_line(group: Group) -> tuple[str | int, ...]:
    table = group.table
    rates = (percent(table.rate_with), percent(table.rate_without))
    counts = (group.councils, table.both, table.rows, table.columns, table.neither, group.left_out)
    return (kind_name(group.name), *counts, *rates, *_shown_ratio(group.ratio))


def _shown_ratio(ratio: Ratio | None) -> tuple[str, str, str, str]:
    if ratio is None:
        return ("", "", "", "")
    return (number(ratio.value), number(ratio.low), number(ratio.high), probability(ratio.p))


def number(value: float) -> str:
    """A ratio to two or three figures; `∞` where a cell of the table is empty."""
    if value == float("inf"):
        return "∞"
    return f"{value:.0f}" if value >= 99.5 else f"{value:.1f}" if value >= 9.95 else f"{value:.2f}"


def probability(p: float) -> str:
    """A p value as papers print it: `<0.001`, `0.023`, `0.42`."""
    return "<0.001" if p < 0.001 else f"{p:.3f}" if p < 0.1 else f"{p:.2f}"


def _councils(report: CrossReference) -> Answer:
    """The councils of which something is known; those that no source speaks of are counted by `unlisted`."""
    columns = ("council", "code", "type", "region", report.rows.name, report.columns.name)
    rows = (
        (row["council"], row["code"], kind_name(row["type"]), row["region"], _in_words(row, "a"), _in_words(row, "b"))
        for row in report.councils
        if not _silent(row)
    )
    return Answer(columns, ("string",) * 6, tuple(rows))


def unlisted(report: CrossReference) -> int:
    """How many councils the table for people leaves out: no source says anything of them on either side."""
    return sum(map(_silent, report.councils))


_NO_ENTRY: Final = "no entry, and the lists are samples"
_AS_USUAL: Final = (_NO_ENTRY, "a complete list covers it and has no entry", "a list or minutes record it")


def _silent(row: Mapping[str, Any]) -> bool:
    return all(row[f"{side}_known"] == _NO_ENTRY for side in "ab")


def _in_words(row: Mapping[str, Any], side: str) -> str:
    answer, known = row[f"in_{side}"], row[f"{side}_known"]
    words = "not known" if answer == "unknown" else answer
    if row[f"{side}_date"]:
        words += f", {long_date(row[f'{side}_date'])}"
    if row[f"{side}_through"]:
        words += f", through {' and '.join(row[f'{side}_through'])}"
    return words if known in _AS_USUAL else f"{words} ({known})"


def _sources(report: CrossReference) -> Answer:
    columns = ("programme", "source", "kind", "records", "from", "to", "licence")
    rows = (
        (
            row["of"],
            row["source"],
            row["kind"],
            row["records"],
            long_date(row["first"]),
            long_date(row["last"]),
            licence_name(row["licence"]),
        )
        for row in report.sources
    )
    return Answer(columns, (*("string",) * 3, "integer", *("string",) * 3), tuple(rows))


def _coverage(report: CrossReference) -> Answer:
    columns = ("programme", "list", "from", "to", "complete or a sample", "of which councils")
    rows = {
        (
            row["programme"],
            row["list"],
            long_date(row["since"]) or "its beginning",
            long_date(row["until"]),
            "complete" if row["complete"] else "a sample",
            row["population"],
        )
        for row in report.covers
    }
    return Answer(columns, ("string",) * 6, tuple(sorted(rows)))

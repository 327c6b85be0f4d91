"""What a cross-reference report says in words, without saying more than is known."""

import datetime
from collections.abc import Iterator
from typing import Final

from councilgraph.queries.association import Ratio
from councilgraph.queries.cross_reference import CrossReference, Group

_MONTHS: Final = "January February March April May June July August September October November December".split()


def title(report: CrossReference) -> str:
    """The report's heading."""
    return f"{report.rows.name} and {report.columns.name}"


def scope(report: CrossReference) -> str:
    """Which councils, when, and by which rule of lineage."""
    when = f"as of {long_date(report.as_of)}" if report.as_of else "those in being, all that is known"
    if report.as_of and report.day_chosen:
        when += ", the last day that complete lists of both cover"
    rule = "what predecessors did counts for their successors" if report.lineage == "inherit" else "each council by its own record"
    return f"{report.population.label[0].upper()}{report.population.label[1:]}, {when}; {rule}."


def finding(report: CrossReference) -> str:
    """The result in plain English: the rates and how sure they are, or why there are none."""
    whole = report.whole
    known = "took part" if report.compare == "answers" else "is recorded"
    a, b = _yes(whole, 0), _yes(whole, 1)
    begin = (
        f"Of {whole.councils:,} {report.population.label}, {a:,} {_be(a)} recorded in {report.rows.name} and {b:,} in {report.columns.name}, "
        f"{whole.answers['yes', 'yes']:,} in both."
    )
    table = whole.table
    if whole.ratio is None or table.rate_with is None or table.rate_without is None:
        both = f"Both answers are known for {table.total:,} of them" if report.compare == "answers" else "One side is empty"
        return f"{begin} {both}, which is not enough to say whether the two go together."
    compared = (
        f"Of the {table.both + table.rows:,} councils that {_plural(known)} in {report.rows.name}, {table.both:,} ({table.rate_with:.0%}) "
        f"{_plural(known)} in {report.columns.name}; of the {table.columns + table.neither:,} that {_negated(known)}, {table.columns:,} ({table.rate_without:.0%}) did so."
        if report.compare == "answers"
        else f"Of the {table.both + table.rows:,} councils recorded in {report.rows.name}, {table.both:,} ({table.rate_with:.0%}) are recorded in "
        f"{report.columns.name}; of the {table.columns + table.neither:,} not recorded in it, {table.columns:,} ({table.rate_without:.0%})."
    )
    return f"{begin} {compared} Odds ratio {ratio(whole.ratio)}, Fisher's exact test. {_meaning(whole.ratio)}"


def _yes(group: Group, side: int) -> int:
    return sum(count for answers, count in group.answers.items() if answers[side] == "yes")


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _plural(known: str) -> str:
    return "took part" if known == "took part" else "are recorded"


def _negated(known: str) -> str:
    return "did not" if known == "took part" else "are not"


def _meaning(found: Ratio) -> str:
    if found.low <= 1 <= found.high:
        return "The interval includes 1: the two may be unrelated."
    direction = "more" if found.value > 1 else "less"
    return (
        f"Councils in the one are {direction} often found in the other. That is an association; it does not say that one led to the other."
    )


def pooled(report: CrossReference) -> str | None:
    """The ratio pooled over the groups, in words; None where there are no groups."""
    if report.by is None:
        return None
    if report.pooled is None:
        return f"No group by {report.by} has enough on both sides for a ratio pooled over the groups."
    return (
        f"Pooled over the groups by {report.by} (Mantel-Haenszel): odds ratio {ratio(report.pooled)}. {_same_way(report.pooled, report.by)}"
    )


def _same_way(found: Ratio, by: str) -> str:
    if found.low <= 1 <= found.high:
        return f"With differences of {by} held apart, the two may be unrelated."
    return f"It holds with differences of {by} held apart."


def caveats(report: CrossReference) -> Iterator[str]:
    """What a reader must know before quoting the figures."""
    whole = report.whole
    unknown = sum(count for answers, count in whole.answers.items() if "unknown" in answers)
    if report.compare == "answers" and unknown:
        yield (
            f"{unknown:,} of {whole.councils:,} councils ({unknown / whole.councils:.1%}) are left out of the two-by-two table: an answer is not known, since "
            "no complete list covers them and no source says otherwise."
        )
    if report.compare == "answers" and not unknown:
        yield "Complete lists cover every council of these tables, so that no answer is unknown; what a list leaves out counts as no."
    if report.compare == "records":
        yield (
            "Not recorded is not the same as not taken part: "
            f"for {unknown:,} of {whole.councils:,} councils an answer is not known. Lists that are samples record some kinds of councils more than others."
        )
    for side in dict.fromkeys((report.rows, report.columns)):
        if not any(cover["complete"] for cover in report.covers if cover["programme"] == side.name):
            yield f"No complete list of {side.name} is loaded, so that no council is known not to have taken part unless a source says so."
    if any(group.ratio and float("inf") in (group.ratio.value, group.ratio.high) for group in (*report.groups, report.whole)):
        yield "Where an odds ratio or its upper end is blank beside a lower end it is infinite: a cell of that table is empty."
    through = sum(bool(row["a_through"] or row["b_through"]) for row in report.councils)
    if through:
        yield f"The record of a predecessor counts for {through:,} {'council' if through == 1 else 'councils'}; the list names it."
    if report.restricted != "0" and report.clearance == "open":
        yield f"Restricted sources would change the answers of {report.restricted} councils; they are left out here."
    elif report.restricted != "0":
        yield f"Not for publication: restricted sources change the answers of {report.restricted} councils. With --open they are left out."


def ratio(found: Ratio) -> str:
    """`5.5 (95% interval 2.7 to 12.1; p < 0.001)`."""
    return f"{number(found.value)} (95% interval {number(found.low)} to {number(found.high)}; {_p(found.p)})"


def number(value: float) -> str:
    """A ratio to two figures; `∞` where a cell of the table is empty."""
    if value == float("inf"):
        return "∞"
    return f"{value:.0f}" if value >= 99.5 else f"{value:.1f}" if value >= 9.95 else f"{value:.2f}"


def _p(value: float) -> str:
    return "p < 0.001" if value < 0.001 else f"p = {value:.3f}" if value < 0.1 else f"p = {value:.2f}"


def long_date(value: str) -> str:
    """An ISO date, also a partial one, as it is written in a paper: 8 March 2017, March 2017, 2017."""
    parts = value.split("-")
    if len(parts) == 3:
        day = datetime.date.fromisoformat(value)
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else value

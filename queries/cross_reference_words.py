"""What a cross-reference report says in words, without saying more than is known."""

from collections.abc import Iterator

from councilgraph.queries.association import Ratio
from councilgraph.queries.cross_reference import CrossReference, Group
from councilgraph.queries.cross_reference_tables import number, probability, unlisted
from councilgraph.queries.wording import counted, long_date, percent


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
    """The result in plain English: how many, the two rates and how sure the difference is, or why there is nothing to compare."""
    whole, table = report.whole, report.whole.table
    a, b = _yes(whole, 0), _yes(whole, 1)
    begin = (
        f"Of {whole.councils:,} {report.population.label}, {a:,} {_be(a)} on record for {report.rows.name}, "
        f"{b:,} for {report.columns.name}, and {whole.answers['yes', 'yes']:,} for both."
    )
    if report.part:
        whole_programme = report.columns if report.part == report.rows else report.rows
        return f"{begin} {report.part.name} is part of {whole_programme.name}, so that the two go together by their nature; no ratio is worked out."
    if whole.ratio is None or table.rate_with is None or table.rate_without is None:
        return f"{begin} {_too_little(report)}"
    return f"{begin} {_compared(report)} {_meaning(whole.ratio)} Odds ratio {ratio(whole.ratio)}, Fisher's exact test."


def _too_little(report: CrossReference) -> str:
    if report.compare == "records":
        return "One side has no councils to compare, so that nothing can be said of whether the two go together."
    known = report.whole.table.total
    if not known:
        return "Both answers are known for none of them, so that nothing can be said of whether the two go together."
    return f"Both answers are known for {counted(known, 'council')}, which is not enough to say whether the two go together."


def _compared(report: CrossReference) -> str:
    table, a, b = report.whole.table, report.rows.name, report.columns.name
    having, lacking = table.both + table.rows, table.columns + table.neither
    with_share, without_share = percent(table.rate_with), percent(table.rate_without)
    if report.compare == "records":
        return (
            f"Of the {having:,} on record for {a}, {table.both:,} ({with_share}) are on record for {b}; "
            f"of the {lacking:,} that are not, {table.columns:,} ({without_share})."
        )
    return (
        f"Of the {having:,} councils that took part in {a}, {table.both:,} ({with_share}) took part in {b}; "
        f"of the {lacking:,} that did not, {table.columns:,} ({without_share}) did."
    )


def _yes(group: Group, side: int) -> int:
    return sum(count for answers, count in group.answers.items() if answers[side] == "yes")


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _meaning(found: Ratio) -> str:
    if found.low <= 1 <= found.high:
        return "A difference of this size may be chance: the two may be unrelated."
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
        yield "Where an odds ratio is infinite (∞; blank in CSV and JSON) one of the four counts is nought; read its lower end."
    through = sum(bool(row["a_through"] or row["b_through"]) for row in report.councils)
    if through:
        yield f"The record of a predecessor counts for {counted(through, 'council')}; the list of councils names it."
    if report.restricted != "0" and report.clearance == "open":
        yield f"Restricted sources would change the answers of {report.restricted} councils; they are left out here."
    elif report.restricted != "0":
        yield f"Not for publication: restricted sources change the answers of {report.restricted} councils. With --open they are left out."


def ratio(found: Ratio) -> str:
    """`5.5 (95% interval 2.7 to 12.1; p < 0.001)`."""
    p = probability(found.p)
    return f"{number(found.value)} (95% interval {number(found.low)} to {number(found.high)}; p {p.replace('<', '< ') if '<' in p else f'= {p}'})"


def listed(report: CrossReference) -> str:
    """What the table of councils holds, and what it leaves out."""
    left = unlisted(report)
    told = len(report.councils) - left
    if not left:
        return counted(told, "council").capitalize()
    return f"{counted(told, 'council').capitalize()} of which a source says something; of the other {left:,} none does, and neither answer is known."

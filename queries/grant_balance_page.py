"""The balance of grants as a person reads it: tables with headings in words, and Markdown for a board paper."""

from councilgraph.queries.grant_balance import GrantBalance
from councilgraph.queries.output import table_markdown
from councilgraph.queries.run import Answer
from councilgraph.queries.wording import counted, kind_name, licence_name, long_date, percent, pounds


def title(found: GrantBalance) -> str:
    """The heading of the report."""
    return f"Grants under {found.family.name}" if found.family else "Grants of all programmes on record"


def scope(found: GrantBalance) -> str:
    """Which councils, when, and by which rule of lineage."""
    when = f"as of {long_date(found.as_of)}" if found.as_of else "those in being, all that is known"
    rule = "what predecessors were given counts for their successors" if found.lineage == "inherit" else "each council by its own record"
    return f"{found.population.label[0].upper()}{found.population.label[1:]}, {when}; {rule}."


def groups(found: GrantBalance) -> Answer:
    """Take-up and money by group."""
    columns = (
        found.by,
        "councils",
        "with an award",
        "share",
        "awards",
        "given to one council alone",
        "of no known amount",
        "shared",
        "given to several together",
    )
    rows = tuple(
        (kind_name(row[0]), row[1], row[2], percent(row[3]), row[4], pounds(row[5]), row[6], row[7], pounds(row[8]))
        for row in found.groups.rows
    )
    return Answer(columns, ("string", "integer", "integer", "number", "integer", "number", "integer", "integer", "number"), rows)


def concentration(found: GrantBalance) -> Answer:
    """How far the awards and the pounds are in few hands."""
    columns = ("of", "in all", "councils with any", "of the ten with most", "of the tenth with most", "Gini coefficient")
    rows = tuple(
        (
            name,
            f"{total:,.0f}" if name.startswith("awards") else pounds(total),
            having,
            percent(ten),
            percent(tenth),
            "" if gini is None else f"{gini:.2f}",
        )
        for name, total, having, ten, tenth, gini in found.concentration.rows
    )
    return Answer(columns, ("string", "number", "integer", "number", "number", "number"), rows)


def spread(found: GrantBalance) -> str:
    """The concentration in a sentence."""
    awards, money = found.concentration.records()
    if not awards["total"]:
        return "No award is on record."
    said = f"The ten councils with the most awards have {percent(awards['top_10_share'])} of them"
    if money["total"]:
        said += f"; the ten that were given most have {percent(money['top_10_share'])} of the money that is stated for one council alone"
    return f"{said}. A Gini coefficient is 0 where all councils have the same and near 1 where one has all."


def never(found: GrantBalance) -> Answer:
    """The councils without an award on record."""
    rows = tuple((council, code, kind_name(kind), region) for council, code, kind, region in found.never.rows)
    return Answer(found.never.columns, found.never.types, rows)


def sources(found: GrantBalance) -> Answer:
    """What states the awards."""
    columns = ("source", "kind", "records", "from", "to", "licence")
    rows = tuple(
        (row["source"], row["kind"], row["records"], long_date(row["first"]), long_date(row["last"]), licence_name(row["licence"]))
        for row in found.sources
    )
    return Answer(columns, ("string", "string", "integer", "string", "string", "string"), rows)


def markdown(found: GrantBalance) -> str:
    """The report in Markdown: what to know first, the tables, the councils without an award, the sources."""
    parts = [f"# {title(found)}", scope(found), "\n".join(f"- {said}" for said in found.said)]
    parts += [f"## By {found.by}", table_markdown(groups(found))]
    parts += ["## How far it is in few hands", spread(found), table_markdown(concentration(found))]
    parts += ["## Sources", table_markdown(sources(found))]
    without = counted(len(found.never.rows), "council")
    parts += [
        "## Councils without an award on record",
        f"{without.capitalize()}. None on record is not the same as none given.",
        table_markdown(never(found)),
    ]
    return "\n\n".join(parts) + "\n"

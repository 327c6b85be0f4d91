"""`councilgraph coverage`: what the loaded lists cover, year by year."""

import click

from councilgraph.api.commands.asking import show
from councilgraph.api.engines import opened
from councilgraph.api.settings import Settings
from councilgraph.queries.coverage_by_year import SIGNS, coverage_by_year, wide


@click.command(
    epilog="\b\nExamples:\n  councilgraph coverage\n  councilgraph coverage --programme productivity --since 2015 --until 2020\n"
    "  councilgraph coverage --programme cpc --format csv"
)
@click.option("--programme", metavar="PROGRAMME", default="", help="Only this programme or family, by id, acronym or name.")
@click.option("--since", type=click.IntRange(1900, 2100), metavar="YEAR", default=None, help="From this year. [default: the lists' first]")
@click.option("--until", type=click.IntRange(1900, 2100), metavar="YEAR", default=None, help="To this year. [default: the lists' last]")
@click.option("--format", "layout", type=click.Choice(["table", "csv", "json", "jsonl", "parquet"]), default="table", show_default=True)
@click.pass_obj
def coverage(settings: Settings, programme: str, since: int | None, until: int | None, layout: str) -> None:
    """Programme by year and type of council: where a missing entry means no, and where it only means not known.

    Only where a complete list covers a council's life since the programme began does a question get the answer `no`.
    """
    with opened(settings) as graph:
        found = coverage_by_year(graph, programme=programme, since=since, until=until, clearance="restricted")
    if layout != "table":
        show(found, layout)
        return
    show(wide(found), layout)
    click.echo("  ".join(f"{sign or '(blank)'} {state}" for state, sign in SIGNS.items()), err=True)

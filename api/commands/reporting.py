"""`councilgraph report`: cross-reference statistics, the matrix of all pairs, the balance of grants."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from councilgraph.api.commands.asking import show
from councilgraph.api.engines import opened
from councilgraph.api.settings import Settings
from councilgraph.graph.policy import Clearance
from councilgraph.queries import cross_reference_page, cross_reference_tables, cross_reference_words, grant_balance, grant_balance_page
from councilgraph.queries.cross_reference import GROUPINGS, CrossReference, cross_reference
from councilgraph.queries.matrix import grid, matrix, shown
from councilgraph.queries.output import to_bytes, write_table
from councilgraph.queries.populations import POPULATIONS

_LAYOUTS: Final = ("table", "csv", "json", "markdown", "html")


def _scope(*, compare: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options that say which councils, when and by which rules."""
    rule = "Whether what councils did counts for those that they passed into."
    options = [
        click.option("--open", "published", is_flag=True, help="As the public may see it: without restricted sources."),
        click.option("--population", "over", type=click.Choice(list(POPULATIONS)), default="england-principal", show_default=True),
        click.option("--lineage", type=click.Choice(["none", "inherit"]), default="none", show_default=True, help=rule),
        click.option("--as-of", metavar="DAY", default="", help="As things stood on this day, with the councils of that day."),
    ]
    if compare:
        shown = "Yes against no, or recorded against not recorded."
        options.append(
            click.option("--compare", type=click.Choice(["answers", "records"]), default="answers", show_default=True, help=shown)
        )

    def with_options(command: Callable[..., None]) -> Callable[..., None]:
        for option in options:
            command = option(command)
        return command

    return with_options


@click.group(epilog="\b\nExample: councilgraph report cross-reference --rows cpc --columns grants --as-of 2017-03-08")
def report() -> None:
    """Reports over many councils."""


@report.command(
    "cross-reference",
    epilog="\b\nExamples:\n  councilgraph report cross-reference --rows cpc --columns grants --as-of 2017-03-08 --by type --lineage inherit\n"
    "  councilgraph report cross-reference --rows odp --columns proptech --as-of 2026-05-01 --by region --format html --out report.html\n"
    "  councilgraph report cross-reference --rows cpc --columns grants --format csv --part groups",
)
@click.option("--rows", required=True, metavar="PROGRAMME", help="A programme or family, by id, acronym or name.")
@click.option(
    "--columns", required=True, metavar="PROGRAMME", help="Another; `grants` is short for the grants of the productivity programme."
)
@click.option("--by", type=click.Choice(GROUPINGS), default=None, help="Also by group, with a ratio pooled over the groups.")
@_scope(compare=True)
@click.option("--format", "layout", type=click.Choice(_LAYOUTS), default="table", show_default=True)
@click.option(
    "--part",
    type=click.Choice(cross_reference_tables.PARTS),
    default="councils",
    show_default=True,
    help="Which table --format csv prints.",
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default=None, help="Write to this file, not to stdout.")
@click.pass_obj
def cross_reference_command(settings: Settings, /, layout: str, part: str, out: Path | None, published: bool, **given: Any) -> None:
    """Two programmes against each other: who took part in both, in one, in neither, and of whom it is not known."""
    with opened(settings) as graph:
        found = cross_reference(graph, clearance=_clearance(published), **given)
    if layout == "table" and out is None:
        _print(found)
        return
    data = _bytes(found, layout, part)
    if out is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        out.write_bytes(data)
        click.echo(f"{out}: {len(data):,} bytes", err=True)


def _clearance(published: bool) -> Clearance:
    return "open" if published else "restricted"


def _bytes(found: CrossReference, layout: str, part: str) -> bytes:
    if layout == "html":
        return cross_reference_page.page(found).encode()
    if layout == "json":
        return (json.dumps(cross_reference_page.as_json(found), ensure_ascii=False, indent=2) + "\n").encode()
    if layout == "csv":
        return to_bytes(cross_reference_tables.part(found, part), "csv")
    return cross_reference_page.markdown(found).encode()


def _print(found: CrossReference) -> None:
    """The report for a terminal; the list of councils is left to the other formats."""
    click.echo(f"{cross_reference_words.title(found)}\n{cross_reference_words.scope(found)}\n")
    write_table(cross_reference_tables.shown(found, "answers"), sys.stdout)
    click.echo(f"\n{cross_reference_words.finding(found)}")
    if found.groups:
        click.echo()
        write_table(cross_reference_tables.shown(found, "groups"), sys.stdout)
        click.echo(f"\n{cross_reference_words.pooled(found)}")
    click.echo("\nBefore you quote this")
    for caveat in cross_reference_words.caveats(found):
        click.echo(f"- {caveat}")
    click.echo("\nSources")
    write_table(cross_reference_tables.shown(found, "sources"), sys.stdout)
    click.echo("\nThe councils: --format csv. For a board paper: --format markdown or html.", err=True)


@report.command(
    "grant-balance",
    epilog="\b\nExamples:\n  councilgraph report grant-balance --by region --lineage inherit\n"
    "  councilgraph report grant-balance --family productivity --by year --as-of 2020-03-31 --format markdown\n"
    "  councilgraph report grant-balance --family productivity --part never --format csv",
)
@click.option("--family", metavar="PROGRAMME", default="", help="Only awards under this programme or family.")
@click.option("--by", type=click.Choice(grant_balance.GROUPINGS), default="programme", show_default=True)
@_scope(compare=False)
@click.option(
    "--format", "layout", type=click.Choice(["table", "csv", "json", "jsonl", "parquet", "markdown"]), default="table", show_default=True
)
@click.option(
    "--part",
    type=click.Choice(grant_balance.PARTS),
    default="groups",
    show_default=True,
    help="Which table csv, json, jsonl and parquet print.",
)
@click.pass_obj
def grant_balance_command(settings: Settings, /, layout: str, part: str, published: bool, **given: Any) -> None:
    """Take-up and money of grants by programme, type, region or year; who never had one; how far the money is concentrated."""
    with opened(settings) as graph:
        found = grant_balance.grant_balance(graph, clearance=_clearance(published), **given)
    if layout == "markdown":
        click.echo(grant_balance_page.markdown(found), nl=False)
        return
    if layout != "table":
        show(getattr(found, part), layout)
        return
    click.echo(f"{grant_balance_page.title(found)}\n{grant_balance_page.scope(found)}\n")
    for answer in (grant_balance_page.groups(found), grant_balance_page.concentration(found)):
        write_table(answer, sys.stdout)
        click.echo()
    click.echo(f"{grant_balance_page.spread(found)}\n")
    click.echo("Before you quote this")
    for caveat in found.said:
        click.echo(f"- {caveat}")
    click.echo("\nSources")
    write_table(grant_balance_page.sources(found), sys.stdout)
    click.echo("\nThe councils without an award on record: --part never --format csv; every award: --part awards", err=True)


@report.command(
    "matrix",
    epilog="\b\nExamples:\n  councilgraph report matrix --as-of 2024-03-31 --lineage inherit --format csv\n"
    "  councilgraph report matrix --programmes cpc,ldf,ope,odp --grid",
)
@click.option("--programmes", metavar="IDS", default="", help="Programmes or families, with commas; by default every programme on record.")
@click.option("--grid", "as_grid", is_flag=True, help="A square of how many councils are in both, instead of a line a pair.")
@_scope(compare=True)
@click.option("--format", "layout", type=click.Choice(["table", "csv", "json", "jsonl", "parquet"]), default="table", show_default=True)
@click.pass_obj
def matrix_command(settings: Settings, /, programmes: str, as_grid: bool, layout: str, published: bool, **given: Any) -> None:
    """Every pair of programmes: how many councils are in both, in one, in neither, and how the two go together."""
    chosen = tuple(part.strip() for part in programmes.split(",") if part.strip())
    with opened(settings) as graph:
        found = matrix(graph, programmes=chosen, clearance=_clearance(published), **given)
    pairs = shown(found) if layout == "table" else found.pairs
    show(grid(found) if as_grid else pairs, layout)

"""`councilgraph identity`: a person's decisions on who is who, and the pairs that need one."""

import getpass
import sys

import click

from councilgraph.api.commands.asking import show
from councilgraph.api.console import now, waiting
from councilgraph.api.delivering import bring_up_to_date
from councilgraph.api.errors import InputError
from councilgraph.api.settings import Settings
from councilgraph.graph.identity.resolve import resolve
from councilgraph.graph.identity.review import doubtful
from councilgraph.graph.ledger import Ledger, open_ledger
from councilgraph.queries.run import Answer


@click.group()
def identity() -> None:
    """Who is who: look at doubtful pairs, say that two are the same or different, undo it."""


def _mention(ledger: Ledger, given: str) -> str:
    """The mention that a node id or a mention key stands for: decisions hold on to mentions, whatever ids become."""
    row = ledger.connection.execute("SELECT min(mention) FROM identity WHERE mention = ? OR node = ?", [given, given]).fetchone()
    if row is None or row[0] is None:
        raise InputError(f"{given!r} is neither the id of a person nor a mention; `councilgraph query people-named --name …` finds ids")
    return str(row[0])


def _decide(settings: Settings, left: str, right: str, because: str, *, same: bool) -> None:
    settings.workspace.require()
    with open_ledger(settings.workspace, "councilgraph identity", now=now, wait=settings.wait, waiting=waiting) as ledger:
        resolve(ledger.connection)
        first, second = _mention(ledger, left), _mention(ledger, right)
        if first == second:
            raise InputError(f"{left} and {right} are one person already; name a mention of each from `councilgraph identity review`")
        ledger.judge(first, second, same=same, because=because, by=getpass.getuser())
        bring_up_to_date(ledger, settings)
    click.echo(f"noted: {left} and {right} are {'the same' if same else 'different'}, because {because}", err=True)


_BECAUSE = click.option("--because", required=True, metavar="REASON", help="Why; it is kept with the decision.")


@identity.command(
    epilog='\b\nExample: councilgraph identity same person/ann-lee-sts person/a-lee-1f0c22aa --because "same ward in both minutes"'
)
@click.argument("left")
@click.argument("right")
@_BECAUSE
@click.pass_obj
def same(settings: Settings, left: str, right: str, because: str) -> None:
    """Say that LEFT and RIGHT (ids of people, or mentions) are one person."""
    _decide(settings, left, right, because, same=True)


@identity.command(epilog='\b\nExample: councilgraph identity different ~person/1f…/9a… ~person/2b…/7c… --because "father and son"')
@click.argument("left")
@click.argument("right")
@_BECAUSE
@click.pass_obj
def different(settings: Settings, left: str, right: str, because: str) -> None:
    """Say that LEFT and RIGHT (ids of people, or mentions) are two people."""
    _decide(settings, left, right, because, same=False)


@identity.command()
@click.argument("left")
@click.argument("right")
@click.pass_obj
def undo(settings: Settings, left: str, right: str) -> None:
    """Undo the decision on LEFT and RIGHT; it stays in the ledger as history."""
    settings.workspace.require()
    with open_ledger(settings.workspace, "councilgraph identity", now=now, wait=settings.wait, waiting=waiting) as ledger:
        resolve(ledger.connection)
        mentions = _mention(ledger, left), _mention(ledger, right)
        undone = ledger.undo_judgement(*mentions) or ledger.undo_judgement(left, right)
        if not undone:
            raise InputError(f"there is no decision on {left} and {right}; `councilgraph identity decisions` lists them")
        bring_up_to_date(ledger, settings)
    click.echo("undone", err=True)


@identity.command()
@click.option("--format", "layout", type=click.Choice(["table", "csv", "json", "jsonl"]), default="table", show_default=True)
@click.pass_obj
def review(settings: Settings, layout: str) -> None:
    """List doubtful pairs: joined on little, or apart though alike. Exit code 1 where there are any."""
    settings.workspace.require()
    with open_ledger(settings.workspace, "councilgraph identity", now=now, wait=settings.wait, waiting=waiting) as ledger:
        doubts = doubtful(ledger.connection)
    columns = ("now", "left_name", "right_name", "why", "left", "right")
    rows = tuple(tuple(getattr(doubt, column) for column in columns) for doubt in doubts)
    show(Answer(columns, ("string",) * len(columns), rows), layout)
    sys.exit(1 if doubts else 0)


@identity.command()
@click.option("--format", "layout", type=click.Choice(["table", "csv", "json", "jsonl"]), default="table", show_default=True)
@click.pass_obj
def decisions(settings: Settings, layout: str) -> None:
    """List every decision ever made, undone ones too."""
    settings.workspace.require()
    with open_ledger(settings.workspace, "councilgraph identity", now=now, wait=settings.wait, waiting=waiting) as ledger:
        found = ledger.connection.execute(
            'SELECT "left", "right", same, because, decided_by, decided_at, undone_at FROM judgement ORDER BY decided_at, id'
        ).fetchall()
    columns = ("left", "right", "same", "because", "decided_by", "decided_at", "undone_at")
    show(Answer(columns, ("string", "string", "boolean", "string", "string", "string", "string"), tuple(found)), layout)

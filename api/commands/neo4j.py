"""`councilgraph neo4j` and `verify`: a server of one's own, and whether an engine holds what the ledger says."""

import sys
import tempfile
import time
from pathlib import Path

import click

from councilgraph.api.commands.asking import show
from councilgraph.api.commands.exporting import projection
from councilgraph.api.console import TALK, now, progress, waiting
from councilgraph.api.delivering import send
from councilgraph.api.engines import local_server, opened
from councilgraph.api.settings import Settings
from councilgraph.graph.engines.neo4j import Address
from councilgraph.graph.engines.neo4j_admin import write_admin_files
from councilgraph.graph.engines.neo4j_server import USER, facts
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.projecting import project
from councilgraph.graph.verify import verify as compare
from councilgraph.queries.run import Answer


@click.group()
def neo4j() -> None:
    """A Neo4j server of your own in the workspace, from pip alone: `pip install 'councilgraph[neo4j-server]'`.

    \b
    councilgraph neo4j start                    fetch it once (131 MB), start it on a free port of localhost
    councilgraph --graph local load --shipped   load into it
    councilgraph --graph local query programmes ask it
    """


def _say(words: str) -> None:
    TALK.print(words, soft_wrap=True)


@neo4j.command(epilog="\b\nExample: councilgraph neo4j start && councilgraph --graph local load --shipped --examples")
@click.pass_obj
def start(settings: Settings) -> None:
    """Start the workspace's server and print its address; the password is in a file that only you can read."""
    settings.workspace.create()
    server = local_server(settings)
    running = server.start(say=_say)
    click.echo(running.address)
    click.echo(f"user {USER}, password in {server.password_file.absolute()}; ask it with --graph local", err=True)


@neo4j.command(epilog="\b\nExample: councilgraph neo4j stop")
@click.pass_obj
def stop(settings: Settings) -> None:
    """Stop the workspace's server; its data stays."""
    click.echo("stopped" if local_server(settings).stop() else "it did not run", err=True)


@neo4j.command(epilog="\b\nExample: councilgraph neo4j status --format json")
@click.option("--format", "layout", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.pass_obj
def status(settings: Settings, layout: str) -> None:
    """Print where the workspace's server is and whether it runs. Exit code 1 where it does not."""
    found = facts(local_server(settings))
    show(
        Answer(
            ("what", "value"), ("string", "string"), tuple((key, None if value is None else str(value)) for key, value in found.items())
        ),
        layout,
    )
    sys.exit(0 if found["state"] == "running" else 1)


@neo4j.command(epilog="\b\nExample: ls $(councilgraph neo4j path)/logs")
@click.pass_obj
def path(settings: Settings) -> None:
    """Print the folder of the workspace's server: configuration, data, logs, password."""
    click.echo(str(local_server(settings).home.absolute()))


@neo4j.command("import", epilog="\b\nExample: councilgraph neo4j import")
@click.pass_obj
def import_(settings: Settings) -> None:
    """Fill the workspace's server anew with the whole graph by the offline importer, start it, and verify it.

    The fastest way for a large graph. Whatever else was in the server is lost.
    """
    server, wanted = local_server(settings), projection(settings)
    server.stop()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(dir=settings.workspace.folder) as folder:
        server.import_files(write_admin_files(wanted, Path(folder)).arguments, say=_say)
    running = server.start(say=_say)
    send(wanted, Address(running.address, USER, server.password()), settings)
    click.echo(running.address)
    click.echo(
        f"{sum(wanted.nodes.values()):,} nodes, {sum(wanted.edges.values()):,} edges imported in {time.monotonic() - begun:.1f} s", err=True
    )


@click.command(epilog="\b\nExamples:\n  councilgraph verify\n  councilgraph --graph bolt://graph.example.org:7687 verify --format csv")
@click.option("--all", "everything", is_flag=True, help="Print every kind, also those that agree.")
@click.option("--format", "layout", type=click.Choice(["table", "csv", "json", "jsonl"]), default="table", show_default=True)
@click.pass_obj
def verify(settings: Settings, everything: bool, layout: str) -> None:
    """Compare the graph with the ledger, kind by kind: counts, content hashes, and what differs. Exit code 1 where anything does."""
    settings.workspace.require()
    with tempfile.TemporaryDirectory(dir=settings.workspace.folder) as folder, opened(settings) as graph, progress() as bar:
        with open_ledger(settings.workspace, "councilgraph verify", now=now, wait=settings.wait, waiting=waiting) as ledger:
            wanted = project(ledger.connection, Path(folder) / "projection", ledger.change_number)
        task = bar.add_task("comparing", total=None)
        found = compare(wanted, graph, done=lambda part: bar.advance(task))
    wrong = [part for part in found if not part.same]
    columns = ("part", "ledger_rows", "engine_rows", "missing", "extra", "changed", "ledger_hash", "engine_hash", "examples")
    types = ("string", *("integer",) * 5, "string", "string", "strings")
    rows = tuple(
        tuple(list(part.examples[: 1 if layout == "table" else None]) if name == "examples" else getattr(part, name) for name in columns)
        for part in (found if everything else wrong)
    )
    if rows or layout != "table":
        show(Answer(columns, types, rows), layout)
    total = sum(part.ledger_rows for part in found)
    click.echo(f"{len(found) - len(wrong)} of {len(found)} kinds agree; {total:,} nodes and edges in the ledger", err=True)
    sys.exit(1 if wrong else 0)

"""`councilgraph serve` and `keys`: the HTTP service and who is cleared by it."""

import logging
from typing import cast

import click

from councilgraph.api.commands.asking import show
from councilgraph.api.console import TALK, now
from councilgraph.api.http.keys import ROLES, Keys, Role
from councilgraph.api.settings import Settings
from councilgraph.graph.engines.engine import GraphError
from councilgraph.queries.run import Answer


@click.command(
    epilog="\b\nExamples:\n  councilgraph serve\n  councilgraph --graph bolt://graph.example.org:7687 serve --host 0.0.0.0 --port 8000"
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.pass_obj
def serve(settings: Settings, host: str, port: int) -> None:
    """Serve the API and the web pages.

    Whoever has no key sees open rows only; `councilgraph keys add` makes keys. Served for one person on localhost, a key for this run is
    printed.
    """
    import uvicorn

    from councilgraph.api.http.app import create_app
    from councilgraph.api.http.graphs import Graphs

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    keys = Keys(settings.workspace.folder)
    settings.workspace.create()
    graphs = Graphs(settings)
    try:
        with TALK.status("preparing the graph of what everyone may see"):
            graphs.prepare()
    except GraphError as error:
        # The service says so itself at every address, and takes up a graph as soon as one is loaded.
        click.echo(f"not ready: {error}", err=True)
    app = create_app(settings, keys=keys, graphs=graphs)
    if host in ("127.0.0.1", "localhost", "::1"):
        key = keys.add("operator", "admin", now(), keep=False)
        click.echo(f"http://{host}:{port}\nkey for this run, to see restricted rows (Log in, top right): {key}", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


@click.group(epilog="\b\nExample: councilgraph keys add 'Improvement team' --role officer")
def keys() -> None:
    """Keys of the HTTP service: who may see restricted rows."""


@keys.command(epilog="\b\nExample: councilgraph keys add 'Improvement team' --role officer")
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="officer", show_default=True)
@click.pass_obj
def add(settings: Settings, name: str, role: str) -> None:
    """Make a key for NAME and print it. It is shown this once; only its hash is kept."""
    settings.workspace.create()
    click.echo(Keys(settings.workspace.folder).add(name, cast(Role, role), now()))


@keys.command("list", epilog="\b\nExample: councilgraph keys list")
@click.option("--format", "layout", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.pass_obj
def list_(settings: Settings, layout: str) -> None:
    """List the keys, without the keys themselves."""
    rows = tuple((key.id, key.name, key.role, key.made_at) for key in Keys(settings.workspace.folder))
    show(Answer(("id", "name", "role", "made_at"), ("string",) * 4, rows), layout)


@keys.command(epilog="\b\nExample: councilgraph keys revoke 1f9a03bc")
@click.argument("key_id")
@click.pass_obj
def revoke(settings: Settings, key_id: str) -> None:
    """Take a key back, by its id in the list. Exit code 1 where there is none."""
    found = Keys(settings.workspace.folder).revoke(key_id)
    click.echo("revoked" if found else f"there is no key {key_id}; `councilgraph keys list` lists them", err=True)
    raise click.exceptions.Exit(0 if found else 1)

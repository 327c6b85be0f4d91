"""`councilgraph export`: the graph, or the surroundings of a node, for other tools."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from councilgraph.api.settings import Settings
from councilgraph.graph.build import built
from councilgraph.graph.engines.engine import GraphError
from councilgraph.graph.engines.neo4j_admin import write_admin_files
from councilgraph.graph.networks import neighbourhood, network, to_gexf, to_graphml
from councilgraph.graph.projection import Projection


@click.group(epilog="\b\nExamples:\n  councilgraph export graphml --out graph.graphml\n  councilgraph export neo4j-admin neo4j-files")
def export() -> None:
    """Write the graph for other tools."""


def projection(settings: Settings) -> Projection:
    """What the workspace's graph was built from. Raises GraphError where nothing has been loaded yet."""
    found = built(settings.graph)
    if found is None:
        raise GraphError(f"{settings.graph}: no graph here yet; run `councilgraph load` first, or name another with --workspace")
    return found


def _network(command: Callable[..., None]) -> Callable[..., None]:
    for option in (
        click.option("--restricted", is_flag=True, help="Restricted rows too; without it the file holds open rows only."),
        click.option("--hops", metavar="N", type=click.IntRange(1, 6), default=1, show_default=True, help="How near."),
        click.option("--around", metavar="ID", help="Only this node and what is near it, such as council/STS."),
        click.option("--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Where to write. [default: stdout]"),
    ):
        command = option(command)
    return click.pass_obj(command)


@export.command(epilog="\b\nExample: councilgraph export graphml --out graph.graphml")
@_network
def graphml(settings: Settings, /, **given: Any) -> None:
    """For networkx, yEd or Cytoscape. Documents and evidence are left out."""
    _write(settings, to_graphml, **given)


@export.command(epilog="\b\nExample: councilgraph export gexf --around council/STS --hops 2 --out staffordshire.gexf")
@_network
def gexf(settings: Settings, /, **given: Any) -> None:
    """For Gephi. Documents and evidence are left out."""
    _write(settings, to_gexf, **given)


def _write(settings: Settings, write: Callable[..., bytes], *, out: Path | None, around: str | None, hops: int, restricted: bool) -> None:
    part = network(projection(settings), clearance="restricted" if restricted else "open")
    if around:
        part = neighbourhood(part, around, hops)
    data = write(part)
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        out.write_bytes(data)
    click.echo(f"{out or 'stdout'}: {part.number_of_nodes():,} nodes, {part.number_of_edges():,} edges", err=True)


@export.command("neo4j-admin", epilog="\b\nExample: councilgraph export neo4j-admin neo4j-files")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def neo4j_admin(settings: Settings, folder: Path) -> None:
    """Write header and data files for `neo4j-admin database import full`, and print the command that imports them.

    Restricted rows are in the files: they are for your own server. Run `councilgraph --graph bolt://… load` once afterwards: it
    sets up the constraints and finishes what CSV cannot say.
    """
    files = write_admin_files(projection(settings), folder)
    click.echo(files.command())

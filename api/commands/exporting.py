"""`councilgraph export`: the graph, or the surroundings of a node, for other tools."""

import sys
from pathlib import Path

import click

from councilgraph.api.settings import Settings
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.networks import neighbourhood, network, to_gexf, to_graphml


@click.command(
    epilog="\b\nExamples:\n  councilgraph export graphml --out graph.graphml\n  councilgraph export gexf --around council/STS --hops 2 --out staffordshire.gexf"
)
@click.argument("layout", type=click.Choice(["graphml", "gexf"]))
@click.option("--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Where to write. [default: stdout]")
@click.option("--around", metavar="ID", help="Only this node and what is near it, such as council/STS.")
@click.option("--hops", metavar="N", type=click.IntRange(1, 6), default=1, show_default=True, help="How near.")
@click.option("--restricted", is_flag=True, help="Restricted rows too; without it the file holds open rows only.")
@click.pass_obj
def export(settings: Settings, layout: str, out: Path | None, around: str | None, hops: int, restricted: bool) -> None:
    """Write the graph for networkx, Gephi, yEd or Cytoscape. Documents and evidence are left out."""
    graph = EmbeddedGraph(settings.graph)
    try:
        part = network(graph.projection, clearance="restricted" if restricted else "open")
    finally:
        graph.close()
    if around:
        part = neighbourhood(part, around, hops)
    data = to_graphml(part) if layout == "graphml" else to_gexf(part)
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        out.write_bytes(data)
    click.echo(f"{out or 'stdout'}: {part.number_of_nodes():,} nodes, {part.number_of_edges():,} edges", err=True)

"""Bringing the embedded graph up to date with the ledger."""

from pathlib import Path

from councilgraph.graph.engines.embedded import build, current_generation
from councilgraph.graph.ledger import Ledger
from councilgraph.graph.projecting import project
from councilgraph.graph.projection import FORMAT, Projection
from councilgraph.graph.vocabulary import vocabulary


def built(folder: Path) -> Projection | None:
    """The projection that the graph in `folder` was built from; None where there is no graph, or one of another format."""
    generation = current_generation(folder)
    if generation is None or not (generation / "projection" / "manifest.json").exists():
        return None
    return Projection.read(generation / "projection")


def rebuild(ledger: Ledger, folder: Path) -> tuple[Projection, bool]:
    """Build the graph in `folder` anew from the ledger, unless it already shows the ledger's state; and whether it was built."""
    now = built(folder)
    state = ledger.change_number
    if now and (now.change_number, now.format, now.vocabulary) == (state, FORMAT, vocabulary().version):
        return now, False
    return build(folder, lambda place: project(ledger.connection, place, state)), True

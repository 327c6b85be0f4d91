"""Bringing the graphs that the settings name up to date with the ledger: the embedded one, and a Neo4j server beside it."""

from councilgraph.api.console import progress
from councilgraph.api.engines import server_address
from councilgraph.api.settings import Settings
from councilgraph.graph.build import rebuild
from councilgraph.graph.engines.neo4j import Address
from councilgraph.graph.engines.neo4j_delivery import Delivered, deliver
from councilgraph.graph.ledger import Ledger
from councilgraph.graph.projection import Projection


def bring_up_to_date(ledger: Ledger, settings: Settings) -> tuple[Projection, bool, Delivered | None]:
    """Build the embedded graph from the ledger and, where the settings name a server, send it what differs; and what was done."""
    address = server_address(settings)
    projection, fresh = rebuild(ledger, settings.graph)
    return projection, fresh, send(projection, address, settings) if address else None


def send(projection: Projection, address: Address, settings: Settings) -> Delivered:
    """Send a server what differs from a projection, with a progress display."""
    with progress() as bar:
        task = bar.add_task("sending", total=None)

        def done(sent: int, total: int) -> None:
            bar.update(task, completed=sent, total=total)

        memory = settings.workspace.folder / "delivered"
        return deliver(projection, address, memory, progress=done)

"""A graph on both engines, and the same question put to each."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from councilgraph.graph.build import built
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.engines.engine import Engine
from councilgraph.graph.engines.neo4j import Address, Neo4jGraph, connect
from councilgraph.graph.engines.neo4j_delivery import deliver
from councilgraph.graph.policy import Clearance
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.run import run_query

Pair = tuple[Engine, Engine]


def emptied(server: Address) -> None:
    """Delete every node and edge; what is created after that comes by what differs from the graph before."""
    with connect(server) as driver, driver.session(database=server.database) as session:
        session.run("MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()


@contextmanager
def on_both(workspace: Workspace, server: Address) -> Iterator[Pair]:
    """The graph of a workspace in the embedded engine, and sent to a server."""
    projection = built(workspace.graph)
    assert projection is not None
    deliver(projection, server, workspace.folder / "delivered")
    embedded, neo4j = EmbeddedGraph(workspace.graph), Neo4jGraph(server)
    try:
        yield embedded, neo4j
    finally:
        embedded.close()
        neo4j.close()


def same(pair: Pair, name: str, values: dict[str, Any], clearance: Clearance) -> None:
    """Ask both a named query: the same columns, rows, order and types."""
    first, second = (run_query(Catalogue.load(), engine, name, values, clearance=clearance) for engine in pair)
    assert first.columns == second.columns
    for one, other in zip(first.rows, second.rows, strict=True):
        assert one == other, (name, values)
        assert [type(value) for value in one] == [type(value) for value in other], (name, values)

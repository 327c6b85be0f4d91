"""Which engine the settings name, open for asking: the embedded graph of the workspace, or a Neo4j server beside it."""

from collections.abc import Iterator
from contextlib import contextmanager

from councilgraph.api.errors import InputError
from councilgraph.api.settings import LOCAL, Settings
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.engines.engine import Engine, GraphError
from councilgraph.graph.engines.neo4j import Address, Neo4jGraph
from councilgraph.graph.engines.neo4j_server import USER, LocalServer


def local_server(settings: Settings) -> LocalServer:
    """The workspace's own Neo4j, running or not."""
    return LocalServer(settings.workspace.folder / "neo4j", settings.cache)


def server_address(settings: Settings) -> Address | None:
    """Where the server of the settings is and who asks it; None where the embedded graph is meant. Raises GraphError or InputError."""
    if settings.server is None:
        return None
    if settings.server == LOCAL:
        server = local_server(settings)
        running = server.running()
        if running is None:
            raise GraphError(f"{server.home}: the workspace's Neo4j does not run; start it with `councilgraph neo4j start`")
        return Address(running.address, USER, server.password())
    if settings.password is None:
        raise InputError(
            f"{settings.server}: set COUNCILGRAPH_NEO4J_PASSWORD (or COUNCILGRAPH_NEO4J_PASSWORD_FILE) to the password of {settings.user!r}"
        )
    return Address(settings.server, settings.user, settings.password, settings.database)


@contextmanager
def opened(settings: Settings) -> Iterator[Engine]:
    """The graph of the settings, open for reading."""
    address = server_address(settings)
    graph: Engine = EmbeddedGraph(settings.graph) if address is None else Neo4jGraph(address)
    try:
        yield graph
    finally:
        graph.close()

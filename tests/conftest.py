"""Fixtures that any test may use. Take the smallest that will do.

`neo4j` is a real Neo4j server with an empty database, started for the run; COUNCILGRAPH_TEST_NEO4J=bolt://… (and _PASSWORD) names another.
`workspace` is an empty folder; `example_graph` the shipped lists and example minutes, loaded once and only to be asked; `load` loads files
into a workspace; `shared` is the folder of real documents, and skips where it is absent.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from both_engines import emptied

from councilgraph.api.loading import FileLoaded, load_files, load_reference
from councilgraph.api.reading import Intake, intake, shipped_intakes
from councilgraph.api.settings import Settings
from councilgraph.graph.build import rebuild
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.engines.neo4j import Address
from councilgraph.graph.engines.neo4j_server import USER, LocalServer
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.workspace import Workspace

# A server of the tests lives for minutes: its second compiler (C2) and planning anew for every graph would cost more than they give.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
PLANS_LAST = ("dbms.cypher.min_replan_interval=1h",)

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    return Workspace(tmp_path / "workspace")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and lists beside the checkout, which is not part of the project."""
    if not SHARED.exists():
        pytest.skip(f"real documents are not here: {SHARED} is absent")
    return SHARED


def _load(workspace: Workspace, paths: Iterable[Path] = (), *, shipped: bool = False, examples: bool = False) -> tuple[FileLoaded, ...]:
    intakes: list[Intake] = [*shipped_intakes(lists_too=shipped, examples=examples), *(intake(path) for path in paths)]
    with open_ledger(workspace, "test", now=lambda: "2026-01-01T00:00:00Z") as ledger:
        load_reference(ledger)
        loaded = load_files(ledger, intakes, processes=1)
        rebuild(ledger, workspace.graph)
    return loaded


@pytest.fixture(scope="session")
def load() -> Callable[..., tuple[FileLoaded, ...]]:
    """Load the reference data and what is asked for into a workspace, and build its graph."""
    return _load


@pytest.fixture(scope="session")
def example_workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace with all that comes with the project."""
    workspace = Workspace(tmp_path_factory.mktemp("examples"))
    _load(workspace, shipped=True, examples=True)
    return workspace


@pytest.fixture(scope="session")
def example_graph(example_workspace: Workspace) -> Iterator[EmbeddedGraph]:
    """The graph of all that comes with the project."""
    graph = EmbeddedGraph(example_workspace.graph)
    yield graph
    graph.close()


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A real server in a scratch folder, running."""
    server = LocalServer(tmp_path_factory.mktemp("neo4j") / "home", Settings.make(None, None, 0).cache, PLANS_LAST)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def neo4j_address(request: pytest.FixtureRequest) -> Address:
    """Where the server of the tests is."""
    given = os.environ.get("COUNCILGRAPH_TEST_NEO4J")
    if given:
        return Address(given, os.environ.get("COUNCILGRAPH_TEST_NEO4J_USER", USER), os.environ["COUNCILGRAPH_TEST_NEO4J_PASSWORD"])
    server: LocalServer = request.getfixturevalue("neo4j_server")
    running = server.start()
    return Address(running.address, USER, server.password())


@pytest.fixture
def neo4j(neo4j_address: Address) -> Address:
    """The server of the tests, emptied."""
    emptied(neo4j_address)
    return neo4j_address

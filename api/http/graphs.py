"""The two graphs that the service asks: the open one for whoever has no key, the whole one for whoever is cleared."""

import threading
from pathlib import Path

from councilgraph.api.engines import server_address
from councilgraph.api.settings import Settings
from councilgraph.graph.build import built
from councilgraph.graph.engines.embedded import EmbeddedGraph, build
from councilgraph.graph.engines.engine import Engine, GraphError
from councilgraph.graph.engines.neo4j import Neo4jGraph
from councilgraph.graph.open_graph import open_projection
from councilgraph.graph.policy import Clearance
from councilgraph.graph.projection import FORMAT, Projection
from councilgraph.graph.vocabulary import vocabulary


class Graphs:
    """The graphs of the settings. A newly loaded graph is taken up while the service runs; no request waits for it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = threading.Lock()
        self._open: EmbeddedGraph | None = None
        self._whole: Engine | None = None
        self._building: threading.Thread | None = None

    @property
    def folder(self) -> Path:
        """Where the open graph is kept, beside the whole one."""
        return self.settings.graph.parent / f"{self.settings.graph.name}-open"

    def projection(self) -> Projection:
        """What the whole graph was built from. Raises GraphError where nothing has been loaded yet."""
        found = built(self.settings.graph)
        if found is None:
            raise GraphError("no graph here yet; load something first")
        return found

    def open_projection(self) -> Projection:
        """What the open graph was built from."""
        found = built(self.folder)
        if found is None:
            self._bring_up_to_date()
            found = built(self.folder)
        assert found is not None
        return found

    def engine(self, clearance: Clearance) -> Engine:
        """The graph for a clearance. Raises GraphError where nothing has been loaded yet."""
        self._keep_up()
        with self._lock:
            if clearance == "open":
                if self._open is None:
                    self._open = EmbeddedGraph(self.folder)
                return self._open
            if self._whole is None:
                address = server_address(self.settings)
                self._whole = Neo4jGraph(address) if address else EmbeddedGraph(self.settings.graph)
            return self._whole

    def version(self, clearance: Clearance = "open") -> str:
        """The state that answers for a clearance are of. The open graph may be behind the whole for the time it takes to build."""
        self._keep_up()
        shown = self.open_projection() if clearance == "open" else self.projection()
        return f"{shown.change_number}-{vocabulary().version}"

    def close(self) -> None:
        """Let go of both."""
        if self._building:
            self._building.join()
        for engine in (self._open, self._whole):
            if engine:
                engine.close()

    def _stale(self) -> bool:
        whole, opened = self.projection(), built(self.folder)
        return opened is None or (opened.change_number, opened.format, opened.vocabulary) != (
            whole.change_number,
            FORMAT,
            vocabulary().version,
        )

    def _keep_up(self) -> None:
        if not self._stale():
            return
        if built(self.folder) is None:
            self._bring_up_to_date()
            return
        # The public goes on with the open graph of before until its successor stands.
        with self._lock:
            if self._building is None or not self._building.is_alive():
                self._building = threading.Thread(target=self._bring_up_to_date, name="open-graph")
                self._building.start()

    def _bring_up_to_date(self) -> None:
        with _BUILDING:
            if self._stale():
                whole = self.projection()
                build(self.folder, lambda place: open_projection(whole, place))


_BUILDING = threading.Lock()

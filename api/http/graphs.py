"""The two graphs that the service asks: the open one for whoever has no key, the whole one for whoever is cleared."""

import hashlib
import json
import threading
from importlib.metadata import version as installed
from pathlib import Path
from typing import Final

from councilgraph.api.engines import server_address
from councilgraph.api.settings import Settings
from councilgraph.graph.build import built
from councilgraph.graph.engines.embedded import EmbeddedGraph, build, current_generation
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
        # Folder of a graph -> the generation that was last read there, what it was built from, and its name.
        self._read: dict[Path, tuple[Path, Projection, str]] = {}

    @property
    def folder(self) -> Path:
        """Where the open graph is kept, beside the whole one."""
        return self.settings.graph.parent / f"{self.settings.graph.name}-open"

    def projection(self) -> Projection:
        """What the whole graph was built from. Raises GraphError where nothing has been loaded yet, or by another version."""
        found = self._built(self.settings.graph)
        if found is None:
            raise GraphError("no graph here yet; load something first")
        shown = found[0]
        if (shown.format, shown.vocabulary) != (FORMAT, vocabulary().version):
            raise GraphError("the graph was built by another version of councilgraph; `councilgraph load` builds it anew from the ledger")
        return shown

    def open_projection(self) -> Projection:
        """What the open graph was built from."""
        found = self._built(self.folder)
        if found is None:
            self._bring_up_to_date()
            found = self._built(self.folder)
        assert found is not None
        return found[0]

    def prepare(self) -> None:
        """Build the open graph where it is behind, and open both, so that the first request does not wait. Raises GraphError where
        nothing has been loaded yet."""
        self._bring_up_to_date()
        self.engine("open")
        self.engine("restricted")

    def _built(self, folder: Path) -> tuple[Projection, str] | None:
        """What the graph in a folder was built from and a name for that state. A request asks several times, so that a generation,
        which never changes, is read once."""
        generation = current_generation(folder)
        if generation is None:
            return None
        kept = self._read.get(folder)
        if kept is None or kept[0] != generation:
            projection = built(folder)
            if projection is None:
                return None
            kept = self._read[folder] = generation, projection, _named(projection)
        return kept[1], kept[2]

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
        folder = self.settings.graph if clearance == "restricted" else self.folder
        found = self._built(folder)
        if found is None:
            raise GraphError("no graph here yet; load something first")
        return found[1]

    def close(self) -> None:
        """Let go of both."""
        if self._building:
            self._building.join()
        for engine in (self._open, self._whole):
            if engine:
                engine.close()

    def _stale(self) -> bool:
        whole, found = self.projection(), self._built(self.folder)
        opened = found[0] if found else None
        return opened is None or (opened.change_number, opened.format, opened.vocabulary) != (
            whole.change_number,
            FORMAT,
            vocabulary().version,
        )

    def _keep_up(self) -> None:
        if not self._stale():
            return
        if self._built(self.folder) is None:
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


def _named(projection: Projection) -> str:
    """A name for a state of the graph and for the programme that answers of it. Two ledgers may have the same number of changes, so
    that what they hold counts too."""
    holds = json.dumps(
        [projection.nodes, projection.edges, projection.format, projection.vocabulary, installed("councilgraph")], sort_keys=True
    )
    return f"{projection.change_number}-{hashlib.sha256(holds.encode()).hexdigest()[:10]}"


_BUILDING: Final = threading.Lock()

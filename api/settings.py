"""Settings from the command line and the environment: the only place that reads either."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from councilgraph.graph.workspace import Workspace

DEFAULT_WORKSPACE: Final = "councilgraph-workspace"


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are. `graph` is the folder of the embedded graph; `wait` seconds to wait for a held ledger."""

    workspace: Workspace
    graph: Path
    wait: float

    @classmethod
    def make(cls, workspace: str | None, graph: str | None, wait: float) -> "Settings":
        """Settings with the defaults filled in."""
        place = Workspace(Path(workspace or DEFAULT_WORKSPACE))
        return cls(place, Path(graph) if graph else place.graph, wait)

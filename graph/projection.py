"""The projection: the ledger's statements as nodes and edges, in a folder of sorted Parquet files that any engine can load."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FORMAT: Final = 3
# The text of every document, which is no part of the graph: what evidence is shown in. `whole` is false where something in it is restricted.
TEXTS: Final = "texts.parquet"


@dataclass(frozen=True, slots=True)
class Projection:
    """A written projection. `nodes` and `edges` count rows by kind; `folder` holds `nodes/KIND.parquet` and `edges/EDGE/FROM-TO.parquet`."""

    folder: Path
    change_number: int
    nodes: dict[str, int]
    edges: dict[str, int]
    format: int = FORMAT
    vocabulary: int = 0

    def node_file(self, kind: str) -> Path:
        """The Parquet file of a node kind."""
        return self.folder / "nodes" / f"{kind}.parquet"

    def edge_file(self, kind: str, source: str, target: str) -> Path:
        """The Parquet file of an edge kind between two node kinds; it may be absent where there is no such edge."""
        return self.folder / "edges" / kind / f"{source}-{target}.parquet"

    @classmethod
    def read(cls, folder: Path) -> "Projection":
        """The projection in a folder that `project` (graph/projecting.py) wrote."""
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        return cls(folder, manifest["change_number"], manifest["nodes"], manifest["edges"], manifest["format"], manifest["vocabulary"])

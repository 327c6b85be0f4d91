"""A real row of each named query, by which the OpenAPI document shows what an answer looks like.

`python docs/examples.py` asks the graph of all that comes with the project and writes api/http/examples.json.
"""

import json
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from councilgraph.api.loading import load_files, load_reference
from councilgraph.api.reading import shipped_intakes
from councilgraph.graph.build import rebuild
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.run import run_query

FILE: Final = Path(__file__).resolve().parents[1] / "api/http/examples.json"


def fullest(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """The first of the rows that leave the least unsaid."""
    return max(rows, key=lambda row: sum(value not in (None, []) for value in row.values()))


def main() -> int:
    """Load what comes with the project into a scratch folder, ask each query with the examples of its parameters, write a row of each."""
    found: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        with open_ledger(workspace, "docs", now=str) as ledger:
            load_reference(ledger)
            load_files(ledger, [*shipped_intakes(lists_too=True, examples=True)], processes=1)
            rebuild(ledger, workspace.graph)
        graph = EmbeddedGraph(workspace.graph)
        catalogue = Catalogue.load()
        for query in catalogue:
            must = {parameter.name: parameter.example for parameter in query.parameters if parameter.default is None}
            rows = run_query(catalogue, graph, query.name, must, clearance="restricted").records()
            if rows and query.access == "open":
                found[query.name] = fullest(rows)
        graph.close()
    FILE.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

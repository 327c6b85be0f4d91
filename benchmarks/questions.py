"""`make bench`: how long the questions take that a board paper needs, from a warm start. Writes benchmarks/results/questions.md."""

import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from councilgraph.api.loading import default_processes, load_files, load_reference
from councilgraph.api.reading import shipped_intakes
from councilgraph.graph.build import rebuild
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.coverage_by_year import coverage_by_year
from councilgraph.queries.cross_reference import cross_reference
from councilgraph.queries.grant_balance import grant_balance
from councilgraph.queries.matrix import matrix
from councilgraph.queries.run import run_query

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5


def questions(graph: EmbeddedGraph) -> dict[str, Callable[[], object]]:
    """The questions of tests/test_gold_answers.py, and the matrix of all pairs."""

    def ask(name: str, **values: str) -> Callable[[], object]:
        return lambda: run_query(Catalogue.load(), graph, name, values, clearance="open")

    return {
        "no-cpc-with-grants": ask("no-cpc-with-grants", as_of="2017-03-08", lineage="inherit"),
        "in-a-not-in-b": ask("in-a-not-in-b", a="future-councils", b="cpc"),
        "grant balance, one programme": lambda: grant_balance(graph, family="future-councils", clearance="open"),
        "grant balance by region, inherited": lambda: grant_balance(graph, family="dcp", by="region", lineage="inherit", clearance="open"),
        "grant balance by year": lambda: grant_balance(graph, family="bip", by="year", clearance="open"),
        "lineage": ask("lineage", council="SMT"),
        "lineage of 2009": ask("lineage", council="ONS13"),
        "take-up": ask("take-up"),
        "top-peers": ask("top-peers"),
        "shared-services": ask("shared-services"),
        "cross-reference by type": lambda: cross_reference(graph, rows="odp", columns="proptech", by="type", clearance="open"),
        "coverage": lambda: coverage_by_year(graph, clearance="open"),
        "(beside the twelve) matrix of all pairs": lambda: matrix(graph, lineage="inherit", clearance="open"),
    }


def main() -> int:
    """Load what comes with the project, ask each question once to warm up, then time it."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        with open_ledger(workspace, "bench", now=str) as ledger:
            load_reference(ledger)
            load_files(ledger, [*shipped_intakes(lists_too=True, examples=True)], processes=1)
            rebuild(ledger, workspace.graph)
        graph = EmbeddedGraph(workspace.graph)
        lines, total = [], 0.0
        for name, ask in questions(graph).items():
            ask()
            taken = []
            for _ in range(RUNS):
                started = time.perf_counter()
                ask()
                taken.append(time.perf_counter() - started)
            middle = statistics.median(taken)
            total += 0 if name.startswith("(") else middle
            lines.append(f"| {name} | {middle * 1000:.0f} | {min(taken) * 1000:.0f} | {max(taken) * 1000:.0f} |")
        graph.close()
    text = f"""# Questions of a board paper

`make bench` on {platform.machine()}, {default_processes()} cores, Python {platform.python_version()}: the embedded graph of all that comes with the project, warm, {RUNS} runs each.

| question | median, ms | least | most |
| --- | ---: | ---: | ---: |
{chr(10).join(lines)}
| **the twelve together** | **{total * 1000:.0f}** | | |
"""
    (ROOT / "benchmarks/results/questions.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

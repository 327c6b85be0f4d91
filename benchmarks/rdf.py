"""`make bench`: how fast the open graph is written as RDF and in how much memory, beside rdflib's serialisers on the same triples.

Writes benchmarks/results/rdf.md. Each measurement is a process of its own, so that its peak of memory is its own. rdflib holds a graph in
memory before it writes: its time is that of writing alone, the graph already read; its peak is that of the whole. `--sizes 5 6 7` are
powers of ten of triples; rdflib is left out above `--largest` triples, where it would take hours and more memory than most machines have.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from benchmarks.neo4j import generated
from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf.files import export
from councilgraph.graph.rdf.iris import DEFAULT_BASE

RESULTS: Final = Path(__file__).resolve().parent / "results" / "rdf.md"
# Triples that a node of the generated graph makes, with its three edges; rounded down, so that no graph is too small.
TRIPLES_A_NODE: Final = 36
FORMATS: Final = {"nt": "nt", "ttl": "turtle", "jsonld": "json-ld"}


def measured(way: str, format_: str, folder: Path, triples: int) -> dict[str, float]:
    """Triples, seconds and the peak of memory in MB of one way of writing one format, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.rdf", "--measure", way, format_, str(folder), str(triples)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).resolve().parents[1])
    found: dict[str, float] = json.loads(run.stdout)
    return found


def _measure(way: str, format_: str, folder: Path, triples: int) -> dict[str, float]:
    if way == "councilgraph":
        before = _seconds()
        count = export(Projection.read(folder / "projection"), folder / "out", format_, base=DEFAULT_BASE).statements
    else:
        import rdflib

        graph = rdflib.Graph()
        with (folder / "out" / "councilgraph.nt").open("rb") as lines:
            graph.parse(data=b"".join(islice(lines, triples)), format="nt")
        before, count = _seconds(), len(graph)
        graph.serialize(str(folder / f"rdflib.{format_}"), format=FORMATS[format_], encoding="utf-8")
    wall, cpu = (after - earlier for after, earlier in zip(_seconds(), before, strict=True))
    return {"triples": count, "seconds": wall, "cpu": cpu, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _seconds() -> tuple[float, float]:
    """By the clock, and of this process's work on all cores."""
    return time.perf_counter(), time.process_time()


def lines(folder: Path, sizes: list[int], largest: dict[str, int]) -> Iterator[str]:
    """The rows of the table, as they are measured."""
    for power in sizes:
        place = folder / str(power)
        place.mkdir()
        generated(place / "projection", 10**power // TRIPLES_A_NODE + 1, 0)
        for format_ in FORMATS:
            ours = measured("councilgraph", format_, place, 0)
            yield _row(power, format_, "councilgraph", ours, "")
            if 10**power <= largest[format_]:
                theirs = measured("rdflib", format_, place, 10**power)
                ratio = (ours["triples"] / ours["seconds"]) / (theirs["triples"] / theirs["seconds"])
                yield _row(power, format_, "rdflib", theirs, f"{ratio:.1f}")
            else:
                yield f"| 10^{power} | {format_} | rdflib | not run | | | | |"


def _row(power: int, format_: str, way: str, found: dict[str, float], ratio: str) -> str:
    rate = found["triples"] / found["seconds"]
    return (
        f"| 10^{power} | {format_} | {way} | {found['triples']:,.0f} | {found['seconds']:.1f} ({found['cpu']:.1f}) "
        f"| {rate:,.0f} | {found['memory']:,.0f} | {ratio} |"
    )


def main(sizes: list[int], largest: dict[str, int]) -> None:
    """Measure, print and write the table."""
    machine = (
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f} at the start"
    )
    head = [
        "# The open graph as RDF\n",
        f"`python -m benchmarks.rdf` on {machine}. A generated graph of meetings, items, decisions, people and their evidence.",
        "Seconds by the clock, and in brackets of processor time; councilgraph reads Parquet, sorts and writes; rdflib writes a graph that it",
        "has already read, unsorted. Memory is the peak of the whole process.\n",
        "| triples | format | by | written | seconds (processor) | triples/s | MB | times as fast |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    print("\n".join(head), flush=True)
    with tempfile.TemporaryDirectory(prefix="councilgraph-bench-") as folder:
        table = []
        for row in lines(Path(folder), sizes, largest):
            print(row, flush=True)
            table.append(row)
    RESULTS.write_text("\n".join([*head, *table]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if "--measure" in sys.argv:
        way, format_, folder, triples = sys.argv[2:]
        print(json.dumps(_measure(way, format_, Path(folder), int(triples))))
    else:
        parser = argparse.ArgumentParser(description=__doc__)
        parser.add_argument("--sizes", type=int, nargs="+", default=[5, 6, 7], help="powers of ten")
        parser.add_argument("--largest", type=int, default=6, help="the largest power of ten that rdflib writes as N-Triples and JSON-LD")
        parser.add_argument(
            "--largest-turtle", type=int, default=5, help="the largest that it writes as Turtle, which takes it an hour at 10^6"
        )
        given = parser.parse_args()
        most = 10**given.largest
        main(given.sizes, {"nt": most, "jsonld": most, "ttl": 10**given.largest_turtle})

"""`make bench`: the HTTP service against a bare FastAPI route that runs the same Cypher by the driver, while a new graph is swapped in, and
its search over 100,000 texts. Writes benchmarks/results/api.md."""

import asyncio
import contextlib
import os
import platform
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx
import uvicorn
from fastapi import FastAPI

from councilgraph.api.http.app import create_app
from councilgraph.api.http.graphs import Graphs
from councilgraph.api.http.limits import Limits
from councilgraph.api.http.search import SearchIndex, Text, texts
from councilgraph.api.loading import default_processes, load_files, load_reference
from councilgraph.api.reading import intake, shipped_intakes
from councilgraph.api.settings import Settings
from councilgraph.graph.build import built, rebuild
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 4.0
CLIENTS = (1, 8, 64)
TEXTS = 100_000
ASKED = {
    "council page's data": ("/councils/STS", "council-profile", {"council": "STS", "as_of": "", "lineage": "none"}),
    "named query": (
        "/queries/no-cpc-with-grants",
        "no-cpc-with-grants",
        {"as_of": "", "family": "productivity", "lineage": "none", "type": "", "region": "", "answer": "all"},
    ),
    "cross-reference": (
        "/queries/cross-reference?a=odp&b=proptech",
        "cross-reference",
        {"a": "odp", "b": "proptech", "as_of": "", "lineage": "none"},
    ),
}
# What is measured: how it is called, and how many answers the service keeps; None is the bare route.
SERVED = {"ours": 512, "ours, keeping no answer": 0, "bare": None}


def bare(graph: EmbeddedGraph) -> FastAPI:
    """A route a question, with the query's text and nothing else of ours."""
    app = FastAPI()
    for path, query, values in ASKED.values():

        def answer(query: str = query, values: dict[str, Any] = values) -> list[dict[str, Any]]:
            text = Catalogue.load().query(query).text
            rows = graph.run(text, {**values, "clearance": "open"})
            return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]

        app.add_api_route(path.split("?")[0], lambda query=query, values=values, answer=answer: answer(query, values), methods=["GET"])
    return app


def serve(folder: str, name: str) -> None:
    """One of SERVED over a workspace, under uvicorn in this process; its address is printed when it listens."""
    settings, keep = Settings.make(folder, None, 5), SERVED[name]
    graphs = Graphs(settings)
    graphs.prepare()
    app = (
        bare(EmbeddedGraph(graphs.folder)) if keep is None else create_app(settings, limits=Limits(10**9, 10**9), graphs=graphs, keep=keep)
    )
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    print(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", flush=True)
    thread.join()


@contextlib.contextmanager
def served(folder: str, name: str) -> Iterator[str]:
    """One of SERVED in a process of its own, so that it shares no lock with those who ask."""
    process = subprocess.Popen([sys.executable, "-m", "benchmarks.api", "serve", folder, name], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait()


async def measured(address: str, clients: int, stop: threading.Event | None = None) -> tuple[float, list[float], int]:
    """Requests a second, the time of each in seconds, and how many failed; over SECONDS, or until `stop`."""
    times: list[float] = []
    failed = 0
    until = time.perf_counter() + SECONDS

    async def one() -> None:
        nonlocal failed
        async with httpx.AsyncClient(timeout=120) as client:
            while not stop.is_set() if stop else time.perf_counter() < until:
                begun = time.perf_counter()
                try:
                    failed += (await client.get(address)).status_code != 200
                except httpx.HTTPError:
                    failed += 1
                times.append(time.perf_counter() - begun)

    begun = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(clients)))
    return len(times) / (time.perf_counter() - begun), sorted(times), failed


def part(times: list[float], share: float) -> float:
    """A percentile of sorted times, in milliseconds."""
    return 1000 * times[min(len(times) - 1, int(len(times) * share))]


def questions(folder: str) -> list[str]:
    """A line a question, number of clients and way of serving."""
    lines = []
    with contextlib.ExitStack() as stack:
        addresses = {name: stack.enter_context(served(folder, name)) for name in SERVED}
        for question, (path, _, _) in ASKED.items():
            for clients in CLIENTS:
                found = {}
                for name, address in addresses.items():
                    httpx.get(f"{address}{path}", timeout=120).raise_for_status()
                    found[name] = asyncio.run(measured(f"{address}{path}", clients))
                other = part(found["bare"][1], 0.95)
                for name, (rate, times, failed) in found.items():
                    p50, p95, p99 = (part(times, share) for share in (0.5, 0.95, 0.99))
                    lines.append(
                        f"| {question} | {clients} | {name} | {rate:,.0f} | {p50:.1f} | {p95:.1f} | {p99:.1f} | {p95 / other:.2f} | {failed} |"
                    )
    return lines


def swapped(workspace: Workspace) -> str:
    """What those who ask notice while another list is loaded and its graph swapped in."""
    folder = workspace.folder / "more"
    folder.mkdir()
    (folder / "more.csv").write_text("council,date\nKEN,2015\n", encoding="utf-8")
    (folder / "more.yaml").write_text(
        "title: More\nrow: participation\npublisher: bench\nlicence: bench\nprogramme: cpc\nstatus: held\ncolumns: {council: {type: council}, date: {type: date}}\n",
        encoding="utf-8",
    )
    stop, found = threading.Event(), []
    with served(str(workspace.folder), "ours, keeping no answer") as address:
        before = httpx.get(f"{address}/ready", timeout=120).json()["version"]
        asking = threading.Thread(target=lambda: found.append(asyncio.run(measured(f"{address}/councils/KEN", 8, stop))))
        asking.start()
        begun = time.perf_counter()
        with open_ledger(workspace, "bench", now=str) as ledger:
            load_files(ledger, [intake(folder / "more.csv")], processes=1)
            rebuild(ledger, workspace.graph)
        deadline = time.perf_counter() + 300
        while httpx.get(f"{address}/ready", timeout=120).json()["version"] == before and time.perf_counter() < deadline:
            time.sleep(0.2)
        taken = time.perf_counter() - begun
        stop.set()
        asking.join()
        after = httpx.get(f"{address}/ready", timeout=120).json()["version"]
    rate, times, failed = found[0]
    state = "taken up" if after != before else "NOT TAKEN UP"
    return f"| 8 | {len(times):,} | {rate:,.0f} | {part(times, 0.5):.1f} | {part(times, 0.95):.1f} | {1000 * times[-1]:.0f} | {taken:.1f} | {state} | {failed} |"


def invented(seen: list[Text], chance: random.Random) -> list[Text]:
    """As many texts as TEXTS: those there are, and others made of their words."""
    words = [word for _, _, _, text, _ in seen for word in re.findall(r"\w{3,}", text)]
    made = list(seen)
    for number in range(TEXTS - len(seen)):
        kind = ("Decision", "Action", "AgendaItem", "Person")[number % 4]
        text = " ".join(chance.choices(words, k=2 if kind == "Person" else chance.randint(8, 30)))
        made.append((kind, f"{kind.lower()}/{number}", text[:80], text, None))
    return made


def slipped(word: str, chance: random.Random) -> str:
    """A word with a slip of the finger: a letter lost, doubled or swapped with the next."""
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        (word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:], word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :])
    )


def searched(workspace: Workspace) -> str:
    """How long a search takes over TEXTS texts: one to three words, each with a slip in it half of the time."""
    chance = random.Random(7)
    projection = built(workspace.graph)
    assert projection
    made = invented(list(texts(projection)), chance)
    begun = time.perf_counter()
    index = SearchIndex(made)
    taken = time.perf_counter() - begun
    words = sorted({word for _, _, _, text, _ in made[:20_000] for word in re.findall(r"[A-Za-z]{4,}", text)})
    times, worked = [], []
    for _ in range(1_000):
        asked = [slipped(word, chance) if chance.random() < 0.5 else word for word in chance.choices(words, k=chance.randint(1, 3))]
        begun, before = time.perf_counter(), time.thread_time()
        index.find(" ".join(asked))
        worked.append(time.thread_time() - before)
        times.append(time.perf_counter() - begun)
    times.sort()
    worked.sort()
    figures = " | ".join(f"{part(found, share):.1f}" for found in (times, worked) for share in (0.5, 0.95, 0.99))
    return f"| {len(made):,} | {taken:.1f} | {len(times):,} | {figures} |"


def main() -> int:
    """Load what comes with the project, serve it each way, ask all the same."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        with open_ledger(workspace, "bench", now=str) as ledger:
            load_reference(ledger)
            load_files(ledger, [*shipped_intakes(lists_too=True, examples=True)], processes=1)
            rebuild(ledger, workspace.graph)
        load = os.getloadavg()[0]
        search = searched(workspace)
        lines = questions(folder)
        swap = swapped(workspace)
    text = f"""# The HTTP service

`make bench` on {platform.machine()}, {default_processes()} cores, Python {platform.python_version()}; service and clients share the machine, in a process each; {SECONDS:g} s each. {load:.1f} other
processes wanted the machine when it began: read the ratios, which were measured in turn, rather than the times.

Beside the service a bare FastAPI route that runs the same Cypher by the same driver each time. Ours keeps answers of the same state of the graph; with nothing kept, what is left is
its own cost: who asks, limits, headers, log, parameters found in the graph, types, pages of rows. The goal is a p95 of at most 1.2 times the bare one.

| question | clients | served by | requests/s | p50 ms | p95 ms | p99 ms | p95 against bare | failed |
| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |
{chr(10).join(lines)}

## While a new graph is loaded, built and swapped in

Nothing kept; the loading shares the two cores with the service and with those who ask.

| clients | requests | requests/s | p50 ms | p95 ms | slowest ms | seconds until it is taken up | new graph | failed |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- | ---: |
{swap}

## Search

Texts of the shipped data and others made of their words; a search is one to three words, each with a slip of the finger half of the time. The goal is a p95 under 50 ms.
Beside the time that went by, the time of the processor, which does not hold what others took of the machine.

| texts | seconds to index | searches | p50 ms | p95 ms | p99 ms | p50 ms of processor | p95 | p99 |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{search}
"""
    (ROOT / "benchmarks/results/api.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        serve(*sys.argv[2:])
    else:
        sys.exit(main())

"""`make bench`: the HTTP service against a bare FastAPI route that runs the same Cypher by the driver. Writes benchmarks/results/api.md."""

import asyncio
import contextlib
import platform
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
from councilgraph.api.http.limits import Limits
from councilgraph.api.loading import default_processes, load_files, load_reference
from councilgraph.api.reading import shipped_intakes
from councilgraph.api.settings import Settings
from councilgraph.graph.build import rebuild
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 6.0
CLIENTS = (1, 8, 64)
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


@contextlib.contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """An app under uvicorn in a thread."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def bare(graph: EmbeddedGraph) -> FastAPI:
    """A route a question, with the query's text and nothing else of ours."""
    app = FastAPI()
    for name, (_, query, values) in ASKED.items():

        def answer(query: str = query, values: dict[str, Any] = values) -> list[dict[str, Any]]:
            text = Catalogue.load().query(query).text
            rows = graph.run(text, {**values, "clearance": "open"})
            return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]

        app.add_api_route(
            f"/{name.replace(' ', '-')}", lambda query=query, values=values, answer=answer: answer(query, values), methods=["GET"]
        )
    return app


async def measured(address: str, clients: int) -> tuple[float, list[float]]:
    """Requests a second and the time of each, over SECONDS."""
    times: list[float] = []
    until = time.perf_counter() + SECONDS

    async def one() -> None:
        async with httpx.AsyncClient(timeout=60) as client:
            while time.perf_counter() < until:
                begun = time.perf_counter()
                (await client.get(address)).raise_for_status()
                times.append(time.perf_counter() - begun)

    begun = time.perf_counter()
    await asyncio.gather(*(one() for _ in range(clients)))
    return len(times) / (time.perf_counter() - begun), sorted(times)


def main() -> int:
    """Load what comes with the project, serve it both ways, ask both the same."""
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        with open_ledger(workspace, "bench", now=str) as ledger:
            load_reference(ledger)
            load_files(ledger, [*shipped_intakes(lists_too=True, examples=True)], processes=1)
            rebuild(ledger, workspace.graph)
        graph = EmbeddedGraph(workspace.graph)
        app = create_app(Settings.make(folder, None, 5), limits=Limits(10**9, 10**9))
        with served(app) as ours, served(bare(graph)) as theirs:
            for name, (path, _, _) in ASKED.items():
                for clients in CLIENTS:
                    figures = []
                    for address in (f"{ours}{path}", f"{theirs}/{name.replace(' ', '-')}"):
                        httpx.get(address, timeout=60).raise_for_status()
                        rate, times = asyncio.run(measured(address, clients))
                        figures.append((rate, *(1000 * times[int(len(times) * part)] for part in (0.5, 0.95, 0.99))))
                    (rate, p50, p95, p99), (other, _, other95, _) = figures
                    lines.append(
                        f"| {name} | {clients} | {rate:,.0f} | {p50:.1f} | {p95:.1f} | {p99:.1f} | {other:,.0f} | {other95:.1f} | {p95 / other95:.2f} |"
                    )
        graph.close()
    text = f"""# The HTTP service

`make bench` on {platform.machine()}, {default_processes()} cores, Python {platform.python_version()}; service and clients share the machine; {SECONDS:g} s each. Beside it a bare FastAPI route that runs the same Cypher by the same
driver each time; ours keeps answers of the same state of the graph.

| question | clients | requests/s | p50 ms | p95 ms | p99 ms | bare requests/s | bare p95 ms | p95 as a ratio |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
{chr(10).join(lines)}
"""
    (ROOT / "benchmarks/results/api.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())

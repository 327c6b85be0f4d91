"""`make bench`: how fast text is read and extracted, beside reading it alone; how fast documents reach the graph. Writes benchmarks/results/loading.md."""

import platform
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from councilgraph.api.loading import default_processes, load_files, load_reference
from councilgraph.api.reading import intake
from councilgraph.graph.build import rebuild
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.workspace import Workspace
from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.text import read_text
from councilgraph.loaders.register import Register

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "data/minutes/improvement-forum-2016-10-12.txt"
DOCUMENTS = 200


def _rate(run: Callable[[bytes], object], documents: list[bytes]) -> float:
    best = 0.0
    for _ in range(3):
        started = time.perf_counter()
        for data in documents:
            run(data)
        best = max(best, len(documents) / (time.perf_counter() - started))
    return best


def main() -> int:
    """Measure on documents of about 8 kB made from the example minutes, each with its own date."""
    body = EXAMPLE.read_text(encoding="utf-8")
    items = body[body.index("3. Corporate") : body.index("5. Exempt")]
    repeated = "".join(items.replace("3. ", f"{3 + 2 * at}. ").replace("4. ", f"{4 + 2 * at}. ") for at in range(5))
    text = body.replace(items, repeated)
    documents = [
        text.replace("12 October 2016", f"{1 + at % 28} {('January', 'May', 'July')[at % 3]} {1990 + at % 30}").encode()
        for at in range(DOCUMENTS)
    ]
    register = Register.load()
    extract(read_text(documents[0], "warm"), register)
    reading = _rate(lambda data: read_text(data, "bench"), documents)
    both = _rate(lambda data: extract(read_text(data, "bench"), register), documents)
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for at, data in enumerate(documents):
            path = Path(folder) / f"{at:04}.txt"
            path.write_bytes(data)
            paths.append(path)
        workspace = Workspace(Path(folder) / "workspace")
        with open_ledger(workspace, "bench", now=str) as ledger:
            load_reference(ledger)
            times = []
            for _ in range(2):
                started = time.perf_counter()
                load_files(ledger, [intake(path) for path in paths], processes=default_processes())
                times.append(time.perf_counter() - started)
            started = time.perf_counter()
            rebuild(ledger, workspace.graph)
            building = time.perf_counter() - started
    lines = [
        "# Speed of loading\n",
        f"Written by `make bench`. {DOCUMENTS} text documents of {len(documents[0]) / 1000:.1f} kB; Python {platform.python_version()}, {default_processes()} cores.\n",
        "| what | documents/s | beside reading alone |\n| --- | --- | --- |",
        f"| reading text, one core | {reading:,.0f} | 1 |",
        f"| reading and extracting, one core | {both:,.0f} | {reading / both:.1f} times the time |",
        f"| loading into the ledger, all cores | {DOCUMENTS / times[0]:,.0f} | |",
        f"| loading again, nothing changed | {DOCUMENTS / times[1]:,.0f} | |",
        f"\nIdentity, projection and graph of the whole: {building:.1f} s.",
    ]
    print("\n".join(lines))
    (ROOT / "benchmarks/results/loading.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

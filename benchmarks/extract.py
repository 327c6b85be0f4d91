"""`make bench`: how fast documents of each format are read and extracted, beside parsing the same bytes with the same library; how fast
`load` is with one core and with all, and with nothing changed; how memory stands after 10,000 documents. Writes benchmarks/results/extract.md.
"""

import argparse
import hashlib
import importlib.util
import io
import os
import platform
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import pypdfium2  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from councilgraph.api.loading import default_processes, load_files, load_reference
from councilgraph.api.reading import intake
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.workspace import Workspace
from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.register import Register

ROOT: Final = Path(__file__).resolve().parents[1]
FORENAMES: Final = ("Ann", "Bryony", "Cerys", "Desmond", "Edith", "Farid", "Gwen", "Hamish", "Ines", "Jonah", "Kezia", "Leopold", "Mabel", "Noor", "Owen", "Priya")  # fmt: skip
ENDINGS: Final = ("sett", "combe", "holt", "wick", "thorpe", "ander", "lowe", "marsh", "brook", "field", "gate", "ley")
BEGINNINGS: Final = (
    "Ash",
    "Brim",
    "Cald",
    "Dun",
    "Eller",
    "Fen",
    "Garth",
    "Hex",
    "Inks",
    "Kel",
    "Lang",
    "Mor",
    "Ner",
    "Oak",
    "Pen",
    "Rad",
    "Sel",
    "Thor",
)
_APART: Final = 100_000
TOPICS: Final = (
    "Bus routes",
    "Library hours",
    "Flood defences",
    "School places",
    "Market charges",
    "Street lighting",
    "Harbour dues",
    "Play areas",
)


def source(number: int, items: int) -> str:
    """Minutes of an invented committee with people of its own, in the notation of tests/benchmark/make_documents.py."""
    chance = random.Random(number)
    people = [f"{chance.choice(FORENAMES)} {chance.choice(BEGINNINGS)}{chance.choice(ENDINGS)}" for _ in range(10)]
    councils = [council.name for council in chance.sample([*Register.load()], 6)]
    day = f"{1 + number % 28} {('January', 'May', 'July', 'October')[number % 4]} {1990 + number % 34}"
    lines = [
        "# Exe and Wye Joint Committee",
        f"Minutes of the meeting held on {day} at 2.00 pm in the Guildhall, High Street",
        "## Present",
    ]
    lines += [f"Cllr {name} ({council})" for name, council in zip(people[:6], councils, strict=True)]
    lines += [
        "## Apologies",
        f"Cllr {people[6]}",
        "## In attendance",
        f"{people[7]} (Principal Adviser, Transport)",
        f"{people[8]} (Head of Finance)",
    ]
    for item in range(1, items + 1):
        lines += [
            f"## {item}. {chance.choice(TOPICS)}",
            f"{people[7]} introduced the report, which set out how the service had done since the last meeting and what it would cost to keep it as it was. "
            f"In {chance.choice(councils)} the cost had risen by {chance.randrange(2, 30)}% in a year, and £{chance.randrange(10, 900)},000 had been set aside.",
            f"Cllr {chance.choice(people[:6])} asked whether the residents had been heard. {people[8]} said that they had been, and that most of them would rather pay "
            "more than lose the service. Members spoke of their own wards and asked that the figures be broken down by ward.",
            "Decision",
            "{i} noted the report; and",
            f"{{i}} agreed that the service go on until {chance.choice(('March', 'June'))} {chance.randrange(2024, 2027)}.",
            "Action",
            f"{{1}} Break the figures down by ward. {people[7]}",
            f"{{1}} Write to {chance.choice(councils)} about the joint contract. {people[8]}",
        ]
    return "\n".join(lines)


def documents(count: int, kinds: Sequence[str], items: int) -> dict[str, list[bytes]]:
    """So many different documents in each format, no two formats the same ones, by the writers that make the benchmark's documents."""
    described = importlib.util.spec_from_file_location("make_documents", ROOT / "tests/benchmark/make_documents.py")
    if described is None or described.loader is None:
        raise SystemExit("tests/benchmark/make_documents.py is not here")
    maker: Any = importlib.util.module_from_spec(described)
    described.loader.exec_module(maker)
    made: dict[str, list[bytes]] = {kind: [] for kind in kinds}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document"
        for place, (kind, held) in enumerate(made.items()):
            for number in range(count):
                # What was kept of a document in one format must not help with it in another.
                said = source(place * _APART + number, items)
                if kind == "text":
                    held.append(maker.as_text(said).encode())
                elif kind == "HTML":
                    held.append(maker.as_page(said).encode())
                else:
                    (maker.make_docx if kind == "DOCX" else maker.make_pdf)(said, path)
                    held.append(path.read_bytes())
    return made


def parse_docx(data: bytes) -> object:
    """Unpack and parse each XML part, no more."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")]


def parse_pdf(data: bytes) -> object:
    """The text of each page as pdfium gives it."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in pdf]
    finally:
        pdf.close()


# What the same bytes cost with the library alone; text has none, so its own reader stands for it.
PARSERS: Final[dict[str, tuple[str, Callable[[bytes], object]]]] = {
    "text": ("our reader", lambda data: read(data, "bench")),
    "HTML": ("selectolax", lambda data: LexborHTMLParser(data.decode())),
    "DOCX": ("zipfile, ElementTree", parse_docx),
    "PDF": ("pypdfium2", parse_pdf),
}


def rate(run: Callable[[bytes], object], held: Sequence[bytes]) -> float:
    """Documents per second of processor time on one core, each document once: nothing that was kept of it can help.

    The documents are alike, and a core that another process shares gives each of them less: the quicker quarter tells what the code takes.
    """
    times = []
    for data in held:
        begun = time.process_time()
        run(data)
        times.append(time.process_time() - begun)
    return 1 / sorted(times)[len(times) // 4]


def resident() -> float:
    """Megabytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def by_format(count: int) -> list[str]:
    """The rows of the table of formats."""
    register = Register.load()
    rows = []
    for kind, held in documents(count + 10, tuple(PARSERS), 9).items():
        warm, measured = held[:10], held[10:]
        for data in warm:
            extract(read(data, "warm"), register)
        characters = sum(len(read(data, "bench").text) for data in measured) / len(measured)
        library, parse = PARSERS[kind]
        parsing, reading = rate(parse, measured), rate(lambda data: read(data, "bench"), measured)
        both = rate(lambda data: extract(read(data, "bench"), register), measured)
        size = sum(map(len, measured)) / len(measured) / 1000
        rows.append(
            f"| {kind} | {size:.1f} kB | {characters / 1000:.1f} k | {library} | {parsing:,.0f} | {reading:,.0f} | **{both:,.0f}** "
            f"| {parsing / both:.1f} | {reading / both:.1f} |"
        )
        print(rows[-1], file=sys.stderr)
    return rows


def memory(count: int) -> str:
    """What this process holds after a tenth of so many documents, and after all of them."""
    register = Register.load()
    base = documents(1, ("text",), 1)["text"][0].decode()
    marks: list[float] = []
    for number in range(count):
        words = base.replace("Transport)", f"Transport {number})").replace(
            "Cllr ", f"Cllr {BEGINNINGS[number % 18]}{number % 997:03}son ".replace("0", "o")
        )
        extract(read(words.encode(), str(number)), register)
        if number + 1 in (count // 10, count):
            marks.append(resident())
    return f"Memory of one process: {marks[0]:.0f} MB after {count // 10:,} different documents, {marks[-1]:.0f} MB after {count:,}."


def load(count: int) -> list[str]:
    """The rows of the table of loading."""
    texts = documents(count, ("text",), 9)["text"]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, data in enumerate(texts):
            paths.append(Path(folder) / f"{number:05}.txt")
            paths[-1].write_bytes(data)
        given = [intake(path) for path in paths]
        for processes in dict.fromkeys((1, default_processes())):
            with open_ledger(Workspace(Path(folder) / f"workspace-{processes}"), "bench", now=str) as ledger:
                load_reference(ledger)
                begun = time.perf_counter()
                load_files(ledger, given, processes=processes)
                rows.append(f"| loading, {processes} process(es) | {count / (time.perf_counter() - begun):,.0f} |")
                begun = time.perf_counter()
                load_files(ledger, given, processes=processes)
                again = count / (time.perf_counter() - begun)
        begun = time.perf_counter()
        for path in paths:
            with path.open("rb") as opened:
                hashlib.file_digest(opened, "sha256")
        hashing = count / (time.perf_counter() - begun)
    return [*rows, f"| loading again, nothing changed | {again:,.0f} |", f"| hashing the files, no more | {hashing:,.0f} |"]


def main() -> int:
    """Measure and write the page of results."""
    parser = argparse.ArgumentParser(description="Measure how fast documents are read, extracted and loaded.")
    parser.add_argument("--documents", type=int, default=100, help="how many of each format")
    parser.add_argument("--loaded", type=int, default=400, help="how many are loaded into a ledger")
    parser.add_argument("--memory", type=int, default=10_000, help="after how many documents memory is looked at, 10 or more")
    asked = parser.parse_args()
    if asked.memory < 10:
        parser.error("--memory: 10 documents or more")
    lines = [
        "# Speed of reading and extracting\n",
        f"Written by `make bench` (`python -m benchmarks.extract`) on {platform.machine()}, {default_processes()} cores with a load of {os.getloadavg()[0]:.0f}, Python {platform.python_version()}. "
        f"{asked.documents} different invented minutes of nine items in each format, each read once, on one core by processor time; the upper quartile.\n",
        "| format | bytes | characters | parse alone with | parse alone, documents/s | reading, documents/s | reading and extracting, documents/s "
        "| times parse alone | times reading |\n| --- | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |",
        *by_format(asked.documents),
        "\nText has no library to parse it, and decoding alone finds no lines or blocks: our own reader stands in its place.\n",
        f"{asked.loaded} of the text documents into the ledger, by the clock on the wall:\n",
        "| what | documents/s |\n| --- | ---: |",
        *load(asked.loaded),
        f"\n{memory(asked.memory)}",
    ]
    print("\n".join(lines))
    (ROOT / "benchmarks/results/extract.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

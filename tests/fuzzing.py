"""Documents damaged in every way that documents are, and what must hold of them all the same.

`make fuzz` runs 10,000 of them on all cores, `python tests/fuzzing.py 500 --first 40000` others; tests/test_fuzz.py runs 500. A number
makes one damaged document, always the same, so what fails can be looked at again: `python tests/fuzzing.py 1 --first NUMBER`.
"""

import argparse
import functools
import io
import json
import multiprocessing
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from councilgraph.api.time_limit import time_limit
from councilgraph.loaders.document import Document, ReadError
from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.record import Element, Record
from councilgraph.loaders.register import Register

TESTS: Final = Path(__file__).resolve().parent
SHARED: Final = TESTS.parents[1] / "shared"
# Processor time that no damaged document of this size may take.
LONGEST_SECONDS: Final = 20.0
LARGEST: Final = 60_000
LABELS: Final = ("decision", "action", "minutes", "resolved", "present", "apologies", "attendance", "in attendance")
NOISE: Final = "()[]*|\t\n.,;:-–\u00a0\ufffd\u200b’0iI£A\x00<>&"
TAGS: Final = (
    "<p>",
    "</p>",
    "<table>",
    "<tr><td>",
    "</td>",
    "</table>",
    "<ol start=3>",
    "<li>",
    "</ol>",
    "<br>",
    "<b>",
    "&pound;",
    "<AI4>",
    "<!--",
    "]]>",
)


def check(document: Document, record: Record) -> None:
    """What holds of any record of any document. Raises AssertionError."""
    elements: list[Element] = [record.meeting] if record.meeting else []
    elements += [
        *record.items, *record.people, *record.attendance, *record.decisions, *record.actions, *record.councils, *record.programmes,
        *record.figures, *record.participation,
    ]  # fmt: skip
    for element in elements:
        assert element.evidence, element
        for span in element.evidence:
            assert document.text[span.start : span.end] == span.quote, element
    names = [person.name for person in record.people]
    assert all(entry.name for entry in record.attendance)
    assert all(entry.substitute_for != entry.name for entry in record.attendance)
    assert len({(entry.name, entry.status) for entry in record.attendance}) == len(record.attendance)
    assert all(name.strip() == name and name for name in names)
    json.dumps(record.to_json(), ensure_ascii=False).encode("utf-8")


def check_blocks(document: Document) -> None:
    """What holds of any document that was read: blocks in order that do not overlap, none empty."""
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text), block
        assert document.words(block).strip() == document.words(block) != "", block
        end = block.end


def cut(words: str, chance: random.Random) -> str:
    """Without a stretch of it."""
    first, last = sorted(chance.randrange(len(words) + 1) for _ in range(2))
    return words[:first] + words[last:]


def joined(words: str, chance: random.Random) -> str:
    """Some lines run together."""
    lines = words.split("\n")
    for _ in range(chance.randrange(1, 8)):
        at = chance.randrange(len(lines))
        lines[at : at + 2] = ["".join(lines[at : at + 2])]
    return "\n".join(lines)


def shuffled(words: str, chance: random.Random) -> str:
    """Its lines in any order."""
    lines = words.split("\n")
    chance.shuffle(lines)
    return "\n".join(lines)


def unlabelled(words: str, _: random.Random) -> str:
    """Every label lost."""
    return "\n".join("" if line.strip(" :*").casefold() in LABELS else line for line in words.split("\n"))


def flattened(words: str, _: random.Random) -> str:
    """All on one line."""
    return " ".join(words.split())


def doubled(words: str, chance: random.Random) -> str:
    """From somewhere on twice."""
    at = chance.randrange(len(words) + 1)
    return words[:at] + words[at:] * 2


def spoilt(words: str, chance: random.Random) -> str:
    """Some characters replaced."""
    characters = list(words) or ["."]
    for _ in range(chance.randrange(1, 60)):
        characters[chance.randrange(len(characters))] = chance.choice(NOISE)
    return "".join(characters)


def tagged(words: str, chance: random.Random) -> str:
    """Tags and wrappers left in it."""
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(words) + 1)
        words = words[:at] + chance.choice(TAGS) + words[at:]
    return words


MUTATIONS: Final[tuple[Callable[[str, random.Random], str], ...]] = (
    cut, joined, shuffled, unlabelled, flattened, doubled, spoilt, tagged,
)  # fmt: skip
ENCODINGS: Final = ("utf-8", "utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252")


@functools.cache
def sources() -> tuple[Path, ...]:
    """The documents that are damaged: ours, and the real ones where they are beside the checkout."""
    folders = (TESTS / "documents", TESTS / "minutes_examples", TESTS / "benchmark/documents", SHARED / "seeds", SHARED / "minutes")
    found = [path for folder in folders if folder.exists() for path in sorted(folder.iterdir()) if path.is_file()]
    return tuple(path for path in found if path.suffix not in (".json", ".tsv"))


def damaged(number: int) -> tuple[str, bytes]:
    """The damaged document of a number: a name that tells what it was made from, and its bytes."""
    chance = random.Random(number)
    path = chance.choice(sources())
    data = path.read_bytes()
    name = f"{number}-{path.name}"
    if path.suffix == ".docx" and chance.random() < 0.8:
        return name, _word(data, chance)
    if path.suffix in (".docx", ".pdf") or chance.random() < 0.2:
        return name, _bytes(data, chance)
    words = data.decode("utf-8", errors="replace")
    for _ in range(chance.randrange(1, 4)):
        words = chance.choice(MUTATIONS)(words, chance)[:LARGEST] or "."
    return name, words.encode(chance.choice(ENCODINGS), errors="replace")


def _word(data: bytes, chance: random.Random) -> bytes:
    """A Word file whose XML was damaged and packed again."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        names = archive.namelist()
        spoiled = {"word/document.xml", chance.choice(names)}
        for name in names:
            content = archive.read(name)
            if name in spoiled and name.endswith(".xml"):
                words = content.decode("utf-8", errors="replace")
                pieces = words.split("<w:p>") if chance.random() < 0.7 else words.split("><")
                joint = "<w:p>" if "<w:p>" in words and "><".join(pieces) != words else "><"
                if len(pieces) > 3:
                    body = pieces[1:-1]
                    chance.choice((chance.shuffle, list.reverse, lambda all_of: all_of.pop(chance.randrange(len(all_of)))))(body)
                    pieces = [pieces[0], *body, pieces[-1]]
                content = joint.join(pieces).encode("utf-8")
            packed.writestr(name, content)
    return held.getvalue()


def _bytes(data: bytes, chance: random.Random) -> bytes:
    held = bytearray(data)
    for _ in range(chance.randrange(1, 7)):
        at = chance.randrange(len(held) + 1)
        match chance.randrange(4):
            case 0:
                del held[at : at + chance.randrange(1, 400)]
            case 1:
                held[at:at] = chance.randbytes(chance.randrange(1, 30))
            case 2:
                held[at:at] = held[at // 2 : min(at, at // 2 + LARGEST)]
            case _:
                del held[max(at, len(held) // 2) :]
    return bytes(held)


def run(data: bytes, name: str) -> str:
    """`read` or `refused`. Raises AssertionError, or whatever the readers and the extractor raise and should not."""
    with time_limit(name, LONGEST_SECONDS):
        try:
            document = read(data, name)
        except ReadError as error:
            if not str(error).startswith(name):
                raise AssertionError(f"a refusal that does not name the file: {error}") from error
            return "refused"
        check_blocks(document)
        record = extract(document, Register.load())
    check(document, record)
    return "read"


def outcome(number: int) -> tuple[int, str, float]:
    """What became of a damaged document: `read`, `refused`, or what went wrong; and the processor time that it took."""
    name, data = damaged(number)
    begun = time.process_time()
    try:
        said = run(data, name)
    except Exception as error:
        said = f"{name}: {type(error).__name__}: {str(error)[:300]}"
    return number, said, time.process_time() - begun


def main() -> int:
    """Run as many as asked for, in all processes; exit code 1 where any failed."""
    parser = argparse.ArgumentParser(
        description="Damage documents and see that they are read or refused, with evidence for all that is found."
    )
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first; a number always makes the same document")
    asked = parser.parse_args()
    said: Counter[str] = Counter()
    failed: list[str] = []
    slowest = (0.0, 0)
    begun = time.monotonic()
    with multiprocessing.get_context("spawn").Pool() as pool:
        for number, what, seconds in pool.imap_unordered(outcome, range(asked.first, asked.first + asked.count), chunksize=20):
            slowest = max(slowest, (seconds, number))
            said[what if what in ("read", "refused") else "failed"] += 1
            if what not in ("read", "refused"):
                failed.append(what)
                print(what, file=sys.stderr)
            if sum(said.values()) % 1000 == 0:
                print(f"{sum(said.values()):,} of {asked.count:,}: {dict(said)}", file=sys.stderr)
    taken = time.monotonic() - begun
    print(
        f"{asked.count:,} damaged documents from {len(sources())} in {taken:.0f} s: {said['read']:,} read, {said['refused']:,} refused,"
        f" {said['failed']:,} failed; the slowest took {slowest[0]:.1f} s (number {slowest[1]})"
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

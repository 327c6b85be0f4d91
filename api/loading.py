"""Loading: files -> readings, by several processes, into the ledger one by one, and then the graph anew."""

import hashlib
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from councilgraph.api.readers import Readers, attempt
from councilgraph.api.reading import Intake, fingerprint, reference_readings
from councilgraph.graph.ledger import Ledger, Outcome
from councilgraph.graph.ledger_rows import Reject, Rows

# Starting a process costs about as much as reading this many documents: 1.7 s against 20 ms each.
FEW: Final = 80
# How many files the ledger is asked about in one question.
_AT_ONCE: Final = 500
# What is put into the ledger in one transaction: so many files, or statements, or what was read in so many seconds.
_TOGETHER: Final = 64
# How many files each process may have read before the ledger has taken the first, so that none waits while it writes.
_AHEAD: Final = 64
_MOST_STATED: Final = 50_000
_LONGEST_WAIT: Final = 1.0


@dataclass(frozen=True, slots=True)
class FileLoaded:
    """What became of one file: its outcome (None where it could not be read at all), counts, and what was refused."""

    shown: str
    outcome: Outcome | None
    statements: int
    rejects: tuple[Reject, ...]


def find_files(paths: Iterable[str]) -> Iterator[Path]:
    """Every file at `paths`, folders searched through, each once, sorted within a folder; hidden files are left out."""
    seen: set[Path] = set()
    for given in paths:
        path = Path(given)
        found = sorted(inner for inner in path.rglob("*") if inner.is_file()) if path.is_dir() else [path]
        for file in found:
            hidden = path.is_dir() and any(part.startswith(".") for part in file.relative_to(path).parts)
            if not hidden and file.absolute() not in seen:
                seen.add(file.absolute())
                yield file


def load_reference(ledger: Ledger) -> None:
    """Bring the register, the taxonomy and the known organisations in the ledger up to date."""
    for read in reference_readings():
        ledger.record(read, fingerprint())


def load_files(
    ledger: Ledger, intakes: Sequence[Intake], *, processes: int, done: Callable[[FileLoaded], None] = lambda loaded: None
) -> tuple[FileLoaded, ...]:
    """Read every file and put its statements into the ledger; calls `done` after each, in the order given.

    A file that cannot be read is refused with a reason and the rest goes on. `processes` is how many may read at once.
    """
    results: list[FileLoaded] = []
    waiting: list[tuple[Intake, object]] = []
    stated, since = 0, time.monotonic()
    for intake, outcome in _read_all(ledger, intakes, processes):
        waiting.append((intake, outcome))
        stated += outcome.stated if isinstance(outcome, Rows) else 0
        if len(waiting) >= _TOGETHER or stated >= _MOST_STATED or time.monotonic() - since > _LONGEST_WAIT:
            results += _keep(ledger, waiting, done)
            waiting, stated, since = [], 0, time.monotonic()
    results += _keep(ledger, waiting, done)
    return tuple(results)


def _read_all(ledger: Ledger, intakes: Sequence[Intake], processes: int) -> Iterator[tuple[Intake, object]]:
    """Each intake with its reading, None where the ledger holds it already, or the error that stopped it."""
    judged = _judged(ledger, intakes)
    if len(intakes) <= FEW or processes == 1:
        for intake, news in judged:
            yield intake, attempt(intake) if news else None
        return
    with Readers(processes) as readers:
        waiting: deque[tuple[Intake, Future[object] | None]] = deque()
        for intake, news in judged:
            waiting.append((intake, readers.begin(intake) if news else None))
            if len(waiting) > processes * _AHEAD:
                ready, begun = waiting.popleft()
                yield ready, readers.result(ready, begun) if begun else None
        for ready, begun in waiting:
            yield ready, readers.result(ready, begun) if begun else None


def _judged(ledger: Ledger, intakes: Sequence[Intake]) -> Iterator[tuple[Intake, bool]]:
    """Each intake, and whether it has anything new for the ledger, which is asked about many at a time."""
    for first in range(0, len(intakes), _AT_ONCE):
        some = intakes[first : first + _AT_ONCE]
        held = ledger.held([intake.address for intake in some])
        for intake in some:
            yield intake, _is_news(intake, held.get(intake.address))


def _is_news(intake: Intake, held: tuple[str, str] | None) -> bool:
    if held is None:
        return True
    try:
        with Path(intake.path).open("rb") as opened:
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError:
        return True  # reading it will say what is wrong
    return held != (sha256, fingerprint(intake))


def _keep(ledger: Ledger, waiting: Sequence[tuple[Intake, object]], done: Callable[[FileLoaded], None]) -> list[FileLoaded]:
    """Put what was read into the ledger, and say of each file what became of it."""
    read = [(outcome, fingerprint(intake)) for intake, outcome in waiting if isinstance(outcome, Rows)]
    outcomes = iter(ledger.record_all(read))
    loaded: list[FileLoaded] = []
    for intake, outcome in waiting:
        if isinstance(outcome, Rows):
            loaded.append(FileLoaded(intake.shown, next(outcomes), outcome.stated, outcome.rejects))
        elif outcome is None:
            loaded.append(FileLoaded(intake.shown, "unchanged", 0, ()))
        else:
            reject = Reject(intake.shown, None, None, None, str(outcome), "mend the file and load it again; nothing of it was loaded")
            ledger.reject(intake.address, (reject,))
            loaded.append(FileLoaded(intake.shown, None, 0, (reject,)))
    for entry in loaded:
        done(entry)
    return loaded


def default_processes() -> int:
    """All the cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

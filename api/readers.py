"""Documents read by several processes at once. A process that dies takes no other document with it."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Final, Self

from councilgraph.api.reading import Intake, read_file
from councilgraph.api.time_limit import LONGEST_SECONDS, last_resort, time_limit
from councilgraph.graph.ledger_rows import rows_of
from councilgraph.loaders.document import ReadError

# By the wall, against the limit in processor time: so many other processes may be at work on a machine.
_PATIENCE: Final = 10


def attempt(intake: Intake, seconds: float = LONGEST_SECONDS) -> object:
    """What a file states, as rows of the ledger, or the ReadError that says why there is nothing."""
    try:
        with time_limit(intake.shown, seconds):
            return rows_of(read_file(intake))
    except ReadError as error:
        return error
    except OSError as error:
        return ReadError(f"{intake.shown}: cannot be read: {error.strerror}")
    except RecursionError:
        return ReadError(f"{intake.shown}: is nested too deeply to be a document of a meeting")
    except MemoryError:
        return ReadError(f"{intake.shown}: needs more memory than there is; split it")


def attempt_or_die(intake: Intake, seconds: float = LONGEST_SECONDS) -> object:
    """As `attempt`, in a process of its own, which ends where even that does not come back."""
    with last_resort(seconds * _PATIENCE):
        return attempt(intake, seconds)


class Readers:
    """So many processes that read; `with Readers(4) as readers: readers.result(intake, readers.begin(intake))`."""

    def __init__(self, processes: int, how: Callable[[Intake], object] = attempt_or_die) -> None:
        """`how` reads one file, in one of the processes."""
        self._processes = processes
        self._how = how
        self._pool = self._started(processes)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.shutdown(cancel_futures=True)

    @staticmethod
    def _started(processes: int) -> ProcessPoolExecutor:
        # Not fork: the ledger's threads must not be copied into the readers.
        return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))

    def begin(self, intake: Intake) -> Future[object]:
        """Have a file read as soon as a process is free."""
        try:
            return self._pool.submit(self._how, intake)
        except BrokenProcessPool:
            self._pool.shutdown()
            self._pool = self._started(self._processes)
            return self._pool.submit(self._how, intake)

    def result(self, intake: Intake, begun: Future[object]) -> object:
        """What became of a file. Where a process died meanwhile, nobody knows which file was to blame: each is read again by itself."""
        try:
            return begun.result()
        except BrokenProcessPool:
            pass
        try:
            with self._started(1) as alone:
                return alone.submit(self._how, intake).result()
        except BrokenProcessPool:
            return ReadError(f"{intake.shown}: ended the process that read it, by its size or a fault in it; save it anew or split it")

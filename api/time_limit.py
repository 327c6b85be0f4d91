"""A limit on the time that one document may take, wherever it is read: no file stops a load of ten thousand.

Two clocks, for two kinds of delay. `time_limit` counts the processor's time, so that a busy machine refuses nothing that an idle one reads;
it ends Python code, regular expressions included. `last_resort` counts by the wall and ends the whole process, which is all that
helps where a library written in C does not come back.
"""

import faulthandler
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final, NoReturn

from councilgraph.loaders.document import ReadError

# A pack of 3,000 pages takes about half of it.
LONGEST_SECONDS: Final = 120.0
# An exception within a callback of the garbage collector or a finalizer is lost: time is up again after so many more seconds.
_AGAIN: Final = 1.0


class _TimeUp(BaseException):
    """No Exception, so that nothing on the way takes it for a fault of its own."""


def _time_up(signum: int, frame: FrameType | None) -> NoReturn:
    raise _TimeUp


@contextmanager
def time_limit(shown: str, seconds: float = LONGEST_SECONDS) -> Iterator[None]:
    """Ends what is done within it after so many seconds of processor time. Raises ReadError that begins with `shown`.

    Signals reach only a process's main thread, and there are none on Windows: elsewhere there is no limit but `last_resort`.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _time_up)
    try:
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    except _TimeUp:
        raise ReadError(f"{shown}: took more than {seconds:g} seconds to read; split it into its documents, or save it anew") from None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@contextmanager
def last_resort(seconds: float) -> Iterator[None]:
    """Ends the whole process where what is done within it takes so many seconds by the wall. For processes that only read documents."""
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()

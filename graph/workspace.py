"""The workspace: one folder that holds the ledger, the graph built from it, and the lock between processes."""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout


class WorkspaceError(RuntimeError):
    """A workspace that cannot be used. The message says which, why, and what to do."""


class WorkspaceBusyError(WorkspaceError):
    """Another process holds the ledger, and did not let go in time."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace folder and what stands where in it."""

    folder: Path

    @property
    def ledger(self) -> Path:
        """The DuckDB file of statements."""
        return self.folder / "ledger.duckdb"

    @property
    def graph(self) -> Path:
        """The folder of the embedded graph and of the projection it was loaded from."""
        return self.folder / "graph"

    @property
    def rejects(self) -> Path:
        """The folder where rejected rows are written, one CSV a list, to be mended and loaded again."""
        return self.folder / "rejects"

    def create(self) -> None:
        """Make the folder. Raises WorkspaceError where it cannot be made or written."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkspaceError(f"{self.folder}: cannot make the workspace: {error.strerror}; name another with --workspace") from error
        if not os.access(self.folder, os.W_OK):
            raise WorkspaceError(f"{self.folder}: the workspace cannot be written; name another with --workspace")

    def require(self) -> None:
        """Raises WorkspaceError where nothing has been loaded yet."""
        if not self.ledger.exists():
            raise WorkspaceError(f"{self.folder}: no ledger here yet; run `councilgraph load` first, or name another with --workspace")

    @contextmanager
    def locked(self, purpose: str, *, wait: float, waiting: Callable[[str], None] = lambda holder: None) -> Iterator[None]:
        """Hold the ledger for this process alone.

        `purpose` is what a process that has to wait is told, such as `councilgraph load`. Waits up to `wait` seconds, calling
        `waiting` once with who holds it; raises WorkspaceBusyError after that. The lock is the operating system's, so a killed
        process leaves none behind.
        """
        self.create()
        lock = FileLock(self.folder / "ledger.lock")
        note = self.folder / "ledger.holder"
        try:
            try:
                lock.acquire(timeout=0)
            except Timeout:
                waiting(_holder(note))
                lock.acquire(timeout=wait)
        except Timeout:
            raise WorkspaceBusyError(
                f"{self.ledger}: held by {_holder(note)}; waited {wait:g} s. Try again when it has ended, or wait longer with --wait"
            ) from None
        try:
            note.write_text(json.dumps({"pid": os.getpid(), "purpose": purpose, "since": time.strftime("%H:%M:%S")}))
            yield
        finally:
            note.unlink(missing_ok=True)
            lock.release()


def _holder(note: Path) -> str:
    try:
        held = json.loads(note.read_text())
        return f"process {held['pid']} ({held['purpose']}, since {held['since']})"
    except (OSError, ValueError, KeyError):
        return "another process"

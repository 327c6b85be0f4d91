"""What a person sees: talk and progress on stderr, only where someone is looking."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

TALK = Console(stderr=True, highlight=False)


def now() -> str:
    """The time to note beside what is loaded, UTC, ISO 8601 to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def waiting(holder: str) -> None:
    """Say who holds the ledger that we wait for."""
    click.echo(f"waiting for {holder} to let go of the ledger", err=True)


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress display on stderr; silent where stderr is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=TALK, transient=True, disable=not TALK.is_terminal) as bar:
        yield bar

"""One document never stops the others: not by the time it takes, nor by ending the process that reads it."""

import contextlib
import re
import time
from pathlib import Path

import pytest
from dying import die_of_the_bad

from councilgraph.api import loading
from councilgraph.api.readers import Readers, attempt
from councilgraph.api.reading import intake
from councilgraph.api.time_limit import time_limit
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.ledger_rows import Rows
from councilgraph.graph.workspace import Workspace
from councilgraph.loaders.document import ReadError

MINUTES = "Harbour Committee\n4 May 2024\nPresent: Cllr Odo Fenn (Chair)\n1. Dues\nRESOLVED that the dues be noted.\n"


def test_time_is_up_within_a_regular_expression() -> None:
    begun = time.process_time()
    with pytest.raises(ReadError, match=r"^slow\.txt: took more than 0\.1 seconds"), time_limit("slow.txt", 0.1):
        re.match(r"(?:a|aa)+$", "a" * 60 + "b")
    assert time.process_time() - begun < 5


def test_nothing_comes_after_what_was_done_in_time() -> None:
    with time_limit("fine", 0.05):
        pass
    until = time.process_time() + 0.1
    while time.process_time() < until:
        pass


def test_time_is_up_again_where_the_first_time_was_lost() -> None:
    def never_ends() -> None:
        while True:
            pass

    def loses_the_first() -> None:
        with contextlib.suppress(BaseException):
            never_ends()
        never_ends()

    with pytest.raises(ReadError), time_limit("slow.txt", 0.05):
        loses_the_first()


# It can be up within another library's callback of the garbage collector, which tells of it only so.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_document_that_takes_too_long_is_refused_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(MINUTES * 2000, encoding="utf-8")
    outcome = attempt(intake(path), 0.05)
    assert isinstance(outcome, ReadError)
    assert str(outcome).startswith(f"{path.as_posix()}: took more than 0.05 seconds")


def test_a_process_that_dies_takes_no_other_document_with_it(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.txt" for name in ("first", "deadly", "second", "endless", "third")]
    for path in paths:
        path.write_text(MINUTES, encoding="utf-8")
    given = [intake(path) for path in paths]
    with Readers(2, die_of_the_bad) as readers:
        begun = [readers.begin(entry) for entry in given]
        outcomes = [readers.result(entry, future) for entry, future in zip(given, begun, strict=True)]
        later = readers.result(given[0], readers.begin(given[0]))
    assert [isinstance(outcome, Rows) for outcome in (*outcomes, later)] == [True, False, True, False, True, True]
    assert str(outcomes[1]).startswith(f"{paths[1].as_posix()}: ended the process that read it")


def test_a_load_by_processes_goes_on_past_a_file_it_cannot_read(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "FEW", 1)
    for name, data in (
        ("a.txt", MINUTES.encode()),
        ("b.txt", bytes(range(256)) * 9),
        ("c.txt", MINUTES.replace("4 May", "5 May").encode()),
    ):
        (tmp_path / name).write_bytes(data)
    given = [intake(path) for path in loading.find_files([str(tmp_path)]) if path.suffix == ".txt"]
    with open_ledger(workspace, "test", now=lambda: "2026-01-01T00:00:00Z") as ledger:
        loaded = loading.load_files(ledger, given, processes=2)
        again = loading.load_files(ledger, given, processes=2)
    assert [entry.outcome for entry in loaded] == ["new", None, "new"]
    assert [entry.outcome for entry in again] == ["unchanged", None, "unchanged"]

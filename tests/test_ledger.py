"""The ledger: loading twice, replacing, forgetting, history, and who holds the lock."""

import hashlib
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace

import pytest

from councilgraph.graph.facts import Source, Span, Statement
from councilgraph.graph.ledger import Ledger, open_ledger
from councilgraph.graph.ledger_rows import Reading, Reject, rows_of
from councilgraph.graph.vocabulary import VocabularyError
from councilgraph.graph.workspace import Workspace, WorkspaceBusyError, WorkspaceError


def _reading(address: str, text: str, *names: str) -> Reading:
    source = Source(address, address, hashlib.sha256(text.encode()).hexdigest(), "text/plain", "minutes", text=text)
    statements = tuple(Statement(source.local("person", name), "name", name, (Span(0, len(text), text),), "test", "1") for name in names)
    return Reading(source, statements)


@pytest.fixture
def ledger(workspace: Workspace) -> Iterator[Ledger]:
    with open_ledger(workspace, "test", now=lambda: "2026-01-01T00:00:00Z") as opened:
        yield opened


def test_the_same_bytes_again_change_nothing(ledger: Ledger) -> None:
    first = _reading("/a.txt", "Ann Lee", "Ann Lee")
    assert ledger.record(first, "r1") == "new"
    state = ledger.change_number
    assert ledger.record(first, "r1") == "unchanged"
    assert (ledger.change_number, ledger.counts().statements) == (state, 1)
    assert ledger.held(["/a.txt", "/other.txt"]) == {"/a.txt": (first.source.sha256, "r1")}


def test_changed_bytes_replace_the_old_statements_and_keep_them_as_history(ledger: Ledger) -> None:
    ledger.record(_reading("/a.txt", "Ann Lee", "Ann Lee"), "r1")
    assert ledger.record(_reading("/a.txt", "Bo Hay and Cy Orr", "Bo Hay", "Cy Orr"), "r1") == "replaced"
    counts = ledger.counts()
    assert (counts.documents, counts.history, counts.statements) == (1, 1, 2)
    assert ledger.connection.execute("SELECT count(*) FROM statement").fetchone() == (3,)


def test_a_newer_reader_states_the_same_bytes_anew(ledger: Ledger) -> None:
    ledger.record(_reading("/a.txt", "Ann Lee", "Ann Lee", "Lee"), "r1")
    assert ledger.record(_reading("/a.txt", "Ann Lee", "Ann Lee"), "r2") == "reread"
    assert ledger.counts().statements == 1


def test_the_same_bytes_at_two_addresses_are_one_document(ledger: Ledger) -> None:
    ledger.record(_reading("/a.txt", "Ann Lee", "Ann Lee"), "r1")
    assert ledger.record(_reading("/copy.txt", "Ann Lee", "Ann Lee"), "r1") == "new"
    assert (ledger.counts().documents, ledger.counts().statements) == (1, 1)
    assert ledger.forget("/a.txt") == 0
    assert ledger.forget("/copy.txt") == 1


def test_forgetting_takes_the_history_of_an_address_too(ledger: Ledger) -> None:
    ledger.record(_reading("/a.txt", "Ann Lee", "Ann Lee"), "r1")
    ledger.record(_reading("/a.txt", "Bo Hay", "Bo Hay"), "r1")
    ledger.forget("/a.txt")
    for table in ("document", "statement", "evidence", "address", "former_address"):
        assert ledger.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    with pytest.raises(WorkspaceError, match="no document was loaded from there"):
        ledger.forget("/a.txt")


def test_a_statement_outside_the_vocabulary_is_refused_and_nothing_is_kept(ledger: Ledger) -> None:
    good = _reading("/a.txt", "Ann Lee", "Ann Lee")
    bad = Statement("council/STS", "HELD_BY", "body/x", (Span(0, 3, "Ann"),), "test", "1")
    with pytest.raises(VocabularyError, match="HELD_BY does not join Council to Body"):
        ledger.record(Reading(good.source, (*good.statements, bad)), "r1")
    assert ledger.counts().documents == 0


def test_many_documents_put_in_together_are_as_if_one_by_one(ledger: Ledger) -> None:
    ledger.record(_reading("/a.txt", "Ann Lee", "Ann Lee"), "r1")
    together = [
        _reading("/a.txt", "Bo Hay", "Bo Hay"),
        _reading("/b.txt", "Cy Orr", "Cy Orr"),
        _reading("/copy.txt", "Cy Orr", "Cy Orr"),
        _reading("/b.txt", "Di Poe", "Di Poe"),
        _reading("/b.txt", "Di Poe", "Di Poe"),
    ]
    assert ledger.record_all([(rows_of(read), "r1") for read in together]) == ("replaced", "new", "new", "replaced", "unchanged")
    counts = ledger.counts()
    assert (counts.documents, counts.history, counts.statements) == (3, 1, 3)
    assert ledger.connection.execute("SELECT count(*) FROM former_address").fetchone() == (2,)


def test_evidence_of_an_open_and_a_restricted_statement_is_open(ledger: Ledger) -> None:
    read = _reading("/a.txt", "Ann Lee", "Ann Lee", "Lee")
    for order in (("open", "restricted"), ("restricted", "open")):
        statements = tuple(replace(statement, access=access) for statement, access in zip(read.statements, order, strict=True))
        rows = rows_of(Reading(read.source, statements))
        assert rows.evidence.column("access").to_pylist() == ["open"]
        assert sorted(rows.statements.column("access").to_pylist()) == ["open", "restricted"]


def test_a_failure_half_way_leaves_nothing_behind(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ledger, "_changed", stop)
    with pytest.raises(KeyboardInterrupt):
        ledger.record(_reading("/a.txt", "Ann Lee", "Ann Lee"), "r1")
    assert ledger.counts().documents == ledger.counts().statements == 0


def test_rejects_are_kept_until_the_file_is_loaded_again(ledger: Ledger) -> None:
    read = _reading("/a.csv", "Ann Lee", "Ann Lee")
    ledger.record(Reading(read.source, read.statements, (Reject("a.csv", 3, "date", "31/02/2017", "no such day", "mend it"),)), "r1")
    assert ledger.counts().rejects == 1
    ledger.record(_reading("/a.csv", "Bo Hay", "Bo Hay"), "r1")
    assert ledger.counts().rejects == 0


def test_judgements_are_dated_replaced_and_undone_but_never_lost(ledger: Ledger) -> None:
    ledger.judge("b", "a", same=True, because="same ward", by="ann")
    ledger.judge("a", "b", same=False, because="father and son", by="ann")
    assert ledger.counts().judgements == 1
    assert ledger.undo_judgement("b", "a")
    assert not ledger.undo_judgement("b", "a")
    assert ledger.counts().judgements == 0
    assert ledger.connection.execute("SELECT count(*) FROM judgement").fetchone() == (2,)


def test_a_second_process_is_told_who_holds_the_ledger(workspace: Workspace, ledger: Ledger) -> None:
    script = textwrap.dedent("""
        import sys; from pathlib import Path
        from councilgraph.graph.ledger import open_ledger
        from councilgraph.graph.workspace import Workspace, WorkspaceBusyError
        try:
            with open_ledger(Workspace(Path(sys.argv[1])), "second", now=str, wait=0.2, waiting=print): pass
        except WorkspaceBusyError as error: print(error); sys.exit(2)
    """)
    run = subprocess.run([sys.executable, "-c", script, str(workspace.folder)], capture_output=True, text=True, check=False)
    assert run.returncode == 2, run.stderr
    assert "(test, since " in run.stdout.splitlines()[0]
    assert "waited 0.2 s" in run.stdout


def test_a_file_that_is_no_ledger_is_said_to_be_none(workspace: Workspace) -> None:
    workspace.create()
    workspace.ledger.write_bytes(b"this is not a database" * 100)
    with pytest.raises(WorkspaceError, match="cannot be opened as a ledger"), open_ledger(workspace, "test", now=str):
        pass


def test_locks_are_let_go(workspace: Workspace) -> None:
    for _ in range(2):
        with open_ledger(workspace, "test", now=str):
            pass
    with (
        open_ledger(workspace, "test", now=str),
        pytest.raises(WorkspaceBusyError),
        open_ledger(workspace, "again", now=str, wait=0),
    ):
        pass

"""The command line as a user meets it: output, exit codes, errors; each run is a process of its own."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from councilgraph.graph.workspace import Workspace

MINUTES = """Minutes of the Exeshire Parks Board held on 3 May 2017

Present: Cllr Ann Lee (Stroud District Council) (Chair), Cllr Bo Hay (Wealden District Council)

1. Play areas

Kay Dunn (Head of Parks, kay.dunn@example.gov.uk, 01234 567890) introduced the report.

Decisions

The Board:

i. noted the report; and
ii. agreed to survey every play area by the summer.

Actions

1. Survey the play areas. Kay Dunn
"""


def run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """`councilgraph ARGUMENTS`."""
    command = [sys.executable, "-c", "from councilgraph.api.cli import main; main()", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env={**os.environ, "COLUMNS": "200"})


@pytest.fixture
def minutes(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.txt"
    path.write_text(MINUTES, encoding="utf-8")
    return path


def _load(workspace: Workspace, *paths: Path | str) -> subprocess.CompletedProcess[str]:
    return run("--workspace", str(workspace.folder), "load", *map(str, paths))


def test_help_has_examples_everywhere() -> None:
    for arguments in ((), ("load",), ("query",), ("cypher",), ("extract",), ("export",), ("councils", "resolve"), ("identity", "same")):
        shown = run(*arguments, "--help")
        assert shown.returncode == 0
        assert "councilgraph" in shown.stdout
        assert "xample" in shown.stdout or not arguments


def test_load_status_ask_forget(workspace: Workspace, minutes: Path) -> None:
    first = _load(workspace, minutes)
    assert first.returncode == 0, first.stderr
    assert first.stdout == ""
    assert "1 file: 1 new" in first.stderr
    again = _load(workspace, minutes)
    assert "1 unchanged" in again.stderr
    assert "graph unchanged" in again.stderr
    where = ("--workspace", str(workspace.folder))
    status = json.loads(run(*where, "status", "--format", "json").stdout)
    assert status["documents"] == 6
    assert status["graph"] == "up to date"
    rows = json.loads(run(*where, "query", "open-actions", "--format", "json").stdout)
    assert [(row["action"], row["owners"]) for row in rows] == [("Survey the play areas", ["Kay Dunn"])]
    minutes.write_text(MINUTES.replace("Survey the play areas. Kay Dunn", "Paint the gates. Kay Dunn"), encoding="utf-8")
    assert "1 replaced" in _load(workspace, minutes).stderr
    rows = json.loads(run(*where, "query", "open-actions", "--format", "json").stdout)
    assert [row["action"] for row in rows] == ["Paint the gates"]
    assert run(*where, "forget", str(minutes)).returncode == 0
    assert json.loads(run(*where, "query", "open-actions", "--format", "json").stdout) == []
    gone = run(*where, "forget", str(minutes))
    assert gone.returncode == 2
    assert "no document was loaded from there" in gone.stderr


def test_extract_prints_one_record_a_line_and_nothing_else(minutes: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text(MINUTES.replace("3 May", "4 June"), encoding="utf-8")
    shown = run("extract", str(minutes), str(other), "--format", "jsonl")
    records = [json.loads(line) for line in shown.stdout.splitlines()]
    assert [record["meeting"]["date"] for record in records] == ["2017-05-03", "2017-06-04"]
    assert [record["document"]["uri"] for record in records] == [str(minutes), str(other)]
    text = run("text", str(minutes)).stdout
    for elements in records[0].values():
        for element in elements if isinstance(elements, list) else []:
            assert all(text[span["start"] : span["end"]] == span["quote"] for span in element["evidence"])


def test_contact_details_are_in_no_element_and_not_in_the_ledger(workspace: Workspace, minutes: Path) -> None:
    assert "example.gov.uk" not in run("extract", str(minutes)).stdout
    _load(workspace, minutes)
    assert b"example.gov.uk" not in workspace.ledger.read_bytes()
    assert b"01234 567890" not in workspace.ledger.read_bytes()


def test_bad_files_are_refused_one_line_each_and_the_rest_goes_on(workspace: Workspace, minutes: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "junk.bin").write_bytes(bytes(range(256)) * 40)
    (bad / "empty.txt").write_bytes(b"")
    (bad / "line.txt").write_bytes(b"x" * 3_000_000)
    (bad / "wrong.txt").write_bytes(b"\xff\xfeM\x00i\xd8\x00\x00\x01")
    (bad / "columns.csv").write_text("who,what\na,b\n")
    (bad / "list.csv").write_text("name\nStroud\n")
    (bad / "list.yaml").write_text(
        "title: x\nrow: participation\npublisher: x\nlicence: x\nprogramme: cpc\nstatus: held\ncoverage: []\n"
        "columns: {council: {type: council, required: true}}\n"
    )
    shown = _load(workspace, bad, minutes, tmp_path / "absent.txt")
    assert shown.returncode == 1
    lines = [line for line in shown.stderr.splitlines() if line.startswith("rejected ")]
    assert len(lines) == 7, shown.stderr
    for name in ("junk.bin", "empty.txt", "line.txt", "wrong.txt", "columns.csv", "list.csv", "absent.txt"):
        assert any(name in line for line in lines), name
    assert "Traceback" not in shown.stderr
    assert "1 new" in shown.stderr
    status = run("--workspace", str(workspace.folder), "status").stdout
    assert "junk.bin" in status


def test_bad_rows_are_written_out_and_load_once_mended(workspace: Workspace, tmp_path: Path) -> None:
    listed = tmp_path / "visits.csv"
    listed.write_text("council,date\nSTS,2016\nSomerset,\nSTS,31/02/2017\n", encoding="utf-8")
    listed.with_suffix(".yaml").write_text(
        "title: Visits\nrow: participation\npublisher: x\nlicence: x\nprogramme: cpc\nstatus: held\ncoverage: []\n"
        "columns: {council: {type: council, required: true}, date: {type: date}}\n"
    )
    shown = _load(workspace, listed)
    assert shown.returncode == 1
    assert "visits.csv: row 3, column council: 'Somerset' could be more than one council" in shown.stderr
    assert "visits.csv: row 4, column date" in shown.stderr
    rejected = workspace.rejects / "visits.csv"
    mended = rejected.read_text().replace("Somerset,,", "SMT,2024,").replace("31/02/2017", "28/02/2017")
    rejected.write_text(mended, encoding="utf-8")
    assert _load(workspace, rejected).returncode == 0
    rows = json.loads(
        run("--workspace", str(workspace.folder), "query", "programme-participants", "--programme", "cpc", "--format", "json").stdout
    )
    assert [(row["code"], row["date"]) for row in rows] == [("STS", "2016"), ("STS", "2017-02-28"), ("SMT", "2024")]


def test_rejected_rows_mended_by_and_by_stay_restricted_and_lose_nothing(workspace: Workspace, tmp_path: Path) -> None:
    listed = tmp_path / "visits.csv"
    listed.write_bytes("council,date\nYnys Môn,2016\nSomerset,\nSTS,31/02/2017\n".encode("cp1252"))
    listed.with_suffix(".yaml").write_text(
        "title: Visits\nrow: participation\npublisher: x\nlicence: x\nprogramme: cpc\nstatus: held\n"
        "coverage: [{programme: cpc, since: '2010', until: '2018', complete: true, population: all}]\n"
        "columns: {council: {type: council, required: true}, date: {type: date}}\n"
    )
    shown = _load(workspace, "--restricted", listed)
    assert "2 rows rejected (council: 1, date: 1)" in shown.stderr
    assert "no answer `no` rests on it" in shown.stderr
    first = workspace.rejects / "visits.csv"
    first.write_text(first.read_text(encoding="utf-8").replace("31/02/2017", "28/02/2017"), encoding="utf-8")
    assert _load(workspace, first).returncode == 1, "one is not mended yet"
    second = workspace.rejects / "visits-2.csv"
    assert "STS" in first.read_text(encoding="utf-8"), "what was loaded is left as it is"
    second.write_text(second.read_text(encoding="utf-8").replace("Somerset,,", "SMT,2024,"), encoding="utf-8")
    assert _load(workspace, second).returncode == 0
    asked = "MATCH (c:Council)-[t:TOOK_PART_IN]->(p:Programme) RETURN c.code AS code, t.date AS date, t.access AS access ORDER BY date"
    rows = json.loads(run("--workspace", str(workspace.folder), "cypher", asked, "--format", "json").stdout)
    assert rows == [
        {"code": code, "date": date, "access": "restricted"} for code, date in (("AGY", "2016"), ("STS", "2017-02-28"), ("SMT", "2024"))
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("query", "open-actions"), "run `councilgraph load` first"),
        (("status",), "no ledger here yet"),
        (("load",), "nothing to load"),
        (("cypher", "MATCH (n) DELETE n"), "no graph here yet|not a reading clause"),
        (("councils", "resolve", "Stroud", "--on", "31/02"), "is not a date"),
        (("query", "no-such"), "there is no query|no graph here yet"),
    ],
)
def test_errors_are_one_line_and_exit_code_2(workspace: Workspace, arguments: tuple[str, ...], says: str) -> None:
    shown = run("--workspace", str(workspace.folder), *arguments)
    assert shown.returncode == 2
    assert len(shown.stderr.strip().splitlines()) == 1, shown.stderr
    assert any(part in shown.stderr for part in says.split("|")), shown.stderr


def test_resolve_says_how_and_never_guesses() -> None:
    shown = run("councils", "resolve", "Bath & NE Somerset", "--on", "2017-03-08")
    assert (shown.returncode, shown.stdout.split()[4]) == (0, "BAS")
    shown = run("councils", "resolve", "Somerset")
    assert shown.returncode == 1
    assert "ambiguous" in shown.stdout
    assert "SOM Somerset County Council" in shown.stdout


def test_two_processes_that_load_at_once_both_end_well(workspace: Workspace, tmp_path: Path) -> None:
    processes = []
    for number in range(2):
        path = tmp_path / f"{number}.txt"
        path.write_text(MINUTES.replace("Parks", ("Parks", "Roads")[number]), encoding="utf-8")
        command = [
            sys.executable,
            "-c",
            "from councilgraph.api.cli import main; main()",
            "--workspace",
            str(workspace.folder),
            "load",
            str(path),
        ]
        processes.append(subprocess.Popen(command, stderr=subprocess.PIPE, text=True))
    for process in processes:
        _, errors = process.communicate(timeout=120)
        assert process.returncode == 0, errors
    rows = json.loads(run("--workspace", str(workspace.folder), "query", "meetings-of-body", "--format", "json").stdout)
    assert len(rows) == 2


def test_a_persons_decision_stands_and_can_be_undone(workspace: Workspace, tmp_path: Path) -> None:
    for number, name in enumerate(("Ann Lee", "Anne Lee")):
        (tmp_path / f"{number}.txt").write_text(MINUTES.replace("Ann Lee", name).replace("3 May", f"{number + 3} May"), encoding="utf-8")
    where = ("--workspace", str(workspace.folder))
    _load(workspace, tmp_path / "0.txt", tmp_path / "1.txt")

    def people() -> list[str]:
        return [row["id"] for row in json.loads(run(*where, "query", "people-named", "--name", "Lee", "--format", "json").stdout)]

    before = people()
    assert len(before) == 2
    assert run(*where, "identity", "review").returncode == 1
    assert run(*where, "identity", "same", *before, "--because", "one ward").returncode == 0
    assert len(people()) == 1
    decided = json.loads(run(*where, "identity", "decisions", "--format", "json").stdout)
    assert decided[0]["because"] == "one ward"
    assert run(*where, "identity", "undo", decided[0]["left"], decided[0]["right"]).returncode == 0
    assert people() == before


def test_show_marks_what_was_read(minutes: Path, tmp_path: Path) -> None:
    shown = run("show", str(minutes))
    assert shown.returncode == 0, shown.stderr
    assert "decisions 2" in shown.stdout
    assert "\x1b[" in shown.stdout
    page = tmp_path / "reading.html"
    assert run("show", str(minutes), "--html", str(page)).returncode == 0
    assert "survey every play area" in page.read_text(encoding="utf-8")


def test_show_marks_what_was_read_and_counts_it(tmp_path: Path) -> None:
    minutes = Path(__file__).parent / "minutes_examples" / "cabinet-resolved.txt"
    shown = run("show", str(minutes))
    assert shown.returncode == 0
    assert "decisions 7" in shown.stdout
    assert "\x1b[30;42m" in shown.stdout
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown.stdout)
    assert plain.partition("\n\n")[2].split() == run("text", str(minutes)).stdout.split()
    page = tmp_path / "reading.html"
    assert run("show", str(minutes), "--html", str(page)).returncode == 0
    assert "NORWICH CITY COUNCIL" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(("error", "says"), [("Query interrupted", "stopped\n"), ("something new", "Traceback")])
def test_what_was_stopped_or_not_foreseen_never_ends_like_findings(error: str, says: str) -> None:
    broken = f"from councilgraph.api import cli\ndef fail(**_): raise RuntimeError({error!r})\ncli.cli.main = fail\ncli.main()"
    ended = subprocess.run([sys.executable, "-c", broken], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith(says)


def test_help_of_a_query_lists_the_choices() -> None:
    assert "[all|open|done|superseded]" in run("query", "actions", "--help").stdout

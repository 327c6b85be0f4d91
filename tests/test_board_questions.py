"""What the Board asks: progress of projects, take-up, councils untouched, peers, the list that is not for everyone, awards checked against lists."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from click.testing import CliRunner

from councilgraph.api.cli import cli
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.grant_balance import gini, grant_balance
from councilgraph.queries.parameters import ParameterError
from councilgraph.queries.run import NotClearedError, run_query

TEMPLATES = Path(__file__).resolve().parents[1] / "data/lists/templates"
Load = Callable[..., tuple[Any, ...]]


def _ask(graph: EmbeddedGraph, query: str, /, clearance: str = "open", **values: Any) -> list[dict[str, Any]]:
    return run_query(Catalogue.load(), graph, query, values, clearance=clearance).records()  # type: ignore[arg-type]


def _list(folder: Path, name: str, rows: str) -> Path:
    """A list under a shipped template."""
    copy(TEMPLATES / f"{name}.yaml", folder / f"{name}.yaml")
    (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
    return folder / f"{name}.csv"


def test_projects_stand_against_their_objectives(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    rows = (
        "project,objective,outcome,status,date\n"
        "Digital Experts,Thirty councils funded,,on track,2016-10-12\n"
        "Digital Experts,Thirty councils funded,29 funded,partly met,2017-03-08\n"
        "Digital Experts,An evaluation published,,set,2017-03-08\n"
        "NPS,A strategy launched,,at risk,2017-03-08\n"
    )
    (loaded,) = load(workspace, [_list(tmp_path, "project-progress", rows)])
    assert loaded.rejects == ()
    graph = EmbeddedGraph(workspace.graph)

    def told(as_of: str) -> dict[tuple[str, str | None], tuple[str, str | None]]:
        return {(row["project"], row["objective"]): (row["status"], row["outcome"]) for row in _ask(graph, "project-progress", as_of=as_of)}

    now = told("")
    assert now["LGA Digital Experts programme", "Thirty councils funded"] == ("partly-met", "29 funded")
    assert now["LGA Digital Experts programme", "An evaluation published"] == ("set", None)
    assert now["National Procurement Strategy", "A strategy launched"] == ("at-risk", None)
    assert now["Design in the Public Sector", None] == ("not stated", None)
    assert told("2016-12-31")["LGA Digital Experts programme", "Thirty councils funded"] == ("on-track", None)


def test_progress_counts_what_the_minutes_hold(example_graph: EmbeddedGraph) -> None:
    rows = {row["id"]: row for row in _ask(example_graph, "project-progress", as_of="2016-12-31")}
    assert rows["programme/digital-experts"]["last_discussed"] == "2016-10-12"
    assert rows["programme/digital-experts"]["items"] == 1
    assert {row["status"] for row in rows.values()} == {"not stated"}


def test_the_not_yet_list_is_for_cleared_readers_alone(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    held = tmp_path / "held.csv"
    held.write_text("council,date\nESS,2018-05\n", encoding="utf-8")
    held.with_suffix(".yaml").write_text(
        "title: Held\nrow: participation\npublisher: test\nlicence: test\nprogramme: cpc\nstatus: held\n"
        "columns: {council: {type: council}, date: {type: date}}\n",
        encoding="utf-8",
    )
    load(workspace, [_list(tmp_path, "not-yet", "council,date\nKEN,2017-03-08\nESS,2017-03-08\n"), held])
    graph = EmbeddedGraph(workspace.graph)
    with pytest.raises(NotClearedError, match="needs a clearance") as refused:
        _ask(graph, "not-yet")
    assert "KEN" not in str(refused.value)
    assert [row["code"] for row in _ask(graph, "not-yet", "restricted", as_of="2017-03-08")] == ["ESS", "KEN"]
    assert [row["code"] for row in _ask(graph, "not-yet", "restricted")] == ["KEN"], "Essex has had one since"
    assert _ask(graph, "not-yet", "restricted", as_of="2017-03-09") == []
    assert _ask(graph, "cross-reference", a="cpc", b="cpc", as_of="2017-03-08")[0]["in_a"] == "unknown"


def test_cyber_offers_are_restricted(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    (loaded,) = load(
        workspace,
        [_list(tmp_path, "cyber-offers", "council,offer,status,date\nKEN,Cyber 360,taken up,2020-05\nKEN,CAF,rated red,2020-05\n")],
    )
    assert [(reject.row, reject.column) for reject in loaded.rejects] == [(3, "status")]
    graph = EmbeddedGraph(workspace.graph)
    assert _ask(graph, "take-up", family="cdt", touched="some") == []
    assert [row["code"] for row in _ask(graph, "take-up", "restricted", family="cdt", touched="some")] == ["KEN"]
    assert _ask(graph, "coverage") == []


def test_untouched_councils_are_those_of_no_programme(example_graph: EmbeddedGraph) -> None:
    every = {row["code"]: row for row in _ask(example_graph, "take-up", as_of="2017-03-08")}
    untouched = {row["code"] for row in _ask(example_graph, "take-up", as_of="2017-03-08", touched="none")}
    assert untouched == {code for code, row in every.items() if row["took_part"] + row["grants"] == 0}
    assert {"WYO", "GLO"} & untouched == {"WYO"}


def test_partnerships_change_from_three_to_two_and_end(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    rows = (
        "partnership,council,service,since,until\n"
        "Three boroughs,WSM,children's services,2011-06,2019\nThree boroughs,KEC,children's services,2011-06,2019\n"
        "Three boroughs,HMF,children's services,2011-06,2018-03\nOld pair,CRA,ICT,,2023-03\nOld pair,SEL,ICT,,2023-03\n"
    )
    (tmp_path / "shared.csv").write_text(rows, encoding="utf-8")
    (tmp_path / "shared.yaml").write_text(
        "title: Shared\nrow: shared-service\npublisher: test\nlicence: test\ncolumns: {name: {from: partnership, type: text, required: true}, "
        "council: {type: council, required: true}, service: {type: text}, since: {type: date}, until: {type: date}}\n",
        encoding="utf-8",
    )
    load(workspace, [tmp_path / "shared.csv"])
    graph = EmbeddedGraph(workspace.graph)
    told = [
        (row["date"], row["change"], row["before"], row["after"], row["undated"])
        for row in _ask(graph, "shared-service-changes", partnership="three")
    ]
    assert told == [("2011-06", "begun", 0, 3, 0)] * 3 + [("2018-03", "left", 3, 2, 0)] + [("2019", "ended", 2, 0, 0)] * 2
    assert [row["change"] for row in _ask(graph, "shared-service-changes", partnership="old")] == ["ended", "ended"]
    assert [row["partnership"] for row in _ask(graph, "shared-services", as_of="2023-06-01")] == [], "Craven and Selby had ended"
    assert [(row["partnership"], row["size"]) for row in _ask(graph, "shared-services", as_of="2018-06-01")] == [
        ("Old pair", 2),
        ("Three boroughs", 2),
    ]
    assert [row["size"] for row in _ask(graph, "shared-services", service="children")] == [3]
    assert _ask(graph, "shared-services", council="NYE") == []
    assert [row["partnership"] for row in _ask(graph, "shared-services", council="NYE", lineage="inherit")] == ["Old pair"]


def test_a_partnership_ends_with_its_councils(example_graph: EmbeddedGraph) -> None:
    """Suffolk Coastal and Waveney shared their management from April 2008 and became East Suffolk in April 2019; no list says that they stopped."""
    rows = _ask(example_graph, "shared-service-changes", partnership="suffolk coastal")
    assert [(row["date"], row["change"], row["before"], row["after"]) for row in rows] == [("2008-04", "begun", 0, 2)] * 2 + [
        ("2019-03-31", "abolished", 2, 0)
    ] * 2
    sizes = {
        day: [row["size"] for row in _ask(example_graph, "shared-services", as_of=day, council="WAV")]
        for day in ("2019-03-31", "2019-04-01")
    }
    assert sizes == {"2019-03-31": [2], "2019-04-01": []}
    later = _ask(example_graph, "shared-services", as_of="2024-01-01")
    assert not {"Suffolk Coastal District Council", "Craven District Council"} & {name for row in later for name in row["members"]}


def test_awards_named_in_minutes_are_checked_against_the_lists(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    minutes = tmp_path / "minutes.txt"
    minutes.write_text(
        "Minutes of the Exeshire Improvement Board held on 8 March 2017\n\n1. Grants\n\n"
        "Leeds City Council was awarded £10,000 under Digital Experts in 2015.\nKent County Council was awarded £7,000 under Digital Experts in 2016.\n",
        encoding="utf-8",
    )
    grants = tmp_path / "grants.csv"
    grants.write_text("award,council,amount,date\nA,LDS,10000,2015-03\nB,KEN,25000,2014-05\n", encoding="utf-8")
    grants.with_suffix(".yaml").write_text(
        "title: Grants\nrow: grant\npublisher: test\nlicence: test\nprogramme: digital-experts\n"
        "columns: {award: {type: text}, council: {type: council}, amount: {type: money}, date: {type: date}}\n",
        encoding="utf-8",
    )
    load(workspace, [minutes, grants])
    graph = EmbeddedGraph(workspace.graph)
    rows = {row["code"]: row for row in _ask(graph, "award-mentions")}
    assert (rows["LDS"]["matched"], rows["LDS"]["award"], rows["LDS"]["agrees"]) == (True, "A", "same amount")
    assert (rows["KEN"]["matched"], rows["KEN"]["amount"], rows["KEN"]["award"]) == (False, 7000.0, None)
    assert rows["KEN"]["quote"].startswith("Kent County Council was awarded £7,000")
    assert [row["code"] for row in _ask(graph, "award-mentions", matched="no")] == ["KEN"]


def test_balance_adds_up_and_says_what_is_missing(example_graph: EmbeddedGraph) -> None:
    found = grant_balance(example_graph, family="productivity", by="region", lineage="inherit", clearance="open")
    rows = found.groups.records()
    assert found.sources
    assert sum(row["councils"] for row in rows[:-1]) == rows[-1]["councils"] == 317
    assert sum(row["funded"] for row in rows[:-1]) == rows[-1]["funded"] == 317 - len(found.never.rows)
    assert "which is not to say that they had none" in " ".join(found.said)
    with pytest.raises(ParameterError, match="by: 'colour' is none of programme, type, region, year"):
        grant_balance(example_graph, by="colour", clearance="open")


def test_the_commands(example_workspace: Workspace) -> None:
    def run(*words: str) -> str:
        result = CliRunner().invoke(cli, ["--workspace", str(example_workspace.folder), "report", *words], catch_exceptions=False)
        assert result.exit_code == 0
        return result.stdout

    assert "Before you quote this" in run("grant-balance", "--by", "type")
    paper = run("grant-balance", "--family", "dcp", "--by", "region", "--format", "markdown")
    assert paper.startswith("# Grants under LGA Digital Connectivity Programme\n\nPrincipal councils of England, those in being")
    assert "1 award went to 1 council that is no longer in being" in paper
    assert "| all | 317 | 6 | 2% | 7 | £140,000 | 0 | 0 |  |" in paper
    assert "311 councils. None on record is not the same as none given." in paper
    assert run("grant-balance", "--family", "dcp", "--part", "awards", "--format", "csv").count("Digital Connectivity") == 7
    assert len(json.loads(run("matrix", "--programmes", "cpc,ldf,odp", "--format", "json"))) == 3
    assert run("matrix", "--programmes", "cpc,ldf,odp", "--grid", "--format", "csv").startswith("programme,cpc,ldf,odp\n")


def test_concentration() -> None:
    assert gini([1, 1, 1, 1]) == pytest.approx(0)
    assert gini([0, 0, 0, 1]) == pytest.approx(0.75)
    assert gini([1, 2, 3, 4]) == pytest.approx(0.25)
    assert gini([0, 0]) == 0

"""The named queries on the data that comes with the project: rows checked by hand, the three answers, families, dates, access."""

import csv
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from councilgraph.api.session import open_workspace
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.parameters import ParameterError
from councilgraph.queries.run import run_query

ROOT = Path(__file__).resolve().parents[1]
Ask = Callable[..., list[dict[str, Any]]]


def _ask(graph: EmbeddedGraph, query: str, /, clearance: str = "open", **values: Any) -> list[dict[str, Any]]:
    return run_query(Catalogue.load(), graph, query, values, clearance=clearance).records()  # type: ignore[arg-type]


@pytest.fixture
def ask(example_graph: EmbeddedGraph) -> Ask:
    return lambda query, /, **values: _ask(example_graph, query, **values)


@pytest.mark.parametrize("name", [query.name for query in Catalogue.load()])
def test_every_query_answers_with_its_own_example_values(example_graph: EmbeddedGraph, name: str) -> None:
    query = Catalogue.load().query(name)
    given: Mapping[str, Any] = {entry.name: entry.example for entry in query.parameters if entry.default is None}
    clearance = query.access
    rows = _ask(example_graph, name, clearance, **given)
    assert rows == _ask(example_graph, name, clearance, **given), "the same question twice"
    assert all(list(row) == [column.name for column in query.columns] for row in rows)
    every = {entry.name: entry.example for entry in query.parameters if entry.example}
    _ask(example_graph, name, clearance, **every)


def test_the_first_question_counts_what_the_lists_hold(ask: Ask) -> None:
    rows = ask("no-cpc-with-grants")
    family = {"LGA Digital Experts", "LGA Digital Transformation Programme", "LGA Digital Connectivity Programme", "LGA Digital Pathfinders",
              "LGA Behavioural Insights Programme", "Design in the Public Sector"}  # fmt: skip
    grants = list(csv.DictReader((ROOT / "data/lists/grants.csv").read_text(encoding="utf-8").splitlines()))
    assert {row["code"] for row in rows} == {row["council"] for row in grants if row["programme"] in family and row["council"]}
    held = {
        row["council"]
        for row in csv.DictReader((ROOT / "data/lists/peer-challenges.csv").read_text(encoding="utf-8").splitlines())
        if row["event"] == "CPC"
    }
    assert {row["code"] for row in rows if row["had_cpc"] == "yes"} == {row["code"] for row in rows} & held
    assert {row["had_cpc"] for row in rows} == {"yes", "unknown"}, "a sample never says no"


@pytest.mark.parametrize("by", ["type", "region"])
def test_the_groups_add_up_to_the_councils(ask: Ask, by: str) -> None:
    groups = ask("no-cpc-with-grants-by-group", by=by, as_of="2020-06-01")
    rows = ask("no-cpc-with-grants", as_of="2020-06-01")
    assert {row["group"]: (row["councils"], row["yes"], row["unknown"]) for row in groups} == {
        name: (len(same), sum(row["had_cpc"] == "yes" for row in same), sum(row["had_cpc"] == "unknown" for row in same))
        for name in {row[by] for row in rows}
        if (same := [row for row in rows if row[by] == name])
    }
    assert sum(row["grants"] for row in groups) == sum(row["grants"] for row in rows)


def test_only_what_is_certain_by_the_day_counts(ask: Ask) -> None:
    rows = {row["code"]: row for row in ask("no-cpc-with-grants", as_of="2015-12-31")}
    assert all(row["latest_grant"] <= "2015-12" for row in rows.values())
    assert "WSM" not in rows, "Westminster's grant is of December 2020"
    assert ask("no-cpc-with-grants", as_of="2010-01-01") == []


def test_a_joint_amount_is_nobodys_own(ask: Ask) -> None:
    rows = {row["code"]: row for row in ask("no-cpc-with-grants")}
    assert rows["BPL"]["amount"] == 10_000
    joint = {row["code"]: row for row in ask("no-cpc-with-grants", family="future-councils")}
    assert joint["BRO"]["amount"] in (None, 0.0)
    assert joint["CON"]["amount"] == 750_000


def _minutes(folder: Path, text: str) -> Path:
    path = folder / "minutes.txt"
    path.write_text("Minutes of the Exeshire Improvement Board held on 8 March 2017\n\n1. Peer challenge\n\n" + text, encoding="utf-8")
    return path


def test_no_needs_words_or_a_complete_list(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    (tmp_path / "cpc.csv").write_text("council,date\nARU,2014\nSTS,2016-05\nBLA,\nADU,2018\n", encoding="utf-8")
    (tmp_path / "cpc.yaml").write_text(
        "title: All CPCs of districts\nrow: participation\npublisher: test\nlicence: test\nprogramme: cpc\nstatus: held\n"
        "columns: {council: {type: council, required: true}, date: {type: date}}\n"
        "coverage: [{programme: cpc, since: '2010', until: '2018', complete: true, population: districts, nations: [England], types: [district]}]\n",
        encoding="utf-8",
    )
    grants = tmp_path / "grants.csv"
    grants.write_text(
        "award,programme,council,recipient,role,amount,date\n"
        + "".join(f"{code},LGA Digital Experts,{code},,recipient,1000,2015-03\n" for code in ("ARU", "ADU", "KEN", "STS", "SEV", "BLA")),
        encoding="utf-8",
    )
    grants.with_suffix(".yaml").write_text(
        "title: Grants\nrow: grant\npublisher: test\nlicence: test\nprogrammes: {LGA Digital Experts: digital-experts}\n"
        "columns: {award: {type: text, required: true}, programme: {type: programme}, council: {type: council}, recipient: {type: text}, "
        "role: {type: text}, amount: {type: money}, date: {type: date}}\ncoverage: []\n",
        encoding="utf-8",
    )
    said = _minutes(tmp_path, "Kent County Council has yet to undertake a Corporate Peer Challenge.\n")
    load(workspace, [tmp_path / "cpc.csv", grants, said])
    graph = EmbeddedGraph(workspace.graph)

    def answers(as_of: str) -> dict[str, str]:
        return {row["code"]: row["had_cpc"] for row in _ask(graph, "no-cpc-with-grants", as_of=as_of)}

    assert answers("2017-03-08") == {"ARU": "yes", "STS": "yes", "ADU": "no", "SEV": "no", "KEN": "no", "BLA": "unknown"}
    assert answers("2018-05-01")["ADU"] == "unknown", "its CPC was some time in 2018"
    assert answers("2017-03-09")["KEN"] == "unknown", "what minutes said of one day says nothing of the next"
    assert answers("2015-06-01")["STS"] == "unknown", "its CPC was later, and the complete list is of districts"
    assert answers("2019-06-01")["SEV"] == "unknown", "the list ends before"
    assert Counter(answers("2016-01-01").values()) == {"yes": 1, "no": 3, "unknown": 2}


def test_restricted_rows_are_hidden_without_clearance(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    text = "Decision\n\nThe Board noted the report.\n\n2. Exempt business\n\nThe press and public were excluded from the meeting.\n\nDecision\n\nThe Board agreed to sell the depot.\n"
    load(workspace, [_minutes(tmp_path, text)])
    graph = EmbeddedGraph(workspace.graph)
    assert [row["decision"] for row in _ask(graph, "decisions-about")] == ["The Board noted the report"]
    assert len(_ask(graph, "decisions-about", clearance="restricted")) == 2


def test_open_actions_with_owner_and_age(ask: Ask) -> None:
    rows = ask("open-actions", owner="Marchbank", as_of="2017-01-18")
    assert [row["owners"] for row in rows] == [["Theo Marchbank"]] * len(rows)
    aged = {row["agreed"]: row["age_days"] for row in rows}
    assert aged["2016-10-12"] == 98
    assert aged["2017-01-18"] == 0


def test_what_predecessors_did_counts_where_it_is_asked_for(ask: Ask) -> None:
    alone = {row["code"]: row for row in ask("no-cpc-with-grants", as_of="2024-03-31")}
    whole = {row["code"]: row for row in ask("no-cpc-with-grants", as_of="2024-03-31", lineage="inherit")}
    assert alone["DST"]["grants"] == 1
    assert (whole["DST"]["grants"], whole["DST"]["grants_through"]) == (3, ["Dorset County Council", "East Dorset District Council"])
    assert "BPC" not in alone
    assert whole["BPC"]["grants_through"] == ["Christchurch Borough Council"]
    assert "CHC" not in alone, "Christchurch had passed into another council by then"
    before = {row["code"]: row for row in ask("no-cpc-with-grants", as_of="2019-03-31", lineage="inherit")}
    assert "CHC" in before
    assert not {"BPC", "DST"} & set(before), "nor had the new ones begun"
    through = [row for row in ask("council-profile", council="DST", lineage="inherit") if row["through"]]
    assert {row["through"] for row in through} == {"Dorset County Council", "East Dorset District Council"}
    assert not [row for row in ask("council-profile", council="DST") if row["through"]]
    inherited = [row for row in ask("programme-participants", programme="dcp", lineage="inherit") if row["through"]]
    assert {(row["code"], row["through"]) for row in inherited} == {(code, "Northamptonshire County Council") for code in ("NNT", "WNT")}


def test_a_joint_award_of_two_predecessors_is_one_award(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    grants = tmp_path / "grants.csv"
    grants.write_text("award,council,role,date\n1,DOR,recipient (joint),2015-03\n1,EDO,recipient (joint),2015-03\n", encoding="utf-8")
    grants.with_suffix(".yaml").write_text(
        "title: Grants\nrow: grant\npublisher: test\nlicence: test\nprogramme: digital-experts\ncolumns: {award: {type: text}, council: {type: council}, "
        "role: {type: text}, date: {type: date}}\ncoverage: []\n",
        encoding="utf-8",
    )
    load(workspace, [grants])
    (row,) = _ask(EmbeddedGraph(workspace.graph), "no-cpc-with-grants", lineage="inherit")
    assert (row["code"], row["grants"], row["amount"]) == ("DST", 1, None)
    assert row["grants_through"] == ["Dorset County Council", "East Dorset District Council"]


def test_a_progress_review_is_no_peer_challenge_and_leaves_a_no_in_doubt(ask: Ask) -> None:
    (row,) = [row for row in ask("cross-reference", a="cpc", b="cpc-pr") if row["code"] == "KEC"]
    assert (row["in_a"], row["in_b"]) == ("unknown", "unknown")
    assert "follow-up" in row["a_known"]
    assert row["b_known"] == "on record, but not surely by then", "a visit that was planned is not known to have been held"


def test_programmes_and_councils_are_found_by_name_or_refused_with_the_nearest(ask: Ask) -> None:
    assert ask("in-a-not-in-b", a="LDF", b="corporate peer challenge") == ask("in-a-not-in-b", a="ldf", b="cpc")
    assert ask("council-profile", council="sts") == ask("council-profile", council="Staffordshire County Council")
    with pytest.raises(ParameterError, match=r"b: there is no programme 'one public estates'; did you mean one public estate \(ope\)"):
        ask("in-a-not-in-b", a="cpc", b="one public estates")
    with pytest.raises(ParameterError, match=r"no council 'Cheshire'; did you mean cheshire east \(CHE\)"):
        ask("council-profile", council="Cheshire")
    with pytest.raises(ParameterError, match=r"council: 'Somerset' could be SMT \(Somerset Council\) or SOM \(Somerset County Council\)"):
        ask("council-profile", council="Somerset")


@pytest.mark.parametrize(
    ("given", "code"), [("Durham", "DUR"), ("Shepway", "SHE"), ("Staffs CC", "STS"), ("Bath & NE Somerset", "BAS"), ("Caerdydd", "CRF")]
)
def test_a_council_is_found_by_any_name_of_the_register(example_workspace: Workspace, given: str, code: str) -> None:
    with open_workspace(example_workspace.folder) as graph:
        found = graph.query("council-profile", council=given).records()
        assert [row["id"] for row in found if row["part"] == "register"] == [f"council/{code}"]
        with pytest.raises(ParameterError, match=r"'Dorset' could be DOR \(Dorset County Council\) or DST \(Dorset Council\)"):
            graph.query("council-profile", council="Dorset")


def test_lineage_and_evidence(ask: Ask) -> None:
    assert {row["code"] for row in ask("lineage", council="SMT")} >= {"SOM", "MEN", "SEG", "SSO", "SWT", "TAU", "WSO"}
    (row,) = ask("evidence-of", id="council/STS")
    assert row["document"] == "Register of principal councils"
    text = (ROOT / "data/councils.csv").read_text(encoding="utf-8")
    assert text[row["start"] : row["end"]] == row["quote"]


def test_a_meeting_in_order(ask: Ask) -> None:
    (meeting,) = [row for row in ask("meetings-of-body", body="Example") if row["date"] == "2016-10-12"]
    rows = ask("meeting-summary", meeting=meeting["id"])
    assert [row["item"] for row in rows if row["what"] == "item"] == ["1", "2", "3", "4"], "the exempt items are not for everyone"
    assert sorted(row["owners"] for row in rows if row["what"] == "action") == [["Ruth Ossory"], ["Theo Marchbank"], ["Theo Marchbank"]]


def test_people_and_councils(ask: Ask) -> None:
    (row,) = ask("people-named", name="holt")
    assert (row["id"], row["first_seen"], row["last_seen"]) == ("person/marian-holt-sto", "2016-10-12", "2017-04-26")
    parts = Counter(line["part"] for line in ask("person-profile", person=row["id"]))
    assert parts["office"] == 1
    assert parts["meeting"] == 2
    assert {line["part"] for line in ask("council-profile", council="DST")} >= {"register", "lineage", "programme", "grant"}


def test_an_officer_whom_two_councils_share_is_one_person_of_both(ask: Ask) -> None:
    (found,) = ask("people-named", name="Trevor Holden")
    assert (found["first_seen"], found["last_seen"]) == ("2023-02-27", "2025-09-25")
    for code in ("BRO", "SNO"):
        lines = [row for row in ask("council-profile", council=code) if row["what"] == "Trevor Holden"]
        assert {line["id"] for line in lines} == {found["id"]}
    assert [row["council"] for row in ask("people-named", name="Chris Bowron")] == ["Local Government Association"]


def test_every_organisation_of_the_register_has_a_name(example_workspace: Workspace) -> None:
    with open_workspace(example_workspace.folder) as graph:
        assert graph.cypher("MATCH (o:Organisation) WHERE o.name IS NULL RETURN o.id AS id").records() == []
        (ended,) = graph.cypher(
            "MATCH (o:Organisation) WHERE o.id = 'organisation/local-government-improvement-and-development' RETURN o.name AS name"
        ).records()
        assert ended["name"] == "Local Government Improvement and Development"
        doubled = graph.cypher("MATCH (o:Organisation) WHERE o.name CONTAINS 'Estate One Public Estate' RETURN o.id AS id").records()
        assert doubled == []

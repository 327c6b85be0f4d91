"""The cross-reference report: counts against the lists themselves, statistics against worked examples, words, access, formats."""

import csv
import json
import math
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from councilgraph.api.cli import cli
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.policy import masked
from councilgraph.graph.workspace import Workspace
from councilgraph.queries import cross_reference_page, cross_reference_words
from councilgraph.queries.association import TwoByTwo, odds_ratio, pooled_ratio
from councilgraph.queries.cross_reference import CrossReference, cross_reference
from councilgraph.queries.matrix import grid, matrix
from councilgraph.queries.parameters import ParameterError

ROOT = Path(__file__).resolve().parents[1]
ENGLISH = {"county", "district", "unitary", "metropolitan", "london-borough", "city-of-london"}


def _list(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((ROOT / f"data/{name}.csv").read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def planning(example_graph: EmbeddedGraph) -> CrossReference:
    return cross_reference(example_graph, rows="odp", columns="proptech", as_of="2026-05-01", by="type", clearance="open")


def test_the_counts_are_those_of_the_lists(planning: CrossReference) -> None:
    register = {
        row["code"]
        for row in _list("councils")
        if row["nation"] == "England" and row["type"] in ENGLISH and (not row["ended"] or row["ended"] >= "2026-05-01")
    }
    by = "2026-05-01"
    members = {
        row["council"]
        for row in _list("lists/digital-land-membership")
        if row["programme"] == "open-digital-planning" and row["date"] <= by and row["date"]
    }
    awards = [row for row in _list("lists/digital-planning-awards") if row["date"] <= by and row["date"]]
    members |= {row["council"] for row in awards if row["fund"].startswith(("dmsf", "strategic-project"))}
    funded = {row["council"] for row in awards if row["fund"].startswith("proptech")}
    assert planning.whole.councils == len(register)
    assert planning.whole.answers["yes", "yes"] == len(members & funded & register)
    assert planning.whole.answers["yes", "no"] == len((members - funded) & register)
    assert planning.whole.answers["no", "yes"] == len((funded - members) & register)
    assert planning.whole.left_out == 0, "two complete lists cover every English council"


def test_groups_add_up_and_the_ratio_is_pooled(planning: CrossReference) -> None:
    assert sum(group.councils for group in planning.groups) == planning.whole.councils
    assert planning.whole.table == TwoByTwo(
        *(sum(getattr(group.table, name) for group in planning.groups) for name in ("both", "rows", "columns", "neither"))
    )
    assert planning.pooled is not None
    assert planning.pooled.low < planning.pooled.value < planning.pooled.high
    assert "5.51 (95% interval 2.73 to 12.1; p < 0.001)" in cross_reference_words.finding(planning)
    assert "does not say that one led to the other" in cross_reference_words.finding(planning)


def test_statistics_of_worked_examples() -> None:
    # Fisher's tea tasting: 3 of 4 cups each way; the conditional estimate and p value are in every textbook (R's fisher.test).
    tea = odds_ratio(TwoByTwo(3, 1, 1, 3))
    assert tea is not None
    assert (round(tea.value, 3), round(tea.p, 4)) == (6.408, 0.4857)
    assert round(tea.low, 3) == 0.212
    empty = odds_ratio(TwoByTwo(3, 0, 0, 4))
    assert empty is not None
    assert math.isinf(empty.value)
    assert odds_ratio(TwoByTwo(0, 0, 3, 4)) is None
    # R's mantelhaen.test on UCBAdmissions pools the six departments to 0.9047 (0.7719 to 1.0603).
    departments = [
        (512, 313, 89, 19),
        (353, 207, 17, 8),
        (120, 205, 202, 391),
        (138, 279, 131, 244),
        (53, 138, 94, 299),
        (22, 351, 24, 317),
    ]
    admissions = pooled_ratio(TwoByTwo(*cells) for cells in departments)
    assert admissions is not None
    assert round(admissions.value, 4) == 0.9047
    assert (round(admissions.low, 4), round(admissions.high, 4)) == (0.7719, 1.0603)
    assert pooled_ratio([TwoByTwo(1, 0, 0, 0)]) is None


def test_what_is_not_known_is_left_out_and_said(example_graph: EmbeddedGraph) -> None:
    found = cross_reference(example_graph, rows="CPC", columns="grants", as_of="2017-03-08", lineage="inherit", clearance="open")
    assert found.columns.id == "productivity"
    assert found.whole.ratio is None
    assert "not enough to say" in cross_reference_words.finding(found)
    told = " ".join(cross_reference_words.caveats(found))
    assert "352 of 353 councils (99.7%) are left out" in told
    assert "No complete list of Corporate Peer Challenge" in told
    records = cross_reference(example_graph, rows="cpc", columns="grants", compare="records", lineage="inherit", clearance="open")
    assert records.whole.left_out == 0
    assert "Not recorded is not the same as not taken part" in " ".join(cross_reference_words.caveats(records))


def test_lineage_is_told_council_by_council(example_graph: EmbeddedGraph) -> None:
    found = cross_reference(example_graph, rows="cpc", columns="grants", as_of="2024-03-31", lineage="inherit", clearance="open")
    through = {row["code"]: row["b_through"] for row in found.councils}
    assert through["DST"] == ["Dorset County Council", "East Dorset District Council"]
    assert {"SOM", "CHC", "DOR"}.isdisjoint(through), "ended councils are not of that day's register"


def _restricted_workspace(workspace: Workspace, load: Callable[..., object], folder: Path, councils: list[str]) -> EmbeddedGraph:
    (folder / "not-yet.csv").write_text("council,date\n" + "".join(f"{code},2017-03-08\n" for code in councils), encoding="utf-8")
    (folder / "not-yet.yaml").write_text(
        "title: Not yet\nrow: participation\npublisher: test\nlicence: test\nprogramme: cpc\nstatus: not-yet\naccess: restricted\n"
        "columns: {council: {type: council, required: true}, date: {type: date}}\ncoverage: []\n",
        encoding="utf-8",
    )
    load(workspace, [folder / "not-yet.csv"])
    return EmbeddedGraph(workspace.graph)


def test_counts_of_restricted_rows_are_masked_without_clearance(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    graph = _restricted_workspace(workspace, load, tmp_path, ["KEN", "STS", "ESS"])
    asked = {"rows": "cpc", "columns": "grants", "as_of": "2017-03-08"}
    public = cross_reference(graph, clearance="open", **asked)
    assert public.restricted == "<5"
    assert public.whole.answers["no", "unknown"] == 0
    assert all(row["in_a"] == "unknown" for row in public.councils)
    assert "Not yet" not in cross_reference_page.page(public) + cross_reference_page.markdown(public)
    cleared = cross_reference(graph, clearance="restricted", **asked)
    assert cleared.restricted == "3"
    assert {row["code"] for row in cleared.councils if row["in_a"] == "no"} == {"KEN", "STS", "ESS"}
    assert "Not for publication" in " ".join(cross_reference_words.caveats(cleared))


@pytest.mark.parametrize(("count", "shown"), [(0, "0"), (1, "<5"), (4, "<5"), (5, "5 or more"), (9, "5 or more"), (317, "315 or more")])
def test_masks(count: int, shown: str) -> None:
    assert masked(count, "open") == shown
    assert masked(count, "restricted") == str(count)


def test_the_page_stands_alone_and_is_the_same_each_time(planning: CrossReference) -> None:
    page = cross_reference_page.page(planning)
    assert page == cross_reference_page.page(planning)
    assert "<script" not in page
    assert "http" not in page.split("<svg")[0]
    svg = page[page.index("<svg") : page.index("</svg>") + 6]
    words = " ".join(ElementTree.fromstring(svg).itertext())
    assert "only PropTech Innovation Fund" in words
    assert "District (164)" in words
    assert "<td>Adur District Council</td>" in page


def test_the_markdown_has_every_council_and_the_caveats(planning: CrossReference) -> None:
    text = cross_reference_page.markdown(planning)
    assert all(f"| {row['council']} | {row['code']} |" in text for row in planning.councils), "something is known of every one"
    assert "## Before you quote this" in text
    assert "| Coventry City Council | COV | Metropolitan borough | West Midlands | yes, 7 December 2018 |" in text
    assert "Open Government Licence v3.0" in text
    assert "| District | 164 |" in text
    groups = text[text.index("## By type") : text.index("## Before")]
    assert "| 38% | 10% | 5.51 | 2.73 | 12.1 | <0.001 |" in groups


def test_a_board_paper_lists_the_councils_that_something_is_known_of(example_graph: EmbeddedGraph) -> None:
    found = cross_reference(example_graph, rows="cpc", columns="grants", as_of="2017-03-08", lineage="inherit", clearance="open")
    text = cross_reference_page.markdown(found)
    told = text[text.index("## Councils") :].count("\n| ") - 2
    silent = sum("no entry" in row["a_known"] and "no entry" in row["b_known"] for row in found.councils)
    assert told + silent == len(found.councils) == 353
    assert f"of the other {silent} none does" in text
    assert "| not known (on record, but not surely by then) |" in text


def test_sources_are_those_of_the_day(example_graph: EmbeddedGraph) -> None:
    found = cross_reference(example_graph, rows="cpc", columns="ldf", as_of="2017-03-08", clearance="open")
    listed = [row for row in _list("lists/peer-challenges") if row["event"].startswith("CPC") and row["date"] <= "2017-03-08"]
    (source,) = [row for row in found.sources if row["of"] == "Corporate Peer Challenge" and row["kind"] == "list"]
    assert source["records"] == len(
        {(row["council"], row["event"].removesuffix("follow-up").removesuffix("progress review"), row["date"]) for row in listed}
    )
    assert source["last"] <= "2017-03-08"


def test_a_programme_and_a_part_of_it_have_no_ratio(example_graph: EmbeddedGraph) -> None:
    found = cross_reference(example_graph, rows="dcp", columns="productivity", compare="records", by="type", clearance="open")
    assert (found.whole.ratio, found.pooled) == (None, None)
    assert "is part of LGA Productivity Programme" in cross_reference_words.finding(found)
    (pair,) = matrix(example_graph, programmes=["dcp", "productivity"], compare="records", clearance="open").pairs.records()
    assert pair["odds_ratio"] is None
    with pytest.raises(ParameterError, match="name two different programmes"):
        cross_reference(example_graph, rows="cpc", columns="Corporate Peer Challenge", clearance="open")


def test_no_small_count_is_the_difference_of_two_that_are_told(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    """Seven councils of England and two of Wales are on a restricted list: what is told of all, less what is told of England, is not the two."""
    english = ["KEN", "STS", "ESS", "DEV", "SRY", "NFK", "SFK"]
    graph = _restricted_workspace(workspace, load, tmp_path, [*english, "CRF", "SWA"])
    asked = {"rows": "cpc", "columns": "grants", "as_of": "2017-03-08", "clearance": "open"}
    told = {over: cross_reference(graph, over=over, **asked).restricted for over in ("all", "england-principal", "wales", "scotland")}  # type: ignore[arg-type]
    assert told == {"all": "5 or more", "england-principal": "5 or more", "wales": "<5", "scotland": "0"}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"rows": "cpc", "columns": "no such thing"}, "columns: there is no programme 'no such thing'"),
        ({"rows": "cpc", "columns": "ldf", "over": "mars"}, "population: 'mars' is none of england-principal"),
        ({"rows": "cpc", "columns": "ldf", "by": "colour"}, "by: 'colour' is none of type, region, nation"),
        ({"rows": "cpc", "columns": "ldf", "as_of": "31/02/2017"}, "as_of"),
    ],
)
def test_what_cannot_be_asked(example_graph: EmbeddedGraph, given: dict[str, str], says: str) -> None:
    with pytest.raises(ParameterError, match=says):
        cross_reference(example_graph, clearance="open", **given)  # type: ignore[arg-type]


def test_the_matrix_agrees_with_the_report(example_graph: EmbeddedGraph, planning: CrossReference) -> None:
    found = matrix(example_graph, programmes=["odp", "proptech", "cpc"], as_of="2026-05-01", clearance="open")
    lines = {(line["rows_id"], line["columns_id"]): line for line in found.pairs.records()}
    assert set(lines) == {("odp", "proptech"), ("odp", "cpc"), ("proptech", "cpc")}
    line = lines["odp", "proptech"]
    assert TwoByTwo(line["both"], line["rows_only"], line["columns_only"], line["neither"]) == planning.whole.table
    square = {row["programme"]: row for row in grid(found).records()}
    assert square["Open Digital Planning"]["proptech"] == square["PropTech Innovation Fund"]["odp"] == 78
    assert len(matrix(example_graph, clearance="open").programmes) > 20


def test_the_command_prints_every_format(example_workspace: Workspace, tmp_path: Path) -> None:
    def run(*more: str) -> str:
        arguments = [
            "--workspace",
            str(example_workspace.folder),
            "report",
            "cross-reference",
            "--rows",
            "odp",
            "--columns",
            "proptech",
            "--as-of",
            "2026-05-01",
        ]
        result = CliRunner().invoke(cli, [*arguments, *more], catch_exceptions=False)
        assert result.exit_code == 0
        return result.stdout

    assert "Odds ratio 5.51" in run("--by", "type")
    assert json.loads(run("--format", "json"))["answers"][0]["PropTech Innovation Fund: yes"] == 78
    assert len(list(csv.DictReader(run("--format", "csv").splitlines()))) == 317
    groups = list(csv.DictReader(run("--format", "csv", "--part", "groups", "--by", "region").splitlines()))
    assert groups[-1]["group"] == "all"
    assert run("--format", "markdown").startswith("# Open Digital Planning")
    assert run("--format", "html", "--out", str(tmp_path / "r.html")) == ""
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!doctype html>")

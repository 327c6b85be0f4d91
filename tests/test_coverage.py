"""What is covered, year by year, from the covers that lists declare."""

import csv
from typing import Any

import pytest
from click.testing import CliRunner

from councilgraph.api.cli import cli
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.coverage_by_year import COVERED, NOT_COVERED, PART, SAMPLED, coverage_by_year, state, wide


def _cover(since: str | None, until: str | None, complete: bool) -> dict[str, Any]:
    return {"list": "L", "since": since, "until": until, "complete": complete}


@pytest.mark.parametrize(
    ("covers", "year", "says"),
    [
        ([_cover("2015", "2017", True)], 2016, COVERED),
        ([_cover("2015", "2017", True)], 2015, COVERED),
        ([_cover("2015-04", "2017-03", True)], 2015, PART),
        ([_cover("2015-04", "2017-03", True)], 2017, PART),
        ([_cover("2015", "2017", True)], 2018, NOT_COVERED),
        ([_cover(None, None, True)], 1999, COVERED),
        ([_cover("2015", "2017", False)], 2016, SAMPLED),
        ([_cover("2015", "2017", False), _cover("2016-06", "2016-09", True)], 2016, PART),
        ([_cover("2016-06", "2016-09", True), _cover("2015", "2017", False)], 2016, PART),
        ([], 2016, NOT_COVERED),
    ],
)
def test_states_of_a_year(covers: list[dict[str, Any]], year: int, says: str) -> None:
    assert state(covers, year) == says


def test_the_shipped_lists(example_graph: EmbeddedGraph) -> None:
    rows = coverage_by_year(example_graph, programme="cpc", clearance="open").records()
    told = {(row["id"], row["nation"], row["type"], row["year"]): row["state"] for row in rows}
    assert told["cpc", "England", "district", 2016] == SAMPLED
    assert told["cpc", "Wales", "welsh-unitary", 2016] == NOT_COVERED
    planning = {(row["type"], row["year"]): row for row in coverage_by_year(example_graph, programme="odp", clearance="open").records()}
    assert planning["district", 2025]["state"] == COVERED
    assert planning["district", 2026]["state"] == PART
    assert planning["district", 2025]["lists"] == ["Membership of digital planning and land programmes"]
    lines = wide(coverage_by_year(example_graph, programme="llc", clearance="open")).records()
    assert [line["councils"] for line in lines] == ["England; Wales"]


def test_the_command(example_workspace: Workspace) -> None:
    run = ["--workspace", str(example_workspace.folder), "coverage", "--programme", "productivity", "--since", "2015", "--until", "2016"]
    table = CliRunner().invoke(cli, run, catch_exceptions=False)
    assert table.exit_code == 0
    assert "covered in part" in table.stderr
    rows = list(csv.DictReader(CliRunner().invoke(cli, [*run, "--format", "csv"]).stdout.splitlines()))
    assert {row["year"] for row in rows} == {"2015", "2016"}
    assert {row["id"] for row in rows} >= {"digital-experts", "dcp"}

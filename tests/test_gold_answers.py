"""Twelve questions on the shipped data, with the rows expected of them, each checked by hand against data/lists/*.csv and the register."""

from collections.abc import Callable
from typing import Any

import pytest

from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.coverage_by_year import coverage_by_year
from councilgraph.queries.cross_reference import cross_reference
from councilgraph.queries.grant_balance import grant_balance
from councilgraph.queries.run import run_query

Ask = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def ask(example_graph: EmbeddedGraph) -> Ask:
    def asked(query: str, /, *columns: str, **values: Any) -> list[tuple[Any, ...]]:
        rows = run_query(Catalogue.load(), example_graph, query, values, clearance="open").records()
        return [tuple(row[column] for column in columns) for row in rows]

    return asked


def test_1_councils_with_productivity_grants_and_a_cpc_by_march_2017(ask: Ask) -> None:
    """Gloucester had a CPC in 2013 and Digital Experts in March 2015; every other council with a grant by then has none on record."""
    assert ask("no-cpc-with-grants", "code", "cpc_date", "grants", "latest_grant", as_of="2017-03-08", answer="yes") == [
        ("GLO", "2013", 1, "2015-03")
    ]
    assert len(ask("no-cpc-with-grants", "code", as_of="2017-03-08", answer="unknown")) == 35
    assert ask("no-cpc-with-grants", "code", as_of="2017-03-08", answer="no") == []


def test_2_future_councils_and_their_peer_challenges(ask: Ask) -> None:
    rows = ask("in-a-not-in-b", "code", "in_b", a="future-councils", b="cpc")
    assert rows == [(code, "unknown") for code in ("BRO", "CON", "DST", "LCE", "LEW", "RDG", "SNO", "STV")] + [("STY", "yes")]


def test_3_the_shared_award_of_broadland_and_south_norfolk_is_one(example_graph: EmbeddedGraph) -> None:
    found = grant_balance(example_graph, family="future-councils", clearance="open")
    (line,) = [row for row in found.groups.records() if row["programme"] == "all"]
    assert (line["funded"], line["awards"], line["own_amount"]) == (9, 8, 5_250_000)
    assert (line["shared_awards"], line["shared_amount"], line["awards_without_amount"]) == (1, 750_000, 0)


def test_4_digital_connectivity_grants_under_inheritance(example_graph: EmbeddedGraph) -> None:
    """Seven grants of £20,000. Northamptonshire is not among the councils in being: its money is in the sum, and under inheritance it passed
    to two councils and is nobody's own."""
    alone = grant_balance(example_graph, family="dcp", by="region", clearance="open").groups.records()[-1]
    whole = grant_balance(example_graph, family="dcp", by="region", lineage="inherit", clearance="open").groups.records()[-1]
    assert (alone["funded"], alone["awards"], alone["own_amount"], alone["shared_amount"]) == (6, 7, 140_000, None)
    assert (whole["funded"], whole["awards"], whole["own_amount"], whole["shared_amount"]) == (8, 7, 120_000, 20_000)


def test_5_behavioural_insights_by_year(example_graph: EmbeddedGraph) -> None:
    """One of the eight of 2020 went to North Yorkshire County Council, which ended in 2023."""
    rows = grant_balance(example_graph, family="bip", by="year", clearance="open").groups.records()
    assert [(row["year"], row["funded"], row["awards"], row["own_amount"]) for row in rows] == [
        ("2020", 7, 8, 160_000),
        ("not dated", 21, 11, 150_000),
        ("all", 28, 19, 310_000),
    ]


def test_6_what_came_before_somerset(ask: Ask) -> None:
    rows = ask("lineage", "relation", "steps", "code", council="SMT")
    assert rows == [("before", 1, code) for code in ("MEN", "SEG", "SOM", "SWT", "SSO")] + [("before", 2, "TAU"), ("before", 2, "WSO")]


def test_7_what_came_after_a_county_abolished_in_2009(ask: Ask) -> None:
    assert ask("lineage", "relation", "code", council="ONS13") == [("after", "CHE"), ("after", "CHW")]


def test_8_the_support_that_stockport_took_up(ask: Ask) -> None:
    (row,) = [row for row in ask("take-up", "code", "took_part", "programmes", "grants", "latest") if row[0] == "SKP"]
    assert row[1:3] == (
        5,
        [
            "Corporate Peer Challenge",
            "Corporate Peer Challenge progress review",
            "Local Digital Declaration",
            "Local Land Charges Programme",
            "Open Digital Planning",
        ],
    )
    assert row[3:] == (9, "2025-03-19")


def test_9_peers_named_on_two_visits(ask: Ask) -> None:
    rows = [row for row in ask("top-peers", "name", "visits", "councils", "first", "last") if row[1] > 1]
    assert rows == [
        ("Chris Bowron", 2, 2, "2020-09-07", "2023-02-27"),
        ("Trevor Holden", 2, 2, "2023-02-27", "2025-09-25"),
        ("William Nunn", 2, 2, "2015-09", "2023-02-27"),
    ]


def test_10_the_biggest_partnerships_and_a_councils_own(ask: Ask) -> None:
    rows = ask("shared-services", "partnership", "size")
    assert rows[:2] == [("Go Shared Services / 2020 Vision", 4), ("South London Legal Partnership", 4)]
    assert len(rows) == 21
    assert ask("shared-services", "partnership", "size", "since", council="BAB") == [
        ("Suffolk shared head of paid service", 3, "2016"),
        ("Babergh and Mid Suffolk", 2, None),
    ]


def test_11_open_digital_planning_against_proptech(example_graph: EmbeddedGraph) -> None:
    found = cross_reference(example_graph, rows="odp", columns="proptech", as_of="2026-05-01", clearance="open")
    assert (found.whole.table.both, found.whole.table.rows, found.whole.table.columns, found.whole.table.neither) == (78, 128, 11, 100)


def test_12_what_the_connectivity_list_covers(example_graph: EmbeddedGraph) -> None:
    rows = coverage_by_year(example_graph, programme="dcp", since=2019, until=2021, clearance="open").records()
    assert [(row["year"], row["state"]) for row in rows if row["type"] == "district"] == [
        (2019, "not begun"),
        (2020, "covered"),
        (2021, "not covered"),
    ]

"""Who is who, on invented people: same names apart, other names together, whatever the order; and a person's decision above all."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.identity.resolve import resolve
from councilgraph.graph.identity.review import doubtful
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.workspace import Workspace
from councilgraph.loaders.directory import Directory

Load = Callable[..., object]


def _minutes(body: str, day: str, present: str, words: str, item: str = "Roads") -> str:
    return f"Minutes of the {body} held on {day}\n\nPresent: {present}\n\n1. {item}\n\n{words}\n"


def _people(workspace: Workspace, load: Load, folder: Path, *texts: str) -> dict[str, int]:
    """Person id -> how many documents name them, for documents loaded in the order given."""
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    load(workspace, paths)
    rows = EmbeddedGraph(workspace.graph).run(
        "MATCH (p:Person)-[:EVIDENCED_BY]->(:Evidence)-[:QUOTES]->(d:Document) RETURN p.id AS id, count(DISTINCT d.id) AS documents", {}
    )
    return {str(row[0]): int(row[1]) for row in rows.rows}


def test_one_councillor_of_one_council_is_one_person_everywhere(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    first = _minutes("Exeshire Board", "3 May 2017", "Cllr Ann Lee (Stroud District Council)", "Cllr Lee spoke.")
    second = _minutes("Wyeshire Panel", "4 May 2018", "Councillor Ann Lee, Stroud District Council", "Ann Lee agreed.")
    assert _people(workspace, load, tmp_path, first, second) == {"person/ann-lee-sto": 2}


def test_one_name_at_two_councils_is_two_people(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    texts = [
        _minutes("Exeshire Board", "3 May 2017", f"Cllr Ann Lee ({council})", "It rained.")
        for council in ("Stroud District Council", "Kirklees Council")
    ]
    assert set(_people(workspace, load, tmp_path, *texts)) == {"person/ann-lee-sto", "person/ann-lee-kir"}


def test_a_councillor_moves_with_a_reorganisation(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    before = _minutes("Exeshire Board", "3 May 2018", "Cllr Ann Lee (Dorset County Council)", "It rained.")
    after = _minutes("Exeshire Board", "3 May 2020", "Cllr Ann Lee (Dorset Council)", "It rained.")
    assert _people(workspace, load, tmp_path, before, after) == {"person/ann-lee-dor": 2}


def test_an_officer_and_a_councillor_of_one_name_are_two(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    member = _minutes("Exeshire Board", "3 May 2017", "Cllr Ann Lee (Stroud District Council)", "It rained.")
    officer = _minutes(
        "Exeshire Board",
        "3 June 2017",
        "Cllr Bo Hay (Kirklees Council)",
        "Ann Lee (Head of Finance, Stroud District Council) introduced the report.",
    )
    assert len([name for name in _people(workspace, load, tmp_path, member, officer) if "ann-lee" in name]) == 2


def test_a_surname_joins_the_only_one_of_its_body_and_kind(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    named = _minutes(
        "Exeshire Board", "3 May 2017", "Cllr Ann Lee (Stroud District Council)", "Kay Hay (Head of Roads) introduced the report."
    )
    short = _minutes("Exeshire Board", "3 June 2017", "Cllr Bo Poe (Kirklees Council)", "Cllr Lee and Cllr Hay asked about salt.")
    found = _people(workspace, load, tmp_path, named, short)
    assert found["person/ann-lee-sto"] == 2
    assert [count for name, count in found.items() if "hay" in name] == [1, 1], "Cllr Hay is not the officer Kay Hay"


def test_a_surname_that_two_could_bear_stays_apart(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    named = _minutes(
        "Exeshire Board", "3 May 2017", "Cllr Ann Lee (Stroud District Council), Cllr Bob Lee (Kirklees Council)", "It rained."
    )
    short = _minutes("Exeshire Board", "3 June 2017", "Cllr Bo Poe (Kirklees Council)", "Cllr Lee asked about salt.")
    found = _people(workspace, load, tmp_path, named, short)
    assert sorted(count for name, count in found.items() if "lee" in name) == [1, 1, 1]


def test_the_order_of_loading_never_matters(tmp_path: Path, load: Load) -> None:
    texts = [
        _minutes(
            "Exeshire Board",
            "3 May 2017",
            "Cllr Ann Lee (Stroud District Council)",
            "It was agreed to survey every bridge of the county before the winter of 2018.",
        ),
        _minutes("Exeshire Board", "3 June 2017", "Cllr Bo Poe (Kirklees Council)", "Cllr Lee asked about salt."),
        _minutes("Wyeshire Panel", "4 May 2018", "Cllr A Lee, Stroud District Council", "It rained."),
    ]
    seen = set()
    for turn, order in enumerate(itertools.permutations(texts)):
        folder = tmp_path / str(turn)
        folder.mkdir()
        seen.add(json.dumps(_people(Workspace(folder / "workspace"), load, folder, *order), sort_keys=True))
    assert len(seen) == 1


def test_an_item_page_is_the_item_of_the_minutes_only_on_distinctive_words(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    def page(decision: str) -> str:
        return f"Agenda item\n\nRoads\n\nMinutes:\n\nKay Hay introduced the report.\n\nDecision\n\nThe Exeshire Board:\n\ni. {decision}\n"

    long = "agreed that every bridge of the county be surveyed before the winter"
    whole = _minutes(
        "Exeshire Board",
        "3 May 2017",
        "Cllr Ann Lee (Stroud District Council)",
        f"Decision\n\nThe Board:\n\ni. noted the report; and\nii. {long}.",
    )
    _people(workspace, load, tmp_path, whole, page(long.replace("of the", "ofthe")), page("noted the report"))
    rows = EmbeddedGraph(workspace.graph).run(
        "MATCH (i:AgendaItem)-[:DECIDED]->(d:Decision) RETURN d.date AS date, size(d.evidence) AS pieces ORDER BY pieces DESC, date", {}
    )
    assert rows.rows == (("2017-05-03", 2), ("2017-05-03", 1), (None, 1))


def test_a_body_without_its_host_is_the_one_of_its_name(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    hosted = "Kirklees Council\n\n" + _minutes("Roads Committee", "3 May 2017", "Cllr Ann Lee", "It rained.")
    bare = _minutes("Roads Committee", "3 June 2017", "Cllr Ann Lee", "It rained.")
    _people(workspace, load, tmp_path, hosted, bare)
    rows = EmbeddedGraph(workspace.graph).run("MATCH (m:Meeting)-[:HELD_BY]->(b:Body) RETURN b.id AS id, count(m) AS meetings", {})
    assert rows.rows == (("body/kir-roads-committee", 2),)


def test_a_decision_outlives_what_is_loaded_after_it(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    texts = [
        _minutes("Exeshire Board", f"{day} May 2017", f"Cllr {name} (Stroud District Council)", "It rained.")
        for day, name in ((3, "Ann Lee"), (4, "Anne Lee"))
    ]
    before = _people(workspace, load, tmp_path, *texts)
    with open_ledger(workspace, "test", now=lambda: "2026-01-01") as ledger:
        resolve(ledger.connection)
        keys = [
            ledger.connection.execute("SELECT min(mention) FROM identity WHERE node = ?", [node]).fetchone()[0]  # type: ignore[index]
            for node in sorted(before)
        ]
        assert any({doubt.left, doubt.right} == set(keys) for doubt in doubtful(ledger.connection))
        ledger.judge(*keys, same=True, because="she signs both ways", by="test")
        assert not any({doubt.left, doubt.right} == set(keys) for doubt in doubtful(ledger.connection))
    more = _minutes("Exeshire Board", "5 May 2017", "Cllr Anne Lee (Stroud District Council)", "It rained.")
    assert _people(workspace, load, tmp_path, *texts, more) == {"person/anne-lee-sto": 3}


@pytest.mark.parametrize(
    "name",
    ["DCLG", "MHCLG", "DLUHC", "Department of Communities and Local Government", "Ministry of Housing, Communities & Local Government"],
)
def test_a_ministry_renamed_is_one_organisation(name: str) -> None:
    assert Directory.load().host(name, None) == "organisation/ministry-of-housing-communities-and-local-government"


def test_a_doubtful_pair_is_listed_once_beside_its_fullest_name(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    texts = [
        _minutes("Exeshire Board", f"{day} May 2017", f"Cllr {name}", "It rained.")
        for day, name in ((3, "Helen Hayward"), (4, "Hayward"), (5, "Hayward"), (6, "H Hayward"))
    ]
    _people(workspace, load, tmp_path, *texts)
    with open_ledger(workspace, "test", now=str) as ledger:
        found = [doubt for doubt in doubtful(ledger.connection) if doubt.now == "same"]
    assert sorted((doubt.left_name, doubt.right_name) for doubt in found) == [
        ("H Hayward", "Helen Hayward"), ("Hayward", "Helen Hayward"), ("Hayward", "Helen Hayward"),
    ]  # fmt: skip
    assert len({frozenset((doubt.left, doubt.right)) for doubt in found}) == len(found)
    assert len({doubt.right for doubt in found}) == 1

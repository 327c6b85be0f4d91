"""The five real documents: the gold of the extraction, and the identities that a careful reader finds."""

import json
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from councilgraph.api.reading import extract_file, read_document
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.projection import Projection
from councilgraph.graph.workspace import Workspace

MEETING = "meeting/local-government-association-improvement-and-innovation-board/2017-03-08"


@pytest.fixture(scope="module")
def seeds(shared: Path) -> list[Path]:
    return sorted((shared / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def seed_graph(seeds: list[Path], load: Callable[..., object], tmp_path_factory: pytest.TempPathFactory) -> EmbeddedGraph:
    workspace = Workspace(tmp_path_factory.mktemp("seeds"))
    load(workspace, seeds)
    return EmbeddedGraph(workspace.graph)


def test_the_gold_is_met(seeds: list[Path], shared: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text("".join(json.dumps(extract_file(path).to_json()) + "\n" for path in seeds))
    out = tmp_path / "score.json"
    run = subprocess.run(
        [
            sys.executable,
            str(shared / "gold" / "score.py"),
            str(shared / "gold"),
            str(records),
            "--texts",
            str(shared / "seeds"),
            "--json",
            str(out),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "0 elements without evidence" in run.stdout
    assert json.loads(out.read_text())["micro"] >= 0.97, run.stdout


def test_every_element_quotes_its_document(seeds: list[Path]) -> None:
    for path in seeds:
        text = read_document(path).text
        for elements in extract_file(path).to_json().values():
            for element in elements if isinstance(elements, list) else []:
                assert element["evidence"]
                for span in element["evidence"]:
                    assert text[span["start"] : span["end"]] == span["quote"]


def _one(graph: EmbeddedGraph, text: str, **parameters: object) -> list[tuple[object, ...]]:
    return list(graph.run(text, parameters).rows)


def test_the_item_page_and_the_minutes_are_one_item(seed_graph: EmbeddedGraph) -> None:
    rows = _one(
        seed_graph,
        "MATCH (m:Meeting)-[:HAS_ITEM]->(i:AgendaItem)-[:DECIDED]->(d:Decision) WHERE m.id = $m AND i.number = '3' RETURN d.date AS date, size(d.evidence) AS pieces",
        m=MEETING,
    )
    assert rows == [("2017-03-08", 2)] * 3
    rows = _one(
        seed_graph,
        "MATCH (m:Meeting)-[:HAS_ITEM]->(i:AgendaItem)-[:AGREED_ACTION]->(a:Action) WHERE m.id = $m AND i.number = '3' RETURN count(DISTINCT a.id) AS n",
        m=MEETING,
    )
    assert rows == [(4,)]


def test_the_people_are_those_a_careful_reader_finds(seed_graph: EmbeddedGraph) -> None:
    rows = _one(
        seed_graph,
        "MATCH (p:Person)-[:EVIDENCED_BY]->(e:Evidence)-[:QUOTES]->(d:Document) RETURN p.name AS name, p.id AS id, count(DISTINCT d.id) AS documents",
    )
    found = {str(name): (identity, documents) for name, identity, documents in rows}
    assert len(found) == len(rows), "two people of one name"
    assert found["Ron Woodley"] == ("person/ron-woodley-sos", 3)
    assert found["Peter Fleming"] == ("person/peter-fleming-sev", 4)
    assert found["Sue Woodward"] == ("person/sue-woodward-sts", 2)
    assert {"Barry Wood", "Sue Whitaker", "Jess Norman", "Mark Norris", "Joy Allen", "Brian Reynolds", "Brian Roberts"} <= found.keys()
    assert not {"Fleming", "Woodward", "Allen"} & found.keys()


def test_exempt_business_is_restricted(seed_graph: EmbeddedGraph) -> None:
    rows = _one(
        seed_graph, "MATCH (i:AgendaItem)-[r:DECIDED]->(d:Decision) WHERE i.number = '7' RETURN i.access AS i, r.access AS r, d.access AS d"
    )
    assert rows == [("restricted", "restricted", "restricted")]
    rows = _one(seed_graph, "MATCH (p:Person) WHERE p.name = 'Hannah Berry' RETURN p.access AS access")
    assert rows == [("restricted",)]


def test_contact_details_are_nowhere_in_the_graph(seed_graph: EmbeddedGraph) -> None:
    rows = _one(seed_graph, "MATCH (e:Evidence) WHERE e.quote CONTAINS '07825' OR e.quote CONTAINS '@' RETURN count(e) AS n")
    assert rows == [(0,)]


def test_the_order_of_loading_changes_nothing(seeds: list[Path], load: Callable[..., object], tmp_path: Path) -> None:
    contents = []
    for turn in range(3):
        workspace = Workspace(tmp_path / str(turn))
        order = list(seeds)
        random.Random(turn).shuffle(order)
        for path in order:
            load(workspace, [path])
        load(workspace, order)
        contents.append(_parquet(EmbeddedGraph(workspace.graph).projection))
    assert contents[0] == contents[1] == contents[2]


def _parquet(projection: Projection) -> dict[str, str]:
    found: dict[str, str] = json.loads((projection.folder / "manifest.json").read_text())["sha256"]
    return found

"""Actions over time: a later meeting's log, or its matters arising, says how an earlier action stands; weak evidence links nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.workspace import Workspace
from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.register import Register
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.run import run_query

Load = Callable[..., object]

LOG = """<p><b>1. Action log</b></p><table><tr><th>No</th><th>Action</th><th>Owner</th><th>Status</th></tr>
<tr><td>1</td><td>Circulate the void property figures</td><td>Kay Dunn</td><td>Completed 2 June</td></tr>
<tr><td>2</td><td>Write to Cumbria County Council about verge parking</td><td>Cllr Lee</td><td>Ongoing</td></tr>
<tr><td>3</td><td>Arrange a visit to the foyer</td><td>Kay Dunn</td><td>Superseded by the new lease</td></tr></table>"""
FIRST = """<p><b>1. Homes</b></p><p>Kay Dunn spoke.</p><p><b>Actions</b></p><ol><li>Circulate the void property figures. Kay Dunn</li>
<li>Write to Cumbria County Council about verge parking. Cllr Lee</li><li>Arrange a visit to the foyer. Kay Dunn</li><li>Draft a tree strategy for the town. Kay Dunn</li></ol>"""


def _page(day: str, body: str, name: str = "Housing Committee") -> str:
    return f"<h1>Eden District Council</h1><p>Minutes of the {name} held on {day}</p><p>Present: Councillor Ann Lee (Chair)</p><p>In attendance: Kay Dunn, Head of Homes</p>{body}"


def _graph(workspace: Workspace, load: Load, folder: Path, *pages: str) -> EmbeddedGraph:
    paths = []
    for number, page in enumerate(pages):
        path = folder / f"{number}.html"
        path.write_text(page, encoding="utf-8")
        paths.append(path)
    load(workspace, paths)
    return EmbeddedGraph(workspace.graph)


def _follows(graph: EmbeddedGraph) -> list[tuple[object, ...]]:
    rows = graph.run(
        "MATCH (later)-[f:FOLLOWS]->(a:Action) RETURN label(later) AS kind, later.date AS said, a.date AS agreed, a.text AS text, f.status AS status, f.words AS words ORDER BY said, text",
        {},
    )
    return [tuple(row) for row in rows.rows]


def _open(graph: EmbeddedGraph, as_of: str = "") -> list[tuple[object, object]]:
    rows = run_query(Catalogue.load(), graph, "open-actions", {"as_of": as_of}, clearance="open").records()
    return [(row["action"], row["agreed"]) for row in rows]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_a_log_says_how_each_earlier_action_stands_whatever_the_order(
    workspace: Workspace, load: Load, tmp_path: Path, order: tuple[int, ...]
) -> None:
    again = LOG.replace("Ongoing", "Ongoing, chased in July")
    pages = [_page("13 July 2021", FIRST), _page("12 October 2021", LOG), _page("11 January 2022", again)]
    graph = _graph(workspace, load, tmp_path, *(pages[index] for index in order))
    assert _follows(graph) == [
        ("Action", "2021-10-12", "2021-07-13", "Arrange a visit to the foyer", "superseded", "Superseded"),
        ("Action", "2021-10-12", "2021-07-13", "Circulate the void property figures", "done", "Completed"),
        ("Action", "2021-10-12", "2021-07-13", "Write to Cumbria County Council about verge parking", "open", "Ongoing"),
        ("Action", "2022-01-11", "2021-07-13", "Arrange a visit to the foyer", "superseded", "Superseded"),
        ("Action", "2022-01-11", "2021-07-13", "Circulate the void property figures", "done", "Completed"),
        ("Action", "2022-01-11", "2021-07-13", "Write to Cumbria County Council about verge parking", "open", "Ongoing"),
    ]
    parking, trees = "Write to Cumbria County Council about verge parking", "Draft a tree strategy for the town"
    assert _open(graph) == [(trees, "2021-07-13"), (parking, "2021-07-13")]
    # As known before the log: nothing was done yet.
    assert len(_open(graph, "2021-09-01")) == 4


def test_matters_arising_report_on_the_action_whose_words_they_repeat(workspace: Workspace, load: Load, tmp_path: Path) -> None:
    first = """<p><b>1. Gate</b></p><p>The gate was broken.</p><p><b>Actions</b></p><ol><li>Write to Network Rail about the gate at Mill Field. Kay Dunn</li>
    <li>Obtain three quotations for the gate at Bridge Lane. Kay Dunn</li></ol>"""
    second = """<p><b>1. Matters arising</b></p><p>Kay Dunn had written to Network Rail about the gate at Mill Field, as requested. The quotations for Bridge Lane were still awaited.</p>
    <p><b>2. Buses</b></p><p>Buses had improved.</p>"""
    graph = _graph(workspace, load, tmp_path, _page("13 July 2021", first), _page("12 October 2021", second))
    (written,) = _follows(graph)
    assert written[:5] == ("AgendaItem", "2021-10-12", "2021-07-13", "Write to Network Rail about the gate at Mill Field", "done")
    assert written[5] == "Kay Dunn had written to Network Rail about the gate at Mill Field, as requested"
    assert [action for action, _ in _open(graph)] == ["Obtain three quotations for the gate at Bridge Lane"]
    assert len(_open(graph, "2021-09-01")) == 2
    words = graph.run("MATCH (:AgendaItem)-[f:FOLLOWS]->(:Action) RETURN size(f.evidence) AS pieces", {})
    assert words.rows == ((1,),)


@pytest.mark.parametrize(
    ("agreed", "later"),
    [
        # Another body's log, an earlier log, words too few, two actions that fit alike, an action said anew.
        (_page("13 July 2021", FIRST), _page("12 October 2021", LOG, "Audit Committee")),
        (_page("13 July 2021", FIRST), _page("12 January 2021", LOG)),
        (_page("13 July 2021", "<p><b>1. Gate</b></p><p><b>Action</b></p><p>Mend the gate. Kay Dunn</p>"), _page("12 October 2021", "<p><b>1. Matters arising</b></p><p>The gate had been painted.</p>")),
        (
            _page("13 July 2021", "<p><b>1. Gates</b></p><p><b>Actions</b></p><ol><li>Write to Network Rail about the north gate. Kay Dunn</li><li>Write to Network Rail about the south gate. Kay Dunn</li></ol>"),
            _page("12 October 2021", "<p><b>1. Matters arising</b></p><p>Kay Dunn had written to Network Rail about the gate.</p>"),
        ),
        (_page("13 July 2021", FIRST), _page("12 October 2021", FIRST)),
    ],
)  # fmt: skip
def test_weak_evidence_links_nothing(workspace: Workspace, load: Load, tmp_path: Path, agreed: str, later: str) -> None:
    assert _follows(_graph(workspace, load, tmp_path, agreed, later)) == []


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The Clerk had written to Network Rail.", "done"),
        ("The figures were circulated in May.", "done"),
        ("The gate had still not been mended.", "open"),
        ("A reply is awaited.", "open"),
        ("The survey was no longer required.", "superseded"),
        ("Members spoke of the weather.", None),
    ],
)
def test_what_matters_arising_say(sentence: str, status: str | None) -> None:
    page = f"Exe Council\n\nMinutes of the meeting held on 4 March 2024\n\nPresent: Cllr Ann Lee\n\n1. Matters arising\n\n{sentence}\n\n2. Roads\n\nThe road had been closed.\n"
    reports = extract(read(page.encode(), "page.txt"), Register.load()).reports
    assert [(report.item, report.text, report.status) for report in reports] == ([("1", sentence.rstrip("."), status)] if status else [])

"""The embedded graph: built beside the old one, swapped in whole, whatever happens on the way."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from councilgraph.graph.engines.embedded import EmbeddedGraph, current_generation
from councilgraph.graph.engines.engine import GraphError, QueryError
from councilgraph.graph.workspace import Workspace

COUNT = "MATCH (n:Council) RETURN count(n) AS n"


def test_without_a_graph_the_error_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="run `councilgraph load` first"):
        EmbeddedGraph(tmp_path)


def test_an_open_reader_goes_on_and_sees_the_new_graph_at_its_next_question(
    workspace: Workspace, load: Callable[..., object], tmp_path: Path
) -> None:
    load(workspace)
    reader = EmbeddedGraph(workspace.graph)
    before = reader.run("MATCH (m:Meeting) RETURN count(m) AS n", {}).rows
    first = current_generation(workspace.graph)
    minutes = tmp_path / "minutes.txt"
    minutes.write_text("Minutes of the Exeshire Parks Committee held on 3 May 2017\n\n1. Welcome\n\nThe Chair welcomed members.\n")
    load(workspace, [minutes])
    assert reader.run("MATCH (m:Meeting) RETURN count(m) AS n", {}).rows != before
    assert current_generation(workspace.graph) != first
    assert first is not None
    assert first.exists(), "the generation before is kept for readers that still hold it"


def test_nothing_is_built_where_nothing_changed(workspace: Workspace, load: Callable[..., object]) -> None:
    load(workspace)
    first = current_generation(workspace.graph)
    load(workspace)
    assert current_generation(workspace.graph) == first


@pytest.mark.parametrize("seconds", [0.0, 0.15, 0.4, 0.8])
def test_a_kill_at_any_point_leaves_the_old_graph_whole(workspace: Workspace, load: Callable[..., object], seconds: float) -> None:
    load(workspace)
    script = textwrap.dedent("""
        import sys; from pathlib import Path
        from councilgraph.graph.engines.embedded import build
        from councilgraph.graph.ledger import open_ledger
        from councilgraph.graph.projecting import project
        from councilgraph.graph.workspace import Workspace
        workspace = Workspace(Path(sys.argv[1]))
        with open_ledger(workspace, "test", now=str) as ledger:
            print("building", flush=True)
            while True:
                build(workspace.graph, lambda folder: project(ledger.connection, folder, ledger.change_number))
    """)
    process = subprocess.Popen([sys.executable, "-c", script, str(workspace.folder)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    graph = EmbeddedGraph(workspace.graph)
    assert graph.run(COUNT, {}).rows == ((509,),)
    graph.close()
    load(workspace)
    assert EmbeddedGraph(workspace.graph).run(COUNT, {}).rows == ((509,),)


def test_limits_and_errors_are_one_line(example_graph: EmbeddedGraph) -> None:
    cut = example_graph.run("MATCH (c:Council) RETURN c.name AS name ORDER BY name", {}, limit=3)
    assert (len(cut.rows), cut.cut) == (3, True)
    with pytest.raises(QueryError) as wrong:
        example_graph.run("MATCH (c:Council) RETURN c.colour AS colour", {})
    assert "\n" not in str(wrong.value)
    with pytest.raises(QueryError, match="longer than"):
        example_graph.run(
            "MATCH (a:Evidence), (b:Evidence), (c:Evidence) WHERE a.quote + b.quote < c.quote RETURN count(*) AS n", {}, timeout=0.2
        )


def test_the_readers_of_the_graph_cannot_write(example_graph: EmbeddedGraph) -> None:
    with pytest.raises(QueryError):
        example_graph.run("CREATE (c:Council {id: 'council/XXX'})", {})

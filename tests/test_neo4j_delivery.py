"""Neo4j is brought up to date by difference, whatever happens on the way, and what others put there stays."""

import os
import resource
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from councilgraph.api.cli import cli
from councilgraph.graph.build import built
from councilgraph.graph.engines.engine import GraphError
from councilgraph.graph.engines.neo4j import MARK, Address, Neo4jGraph, connect
from councilgraph.graph.engines.neo4j_admin import write_admin_files
from councilgraph.graph.engines.neo4j_delivery import LISTED, Delivered, deliver, edge_schema, node_schema
from councilgraph.graph.engines.neo4j_server import LocalServer
from councilgraph.graph.projection import Projection
from councilgraph.graph.verify import verify
from councilgraph.graph.vocabulary import vocabulary
from councilgraph.graph.workspace import Workspace

Load = Callable[..., object]


def _projection(workspace: Workspace) -> Projection:
    found = built(workspace.graph)
    assert found is not None
    return found


def _clean(projection: Projection, address: Address) -> bool:
    graph = Neo4jGraph(address)
    try:
        return all(part.same for part in verify(projection, graph))
    finally:
        graph.close()


def _list(folder: Path, rows: str) -> Path:
    path = folder / "cpc.csv"
    path.write_text("council,date\n" + rows, encoding="utf-8")
    path.with_suffix(".yaml").write_text(
        "title: CPCs\nrow: participation\npublisher: test\nlicence: test\nprogramme: cpc\nstatus: held\n"
        "columns: {council: {type: council}, date: {type: date}}\n",
        encoding="utf-8",
    )
    return path


def test_every_kind_has_its_constraint() -> None:
    text = "\n".join(statement for _, statement in (*node_schema(), *edge_schema()))
    for name in (*vocabulary().nodes, *vocabulary().edges):
        assert f"cg_{name}_id " in text


def test_only_the_difference_is_sent(workspace: Workspace, load: Load, neo4j: Address, tmp_path: Path) -> None:
    memory = tmp_path / "delivered"
    load(workspace, [_list(tmp_path, "STS,2015\nKEN,2016\n")])
    first = deliver(_projection(workspace), neo4j, memory)
    assert first.created == first.total
    assert _clean(_projection(workspace), neo4j)
    assert deliver(_projection(workspace), neo4j, memory) == Delivered(0, 0, 0, first.total)
    load(workspace, [_list(tmp_path, "STS,2015\nESS,2016-05\n")])
    second = deliver(_projection(workspace), neo4j, memory)
    assert 0 < second.created + second.changed + second.deleted < 40
    assert second.deleted > 0
    assert _clean(_projection(workspace), neo4j)


@pytest.mark.parametrize("listed", [LISTED, 200])
def test_what_is_remembered_is_trusted_only_where_the_server_agrees(
    workspace: Workspace, load: Load, neo4j: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: int
) -> None:
    monkeypatch.setattr("councilgraph.graph.engines.neo4j_delivery.LISTED", listed)
    load(workspace, [_list(tmp_path, "STS,2015\n")])
    before = _projection(workspace)
    deliver(before, neo4j, tmp_path / "here")
    other = Workspace(tmp_path / "other")
    load(other, [_list(tmp_path, "KEN,2016\n")])
    deliver(_projection(other), neo4j, tmp_path / "there")
    assert _clean(_projection(other), neo4j)
    deliver(before, neo4j, tmp_path / "here")
    assert _clean(before, neo4j), "the first host remembers a state that is no longer there, and asks"
    with connect(neo4j) as driver:
        driver.execute_query("MATCH (p:CouncilgraphState {id: 'progress'}) SET p.begun = true")
        driver.execute_query("MATCH (c:Council {code: 'KEN'}) DETACH DELETE c")
    deliver(before, neo4j, tmp_path / "here")
    assert _clean(before, neo4j), "a load that was begun and not ended is mended"


def test_what_others_put_there_is_left_alone(workspace: Workspace, load: Load, neo4j: Address, tmp_path: Path) -> None:
    load(workspace, [_list(tmp_path, "STS,2015\n")])
    deliver(_projection(workspace), neo4j, tmp_path / "delivered")
    with connect(neo4j) as driver:
        driver.execute_query(
            "MATCH (c:Council {code: 'STS'}) SET c.note = 'ours' CREATE (c)<-[:VISITED {id: 'v'}]-(:Analyst {name: 'Ann'})"
        )
        driver.execute_query("MATCH (d:Document {title: 'CPCs'}) CREATE (:Analyst {name: 'Bo'})-[:READ]->(d)")
        driver.execute_query("CREATE (:Council {id: 'council/MINE', name: 'Mine'})")
    assert _clean(_projection(workspace), neo4j)
    load(workspace, [_list(tmp_path, "KEN,2016\n")])
    deliver(_projection(workspace), neo4j, tmp_path / "delivered")
    assert _clean(_projection(workspace), neo4j)
    graph = Neo4jGraph(neo4j)
    assert graph.run("MATCH (a:Analyst)-[:VISITED]->(c:Council) RETURN a.name AS name, c.note AS note", {}).rows == (("Ann", "ours"),)
    kept = graph.run("MATCH (:Analyst {name: 'Bo'})-[:READ]->(d) RETURN d.title AS title, d.no_longer_in_ledger AS gone", {}).rows
    assert kept == (("CPCs", True),)
    assert graph.run("MATCH (c:Council) WHERE c.id = 'council/MINE' RETURN c.name AS name", {}).rows == (("Mine",),)
    graph.close()


def test_parallel_facts_never_fold(workspace: Workspace, load: Load, neo4j: Address, tmp_path: Path) -> None:
    load(workspace, [_list(tmp_path, "STS,2015\nSTS,2019\nSTS,\n")])
    deliver(_projection(workspace), neo4j, tmp_path / "delivered")
    graph = Neo4jGraph(neo4j)
    rows = graph.run(
        "MATCH (c:Council {code: 'STS'})-[t:TOOK_PART_IN]->(p:Programme {id: 'programme/cpc'}) RETURN t.date AS date ORDER BY date", {}
    ).rows
    graph.close()
    assert rows == (("2015",), ("2019",), (None,))


def test_verify_says_what_differs(workspace: Workspace, load: Load, neo4j: Address, tmp_path: Path) -> None:
    load(workspace, [_list(tmp_path, "STS,2015\n")])
    deliver(_projection(workspace), neo4j, tmp_path / "delivered")
    with connect(neo4j) as driver:
        driver.execute_query("MATCH (c:Council {code: 'STS'}) SET c.name = 'Wrong'")
        driver.execute_query("MATCH (c:Council {code: 'KEN'}) DETACH DELETE c")
        driver.execute_query(f"CREATE (:Council {{id: 'council/XXX', {MARK}: 'x'}})")
    graph = Neo4jGraph(neo4j)
    (council,) = [part for part in verify(_projection(workspace), graph) if part.part == "Council"]
    graph.close()
    assert (council.missing, council.extra, council.changed) == (1, 1, 1)
    assert set(council.examples) == {"council/KEN", "council/STS", "council/XXX"}
    assert council.ledger_hash != council.engine_hash


def _command(workspace: Path, address: Address, *words: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "COUNCILGRAPH_NEO4J_PASSWORD": address.password, "COUNCILGRAPH_NEO4J_USER": address.user}
    arguments = [sys.executable, "-m", "councilgraph.api", "--workspace", str(workspace), "--graph", address.url, *words]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def _ended(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err


def _wait_for_writing(address: Address) -> None:
    """Until a load has begun to write."""
    graph = Neo4jGraph(address)
    deadline = time.monotonic() + 120
    while graph.run("MATCH (n:Council) RETURN count(n) AS n", {}).rows[0][0] == 0:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    graph.close()


@pytest.fixture
def copied(example_workspace: Workspace, tmp_path: Path) -> Path:
    """A workspace of its own with all that comes with the project, which no server has yet."""
    return Path(shutil.copytree(example_workspace.folder, tmp_path / "w", ignore=shutil.ignore_patterns("delivered")))


def test_a_loader_killed_on_the_way_ends_the_same(neo4j: Address, copied: Path) -> None:
    process = _command(copied, neo4j, "load", "--shipped", "--examples")
    _wait_for_writing(neo4j)
    process.kill()
    _ended(process)
    assert _ended(_command(copied, neo4j, "verify"))[0] in (0, 1)
    code, _, err = _ended(_command(copied, neo4j, "load", "--shipped", "--examples"))
    assert code == 0, err
    code, _, err = _ended(_command(copied, neo4j, "verify"))
    assert code == 0, err


def test_a_server_killed_on_the_way_is_told_in_one_line_and_mended(neo4j: Address, neo4j_server: LocalServer, copied: Path) -> None:
    if os.environ.get("COUNCILGRAPH_TEST_NEO4J"):
        pytest.skip("a server that was given is not ours to kill")
    process = _command(copied, neo4j, "load", "--shipped", "--examples")
    _wait_for_writing(neo4j)
    running = neo4j_server.running()
    assert running is not None
    os.kill(running.pid, signal.SIGKILL)
    code, _, err = _ended(process)
    assert code == 2
    assert "Traceback" not in err
    assert len([line for line in err.splitlines() if line.startswith("councilgraph:")]) == 1
    while neo4j_server.running():
        neo4j_server.stop()
    assert neo4j_server.start().port == running.port, "the address stays the same"
    assert _ended(_command(copied, neo4j, "load", "--shipped", "--examples"))[0] == 0
    assert _ended(_command(copied, neo4j, "verify"))[0] == 0


def test_two_loads_at_once_both_end(neo4j: Address, copied: Path, tmp_path: Path) -> None:
    shutil.copytree(copied, tmp_path / "other")
    loads = [_command(tmp_path / name, neo4j, "load", "--shipped", "--examples") for name in ("w", "other")]
    for process in loads:
        code, _, err = _ended(process)
        assert code == 0, err
    for name in ("w", "other"):
        code, out, err = _ended(_command(tmp_path / name, neo4j, "verify"))
        assert code == 0, out + err


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, load: Load) -> Path:
    """A workspace with one list."""
    folder = tmp_path_factory.mktemp("small")
    load(Workspace(folder / "w"), [_list(folder, "STS,2015\n")])
    return folder / "w"


def test_a_wrong_password(neo4j: Address, small: Path) -> None:
    wrong = Address(neo4j.url, neo4j.user, "not-the-password")
    code, out, err = _ended(_command(small, wrong, "query", "programmes"))
    assert (code, out) == (2, "")
    assert "COUNCILGRAPH_NEO4J_PASSWORD" in err
    assert "not-the-password" not in err
    assert len(err.splitlines()) == 1


def test_no_password_at_all(small: Path) -> None:
    result = CliRunner().invoke(
        cli, ["--workspace", str(small), "--graph", "bolt://127.0.0.1:1", "query", "programmes"], env={"COUNCILGRAPH_NEO4J_PASSWORD": ""}
    )
    assert "set COUNCILGRAPH_NEO4J_PASSWORD" in str(result.exception)


def test_nobody_there(small: Path) -> None:
    code, _, err = _ended(_command(small, Address("bolt://127.0.0.1:1", "neo4j", "x"), "query", "programmes"))
    assert code == 2
    assert "no Neo4j answers there" in err
    assert len(err.splitlines()) == 1


def test_an_address_that_answers_http(small: Path, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as web:
        assert web.stdout is not None
        port = web.stdout.readline().split(" port ")[1].split()[0]
        code, _, err = _ended(_command(small, Address(f"bolt://127.0.0.1:{port}", "neo4j", "x"), "query", "programmes"))
        web.kill()
    assert code == 2
    assert len(err.splitlines()) == 1
    assert "something answers there, but not in Bolt" in err


@pytest.mark.parametrize("answer", [b"\0\0\0\0", b"SSH-2.0-OpenSSH_9.2\r\n"])
def test_a_server_too_old_to_talk_to_or_no_neo4j(answer: bytes) -> None:
    """Four zero bytes are what Bolt's handshake answers where no version suits both (Bolt protocol, handshake)."""
    with socket.create_server(("127.0.0.1", 0)) as door:

        def answered() -> None:
            link, _ = door.accept()
            with link:
                link.recv(64)
                link.sendall(answer)

        thread = threading.Thread(target=answered)
        thread.start()
        with pytest.raises(GraphError, match=r"is no Neo4j, or one too old to talk to; councilgraph needs 5\.7 or later"):
            connect(Address(f"bolt://127.0.0.1:{door.getsockname()[1]}", "neo4j", "x"))
        thread.join()


def test_a_server_that_is_too_old(neo4j: Address, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("councilgraph.graph.engines.neo4j.OLDEST", (99, 0))
    with pytest.raises(GraphError, match=r"is Neo4j 5\.26; councilgraph needs 99\.0 or later"):
        connect(neo4j)


def test_a_database_that_is_read_only(small: Path, neo4j_server: LocalServer, tmp_path: Path) -> None:
    server = replace(neo4j_server, home=tmp_path / "home")
    running = server.start()
    server.stop()
    locked = replace(server, more=("server.databases.read_only=neo4j",))
    running = locked.start()
    try:
        code, _, err = _ended(_command(small, Address(running.address, "neo4j", locked.password()), "load", "--shipped"))
    finally:
        locked.stop()
    assert code == 2
    assert "read-only" in err
    assert "Traceback" not in err


def test_folders_that_cannot_be_written(small: Path, neo4j_server: LocalServer, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(GraphError, match="cannot make the server's folder"):
        LocalServer(tmp_path / "file" / "home", neo4j_server.cache).start()
    with pytest.raises(GraphError, match="cannot be written"):
        write_admin_files(_projection(Workspace(small)), tmp_path / "file" / "admin")


def test_a_full_disk(small: Path, tmp_path: Path) -> None:
    """The operating system's own limit on the size of a file stands for a disk that is full: writing fails in the middle."""
    limited = "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000));"
    code = f"{limited} from councilgraph.api.cli import main; sys.argv[0] = 'councilgraph'; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "--workspace", str(small), "export", "neo4j-admin", str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "cannot be written" in done.stderr


def test_a_server_whose_disk_is_full_is_told_in_one_line_and_mended(neo4j: Address, neo4j_server: LocalServer, small: Path) -> None:
    """No file of the server may grow beyond a limit, which the operating system refuses as it refuses a full disk."""
    running = neo4j_server.running()
    if running is None:
        pytest.skip("a server that was given is not ours to break")
    resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
    code, _, err = _ended(_command(small, neo4j, "load", "--examples"))
    assert code == 2, err
    assert "Traceback" not in err
    assert neo4j.url in err, "it is the server that failed"
    assert len([line for line in err.splitlines() if line.startswith("councilgraph:")]) == 1
    neo4j_server.stop()
    neo4j_server.start()
    assert _ended(_command(small, neo4j, "load", "--examples"))[0] == 0
    assert _ended(_command(small, neo4j, "verify"))[0] == 0


def test_what_an_older_vocabulary_put_there_goes(workspace: Workspace, load: Load, neo4j: Address, tmp_path: Path) -> None:
    load(workspace, [_list(tmp_path, "STS,2015\n")])
    deliver(_projection(workspace), neo4j, tmp_path / "delivered")
    with connect(neo4j) as driver:
        driver.execute_query(
            f"MATCH (c:Council {{code: 'STS'}}) CREATE (o:Odd {{id: 'odd/1', {MARK}: 'x'}})-[:ODDLY {{id: 'o', {MARK}: 'x'}}]->(c)"
        )
        graph = Neo4jGraph(neo4j)
        found = {part.part: part.extra for part in verify(_projection(workspace), graph) if not part.same}
        graph.close()
        assert found == {"Odd": 1, "ODDLY Odd-Council": 1}
        driver.execute_query("MATCH (p:CouncilgraphState {id: 'progress'}) SET p.begun = true")
    assert deliver(_projection(workspace), neo4j, tmp_path / "delivered").deleted == 2
    assert _clean(_projection(workspace), neo4j)


def test_the_offline_importer_gives_the_same_graph(example_workspace: Workspace, neo4j_server: LocalServer, tmp_path: Path) -> None:
    projection = _projection(example_workspace)
    files = write_admin_files(projection, tmp_path / "files")
    assert files.command().startswith("neo4j-admin database import full neo4j '--nodes=Council=")
    assert any(argument.startswith("--multiline-fields=/") for argument in files.arguments), "some quotes of the examples hold line breaks"
    server = replace(neo4j_server, home=tmp_path / "home")
    printed = server.import_files(files.arguments)
    assert "IMPORT DONE" in printed
    running = server.start()
    try:
        address = Address(running.address, "neo4j", server.password())
        assert deliver(projection, address, tmp_path / "delivered") == Delivered(
            0, 0, 0, sum(projection.nodes.values()) + sum(projection.edges.values())
        )
        assert _clean(projection, address)
        with pytest.raises(GraphError, match="the server runs"):
            server.import_files(files.arguments)
    finally:
        server.stop()

"""A Neo4j of one's own: made, started, asked, stopped by the command line; closed to all but its owner."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from neo4j.exceptions import ClientError

from councilgraph.graph.engines.neo4j import Address, connect
from councilgraph.graph.engines.neo4j_jars import find_java
from councilgraph.graph.engines.neo4j_server import LocalServer


def _run(workspace: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "councilgraph.api", "--workspace", str(workspace), *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_the_whole_way_by_commands(tmp_path: Path) -> None:
    workspace = tmp_path / "w"
    before = _run(workspace, "neo4j", "status", "--format", "json")
    assert before.returncode == 1
    started = _run(workspace, "neo4j", "start")
    assert started.returncode == 0, started.stderr
    assert started.stdout.startswith("bolt://127.0.0.1:")
    try:
        facts: dict[str, Any] = {
            row["what"]: row["value"] for row in json.loads(_run(workspace, "neo4j", "status", "--format", "json").stdout)
        }
        assert facts["state"] == "running"
        assert facts["address"] == started.stdout.strip()
        password = Path(facts["password_file"])
        assert password.stat().st_mode & 0o077 == 0
        assert password.read_text(encoding="utf-8").strip() not in started.stdout + started.stderr + json.dumps(facts)
        assert _run(workspace, "neo4j", "start").stdout == started.stdout, "a running server is left as it is"
        assert _run(workspace, "neo4j", "path").stdout.strip() == facts["home"]
        loaded = _run(workspace, "--graph", "local", "load", "--shipped")
        assert loaded.returncode == 0, loaded.stderr
        assert _run(workspace, "--graph", "local", "verify").returncode == 0
        here = _run(workspace, "query", "no-cpc-with-grants", "--format", "csv")
        there = _run(workspace, "--graph", "local", "query", "no-cpc-with-grants", "--format", "csv")
        assert here.stdout == there.stdout
        assert len(here.stdout.splitlines()) > 50
        imported = _run(workspace, "neo4j", "import")
        assert imported.returncode == 0, imported.stderr
        assert _run(workspace, "--graph", "local", "verify").returncode == 0
    finally:
        assert _run(workspace, "neo4j", "stop").returncode == 0
    stopped = _run(workspace, "--graph", "local", "query", "programmes")
    assert stopped.returncode == 2
    assert "start it with `councilgraph neo4j start`" in stopped.stderr


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://127.0.0.1:9/x.csv"])
def test_the_server_reads_no_file_and_no_address(neo4j_server: LocalServer, neo4j_address: Address, url: str) -> None:
    with connect(neo4j_address) as driver, pytest.raises(ClientError):
        driver.execute_query(f"LOAD CSV FROM '{url}' AS line RETURN line")


def test_the_password_is_not_in_what_is_printed(neo4j_address: Address) -> None:
    assert neo4j_address.password not in repr(neo4j_address)


def test_a_java_is_found_without_one_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert os.access(find_java(), os.X_OK)

"""docker-compose.yml keeps to the Compose specification, is closed to the outside, and names commands that there are."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from councilgraph.api.cli import COMMANDS
from councilgraph.graph.engines.engine import GraphError
from councilgraph.graph.engines.neo4j_server import LocalServer

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    return dict(yaml.safe_load(TEXT)["services"])


def _by_the_schema(path: Path) -> "subprocess.CompletedProcess[str]":
    """The file held to the schema of the Compose specification, which check-jsonschema brings along."""
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_keeps_to_the_specification(tmp_path: Path) -> None:
    done = _by_the_schema(ROOT / "docker-compose.yml")
    assert done.returncode == 0, done.stdout
    (tmp_path / "wrong.yml").write_text(TEXT.replace("ports:", "portz:", 1), encoding="utf-8")
    wrong = _by_the_schema(tmp_path / "wrong.yml")
    assert wrong.returncode == 1
    assert "portz" in wrong.stdout


def test_the_settings_of_the_server_are_settings_that_neo4j_knows(
    services: dict[str, Any], neo4j_server: LocalServer, tmp_path: Path
) -> None:
    """The image writes NEO4J_a_b__c=x into neo4j.conf as a.b_c=x, and a server with a setting it does not know will not start."""
    given = {name: value for name, value in services["neo4j"]["environment"].items() if name.startswith("NEO4J_") and name != "NEO4J_AUTH"}
    lines = []
    for name, value in given.items():
        setting = name.removeprefix("NEO4J_").replace("__", "\0").replace("_", ".").replace("\0", "_")
        lines.append(f"{setting}={value.partition(':-')[2].rstrip('}') if value.startswith('${') else value}")
    # A setting may not stand twice, and a local server has some of them already.
    standing = {line.partition("=")[0] for line in (neo4j_server.home / "conf/neo4j.conf").read_text(encoding="utf-8").splitlines()}
    lines = [line for line in lines if line.partition("=")[0] not in standing]
    assert lines
    server = LocalServer(tmp_path / "home", neo4j_server.cache, ("server.config.strict_validation.enabled=true", *lines))
    server.start()
    server.stop()
    with pytest.raises(GraphError, match="PASSWORD"):
        LocalServer(tmp_path / "home", neo4j_server.cache, ("server.config.strict_validation.enabled=true", "PASSWORD=x")).start()


def test_nothing_is_open_to_the_outside(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert "${NEO4J_PASSWORD:?" in services["neo4j"]["environment"]["NEO4J_AUTH"], "no start without a password"
    assert services["neo4j"]["environment"]["NEO4J_dbms_security_allow__csv__import__from__file__urls"] == "false"


def test_the_others_wait_for_a_healthy_neo4j(services: dict[str, Any]) -> None:
    assert services["neo4j"]["healthcheck"]["test"][0] == "CMD-SHELL"
    for name in ("api", "load"):
        assert services[name]["depends_on"]["neo4j"]["condition"] == "service_healthy"
        assert services[name]["environment"]["COUNCILGRAPH_GRAPH"] == "bolt://neo4j:7687"


def test_the_commands_are_ours(services: dict[str, Any]) -> None:
    assert services["load"]["command"][0] in COMMANDS
    assert services["api"]["command"] == ["serve", "--host", "0.0.0.0", "--port", "8000"]


def test_volumes_are_named_and_memory_is_set(services: dict[str, Any]) -> None:
    volumes = yaml.safe_load(TEXT)["volumes"]
    for service in services.values():
        assert {mount.split(":")[0] for mount in service["volumes"]} <= set(volumes)
    assert any("heap_max" in name for name in services["neo4j"]["environment"])


def test_the_image_is_slim_checks_its_health_and_is_not_root() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert any(line.startswith("FROM python:") and line.endswith("-slim") for line in lines)
    assert "USER councilgraph" in lines
    assert any(line.startswith("HEALTHCHECK") for line in lines)
    assert ".env" in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines(), "no password in the image"

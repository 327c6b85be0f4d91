"""docker-compose.yml keeps to the Compose specification, is closed to the outside, and names commands that there are."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from compose_spec import PyCompose

from councilgraph.api.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    return dict(yaml.safe_load(TEXT)["services"])


def test_it_keeps_to_the_specification() -> None:
    # Anchors and interpolation are for Compose itself to resolve before the specification is held to the file.
    resolved = yaml.safe_dump(yaml.safe_load(TEXT), sort_keys=False)
    assert sorted(PyCompose.from_yaml(resolved).service_names()) == ["api", "load", "neo4j"]
    with pytest.raises(Exception, match="portz"):
        PyCompose.from_yaml(resolved.replace("ports:", "portz:", 1))


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
        assert services[name]["command"][0] in COMMANDS


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

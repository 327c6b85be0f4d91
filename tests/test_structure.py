"""The shape of the project: which way imports go, which folders are packages, that no module outgrows one idea."""

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MAY_IMPORT = {
    "graph": {"graph"},
    "loaders": {"loaders", "graph", "data"},
    "queries": {"queries", "graph"},
    "api": {"api", "queries", "loaders", "graph", "data"},
    "data": {"data"},
}
LARGEST = 400


def _modules() -> list[Path]:
    return sorted(path for folder in MAY_IMPORT for path in (ROOT / folder).rglob("*.py"))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    folder = path.relative_to(ROOT).parts[0]
    reached = {name.split(".")[1] for name in _imports(path) if name.startswith("councilgraph.")}
    assert reached <= MAY_IMPORT[folder], f"{folder} may import {sorted(MAY_IMPORT[folder])}"


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_says_what_it_is_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "no docstring"
    assert len(text.splitlines()) <= LARGEST


def test_every_package_is_listed_and_guarded() -> None:
    listed = set(tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"])
    found = {path.parent for folder in MAY_IMPORT for path in (ROOT / folder).rglob("__init__.py")}
    assert listed == {"councilgraph." + ".".join(path.relative_to(ROOT).parts) for path in found}
    for path in found:
        assert "raise ImportError" in (path / "__init__.py").read_text(), f"{path} can be imported by its bare name"
        assert (path / "py.typed").exists()
    folders_with_code = {path.parent for path in _modules()}
    assert folders_with_code <= found, "a folder of modules without __init__.py is missing from the wheel"


def test_asking_imports_no_library_of_building() -> None:
    """A question asked from the command line is answered in a second; these libraries alone would take as long to import."""
    asked = "import sys, councilgraph.api.cli, councilgraph.api.commands.asking; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()
    assert not {"duckdb", "neo4j", "numpy", "pandas", "pyarrow", "rapidfuzz"} & set(loaded)

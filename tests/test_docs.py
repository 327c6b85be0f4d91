"""The docs hold: derived parts are fresh, the examples run, every command and query is told of."""

import doctest
import importlib
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from worked import shown

from councilgraph.api.cli import COMMANDS
from councilgraph.graph.vocabulary import vocabulary
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[1]


def test_derived_docs_are_fresh() -> None:
    run = subprocess.run([sys.executable, str(ROOT / "docs/generate.py"), "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_python_page_runs(example_workspace: Workspace, tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/python.md").read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "councilgraph-workspace").symlink_to(example_workspace.folder)
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert run.returncode == 0, run.stderr
    assert "had_cpc" in run.stdout


def test_what_the_page_of_reports_prints_is_what_comes_out(example_workspace: Workspace) -> None:
    text = (ROOT / "docs/reports.md").read_text(encoding="utf-8")
    assert text.count("```console") > 10
    assert shown(text, example_workspace.folder) == text, "run `python docs/worked.py`"


def test_the_commands_of_the_readme_exist() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in re.findall(r"councilgraph ([a-z][a-z0-9]+)", text):
        assert command in COMMANDS, command
    for query in re.findall(r"councilgraph query ([a-z-]+)", text):
        Catalogue.load().query(query)


def test_the_changelog_names_the_version() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "package",
    [
        "graph",
        "graph.identity",
        "graph.engines",
        "graph.rdf",
        "loaders",
        "loaders.lists",
        "loaders.minutes",
        "loaders.readers",
        "queries",
        "api",
    ],
)
def test_the_examples_in_docstrings_hold(package: str) -> None:
    parent = importlib.import_module(f"councilgraph.{package}")
    for found in pkgutil.iter_modules(parent.__path__):
        if not found.ispkg and found.name != "__main__":
            module = importlib.import_module(f"councilgraph.{package}.{found.name}")
            assert doctest.testmod(module).failed == 0, found.name


def test_makefile_and_ci_stand() -> None:
    assert "make test" in (ROOT / ".ci/run").read_text()
    targets = (ROOT / "Makefile").read_text()
    assert all(re.search(rf"^{target}:", targets, re.MULTILINE) for target in ("run", "test", "lint", "eval", "bench"))


def test_the_style_for_neo4j_browser_colours_every_kind() -> None:
    """The rules of docs/councilgraph.grass: a selector, then properties between braces; braces within quotes name a property to show."""
    text = (ROOT / "docs/councilgraph.grass").read_text(encoding="utf-8")
    rules = dict(re.findall(r'(\S+) \{((?:[^"{}]|"[^"]*")*)\}', text))
    assert re.sub(r'\S+ \{(?:[^"{}]|"[^"]*")*\}', "", text).strip() == "", "nothing but rules"
    words = vocabulary()
    colours = {}
    for selector, rule in rules.items():
        base, _, kind = selector.partition(".")
        known = {"node": words.nodes, "relationship": words.edges}[base]
        assert not kind or kind in known, selector
        for name in re.findall(r'caption: "\{(\w+)\}"', rule):
            assert name == "id" or name in {column.name for column in words.columns(known[kind])}, (selector, name)
        colours[selector] = re.search(r"color: (#[0-9A-F]{6});", rule)[1]  # type: ignore[index]
    assert {f"node.{kind}" for kind in words.nodes} <= set(rules)
    assert len({colours[f"node.{kind}"] for kind in ("Council", "Person", "Programme")}) == 3
    assert "docs/councilgraph.grass" in (ROOT / "docs/cypher.md").read_text(encoding="utf-8")


def test_the_model_for_analysts_names_every_kind() -> None:
    text = (ROOT / "docs/cypher.md").read_text(encoding="utf-8").partition("## Fifteen questions")[0]
    words = vocabulary()
    assert [name for name in (*words.nodes, *words.edges) if not re.search(rf"\b{name}\b", text)] == []

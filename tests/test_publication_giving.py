"""Grants in the 360Giving standard: valid by its rules, read back by our own loader as the same grants, with nothing that is not open."""

import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pytest
from secret_papers import OPEN, leaks, write_papers

from councilgraph.api.commands.open_data import open_views
from councilgraph.api.settings import Settings
from councilgraph.graph.publication.giving import write_giving
from councilgraph.graph.publication.imprint import Imprint
from councilgraph.graph.workspace import Workspace

SCHEMA = json.loads((Path(__file__).parent / "giving.schema.json").read_text(encoding="utf-8"))
IMPRINT = Imprint(base="https://data.example.org")


def _written(workspace: Workspace, imprint: Imprint = IMPRINT) -> tuple[str, Counter[str]]:
    to = io.StringIO()
    with open_views(Settings.make(str(workspace.folder), None, 5)) as connection:
        count, left_out = write_giving(connection, to, imprint)
    assert count == len(json.loads(to.getvalue())["grants"])
    return to.getvalue(), left_out


@pytest.fixture(scope="module")
def written(example_workspace: Workspace) -> tuple[str, Counter[str]]:
    """The grants of all that comes with the project, and what was left out."""
    return _written(example_workspace)


def test_the_file_is_valid_by_the_standards_rules(written: tuple[str, Counter[str]]) -> None:
    file = json.loads(written[0])
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(file)
    assert len({grant["id"] for grant in file["grants"]}) == len(file["grants"])
    for grant in file["grants"]:  # what 360Giving's quality checks look for beyond validity
        assert grant["title"] != grant["description"]
        assert "@" not in json.dumps(grant)
        assert "1990" < grant["awardDate"] < "2027"


def test_what_the_standard_cannot_take_is_counted(written: tuple[str, Counter[str]], example_workspace: Workspace) -> None:
    count, left_out = len(json.loads(written[0])["grants"]), written[1]
    with open_views(Settings.make(str(example_workspace.folder), None, 5)) as connection:
        ((grants,),) = connection.execute('SELECT count(*) FROM "Grant"').fetchall()
    assert count + left_out.total() == grants
    assert set(left_out) <= {"no amount", "no full date", "no funder known", "several funders", "no recipient known"} | {
        "joint award in which no one recipient leads"
    }
    assert count > 1000


def test_the_file_loads_again_as_the_same_grants(
    written: tuple[str, Counter[str]], example_workspace: Workspace, workspace: Workspace, load: Callable[..., Any], tmp_path: Path
) -> None:
    (tmp_path / "grants.json").write_text(written[0], encoding="utf-8")
    (*_, loaded) = load(workspace, [tmp_path / "grants.json"])
    assert loaded.rejects == ()
    first, second = _facts(example_workspace), _facts(workspace)
    assert len(second["Grant"]) == len(json.loads(written[0])["grants"])
    for kind, rows in second.items():
        assert rows <= first[kind], kind
    assert {grant for grant, _ in second["FUNDED_UNDER"]} == {grant for grant, *_ in second["Grant"]}
    assert {grant for _, grant in second["RECEIVED"]} == {grant for grant, *_ in second["Grant"]}


def _facts(workspace: Workspace) -> dict[str, set[tuple[Any, ...]]]:
    """Grants with name, amount and date; who received them; what they were made under."""
    with open_views(Settings.make(str(workspace.folder), None, 5)) as connection:
        return {
            "Grant": _all(connection, 'SELECT id, name, amount, date FROM "Grant"'),
            "RECEIVED": _all(connection, "SELECT source, target FROM RECEIVED"),
            "FUNDED_UNDER": _all(connection, "SELECT source, target FROM FUNDED_UNDER"),
        }


def _all(connection: duckdb.DuckDBPyConnection, query: str) -> set[tuple[Any, ...]]:
    return set(connection.execute(query).fetchall())


def test_a_grant_keeps_the_identifier_that_its_list_gave_it(written: tuple[str, Counter[str]]) -> None:
    grants = {grant["id"]: grant for grant in json.loads(written[0])["grants"]}
    assert grants["360G-cabinetoffice-GA-028100"]["amountAwarded"] == 1163000
    own = [key for key in grants if key.startswith("360G-councilgraph-")]
    assert 300 < len(own) < len(grants)


def test_a_joint_award_goes_to_its_lead(written: tuple[str, Counter[str]]) -> None:
    joint = [grant for grant in json.loads(written[0])["grants"] if "A joint award with" in grant["description"]]
    (award,) = [grant for grant in joint if grant["title"] == "Income management and e-payments discovery"]
    assert award["recipientOrganization"][0]["id"] == "GB-LAE-BNS"
    assert "Allerdale Borough Council" in award["description"]


def test_the_same_graph_gives_the_same_bytes(written: tuple[str, Counter[str]], example_workspace: Workspace) -> None:
    assert _written(example_workspace) == written


def test_nothing_that_is_not_open_is_in_the_file(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    load(workspace, write_papers(tmp_path))
    text, _ = _written(workspace, Imprint(giving_prefix="360G-exeshire"))
    assert leaks(text.encode()) == []
    assert [words for words in OPEN if words in text] == ["Bins on the map"]
    assert json.loads(text)["grants"][0]["id"] == "360G-exeshire-grants-of-exeshire-1"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("2,Digital Experts,2016,Year alone,STS,,5000", "no full date"),
        ("2,Digital Experts,2016-03-01,No amount,STS,,", "no amount"),
        ("2,One Public Estate,2016-03-01,Three run it,STS,,5000", "several funders"),
        ("2,psn-x,2016-03-01,Nobody runs it,STS,,5000", "no funder known"),
        (
            "2,Digital Experts,2016-03-01,Two,STS,,5000\n2,Digital Experts,2016-03-01,Two,KEN,,5000",
            "joint award in which no one recipient leads",
        ),
    ],
)
def test_why_a_grant_is_left_out(change: str, reason: str, workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    grants = write_papers(tmp_path)[1]
    grants.write_text(f"{grants.read_text()}{change}\n", encoding="utf-8")
    manifest = grants.with_suffix(".yaml")
    manifest.write_text(f"{manifest.read_text()}programmes: {{psn-x: lpl}}\n", encoding="utf-8")
    load(workspace, [grants])
    text, left_out = _written(workspace)
    assert left_out == {reason: 1}
    assert len(json.loads(text)["grants"]) == 1

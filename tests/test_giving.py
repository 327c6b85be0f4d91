"""Grants in the 360Giving standard: both forms give the same facts, the standard's rules are held, councils are found, nothing is doubled."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.ledger_rows import Reading
from councilgraph.graph.workspace import Workspace
from councilgraph.loaders.directory import Directory
from councilgraph.loaders.document import ReadError
from councilgraph.loaders.lists.giving import REQUIRED
from councilgraph.loaders.lists.load import load_list
from councilgraph.loaders.lists.manifest import giving_manifest, read_manifest
from councilgraph.loaders.lists.rejects import rejected_rows
from councilgraph.loaders.register import Register
from councilgraph.loaders.taxonomy import Taxonomy


def _grant(number: int = 1, **changes: Any) -> dict[str, Any]:
    grant = {
        "id": f"360G-example-{number}",
        "title": f"Digital switch {number}",
        "description": "Money for a project",
        "currency": "GBP",
        "amountAwarded": 10000 * number,
        "awardDate": "2016-03-01T00:00:00Z",
        "recipientOrganization": [{"id": "GB-LAE-STS", "name": "Staffordshire"}],
        "fundingOrganization": [{"id": "GB-COH-11177145", "name": "Local Government Association"}],
        "grantProgramme": [{"title": "Digital Experts"}],
    }
    return grant | changes


def _load(text: str, name: str = "grants.json") -> Reading:
    return load_list(
        giving_manifest(name),
        text.encode(),
        shown=name,
        address=f"/{name}",
        register=Register.load(),
        taxonomy=Taxonomy.load(),
        directory=Directory.load(),
        today="2026-11-25",
    )


def _json(*grants: dict[str, Any]) -> str:
    return json.dumps({"version": "1.1", "note": {"grants": []}, "grants": list(grants)}, indent=1)


def _csv(*grants: dict[str, Any]) -> str:
    to = io.StringIO()
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow([*REQUIRED, "Grant Programme:Title"])
    for grant in grants:
        cells = []
        for path in [*REQUIRED.values(), "grantProgramme/0/title"]:
            value: Any = grant
            for part in path.split("/"):
                value = value[int(part)] if part.isdigit() else value[part]
            cells.append(value)
        writer.writerow(cells)
    return to.getvalue()


def _facts(read: Reading) -> set[tuple[Any, ...]]:
    return {(entry.subject, entry.predicate, entry.object, entry.qualifiers) for entry in read.statements}


def test_json_and_csv_say_the_same() -> None:
    grants = [_grant(1), _grant(2, recipientOrganization=[{"id": "GB-CHC-1", "name": "A Charity"}])]
    first, second = _load(_json(*grants)), _load(_csv(*grants), "grants.csv")
    assert first.rejects == second.rejects == ()
    assert _facts(first) == _facts(second)
    told = {(entry.subject, entry.predicate, entry.object) for entry in first.statements}
    assert ("council/STS", "RECEIVED", "grant/360g-example-1") in told
    assert ("grant/360g-example-1", "FUNDED_UNDER", "programme/digital-experts") in told
    assert ("grant/360g-example-1", "FUNDED_BY", "organisation/local-government-association") in told
    assert ("organisation/a-charity", "RECEIVED", "grant/360g-example-2") in told


def test_each_grant_quotes_its_own_words() -> None:
    read = _load(_json(_grant(1), _grant(2)))
    for entry in read.statements:
        for span in entry.spans:
            assert read.source.text[span.start : span.end] == span.quote
            assert json.loads(span.quote)["id"].casefold() in f"360g-example-{span.locator.removeprefix('row ')}"


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        *[({path: ""}, heading, "the 360Giving standard requires it") for heading, path in REQUIRED.items() if "/" not in path],
        ({"recipientOrganization": []}, "Recipient Org:Identifier", "requires it"),
        ({"fundingOrganization": [{"id": "GB-COH-1"}]}, "Funding Org:Name", "requires it"),
        ({"id": "example-1"}, "Identifier", "publisher's prefix"),
        ({"currency": "pounds"}, "Currency", "ISO 4217"),
        ({"currency": "EUR"}, "Currency", "in EUR"),
        ({"amountAwarded": "approx. 5k"}, "Amount Awarded", "not a number"),
        ({"amountAwarded": "£5,000"}, "Amount Awarded", "not a number"),
        ({"amountAwarded": "10000"}, "Amount Awarded", "not a number"),
        ({"amountAwarded": 0}, "Amount Awarded", "nothing was given"),
        ({"amountAwarded": -5}, "Amount Awarded", "not below zero"),
        ({"awardDate": "2027-01-01"}, "Award Date", "is after today"),
        ({"recipientIndividual": {"id": "x", "name": "y"}}, "Recipient Ind:Identifier", "an individual"),
        ({"awardDate": "31/02/2016"}, "Award Date", "not a date"),
        ({"awardDate": "2016-02-31"}, "Award Date", "not a day of the calendar"),
        (
            {"recipientOrganization": [{"id": "GB-X-1", "name": "Adur and Worthing Councils"}]},
            "Recipient Org:Name",
            "more than one council",
        ),
    ],
)
def test_the_standards_own_rules(changes: dict[str, Any], field: str, reason: str) -> None:
    read = _load(_json(_grant(1), _grant(2, **changes)))
    (reject,) = read.rejects
    assert (reject.file, reject.row, reject.column) == ("grants.json", 2, field)
    assert reason in reject.reason
    assert reject.hint
    assert any(entry.subject == "grant/360g-example-1" for entry in read.statements), "the good one loads"


def test_one_identifier_is_one_grant() -> None:
    read = _load(_json(_grant(1), _grant(1, title="Another")))
    assert [reject.reason for reject in read.rejects] == ["'360G-example-1' is the identifier of grant 1"]
    rows = _load(_csv(_grant(1), _grant(1, title="Another")), "grants.csv")
    assert [reject.reason for reject in rows.rejects] == ["'360G-example-1' stands in row 2"]
    text = rejected_rows(rows.source.text, "grants.csv", rows.rejects)
    assert text is not None
    assert len(text.splitlines()) == 2


def test_rejected_grants_come_back_in_their_own_form() -> None:
    bad = _load(_json(_grant(1), _grant(2, currency="EUR")))
    text = rejected_rows(bad.source.text, "grants.json", bad.rejects)
    assert text is not None
    assert "EUR" in json.loads(text)["grants"][0]["why_rejected"]
    assert _load(text.replace('"EUR"', '"GBP"')).rejects == (), "and load once mended"


def test_a_joint_amount_is_nobodys_own() -> None:
    joint = _grant(1, recipientOrganization=[{"id": "GB-LAE-STS", "name": "Staffordshire"}, {"id": "GB-LAE-STO", "name": "Stoke"}])
    read = _load(_json(joint))
    assert read.rejects == ()
    received = {entry.subject: dict(entry.qualifiers) for entry in read.statements if entry.predicate == "RECEIVED"}
    assert set(received) == {"council/STS", "council/STO"}
    assert all("amount" not in qualifiers for qualifiers in received.values())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"grants": [', "ends before it is complete|is not JSON"),
        ("[]", "wants an object with `grants`"),
        ('{"version": "1.1"}', "has no list `grants`"),
        ('{"grants": [3]}', "grant 1: is int, not an object"),
        ("Identifier,Title\n1,2\n", "lacks Amount Awarded, Award Date, Recipient Org:Name"),
    ],
)
def test_a_file_that_is_not_of_the_standard_is_refused(text: str, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        _load(text)


def test_a_manifest_adds_programme_and_coverage() -> None:
    manifest = read_manifest(
        "title: Pilot grants\nrow: grant\nstandard: 360giving\npublisher: test\nlicence: test\nprogramme: ldf\n"
        "coverage: [{programme: ldf, until: '2026', complete: true, population: all}]\n",
        "m.yaml",
    )
    text = _json(_grant(1, grantProgramme=[]))
    read = load_list(
        manifest,
        text.encode(),
        shown="g.json",
        address="/g.json",
        register=Register.load(),
        taxonomy=Taxonomy.load(),
        directory=Directory.load(),
    )
    told = {(entry.subject.split("/")[0], entry.predicate, entry.object) for entry in read.statements}
    assert ("grant", "FUNDED_UNDER", "programme/ldf") in told
    assert ("document", "COVERS", "programme/ldf") in told
    with pytest.raises(ReadError, match="has the standard's own columns"):
        read_manifest("title: x\nrow: grant\nstandard: 360giving\npublisher: x\nlicence: x\ncolumns: {award: {type: text}}", "m.yaml")


def test_a_grant_in_two_lists_is_one_node(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(_json(_grant(1)), encoding="utf-8")
    (tmp_path / "b.csv").write_text(_csv(_grant(1)), encoding="utf-8")
    load(workspace, [tmp_path / "a.json", tmp_path / "b.csv"])
    graph = EmbeddedGraph(workspace.graph)
    rows = graph.run("MATCH (c:Council)-[r:RECEIVED]->(g:Grant) RETURN c.code AS code, g.amount AS amount, r.amount AS own", {}).rows
    assert rows == (("STS", 10000.0, 10000.0),)

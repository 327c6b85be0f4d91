"""Nothing that is not open is in any file of any RDF format, nor at the address of a thing: every secret is looked for in each of them."""

import gzip
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from secret_papers import OPEN, SECRETS, leaks, write_papers

from councilgraph.api.loading import load_files
from councilgraph.api.reading import intake
from councilgraph.graph.attribution import FILES, REPLACED
from councilgraph.graph.build import built
from councilgraph.graph.contents import parts
from councilgraph.graph.facts import Access
from councilgraph.graph.identity.resolve import resolve
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.open_graph import open_projection
from councilgraph.graph.projecting import project
from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf.about import FORMS, replaced_by
from councilgraph.graph.rdf.files import FORMATS, export, write_beside
from councilgraph.graph.rdf.iris import DEFAULT_BASE
from councilgraph.graph.workspace import Workspace

# What the private people would be called, had they addresses; JSON and Turtle write pound signs as they are.
_ALSO = ("iona-thrupp", "hesper-langdale", "ambrose", "quarrington", "vexley")


@pytest.fixture(scope="module")
def projections(load: Callable[..., object], tmp_path_factory: pytest.TempPathFactory) -> tuple[Projection, Projection]:
    """The whole and the open projection of papers that hold secrets."""
    folder = tmp_path_factory.mktemp("papers")
    workspace = Workspace(folder / "workspace")
    load(workspace, write_papers(folder))
    whole = built(workspace.graph)
    assert whole is not None
    return whole, open_projection(whole, folder / "open")


def _found(text: str) -> list[str]:
    return leaks(text.encode()) + [word for word in _ALSO if word in text.casefold()]


def test_the_secrets_are_in_the_whole_graph(projections: tuple[Projection, Projection]) -> None:
    """Else the search would mean nothing."""
    rows = "".join(str(duckdb.sql(f"SELECT * FROM read_parquet('{part.path}')").fetchall()) for part in parts(projections[0]))
    wanted = {"Quarrington", "Hesper", "Langdale", "Instruct the solicitors", "Iona Thrupp", "2017-03-09", "2019-11-23", "amber-red"}
    assert wanted <= set(SECRETS) & {secret for secret in SECRETS if secret in rows}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("zipped", [False, True])
def test_no_file_holds_a_secret(projections: tuple[Projection, Projection], tmp_path: Path, format_: str, zipped: bool) -> None:
    data = export(projections[1], tmp_path, format_, base=DEFAULT_BASE, zipped=zipped).path.read_bytes()
    text = (gzip.decompress(data) if zipped else data).decode()
    assert not _found(text)
    assert all(words in text for words in OPEN)


def test_neither_do_the_files_beside(projections: tuple[Projection, Projection], tmp_path: Path) -> None:
    for path in write_beside(tmp_path):
        assert not leaks(path.read_bytes()), path.name
    for name in FILES:
        rows = duckdb.sql(f"SELECT * FROM read_parquet('{projections[1].folder / name}')").fetchall()
        assert not leaks(str(rows).encode()), name


@pytest.mark.parametrize("form", FORMS)
def test_nor_does_what_is_told_of_one_thing(projections: tuple[Projection, Projection], form: str) -> None:
    """A council of the not-yet list and of the ratings, which has open facts too."""
    text = FORMS[form](projections[1], "council/KEN", DEFAULT_BASE).decode()
    assert "Kent County Council" in text
    assert not _found(text)
    assert "2017-03-09" in FORMS[form](projections[0], "council/KEN", DEFAULT_BASE).decode()


def test_an_address_that_was_another_tells_no_name_of_a_restricted_paper(workspace: Workspace, tmp_path: Path) -> None:
    head = "Minutes of the Exeshire Improvement Board held on {} March 2017\n\nPresent:\nCllr {} (Kent County Council)\n\n1. Business\n\nDecision\n\nThe Board noted the report.\n"
    papers: list[tuple[int, str, Access]] = [(8, "Ottoline Marsh", "open"), (9, "Ottilie Marsh", "open"), (10, "Odile Pym", "restricted")]
    with open_ledger(workspace, "test", now=lambda: "2026-01-01T00:00:00Z") as ledger:
        for day, name, access in papers:
            path = tmp_path / f"{day}.txt"
            path.write_text(head.format(day, name), encoding="utf-8")
            load_files(ledger, [intake(path, access=access)], processes=1)
        resolve(ledger.connection)
        found = "SELECT node, min(mention) FROM identity WHERE starts_with(node, 'person/') GROUP BY node"
        key = dict(ledger.connection.execute(found).fetchall())
        assert set(key) == {"person/ottoline-marsh-ken", "person/ottilie-marsh-ken", "person/odile-pym-ken"}
        for other in ("ottilie-marsh", "odile-pym"):
            ledger.judge(key["person/ottoline-marsh-ken"], key[f"person/{other}-ken"], same=True, because="the clerk says so", by="test")
        whole = project(ledger.connection, tmp_path / "whole", 1)
    replaced = duckdb.sql(f"SELECT id, node, access FROM read_parquet('{whole.folder / REPLACED}') ORDER BY id").fetchall()
    assert replaced == [
        ("person/odile-pym-ken", "person/ottoline-marsh-ken", "restricted"),
        ("person/ottilie-marsh-ken", "person/ottoline-marsh-ken", "open"),
    ]
    shown = open_projection(whole, tmp_path / "open")
    for format_ in FORMATS:
        text = export(shown, tmp_path, format_, base=DEFAULT_BASE).path.read_text(encoding="utf-8")
        assert "odile" not in text.casefold()
        assert "isReplacedBy" in text
    assert replaced_by(shown, "person/ottilie-marsh-ken") == "person/ottoline-marsh-ken"
    assert replaced_by(shown, "person/odile-pym-ken") is None

"""The RDF files: sorted, the same bytes again, sound to other readers, and written by the command."""

import gzip
import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from councilgraph.graph.build import built
from councilgraph.graph.open_graph import open_projection
from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf.files import FORMATS, export
from councilgraph.graph.rdf.iris import DEFAULT_BASE, BaseError, checked_base, id_of, iri, path_of
from councilgraph.graph.workspace import Workspace


@pytest.fixture(scope="module")
def shown(example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Projection:
    """The open projection of all that comes with the project."""
    whole = built(example_workspace.graph)
    assert whole is not None
    return open_projection(whole, tmp_path_factory.mktemp("open") / "projection")


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_graph_gives_the_same_bytes_packed_or_not(shown: Projection, tmp_path: Path, format_: str) -> None:
    one = export(shown, tmp_path / "one", format_, base=DEFAULT_BASE)
    two = export(shown, tmp_path / "two", format_, base=DEFAULT_BASE)
    packed = export(shown, tmp_path / "one", format_, base=DEFAULT_BASE, zipped=True)
    again = export(shown, tmp_path / "two", format_, base=DEFAULT_BASE, zipped=True)
    assert one.path.read_bytes() == two.path.read_bytes() == gzip.decompress(packed.path.read_bytes())
    assert packed.path.read_bytes() == again.path.read_bytes()
    assert one.statements == packed.statements > 100_000


def test_n_triples_are_lines_in_the_order_of_their_bytes(shown: Projection, tmp_path: Path) -> None:
    lines = export(shown, tmp_path, "nt", base="https://data.example.org/x/").path.read_bytes().splitlines(keepends=True)
    assert lines == sorted(set(lines))
    assert all(line.startswith(b"<https://data.example.org/x/id/") for line in lines)
    read = list(pyoxigraph.parse(b"".join(lines), format=pyoxigraph.RdfFormat.N_TRIPLES))
    assert len(read) == len(lines)


def test_addresses_and_ids_are_each_other_reversed() -> None:
    for id_ in ("council/STS", "TOOK_PART_IN/0051655da9260cdc", "meeting/a b/2017-03-08", "grant/100%/é?#"):
        assert id_of(path_of(id_)) == id_
    assert iri(DEFAULT_BASE, "council/STS") == "https://w3id.org/councilgraph/id/council/STS"


@pytest.mark.parametrize("base", ["ftp://x", "https://x/?a=b", "https://x/#", "x", "", "https://x y"])
def test_a_base_that_cannot_be_one_is_refused(base: str) -> None:
    with pytest.raises(BaseError, match="cannot be the base"):
        checked_base(base)


def test_the_command_writes_what_is_asked_and_says_so(example_workspace: Workspace, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "councilgraph.api", "--workspace", str(example_workspace.folder), "export", "rdf", "--out"]
    run = subprocess.run([*command, str(tmp_path / "rdf"), "--gzip"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[0] == str(tmp_path / "rdf" / "councilgraph.nt.gz")
    assert "statements" in run.stderr
    refused = subprocess.run([*command, str(tmp_path), "--base", "nowhere"], capture_output=True, text=True, check=False)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "cannot be the base of addresses" in refused.stderr

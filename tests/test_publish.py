"""A whole publication: described by its catalogue exactly, fit to read, the same bytes again, and holding nothing that is not open."""

import gzip
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from click.testing import CliRunner
from rdflib.namespace import DCAT, DCTERMS, RDF, VOID
from secret_papers import OPEN, leaks, write_papers

from councilgraph.api.cli import cli
from councilgraph.api.commands.open_data import open_part
from councilgraph.api.settings import Settings
from councilgraph.graph.publication.imprint import OGL, Imprint
from councilgraph.graph.publication.publish import CHECKSUMS, PublicationError, Published, publish
from councilgraph.graph.rdf.files import BESIDE, FORMATS
from councilgraph.graph.workspace import Workspace

IMPRINT = Imprint(
    base="https://data.example.org",
    title="Councils <of> Exeshire",
    publisher="Exeshire & Co",
    publisher_url="https://www.example.org/",
    contact="mailto:data@example.org",
    issued="2026-11-25",
)
HERE = "https://data.example.org/export/"
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")


def _publish(workspace: Workspace, folder: Path, imprint: Imprint = IMPRINT) -> Published:
    with open_part(Settings.make(str(workspace.folder), None, 5)) as shown:
        return publish(shown, folder, imprint)


@pytest.fixture(scope="module")
def published(example_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A publication of all that comes with the project."""
    return _publish(example_workspace, tmp_path_factory.mktemp("public") / "export")


@pytest.fixture(scope="module")
def described(published: Published) -> rdflib.Graph:
    """Its catalogue."""
    return rdflib.Graph().parse(published.folder / "catalogue.ttl")


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_both_forms_of_the_catalogue_say_the_same(published: Published, described: rdflib.Graph) -> None:
    other = pyoxigraph.parse(path=str(published.folder / "catalogue.jsonld"), format=pyoxigraph.RdfFormat.JSON_LD)
    turtle = pyoxigraph.parse(path=str(published.folder / "catalogue.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    assert {str(triple) for triple in other} == {str(triple) for triple in turtle}
    assert not any(isinstance(term, rdflib.BNode) for triple in described for term in triple), "everything can be linked to"


def test_every_distribution_is_the_file_it_says(published: Published, described: rdflib.Graph) -> None:
    files = _files(published.folder)
    told = set()
    for distribution in described.subjects(RDF.type, DCAT.Distribution):
        path = str(described.value(distribution, DCAT.downloadURL)).removeprefix(HERE)
        told.add(path)
        assert int(str(described.value(distribution, DCAT.byteSize))) == len(files[path])
        checksum = described.value(distribution, SPDX.checksum)
        assert str(described.value(checksum, SPDX.checksumValue)) == hashlib.sha256(files[path]).hexdigest()
        assert str(described.value(distribution, DCTERMS.license)) == OGL
        assert str(described.value(distribution, DCAT.mediaType)).startswith("https://www.iana.org/assignments/media-types/")
        assert bool(described.value(distribution, DCAT.compressFormat)) == path.endswith(".gz")
        (dataset,) = described.subjects(DCAT.distribution, distribution)
        assert (dataset, RDF.type, DCAT.Dataset) in described
    beside = {"index.html", "page.css", "catalogue.ttl", "catalogue.jsonld", CHECKSUMS, *(f"rdf/{name}" for name in BESIDE)}
    assert told == set(files) - beside
    sums = dict(reversed(line.split("  ")) for line in files[CHECKSUMS].decode().splitlines())
    assert sums == {path: hashlib.sha256(data).hexdigest() for path, data in files.items() if path != CHECKSUMS}


def test_every_dataset_says_what_dcat_asks(described: rdflib.Graph) -> None:
    (catalogue,) = described.subjects(RDF.type, DCAT.Catalog)
    datasets = set(described.objects(catalogue, DCAT.dataset))
    assert len(datasets) == 3
    for dataset in datasets:
        for wanted in (
            "title",
            "description",
            "publisher",
            "license",
            "issued",
            "modified",
            "spatial",
            "temporal",
            "accessRights",
            "rights",
        ):
            assert (dataset, DCTERMS[wanted], None) in described, wanted
        assert (dataset, DCAT.keyword, None) in described
        assert str(described.value(dataset, DCTERMS.spatial)).endswith("/K02000001"), "all four nations"
        period = described.value(dataset, DCTERMS.temporal)
        assert str(described.value(period, DCAT.startDate)) < "2017" < str(described.value(period, DCAT.endDate))
    rights = {str(words) for words in described.objects(None, rdflib.RDFS.label)}
    assert any("mySociety" in words and "CC BY 4.0" in words for words in rights)
    assert any("Open Government Licence v3.0" in words for words in rights)
    for name in ("graph", "tables", "grants"):
        assert (rdflib.URIRef(f"{HERE}#{name}"), DCTERMS.conformsTo, None) in described


def test_void_counts_what_is_in_the_file(published: Published, described: rdflib.Graph) -> None:
    data = gzip.decompress((published.folder / "rdf/councilgraph.nt.gz").read_bytes())
    triples = list(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.N_TRIPLES))
    graph = rdflib.URIRef(f"{HERE}#graph")

    def count(name: str) -> int:
        return int(str(described.value(graph, VOID[name])))

    assert count("triples") == len(triples) == published.triples
    assert count("distinctSubjects") == len({str(triple.subject) for triple in triples})
    assert count("distinctObjects") == len({str(triple.object) for triple in triples})
    used = Counter(triple.predicate.value for triple in triples)
    told = {
        str(described.value(part, VOID.property)): int(str(described.value(part, VOID.triples)))
        for part in described.objects(graph, VOID.propertyPartition)
    }
    assert told == used
    classes = {str(described.value(part, VOID["class"])) for part in described.objects(graph, VOID.classPartition)}
    assert classes == {triple.object.value for triple in triples if triple.predicate.value == str(RDF.type)}
    assert count("classes") == len(classes)


class _Page(HTMLParser):
    """Links, headings and tags that are left open."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.headings: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
        self.headings += [tag] if re.fullmatch("h[1-6]", tag) else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_leads_to_every_file_and_to_nothing_that_is_not_there(published: Published) -> None:
    text = (published.folder / "index.html").read_text(encoding="utf-8")
    page = _Page()
    page.feed(text)
    assert page.open == []
    assert page.headings[0] == "h1"
    assert page.headings.count("h1") == 1
    local = {link for link in page.links if not re.match("https?:|mailto:", link)}
    assert local == set(_files(published.folder)) - {"index.html"}
    assert "Councils &lt;of&gt; Exeshire" in text
    assert "Exeshire &amp; Co" in text
    assert "25 November 2026" in text
    assert f"{published.triples:,}" in text
    assert not re.search("<script|<style| style=", text), "a service may forbid what is not in a file of its own"
    assert "No entry is not a" in text


def test_the_same_graph_gives_the_same_bytes(published: Published, example_workspace: Workspace, tmp_path: Path) -> None:
    _publish(example_workspace, tmp_path / "again")
    assert _files(tmp_path / "again") == _files(published.folder)


def test_nothing_that_is_not_open_is_in_any_file(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    load(workspace, write_papers(tmp_path))
    done = _publish(workspace, tmp_path / "public")
    files = {path: gzip.decompress(data) if path.endswith(".gz") else data for path, data in _files(done.folder).items()}
    for path, data in files.items():
        assert leaks(data) == [], path
        assert str(tmp_path).encode() not in data, f"{path} says where files lie on someone's machine"
    for path in (f"rdf/councilgraph.{name}.gz" for name in FORMATS):
        text = files[path].decode("utf-8")
        assert [words for words in OPEN if words not in text] == [], path


def test_what_is_no_publication_is_not_written_over(example_workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(PublicationError, match="holds something other than a publication"):
        _publish(example_workspace, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_command_publishes_where_the_service_shows_it(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    load(workspace, write_papers(tmp_path)[:1])
    (workspace.folder / "imprint.yaml").write_text("publisher: Exeshire\nbase: https://data.example.org\n", encoding="utf-8")
    command = ["--workspace", str(workspace.folder), "publish", "--format", "nt"]
    folder = workspace.folder / "export"
    folder.mkdir()  # as the service makes it
    for _ in range(2):
        run = CliRunner().invoke(cli, command)
        assert (run.exit_code, run.stdout) == (0, f"{folder / 'index.html'}\n"), run.output
    catalogue = json.loads((folder / "catalogue.jsonld").read_text(encoding="utf-8"))["@graph"][0]
    assert catalogue["dct:issued"]["@value"] == "2026-01-01", "the day of the last load"
    assert catalogue["@id"] == f"{HERE}#catalogue"
    assert [path.name for path in (folder / "rdf").glob("councilgraph.*")] == ["councilgraph.nt.gz"]
    assert [path.name for path in workspace.folder.iterdir() if path.name.startswith(".")] == []
    (workspace.folder / "imprint.yaml").write_text("publishr: Exeshire\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"imprint.yaml: publishr: Extra inputs are not permitted; it takes title, publisher"):
        CliRunner().invoke(cli, command, catch_exceptions=False, standalone_mode=False)


def test_without_the_extra_it_says_what_to_install(example_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("councilgraph.graph.publication.publish.find_spec", lambda name: None)
    with pytest.raises(PublicationError, match=r"pip install 'councilgraph\[rdf\]'"):
        _publish(example_workspace, tmp_path / "export")
    assert not list(tmp_path.iterdir())

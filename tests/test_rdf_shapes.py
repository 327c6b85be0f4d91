"""The ontology and the shapes: every term told of, the shipped data sound, and every constraint of every shape catching what breaks it."""

import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SKOS, Literal, URIRef

from councilgraph.graph.build import built
from councilgraph.graph.open_graph import open_projection
from councilgraph.graph.rdf.files import export, write_beside
from councilgraph.graph.rdf.iris import DEFAULT_BASE
from councilgraph.graph.rdf.ontology import ontology, ontology_turtle
from councilgraph.graph.rdf.ontology_page import ontology_page
from councilgraph.graph.rdf.shapes import SHACL, ClassShape, PropertyShape, shape_namespace, shapes, shapes_turtle
from councilgraph.graph.rdf.terms import terms
from councilgraph.graph.rdf.validation import ValidationError, data_file, validate
from councilgraph.graph.workspace import Workspace

SH = rdflib.Namespace(SHACL)
# A constraint, as it begins in Turtle -> the component that a report names for it.
_COMPONENTS = {
    "sh:minCount": "MinCountConstraintComponent",
    "sh:maxCount": "MaxCountConstraintComponent",
    "sh:datatype": "DatatypeConstraintComponent",
    "sh:or": "OrConstraintComponent",
    "sh:in": "InConstraintComponent",
    "sh:class": "ClassConstraintComponent",
    "sh:nodeKind": "NodeKindConstraintComponent",
    "sh:pattern": "PatternConstraintComponent",
    "sh:qualifiedMinCount": "QualifiedMinCountConstraintComponent",
    "sh:qualifiedMaxCount": "QualifiedMaxCountConstraintComponent",
}
_ASKED = [
    (shape, one, says.split()[0])
    for shape in shapes()
    for one in shape.properties
    for says in one.says
    if not says.startswith("sh:qualifiedValueShape")
]


def _iri(term: str) -> URIRef:
    return URIRef(terms().iri(term))


def _focus(one: PropertyShape, constraint: str) -> URIRef:
    return URIRef(f"https://data.example.org/{one.name}/{constraint.partition(':')[2]}")


def _break(data: rdflib.Graph, shape: ClassShape, one: PropertyShape, constraint: str) -> None:
    """A member of the class that breaks one constraint of one property."""
    focus = _focus(one, constraint)
    data.add((focus, RDF.type, _iri(shape.target)))
    inverse = one.path.startswith("[")
    path = _iri(one.path.split()[2] if inverse else one.path)
    wrong: list[rdflib.term.Node] = []
    if constraint in ("sh:datatype", "sh:or", "sh:pattern", "sh:nodeKind"):
        wrong = [Literal("nonsense", datatype=_iri("cg:Nonsense") if constraint != "sh:pattern" else None)]
    elif constraint in ("sh:in", "sh:class"):
        wrong = [URIRef("https://data.example.org/nonsense")]
    elif constraint in ("sh:maxCount", "sh:qualifiedMaxCount"):
        wrong = [URIRef(f"{focus}/{at}") for at in range(2)]
    for value in wrong:
        data.add((value, path, focus) if inverse else (focus, path, value))
        if constraint == "sh:qualifiedMaxCount":
            (term,) = (says.split()[3] for says in one.says if says.startswith("sh:qualifiedValueShape"))
            data.add((value, RDF.type, _iri(term)))


@pytest.fixture(scope="module")
def report() -> set[tuple[URIRef, str, str]]:
    """Focus node, shape and constraint component of every finding on data that breaks each constraint once."""
    import pyshacl

    data = rdflib.Graph()
    for shape, one, constraint in _ASKED:
        _break(data, shape, one, constraint)
    asked = rdflib.Graph().parse(data=shapes_turtle(), format="turtle")
    conforms, found, _ = pyshacl.validate(data, shacl_graph=asked, inference="none", meta_shacl=True)
    assert not conforms
    assert isinstance(found, rdflib.Graph)
    return {
        (
            URIRef(str(found.value(result, SH.focusNode))),
            str(found.value(result, SH.sourceShape)).removeprefix(shape_namespace()),
            str(found.value(result, SH.sourceConstraintComponent)).removeprefix(SHACL),
        )
        for result in found.subjects(RDF.type, SH.ValidationResult)
    }


@pytest.mark.parametrize(("shape", "one", "constraint"), _ASKED, ids=[f"{one.name}-{says}" for _, one, says in _ASKED])
def test_what_breaks_a_shape_is_caught(
    report: set[tuple[URIRef, str, str]], shape: ClassShape, one: PropertyShape, constraint: str
) -> None:
    assert (_focus(one, constraint), one.name, _COMPONENTS[constraint]) in report


def test_every_property_of_a_class_has_a_shape_and_every_shape_a_name() -> None:
    names = [shape.name for shape in shapes()] + [one.name for shape in shapes() for one in shape.properties]
    assert len(names) == len(set(names))
    held = {(shape.target, one.path) for shape in shapes() for one in shape.properties}
    for node in terms().nodes.values():
        for field in node.fields:
            # Of an address nothing is asked but that there is one.
            assert (node.parts[field.part][0] if field.part else node.types[0], field.term) in held


def test_the_shipped_data_conforms(example_workspace: Workspace, tmp_path: Path) -> None:
    whole = built(example_workspace.graph)
    assert whole is not None
    export(open_projection(whole, tmp_path / "open"), tmp_path, "nt", base=DEFAULT_BASE, zipped=True)
    write_beside(tmp_path)
    found = validate(tmp_path)
    assert found.findings == ()
    assert found.statements > 100_000


def test_the_command_lists_findings_by_shape_and_says_what_is_wrong(tmp_path: Path) -> None:
    council = "https://data.example.org/id/council/"
    data = "".join(
        f'<{council}{code}> a <{terms().iri("lg:LocalAuthority")}> ; <{terms().iri("cg:gss")}> "X{code}" .\n' for code in ("AAA", "BBB")
    )
    (tmp_path / "councilgraph.ttl").write_text(data, encoding="utf-8")
    command = [sys.executable, "-m", "councilgraph.api", "validate", str(tmp_path)]
    run = subprocess.run([*command, "--format", "json"], capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stderr
    found = {row["shape"]: row for row in json.loads(run.stdout)}
    assert found["Council-gss"]["count"] == 2
    assert found["Council-gss"]["examples"] == ["council/AAA (XAAA)", "council/BBB (XBBB)"]
    assert {"Council-name", "Council-code", "Council-type", "Council-evidence"} <= found.keys()
    (tmp_path / "councilgraph.ttl").write_text("<a> <b> .", encoding="utf-8")
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert "councilgraph.ttl: is not turtle" in run.stderr


def test_a_whole_publication_is_validated_by_the_data_in_it(tmp_path: Path) -> None:
    (tmp_path / "rdf").mkdir()
    (tmp_path / "rdf" / "councilgraph.nt.gz").write_bytes(b"")
    assert data_file(tmp_path) == (tmp_path / "rdf" / "councilgraph.nt.gz", "nt")


def test_a_folder_without_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="councilgraph export rdf --out"):
        validate(tmp_path)


def test_the_ontology_tells_of_every_term_that_the_data_uses(example_workspace: Workspace, tmp_path: Path) -> None:
    graph = rdflib.Graph().parse(data=ontology_turtle(), format="turtle")
    told = {*graph.subjects(RDFS.label, None), *graph.subjects(SKOS.prefLabel, None)}
    whole = built(example_workspace.graph)
    assert whole is not None
    text = export(open_projection(whole, tmp_path / "open"), tmp_path, "nt", base=DEFAULT_BASE).path.read_text(encoding="utf-8")
    namespace = terms().prefixes["cg"]
    used = {URIRef(word[1:-1]) for line in text.splitlines() for word in line.split(" ")[1:3] if word.startswith(f"<{namespace}")}
    assert len(used) > 50
    assert used <= told
    for one in ontology():
        assert (_iri(one.term), RDFS.comment, Literal(one.about, lang="en")) in graph
    assert set(graph.subjects(RDF.type, OWL.Class)) == {_iri(one.term) for one in ontology() if one.sort == "class"}


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.inner: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                assert value not in self.ids
                self.ids.add(value)
            if name == "href" and value and value.startswith("#"):
                self.inner.add(value[1:])


def test_every_link_within_the_page_leads_somewhere() -> None:
    page = _Page()
    page.feed(ontology_page())
    assert page.inner <= page.ids
    assert {one.term.replace(":", "-") for one in ontology()} <= page.ids
    assert {f"node-{kind}" for kind in terms().nodes} | {f"edge-{kind}" for kind in terms().edges} <= page.ids

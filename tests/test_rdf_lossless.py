"""Nothing is lost in RDF: every node, edge, value and span of the open graph comes back out of it, whatever characters it is made of."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyoxigraph
import pytest
import rdflib
import rdflib.term
from rdf_read_back import read_back, rows_of

from councilgraph.graph.build import built
from councilgraph.graph.contents import parts
from councilgraph.graph.dates import latest_day
from councilgraph.graph.open_graph import open_projection
from councilgraph.graph.projection import FORMAT, Projection
from councilgraph.graph.rdf.files import FORMATS, export
from councilgraph.graph.rdf.iris import DEFAULT_BASE
from councilgraph.graph.rdf.terms import terms
from councilgraph.graph.vocabulary import Column, vocabulary
from councilgraph.graph.workspace import Workspace

_TYPES = {"string": pa.string(), "strings": pa.list_(pa.string()), "integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_()}
# Every control character, what the formats escape, what looks like their syntax, what readers of lines break at; composed or not.
HOSTILE = [
    "", " ", "plain", 'a "quoted" word', "back\\slash\\", "\\u0041\\n", "line\nfeed", "carriage\r\nreturn", "tab\tbed", "'''", '"""',
    "".join(map(chr, range(0x20))), "\x7f\x80\x85\x9f", "\u2028 and \u2029", "\ufeffmark", "\ufffe\uffff", "Ynys Môn", "Ynys Mo\u0302n",
    "😀 \U0010fffd", "\u200fעברית", '" .\n<a> <b> "c', "<b>", "x@en", 'x"^^<y>', "}],{", "_:b0", "?s", "100% #1", " ends with space ",
]  # fmt: skip
_DATES = ["2017", "2017-02", "2016-02-29", None]
_NUMBERS = [0.0, 0.1, -2.5, 227962.0, 1e20, 1e-9, 123456789.123, 2.0**53, float("inf"), None]


@pytest.fixture(autouse=True)
def _as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """rdflib changes what literals look like unless told not to."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    monkeypatch.setattr(rdflib.term, "_toPythonMapping", {})


def test_the_graph_comes_back_whole(example_workspace: Workspace, tmp_path: Path) -> None:
    whole = built(example_workspace.graph)
    assert whole is not None
    shown = open_projection(whole, tmp_path / "open")
    graph = rdflib.Graph(bind_namespaces="none").parse(export(shown, tmp_path, "nt", base=DEFAULT_BASE).path, format="nt")
    back, wanted = read_back(graph, DEFAULT_BASE), rows_of(shown)
    assert back.keys() == wanted.keys()
    for kind, rows in wanted.items():
        assert back[kind] == rows, kind


def test_all_formats_say_the_same(example_workspace: Workspace, tmp_path: Path) -> None:
    whole = built(example_workspace.graph)
    assert whole is not None
    _same_in_all_formats(open_projection(whole, tmp_path / "open"), tmp_path)


def test_every_kind_field_and_edge_comes_back_with_hostile_values(tmp_path: Path) -> None:
    shown = hostile_projection(tmp_path / "hostile")
    base = "https://data.example.org/a'b"
    graph = rdflib.Graph(bind_namespaces="none").parse(export(shown, tmp_path, "nt", base=base).path, format="nt")
    back, wanted = read_back(graph, base), rows_of(shown)
    assert back.keys() == wanted.keys() == vocabulary().nodes.keys() | vocabulary().edges.keys()
    for kind, rows in wanted.items():
        assert back[kind] == rows, kind
    _same_in_all_formats(shown, tmp_path)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib within itself
def test_rdflib_reads_turtle_trig_and_json_ld_alike(tmp_path: Path) -> None:
    shown = hostile_projection(tmp_path / "hostile")
    wanted = set(rdflib.Graph().parse(export(shown, tmp_path, "nt", base=DEFAULT_BASE).path, format="nt"))
    for format_, name in (("ttl", "turtle"), ("jsonld", "json-ld")):
        assert set(rdflib.Graph().parse(export(shown, tmp_path, format_, base=DEFAULT_BASE).path, format=name)) == wanted, format_
    for format_, name in (("nq", "nquads"), ("trig", "trig")):
        quads = rdflib.Dataset().parse(export(shown, tmp_path, format_, base=DEFAULT_BASE).path, format=name)
        assert {quad[:3] for quad in quads.quads()} == wanted, format_


def test_terms_tell_kinds_and_fields_apart() -> None:
    nodes, edges = terms().nodes.values(), terms().edges.values()
    known_by = [node.types[0] for node in nodes]
    known_by += [edge.direct[0].term if edge.is_statement else edge.types[0] for edge in edges]
    assert len(known_by) == len(set(known_by))
    for kind in (*nodes, *edges):
        said = [(field.term, field.language, field.part) for field in kind.fields]
        assert len(said) == len(set(said)), kind.kind


def _same_in_all_formats(shown: Projection, folder: Path) -> None:
    read = {format_: set(_quads(export(shown, folder, format_, base=DEFAULT_BASE).path)) for format_ in FORMATS}
    assert read["nt"] == read["ttl"] == read["jsonld"]
    assert read["nq"] == read["trig"]
    assert {pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) for quad in read["nq"]} == read["nt"]


def _quads(path: Path) -> Iterator[pyoxigraph.Quad]:
    found = pyoxigraph.RdfFormat.from_extension(path.suffix[1:])
    assert found is not None
    return pyoxigraph.parse(path=path, format=found)


def hostile_projection(folder: Path) -> Projection:
    """A projection with some nodes of every kind and edges of every pair, and every value in turn in every column."""
    words = vocabulary()
    nodes, edges = dict.fromkeys(words.nodes, 0), dict.fromkeys(words.edges, 0)
    (folder / "nodes").mkdir(parents=True)
    for kind in words.nodes.values():
        ids = [f"{kind.slug}/{at}{'é b%?#' * (at % 3)}" for at in range(len(HOSTILE))]
        evidence = [] if kind.name in ("Document", "Evidence") else None
        nodes[kind.name] = _write(folder / "nodes" / f"{kind.name}.parquet", sorted(ids), words.columns(kind), evidence=evidence)
    for edge in words.edges.values():
        for pair in edge.pairs:
            path = folder / "edges" / edge.name / f"{pair[0]}-{pair[1]}.parquet"
            path.parent.mkdir(parents=True, exist_ok=True)
            ids = sorted(
                f"{edge.name}/{at:04}{pair[0]}{pair[1]}".lower().replace(edge.name.lower(), edge.name) for at in range(len(HOSTILE))
            )
            ends = {end: _ids(folder, kind) for end, kind in zip(("source", "target"), pair, strict=True)}
            none = [] if edge.name in ("EVIDENCED_BY", "QUOTES") else None
            edges[edge.name] += _write(path, ids, words.columns(edge), ends=ends, evidence=none)
    _evidence_of_nodes(folder)
    for name, columns in (
        ("sources", "id field value document access"),
        ("readings", "id extractor version access"),
        ("replaced", "id node access"),
    ):
        pq.write_table(pa.table({column: pa.array([], pa.string()) for column in columns.split()}), folder / f"{name}.parquet")
    manifest = {"format": FORMAT, "vocabulary": words.version, "change_number": 1, "nodes": nodes, "edges": edges}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return Projection.read(folder)


def _ids(folder: Path, kind: str) -> list[str]:
    found: list[str] = pq.read_table(folder / "nodes" / f"{kind}.parquet")["id"].to_pylist()
    return found


def _write(
    path: Path, ids: list[str], columns: tuple[Column, ...], *, ends: dict[str, list[str]] | None = None, evidence: list[str] | None
) -> int:
    count = len(ids)
    held: dict[str, pa.Array] = {"id": pa.array(ids)}
    for turn, (end, among) in enumerate((ends or {}).items(), 1):
        held[end] = pa.array([among[at * turn % len(among)] for at in range(count)])
    for shift, column in enumerate(columns):
        held[column.name] = pa.array([_value(column, at + shift * 7, held, at, evidence) for at in range(count)], _TYPES[column.type])
    pq.write_table(pa.table(held), path)
    return count


def _value(column: Column, turn: int, held: dict[str, pa.Array], at: int, evidence: list[str] | None) -> Any:
    match column.name:
        case "access":
            return "open"
        case "evidence":
            return evidence if evidence is not None else sorted({f"evidence/{turn % 9 * 3}", f"evidence/{at % 9 * 3}"})
        case name if name.endswith("_latest"):
            day = held[name.removesuffix("_latest")][at].as_py()
            return day and latest_day(day)
    is_date = column.name in _DATE_FIELDS
    match column.type:
        case "string":
            return _DATES[turn % 4] if is_date else [*HOSTILE, None][turn % (len(HOSTILE) + 1)]
        case "strings":
            return sorted({HOSTILE[(turn + more) % len(HOSTILE)] for more in range(turn % 5)})
        case "integer":
            return turn
        case "number":
            return _NUMBERS[turn % len(_NUMBERS)]
        case _:
            return [True, False, None][turn % 3]


_DATE_FIELDS = {"first_seen", "last_seen"} | {
    field.name for kind in (*vocabulary().nodes.values(), *vocabulary().edges.values()) for field in kind.fields if field.type == "date"
}


def _evidence_of_nodes(folder: Path) -> None:
    """A node's evidence is what its EVIDENCED_BY edges lead to."""
    for kind in vocabulary().nodes:
        path = folder / "edges" / "EVIDENCED_BY" / f"{kind}-Evidence.parquet"
        if path.exists():
            edges = pq.read_table(path)
            nodes = pq.read_table(folder / "nodes" / f"{kind}.parquet")
            by_node: dict[str, set[str]] = {}
            for source, target in zip(edges["source"].to_pylist(), edges["target"].to_pylist(), strict=True):
                by_node.setdefault(source, set()).add(target)
            held = [sorted(by_node.get(id_, ())) for id_ in nodes["id"].to_pylist()]
            at = nodes.schema.get_field_index("evidence")
            pq.write_table(
                nodes.set_column(at, nodes.schema.field(at), pa.array(held, pa.list_(pa.string()))), folder / "nodes" / f"{kind}.parquet"
            )


def test_the_hostile_projection_has_all_parts(tmp_path: Path) -> None:
    found = {(part.kind, part.source, part.target) for part in parts(hostile_projection(tmp_path / "hostile"))}
    words = vocabulary()
    assert found == {(kind, None, None) for kind in words.nodes} | {
        (edge.name, *pair) for edge in words.edges.values() for pair in edge.pairs
    }

"""Nodes and edges out of RDF: what an export says, put together again by the terms of the vocabulary alone."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import duckdb
import rdflib
from rdflib import RDF, URIRef
from rdflib.term import Node

from councilgraph.graph.contents import parts
from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf.iris import id_of
from councilgraph.graph.rdf.terms import EVIDENCE, SEEN, EdgeTerms, FieldTerms, NodeTerms, Property, terms

Rows = dict[str, dict[str, dict[str, Any]]]


def rows_of(projection: Projection) -> Rows:
    """Every node and edge of a projection: by kind and id, its columns."""
    found: Rows = defaultdict(dict)
    for part in parts(projection):
        for row in duckdb.sql(f"SELECT * FROM read_parquet('{part.path}')").to_arrow_table().to_pylist():
            assert row["id"] not in found[part.kind]
            found[part.kind][row["id"]] = row
    return {kind: rows for kind, rows in found.items() if rows}


def read_back(graph: rdflib.Graph, base: str) -> Rows:
    """Every node and edge that a graph tells of, in the form of `rows_of`."""
    return _Reader(graph, base).rows()


class _Reader:
    def __init__(self, graph: rdflib.Graph, base: str) -> None:
        self._graph = graph
        self._stem = f"{base}/id/"

    def rows(self) -> Rows:
        found: Rows = {}
        for node in terms().nodes.values():
            found[node.kind] = {self._id(own): self._node(node, own) for own in self._of_class(node.types[0])}
        for edge in terms().edges.values():
            found[edge.kind] = {self._id(own): self._edge(edge, own) for own in self._edges(edge)}
        return {kind: rows for kind, rows in found.items() if rows}

    def _of_class(self, term: str) -> Iterable[Node]:
        return set(self._graph.subjects(RDF.type, _iri(term)))

    def _edges(self, edge: EdgeTerms) -> Iterable[Node]:
        """Edges without a class of their own are known by the property that they state."""
        if not edge.is_statement:
            return self._of_class(edge.types[0])
        return set(self._graph.subjects(RDF.predicate, _iri(edge.direct[0].term)))

    def _node(self, node: NodeTerms, own: Node) -> dict[str, Any]:
        row = {"id": self._id(own)}
        row |= {field.column: self._field(self._part(node, own, field), field) for field in node.fields}
        # The link between a node and its evidence is an edge of its own.
        return row | self._common(own)

    def _part(self, node: NodeTerms, own: Node, field: FieldTerms) -> Node:
        if field.part is None:
            return own
        term, by = node.parts[field.part]
        (part,) = (part for part in self._graph.objects(own, _iri(by)) if (part, RDF.type, _iri(term)) in self._graph)
        return part

    def _edge(self, edge: EdgeTerms, own: Node) -> dict[str, Any]:
        ends = {"source": self._end(own, edge.source[0]), "target": self._end(own, edge.target[0])}
        return {"id": self._id(own), **ends, **{field.column: self._field(own, field) for field in edge.fields}, **self._common(own)}

    def _end(self, own: Node, property_: Property) -> str:
        term = _iri(property_.term)
        (end,) = set(self._graph.subjects(term, own) if property_.inverse else self._graph.objects(own, term))
        return self._id(end)

    def _common(self, own: Node) -> dict[str, Any]:
        row: dict[str, Any] = {"evidence": sorted(self._id(words) for words in self._graph.objects(own, _iri(EVIDENCE)))}
        # What is published is open.
        row["access"] = "open"
        for column, term in SEEN.items():
            (seen,) = list(self._graph.objects(own, _iri(term))) or [None]
            row[column] = None if seen is None else str(seen)
        return row

    def _field(self, subject: Node, field: FieldTerms) -> Any:
        values = []
        for value in self._graph.objects(subject, _iri(field.term)):
            language = getattr(value, "language", None)
            if language == field.language:
                values.append(self._value(value, field))
        if field.type == "strings":
            return sorted(values)
        assert len(values) <= 1, (subject, field.column, values)
        return values[0] if values else None

    def _value(self, value: Node, field: FieldTerms) -> Any:
        text = str(value)
        if field.scheme:
            stem = terms().concept(field.scheme, "")
            assert isinstance(value, URIRef)
            assert text.startswith(stem)
            return id_of(text.removeprefix(stem))
        if field.ref:
            return self._id(value).removeprefix(f"{field.ref}/")
        match field.type:
            case "number":
                return float(text)
            case "integer":
                return int(text)
            case "boolean":
                return {"true": True, "false": False}[text]
            case _:
                return text

    def _id(self, node: Node) -> str:
        assert isinstance(node, URIRef)
        assert node.startswith(self._stem), node
        return id_of(node.removeprefix(self._stem))


def _iri(term: str) -> URIRef:
    return URIRef(terms().iri(term))

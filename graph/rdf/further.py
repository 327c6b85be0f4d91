"""Statements that other vocabularies want beside the fields: the council's area and class, posts and time intervals of ORG, currency."""

from collections.abc import Iterable

from councilgraph.graph.rdf.syntax import Said, Subject, Syntax
from councilgraph.graph.rdf.terms import EdgeTerms, NodeTerms


def further_node(node: NodeTerms, syntax: Syntax) -> Iterable[Said]:
    """What nodes of this kind say besides."""
    return ()


def further_edge(edge: EdgeTerms, own: Subject, source: Subject, target: Subject, syntax: Syntax) -> Iterable[Said]:
    """What edges of this kind say besides."""
    return ()

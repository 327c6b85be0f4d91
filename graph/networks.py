"""The graph as a networkx network: a neighbourhood or all of it, who sits with whom, the shortest chain between two nodes."""

import io
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final

import networkx as nx
import pyarrow.parquet as pq

from councilgraph.graph.engines.engine import GraphError
from councilgraph.graph.policy import Clearance, may_see
from councilgraph.graph.projection import Projection
from councilgraph.graph.vocabulary import vocabulary

# Evidence hangs from everything; a chain through it would say nothing.
PAPER: Final = ("Document", "Evidence")


def network(projection: Projection, *, clearance: Clearance = "open", paper: bool = False) -> "nx.MultiDiGraph[str]":
    """Every node and edge that `clearance` may see; nodes and edges carry their `label` as in Cypher and their
    fields; edges are keyed by id.

    Documents and evidence are left out unless `paper` asks for them. Nodes and edges come in the order of their ids.
    """
    words = vocabulary()
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for kind in words.nodes:
        if kind in PAPER and not paper:
            continue
        for row in pq.read_table(projection.node_file(kind)).to_pylist():
            if may_see(row["access"], clearance):
                found.add_node(row.pop("id"), label=kind, **_kept(row))
    for edge in words.edges.values():
        for source, target in edge.pairs:
            path = projection.edge_file(edge.name, source, target)
            if not path.exists() or ((not paper and PAPER[0] in (source, target)) or (not paper and PAPER[1] in (source, target))):
                continue
            for row in pq.read_table(path).to_pylist():
                ends = row.pop("source"), row.pop("target")
                if may_see(row["access"], clearance) and ends[0] in found and ends[1] in found:
                    found.add_edge(*ends, key=row.pop("id"), label=edge.name, **_kept(row))
    return found


def _kept(row: dict[str, Any]) -> dict[str, Any]:
    """Fields that are there; a network has no nulls."""
    return {name: value for name, value in row.items() if value is not None and value != [] and name != "evidence"}


def neighbourhood(whole: "nx.MultiDiGraph[str]", node: str, hops: int = 1) -> "nx.MultiDiGraph[str]":
    """The part of a network within `hops` edges of a node, either way. Raises GraphError where the node is not in it."""
    if node not in whole:
        raise GraphError(f"{node!r} is not in the graph; ids look like council/STS, programme/cpc, person/…")
    near = nx.ego_graph(whole.to_undirected(as_view=True), node, radius=hops)
    part: nx.MultiDiGraph[str] = whole.subgraph(near.nodes).copy()
    return part


def who_sits_with_whom(whole: "nx.MultiDiGraph[str]") -> "nx.Graph[str]":
    """People joined by the meetings that both attended; `meetings` on an edge counts them, `name` stands on the nodes."""
    seats: nx.Graph[str] = nx.Graph()
    meetings: dict[str, list[str]] = {}
    for person, meeting, data in whole.edges(data=True):
        if data["label"] == "ATTENDED":
            meetings.setdefault(meeting, []).append(person)
    for people in meetings.values():
        ordered = sorted(set(people))
        for person in ordered:
            seats.add_node(person, name=whole.nodes[person].get("name", person))
        for at, left in enumerate(ordered):
            for right in ordered[at + 1 :]:
                count = seats.edges[left, right]["meetings"] + 1 if seats.has_edge(left, right) else 1
                seats.add_edge(left, right, meetings=count)
    return seats


def central(seats: "nx.Graph[str]") -> list[tuple[str, float]]:
    """People by betweenness centrality, the most central first; ties in the order of their ids."""
    scores = nx.betweenness_centrality(seats)
    return sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))


def shortest_chain(whole: "nx.MultiDiGraph[str]", start: str, end: str) -> list[tuple[str, str, str]]:
    """The shortest chain between two nodes as (node, edge kind, node) steps, edges taken either way.

    Of several shortest the one with the smallest ids. Raises GraphError where either is not in the graph or nothing joins them.
    """
    for node in (start, end):
        if node not in whole:
            raise GraphError(f"{node!r} is not in the graph; ids look like council/STS, programme/cpc, person/…")
    try:
        path = min(nx.all_shortest_paths(whole.to_undirected(as_view=True), start, end))
    except nx.NetworkXNoPath:
        raise GraphError(f"nothing in the graph joins {start} and {end}") from None
    return [(left, _joins(whole, left, right), right) for left, right in pairwise(path)]


def _joins(whole: "nx.MultiDiGraph[str]", left: str, right: str) -> str:
    labels = [str(data["label"]) for pair in ((left, right), (right, left)) for data in (whole.get_edge_data(*pair) or {}).values()]
    return min(labels)


def to_graphml(part: "nx.MultiDiGraph[str]") -> bytes:
    """GraphML; lists are joined by semicolons, since GraphML takes single values only."""
    to = io.BytesIO()
    nx.write_graphml(_scalars(part), to, named_key_ids=True)
    return to.getvalue()


def to_gexf(part: "nx.MultiDiGraph[str]") -> bytes:
    """GEXF 1.2 for Gephi; lists are joined by semicolons, and no date of writing is kept."""
    to = io.BytesIO()
    nx.write_gexf(_scalars(part), to)
    lines = to.getvalue().decode("utf-8").split("\n")
    return "\n".join(
        line for line in lines if "lastmodifieddate" not in line and "<creator>" not in line and "</meta>" not in line
    ).encode()


def _scalars(part: "nx.MultiDiGraph[str]") -> "nx.MultiDiGraph[str]":
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in sorted(part):
        data = dict(part.nodes[node])
        caption = data.get("name") or data.get("title") or data.get("text") or data.get("surface") or node
        plain.add_node(node, **_joined({**data, "kind_of_node": data["label"], "label": caption}))
    for left, right, key in sorted(part.edges(keys=True)):
        data = dict(part.edges[left, right, key])
        plain.add_edge(left, right, key=key, **_joined({**data, "kind_of_edge": data["label"]}))
    return plain


def _joined(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: ";".join(map(str, value)) if isinstance(value, Iterable) and not isinstance(value, str) else value
        for name, value in sorted(data.items())
    }

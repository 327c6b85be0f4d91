"""The graph as a network, and the files that other tools read."""

import io
from itertools import pairwise

import networkx as nx
import pytest

from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.engines.engine import GraphError
from councilgraph.graph.networks import central, neighbourhood, network, shortest_chain, to_gexf, to_graphml, who_sits_with_whom


def test_restricted_rows_and_paper_are_left_out_unless_asked_for(example_graph: EmbeddedGraph) -> None:
    shown = network(example_graph.projection)
    whole = network(example_graph.projection, clearance="restricted", paper=True)
    assert {data["label"] for _, data in whole.nodes(data=True)} - {data["label"] for _, data in shown.nodes(data=True)} == {
        "Document",
        "Evidence",
    }
    assert {data["access"] for _, data in shown.nodes(data=True)} == {"open"}
    assert "restricted" in {data["access"] for _, data in whole.nodes(data=True)}
    assert whole.number_of_nodes() == sum(example_graph.projection.nodes.values())
    assert whole.number_of_edges() == sum(example_graph.projection.edges.values())


def test_who_sits_with_whom(example_graph: EmbeddedGraph) -> None:
    seats = who_sits_with_whom(network(example_graph.projection))
    assert seats.edges["person/desmond-ayre-kir", "person/marian-holt-sto"]["meetings"] == 2
    names = [seats.nodes[person]["name"] for person, _ in central(seats)]
    assert set(names[:3]) >= {"Marian Holt", "Desmond Ayre"}


def test_the_shortest_chain_names_its_edges(example_graph: EmbeddedGraph) -> None:
    whole = network(example_graph.projection)
    chain = shortest_chain(whole, "person/marian-holt-sto", "council/KIR")
    assert chain[0][0] == "person/marian-holt-sto"
    assert chain[-1][2] == "council/KIR"
    assert all(left[2] == right[0] for left, right in pairwise(chain))
    with pytest.raises(GraphError, match="is not in the graph"):
        shortest_chain(whole, "person/nobody", "council/KIR")


def test_files_are_read_back_by_networkx_and_are_the_same_twice(example_graph: EmbeddedGraph) -> None:
    part = neighbourhood(network(example_graph.projection), "council/STS", hops=1)
    assert to_graphml(part) == to_graphml(part)
    assert to_gexf(part) == to_gexf(part)
    for read, data in ((nx.read_graphml, to_graphml(part)), (nx.read_gexf, to_gexf(part))):
        back = read(io.BytesIO(data))
        assert (back.number_of_nodes(), back.number_of_edges()) == (part.number_of_nodes(), part.number_of_edges())
        assert back.nodes["council/STS"]["kind_of_node"] == "Council"

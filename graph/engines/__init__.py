"""The graph in a Cypher engine."""

if __name__ != "councilgraph.graph.engines":
    raise ImportError("import councilgraph.graph.engines, not graph.engines")

"""Which mentions are one person, one meeting, one decision."""

if __name__ != "councilgraph.graph.identity":
    raise ImportError("import councilgraph.graph.identity, not graph.identity")

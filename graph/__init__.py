"""The model: vocabulary, statements, ledger, identity, projection and engines."""

if __name__ != "councilgraph.graph":
    raise ImportError("import councilgraph.graph, not graph")

"""Named Cypher queries and the catalogue that reads and checks them."""

if __name__ != "councilgraph.queries":
    raise ImportError("import councilgraph.queries, not queries")

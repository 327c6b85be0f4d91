"""What a data publisher puts online: tables, grants, the catalogue that describes them, the page beside them."""

if __name__ != "councilgraph.graph.publication":
    raise ImportError("import councilgraph.graph.publication, not graph.publication")

"""Reference facts as files: councils, aliases, programmes, lists, example minutes."""

if __name__ != "councilgraph.data":
    raise ImportError("import councilgraph.data, not data")

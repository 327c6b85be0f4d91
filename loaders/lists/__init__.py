"""List loaders: rows of CSV and 360Giving -> statements."""

if __name__ != "councilgraph.loaders.lists":
    raise ImportError("import councilgraph.loaders.lists, not loaders.lists")

"""From bytes to statements: readers, the minutes extractor, list loaders, the reference data."""

if __name__ != "councilgraph.loaders":
    raise ImportError("import councilgraph.loaders, not loaders")

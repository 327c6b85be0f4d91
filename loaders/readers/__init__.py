"""One reader a format: bytes -> Document."""

if __name__ != "councilgraph.loaders.readers":
    raise ImportError("import councilgraph.loaders.readers, not loaders.readers")

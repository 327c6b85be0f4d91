"""The minutes extractor: Document -> Record, blind to format."""

if __name__ != "councilgraph.loaders.minutes":
    raise ImportError("import councilgraph.loaders.minutes, not loaders.minutes")

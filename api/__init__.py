"""The doors: the command line, the Python API, settings."""

if __name__ != "councilgraph.api":
    raise ImportError("import councilgraph.api, not api")

"""The HTTP doors: the API and the web pages."""

if __name__ != "councilgraph.api.http":
    raise ImportError("import councilgraph.api.http, not http")

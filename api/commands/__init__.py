"""The subcommands of the command line, one subject a file."""

if __name__ != "councilgraph.api.commands":
    raise ImportError("import councilgraph.api.commands, not api.commands")

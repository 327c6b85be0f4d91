"""`python -m councilgraph.api`: the command line."""

from councilgraph.api.cli import main

main()

"""`councilgraph validate`: published data held to its shapes."""

import sys
from pathlib import Path

import click

from councilgraph.api.commands.asking import show
from councilgraph.api.console import TALK
from councilgraph.graph.rdf.validation import validate as check
from councilgraph.queries.run import Answer


@click.command(epilog="\b\nExample: councilgraph export rdf --out rdf && councilgraph validate rdf")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--format", "layout", type=click.Choice(["table", "csv", "json", "jsonl"]), default="table", show_default=True)
def validate(folder: Path, layout: str) -> None:
    """Hold the RDF in DIR to its shapes (SHACL) and list what breaks them, shape by shape. Needs the `rdf` extra.

    DIR is what `councilgraph export rdf` or `councilgraph publish` wrote: the first of councilgraph.nt, .ttl, .jsonld, .nq, .trig there, and
    shapes.ttl.
    Exit code 1 where anything is found.
    """
    found = check(folder, say=lambda words: TALK.print(words, soft_wrap=True))
    columns = ("severity", "shape", "asks", "count", "examples")
    rows = tuple((one.severity, one.shape, one.asks, one.count, list(one.examples)) for one in found.findings)
    show(Answer(columns, ("string", "string", "string", "integer", "strings"), rows), layout)
    broken = f"{len(rows)} shapes are broken" if rows else "no shape is broken"
    click.echo(f"{found.file}: {found.statements:,} statements, {broken}", err=True)
    sys.exit(1 if rows else 0)

"""`councilgraph export rdf`: the open graph for publication."""

from pathlib import Path

import click

from councilgraph.api.commands.exporting import export
from councilgraph.api.commands.open_data import csvw, giving, open_part, writing
from councilgraph.api.console import progress
from councilgraph.api.settings import Settings
from councilgraph.graph.rdf.files import FORMATS, write_beside
from councilgraph.graph.rdf.files import export as write

export.add_command(csvw)
export.add_command(giving)


@export.command(
    epilog="""\b
Examples:
  councilgraph export rdf --out rdf
  councilgraph export rdf --out rdf --format ttl --format nq --gzip
  councilgraph export rdf --out rdf --base https://data.example.org/councils"""
)
@click.option("--out", "folder", metavar="DIR", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder to write to.")
@click.option(
    "--format",
    "formats",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    default=("nt",),
    show_default=True,
    help="N-Triples, Turtle, N-Quads, TriG or JSON-LD; may be given more than once.",
)
@click.option("--gzip", "zipped", is_flag=True, help="Compress each file; .gz is added to its name.")
@click.option("--base", metavar="IRI", help="What addresses begin with, instead of COUNCILGRAPH_BASE or https://w3id.org/councilgraph.")
@click.pass_obj
def rdf(settings: Settings, folder: Path, formats: tuple[str, ...], zipped: bool, base: str | None) -> None:
    """The open graph as RDF, sorted, the same bytes for the same ledger; restricted rows are never in it.

    Files are called councilgraph.nt and so on; beside them stand the terms (ontology.ttl, ontology.html) and the shapes (shapes.ttl) that
    `councilgraph validate DIR` holds the data to. The names of the files written go to stdout.
    """
    with open_part(settings) as shown, writing(folder), progress() as bar:
        for format_ in dict.fromkeys(formats):
            task = bar.add_task(f"writing {format_}", total=None)
            written = write(
                shown,
                folder,
                format_,
                base=base or settings.base,
                zipped=zipped,
                done=lambda count, task=task: bar.advance(task, count),  # type: ignore[misc]
            )
            bar.remove_task(task)
            click.echo(f"{written.path}: {written.statements:,} statements, {written.size:,} bytes", err=True)
            click.echo(written.path)
        for path in write_beside(folder):
            click.echo(path)

"""`councilgraph extract` and `text`: what one document yields, before anything is stored."""

import json
from pathlib import Path

import click

from councilgraph.api.loading import find_files
from councilgraph.api.reading import extract_file, read_document
from councilgraph.loaders.document import ReadError


@click.command(epilog="\b\nExample: councilgraph extract minutes/*.txt --format jsonl > records.jsonl")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--format", "layout", type=click.Choice(["jsonl", "json"]), default="jsonl", show_default=True, help="One record a line, or a list."
)
def extract(paths: tuple[str, ...], layout: str) -> None:
    """Print the extraction record of each document: meeting, items, people, attendance, decisions, actions and more.

    Every element quotes the text that `councilgraph text` prints. Exit code 1 where a file could not be read.
    """
    refused = False
    records = []
    for path in find_files(paths):
        try:
            record = extract_file(path).to_json()
        except (ReadError, OSError) as error:
            click.echo(f"rejected {error if isinstance(error, ReadError) else f'{path}: {error.strerror}'}", err=True)
            refused = True
            continue
        if layout == "jsonl":
            click.echo(json.dumps(record, ensure_ascii=False))
        else:
            records.append(record)
    if layout == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    raise click.exceptions.Exit(1 if refused else 0)


@click.command(epilog="\b\nExample: councilgraph text minutes.pdf")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def text(path: Path) -> None:
    """Print the plain text of a document, the one that all offsets count in."""
    click.echo(read_document(path).text, nl=False)

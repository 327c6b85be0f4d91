"""`councilgraph show`: a document with what was read from it marked in its own text, for a person to check."""

import sys
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.text import Text

from councilgraph.api.reading import extract_file, read_document
from councilgraph.loaders.record import Record

# Painted in this order: what stands later lies over what stands earlier.
STYLES: Final = (
    ("items", "bold underline"),
    ("decisions", "black on #c8f0c8"),
    ("actions", "black on #ffefb0"),
    ("attendance", "dark_cyan"),
    ("people", "bold dark_cyan"),
    ("councils", "magenta"),
    ("programmes", "bold blue"),
    ("figures", "bold red"),
    ("meeting", "black on #d8e4ff"),
)


@click.command(epilog="\b\nExamples:\n  councilgraph show minutes.pdf | less -R\n  councilgraph show minutes.pdf --html reading.html")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--html", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write a web page instead of printing.")
def show(path: Path, html: Path | None) -> None:
    """Print a document with its items, people, decisions, actions and the rest marked, and a legend with their numbers."""
    record = extract_file(path)
    marked = _marked(read_document(path).text, record)
    with Path("/dev/null").open("w") as nowhere:
        console = Console(record=True, width=120, file=nowhere) if html else Console(file=sys.stdout, force_terminal=True, width=None)
        console.print(_legend(record))
        console.print(marked, soft_wrap=not html)
        if html:
            html.write_text(console.export_html(), encoding="utf-8")
            click.echo(f"{html}: written", err=True)


def _spans(record: Record, name: str) -> list[tuple[int, int]]:
    found = getattr(record, name)
    elements = found if isinstance(found, tuple) else (found,) if found else ()
    return [(span.start, span.end) for element in elements for span in element.evidence]


def _marked(text: str, record: Record) -> Text:
    words = Text(text)
    for name, style in STYLES:
        for start, end in _spans(record, name):
            words.stylize(style, start, end)
    return words


def _legend(record: Record) -> Text:
    legend = Text()
    for name, style in STYLES:
        found = getattr(record, name)
        count = len(found) if isinstance(found, tuple) else int(found is not None)
        legend.append(f" {name} {count} ", style=style)
        legend.append(" ")
    return legend.append("\n")

"""`councilgraph show`: a document with what was read from it marked in its own text, for a person to check."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.text import Text

from councilgraph.api.reading import extract_document, read_document
from councilgraph.loaders.record import Record

# Painted in this order: what stands later lies over what stands earlier. Of the sixteen colours that every terminal has.
STYLES: Final = (
    ("items", "bold underline"),
    ("decisions", "black on green"),
    ("actions", "black on yellow"),
    ("participation", "italic"),
    ("people", "bold cyan"),
    ("attendance", "underline"),
    ("councils", "bold magenta"),
    ("programmes", "bold blue"),
    ("figures", "bold red"),
    ("meeting", "black on white"),
)
# On a page there are more colours: lighter grounds, that dark words can be read on.
ON_PAGE: Final = {"decisions": "black on #c8f0c8", "actions": "black on #ffefb0", "meeting": "black on #d8e4ff", "people": "bold #006a6a"}
PAGE: Final = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>What was read</title><style>{stylesheet}
body {{ color: {foreground}; background: {background}; max-width: 60em; margin: 2em auto; }} pre {{ white-space: pre-wrap; line-height: 1.4; }}
</style></head><body><pre>{code}</pre></body></html>
"""


@click.command(epilog="\b\nExamples:\n  councilgraph show minutes.pdf | less -R\n  councilgraph show minutes.pdf --html reading.html")
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--html", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write a web page instead of printing.")
def show(path: Path, html: Path | None) -> None:
    """Print a document with its items, people, decisions, actions and the rest marked, and a legend with their numbers."""
    document = read_document(path)
    record = extract_document(document)
    styles = {**dict(STYLES), **(ON_PAGE if html else {})}
    with Path(os.devnull).open("w") as nowhere:
        console = Console(record=True, file=nowhere, width=200) if html else Console(file=sys.stdout, force_terminal=True)
        console.print(_legend(record, styles), soft_wrap=True)
        console.print(_marked(document.text, record, styles), soft_wrap=True)
        if html:
            html.write_text(console.export_html(code_format=PAGE), encoding="utf-8")
            click.echo(f"{html}: written", err=True)


def _spans(record: Record, name: str) -> list[tuple[int, int]]:
    found = getattr(record, name)
    elements = found if isinstance(found, tuple) else (found,) if found else ()
    return [(span.start, span.end) for element in elements for span in element.evidence]


def _marked(text: str, record: Record, styles: Mapping[str, str]) -> Text:
    words = Text(text)
    for name, style in styles.items():
        for start, end in _spans(record, name):
            words.stylize(style, start, end)
    return words


def _legend(record: Record, styles: Mapping[str, str]) -> Text:
    legend = Text()
    for name, style in styles.items():
        found = getattr(record, name)
        count = len(found) if isinstance(found, tuple) else int(found is not None)
        legend.append(f" {name} {count} ", style=style)
        legend.append(" ")
    return legend.append("\n")

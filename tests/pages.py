"""What the extractor makes of a page that a test writes out."""

from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.record import Record
from councilgraph.loaders.register import Register


def record_of(text: str, name: str = "page.txt") -> Record:
    """The record of a page in UTF-8; `name` helps where the content leaves a choice between text and Markdown."""
    return extract(read(text.encode(), name), Register.load())

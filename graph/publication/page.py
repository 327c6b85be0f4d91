"""The page beside the files of a publication, for people."""

import calendar
import datetime
from importlib.resources import files
from typing import Final

from jinja2 import Environment, StrictUndefined

from councilgraph.graph.publication.catalogue import DATASETS, PublishedFile
from councilgraph.graph.publication.imprint import OGL, Imprint
from councilgraph.graph.publication.statistics import Scope, SourceOf, Statistics, attributions
from councilgraph.graph.publication.table_list import TABLES

# What the page looks like; it stands beside the page.
STYLE: Final = files("councilgraph.graph.publication") / "page.css"
_LICENCES: Final = {OGL: "Open Government Licence v3.0", "https://creativecommons.org/licenses/by/4.0/": "CC BY 4.0"}


def page(
    published: tuple[PublishedFile, ...],
    counted: Statistics,
    spoken_of: Scope,
    found: tuple[SourceOf, ...],
    rows: dict[str, int],
    left_out: dict[str, int],
    imprint: Imprint,
) -> str:
    """The page as HTML, to stand beside `page.css`. `rows` counts by table, `left_out` the grants that 360Giving cannot take, by reason."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["size"] = size
    environment.filters["licence"] = licence
    environment.filters["day"] = day
    template = environment.from_string((files("councilgraph.graph.publication") / "index.html.j2").read_text(encoding="utf-8"))
    return template.render(
        imprint=imprint,
        datasets=[(dataset, [file for file in published if file.dataset == dataset.name]) for dataset in DATASETS],
        tables={f"csv/{table.file}": (table, rows[table.name]) for table in TABLES},
        counted=counted,
        scope=spoken_of,
        sources=found,
        attributions=attributions(found),
        left_out=sorted(left_out.items()),
    )


def licence(given: str) -> str:
    """A licence by its name where it is known, else as it is given.

    >>> licence("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"), licence("MIT")
    ('Open Government Licence v3.0', 'MIT')
    """
    return _LICENCES.get(given.replace("https://www.national", "http://www.national"), given)


def size(bytes_: int) -> str:
    """How large a file is, as a person says it.

    >>> size(950), size(1_234_567)
    ('950 bytes', '1.2 MB')
    """
    if bytes_ < 1000:
        return f"{bytes_} bytes"
    return f"{bytes_ / 1000:.0f} kB" if bytes_ < 1_000_000 else f"{bytes_ / 1_000_000:.1f} MB"


def day(date: str) -> str:
    """A full ISO date as a person says it.

    >>> day("2026-11-05")
    '5 November 2026'
    """
    said = datetime.date.fromisoformat(date)
    return f"{said.day} {calendar.month_name[said.month]} {said.year}"

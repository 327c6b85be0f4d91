"""`councilgraph publish`, `export csvw` and `export 360giving`: what the public may see, in the forms that open-data publishers use."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import duckdb
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from councilgraph.api.commands.exporting import projection
from councilgraph.api.console import TALK, now, waiting
from councilgraph.api.errors import InputError
from councilgraph.api.settings import Settings
from councilgraph.graph.keys import GIVING_PREFIX
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.open_graph import open_projection
from councilgraph.graph.projection import Projection
from councilgraph.graph.publication.csvw import METADATA, write_csvw
from councilgraph.graph.publication.giving import write_giving
from councilgraph.graph.publication.imprint import OGL, Imprint
from councilgraph.graph.publication.publish import publish as write_publication
from councilgraph.graph.publication.views import views
from councilgraph.graph.rdf.files import FORMATS

# Read from the workspace where --imprint names no other.
IMPRINT_FILE = "imprint.yaml"


class ImprintSettings(BaseModel):
    """imprint.yaml: what the publisher says once, for every publication."""

    model_config = ConfigDict(extra="forbid")
    title: str = "councilgraph"
    publisher: str = "councilgraph"
    publisher_url: str | None = None
    contact: str | None = None
    base: str | None = None
    address: str = ""
    licence: str = OGL
    giving_prefix: str = GIVING_PREFIX


def imprint_of(settings: Settings, file: Path | None, base: str | None, issued: str | None) -> Imprint:
    """The imprint as the file and the options give it. Raises InputError that names the file and the key, or ImprintError."""
    path = file or settings.workspace.folder / IMPRINT_FILE
    if file is None and not path.exists():
        told = ImprintSettings()
    else:
        try:
            told = ImprintSettings.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")) or {})
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: cannot be read: {error}") from error
        except yaml.YAMLError as error:
            raise InputError(f"{path}: is not YAML: {' '.join(str(error).split())}") from error
        except ValidationError as error:
            first = error.errors()[0]
            known = ", ".join(ImprintSettings.model_fields)
            place = ".".join(map(str, first["loc"])) or "the file"
            raise InputError(f"{path}: {place}: {first['msg']}; it takes {known}") from error
    values = told.model_dump()
    values["base"] = base or told.base or settings.base
    return Imprint(**values, issued=issued)


def imprint_options(command: Callable[..., None]) -> Callable[..., None]:
    """Options that say who publishes, and where."""
    for option in (
        click.option("--issued", metavar="DATE", help="Day of publication, such as 2026-11-25."),
        click.option(
            "--base", metavar="IRI", help="What the addresses of things begin with. [default: the imprint's, else COUNCILGRAPH_BASE]"
        ),
        click.option(
            "--imprint",
            metavar="FILE",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="Who publishes: YAML, see docs/publishing.md. [default: imprint.yaml in the workspace, if there]",
        ),
    ):
        command = option(command)
    return click.pass_obj(command)


@contextmanager
def writing(out: Path) -> Iterator[None]:
    """Turns what goes wrong in writing to `out` into an InputError that names it."""
    try:
        yield
    except OSError as error:
        raise InputError(f"{out}: cannot be written: {error.strerror or error}") from error


@contextmanager
def open_part(settings: Settings) -> Iterator[Projection]:
    """The open part of the workspace's graph, in a scratch folder."""
    with tempfile.TemporaryDirectory(prefix="councilgraph-open-") as scratch:
        yield open_projection(projection(settings), Path(scratch) / "open")


@contextmanager
def open_views(settings: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """The open part of the workspace's graph as SQL views."""
    with open_part(settings) as shown, views(shown) as connection:
        yield connection


@click.command(epilog="\b\nExample: councilgraph export csvw --out tables")
@click.option("--out", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), required=True, help="Folder to write into.")
@imprint_options
def csvw(settings: Settings, /, out: Path, **given: Any) -> None:
    """Tables of councils, people, programmes, participation, grants, meetings, decisions, actions, for CSV on the Web.

    A CSV file a table, and csv-metadata.json, which says of every column what it is. Open rows only.
    """
    imprint = imprint_of(settings, given["imprint"], given["base"], given["issued"])
    with open_views(settings) as connection, writing(out):
        counts = write_csvw(connection, out, imprint)
    for name, count in counts.items():
        click.echo(f"{out / name}.csv: {count:,} rows", err=True)
    click.echo(f"{out / METADATA}", err=True)


@click.command("360giving", epilog="\b\nExample: councilgraph export 360giving --out grants.json")
@click.option("--out", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Where to write. [default: stdout]")
@imprint_options
def giving(settings: Settings, /, out: Path | None, **given: Any) -> None:
    """Grants in the 360Giving Data Standard, as JSON. Open rows only.

    The standard wants an amount, a full date, one funder and one recipient of every grant; what the graph does not know so much of is
    left out, and counted. Set your own publisher's prefix with `giving_prefix` in the imprint.
    """
    imprint = imprint_of(settings, given["imprint"], given["base"], given["issued"])
    with open_views(settings) as connection:
        if out is None:
            count, left_out = write_giving(connection, sys.stdout, imprint)
        else:
            with writing(out), out.open("w", encoding="utf-8") as to:
                count, left_out = write_giving(connection, to, imprint)
    click.echo(f"{out or 'stdout'}: {count:,} grants", err=True)
    for reason, number in sorted(left_out.items()):
        click.echo(f"left out, {reason}: {number:,}", err=True)


@click.command(
    epilog="""\b
Examples:
  councilgraph publish
  councilgraph publish --out /srv/open-data --imprint imprint.yaml --issued 2026-11-25
  councilgraph publish --out small --format nt"""
)
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder to publish into, in place of what was published there before. [default: export in the workspace, which the HTTP service shows at /export/]",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(list(FORMATS)),
    multiple=True,
    help="A format of the graph; may be given more than once. N-Triples are always there. [default: all]",
)
@imprint_options
def publish(settings: Settings, /, out: Path | None, formats: tuple[str, ...], **given: Any) -> None:
    """Everything an open-data publisher puts online, in one folder: RDF, tables, grants, catalogue, page, checksums.

    Open rows only. The same graph, imprint and day of publication give the same bytes; without --issued the day is that of the last load.
    """
    imprint = imprint_of(settings, given["imprint"], given["base"], given["issued"] or _last_loaded(settings))
    folder = out or settings.workspace.folder / "export"
    with open_part(settings) as shown, writing(folder):
        done = write_publication(shown, folder, imprint, formats=formats or tuple(FORMATS), say=lambda step: TALK.print(f"writing {step}"))
    for file in done.files:
        click.echo(f"{folder / file.path}: {file.size:,} bytes", err=True)
    click.echo(
        f"{done.triples:,} statements, {sum(done.rows.values()):,} rows in {len(done.rows)} tables, {done.grants:,} grants", err=True
    )
    for reason, number in sorted(done.left_out.items()):
        click.echo(f"left out of the 360Giving file, {reason}: {number:,}", err=True)
    click.echo(folder / "index.html")


def _last_loaded(settings: Settings) -> str | None:
    """The day on which the ledger last took something in."""
    settings.workspace.require()
    with open_ledger(settings.workspace, "councilgraph publish", now=now, wait=settings.wait, waiting=waiting) as ledger:
        return ledger.last_loaded()

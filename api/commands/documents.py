"""`councilgraph load`, `forget`, `status`: what goes into the workspace, what comes out, and what it holds."""

import itertools
import json
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from councilgraph.api.console import TALK, now, progress, waiting
from councilgraph.api.delivering import bring_up_to_date
from councilgraph.api.engines import server_address
from councilgraph.api.errors import InputError
from councilgraph.api.loading import FileLoaded, default_processes, find_files, load_files, load_reference
from councilgraph.api.reading import Intake, intake, list_manifest, shipped_intakes
from councilgraph.api.settings import Settings
from councilgraph.graph.build import built
from councilgraph.graph.facts import Access
from councilgraph.graph.ledger import Ledger, open_ledger
from councilgraph.graph.projection import Projection
from councilgraph.loaders.lists.manifest import manifest_text
from councilgraph.loaders.lists.rejects import rejected_rows, rejects_manifest
from councilgraph.loaders.lists.repeats import loses_a_row
from councilgraph.loaders.readers.text import decode

_REJECTED_FROM: Final = "# Rejected rows of "


@contextmanager
def _ledger(settings: Settings, purpose: str) -> Iterator[Ledger]:
    with open_ledger(settings.workspace, f"councilgraph {purpose}", now=now, wait=settings.wait, waiting=waiting) as opened:
        yield opened


@click.command(
    epilog="\b\nExamples:\n  councilgraph load --shipped --examples\n  councilgraph load minutes/*.html packs/\n  councilgraph load not-yet.csv --restricted --manifest not-yet.yaml"
)
@click.argument("paths", nargs=-1)
@click.option("--shipped", is_flag=True, help="Also the participation lists that come with councilgraph.")
@click.option("--examples", is_flag=True, help="Also the example minutes that come with councilgraph (an invented body).")
@click.option("--restricted", is_flag=True, help="Everything in these files is restricted: never open to the public.")
@click.option("--manifest", metavar="FILE", type=click.Path(exists=True, dir_okay=False), help="What the columns of a CSV list mean.")
@click.option("--processes", metavar="N", type=click.IntRange(1), default=None, help="How many files to read at once. [default: all cores]")
@click.pass_obj
def load(
    settings: Settings, paths: tuple[str, ...], shipped: bool, examples: bool, restricted: bool, manifest: str | None, processes: int | None
) -> None:
    """Read minutes, reports and lists into the graph.

    PATHS are files or folders: ModernGov pages and other HTML, text, Markdown, Word, PDF, CSV lists. A file that was loaded
    before and has not changed costs nothing; a changed one replaces what the old one said. The register of councils and the
    taxonomy of programmes are always loaded. Exit code 1 where a file or a row was rejected.
    """
    if not (paths or shipped or examples):
        raise InputError("nothing to load: name files or folders, or give --shipped or --examples")
    started = time.monotonic()
    access: Access = "restricted" if restricted else "open"
    intakes = list(shipped_intakes(lists_too=shipped, examples=examples))
    intakes += [intake(path, access=access, manifest=manifest) for path in find_files(paths) if _wanted(path, paths)]
    if not intakes:
        raise InputError(f"no files at {', '.join(paths)}")
    server_address(settings)  # an address that cannot be used is told before the reading begins
    settings.workspace.create()
    with _ledger(settings, "load") as ledger:
        load_reference(ledger)
        loaded = _load_with_progress(ledger, intakes, processes or default_processes())
        graph, fresh, delivered = bring_up_to_date(ledger, settings)
    rejected, doubted = _write_rejects(settings, intakes, loaded)
    _summary(settings, loaded, graph, fresh, time.monotonic() - started, rejected, doubted, access)
    if delivered:
        told = f"{delivered.created:,} created, {delivered.changed:,} changed, {delivered.deleted:,} deleted of {delivered.total:,}"
        click.echo(f"{settings.server}: {told}", err=True)
    raise click.exceptions.Exit(1 if any(entry.rejects for entry in loaded) else 0)


def _wanted(path: Path, given: tuple[str, ...]) -> bool:
    """A manifest found in a folder is read with its list, not as a document; so is a README."""
    named = str(path) in {str(Path(entry)) for entry in given}
    return named or path.suffix.lower() not in (".yaml", ".yml")


def _load_with_progress(ledger: Ledger, intakes: list[Intake], processes: int) -> tuple[FileLoaded, ...]:
    with progress() as bar:
        task = bar.add_task("reading", total=len(intakes))

        def done(entry: FileLoaded) -> None:
            bar.advance(task)
            if entry.outcome is None:
                TALK.print(f"rejected {entry.rejects[0].reason}", style="red", soft_wrap=True)
            for reject in entry.rejects[:5] if entry.outcome else ():
                place = ", ".join(
                    part for part in (f"row {reject.row}" if reject.row else "", f"column {reject.column}" if reject.column else "") if part
                )
                place = f"{reject.file}: {place}" if place else reject.file
                TALK.print(f"rejected {place}: {reject.reason}; {reject.hint}", style="red", soft_wrap=True)
            if entry.outcome and len(entry.rejects) > 5:
                TALK.print(f"rejected {len(entry.rejects) - 5} more rows of {entry.shown}", style="red", soft_wrap=True)

        return load_files(ledger, intakes, processes=processes, done=done)


def _write_rejects(settings: Settings, intakes: list[Intake], loaded: tuple[FileLoaded, ...]) -> tuple[list[Path], list[str]]:
    """Rejected rows of lists as files of their own, to be mended and loaded again; and the lists that are not complete without them."""
    written, doubted = [], []
    for given, entry in zip(intakes, loaded, strict=True):
        if given.kind != "list" or entry.outcome is None or not entry.rejects:
            continue
        text = decode(Path(given.path).read_bytes(), given.shown)
        manifest = list_manifest(given, text)
        if any(map(loses_a_row, entry.rejects)) and any(cover.complete for cover in manifest.coverage):
            doubted.append(entry.shown)
        rows = rejected_rows(text, given.shown, entry.rejects, tuple(manifest.headers.values()))
        if rows:
            settings.workspace.rejects.mkdir(exist_ok=True)
            target = _free_place(settings.workspace.rejects, Path(given.path), given.address)
            target.write_text(rows, encoding="utf-8")
            told = manifest_text(rejects_manifest(manifest, text, given.shown, entry.rejects))
            target.with_suffix(".yaml").write_text(f"{_REJECTED_FROM}{given.address}\n{told}", encoding="utf-8")
            written.append(target)
    return written, doubted


def _free_place(folder: Path, path: Path, address: str) -> Path:
    """Where the rejected rows of a file go: its own name, or with a number after it where that holds the rows of another file, or is the
    very file that was loaded, whose good rows must stay."""
    for number in itertools.count(1):
        target = folder / (path.name if number == 1 else f"{path.stem}-{number}{path.suffix}")
        beside = target.with_suffix(".yaml")
        from_here = beside.exists() and beside.read_text(encoding="utf-8").startswith(f"{_REJECTED_FROM}{address}\n")
        if not target.exists() or from_here:
            return target
    raise AssertionError("unreachable")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _summary(
    settings: Settings,
    loaded: tuple[FileLoaded, ...],
    graph: Projection,
    fresh: bool,
    seconds: float,
    rejected: list[Path],
    doubted: list[str],
    access: Access,
) -> None:
    outcomes = Counter(entry.outcome or "rejected" for entry in loaded)
    said = ", ".join(f"{count} {name}" for name, count in sorted(outcomes.items()))
    click.echo(f"{_count(len(loaded), 'file')}: {said}; {sum(entry.statements for entry in loaded):,} statements, {access}", err=True)
    why = Counter(reject.column or "the row as a whole" for entry in loaded for reject in entry.rejects if reject.row)
    if why:
        click.echo(
            f"{_count(why.total(), 'row')} rejected ({', '.join(f'{name}: {count}' for name, count in why.most_common())})", err=True
        )
    if rejected:
        click.echo(f"mend them in {', '.join(map(str, rejected))} and load that", err=True)
    if doubted:
        click.echo(f"until every row of {', '.join(doubted)} loads, it counts as a sample and no answer `no` rests on it", err=True)
    state = "built" if fresh else "unchanged"
    click.echo(
        f"graph {state}: {sum(graph.nodes.values()):,} nodes, {sum(graph.edges.values()):,} edges, in {seconds:.1f} s ({settings.workspace.folder})",
        err=True,
    )


@click.command(epilog="\b\nExample: councilgraph forget minutes/2017-03-08.txt")
@click.argument("address")
@click.pass_obj
def forget(settings: Settings, address: str) -> None:
    """Remove the document loaded from ADDRESS, its history, and all that only it supported."""
    settings.workspace.require()
    with _ledger(settings, "forget") as ledger:
        absolute = Path(address).absolute().as_posix()
        known = ledger.connection.execute("SELECT 1 FROM address WHERE address = ?", [absolute]).fetchone()
        gone = ledger.forget(absolute if known else address)
        bring_up_to_date(ledger, settings)
    click.echo(f"{address}: forgotten, {gone:,} statements went", err=True)


@click.command(epilog="\b\nExample: councilgraph status --format json")
@click.option("--format", "layout", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.pass_obj
def status(settings: Settings, layout: str) -> None:
    """Print what the workspace holds: documents, statements, rejects, coverage, and the state of the graph."""
    settings.workspace.require()
    with _ledger(settings, "status") as ledger:
        counts, state = ledger.counts(), ledger.change_number
        kinds = dict(ledger.connection.execute("SELECT kind, count(*) FROM live_document GROUP BY kind ORDER BY kind").fetchall())
        covers = dict(
            ledger.connection.execute(
                """SELECT CASE WHEN qualifiers ->> 'complete' = 'true' THEN 'complete' ELSE 'sample' END, count(DISTINCT object)
                   FROM live_statement WHERE predicate = 'COVERS' GROUP BY 1 ORDER BY 1"""
            ).fetchall()
        )
        rejects = ledger.connection.execute('SELECT file, row, "column", reason, hint FROM reject ORDER BY file, row LIMIT 20').fetchall()
    graph = built(settings.graph)
    facts: dict[str, object] = {
        "workspace": str(settings.workspace.folder),
        "documents": counts.documents,
        "documents by kind": kinds,
        "replaced documents kept as history": counts.history,
        "statements": counts.statements,
        "pieces of evidence": counts.evidence,
        "decisions on identity": counts.judgements,
        "programmes covered": covers,
        "rejects": counts.rejects,
        "graph": "none yet" if graph is None else "up to date" if graph.change_number == state else "behind the ledger; load again",
        "nodes": sum(graph.nodes.values()) if graph else 0,
        "edges": sum(graph.edges.values()) if graph else 0,
    }
    if layout == "json":
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
        return
    for name, value in facts.items():
        shown = (
            ", ".join(f"{inner} {key}" for key, inner in value.items())
            if isinstance(value, dict)
            else f"{value:,}"
            if isinstance(value, int)
            else value
        )
        click.echo(f"{name:36} {shown}")
    for file, row, column, reason, hint in rejects:
        place = ", ".join(str(part) for part in (f"row {row}" if row else None, column) if part)
        click.echo(f"  {reason if not row else f'{file}: {place}: {reason}'}; {hint}")

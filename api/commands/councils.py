"""`councilgraph councils`: the register, and which council a name means on a day."""

import csv
import json
import sys

import click

from councilgraph.api.errors import InputError
from councilgraph.graph.dates import check_partial
from councilgraph.loaders.register import Register


@click.group()
def councils() -> None:
    """The register of principal councils, and what a name means on a day."""


@councils.command(epilog='\b\nExample: councilgraph councils resolve "Bath & NE Somerset" --on 2017-03-08')
@click.argument("names", nargs=-1, required=True)
@click.option("--on", metavar="DATE", help="The day the name was used: 2017, 2017-03 or 2017-03-08.")
@click.option("--format", "layout", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True)
@click.pass_context
def resolve(ctx: click.Context, names: tuple[str, ...], on: str | None, layout: str) -> None:
    """Print the code of the council that each NAME means, how it matched, and what else it could mean.

    Exit code 1 where a name is unknown or ambiguous: it is never guessed.
    """
    if on is not None:
        try:
            check_partial(on)
        except ValueError as error:
            raise InputError(f"--on: {error}") from None
    register = Register.load()
    rows = []
    for name in names:
        found = register.resolve(name, on)
        council = register.council(found.code).name if found.code else ""
        nearest = register.nearest(name) if found.how == "unknown" else ()
        others = [f"{code} {register.council(code).name}" for code in found.alternatives or nearest]
        rows.append({"name": name, "code": found.code or "", "council": council, "how": found.how, "alternatives": others})
    if layout == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif layout == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(rows[0])
        writer.writerows([*list(row.values())[:4], "; ".join(row["alternatives"])] for row in rows)
    else:
        for row in rows:
            click.echo(f"{row['name']}: {row['code'] or '-'}  {row['council']}  ({row['how']})".replace("-    (", "- ("))
            for other in row["alternatives"]:
                click.echo(f"    or {other}")
    ctx.exit(0 if all(row["code"] for row in rows) else 1)

"""`councilgraph queries`, `query` and `cypher`: asking the graph."""

import sys
from collections.abc import Iterator
from typing import Any

import click

from councilgraph.api.engines import opened
from councilgraph.api.errors import InputError
from councilgraph.api.names import council_codes
from councilgraph.api.settings import Settings
from councilgraph.queries.catalogue import Catalogue, Query
from councilgraph.queries.output import FORMATS, to_bytes, write_table
from councilgraph.queries.parameters import Parameter
from councilgraph.queries.run import Answer, run_cypher, run_query

_FORMAT = click.option("--format", "layout", type=click.Choice(FORMATS), default="table", show_default=True)
_LIMIT = click.option("--limit", metavar="ROWS", type=click.IntRange(1), default=None, help="At most this many rows.")
_TIMEOUT = click.option("--timeout", metavar="SECONDS", type=click.FloatRange(0.01), default=60.0, show_default=True)


def show(answer: Answer, layout: str) -> None:
    """Print an answer to stdout; a table says on stderr how many rows there were."""
    if layout == "table":
        write_table(answer, sys.stdout)
        click.echo(f"{len(answer.rows)} rows" + (", cut at the limit" if answer.cut else ""), err=True)
    else:
        sys.stdout.buffer.write(to_bytes(answer, layout))
        sys.stdout.buffer.flush()
        if answer.cut:
            click.echo(f"cut at {len(answer.rows)} rows; raise --limit for more", err=True)


@click.command(epilog="\b\nExample: councilgraph queries --format json")
@click.option("--format", "layout", type=click.Choice(["table", "csv", "json", "jsonl"]), default="table", show_default=True)
def queries(layout: str) -> None:
    """List the named queries, with what each takes."""
    rows = tuple((query.name, query.title, ", ".join(_usage(query))) for query in Catalogue.load())
    show(Answer(("query", "asks", "takes"), ("string", "string", "string"), rows), layout)


def _usage(query: Query) -> Iterator[str]:
    for parameter in query.parameters:
        name = f"--{parameter.name.replace('_', '-')}"
        yield name if parameter.default is None else f"[{name}]"


def _given(parameter: Parameter) -> str:
    return f"[{'|'.join(choice for choice in parameter.choices if choice)}]" if parameter.choices else parameter.type.upper()


class _QueryCommand(click.Command):
    """`query NAME`: the options after the name are the parameters of that query, with their own help."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        names = [argument for argument in args if not argument.startswith("-")]
        known = {query.name: query for query in Catalogue.load()}
        if names and names[0] in known:
            query = known[names[0]]
            self.params = [param for param in self.params if not getattr(param, "of_query", False)]
            for parameter in query.parameters:
                shown = parameter.about + (f" (example: {parameter.example})" if parameter.example else "")
                option = click.Option(
                    [f"--{parameter.name.replace('_', '-')}", f"p_{parameter.name}"], help=shown, metavar=_given(parameter)
                )
                option.of_query = True  # type: ignore[attr-defined]
                self.params.append(option)
            self.help = f"{query.title}\n\n{query.summary}"
        return super().parse_args(ctx, args)


@click.command(
    cls=_QueryCommand,
    epilog="\b\nExamples:\n  councilgraph query no-cpc-with-grants --as-of 2017-03-08\n  councilgraph query council-profile --council STS --format json\n  councilgraph query open-actions --help",
)
@click.argument("name")
@click.option("--param", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter, as an alternative to its own option.")
@_FORMAT
@_LIMIT
@_TIMEOUT
@click.pass_obj
def query(settings: Settings, /, name: str, pairs: tuple[str, ...], layout: str, limit: int | None, timeout: float, **given: Any) -> None:
    """Ask a named query. `councilgraph queries` lists them; `councilgraph query NAME --help` says what one takes."""
    values = {key.removeprefix("p_"): value for key, value in given.items() if value is not None}
    for pair in pairs:
        key, separator, value = pair.partition("=")
        if not separator:
            raise InputError(f"--param {pair}: write NAME=VALUE")
        values[key.replace("-", "_")] = value
    with opened(settings) as graph:
        answer = run_query(Catalogue.load(), graph, name, values, clearance="restricted", timeout=timeout, limit=limit, names=council_codes)
        show(answer, layout)


@click.command(
    epilog='\b\nExample: councilgraph cypher "MATCH (c:Council)-[:RECEIVED]->(g:Grant) RETURN c.name AS council, count(g) AS grants ORDER BY grants DESC LIMIT 5"'
)
@click.argument("text")
@_FORMAT
@click.option("--limit", metavar="ROWS", type=click.IntRange(1), default=10_000, show_default=True, help="At most this many rows.")
@_TIMEOUT
@click.pass_obj
def cypher(settings: Settings, text: str, layout: str, limit: int, timeout: float) -> None:
    """Ask the graph in Cypher; `-` reads it from stdin. Reading clauses only. The model is in docs/model.md."""
    words = sys.stdin.read() if text == "-" else text
    if not words.strip():
        raise InputError("the query is empty")
    with opened(settings) as graph:
        show(run_cypher(graph, words, timeout=timeout, limit=limit), layout)

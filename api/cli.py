"""The command line: `councilgraph COMMAND`. Commands are found by name, so that each run imports only what it needs."""

import importlib
import os
import sys
import traceback
from typing import Final

import click

from councilgraph.api.errors import is_known
from councilgraph.api.settings import Settings

# Command -> the module and the object that is it.
COMMANDS: Final = {
    "load": "documents:load",
    "forget": "documents:forget",
    "status": "documents:status",
    "text": "extracting:text",
    "extract": "extracting:extract",
    "show": "showing:show",
    "councils": "councils:councils",
    "queries": "asking:queries",
    "query": "asking:query",
    "cypher": "asking:cypher",
    "sparql": "sparql:sparql",
    "coverage": "coverage:coverage",
    "report": "reporting:report",
    "identity": "identity:identity",
    "export": "publishing:export",
    "publish": "open_data:publish",
    "validate": "validating:validate",
    "serve": "serving:serve",
    "keys": "serving:keys",
    "neo4j": "neo4j:neo4j",
    "verify": "neo4j:verify",
}


# What DuckDB says where Ctrl-C came while it was at work.
_INTERRUPTED: Final = "Query interrupted"
# Options of the program as a whole, which may stand before or after the command.
_WHOLE: Final = ("--workspace", "--graph", "--wait")


class _Commands(click.Group):
    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        front: list[str] = []
        rest: list[str] = []
        given = iter(args)
        for argument in given:
            if argument == "--":
                rest += [argument, *given]
            elif argument in _WHOLE:
                front += [argument, *([value] if (value := next(given, None)) is not None else [])]
            elif argument.startswith(tuple(f"{name}=" for name in _WHOLE)):
                front.append(argument)
            else:
                rest.append(argument)
        return super().parse_args(ctx, front + rest)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        found: click.Command = getattr(importlib.import_module(f"councilgraph.api.commands.{module}"), name)
        return found


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Exit codes: 0 good, 1 findings (rejected files or rows), 2 failure. Data goes to stdout, talk to stderr.",
)
@click.option(
    "--workspace", metavar="FOLDER", envvar="COUNCILGRAPH_WORKSPACE", help="Folder of ledger and graph. [default: ./councilgraph-workspace]"
)
@click.option(
    "--graph",
    metavar="WHERE",
    envvar="COUNCILGRAPH_GRAPH",
    help="Graph to ask: a folder of the embedded engine, bolt://HOST:PORT or neo4j://HOST, or `local` for the workspace's own Neo4j. [default: embedded, in the workspace]",
)
@click.option(
    "--wait", default=60.0, show_default=True, metavar="SECONDS", help="How long to wait for another process that holds the ledger."
)
@click.version_option(package_name="councilgraph")
@click.pass_context
def cli(ctx: click.Context, workspace: str | None, graph: str | None, wait: float) -> None:
    """A knowledge graph of UK councils, the people in them and their improvement programmes.

    \b
    councilgraph load --shipped --examples      the register, the shipped lists and example minutes
    councilgraph load minutes/*.html            your own minutes into the same graph
    councilgraph query no-cpc-with-grants       ask a named question
    councilgraph cypher "MATCH (c:Council) RETURN c.name AS name LIMIT 5"
    """
    ctx.obj = Settings.make(workspace, graph, wait)


def main() -> None:
    """Run the command line; every foreseen error is one line on stderr and exit code 2."""
    try:
        # An exit code that a command asks for comes back as what main returns.
        code = cli.main(standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not a failure of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if str(error) == _INTERRUPTED:
            click.echo("stopped", err=True)
        elif is_known(error):
            click.echo(f"councilgraph: {error}", err=True)
        else:
            # Not foreseen, so a fault of ours: with all that says where, and never the exit code of findings.
            traceback.print_exc()
        sys.exit(2)

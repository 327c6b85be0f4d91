"""Writes the parts of docs/ that are derived: model.md from the vocabulary, queries.md from the catalogue, commands.md from the help.

`python docs/generate.py` writes them, `python docs/generate.py --check` says which are stale (exit code 1).
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from councilgraph.api.cli import COMMANDS, cli
from councilgraph.graph.vocabulary import Field, vocabulary
from councilgraph.queries.catalogue import Catalogue

HERE = Path(__file__).parent


def model() -> str:
    """The model as tables."""
    return "\n".join(_model()) + "\n"


def _model() -> Iterator[str]:
    words = vocabulary()
    yield "# The model\n"
    yield "Written by `make docs` from `graph/vocabulary.yaml`, the one source. Every node and every edge also has `id`, `evidence` (ids of"
    yield "Evidence nodes), `access` (open or restricted), `first_seen` and `last_seen`. A field of type date may be partial (`2017-03`) and has"
    yield "a second column, `<field>_latest`, the last day it can mean.\n"
    yield "## Nodes\n\n| kind | id begins | field | type | what | RDF |\n| --- | --- | --- | --- | --- | --- |"
    for kind in words.nodes.values():
        yield f"| **{kind.name}** | `{kind.slug}/` | | | {kind.about} | `{kind.rdf}` |"
        yield from (_row(field) for field in kind.fields)
    yield "\n## Edges\n\n| edge | from → to | field | type | what | RDF |\n| --- | --- | --- | --- | --- | --- |"
    for edge in words.edges.values():
        pairs = "any → Evidence" if edge.name == "EVIDENCED_BY" else ", ".join(f"{source} → {target}" for source, target in edge.pairs)
        told = f" Told apart by {', '.join(edge.key)}." if edge.key else ""
        yield f"| **{edge.name}** | {pairs} | | | {edge.about}{told} | `{edge.rdf}` |"
        yield from (_row(field) for field in edge.fields)


def _row(field: Field) -> str:
    return f"| | | {field.name} | {field.type} | {field.about} | `{field.rdf}` |"


def queries() -> str:
    """Every named query with its parameters and columns."""
    return "\n".join(_queries()) + "\n"


def _queries() -> Iterator[str]:
    yield "# Named queries\n"
    yield "Written by `make docs` from the headers of `queries/*.cypher`. Ask with `councilgraph query NAME --parameter value`;"
    yield "`--format table|csv|json|jsonl|parquet`.\n"
    for query in Catalogue.load():
        yield f"## {query.name}\n\n{query.title}\n\n{query.summary}" + ("" if query.access == "open" else " **Restricted.**") + "\n"
        if query.parameters:
            yield "| parameter | type | default | what |\n| --- | --- | --- | --- |"
            for entry in query.parameters:
                default = "must be given" if entry.default is None else f"`{entry.default}`" if entry.default not in ("", []) else ""
                kind = " / ".join(entry.choices) if entry.choices else entry.type
                yield (
                    f"| `--{entry.name.replace('_', '-')}` | {kind} | {default} | {entry.about}"
                    + (f" (example: {entry.example})" if entry.example else "")
                    + " |"
                )
            yield ""
        yield "| column | type | what |\n| --- | --- | --- |"
        yield from (f"| `{column.name}` | {column.type} | {column.about} |" for column in query.columns)
        yield ""


def commands() -> str:
    """The help of every command."""
    return "\n".join(_commands()) + "\n"


def _commands() -> Iterator[str]:
    yield "# Commands\n\nWritten by `make docs` from the commands' own help.\n"
    root = click.Context(cli, info_name="councilgraph", max_content_width=110, terminal_width=110)
    yield f"```\n{cli.get_help(root)}\n```\n"
    for name in COMMANDS:
        command = cli.get_command(root, name)
        assert command is not None
        yield from _help(command, name, root)


def _help(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent, max_content_width=110, terminal_width=110)
    yield f"## {context.command_path}\n\n```\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for inner in sorted(command.commands):
            yield from _help(command.commands[inner], inner, context)


DERIVED = {"model.md": model, "queries.md": queries, "commands.md": commands}


def main(check: bool) -> int:
    """Write the derived docs, or with `check` say which are stale."""
    stale = [name for name, write in DERIVED.items() if not (HERE / name).exists() or (HERE / name).read_text(encoding="utf-8") != write()]
    for name in stale:
        if check:
            print(f"docs/{name} is stale; run `make docs`")
        else:
            (HERE / name).write_text(DERIVED[name](), encoding="utf-8")
    return int(check and bool(stale))


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))

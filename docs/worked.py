"""Questions in docs/cypher.md and docs/sparql.md and their answers: every ```cypher or ```sparql block is asked, and the ```text block
after it holds what comes back.
In docs/reports.md every ```console block begins with a command, and holds what that prints.

`python docs/worked.py` asks the embedded graph, and the store of the open graph, of all that comes with the project and writes the answers in.
"""

import io
import re
import shlex
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from click.testing import CliRunner

from councilgraph.api.cli import cli
from councilgraph.api.loading import load_files, load_reference
from councilgraph.api.reading import shipped_intakes
from councilgraph.graph.build import rebuild
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.rdf.iris import DEFAULT_BASE
from councilgraph.graph.rdf.store import prefixes, sparql_store
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.output import write_table
from councilgraph.queries.run import Answer, run_cypher
from councilgraph.queries.sparql import run_sparql

HERE: Final = Path(__file__).parent
_WORKED: Final = re.compile(r"```(?P<language>cypher|sparql)\n(?P<question>.*?)```\n\n```text\n(?P<answer>.*?)```", re.DOTALL)
_WIDTH: Final = 130
_CONSOLE: Final = re.compile(r"```console\n\$ councilgraph (?P<words>[^\n|]*)(?: \| head -(?P<lines>\d+))?\n.*?```", re.DOTALL)


def questions(text: str) -> Iterator[tuple[str, str]]:
    """Every question of the page with the answer printed below it."""
    return ((found["question"], found["answer"]) for found in _WORKED.finditer(text))


def printed(answer: Answer) -> str:
    """An answer as the page prints it."""
    to = io.StringIO()
    write_table(answer, to, _WIDTH)
    return "".join(f"{line.rstrip()}\n" for line in to.getvalue().splitlines())


def filled(text: str, ask: Callable[[str], Answer]) -> str:
    """The page with every answer asked anew."""
    return _WORKED.sub(
        lambda found: f"```{found['language']}\n{found['question']}```\n\n```text\n{printed(ask(found['question']))}```", text
    )


def _fill(page: str, ask: Callable[[str], Answer]) -> None:
    path = HERE / page
    path.write_text(filled(path.read_text(encoding="utf-8"), ask), encoding="utf-8")


def shown(text: str, workspace: Path) -> str:
    """The page of reports with every command run anew on a workspace; `| head -20` cuts what it prints."""

    def run(found: re.Match[str]) -> str:
        result = CliRunner().invoke(cli, ["--workspace", str(workspace), *shlex.split(found["words"])], catch_exceptions=False)
        lines = [line.rstrip() for line in result.stdout.splitlines()]
        cut = int(found["lines"] or 0)
        head = f" | head -{cut}" if cut else ""
        return "\n".join((f"```console\n$ councilgraph {found['words']}{head}", *(lines[:cut] if cut else lines), "```"))

    return _CONSOLE.sub(run, text)


def main() -> int:
    """Load what comes with the project into a scratch folder and write the answers."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder))
        with open_ledger(workspace, "docs", now=str) as ledger:
            load_reference(ledger)
            load_files(ledger, [*shipped_intakes(lists_too=True, examples=True)], processes=1)
            projection, _ = rebuild(ledger, workspace.graph)
        graph = EmbeddedGraph(workspace.graph)
        _fill("cypher.md", lambda text: run_cypher(graph, text))
        graph.close()
        store = sparql_store(projection, workspace.folder / "sparql", DEFAULT_BASE)
        _fill("sparql.md", lambda text: run_sparql(store, text, prefixes=prefixes(DEFAULT_BASE)))
        page = HERE / "reports.md"
        page.write_text(shown(page.read_text(encoding="utf-8"), workspace.folder), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

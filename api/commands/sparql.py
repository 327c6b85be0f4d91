"""`councilgraph sparql`: asking the open graph in SPARQL."""

import sys
from contextlib import nullcontext

import click

from councilgraph.api.commands.asking import show
from councilgraph.api.commands.exporting import projection
from councilgraph.api.console import TALK
from councilgraph.api.errors import InputError
from councilgraph.api.settings import Settings
from councilgraph.graph.rdf.store import prefixes, sparql_store
from councilgraph.queries.output import FORMATS
from councilgraph.queries.sparql import run_sparql


@click.command(
    epilog="""\b
Examples:
  councilgraph sparql "SELECT ?name WHERE { ?c a lg:LocalAuthority ; skos:prefLabel ?name } ORDER BY ?name LIMIT 5"
  councilgraph sparql "ASK { ?p cg:participant council:STS ; cg:programme programme:cpc ; cg:status participation-status:held }"
  councilgraph sparql - --format csv < question.rq"""
)
@click.argument("text")
@click.option("--format", "layout", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--limit", metavar="ROWS", type=click.IntRange(1), default=10_000, show_default=True, help="At most this many rows.")
@click.option("--timeout", metavar="SECONDS", type=click.FloatRange(0.01), default=60.0, show_default=True)
@click.option("--base", metavar="IRI", help="What addresses begin with, instead of COUNCILGRAPH_BASE or https://w3id.org/councilgraph.")
@click.pass_obj
def sparql(settings: Settings, text: str, layout: str, limit: int, timeout: float, base: str | None) -> None:
    """Ask the open graph in SPARQL 1.1; `-` reads the query from stdin. Worked questions are in docs/sparql.md.

    What is asked is what `councilgraph export rdf` writes: restricted rows are not there. The prefixes of the vocabulary need no
    declaration; council:STS, programme:cpc and participation-status:held stand for addresses. Updates and SERVICE are refused.
    """
    words = sys.stdin.read() if text == "-" else text
    if not words.strip():
        raise InputError("the query is empty")
    under = base or settings.base
    folder = settings.workspace.folder / "sparql"
    with TALK.status("preparing the graph for SPARQL") if TALK.is_terminal else nullcontext():
        store = sparql_store(projection(settings), folder, under)
    show(run_sparql(store, words, prefixes=prefixes(under), timeout=timeout, limit=limit), layout)

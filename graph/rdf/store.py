"""A SPARQL store of the open graph, built from the export and kept beside the graph until the ledger changes."""

import os
import shutil
import tempfile
from hashlib import sha256
from pathlib import Path
from typing import Final

from councilgraph.graph.engines.engine import GraphError
from councilgraph.graph.open_graph import open_projection
from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf.files import export
from councilgraph.graph.rdf.iris import checked_base
from councilgraph.graph.rdf.terms import terms

# Raised when what the export says of the same graph changes.
_FORMAT: Final = 1
_MISSING: Final = "SPARQL needs pyoxigraph: pip install 'councilgraph[rdf]'"


def sparql_store(whole: Projection, folder: Path, base: str) -> Path:
    """The folder of a store that holds the open part of `whole`, with addresses under `base`; built where there is none of this state.

    `folder` keeps one store; older states are removed. Raises GraphError where pyoxigraph is not installed, BaseError for a base that
    no address can be made under.
    """
    try:
        from pyoxigraph import RdfFormat, Store
    except ImportError as error:
        raise GraphError(_MISSING) from error
    state = [_FORMAT, whole.format, whole.vocabulary, whole.change_number, str(whole.folder.resolve()), checked_base(base)]
    place = folder / sha256(repr(state).encode()).hexdigest()[:16]
    if place.exists():
        return place
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix="building-") as scratch:
        shown = open_projection(whole, Path(scratch) / "open")
        written = export(shown, Path(scratch), "nt", base=base)
        store = Store(str(Path(scratch) / "store"))
        store.bulk_load(path=str(written.path), format=RdfFormat.N_TRIPLES)
        store.optimize()
        store.flush()
        del store
        for old in folder.iterdir():
            if not old.name.startswith("building-") and old != place:
                shutil.rmtree(old, ignore_errors=True)
        try:
            os.rename(Path(scratch) / "store", place)
        except OSError:
            # Another process was first with the same state.
            if not place.exists():
                raise
    return place


def prefixes(base: str) -> dict[str, str]:
    """The prefixes that a query may use without declaring them: those of the vocabulary, `council:STS` and `programme:cpc`, and a
    scheme's concepts, such as `participation-status:held`."""
    said = terms()
    things = {slug: f"{checked_base(base)}/id/{slug}/" for slug in ("council", "programme")}
    return {**said.prefixes, **things, **{name: said.concept(name, "") for name in said.schemes}}

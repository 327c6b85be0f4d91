"""Running a user's SPARQL: checked, in a process of its own that ends when its time is over, with a limit on rows."""

import multiprocessing
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from councilgraph.graph.engines.engine import QueryError
from councilgraph.queries.run import Answer
from councilgraph.queries.sparql_text import SparqlError, check_sparql

_AT_ONCE: Final = 1000
_TRIPLE: Final = ("subject", "predicate", "object")
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_WHOLE: Final = frozenset(f"{_XSD}{name}" for name in ("integer", "int", "long", "nonNegativeInteger", "positiveInteger"))
_DECIMAL: Final = frozenset(f"{_XSD}{name}" for name in ("decimal", "double", "float"))


def run_sparql(store: Path, text: str, *, prefixes: Mapping[str, str], timeout: float = 60.0, limit: int | None = 10_000) -> Answer:
    """The answer of a query over a store that graph/rdf/store.py built.

    SELECT gives its variables as columns, ASK one column `answer`, CONSTRUCT and DESCRIBE subject, predicate and object. Numbers and
    booleans come as such, IRIs and other literals as their text, what is not bound as None. `timeout` is in seconds.

    Raises SparqlError for text that may not run or that the engine cannot read, QueryError where the time is over.
    """
    form = check_sparql(text)
    # A query cannot be stopped from within; a process can.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_ask, args=(theirs, str(store), text, dict(prefixes), limit), daemon=True)
    process.start()
    theirs.close()
    try:
        return _received(ours, form, time.monotonic() + timeout, timeout)
    finally:
        process.kill()
        process.join()
        ours.close()


def _received(ours: Connection, form: str, end: float, timeout: float) -> Answer:
    columns: tuple[str, ...] = ()
    rows: list[tuple[Any, ...]] = []
    while True:
        if not ours.poll(max(0.0, end - time.monotonic())):
            raise QueryError(f"the query was stopped after {timeout:g} s; ask for less, or raise --timeout")
        try:
            kind, told = ours.recv()
        except EOFError:
            raise QueryError("the query ended without an answer; it may have needed more memory than there is") from None
        if kind == "columns":
            columns = told
        elif kind == "rows":
            rows += told
        elif kind == "end":
            if form != "SELECT":
                rows.sort(key=str)
            return Answer(columns, tuple(_type_of([row[place] for row in rows]) for place in range(len(columns))), tuple(rows), told)
        elif kind == "syntax":
            raise SparqlError(f"the query cannot be read: {told}")
        else:
            raise QueryError(f"the query failed: {told}")


def _type_of(values: list[Any]) -> str | None:
    """The type of a column all of whose values are of one, as tables align it; None else."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int, float}:
        return "number"
    return {int: "integer", float: "number", bool: "boolean", str: "string"}[kinds.pop()] if len(kinds) == 1 else None


def _ask(to: Connection, store: str, text: str, prefixes: dict[str, str], limit: int | None) -> None:
    """In the other process: send columns, rows in batches, and whether the limit cut them."""
    from pyoxigraph import QueryBoolean, QuerySolutions, Store

    try:
        answer = Store.read_only(store).query(text, prefixes=prefixes)
        if isinstance(answer, QueryBoolean):
            to.send(("columns", ("answer",)))
            to.send(("rows", [(bool(answer),)]))
            to.send(("end", False))
            return
        columns = tuple(variable.value for variable in answer.variables) if isinstance(answer, QuerySolutions) else _TRIPLE
        to.send(("columns", columns))
        batch: list[tuple[Any, ...]] = []
        cut = False
        for count, found in enumerate(answer):
            if count == limit:
                cut = True
                break
            batch.append(tuple(_plain(term) for term in found))
            if len(batch) == _AT_ONCE:
                to.send(("rows", batch))
                batch = []
        to.send(("rows", batch))
        to.send(("end", cut))
    except SyntaxError as error:
        to.send(("syntax", str(error)))
    except (OSError, ValueError, RuntimeError) as error:
        to.send(("failed", str(error)))


def _plain(term: Any) -> Any:
    if term is None:
        return None
    datatype = getattr(term, "datatype", None)
    if datatype is not None:
        if datatype.value in _WHOLE:
            return int(term.value)
        if datatype.value in _DECIMAL:
            return float(term.value)
        if datatype.value == f"{_XSD}boolean":
            return term.value in ("true", "1")
    value: Any = getattr(term, "value", None)
    return str(term) if value is None or type(term).__name__ == "BlankNode" else value

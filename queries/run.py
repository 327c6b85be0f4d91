"""Running a named query or a user's Cypher: checked, bound, with limits on rows and time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from councilgraph.graph.engines.engine import Engine, GraphError
from councilgraph.graph.policy import Clearance
from councilgraph.queries.catalogue import CLEARANCE, Catalogue
from councilgraph.queries.cypher_text import CypherError, tokens
from councilgraph.queries.guard import check_reading
from councilgraph.queries.known import FOUND, CouncilNames, found


class NotClearedError(GraphError):
    """A restricted query, asked without clearance. The message says no more than that."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave: its columns, their types (None for free Cypher), its rows, and whether the row limit cut them."""

    columns: tuple[str, ...]
    types: tuple[str | None, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool = False

    def records(self) -> list[dict[str, Any]]:
        """The rows as dicts by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def run_query(
    catalogue: Catalogue,
    engine: Engine,
    name: str,
    values: Mapping[str, Any],
    *,
    clearance: Clearance,
    timeout: float = 60.0,
    limit: int | None = None,
    names: CouncilNames | None = None,
) -> Answer:
    """The answer of a named query. `names` knows councils by names that the graph does not hold.

    Raises CatalogueError, ParameterError, NotClearedError or QueryError.
    """
    query = catalogue.query(name)
    if query.access == "restricted" and clearance != "restricted":
        raise NotClearedError(f"{name} needs a clearance")
    bound = query.bind(values)
    for parameter in query.parameters:
        if parameter.type in FOUND and bound[parameter.name]:
            bound[parameter.name] = found(engine, parameter.type, bound[parameter.name], parameter.name, names)
    text = query.on(engine.name)
    if _asks_clearance(text):
        bound[CLEARANCE] = clearance
    rows = engine.run(text, bound, timeout=timeout, limit=limit)
    types = tuple(column.type for column in query.columns)
    typed = _typed(rows.rows, types)
    if query.sort:
        places = [rows.columns.index(name) for name in query.sort]
        typed.sort(key=lambda row: [(row[place] is not None, row[place]) for place in places])
    return Answer(rows.columns, types, tuple(typed), rows.cut)


@cache
def _asks_clearance(text: str) -> bool:
    """Whether a query of the catalogue, of which there are some hundred, has the clearance as a parameter."""
    return any(token.kind == "parameter" and token.text == f"${CLEARANCE}" for token in tokens(text))


def _typed(rows: Sequence[tuple[Any, ...]], types: Sequence[str]) -> list[tuple[Any, ...]]:
    """Rows with values as their columns declare them: engines differ in what sum() gives, and in what order collect() does."""
    made = [(place, _MADE[kind]) for place, kind in enumerate(types) if kind in _MADE]
    if not made:
        return list(rows)
    found = []
    for row in rows:
        values = list(row)
        for place, make in made:
            if values[place] is not None:
                values[place] = make(values[place])
        found.append(tuple(values))
    return found


_MADE: Final[Mapping[str, Callable[[Any], Any]]] = {"integer": int, "number": float, "strings": sorted}


def run_cypher(engine: Engine, text: str, *, timeout: float = 60.0, limit: int | None = 10_000) -> Answer:
    """The answer of a user's Cypher. Raises CypherError for anything but one statement of reading clauses, QueryError beyond that."""
    check_reading(text)
    for token in tokens(text):
        if token.kind == "parameter":
            raise CypherError(
                f"line {token.line}, column {token.column}: {token.text}: a query of your own takes no parameters; write the value"
            )
    rows = engine.run(text, {}, timeout=timeout, limit=limit)
    return Answer(rows.columns, tuple(None for _ in rows.columns), rows.rows, rows.cut)

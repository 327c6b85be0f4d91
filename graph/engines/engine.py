"""What the project asks of a graph engine, and the plain rows it gives back."""

import datetime
import decimal
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


class GraphError(RuntimeError):
    """The graph cannot be opened or asked. The message says why, in one line, and what to do."""


class QueryError(GraphError):
    """A query that the engine refused, stopped, or found wrong."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer of an engine: columns in order, rows of plain Python values, and whether the row limit cut them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool = False


class Engine(Protocol):
    """A graph that can be asked."""

    name: str

    def run(self, text: str, parameters: Mapping[str, Any], *, timeout: float, limit: int | None) -> Rows:
        """The rows of a Cypher text that only reads. `timeout` is in seconds; at most `limit` rows come back (None is all).

        Raises QueryError, in one line, for text the engine refuses or a query that took too long. `parameters` must hold every one that the text names.
        """

    def close(self) -> None:
        """Let go of the graph."""


def plain(value: Any) -> Any:
    """A value without anything of an engine in it: whole Decimals are integers, nodes and edges are dicts, dates ISO strings."""
    if isinstance(value, decimal.Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime.date | datetime.datetime | datetime.time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(inner) for key, inner in value.items() if not (isinstance(key, str) and key in ("_ID", "_SRC", "_DST"))}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value

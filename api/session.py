"""The Python API: open a workspace, ask it, take frames and networks."""

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from councilgraph.api.names import council_codes
from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.graph.networks import network
from councilgraph.graph.policy import Clearance
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.run import Answer, run_cypher, run_query

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import polars as pl


class Result:
    """The answer to a query, as rows or as a frame."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __len__(self) -> int:
        return len(self.answer.rows)

    def records(self) -> list[dict[str, Any]]:
        """The rows as dicts by column."""
        return self.answer.records()

    def to_pandas(self) -> "pd.DataFrame":
        """The rows as a pandas frame; what is not known is None or NaN."""
        import pandas as pd

        return pd.DataFrame(list(self.answer.rows), columns=list(self.answer.columns))

    def to_polars(self) -> "pl.DataFrame":
        """The rows as a polars frame. Needs the `polars` extra."""
        import polars as pl

        return pl.DataFrame(list(self.answer.rows), schema=list(self.answer.columns), orient="row", infer_schema_length=None)


class Session:
    """An open workspace. Use it as a context manager, or close it."""

    def __init__(self, workspace: str | Path, clearance: Clearance) -> None:
        self._graph = EmbeddedGraph(Workspace(Path(workspace)).graph)
        self._clearance = clearance

    def query(self, name: str, /, **parameters: Any) -> Result:
        """Ask a named query. Raises CatalogueError, ParameterError or QueryError, each in one line."""
        return Result(run_query(Catalogue.load(), self._graph, name, parameters, clearance=self._clearance, names=council_codes))

    def cypher(self, text: str, *, limit: int | None = None) -> Result:
        """Ask in Cypher, reading clauses only. Raises CypherError or QueryError. It sees all that the workspace holds."""
        return Result(run_cypher(self._graph, text, limit=limit))

    def network(self) -> "nx.MultiDiGraph[str]":
        """The graph as a networkx network; councilgraph.graph.networks has views of it."""
        return network(self._graph.projection, clearance=self._clearance)

    def close(self) -> None:
        """Let go of the graph."""
        self._graph.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_workspace(workspace: str | Path = "councilgraph-workspace", *, clearance: Clearance = "restricted") -> Session:
    """Open a workspace for asking. Whoever holds the folder sees everything; `clearance="open"` shows what the public may see.

    Raises GraphError where nothing has been loaded there yet.
    """
    return Session(workspace, clearance)

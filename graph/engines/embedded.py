"""The embedded graph: a Ladybug file built from a projection beside the old one, and swapped in by one rename."""

import os
import shutil
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import ladybug

from councilgraph.graph.engines.engine import GraphError, QueryError, Rows, plain
from councilgraph.graph.projection import Projection
from councilgraph.graph.vocabulary import Column, EdgeKind, NodeKind, vocabulary

_TYPES: Final = {"string": "STRING", "integer": "INT64", "number": "DOUBLE", "boolean": "BOOLEAN", "strings": "STRING[]"}
_POINTER: Final = "current"
_FILE: Final = "graph.lbug"
# Room for the tables in memory; the file itself is mapped as it is read.
_BUFFER: Final = 512 * 1024 * 1024


def schema() -> tuple[str, ...]:
    """The CREATE statements of every node and edge table, from the vocabulary; all exist, so no query fails for want of a fact."""
    words = vocabulary()
    return tuple(_node_table(kind, words.columns(kind)) for kind in words.nodes.values()) + tuple(
        _edge_table(kind, words.columns(kind)) for kind in words.edges.values()
    )


def _columns(columns: tuple[Column, ...]) -> str:
    return "".join(f", `{column.name}` {_TYPES[column.type]}" for column in columns)


def _node_table(kind: NodeKind, columns: tuple[Column, ...]) -> str:
    return f"CREATE NODE TABLE {kind.name}(id STRING PRIMARY KEY{_columns(columns)})"


def _edge_table(kind: EdgeKind, columns: tuple[Column, ...]) -> str:
    pairs = ", ".join(f"FROM {source} TO {target}" for source, target in kind.pairs)
    return f"CREATE REL TABLE {kind.name}({pairs}, id STRING{_columns(columns)})"


def current_generation(folder: Path) -> Path | None:
    """The folder of the generation that readers open now, None where no graph was built yet."""
    try:
        name = (folder / _POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return folder / name


def build(folder: Path, make: Callable[[Path], Projection]) -> Projection:
    """Build the next generation of the graph in `folder` and swap it in.

    `make` writes the projection into the folder it is given. Readers go on with the old generation; it is kept until the next
    build. A process killed at any point leaves the old generation as it was. Raises GraphError where the loaded counts differ
    from the projection's.
    """
    folder.mkdir(parents=True, exist_ok=True)
    old = current_generation(folder)
    number = 1 + max((int(path.name) for path in folder.iterdir() if path.name.isdigit()), default=0)
    fresh = folder / f"{number:06}"
    fresh.mkdir()
    try:
        projection = make(fresh / "projection")
        _load(projection, fresh / _FILE)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    pointer = folder / f"{_POINTER}.{number:06}"
    pointer.write_text(fresh.name, encoding="utf-8")
    os.replace(pointer, folder / _POINTER)
    for path in folder.iterdir():
        if path.name.isdigit() and path not in (fresh, old):
            shutil.rmtree(path, ignore_errors=True)
    return projection


def _load(projection: Projection, file: Path) -> None:
    words = vocabulary()
    database = ladybug.Database(str(file), buffer_pool_size=_BUFFER)
    connection = ladybug.Connection(database)
    try:
        for statement in schema():
            connection.execute(statement)
        for kind in words.nodes.values():
            connection.execute(f"COPY {kind.name} FROM '{projection.node_file(kind.name)}'")
        for edge in words.edges.values():
            for source, target in edge.pairs:
                path = projection.edge_file(edge.name, source, target)
                if path.exists():
                    columns = ", ".join(f"`{column.name}`" for column in words.columns(edge))
                    connection.execute(
                        f"COPY {edge.name} FROM (LOAD FROM '{path}' RETURN source, target, id, {columns}) (from='{source}', to='{target}')"
                    )
        for name, count in projection.nodes.items():
            _check(connection, f"MATCH (n:{name}) RETURN count(n)", name, count)
        for name, count in projection.edges.items():
            _check(connection, f"MATCH ()-[r:{name}]->() RETURN count(r)", name, count)
    finally:
        connection.close()
        database.close()


def _check(connection: Any, text: str, name: str, wanted: int) -> None:
    found = connection.execute(text).get_all()[0][0]
    if found != wanted:
        raise GraphError(f"the graph was not built: {found} {name} loaded, the ledger has {wanted}; please report this")


class EmbeddedGraph:
    """The current generation of an embedded graph, open for reading; it moves to a newer one by itself."""

    name = "embedded"

    def __init__(self, folder: Path) -> None:
        """Open the graph in `folder`. Raises GraphError where there is none."""
        self.folder = folder
        self._lock = threading.Lock()
        self._generation: Path | None = None
        self._database: Any = None
        self._connection: Any = None
        self._refresh()

    @property
    def projection(self) -> Projection:
        """The projection that the open generation was built from."""
        self._refresh()
        assert self._generation is not None
        return Projection.read(self._generation / "projection")

    def _refresh(self) -> None:
        generation = current_generation(self.folder)
        if generation is None or not (generation / _FILE).exists():
            raise GraphError(
                f"{self.folder}: no graph here yet; run `councilgraph load` first, or name another with --workspace or --graph"
            )
        if generation == self._generation:
            return
        self.close()
        try:
            self._database = ladybug.Database(str(generation / _FILE), read_only=True, buffer_pool_size=_BUFFER)
            self._connection = ladybug.Connection(self._database)
        except RuntimeError as error:
            raise GraphError(
                f"{generation}: the graph cannot be opened: {_line(error)}; build it again with `councilgraph load`"
            ) from error
        self._generation = generation

    def run(self, text: str, parameters: Mapping[str, Any], *, timeout: float = 60.0, limit: int | None = None) -> Rows:
        """See Engine.run."""
        with self._lock:
            self._refresh()
            self._connection.set_query_timeout(max(1, int(timeout * 1000)))
            try:
                result = self._connection.execute(text, dict(parameters))
            except RuntimeError as error:
                message = _line(error)
                if "Interrupted" in message:
                    raise QueryError(f"the query took longer than {timeout:g} s and was stopped; narrow it or raise the limit") from error
                raise QueryError(message) from error
            if isinstance(result, list):
                raise QueryError("one statement at a time")
            columns = tuple(result.get_column_names())
            rows: list[tuple[Any, ...]] = []
            cut = False
            while result.has_next():
                row = result.get_next()
                if limit is not None and len(rows) == limit:
                    cut = True
                    break
                rows.append(tuple(plain(value) for value in row))
            result.close()
        return Rows(columns, tuple(rows), cut)

    def close(self) -> None:
        """Let go of the open generation."""
        if self._connection is not None:
            self._connection.close()
            self._database.close()
        self._connection = self._database = self._generation = None


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())

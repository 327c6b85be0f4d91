"""Statements in the order of their bytes, out of DuckDB in flat memory: sorted streams in pieces, and their merging."""

import bisect
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from councilgraph.graph.rdf.attributed import Attribution
from councilgraph.graph.rdf.statements import Stream, in_order
from councilgraph.graph.rdf.syntax import Syntax

# DuckDB's part of the memory that an export takes, and more of it for where that is not enough to sort in; the rest of an export's
# memory is Python, Arrow, what DuckDB does not count, and the pieces in hand.
MEMORY: Final = ("160MB", "640MB", "4GB")
_PIECE: Final = 16_384


@contextmanager
def sorting(memory: str = MEMORY[0]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that sorts on disk what is too large for memory."""
    with tempfile.TemporaryDirectory(prefix="councilgraph-rdf-") as folder:
        connection = duckdb.connect(config={"memory_limit": memory, "temp_directory": folder})
        try:
            yield connection
        finally:
            connection.close()


def sorted_lines(
    connection: duckdb.DuckDBPyConnection,
    streams: Sequence[Stream],
    syntax: Syntax,
    ending: str = "",
    attribution: Attribution | None = None,
) -> Iterator[pa.Array]:
    """The statements of a shard's streams, each once, in the order of their bytes, `ending` behind each; with `attribution` once a graph."""
    queries = [select(stream, syntax, ending, attribution) for stream in streams]
    return once(merged([pieces(connection.cursor(), query) for query in queries]))


def once(found: Iterable[pa.Array]) -> Iterator[pa.Array]:
    """Sorted pieces without what stands in them twice."""
    last: str | None = None
    for piece in found:
        before = pa.concat_arrays([pa.array([last], piece.type), piece.slice(0, len(piece) - 1)])
        last = piece[-1].as_py()
        kept = piece.filter(pc.fill_null(pc.not_equal(piece, before), True))
        if len(kept):
            yield kept


def select(stream: Stream, syntax: Syntax, ending: str = "", attribution: Attribution | None = None) -> str:
    """A SELECT of a stream's statements in their order, in one column `line`; some may be doubled."""
    rows = attribution.rows(stream) if attribution else stream.rows()
    said = attribution.stream(stream) if attribution else stream
    order = f"{stream.subject.path} || '{stream.subject.fragment}{syntax.closing}'"
    if not stream.subject.own:
        order += f" || ' ' || {stream.says[0].value}"
    query = f"""SELECT line || '{ending}' AS line FROM (SELECT unnest({in_order(said)}) AS line FROM (SELECT * FROM ({rows}) ORDER BY {order}))
        WHERE line IS NOT NULL"""
    # Rows that say the same may say it in several graphs.
    return query if stream.subject.own or not attribution else f"{query} ORDER BY line"


def pieces(connection: duckdb.DuckDBPyConnection, query: str) -> Iterator[pa.Array]:
    """The rows of a query of one column, in arrays that are not empty."""
    for batch in connection.sql(query).to_arrow_reader(_PIECE):
        if batch.num_rows:
            yield batch.column(0)


def merged(streams: Sequence[Iterator[pa.Array]]) -> Iterator[pa.Array]:
    """Sorted streams as one. What is known to come before all that is still to be read goes out, sorted where it is of more than one."""
    held = {at: piece for at, stream in enumerate(streams) if (piece := next(stream, None)) is not None}
    while len(held) > 1:
        bound = min(piece[-1].as_py().encode() for piece in held.values())
        ready = []
        for at, piece in list(held.items()):
            cut = bisect.bisect_right(_Bytes(piece), bound)
            if cut:
                ready.append(piece.slice(0, cut))
            if cut < len(piece):
                held[at] = piece.slice(cut)
            elif (following := next(streams[at], None)) is not None:
                held[at] = following
            else:
                del held[at]
        whole = pa.concat_arrays(ready)
        yield whole if len(ready) == 1 else whole.take(pc.sort_indices(whole))
    for at, piece in held.items():
        yield piece
        yield from streams[at]


class _Bytes(Sequence[bytes]):
    """An array of strings as a sequence of their UTF-8, for bisection."""

    def __init__(self, piece: pa.Array) -> None:
        self._piece = piece

    def __len__(self) -> int:
        return len(self._piece)

    def __getitem__(self, at: int) -> bytes:  # type: ignore[override]
        found: str = self._piece[at].as_py()
        return found.encode()


def bytes_of(piece: pa.Array) -> memoryview:
    """The strings of an array one behind the other, as UTF-8."""
    offsets, values = piece.buffers()[1:3]
    ends = memoryview(offsets).cast("q" if pa.types.is_large_string(piece.type) else "i")
    return memoryview(values)[ends[piece.offset] : ends[piece.offset + len(piece)]]

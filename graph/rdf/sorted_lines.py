"""Sorted statements out of DuckDB in flat memory: what does not fit is sorted on disk, and comes back in pieces."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from councilgraph.graph.rdf.statements import Source, lines

# DuckDB's part of the memory that an export takes; the rest of it, some 150 MB, is Python, Arrow and the piece in hand.
MEMORY: Final = "256MB"
_PIECE: Final = 50_000


@contextmanager
def sorting() -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that sorts on disk what is too large for memory."""
    with tempfile.TemporaryDirectory(prefix="councilgraph-rdf-") as folder:
        connection = duckdb.connect(config={"memory_limit": MEMORY, "temp_directory": str(Path(folder))})
        try:
            yield connection
        finally:
            connection.close()


def sorted_lines(
    connection: duckdb.DuckDBPyConnection, sources: Sequence[Source], *, ending: str = "", where: str = ""
) -> Iterator[pa.StringArray]:
    """The statements of `sources`, each once, in the order of their bytes, `ending` behind each."""
    every = " UNION ALL ".join(lines(source, where) for source in sources)
    found = connection.sql(f"SELECT line || ? AS line FROM ({every}) WHERE line IS NOT NULL ORDER BY line", params=[ending])
    last: str | None = None
    for batch in found.to_arrow_reader(_PIECE):
        piece = batch.column(0)
        if not len(piece):
            continue
        before = pa.concat_arrays([pa.array([last], piece.type), piece.slice(0, len(piece) - 1)])
        last = piece[len(piece) - 1].as_py()
        piece = piece.filter(pc.fill_null(pc.not_equal(piece, before), True))
        if len(piece):
            yield piece


def bytes_of(piece: pa.StringArray) -> memoryview:
    """The strings of an array one behind the other, as UTF-8."""
    offsets, values = piece.buffers()[1:3]
    width = 8 if pa.types.is_large_string(piece.type) else 4
    ends = memoryview(offsets).cast("q" if width == 8 else "i")
    return memoryview(values)[ends[piece.offset] : ends[piece.offset + len(piece)]]

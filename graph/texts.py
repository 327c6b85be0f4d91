"""The words around a piece of evidence, and a whole document with its evidence marked; no more of it than the reader may see."""

from dataclasses import dataclass

import duckdb

from councilgraph.graph.projection import TEXTS, Projection


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A quote with what stands before and after it in its document."""

    before: str
    quote: str
    after: str


def document_text(projection: Projection, document: str) -> str | None:
    """The text of a document by its id; None where the projection does not hold it. An open projection holds the texts of documents
    in which nothing is restricted."""
    rows = duckdb.connect().execute(f"SELECT text FROM read_parquet('{projection.folder / TEXTS}') WHERE id = ?", [document]).fetchall()
    return str(rows[0][0]) if rows else None


def surroundings(projection: Projection, document: str, start: int, end: int, *, reach: int = 300) -> Surroundings | None:
    """The words of `document` from `start` to `end` (code points) and up to `reach` characters on either side, cut at words."""
    text = document_text(projection, document)
    if text is None:
        return None
    before, after = text[max(0, start - reach) : start], text[end : end + reach]
    if start > reach and " " in before:
        before = before[before.index(" ") + 1 :]
    if end + reach < len(text) and " " in after:
        after = after[: after.rindex(" ")]
    return Surroundings(before, text[start:end], after)

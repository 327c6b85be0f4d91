"""An answer as a table for a terminal, CSV, JSON, JSON Lines or Parquet."""

import csv
import io
import json
from typing import Any, Final, TextIO

from rich.console import Console
from rich.table import Table

from councilgraph.graph.cells import safe_cell
from councilgraph.queries.run import Answer

FORMATS: Final = ("table", "csv", "json", "jsonl", "parquet")


def write_table(answer: Answer, to: TextIO, width: int | None = None) -> None:
    """A table with long text folded; `width` in characters, by default the terminal's, or as wide as it needs where there is none."""
    console = Console(file=to, width=width or (None if to.isatty() else 160), highlight=False, soft_wrap=False)
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for name, kind in zip(answer.columns, answer.types, strict=True):
        table.add_column(name, justify="right" if kind in ("integer", "number") else "left", overflow="fold")
    for row in answer.rows:
        table.add_row(*(shown_value(value) for value in row))
    console.print(table)


def table_markdown(answer: Answer) -> str:
    """A table in Markdown, numbers to the right; `None.` where there are no rows."""
    if not answer.rows:
        return "None."
    cells = [[name.replace("_", " ") for name in answer.columns]]
    cells.append(["---:" if kind in ("integer", "number") else "---" for kind in answer.types])
    cells += [[shown_value(value).replace("|", "\\|").replace("\n", " ") for value in row] for row in answer.rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


def shown_value(value: Any) -> str:
    """A value as a person reads it: thousands apart, lists joined by semicolons, nothing for what is not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,.2f}" if abs(value) >= 0.01 else f"{value:.2g}"
    if isinstance(value, list):
        return "; ".join(shown_value(inner) for inner in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def to_bytes(answer: Answer, layout: str) -> bytes:
    """The answer as `csv`, `json`, `jsonl` or `parquet`; the same answer gives the same bytes."""
    if layout == "csv":
        return _csv(answer).encode()
    if layout == "json":
        return (json.dumps(answer.records(), ensure_ascii=False, indent=2) + "\n").encode()
    if layout == "jsonl":
        return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in answer.records()).encode()
    if layout == "parquet":
        return _parquet(answer)
    raise ValueError(f"{layout!r} is none of {', '.join(FORMATS)}")


def _csv(answer: Answer) -> str:
    to = io.StringIO()
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(answer.columns)
    for row in answer.rows:
        writer.writerow(["" if value is None else _cell(value) for value in row])
    return to.getvalue()


def _cell(value: Any) -> Any:
    """A cell: lists joined by semicolons; text that a spreadsheet would run as a formula is quoted."""
    if isinstance(value, list):
        return ";".join(str(_cell(inner)) for inner in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return safe_cell(value) if isinstance(value, str) else value


def _parquet(answer: Answer) -> bytes:
    # Heavy, and seldom asked for.
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {
        "string": pa.string(),
        "date": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "boolean": pa.bool_(),
        "strings": pa.list_(pa.string()),
    }
    columns = list(zip(*answer.rows, strict=True)) if answer.rows else [() for _ in answer.columns]
    arrays = [pa.array(list(values), type=types.get(kind) if kind else None) for values, kind in zip(columns, answer.types, strict=True)]
    to = io.BytesIO()
    pq.write_table(pa.table(arrays, names=list(answer.columns)), to)
    return to.getvalue()

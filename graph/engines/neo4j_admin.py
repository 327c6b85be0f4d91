"""A projection as the header and data files of `neo4j-admin database import full`, the fastest way into an empty Neo4j."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from councilgraph.graph.contents import ROW_HASH, Part, hashes, parts, state_of
from councilgraph.graph.engines.engine import GraphError
from councilgraph.graph.engines.neo4j import MARK
from councilgraph.graph.engines.neo4j_delivery import IMPORTED
from councilgraph.graph.projection import Projection
from councilgraph.graph.vocabulary import Column, vocabulary

_TYPES: Final = {"string": "string", "integer": "long", "number": "double", "boolean": "boolean", "strings": "string[]"}
# Lists are joined by a character that no text of ours holds (Unicode: unit separator).
_BETWEEN: Final = "\x1f"


@dataclass(frozen=True, slots=True)
class AdminFiles:
    """The written files, as the arguments of neo4j-admin that name them."""

    folder: Path
    arguments: tuple[str, ...]

    def command(self, database: str = "neo4j") -> str:
        """The exact command to run where the server's own neo4j-admin is, with the server stopped."""
        quoted = " ".join(f"'{argument}'" for argument in self.arguments)
        return f"neo4j-admin database import full {database} {quoted} --overwrite-destination"


def write_admin_files(projection: Projection, folder: Path) -> AdminFiles:
    """Write the files into `folder`; paths in the command are absolute. Raises GraphError where they cannot be written."""
    connection = duckdb.connect()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        arguments = [_write(connection, part, folder.absolute()) for part in parts(projection)]
        state = folder.absolute() / "CouncilgraphState.csv"
        # The marker that later deliveries by difference go by: the first of them finishes what CSV cannot say.
        words = f"id:ID,state:string,change_number:long\nstate,{IMPORTED}{state_of(hashes(projection))},{projection.change_number}\n"
        state.write_text(words, encoding="utf-8")
        arguments.append(f"--nodes=CouncilgraphState={state}")
    except (OSError, duckdb.IOException) as error:
        raise GraphError(f"{folder}: cannot be written: {' '.join(str(error).split())[:200]}") from error
    shared = (
        "--multiline-fields=true",
        "--array-delimiter=U+001F",
        "--ignore-empty-strings=false",
        "--strict=true",
        "--report-file=/dev/null",
    )
    return AdminFiles(folder, (*arguments, *shared))


def _write(connection: duckdb.DuckDBPyConnection, part: Part, folder: Path) -> str:
    name = part.name.replace(" ", "-")
    header, data = folder / f"{name}-header.csv", folder / f"{name}.csv"
    words = vocabulary()
    columns = words.columns(words.edges[part.kind] if part.source else words.nodes[part.kind])
    fields = ", ".join(_field(column) for column in columns)
    own = [f"{column.name}:{_TYPES[column.type]}" for column in columns]
    if part.source:
        ends, given = "source, target, id", [":START_ID", ":END_ID", "id:string"]
    else:
        # The importer's ID column stays a property only where it is named; ours is `id` either way.
        ends, given = "id", ["id:ID"]
    header.write_text(",".join([*given, *own, f"{MARK}:string"]) + "\n", encoding="utf-8")
    connection.execute(
        f"""COPY (SELECT {ends}, {fields}, {ROW_HASH} AS {MARK} FROM read_parquet('{part.path}') t ORDER BY id)
            TO '{data}' (FORMAT csv, HEADER false, FORCE_QUOTE *, NULLSTR '\x00')"""
    )
    text = data.read_text(encoding="utf-8")
    if "\x00" in text:
        data.write_text(text.replace('"\x00"', "").replace("\x00", ""), encoding="utf-8")
    return f"--relationships={part.kind}={header},{data}" if part.source else f"--nodes={part.kind}={header},{data}"


def _field(column: Column) -> str:
    return f"array_to_string(\"{column.name}\", '{_BETWEEN}')" if column.type == "strings" else f'"{column.name}"'

"""A projection as the header and data files of `neo4j-admin database import full`, the fastest way into an empty Neo4j."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from councilgraph.graph.contents import ROW_HASH, Part, parts, state_of
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
    connection.execute("CREATE TABLE found (part VARCHAR, id VARCHAR, hash VARCHAR)")
    # The importer finds the ends of an edge by number, without the index of all ids that it would make of texts.
    connection.execute("CREATE TABLE numbered (kind VARCHAR, id VARCHAR, number BIGINT)")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        written = [_write(connection, part, folder.absolute()) for part in parts(projection)]
        state = folder.absolute() / "CouncilgraphState.csv"
        # The marker that later deliveries by difference go by: the first of them finishes what CSV cannot say.
        name = f"{IMPORTED}{state_of(connection.table('found').to_arrow_table())}"
        last = sum(projection.nodes.values())
        state.write_text(
            f":ID,id:string,state:string,change_number:long\n{last},state,{name},{projection.change_number}\n", encoding="utf-8"
        )
    except (OSError, duckdb.IOException) as error:
        raise GraphError(f"{folder}: cannot be written: {' '.join(str(error).split())[:200]}") from error
    # The importer reads such a file by one thread, line by line; so only those that need it are named.
    several = ",".join(str(part.data) for part in written if part.several_lines)
    shared = (
        *((f"--multiline-fields={several}", "--multiline-fields-format=v2") if several else ("--multiline-fields=false",)),
        "--id-type=actual",
        "--array-delimiter=U+001F",
        "--ignore-empty-strings=false",
        "--strict=true",
        "--report-file=/dev/null",
    )
    arguments = (*(part.argument for part in written), f"--nodes=CouncilgraphState={state}")
    return AdminFiles(folder, (*arguments, *shared))


@dataclass(frozen=True, slots=True)
class _Written:
    """The files of one part: the argument that names them, and whether a value in the data holds a line break."""

    argument: str
    data: Path
    several_lines: bool


def _write(connection: duckdb.DuckDBPyConnection, part: Part, folder: Path) -> _Written:
    name = part.name.replace(" ", "-")
    header, data = folder / f"{name}-header.csv", folder / f"{name}.csv"
    words = vocabulary()
    columns = words.columns(words.edges[part.kind] if part.source else words.nodes[part.kind])
    fields = ", ".join(_field(column) for column in columns)
    own = [f"{column.name}:{_TYPES[column.type]}" for column in columns]
    rows = f"(SELECT *, {ROW_HASH} AS {MARK} FROM read_parquet('{part.path}') t) rows"
    if part.source:
        ends, given = "s.number, t.number", [":START_ID", ":END_ID"]
        # An end that is missing leaves its number out, which the importer refuses.
        rows += (
            f" LEFT JOIN numbered s ON s.kind = '{part.source}' AND s.id = rows.source"
            f" LEFT JOIN numbered t ON t.kind = '{part.target}' AND t.id = rows.target"
        )
    else:
        ends, given = "(SELECT count(*) FROM numbered) + row_number() OVER (ORDER BY rows.id) - 1 AS number", [":ID"]
    header.write_text(",".join([*given, "id:string", *own, f"{MARK}:string"]) + "\n", encoding="utf-8")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE part AS SELECT {ends}, rows.id, {fields}, rows.{MARK} FROM {rows} ORDER BY 1, 2, 3")
    if not part.source:
        connection.execute("INSERT INTO numbered SELECT ?, id, number FROM part", [part.name])
    connection.execute(f"INSERT INTO found SELECT ?, id, {MARK} FROM part", [part.name])
    # Null is nothing between two commas; an empty text, which is not null, is written in quotes.
    ((count,),) = connection.execute(f"COPY part TO '{data}' (FORMAT csv, HEADER false, NULLSTR '')").fetchall()
    kind = "relationships" if part.source else "nodes"
    return _Written(f"--{kind}={part.kind}={header},{data}", data, _line_ends(data) != count)


def _line_ends(data: Path) -> int:
    """Line feeds and carriage returns of a file: either ends a line for the importer."""
    with data.open("rb") as opened:
        return sum(chunk.count(b"\n") + chunk.count(b"\r") for chunk in iter(lambda: opened.read(1 << 20), b""))


def _field(column: Column) -> str:
    return f"array_to_string(rows.\"{column.name}\", '{_BETWEEN}')" if column.type == "strings" else f'rows."{column.name}"'

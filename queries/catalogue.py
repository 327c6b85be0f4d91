"""The named queries: one .cypher file each, with a header that says what it asks, takes and gives."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

from councilgraph.queries.cypher_text import CypherError, tokens
from councilgraph.queries.guard import check_reading
from councilgraph.queries.parameters import Parameter, ParameterError, parameter

# The caller's clearance, `open` or `restricted`: every query may use it, nobody passes it as an option.
CLEARANCE: Final = "clearance"
_HEADER: Final = re.compile(r"//\s*(?P<key>[a-z]+)(?:\s+(?P<name>\w+))?\s*:\s*(?P<value>.*?)\s*$")
_INCLUDE: Final = re.compile(r"^// include: (?P<name>[a-z-]+)\n", re.MULTILINE)
_COLUMN: Final = re.compile(r"(?P<type>string|integer|number|boolean|date|strings)\s*--\s*(?P<about>.+)")


class CatalogueError(ValueError):
    """A query file that contradicts itself, or a name that no query has. The message begins with file:line."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer."""

    name: str
    type: str
    about: str


@dataclass(frozen=True, slots=True)
class Query:
    """A named query: what it asks, its parameters and columns, its text on each engine."""

    name: str
    title: str
    summary: str
    access: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    texts: tuple[tuple[str, str], ...] = ()
    # Columns to sort the rows by, where the parts of a UNION cannot be sorted in Cypher that both engines take.
    sort: tuple[str, ...] = ()

    def on(self, engine: str) -> str:
        """The text for an engine; most queries have one for all."""
        return dict(self.texts).get(engine, self.text)

    def bind(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The parameters with their types, defaults filled in. Raises ParameterError for an unknown, missing or ill-typed one."""
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise ParameterError(f"{self.name} has no parameter {name!r}; it takes {', '.join(known) or 'none'}")
        return {name: parameter.convert(values.get(name)) for name, parameter in known.items()}


class Catalogue:
    """All named queries."""

    def __init__(self, queries: Iterable[Query]) -> None:
        self._queries = {query.name: query for query in sorted(queries, key=lambda query: query.name)}

    @classmethod
    def load(cls) -> "Catalogue":
        """The queries that come with the project, read and checked once. Raises CatalogueError."""
        return _load()

    def __iter__(self) -> Iterator[Query]:
        return iter(self._queries.values())

    def query(self, name: str) -> Query:
        """The query of a name. Raises CatalogueError, with the nearest names, where there is none."""
        if name not in self._queries:
            near = difflib.get_close_matches(name, self._queries, n=3)
            hint = f"did you mean {' or '.join(near)}?" if near else "`councilgraph queries` lists them"
            raise CatalogueError(f"there is no query {name!r}; {hint}")
        return self._queries[name]


@cache
def _load() -> Catalogue:
    found: dict[str, str] = {}
    for entry in files("councilgraph.queries").iterdir():
        if entry.name.endswith(".cypher"):
            found[entry.name] = entry.read_text(encoding="utf-8")
    return Catalogue(read_queries(found))


def read_queries(texts: Mapping[str, str]) -> Iterator[Query]:
    """The queries in files, by file name. `NAME.ENGINE.cypher` gives NAME another text on ENGINE; `_PART.cypher` is what
    a line `// include: PART` of others stands for. Raises CatalogueError.
    """
    seen: dict[str, str] = {}
    parts = {file.removesuffix(".cypher").removeprefix("_"): text for file, text in texts.items() if file.startswith("_")}
    texts = {file: _with_parts(file, text, parts) for file, text in texts.items() if not file.startswith("_")}
    for file, text in sorted(texts.items()):
        name, *engine = file.removesuffix(".cypher").split(".")
        if engine:
            if f"{name}.cypher" not in texts:
                raise CatalogueError(f"{file}:1 - there is no {name}.cypher that it could replace")
            continue
        if name.lower() in seen:
            raise CatalogueError(f"{file}:1 - {seen[name.lower()]} has that name already")
        seen[name.lower()] = file
        query = read_query(name, file, text)
        others = {other.split(".")[1]: inner for other, inner in texts.items() if other.startswith(f"{name}.") and other != file}
        for inner in others.values():
            _check_parameters(file, inner, query.parameters)
        yield replace(query, texts=tuple(sorted(others.items())))


def _with_parts(file: str, text: str, parts: Mapping[str, str]) -> str:
    def part(found: re.Match[str]) -> str:
        if found["name"] not in parts:
            raise CatalogueError(f"{file}:{text.count(chr(10), 0, found.start()) + 1} - there is no _{found['name']}.cypher to include")
        return parts[found["name"]]

    return _INCLUDE.sub(part, text)


def read_query(name: str, file: str, text: str) -> Query:
    """One query from its file's text. Raises CatalogueError with file:line."""
    single: dict[str, str] = {}
    parameters: list[Parameter] = []
    columns: list[Column] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.startswith("//"):
            break
        header = _HEADER.match(line)
        if not header:
            raise CatalogueError(f"{file}:{number} - not a header line: {line[:60]!r}; write `// key: value`")
        key, label, value = header["key"], header["name"], header["value"]
        if key in ("title", "summary", "access", "sort") and not label:
            if key in single:
                raise CatalogueError(f"{file}:{number} - {key} stands twice")
            single[key] = value
        elif key == "param" and label:
            if label == CLEARANCE or any(other.name == label for other in parameters):
                raise CatalogueError(f"{file}:{number} - parameter {label} stands twice or is reserved")
            try:
                parameters.append(parameter(label, value))
            except ParameterError as error:
                raise CatalogueError(f"{file}:{number} - {error}") from error
        elif key == "column" and label:
            column = _COLUMN.fullmatch(value)
            if not column:
                raise CatalogueError(f"{file}:{number} - write `// column {label}: type -- what it is`")
            columns.append(Column(label, column["type"], column["about"]))
        else:
            raise CatalogueError(f"{file}:{number} - unknown header {key!r}; known: title, summary, access, sort, param NAME, column NAME")
    for key in ("title", "summary", "access"):
        if key not in single:
            raise CatalogueError(f"{file}:1 - has no `// {key}:`")
    if single["access"] not in ("open", "restricted"):
        raise CatalogueError(f"{file}:1 - access is open or restricted, not {single['access']!r}")
    _check_parameters(file, text, tuple(parameters))
    _check_columns(file, text, columns)
    sort = tuple(part.strip() for part in single.get("sort", "").split(",") if part.strip())
    for part in sort:
        if part not in {column.name for column in columns}:
            raise CatalogueError(f"{file}:1 - sort names {part!r}, which is no column")
    return Query(name, single["title"], single["summary"], single["access"], tuple(parameters), tuple(columns), text, (), sort)


def _check_parameters(file: str, text: str, parameters: tuple[Parameter, ...]) -> None:
    try:
        check_reading(text)
        used = {token.text[1:]: token.line for token in tokens(text) if token.kind == "parameter"}
    except CypherError as error:
        raise CatalogueError(f"{file}:1 - {error}") from error
    declared = {parameter.name for parameter in parameters}
    for name, line in used.items():
        if name not in declared | {CLEARANCE}:
            raise CatalogueError(f"{file}:{line} - ${name} is not declared; add `// param {name}: …`")
    for name in sorted(declared - set(used)):
        raise CatalogueError(f"{file}:1 - parameter {name} is declared and not used")


def _check_columns(file: str, text: str, columns: list[Column]) -> None:
    """The declared columns must be the aliases of the last RETURN, in order."""
    words = list(tokens(text))
    last = max((at for at, token in enumerate(words) if token.kind == "word" and token.text.upper() == "RETURN"), default=-1)
    given: list[str] = []
    depth = 0
    for at in range(last + 1, len(words)):
        token = words[at]
        depth += (token.text in "([{") - (token.text in ")]}") if token.kind == "mark" else 0
        if depth == 0 and token.kind == "word" and token.text.upper() in ("ORDER", "SKIP", "LIMIT"):
            break
        if depth == 0 and token.kind == "word" and token.text.upper() == "AS" and at + 1 < len(words):
            given.append(words[at + 1].text.strip("`"))
    declared = [column.name for column in columns]
    if given != declared:
        line = words[last].line if last >= 0 else 1
        raise CatalogueError(
            f"{file}:{line} - RETURN gives {', '.join(given) or 'no aliases'}; the header declares {', '.join(declared) or 'none'}"
        )

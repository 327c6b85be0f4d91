"""The vocabulary: node kinds, edges and fields, read from vocabulary.yaml, the one source of both."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml

FIELD_TYPES: Final = ("string", "text", "integer", "number", "boolean", "strings", "date")


class VocabularyError(ValueError):
    """vocabulary.yaml contradicts itself, or a name is not in it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a node kind or an edge. `type` is one of FIELD_TYPES; `rdf` a prefixed term."""

    name: str
    type: str
    rdf: str
    about: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an engine table: a field, or the half of a date field that holds its latest day."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class NodeKind:
    """A kind of node, such as Council. `slug` starts its ids (`council/STS`); `title` names its caption field."""

    name: str
    slug: str
    title: str
    rdf: str
    about: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """A kind of edge. `pairs` are (from kind, to kind); `key` the fields that tell parallel edges apart."""

    name: str
    rdf: str
    about: str
    pairs: tuple[tuple[str, str], ...]
    key: tuple[str, ...]
    fields: tuple[Field, ...]


# What every node and every edge carries beside its own fields (architecture.md, "Vocabulary").
COMMON_COLUMNS: Final = (
    Column("evidence", "strings"),
    Column("access", "string"),
    Column("first_seen", "string"),
    Column("last_seen", "string"),
)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All node kinds and edges by name, and the RDF prefixes."""

    version: int
    prefixes: dict[str, str]
    nodes: dict[str, NodeKind]
    edges: dict[str, EdgeKind]
    by_slug: dict[str, NodeKind]

    def kind_of(self, key: str) -> NodeKind:
        """The kind of the node that `key` names: `council/STS` -> Council, `~person/1f…/9a…` -> Person.

        Raises VocabularyError for a key that begins with no known slug.
        """
        slug = key.removeprefix("~").partition("/")[0]
        if slug not in self.by_slug:
            raise VocabularyError(f"{key!r} names no kind of node; known: {', '.join(sorted(self.by_slug))}")
        return self.by_slug[slug]

    def columns(self, kind: NodeKind | EdgeKind) -> tuple[Column, ...]:
        """The columns of a kind's table in an engine, in order, after the id (and the ends of an edge)."""
        return tuple(_columns(kind.fields)) + COMMON_COLUMNS


def _columns(fields: tuple[Field, ...]) -> Iterator[Column]:
    for field in fields:
        if field.type == "date":
            yield Column(field.name, "string")
            yield Column(f"{field.name}_latest", "string")
        else:
            yield Column(field.name, "string" if field.type == "text" else field.type)


def _fields(owner: str, raw: dict[str, dict[str, str]] | None) -> tuple[Field, ...]:
    found = []
    for name, spec in (raw or {}).items():
        if spec["type"] not in FIELD_TYPES:
            raise VocabularyError(f"{owner}.{name}: type {spec['type']!r} is none of {', '.join(FIELD_TYPES)}")
        found.append(Field(name, spec["type"], spec["rdf"], spec["about"]))
    return tuple(found)


def _edge(name: str, spec: dict[str, Any], nodes: dict[str, NodeKind]) -> EdgeKind:
    fields = _fields(name, spec.get("fields"))
    if spec["pairs"] == "any -> Evidence":
        pairs = tuple((kind, "Evidence") for kind in nodes if kind not in ("Evidence", "Document"))
    else:
        pairs = tuple((source, target) for source, target in spec["pairs"])
    for kind in {kind for pair in pairs for kind in pair} - set(nodes):
        raise VocabularyError(f"{name}: {kind!r} is no kind of node")
    key = tuple(spec.get("key", ()))
    for missing in set(key) - {field.name for field in fields}:
        raise VocabularyError(f"{name}: key {missing!r} is no field of it")
    return EdgeKind(name, spec["rdf"], spec["about"], pairs, key, fields)


@cache
def written() -> dict[str, Any]:
    """vocabulary.yaml as it stands, read once; not to be changed."""
    # The loader in C, where PyYAML has it, reads ten times as fast.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: dict[str, Any] = yaml.load((files("councilgraph.graph") / "vocabulary.yaml").read_text(encoding="utf-8"), loader)
    return found


@cache
def vocabulary() -> Vocabulary:
    """The project's vocabulary, read once from vocabulary.yaml. Raises VocabularyError where the file is wrong."""
    raw = written()
    nodes = {
        name: NodeKind(name, spec["slug"], spec["title"], spec["rdf"], spec["about"], _fields(name, spec["fields"]))
        for name, spec in raw["nodes"].items()
    }
    edges = {name: _edge(name, spec, nodes) for name, spec in raw["edges"].items()}
    return Vocabulary(raw["version"], raw["prefixes"], nodes, edges, {kind.slug: kind for kind in nodes.values()})

"""The RDF terms of every node kind, edge and field, read from vocabulary.yaml, the one source."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from councilgraph.graph.vocabulary import Field, VocabularyError, vocabulary, written

# What every node and edge carries beside its own fields, by column.
SEEN: Final = {"first_seen": "cg:firstSeen", "last_seen": "cg:lastSeen"}
EVIDENCE: Final = "cg:evidencedBy"


@dataclass(frozen=True, slots=True)
class Property:
    """A property as a prefixed term; `inverse` where the statement goes from the other end."""

    term: str
    inverse: bool = False

    @classmethod
    def read(cls, text: str) -> "Property":
        """`^schema:attendee` is schema:attendee, from the other end."""
        return cls(text.removeprefix("^"), text.startswith("^"))


@dataclass(frozen=True, slots=True)
class FieldTerms:
    """How one column is said. `type` is the field's, or `day` for the latest day of a partial date.

    `scheme`: the value is a concept of it; `ref`: the value completes the id of a node of that slug; `link`: a web address becomes an
    IRI; `language`: a language tag; `part`: the statement is made of that part of the node (`#part`). `required` and `pattern` are what
    the shapes hold a value to.
    """

    column: str
    type: str
    term: str
    also: tuple[str, ...] = ()
    language: str | None = None
    scheme: str | None = None
    ref: str | None = None
    link: bool = False
    part: str | None = None
    about: str = ""
    required: bool = False
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class NodeTerms:
    """How a kind of node is said: its classes, the first its own; `parts` by name, each with its class and the property that leads to it."""

    kind: str
    slug: str
    types: tuple[str, ...]
    parts: Mapping[str, tuple[str, str]]
    fields: tuple[FieldTerms, ...]
    about: str


@dataclass(frozen=True, slots=True)
class EdgeTerms:
    """How a kind of edge is said: `direct` from node to node, `when` only where a field has one of some values; and the resource that
    the edge is by itself, its classes, and the properties to its ends. `slug` begins the path of that resource."""

    kind: str
    slug: str
    direct: tuple[Property, ...]
    when: Mapping[str, tuple[str, ...]]
    types: tuple[str, ...]
    source: tuple[Property, ...]
    target: tuple[Property, ...]
    pairs: tuple[tuple[str, str], ...]
    fields: tuple[FieldTerms, ...]
    about: str

    @property
    def is_statement(self) -> bool:
        """True where the edge has no class of its own, and is a rdf:Statement that names its property."""
        return self.types == ("rdf:Statement",)


@dataclass(frozen=True, slots=True)
class Concept:
    """One value of a scheme. `of` is the class that its holder has by it, None where there is none."""

    code: str
    label: str
    of: str | None


@dataclass(frozen=True, slots=True)
class Scheme:
    """A SKOS scheme: the values that a field takes. A value that is not listed is a concept without a label."""

    name: str
    about: str
    concepts: tuple[Concept, ...]


@dataclass(frozen=True, slots=True)
class Minted:
    """A term of our own: what it means, and the term it narrows."""

    term: str
    label: str
    about: str
    narrows: str | None


@dataclass(frozen=True, slots=True)
class Terms:
    """All of it. `nodes` and `edges` by kind, `schemes` and `minted` by name."""

    prefixes: Mapping[str, str]
    nodes: Mapping[str, NodeTerms]
    edges: Mapping[str, EdgeTerms]
    schemes: Mapping[str, Scheme]
    minted: Mapping[str, Minted]

    def iri(self, term: str) -> str:
        """A prefixed term whole: `skos:notation` -> `http://www.w3.org/2004/02/skos/core#notation`.

        Raises VocabularyError for a prefix that is not declared.
        """
        prefix, _, name = term.partition(":")
        if prefix not in self.prefixes:
            raise VocabularyError(f"{term!r}: the prefix {prefix!r} is not declared; known: {', '.join(sorted(self.prefixes))}")
        return self.prefixes[prefix] + name

    def concept(self, scheme: str, code: str) -> str:
        """The IRI of a concept: `council-type`, `county` -> `https://w3id.org/councilgraph/def/council-type/county`."""
        return f"{self.prefixes['cg']}{scheme}/{code}"


def _field(field: Field, raw: Mapping[str, Any]) -> Iterator[FieldTerms]:
    term, _, language = field.rdf.partition("@")
    yield FieldTerms(
        field.name,
        field.type,
        term,
        tuple(raw.get("also", ())),
        language or None,
        raw.get("scheme"),
        raw.get("ref"),
        bool(raw.get("link")),
        raw.get("part"),
        field.about,
        bool(raw.get("required")),
        raw.get("pattern"),
    )
    if field.type == "date":
        yield FieldTerms(f"{field.name}_latest", "day", f"cg:{field.name}Latest", about=f"The last day that {field.name} can mean.")


def _fields(fields: tuple[Field, ...], raw: Mapping[str, Any]) -> tuple[FieldTerms, ...]:
    return tuple(found for field in fields for found in _field(field, raw[field.name]))


def _properties(texts: list[str]) -> tuple[Property, ...]:
    return tuple(Property.read(text) for text in texts)


def edge_slug(kind: str) -> str:
    """The path of an edge kind's resources: `TOOK_PART_IN` -> `took-part-in`."""
    return kind.lower().replace("_", "-")


@cache
def terms() -> Terms:
    """The project's RDF terms, read once. Raises VocabularyError where vocabulary.yaml is wrong."""
    raw = written()
    words = vocabulary()
    nodes, edges = {}, {}
    for kind in words.nodes.values():
        spec = raw["nodes"][kind.name]
        parts = {name: (part["rdf"], part["by"]) for name, part in spec.get("parts", {}).items()}
        types = (kind.rdf, *spec.get("also", ()))
        nodes[kind.name] = NodeTerms(kind.name, kind.slug, types, parts, _fields(kind.fields, spec["fields"]), kind.about)
    for edge in words.edges.values():
        spec = raw["edges"][edge.name]
        own = spec.get("node", {"rdf": "rdf:Statement", "from": ["rdf:subject"], "to": ["rdf:object"]})
        edges[edge.name] = EdgeTerms(
            edge.name,
            edge_slug(edge.name),
            (Property(edge.rdf), *_properties(spec.get("also", []))),
            {name: tuple(values) for name, values in spec.get("when", {}).items()},
            (own["rdf"], *own.get("also", ())),
            _properties(own["from"]),
            _properties(own["to"]),
            edge.pairs,
            _fields(edge.fields, spec.get("fields", {})),
            edge.about,
        )
    schemes = {
        name: Scheme(name, spec["about"], tuple(Concept(str(code), one["label"], one.get("class")) for code, one in spec["values"].items()))
        for name, spec in raw["schemes"].items()
    }
    minted = {term: Minted(term, spec["label"], spec["about"], spec.get("narrows")) for term, spec in raw["terms"].items()}
    days = {one.term: one.column.removesuffix("_latest") for node in nodes.values() for one in node.fields if one.type == "day"}
    days |= {one.term: one.column.removesuffix("_latest") for edge in edges.values() for one in edge.fields if one.type == "day"}
    for term, stated in days.items():
        about = f"The last day that {stated} can mean, so that times of any precision compare."
        minted[term] = Minted(term, f"{stated}, latest day", about, None)
    return Terms(raw["prefixes"], nodes, edges, schemes, minted)

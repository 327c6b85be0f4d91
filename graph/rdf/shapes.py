"""What the data promises to look like, as SHACL (core constraints only), made from vocabulary.yaml.

A shape a class, and in it a shape a property, each with an IRI of its own (`cg:shapes#Council-gss`), so that a finding names what it is of.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from councilgraph.graph.rdf.terms import EVIDENCE, SEEN, EdgeTerms, FieldTerms, NodeTerms, Property, terms

SHACL: Final = "http://www.w3.org/ns/shacl#"
_DATE: Final = "sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYearMonth ] [ sh:datatype xsd:gYear ] )"
_NUMBER: Final = "sh:or ( [ sh:datatype xsd:decimal ] [ sh:datatype xsd:double ] )"
_WORDS: Final = {"sh:datatype xsd:string", "sh:datatype rdf:langString"}
_TEXT: Final = "sh:or ( [ sh:datatype xsd:string ] [ sh:datatype rdf:langString ] )"
# Kinds that stand for words themselves and have none to rest on.
_PAPER: Final = ("Document", "Evidence", "EVIDENCED_BY", "QUOTES")


@dataclass(slots=True)
class PropertyShape:
    """What is asked of one property of a class. `says` are SHACL constraints in Turtle; `message` what a finding says."""

    name: str
    path: str
    says: list[str]
    message: str
    warning: bool = False


@dataclass(slots=True)
class ClassShape:
    """What is asked of the members of a class."""

    name: str
    target: str
    properties: list[PropertyShape] = field(default_factory=list)


def shapes() -> tuple[ClassShape, ...]:
    """Every shape, by name."""
    found: list[ClassShape] = []
    for node in terms().nodes.values():
        found += _of_node(node)
    statements: list[EdgeTerms] = []
    for edge in terms().edges.values():
        if edge.is_statement:
            statements.append(edge)
        else:
            found.append(_of_edge(edge.kind, [edge]))
    found.append(_of_edge("Statement", statements))
    return tuple(sorted(found, key=lambda shape: shape.name))


def _of_node(node: NodeTerms) -> Iterator[ClassShape]:
    own = ClassShape(node.kind, node.types[0])
    own.properties += _fields(node.kind, [one for one in node.fields if one.part is None])
    own.properties += _common(node.kind)
    for part, (term, by) in node.parts.items():
        name = f"{node.kind}-{part}"
        says = [f"sh:qualifiedValueShape [ sh:class {term} ]", "sh:qualifiedMinCount 1", "sh:qualifiedMaxCount 1"]
        own.properties.append(PropertyShape(f"{node.kind}-has-{part}", by, says, f"has one {term.partition(':')[2]}"))
        inner = ClassShape(name, term)
        inner.properties += _fields(name, [one for one in node.fields if one.part == part])
        yield inner
    yield own


def _of_edge(name: str, edges: Sequence[EdgeTerms]) -> ClassShape:
    """The shape of edges that are of one class."""
    first = edges[0]
    found = ClassShape(name, first.types[0])
    for end, at, property_ in (("source", 0, first.source[0]), ("target", 1, first.target[0])):
        kinds = sorted({terms().nodes[pair[at]].types[0] for edge in edges for pair in edge.pairs})
        either = " ".join(f"[ sh:class {kind} ]" for kind in kinds)
        of_class = f"sh:class {kinds[0]}" if len(kinds) == 1 else f"sh:or ( {either} )"
        says = ["sh:minCount 1", "sh:maxCount 1", of_class]
        found.properties.append(PropertyShape(f"{name}-{end}", _path(property_), says, f"has one {end}, of a kind that it joins"))
    if first.is_statement:
        known = " ".join(sorted({edge.direct[0].term for edge in edges}))
        says = ["sh:minCount 1", "sh:maxCount 1", f"sh:in ( {known} )"]
        found.properties.append(PropertyShape(f"{name}-predicate", "rdf:predicate", says, "states one property of the vocabulary"))
    found.properties += _fields(name, [one for edge in edges for one in edge.fields])
    found.properties += _common(name, has_evidence=first.kind not in _PAPER)
    return found


def _path(property_: Property) -> str:
    return f"[ sh:inversePath {property_.term} ]" if property_.inverse else property_.term


def _fields(name: str, fields: Sequence[FieldTerms]) -> Iterator[PropertyShape]:
    """One shape a property; fields that share one, such as names in two languages, are held to what each allows."""
    by_term: dict[str, list[FieldTerms]] = defaultdict(list)
    for one in fields:
        for term in (one.term, *one.also):
            if one not in by_term[term]:
                by_term[term].append(one)
    for term, same in by_term.items():
        first = same[0]
        # Names in several languages share a property; so do fields of the edges that share a class.
        allowed = {_allowed(one) for one in same}
        says = [one for one in allowed if one] if len(allowed) == 1 else [_TEXT] if allowed <= _WORDS else []
        one_value = all(one.type != "strings" for one in same) and len({(one.language, one.column) for one in same}) == 1
        says += ["sh:minCount 1"] * all(one.required for one in same) + ["sh:maxCount 1"] * one_value
        says += [f"sh:pattern {json.dumps(first.pattern)}"] if first.pattern else []
        if says:
            label = f"{name}-{first.column.replace('_', '-')}" + ("" if term == first.term else f"-{term.partition(':')[2]}")
            yield PropertyShape(label, term, says, _message(first), warning=bool(first.scheme) and not first.required)


def _allowed(one: FieldTerms) -> str:
    """The constraint on the values of a field."""
    if one.scheme:
        known = " ".join(f"<{terms().concept(one.scheme, concept.code)}>" for concept in terms().schemes[one.scheme].concepts)
        return f"sh:in ( {known} )"
    if one.ref:
        return "sh:nodeKind sh:IRI"
    if one.link:
        return ""
    match one.type:
        case "date":
            return _DATE
        case "number":
            return _NUMBER
        case "day":
            return "sh:datatype xsd:date"
        case "integer" | "boolean":
            return f"sh:datatype xsd:{one.type}"
        case _:
            return "sh:datatype rdf:langString" if one.language else "sh:datatype xsd:string"


def _message(one: FieldTerms) -> str:
    if one.scheme:
        return f"{one.column} is a concept of {one.scheme.replace('-', ' ')}"
    how = {
        "date": "a year, a month or a day",
        "day": "a day",
        "number": "a number",
        "integer": "a whole number",
        "boolean": "true or false",
    }
    what = how.get(one.type, "an address" if one.ref or one.link else "words")
    return f"{one.column} is {what}" + (f" like {one.pattern}" if one.pattern else "") + (", and is there" if one.required else "")


def _common(name: str, *, has_evidence: bool | None = None) -> Iterator[PropertyShape]:
    if name not in _PAPER if has_evidence is None else has_evidence:
        words = terms().nodes["Evidence"].types[0]
        says = ["sh:minCount 1", f"sh:class {words}"]
        yield PropertyShape(f"{name}-evidence", EVIDENCE, says, "rests on the words of a document")
    for column, term in SEEN.items():
        yield PropertyShape(f"{name}-{column.replace('_', '-')}", term, [_DATE, "sh:maxCount 1"], f"{column} is a year, a month or a day")


def shapes_turtle() -> str:
    """The shapes as Turtle, the same text for the same vocabulary."""
    prefixes = {**terms().prefixes, "sh": SHACL, "shape": shape_namespace()}
    text = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in sorted(prefixes.items()))
    for shape in shapes():
        named = " , ".join(f"shape:{one.name}" for one in shape.properties)
        text += (
            f"\nshape:{shape.name} a sh:NodeShape ;\n    sh:targetClass {shape.target}"
            + (f" ;\n    sh:property {named}" if named else "")
            + " .\n"
        )
        for one in shape.properties:
            severity = " ;\n    sh:severity sh:Warning" if one.warning else ""
            text += f"\nshape:{one.name} a sh:PropertyShape ;\n    sh:path {one.path} ;\n    " + " ;\n    ".join(one.says)
            text += f" ;\n    sh:message {json.dumps(one.message)}{severity} .\n"
    return text


def shape_namespace() -> str:
    """What the IRIs of shapes begin with."""
    return f"{terms().prefixes['cg']}shapes#"

"""The terms of our own as an ontology (OWL, RDFS, SKOS), made from vocabulary.yaml: what each is, means, narrows, is said of and leads to."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from councilgraph.graph.rdf.terms import EVIDENCE, SEEN, EdgeTerms, FieldTerms, NodeTerms, Property, terms
from councilgraph.graph.vocabulary import VocabularyError, vocabulary

Sort = Literal["class", "object property", "datatype property"]
_OWL: Final[Mapping[Sort, str]] = {
    "class": "owl:Class",
    "object property": "owl:ObjectProperty",
    "datatype property": "owl:DatatypeProperty",
}
_RANGES: Final = {"integer": "xsd:integer", "boolean": "xsd:boolean", "number": "xsd:decimal", "day": "xsd:date"}


@dataclass(slots=True)
class Described:
    """A term of ours. `of` are the classes that it is said of, `to` the classes or datatypes that it leads to; both empty for a class."""

    term: str
    sort: Sort
    label: str
    about: str
    narrows: str | None
    of: set[str] = field(default_factory=set)
    to: set[str] = field(default_factory=set)


def ontology() -> tuple[Described, ...]:
    """Every term of ours, in order. Raises VocabularyError for one without a meaning, or with a meaning and no use."""
    sorts: dict[str, Sort] = {}
    of: dict[str, set[str]] = defaultdict(set)
    to: dict[str, set[str]] = defaultdict(set)
    for term, sort, subject, value in _uses():
        if not term.startswith("cg:"):
            continue
        if sorts.setdefault(term, sort) != sort:
            raise VocabularyError(f"{term} is used as {sorts[term]} and as {sort}")
        of[term] |= {subject} if subject else set()
        to[term] |= {value} if value else set()
    minted = terms().minted
    if sorts.keys() != minted.keys():
        raise VocabularyError(f"used or told of, not both: {', '.join(sorted(sorts.keys() ^ minted.keys()))}")
    return tuple(
        Described(term, sorts[term], minted[term].label, minted[term].about, minted[term].narrows, of[term], to[term])
        for term in sorted(sorts)
    )


def _uses() -> Iterator[tuple[str, Sort, str | None, str | None]]:
    """Each use of a term: the sort of term that it is there, what it is said of, what it leads to."""
    for node in terms().nodes.values():
        yield from ((term, "class", None, None) for term in node.types)
        yield from _of_fields(node)
        yield from _of_all(node.types[0])
    for edge in terms().edges.values():
        yield from ((term, "class", None, None) for term in edge.types)
        yield from _of_fields(edge)
        yield from _of_all(edge.types[0])
        for source, target in edge.pairs:
            ends = terms().nodes[source].types[0], terms().nodes[target].types[0]
            yield from (_directed(property_, *ends) for property_ in edge.direct)
            yield from (_directed(property_, edge.types[0], ends[0]) for property_ in edge.source)
            yield from (_directed(property_, edge.types[0], ends[1]) for property_ in edge.target)
    for scheme in terms().schemes.values():
        yield from ((one.of, "class", None, None) for one in scheme.concepts if one.of)


def _directed(property_: Property, subject: str, value: str) -> tuple[str, Sort, str, str]:
    first, second = (value, subject) if property_.inverse else (subject, value)
    return property_.term, "object property", first, second


def _of_fields(kind: NodeTerms | EdgeTerms) -> Iterator[tuple[str, Sort, str, str | None]]:
    for one in kind.fields:
        for term in (one.term, *one.also):
            yield term, *_sort_of(one, kind.types[0])


def _sort_of(one: FieldTerms, subject: str) -> tuple[Sort, str, str | None]:
    if one.scheme:
        return "object property", subject, "skos:Concept"
    if one.ref:
        return "object property", subject, terms().nodes[vocabulary().by_slug[one.ref].name].types[0]
    # A partial date is of one of three datatypes.
    return "datatype property", subject, None if one.type == "date" else _RANGES.get(one.type, "xsd:string")


def _of_all(subject: str) -> Iterator[tuple[str, Sort, str | None, str | None]]:
    yield EVIDENCE, "object property", None, terms().nodes["Evidence"].types[0]
    yield from ((term, "datatype property", None, None) for term in SEEN.values())


def ontology_turtle() -> str:
    """The ontology as Turtle, the same text for the same vocabulary."""
    prefixes = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in sorted(terms().prefixes.items()))
    return prefixes + "\n" + "\n".join(_blocks())


def _blocks() -> Iterator[str]:
    namespace = terms().prefixes["cg"]
    about = "Terms for UK councils, the people in them and the improvement programmes they take part in, where ORG, ELI-DL, schema.org and PROV-O have none."
    yield _block(
        f"<{namespace}>",
        [
            ("a", "owl:Ontology"),
            ("dct:title", _words("councilgraph")),
            ("dct:description", _words(about)),
            ("owl:versionInfo", json.dumps(str(vocabulary().version))),
        ],
    )
    for one in ontology():
        narrowing = "rdfs:subClassOf" if one.sort == "class" else "rdfs:subPropertyOf"
        said = [("a", _OWL[one.sort]), ("rdfs:label", _words(one.label)), ("rdfs:comment", _words(one.about))]
        said += [(narrowing, one.narrows)] if one.narrows else []
        # More than one class is said with schema.org's terms: rdfs:domain would mean all of them at once.
        said += [("rdfs:domain" if len(one.of) == 1 else "schema:domainIncludes", " , ".join(sorted(one.of)))] if one.of else []
        said += [("rdfs:range" if len(one.to) == 1 else "schema:rangeIncludes", " , ".join(sorted(one.to)))] if one.to else []
        yield _block(one.term, [*said, ("rdfs:isDefinedBy", f"<{namespace}>")])
    for scheme in terms().schemes.values():
        iri = f"<{terms().concept(scheme.name, '').rstrip('/')}>"
        yield _block(
            iri,
            [
                ("a", "skos:ConceptScheme"),
                ("skos:prefLabel", _words(scheme.name.replace("-", " "))),
                ("skos:definition", _words(scheme.about)),
            ],
        )
        for concept in scheme.concepts:
            said = [("a", "skos:Concept"), ("skos:prefLabel", _words(concept.label)), ("skos:notation", json.dumps(concept.code))]
            yield _block(f"<{terms().concept(scheme.name, concept.code)}>", [*said, ("skos:inScheme", iri), ("skos:topConceptOf", iri)])


def _block(subject: str, said: list[tuple[str, str]]) -> str:
    return f"{subject} " + " ;\n    ".join(f"{term} {value}" for term, value in said) + " .\n"


def _words(text: str) -> str:
    return f"{json.dumps(text, ensure_ascii=False)}@en"

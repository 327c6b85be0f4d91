"""Which statements each node and each edge makes, as SQL over the projection's files.

Statements are sorted by subject, so they are made in shards: all statements whose subject's path begins with one slug (`council/`,
`took-part-in/`). Shards in the order of their slugs, each sorted, are sorted as a whole.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from councilgraph.graph.contents import Part, parts
from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf.further import further_edge, further_node
from councilgraph.graph.rdf.syntax import Said, Subject, Syntax, encoded, quoted
from councilgraph.graph.rdf.terms import EVIDENCE, SEEN, EdgeTerms, FieldTerms, NodeTerms, Property, terms


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of one projection file and what they say of subjects of one shard."""

    part: Part
    says: tuple[Said, ...]


def shards(projection: Projection, syntax: Syntax) -> Mapping[str, Sequence[Source]]:
    """Every shard by its slug, in the order of the sorted whole."""
    found: dict[str, list[Source]] = defaultdict(list)
    for part in parts(projection):
        for slug, says in _says(part, syntax).items():
            if says:
                found[slug].append(Source(part, tuple(says)))
    return {slug: found[slug] for slug in sorted(found, key=lambda slug: f"{slug}/")}


def _says(part: Part, syntax: Syntax) -> dict[str, list[Said]]:
    if part.source is None:
        node = terms().nodes[part.kind]
        return {node.slug: [*_of_node(node, syntax), *further_node(node, syntax)]}
    assert part.target is not None
    return _of_edge(terms().edges[part.kind], part.source, part.target, syntax)


def _of_node(node: NodeTerms, syntax: Syntax) -> Iterable[Said]:
    own = Subject(encoded("id"))
    for term in node.types:
        yield Said(syntax.typed(own, term))
    for name, (term, property_) in node.parts.items():
        part = Subject(own.path, f"#{name}")
        yield Said(syntax.between(own, Property(property_), part))
        yield Said(syntax.typed(part, term))
    for field in node.fields:
        subject = Subject(own.path, f"#{field.part}" if field.part else "")
        yield from of_field(subject, field, syntax)
    yield from _seen(own, syntax)


def _of_edge(edge: EdgeTerms, source_kind: str, target_kind: str, syntax: Syntax) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = defaultdict(list)
    own = Subject(f"{quoted(f'{edge.slug}/')} || {encoded(f'substr(id, {len(edge.slug) + 2})')}")
    source, target = Subject(encoded("source")), Subject(encoded("target"))
    slugs = {False: terms().nodes[source_kind].slug, True: terms().nodes[target_kind].slug}
    said = " AND ".join(f'"{name}" IN ({", ".join(map(quoted, values))})' for name, values in edge.when.items())
    for property_ in edge.direct:
        line = syntax.between(source, property_, target)
        found[slugs[property_.inverse]].append(Said(f"CASE WHEN {said} THEN {line} END" if said else line))
    for term in edge.types:
        found[edge.slug].append(Said(syntax.typed(own, term)))
    if edge.is_statement:
        found[edge.slug].append(Said(syntax.statement(own, "rdf:predicate", quoted(syntax.term(edge.direct[0].term)))))
    for properties, end, slug in ((edge.source, source, slugs[False]), (edge.target, target, slugs[True])):
        for property_ in properties:
            found[slug if property_.inverse else edge.slug].append(Said(syntax.between(own, property_, end)))
    for field in edge.fields:
        found[edge.slug].extend(of_field(own, field, syntax))
    found[edge.slug].extend(_seen(own, syntax))
    lines = f"list_transform(evidence, lambda e: {syntax.between(own, Property(EVIDENCE), Subject(encoded('e')))})"
    found[edge.slug].append(Said(lines, "evidence", many=True))
    for slug, says in further_edge(edge, slugs[False], slugs[True], own, syntax).items():
        found[slug].extend(says)
    return found


def of_field(subject: Subject, field: FieldTerms, syntax: Syntax) -> Iterable[Said]:
    """What a field says, by its own property and by those that it is also said by."""
    column = f'"{field.column}"'
    for term in (field.term, *field.also):
        if field.type == "strings":
            lines = syntax.statement(subject, term, value_of("v", field, syntax))
            yield Said(f"list_transform({column}, lambda v: {lines})", field.column, "v", many=True)
        else:
            line = syntax.statement(subject, term, value_of(column, field, syntax))
            derived = field.type == "day"
            yield Said(line, field.column, None if derived else f"CAST({column} AS VARCHAR)", derived=derived)


def value_of(column: str, field: FieldTerms, syntax: Syntax) -> str:
    """SQL of a field's value as an object; NULL where it is not known."""
    if field.scheme:
        stem = terms().concept(field.scheme, "")
        return syntax.address(f"({quoted(stem)} || url_encode({column}))")
    if field.ref:
        return syntax.object_resource(Subject(f"{quoted(f'{field.ref}/')} || {encoded(column)}"))
    if field.link:
        return syntax.link(column)
    match field.type:
        case "date":
            return syntax.date(column)
        case "day":
            return syntax.literal(column, "xsd:date")
        case "number":
            return syntax.number(column)
        case "integer" | "boolean":
            return syntax.literal(f"CAST({column} AS VARCHAR)", f"xsd:{field.type}")
        case _:
            return syntax.literal(column, language=field.language)


def _seen(own: Subject, syntax: Syntax) -> Iterable[Said]:
    for column, term in SEEN.items():
        yield Said(syntax.statement(own, term, syntax.date(column)), column, derived=True)


def lines(source: Source, where: str = "") -> str:
    """A SELECT of the statements of a source, one a row, in one column `line`; some may be NULL or doubled."""
    single = ", ".join(said.sql for said in source.says if not said.many)
    lists = [f"[{single}]"] if single else []
    lists += [said.sql for said in source.says if said.many]
    every = lists[0] if len(lists) == 1 else f"flatten([{', '.join(lists)}])"
    return f"SELECT unnest({every}) AS line FROM read_parquet('{source.part.path}'){where}"

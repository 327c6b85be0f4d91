"""Which statements each node and each edge makes, as SQL over the projection's files.

A statement is one string, `subject predicate object`, and an export is all of them in the order of their bytes. To sort them by the
million would cost more than to make them, so they are made in that order: shard by shard (all subjects whose path begins with one
slug), and within a shard as a few streams that are each sorted by the rows they are made of, and are merged (sorted_lines.py).
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import duckdb
import pyarrow.parquet as pq

from councilgraph.graph.attribution import READINGS, REPLACED
from councilgraph.graph.contents import Part, parts
from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf.further import further_edge, further_node, readings, replaced
from councilgraph.graph.rdf.syntax import Said, Subject, Syntax, encoded, quoted
from councilgraph.graph.rdf.terms import EVIDENCE, SEEN, EdgeTerms, FieldTerms, NodeTerms, Property, terms

# The files beside the graph; no one document says what they say.
SIDE: Final = (READINGS, REPLACED)
# Kinds whose ids are made of names, so that an id may have been another.
_REPLACED_SLUGS: Final = ("body", "meeting", "person")


@dataclass(slots=True)
class Stream:
    """Rows of some files of one kind of node or edge, and what each says of one subject.

    Where that is the row's own, all that it says is in one stream; of any other subject, such as an end of an edge, many rows speak,
    and each of their statements is a stream.
    """

    kind: str
    subject: Subject
    says: list[Said] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    where: str = ""

    def rows(self) -> str:
        """SQL of the rows."""
        files = ", ".join(f"'{path}'" for path in self.files)
        return f"SELECT * FROM read_parquet([{files}])" + (f" WHERE {self.where}" if self.where else "")


def shards(projection: Projection, syntax: Syntax, *, about: str | None = None) -> Mapping[str, Sequence[Stream]]:
    """The streams of every shard by its slug, in the order of the sorted whole; with `about` those of one node and its edges alone."""
    found: dict[str, dict[Hashable, Stream]] = defaultdict(dict)
    for part, where in _chosen(projection, about):
        for said in _says(part, syntax):
            by = (part.kind, said.subject, *(() if said.subject.own else (said.predicate, said.value)))
            stream = found[said.subject.slug].setdefault(by, Stream(part.kind, said.subject, where=where))
            if part.path not in stream.files:
                stream.files.append(part.path)
            if said not in stream.says:
                stream.says.append(said)
    for name, where, says in _beside(syntax, about):
        path = projection.folder / name
        if path.exists() and pq.read_metadata(path).num_rows:
            for said in says:
                found[said.subject.slug][name, said.sql] = Stream(name, said.subject, [said], [path], where)
    return {slug: list(found[slug].values()) for slug in sorted(found, key=lambda slug: f"{slug}/")}


def _chosen(projection: Projection, about: str | None) -> Iterable[tuple[Part, str]]:
    """The files to read, and which rows of them: all, or those of one node."""
    connection = duckdb.connect()
    for part in parts(projection):
        if part.source is None and not projection.nodes[part.kind]:
            continue
        if about is None:
            yield part, ""
        else:
            where = f"source = {quoted(about)} OR target = {quoted(about)}" if part.source else f"id = {quoted(about)}"
            if connection.execute(f"SELECT 1 FROM read_parquet('{part.path}') WHERE {where} LIMIT 1").fetchone():
                yield part, where


def _beside(syntax: Syntax, about: str | None) -> Iterable[tuple[str, str, Iterable[Said]]]:
    """What the files beside the graph say: file, which rows, what."""
    yield READINGS, f"id = {quoted(about)}" if about else "", readings(syntax)
    for slug in _REPLACED_SLUGS:
        of = f" AND (id = {quoted(about)} OR node = {quoted(about)})" if about else ""
        yield REPLACED, f"starts_with(id, '{slug}/'){of}", replaced(slug, syntax)


def _says(part: Part, syntax: Syntax) -> Iterable[Said]:
    if part.source is None or part.target is None:
        node = terms().nodes[part.kind]
        own = Subject(node.slug, encoded("id"), own=True)
        return [*_of_node(node, own, syntax), *further_node(node, own, syntax)]
    source, target = (Subject(terms().nodes[kind].slug, encoded(end)) for kind, end in ((part.source, "source"), (part.target, "target")))
    edge = terms().edges[part.kind]
    own = Subject(edge.slug, f"{quoted(f'{edge.slug}/')} || {encoded(f'substr(id, {len(edge.slug) + 2})')}", own=True)
    return [*_of_edge(edge, own, source, target, syntax), *further_edge(edge, own, source, target, syntax)]


def _of_node(node: NodeTerms, own: Subject, syntax: Syntax) -> Iterable[Said]:
    for term in node.types:
        yield syntax.typed(own, term)
    for name, (term, property_) in node.parts.items():
        yield syntax.between(own, Property(property_), own.part(name))
        yield syntax.typed(own.part(name), term)
    for one in node.fields:
        yield from of_field(own.part(one.part) if one.part else own, one, syntax)
    yield from _seen(own, syntax)


def _of_edge(edge: EdgeTerms, own: Subject, source: Subject, target: Subject, syntax: Syntax) -> Iterable[Said]:
    said = " AND ".join(f'"{name}" IN ({", ".join(map(quoted, values))})' for name, values in edge.when.items())
    for property_ in edge.direct:
        yield syntax.between(source, property_, target, where=said)
    for term in edge.types:
        yield syntax.typed(own, term)
    if edge.is_statement:
        yield syntax.constant(own, "rdf:predicate", edge.direct[0].term)
    for properties, end in ((edge.source, source), (edge.target, target)):
        for property_ in properties:
            yield syntax.between(own, property_, end)
    for one in edge.fields:
        yield from of_field(own, one, syntax)
    yield from _seen(own, syntax)
    yield syntax.said(own, EVIDENCE, syntax.object_resource(Subject("evidence", encoded("v"))), column="evidence", many=True)


def of_field(subject: Subject, one: FieldTerms, syntax: Syntax) -> Iterable[Said]:
    """What a field says, by its own property and by those that it is also said by."""
    many = one.type == "strings"
    column = "v" if many else f'"{one.column}"'
    for term in (one.term, *one.also):
        yield syntax.said(
            subject, term, value_of(column, one, syntax), column=one.column, many=many, derived=one.type == "day", field=one.column
        )


def value_of(column: str, one: FieldTerms, syntax: Syntax) -> str:
    """SQL of a field's value as an object; NULL where it is not known."""
    if one.scheme:
        return syntax.address(f"({quoted(terms().concept(one.scheme, ''))} || url_encode({column}))")
    if one.ref:
        return syntax.object_resource(Subject(one.ref, f"{quoted(f'{one.ref}/')} || {encoded(column)}"))
    if one.link:
        return syntax.link(column)
    match one.type:
        case "date":
            return syntax.date(column)
        case "day":
            return syntax.literal(column, "xsd:date")
        case "number":
            return syntax.number(column)
        case "integer" | "boolean":
            return syntax.literal(f"CAST({column} AS VARCHAR)", f"xsd:{one.type}")
        case _:
            return syntax.literal(column, language=one.language)


def _seen(own: Subject, syntax: Syntax) -> Iterable[Said]:
    for column, term in SEEN.items():
        yield syntax.said(own, term, syntax.date(column), column=column, derived=True)


def in_order(stream: Stream) -> str:
    """SQL of one row's statements as a list, in the order of their bytes; those not known are NULL."""
    by_predicate: dict[str, list[Said]] = defaultdict(list)
    for said in stream.says:
        by_predicate[said.predicate].append(said)
    lists: list[str] = []
    plain: list[str] = []
    for predicate in sorted(by_predicate):
        group = by_predicate[predicate]
        if all(said.fixed for said in group):
            plain += [said.sql for said in sorted(group, key=lambda said: said.value)]
        elif len(group) == 1 and not group[0].many:
            plain.append(group[0].sql)
        else:
            lists += [f"[{', '.join(plain)}]"] * bool(plain) + [
                f"list_sort({_joined([said.sql if said.many else f'[{said.sql}]' for said in group])})"
            ]
            plain = []
    return _joined(lists + [f"[{', '.join(plain)}]"] * bool(plain))


def _joined(lists: Sequence[str]) -> str:
    return lists[0] if len(lists) == 1 else f"flatten([{', '.join(lists)}])"

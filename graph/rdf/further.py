"""Statements beside the fields, that other vocabularies want: the council's class, area and org-id, posts and intervals of ORG, the
currency of a grant, what read a document (PROV-O), and the ids that others replaced."""

from collections.abc import Iterable
from typing import Final

from councilgraph.graph.rdf.syntax import Said, Subject, Syntax, encoded, quoted
from councilgraph.graph.rdf.terms import EdgeTerms, NodeTerms, Property, terms

_AREA: Final = "http://statistics.data.gov.uk/id/statistical-geography/"
# org-id.guide's list for the local authorities of England; its codes are those of the register.
_ORG_ID: Final = "GB-LAE"
_HAS_ORG_ID: Final = "nation = 'England' AND regexp_full_match(code, '[A-Z]{3}')"
_MEMBERSHIPS: Final = ("COUNCILLOR_AT", "OFFICER_AT", "MEMBER_OF")
# OWL-Time has a property for each precision of a date.
_PRECISIONS: Final = {
    4: ("time:inXSDgYear", "xsd:gYear"),
    7: ("time:inXSDgYearMonth", "xsd:gYearMonth"),
    10: ("time:inXSDDate", "xsd:date"),
}
# A role as printed, as the code of a concept: `Chief Executive` -> chief-executive.
_ROLE: Final = "trim(regexp_replace(lower(role), '[^a-z0-9]+', '-', 'g'), '-')"


def further_node(node: NodeTerms, own: Subject, syntax: Syntax) -> Iterable[Said]:
    """What nodes of this kind say besides."""
    if node.kind == "Council":
        yield from _council(own, syntax)
    elif node.kind == "Grant":
        yield syntax.said(own, "schema:currency", syntax.literal("'GBP'"), column="amount", where="amount IS NOT NULL")


def _council(own: Subject, syntax: Syntax) -> Iterable[Said]:
    classes = [(one.code, one.of) for one in terms().schemes["council-type"].concepts if one.of]
    cases = " ".join(f"WHEN {quoted(code)} THEN {quoted(syntax.kind(of))}" for code, of in classes)
    yield syntax.said(own, "rdf:type", f"CASE type {cases} END", column="type", field="type")
    yield syntax.said(own, "dct:spatial", syntax.address(f"({quoted(_AREA)} || url_encode(gss))"), column="gss", field="gss")
    part = own.part("org-id")
    yield syntax.between(own, Property("adms:identifier"), part, where=_HAS_ORG_ID)
    yield syntax.said(part, "rdf:type", quoted(syntax.kind("adms:Identifier")), where=_HAS_ORG_ID)
    yield syntax.said(part, "skos:notation", syntax.literal(f"({quoted(f'{_ORG_ID}-')} || code)"), where=_HAS_ORG_ID)
    yield syntax.said(part, "adms:schemaAgency", syntax.literal(quoted(_ORG_ID)), where=_HAS_ORG_ID)


def further_edge(edge: EdgeTerms, own: Subject, source: Subject, target: Subject, syntax: Syntax) -> Iterable[Said]:
    """What edges of this kind say besides."""
    if edge.kind == "EVIDENCED_BY":
        yield syntax.constant(own, "oa:motivatedBy", "oa:identifying")
    if edge.kind in _MEMBERSHIPS:
        yield from _interval(own, syntax)
        yield from _roles(own, syntax)
        if edge.kind != "MEMBER_OF":
            yield from _post(source, target, syntax)


def _interval(own: Subject, syntax: Syntax) -> Iterable[Said]:
    """The time of a membership, where its start or its end is known."""
    during, known = own.part("during"), "coalesce(since, until) IS NOT NULL"
    yield syntax.between(own, Property("org:memberDuring"), during, where=known)
    yield syntax.said(during, "rdf:type", quoted(syntax.kind("time:Interval")), where=known)
    for column, property_ in (("since", "time:hasBeginning"), ("until", "time:hasEnd")):
        instant = own.part(column)
        yield syntax.between(during, Property(property_), instant, where=f"{column} IS NOT NULL")
        yield syntax.said(instant, "rdf:type", quoted(syntax.kind("time:Instant")), where=f"{column} IS NOT NULL")
        for length, (term, datatype) in _PRECISIONS.items():
            value = syntax.literal(column, datatype)
            yield syntax.said(instant, term, value, column=column, field=column, where=f"length({column}) = {length}")


def _known_role() -> str:
    return f"{_ROLE} IN ({', '.join(quoted(one.code) for one in terms().schemes['role'].concepts)})"


def _roles(subject: Subject, syntax: Syntax) -> Iterable[Said]:
    concept = syntax.address(f"({quoted(terms().concept('role', ''))} || {_ROLE})")
    yield syntax.said(subject, "org:role", concept, column="role", field="role", where=_known_role())


def _post(holder: Subject, organisation: Subject, syntax: Syntax) -> Iterable[Said]:
    """The post that an office of a known kind is, which its holders share over time."""
    post = Subject(organisation.slug, f"{organisation.path} || '#post-' || {_ROLE}")
    known = _known_role()
    yield syntax.said(post, "rdf:type", quoted(syntax.kind("org:Post")), where=known)
    yield syntax.between(post, Property("org:postIn"), organisation, where=known)
    yield syntax.between(post, Property("org:heldBy"), holder, where=known)
    yield syntax.said(post, "rdfs:label", syntax.literal("role"), column="role", field="role", where=known)
    yield from _roles(post, syntax)


def readings(syntax: Syntax) -> Iterable[Said]:
    """What the rows of readings.parquet say: an activity that used the document, and the software that it was done with."""
    document = Subject("document", encoded("id"))
    activity = Subject("document", f"{encoded('id')} || '#read-by-' || url_encode(extractor)")
    software = Subject("software", "'software/' || url_encode(extractor || '-' || version)")
    yield syntax.typed(activity, "prov:Activity")
    yield syntax.between(activity, Property("prov:used"), document)
    yield syntax.between(activity, Property("prov:wasAssociatedWith"), software)
    yield syntax.typed(software, "prov:SoftwareAgent")
    yield syntax.said(software, "rdfs:label", syntax.literal("('councilgraph ' || extractor || ' ' || version)"))
    yield syntax.said(software, "schema:softwareVersion", syntax.literal("version"))


def replaced(slug: str, syntax: Syntax) -> Iterable[Said]:
    """What the rows of replaced.parquet say of ids of one slug."""
    yield syntax.between(Subject(slug, encoded("id")), Property("dct:isReplacedBy"), Subject(slug, encoded("node")))

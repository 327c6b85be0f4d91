"""How a term is written in each family of formats, as SQL over a projection's columns: DuckDB writes whole columns of them at once.

A statement is one string, `subject predicate object`. No subject or predicate holds a space in any of the families, so a sorted column
of such strings is grouped by subject and by predicate, and is taken apart at its first two spaces.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import ClassVar, Final

from councilgraph.graph.rdf.terms import Property, terms

# JSON's escapes of a string are all escapes of N-Triples and Turtle too: \" \\ \b \f \n \r \t and \u00XX for the other control characters.
_ESCAPED: Final = "CAST(to_json({}) AS VARCHAR)"
# What is an IRI by RFC 3986 beyond doubt; an address with other characters stays words.
_IN_ADDRESS: Final = "([A-Za-z0-9._~:/?@!$&''()*+,;=-]|%[0-9A-Fa-f]{{2}})*"
_IS_ADDRESS: Final = f"regexp_full_match({{}}, 'https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?]{_IN_ADDRESS})?(#{_IN_ADDRESS})?')"
_DATE_TYPE: Final = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def quoted(text: str) -> str:
    """A constant in SQL."""
    return "'" + text.replace("'", "''") + "'"


def encoded(column: str) -> str:
    """SQL of an id, percent-encoded as `iris.path_of` does."""
    return f"replace(url_encode({column}), '%2F', '/')"


@dataclass(frozen=True, slots=True)
class Subject:
    """A resource under `{base}/id/`: the slug that its path begins with, SQL of its path, and perhaps a fragment.

    `own`: it is the row's own, so that each row has another.
    """

    slug: str
    path: str
    fragment: str = ""
    own: bool = False

    def part(self, name: str) -> "Subject":
        """A part of the resource: `#name`."""
        return Subject(self.slug, self.path, f"#{name}", self.own)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that each row of a file makes. `sql` is the whole statement or, where `many`, a list of them, and `single` that of one
    element `v` of the list; `value` is the object. NULL where it is not known.

    `predicate` as it is written; `fixed`: the object is the same in all rows. `column` is what it is read from; `field` the field that says
    it, None where the row as a whole does; `derived`: no one document says it.
    """

    subject: Subject
    predicate: str
    sql: str
    single: str
    value: str
    column: str | None = None
    many: bool = False
    fixed: bool = False
    derived: bool = False
    field: str | None = None


@dataclass(frozen=True)
class Syntax(ABC):
    """A way of writing terms. `base` has no slash at its end."""

    base: str
    # What closes a resource as a subject: it decides where the resource sorts beside those whose path begins with its own.
    closing: ClassVar[str] = ">"

    @abstractmethod
    def resource(self, subject: Subject) -> str:
        """SQL of a resource as a subject."""

    def object_resource(self, subject: Subject) -> str:
        """SQL of a resource as an object."""
        return self.resource(subject)

    @abstractmethod
    def predicate(self, term: str) -> str:
        """A property, as it is written."""

    @abstractmethod
    def term(self, term: str) -> str:
        """A class or other term as an object, as it is written."""

    @abstractmethod
    def address(self, column: str) -> str:
        """SQL of an IRI that stands whole in `column`, as an object."""

    @abstractmethod
    def literal(self, column: str, datatype: str | None = None, language: str | None = None) -> str:
        """SQL of a literal; `column` is text, `datatype` a prefixed term."""

    def kind(self, term: str) -> str:
        """A class, as the object of rdf:type."""
        return self.term(term)

    def link(self, column: str) -> str:
        """SQL of a column that holds a web address or other words: an IRI where it can be one, else a literal."""
        return f"CASE WHEN {_IS_ADDRESS.format(column)} THEN {self.address(column)} ELSE {self.literal(column)} END"

    def date(self, column: str) -> str:
        """SQL of a partial date: a year, a month or a day, each of its own datatype."""
        cases = " ".join(f"WHEN {length} THEN {self.literal(column, datatype)}" for length, datatype in _DATE_TYPE.items())
        return f"CASE length({column}) {cases} ELSE {self.literal(column)} END"

    def number(self, column: str) -> str:
        """SQL of a DOUBLE: a decimal where its shortest digits are one, else a double."""
        text = f"CAST({column} AS VARCHAR)"
        exact = f"regexp_full_match({text}, '-?[0-9]+[.][0-9]+')"
        special = f"CASE {text} WHEN 'inf' THEN 'INF' WHEN '-inf' THEN '-INF' WHEN 'nan' THEN 'NaN' ELSE {text} END"
        return f"CASE WHEN {exact} THEN {self.literal(text, 'xsd:decimal')} ELSE {self.literal(special, 'xsd:double')} END"

    def said(
        self,
        subject: Subject,
        term: str,
        value: str,
        *,
        column: str | None = None,
        many: bool = False,
        derived: bool = False,
        fixed: bool = False,
        where: str = "",
        field: str | None = None,
    ) -> Said:
        """A statement whose object is `value`, SQL; where `many`, `value` is of one element `v` of the list in `column`."""
        predicate = self.predicate(term)
        single = f"{self.resource(subject)} || {quoted(f' {predicate} ')} || {value}"
        if where:
            single = f"CASE WHEN {where} THEN {single} END"
        sql = f'list_transform("{column}", lambda v: {single})' if many else single
        return Said(subject, predicate, sql, single, value, column, many, fixed, derived, field)

    def between(self, source: Subject, property_: Property, target: Subject, *, where: str = "") -> Said:
        """A statement between two resources, either way round."""
        first, second = (target, source) if property_.inverse else (source, target)
        return self.said(first, property_.term, self.object_resource(second), where=where)

    def typed(self, subject: Subject, term: str) -> Said:
        """`subject a term`."""
        return self.said(subject, "rdf:type", quoted(self.kind(term)), fixed=True)

    def constant(self, subject: Subject, property_: str, term: str) -> Said:
        """`subject property term`."""
        return self.said(subject, property_, quoted(self.term(term)), fixed=True)


class LineSyntax(Syntax):
    """N-Triples and N-Quads: everything whole."""

    def resource(self, subject: Subject) -> str:
        return f"{quoted(f'<{self.base}/id/')} || {subject.path} || {quoted(f'{subject.fragment}>')}"

    def predicate(self, term: str) -> str:
        return f"<{terms().iri(term)}>"

    def term(self, term: str) -> str:
        return f"<{terms().iri(term)}>"

    def address(self, column: str) -> str:
        return f"'<' || {column} || '>'"

    def literal(self, column: str, datatype: str | None = None, language: str | None = None) -> str:
        mark = f"^^<{terms().iri(datatype)}>" if datatype else f"@{language}" if language else ""
        return _ESCAPED.format(column) + (f" || {quoted(mark)}" if mark else "")


class TurtleSyntax(LineSyntax):
    """Turtle and TriG: addresses below `{base}/id/`, prefixed terms."""

    def resource(self, subject: Subject) -> str:
        return f"'<' || {subject.path} || {quoted(f'{subject.fragment}>')}"

    def predicate(self, term: str) -> str:
        return "a" if term == "rdf:type" else term

    def term(self, term: str) -> str:
        return term

    def literal(self, column: str, datatype: str | None = None, language: str | None = None) -> str:
        mark = f"^^{datatype}" if datatype else f"@{language}" if language else ""
        return _ESCAPED.format(column) + (f" || {quoted(mark)}" if mark else "")


class JsonSyntax(Syntax):
    """JSON-LD: members and values of objects."""

    closing = '"'

    def resource(self, subject: Subject) -> str:
        return f"""'"' || {subject.path} || {quoted(f'{subject.fragment}"')}"""

    def object_resource(self, subject: Subject) -> str:
        return f"""'{{"@id":' || {self.resource(subject)} || '}}'"""

    def predicate(self, term: str) -> str:
        return '"@type"' if term == "rdf:type" else f'"{term}"'

    def term(self, term: str) -> str:
        return f'{{"@id":"{term}"}}'

    def kind(self, term: str) -> str:
        return f'"{term}"'

    def address(self, column: str) -> str:
        return f"""'{{"@id":' || {_ESCAPED.format(column)} || '}}'"""

    def literal(self, column: str, datatype: str | None = None, language: str | None = None) -> str:
        mark = f',"@type":"{datatype}"' if datatype else f',"@language":"{language}"' if language else ""
        return f"""'{{"@value":' || {_ESCAPED.format(column)} || {quoted(mark + "}")}""" if mark else _ESCAPED.format(column)

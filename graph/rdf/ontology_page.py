"""The ontology as a page to read: what each kind of node and edge is said with, and what each term of ours means."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from councilgraph.graph.rdf.ontology import Described, ontology
from councilgraph.graph.rdf.terms import EdgeTerms, FieldTerms, NodeTerms, Property, terms

_STYLE: Final = """
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1rem; color: #1d2021; background: #fff }
h1, h2, h3 { line-height: 1.2 } h2 { margin-top: 2.5rem; border-bottom: 2px solid #1d5a8a; padding-bottom: .2rem } h3 { margin: 1.8rem 0 .3rem }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 1rem } th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #d5dade }
th { background: #eef2f5 } code { font-size: .92em; overflow-wrap: anywhere } a { color: #1d5a8a } nav a { margin-right: .9rem } .sort { color: #555; font-weight: normal; font-size: .9rem }
td:first-child code { white-space: nowrap } :target { background: #fff6d6 } dl { margin: 0 } @media (max-width: 40rem) { table { display: block; overflow-x: auto } }
"""


def ontology_page() -> str:
    """The page, complete in itself, the same text for the same vocabulary."""
    described = ontology()
    parts: list[tuple[str, str, Iterable[str]]] = [
        ("nodes", "How each kind of thing is said", (_node(node) for node in terms().nodes.values())),
        ("edges", "How each link between things is said", (_edge(edge) for edge in terms().edges.values())),
        ("classes", "Classes of ours", (_term(one) for one in described if one.sort == "class")),
        ("properties", "Properties of ours", (_term(one) for one in described if one.sort != "class")),
        ("concepts", "Concepts of ours", _schemes()),
        (
            "prefixes",
            "Prefixes",
            [_table(("prefix", "stands for"), [(_code(prefix), _link(name)) for prefix, name in sorted(terms().prefixes.items())])],
        ),
    ]
    contents = "".join(f'<a href="#{anchor}">{escape(title)}</a>' for anchor, title, _ in parts)
    body = "".join(f'<h2 id="{anchor}">{escape(title)}</h2>\n{"".join(items)}' for anchor, title, items in parts)
    return f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>The terms of councilgraph</title><style>{_STYLE}</style></head><body>
<h1>The terms of councilgraph</h1>
<p>How UK councils, the people in them and the improvement programmes they take part in are said in RDF: with ORG, ELI-DL, schema.org, PROV-O,
Web Annotation and SKOS where they have a word, and with terms of our own, under <code>{escape(terms().prefixes["cg"])}</code>, where they have none.
The same for machines: <a href="ontology.ttl">ontology.ttl</a>; what the data promises to look like: <a href="shapes.ttl">shapes.ttl</a> (SHACL).</p>
<nav>{contents}</nav>
{body}</body></html>
"""


def _node(node: NodeTerms) -> str:
    text = _heading(node.kind, "a node", f"node-{node.kind}") + f"<p>{escape(node.about)} Is a {_said(node.types)}.</p>"
    text += "".join(
        f"<p>Its part <code>#{escape(name)}</code>, by {_said([by])}, is a {_said([term])}.</p>" for name, (term, by) in node.parts.items()
    )
    return text + _fields(node.fields)


def _edge(edge: EdgeTerms) -> str:
    pairs = ", ".join(f"{escape(source)} → {escape(target)}" for source, target in edge.pairs)
    when = "".join(f", where {escape(name)} is {escape(' or '.join(values))}" for name, values in edge.when.items())
    text = _heading(edge.kind, pairs, f"edge-{edge.kind}")
    text += f"<p>{escape(edge.about)} Stated between the two by {_said(edge.direct)}{escape(when)}; and by itself, under an address of its own, "
    return text + f"as a {_said(edge.types)} with {_said(edge.source)} and {_said(edge.target)}.</p>" + _fields(edge.fields)


def _fields(fields: Sequence[FieldTerms]) -> str:
    rows = []
    for one in fields:
        said = _said((one.term, *one.also)) + (f" <span class=sort>@{escape(one.language)}</span>" if one.language else "")
        if one.scheme:
            said += f' → <a href="#scheme-{escape(one.scheme)}">{escape(one.scheme)}</a>'
        rows.append((_code(one.column), said, escape(one.type), escape(one.about)))
    return _table(("field", "said by", "type", "what"), rows) if rows else ""


def _term(one: Described) -> str:
    rows = [("means", escape(one.about))]
    rows += [("narrows", _said([one.narrows]))] if one.narrows else []
    rows += [("said of", _said(sorted(one.of)))] if one.of else []
    rows += [("leads to", _said(sorted(one.to)))] if one.to else []
    return _heading(one.term, f"{one.label} · {one.sort}", one.term.replace(":", "-")) + _table(("", ""), [(escape(a), b) for a, b in rows])


def _schemes() -> Iterable[str]:
    for scheme in terms().schemes.values():
        rows = [(_code(one.code), escape(one.label), _said([one.of]) if one.of else "") for one in scheme.concepts]
        yield _heading(scheme.name, "concept scheme", f"scheme-{scheme.name}") + f"<p>{escape(scheme.about)}</p>"
        yield _table(("code", "label", "class"), rows)


def _heading(name: str, sort: str, anchor: str) -> str:
    return f'<h3 id="{escape(anchor)}"><code>{escape(name)}</code> <span class="sort">{escape(sort)}</span></h3>\n'


def _said(found: Iterable[str | Property]) -> str:
    """Terms as links: ours to their place on the page, others to where they are defined."""
    shown = []
    for one in found:
        term, back = (one.term, " (from there)" * one.inverse) if isinstance(one, Property) else (one, "")
        address = f"#{term.replace(':', '-')}" if term.startswith("cg:") else terms().iri(term)
        shown.append(f'<a href="{escape(address)}">{_code(term)}</a>{back}')
    return ", ".join(shown)


def _link(address: str) -> str:
    return f'<a href="{escape(address)}">{escape(address)}</a>'


def _code(text: str) -> str:
    return f"<code>{escape(text)}</code>"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    heading = f"<tr>{''.join(f'<th>{escape(cell)}</th>' for cell in head)}</tr>" if any(head) else ""
    return f"<table>{heading}{''.join('<tr>' + ''.join(f'<td>{cell}</td>' for cell in row) + '</tr>' for row in rows)}</table>\n"

"""The front page, search, the list of questions, Cypher of one's own, evidence and documents."""

import json
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Response
from pydantic import BaseModel, Field

from councilgraph.api.http import cells, formats, pages
from councilgraph.api.http.asking import TIMEOUT, Asked, asked
from councilgraph.api.http.problems import ProblemError
from councilgraph.api.http.routes import ERRORS, refuse_unknown
from councilgraph.api.http.search import SEARCHED
from councilgraph.api.http.things import describe, resting, titles
from councilgraph.api.names import council_codes
from councilgraph.graph.engines.engine import QueryError
from councilgraph.graph.texts import document_text, marked, surroundings
from councilgraph.graph.vocabulary import vocabulary
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.cypher_text import CypherError
from councilgraph.queries.run import Answer, run_cypher

router = APIRouter(responses=ERRORS)
Given = Annotated[Asked, Depends(asked)]


class Cypher(BaseModel):
    """A query of one's own: reading clauses only."""

    query: str = Field(
        max_length=50_000, description="The Cypher", examples=["MATCH (c:Council) RETURN c.name AS name ORDER BY name LIMIT 5"]
    )
    limit: int = Field(1_000, ge=1, le=formats.LARGEST, description="At most this many rows")


@router.get("/", include_in_schema=False)
def home(asked: Given) -> Response:
    """The front page."""
    shown = asked.projection()
    counts = {kind: shown.nodes[kind] for kind in ("Council", "Programme", "Person", "Meeting", "Decision", "Action", "Grant", "Document")}
    answers = dict.fromkeys(("yes", "no", "unknown"), 0)
    for row in asked.query("no-cpc-with-grants").records():
        answers[row["had_cpc"]] += 1
    return pages.render(asked, "home.html", "councilgraph", counts=counts, answers=answers)


@router.get(
    "/search",
    tags=["resources"],
    summary="Find anything by its words",
    response_model=None,
    responses=formats.documented(*formats.TABLES, "html"),
)
def search(
    asked: Given,
    q: Annotated[str, Query(max_length=200, description="Words; slips of the finger are forgiven", examples=["stafordshire"])] = "",
    kind: Annotated[Literal[tuple(SEARCHED)] | None, Query(description="Only nodes of this kind")] = None,  # type: ignore[valid-type]
    limit: Annotated[int, Query(ge=1, le=200)] = 30,
    format: Annotated[Literal["json", "csv", "jsonl", "parquet", "html"] | None, Query()] = None,  # noqa: A002
) -> Response:
    """Councils, people, programmes, meetings, decisions, actions and more, best first."""
    refuse_unknown(asked, ["q", "kind", "limit"])
    form = formats.layout(asked.request, (*formats.TABLES, "html"))
    name = "whole" if asked.clearance == "restricted" else "open"
    hits = asked.asker.searches.of(name, asked.projection()).find(
        q, kind=kind, limit=limit, first=[f"council/{code}" for code in council_codes(q)]
    )
    rows = tuple((hit.kind, hit.title, hit.date, hit.id, hit.score, cells.place(hit.id)) for hit in hits)
    answer = Answer(("kind", "title", "date", "id", "score", "page"), ("string", "string", "date", "string", "number", "string"), rows)
    if form == "html":
        found = {name: sum(hit.kind == name for hit in hits) for name in SEARCHED}
        return pages.render(asked, "search.html", f"Search: {q}" if q else "Search", q=q, kind=kind, hits=hits, found=found, limit=limit)
    return formats.rows(asked, answer, form, name="search")


@router.get(
    "/queries", tags=["queries"], summary="The named queries", response_model=None, responses=formats.documented(*formats.TABLES, "html")
)
def queries(
    asked: Given,
    limit: Annotated[int | None, Query(ge=1, le=formats.LARGEST)] = None,
    cursor: str | None = None,
    format: Annotated[Literal["json", "csv", "jsonl", "parquet", "html"] | None, Query()] = None,  # noqa: A002
) -> Response:
    """Every named query with what it asks and whether it needs a clearance."""
    refuse_unknown(asked, [])
    form = formats.layout(asked.request, (*formats.TABLES, "html"))
    every = list(Catalogue.load())
    if form == "html":
        return pages.render(asked, "queries.html", "Questions", queries=every)
    rows = tuple((query.name, query.title, query.access, [parameter.name for parameter in query.parameters]) for query in every)
    return formats.rows(
        asked, Answer(("query", "asks", "access", "takes"), ("string", "string", "string", "strings"), rows), form, name="queries"
    )


@router.get("/cypher", include_in_schema=False)
def cypher_page(asked: Given, query: str = "", format: Literal["html", "csv", "json", "jsonl", "parquet"] | None = None) -> Response:  # noqa: A002
    """A form for a query of one's own, its rows, and the same rows as a file."""
    refuse_unknown(asked, ["query"])
    form = formats.layout(asked.request, ("html", "csv", "json", "jsonl", "parquet"))
    answer, wrong = None, None
    if query.strip():
        try:
            most = 1_000 if form == "html" else formats.LARGEST
            answer = run_cypher(asked.asker.graphs.engine(asked.clearance), query, timeout=TIMEOUT, limit=most)
        except (CypherError, QueryError) as error:
            if form != "html":
                raise
            wrong = str(error)
    if form != "html":
        return formats.rows(asked, answer or Answer((), (), ()), form, name="cypher")
    found = cells.shown(asked, answer, "Rows") if answer else None
    cut = answer is not None and answer.cut
    return pages.render(
        asked,
        "cypher.html",
        "Ask in Cypher",
        400 if wrong else 200,
        query=query,
        answer=found,
        cut=cut,
        wrong=wrong,
        kinds=vocabulary().nodes.values(),
        edges=vocabulary().edges.values(),
    )


@router.post("/cypher", tags=["queries"], summary="A query of your own", response_model=None, responses=formats.documented(*formats.TABLES))
def cypher(
    asked: Given,
    body: Cypher,
    format: Annotated[Literal["json", "csv", "jsonl", "parquet"] | None, Query()] = None,  # noqa: A002
) -> Response:
    """Reading clauses only, with limits on rows and time. Without a key the graph that is asked holds open rows alone."""
    refuse_unknown(asked, [])
    form = formats.layout(asked.request, formats.TABLES)
    answer = run_cypher(asked.asker.graphs.engine(asked.clearance), body.query, timeout=TIMEOUT, limit=body.limit)
    if form == "json":
        content = {"rows": answer.records(), "total": len(answer.rows), "cut": answer.cut}
        return Response(
            json.dumps(content, ensure_ascii=False, default=str), media_type="application/json", headers={"Cache-Control": "no-store"}
        )
    return formats.rows(asked, answer, form, name="cypher")


@router.get(
    "/evidence/{key}",
    tags=["resources"],
    summary="The words that a fact rests on",
    response_model=None,
    responses=formats.documented("json", "html"),
)
def evidence(asked: Given, key: str, format: Annotated[Literal["json", "html"] | None, Query()] = None) -> Response:  # noqa: A002
    """A quote with its surroundings, and where it stands."""
    refuse_unknown(asked, [])
    form = formats.layout(asked.request, ("json", "html"))
    shown = asked.projection()
    node = describe(shown, f"evidence/{key}")
    if node is None:
        raise ProblemError(404, "There is no such evidence", f"evidence/{key} is not in the graph")
    (edge,) = [edge for edge in node.edges if edge["edge"] == "QUOTES"]
    document = describe(shown, edge["target"])
    around = surroundings(shown, edge["target"], node.fields["start"], node.fields["end"])
    title, uri = (document.fields.get("title"), document.fields.get("uri")) if document else (None, None)
    content = {
        "id": node.id,
        "quote": node.fields["quote"],
        "before": around.before if around else None,
        "after": around.after if around else None,
        "locator": node.fields.get("locator"),
        "start": node.fields["start"],
        "end": node.fields["end"],
        "document": edge["target"],
        "title": title,
        "source": uri,
    }
    if form == "html":
        said = sorted({str(edge["source"]) for edge in node.edges if edge["edge"] == "EVIDENCED_BY"})
        edges = resting(shown, node.id)
        named = titles(shown, sorted({*said, *(str(edge[end]) for edge in edges for end in ("source", "target"))}))
        says = [(vocabulary().kind_of(id_).name, named.get(id_, id_), id_) for id_ in said]
        return pages.render(asked, "evidence.html", "Evidence", found=content, says=says, edges=edges, named=named)
    tag = formats.etag(asked)
    return formats.fresh(asked, tag) or formats.data(asked, formats.body(content), "json", name="evidence", tag=tag)


@router.get("/documents/{key}", include_in_schema=False)
def document(asked: Given, key: str) -> Response:
    """A document with the words marked that facts were read from."""
    shown = asked.projection()
    node = describe(shown, f"document/{key}")
    if node is None:
        raise ProblemError(404, "There is no such document", f"document/{key} is not in the graph")
    text = document_text(shown, node.id)
    pieces: list[tuple[str, str | None]] = []
    at = 0
    for start, end, id_ in marked(shown, node.id):
        if text is not None and start >= at:
            pieces += [(text[at:start], None), (text[start:end], id_)]
            at = end
    if text is not None:
        pieces.append((text[at:], None))
    covers = [edge for edge in node.edges if edge["edge"] == "COVERS"]
    return pages.render(
        asked,
        "document.html",
        str(node.fields.get("title") or node.id),
        node=node,
        pieces=pieces,
        text=text,
        covers=covers,
        named=titles(shown, sorted({str(edge["target"]) for edge in covers})),
    )

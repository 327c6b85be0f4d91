"""The other doors: front page, search, Cypher, evidence, documents, pictures, things by their address, files, keys, health."""

import json
from typing import Annotated, Literal
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel, Field

from councilgraph.api.http import formats, pages
from councilgraph.api.http.asking import COOKIE, TIMEOUT, Asked, asked
from councilgraph.api.http.problems import ProblemError
from councilgraph.api.http.routes import ERRORS, refuse_unknown
from councilgraph.api.http.search import SEARCHED
from councilgraph.api.http.things import describe, neighbours
from councilgraph.graph.engines.engine import QueryError
from councilgraph.graph.projection import Projection
from councilgraph.graph.texts import document_text, surroundings
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


def projection(asked: Asked) -> Projection:
    """What the caller may see of the graph, as files."""
    graphs = asked.asker.graphs
    return graphs.projection() if asked.clearance == "restricted" else graphs.open_projection()


@router.get("/", include_in_schema=False)
def home(asked: Given) -> Response:
    """The front page."""
    shown = projection(asked)
    counts = {kind: shown.nodes[kind] for kind in ("Council", "Person", "Programme", "Meeting", "Decision", "Action", "Grant", "Document")}
    return pages.render(asked, "home.html", "councilgraph", counts=counts)


@router.get("/search", tags=["resources"], summary="Find anything by its words", response_model=None)
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
    hits = asked.asker.searches.of(name, projection(asked)).find(q, kind=kind, limit=limit)
    rows = tuple((hit.kind, hit.title, hit.id, hit.score, pages.place(hit.id)) for hit in hits)
    answer = Answer(("kind", "title", "id", "score", "page"), ("string", "string", "string", "number", "string"), rows)
    if form == "html":
        return pages.render(asked, "search.html", f"Search: {q}" if q else "Search", q=q, kind=kind, answer=answer, kinds=list(SEARCHED))
    return formats.rows(asked, answer, form, name="search")


@router.get("/queries", tags=["queries"], summary="The named queries", response_model=None)
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
def cypher_page(asked: Given, query: str = "") -> Response:
    """A form for a query of one's own, and its rows."""
    answer, wrong = None, None
    if query.strip():
        try:
            answer = run_cypher(asked.asker.graphs.engine(asked.clearance), query, timeout=TIMEOUT, limit=1_000)
        except (CypherError, QueryError) as error:
            wrong = str(error)
    return pages.render(asked, "cypher.html", "Cypher", 400 if wrong else 200, query=query, answer=answer, wrong=wrong)


@router.post("/cypher", tags=["queries"], summary="A query of your own", response_model=None)
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


@router.get("/evidence/{key}", tags=["resources"], summary="The words that a fact rests on", response_model=None)
def evidence(asked: Given, key: str, format: Annotated[Literal["json", "html"] | None, Query()] = None) -> Response:  # noqa: A002
    """A quote with its surroundings, and where it stands."""
    refuse_unknown(asked, [])
    form = formats.layout(asked.request, ("json", "html"))
    shown = projection(asked)
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
        return pages.render(
            asked, "evidence.html", "Evidence", found=content, says=[edge for edge in node.edges if edge["edge"] == "EVIDENCED_BY"]
        )
    tag = formats.etag(asked)
    return formats.fresh(asked, tag) or formats.data(asked, formats.body(content), "json", name="evidence", tag=tag)


@router.get("/documents/{key}", include_in_schema=False)
def document(asked: Given, key: str) -> Response:
    """A document with the words marked that facts were read from."""
    shown = projection(asked)
    node = describe(shown, f"document/{key}")
    if node is None:
        raise ProblemError(404, "There is no such document", f"document/{key} is not in the graph")
    text = document_text(shown, node.id)
    marks = sorted(
        {
            (found.fields["start"], found.fields["end"], found.id)
            for edge in node.edges
            if edge["edge"] == "QUOTES" and (found := describe(shown, edge["source"]))
        }
    )
    pieces: list[tuple[str, str | None]] = []
    at = 0
    for start, end, id_ in marks:
        if text is not None and start >= at:
            pieces += [(text[at:start], None), (text[start:end], id_)]
            at = end
    if text is not None:
        pieces.append((text[at:], None))
    return pages.render(asked, "document.html", str(node.fields.get("title") or node.id), node=node, pieces=pieces, text=text)


@router.get("/graph", include_in_schema=False)
def picture(asked: Given, around: str = "council/STS") -> Response:
    """The picture of a neighbourhood."""
    node = describe(projection(asked), around)
    if node is None:
        raise ProblemError(404, "There is no such node", f"{around!r} is not in the graph; ids look like council/STS or programme/cpc")
    return pages.render(asked, "graph.html", f"Around {node.title}", node=node, near=neighbours(projection(asked), around))


@router.get("/graph/neighbours", tags=["resources"], summary="What is next to a node", response_model=None)
def near(asked: Given, around: Annotated[str, Query(description="Id of a node", examples=["council/STS"])]) -> Response:
    """Nodes one edge away, with the edges, for a picture that grows."""
    refuse_unknown(asked, ["around"])
    if describe(projection(asked), around) is None:
        raise ProblemError(404, "There is no such node", f"{around!r} is not in the graph; ids look like council/STS or programme/cpc")
    tag = formats.etag(asked)
    return formats.fresh(asked, tag) or formats.data(
        asked, formats.body(neighbours(projection(asked), around)), "json", name="neighbours", tag=tag
    )


@router.get("/id/{key:path}", tags=["resources"], summary="The address of a thing itself", status_code=303, response_model=None)
def thing(key: str) -> RedirectResponse:
    """See other: the document about it (W3C, Cool URIs for the Semantic Web)."""
    return RedirectResponse(f"/doc/{quote(key)}", 303)


@router.get("/doc/{key:path}", tags=["resources"], summary="What is known of a thing", response_model=None)
def about(asked: Given, key: str, format: Annotated[Literal["jsonld", "turtle", "json", "html"] | None, Query()] = None) -> Response:  # noqa: A002
    """A node with its fields and edges: a page, JSON-LD, Turtle or plain JSON."""
    refuse_unknown(asked, [])
    form = formats.layout(asked.request, ("jsonld", "turtle", "json", "html"))
    node = describe(projection(asked), key)
    if node is None:
        raise ProblemError(404, "There is no such thing", f"{key!r} is not in the graph")
    if form == "html":
        address = pages.place(node.id)
        return RedirectResponse(str(address), 303)
    tag = formats.etag(asked)
    content = (
        node.turtle(str(asked.request.base_url))
        if form == "turtle"
        else formats.body(node.jsonld(str(asked.request.base_url)) if form == "jsonld" else node.plain())
    )
    return formats.fresh(asked, tag) or formats.data(asked, content, form, name="thing", tag=tag)


@router.get("/login", include_in_schema=False)
def login_page(asked: Given) -> Response:
    """A form for a key."""
    return pages.render(asked, "login.html", "Use a key", wrong=None)


@router.post("/login", include_in_schema=False)
async def login(asked: Given) -> Response:
    """Keep a key in a cookie that no script can read and no other site can send."""
    given = parse_qs((await asked.request.body()).decode("utf-8", "replace")).get("key", [""])[0]
    if asked.request.app.state.keys.caller(given) is None:
        return pages.render(asked, "login.html", "Use a key", 401, wrong="That key is not good.")
    answer = RedirectResponse("/", 303)
    answer.set_cookie(
        COOKIE, given.strip(), httponly=True, samesite="strict", secure=asked.request.url.scheme == "https", max_age=12 * 3600
    )
    return answer


@router.post("/logout", include_in_schema=False)
def logout() -> Response:
    """Forget the key."""
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE)
    return answer


@router.get("/health", tags=["service"], summary="Whether the service runs")
def health() -> dict[str, str]:
    """It does, if this comes back."""
    return {"status": "ok"}


@router.get("/ready", tags=["service"], summary="Whether the graph can be asked", response_model=None)
def ready(request: Request) -> Response:
    """503 while there is no graph."""
    asker = request.app.state.asker
    asker.graphs.engine("open").run("MATCH (c:Council) RETURN count(c) AS councils", {}, timeout=5, limit=1)
    return JSONResponse({"status": "ready", "version": asker.graphs.version()})


@router.get("/metrics", tags=["service"], summary="Counts and times for Prometheus", response_class=PlainTextResponse)
def metrics() -> Response:
    """Requests by route and status, and how long they took."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

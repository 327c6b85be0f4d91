"""Things by their address, in the form that is asked for, and what is next to them, for a picture."""

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Response
from fastapi.responses import RedirectResponse

from councilgraph.api.http import cells, formats, pages, profiles
from councilgraph.api.http.asking import Asked, asked
from councilgraph.api.http.problems import ProblemError
from councilgraph.api.http.routes import ERRORS, refuse_unknown
from councilgraph.api.http.things import Thing, describe, neighbours
from councilgraph.graph.rdf.about import replaced_by

router = APIRouter(tags=["resources"], responses=ERRORS)
Given = Annotated[Asked, Depends(asked)]
_HINT = "is not in the graph; ids look like council/STS or programme/cpc"


def found(asked: Asked, key: str) -> Thing:
    """The node of an id. Raises ProblemError 404."""
    node = describe(asked.projection(), key)
    if node is None:
        raise ProblemError(404, "There is no such thing", f"{key!r} {_HINT}")
    return node


@router.get("/graph", include_in_schema=False)
def picture(asked: Given, around: str = "council/STS") -> Response:
    """The picture of a neighbourhood."""
    node = found(asked, around)
    return pages.render(asked, "graph.html", f"Around {node.title}", node=node, near=neighbours(asked.projection(), around))


@router.get("/graph/neighbours", summary="What is next to a node", response_model=None, responses=formats.documented("json"))
def near(
    asked: Given,
    around: Annotated[str, Query(description="Id of a node", examples=["council/STS"])],
    format: Annotated[Literal["json"] | None, Query(description="The form of the answer")] = None,  # noqa: A002
) -> Response:
    """Nodes one edge away, with the edges, for a picture that grows."""
    refuse_unknown(asked, ["around"])
    found(asked, around)
    tag = formats.etag(asked)
    return formats.fresh(asked, tag) or formats.data(
        asked, formats.body(neighbours(asked.projection(), around)), "json", name="neighbours", tag=tag
    )


@router.get("/id/{key:path}", summary="The address of a thing itself", status_code=303, response_class=RedirectResponse)
def thing(key: str) -> RedirectResponse:
    """See other: the document about it (W3C, Cool URIs for the Semantic Web)."""
    return RedirectResponse(f"/doc/{quote(key)}", 303)


@router.get(
    "/doc/{key:path}",
    summary="What is known of a thing",
    response_model=None,
    responses=formats.documented("jsonld", "turtle", "json"),
)
def about(asked: Given, key: str, format: Annotated[Literal["jsonld", "turtle", "json", "html"] | None, Query()] = None) -> Response:  # noqa: A002
    """A node with its fields and edges: a page, JSON-LD, Turtle or plain JSON. An id that another has replaced leads to it."""
    refuse_unknown(asked, [])
    form = formats.layout(asked.request, (*formats.THINGS, "json", "html"))
    now = replaced_by(asked.projection(), key)
    if now is not None:
        return RedirectResponse(f"/doc/{quote(now)}", 301)
    node = found(asked, key)
    if form == "html":
        address = str(cells.place(node.id))
        return profiles.thing(asked, node) if address.startswith("/doc/") else RedirectResponse(address, 303)
    return formats.thing(asked, node, form)

"""The routes over the catalogue: each resource and each named query, typed from the query's own header."""

import inspect
import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, Path, Query, Request, Response
from pydantic import BaseModel, Field, create_model

from councilgraph.api.http import board, formats, pages, profiles
from councilgraph.api.http.asking import Asked, asked
from councilgraph.api.http.problems import ProblemError
from councilgraph.api.http.things import describe
from councilgraph.api.names import council_codes
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.catalogue import Query as Named
from councilgraph.queries.known import FOUND, found
from councilgraph.queries.parameters import Parameter

_TYPES: Final[Mapping[str, Any]] = {
    "string": str | None,
    "date": str | None,
    "integer": int | None,
    "number": float | None,
    "boolean": bool | None,
    "strings": list[str] | None,
}
PAGING: Final = ("limit", "cursor", "format")
# Address -> (query, its parameter in the address, what the address leaves out of the id, what it is called in one word)
RESOURCES: Final[tuple[tuple[str, str, str | None, str], ...]] = (
    ("/councils", "councils", None, ""),
    ("/councils/{council}", "council-profile", "council", ""),
    ("/people", "people-named", None, ""),
    ("/people/{person:path}", "person-profile", "person", "person/"),
    ("/programmes", "programmes", None, ""),
    ("/programmes/{programme}", "programme-participants", "programme", ""),
    ("/meetings", "meetings-of-body", None, ""),
    ("/meetings/{meeting:path}", "meeting-summary", "meeting", "meeting/"),
    ("/decisions", "decisions-about", None, ""),
    ("/actions", "actions", None, ""),
)


class Problems(BaseModel):
    """An error (RFC 9457)."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str


ERRORS: Final[dict[int | str, dict[str, Any]]] = {
    code: {"model": Problems, "description": words, "content": {"application/problem+json": {}, "text/html": {}}}
    for code, words in (
        (400, "A parameter cannot be used"),
        (401, "The key is not good"),
        (403, "This needs a clearance"),
        (404, "There is no such thing"),
        (406, "Not in that form"),
        (410, "The graph has changed since the page before"),
        (429, "Too many requests"),
        (503, "The graph cannot be asked"),
    )
}


def router() -> APIRouter:
    """Every resource and every named query."""
    made = APIRouter()
    for path, name, inner, prefix in RESOURCES:
        made.add_api_route(
            path,
            _endpoint(Catalogue.load().query(name), inner, prefix, resource=True),
            **_described(Catalogue.load().query(name), path, "resources"),
        )
    for query in Catalogue.load():
        made.add_api_route(f"/queries/{query.name}", _endpoint(query, None, ""), **_described(query, f"/queries/{query.name}", "queries"))
    return made


def _described(query: Named, path: str, tag: str) -> dict[str, Any]:
    things = formats.THINGS if "{" in path else ()
    row = _examples().get(query.name)
    example = {"rows": [row] if row else [], "total": 1 if row else 0, "next": None}
    content: dict[str, Any] = {"application/json": {"example": example}}
    content |= {formats.MEDIA[form].split(";")[0]: {} for form in (*formats.TABLES[1:], *things, "html")}
    return {
        "methods": ["GET"],
        "name": f"{tag}:{path}",
        "operation_id": path.strip("/").replace("/", "-").replace("{", "").replace("}", "").replace(":path", "") or "home",
        "summary": query.title,
        "description": query.summary,
        "tags": [tag],
        "response_model": None,
        "responses": {
            200: {"model": _page_model(query, path), "description": "A page of rows", "content": content},
            304: {"description": "Not changed"},
            **ERRORS,
        },
    }


@cache
def _examples() -> dict[str, dict[str, Any]]:
    """A real row of each named query, written by docs/examples.py."""
    found: dict[str, dict[str, Any]] = json.loads((files("councilgraph.api.http") / "examples.json").read_text(encoding="utf-8"))
    return found


def _page_model(query: Named, path: str) -> type[BaseModel]:
    name = "".join(part.title() for part in path.replace("{", "").replace("}", "").replace(":path", "").replace("-", "/").split("/"))
    fields: dict[str, Any] = {
        f"column_{at}": (_TYPES[column.type], Field(alias=column.name, description=column.about)) for at, column in enumerate(query.columns)
    }
    row = create_model(f"{name}Row", **fields)
    return create_model(
        f"{name}Page",
        rows=(list[row], Field(description="The rows of this page")),  # type: ignore[valid-type]
        total=(int, Field(description="How many rows there are in all", examples=[42])),
        next=(str | None, Field(description="The cursor of the next page, none on the last")),
    )


def _annotation(parameter: Parameter) -> Any:
    kind: Any = {"integer": int, "number": float, "boolean": bool}.get(parameter.type, str)
    if parameter.choices:
        kind = Literal[parameter.choices]
    shown = Query(description=parameter.about, examples=[parameter.example] if parameter.example else None)
    return Annotated[kind if parameter.default is None else kind | None, shown]


_PROFILES: Final = {
    "council-profile": profiles.council,
    "person-profile": profiles.person,
    "programme-participants": profiles.programme,
    "meeting-summary": profiles.meeting,
}


def _page(asked: Asked, query: Named, values: dict[str, Any]) -> Response:
    """The page of a resource."""
    if query.name == "actions":
        given = asked.request.query_params
        show = given.get("show") or values.get("status") or "open"
        view = given.get("view") or "owner"
        for name, value, known in (("show", show, board.SHOWS), ("view", view, board.VIEWS)):
            if value not in known:
                raise ProblemError(400, "A parameter cannot be used", f"{name}: {value!r} is none of {', '.join(known)}", parameter=name)
        return board.board(asked, values, view, show)
    return _PROFILES[query.name](asked, values) if query.name in _PROFILES else pages.table(asked, query, values)


def _form(request: Request, query: Named) -> Response | None:
    """The page of a query that lacks a parameter, for a browser: its form, with what was given."""
    if not pages.wanted(request):
        return None
    asked = Asked(request, request.state.caller, request.app.state.asker)
    given = {parameter.name: request.query_params.get(parameter.name) for parameter in query.parameters}
    return pages.table(asked, query, {name: value for name, value in given.items() if value})


def _thing(asked: Asked, query: Named, inner: str, values: dict[str, Any], form: str) -> Response:
    """A resource as RDF: the node that its address names, found as the query would find it."""
    key = str(query.bind(values)[inner])
    kind = next(parameter.type for parameter in query.parameters if parameter.name == inner)
    if kind in FOUND:
        engine = asked.asker.graphs.engine(asked.clearance)
        key = f"{kind}/{found(engine, kind, key, inner, council_codes)}"
    node = describe(asked.projection(), key)
    if node is None:
        raise ProblemError(404, "There is no such thing", f"{key!r} is not in the graph")
    return formats.thing(asked, node, form)


def _endpoint(query: Named, inner: str | None, prefix: str, *, resource: bool = False) -> Callable[..., Response]:
    """A function whose signature is the query's parameters, as FastAPI and OpenAPI read it."""
    known = [parameter.name for parameter in query.parameters]

    def answer(asked: Asked, **given: Any) -> Response:
        more = ("view", "show") if resource and query.name == "actions" and pages.wanted(asked.request) else ()
        refuse_unknown(asked, [*(name for name in known if name != inner), *more])
        values = {name: value for name, value in given.items() if name in known and value is not None}
        if inner:
            values[inner] = prefix + values[inner] if prefix and not str(values[inner]).startswith(prefix) else values[inner]
        form = formats.layout(asked.request, (*formats.TABLES, *(formats.THINGS if inner else ()), "html"))
        if form == "html":
            return _page(asked, query, values) if resource else pages.table(asked, query, values)
        if form in formats.THINGS:
            return _thing(asked, query, str(inner), values, form)
        found = asked.query(query.name, **values)
        if inner and prefix and not found.rows:
            raise ProblemError(404, "There is no such thing", f"{values[inner]!r} is not in the graph")
        return formats.rows(asked, found, form, name=query.name)

    keyword = inspect.Parameter.KEYWORD_ONLY
    signature = [inspect.Parameter("asked", keyword, annotation=Annotated[Asked, Depends(asked)])]
    for parameter in query.parameters:
        if parameter.name == inner:
            signature.append(
                inspect.Parameter(
                    inner, keyword, annotation=Annotated[str, Path(description=parameter.about, examples=[parameter.example])]
                )
            )
        else:
            default = inspect.Parameter.empty if parameter.default is None else None
            signature.append(inspect.Parameter(parameter.name, keyword, default=default, annotation=_annotation(parameter)))
    paging = {
        "limit": Annotated[int | None, Query(ge=1, le=formats.LARGEST, description="At most this many rows")],
        "cursor": Annotated[str | None, Query(description="Where the page before left off")],
        "format": Annotated[
            Literal[("json", "csv", "jsonl", "parquet", *(formats.THINGS if inner else ()), "html")] | None,
            Query(description="The form of the answer, instead of Accept"),
        ],
    }
    signature += [inspect.Parameter(name, keyword, default=None, annotation=kind) for name, kind in paging.items()]
    answer.__signature__ = inspect.Signature(signature)  # type: ignore[attr-defined]
    answer.__name__ = query.name.replace("-", "_")
    answer.form = None if resource else lambda request: _form(request, query)  # type: ignore[attr-defined]
    return answer


def refuse_unknown(asked: Asked, known: list[str]) -> None:
    """A parameter that the route does not take is a mistake of the caller's, and is told with those there are."""
    unknown = sorted(set(asked.request.query_params) - set(known) - set(PAGING))
    if unknown:
        raise ProblemError(
            400, "A parameter is not known", f"{unknown[0]!r} is none of {', '.join([*known, *PAGING])}", parameter=unknown[0]
        )

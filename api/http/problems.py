"""Errors as problem+json (RFC 9457): what went wrong, where, and what to do; nothing of the inside."""

from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from councilgraph.graph.engines.engine import GraphError, QueryError
from councilgraph.queries.catalogue import CatalogueError
from councilgraph.queries.cypher_text import CypherError
from councilgraph.queries.parameters import ParameterError
from councilgraph.queries.run import NotClearedError

_KINDS: Final[tuple[tuple[type[Exception], int, str], ...]] = (
    (NotClearedError, 403, "This needs a clearance"),
    (ParameterError, 400, "A parameter cannot be used"),
    (CypherError, 400, "The Cypher cannot be asked"),
    (CatalogueError, 404, "There is no such query"),
    (QueryError, 400, "The graph refused the query"),
    (GraphError, 503, "The graph cannot be asked"),
)


class ProblemError(Exception):
    """An error with its own status. `headers` go with the answer."""

    def __init__(self, status: int, title: str, detail: str, headers: dict[str, str] | None = None, **more: Any) -> None:
        super().__init__(detail)
        self.status, self.title, self.detail, self.headers, self.more = status, title, detail, headers, more


def problem(request: Request, status: int, title: str, detail: str, headers: dict[str, str] | None = None, **more: Any) -> Response:
    """The answer for an error: a page for a browser, problem+json for a program. `instance` is the path that was asked."""
    page: Response | None = request.app.state.error_page(request, status, title, detail)
    if page is not None:
        page.headers.update(headers or {})
        return page
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "instance": request.url.path, **more}
    return JSONResponse(body, status, headers, "application/problem+json")


def install(app: FastAPI) -> None:
    """Answer every foreseen error of `app` as a problem. `app.state.error_page` makes the page of one, None where no page is wanted."""

    @app.exception_handler(ProblemError)
    def own(request: Request, error: ProblemError) -> Response:
        return problem(request, error.status, error.title, error.detail, error.headers, **error.more)

    for kind, status, title in _KINDS:

        def known(request: Request, error: Exception, status: int = status, title: str = title) -> Response:
            late = status == 400 and "took longer than" in str(error)
            missing = isinstance(error, ParameterError) and "there is no " in str(error) and request.path_params
            if missing:
                return problem(request, 404, "There is no such thing", str(error))
            return problem(request, 504 if late else status, title, str(error))

        app.add_exception_handler(kind, known)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        form = getattr(request.scope.get("endpoint"), "form", None)
        if form and all(found["type"] == "missing" for found in error.errors()):
            # Whoever comes to a page without what it must be given is shown where to fill it in.
            page: Response | None = form(request)
            if page is not None:
                return page
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
        return problem(request, 400, "A parameter cannot be used", f"{where}: {first['msg']}", parameter=where)

    @app.exception_handler(HTTPException)
    def plain(request: Request, error: HTTPException) -> Response:
        titles = {404: "There is nothing here", 405: "Not that way"}
        return problem(request, error.status_code, titles.get(error.status_code, "Error"), str(error.detail), dict(error.headers or {}))

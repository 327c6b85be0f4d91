"""The service: routes, limits, headers, logs, made by create_app."""

import json
import logging
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from prometheus_client import Counter, Histogram

from councilgraph.api.http import doors, problems, reports, routes
from councilgraph.api.http.asking import Asker, caller_of
from councilgraph.api.http.graphs import Graphs
from councilgraph.api.http.keys import Keys
from councilgraph.api.http.limits import Limits
from councilgraph.api.http.problems import ProblemError, problem
from councilgraph.api.settings import Settings

LOG: Final = logging.getLogger("councilgraph.http")
LARGEST_BODY: Final = 200_000
REQUESTS: Final = Counter("councilgraph_requests_total", "Requests answered", ("route", "status"))
SECONDS: Final = Histogram("councilgraph_request_seconds", "Time to answer", ("route",))
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def create_app(settings: Settings, *, keys: Keys | None = None, limits: Limits | None = None) -> FastAPI:
    """The service over the workspace of `settings`. `keys` and `limits` are by default those of the workspace."""
    graphs = Graphs(settings)
    known = keys or Keys(settings.workspace.folder)
    rate = limits or Limits()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        graphs.close()

    app = FastAPI(
        title="councilgraph",
        version=version("councilgraph"),
        summary="UK councils, the people in them and their improvement programmes, with the words that every fact rests on.",
        description="JSON by default; CSV, JSON Lines and Parquet by `?format=` or Accept. A key (`Authorization: Bearer cg_…`) clears restricted rows.",
        license_info={"name": "MIT (code); data: see /doc of each document"},
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.asker, app.state.keys = Asker(graphs), known

    @app.middleware("http")
    async def around(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        begun = time.perf_counter()
        number = request.headers.get("x-request-id", "")[:64] or uuid.uuid4().hex
        caller = "?"
        left: dict[str, str] = {}
        try:
            length = request.headers.get("content-length", "0")
            if not length.isdecimal() or int(length) > LARGEST_BODY or "chunked" in request.headers.get("transfer-encoding", ""):
                raise ProblemError(413, "Too large", f"a request's body may hold {LARGEST_BODY:,} bytes, and must say how many it holds")
            request.state.caller = caller_of(request, known)
            caller = request.state.caller.name
            left = rate.take(request.state.caller, request.client.host if request.client else "")
            response = await call_next(request)
        except ProblemError as error:
            response = problem(request, error.status, error.title, error.detail, error.headers)
        except Exception:
            # Nothing of the inside goes out; the log has it, under the number that the answer gives.
            LOG.exception(json.dumps({"id": number, "path": request.url.path}))
            response = problem(request, 500, "The service failed", f"this is a fault of ours; it is logged as {number}")
        for name, value in {**HEADERS, **left, "X-Request-ID": number}.items():
            response.headers.setdefault(name, value)
        taken = time.perf_counter() - begun
        route = getattr(request.scope.get("route"), "path", "other")
        REQUESTS.labels(route, response.status_code).inc()
        SECONDS.labels(route).observe(taken)
        LOG.info(
            json.dumps(
                {
                    "id": number,
                    "caller": caller,
                    "method": request.method,
                    "path": request.url.path,
                    "status": response.status_code,
                    "ms": round(taken * 1000, 1),
                }
            )
        )
        return response

    problems.install(app)
    app.include_router(doors.router)
    app.include_router(reports.router)
    app.include_router(routes.router())
    app.mount("/static", StaticFiles(directory=Path(str(files("councilgraph.api.http"))) / "static"), name="static")
    published = settings.workspace.folder / "export"
    published.mkdir(parents=True, exist_ok=True)
    app.mount("/export", StaticFiles(directory=published, html=True), name="export")
    return app

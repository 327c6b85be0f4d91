"""The service, made by create_app: its routes, what stands around them, and what it serves as files."""

import datetime
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles

from councilgraph.api.http import doors, graph_doors, pages, problems, reports, routes, service
from councilgraph.api.http.around import Around
from councilgraph.api.http.asking import Asker
from councilgraph.api.http.graphs import Graphs
from councilgraph.api.http.keys import Keys
from councilgraph.api.http.limits import Limits
from councilgraph.api.settings import Settings


def create_app(
    settings: Settings,
    *,
    keys: Keys | None = None,
    limits: Limits | None = None,
    graphs: Graphs | None = None,
    today: Callable[[], datetime.date] = datetime.date.today,
    keep: int = 512,
) -> FastAPI:
    """The service over the workspace of `settings`.

    `keys`, `limits` and `graphs` are by default those of the workspace; `today` is the day that deadlines are held against; `keep` is
    how many answers are held for whoever asks the same of the same state of the graph.
    """
    asked = graphs or Graphs(settings)
    known = keys or Keys(settings.workspace.folder)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        asked.close()

    app = FastAPI(
        title="councilgraph",
        version=version("councilgraph"),
        summary="UK councils, the people in them and their improvement programmes, with the words that every fact rests on.",
        description="JSON by default; CSV, JSON Lines, Parquet and, for things, Turtle and JSON-LD by `?format=`, by suffix (`/councils.csv`) or by Accept. "
        "A key (`Authorization: Bearer cg_…`) clears restricted rows.",
        license_info={"name": "MIT (code); data: see /doc of each document"},
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    published = settings.workspace.folder / "export"
    app.state.asker, app.state.keys, app.state.today = Asker(asked, keep), known, today
    app.state.published = published
    app.state.error_page = _error_page
    app.add_middleware(Around, keys=known, limits=limits or Limits())
    problems.install(app)
    for router in (doors.router, graph_doors.router, service.router, reports.router, routes.router()):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=Path(str(files("councilgraph.api.http"))) / "static"), name="static")
    # The folder comes with the first `councilgraph publish`.
    app.mount("/export", StaticFiles(directory=published, html=True, check_dir=False), name="export")
    return app


def _error_page(request: Request, status: int, title: str, detail: str) -> Response | None:
    """The page of an error where a browser asked for one."""
    return pages.failed(request, status, title, detail) if pages.wanted(request) else None

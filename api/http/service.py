"""For those who run the service and those who begin with it: keys of a browser, health, readiness, metrics, and the page of the API."""

from typing import Annotated, Any
from urllib.parse import parse_qs, urlsplit

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import FileResponse, PlainTextResponse, RedirectResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel, Field

from councilgraph.api.http import pages
from councilgraph.api.http.asking import COOKIE, Asked, asked
from councilgraph.api.http.problems import ProblemError
from councilgraph.api.http.routes import ERRORS

router = APIRouter()
Given = Annotated[Asked, Depends(asked)]


class Health(BaseModel):
    """That the service runs."""

    status: str = Field(examples=["ok"])


class Ready(BaseModel):
    """That the graph can be asked."""

    status: str = Field(examples=["ready"])
    version: str = Field(description="The state that answers are of", examples=["23-0f3a9c1d2e"])


@router.get("/login", include_in_schema=False)
def login_page(asked: Given, back: str = "/") -> Response:
    """A form for a key."""
    return pages.render(asked, "login.html", "Log in with a key", wrong=None, back=_here(back))


@router.post("/login", include_in_schema=False)
async def login(asked: Given) -> Response:
    """Keep a key in a cookie that no script can read and no other site can send."""
    form = parse_qs((await asked.request.body()).decode("utf-8", "replace"))
    given, back = form.get("key", [""])[0], _here(form.get("back", ["/"])[0])
    if asked.request.app.state.keys.caller(given) is None:
        wrong = (
            "That key is not good. It may have been taken back, or a part of it is missing: a key begins with cg_ and has 60 characters."
        )
        return pages.render(asked, "login.html", "Log in with a key", 401, wrong=wrong, back=back)
    answer = RedirectResponse(back, 303)
    answer.set_cookie(
        COOKIE, given.strip(), httponly=True, samesite="strict", secure=asked.request.url.scheme == "https", max_age=12 * 3600
    )
    return answer


def _here(address: str) -> str:
    """An address of this service to go back to; the front page for any other."""
    parts = urlsplit(address)
    return address if address.startswith("/") and not address.startswith(("//", "/\\")) and not parts.netloc else "/"


@router.post("/logout", include_in_schema=False)
def logout() -> Response:
    """Forget the key."""
    answer = RedirectResponse("/", 303)
    answer.delete_cookie(COOKIE)
    return answer


@router.get("/api", include_in_schema=False)
def guide(asked: Given) -> Response:
    """What the service answers, for people; /openapi.json says it to programs."""
    document: dict[str, Any] = asked.request.app.openapi()
    groups: dict[str, list[dict[str, Any]]] = {"resources": [], "reports": [], "queries": [], "service": []}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            groups[operation["tags"][0]].append({"path": path, "method": method.upper(), **operation})
    return pages.render(asked, "api.html", "The API", groups=groups, base=str(asked.request.base_url).rstrip("/"))


@router.get("/export/", include_in_schema=False)
def published(request: Request) -> Response:
    """The front page of the published files; what is behind it is served as it stands."""
    page = request.app.state.published / "index.html"
    if not page.exists():
        raise ProblemError(
            404, "Nothing is published yet", "`councilgraph publish` writes the files that stand here: RDF, tables, grants, a catalogue"
        )
    return FileResponse(page)


@router.get("/health", tags=["service"], summary="Whether the service runs")
def health() -> Health:
    """It does, if this comes back."""
    return Health(status="ok")


@router.get("/ready", tags=["service"], summary="Whether the graph can be asked", responses={503: ERRORS[503]})
def ready(request: Request) -> Ready:
    """503 while there is no graph."""
    asker = request.app.state.asker
    asker.graphs.engine("open").run("MATCH (c:Council) RETURN count(c) AS councils", {}, timeout=5, limit=1)
    return Ready(status="ready", version=asker.graphs.version())


@router.get("/metrics", tags=["service"], summary="Counts and times for Prometheus", response_class=PlainTextResponse)
def metrics() -> Response:
    """Requests by route and status, and how long they took."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

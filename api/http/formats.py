"""The form of an answer: JSON, CSV, JSON Lines, Parquet or a page, by `?format=` or the Accept header; pages of rows; ETags."""

import base64
import binascii
import hashlib
import json
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import Request, Response

from councilgraph.api.http.asking import Asked
from councilgraph.api.http.problems import ProblemError
from councilgraph.api.http.things import Thing
from councilgraph.graph.rdf.about import FORMS
from councilgraph.queries.output import to_bytes
from councilgraph.queries.run import Answer

MEDIA: Final = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "html": "text/html; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "turtle": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
}
TABLES: Final = ("json", "csv", "jsonl", "parquet")
# The forms of one thing rather than of rows about it.
THINGS: Final = ("jsonld", "turtle")
# How many rows a page of JSON holds where the caller does not say; files to download hold all.
PAGE: Final = 100
LARGEST: Final = 10_000


def documented(*forms: str) -> dict[int | str, dict[str, Any]]:
    """The answer of 200 in these forms, and 304, as OpenAPI is told of them."""
    content: dict[str, Any] = {MEDIA[form].split(";")[0]: {} for form in forms}
    return {200: {"description": "The answer", "content": content}, 304: {"description": "Not changed"}}


def layout(request: Request, offered: tuple[str, ...]) -> str:
    """The form that a request wants, of those `offered`; the first where it does not say. Raises ProblemError for another."""
    given = request.query_params.get("format")
    if given is not None:
        if given not in offered:
            raise ProblemError(400, "A parameter cannot be used", f"format: {given!r} is none of {', '.join(offered)}", parameter="format")
        return given
    accepted = request.headers.get("accept", "*/*")
    wanted: list[tuple[float, str]] = []
    for entry in accepted.split(","):
        kind, *parameters = (part.strip() for part in entry.split(";"))
        stated = next((parameter[2:] for parameter in parameters if parameter.startswith("q=")), "1")
        wanted.append((-_number(stated), kind))
    for weight, kind in sorted(wanted, key=lambda entry: entry[0]):
        for name in offered:
            if weight < 0 and (kind in ("*/*", MEDIA[name].split(";")[0]) or kind == f"{MEDIA[name].split('/')[0]}/*"):
                return name
    raise ProblemError(406, "Not in that form", f"this comes as {', '.join(MEDIA[name].split(';')[0] for name in offered)}")


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def etag(asked: Asked, *more: object) -> str:
    """A name for the answer: the same for the same question to the same state of the graph by the same clearance."""
    parts = [
        asked.asker.graphs.version(asked.clearance),
        asked.clearance,
        asked.request.url.path,
        asked.request.url.query,
        asked.request.headers.get("accept"),
        *map(str, more),
    ]
    return f'W/"{hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:24]}"'


def fresh(asked: Asked, tag: str) -> Response | None:
    """304 where the caller holds this very answer already."""
    held = [part.strip() for part in asked.request.headers.get("if-none-match", "").split(",")]
    return Response(status_code=304, headers=_headers(asked, tag)) if tag in held or "*" in held else None


def _headers(asked: Asked, tag: str) -> dict[str, str]:
    # What a key clears must not be kept by anyone between.
    private = "private, no-store" if asked.clearance == "restricted" else "public, max-age=0, must-revalidate"
    return {"ETag": tag, "Cache-Control": private, "Vary": "Accept, Authorization, Cookie"}


def data(asked: Asked, content: bytes, form: str, *, name: str, tag: str, links: str | None = None) -> Response:
    """An answer as bytes. Files to download say what to call them."""
    headers = _headers(asked, tag)
    if links:
        headers["Link"] = links
    if form in ("csv", "jsonl", "parquet", "markdown"):
        headers["Content-Disposition"] = f'attachment; filename="{name}.{"md" if form == "markdown" else form}"'
    return Response(content, media_type=MEDIA[form], headers=headers)


def thing(asked: Asked, node: Thing, form: str) -> Response:
    """A node as JSON-LD, Turtle or plain JSON."""
    tag = etag(asked)
    if unchanged := fresh(asked, tag):
        return unchanged
    content = FORMS[form](asked.projection(), node.id, asked.asker.graphs.settings.base) if form in FORMS else body(node.plain())
    return data(asked, content, form, name="thing", tag=tag)


def rows(asked: Asked, answer: Answer, form: str, *, name: str) -> Response:
    """A table, a page of it where it is JSON or a page was asked for; `Link: rel=next` leads on."""
    tag = etag(asked)
    if unchanged := fresh(asked, tag):
        return unchanged
    part, _, following = page(asked, answer, whole=form != "json")
    links = _link(asked.request, following) if following else None
    if form == "json":
        content = {"rows": part.records(), "total": len(answer.rows), "next": following}
        return data(asked, body(content), "json", name=name, tag=tag, links=links)
    return data(asked, to_bytes(part, form), form, name=name, tag=tag, links=links)


def page(asked: Asked, answer: Answer, *, whole: bool = False) -> tuple[Answer, int, str | None]:
    """The rows that a request's `limit` and `cursor` ask for, how many come before them, and the cursor of the next page. `whole` is for
    files, which hold all rows unless a limit is given."""
    limit, offset = _page(asked, whole=whole)
    cut = answer.rows[offset : None if limit is None else offset + limit]
    after = offset + len(cut)
    return Answer(answer.columns, answer.types, cut, answer.cut), offset, _cursor(after, asked) if after < len(answer.rows) else None


def _page(asked: Asked, *, whole: bool) -> tuple[int | None, int]:
    given = asked.request.query_params
    limit: int | None = None if whole else PAGE
    if "limit" in given:
        if not given["limit"].isdecimal() or not 1 <= int(given["limit"]) <= LARGEST:
            raise ProblemError(
                400, "A parameter cannot be used", f"limit: {given['limit']!r} is not a number from 1 to {LARGEST}", parameter="limit"
            )
        limit = int(given["limit"])
    return limit, _offset(asked) if "cursor" in given else 0


def _cursor(offset: int, asked: Asked) -> str:
    return base64.urlsafe_b64encode(json.dumps([offset, asked.asker.graphs.version(asked.clearance)]).encode()).decode().rstrip("=")


def _offset(asked: Asked) -> int:
    given = asked.request.query_params["cursor"]
    try:
        offset, version = json.loads(base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)))
        if not isinstance(offset, int) or isinstance(offset, bool) or offset < 0:
            raise ValueError(given)
    except (ValueError, TypeError, binascii.Error):
        raise ProblemError(400, "A parameter cannot be used", "cursor: is not one that this service gave out", parameter="cursor") from None
    if version != asked.asker.graphs.version(asked.clearance):
        raise ProblemError(410, "The graph has changed", "the pages before were of an older state; begin again without the cursor")
    return offset


def _link(request: Request, cursor: str) -> str:
    kept = [(key, value) for key, value in request.query_params.multi_items() if key != "cursor"]
    return f'<{request.url.path}?{urlencode([*kept, ("cursor", cursor)])}>; rel="next"'


def body(content: Any) -> bytes:
    """JSON as every answer writes it."""
    return json.dumps(content, ensure_ascii=False).encode()

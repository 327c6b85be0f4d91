"""What stands around every request: who asks, limits on rate and size, security headers, a number for the log, metrics."""

import datetime
import json
import logging
import re
import time
import uuid
from collections.abc import Callable
from typing import Any, Final

from fastapi import Request
from prometheus_client import Counter, Histogram
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from councilgraph.api.http.asking import caller_of
from councilgraph.api.http.keys import Keys
from councilgraph.api.http.limits import Limits
from councilgraph.api.http.problems import ProblemError, problem

LOG: Final = logging.getLogger("councilgraph.http")
LARGEST_BODY: Final = 200_000
REQUESTS: Final = Counter("councilgraph_requests_total", "Requests answered", ("route", "status"))
SECONDS: Final = Histogram("councilgraph_request_seconds", "Time to answer", ("route",))
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# A published page carries its own style, so that it reads well wherever the files are put.
_PUBLISHED: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'"
}
_NUMBER: Final = re.compile(r"[\w.:-]{1,64}", re.ASCII)
# A suffix names the form of an answer, as `?format=` does.
_SUFFIXES: Final = {
    "json": "json", "csv": "csv", "jsonl": "jsonl", "parquet": "parquet", "ttl": "turtle", "jsonld": "jsonld", "html": "html", "md": "markdown",
}  # fmt: skip
_SUFFIXED: Final = re.compile(
    r"(/(?:councils|people|programmes|meetings|decisions|actions|queries|reports|coverage|search|evidence|doc|graph/neighbours)(?:/.+)?)"
    rf"\.({'|'.join(_SUFFIXES)})"
)


class Around:
    """Plain ASGI, so that nothing stands between an answer and its reader. `clock` gives seconds."""

    def __init__(self, app: ASGIApp, keys: Keys, limits: Limits, clock: Callable[[], float] = time.perf_counter) -> None:
        self.app, self.keys, self.limits, self.clock = app, keys, limits, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = self.clock()
        request = Request(scope, receive)
        given = request.headers.get("x-request-id", "")
        number = given if _NUMBER.fullmatch(given) else uuid.uuid4().hex
        asked, left, status = scope["path"], dict[str, str](), 500
        caller: Any = None

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                policy = _PUBLISHED if asked.startswith("/export/") and status == 200 else {}
                for name, value in {**HEADERS, **policy, **left, "X-Request-ID": number}.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            try:
                _check_size(request)
                caller = request.state.caller = caller_of(request, self.keys)
                # What a page is made of comes with it and does not count.
                if not asked.startswith("/static/"):
                    left = self.limits.take(caller, request.client.host if request.client else "")
                _take_suffix(scope)
                await self.app(scope, receive, sending)
            except ProblemError as error:
                await problem(request, error.status, error.title, error.detail, error.headers)(scope, receive, sending)
            except Exception:
                # Nothing of the inside goes out; the log has it, under the number that the answer gives.
                LOG.exception(json.dumps({"id": number, "path": asked}))
                wrong = problem(request, 500, "The service failed", f"this is a fault of ours; it is logged as {number}")
                await wrong(scope, receive, sending)
        finally:
            taken = self.clock() - begun
            route = getattr(scope.get("route"), "path", "other")
            REQUESTS.labels(route, status).inc()
            SECONDS.labels(route).observe(taken)
            LOG.info(
                json.dumps(
                    {
                        "time": datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds"),
                        "id": number,
                        "caller": caller.name if caller else "?",
                        "role": caller.role if caller else "?",
                        "method": scope["method"],
                        "path": asked,
                        "status": status,
                        "ms": round(taken * 1000, 1),
                    }
                )
            )


def _check_size(request: Request) -> None:
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > LARGEST_BODY or "chunked" in request.headers.get("transfer-encoding", ""):
        raise ProblemError(413, "Too large", f"a request's body may hold {LARGEST_BODY:,} bytes, and must say how many it holds")


def _take_suffix(scope: Scope) -> None:
    """`/councils.csv` is `/councils?format=csv`."""
    found = _SUFFIXED.fullmatch(scope["path"])
    if found:
        scope["path"] = found[1]
        scope["raw_path"] = found[1].encode()
        form = f"format={_SUFFIXES[found[2]]}".encode()
        scope["query_string"] = b"&".join(filter(None, (scope["query_string"], form)))

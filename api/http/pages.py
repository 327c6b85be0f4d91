"""The web pages: the same answers as the API's, put into templates. No query is written here."""

import datetime
from functools import cache
from typing import Any, Final
from urllib.parse import urlencode

import jinja2
from fastapi import Request, Response

from councilgraph.api.http import cells, formats, words
from councilgraph.api.http.asking import PUBLIC, Asked
from councilgraph.queries.catalogue import Query
from councilgraph.queries.output import shown_value
from councilgraph.queries.run import Answer

# Where a page belongs in the menu, by the beginning of its address.
_MENU: Final = (
    ("/councils", "Councils"),
    ("/programmes", "Programmes"),
    ("/people", "People"),
    ("/meetings", "Meetings"),
    ("/actions", "Actions"),
    ("/reports/cross-reference", "Cross-reference"),
    ("/queries", "Questions"),
)
# The columns of a named query that lead to what is on record of the row's council: query -> column -> programme, or the parameter that names it.
_RECORDS: Final = {
    "no-cpc-with-grants": {"had_cpc": "cpc", "grants": "=family"},
    "cross-reference": {"in_a": "=a", "in_b": "=b"},
    "in-a-not-in-b": {"in_b": "=b"},
}


def _with(request: Request, **changes: str) -> str:
    """This page's address with some of its parameters changed."""
    kept = {key: value for key, value in request.query_params.items() if key != "cursor"} | changes
    return cells.lookup(request.url.path, **kept)


@cache
def _templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("councilgraph.api.http", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "shown": shown_value,
        "place": cells.place,
        "source": cells.source,
        "day": words.day,
        "short_day": words.short_day,
        "label": words.label,
        "parameter": words.parameter,
        "state": words.state,
        "kind": words.kind,
        "relation": lambda edge: words.relation(edge, outward=True).lower(),
        "choice": lambda value, parameter: words.choice(parameter, value),
        "urlencoded": lambda values: urlencode(values),
    }
    return made


def render(asked: Asked, template: str, title: str, status: int = 200, **context: Any) -> Response:
    """A page. It is never kept by anyone between where a key was used."""
    path = asked.request.url.path
    given = {
        "asked": asked,
        "title": title,
        "menu": [(address, name, path.startswith(address)) for address, name in _MENU],
        "changed": lambda **changes: _with(asked.request, **changes),
        "today": today(asked.request),
        "path": path,
        **context,
    }
    text = _templates().get_template(template).render(**given)
    private = "private, no-store" if asked.clearance == "restricted" else "no-cache"
    return Response(text, status, {"Cache-Control": private, "Vary": "Accept, Authorization, Cookie"}, "text/html; charset=utf-8")


def today(request: Request) -> str:
    """The day of the request, as the service's clock has it."""
    day: datetime.date = request.app.state.today()
    return day.isoformat()


def wanted(request: Request) -> bool:
    """True where a request wants a page rather than data: a browser's, with no other form named."""
    given = request.query_params.get("format")
    return given == "html" if given else "text/html" in request.headers.get("accept", "")


def failed(request: Request, status: int, title: str, detail: str) -> Response:
    """The page of an error: what went wrong and what to do."""
    asked = Asked(request, getattr(request.state, "caller", PUBLIC), request.app.state.asker)
    return render(asked, "error.html", title, status, detail=detail, code=status)


def table(asked: Asked, query: Query, values: dict[str, Any]) -> Response:
    """Any named query: its form, its rows, its downloads."""
    missing = [parameter.name for parameter in query.parameters if parameter.default is None and parameter.name not in values]
    answer = None if missing else asked.query(query.name, **values)
    return render(
        asked,
        "query.html",
        query.title,
        query=query,
        values=values,
        missing=missing,
        offered=offered(asked, query),
        **_shown(asked, query, values, answer),
    )


def _shown(asked: Asked, query: Query, values: dict[str, Any], answer: Answer | None) -> dict[str, Any]:
    """The rows of one page, how many there are, and the address of the next page."""
    if answer is None:
        return {"answer": None, "total": 0, "first": 0, "following": None}
    cut, offset, following = formats.page(asked, answer)
    about = {column.name: column.about for column in query.columns}
    leads = {
        column: cells.lookup(
            "/queries/council-record",
            council="{code}",
            programme=str(values.get(programme[1:]) or _default(query, programme[1:])) if programme.startswith("=") else programme,
            lineage=str(values.get("lineage") or ""),
        )
        for column, programme in _RECORDS.get(query.name, {}).items()
    }
    return {
        "answer": cells.shown(asked, cut, query.title, about=about, leads=leads),
        "total": len(answer.rows),
        "first": offset,
        "following": _with(asked.request, cursor=following) if following else None,
    }


def _default(query: Query, name: str) -> str:
    return next((str(parameter.default) for parameter in query.parameters if parameter.name == name), "")


def offered(asked: Asked, query: Query) -> dict[str, list[tuple[str, str]]]:
    """What a form offers for the parameters of a query, by parameter: pairs of value and words."""
    found: dict[str, list[tuple[str, str]]] = {}
    for parameter in query.parameters:
        if parameter.type == "programme" or (parameter.type == "string" and parameter.name == "programme"):
            rows = asked.query("programmes").records()
            found[parameter.name] = [(str(row["id"]).removeprefix("programme/"), str(row["programme"])) for row in rows]
        elif parameter.type == "string" and parameter.name in ("type", "region", "nation"):
            values = {str(row[parameter.name]) for row in asked.query("councils").records() if row[parameter.name]}
            found[parameter.name] = [(value, words.state(value)) for value in sorted(values)]
        elif parameter.type == "string" and parameter.name == "category":
            values = {str(row["category"]) for row in asked.query("programmes").records() if row["category"]}
            found[parameter.name] = [(value, value) for value in sorted(values)]
    return found

"""The web pages: the same answers as the API's, put into templates. No query is written here."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final
from urllib.parse import quote, urlencode

import jinja2
from fastapi import Response

from councilgraph.api.http import formats
from councilgraph.api.http.asking import Asked
from councilgraph.api.http.problems import ProblemError
from councilgraph.queries.catalogue import Catalogue, Query
from councilgraph.queries.cross_reference_words import long_date
from councilgraph.queries.output import shown_value
from councilgraph.queries.run import Answer

# Kind of node -> where its page is, by its id without the kind.
_PLACES: Final = {
    "council": "/councils/{}",
    "person": "/people/{}",
    "programme": "/programmes/{}",
    "meeting": "/meetings/{}",
    "evidence": "/evidence/{}",
    "document": "/documents/{}",
}


def place(node: str | None) -> str | None:
    """The address of a node's page; of its picture where its kind has no page."""
    if not node or "/" not in node:
        return None
    kind, _, key = node.partition("/")
    return _PLACES[kind].format(quote(key)) if kind in _PLACES else f"/graph?{urlencode({'around': node})}"


def _with(asked: Asked, **changes: str) -> str:
    """This page's address with some of its parameters changed."""
    kept = {key: value for key, value in asked.request.query_params.items() if key != "cursor"} | changes
    return f"{asked.request.url.path}?{urlencode({key: value for key, value in kept.items() if value})}"


@cache
def _templates() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("councilgraph.api.http", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"shown": shown_value, "place": place, "long_date": long_date}
    return made


def render(asked: Asked, template: str, title: str, status: int = 200, **context: Any) -> Response:
    """A page. It is never kept by anyone between where a key was used."""
    page = _templates().get_template(template)
    given = {
        "asked": asked,
        "title": title,
        "address": asked.request.url.path,
        "changed": lambda **changes: _with(asked, **changes),
        **context,
    }
    text = page.render(**given)
    private = "private, no-store" if asked.clearance == "restricted" else "no-cache"
    return Response(text, status, {"Cache-Control": private, "Vary": "Accept, Authorization, Cookie"}, "text/html; charset=utf-8")


def resource(asked: Asked, query: Query, inner: str | None, values: Mapping[str, Any]) -> Response:
    """The page of a resource or a named query."""
    special = {
        "council-profile": _council,
        "person-profile": _person,
        "programme-participants": _programme,
        "meeting-summary": _meeting,
        "actions": _actions,
    }
    if query.name in special and not asked.request.url.path.startswith("/queries/"):
        return special[query.name](asked, values)
    return table(asked, query, values)


def table(asked: Asked, query: Query, values: Mapping[str, Any]) -> Response:
    """Any named query: its form, its rows, its downloads."""
    missing = [parameter.name for parameter in query.parameters if parameter.default is None and parameter.name not in values]
    answer = None if missing else asked.query(query.name, **values)
    shown, following = _cut(asked, answer)
    return render(
        asked, "query.html", query.title, query=query, values=values, answer=shown, whole=answer, following=following, missing=missing
    )


def _cut(asked: Asked, answer: Answer | None) -> tuple[Answer | None, int | None]:
    """The rows of one page, and where the next begins."""
    if answer is None:
        return None, None
    given = asked.request.query_params.get("from", "0")
    begin = int(given) if given.isdecimal() and len(given) < 9 else 0
    cut = answer.rows[begin : begin + formats.PAGE]
    after = begin + len(cut)
    return Answer(answer.columns, answer.types, cut), after if after < len(answer.rows) else None


def _council(asked: Asked, values: Mapping[str, Any]) -> Response:
    lines = asked.query("council-profile", **values).records()
    (register,) = [line for line in lines if line["part"] == "register"]
    code = str(register["id"]).removeprefix("council/")
    parts: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        parts.setdefault(str(line["part"]), []).append(line)
    evidence = asked.query("evidence-of", id=register["id"]).records()
    dated = [line for line in lines if line["part"] in ("programme", "grant") and line["date"]]
    decisions = asked.query("decisions-about", council=code).records()
    return render(
        asked,
        "council.html",
        str(register["what"]),
        code=code,
        register=register,
        parts=parts,
        evidence=evidence,
        timeline=_timeline(dated),
        values=values,
        decisions=decisions,
    )


def _timeline(lines: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Where dated lines stand between the first year and the last, in hundredths of the width."""
    if not lines:
        return None
    first, last = min(int(str(line["date"])[:4]) for line in lines), max(int(str(line["date"])[:4]) for line in lines) + 1
    rows: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        parts = [int(part) for part in str(line["date"]).split("-")]
        year, month = parts[0], parts[1] if len(parts) > 1 else 7
        at = 100 * (year + (month - 1) / 12 - first) / (last - first)
        name = line["what"] if line["part"] == "programme" else str(line["detail"]).split(",")[0]
        rows.setdefault(str(name), []).append({"at": round(at, 2), "date": line["date"], "what": line["what"]})
    step = max(1, (last - first) // 8)
    years = [{"at": round(100 * (year - first) / (last - first), 2), "year": year} for year in range(first, last, step)]
    return {"rows": rows, "years": years}


def _person(asked: Asked, values: Mapping[str, Any]) -> Response:
    lines = asked.query("person-profile", **values).records()
    if not lines:
        raise ProblemError(404, "There is no such person", f"{values['person']!r} is not in the graph")
    parts: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        parts.setdefault(str(line["part"]), []).append(line)
    evidence = asked.query("evidence-of", id=str(values["person"])).records()
    return render(
        asked,
        "person.html",
        str(parts["name"][0]["what"]),
        person=parts["name"][0],
        parts=parts,
        evidence=evidence,
        actions=asked.query("actions-of-person", person=str(values["person"])),
    )


def _programme(asked: Asked, values: Mapping[str, Any]) -> Response:
    participants = asked.query("programme-participants", **values)
    every = {str(row["id"]).removeprefix("programme/"): row for row in asked.query("programmes").records()}
    key = str(values["programme"]).strip().lower()
    row = every.get(key) or next(
        (row for row in every.values() if key in (str(row["acronym"]).lower(), str(row["programme"]).lower())), None
    )
    if row is None:
        raise ProblemError(404, "There is no such programme", f"{values['programme']!r} is not in the graph")
    code = str(row["id"]).removeprefix("programme/")
    councils = {line["code"]: line for line in asked.query("councils").records()}
    counted: dict[str, dict[str, int]] = {}
    for participant in {line["code"] for line in participants.records() if line["code"]}:
        council = councils.get(participant)
        if council:
            by_type = counted.setdefault(str(council["region"]), {})
            by_type[str(council["type"])] = by_type.get(str(council["type"]), 0) + 1
    types = sorted({kind for by_type in counted.values() for kind in by_type})
    return render(
        asked,
        "programme.html",
        str(row["programme"]),
        programme=row,
        code=code,
        participants=participants,
        counted=dict(sorted(counted.items())),
        types=types,
        said=asked.query("programme-timeline", programme=code),
        coverage=asked.query("coverage", programme=code),
        progress=asked.query("project-progress", family=code),
    )


def _meeting(asked: Asked, values: Mapping[str, Any]) -> Response:
    meeting = str(values["meeting"])
    lines = asked.query("meeting-summary", meeting=meeting).records()
    people = asked.query("attendance", meeting=meeting).records()
    known = [row for row in asked.query("meetings-of-body").records() if row["id"] == meeting]
    if not (lines or people or known):
        raise ProblemError(404, "There is no such meeting", f"{meeting!r} is not in the graph")
    items: dict[str, dict[str, Any]] = {}
    for line in lines:
        item = items.setdefault(
            f"{line['place']} {line['title']}", {"number": line["item"], "title": line["title"], "id": None, "decision": [], "action": []}
        )
        if line["what"] == "item":
            item["id"] = line["id"]
        else:
            item[str(line["what"])].append(line)
    evidence = asked.query("evidence-of", id=meeting).records()
    head = known[0] if known else {"body": meeting, "date": None, "venue": None}
    title = f"{head['body']}, {long_date(head['date'])}" if head["date"] else str(head["body"])
    return render(asked, "meeting.html", title, meeting=meeting, head=head, items=items, people=people, evidence=evidence)


def _actions(asked: Asked, values: Mapping[str, Any]) -> Response:
    query = Catalogue.load().query("actions")
    answer = asked.query("actions", **values)
    by_owner: dict[str, list[dict[str, Any]]] = {}
    for row in answer.records():
        for owner in row["owners"] or ["nobody named"]:
            by_owner.setdefault(str(owner), []).append(row)
    return render(asked, "actions.html", "Actions", query=query, values=values, answer=answer, by_owner=dict(sorted(by_owner.items())))

"""The pages of things: a council, a person, a programme, a meeting, and any other node with all that is known of it."""

from collections.abc import Mapping
from typing import Any, Final

from fastapi import Response

from councilgraph.api.http import cells, pages, words
from councilgraph.api.http.asking import Asked
from councilgraph.api.http.problems import ProblemError
from councilgraph.api.http.things import Thing, describe, titles
from councilgraph.queries.catalogue import Catalogue

# Fields that a profile does not list: the page's own heading, and what is only there for machines.
_QUIET: Final = ("access", "evidence", "id")
# Edges that a page of any node does not list: evidence stands at its end.
_PAPER: Final = ("EVIDENCED_BY", "QUOTES")
_MOST: Final = 60

Lines = list[dict[str, Any]]


def parts(lines: Lines) -> dict[str, Lines]:
    """Lines of a profile by their `part`."""
    found: dict[str, Lines] = {}
    for line in lines:
        found.setdefault(str(line["part"]), []).append(line)
    return found


def council(asked: Asked, values: Mapping[str, Any]) -> Response:
    """Profile, lineage, programmes and grants over time, people, meetings, decisions; each line with its evidence."""
    lines = asked.query("council-profile", **values).records()
    (register,) = [line for line in lines if line["part"] == "register"]
    code = str(register["id"]).removeprefix("council/")
    node = describe(asked.projection(), str(register["id"]))
    by_part = parts(lines)
    return pages.render(
        asked,
        "council.html",
        str(register["what"]),
        code=code,
        register=register,
        fields=node.fields if node else {},
        parts=by_part,
        timeline=timeline([*by_part.get("programme", []), *by_part.get("grant", [])]),
        values=values,
        decisions=asked.query("decisions-about", council=code, lineage=str(values.get("lineage") or "none")).records(),
        evidence=asked.query("evidence-of", id=register["id"]).records(),
    )


def timeline(lines: Lines) -> dict[str, Any] | None:
    """Dated lines as a grid: a row a programme, a column a year. None where nothing is dated."""
    dated = [line for line in lines if line["date"]]
    if not dated:
        return None
    years = sorted({int(str(line["date"])[:4]) for line in dated})
    rows: dict[str, dict[int, Lines]] = {}
    for line in sorted(dated, key=lambda line: str(line["date"])):
        name = line["what"] if line["part"] == "programme" else str(line["detail"]).rpartition(",")[0]
        rows.setdefault(str(name), {}).setdefault(int(str(line["date"])[:4]), []).append(line)
    return {"rows": rows, "years": range(years[0], years[-1] + 1), "undated": len(lines) - len(dated)}


def person(asked: Asked, values: Mapping[str, Any]) -> Response:
    """Offices, bodies, peer teams, meetings, items and actions of one person."""
    lines = asked.query("person-profile", **values).records()
    if not lines:
        raise ProblemError(404, "There is no such person", f"{values['person']!r} is not in the graph")
    by_part = parts(lines)
    bodies = {row["id"]: row["body"] for row in asked.query("meetings-of-body").records()}
    for line in by_part.get("meeting", []):
        line["what"] = bodies.get(line["id"], line["what"])
    return pages.render(
        asked,
        "person.html",
        str(by_part["name"][0]["what"]),
        person=by_part["name"][0],
        parts=by_part,
        evidence=asked.query("evidence-of", id=str(values["person"])).records(),
        actions=asked.query("actions-of-person", person=str(values["person"])).records(),
    )


def programme(asked: Asked, values: Mapping[str, Any]) -> Response:
    """Who took part by region and type, what is covered, figures and mentions over time, projects against their objectives."""
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
        found = councils.get(participant)
        if found:
            by_type = counted.setdefault(str(found["region"]), {})
            by_type[str(found["type"])] = by_type.get(str(found["type"]), 0) + 1
    said = asked.query("programme-timeline", programme=code).records()
    catalogue = Catalogue.load()
    node = describe(asked.projection(), str(row["id"]))
    family = next((key for key, other in every.items() if other["programme"] == row["family"]), None)
    return pages.render(
        asked,
        "programme.html",
        str(row["programme"]),
        programme=row,
        fields=node.fields if node else {},
        family=family,
        members=[other for other in every.values() if other["family"] == row["programme"]],
        code=code,
        total=sum(sum(by_type.values()) for by_type in counted.values()),
        counted=dict(sorted(counted.items())),
        types=sorted({kind for by_type in counted.values() for kind in by_type}),
        figures=[line for line in said if line["what"] == "figure"],
        mentions=[line for line in said if line["what"] == "mention"],
        coverage=asked.query("coverage", programme=code).records(),
        progress=cells.shown(asked, asked.query("project-progress", family=code), "Projects and their objectives"),
        reported=any(line["objective"] for line in asked.query("project-progress", family=code).records()),
        participants=cells.shown(
            asked,
            participants,
            "Who took part",
            about={column.name: column.about for column in catalogue.query("programme-participants").columns},
        ),
        evidence=asked.query("evidence-of", id=row["id"]).records(),
    )


def meeting(asked: Asked, values: Mapping[str, Any]) -> Response:
    """Items with their decisions and actions, and who was there."""
    key = str(values["meeting"])
    lines = asked.query("meeting-summary", meeting=key).records()
    people = asked.query("attendance", meeting=key).records()
    every = asked.query("meetings-of-body").records()
    known = [row for row in every if row["id"] == key]
    if not (lines or people or known):
        raise ProblemError(404, "There is no such meeting", f"{key!r} is not in the graph")
    items: dict[str, dict[str, Any]] = {}
    for line in lines:
        item = items.setdefault(
            f"{line['place']} {line['item']} {line['title']}",
            {"number": line["item"], "title": line["title"], "id": None, "evidence": [], "decision": [], "action": []},
        )
        if line["what"] == "item":
            item |= {"id": line["id"], "evidence": line["evidence"]}
        else:
            item[str(line["what"])].append(line)
    head = known[0] if known else {"body": key, "date": None, "venue": None}
    series = sorted((row for row in every if row["body"] == head["body"] and row["date"]), key=lambda row: str(row["date"]))
    at = next((at for at, row in enumerate(series) if row["id"] == key), None)
    evidence = asked.query("evidence-of", id=key).records()
    return pages.render(
        asked,
        "meeting.html",
        f"{head['body']}, {words.day(head['date'])}" if head["date"] else str(head["body"]),
        meeting=key,
        head=head,
        items=items,
        people=people,
        before=series[at - 1] if at else None,
        after=series[at + 1] if at is not None and at + 1 < len(series) else None,
        evidence=evidence,
    )


def thing(asked: Asked, node: Thing) -> Response:
    """Any node: its fields, what it is joined to, and the words it rests on."""
    edges = [edge for edge in node.edges if edge["edge"] not in _PAPER]
    ends = {edge["target"] if edge["source"] == node.id else edge["source"] for edge in edges}
    named = titles(asked.projection(), sorted(ends))
    related: dict[str, Lines] = {}
    for edge in edges:
        outward = edge["source"] == node.id
        other = edge["target"] if outward else edge["source"]
        detail = [words.state(str(edge[name])) for name in ("status", "role") if edge.get(name)]
        date = edge.get("date") or edge.get("on") or edge.get("since")
        related.setdefault(words.relation(edge["edge"], outward=outward), []).append(
            {"what": named.get(other, other), "id": other, "detail": ", ".join(detail), "date": date, "evidence": edge.get("evidence")}
        )
    fields = [
        (name, value)
        for name, value in node.fields.items()
        if name not in _QUIET and not name.endswith("_latest") and str(value) != node.title
    ]
    return pages.render(
        asked,
        "thing.html",
        node.title,
        node=node,
        fields=fields,
        related={
            heading: sorted(lines, key=lambda line: (str(line["date"] or ""), str(line["what"])))[:_MOST]
            for heading, lines in related.items()
        },
        left_out={heading: len(lines) - _MOST for heading, lines in related.items() if len(lines) > _MOST},
        evidence=asked.query("evidence-of", id=node.id).records(),
    )

"""The action board: what is open, by owner, by meeting, and what is past its deadline."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final

from fastapi import Response

from councilgraph.api.http import pages, words
from councilgraph.api.http.asking import Asked
from councilgraph.api.http.things import titles
from councilgraph.graph.dates import latest_day
from councilgraph.queries.catalogue import Catalogue

VIEWS: Final = ("owner", "meeting")
_NOBODY: Final = "Nobody is named"
SHOWS: Final = ("open", "overdue", "done", "superseded", "all")


@dataclass(frozen=True, slots=True)
class Group:
    """Actions that stand together: of one owner or one meeting. `lead` is the node that an owner's name stands for, `of` the body that one
    without a node is of."""

    name: str
    lead: str | None = None
    of: str | None = None
    actions: list[dict[str, Any]] = field(default_factory=list)


def overdue(action: Mapping[str, Any], today: str) -> bool:
    """True where an action is open and the last day that its deadline can mean has gone by."""
    due = action["due"]
    return action["status"] == "open" and words.is_date(due) and latest_day(str(due)) < today


def board(asked: Asked, values: Mapping[str, Any], view: str, shown: str) -> Response:
    """The board. `shown` is one of open, overdue, done, superseded and all; `view` groups by owner or by meeting."""
    day = pages.today(asked.request)
    query = Catalogue.load().query("actions")
    every = asked.query("actions", **{**values, "status": "all"}).records()
    for action in every:
        action["overdue"] = overdue(action, day)
    sets = {
        "open": [action for action in every if action["status"] == "open"],
        "overdue": [action for action in every if action["overdue"]],
        "done": [action for action in every if action["status"] == "done"],
        "superseded": [action for action in every if action["status"] == "superseded"],
        "all": every,
    }
    named = titles(asked.projection(), sorted({key for action in every for key in action["assigned"]}))
    by_key: dict[tuple[str, str], Group] = {}
    for action in sets[shown]:
        for group in _by_owner(action, named) if view == "owner" else [_by_meeting(action)]:
            by_key.setdefault((group.name, group.lead or group.of or ""), group).actions.append(action)
    return pages.render(
        asked,
        "actions.html",
        "Actions",
        # The tabs stand for the status.
        query=replace(query, parameters=tuple(parameter for parameter in query.parameters if parameter.name != "status")),
        offered=pages.offered(asked, query),
        values=values,
        shown=shown,
        view=view,
        counts={name: len(sets[name]) for name in SHOWS},
        groups=[group for _, group in sorted(by_key.items(), key=lambda item: (item[0][0] == _NOBODY, item[0]))],
    )


def _by_owner(action: Mapping[str, Any], named: Mapping[str, str]) -> Iterator[Group]:
    """The groups of an action, one an owner. A name that stands for a node leads there; any other, such as `Clerk`, is one owner within a
    body and another in the next."""
    for name in action["owners"]:
        lead = next((key for key in sorted(action["assigned"]) if named.get(key) == name), None)
        body = action["body"] or (action["meeting"] and "a body that is not named")
        yield Group(str(name), lead, None if lead or body == name else body)
    if not action["owners"]:
        yield Group(_NOBODY)


def _by_meeting(action: Mapping[str, Any]) -> Group:
    return Group(f"{action['body'] or 'A meeting that is not named'}{', ' + words.day(action['agreed']) if action['agreed'] else ''}")

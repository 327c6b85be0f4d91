"""The action board: what is open, by owner, by meeting, and what is past its deadline."""

from collections.abc import Mapping
from dataclasses import replace
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
    groups: dict[str, list[dict[str, Any]]] = {}
    for action in sets[shown]:
        meeting = f"{action['body'] or 'A meeting that is not named'}{', ' + words.day(action['agreed']) if action['agreed'] else ''}"
        for name in (action["owners"] or [_NOBODY]) if view == "owner" else [meeting]:
            groups.setdefault(str(name), []).append(action)
    named = titles(asked.projection(), sorted({key for action in every for key in action["assigned"]}))
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
        groups=dict(sorted(groups.items(), key=lambda group: (group[0] == _NOBODY, group[0]))),
        leads={name: _lead(name, actions, named) for name, actions in groups.items()} if view == "owner" else {},
    )


def _lead(name: str, actions: list[dict[str, Any]], named: Mapping[str, str]) -> str | None:
    """The node that an owner's name stands for: only where every one of the actions is known to be that very one's."""
    keys = [{key for key in action["assigned"] if named.get(key) == name} for action in actions]
    same = set.intersection(*keys) if keys else set()
    return same.pop() if len(same) == 1 else None

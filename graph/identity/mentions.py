"""What the ledger's local keys say of themselves: people, meetings, items, decisions, actions and figures as mentioned."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import duckdb

from councilgraph.graph.keys import slug


@dataclass(slots=True)
class Mention:
    """One local key with its fields, and the edges that leave and reach it. `document` is the part of the key that names it.

    `told`, of an earlier action that another document reports on: the words of the report. `open` is what open statements say:
    predicates with their values.
    """

    key: str
    fields: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    out: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    into: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    roles: set[str] = field(default_factory=set)
    dates: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)
    open: set[tuple[str, str]] = field(default_factory=set)

    @property
    def document(self) -> str:
        """The document's part of the key, the same for all that one document mentions."""
        return self.key.split("/")[1]

    def first(self, name: str) -> str | None:
        """The smallest value of a field, or None."""
        return min(self.fields[name]) if self.fields.get(name) else None


@dataclass(frozen=True, slots=True)
class Mentions:
    """Every local key of the live ledger, by the slug of its kind and in the order of the keys."""

    by_key: dict[str, Mention]
    body_of_meeting: dict[str, str]
    meeting_of_item: dict[str, str]
    programmes_of_document: dict[str, set[str]]
    bodies: dict[str, str]
    successors: dict[str, set[str]]

    def of(self, slug: str) -> Iterator[Mention]:
        """The mentions of one kind, in the order of their keys."""
        start = f"~{slug}/"
        return (mention for key, mention in self.by_key.items() if key.startswith(start))


def _hosted_bodies(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Keys of bodies whose host some document leaves out, and of their meetings -> the one hosted body of that name, its meetings."""
    hosted: dict[str, set[str]] = defaultdict(set)
    for body, host in connection.execute("SELECT DISTINCT subject, object FROM live_statement WHERE predicate = 'BODY_OF'").fetchall():
        hosted[body.removeprefix(f"body/{slug(host.partition('/')[2])}-")].add(body)
    found: dict[str, str] = {}
    for (body,) in connection.execute(
        """SELECT DISTINCT object FROM live_statement WHERE predicate = 'HELD_BY'
           EXCEPT SELECT subject FROM live_statement WHERE predicate = 'BODY_OF'"""
    ).fetchall():
        same = hosted.get(body.removeprefix("body/"), set())
        if len(same) == 1:
            found[body] = min(same)
    for (meeting,) in connection.execute("SELECT DISTINCT subject FROM live_statement WHERE predicate = 'HELD_BY'").fetchall():
        kind, _, rest = meeting.partition("/")
        body, _, date = rest.rpartition("/")
        if kind == "meeting" and f"body/{body}" in found:
            found[meeting] = f"meeting/{found[f'body/{body}'].partition('/')[2]}/{date}"
    return found


def read_mentions(connection: duckdb.DuckDBPyConnection) -> Mentions:
    """All mentions of the live statements. The result depends on the set of statements alone."""
    found: dict[str, Mention] = {}
    rows = connection.execute(
        """SELECT subject, predicate, object, qualifiers, valid_from, access FROM live_statement
           WHERE subject[1] = '~' OR object[1] = '~' ORDER BY ALL"""
    ).fetchall()
    bodies = _hosted_bodies(connection)
    for subject, predicate, value, qualifiers, date, access in rows:
        subject, value = bodies.get(subject, subject), bodies.get(value, value)
        if subject[0] == "~":
            mention = found.setdefault(subject, Mention(subject))
            if date:
                mention.dates.add(date)
            if access == "open":
                mention.open.add((predicate, value))
            if predicate.isupper():
                mention.out[predicate].append(value)
                role = json.loads(qualifiers).get("role")
                if role:
                    mention.roles.add(role)
            else:
                mention.fields[predicate].append(value)
        if value[:1] == "~":
            reached = found.setdefault(value, Mention(value))
            reached.into[predicate].append(subject)
            if predicate == "FOLLOWS" and (words := json.loads(qualifiers).get("words")):
                reached.told.add(words)
    held = {
        bodies.get(meeting, meeting): bodies.get(body, body)
        for meeting, body in connection.execute(
            "SELECT subject, min(object) FROM live_statement WHERE predicate = 'HELD_BY' GROUP BY ALL ORDER BY ALL"
        ).fetchall()
    }
    items = {
        item: bodies.get(meeting, meeting)
        for item, meeting in connection.execute(
            "SELECT object, min(subject) FROM live_statement WHERE predicate = 'HAS_ITEM' GROUP BY ALL ORDER BY ALL"
        ).fetchall()
    }
    programmes: dict[str, set[str]] = defaultdict(set)
    for document, programme in connection.execute(
        """SELECT DISTINCT document, object FROM live_statement
           WHERE predicate IN ('MENTIONS', 'ABOUT') AND starts_with(object, 'programme/')"""
    ).fetchall():
        programmes[document.split("/")[1]].add(programme)
    successors: dict[str, set[str]] = defaultdict(set)
    for old, new in connection.execute("SELECT subject, object FROM live_statement WHERE predicate = 'SUCCEEDED_BY'").fetchall():
        successors[old].add(new)
    return Mentions(dict(sorted(found.items())), held, items, programmes, bodies, successors)

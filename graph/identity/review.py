"""Doubtful identities: pairs that were joined on little, or kept apart though they look alike, for a person to decide."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

import duckdb
from rapidfuzz import fuzz

from councilgraph.graph.identity.resolve import resolve

# Names this much alike, under one surname or one slip of the pen, are worth a look.
_ALIKE = 90


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two keys that may or may not be one person: what identity made of them (`same` or `apart`), and why it is in doubt."""

    left: str
    right: str
    left_name: str
    right_name: str
    now: str
    why: str


def doubtful(connection: duckdb.DuckDBPyConnection) -> tuple[Doubt, ...]:
    """Every doubtful pair of people, in a fixed order; those a person has decided are left out."""
    resolve(connection)
    names = dict(
        connection.execute(
            """SELECT i.node, max_by(s.object, (length(s.object), s.object)) FROM live_statement s JOIN identity i ON i.mention = s.subject
               WHERE s.predicate = 'name' AND starts_with(i.node, 'person/') GROUP BY i.node ORDER BY i.node"""
        ).fetchall()
    )
    judged = {frozenset(pair) for pair in connection.execute('SELECT "left", "right" FROM judgement WHERE undone_at IS NULL').fetchall()}
    key = dict(connection.execute("SELECT node, min(mention) FROM identity WHERE starts_with(node, 'person/') GROUP BY node").fetchall())
    members: dict[str, list[tuple[str, str, bool, str]]] = defaultdict(list)
    for node, *member in connection.execute(
        """SELECT i.node, i.mention, i.how, i.sure, max_by(s.object, (length(s.object), s.object)) FROM identity i
           JOIN live_statement s ON s.subject = i.mention AND s.predicate = 'name'
           WHERE starts_with(i.node, 'person/') GROUP BY ALL ORDER BY i.node, i.mention"""
    ).fetchall():
        members[node].append(tuple(member))
    paired: dict[frozenset[str], Doubt] = {}
    for same in members.values():
        for mention, how, sure, name in same:
            if sure or len(same) < 2:
                continue
            # Beside it stands the mention that says most of who it is.
            fullest = max((one for one in same if one[0] != mention), key=lambda one: (len(one[3]), one[2], one[3], one[0]))
            paired.setdefault(frozenset((mention, fullest[0])), Doubt(mention, fullest[0], name, fullest[3], "same", how))
    found = sorted(paired.values(), key=lambda doubt: (doubt.left, doubt.right))
    by_surname: dict[str, list[str]] = defaultdict(list)
    for node, name in sorted(names.items()):
        by_surname[name.split()[-1].casefold()].append(node)
    for nodes in by_surname.values():
        found += [
            Doubt(key[left], key[right], names[left], names[right], "apart", why)
            for left, right in combinations(nodes, 2)
            if (why := _looks_alike(names[left], names[right]))
        ]
    return tuple(doubt for doubt in found if frozenset((doubt.left, doubt.right)) not in judged)


def _looks_alike(left: str, right: str) -> str | None:
    first, second = left.casefold().replace(".", "").split(), right.casefold().replace(".", "").split()
    if first == second:
        return "the same name, and nothing that ties them"
    if len(first) == 1 or len(second) == 1:
        return "a surname alone that fits more than one person, or none surely"
    if first[0][0] == second[0][0] and 1 in (len(first[0]), len(second[0])):
        return "an initial that fits the other's first name"
    return "names alike but for a letter" if fuzz.ratio(left.casefold(), right.casefold()) >= _ALIKE else None

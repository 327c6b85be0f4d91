"""Which earlier action a later meeting's log or report means: the same words in the same body's earlier minutes, or enough of them and no rival."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from councilgraph.graph.identity.mentions import Mention, Mentions
from councilgraph.graph.squash import squash

Resolved = tuple[str, str, bool]  # node, how, sure

_ALIKE: Final = 92
# Letters of an action's text below which the same words also need an owner in common.
_SHORT: Final = 24
# Of an action's telling words, how many and which part a report must repeat, and by how much more than of any other action.
_FEWEST: Final = 3
_PART: Final = 0.6
_AHEAD: Final = 0.25
_IRREGULAR: Final = {
    "wrote": "write", "written": "write", "sent": "send", "spoke": "speak", "spoken": "speak", "brought": "bring", "met": "meet", "got": "get", "made": "make",
    "held": "hold", "given": "give", "gave": "give", "taken": "take", "took": "take", "found": "find", "bought": "buy", "built": "build", "replied": "reply",
}  # fmt: skip
_EMPTY: Final = frozenset(
    """a all also an and any are as asked at be been both but by can cllr councillor could did do does done for from had has have he her his how in into is it
    its last member members meeting more not now of officer officers on or our out previous reported requested said she should since so some that the their them then
    there these they this those to was we were what when where which who will with would mr mrs ms dr chair clerk action agreed committee board council about update report""".split()
)


@dataclass(frozen=True, slots=True)
class _Agreed:
    """An action as one document minutes it: when, its node, its letters alone, its telling words, its owners."""

    date: str
    node: str
    key: str
    letters: str
    words: frozenset[str]
    owners: frozenset[str]


def followed(mentions: Mentions, items: dict[str, str], resolved: dict[str, Resolved]) -> dict[str, Resolved]:
    """Local keys of earlier actions -> the first of the actions that they are, or the node that speaks of them where none is surely meant.

    `items` gives the meeting's node of each item's key. An edge from a node to itself is none, so what is not surely meant links nothing.
    """
    agreed: dict[str, list[_Agreed]] = defaultdict(list)
    later: list[tuple[str, str, Mention, str]] = []
    for mention in mentions.of("action"):
        if mention.into.get("FOLLOWS"):
            subject = min(mention.into["FOLLOWS"])
            item = subject if subject.startswith("~item/") else min(mentions.by_key[subject].into.get("AGREED_ACTION", ()), default="")
            later.append((*_place(items.get(item)), mention, subject))
        elif (item := min(mention.into.get("AGREED_ACTION", ()), default="")) and all(_place(items.get(item))):
            body, date = _place(items.get(item))
            text = mention.first("text") or ""
            owners = frozenset(owner.casefold() for owner in mention.fields.get("owners", ()))
            agreed[body].append(_Agreed(date, resolved[mention.key][0], mention.key, squash(text), _telling(text), owners))
    found: dict[str, Resolved] = {}
    follows: set[str] = set()
    for body, date, mention, subject in sorted(later, key=lambda entry: (entry[1], entry[2].key)):
        node = resolved[subject][0] if subject in resolved else subject
        before = [one for one in agreed[body] if one.date < date and one.node not in follows and one.node != node] if body and date else []
        if subject.startswith("~item/"):
            meant, how = _reported(before, " ".join(sorted(mention.told))), "an item of a later meeting reports on it"
        else:
            same = next((one for one in agreed[body] if one.key == subject), None)
            meant, how = _repeated(before, same) if same else None, "a later meeting's entry in the same words"
        if meant and not subject.startswith("~item/"):
            follows.add(node)
        found[mention.key] = (meant or node, how if meant else "no earlier action is surely meant", meant is not None)
    return found


def _place(meeting: str | None) -> tuple[str, str]:
    """Body and day of a meeting's node; empty where either is unknown."""
    body, _, date = (meeting or "").removeprefix("meeting/").rpartition("/")
    return (body, date) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", date) else ("", "")


def _repeated(before: list[_Agreed], same: _Agreed) -> str | None:
    """The action of the latest earlier meeting with the same words; None where that meeting has two."""
    fitting = [
        one
        for one in before
        if (one.letters == same.letters or fuzz.ratio(one.letters, same.letters, score_cutoff=_ALIKE))
        and (
            one.owners & same.owners
            or ((len(same.letters) >= _SHORT or one.letters == same.letters) and not (one.owners and same.owners))
            or len(same.letters) >= 2 * _SHORT
        )
    ]
    last = max((one.date for one in fitting), default="")
    nodes = {one.node for one in fitting if one.date == last}
    return nodes.pop() if len(nodes) == 1 else None


def _reported(before: list[_Agreed], words: str) -> str | None:
    """The action whose telling words a report repeats, well ahead of any other action of the earlier meetings."""
    told = _telling(words)
    scores: dict[str, float] = {}
    for one in before:
        shared = one.words & told
        part = len(shared) / len(one.words) if one.words else 0.0
        scores[one.node] = max(scores.get(one.node, 0.0), part if len(shared) >= _FEWEST else 0.0)
    ranked = sorted(((score, node) for node, score in scores.items()), reverse=True)
    if not ranked or ranked[0][0] < _PART or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _AHEAD):
        return None
    return ranked[0][1]


def _telling(text: str) -> frozenset[str]:
    """The words that tell one action from another, without their endings."""
    words = (_IRREGULAR.get(word, word) for word in re.findall(r"[a-z0-9]+", text.casefold()) if word not in _EMPTY)
    return frozenset(re.sub(r"(?:ing|ed|es|s|e|d)$", "", word) if len(word) > 3 else word for word in words)

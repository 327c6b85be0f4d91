"""Which meetings, items, decisions, actions and figures are one: a page of one item and the whole minutes of its meeting."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from councilgraph.graph.facts import content_id
from councilgraph.graph.identity.followed import followed
from councilgraph.graph.identity.groups import Groups
from councilgraph.graph.identity.mentions import Mention, Mentions
from councilgraph.graph.keys import slug
from councilgraph.graph.squash import squash

# Shorter texts, such as `noted the report`, stand in every other set of minutes and prove nothing.
DISTINCTIVE: Final = 40
_ALIKE: Final = 92
_SAME_TITLE: Final = 85

Resolved = tuple[str, str, bool]  # node, how, sure


def resolve_business(mentions: Mentions) -> dict[str, Resolved]:
    """Local keys of meetings, items, decisions, actions and figures -> node id, how it was found, whether surely."""
    resolved: dict[str, Resolved] = {}
    texts = {item.key: set(_texts(mentions, item)) for item in mentions.of("item")}
    matched = _undated_items(mentions, texts)
    for meeting in mentions.of("meeting"):
        dated = {mentions.meeting_of_item[other] for item, other in matched.items() if mentions.meeting_of_item.get(item) == meeting.key}
        body = mentions.body_of_meeting.get(meeting.key, "body/unknown")
        if len(dated) == 1:
            resolved[meeting.key] = (dated.pop(), "shares an item's decisions or actions with the dated meeting", True)
        else:
            resolved[meeting.key] = (f"meeting/{body.partition('/')[2]}/undated-{content_id(meeting.key)[:8]}", "no date is known", True)
    resolved |= _items(mentions, matched, resolved)
    for kind in ("decision", "action"):
        resolved |= _texts_of_items(mentions, kind, resolved)
    places = {item.key: place for item in mentions.of("item") if (place := _meeting_node(mentions, item.key, matched, resolved))}
    resolved |= followed(mentions, places, resolved)
    for figure in mentions.of("figure"):
        item = next((resolved[key][0] for key in sorted(figure.into["MENTIONS"]) if key in resolved), figure.document)
        parts = (item, figure.out["SAID_OF"], figure.first("value"), figure.first("unit"))
        resolved[figure.key] = (f"figure/{content_id(*parts)}", "item, programme, value and unit", True)
    return resolved


def _texts(mentions: Mentions, item: Mention) -> Iterator[str]:
    for edge in ("DECIDED", "AGREED_ACTION"):
        for key in item.out[edge]:
            words = squash(mentions.by_key[key].first("text") or "")
            if len(words) >= DISTINCTIVE:
                yield words


def _undated_items(mentions: Mentions, texts: dict[str, set[str]]) -> dict[str, str]:
    """Items of undated or unnamed meetings -> the one item of a dated meeting that has the same title and distinctive texts."""
    by_text: dict[str, set[str]] = defaultdict(set)
    dated = {item.key for item in mentions.of("item") if mentions.meeting_of_item.get(item.key, "~")[0] != "~"}
    for key in dated:
        for words in texts[key]:
            by_text[words].add(key)
    matched = {}
    for item in mentions.of("item"):
        if item.key in dated or not texts[item.key]:
            continue
        body = mentions.body_of_meeting.get(mentions.meeting_of_item.get(item.key, ""))
        shared: dict[str, int] = defaultdict(int)
        for words in texts[item.key]:
            for other in by_text[words]:
                shared[other] += 1
        fitting = {
            other
            for other, count in shared.items()
            if count * 2 >= len(texts[item.key])
            and count >= (1 if body else 2)
            and _same_title(item, mentions.by_key[other])
            and body in (None, mentions.body_of_meeting.get(mentions.meeting_of_item[other]))
        }
        if len({mentions.meeting_of_item[other] for other in fitting}) == 1:
            matched[item.key] = max(sorted(fitting), key=lambda other: shared[other])
    return matched


def _same_title(one: Mention, other: Mention) -> bool:
    first, second = squash(one.first("title") or ""), squash(other.first("title") or "")
    return first == second or fuzz.ratio(first, second) >= _SAME_TITLE


def _items(mentions: Mentions, matched: dict[str, str], meetings: dict[str, Resolved]) -> dict[str, Resolved]:
    items = list(mentions.of("item"))
    groups = Groups(item.key for item in items)
    for undated, dated in sorted(matched.items()):
        groups.join(undated, dated)
    node = {item.key: _meeting_node(mentions, item.key, matched, meetings) for item in items}
    by_place: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for item in items:
        meeting = node[item.key]
        if meeting:
            by_place[meeting, f"title {squash(item.first('title') or '')}"].append(item)
            if number := item.first("number"):
                by_place[meeting, f"number {number}"].append(item)
    for (_, place), same in sorted(by_place.items()):
        for other in same[1:]:
            if other.document != same[0].document and (place.startswith("title") or _same_title(same[0], other)):
                groups.join(same[0].key, other.key)
    return _named_items(mentions, groups, node)


def _meeting_node(mentions: Mentions, item: str, matched: dict[str, str], meetings: dict[str, Resolved]) -> str | None:
    own = mentions.meeting_of_item.get(matched.get(item, item))
    return meetings[own][0] if own in meetings else own


def _named_items(mentions: Mentions, groups: Groups, node: dict[str, str | None]) -> dict[str, Resolved]:
    resolved: dict[str, Resolved] = {}
    taken: dict[str, list[list[str]]] = defaultdict(list)
    for members in groups.members().values():
        meeting = min((place for key in members if (place := node[key])), default=None)
        numbers = sorted({number for key in members if (number := mentions.by_key[key].first("number"))})
        titles = sorted({title for key in members if (title := mentions.by_key[key].first("title"))})
        place = slug(numbers[0] if numbers else titles[0] if titles else "")[:60]
        taken[f"item/{meeting.partition('/')[2]}/{place}" if meeting and place else f"item/{content_id(members[0])}"].append(members)
    for name, same in taken.items():
        for members in same:
            # Two items that print one number, as committees of the whole do, keep apart by their content.
            final = name if len(same) == 1 else f"{name}-{content_id(members[0])[:6]}"
            how = "same meeting, number or title" if len(members) > 1 else "one document"
            resolved |= dict.fromkeys(members, (final, how, True))
    return resolved


def _texts_of_items(mentions: Mentions, kind: str, items: dict[str, Resolved]) -> dict[str, Resolved]:
    edge = "DECIDED" if kind == "decision" else "AGREED_ACTION"
    by_item: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions.of(kind):
        if mention.into.get("FOLLOWS"):
            continue  # an action of an earlier meeting: see followed.py
        above = sorted(items[key][0] for key in mention.into[edge] if key in items)
        by_item[above[0] if above else mention.key].append(mention)
    resolved: dict[str, Resolved] = {}
    for item, same in sorted(by_item.items()):
        groups = Groups(mention.key for mention in same)
        words = {mention.key: squash(mention.first("text") or "") for mention in same}
        for at, one in enumerate(same):
            for other in same[at + 1 :]:
                if one.document != other.document and (
                    words[one.key] == words[other.key] or fuzz.ratio(words[one.key], words[other.key], score_cutoff=_ALIKE)
                ):
                    groups.join(one.key, other.key)
        for members in groups.members().values():
            chosen = max((len(words[key]), words[key]) for key in members)[1]
            how = "same words in the same item" if len(members) > 1 else "one document"
            resolved |= {key: (f"{kind}/{content_id(item, chosen)}", how, True) for key in members}
    return resolved

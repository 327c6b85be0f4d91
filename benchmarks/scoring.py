"""Precision, recall and F1 of extraction records against gold, element by element.

Texts of decisions and actions match at a token F1 of 0.6; people, councils and programmes by name, code and id; what gold calls optional
counts neither way; `alt` and `alt_spans` list other accepted values. The figures are those of the gold's own score.py (a test holds this);
`items`, `participation` (where gold has it) and `whole` are measured beside them.
"""

import html
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

CORE: Final = ("people", "attendance", "decisions", "actions", "councils", "programmes")
ELEMENTS: Final = ("meeting.date", "meeting.body", *CORE, "figures")
MEASURED: Final = (*ELEMENTS, "items", "participation")
_TITLES: Final = re.compile(
    r"^(?:(?:the\s+)?(?:cllr|cllrs|councillor|councillors|county\s+cllr|county\s+councillor|mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|baroness"
    r"|mayor|alderman|rt\s+hon|rev|reverend|cc|borough\s+councillor|pcso)\.?\s+)+"
)
_LETTERS: Final = re.compile(r"(?:,?\s+(?:obe|mbe|cbe|jp|bem|dl|mp|am|cc|qpm))+$")
_SAME_TEXT: Final = 0.6
_SAME_ROLE: Final = 0.7

Element = Mapping[str, Any]


@dataclass
class Tally:
    """Hits, false and missed elements, hits of which every attribute was right, and how often each attribute was."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    whole: int = 0
    attributes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1; 1.0 where there was nothing to find and nothing found."""
        return _scores(self.hits, self.hits + self.false, self.hits + self.missed)

    def whole_f1(self) -> float:
        """F1 where a hit counts only if each of its attributes is right too."""
        return _scores(self.whole, self.hits + self.false, self.hits + self.missed)[2]

    def __bool__(self) -> bool:
        return bool(self.hits or self.false or self.missed)


def _scores(right: int, found: int, wanted: int) -> tuple[float, float, float]:
    precision = right / found if found else 1.0
    recall = right / wanted if wanted else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def micro(tallies: Mapping[str, Tally]) -> Tally:
    """The core elements together."""
    return Tally(*(sum(getattr(tallies[name], part) for name in CORE) for part in ("hits", "false", "missed", "whole")))


def together(parts: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The tallies of several documents in one."""
    summed: dict[str, Tally] = defaultdict(Tally)
    for tallies in parts:
        for name, tally in tallies.items():
            total = summed[name]
            total.hits += tally.hits
            total.false += tally.false
            total.missed += tally.missed
            total.whole += tally.whole
            for attribute, (right, of) in tally.attributes.items():
                total.attributes[attribute][0] += right
                total.attributes[attribute][1] += of
    return summed


def _fold(text: str | None) -> str:
    plain = html.unescape(re.sub(r"<[^>]+>", " ", text or ""))
    plain = unicodedata.normalize("NFKC", plain).translate(str.maketrans("’‘–—", "''--")).replace("&", " and ")
    return re.sub(r"\s+", " ", plain).strip().casefold()


def _name(text: str | None) -> str:
    return re.sub(r"[^\w' -]", "", _LETTERS.sub("", _TITLES.sub("", _fold(text)))).strip()


def _token_f1(left: str, right: str) -> float:
    first, second = (Counter(re.findall(r"\w+", _fold(text))) for text in (left, right))
    shared = sum((first & second).values())
    return 2 * shared / (sum(first.values()) + sum(second.values())) if shared else 0.0


def _values(gold: Element, key: str) -> list[Any]:
    other = (gold.get("alt") or {}).get(key)
    return [gold.get(key)] + ([] if other is None else other if isinstance(other, list) else [other])


def _texts(gold: Element, text: str | None) -> list[str]:
    found = [gold["text"]] if gold.get("text") else []
    spans = ([(gold["start"], gold["end"])] if "start" in gold else []) + [tuple(span) for span in gold.get("alt_spans", [])]
    if text is not None:
        found += [text[start:end] for start, end in spans]
    other = (gold.get("alt") or {}).get("text") or []
    return found + (other if isinstance(other, list) else [other])


def _owners(gold: Element, got: Element) -> bool:
    other = (gold.get("alt") or {}).get("owners") or []
    lists = [gold.get("owners"), *other] if not other or isinstance(other[0], list) else [gold.get("owners"), other]
    wanted = sorted(_name(owner) for owner in got.get("owners") or [])
    return any(sorted(_name(owner) for owner in owners or []) == wanted for owners in lists)


def _same(key: str) -> Callable[[Element, Element], bool]:
    return lambda gold, got: any((value or None) == (got.get(key) or None) for value in _values(gold, key))


def _role(gold: Element, got: Element) -> bool:
    printed = got.get("role")
    return any(
        (not value and not printed) or bool(value and printed and _token_f1(value, printed) >= _SAME_ROLE)
        for value in _values(gold, "role")
    )


def _named(gold: Element, got: Element) -> float:
    return float(any(_name(value) == _name(got.get("name")) for value in _values(gold, "name") if value))


def score_document(gold: Element, record: Element, text: str | None, tallies: dict[str, Tally]) -> None:
    """Add one document's hits and misses to `tallies`; `text` is the document's, for gold that gives offsets."""
    wanted, got = gold.get("meeting") or {}, record.get("meeting") or {}
    for key in ("date", "body"):
        if not wanted.get(key):
            continue
        right = any(_fold(str(value)) == _fold(str(got.get(key) or "")) for value in _values(wanted, key) if value)
        tally = tallies[f"meeting.{key}"]
        tally.hits += right
        tally.whole += right
        tally.missed += not right
        tally.false += not right and bool(got.get(key))

    def alike(gold: Element, got: Element) -> float:
        return max([_token_f1(words, got.get("text") or "") for words in _texts(gold, text)] or [0.0])

    def seated(gold: Element, got: Element) -> float:
        return float(bool(_named(gold, got)) and got.get("status") in _values(gold, "status"))

    def titled(gold: Element, got: Element) -> float:
        return max(_token_f1(str(title or ""), got.get("title") or "") for title in _values(gold, "title"))

    def took_part(gold: Element, got: Element) -> float:
        return float(all(got.get(key) in _values(gold, key) for key in ("council", "programme", "status")))

    plans: tuple[tuple[str, Callable[[Element, Element], float], float, dict[str, Callable[[Element, Element], bool]]], ...] = (
        ("people", _named, 1.0, {"kind": _same("kind"), "role": _role, "council": _same("council")}),
        ("attendance", seated, 1.0, {"council": _same("council"), "role": _role}),
        ("decisions", alike, _SAME_TEXT, {}),
        ("actions", alike, _SAME_TEXT, {"owners": _owners}),
        ("councils", lambda gold, got: float(got.get("code") in _values(gold, "code")), 1.0, {}),
        ("programmes", lambda gold, got: float(got.get("id") in _values(gold, "id")), 1.0, {}),
        (
            "figures",
            lambda gold, got: float(got.get("value") in _values(gold, "value") and got.get("programme") in _values(gold, "programme")),
            1.0,
            {},
        ),
        ("participation", took_part, 1.0, {"date": _same("date"), "amount": _same("amount")}),
        ("items", titled, _SAME_TEXT, {"number": _same("number"), "access": _same("access")}),
    )
    for element, score, least, attributes in plans:
        if element == "participation" and element not in gold:
            continue
        _tally(tallies[element], gold.get(element) or [], record.get(element) or [], score, least, attributes)


def _tally(
    tally: Tally,
    gold: list[Element],
    got: list[Element],
    score: Callable[[Element, Element], float],
    least: float,
    attributes: Mapping[str, Callable[[Element, Element], bool]],
) -> None:
    pairs = sorted(((score(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(got)), key=lambda pair: -pair[0])
    left, right = set(range(len(gold))), set(range(len(got)))
    for value, i, j in pairs:
        if value < least:
            break
        if i not in left or j not in right:
            continue
        left.remove(i)
        right.remove(j)
        if gold[i].get("optional"):
            continue
        held = {name: holds(gold[i], got[j]) for name, holds in attributes.items()}
        tally.hits += 1
        tally.whole += all(held.values())
        for name, holding in held.items():
            tally.attributes[name][0] += holding
            tally.attributes[name][1] += 1
    tally.missed += sum(1 for i in left if not gold[i].get("optional"))
    tally.false += len(right)

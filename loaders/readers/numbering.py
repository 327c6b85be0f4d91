"""The numbers of a Word document's lists, which it computes and never writes down (ECMA-376 part 1, 17.9)."""

import re
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from councilgraph.loaders.readers.numerals import numeral
from councilgraph.loaders.readers.sheet import bullet

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLES: Final = {
    "decimal": "decimal", "lowerRoman": "lower-roman", "upperRoman": "upper-roman", "lowerLetter": "lower-alpha",
    "upperLetter": "upper-alpha", "decimalZero": "decimal-zero", "ordinal": "ordinal", "decimalEnclosedParen": "decimal",
}  # fmt: skip
_PLACE: Final = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, its form, what is printed (`%1.%2`), and after which level it starts again."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False


@dataclass(slots=True)
class _List:
    """A list as it counts. Lists of one abstract definition count on together, unless a start is overridden."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts every list of a document in reading order."""

    def __init__(self, root: Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counting: dict[str, _List] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        links: dict[str, str] = {}
        by_style: dict[str, str] = {}
        for node in root.iterfind(f"{W}abstractNum"):
            name = node.get(f"{W}abstractNumId", "")
            self._abstract[name] = dict(map(_level, node.iterfind(f"{W}lvl")))
            if (link := node.find(f"{W}numStyleLink")) is not None:
                links[name] = link.get(f"{W}val", "")
            if (link := node.find(f"{W}styleLink")) is not None:
                by_style[link.get(f"{W}val", "")] = name
        for name, style in links.items():
            if not self._abstract[name] and style in by_style:
                self._abstract[name] = self._abstract[by_style[style]]
        for node in root.iterfind(f"{W}num"):
            target = node.find(f"{W}abstractNumId")
            abstract = target.get(f"{W}val", "") if target is not None else ""
            levels = dict(self._abstract.get(abstract, {}))
            starts: dict[int, int] = {}
            for override in node.iterfind(f"{W}lvlOverride"):
                index = _number(override.get(f"{W}ilvl"), 0)
                if (own := override.find(f"{W}lvl")) is not None:
                    levels[index] = _level(own)[1]
                if (start := override.find(f"{W}startOverride")) is not None:
                    starts[index] = _number(start.get(f"{W}val"), 1)
            self._lists[node.get(f"{W}numId", "")] = (abstract, levels, starts)

    def marker(self, list_id: str, depth: int) -> str | None:
        """The marker of the next paragraph of a list at a depth from 0; None for an unknown list or one that prints nothing."""
        if list_id not in self._lists or not 0 <= depth <= 8:
            return None
        abstract, levels, starts = self._lists[list_id]
        counting = self._counting.setdefault(abstract, _List(levels))
        level = levels.get(depth, Level(form="none"))
        if depth in starts and (list_id, depth) not in self._started:
            self._started.add((list_id, depth))
            counting.counts[depth] = starts[depth]
        elif depth in counting.counts:
            counting.counts[depth] += 1
        else:
            counting.counts[depth] = level.start
        for deeper in [other for other in counting.counts if other > depth]:
            restart = levels.get(deeper, Level()).restart
            if restart is None or (restart > 0 and depth < restart):
                del counting.counts[deeper]
        if level.form == "bullet":
            return bullet(level.text[:1] or "•") if level.text.strip() else None
        if level.form == "none" and not _PLACE.sub("", level.text).strip():
            return None

        def printed(found: re.Match[str]) -> str:
            index = int(found.group(1)) - 1
            other = levels.get(index, Level())
            count = counting.counts.get(index, other.start)
            return "" if other.form == "none" else numeral(count, "decimal" if level.legal else _STYLES.get(other.form, "decimal"))

        return _PLACE.sub(printed, level.text).strip() or None


def _level(node: Element) -> tuple[int, Level]:
    def value(name: str) -> str | None:
        found = node.find(f"{W}{name}")
        return found.get(f"{W}val") if found is not None else None

    restart = value("lvlRestart")
    return _number(node.get(f"{W}ilvl"), 0), Level(
        _number(value("start"), 1),
        value("numFmt") or "decimal",
        value("lvlText") or "",
        _number(restart, 0) if restart is not None else None,
        node.find(f"{W}isLgl") is not None,
    )


def _number(said: str | None, otherwise: int) -> int:
    return int(said) if said is not None and re.fullmatch(r"-?\d{1,6}", said) else otherwise

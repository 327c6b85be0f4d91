"""What a Word document's styles say of a paragraph: heading, list, bold, each inherited from the style it is based on."""

import re
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from councilgraph.loaders.readers.numbering import W

_OFF: Final = frozenset(("0", "false", "off", "none"))


@dataclass(frozen=True, slots=True)
class Style:
    """`heading` is 1 to 6, 0 for no heading; `list_id` and `depth` name the list a style numbers its paragraphs by."""

    heading: int = 0
    bold: bool = False
    list_id: str | None = None
    depth: int = 0


def is_on(switch: Element | None) -> bool:
    """True for `<w:b/>` and `<w:b w:val="1"/>`; false for `<w:b w:val="0"/>` and where it is absent."""
    return switch is not None and switch.get(f"{W}val", "1") not in _OFF


def number_of(said: str | None, otherwise: int) -> int:
    """A whole number of an attribute, `otherwise` where it is none."""
    return int(said) if said is not None and re.fullmatch(r"-?\d{1,6}", said) else otherwise


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        self._nodes: dict[str, Element] = {}
        self._default: str | None = None
        self._known: dict[str, Style] = {}
        for node in root.iterfind(f"{W}style") if root is not None else ():
            name = node.get(f"{W}styleId", "")
            self._nodes[name] = node
            if node.get(f"{W}type") == "paragraph" and node.get(f"{W}default") in ("1", "true"):
                self._default = name

    def paragraph(self, properties: Element | None) -> Style:
        """The style of a paragraph, with what it says of its own outline level."""
        named = properties.find(f"{W}pStyle") if properties is not None else None
        name = named.get(f"{W}val") if named is not None else self._default
        style = self._style(name or "")
        outline = properties.find(f"{W}outlineLvl") if properties is not None else None
        if outline is not None and not style.heading and 0 <= (level := number_of(outline.get(f"{W}val"), 9)) < 6:
            return Style(level + 1, style.bold, style.list_id, style.depth)
        return style

    def bold(self, properties: Element | None, style: Style) -> bool:
        """Whether a run is bold: by its own word, else its character style's, else its paragraph's."""
        if properties is not None:
            if (own := properties.find(f"{W}b")) is not None:
                return is_on(own)
            named = properties.find(f"{W}rStyle")
            if named is not None and self._style(named.get(f"{W}val", "")).bold:
                return True
        return style.bold

    def _style(self, name: str) -> Style:
        if name in self._known:
            return self._known[name]
        chain: list[Element] = []
        seen: set[str] = set()
        at: str | None = name
        while at and at in self._nodes and at not in seen:
            seen.add(at)
            chain.append(self._nodes[at])
            based = self._nodes[at].find(f"{W}basedOn")
            at = based.get(f"{W}val") if based is not None else None
        heading, bold, list_id, depth = 0, False, None, 0
        for node in reversed(chain):
            said = node.find(f"{W}name")
            title = (said.get(f"{W}val", "") if said is not None else "").casefold()
            if found := re.fullmatch(r"heading ([1-6])", title):
                heading = int(found.group(1))
            elif title == "title":
                heading = 1
            elif title in ("subtitle",):
                heading = 2
            outline = node.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None:
                level = number_of(outline.get(f"{W}val"), 9)
                heading = level + 1 if 0 <= level < 6 else 0
            if (own := node.find(f"{W}rPr/{W}b")) is not None:
                bold = is_on(own)
            numbered = node.find(f"{W}pPr/{W}numPr")
            if numbered is not None:
                identifier, place = numbered.find(f"{W}numId"), numbered.find(f"{W}ilvl")
                list_id = identifier.get(f"{W}val") if identifier is not None else list_id
                depth = number_of(place.get(f"{W}val"), 0) if place is not None else depth
        self._known[name] = Style(heading, bold, list_id, depth)
        return self._known[name]

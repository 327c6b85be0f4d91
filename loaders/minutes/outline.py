"""The outline of a document: its stretches of text by what they are, before anyone asks who or what is in them."""

from dataclasses import dataclass
from typing import Literal

from councilgraph.loaders.document import Block

Part = Literal["head", "attendance", "apologies", "discussion", "decisions", "actions", "recommendations", "blurb", "contact", "other"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line or list item of a document, cleaned for reading: `text` is `document.text[start:end]`, trimmed.

    Bold marks, tags and list markers lie outside start:end or are noted in `gaps`; `marker` is the list number or bullet.
    """

    start: int
    end: int
    text: str
    marker: str | None = None
    block: Block | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A run of lines that are one part of the page. `item` indexes Outline.items, None outside any item."""

    part: Part
    lines: tuple[Line, ...]
    item: int | None = None
    heading: Line | None = None


@dataclass(frozen=True, slots=True)
class ItemHead:
    """An agenda item: its printed number, its title with offsets, and the stretch of text that belongs to it."""

    number: str | None
    title: str
    title_start: int
    title_end: int
    start: int
    end: int
    exempt: bool


@dataclass(frozen=True, slots=True)
class Outline:
    """The whole page: items in order, and sections in reading order."""

    items: tuple[ItemHead, ...]
    sections: tuple[Section, ...]

"""HTML pages: headings, paragraphs, lists with their numbers as a browser prints them, tables; the site's own frame is left out."""

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborNode

from councilgraph.loaders.document import BlockKind, Document
from councilgraph.loaders.readers.labels import FEWEST_LABELS, labelled_lines
from councilgraph.loaders.readers.markup import middle, page_meta, page_title, parse, site_owner
from councilgraph.loaders.readers.numerals import numeral
from councilgraph.loaders.readers.sheet import Piece, Sheet, typed_marker

DEEPEST_TABLE: Final = 12
DEEPEST_LIST: Final = 9
_SKIPPED: Final = frozenset(
    """del script style noscript template nav footer aside form button select option input textarea iframe svg math object embed audio video canvas head
    title meta link map dialog""".split()
)  # fmt: skip
_INLINE: Final = frozenset(
    """a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark o:p output q rp rt ruby s samp small span strike strong sub
    sup time tt u var wbr st1:place st1:city img picture source""".split()
)  # fmt: skip
_BOLD: Final = frozenset(("b", "strong"))
_SET_APART: Final = frozenset(("b", "strong", "em", "i"))
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
# Words of classes and ids by which sites name the frame round their pages.
_FRAME: Final = re.compile(
    r"(?i)(?:^|\s)(?:cookies?(?:[-_]\S*)?|cookie(?:banner|consent|notice)\S*|breadcrumbs?(?:[-_]\S*)?|skip(?:[-_]?(?:to|link|nav)\S*)|share(?:[-_]?(?:this|links?|bar|buttons?))?"
    r"|social(?:[-_](?:links?|media|share)\S*)|nav(?:bar|igation)?(?:[-_]\S*)?|(?:main|site|side|top)[-_]?(?:nav|menu)\S*|pagination|site[-_]?(?:header|footer)"
    r"|page[-_]footer|sr-only|screen-reader-text|visually-?hidden|hide|hidden|print-?only-hidden|sidebar)(?=\s|$)"
)
_HIDDEN: Final = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all")
_HEAVY: Final = re.compile(r"(?i)font-weight\s*:\s*(?:bold|[6-9]00)|font\s*:[^;]*\bbold\b")
_LIGHT: Final = re.compile(r"(?i)font-weight\s*:\s*(?:normal|[1-5]00)")
_WORD_LEVEL: Final = re.compile(r"mso-list\s*:\s*\S+\s+level(\d)")
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")
_WIDE: Final = re.compile(r"[\s\u00a0]*(?:\t|[ \u00a0]{4}|\n[ \t]*\n)[\s\u00a0]*$")
_VERY_WIDE: Final = re.compile(r"\t[\s\u00a0]*\t[\s\u00a0]*$")
_SENTENCE: Final = re.compile(r"[.!?)\u201d\u2019:\d]$")
_WHOLE: Final = re.compile(r"-?\d{1,6}")
# Marks that say who was there.
_TICKS: Final = frozenset("✓✔√☑×✗✘✕")
_LIST_STYLE: Final = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)")
_STYLES: Final = {
    "1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
    "decimal": "decimal", "lower-alpha": "lower-alpha", "lower-latin": "lower-alpha", "alpha": "lower-alpha", "upper-alpha": "upper-alpha",
    "upper-latin": "upper-alpha", "lower-roman": "lower-roman", "roman": "lower-roman", "upper-roman": "upper-roman",
    "disc": "disc", "circle": "disc", "square": "disc", "none": "none",
}  # fmt: skip


def read_html(data: bytes, uri: str) -> Document:
    """A page of any site. Raises ReadError where it is too large or holds no words."""
    tree = parse(data, uri)
    page = Page()
    page.walk(middle(tree, uri))
    meta = [*page_meta(tree), *page.signed(site_owner(tree, data))]
    return page.sheet.document(data, uri, "text/html", page_title(tree), meta)


class Page:
    """Walks a tree and writes it on a sheet. A kind of page overrides `opened` to label or leave out what its markup names."""

    def __init__(self, depth: int = 0) -> None:
        self.sheet = Sheet()
        self.label: str | None = None
        self._depth = depth
        self._run: list[tuple[str, bool, bool]] = []
        self._bold = 0
        self._light = 0
        self._apart = 0
        self._heading: list[int] = []
        self._lists: list[tuple[str, int, int]] = []
        self._marker: str | None = None
        self._item = False
        self._word_level = 0
        self._tight = False
        self._kept_lines = 0

    def opened(self, node: LexborNode, tag: str, classes: str) -> bool:
        """Called before an element that starts a block is walked; true where it was dealt with and is to be left out."""
        return False

    def signed(self, owner: tuple[str, str] | None) -> list[tuple[str, str]]:
        """Write whose site the page is of under its words; what is to be said of that in the document's `meta`."""
        if owner is None or not self.sheet.pieces:
            return []
        self.sheet.add(Piece("running", owner[0], label="owner"))
        return [("host", owner[1])]

    def inner(self) -> "Page":
        """A page of the same kind for the inside of a table's cell."""
        page = type(self)(self._depth + 1)
        page.label = self.label
        return page

    def walk(self, root: LexborNode) -> None:
        """Write everything under `root`. Not recursive, so a page nested a million deep is read like any other."""
        stack: list[tuple[LexborNode, Iterator[LexborNode], str, tuple[bool, bool, bool]]] = []
        children = root.iter(include_text=True)
        state = (False, False, False)
        tag = root.tag or ""
        node = root
        while True:
            child = next(children, None)
            if child is None:
                self._close(tag, state)
                if not stack:
                    return
                node, children, tag, state = stack.pop()
                continue
            name = child.tag
            if name == "-text":
                text = child.text_content
                if text and (self._run or not text.isspace()):
                    self._run.append((text, self._bold > self._light or bool(self._heading), self._apart > 0))
                continue
            if name is None or name[0] in "-!" or name in _SKIPPED:
                continue
            if name == "br":
                # Two line breaks together are how many pages part their paragraphs.
                ended = bool(self._run)
                self.flush()
                self._tight = ended
                continue
            opened = self._open(child, name)
            if opened is None:
                continue
            stack.append((node, children, tag, state))
            node, children, tag, state = child, child.iter(include_text=True), name, opened

    def _open(self, node: LexborNode, tag: str) -> tuple[bool, bool, bool] | None:
        """Begin an element: what is to be undone at its end, or None where it is left out."""
        attributes = node.attributes
        style = ""
        if attributes:
            style = attributes.get("style") or ""
            if (style and _HIDDEN.search(style)) or "hidden" in attributes:
                return None
            classes = attributes.get("class") or ""
            names = f"{classes} {attributes.get('id') or ''}" if "id" in attributes else classes
            if names and tag not in ("body", "html", "main") and _FRAME.search(names):
                return None
            if (tag not in _INLINE or classes or tag == "a") and self.opened(node, tag, classes):
                return None
            if tag == "header" and attributes.get("role") == "banner":
                return None
        elif tag not in _INLINE and self.opened(node, tag, ""):
            return None
        if tag in _INLINE:
            bold = tag in _BOLD or bool(style and _HEAVY.search(style))
            light = bool(style and self._bold and _LIGHT.search(style))
            apart = tag in _SET_APART
            self._bold += bold
            self._light += light
            self._apart += apart
            return bold, light, apart
        self._begin(node, tag, attributes, style)
        if tag == "table" and self._depth < DEEPEST_TABLE:
            self._table(node)
            return None
        heavy = bool(style and _HEAVY.search(style))
        self._bold += heavy
        return heavy, False, False

    def _begin(self, node: LexborNode, tag: str, attributes: dict[str, str | None], style: str) -> None:
        self.flush()
        if tag in _HEADINGS:
            self._heading.append(_HEADINGS[tag])
        elif tag in ("ul", "ol"):
            kind = _list_style(tag, attributes, style)
            start = (attributes.get("start") or "1").strip()
            self._lists.append((kind, int(start) if _WHOLE.fullmatch(start) else 1, 0))
        elif tag == "li":
            self._begin_item(attributes, style)
        elif tag == "p":
            found = _WORD_LEVEL.search(style) if style else None
            self._word_level = int(found.group(1)) if found else (1 if "MsoList" in (attributes.get("class") or "") else 0)
        elif tag == "pre":
            self._kept_lines += 1
        if tag in ("dd", "dt"):
            self._tight = tag == "dd"

    def _begin_item(self, attributes: dict[str, str | None], style: str) -> None:
        kind, number, _ = self._lists[-1] if self._lists else ("disc", 1, 0)
        value = (attributes.get("value") or "").strip()
        if value and _WHOLE.fullmatch(value):
            number = int(value)
        own = _LIST_STYLE.search(style) if style else None
        shown = _STYLES.get(own.group(1), kind) if own else kind
        self._marker = None if shown == "none" else "•" if shown == "disc" else f"{numeral(number, shown)}."
        self._item = True
        if self._lists:
            self._lists[-1] = (kind, number + 1, 0)

    def _close(self, tag: str, state: tuple[bool, bool, bool]) -> None:
        bold, light, apart = state
        if tag not in _INLINE:
            self.flush()
            if tag in _HEADINGS and self._heading:
                self._heading.pop()
            elif tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            elif tag == "li":
                self._marker, self._item = None, False
            elif tag == "pre":
                self._kept_lines -= 1
            elif tag == "p":
                self._word_level = 0
            self._tight = False
        self._bold -= bold
        self._light -= light
        self._apart -= apart

    def flush(self) -> None:
        """Write the run of words gathered so far as one block."""
        if not self._run:
            return
        run, self._run = self._run, []
        if len(run) > FEWEST_LABELS and run[0][1] and not self._kept_lines and (parts := labelled_lines(run)):
            for number, part in enumerate(parts):
                self._tight = self._tight or number > 0
                self._write(_joined(part), False)
            return
        lines = "".join(text for text, _, _ in run).split("\n") if self._kept_lines else [_joined(run)]
        bold = run[0][1] if len(run) == 1 and not run[0][0].isspace() else all(heavy for text, heavy, _ in run if not text.isspace())
        for line in lines:
            self._write(line, bold)

    def _write(self, words: str, bold: bool) -> None:
        if not (words[:1].isalnum() or any(map(str.isalnum, words)) or words.strip() in _TICKS):
            return
        marker, self._marker = self._marker, None
        item, self._item = self._item, False
        level = min(len(self._lists), DEEPEST_LIST)
        kind: BlockKind = "paragraph"
        if marker is None:
            marker, words = typed_marker(words, numbers=not self._heading or self._word_level > 0)
            level = max(self._word_level, level, 1) if marker else level
        if self._heading:
            kind, level, bold = "heading", self._heading[-1], True
        elif marker is not None or item:
            kind = "list-item"
        else:
            level = 0
        self.sheet.add(Piece(kind, words, marker, level, bold=bold, label=self.label, tight=self._tight))
        self._tight = bool(self._kept_lines)

    def _table(self, node: LexborNode) -> None:
        """Read the rows of one table, each cell as a page of its own."""
        rows: list[list[tuple[int, list[Piece]]]] = []
        # The last row that a cell above reaches down to, by column.
        reached: dict[int, int] = {}
        for index, row in enumerate(_rows(node)):
            cells: list[tuple[int, list[Piece]]] = []
            column = 0
            for cell in row.iter():
                if cell.tag not in ("td", "th"):
                    continue
                while reached.get(column, -1) >= index:
                    column += 1
                page = self.inner()
                page._bold = self._bold + (cell.tag == "th")
                if page._open(cell, "div") is not None:
                    page.walk(cell)
                    page.flush()
                    cells.append((column, page.sheet.pieces))
                    self.label = page.label
                across, down = _span(cell, "colspan"), _span(cell, "rowspan")
                if down > 1:
                    reached.update(dict.fromkeys(range(column, column + across), index + down - 1))
                column += across
            rows.append(cells)
        caption = next((child for child in node.iter() if child.tag == "caption"), None)
        if caption is not None and self._open(caption, "div") is not None:
            self.walk(caption)
        self.sheet.table(rows, self.label)
        self._marker = None


def _joined(run: list[tuple[str, bool, bool]]) -> str:
    """The words of a run. Words set apart at its end, after a sentence and a wide space, are a column of their own: an action's owner."""
    if len(run) == 1:
        return _spaced_once(run[0][0])
    last = len(run) - 1
    while last > 0 and run[last][0].isspace():
        last -= 1
    first = last
    while first > 0 and (run[first - 1][2] or (run[first - 1][0].isspace() and first > 1 and run[first - 2][2])):
        first -= 1
    before = "".join(text for text, _, _ in run[:first])
    after = "".join(text for text, _, _ in run[first:])
    if run[last][2] and first and (_VERY_WIDE.search(before) or (_WIDE.search(before) and _SENTENCE.search(before.rstrip()))):
        return f"{_SPACE.sub(' ', before).rstrip()}\t{_SPACE.sub(' ', after).strip()}"
    return _spaced_once(before + after)


def _spaced_once(words: str) -> str:
    """Words with one space for each run of spaces and line ends; most have no other, which is seen faster than each space is replaced."""
    plain = words.isprintable() and "  " not in words
    return words if plain else _SPACE.sub(" ", words)


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    for child in table.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr")


def _span(cell: LexborNode, name: str) -> int:
    said = (cell.attributes.get(name) or "1").strip()
    return min(max(int(said), 1), 100) if said.isascii() and said.isdigit() and len(said) < 6 else 1


def _list_style(tag: str, attributes: dict[str, str | None], style: str) -> str:
    """How a list numbers its items: its style, its type, or a class that says so as `roman` does."""
    own = _LIST_STYLE.search(style) if style else None
    if own and own.group(1) in _STYLES:
        return _STYLES[own.group(1)]
    kind = attributes.get("type")
    if kind and tag == "ol" and kind in _STYLES:
        return _STYLES[kind]
    for name in (attributes.get("class") or "").split():
        if name in _STYLES and not name.isdigit() and len(name) > 1:
            return _STYLES[name]
    return "decimal" if tag == "ol" else "disc"

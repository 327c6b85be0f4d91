"""Word documents (DOCX): paragraphs, headings, lists with their computed numbers, tables; as printed with all tracked changes accepted."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from councilgraph.loaders.document import BlockKind, Document, ReadError
from councilgraph.loaders.readers.labels import Said, labelled_lines
from councilgraph.loaders.readers.numbering import Numbering, W
from councilgraph.loaders.readers.sheet import Piece, Sheet, tidy, typed_marker
from councilgraph.loaders.readers.webservice import parse_xml
from councilgraph.loaders.readers.wordstyles import Style, Styles, is_on, number_of

LARGEST_PART: Final = 50_000_000
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
# Deleted or moved away, or kept for programs that cannot show the choice before it.
_GONE: Final = frozenset((f"{_MC}Fallback", *(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "rt"))))
_SYMBOLS: Final = {"F0B7": "•", "F0A7": "•", "F0D8": "•", "F0FC": "✓", "F02D": "-"}


def read_docx(data: bytes, uri: str) -> Document:
    """A Word document; heads and feet of pages are running blocks, footnotes stand at the end with the label `footnote`.

    Raises ReadError for a damaged, oversized or password-protected file.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise ReadError(f"{uri}: is a Word document cut short or damaged ({error}); fetch or save it again") from error
    with archive:
        names = archive.namelist()
        main = next((name for name in sorted(names) if re.fullmatch(r"word/document\d*\.xml", name)), "")
        if not main:
            raise ReadError(f"{uri}: is a Word document without its text (word/document.xml); save it again")
        body = _part(archive, main, uri).find(f"{W}body")
        if body is None:
            raise ReadError(f"{uri}: {main} has no body; save the document again")
        styles = Styles(_part(archive, "word/styles.xml", uri) if "word/styles.xml" in names else None)
        numbering = Numbering(_part(archive, "word/numbering.xml", uri) if "word/numbering.xml" in names else None)
        word = _Body(styles, numbering)
        for name in sorted(name for name in names if re.fullmatch(r"word/header\d*\.xml", name)):
            word.running(_part(archive, name, uri))
        word.walk(body)
        if "word/footnotes.xml" in names:
            word.footnotes(_part(archive, "word/footnotes.xml", uri))
        for name in sorted(name for name in names if re.fullmatch(r"word/footer\d*\.xml", name)):
            word.running(_part(archive, name, uri))
        meta = _properties(_part(archive, "docProps/core.xml", uri)) if "docProps/core.xml" in names else []
    return word.sheet.document(
        data, uri, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", dict(meta).get("title"), meta
    )


def _part(archive: zipfile.ZipFile, name: str, uri: str) -> Element:
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise ReadError(f"{uri}: {name} unpacks to more than {LARGEST_PART:,} bytes; it is no document of a meeting")
    try:
        with archive.open(name) as part:
            # The size in the directory is the file's own word; no more than the limit is ever unpacked.
            data = part.read(LARGEST_PART + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise ReadError(f"{uri}: {name} cannot be unpacked ({error}); fetch or save the document again") from error
    if len(data) > LARGEST_PART:
        raise ReadError(f"{uri}: {name} unpacks to more than {LARGEST_PART:,} bytes; it is no document of a meeting")
    return parse_xml(data.replace(_STRICT, _TRANSITIONAL), f"{uri}: {name}")


def _properties(core: Element) -> list[tuple[str, str]]:
    found = []
    for element in core:
        name = element.tag.rpartition("}")[2]
        # The author of the file is often not the clerk, and nobody's business.
        if name in ("title", "subject", "created", "modified") and (words := tidy(element.text or "")):
            found.append((name, words))
    return found


class _Body:
    """Writes the paragraphs and tables of a document part on a sheet."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.sheet = Sheet()
        self._styles = styles
        self._numbering = numbering

    def running(self, root: Element) -> None:
        """A head or foot of the pages."""
        inner = _Body(self._styles, self._numbering)
        inner.walk(root)
        for piece in inner.sheet.pieces:
            running = Piece("running", piece.words)
            if running not in self.sheet.pieces:
                self.sheet.add(running)

    def footnotes(self, root: Element) -> None:
        """The notes, apart from the text that they are to."""
        for note in root.iterfind(f"{W}footnote"):
            if note.get(f"{W}type") in ("separator", "continuationSeparator", "continuationNotice"):
                continue
            inner = _Body(self._styles, self._numbering)
            inner.walk(note)
            apart = [piece._replace(kind="running", label="footnote", table=None, row=None, column=None) for piece in inner.sheet.pieces]
            self.sheet.pieces += apart

    def walk(self, parent: Element) -> None:
        """Write everything in a body, a cell, a text box or a content control."""
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag not in _GONE and len(child):
                self.walk(child)

    def _paragraph(self, node: Element) -> None:
        properties = node.find(f"{W}pPr")
        style = self._styles.paragraph(properties)
        run = _Run(self._styles, style)
        run.walk(node)
        words = "".join(run.parts)
        if run.bold and run.light and (parts := labelled_lines(run.said)):
            words = "\n".join("".join(text for text, _, _ in part).strip() for part in parts)
        marker, depth = self._marker(properties, style, bool(words.strip()))
        if words.strip():
            self._write(words, marker, depth, style, run)
        for box in run.boxes:
            self.walk(box)

    def _write(self, words: str, marker: str | None, depth: int, style: Style, run: "_Run") -> None:
        bold = run.bold and not run.light
        kind: BlockKind = "paragraph"
        level = 0
        if marker is None:
            marker, words = typed_marker(words)
        if style.heading:
            kind, level = "heading", style.heading
        elif marker is not None:
            kind, level = "list-item", depth + 1
        for place, line in enumerate(words.split("\n")):
            if place == 0:
                self.sheet.add(Piece(kind, line, marker, level, bold=bold))
            elif kind == "heading":
                self.sheet.add(Piece(kind, line, None, level, bold=bold, tight=True))
            else:
                self.sheet.add(Piece("paragraph", line, bold=bold, tight=True))

    def _marker(self, properties: Element | None, style: Style, printed: bool) -> tuple[str | None, int]:
        list_id, depth = style.list_id, style.depth
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is not None:
            identifier, place = own.find(f"{W}numId"), own.find(f"{W}ilvl")
            if identifier is not None:
                list_id = identifier.get(f"{W}val")
            if place is not None:
                depth = number_of(place.get(f"{W}val"), 0)
        if list_id is None or list_id == "0" or not printed:
            return None, 0
        return self._numbering.marker(list_id, depth), min(depth, 8)

    def _table(self, node: Element) -> None:
        rows: list[list[tuple[int, list[Piece]]]] = []
        for row in _inside(node, f"{W}tr"):
            cells: list[tuple[int, list[Piece]]] = []
            column = _skipped_before(row)
            for cell in _inside(row, f"{W}tc"):
                properties = cell.find(f"{W}tcPr")
                span = properties.find(f"{W}gridSpan") if properties is not None else None
                merged = properties.find(f"{W}vMerge") if properties is not None else None
                if merged is None or merged.get(f"{W}val") == "restart":
                    inner = _Body(self._styles, self._numbering)
                    inner.walk(cell)
                    cells.append((column, inner.sheet.pieces))
                column += min(max(number_of(span.get(f"{W}val"), 1), 1), 100) if span is not None else 1
            rows.append(cells)
        self.sheet.table(rows)


class _Run:
    """Gathers the words of one paragraph, and whether all of them are bold."""

    def __init__(self, styles: Styles, style: Style) -> None:
        self.parts: list[str] = []
        self.said: list[Said] = []
        self.boxes: list[Element] = []
        self.bold = False
        self.light = False
        self._styles = styles
        self._style = style

    def walk(self, node: Element) -> None:
        for child in node:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child)
            elif tag == f"{W}p":
                continue
            elif tag not in _GONE and len(child):
                self.walk(child)

    def _run(self, run: Element) -> None:
        properties = run.find(f"{W}rPr")
        if properties is not None and is_on(properties.find(f"{W}vanish")):
            return
        before = len(self.parts)
        self._words(run)
        words = "".join(self.parts[before:])
        bold = self._styles.bold(properties, self._style)
        self.said.append((words, bold, False))
        if words.strip():
            self.bold |= bold
            self.light |= not bold

    def _words(self, run: Element) -> None:
        for child in run:
            tag = child.tag.rpartition("}")[2]
            if tag == "t":
                # A line end inside a run's text is a space; lines are broken by <w:br/> alone.
                self.parts.append((child.text or "").replace("\n", " ").replace("\t", " "))
            elif tag in ("tab", "ptab"):
                self.parts.append("\t")
            elif tag in ("br", "cr"):
                if child.get(f"{W}type") not in ("page", "column"):
                    self.parts.append("\n")
            elif tag == "noBreakHyphen":
                self.parts.append("-")
            elif tag == "sym":
                self.parts.append(_SYMBOLS.get(child.get(f"{W}char", "").upper(), "•"))
            elif tag in ("AlternateContent", "drawing", "pict", "object", "Choice"):
                self._boxes(child)

    def _boxes(self, node: Element) -> None:
        for child in node:
            if child.tag == f"{W}txbxContent":
                self.boxes.append(child)
            elif child.tag not in _GONE:
                self._boxes(child)


def _inside(node: Element, tag: str) -> Iterator[Element]:
    """Children with a tag, also inside content controls and insertions; deleted rows are left out."""
    for child in node:
        if child.tag == tag:
            properties = child.find(f"{W}trPr") if tag == f"{W}tr" else None
            if properties is None or properties.find(f"{W}del") is None:
                yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _inside(child, tag)


def _skipped_before(row: Element) -> int:
    properties = row.find(f"{W}trPr")
    before = properties.find(f"{W}gridBefore") if properties is not None else None
    return min(max(number_of(before.get(f"{W}val"), 0), 0), 100) if before is not None else 0

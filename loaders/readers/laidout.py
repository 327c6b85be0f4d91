"""Markdown and text files that a converter wrote, laid out anew; all others keep their own words, see text.py."""

import codecs
import itertools
import re
from collections.abc import Sequence
from typing import Final

from councilgraph.loaders.document import Document, ReadError
from councilgraph.loaders.readers.drawn import drawn_table
from councilgraph.loaders.readers.html import Page
from councilgraph.loaders.readers.marked import Marked
from councilgraph.loaders.readers.markup import page_meta, page_title, parse, site_owner
from councilgraph.loaders.readers.moderngov import CommitteePage, is_moderngov
from councilgraph.loaders.readers.pagedtext import is_paged, read_paged_text
from councilgraph.loaders.readers.sheet import Piece, Sheet, typed_marker
from councilgraph.loaders.readers.stacked import tables_in, unstacked, write
from councilgraph.loaders.readers.text import decode, front_matter, read_text

# A piece of a page among Markdown: pandoc writes a table so whose cells hold more than a line.
_PAGE: Final = re.compile(r"(?im)^[ \t]*<(?:table|div)\b[^>\n]{0,300}>[ \t]*$")
# The rule under the heading of a table of html2text, which has no pipes around it.
_LOOSE: Final = re.compile(r"(?m)^---(?:(?:\|---)+[ \t]*| {2})$")
# A cell that holds paragraphs run together with two spaces, as markdownify writes it, and its rule under a heading.
_FLAT_RULE: Final = re.compile(r"(?m)^\|(?: --- \|)+$")
# The empty row that it puts over a table without a heading.
_FLAT_HEAD: Final = re.compile(r"(?m)^\|(?:  \|)+\n\|(?: --- \|)+$")
_FLAT: Final = re.compile(r"[^\s|]{4}  {1,3}[*\w“‘(\[]")
# The label of a part of an item, among such paragraphs.
_FLAT_LABEL: Final = re.compile(r"\S {2,3}(?:\*\*)?(?:Minutes|Decisions?|Actions?|Additional documents|Resolved|RESOLVED):?(?:\*\*)?:? {2}")
# A line that ends in a backslash, a fenced part of the page and a span with a class, as only pandoc writes them.
_PANDOC: Final = re.compile(r"(?m)[^\\\s]\\$|^:{3,} |\]\{\.")
# Marks that mark nothing, which a converter makes sure of.
_ESCAPED: Final = re.compile(r"\\[()\-!\[\]#>.]")
_FEWEST_ESCAPED: Final = 3
# A title underlined to its length, as markdownify writes it.
_UNDERLINED: Final = re.compile(r"(?m)^(?P<title>\S[^\n]{2,200})\n(?P<rule>={3,}|-{3,})$")
_MARK_AFTER: Final = re.compile(r"[ \t]*(?:[-*+]\s|[#|<:]|\(?(?:[a-z]|[ivxl]{1,5}|\d{1,3})[.)]\s)")
_UNWRAPPED: Final = re.compile(r"[ \t]*[#|<:]")
_DRAWN: Final = re.compile(r"(?m)^[ \t]*(?:\+[-=:]{2}[-=:+]*\+|-{2,}(?: +-{2,})+|-{40,})[ \t]*$")
_MARK: Final = re.compile(r"[ \t]*(?:[-*+]\s|[#>|<:]|\(?(?:[a-z]|[ivxl]{1,5}|\d{1,3})[.)]\s)")
# Words set apart by wide space, which a page does not keep.
_COLUMNS: Final = re.compile(r"\S[ ]{3,}\S|\S[ ]*\t")
_NARROWEST, _WIDEST = 60, 120
# How long html2text lets a line be.
_LOOSE_WIDTH: Final = 78


def read_markdown(data: bytes, uri: str) -> Document:
    """A Markdown file: as typed, see read_text, or laid out as the page or Word file that a converter made it from.

    Raises ReadError, see decode.
    """
    text = decode(data, uri)
    meta, start = front_matter(text)
    lines = text[start:].expandtabs(4).split("\n")
    width = wrapped_at(lines)
    loose = _LOOSE.search(text) is not None
    written = (
        width is not None
        or (not start and (_PANDOC.search(text) or len(_ESCAPED.findall(text)) >= _FEWEST_ESCAPED))
        or _PAGE.search(text)
        or loose
        or _FLAT_HEAD.search(text)
        or (_FLAT_RULE.search(text) and any(map(_is_flat, lines)))
        or any("|" in line and _FLAT_LABEL.search(line) for line in lines)
        or _drawn(text, lines)
    )
    if not written and not any(len(found["title"]) == len(found["rule"]) for found in _UNDERLINED.finditer(text)):
        return read_text(text, data, uri, "text/markdown")
    body = Marked(width or (_LOOSE_WIDTH if loose else None), hyphens=loose).html(lines)
    return _laid_out(data, uri, "text/markdown", body, meta)


def read_plain(data: bytes, uri: str) -> Document:
    """A text file: as typed, see read_text, or laid out anew where it has tables drawn with dashes and bars. Raises ReadError, see decode."""
    text = decode(data, uri)
    if is_paged(text):
        return read_paged_text(text, data, uri)
    lines = text.split("\n")
    if front_matter(text)[1]:
        return read_text(text, data, uri)
    drawn = _drawn(text, lines)
    width = None if not drawn and _COLUMNS.search(text) else wrapped_at(lines)
    if width is None and not drawn:
        return _unstacked(data, uri, text) or read_text(text, data, uri)
    return _laid_out(data, uri, "text/plain", Marked(width or 72, marked=False).html(lines), ())


def _unstacked(data: bytes, uri: str, text: str) -> Document | None:
    """A text with its tables; None where it has none. LibreOffice writes a mark of order before it, and a paragraph a line."""
    paragraphs = text.split("\n\n")
    found = list(tables_in(paragraphs))
    if not found and data.startswith(codecs.BOM_UTF8):
        paragraphs = text.split("\n")
        found = list(tables_in(paragraphs))
    if not found:
        return None
    sheet = Sheet()
    at = 0
    for begin, end, table in [*found, (len(paragraphs), len(paragraphs), None)]:
        for line, tight in [(line, place > 0) for part in paragraphs[at:begin] for place, line in enumerate(part.strip().split("\n"))]:
            marker, words = typed_marker(line)
            sheet.add(Piece("list-item" if marker else "paragraph", words, marker, 1 if marker else 0, tight=tight))
        if table is not None:
            write(table, sheet)
        at = end
    return sheet.document(data, uri, "text/plain")


def _drawn(text: str, lines: Sequence[str]) -> bool:
    return _DRAWN.search(text) is not None and any(
        _DRAWN.match(line) is not None and (drawn_table(lines, at) or (at and drawn_table(lines, at - 1))) for at, line in enumerate(lines)
    )


def wrapped_at(lines: Sequence[str]) -> int | None:
    """How long a line may be where a program wrapped them: each ends where the next word had no room. None where lines end as their writer liked.

    Some programs wrap quotations and the entries of lists, some do not: they count where nothing else is wrapped.
    """
    return _wrapped_at(lines, _MARK) or _wrapped_at(lines, _UNWRAPPED)


def _wrapped_at(lines: Sequence[str], left_out: re.Pattern[str]) -> int | None:
    opened = itertools.accumulate(_opens_table(line) for line in lines)
    prose = [
        line.rstrip(" ") if inside <= 0 and not left_out.match(line) and "](" not in line and "|" not in line else ""
        for line, inside in zip(lines, opened, strict=True)
    ]
    width = max(map(len, prose))
    if not _NARROWEST <= width <= _WIDEST:
        return None
    # A line may end where its writer wanted it to.
    pairs = [
        len(first) + 1 + len(second.lstrip("> ").split(None, 1)[0]) > width
        for line, first, second in zip(lines, prose, prose[1:], strict=False)
        if first.strip(" >") and second.lstrip("> ").strip() and not _MARK_AFTER.match(second) and not line.endswith(("  ", "\\"))
    ]
    return width if pairs and sum(pairs) * 10 >= len(pairs) * 9 else None


def _is_flat(line: str) -> bool:
    return line.startswith("|") and line.rstrip().endswith("|") and _FLAT.search(line) is not None


def _opens_table(line: str) -> int:
    """How many tables of a page a line begins, less those that it ends."""
    return line.count("<table") - line.count("</table") if "table" in line else 0


def _laid_out(data: bytes, uri: str, media_type: str, body: str, meta: Sequence[tuple[str, str]]) -> Document:
    made = body.encode("utf-8", "replace")
    tree = parse(made, uri)
    root = tree.body or tree.root
    if root is None:
        raise ReadError(f"{uri}: holds no text; give a file that has the minutes in it")
    page: Page
    if is_moderngov(made):
        page = CommitteePage()
        page.read(tree)
        meta = [*meta, *page.meeting]
    else:
        page = Page()
        page.walk(root)
    meta = [*meta, *page_meta(tree), *page.signed(site_owner(tree, made))]
    return unstacked(page.sheet).document(data, uri, media_type, dict(meta).get("title") or page_title(tree), meta)

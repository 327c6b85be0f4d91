"""The tree of a web page: its encoding, its title and metadata, and its middle without the site's frame."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from councilgraph.loaders.document import ReadError
from councilgraph.loaders.readers.encoding import told_encoding
from councilgraph.loaders.readers.sheet import tidy

# A page beyond this is an export of a whole site, not one page.
LARGEST: Final = 20_000_000
# The parser takes time with the square of these.
MOST_OPEN_LISTS: Final = 1000
MOST_UNCLOSED: Final = 20_000
_CHARSET: Final = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})")
_LIST_TAG: Final = re.compile(r"(?i)<(/?)([uo]l)\b")
# `© 2024 Exe City Council`, `(C) Exe City Council` where a converter has no such sign, within so many characters of the end of a page.
_COPYRIGHT: Final = re.compile(
    r"(?:©|\([Cc]\)|Copyright(?: ©)?)\s*(?:\d{4}(?:\s?[-–/]\s?\d{2,4})?,?\s*)?(?P<owner>(?:[A-Z][\w'’&-]*,? (?:(?:of|and|upon|the|on|with|in|&) )*){1,8}(?:Council|Corporation|Combined Authority))\b"
)
_FOOT: Final = 3000
_SPACE: Final = re.compile(r"[ \t\n\r\f]+")


def parse(data: bytes, uri: str) -> LexborHTMLParser:
    """The page's tree; its encoding by byte mark, then its own `charset`, then UTF-8, then Windows-1252."""
    if len(data) > LARGEST:
        raise ReadError(f"{uri}: is {len(data):,} bytes; a page of minutes has at most {LARGEST:,}")
    if data.count(b"<div") + data.count(b"<span") - data.count(b"</") > MOST_UNCLOSED:
        raise ReadError(f"{uri}: more than {MOST_UNCLOSED:,} tags are never closed; the page is damaged, fetch it again")
    return LexborHTMLParser(_matched_lists(_decoded(data), uri))


def _matched_lists(page: str, uri: str) -> str:
    """The page with `<ol> … </ul>` mended: browsers ignore such an end, and number everything after it as part of that list."""
    opened: list[str] = []
    wrong: list[tuple[int, str]] = []
    for found in _LIST_TAG.finditer(page):
        tag = found.group(2).lower()
        if not found.group(1):
            opened.append(tag)
            if len(opened) > MOST_OPEN_LISTS:
                raise ReadError(f"{uri}: more than {MOST_OPEN_LISTS} lists stand one in another; the page is damaged, fetch it again")
        elif opened and opened[-1] == tag:
            opened.pop()
        elif opened:
            wrong.append((found.start(2), opened.pop()))
    if not wrong:
        return page
    parts: list[str] = []
    at = 0
    for position, tag in wrong:
        parts += (page[at:position], tag)
        at = position + 2
    return "".join((*parts, page[at:]))


def _decoded(data: bytes) -> str:
    if told := told_encoding(data):
        return data.decode(told, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        said = _CHARSET.search(data[:4096])
        encoding = said.group(1).decode("ascii").lower() if said else "cp1252"
        # Browsers read Latin-1 as Windows-1252, and a page that says UTF-8 and is not was mostly pasted from Windows.
        if encoding.replace("_", "-") in ("iso-8859-1", "latin1", "ascii", "us-ascii", "utf-8", "utf8"):
            encoding = "cp1252"
        try:
            return data.decode(encoding, errors="replace")
        except (LookupError, UnicodeDecodeError):
            return data.decode("cp1252", errors="replace")


def page_title(tree: LexborHTMLParser) -> str | None:
    """`DC.title` where the page has one, else `<title>`, else the first `<h1>`."""
    said = dict(page_meta(tree))
    if said.get("DC.title"):
        return said["DC.title"]
    for tag in ("title", "h1"):
        node = tree.css_first(tag)
        if node is not None and (words := tidy(_SPACE.sub(" ", node.text(deep=True)))):
            return words
    return None


def page_meta(tree: LexborHTMLParser) -> list[tuple[str, str]]:
    """The page's Dublin Core title and description, and the first `<time datetime>`."""
    found: list[tuple[str, str]] = []
    for node in tree.css("meta[name]"):
        name = (node.attributes.get("name") or "").strip()
        if name.lower() in ("dc.title", "dc.description") and (words := tidy(node.attributes.get("content") or "")):
            found.append((f"DC.{name[3:].lower()}", words))
    moment = tree.css_first("time[datetime]")
    if moment is not None and (said := tidy(moment.attributes.get("datetime") or "")):
        found.append(("datetime", said))
    return found


def site_owner(tree: LexborHTMLParser, data: bytes) -> tuple[str, str] | None:
    """The council whose site the page is of, by the claim of copyright at its foot: the claim, and the council as printed; None without one."""
    if b"&copy;" not in data and b"\xc2\xa9" not in data and b"opyright" not in data and b"(C)" not in data:
        return None
    body = tree.body or tree.root
    words = tidy(_SPACE.sub(" ", body.text(deep=True, separator=" ")))[-_FOOT:] if body is not None else ""
    claims = list(_COPYRIGHT.finditer(words))
    return (claims[-1].group(), claims[-1]["owner"]) if claims else None


def middle(tree: LexborHTMLParser, uri: str) -> LexborNode:
    """The page without its frame: its only `main` where that holds a good part of the words, else the body."""
    body = tree.body or tree.root
    if body is None:
        raise ReadError(f"{uri}: has no body; give a page with the minutes in it")
    for selector in ("main", "[role=main]", "article"):
        found = tree.css(selector)
        if len(found) == 1 and len(found[0].text(deep=True)) * 3 > len(body.text(deep=True)) - sum(
            len(node.text(deep=True)) for node in tree.css("script, style, nav")
        ):
            return found[0]
    return body

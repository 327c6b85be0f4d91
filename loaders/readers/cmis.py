"""CMIS meeting pages: a summary of the meeting and its list of documents, the minutes being one of those."""

from typing import Final

from selectolax.lexbor import LexborNode

from councilgraph.loaders.document import Document
from councilgraph.loaders.readers.html import Page
from councilgraph.loaders.readers.markup import page_meta, page_title, parse, site_owner
from councilgraph.loaders.readers.sheet import Piece, tidy

_LEFT_OUT: Final = frozenset(("DocumentSize", "FileSize", "DocumentDownload", "CommandLink", "Pager"))


def is_cmis(data: bytes) -> bool:
    """True for a page with the markup of a CMIS document list."""
    return b"DocumentListItem" in data or b"CMISCouncillors" in data or (b"cmiscouncil" in data and b"TitleLink" in data)


def read_cmis(data: bytes, uri: str) -> Document:
    """A CMIS page; `meta` has a `document` for the title of each document listed. Raises ReadError, see read_html."""
    tree = parse(data, uri)
    page = _MeetingPage()
    body = tree.body or tree.root
    if body is not None:
        page.walk(body)
    meta = [
        *page_meta(tree),
        *(("document", piece.words) for piece in page.sheet.pieces if piece.label == "documents"),
        *page.signed(site_owner(tree, data)),
    ]
    return page.sheet.document(data, uri, "text/html", page_title(tree), meta)


class _MeetingPage(Page):
    def opened(self, node: LexborNode, tag: str, classes: str) -> bool:
        names = classes.split()
        if not _LEFT_OUT.isdisjoint(names):
            return True
        if tag == "li" and "DocumentListItem" in names:
            self.flush()
            link = node.css_first("a.TitleLink") or node
            words = tidy(" ".join(link.text(deep=True).split()))
            self.sheet.add(Piece("list-item", words, "•", 1, label="documents"))
            return True
        return False

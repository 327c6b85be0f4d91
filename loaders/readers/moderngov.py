"""ModernGov pages, by their markup: a meeting, one agenda item, an issue, a decision. Only the committee system's own part is read.

#modgov
  h1.mgMainTitleTxt                       page-title
  h2.mgSubTitleTxt                        page-subtitle (`<body> - <date>`); on the page of one item its item-title
  .mgContent
    p > span.mgLabel                      label  (`Venue: …`)
    td.mgItemNumberCell                   the number, as the marker of the title
    p.mgAiTitleTxt                        item-title
    div.mgWordPara                        blurb, or what the sub-title before it says: minutes, decision
    ul.mgBulletList                       documents (running)
"""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from councilgraph.loaders.contacts import contact_spans
from councilgraph.loaders.document import Document
from councilgraph.loaders.readers.html import Page
from councilgraph.loaders.readers.markup import page_meta, page_title, parse, site_owner
from councilgraph.loaders.readers.sheet import Piece, tidy

_LEFT_OUT: Final = frozenset(
    (
        "mgHide", "mgFileSize", "mgActionList", "mgLinks", "mgHelpLine", "mgFooter", "mgHiddenField", "mgGoButton", "mgTableNextLnk",
        "mgTablePrevLnk", "mgPrintLink", "mgShareLinks",
    )
)  # fmt: skip
_TITLES: Final = frozenset(("mgMainTitleTxt", "mgSubTitleTxt", "mgAiTitleTxt", "mgSubItemTitleTxt", "mgSubSubTitleTxt", "mgSectionTitle"))
# The page's titles; and where a converter left out the class of a heading, but not that of what stands around it.
_PAGE_TITLES: Final = ".mgMainTitleTxt, .mgSubTitleTxt"
_UNNAMED_TITLES: Final = ".mgHeader h1, .mgPageTitle h1, .mgSubTitle h2, .mgPageTitle h2"
_PARTS: Final = (
    ("minutes", re.compile(r"minutes?\b(?! of)", re.IGNORECASE)),
    ("decision", re.compile(r"(?:decisions?|resolved|resolutions?)\b(?! maker| status| type)", re.IGNORECASE)),
    (
        "documents",
        re.compile(r"(?:(?:additional|supporting|background|accompanying|relevant)\s+)?documents?\b|attachments?\b", re.IGNORECASE),
    ),
)
_MEETING: Final = re.compile(
    r"(?P<body>\S.{1,150}?)\s*(?:[-–—,]|\bon\b)\s*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
    r"(?P<date>\d{1,2}(?:st|nd|rd|th)?,?\s+(?:January|February|March|April|May|June|July|August|September|October|November|December),?\s+\d{4})"
    r"(?:,?\s*(?P<time>\d{1,2}[.:]\d{2}\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?))?"
)
_AGENDA_FOR: Final = re.compile(r"(?:(?:agenda|decisions|printed|minutes|and|,|\s)+\s(?:for|of)\s+|meeting of\s+)", re.IGNORECASE)
_ITEM: Final = re.compile(r"\(Item\s+(?P<number>[\w./()-]{1,12}?)\.?\)\s*$")
# A list item that is nothing but a link to another page of the committee system.
_LINK_ONLY: Final = re.compile(
    r"\A<li[^>]*>\s*<a\s[^>]*href=\"[^\"]*(?:ie|mg)[A-Z]\w*\.aspx\?[^\"]*\"[^>]*>[^<]*</a>\s*</li>\Z", re.IGNORECASE
)
# A decision maker that meets, and is no person: not `Leader of the Council`.
_MEETS: Final = re.compile(
    r"(?!.*\b(?:Leader|Member|Director|Chief|Head|Officer|Mayor|Chair\w*|Manager|Solicitor)\b).*\b(?:Committee|Cabinet|Board|Council|Panel|Executive|Commission|Forum)"
)
_CONTACT_WORDS: Final = re.compile(r"(?i)[\s,;:–-]*\b(?:e-?mail|tel(?:ephone)?|phone|direct line|fax|mobile|ext)\b[\s.:]*")


def is_moderngov(data: bytes) -> bool:
    """True for a page with ModernGov's markup."""
    return b"mgMainTitleTxt" in data or b"mgSubTitleTxt" in data or (b"mgContent" in data and b"modgov" in data)


def read_moderngov(data: bytes, uri: str) -> Document:
    """A ModernGov page. `meta` holds body, meeting-date, meeting-time and venue as printed. Raises ReadError, see read_html."""
    tree = parse(data, uri)
    page = CommitteePage()
    page.read(tree)
    meta = [*page_meta(tree), *page.meeting, *page.signed(site_owner(tree, data))]
    return page.sheet.document(data, uri, "text/html", page_title(tree), meta)


class CommitteePage(Page):
    """The walk over a ModernGov page, with its labels."""

    def __init__(self, depth: int = 0) -> None:
        super().__init__(depth)
        self.meeting: list[tuple[str, str]] = []
        self._number: str | None = None
        self._of_one_item = False
        self._title_words = ""

    def read(self, tree: LexborHTMLParser) -> None:
        """Write the page's titles, then its content."""
        frame = tree.css_first("#modgov") or tree.body or tree.root
        if frame is None:
            return
        content = frame.css(".mgContent") or tree.css(".mgContent")
        meeting = self._meeting_of_item(frame)
        for node in frame.css(_PAGE_TITLES) or frame.css(_UNNAMED_TITLES):
            if not any(_holds(part, node) for part in content):
                kind = node.attributes.get("class") or ("mgMainTitleTxt" if node.tag == "h1" else "mgSubTitleTxt")
                self.opened(node, node.tag or "h2", kind)
        if meeting is not None:
            self.sheet.add(Piece("paragraph", meeting, label="meeting"))
        for part in content:
            if not any(other is not part and _holds(other, part) for other in content):
                self.walk(part)
        if not content:
            self.walk(frame)
        self.label = None

    def opened(self, node: LexborNode, tag: str, classes: str) -> bool:
        """See Page.opened."""
        names = classes.split()
        if not _LEFT_OUT.isdisjoint(names):
            return True
        if tag == "a":
            title = node.attributes.get("title") or ""
            return "full item text" in title or "full minutes text" in node.text(deep=True)
        if "mgItemNumberCell" in names:
            self._number = self._words(node) or None
            return True
        if not _TITLES.isdisjoint(names):
            self._title(node, names)
            return True
        if tag == "p" and not names and (unnamed := self._unnamed_title(node)):
            self._title(node, [unnamed])
            return True
        if "mgBulletList" in names and (self.label in ("documents", "blurb", "minutes", "decision") or self._of_one_item):
            self._documents(node)
            return True
        if tag == "li" and _LINK_ONLY.search(node.html or "") and (words := self._words(node)):
            # The decisions and meetings, each a link to a page of its own.
            self.flush()
            self.sheet.add(Piece("running", words, label="documents", tight=True))
            return True
        if tag in ("p", "li", "div", "dd") and any("mgLabel" in (child.attributes.get("class") or "") for child in node.iter()):
            return self._labelled(node)
        return False

    def _unnamed_title(self, node: LexborNode) -> str | None:
        """The class that a converter left out of a paragraph beside an item's number: the first is the title, `Minutes:` a label."""
        if self._depth or node.parent is None or node.parent.tag != "td":
            return None
        if self._number is not None and not self._of_one_item:
            return "mgAiTitleTxt"
        return "mgSubItemTitleTxt" if self.label and _names_a_part(tidy(node.text(deep=True))) else None

    def _lays_out_page(self, node: LexborNode) -> bool:
        return "mgItemTable" in (node.attributes.get("class") or "") or node.attributes.get("id") == "mgItemTable"

    def _table(self, node: LexborNode) -> None:
        if not self._lays_out_page(node):
            super()._table(node)
            return
        for child in node.iter():
            if child.tag != "caption":
                self.walk(child)

    def _words(self, node: LexborNode) -> str:
        """What a node says, without file sizes and words for screen readers."""
        page = CommitteePage(self._depth + 1)
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                page._run.append((child.text_content or "", False, False))
            elif child.tag and page._open(child, child.tag) is not None:
                page.walk(child)
        page.flush()
        return " ".join(f"{piece.marker} {piece.words}" if piece.marker else piece.words for piece in page.sheet.pieces)

    def _title(self, node: LexborNode, names: list[str]) -> None:
        self.flush()
        words = self._words(node)
        if not words:
            return
        if self._depth:
            # The inside of a title being read for its words.
            self.sheet.add(Piece("paragraph", words))
        elif "mgMainTitleTxt" in names:
            self._of_one_item = words.casefold() in ("agenda item", "decision details", "issue details", "issue - items at meetings")
            self.sheet.add(Piece("heading", words, level=1, bold=True, label="page-title"))
        elif "mgSubTitleTxt" in names and not _names_a_part(words):
            label = "item-title" if self._of_one_item else "page-subtitle"
            self.sheet.add(Piece("heading", words, self._number, 2, bold=True, label=label))
            self._number = None
            if not self._of_one_item:
                self._hold_meeting(words)
        elif "mgAiTitleTxt" in names:
            self.sheet.add(Piece("heading", words, self._number, 3, bold=True, label="item-title"))
            self._number, self.label = None, "blurb"
        elif "mgSectionTitle" in names:
            self.sheet.add(Piece("heading", words, level=3, bold=True))
        else:
            self.label = next((label for label, pattern in _PARTS if pattern.match(words)), None)
            kind = "running" if self.label == "documents" else "heading"
            self.sheet.add(Piece("running" if kind == "running" else "heading", words, level=4, bold=True, label="label"))

    def _documents(self, node: LexborNode) -> None:
        for item in node.css("li"):
            if words := self._words(item):
                self.sheet.add(Piece("running", words, label="documents", tight=True))

    def _labelled(self, node: LexborNode) -> bool:
        """`Venue: The Guildhall`: one paragraph, contact details cut off."""
        words = self._words(node)
        name, colon, value = words.partition(":")
        name, value = name.strip(), value.strip()
        if not colon or not value or len(name) > 60:
            return False
        if contacts := list(contact_spans(words)):
            words = words[: contacts[0][0]]
            words = words[: found.start()] if (found := _CONTACT_WORDS.search(words)) else words.rstrip(" ,;:(")
            if not words.partition(":")[2].strip():
                return True
        self.flush()
        if name.casefold() in ("venue", "location"):
            self.meeting.append(("venue", value))
        elif name.casefold() in ("decision maker", "decided by"):
            self.meeting += [("decision-maker", value), *([("body", value)] if _MEETS.fullmatch(value) else [])]
        elif name.casefold() in ("date of decision", "date of meeting"):
            self.meeting.append(("meeting-date", value))
        self.sheet.add(Piece("paragraph", words, label="label"))
        return True

    def _meeting_of_item(self, frame: LexborNode) -> str | None:
        """`Meeting of Cabinet, Monday, 3rd July, 2017 10.00 am (Item 5.)`, which stands among an item page's links."""
        for link in frame.css(".mgActionList a, .mgLinks a, .mgActionList li"):
            words = tidy(re.sub(r"\s+", " ", link.text(deep=True)))
            if words.lower().startswith("meeting of ") and len(words) < 300:
                self._hold_meeting(words)
                self._hold_number(words)
                return words
        if "agenda item" in (frame.css_first(".mgMainTitleTxt") or frame.css_first(".mgHeader h1") or frame).text(deep=True).casefold():
            # Some pages say it in their content, where it is read in its place.
            for line in frame.css(".mgContent li, .mgContent h3, .mgContent p"):
                words = tidy(re.sub(r"\s+", " ", line.text(deep=True)))
                if words.lower().startswith("meeting of ") and len(words) < 300 and _ITEM.search(words):
                    self._hold_meeting(words)
                    self._hold_number(words)
                    break
        return None

    def _hold_number(self, words: str) -> None:
        if item := _ITEM.search(words):
            self._number = item["number"].rstrip(".") + "."

    def _hold_meeting(self, words: str) -> None:
        opening = _AGENDA_FOR.match(words)
        found = _MEETING.search(words, opening.end() if opening else 0)
        if found:
            self.meeting += [("body", found["body"].strip(" ,-–—")), ("meeting-date", found["date"])]
            if found["time"]:
                self.meeting.append(("meeting-time", found["time"].strip()))


def _names_a_part(words: str) -> bool:
    """`Minutes:` or `Supporting documents:`, whatever the class of its heading; without the colon it may be an item's title."""
    return words.endswith(":") and any(pattern.fullmatch(words.rstrip(": ")) for _, pattern in _PARTS)


def _holds(outer: LexborNode, inner: LexborNode) -> bool:
    """True where `inner` stands inside `outer`."""
    parent = inner.parent
    while parent is not None:
        if parent.mem_id == outer.mem_id:
            return True
        parent = parent.parent
    return False

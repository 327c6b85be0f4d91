"""ModernGov's web service: the XML of one meeting, laid out as its minutes would be typed.

body, date and time, venue
Present / Apologies / Absent / In attendance, one person a line
1. Title of an item, its blurb, then `Minutes:` and `Decision:` with their paragraphs
"""

import re
from datetime import datetime
from html.entities import html5
from typing import Final
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser

from councilgraph.loaders.document import Document, ReadError
from councilgraph.loaders.readers.encoding import told_encoding
from councilgraph.loaders.readers.html import Page
from councilgraph.loaders.readers.sheet import Piece, Sheet, tidy

LARGEST: Final = 50_000_000
_TRUE: Final = "true"
# Characters that XML 1.0 has no place for, as they stand and by number.
_UNFIT: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
_ENTITY: Final = re.compile(r"&(?P<name>[A-Za-z][A-Za-z0-9]{1,30});")
_XML_ENTITIES: Final = frozenset(("amp", "lt", "gt", "quot", "apos"))
# What the service says of a member, and the heading a clerk would put over it. `Expected` says nothing of who came.
_ATTENDANCE: Final = (
    ("Apologies", re.compile(r"apolog", re.IGNORECASE)),
    ("Absent", re.compile(r"absent|not present|did not attend|non-?attend", re.IGNORECASE)),
    ("In attendance", re.compile(r"in attendance|officer|observer|virtual|remote", re.IGNORECASE)),
    ("Present", re.compile(r"present|attended|substitute", re.IGNORECASE)),
)
_HEADINGS: Final = ("Present", "In attendance", "Apologies", "Absent")


def parse_xml(data: bytes, uri: str) -> ElementTree.Element:
    """The root of an XML file. Raises ReadError where it is broken, too large, or declares entities of its own."""
    if len(data) > LARGEST:
        raise ReadError(f"{uri}: is {len(data):,} bytes of XML; one meeting has at most {LARGEST:,}")
    if b"<!ENTITY" in data or (b"<!DOCTYPE" in data[:2000] and b"[" in data[:4000].partition(b"<!DOCTYPE")[2].partition(b">")[0]):
        raise ReadError(f"{uri}: declares XML entities, which are not read; fetch it again from the web service")
    try:
        return ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        try:
            return ElementTree.fromstring(_mended(data))
        except (ElementTree.ParseError, ValueError, LookupError):
            raise ReadError(f"{uri}: is broken XML ({error}); fetch it again") from error


def _mended(data: bytes) -> str:
    """The XML without what servers let slip into it: control characters, HTML's entities, bytes of Windows-1252."""
    try:
        words = data.decode(told_encoding(data) or "utf-8")
    except UnicodeDecodeError:
        words = data.decode("cp1252", errors="replace")
    words = _UNFIT.sub("", re.sub(r"\A\s*<\?xml[^>]*\?>", "", words))
    return _ENTITY.sub(lambda found: found.group() if found["name"] in _XML_ENTITIES else html5.get(f"{found['name']};", ""), words)


def read_webservice(data: bytes, uri: str) -> Document:
    """A `GetMeeting` answer. Blocks of a restricted item have the label `restricted`. Raises ReadError for other calls' answers."""
    root = parse_xml(data, uri)
    meeting = root if root.tag.casefold() == "meeting" else root.find(".//meeting")
    if meeting is None or (meeting.find("agendaitems") is None and meeting.find("attendees") is None):
        raise ReadError(f"{uri}: is XML of <{root.tag}>, not of one meeting; fetch GetMeeting?lMeetingId=… and read that")
    sheet = Sheet()
    meta = _head(meeting, sheet)
    _attendance(meeting, sheet)
    for item in meeting.iterfind("agendaitems/agendaitem"):
        _item(item, sheet)
    title = " - ".join(value for name, value in meta if name in ("body", "meeting-date")) or None
    return sheet.document(data, uri, "application/xml", title, meta)


def _said(element: ElementTree.Element, name: str) -> str:
    return tidy(re.sub(r"\s+", " ", element.findtext(name) or ""))


def _head(meeting: ElementTree.Element, sheet: Sheet) -> list[tuple[str, str]]:
    bodies = [body for item in meeting.iterfind("agendaitems/agendaitem") if (body := _said(item, "refertocommittee"))]
    # Items may be referred on from elsewhere; the body that most of them name is the one that meets. Ties go to the first.
    body = max(dict.fromkeys(bodies), key=bodies.count) if bodies else _said(meeting, "committeetitle")
    status = _said(meeting, "meetingstatus")
    date = _long_date(_said(meeting, "meetingdate"))
    time = _said(meeting, "meetingactualstarttime") or _said(meeting, "meetingtime")
    venue = _said(meeting, "meetinglocation")
    meta: list[tuple[str, str]] = []
    if body:
        sheet.add(Piece("heading", body, level=1, bold=True, label="page-title"))
        meta.append(("body", body))
    if date:
        sheet.add(Piece("paragraph", f"{date}, {time}" if time else date, label="page-subtitle"))
        meta.append(("meeting-date", date.partition(" ")[2] if not date[0].isdigit() else date))
        if time:
            meta.append(("meeting-time", time))
    if venue:
        sheet.add(Piece("paragraph", f"Venue: {venue}", label="label", tight=True))
        meta.append(("venue", venue))
    if status:
        meta.append(("status", status))
        if status.casefold() in ("cancelled", "postponed", "abandoned", "inquorate"):
            sheet.add(Piece("paragraph", f"Meeting status: {status}", label="label", tight=True))
    return meta


def _long_date(said: str) -> str:
    """`08/03/2017` as `Wednesday 8 March 2017`; anything else as it stands."""
    try:
        day = datetime.strptime(said[:10], "%d/%m/%Y")
    except ValueError:
        return said
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def _attendance(meeting: ElementTree.Element, sheet: Sheet) -> None:
    held: dict[str, list[str]] = {}
    for attendee in meeting.iterfind("attendees/attendee"):
        name = tidy(attendee.get("name") or _said(attendee, "name"))
        status = tidy(attendee.get("attendance") or _said(attendee, "attendance"))
        role = tidy(attendee.get("roledescription") or _said(attendee, "roledescription"))
        if not name:
            continue
        known = next((heading for heading, pattern in _ATTENDANCE if pattern.search(status)), None)
        told = [role] if role and role.casefold() not in ("committee member", "member") else []
        if "substitut" in status.casefold():
            told.append("substitute")
        unkept = f"Expected ({status})" if status and status.casefold() != "expected" else "Expected"
        held.setdefault(known or unkept, []).append(f"{name} ({', '.join(told)})" if told else name)
    listed = [(heading, held.pop(heading, [])) for heading in _HEADINGS]
    # Named by the document, and over the lists, in none of which they are.
    for unkept, names in held.items():
        sheet.add(Piece("paragraph", f"{unkept}: {'; '.join(names)}", label="expected"))
    for heading, names in listed:
        if names:
            sheet.add(Piece("heading", f"{heading}:", level=2, bold=True, label="label"))
            for place, name in enumerate(names):
                sheet.add(Piece("paragraph", name, tight=place > 0, label="attendance"))


def _item(item: ElementTree.Element, sheet: Sheet) -> None:
    own = Sheet()
    number = _said(item, "fulldisplaynumberformat") or _said(item, "minutesitemnumber") or None
    title = _said(item, "agendaitemtitle")
    closed = _said(item, "isrestricted").casefold() == _TRUE
    own.add(Piece("heading", title or f"Item {number or ''}".strip(), number, 2, bold=True, label="item-title"))
    for index in (1, 2):
        label, words = _said(item, f"commentlabel{index}").rstrip(":"), item.findtext(f"commenttext{index}") or ""
        if label and words.strip() and label.casefold() not in ("actions", "action"):
            own.add(Piece("paragraph", f"{label}: {' '.join(piece.words for piece in _html(words, 'label'))}", label="label"))
    own.pieces += _html(item.findtext("agendatext") or "", "blurb")
    minuted = False
    for element in item:
        name = element.tag.casefold()
        if not name.endswith("htmlbody") or not (element.text or "").strip():
            continue
        part = "decision" if "decision" in name else "minutes" if "minute" in name else "blurb"
        pieces = _html(element.text or "", part)
        if pieces and part != "blurb":
            own.add(Piece("heading", "Decision:" if part == "decision" else "Minutes:", level=3, bold=True, label="label"))
            minuted = True
        own.pieces += pieces
    for index in (1, 2):
        label = _said(item, f"commentlabel{index}").rstrip(":")
        pieces = _html(item.findtext(f"commenttext{index}") or "", "actions")
        if label.casefold() in ("actions", "action") and pieces and minuted:
            own.add(Piece("heading", f"{label}:", level=3, bold=True, label="label"))
            own.pieces += pieces
    for linked in item.iterfind("linkeddocuments/linkeddoc"):
        if (words := _said(linked, "title")) and _said(linked, "isrestricted").casefold() != _TRUE:
            own.add(Piece("running", words, label="documents", tight=True))
    sheet.extend(own, "restricted" if closed else None)


def _html(fragment: str, label: str) -> list[Piece]:
    """The pieces of an item's escaped HTML, or of plain words."""
    if not fragment.strip():
        return []
    page = Page()
    page.label = label
    tree = LexborHTMLParser(fragment)
    if tree.body is not None:
        page.walk(tree.body)
        page.flush()
    return page.sheet.pieces

"""What a file is, by its content. Extensions lie: councils serve Word files as `.pdf` and web pages as `.doc`."""

import csv
import io
import re
import zipfile
from typing import Final

from councilgraph.loaders.readers.cmis import is_cmis
from councilgraph.loaders.readers.encoding import told_encoding
from councilgraph.loaders.readers.moderngov import is_moderngov

OFFICE: Final = "application/vnd.openxmlformats-officedocument"
DOCX: Final = f"{OFFICE}.wordprocessingml.document"
_SIGNATURES: Final = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
)
_HTML_ROOT: Final = re.compile(rb"(?is)\A(?:\s|<!--.{0,20000}?-->|<\?xml.{0,300}?\?>)*<!doctype\s+html|<html[\s>]")
_TAG: Final = re.compile(
    rb"(?i)</?(?:html|head|body|div|p|h[1-6]|table|tr|td|ul|ol|li|span|section|article|main|header|button|a|br|b|strong|em|i|font|time|meta|title|style|script|form|nav)(?:\s[^<>]{0,2000})?/?>"
)
# Tags that break lines.
_LAYS_OUT: Final = re.compile(rb"(?i)</?(?:p|br|div|li|tr|td|table|html|body)\b")
_BLOCK: Final = re.compile(rb"(?i)<(?:p|div|li|tr|td|table|html|body)\b")
_ONLY_TAGS: Final = re.compile(rb"\s*(?:<[^<>]*>\s*)*")
_BLANK_LINES: Final = re.compile(rb"\n(?:[ \t\r]*\n)+")
# Roots of the answers of ModernGov's web service.
_SERVICE: Final = frozenset(("meeting", "getmeeting", "getmeetings", "committees", "councillorsbyward"))
_XML_ROOT: Final = re.compile(rb"(?s)\A(?:\s|<!--.{0,5000}?-->|<\?.{0,500}?\?>|<!DOCTYPE[^>]{0,500}>)*<([A-Za-z_][\w.:-]{0,80})[\s>/]")
_MAIL: Final = re.compile(rb"(?i)\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?(?:mime-version|message-id|content-type):")
_JSON: Final = re.compile(rb"\s*(?:\{\s*\"[^\"\n]{0,200}\"\s*:|\[\s*\{\s*\"[^\"\n]{0,200}\"\s*:)")
_FRONT_MATTER: Final = re.compile(rb"\A---[ \t]*\r?\n(?:.{0,2000}\r?\n){0,80}?---[ \t]*(?:\r?\n|\Z)")
_MARKDOWN: Final = re.compile(rb"(?m)^#{1,6}[ \t]+\S|^\|?[ \t]*:?-{3,}:?[ \t]*\|")


def sniff(data: bytes, uri: str) -> str:
    """The media type of `data`; `uri` only helps where the content leaves a choice between text and Markdown.

    ModernGov and CMIS pages are `text/html; markup=moderngov` and `text/html; markup=cmis`; an empty file is `application/x-empty`,
    bytes of no known kind `application/octet-stream`. Never fails.
    """
    if not data.strip():
        return "application/x-empty"
    for signature, kind in _SIGNATURES:
        if data.startswith(signature) and (signature != b"BM" or (len(data) > 14 and int.from_bytes(data[2:6], "little") == len(data))):
            return kind
    if data.startswith(b"RIFF"):
        return "image/webp" if data[8:12] == b"WEBP" else "application/octet-stream"
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip(data)
    return _text(data, uri)


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        names = set()
        for part in (b"word/document.xml", b"xl/workbook.xml", b"ppt/presentation.xml"):
            if part in data:
                names.add(part.decode())
    if "word/document.xml" in names:
        return DOCX
    if any(name.startswith("word/document") and name.endswith(".xml") for name in names) and "[Content_Types].xml" in names:
        return DOCX
    if any(name.startswith("xl/") for name in names):
        return f"{OFFICE}.spreadsheetml.sheet"
    if any(name.startswith("ppt/") for name in names):
        return f"{OFFICE}.presentationml.presentation"
    if b"application/vnd.oasis.opendocument.text" in data[:200]:
        return "application/vnd.oasis.opendocument.text"
    return "application/zip"


def _text(data: bytes, uri: str) -> str:
    head = data[:65536]
    encoding = told_encoding(data)
    if encoding and encoding.startswith("utf-16"):
        head = head[: len(head) // 2 * 2].decode(encoding, errors="replace").encode()
        probe = head
    else:
        probe = data
        if b"\x00" in head:
            return "application/octet-stream"
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _FRONT_MATTER.match(head):
        return "text/markdown"
    opening = head.lstrip()
    if opening.startswith(b"<"):
        root = _XML_ROOT.match(head)
        name = root.group(1).decode().casefold() if root else ""
        if _HTML_ROOT.search(head[:40000]):
            return _page(probe)
        if opening.startswith(b"<?xml") or name in _SERVICE:
            return "application/xml"
        if not _has_own_lines(opening):
            if _TAG.match(opening) or _LAYS_OUT.search(opening):
                return "text/markdown" if uri.lower().endswith((".md", ".markdown")) else _page(probe)
            if root and b"</" + root.group(1) in probe:
                return "application/xml"
    elif b"<" in head and (_HTML_ROOT.search(head[:4000]) or _is_tagged(head)):
        return _page(probe)
    if b"mime-version:" in head[:4000].lower() and re.search(rb"(?im)^mime-version:", head[:4000]) and _MAIL.match(head[:4000]):
        return "message/rfc822"
    if _JSON.match(opening) and opening.rstrip()[-1:] in (b"}", b"]"):
        return "application/json"
    if _rows(head):
        return "text/csv"
    if ((b"#" in head or b"---" in head) and _MARKDOWN.search(head)) or uri.lower().endswith((".md", ".markdown")):
        return "text/markdown"
    return "text/plain"


def _is_tagged(head: bytes) -> bool:
    """True for words with so many tags among them that they are a piece of a page; text and Markdown files may hold some tables.

    Text whose only tags are `<br>` is text: its lines are as broken as those of any typed text, within sentences too.
    """
    return len(_TAG.findall(head)) >= 20 and bool(_BLOCK.search(head)) and not _MARKDOWN.search(head) and not _has_own_lines(head)


def _has_own_lines(words: bytes) -> bool:
    """True where most paragraphs are told by line ends, not by tags: text in which some tags were left, such as `<AI4>` and `<p>`."""
    pieces = _BLANK_LINES.split(words.strip())
    if not _LAYS_OUT.search(words):
        pieces = words.strip().split(b"\n")
    elif len(pieces) < 3:
        return False
    held = [piece.strip() for piece in pieces if not _ONLY_TAGS.fullmatch(piece)]
    tagged = sum(1 for piece in held if piece.startswith(b"<") or _LAYS_OUT.search(piece))
    return len(pieces) > 1 and tagged * 2 < len(held)


def _page(data: bytes) -> str:
    if is_moderngov(data):
        return "text/html; markup=moderngov"
    return "text/html; markup=cmis" if is_cmis(data) else "text/html"


def _rows(head: bytes) -> bool:
    """True for rows of comma-separated values: four lines or more, all of three columns or more and of the same number."""
    lines = head.decode("utf-8", errors="replace").splitlines()[:40]
    lines = lines[:-1] if len(head) == 65536 else lines
    if len(lines) < 4 or any("," not in line for line in lines if line.strip()):
        return False
    try:
        rows = [row for row in csv.reader(lines) if row]
    except csv.Error:
        return False
    widths = {len(row) for row in rows}
    spaced = sum(cell.startswith(" ") for row in rows for cell in row[1:])
    return len(rows) >= 4 and len(widths) == 1 and widths.pop() >= 3 and spaced * 4 < sum(len(row) - 1 for row in rows)

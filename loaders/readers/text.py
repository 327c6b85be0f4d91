"""Plain text and Markdown as typed: the decoded file itself is the document's text, so every quote is the file's own words."""

import hashlib
import re
from typing import Final

from charset_normalizer import from_bytes

from councilgraph.loaders.document import Block, BlockKind, Document, ReadError
from councilgraph.loaders.readers.encoding import told_encoding

# A line beyond this is a dump, not minutes; the whole file beyond it is not read at all.
LARGEST: Final = 20_000_000
LONGEST_LINE: Final = 2_000_000

_CONTROLS: Final = bytes((*range(9), *range(14, 32)))
_FRONT_MATTER: Final = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING: Final = re.compile(r"(#{1,6})[ \t]+")
# A quotation in Markdown, as some writers set their actions apart.
_QUOTED: Final = re.compile(r"[ \t]*>(?:[ \t]*>)*[ \t]*")
_BULLETS: Final = "-*+•·▪◦‣\uf0b7\ufffdo"
_BULLET: Final = re.compile(r"(?P<marker>[-*+•·▪◦‣\uf0b7\ufffd]|o(?=\s{2}))\s+(?=\S)")


def decode(data: bytes, uri: str) -> str:
    """The text of a file in UTF-8, UTF-16 or a Western single-byte encoding; line ends become `\\n`.

    Raises ReadError for an empty file, for bytes that are no text, and for files beyond LARGEST or LONGEST_LINE.
    """
    if not data.strip():
        raise ReadError(f"{uri}: is empty")
    if len(data) > LARGEST:
        raise ReadError(f"{uri}: is {len(data):,} bytes; a document of a meeting has at most {LARGEST:,}")
    text = _decoded(data, uri).replace("\r\n", "\n").replace("\r", "\n")
    if max(map(len, text.split("\n"))) > LONGEST_LINE:
        raise ReadError(f"{uri}: has a line of more than {LONGEST_LINE:,} characters; it is not text of a meeting")
    head = text[:100_000].encode("utf-8", "surrogatepass")
    if len(head) - len(head.translate(None, _CONTROLS)) > min(len(text), 100_000) / 100:
        raise ReadError(f"{uri}: is not text: it is full of control characters; give the original document")
    return text


def _decoded(data: bytes, uri: str) -> str:
    if encoding := told_encoding(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            raise ReadError(f"{uri}: says it is {encoding} and is not: {error.reason} at byte {error.start}") from error
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(data[:200_000]).best()
        if best is None or b"\x00" in data:
            raise ReadError(f"{uri}: is not text in any usual encoding; save it as UTF-8") from None
        # Minutes that are not UTF-8 are Windows ones; the guess only says that they are text at all.
        return data.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise ReadError(f"{uri}: is not text: it holds NUL bytes")
    return text


def read_text(text: str, data: bytes, uri: str, media_type: str = "text/plain") -> Document:
    """The text that `data` holds, typed as it is or as Markdown, as a Document of one block a line, front matter apart."""
    meta, start = front_matter(text)
    media_type = "text/markdown" if start else media_type
    blocks = []
    position = start
    for line in text[start:].split("\n"):
        quoted = _QUOTED.match(line) if ">" in line else None
        begins = quoted.end() if quoted else 0
        if line[begins:].strip():
            blocks.append(_block(text, position + begins, position + len(line)))
        position += len(line) + 1
    return Document(
        uri=uri,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        text=text,
        blocks=tuple(blocks),
        title=dict(meta).get("title"),
        meta=meta,
    )


def front_matter(text: str) -> tuple[tuple[tuple[str, str], ...], int]:
    """The fields of a Markdown file's front matter, and where the text after it begins; 0 where it has none."""
    front = _FRONT_MATTER.match(text)
    if front is None:
        return (), 0
    return tuple((found[1], found[2]) for found in re.finditer(r'(?m)^(\w+):[ \t]*"?(.*?)"?[ \t]*$', front.group(1))), front.end()


def _block(text: str, start: int, end: int) -> Block:
    while text[start].isspace() and start < end - 1:
        start += 1
    while text[end - 1].isspace() and end > start + 1:
        end -= 1
    heading = _HEADING.match(text, start, end) if text[start] == "#" else None
    if heading and heading.end() < end:
        return Block("heading", heading.end(), end, level=len(heading.group(1)))
    bullet = _BULLET.match(text, start, end) if text[start] in _BULLETS else None
    kind: BlockKind = "list-item" if bullet else "paragraph"
    if bullet:
        return Block(kind, bullet.end(), end, marker=bullet["marker"], level=1)
    return Block(kind, start, end)

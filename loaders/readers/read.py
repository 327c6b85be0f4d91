"""Any file -> Document: what it is by content, then the reader of that format."""

from collections.abc import Callable
from typing import Final

from councilgraph.loaders.document import Document, ReadError
from councilgraph.loaders.readers.cmis import read_cmis
from councilgraph.loaders.readers.docx import read_docx
from councilgraph.loaders.readers.html import read_html
from councilgraph.loaders.readers.laidout import read_markdown, read_plain
from councilgraph.loaders.readers.moderngov import read_moderngov
from councilgraph.loaders.readers.pdf import read_pdf
from councilgraph.loaders.readers.sniff import DOCX, OFFICE, sniff
from councilgraph.loaders.readers.webservice import read_webservice

# No document of a meeting is larger; a public reports pack of 2,000 pages is about 60 MB.
LARGEST: Final = 100_000_000
_READERS: Final[dict[str, Callable[[bytes, str], Document]]] = {
    "text/plain": read_plain,
    "text/markdown": read_markdown,
    "text/html": read_html,
    "text/html; markup=moderngov": read_moderngov,
    "text/html; markup=cmis": read_cmis,
    "application/xml": read_webservice,
    "application/pdf": read_pdf,
    DOCX: read_docx,
}
_REFUSED: Final = {
    "application/x-empty": "is empty; fetch it again",
    "application/octet-stream": "is of no known format: it is neither text nor HTML, PDF or DOCX; give the original document",
    "application/x-ole-storage": "is an old Word or Excel file, or one locked with a password; open it and save it as DOCX or PDF",
    "application/rtf": "is rich text (RTF); save it as DOCX or PDF",
    "application/gzip": "is compressed; unpack it and give the files inside",
    "application/zip": "is a zip archive that holds no Word document; unpack it and give the files inside",
    "application/x-7z-compressed": "is an archive; unpack it and give the files inside",
    "application/vnd.rar": "is an archive; unpack it and give the files inside",
    f"{OFFICE}.spreadsheetml.sheet": "is a spreadsheet, not minutes; save its sheet as CSV and load it as a list",
    f"{OFFICE}.presentationml.presentation": "is a presentation, not minutes; save it as PDF",
    "application/vnd.oasis.opendocument.text": "is an OpenDocument text; save it as DOCX or PDF",
    "message/rfc822": "is an e-mail or a page saved as MHTML; save the page as HTML, or give the attachment",
    "application/json": "is JSON, not minutes; give the document it was made from",
    "text/csv": "is a table of comma-separated values, not minutes; load it as a list",
    "application/vnd.apache.parquet": "is a table (Parquet), not minutes; load it as a list",
    "application/vnd.sqlite3": "is a database, not minutes",
}


def read(data: bytes, uri: str) -> Document:
    """The document that `data` holds, in whatever of the formats it is. `uri` names it in errors and in the Document.

    Raises ReadError, whose message begins with `uri` and says what is wrong and what to do. Nothing else is raised, whatever the bytes.
    """
    if len(data) > LARGEST:
        raise ReadError(f"{uri}: is {len(data):,} bytes; at most {LARGEST:,} are read; split it into its documents")
    kind = sniff(data, uri)
    reader = _READERS.get(kind)
    if reader is None:
        reason = _REFUSED.get(kind)
        if reason is None and kind.startswith(("image/", "audio/")):
            what = "an image" if kind.startswith("image/") else "a recording"
            reason = f"is {what} ({kind}), which holds no text; make a searchable PDF (OCR) or a transcript of it"
        raise ReadError(f"{uri}: {reason or f'is {kind}, which is not read'}")
    try:
        return reader(data, uri)
    except RecursionError as error:
        raise ReadError(f"{uri}: its parts are nested too deep to be a document; it is damaged, fetch it again") from error

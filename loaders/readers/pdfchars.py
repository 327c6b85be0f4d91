"""What stands on a page of a PDF, by pdfium: runs of characters with their place, size and weight."""

import ctypes
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from councilgraph.loaders.document import ReadError

MOST_PAGES: Final = 3000
LONGEST_SECONDS: Final = 120.0
# Characters of one page beyond this are a drawing or a map, not minutes.
MOST_CHARACTERS: Final = 60_000
_HYPHEN: Final = "\u0002"
# A font without a Unicode map gives glyph numbers. In Microsoft's fonts glyph 3 is the space, ASCII follows, then Mac Roman, which
# has its own no-break space left out (Apple, TrueType Reference Manual, the 'post' table).
_SPACE_GLYPH: Final = 3
_ASCII_GLYPHS: Final = range(3, 98)
_MAC_GLYPHS: Final = range(98, 224)
_SYMBOL_FONTS: Final = (b"symbol", b"wingding", b"webding", b"dingbat")
_BOLD_NAMES: Final = (b"bold", b"black", b"heavy", b"semib", b"demi")
# A gap wider than so many line heights parts columns; narrower ones are spaces.
WIDE: Final = 1.1


@dataclass(frozen=True, slots=True)
class Run:
    """Words side by side on one line: from x0 to x1, on the baseline y (from the page's foot), of a height in points."""

    x0: float
    x1: float
    y: float
    height: float
    words: str
    bold: bool
    order: int


@dataclass(frozen=True, slots=True)
class PageOfRuns:
    """A page counted from 1, its width and height in points, its runs in the file's order."""

    number: int
    width: float
    height: float
    runs: tuple[Run, ...]


def read_pages(data: bytes, uri: str) -> Iterator[PageOfRuns]:
    """The pages of a PDF. Raises ReadError for one that is damaged, encrypted, endless, or takes too long."""
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
            raise ReadError(f"{uri}: is a PDF locked with a password; save a copy without one") from error
        raise ReadError(f"{uri}: is a damaged PDF ({error}); fetch it again") from error
    try:
        pages = len(pdf)
        if pages > MOST_PAGES:
            raise ReadError(f"{uri}: has {pages:,} pages; at most {MOST_PAGES:,} are read; split it into its documents")
        # A limit of time is for files made to stall a reader; no real document comes near it.
        started = time.monotonic()
        for number in range(pages):
            if time.monotonic() - started > LONGEST_SECONDS:
                raise ReadError(f"{uri}: page {number + 1} of {pages} was not reached in {LONGEST_SECONDS:.0f} seconds; split the file")
            yield _page(pdf, number)
    finally:
        pdf.close()


def _page(pdf: pypdfium2.PdfDocument, number: int) -> PageOfRuns:
    try:
        page = pdf[number]
    except pypdfium2.PdfiumError:
        return PageOfRuns(number + 1, 0.0, 0.0, ())
    try:
        width, height = page.get_size()
        try:
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            return PageOfRuns(number + 1, width, height, ())
        try:
            return PageOfRuns(number + 1, width, height, tuple(_runs(text)))
        finally:
            text.close()
    finally:
        page.close()


def _runs(text: pypdfium2.PdfTextPage) -> Iterator[Run]:
    count = min(text.count_chars(), MOST_CHARACTERS)
    box = raw.FS_RECTF()
    place = ctypes.byref(box)
    handle = text.raw
    letters: list[str] = []
    x0 = x1 = 0.0
    bottoms: list[float] = []
    height = 0.0
    bold: list[bool] = []
    order = 0
    blank = True

    def run() -> Run:
        return Run(x0, x1, sorted(bottoms)[len(bottoms) // 2], height, "".join(letters).strip(), all(bold), order)

    for index in range(count):
        code = raw.FPDFText_GetUnicode(handle, index)
        if code in (13, 10):
            if bottoms:
                yield run()
                order += 1
            letters, bottoms, bold, blank = [], [], [], True
            continue
        character = _character(handle, index, code)
        if character.isspace():
            letters.append(" ")
            blank = True
            continue
        if not raw.FPDFText_GetLooseCharBox(handle, index, place):
            continue
        left, right, bottom, top = box.left, box.right, box.bottom, box.top
        lower = bottoms and abs(bottom - bottoms[-1]) > 0.6 * height and left < x1 - height
        if bottoms and (lower or left - x1 > WIDE * max(height, top - bottom, 4.0) or left < x0 - 2 * height):
            yield run()
            order += 1
            letters, bottoms, bold, blank = [], [], [], True
        if not bottoms:
            letters = []
            x0, height = left, top - bottom
        x1 = right
        height = max(height, top - bottom)
        letters.append(character)
        bottoms.append(bottom)
        if blank:
            bold.append(_is_bold(handle, index))
            blank = False
    if bottoms:
        yield run()


def _character(handle: object, index: int, code: int) -> str:
    if code == 2 and raw.FPDFText_IsHyphen(handle, index):
        return _HYPHEN
    if code < 224 and raw.FPDFText_HasUnicodeMapError(handle, index) == 1:
        return _of_glyph(handle, index, code)
    if code < 32:
        return " "
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else chr(code)


def _of_glyph(handle: object, index: int, glyph: int) -> str:
    """The letter of a glyph number, in fonts that number their glyphs in the usual order; else the mark of a lost letter."""
    if any(name in _font(handle, index) for name in _SYMBOL_FONTS):
        return "•"
    if glyph in _ASCII_GLYPHS:
        return chr(glyph + 29)
    if glyph in _MAC_GLYPHS:
        return bytes((glyph + (30 if glyph < 172 else 31),)).decode("mac_roman")
    return " " if glyph < _SPACE_GLYPH else "\ufffd"


def _font(handle: object, index: int) -> bytes:
    """The name of a character's font, in lower case."""
    flags = ctypes.c_int()
    buffer = ctypes.create_string_buffer(128)
    length = raw.FPDFText_GetFontInfo(handle, index, buffer, 128, ctypes.byref(flags))
    return bytes(buffer.raw[: max(0, min(length, 128) - 1)].lower())


def _is_bold(handle: object, index: int) -> bool:
    return raw.FPDFText_GetFontWeight(handle, index) >= 600 or any(word in _font(handle, index) for word in _BOLD_NAMES)

"""What stands on a page of a PDF, by pdfium: runs of characters with their place, size and weight."""

import ctypes
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from councilgraph.loaders.document import ReadError

MOST_PAGES: Final = 3000
LONGEST_SECONDS: Final = 120.0
# Characters of one page beyond this are a drawing or a map, not minutes.
MOST_CHARACTERS: Final = 60_000
# What stands for a hyphen that parts a word at the end of a line.
SOFT_HYPHEN: Final = "\u0002"
# A font without a Unicode map gives glyph numbers. In Microsoft's fonts glyph 3 is the space, ASCII follows, then Mac Roman, which
# has its own no-break space left out (Apple, TrueType Reference Manual, the 'post' table).
_SPACE_GLYPH: Final = 3
_ASCII_GLYPHS: Final = range(3, 98)
_MAC_GLYPHS: Final = range(98, 224)
_SYMBOL_FONTS: Final = (b"symbol", b"wingding", b"webding", b"dingbat")
_BOLD_NAMES: Final = (b"bold", b"black", b"heavy", b"semib", b"demi")
# A gap wider than so many line heights parts columns; narrower ones are spaces.
WIDE: Final = 1.1
# A space that may part columns, though it is no wider than some within lines are: in line heights, and in usual spaces of the page.
_LARGE_SPACE: Final = 0.45
_TIMES_USUAL: Final = 1.5
# Where a new piece of writing begins after less than this many line heights, it goes on with the word before.
_LEAST_SPACE: Final = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """Words side by side on one line: from x0 to x1, on the baseline y (from the page's foot), of a height in points.

    `gaps` are its large spaces and those after which the file begins a new piece of writing: where each begins and ends, and which
    of the letters follows it.
    """

    x0: float
    x1: float
    y: float
    height: float
    words: str
    bold: bool
    order: int
    gaps: tuple[tuple[float, float, int], ...] = ()


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


@dataclass(frozen=True, slots=True)
class _Word:
    """Letters without a space between them; `first` and `last` are their places in the page's characters."""

    letters: str
    first: int
    last: int


# A word, its left, right, foot and height.
_Placed = tuple[_Word, float, float, float, float]


def _words(handle: object, count: int) -> Iterator[_Word | None]:
    """The words of a page in the file's order; None where a line ends."""
    unicode_of = raw.FPDFText_GetUnicode
    letters: list[str] = []
    first = last = 0
    mapped = False
    for index in range(count):
        code = unicode_of(handle, index)
        # Within a word whose first letter its font maps, the letters of the alphabet are what they seem: most of all pages.
        if mapped and letters and 97 <= code <= 122:
            letters.append(chr(code))
            last = index
            continue
        character = "\n" if code in (10, 13) else _character(handle, index, code)
        if character.isspace():
            if letters:
                yield _Word("".join(letters), first, last)
                letters = []
            if character == "\n":
                yield None
            continue
        if letters and character.isupper() and letters[-1].isalpha() and _stands_off(handle, last, index):
            # A browser's print draws letters together with the space between them: `Cllr A`, `Appledore`.
            yield _Word("".join(letters), first, last)
            letters = []
        if not letters:
            first = index
            mapped = character == chr(min(code, 0x10FFFF))
        last = index
        letters.append(character)
        if character == SOFT_HYPHEN:
            # pdfium goes on in the next line as if there were no end.
            yield _Word("".join(letters), first, last)
            letters = []
    if letters:
        yield _Word("".join(letters), first, last)


def _runs(text: pypdfium2.PdfTextPage) -> Iterator[Run]:
    handle = text.raw
    lines: list[list[_Placed]] = []
    held: list[_Placed] = []
    for word in _words(handle, min(text.count_chars(), MOST_CHARACTERS)):
        placed = _placed(handle, word) if word is not None else None
        if held and (word is None or (placed is not None and _apart(held, placed))):
            lines.append(held)
            held = []
        if word is not None and placed is not None:
            held.append((word, *placed))
    if held:
        lines.append(held)
    # A typewriter's space is as wide as its letters.
    spaces = sorted((after[1] - before[2]) / after[4] for line in lines for before, after in pairwise(line) if after[4])
    large = max(_LARGE_SPACE, _TIMES_USUAL * spaces[len(spaces) // 2]) if spaces else _LARGE_SPACE
    for order, line in enumerate(lines):
        yield _run(handle, line, order, large)


def _placed(handle: object, word: _Word) -> tuple[float, float, float, float] | None:
    """Left, right, foot and height of a word; None where the file does not say."""
    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(handle, word.first, box):
        return None
    left, right, foot, top = box.left, box.right, box.bottom, box.top
    if word.last != word.first and raw.FPDFText_GetLooseCharBox(handle, word.last, box):
        right = box.right
        if box.top - box.bottom > top - foot:
            # It begins with a raised letter.
            foot, top = box.bottom, box.top
    return left, right, foot, max(top - foot, 0.0)


def _apart(held: list[_Placed], placed: tuple[float, float, float, float]) -> bool:
    """Whether a word stands too far from the ones before to be on their line and in their column."""
    left, _, foot, height = placed
    _, _, end, last_foot, last_height = held[-1]
    tall = max(height, last_height, 4.0)
    return left - end > WIDE * tall or left < held[0][1] - 2 * tall or (abs(foot - last_foot) > 0.6 * tall and left < end - tall)


def _run(handle: object, held: list[_Placed], order: int, large: float) -> Run:
    words = [held[0][0].letters]
    gaps: list[tuple[float, float, int]] = []
    size = len(words[0])
    pieces = _begins_anew(handle, held[0][0].first, held[-1][0].last)
    for before, after in pairwise(held):
        words.append(after[0].letters if before[0].letters.endswith(SOFT_HYPHEN) and after[1] - before[2] < 1 else f" {after[0].letters}")
        size += len(words[-1])
        space = after[1] - before[2]
        if space > large * after[4] or (
            pieces and space > _LEAST_SPACE * after[4] and _begins_anew(handle, before[0].last, after[0].first)
        ):
            gaps.append((before[2], after[1], size - len(after[0].letters)))
    feet = sorted(foot for _, _, _, foot, _ in held)
    bold = all(_is_bold(handle, word.first) for word, *_ in held)
    heights = sorted(height for *_, height in held)
    return Run(held[0][1], held[-1][2], feet[len(feet) // 2], heights[len(heights) // 2], "".join(words), bold, order, tuple(gaps))


def _begins_anew(handle: object, before: int, after: int) -> bool:
    """True where the file writes the second character by an order of its own, as it does the first of a cell."""
    one, other = (raw.FPDFText_GetTextObject(handle, index) for index in (before, after))
    return ctypes.cast(one, ctypes.c_void_p).value != ctypes.cast(other, ctypes.c_void_p).value


def _stands_off(handle: object, before: int, after: int) -> bool:
    """True where a character is written by an order of its own, away from the one before."""
    if not _begins_anew(handle, before, after):
        return False
    one, other = raw.FS_RECTF(), raw.FS_RECTF()
    placed = raw.FPDFText_GetLooseCharBox(handle, before, one) and raw.FPDFText_GetLooseCharBox(handle, after, other)
    return bool(placed) and other.left - one.right > _LEAST_SPACE * (other.top - other.bottom)


def _character(handle: object, index: int, code: int) -> str:
    if code == 2 and raw.FPDFText_IsHyphen(handle, index):
        return SOFT_HYPHEN
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

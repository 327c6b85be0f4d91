"""A document as every reader hands it on: one plain text and the ordered blocks that lie over it."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["heading", "paragraph", "list-item", "table-cell", "running"]


class ReadError(ValueError):
    """A file that cannot be read as a document. The message says what is wrong, where, and what to do."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the document's text, `text[start:end]`, that a reader of the page would see as one piece.

    `marker` is a list item's number or bullet as printed or computed (`2.`, `iii.`, `-`), outside start:end where the text
    does not hold it. `level` is 1 to 6 for headings, the nesting depth from 1 for list items, else 0. `table`, `row` and
    `column` count from 0 for table cells. `page` counts from 1 where the format has pages. `bold` is true where the whole
    block is bold. `label` is the format's own hint of what the block is, where it has one, such as ModernGov's
    `item-title`, `minutes`, `decision`. Blocks of kind `running` (page heads, feet, page numbers) are never extracted from.
    """

    kind: BlockKind
    start: int
    end: int
    marker: str | None = None
    level: int = 0
    table: int | None = None
    row: int | None = None
    column: int | None = None
    page: int | None = None
    bold: bool = False
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader makes of bytes: `text` is what `councilgraph text` prints, and every offset counts its code points.

    For plain text and Markdown, `text` is the decoded file itself, so quotes are the file's own words; where a converter wrapped
    the lines or drew tables, it is laid out anew as that of a page is, see readers/laidout.py. `blocks` are in reading
    order and do not overlap. `uri` is the address as given, `sha256` the hash of the bytes. `meta` holds the format's own
    metadata: Markdown front matter, HTML `DC.title`, a ModernGov meeting's date.
    """

    uri: str
    sha256: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    meta: tuple[tuple[str, str], ...] = ()

    def words(self, block: Block) -> str:
        """The text of a block."""
        return self.text[block.start : block.end]

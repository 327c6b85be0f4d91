"""Tables whose cells stand one under another, as docx2txt writes those of a Word file: a paragraph a cell, an empty one where a cell is empty."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple, cast

from councilgraph.loaders.readers.sheet import Piece, Sheet

Column = Literal["number", "name", "party", "initials", "mark", "date", "owner", "action", "text", "long"]

_HEADS: Final[tuple[tuple[Column, str], ...]] = (
    ("number", r"(?:action |item |minute |agenda )?(?:ref(?:erence)?|rec(?:ommendation)?|no|number)|items?|minute|#"),
    ("name", r"(?:full )?names?|councillors?|(?:board |committee )?members?|attendees?"),
    ("party", r"political (?:group|party)|party"),
    ("initials", r"initials"),
    ("mark", r"attendance|present|attended|present/absent|in attendance"),
    ("date", r"by|(?:by )?when|deadline|due(?: date| by)?|target(?: date)?|time ?(?:scale|frame)s?|date"),
    (
        "owner",
        r"(?:action )?owners?|action(?:ed)? by|for action by|lead(?: officer| member)?s?|(?:by )?whom?|(?:officers? |persons? |lead )?responsible(?: .{1,40})?|responsibility|officers?",
    ),
    ("action", r"(?:agreed |outstanding )?actions?(?: points?| required| agreed| to be taken)?|tasks?|what|recommendations?"),
    (
        "text",
        r"roles?|positions?(?: held)?|title|job title|organisations?|representing|council|(?:local )?authority|group|(?:current )?status|progress|(?:latest )?updates?|rag(?: (?:status|rating))?|comments?|outcome|subject|topic|service",
    ),
    (
        "long",
        r"(?:items? )?business|(?:discussion|decisions|notes)(?: and (?:decisions|actions|agreed actions))?|discussion|summary(?: of .{3,40})?",
    ),
)
_HEAD: Final = re.compile("|".join(rf"(?P<{column}>(?:{words})\s*[?.]?)" for column, words in _HEADS), re.IGNORECASE)
_WORD: Final = r"(?:[A-Z][^\s()]{0,30}|of|de|van|the|and|&|for|[-–])"
_CELL: Final[dict[Column, re.Pattern[str]]] = {
    "number": re.compile(r"(?=[^\s]*\d)[\w./-]{1,14}|\d{1,3}\.?"),
    "name": re.compile(rf"{_WORD}(?: (?:{_WORD}|\([^()]{{1,50}}\)[,;]?)){{0,30}}"),
    "party": re.compile(
        r"(?:Con|Lab|Lib|Ind|Green|Plaid|Reform|SNP|DUP|UUP|SDLP|Sinn|Alliance|UKIP|Residents|Non|Unaligned|No |Cross)[\w./ &-]{0,30}|[-–—]|",
        re.IGNORECASE,
    ),
    "initials": re.compile(r"[A-Z][A-Za-z]{0,3}(?:-[A-Z]{1,2})?"),
    "mark": re.compile(r"[✓✔√☑×✗✘✕]|[A-Za-z ,–-]{0,45}"),
    "date": re.compile(r"(?:.{0,30}(?:\d|[A-Z][a-z]+day).{0,20}|[A-Z][a-z]+(?: [a-z]+){0,3}|ASAP|TBC|TBA|[-–—]|N/?A|)"),
    "owner": re.compile(r"(?:(?:the )?[A-Z][^.:;]{0,80}|[-–—]|)"),
    "action": re.compile(r".{3,400}"),
    "text": re.compile(r".{0,160}"),
    "long": re.compile(r".{2,3000}"),
}
# An item's own heading stands in no table, nor a label.
_HEADING: Final = re.compile(r"\d{1,3}[.)]\s+[A-Z]|\d{1,3}/\d{2,4}\s+[A-Z]|.{0,60}:$")
# Columns that tell a table from a list of words.
_TELLING: Final = frozenset(("name", "action", "long"))
# What no cell of such a table holds.
_NO_CELL: Final = "\x00\n\x00"
_FEWEST_ALIKE: Final = 2
_MOST_COLUMNS: Final = 8
_MOST_EMPTY: Final = 12
# Of one item of business.
_MOST_PARAGRAPHS: Final = 120
_UNKNOWN: Final = 45
# A name with its title, and the heading of a list of people.
_TITLED: Final = re.compile(
    r"(?:Cllr|Councillor|Cyng|Dr|Mr|Mrs|Ms|Miss|Sir|Dame|Rev|Mayor|Ald|Alderman|Baroness|Lord)\b\.?\s+[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,4}(?: \([^()]{1,40}\))?"
)
_NAMED: Final = re.compile(r"[A-Z][a-zŷŵâêîôû'’-]+(?: [A-Z][\w'’.-]*){1,3}")
_ROLL: Final = re.compile(
    r"(?:also |members |councillors |officers? |others? )?(?:present|in attendance|apologies(?: for absence)?|officers|attendees|members|observers|guests)\s*:?",
    re.IGNORECASE,
)
_POST: Final = re.compile(
    r"\b(?:Chief|Head|Director|Manager|Officer|Leader|Chair\w*|Minister|Member|Adviser|Advisor|Assistant|Secretary|Clerk|Commissioner|Lead|Portfolio|Council|Solicitor|Consultant|Analyst|Superintendent)\b"
)


class Table(NamedTuple):
    """A table's rows, each cell its paragraphs; `headed` where the first row names the columns."""

    rows: list[list[list[str]]]
    headed: bool


def tables_in(paragraphs: Sequence[str]) -> Iterator[tuple[int, int, Table]]:
    """The tables that some of the paragraphs are the cells of, each with where it begins and where the paragraph after it stands."""
    at = 0
    while at < len(paragraphs):
        found = _table(paragraphs, at) or _pairs(paragraphs, at)
        if found:
            yield at, found[1], found[0]
        at = found[1] if found else at + 1


def unstacked(sheet: Sheet) -> Sheet:
    """A sheet with the tables that some of its paragraphs are the cells of; the same sheet where it has a table, or none of those."""
    if any(piece.table is not None for piece in sheet.pieces):
        return sheet
    plain = [
        _NO_CELL if piece.kind not in ("paragraph", "list-item") else f"{piece.marker} {piece.words}" if piece.marker else piece.words
        for piece in sheet.pieces
    ]
    found = list(tables_in(plain))
    if not found:
        return sheet
    made = Sheet()
    at = 0
    for begin, end, table in found:
        made.pieces += sheet.pieces[at:begin]
        write(table, made)
        at = end
    made.pieces += sheet.pieces[at:]
    return made


def write(table: Table, sheet: Sheet) -> None:
    """Write a table on a sheet."""
    rows = []
    for number, row in enumerate(table.rows):
        bold = table.headed and number == 0
        rows.append([(column, [Piece("paragraph", words, bold=bold) for words in cell]) for column, cell in enumerate(row)])
    sheet.table(rows)


def _column(words: str) -> Column | None:
    if len(words) > _UNKNOWN:
        return None
    for part in dict.fromkeys((words, *words.split("/"))):
        if found := _HEAD.fullmatch(part.strip()):
            return cast(Column, found.lastgroup)
    return None


def _table(paragraphs: Sequence[str], at: int) -> tuple[Table, int] | None:
    """The table whose heads begin at a paragraph, and where the next paragraph stands. One head in a row of more may be any words."""
    # `ACTIONS:` may stand over the first column.
    first = _column(paragraphs[at].strip().rstrip(":")) if paragraphs[at] else None
    if first is None:
        return None
    columns: list[Column] = [first]
    unknown = 0
    best: tuple[Table, int] | None = None
    for number in range(at + 1, min(at + _MOST_COLUMNS, len(paragraphs))):
        words = paragraphs[number].strip()
        column = _column(words) if words else None
        if column is None:
            unknown += 1
            if unknown > 1 or not words or len(words) > _UNKNOWN or words[-1] in ".:;":
                break
        # `No.` and `Item` beside it: the number, and the title.
        columns.append("text" if column is None or (column == "number" and column in columns) else column)
        below = paragraphs[number + 1].strip() if number + 1 < len(paragraphs) else ""
        if column is None or (below and _column(below)) or len(columns) - unknown < _FEWEST_ALIKE or _TELLING.isdisjoint(columns):
            continue
        body, end = _rows(paragraphs, number + 1, columns)
        if len(body) >= (1 if len(columns) > _FEWEST_ALIKE else _FEWEST_ALIKE):
            best = Table([[[paragraphs[place].strip()] for place in range(at, number + 1)], *body], headed=True), end
    return best


def _rows(paragraphs: Sequence[str], at: int, columns: Sequence[Column]) -> tuple[list[list[list[str]]], int]:
    """The rows that fit the columns, and where the paragraph after the last of them stands."""
    begun = at
    rows: list[list[list[str]]] = []
    while row := _row(paragraphs, at, columns) or _side_by_side(paragraphs, at, columns):
        rows.append(row[0])
        at = row[1]
    if columns[0] == "number" and columns[1] in ("long", "text"):
        numbered = _numbered(paragraphs, begun, columns)
        if len(numbered[0]) > len(rows) or (columns[1] == "long" and numbered[0]):
            return numbered
    return rows, at


def _row(paragraphs: Sequence[str], at: int, columns: Sequence[Column]) -> tuple[list[list[str]], int] | None:
    """One row: a paragraph a cell; an empty one is an empty cell, or what a merged cell left."""
    if not columns:
        return [], at
    cell = _CELL[columns[0]]
    # A column that is never empty begins after what a merged cell left empty.
    last = at if cell.fullmatch("") else at + _MOST_EMPTY
    while at < last and at < len(paragraphs) and not paragraphs[at].strip():
        at += 1
    words = paragraphs[at].strip() if at < len(paragraphs) else None
    if words is None or not cell.fullmatch(words) or _HEADING.match(words):
        return None
    rest = _row(paragraphs, at + 1, columns[1:])
    return ([[words] if words else [], *rest[0]], rest[1]) if rest else None


def _side_by_side(paragraphs: Sequence[str], at: int, columns: Sequence[Column]) -> tuple[list[list[str]], int] | None:
    """A row of several people: their office, then their names one under another, then as many groups, then as many councils."""
    if columns[1] != "name" or at >= len(paragraphs) or not _CELL[columns[0]].fullmatch(paragraphs[at].strip()):
        return None
    end = at + 1
    while (
        end < min(len(paragraphs), at + _MOST_PARAGRAPHS)
        and _CELL["name"].fullmatch(paragraphs[end].strip())
        and not (columns[2:3] == ["party"] and _CELL["party"].fullmatch(paragraphs[end].strip()))
    ):
        end += 1
    many = end - at - 1
    cells = [[paragraphs[at].strip()], [words.strip() for words in paragraphs[at + 1 : end]]]
    for column in columns[2:]:
        held = [words.strip() for words in paragraphs[end : end + many]]
        if many < _FEWEST_ALIKE or len(held) < many or not all(map(_CELL[column].fullmatch, held)):
            return None
        cells.append(held)
        end += many
    return cells, end


def _numbered(paragraphs: Sequence[str], at: int, columns: Sequence[Column]) -> tuple[list[list[list[str]]], int]:
    """Rows that begin with a number of their own and may hold several paragraphs in their second cell, as the minutes of a meeting in a table do."""
    rows: list[list[list[str]]] = []
    last: tuple[str, int] | None = None
    while (
        at < len(paragraphs)
        and (mark := _count(paragraphs[at].strip()))
        and (last is None or (mark[0] == last[0] and mark[1] == last[1] + 1))
    ):
        end = at + 1
        most = min(len(paragraphs), at + _MOST_PARAGRAPHS)
        while end < most and paragraphs[end] != _NO_CELL and _count(paragraphs[end].strip()) != (mark[0], mark[1] + 1):
            end += 1
        if end == most or paragraphs[end] == _NO_CELL:
            # Where the last row ends, nothing says but its last cell.
            end = _last_row(paragraphs, at, columns)
        cells = [paragraphs[place].strip() for place in range(at + 1, end)]
        rows.append([[paragraphs[at].strip()], *_parted(cells, len(columns) - 1)])
        last = mark
        at = end
    return (rows, at) if len(rows) >= _FEWEST_ALIKE else ([], at)


def _count(words: str) -> tuple[str, int] | None:
    """A number alone, as what stands round it and its value."""
    found = re.fullmatch(r"(\d{1,3})(\.?|/\d{2,4})", words)
    return (found[2], int(found[1])) if found else None


def _parted(cells: Sequence[str], columns: int) -> list[list[str]]:
    """The cells after a row's number: names or initials at the end, or what is empty there, are the last column's."""
    if columns < _FEWEST_ALIKE:
        return [[cell for cell in cells if cell]]
    end = len(cells)
    while end > 1 and cells[end - 1] and _is_owner(cells[end - 1]):
        end -= 1
    return [[cell for cell in cells[:end] if cell], *[[] for _ in range(columns - 2)], list(cells[end:])]


def _is_owner(words: str) -> bool:
    return (
        len(words) < 60
        and words[0].isupper()
        and words[-1] not in ".:;"
        and (len(words.split()) < 7)
        and re.fullmatch(r"[A-Z]{2,4}(?:/[A-Z]{2,4})*|All|ALL|Noted|(?:[A-Z][\w'’.&-]*(?: ?[/,] ?| and | |$))+", words) is not None
    )


def _last_row(paragraphs: Sequence[str], at: int, columns: Sequence[Column]) -> int:
    row = _row(paragraphs, at, columns)
    return row[1] if row else min(at + len(columns), len(paragraphs))


def _pairs(paragraphs: Sequence[str], at: int) -> tuple[Table, int] | None:
    """Names, each with its post or council in the paragraph below, under the heading of a list of people."""
    if not at or not _ROLL.fullmatch(paragraphs[at - 1].strip()):
        return None
    rows: list[list[list[str]]] = []
    while at + 1 < len(paragraphs):
        name, post = paragraphs[at].strip(), paragraphs[at + 1].strip()
        titled = _TITLED.fullmatch(name)
        if not titled and not (_NAMED.fullmatch(name) and not _POST.search(name)):
            break
        if (
            not post
            or len(post) > 120
            or post[-1] in ".:;"
            or _TITLED.match(post)
            or _ROLL.fullmatch(post)
            or not (titled or _POST.search(post))
        ):
            break
        rows.append([[name], [post]])
        at += 2
        while at < len(paragraphs) and not paragraphs[at].strip():
            at += 1
    if len(rows) == 1 and not _POST.search(rows[0][1][0]):
        return None
    said = sum(_POST.search(row[1][0]) is not None or not _NAMED.fullmatch(row[1][0]) for row in rows)
    return (Table(rows, headed=False), at) if rows and said * 2 >= len(rows) else None

"""Tables drawn with characters: pandoc's grids of `+---+` and its columns under rulers of dashes."""

import itertools
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

_GRID: Final = re.compile(r"[ \t]*\+(?:[-=:]{2,}\+)+[ \t]*")
_RULER: Final = re.compile(r"[ \t]*-{2,}(?: +-{2,})*[ \t]*")
_RUN: Final = re.compile(r"-{2,}")
# Lines of a heading over the ruler, and of a table.
_MOST_HEADING: Final = 12
_MOST_LINES: Final = 20_000


class Cell(NamedTuple):
    """A cell: its lines as drawn, the characters they could be long, and how many columns and rows it spans."""

    lines: tuple[str, ...]
    width: int
    across: int = 1
    down: int = 1


class Drawn(NamedTuple):
    """A table's rows, how many of them head it, whether a cell holds blocks of its own, and the line after it."""

    rows: list[list[Cell]]
    heads: int
    blocks: bool
    after: int


def drawn_table(lines: Sequence[str], at: int) -> Drawn | None:
    """The table that begins at a line; None where none does."""
    first = lines[at]
    if "+-" in first or "+=" in first or "+:" in first:
        return _grid(lines, at) if _GRID.fullmatch(first) else None
    if "--" in first and _RULER.fullmatch(first):
        return _under_rulers(lines, at)
    if at + 1 < len(lines) and "--" in lines[at + 1] and first.strip() and _columns(lines[at + 1]):
        return _simple(lines, at)
    return None


def _grid(lines: Sequence[str], at: int) -> Drawn | None:
    edge = len(lines[at]) - len(lines[at].lstrip())
    end = at
    bounds: set[int] = set()
    while end < len(lines) and end - at < _MOST_LINES and lines[end][edge : edge + 1] in ("|", "+") and not lines[end][:edge].strip():
        if "+-" in lines[end] or "+=" in lines[end] or "+:" in lines[end]:
            bounds |= {found.start() for found in re.finditer(r"\+(?=[-=:]{2,}\+)|(?<=[-=:]{2})\+", lines[end])}
        end += 1
    edges = sorted(bounds)
    if end - at < 3 or len(edges) < 2:
        return None
    rows: list[list[tuple[int, list[str], int, int]]] = [[]]
    # What is open at each column: the row it began in and its place there.
    held: dict[int, tuple[int, int]] = {}
    heads = 0
    for number, line in enumerate(lines[at + 1 : end]):
        cells = _pieces(line, edges)
        ruled = [_is_rule(words) for _, _, words in cells]
        if all(ruled):
            if "=" in line and not heads and number:
                heads = len(rows)
            held = {}
            rows.append([])
            continue
        if any(ruled):
            rows.append([])
        for (left, right, words), is_rule in zip(cells, ruled, strict=True):
            if is_rule:
                held.pop(left, None)
            elif left in held:
                row, place = held[left]
                rows[row][place][1].append(words)
                rows[row][place] = (*rows[row][place][:3], len(rows) - row)
            else:
                held[left] = len(rows) - 1, len(rows[-1])
                rows[-1].append((left, [words], right, 1))
    table = [
        [
            Cell(tuple(part[1:].rstrip() for part in words), edges[right] - edges[left] - 3, right - left, down)
            for left, words, right, down in sorted(row)
        ]
        for row in rows
        if row
    ]
    return Drawn(table, heads, True, end)


def _pieces(line: str, edges: Sequence[int]) -> list[tuple[int, int, str]]:
    """What stands between the edges that a line draws, as (edge at its left, edge at its right, words)."""
    drawn = [place for place, edge in enumerate(edges) if line[edge : edge + 1] in ("|", "+") or place in (0, len(edges) - 1)]
    return [(left, right, line[edges[left] + 1 : edges[right]]) for left, right in itertools.pairwise(drawn)]


def _is_rule(words: str) -> bool:
    return len(words) > 1 and not words.strip("-=:+")


def _columns(ruler: str) -> list[tuple[int, int]]:
    """Where the columns begin under a ruler of two runs of dashes or more, and how wide they are; nothing for any other line."""
    runs = [(found.start(), len(found.group())) for found in _RUN.finditer(ruler)] if _RULER.fullmatch(ruler) else []
    return runs if len(runs) > 1 else []


def _under_rulers(lines: Sequence[str], at: int) -> Drawn | None:
    """A table that begins with a ruler and ends with one: its heading, where it has one, stands over a second ruler."""
    columns = _columns(lines[at])
    heading = at + 1
    if columns:
        begins = heading
    else:
        ruler = heading
        while ruler < min(len(lines), heading + _MOST_HEADING) and lines[ruler].strip() and not _columns(lines[ruler]):
            ruler += 1
        columns = _columns(lines[ruler]) if heading < ruler < len(lines) else []
        begins = ruler + 1
    if not columns:
        return None
    end = begins
    while end < len(lines) and end - begins < _MOST_LINES and not ("--" in lines[end] and _RULER.fullmatch(lines[end])):
        if lines[end][: columns[0][0]].strip():
            return None
        end += 1
    if end == len(lines) or end == begins:
        return None
    head = [_row(lines[heading : begins - 1], columns)] if begins > heading else []
    body = [list(part) for part in _parted(lines[begins:end])]
    if len(body) == 1 and lines[end - 1].strip():
        body = [[line] for line in body[0]]
    return Drawn([*head, *(_row(part, columns) for part in body)], len(head), False, end + 1)


def _simple(lines: Sequence[str], at: int) -> Drawn | None:
    """A heading over a ruler and a row a line to the next blank one."""
    columns = _columns(lines[at + 1])
    end = at + 2
    while end < len(lines) and lines[end].strip() and end - at < _MOST_LINES:
        if lines[end][: columns[0][0]].strip():
            return None
        end += 1
    if end == at + 2:
        return None
    return Drawn([_row(lines[at : at + 1], columns), *(_row([line], columns) for line in lines[at + 2 : end])], 1, False, end)


def _parted(lines: Sequence[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            parts[-1].append(line)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def _row(lines: Sequence[str], columns: Sequence[tuple[int, int]]) -> list[Cell]:
    ends: list[int | None] = [start for start, _ in columns[1:]]
    return [
        Cell(tuple([words for line in lines if (words := line[start:end].strip())]), width)
        for (start, width), end in zip(columns, [*ends, None], strict=True)
    ]

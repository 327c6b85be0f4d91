"""Tables of actions, whatever their columns are called: what is to be done, by whom, by when, and how it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from councilgraph.loaders.minutes.lines import Line

Column = Literal["action", "owner", "due", "status", "reference", "other"]

_WORDS: Final[tuple[tuple[Column, str], ...]] = (
    (
        "action",
        r"(?:agreed |outstanding )?actions?(?:\(s\))?(?: points?| items?| required| agreed| to be taken| description)?|tasks?|what",
    ),
    (
        "owner",
        r"(?:action )?owners?(?:\(s\))?|action(?:ed)? by|lead(?: officer| member)?s?|(?:by )?whom?|(?:officer |person )?responsible(?: officer| person| member)?|responsibility|(?:assigned|allocated) to|officers?|for action by|(?:officers?|persons?|members?|lead) responsible(?: for [a-z ]{3,40})?|who|responsible (?:for [a-z ]{3,40})",
    ),
    (
        "due",
        r"by|(?:by )?when|deadline|due(?: date| by)?|date due|target(?: date)?|time ?(?:scale|frame)s?|completion date|(?:to be )?complete[d]? by",
    ),
    (
        "status",
        r"(?:current )?status|progress|(?:latest )?updates?|outcome|position|comments?|complete[d]?|rag(?: rating)?|response|notes?",
    ),
    (
        "reference",
        r"(?:action |item |minute )?(?:ref(?:erence)?|rec(?:ommendation)?|no|number|#)s?|items?|minute|(?:meeting |agreed )?date(?: (?:raised|agreed|of meeting))?|meeting|agenda item|raised|issue|topic|subject|title",
    ),
)
_HEADS: Final = tuple((column, re.compile(rf"(?:{words})\s*[:?.]?", re.IGNORECASE)) for column, words in _WORDS)
_FEWEST: Final = 2
_OF_A_PLAN: Final = 2


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One row of such a table; `action` holds the lines of its cell, the others the first line of theirs."""

    row: int
    action: tuple[Line, ...]
    owner: Line | None
    due: Line | None
    status: Line | None


def action_rows(lines: Sequence[Line]) -> dict[int, ActionRow | None]:
    """The rows of every table of actions by their number; None for the row that heads one."""
    found: dict[int, ActionRow | None] = {}
    columns: dict[int, Column] = {}
    previous: int | None = None
    for row, group in groupby(lines, key=lambda line: line.row):
        cells = list(group)
        if row is None:
            columns = {}
        elif headed := _columns(cells):
            columns = headed
            found[row] = None
        elif columns and previous is not None and same_table(previous, row):
            if entry := _entry(row, cells, columns):
                found[row] = entry
        else:
            columns = {}
        previous = row
    return found


def _columns(cells: Sequence[Line]) -> dict[int, Column]:
    """What each column of a heading row holds; empty where the row heads no table of actions."""
    if len({cell.column for cell in cells}) < _FEWEST or any(len(cell.text) > 50 for cell in cells):
        return {}
    named: dict[int, Column] = {}
    for cell in cells:
        column = next((column for column, words in _HEADS if words.fullmatch(cell.text)), None)
        named.setdefault(cell.column, column or "other")
    held = list(named.values())
    told = {"owner", "due", "status"} & set(held)
    # A column of minutes beside the actions makes the rows business, not a list; where it has owners and dates too, it is a plan.
    if held.count("action") != 1 or not told or ("other" in held and len(told) < _OF_A_PLAN):
        return {}
    return named


def same_table(one: int, other: int) -> bool:
    """Rows of one table are numbered on from one another: by ones within a table block, by blocks where each row is a line of text."""
    return other - one in (1, 1000) or (one % 1000 == 0 and other % 1000 == 0 and other - one <= 2000)


def _entry(row: int, cells: Sequence[Line], columns: dict[int, Column]) -> ActionRow | None:
    by_column: dict[Column, list[Line]] = {}
    for cell in cells:
        if column := columns.get(cell.column):
            by_column.setdefault(column, []).append(cell)
    action = tuple(by_column.get("action", ()))

    def first(column: Column) -> Line | None:
        return next(iter(by_column.get(column, ())), None)

    return ActionRow(row, action, first("owner"), first("due"), first("status")) if action else None

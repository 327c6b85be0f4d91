"""Sorted statements as text that names each subject once, and each of its predicates once: what Turtle, TriG and JSON-LD have in common."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True, slots=True)
class Glue:
    """What stands around the terms. `subject` closes the subject before, `predicate` the predicate before, `value` comes between the
    values of one; `opened` stands between a subject and its first predicate, `said` between a predicate and its first value.
    `before` stands in front of a subject."""

    subject: str
    predicate: str
    value: str
    before: str = ""
    opened: str = " "
    said: str = " "


class Grouping:
    """Text of pieces of sorted statements, one piece after the other."""

    def __init__(self, glue: Glue) -> None:
        self._glue = glue
        self._last: tuple[str, str] | None = None

    @property
    def begun(self) -> bool:
        """Whether any statement has been written, so that there is a subject to close."""
        return self._last is not None

    def restart(self) -> None:
        """What follows is of a new subject, and what came before is closed."""
        self._last = None

    def text(self, piece: pa.Array) -> pa.Array:
        """The text of a piece of statements, an element each; none closes its own subject."""
        glue = self._glue
        terms = pc.split_pattern(piece, " ", max_splits=2)
        subject, predicate, value = (pc.list_element(terms, at) for at in range(3))
        first = self._last is None
        last = self._last or ("", "")
        same_subject = pc.equal(subject, _after(last[0], subject))
        same = pc.and_(same_subject, pc.equal(predicate, _after(last[1], predicate)))
        self._last = (subject[-1].as_py(), predicate[-1].as_py())
        closing = pc.if_else(same, glue.value, pc.if_else(same_subject, glue.predicate, glue.subject + glue.before))
        if first:
            closing = pa.concat_arrays([pa.array([glue.before], closing.type), closing.slice(1)])
        opening = pc.if_else(same_subject, "", _joined(subject, glue.opened))
        saying = pc.if_else(same, "", _joined(predicate, glue.said))
        return pc.binary_join_element_wise(closing, opening, saying, value, "")


def _joined(column: Any, ending: str) -> Any:
    return pc.binary_join_element_wise(column, ending, "")


def _after(first: str, column: pa.Array) -> pa.Array:
    """The column moved on by one: what stands before each element."""
    return pa.concat_arrays([pa.array([first], column.type), column.slice(0, len(column) - 1)])


def grouped(pieces: Iterable[pa.Array], glue: Glue, end: str) -> Iterator[tuple[int, pa.Array]]:
    """The text of all pieces, each with how many statements it holds; `end` closes the last subject where there is one."""
    grouping = Grouping(glue)
    for piece in pieces:
        yield len(piece), grouping.text(piece)
    if grouping.begun:
        yield 0, pa.array([end])

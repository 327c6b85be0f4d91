"""One person named once in the text: the name, where it stands, and what is said beside it."""

from typing import NamedTuple

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.names import PrintedName
from councilgraph.loaders.minutes.roles import Standing
from councilgraph.loaders.record import AttendanceStatus


class Mention(NamedTuple):
    """A name in its place. `status` is set where the place is an attendance list; `spans` begin with the name's own."""

    name: PrintedName
    spans: tuple[Span, ...]
    standing: Standing = Standing()
    status: AttendanceStatus | None = None
    substitute_for: str | None = None
    spoke: bool = False
    owner: bool = False
    # True where the list's heading says that those in it are officers.
    officer: bool = False
    # True for a resident, a petitioner and whoever else comes for themselves.
    private: bool = False
    # True where it says that they are elected members.
    member: bool = False

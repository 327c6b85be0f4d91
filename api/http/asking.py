"""Asking for a request: who asks, of which graph, with answers of the same state kept for the next who asks."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from fastapi import Request

from councilgraph.api.http.graphs import Graphs
from councilgraph.api.http.keys import Caller, Keys
from councilgraph.api.http.problems import ProblemError
from councilgraph.api.http.search import Searches
from councilgraph.api.names import council_codes
from councilgraph.graph.policy import Clearance
from councilgraph.graph.projection import Projection
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.run import Answer, run_query

PUBLIC: Final = Caller("public", "public")
# The cookie that carries a key for the web pages.
COOKIE: Final = "councilgraph_key"
TIMEOUT: Final = 20.0
_KEPT: Final = 512


class Asker:
    """Answers for one service."""

    def __init__(self, graphs: Graphs, keep: int = _KEPT) -> None:
        """`keep` is how many answers are held for whoever asks the same of the same state of the graph."""
        self.graphs = graphs
        self.keep = keep
        self.searches = Searches()
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    def query(self, name: str, values: Mapping[str, Any], clearance: Clearance) -> Answer:
        """The answer of a named query; see run_query for what it raises."""
        given = tuple(sorted((key, str(value)) for key, value in values.items()))
        answer: Answer = self.remembered(
            ("query", name, given),
            clearance,
            lambda: run_query(
                Catalogue.load(),
                self.graphs.engine(clearance),
                name,
                values,
                clearance=clearance,
                timeout=TIMEOUT,
                names=council_codes,
            ),
        )
        return answer

    def remembered(self, what: Hashable, clearance: Clearance, make: Callable[[], Any]) -> Any:
        """What `make` gives, or gave before of the same state of the graph for the same clearance."""
        key = (self.graphs.version(clearance), clearance, what)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self.keep:
                self._kept.popitem(last=False)
        return made


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with all that answers it."""

    request: Request
    caller: Caller
    asker: Asker

    @property
    def clearance(self) -> Clearance:
        """What the caller may see."""
        return self.caller.clearance

    def projection(self) -> Projection:
        """What the caller may see of the graph, as files."""
        return self.asker.graphs.projection() if self.clearance == "restricted" else self.asker.graphs.open_projection()

    def query(self, name: str, /, **values: Any) -> Answer:
        """The answer of a named query for this caller."""
        return self.asker.query(name, values, self.clearance)


def caller_of(request: Request, keys: Keys) -> Caller:
    """Who asks, by the Authorization header or the cookie of the web pages. A key that is not good is refused, not passed over."""
    header = request.headers.get("authorization", "")
    key = header.removeprefix("Bearer ").strip() if header.startswith("Bearer ") else header.strip()
    if key:
        caller = keys.caller(key)
        if caller is None:
            raise ProblemError(
                401, "The key is not good", "send a key as `Authorization: Bearer cg_…`, or none at all", {"WWW-Authenticate": "Bearer"}
            )
        return caller
    return keys.caller(request.cookies.get(COOKIE, "")) or PUBLIC


def asked(request: Request) -> Asked:
    """The dependency of every route that asks the graph."""
    return Asked(request, request.state.caller, request.app.state.asker)

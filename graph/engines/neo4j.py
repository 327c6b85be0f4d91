"""A graph in Neo4j, open for reading; and the errors of a server in one line each."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from councilgraph.graph.engines.engine import GraphError, QueryError, Rows, plain
from councilgraph.graph.vocabulary import EdgeKind, NodeKind, vocabulary

if TYPE_CHECKING:
    import neo4j

SCHEMES: Final = ("bolt://", "bolt+s://", "bolt+ssc://", "neo4j://", "neo4j+s://", "neo4j+ssc://")
# Uniqueness constraints on edges, which the loader leans on, came with 5.7.
OLDEST: tuple[int, int] = (5, 7)
# The property that marks a node or edge as ours: the hash of its row.
MARK: Final = "cg_hash"
# What the server says of a name that it has never seen (its notifications, GQL status codes), and what kind of name it is.
_UNKNOWN: Final = {"01N50": "node kind", "01N51": "edge", "01N52": "property"}

# The driver logs what the server warns of; where nobody listens, Python would print it to stderr in the middle of an answer.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server is and who asks. The password is never printed."""

    url: str
    user: str
    password: str = field(repr=False)
    database: str | None = None


def connect(address: Address) -> "neo4j.Driver":
    """A driver whose server answers, knows the password and is not too old. Raises GraphError."""
    try:
        import neo4j
    except ImportError:
        raise GraphError("asking Neo4j needs its driver: pip install 'councilgraph[neo4j]'") from None
    with told(address):
        driver = neo4j.GraphDatabase.driver(
            address.url,
            auth=(address.user, address.password),
            connection_timeout=20,
            user_agent="councilgraph",
        )
        try:
            driver.verify_connectivity()
            version = _version(driver, address)
        except BaseException:
            driver.close()
            raise
    if version < OLDEST:
        driver.close()
        raise GraphError(
            f"{address.url}: is Neo4j {version[0]}.{version[1]}; councilgraph needs {OLDEST[0]}.{OLDEST[1]} or later (5.26 is the long-term line)"
        )
    return driver


def _version(driver: "neo4j.Driver", address: Address) -> tuple[int, int]:
    found = driver.execute_query(
        "CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version", database_=address.database
    )
    major, minor = str(found.records[0]["version"]).split(".")[:2]
    return int(major), int(minor)


@contextmanager
def told(address: Address) -> Iterator[None]:
    """Turn whatever the driver raises into a GraphError of one line that says what to do."""
    from neo4j import exceptions

    try:
        yield
    except exceptions.AuthError as error:
        raise GraphError(
            f"{address.url}: the server refuses the user {address.user!r} or the password; set COUNCILGRAPH_NEO4J_USER and COUNCILGRAPH_NEO4J_PASSWORD"
        ) from error
    except (exceptions.ServiceUnavailable, exceptions.SessionExpired) as error:
        raise GraphError(_unreachable(address, error)) from error
    except exceptions.UnsupportedServerProduct as error:
        raise GraphError(
            f"{address.url}: what answers there is no Neo4j, or one too old to talk to; councilgraph needs {OLDEST[0]}.{OLDEST[1]} or later (5.26 is the long-term line)"
        ) from error
    except exceptions.Neo4jError as error:
        if "ReadOnly" in (error.code or "") or "read only" in str(error.message).casefold() or "read-only" in str(error.message).casefold():
            raise GraphError(f"{address.url}: the database is read-only; load into one that can be written") from error
        raise GraphError(f"{address.url}: {_line(error.message)} ({error.code})") from error
    except (exceptions.DriverError, OSError, ValueError) as error:
        raise GraphError(f"{address.url}: {_line(error)}") from error


def _unreachable(address: Address, error: Exception) -> str:
    words = _line(error)
    if "HTTP" in words or "handshake" in words:
        return f"{address.url}: something answers there, but not in Bolt; give the Bolt port, which is 7687 unless it was changed (7474 is for browsers)"
    return f"{address.url}: no Neo4j answers there ({words[:160]}); is it started, and the address right?"


def _line(error: object) -> str:
    return " ".join(str(error).split())


class Neo4jGraph:
    """A Neo4j database, open for reading."""

    name = "neo4j"

    def __init__(self, address: Address) -> None:
        """Connect. Raises GraphError where the server cannot be used."""
        self.address = address
        self._driver = connect(address)

    def run(self, text: str, parameters: Mapping[str, Any], *, timeout: float = 60.0, limit: int | None = None) -> Rows:
        """See Engine.run. A kind, edge or property that neither the vocabulary nor the server knows is an error, as it is to the
        embedded engine: a slip of the pen must not read as "there are none"."""
        import neo4j
        from neo4j import exceptions

        try:
            with self._driver.session(database=self.address.database, default_access_mode=neo4j.READ_ACCESS) as session:
                result = session.run(neo4j.Query(text, timeout=timeout), dict(parameters))
                columns = tuple(result.keys())
                rows: list[tuple[Any, ...]] = []
                cut = False
                for record in result:
                    if limit is not None and len(rows) == limit:
                        cut = True
                        break
                    rows.append(tuple([value if type(value) in _AS_IT_IS else _plain(value) for value in record.values()]))
                said = result.consume().gql_status_objects
        except exceptions.AuthError as error:
            raise GraphError(f"{self.address.url}: the server no longer takes our password") from error
        except exceptions.Neo4jError as error:
            if "TimedOut" in (error.code or "") or "Terminated" in (error.code or ""):
                raise QueryError(f"the query took longer than {timeout:g} s and was stopped; narrow it or raise the limit") from error
            raise QueryError(_line(error.message)) from error
        except (exceptions.ServiceUnavailable, exceptions.SessionExpired) as error:
            raise GraphError(_unreachable(self.address, error)) from error
        for status in said:
            _refuse_unknown(status)
        return Rows(columns, tuple(rows), cut)

    def close(self) -> None:
        """Let go of the connection."""
        self._driver.close()


def _refuse_unknown(status: "neo4j.GqlStatusObject") -> None:
    kind = _UNKNOWN.get(status.gql_status)
    named = re.search(r"`([^`]+)`", status.status_description) if kind else None
    if named and named[1] not in _known_names():
        place = f"line {status.position.line}, column {status.position.column}: " if status.position else ""
        raise QueryError(f"{place}there is no {kind} {named[1]}; docs/model.md has all that there are")


@cache
def _known_names() -> frozenset[str]:
    """Every name that a graph of ours may hold, whether or not this one does."""
    words = vocabulary()
    kinds: list[NodeKind | EdgeKind] = [*words.nodes.values(), *words.edges.values()]
    columns = {column.name for kind in kinds for column in words.columns(kind)}
    return frozenset({*words.nodes, *words.edges, *columns, "id", "source", "target", MARK})


_AS_IT_IS: Final = frozenset({str, int, float, bool, type(None)})


def _plain(value: Any) -> Any:
    if type(value) in _AS_IT_IS:
        return value
    if isinstance(value, list):
        return [inner if type(inner) in _AS_IT_IS else _plain(inner) for inner in value]
    from neo4j import graph, time

    if isinstance(value, graph.Node | graph.Relationship):
        return _entity(value)
    if isinstance(value, graph.Path):
        return {"_NODES": [_entity(node) for node in value.nodes], "_RELS": [_entity(edge) for edge in value.relationships]}
    if isinstance(value, time.Date | time.DateTime | time.Time):
        return value.iso_format()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return plain(value)


def our_label(labels: Iterable[str]) -> str:
    """Of several labels of a node the vocabulary's: an analyst may have added others."""
    return min(labels, key=lambda name: (name not in vocabulary().nodes, name), default="")


def _entity(value: Any) -> dict[str, Any]:
    """A node or edge as the embedded engine gives it: its label, every column of its kind, and what else it carries."""
    from neo4j import graph

    words = vocabulary()
    if isinstance(value, graph.Node):
        label = our_label(value.labels)
        kind: NodeKind | EdgeKind | None = words.nodes.get(label)
    else:
        label = value.type
        kind = words.edges.get(label)
    columns = [column.name for column in words.columns(kind)] if kind else []
    given = {key: _plain(inner) for key, inner in value.items() if key != MARK}
    return {"_LABEL": label, **dict.fromkeys(["id", *columns]), **given}

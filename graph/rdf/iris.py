"""The addresses of things: `{base}/id/council/STS` for a node, `{base}/id/took-part-in/0051…` for an edge; and back to their ids."""

import re
from typing import Final
from urllib.parse import quote, unquote

from councilgraph.graph.rdf.terms import edge_slug
from councilgraph.graph.vocabulary import vocabulary

DEFAULT_BASE: Final = "https://w3id.org/councilgraph"
_BASE: Final = re.compile(r"https?://[^\s<>\"{}|\\^`#?]+")


class BaseError(ValueError):
    """A base that addresses cannot be made under. The message says why."""


def checked_base(base: str) -> str:
    """`base` without a slash at its end. Raises BaseError unless it is an http(s) address without query and fragment."""
    if not _BASE.fullmatch(base):
        raise BaseError(f"{base!r} cannot be the base of addresses: give an http(s) address without ? and #, such as {DEFAULT_BASE}")
    return base.rstrip("/")


def path_of(id_: str) -> str:
    """The path of a node's or an edge's id below `{base}/id/`, other characters than letters, digits and `-._~/` percent-encoded.

    >>> path_of("council/STS"), path_of("TOOK_PART_IN/0051655da9260cdc")
    ('council/STS', 'took-part-in/0051655da9260cdc')
    """
    kind, slash, rest = id_.partition("/")
    return quote(edge_slug(kind) + slash + rest if kind in vocabulary().edges else id_, safe="/")


def id_of(path: str) -> str:
    """The id of a path below `{base}/id/`: the reverse of `path_of`.

    >>> id_of("took-part-in/0051655da9260cdc"), id_of("meeting/a%20b/2017-03-08")
    ('TOOK_PART_IN/0051655da9260cdc', 'meeting/a b/2017-03-08')
    """
    kind, slash, rest = unquote(path).partition("/")
    edges = {edge_slug(name): name for name in vocabulary().edges}
    return edges.get(kind, kind) + slash + rest


def iri(base: str, id_: str) -> str:
    """The IRI of a node or an edge."""
    return f"{base}/id/{path_of(id_)}"

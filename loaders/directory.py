"""Organisations and bodies by the names they go by: a ministry renamed three times is one organisation."""

from collections.abc import Mapping
from functools import cache

from councilgraph.graph.keys import body_key, council_key, organisation_key, slug
from councilgraph.loaders.register import Register, data_rows

# What a name must hold to be taken for a council's and not, say, a trust's of the same place.
_COUNCIL_WORDS = ("council", "borough", "district", "authority", "corporation", "cyngor")


class Directory:
    """Keys for organisations, councils and bodies as printed."""

    def __init__(self, register: Register, organisations: Mapping[str, str], bodies: Mapping[str, tuple[str, str]]) -> None:
        """`organisations` maps a name's slug to an organisation's slug; `bodies` a body's slug to (organisation slug, body name)."""
        self._register = register
        self._organisations = organisations
        self._bodies = bodies

    @classmethod
    def load(cls) -> "Directory":
        """The directory that comes with the project (data/organisations.csv and data/bodies.csv), read once."""
        return _load()

    def host(self, name: str, on: str | None) -> str:
        """The key of what employs a person or hosts a body: `council/…` for a principal council on that day, else `organisation/…`."""
        known = self._organisations.get(slug(name))
        if known:
            return f"organisation/{known}"
        if any(word in name.casefold() for word in _COUNCIL_WORDS):
            found = self._register.resolve(name, on)
            if found.code and not found.how.endswith("had not begun"):
                return council_key(found.code)
        return organisation_key(name)

    def named_in(self, words: str) -> tuple[str, ...]:
        """The keys of the organisations that stand by name in some words, sorted: `MHCLG and GDS with co-publishers` names two."""
        padded = f"-{slug(words)}-"
        return tuple(sorted({f"organisation/{key}" for name, key in self._organisations.items() if f"-{name}-" in padded}))

    def body(self, host: str | None, name: str) -> str:
        """The key of a body as printed; one that the directory knows has its own host, whatever the document says."""
        known = self._bodies.get(slug(name))
        if known and host in (None, f"organisation/{known[0]}"):
            return body_key(f"organisation/{known[0]}", known[1])
        return body_key(host, name)

    def host_of(self, body: str) -> str | None:
        """The key of the organisation that a known body belongs to."""
        for organisation, name in self._bodies.values():
            if body_key(f"organisation/{organisation}", name) == body:
                return f"organisation/{organisation}"
        return None


@cache
def _load() -> Directory:
    organisations = {slug(row["name"]): row["organisation"] for row in data_rows("organisations.csv")}
    bodies = {slug(row["name"]): (row["organisation"], row["body"]) for row in data_rows("bodies.csv")}
    return Directory(Register.load(), organisations, bodies)

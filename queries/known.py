"""Parameters that name a programme or a council: found in the graph by id, code or name, or refused with the nearest names."""

import difflib
from typing import Final
from weakref import WeakKeyDictionary

from councilgraph.graph.engines.engine import Engine
from councilgraph.queries.parameters import ParameterError

_SOON: Final = 60.0
_BY_ID: Final = "MATCH (n:{kind}) WHERE n.id = $id RETURN n.id AS id"
# What an engine was seen to hold: a programme or a council once known is not asked for again before every query.
_SEEN: Final[WeakKeyDictionary[Engine, set[tuple[str, str]]]] = WeakKeyDictionary()
_ALL: Final = {
    "Programme": "MATCH (n:Programme) RETURN n.id AS id, n.name AS name, n.acronym AS other",
    "Council": "MATCH (n:Council) RETURN n.id AS id, n.name AS name, n.short_name AS other",
}


def programme_id(engine: Engine, given: str, parameter: str) -> str:
    """The id of a programme (`cpc`), given by id, acronym or name in any case. Raises ParameterError where there is none."""
    return _found(engine, "Programme", given.strip().lower(), given, parameter, "`councilgraph query programmes` lists them")


def council_code(engine: Engine, given: str, parameter: str) -> str:
    """The register code of a council (`STS`), given by code or by a name that only one council has. Raises ParameterError."""
    return _found(engine, "Council", given.strip().upper(), given, parameter, "`councilgraph councils resolve` finds codes")


def _found(engine: Engine, kind: str, key: str, given: str, parameter: str, hint: str) -> str:
    slug = kind.lower()
    seen = _SEEN.setdefault(engine, set())
    if (kind, key) in seen:
        return key
    if engine.run(_BY_ID.format(kind=kind), {"id": f"{slug}/{key}"}, timeout=_SOON, limit=1).rows:
        seen.add((kind, key))
        return key
    names: dict[str, set[str]] = {}
    for node, *forms in sorted(engine.run(_ALL[kind], {}, timeout=_SOON, limit=None).rows, key=repr):
        for form in (node.removeprefix(f"{slug}/"), *forms):
            if form:
                names.setdefault(form.casefold(), set()).add(node.removeprefix(f"{slug}/"))
    same = names.get(given.strip().casefold(), set())
    if len(same) == 1:
        return next(iter(same))
    if same:
        raise ParameterError(f"{parameter}: {given!r} could be {' or '.join(sorted(same))}; give its code")
    near = difflib.get_close_matches(given.casefold(), names, n=3, cutoff=0.6)
    told = ", ".join(f"{name} ({', '.join(sorted(names[name]))})" for name in near)
    raise ParameterError(f"{parameter}: there is no {slug} {given!r}; " + (f"did you mean {told}?" if told else hint))

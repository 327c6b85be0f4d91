"""Parameters that name a programme or a council: found in the graph by id, code or name, or refused with the nearest names."""

import difflib
from collections.abc import Callable, Collection
from typing import Final
from weakref import WeakKeyDictionary

from councilgraph.graph.engines.engine import Engine
from councilgraph.queries.parameters import ParameterError

# The codes of the councils that a name can mean, by names that the graph does not hold; several where it is ambiguous.
CouncilNames = Callable[[str], Collection[str]]

_SOON: Final = 60.0
_BY_ID: Final = "MATCH (n:{kind}) WHERE n.id = $id RETURN n.id AS id"
# What an engine was seen to hold: a programme or a council once known is not asked for again before every query.
_SEEN: Final[WeakKeyDictionary[Engine, set[tuple[str, str]]]] = WeakKeyDictionary()
_ALL: Final = {
    "Programme": "MATCH (n:Programme) RETURN n.id AS id, n.name AS name, n.acronym AS other",
    "Council": "MATCH (n:Council) RETURN n.id AS id, n.name AS name, n.short_name AS other",
}
_LISTED: Final = {
    "Programme": "`councilgraph query programmes` lists them",
    "Council": "`councilgraph query councils --text WORDS` lists them, with their codes",
}
# The types of parameter that are found.
FOUND: Final = ("programme", "council")


def found(engine: Engine, type_: str, given: str, parameter: str, names: CouncilNames | None = None) -> str:
    """What a parameter of a type of FOUND was given: the id of a programme, the code of a council. Raises ParameterError."""
    return programme_id(engine, given, parameter) if type_ == "programme" else council_code(engine, given, parameter, names)


def programme_id(engine: Engine, given: str, parameter: str) -> str:
    """The id of a programme (`cpc`), given by id, acronym or name in any case. Raises ParameterError where there is none."""
    return _found(engine, "Programme", given.strip().lower(), given, parameter, None)


def council_code(engine: Engine, given: str, parameter: str, names: CouncilNames | None = None) -> str:
    """The register code of a council (`STS`), given by code, by official or short name in any case, or by a name that `names` knows.

    Raises ParameterError where there is none, or more than one.
    """
    return _found(engine, "Council", given.strip().upper(), given, parameter, names)


def _found(engine: Engine, kind: str, key: str, given: str, parameter: str, others: CouncilNames | None) -> str:
    slug = kind.lower()
    seen = _SEEN.setdefault(engine, set())
    if (kind, key) in seen:
        return key
    if engine.run(_BY_ID.format(kind=kind), {"id": f"{slug}/{key}"}, timeout=_SOON, limit=1).rows:
        seen.add((kind, key))
        return key
    names: dict[str, set[str]] = {}
    called: dict[str, str] = {}
    for node, *forms in sorted(engine.run(_ALL[kind], {}, timeout=_SOON, limit=None).rows, key=repr):
        called[node.removeprefix(f"{slug}/")] = forms[0]
        for form in (node.removeprefix(f"{slug}/"), *forms):
            if form:
                names.setdefault(form.casefold(), set()).add(node.removeprefix(f"{slug}/"))
    same = names.get(given.strip().casefold(), set())
    if not same and others:
        same = {code for code in others(given) if code in called}
    if len(same) == 1:
        return next(iter(same))
    if same:
        told = " or ".join(f"{code} ({called[code]})" if kind == "Council" else code for code in sorted(same))
        raise ParameterError(f"{parameter}: {given!r} could be {told}; give its code")
    # A council's code is three letters, which nothing but a slip is like.
    likely = [name for name in names if kind != "Council" or name.upper() not in called]
    holding = sorted((name for name in likely if given.strip().casefold() in name), key=len) if given.strip() else []
    close = difflib.get_close_matches(given.casefold(), likely, n=3, cutoff=0.6)
    near = list(dict.fromkeys([*holding, *close]))[:3]
    told = ", ".join(f"{name} ({', '.join(sorted(names[name]))})" for name in near)
    raise ParameterError(f"{parameter}: there is no {slug} {given!r}; " + (f"did you mean {told}?" if told else _LISTED[kind]))

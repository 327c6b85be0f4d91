"""Answers as tables for a page: names are links, dates are readable, codes are words, and each line leads to the words it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

from councilgraph.api.http import words
from councilgraph.api.http.asking import Asked
from councilgraph.queries.output import shown_value
from councilgraph.queries.run import Answer

# Kind of node -> where its page is, by its id without the kind. Any other has its page at /doc/.
_PLACES: Final = {
    "council": "/councils/{}",
    "person": "/people/{}",
    "programme": "/programmes/{}",
    "meeting": "/meetings/{}",
    "evidence": "/evidence/{}",
    "document": "/documents/{}",
}
_ANSWERS: Final = ("yes", "no", "unknown")
# Columns that a page shows as links on other columns, or at the end of the line.
_HIDDEN: Final = ("id", "evidence", "code", "meeting", "place", "page", "score")
_STATES: Final = ("type", "status", "how", "state", "kind", "group", "what")
_SHARES: Final = ("rate_with", "rate_without", "share")
_MOST_SOURCES: Final = 4


def place(node: str | None) -> str | None:
    """The address of a node's page."""
    if not node or "/" not in node:
        return None
    kind, _, key = node.partition("/")
    return _PLACES[kind].format(quote(key)) if kind in _PLACES else f"/doc/{quote(node)}"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a cell: words, an address where they lead to one, a class for how they look, an ISO date where they are one."""

    text: str
    href: str | None = None
    look: str | None = None
    date: str | None = None
    # For those who hear the page: the whole of what the words leave out.
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column."""

    text: str
    about: str
    look: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as a page shows it."""

    caption: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[tuple[Part, ...], ...], ...]
    sources: tuple[tuple[Part, ...], ...] | None
    # Whether some cell is empty, which a reader must not take for a "no".
    gaps: bool


def names(asked: Asked) -> dict[str, str]:
    """Where the name of a council or a programme leads; a name that two councils bear leads nowhere."""

    def make() -> dict[str, str]:
        found: dict[str, set[str]] = {}
        for row in asked.query("councils").records():
            found.setdefault(str(row["council"]), set()).add(str(row["id"]))
        for row in asked.query("programmes").records():
            found.setdefault(str(row["programme"]), set()).add(str(row["id"]))
        return {name: str(place(ids.pop())) for name, ids in found.items() if len(ids) == 1}

    made: dict[str, str] = asked.asker.remembered("names", asked.clearance, make)
    return made


def shown(
    asked: Asked,
    answer: Answer,
    caption: str,
    *,
    about: Mapping[str, str] | None = None,
    labels: Mapping[str, str] | None = None,
    leads: Mapping[str, str] | None = None,
) -> Shown:
    """`answer` as a table. `about` says what the columns mean, `labels` what to call them where words.label does not know; `leads` maps a
    column to an address with `{code}` in it, to which its cells lead."""
    known = names(asked)
    records = answer.records()
    columns = [name for name in answer.columns if name not in _HIDDEN or (name == "code" and not _named(answer.columns))]
    types = dict(zip(answer.columns, answer.types, strict=True))
    # Whose record it is matters only where it is another's.
    columns = [name for name in columns if not name.endswith("through") or any(record[name] for record in records)]
    first = next((name for name in columns if types[name] in ("string", None)), None)
    rows = tuple(
        tuple(
            _cell(
                name,
                record[name],
                types[name],
                known,
                _address(name, record, first, answer.columns, leads or {}),
                (about or {}).get(name, ""),
            )
            for name in columns
        )
        for record in records
    )
    heads = tuple(
        Head(
            (labels or {}).get(name) or words.label(name),
            (about or {}).get(name, ""),
            "number" if types[name] in ("integer", "number") else "date" if types[name] == "date" else None,
        )
        for name in columns
    )
    sources = (
        tuple(source(record["evidence"]) for record in records) if "evidence" in answer.columns and types["evidence"] == "strings" else None
    )
    return Shown(caption, heads, rows, sources, any(cell == () for row in rows for cell in row))


def source(evidence: Sequence[str] | None) -> tuple[Part, ...]:
    """Links to the pieces of evidence of a line, the first in words, the others by number."""
    if not evidence:
        return ()
    links = [
        Part("source" if at == 1 else str(at), place(id_), None, None, None if len(evidence) == 1 else f"source {at} of {len(evidence)}")
        for at, id_ in enumerate(evidence[:_MOST_SOURCES], 1)
    ]
    return (*links, Part(f"and {len(evidence) - _MOST_SOURCES} more", None, "quiet")) if len(evidence) > _MOST_SOURCES else tuple(links)


def _named(columns: Sequence[str]) -> bool:
    return bool({"council", "participant", "name"} & set(columns))


def _address(name: str, record: Mapping[str, Any], first: str | None, columns: Sequence[str], leads: Mapping[str, str]) -> str | None:
    """Where a cell of the record leads, beyond what its own words say."""
    if name in leads and record.get("code"):
        return leads[name].format(code=quote(str(record["code"])))
    if name == "body" and record.get("meeting"):
        return place(record["meeting"])
    if name == first and record.get("id"):
        return place(str(record["id"]))
    if name == first and record.get("code"):
        return place(f"council/{record['code']}")
    return f"/councils/{quote(str(record['code']))}" if name == "code" and record["code"] else None


def _cell(name: str, value: Any, type_: str | None, known: Mapping[str, str], href: str | None, about: str) -> tuple[Part, ...]:
    if value is None or value == []:
        return ()
    if isinstance(value, list):
        return tuple(Part(shown_value(one), known.get(str(one))) for one in value)
    if value in _ANSWERS:
        return (Part(value, href, f"answer {value}"),)
    if words.is_date(value) and (type_ == "date" or (type_ is None and len(str(value)) > 4)):
        return (Part(words.short_day(value), href, "date", value),)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if name in _SHARES:
            return (Part(f"{value:.0%}"),)
        if name == "p" and value < 0.001:
            return (Part("< 0.001"),)
        sign = "£" if "pounds" in about else ""
        return (Part(f"{sign}{shown_value(value)}", href),)
    text = words.state(str(value)) if name in _STATES else shown_value(value)
    if href is None and isinstance(value, str) and value.startswith(("http://", "https://")):
        return (Part(value, value),)
    return (Part(text, href or known.get(text)),)


def lookup(path: str, **parameters: str) -> str:
    """An address with parameters; those that are empty are left out."""
    kept = {key: value for key, value in parameters.items() if value}
    return f"{path}?{urlencode(kept, safe='{}')}" if kept else path

"""What a row of each kind states: participation, a grant, a peer, a shared service, a project's progress."""

import re
from collections import Counter
from collections.abc import Iterator

from councilgraph.graph.facts import Source, Value, content_id
from councilgraph.graph.keys import council_key, grant_key, programme_key, slug
from councilgraph.loaders.directory import Directory
from councilgraph.loaders.lists.manifest import Manifest
from councilgraph.loaders.lists.rows import ListRow

# Offices that only elected members hold; a team leader is none of them.
_MEMBER = re.compile(
    r"\b(?:cllr|councillor|member peer|(?<!team )leader|(?:elected )?mayor|cabinet member|portfolio holder)\b", re.IGNORECASE
)

Fact = tuple[str, str, Value, dict[str, Value | None]]


def facts_of(manifest: Manifest, row: ListRow, source: Source, directory: Directory, awards: Counter[str | float]) -> Iterator[Fact]:
    """Every fact of a row. `awards` counts the rows of each award, so that a joint amount is nobody's own."""
    if manifest.row == "participation":
        yield from _participation(manifest, row, directory)
    elif manifest.row == "grant":
        yield from _grant(manifest, row, source, directory, awards)
    elif manifest.row == "peer":
        yield from _peer(manifest, row, source, directory)
    elif manifest.row == "progress":
        yield from _progress(manifest, row)
    else:
        yield from _shared_service(row)


def _who(row: ListRow, directory: Directory, name: str) -> Iterator[str | Fact]:
    """The key of the council or other body of a row; its name, too, where it is not of the register."""
    code = row.text("council")
    if code:
        yield council_key(code)
        return
    printed = row.text(name) or ""
    key = directory.host(printed, row.text("date"))
    yield key
    if key.startswith("organisation/"):
        yield key, "name", printed, {}


def _participation(manifest: Manifest, row: ListRow, directory: Directory) -> Iterator[Fact]:
    key, *facts = _who(row, directory, "organisation")
    yield from (fact for fact in facts if isinstance(fact, tuple))
    programme = row.text("programme") or manifest.programme
    status = row.text("status") or manifest.status
    yield (
        str(key),
        "TOOK_PART_IN",
        programme_key(str(programme)),
        {"status": status, "date": row.text("date"), "until": row.text("until"), "round": row.text("round"), "role": row.text("role")},
    )


def _grant(manifest: Manifest, row: ListRow, source: Source, directory: Directory, awards: Counter[str | float]) -> Iterator[Fact]:
    award = row.values["award"]
    # An identifier of the 360Giving standard is the same grant in whatever list it stands.
    known = str(award).startswith("360G-")
    grant = grant_key(str(award)) if known else f"grant/{slug(manifest.title)[:24].strip('-')}-{slug(str(award))}"
    programme = row.text("programme") or manifest.programme
    yield grant, "name", row.text("name") or row.text("recipient") or str(award), {}
    if known:
        yield grant, "identifier", str(award), {}
    for field in ("date", "round", "amount"):
        if field in row.values:
            yield grant, field, row.values[field], {}
    if programme:
        yield grant, "FUNDED_UNDER", programme_key(programme), {}
    if row.text("funder"):
        funder = directory.host(str(row.text("funder")), row.text("date"))
        yield grant, "FUNDED_BY", funder, {}
        if funder.startswith("organisation/"):
            yield funder, "name", str(row.text("funder")), {}
    key, *facts = _who(row, directory, "recipient")
    yield from (fact for fact in facts if isinstance(fact, tuple))
    role = row.text("role")
    alone = awards[award] == 1 and "joint" not in (role or "")
    yield str(key), "RECEIVED", grant, {"role": role, "amount": row.values.get("amount") if alone else None}


def _peer(manifest: Manifest, row: ListRow, source: Source, directory: Directory) -> Iterator[Fact]:
    name = str(row.values["person"])
    role = row.text("role")
    person = source.local("person", name, row.text("home_council"), row.text("home"))
    member = bool(role and _MEMBER.search(role))
    yield person, "name", name, {}
    yield person, "kind", "councillor" if member else "officer", {}
    yield (
        person,
        "PEER_AT",
        council_key(str(row.values["council"])),
        {"programme": row.text("programme") or manifest.programme, "date": row.text("date"), "role": role},
    )
    home = row.text("home_council")
    if home or row.text("home"):
        employer = council_key(home) if home else directory.host(str(row.text("home")), row.text("date"))
        yield person, "COUNCILLOR_AT" if member else "OFFICER_AT", employer, {"role": None if member else role}
        if employer.startswith("organisation/"):
            yield employer, "name", str(row.text("home")), {}


def _progress(manifest: Manifest, row: ListRow) -> Iterator[Fact]:
    programme = str(row.text("programme") or manifest.programme)
    text = str(row.values["objective"])
    objective = f"objective/{content_id(programme, slug(text))}"
    yield objective, "text", text, {}
    yield (
        programme_key(programme),
        "HAS_OBJECTIVE",
        objective,
        {"status": row.text("status"), "date": row.text("date"), "outcome": row.text("outcome")},
    )


def _shared_service(row: ListRow) -> Iterator[Fact]:
    name = str(row.values["name"])
    key = f"shared-service/{slug(name)}"
    yield key, "name", name, {}
    for field in ("service",):
        if row.text(field):
            yield key, field, str(row.text(field)), {}
    yield council_key(str(row.values["council"])), "SHARES", key, {"since": row.text("since"), "until": row.text("until")}

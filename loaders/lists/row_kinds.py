"""What a row of each kind states: participation, a grant, a peer, a shared service, a project's progress."""

import re
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

# Roles that only someone with others beside them has, whether the list names the others or not.
_WITH_OTHERS = re.compile(r"\b(?:joint|lead|partner|member|area)\b", re.IGNORECASE)

_LONGEST_SLUG = 24

Fact = tuple[str, str, Value, dict[str, Value | None]]


def facts_of(manifest: Manifest, row: ListRow, source: Source, directory: Directory, shared: frozenset[str]) -> Iterator[Fact]:
    """Every fact of a row. `shared` are the awards that stand in several rows: their amount is nobody's own."""
    if manifest.row == "participation":
        yield from _participation(manifest, row, directory)
    elif manifest.row == "grant":
        yield from _grant(manifest, row, source, directory, shared)
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


def _grant(manifest: Manifest, row: ListRow, source: Source, directory: Directory, shared: frozenset[str]) -> Iterator[Fact]:
    award = row.values["award"]
    grant = manifest.same_awards.get(str(award)) or _grant_key(manifest, str(award))
    programme = row.text("programme") or manifest.programme
    yield grant, "name", row.text("name") or row.text("recipient") or str(award), {}
    if str(award).startswith("360G-"):
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
    alone = str(award) not in shared and not _WITH_OTHERS.search(role or "")
    yield str(key), "RECEIVED", grant, {"role": role, "amount": row.values.get("amount") if alone else None}


def _grant_key(manifest: Manifest, award: str) -> str:
    """The id of an award: an identifier of the 360Giving standard is the same grant in whatever list it stands, any other is of its list."""
    if award.startswith("360G-"):
        return grant_key(award)
    title, name = slug(manifest.title), slug(award)
    # What is cut off or lost in a slug is told apart by a hash, so that no two lists or awards share an id.
    if len(title) > _LONGEST_SLUG:
        title = f"{title[:_LONGEST_SLUG].strip('-')}-{content_id(title)[:6]}"
    return f"grant/{title}-{name if name == award.lower() else f'{name}-{content_id(award)[:6]}'}"


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
    # Two councils may share an officer.
    employers = [council_key(code) for code in (row.text("home_council") or "").split(";") if code]
    if not employers and row.text("home"):
        employers = [directory.host(str(row.text("home")), row.text("date"))]
    for employer in employers:
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

"""From statements to nodes and edges: choice of values, access, partial dates; the same set of statements, the same bytes."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pyarrow.parquet as pq

from councilgraph.graph.facts import Source, Span, Statement
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.ledger_rows import Reading
from councilgraph.graph.projecting import project
from councilgraph.graph.projection import Projection
from councilgraph.graph.workspace import Workspace


def _source(name: str, **given: str) -> Source:
    return Source(f"/{name}", name, (name.encode().hex() + "0" * 64)[:64], "text/plain", "minutes", text="words " * 20, **given)  # type: ignore[arg-type]


def _say(subject: str, predicate: str, value: object, **given: object) -> Statement:
    return Statement(subject, predicate, value, (Span(0, 5, "words"),), "test", "1", **given)  # type: ignore[arg-type]


def _project(folder: Path, readings: Sequence[Reading]) -> Projection:
    with open_ledger(Workspace(folder / "workspace"), "test", now=str) as ledger:
        for reading in readings:
            ledger.record(reading, "1")
        return project(ledger.connection, folder / "projection", 1)


def _nodes(projection: Projection, kind: str) -> dict[str, dict[str, object]]:
    return {row["id"]: row for row in pq.read_table(projection.node_file(kind)).to_pylist()}


def test_the_value_that_most_documents_state_is_taken(tmp_path: Path) -> None:
    readings = [
        Reading(_source(name), (_say("organisation/x", "name", value),))
        for name, value in (("a", "Exe Trust"), ("b", "Exe Trust"), ("c", "The Exeshire Trust Ltd"))
    ]
    assert _nodes(_project(tmp_path, readings), "Organisation")["organisation/x"]["name"] == "Exe Trust"


def test_a_partial_date_keeps_the_last_day_it_can_mean(tmp_path: Path) -> None:
    statements = tuple(_say(f"grant/{at}", "date", value) for at, value in enumerate(("2016-02", "2017", "2017-03-08")))
    nodes = _nodes(_project(tmp_path, [Reading(_source("a"), statements)]), "Grant")
    assert [(row["date"], row["date_latest"]) for _, row in sorted(nodes.items())] == [
        ("2016-02", "2016-02-29"), ("2017", "2017-12-31"), ("2017-03-08", "2017-03-08"),
    ]  # fmt: skip


def test_parallel_facts_are_not_folded_and_the_same_fact_is(tmp_path: Path) -> None:
    def held(date: str) -> Statement:
        return _say("council/STS", "TOOK_PART_IN", "programme/cpc", qualifiers=(("status", "held"), ("date", date)))

    readings = [Reading(_source("a"), (held("2015"), held("2019"))), Reading(_source("b"), (held("2015"),))]
    projection = _project(tmp_path, readings)
    rows = pq.read_table(projection.edge_file("TOOK_PART_IN", "Council", "Programme")).to_pylist()
    assert sorted((row["date"], len(row["evidence"])) for row in rows) == [("2015", 2), ("2019", 1)]


def test_an_open_node_takes_nothing_from_restricted_statements(tmp_path: Path) -> None:
    readings = [
        Reading(_source("open"), (_say("council/STS", "name", "Staffordshire"),)),
        Reading(
            _source("private", access="restricted"),
            (_say("council/STS", "website", "https://secret"), _say("programme/x", "name", "Secret scheme")),
        ),
    ]
    projection = _project(tmp_path, readings)
    council = _nodes(projection, "Council")["council/STS"]
    assert (council["access"], council["website"], len(council["evidence"])) == ("open", None, 1)  # type: ignore[arg-type]
    assert _nodes(projection, "Programme")["programme/x"]["access"] == "restricted"


def test_an_edge_of_a_restricted_node_is_restricted(tmp_path: Path) -> None:
    source = _source("a")
    resident = source.local("person", "Pat Resident")
    statements = (
        _say(resident, "name", "Pat Resident"),
        _say(resident, "kind", "other"),
        _say(source.local("item", "1"), "title", "Questions"),
        _say(resident, "NAMED_IN", source.local("item", "1")),
    )
    projection = _project(tmp_path, [Reading(source, statements)])
    (person,) = _nodes(projection, "Person").values()
    (edge,) = pq.read_table(projection.edge_file("NAMED_IN", "Person", "AgendaItem")).to_pylist()
    assert (person["access"], edge["access"]) == ("restricted", "restricted")


def test_officers_with_a_role_are_public_and_staff_named_in_passing_are_not(tmp_path: Path) -> None:
    source = _source("a")
    item = source.local("item", "1")
    statements = [_say(item, "title", "Budget")]
    for name, role in (("Ann Lee", "Head of Finance"), ("Bo Hay", None)):
        person = source.local("person", name)
        statements += [_say(person, "name", name), _say(person, "kind", "officer")]
        statements.append(_say(person, "NAMED_IN", item, qualifiers=(("role", role),) if role else ()))
    people = _nodes(_project(tmp_path, [Reading(source, tuple(statements))]), "Person").values()
    assert {row["name"]: row["access"] for row in people} == {"Ann Lee": "open", "Bo Hay": "restricted"}


def test_what_only_restricted_statements_say_makes_nobody_public(tmp_path: Path) -> None:
    passing, private = _source("a"), _source("b", access="restricted")
    person, item = passing.local("person", "Pat Low"), passing.local("item", "1")
    named = (
        _say(item, "title", "Budget"),
        _say(person, "name", "Pat Low"),
        _say(person, "kind", "officer"),
        _say(person, "NAMED_IN", item),
    )
    secret = (_say(person, "PEER_AT", "council/STS"), _say(person, "kind", "councillor"))
    (row,) = _nodes(_project(tmp_path, [Reading(passing, named), Reading(private, secret)]), "Person").values()
    assert row["access"] == "restricted"


def test_the_id_of_a_public_person_tells_nothing_of_a_restricted_paper(tmp_path: Path) -> None:
    readings = []
    for source, name in ((_source("a"), "Ann Lee"), (_source("b", access="restricted"), "Ann Margaret Lee")):
        person = source.local("person", name)
        said = (_say(person, "name", name), _say(person, "kind", "councillor"), _say(person, "COUNCILLOR_AT", "council/STS"))
        readings.append(Reading(source, said))
    (row,) = _nodes(_project(tmp_path, readings), "Person").values()
    assert (row["id"], row["name"], row["access"]) == ("person/ann-lee-sts", "Ann Lee", "open")


def test_a_resident_who_is_given_an_action_stays_private(tmp_path: Path) -> None:
    source = _source("a")
    resident, action = source.local("person", "Pat Resident"), source.local("action", "1")
    statements = (_say(resident, "name", "Pat Resident"), _say(resident, "kind", "other"), _say(action, "text", "Cut the hedge"))
    (row,) = _nodes(_project(tmp_path, [Reading(source, (*statements, _say(action, "ASSIGNED_TO", resident)))]), "Person").values()
    assert row["access"] == "restricted"


def test_an_edges_value_is_the_one_that_most_documents_state(tmp_path: Path) -> None:
    def share(name: str, until: str) -> Reading:
        return Reading(
            _source(name), (_say("programme/cpc", "FUNDED_BY", "organisation/x", qualifiers=(("period", "2016"), ("amount", until))),)
        )

    projection = _project(tmp_path, [share("a", "500"), share("b", "500"), share("c", "123456")])
    (row,) = pq.read_table(projection.edge_file("FUNDED_BY", "Programme", "Organisation")).to_pylist()
    assert (row["amount"], len(row["evidence"])) == (500.0, 3)


def test_any_order_once_or_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    readings = []
    for name in "abcdef":
        source = _source(name, date="2017-03-08")
        people = [source.local("person", f"Ann Lee {at}") for at in range(3)]
        statements = tuple(
            statement
            for at, person in enumerate(people)
            for statement in (
                _say(person, "name", f"Ann{'abc'[at]} Lee"),
                _say(person, "kind", "councillor"),
                _say(person, "COUNCILLOR_AT", "council/STS", qualifiers=(("role", f"Leader {name}"),)),
                _say(person, "MEMBER_OF", "body/board"),
            )
        )
        readings.append(Reading(source, statements))
    seen = set()
    for turn in range(4):
        shuffled = readings * (1 + turn % 2)
        random.Random(turn).shuffle(shuffled)
        shuffled = [Reading(read.source, tuple(random.Random(turn).sample(read.statements, len(read.statements)))) for read in shuffled]
        projection = _project(tmp_path / str(turn), shuffled)
        seen.add(json.dumps(json.loads((projection.folder / "manifest.json").read_text())["sha256"]))
    assert len(seen) == 1


def test_what_stands_outside_of_every_item_is_still_the_meetings(tmp_path: Path) -> None:
    spoken = (
        _say("meeting/board/2017-03-08", "date", "2017-03-08"),
        _say("meeting/board/2017-03-08", "HELD_BY", "body/board"),
        _say("body/board", "name", "The Board"),
        _say("meeting/board/2017-03-08", "HAS_ITEM", "item/board/2017-03-08/1"),
        _say("item/board/2017-03-08/1", "title", "Skills"),
        _say("item/board/2017-03-08/1", "DECIDED", "decision/a"),
        _say("decision/a", "text", "noted the report"),
        _say("decision/b", "text", "agreed the minutes"),
        _say("action/c", "text", "Send the minutes", access="restricted"),
    )
    made = _project(tmp_path, [Reading(_source("a"), spoken)])
    outside = "item/board/2017-03-08/outside-items"
    decided = pq.read_table(made.edge_file("DECIDED", "AgendaItem", "Decision")).to_pylist()
    assert {(row["source"], row["target"]) for row in decided} == {("item/board/2017-03-08/1", "decision/a"), (outside, "decision/b")}
    assert all(row["evidence"] for row in decided)
    (agreed,) = pq.read_table(made.edge_file("AGREED_ACTION", "AgendaItem", "Action")).to_pylist()
    assert (agreed["source"], agreed["access"]) == (outside, "restricted")
    held = pq.read_table(made.edge_file("HAS_ITEM", "Meeting", "AgendaItem")).to_pylist()
    assert {row["target"]: row["access"] for row in held} == {"item/board/2017-03-08/1": "open", outside: "open"}
    assert _nodes(made, "AgendaItem")[outside]["title"] is None
    assert {row["date"] for row in _nodes(made, "Decision").values()} == {"2017-03-08"}
    assert _nodes(made, "Meeting")["meeting/board/2017-03-08"]["name"] == "The Board, 2017-03-08"


def test_two_meetings_on_a_page_take_nothing_that_names_neither(tmp_path: Path) -> None:
    spoken = (
        *(_say(f"meeting/board/2017-0{month}-08", "date", f"2017-0{month}-08") for month in (3, 4)),
        _say("decision/b", "text", "agreed the minutes"),
    )
    made = _project(tmp_path, [Reading(_source("a"), spoken)])
    (decided,) = pq.read_table(made.edge_file("DECIDED", "AgendaItem", "Decision")).to_pylist()
    assert decided["source"].endswith("/outside-items")
    assert not made.edge_file("HAS_ITEM", "Meeting", "AgendaItem").exists()

"""The contract on graphs drawn at random: councils that ended, dates of every precision, joint awards, restricted rows."""

import itertools
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from both_engines import emptied, on_both, same

from councilgraph.graph.engines.neo4j import Address
from councilgraph.graph.policy import Clearance
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.catalogue import Catalogue, Query


@pytest.fixture(scope="module")
def server(neo4j_address: Address) -> Address:
    """The server, emptied once: after that each graph is brought to it by what differs from the one before."""
    emptied(neo4j_address)
    return neo4j_address


def _random_lists(folder: Path, seed: int) -> list[Path]:
    """Lists and minutes drawn at random: councils old and new, dates of every precision and none, joint awards, restricted rows."""
    chance = random.Random(seed)
    codes = ["DOR", "EDO", "CHC", "DST", "BPC", "SOM", "TAU", "SWT", "SMT", "NTH", "NNT", "WNT", "STS", "KEN", "ONS13", "CHE", "CHW", "ABE"]
    days = ["", "2012", "2014-05", "2016-02-29", "2019-04-01", "2023", "2024-11-30"]
    made = []

    def write(name: str, row: str, columns: str, rows: list[str], extra: str = "") -> None:
        path = folder / f"{name}.csv"
        header = columns.split(",")
        kinds = {"council": "council", "date": "date", "since": "date", "until": "date", "amount": "money", "programme": "programme"}
        manifest = ", ".join(f"{column}: {{type: {kinds.get(column, 'text')}}}" for column in header)
        path.write_text("\n".join([columns, *dict.fromkeys(rows)]) + "\n", encoding="utf-8")
        path.with_suffix(".yaml").write_text(
            f"title: {name}\nrow: {row}\npublisher: test\nlicence: test\ncolumns: {{{manifest}}}\n{extra}", encoding="utf-8"
        )
        made.append(path)

    def pick(values: list[str], count: int) -> list[str]:
        return [chance.choice(values) for _ in range(count)]

    programmes = ["cpc", "cpc-pr", "ldf", "digital-experts", "odp"]
    for status in ("held", "not-yet", "planned"):
        rows = [
            f"{code},{programme},{day}" for code, programme, day in zip(pick(codes, 12), pick(programmes, 12), pick(days, 12), strict=True)
        ]
        complete = chance.choice(["true", "false"])
        cover = (
            f"coverage: [{{programme: cpc, since: '2011', until: '2025', complete: {complete}, population: some, nations: [England]}}]\n"
        )
        access = "access: restricted\n" if status == "not-yet" else ""
        write(f"list-{status}", "participation", "council,programme,date", rows, f"status: {status}\n{access}{cover}")
    # An award has one date and one amount, whoever shares it.
    told = {f"a{number}": (chance.choice(days), chance.choice(["", "1000", "2500.50"])) for number in range(12)}
    awards = [f"{award},{code},{','.join(told[award])}" for award, code in zip(pick([*told], 20), pick(codes, 20), strict=True)]
    write("grants", "grant", "award,council,date,amount", awards, "programme: digital-experts\n")
    shares = [
        f"P{chance.randrange(3)},{code},{since},{until}"
        for code, since, until in zip(pick(codes, 9), pick(days[:4], 9), pick(days[4:], 9), strict=True)
    ]
    write("shared", "shared-service", "name,council,since,until", shares)
    minutes = folder / "minutes.txt"
    names = ["Kent County Council", "Dorset Council", "Staffordshire County Council"]
    minutes.write_text(
        f"Minutes of the Exeshire Improvement Board held on {chance.randrange(1, 28)} May 2020\n\n1. Peer challenge\n\n"
        f"{chance.choice(names)} had a Corporate Peer Challenge in 2018. {chance.choice(names)} was awarded £{chance.randrange(1, 99)},000 under Digital Experts.\n\n"
        "Decision\n\nThe Board noted the report.\n\nActions\n\nOfficers to write to members. Ann Example\n",
        encoding="utf-8",
    )
    return [*made, minutes]


def _asked_with(query: Query, seed: int) -> Iterator[tuple[dict[str, str], Clearance]]:
    """Every day with every lineage; the two clearances by turns, so that over two graphs each is met with each."""
    needed = {entry.name: {"council": "DST"}.get(entry.type, entry.example) for entry in query.parameters if entry.default is None}
    options = {entry.name for entry in query.parameters}
    days = ("", "2016-02-29", "2024") if "as_of" in options else ("",)
    lineages = ("none", "inherit") if "lineage" in options else ("",)
    for at, (day, lineage) in enumerate(itertools.product(days, lineages)):
        given = needed | ({"as_of": day} if day else {}) | ({"lineage": lineage} if lineage else {})
        turn = at + at // len(lineages) + seed
        yield given, "restricted" if query.access == "restricted" or turn % 2 else "open"


@pytest.mark.parametrize("seed", range(3))
def test_generated_graphs_answer_alike(
    seed: int, workspace: Workspace, load: Callable[..., tuple[Any, ...]], server: Address, tmp_path: Path
) -> None:
    lists = tmp_path / "lists"
    lists.mkdir()
    loaded = load(workspace, _random_lists(lists, seed))
    assert not [reject for entry in loaded for reject in entry.rejects if "says the same" not in reject.reason]
    with on_both(workspace, server) as pair:
        for query in Catalogue.load():
            for given, clearance in _asked_with(query, seed):
                same(pair, query.name, given, clearance)
        everything = "MATCH (n) RETURN count(n) AS nodes"
        embedded, there = (engine.run(everything, {}, timeout=60, limit=None).rows[0][0] for engine in pair)
        assert there == embedded + 2, "two marks"

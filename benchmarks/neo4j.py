"""`make bench`: how fast a graph reaches Neo4j, beside the plain ways; what a change costs; what the catalogue adds to a question.

Writes benchmarks/results/neo4j.md. `--nodes N` makes a graph of another size (three edges to a node).
"""

import argparse
import hashlib
import json
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import duckdb
import neo4j

from councilgraph.api.loading import load_files, load_reference
from councilgraph.api.reading import shipped_intakes
from councilgraph.api.settings import Settings
from councilgraph.graph.build import built, rebuild
from councilgraph.graph.engines.neo4j import Address, Neo4jGraph, connect
from councilgraph.graph.engines.neo4j_admin import write_admin_files
from councilgraph.graph.engines.neo4j_delivery import deliver
from councilgraph.graph.engines.neo4j_server import USER, LocalServer
from councilgraph.graph.ledger import open_ledger
from councilgraph.graph.projection import FORMAT, Projection
from councilgraph.graph.vocabulary import Column, vocabulary
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.catalogue import CLEARANCE, Catalogue
from councilgraph.queries.run import run_query

RESULTS: Final = Path(__file__).resolve().parent / "results" / "neo4j.md"
BATCH: Final = 5_000
ROUNDS: Final = 2
ASKED: Final = 150
# Parts of a hundred of the nodes, and of three hundred of the edges.
NODES: Final = {"Council": 1, "Meeting": 4, "AgendaItem": 25, "Decision": 25, "Person": 20, "Evidence": 25}
EDGES: Final = {
    ("HAS_ITEM", "Meeting", "AgendaItem"): 25,
    ("DECIDED", "AgendaItem", "Decision"): 25,
    ("NAMED_IN", "Person", "AgendaItem"): 100,
    ("ATTENDED", "Person", "Meeting"): 60,
    ("EVIDENCED_BY", "Decision", "Evidence"): 90,
}
# Values of about the length that minutes have; one in a hundred changes with `version`.
_VALUES: Final = {
    "string": "'{name} ' || (i + CASE WHEN i % 100 = 0 THEN {version} ELSE 0 END)",
    "strings": "['{name}/' || i % 997]",
    "integer": "i",
    "number": "i + 0.5",
    "boolean": "i % 2 = 0",
}


def generated(folder: Path, nodes: int, version: int) -> Projection:
    """A projection of `nodes` nodes and three times as many edges. Of another `version`, one node and one edge in a hundred differ."""
    connection, words = duckdb.connect(), vocabulary()
    (folder / "nodes").mkdir(parents=True)
    node_counts, edge_counts = dict.fromkeys(words.nodes, 0), dict.fromkeys(words.edges, 0)
    for kind in words.nodes.values():
        node_counts[kind.name] = NODES.get(kind.name, 0) * nodes // 100
        connection.execute(
            f"COPY (SELECT '{kind.slug}/' || lpad(CAST(i AS VARCHAR), 8, '0') AS id{_columns(words.columns(kind), version)} "
            f"FROM range({node_counts[kind.name]}) t(i)) TO '{folder}/nodes/{kind.name}.parquet' (FORMAT parquet)"
        )
    for (name, source, target), share in EDGES.items():
        edge_counts[name] = share * nodes // 100
        (folder / "edges" / name).mkdir(parents=True)
        ends = ", ".join(
            f"'{words.nodes[kind].slug}/' || lpad(CAST(hash(i + {salt}) % {node_counts[kind]} AS VARCHAR), 8, '0') AS {end}"
            for kind, end, salt in ((source, "source", 0), (target, "target", 7))
        )
        # Of another version, one edge in a hundred is another edge.
        number = f"(i + CASE WHEN i % 100 = 0 THEN {version} * 100000000 ELSE 0 END)"
        connection.execute(
            f"COPY (SELECT '{name}/' || lpad(CAST({number} AS VARCHAR), 16, '0') AS id, {ends}{_columns(words.columns(words.edges[name]), 0)} "
            f"FROM range({edge_counts[name]}) t(i) ORDER BY id) TO '{folder}/edges/{name}/{source}-{target}.parquet' (FORMAT parquet)"
        )
    files = {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*.parquet")}
    manifest = {"format": FORMAT, "vocabulary": words.version, "change_number": version, "nodes": node_counts, "edges": edge_counts}
    (folder / "manifest.json").write_text(json.dumps(manifest | {"sha256": files}), encoding="utf-8")
    return Projection.read(folder)


def _columns(columns: Sequence[Column], version: int) -> str:
    own = {"access": "'open'", "first_seen": "'2017-03-08'", "last_seen": "'2017-03-08'"}
    return "".join(
        f', {own.get(column.name) or _VALUES[column.type].format(name=column.name, version=version)} AS "{column.name}"'
        for column in columns
    )


def _emptied(driver: neo4j.Driver) -> None:
    with driver.session() as session:
        session.run("MATCH ()-[r]->() CALL { WITH r DELETE r } IN TRANSACTIONS OF 20000 ROWS").consume()
        session.run("MATCH (n) CALL { WITH n DELETE n } IN TRANSACTIONS OF 20000 ROWS").consume()
        for record in list(session.run("SHOW CONSTRAINTS YIELD name")):
            session.run(f"DROP CONSTRAINT {record['name']}").consume()
        for record in list(session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name")):
            session.run(f"DROP INDEX {record['name']}").consume()


def plainly(driver: neo4j.Driver, projection: Projection, verb: str) -> None:
    """What a script of an afternoon does: a constraint a kind of node, then batches of UNWIND with `verb` (MERGE on the pattern, or CREATE)."""
    with driver.session() as session:
        for kind in projection.nodes:
            session.run(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{kind}) REQUIRE n.id IS UNIQUE").consume()
        for kind in NODES:
            made = "MERGE (n:{0} {{id: row.id}}) SET n += row" if verb == "MERGE" else "CREATE (n:{0}) SET n = row"
            for rows in _batches(projection.node_file(kind)):
                _write(session, f"UNWIND $rows AS row {made.format(kind)}", rows)
        for name, source, target in EDGES:
            text = (
                f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
                f"{verb} (a)-[r:{name}]->(b) SET r += row.row"
            )
            for rows in _batches(projection.edge_file(name, source, target)):
                _write(session, text, [{"source": row.pop("source"), "target": row.pop("target"), "row": row} for row in rows])


def _batches(path: Path) -> Iterator[list[dict[str, Any]]]:
    for batch in duckdb.connect().sql(f"SELECT * FROM '{path}'").to_arrow_reader(BATCH):
        yield batch.to_pylist()


def _write(session: neo4j.Session, text: str, rows: list[dict[str, Any]]) -> None:
    session.execute_write(lambda transaction: transaction.run(text, rows=rows).consume())


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def loading(server: LocalServer, other: LocalServer, folder: Path, nodes: int) -> Iterator[str]:
    """The lines on loading: each way on an emptied server, in turn, after a small graph has warmed it up; the best of the rounds."""
    whole, small = generated(folder / "whole", nodes, 0), generated(folder / "small", max(nodes // 10, 100), 0)
    changed = generated(folder / "changed", nodes, 1)
    elements = sum(whole.nodes.values()) + sum(whole.edges.values())
    address = Address(server.start().address, USER, server.password())
    memory = folder / "delivered"
    ways: dict[str, Callable[[Projection], object]] = {}
    best: dict[str, float] = {}
    with connect(address) as driver:
        ways["plain driver, UNWIND and MERGE on the pattern"] = lambda given: plainly(driver, given, "MERGE")
        ways["plain driver, UNWIND and CREATE"] = lambda given: plainly(driver, given, "CREATE")
        ways["councilgraph load"] = lambda given: deliver(given, address, memory)
        for way in ways.values():
            _emptied(driver)
            way(small)
        for _ in range(ROUNDS):
            for name, way in ways.items():
                _emptied(driver)
                best[name] = min(best.get(name, float("inf")), _seconds(lambda way=way: way(whole)))  # type: ignore[misc]
        again = _seconds(lambda: deliver(whole, address, memory))
        change = _seconds(lambda: deliver(changed, address, memory))
        elsewhere = _seconds(lambda: deliver(whole, address, folder / "another host"))
    server.stop()

    def offline() -> None:
        other.import_files(write_admin_files(whole, folder / "files").arguments)

    best["councilgraph neo4j import: files written and imported, server stopped"] = min(_seconds(offline) for _ in range(ROUNDS))
    plain = best["plain driver, UNWIND and MERGE on the pattern"]
    yield f"## Loading {sum(whole.nodes.values()):,} nodes and {sum(whole.edges.values()):,} edges\n"
    yield "| way | seconds | elements/s | beside plain MERGE |\n| --- | --- | --- | --- |"
    for name, seconds in best.items():
        yield f"| {name} | {seconds:.1f} | {elements / seconds:,.0f} | {plain / seconds:.2f} |"
    full = best["councilgraph load"]
    yield "\n## Loading again\n\n| what | seconds | share of a full load |\n| --- | --- | --- |"
    yield f"| nothing changed | {again:.2f} | {again / full:.1%} |"
    yield f"| one node and one edge in a hundred changed | {change:.2f} | {change / full:.1%} |"
    yield f"| the same change, by a host that has not loaded this server before and asks it | {elsewhere:.2f} | {elsewhere / full:.1%} |"


def asking(server: LocalServer, folder: Path) -> Iterator[str]:
    """The lines on asking: each question by turns through the catalogue and by the bare driver, the medians."""
    workspace = Workspace(folder / "workspace")
    with open_ledger(workspace, "bench", now=str) as ledger:
        load_reference(ledger)
        load_files(ledger, [*shipped_intakes(lists_too=True, examples=True)], processes=1)
        rebuild(ledger, workspace.graph)
    projection = built(workspace.graph)
    assert projection is not None
    address = Address(server.start().address, USER, server.password())
    with connect(address) as driver:
        _emptied(driver)
    deliver(projection, address, folder / "delivered")
    graph, catalogue = Neo4jGraph(address), Catalogue.load()
    yield "\n## Asking\n\n| query | rows | bare driver, ms | catalogue, ms | overhead |\n| --- | --- | --- | --- | --- |"
    overheads = []
    with connect(address) as driver:
        for name, values in {
            "evidence-of": {"id": "council/STS"},
            "people-named": {"name": "holt"},
            "open-actions": {"as_of": "2017-04-01"},
            "meetings-of-body": {"body": "Improvement"},
            "lineage": {"council": "SMT"},
            "programme-participants": {"programme": "ldf"},
            "take-up": {},
            "no-cpc-with-grants": {"as_of": "2017-03-08"},
        }.items():
            query = catalogue.query(name)
            bound = query.bind(values) | {CLEARANCE: "open"}

            def bare(text: str = query.on("neo4j"), bound: dict[str, Any] = bound) -> list[list[Any]]:
                with driver.session(default_access_mode=neo4j.READ_ACCESS) as session:
                    return [record.values() for record in session.run(neo4j.Query(text, timeout=60.0), bound)]  # type: ignore[arg-type]

            def ours(name: str = name, values: dict[str, str] = values) -> int:
                return len(run_query(catalogue, graph, name, values, clearance="open").rows)

            rows = ours()
            times: tuple[list[float], list[float]] = ([], [])
            # The first of them wait for the server to compile the query.
            for turn in range(ASKED + 20):
                for at, ask in ((0, bare), (1, ours)) if turn % 2 else ((1, ours), (0, bare)):
                    seconds = _seconds(ask)
                    if turn >= 20:
                        times[at].append(seconds)
            one, other = (statistics.median(found) * 1000 for found in times)
            overheads.append(other / one - 1)
            yield f"| {name} | {rows} | {one:.2f} | {other:.2f} | {other / one - 1:+.1%} |"
    yield f"\nMedian overhead {statistics.median(overheads):+.1%}, of {ASKED} runs each by turns, after 20 to warm up."
    graph.close()
    server.stop()


def main() -> int:
    """Measure on servers of our own in a scratch folder."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--nodes", type=int, default=100_000)
    nodes: int = given.parse_args().nodes
    cache = Settings.make(None, None, 0).cache
    lines = [
        "# Neo4j\n",
        f"Written by `make bench`: Neo4j Community and the loader on one machine, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"driver {neo4j.__version__} with neo4j-rust-ext. Load of the machine at the start: {os.getloadavg()[0]:.1f}.\n",
    ]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        server, other = LocalServer(folder / "server", cache), LocalServer(folder / "other", cache)
        try:
            lines += loading(server, other, folder, nodes)
            lines += asking(server, folder)
        finally:
            server.stop()
            other.stop()
    text = "\n".join(lines) + "\n"
    print(text)
    if nodes == 100_000:
        RESULTS.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

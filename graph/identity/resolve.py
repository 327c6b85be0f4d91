"""Identity: every local key of the ledger -> the id of the node it is, computed from all documents at once."""

import duckdb
import pyarrow as pa

from councilgraph.graph.facts import content_id
from councilgraph.graph.identity.business import resolve_business
from councilgraph.graph.identity.mentions import read_mentions
from councilgraph.graph.identity.people import resolve_people


def resolve(connection: duckdb.DuckDBPyConnection) -> None:
    """(Re)create the temporary table `identity(mention, node, how, sure)`, one row for every local key of the live statements, and for
    every body, with its meetings, that a document names without its host; and `former_identity(mention, node)`, the ids that they would
    have without a person's decision, or without their host, where those are others.

    The rows are a function of the set of live statements and of the decisions in `judgement`: no order of loading changes them.
    """
    mentions = read_mentions(connection)
    judged = connection.execute('SELECT "left", "right", same FROM judgement WHERE undone_at IS NULL ORDER BY ALL').fetchall()
    resolved = resolve_business(mentions)
    together = [(left, right) for left, right, same in judged if same]
    apart = [(left, right) for left, right, same in judged if not same]
    people = resolve_people(mentions, resolved, together, apart)
    # What people's decisions joined bears one id where it would bear several: the others lead to it.
    undecided = resolve_people(mentions, resolved, [], apart) if together else {}
    former = [(key, node) for key, (node, _, _) in undecided.items() if node != people[key][0]]
    resolved |= people
    for key in mentions.by_key:
        if key not in resolved:
            slug = key[1:].partition("/")[0]
            resolved[key] = (f"{slug}/{content_id(key)}", "one document", True)
    resolved |= {key: (node, "the one body of that name whose host is known", True) for key, node in mentions.bodies.items()}
    rows = [{"mention": key, "node": node, "how": how, "sure": sure} for key, (node, how, sure) in sorted(resolved.items())]
    schema = pa.schema([("mention", pa.string()), ("node", pa.string()), ("how", pa.string()), ("sure", pa.bool_())])
    connection.register("incoming_identity", pa.Table.from_pylist(rows, schema=schema))
    connection.execute("CREATE OR REPLACE TEMP TABLE identity AS SELECT * FROM incoming_identity")
    connection.unregister("incoming_identity")
    former += [(key, key) for key in mentions.bodies]
    connection.execute("CREATE OR REPLACE TEMP TABLE former_identity (mention VARCHAR, node VARCHAR)")
    if former:
        connection.executemany("INSERT INTO former_identity VALUES (?, ?)", sorted(former))

"""Statements with the named graph of each document that makes them, for N-Quads and TriG.

A field's statement stands in the graphs of the documents that state this very value; a statement of a row as a whole (its class, its
ends) in those of the documents whose words it rests on. What is drawn from several documents together, such as the day something was
first seen, stands in no named graph.
"""

from dataclasses import replace
from typing import Final

from councilgraph.graph.attribution import SOURCES
from councilgraph.graph.projection import Projection
from councilgraph.graph.rdf.statements import SIDE, Stream
from councilgraph.graph.rdf.syntax import Said, Subject, Syntax, encoded, quoted

_SEPARATOR: Final = "chr(31)"


class Attribution:
    """The graphs of statements, as SQL over the files of a projection. `first`: the graph stands before its statement, not behind it."""

    def __init__(self, projection: Projection, syntax: Syntax, *, first: bool) -> None:
        self._syntax = syntax
        self._first = first
        self._sources = f"read_parquet('{projection.folder / SOURCES}')"
        quotes = projection.edge_file("QUOTES", "Evidence", "Document")
        self._quotes = f"read_parquet('{quotes}')" if quotes.exists() else "(SELECT '' AS source, '' AS target LIMIT 0)"

    def rows(self, stream: Stream) -> str:
        """SQL of the stream's rows with three columns more: `graphs`, `by_value` and `by_evidence`."""
        rows = stream.rows()
        graph = self._syntax.resource(Subject("document", encoded("document")))
        nothing = "MAP {}::MAP(VARCHAR, VARCHAR[])"
        if stream.kind in SIDE:
            return f"SELECT *, ['']::VARCHAR[] AS graphs, {nothing} AS by_value, {nothing} AS by_evidence FROM ({rows})"
        document = {
            "Document": "SELECT id, id AS document FROM r",
            "Evidence": "SELECT r.id, q.target AS document FROM r JOIN q ON q.source = r.id",
            "QUOTES": "SELECT id, target AS document FROM r",
            "EVIDENCED_BY": "SELECT r.id, q.target AS document FROM r JOIN q ON q.source = r.target",
        }.get(stream.kind, "SELECT id, document FROM e")
        return f"""
            WITH r AS ({rows}), q AS (SELECT source, target FROM {self._quotes}),
            e AS (SELECT u.id, u.evidence, q.target AS document FROM (SELECT id, unnest(evidence) AS evidence FROM r) u JOIN q ON q.source = u.evidence),
            g AS (SELECT id, list_sort(list(DISTINCT {graph})) AS graphs FROM ({document}) GROUP BY id),
            b AS (SELECT id, map_from_entries(list((evidence, [{graph}]))) AS by_evidence FROM (SELECT DISTINCT * FROM e) GROUP BY id),
            v AS (SELECT id, map_from_entries(list((field || {_SEPARATOR} || value, graphs))) AS by_value
                  FROM (SELECT id, field, value, list_sort(list({graph})) AS graphs FROM {self._sources}
                        WHERE id IN (SELECT id FROM r) GROUP BY id, field, value) GROUP BY id)
            SELECT r.*, coalesce(g.graphs, ['']) AS graphs, coalesce(v.by_value, {nothing}) AS by_value,
                   coalesce(b.by_evidence, {nothing}) AS by_evidence
            FROM r LEFT JOIN g USING (id) LEFT JOIN b USING (id) LEFT JOIN v USING (id)"""

    def stream(self, stream: Stream) -> Stream:
        """The stream with each of its statements once a graph."""
        return replace(stream, says=[self._said(said) for said in stream.says])

    def _said(self, said: Said) -> Said:
        line = said.single
        turned = f"g || ' ' || {line}" if self._first else f"CASE g WHEN '' THEN {line} ELSE {line} || ' ' || g END"
        if said.derived:
            graphs = "['']"
        elif said.column == "evidence":
            graphs = "coalesce(by_evidence[v], [''])"
        elif said.field:
            value = "v" if said.many else f'CAST("{said.column}" AS VARCHAR)'
            graphs = f"coalesce(by_value[{quoted(said.field)} || {_SEPARATOR} || {value}], graphs)"
        else:
            graphs = "graphs"
        lines = f"list_transform({graphs}, lambda g: {turned})"
        if said.many:
            lines = f'flatten(list_transform("{said.column}", lambda v: {lines}))'
        return replace(said, sql=lines, many=True, fixed=False)

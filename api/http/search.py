"""Full-text search over names, titles, decisions and actions: forgiving of slips of the finger, ranked, in memory."""

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import duckdb
import tantivy

from councilgraph.api.http.things import titled
from councilgraph.graph.projection import Projection
from councilgraph.graph.vocabulary import vocabulary

# What is searched: kind -> the columns whose words count, and how much a hit in that kind weighs beside others.
SEARCHED: Final = {
    "Council": (("name", "short_name", "name_cy", "code"), 4.0),
    "Programme": (("name", "acronym", "other_names"), 4.0),
    "Person": (("name",), 3.0),
    "Organisation": (("name", "other_names"), 2.0),
    "Meeting": (("called", "date"), 1.5),
    "SharedService": (("name", "service"), 1.5),
    "Grant": (("name",), 1.0),
    "AgendaItem": (("title",), 1.0),
    "Decision": (("text",), 1.0),
    "Action": (("text",), 1.0),
}
# More than any words weigh: a node that the words are known to mean.
_MEANT: Final = 1_000.0
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that was found."""

    kind: str
    id: str
    title: str
    score: float
    date: str | None


# A node to be found: its kind, its id, what it is called, the words that count, its date.
Text = tuple[str, str, str, str, str | None]


def texts(projection: Projection) -> Iterator[Text]:
    """Every searched node of a projection."""
    connection = duckdb.connect()
    for kind, (columns, _) in SEARCHED.items():
        types = {column.name: column.type for column in vocabulary().columns(vocabulary().nodes[kind])}
        counted = ", ".join(
            f"array_to_string(\"{name}\", ' ')" if types.get(name) == "strings" else f'CAST("{name}" AS VARCHAR)' for name in columns
        )
        dated = "CAST(date AS VARCHAR)" if "date" in types else "NULL"
        rows = connection.execute(
            f"SELECT '{kind}', id, called || coalesce(', ' || told, ''), concat_ws(' ', {counted}), {dated} FROM ({titled(projection, kind)}) "
            f"LEFT JOIN ({_given(projection) if kind == 'Grant' else 'SELECT NULL AS id, NULL AS told'}) USING (id)"
        )
        while batch := rows.fetchmany(5000):
            yield from batch


def _given(projection: Projection) -> str:
    """SQL for whom each grant was given to: many are named alike."""
    edges = projection.edge_file("RECEIVED", "Council", "Grant")
    if not edges.exists():
        return "SELECT NULL AS id, NULL AS told"
    return (
        "SELECT r.target AS id, min(c.name) || CASE count(*) WHEN 1 THEN '' WHEN 2 THEN ' and another' ELSE ' and others' END AS told "
        f"FROM read_parquet('{edges}') r JOIN read_parquet('{projection.node_file('Council')}') c ON c.id = r.source GROUP BY 1"
    )


class SearchIndex:
    """An index of texts, in memory."""

    def __init__(self, found: Iterable[Text]) -> None:
        """Index the texts; about 100,000 in a few seconds."""
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        builder.add_text_field("kind", stored=True, tokenizer_name="raw")
        builder.add_text_field("title", stored=True)
        builder.add_text_field("words")
        builder.add_text_field("date", stored=True, tokenizer_name="raw")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer(heap_size=64_000_000, num_threads=1)
        for kind, node, title, words, date in found:
            writer.add_document(tantivy.Document(id=node, kind=kind, title=title, words=words, date=date or ""))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def find(self, words: str, *, kind: str | None = None, limit: int = 20, first: Sequence[str] = ()) -> list[Hit]:
        """The best hits for `words`, best first. Every word counts as itself, as a beginning, or with a slip of one letter (two in
        long words); the last two weigh less. `first` are the ids of nodes that the words are known to mean, whatever these are called."""
        given = [word.lower() for word in _WORD.findall(words)][:12]
        if not given:
            return []
        must = [(tantivy.Occur.Must, self._word(word)) for word in given]
        only = (
            [(tantivy.Occur.Must, tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, "kind", kind), 0.0001))] if kind else []
        )
        # A constant: by the rules of BM25 a kind of which there are few would weigh the more.
        weigh = [
            (tantivy.Occur.Should, tantivy.Query.const_score_query(tantivy.Query.term_query(self._schema, "kind", name), weight))
            for name, (_, weight) in SEARCHED.items()
        ]
        asked = tantivy.Query.boolean_query([*must, *only, *weigh])
        if first:
            meant = [tantivy.Query.const_score_query(tantivy.Query.term_query(self._schema, "id", node), _MEANT) for node in first]
            either = tantivy.Query.boolean_query([(tantivy.Occur.Should, one) for one in (*meant, asked)])
            asked = tantivy.Query.boolean_query([(tantivy.Occur.Must, either), *only])
        searcher = self._index.searcher()
        found = searcher.search(asked, limit).hits
        hits = []
        for score, address in found:
            document = searcher.doc(address)
            hits.append(
                Hit(
                    str(document["kind"][0]),
                    str(document["id"][0]),
                    str(document["title"][0]),
                    round(float(score), 3),
                    str(document["date"][0]) or None,
                )
            )
        return sorted(hits, key=lambda hit: (-hit.score, hit.kind, hit.title, hit.id))

    def _word(self, word: str) -> tantivy.Query:
        forms = [(tantivy.Occur.Should, tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, "words", word), 6.0))]
        if len(word) >= 3:
            forms.append(
                (
                    tantivy.Occur.Should,
                    tantivy.Query.boost_query(tantivy.Query.fuzzy_term_query(self._schema, "words", word, distance=0, prefix=True), 2.0),
                )
            )
        if len(word) >= 4:
            slips = 2 if len(word) >= 8 else 1
            forms.append((tantivy.Occur.Should, tantivy.Query.fuzzy_term_query(self._schema, "words", word, distance=slips)))
        return tantivy.Query.boolean_query(forms)


class Searches:
    """The index of the open graph and that of the whole, each made when it is first asked and anew when the graph has changed."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: dict[str, tuple[int, SearchIndex]] = {}

    def of(self, name: str, projection: Projection) -> SearchIndex:
        """The index of a projection; `name` tells the open one from the whole."""
        with self._lock:
            made = self._made.get(name)
            if made is None or made[0] != projection.change_number:
                made = projection.change_number, SearchIndex(texts(projection))
                self._made[name] = made
            return made[1]

"""The projection's SQL, made from the vocabulary: resolved facts, then one SELECT a node kind and one an edge kind.

How one value is chosen where several statements give a field: the value that most documents state, then the longest, then the
last in order; for dates the most precise first. A list field holds every value, sorted. An open node or edge takes its values and its
evidence from open statements alone.
"""

from typing import Final

from councilgraph.graph.vocabulary import EdgeKind, Field, NodeKind

# Every statement with its ends resolved. `date` is when it was said or held: its own time, else its document's.
# Items, decisions, actions and figures take the date of their meeting; its words are the meeting's evidence, not theirs.
# A meeting is called by its body and its date.
# What was decided or is to be done outside of every item that was read stands under one more of the meeting, which has no title: a
# meeting is asked for its decisions by its items, and none may be lost on the way.
FACTS: Final = """
CREATE OR REPLACE TEMP TABLE raw_fact AS
SELECT s.document, coalesce(i.node, s.subject) AS subject, s.predicate,
       CASE WHEN upper(s.predicate) = s.predicate THEN coalesce(j.node, s.object) ELSE s.object END AS object,
       upper(s.predicate) = s.predicate AS is_edge, s.qualifiers, s.evidence, s.access, s.valid_from
FROM live_statement s LEFT JOIN identity i ON i.mention = s.subject LEFT JOIN identity j ON j.mention = s.object;

CREATE OR REPLACE TEMP TABLE only_meeting AS
SELECT document, min(subject) AS meeting FROM raw_fact WHERE starts_with(subject, 'meeting/') GROUP BY document HAVING count(DISTINCT subject) = 1;

CREATE OR REPLACE TEMP TABLE loose AS
SELECT f.document, f.subject AS said, f.evidence, f.access, m.meeting,
       'item/' || coalesce(substr(m.meeting, 9), substr(f.document, 10)) || '/outside-items' AS item
FROM raw_fact f LEFT JOIN only_meeting m USING (document)
WHERE f.predicate = 'text' AND split_part(f.subject, '/', 1) IN ('decision', 'action')
  AND f.subject NOT IN (SELECT object FROM raw_fact WHERE predicate IN ('DECIDED', 'AGREED_ACTION'));

INSERT INTO raw_fact
SELECT document, item, CASE WHEN starts_with(said, 'decision/') THEN 'DECIDED' ELSE 'AGREED_ACTION' END, said, true, '{}', evidence, access, NULL FROM loose
UNION ALL SELECT document, meeting, 'HAS_ITEM', item, true, '{}', evidence, access, NULL FROM loose WHERE meeting IS NOT NULL;

CREATE OR REPLACE TEMP TABLE meeting_date AS
SELECT subject AS meeting, max_by(object, (access = 'open', length(object), object)) AS date,
       CASE WHEN bool_or(access = 'open') THEN 'open' ELSE 'restricted' END AS access
FROM raw_fact WHERE predicate = 'date' AND starts_with(subject, 'meeting/') GROUP BY subject;

CREATE OR REPLACE TEMP TABLE document_date AS
SELECT d.id AS document, coalesce(d.date, min(m.date)) AS date
FROM live_document d LEFT JOIN raw_fact f ON f.document = d.id AND f.predicate = 'HAS_ITEM' LEFT JOIN meeting_date m ON m.meeting = f.subject
GROUP BY d.id, d.date;

CREATE OR REPLACE TEMP TABLE item_date AS
SELECT DISTINCT f.object AS item, m.date, f.document,
       CASE WHEN f.access = 'open' AND m.access = 'open' THEN 'open' ELSE 'restricted' END AS access
FROM raw_fact f JOIN meeting_date m ON m.meeting = f.subject WHERE f.predicate = 'HAS_ITEM';

CREATE OR REPLACE TEMP TABLE body_name AS
SELECT body, max_by(name, (is_open, documents, length(name), name)) AS name, CASE WHEN bool_or(is_open) THEN 'open' ELSE 'restricted' END AS access
FROM (SELECT subject AS body, object AS name, count(DISTINCT document) AS documents, bool_or(access = 'open') AS is_open
      FROM raw_fact WHERE predicate = 'name' AND starts_with(subject, 'body/') GROUP BY ALL) GROUP BY body;

CREATE OR REPLACE TEMP TABLE fact AS
SELECT r.* EXCLUDE (valid_from), coalesce(r.valid_from, d.date) AS seen FROM raw_fact r JOIN document_date d USING (document)
WHERE NOT (is_edge AND subject = object)
UNION ALL
SELECT h.document, h.subject, 'name', concat_ws(', ', b.name, m.date), false, '{}', []::VARCHAR[],
       CASE WHEN h.access = 'open' AND b.access = 'open' AND coalesce(m.access, 'open') = 'open' THEN 'open' ELSE 'restricted' END, m.date
FROM raw_fact h JOIN body_name b ON b.body = h.object LEFT JOIN meeting_date m ON m.meeting = h.subject WHERE h.predicate = 'HELD_BY'
UNION ALL
SELECT document, item, 'date', date, false, '{}', []::VARCHAR[], access, date FROM item_date
UNION ALL
SELECT i.document, r.object, 'date', i.date, false, '{}', []::VARCHAR[],
       CASE WHEN r.access = 'open' AND i.access = 'open' THEN 'open' ELSE 'restricted' END, i.date
FROM raw_fact r JOIN item_date i ON i.item = r.subject
WHERE r.predicate IN ('DECIDED', 'AGREED_ACTION') OR (r.predicate = 'MENTIONS' AND starts_with(r.object, 'figure/'));
"""

# A person is public by office or by part in the meeting (graph/policy.py says it in words).
NODES: Final = """
CREATE OR REPLACE TEMP TABLE touch AS
SELECT subject AS id, access, evidence, seen, predicate, qualifiers, NOT is_edge AS own FROM fact
UNION ALL SELECT object, access, evidence, seen, predicate, qualifiers, false FROM fact WHERE is_edge;

CREATE OR REPLACE TEMP TABLE node AS
SELECT id, split_part(id, '/', 1) AS slug,
       CASE WHEN bool_or(access = 'open') AND (split_part(id, '/', 1) <> 'person' OR {public}) THEN 'open' ELSE 'restricted' END AS access,
       bool_or(own AND access = 'open') AS owned_open, bool_or(own) AS owned
FROM touch WHERE split_part(id, '/', 1) NOT IN ('document', 'evidence') GROUP BY id;

CREATE OR REPLACE TEMP TABLE node_common AS
SELECT n.id, n.access, list_sort(list_distinct(flatten(list(t.evidence)))) AS evidence, min(t.seen) AS first_seen, max(t.seen) AS last_seen
FROM node n JOIN touch t ON t.id = n.id
WHERE (n.access = 'restricted' OR t.access = 'open') AND (t.own OR NOT CASE WHEN n.access = 'open' THEN n.owned_open ELSE n.owned END)
GROUP BY n.id, n.access;

CREATE OR REPLACE TEMP TABLE chosen AS
SELECT f.subject AS id, f.predicate, f.object, count(DISTINCT f.document) AS support
FROM fact f JOIN node n ON n.id = f.subject WHERE NOT f.is_edge AND (n.access = 'restricted' OR f.access = 'open')
GROUP BY ALL;
"""


def node_select(kind: NodeKind) -> str:
    """SELECT of one node kind's table: id, its fields, the common columns; sorted by id."""
    fields = "".join(f", {_node_field(field)}" for field in kind.fields)
    return f"""SELECT n.id{fields}, n.evidence, n.access, n.first_seen, n.last_seen
        FROM node_common n LEFT JOIN chosen c USING (id) WHERE split_part(n.id, '/', 1) = '{kind.slug}' GROUP BY ALL ORDER BY n.id"""


def _node_field(field: Field) -> str:
    where = f"FILTER (WHERE c.predicate = '{field.name}')"
    if field.type == "strings":
        return f"coalesce(list_sort(list_distinct(list(c.object) {where})), []::VARCHAR[]) AS {_named(field.name)}"
    order = "(length(c.object), c.support, c.object)" if field.type == "date" else "(c.support, length(c.object), c.object)"
    best = f"max_by(c.object, {order}) {where}"
    return _typed(best, field)


def edge_select(kind: EdgeKind, source: str, target: str) -> str:
    """SELECT of one edge kind between two node kinds (given by slug): id, source, target, fields, common columns; sorted by id."""
    keys = "".join(f", {_given(name)} AS k_{name}" for name in kind.key)
    group = ", ".join(["subject", "object", *(f"k_{name}" for name in kind.key)])
    fields = "".join(f", {_edge_field(field, field.name in kind.key)}" for field in kind.fields)
    support = "".join(
        f", count(DISTINCT document) OVER (PARTITION BY {group}, {_given(name.name)}) AS s_{name.name}"
        for name in kind.fields
        if name.name not in kind.key and name.type != "strings"
    )
    return f"""
        WITH part AS (SELECT document, subject, object, qualifiers, evidence, access, seen{keys} FROM fact
                      WHERE predicate = '{kind.name}' AND split_part(subject, '/', 1) = '{source}' AND split_part(object, '/', 1) = '{target}'),
        known AS (SELECT *, bool_or(access = 'open') OVER (PARTITION BY {group}) AS is_open FROM part QUALIFY access = 'open' OR NOT is_open),
        kept AS (SELECT *{support} FROM known)
        SELECT {edge_id(kind, "k_{}")} AS id, subject AS source, object AS target{fields},
               list_sort(list_distinct(flatten(list(evidence)))) AS evidence,
               CASE WHEN bool_and(is_open) AND coalesce(any_value(a.access), 'open') = 'open' AND coalesce(any_value(b.access), 'open') = 'open'
                    THEN 'open' ELSE 'restricted' END AS access,
               min(seen) AS first_seen, max(seen) AS last_seen
        FROM kept LEFT JOIN node a ON a.id = subject LEFT JOIN node b ON b.id = object
        GROUP BY {group} ORDER BY id"""


def edge_id(kind: EdgeKind, key: str = "(qualifiers ->> '{}')") -> str:
    """The id of an edge over the rows of `fact`: a hash of its kind, its ends and the fields that tell it apart, each given by `key`."""
    parts = ", ".join([f"'{kind.name}'", "subject", "object", *(key.format(name) for name in kind.key)])
    return f"'{kind.name}/' || substr(sha256(to_json([{parts}])::VARCHAR), 1, 16)"


def _given(name: str) -> str:
    return f"(qualifiers ->> '{name}')"


def _edge_field(field: Field, is_key: bool) -> str:
    if is_key:
        return _typed(f"k_{field.name}", field)
    if field.type == "strings":
        lists = f"flatten(list(CAST(qualifiers -> '{field.name}' AS VARCHAR[])))"
        return f"coalesce(list_sort(list_distinct({lists})), []::VARCHAR[]) AS {_named(field.name)}"
    value = _given(field.name)
    order = f"(length({value}), s_{field.name}, {value})" if field.type == "date" else f"(s_{field.name}, length({value}), {value})"
    return _typed(f"max_by({value}, {order}) FILTER (WHERE {value} IS NOT NULL)", field)


def _typed(value: str, field: Field) -> str:
    name = _named(field.name)
    if field.type == "date":
        return f"{value} AS {name}, latest_day({value}) AS {field.name}_latest"
    types = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}
    return f"CAST({value} AS {types[field.type]}) AS {name}" if field.type in types else f"{value} AS {name}"


def _named(name: str) -> str:
    return f'"{name}"'


# A list field that is a key of an edge would need another hash; the vocabulary has none.
LATEST_DAY: Final = """
CREATE OR REPLACE TEMP MACRO latest_day(value) AS CASE length(value)
    WHEN 4 THEN value || '-12-31' WHEN 7 THEN strftime(last_day(CAST(value || '-01' AS DATE)), '%Y-%m-%d') ELSE value END;
"""

DOCUMENTS: Final = """
SELECT d.id, d.title, d.shown AS uri, d.sha256, d.media_type, d.kind, t.date, latest_day(t.date) AS date_latest, d.licence,
       []::VARCHAR[] AS evidence, d.access, t.date AS first_seen, t.date AS last_seen
FROM live_document d JOIN document_date t ON t.document = d.id ORDER BY d.id
"""
EVIDENCE: Final = """
SELECT e.id, e.quote, CAST(e.start AS BIGINT) AS start, CAST(e."end" AS BIGINT) AS "end", e.locator, []::VARCHAR[] AS evidence,
       CASE WHEN u.is_open AND e.access = 'open' THEN 'open' ELSE 'restricted' END AS access, t.date AS first_seen, t.date AS last_seen
FROM live_evidence e JOIN (SELECT id, bool_or(access = 'open') AS is_open FROM used_evidence GROUP BY id) u USING (id)
JOIN document_date t USING (document) ORDER BY e.id
"""
TEXTS: Final = """
SELECT d.id, d.access, d.text, d.access = 'open' AND d.id NOT IN (SELECT document FROM live_statement WHERE access <> 'open') AS whole
FROM live_document d ORDER BY d.id
"""
QUOTES: Final = """
SELECT 'QUOTES/' || substr(e.id, 10) AS id, e.id AS source, e.document AS target, []::VARCHAR[] AS evidence, x.access, t.date AS first_seen, t.date AS last_seen
FROM live_evidence e JOIN evidence_node x USING (id) JOIN document_date t USING (document) ORDER BY 1
"""


def evidenced_by_select(slug: str) -> str:
    """SELECT of EVIDENCED_BY from one node kind, by slug."""
    return f"""
        SELECT 'EVIDENCED_BY/' || substr(sha256(to_json([n.id, e])::VARCHAR), 1, 16) AS id, n.id AS source, e AS target,
               []::VARCHAR[] AS evidence, n.access, n.first_seen, n.last_seen
        FROM (SELECT id, access, first_seen, last_seen, unnest(evidence) AS e FROM node_common WHERE split_part(id, '/', 1) = '{slug}') n ORDER BY 1"""

// title: Where what is known of a programme comes from
// summary: Every list or document that records councils in a programme or its family, with how many records, and of what dates.
// access: open
// sort: source, kind, what
// param programme: programme -- programme or family (example: cpc)
// param as_of: day = "" -- only records of this day or before, and those not dated; empty is all that is known (example: 2017-03-08)
// column source: string -- title of the list or document
// column kind: string -- list, minutes …
// column what: string -- participation or grants
// column records: integer -- participations and grants that it states
// column first: date -- earliest date among them
// column last: date -- latest date among them
// column licence: string -- licence of the source
MATCH (d:Document)<-[:QUOTES]-(e:Evidence)
MATCH (c:Council)-[t:TOOK_PART_IN]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $programme AND e.id IN t.evidence AND ($as_of = '' OR coalesce(t.date, '0000') <= $as_of)
  AND ($clearance = 'restricted' OR (t.access = 'open' AND d.access = 'open'))
RETURN d.title AS source, d.kind AS kind, 'participation' AS what, count(DISTINCT t.id) AS records, min(t.date) AS first, max(t.date) AS last, d.licence AS licence
UNION ALL
MATCH (d:Document)<-[:QUOTES]-(e:Evidence)
MATCH (c:Council)-[t:RECEIVED]->(g:Grant)-[:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $programme AND e.id IN t.evidence AND ($as_of = '' OR coalesce(g.date, '0000') <= $as_of)
  AND ($clearance = 'restricted' OR (t.access = 'open' AND d.access = 'open'))
RETURN d.title AS source, d.kind AS kind, 'grants' AS what, count(DISTINCT t.id) AS records, min(g.date) AS first, max(g.date) AS last, d.licence AS licence

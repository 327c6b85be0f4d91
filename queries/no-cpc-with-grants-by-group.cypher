// title: The first question, counted by type of council or by region
// summary: Of the councils with a grant of a programme family, how many have had a CPC, have not, and how many are not known.
// access: open
// param by: choice[type|region] = "type" -- how councils are grouped (example: region)
// param as_of: date = "" -- as things stood on this day; empty is all that is known (example: 2017-03-08)
// param family: string = "productivity" -- the programme, or family of programmes, that the grants are of (example: ldf)
// column group: string -- type or region
// column councils: integer -- councils with a grant
// column yes: integer -- of those, known to have had a CPC
// column no: integer -- of those, known not to have had one
// column unknown: integer -- of those, not known
// column grants: integer -- grants, a joint one counted for each of its councils
// column amount: number -- pounds stated for one council alone
MATCH (c:Council)-[r:RECEIVED]->(g:Grant)-[u:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $family
  AND ($as_of = '' OR coalesce(g.date_latest, '9999') <= $as_of)
  AND ($clearance = 'restricted' OR (r.access = 'open' AND g.access = 'open' AND u.access = 'open'))
WITH DISTINCT c, g.id AS grant_id, r.amount AS own
WITH c, count(DISTINCT grant_id) AS grants, CASE WHEN count(own) = 0 THEN NULL ELSE sum(own) END AS amount
MATCH (q:Programme) WHERE q.id = 'programme/cpc'
OPTIONAL MATCH (c)-[t:TOOK_PART_IN]->(q)
WHERE t.status = 'held' AND ($as_of = '' OR coalesce(t.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR t.access = 'open')
WITH c, q, grants, amount, count(t.id) AS held
OPTIONAL MATCH (c)-[x:TOOK_PART_IN]->(q)
WHERE x.status = 'held' AND $as_of <> '' AND coalesce(x.date, '0000') <= $as_of AND coalesce(x.date_latest, '9999') > $as_of
  AND ($clearance = 'restricted' OR x.access = 'open')
WITH c, q, grants, amount, held, count(x.id) AS perhaps
OPTIONAL MATCH (c)-[n:TOOK_PART_IN]->(q)
WHERE n.status = 'not-yet' AND $as_of <> '' AND $as_of <= n.date AND ($clearance = 'restricted' OR n.access = 'open')
WITH c, q, grants, amount, held, perhaps, count(n.id) AS said_not_yet
OPTIONAL MATCH (d:Document)-[k:COVERS]->(q)
WHERE k.complete AND ($clearance = 'restricted' OR k.access = 'open')
WITH c, grants, amount, held, perhaps, said_not_yet, k,
     CASE WHEN coalesce(c.started, '0000') > coalesce(q.started, '0000') THEN c.started ELSE coalesce(q.started, '0000') END AS needed
WITH c, grants, amount, held, perhaps, said_not_yet,
     sum(CASE WHEN k.id IS NOT NULL AND coalesce(k.since, '0000') <= needed
                AND (size(k.nations) = 0 OR c.nation IN k.nations) AND (size(k.types) = 0 OR c.type IN k.types)
                AND (k.until IS NULL OR ($as_of <> '' AND k.until_latest >= $as_of))
              THEN 1 ELSE 0 END) AS covers
WITH c, grants, amount, perhaps, said_not_yet,
     CASE WHEN held > 0 THEN 'yes' WHEN perhaps > 0 THEN 'unknown' WHEN covers > 0 OR said_not_yet > 0 THEN 'no' ELSE 'unknown' END AS had_cpc
WITH CASE WHEN $by = 'type' THEN c.type ELSE c.region END AS grouped, had_cpc, grants, amount
RETURN grouped AS `group`, count(*) AS councils, sum(CASE WHEN had_cpc = 'yes' THEN 1 ELSE 0 END) AS yes,
       sum(CASE WHEN had_cpc = 'no' THEN 1 ELSE 0 END) AS no, sum(CASE WHEN had_cpc = 'unknown' THEN 1 ELSE 0 END) AS unknown,
       sum(grants) AS grants, sum(amount) AS amount
ORDER BY `group`

// title: Councils in one programme or family and not in another
// summary: Every council that took part in A or had a grant of it, and whether it did so for B: yes, no (a complete list of B covers it) or unknown.
// access: open
// param a: string -- programme or family, by id (example: ldf)
// param b: string -- programme or family, by id (example: cpc)
// param as_of: date = "" -- as things stood on this day; empty is all that is known (example: 2020-01-01)
// param answer: choice[all|yes|no|unknown] = "all" -- only councils with this answer for B (example: unknown)
// column council: string -- official name
// column code: string -- register code
// column type: string -- type of council
// column region: string -- region or nation
// column in_b: string -- yes, no or unknown
MATCH (c:Council)
WHERE EXISTS {
    MATCH (c)-[t:TOOK_PART_IN]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
    WHERE f.id = 'programme/' + $a AND t.status IN ['held', 'signed', 'member', 'awarded']
      AND ($as_of = '' OR coalesce(t.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR t.access = 'open')
  } OR EXISTS {
    MATCH (c)-[r:RECEIVED]->(g:Grant)-[:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
    WHERE f.id = 'programme/' + $a
      AND ($as_of = '' OR coalesce(g.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR r.access = 'open')
  }
OPTIONAL MATCH (c)-[t:TOOK_PART_IN]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $b AND t.status IN ['held', 'signed', 'member', 'awarded']
  AND ($as_of = '' OR coalesce(t.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR t.access = 'open')
WITH c, count(t.id) AS took_part
OPTIONAL MATCH (c)-[r:RECEIVED]->(g:Grant)-[:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $b
  AND ($as_of = '' OR coalesce(g.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR r.access = 'open')
WITH c, took_part, count(r.id) AS funded
OPTIONAL MATCH (c)-[x:TOOK_PART_IN]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $b AND x.status IN ['held', 'signed', 'member', 'awarded'] AND $as_of <> ''
  AND coalesce(x.date, '0000') <= $as_of AND coalesce(x.date_latest, '9999') > $as_of AND ($clearance = 'restricted' OR x.access = 'open')
WITH c, took_part, funded, count(x.id) AS perhaps
OPTIONAL MATCH (c)-[y:RECEIVED]->(g:Grant)-[:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $b AND $as_of <> ''
  AND coalesce(g.date, '0000') <= $as_of AND coalesce(g.date_latest, '9999') > $as_of AND ($clearance = 'restricted' OR y.access = 'open')
WITH c, took_part, funded, perhaps, count(y.id) AS perhaps_funded
MATCH (q:Programme) WHERE q.id = 'programme/' + $b
OPTIONAL MATCH (d:Document)-[k:COVERS]->(q)
WHERE k.complete AND ($clearance = 'restricted' OR k.access = 'open')
WITH c, took_part, funded, perhaps + perhaps_funded AS perhaps, k,
     CASE WHEN coalesce(c.started, '0000') > coalesce(q.started, '0000') THEN c.started ELSE coalesce(q.started, '0000') END AS needed
WITH c, took_part, funded, perhaps,
     sum(CASE WHEN k.id IS NOT NULL AND coalesce(k.since, '0000') <= needed
                AND (size(k.nations) = 0 OR c.nation IN k.nations) AND (size(k.types) = 0 OR c.type IN k.types)
                AND (k.until IS NULL OR ($as_of <> '' AND k.until_latest >= $as_of))
              THEN 1 ELSE 0 END) AS covers
WITH c, CASE WHEN took_part > 0 OR funded > 0 THEN 'yes' WHEN perhaps > 0 THEN 'unknown' WHEN covers > 0 THEN 'no' ELSE 'unknown' END AS in_b
WHERE $answer = 'all' OR in_b = $answer
RETURN c.name AS council, c.code AS code, c.type AS type, c.region AS region, in_b AS in_b
ORDER BY in_b, council, code

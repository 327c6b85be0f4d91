// title: Which councils have not had a Corporate Peer Challenge but received productivity grants?
// summary: Every council with a grant of a programme family, and whether it has had a CPC: yes, no (a complete list covers it and has no entry, or a source says not yet) or unknown.
// access: open
// param as_of: date = "" -- as things stood on this day; empty is all that is known (example: 2017-03-08)
// param family: string = "productivity" -- the programme, or family of programmes, that the grants are of (example: ldf)
// param type: string = "" -- only councils of this type (example: district)
// param region: string = "" -- only councils of this region (example: South East)
// param answer: choice[all|yes|no|unknown] = "all" -- only councils with this answer (example: unknown)
// column council: string -- official name
// column code: string -- register code
// column type: string -- type of council
// column region: string -- region or nation
// column had_cpc: string -- yes, no or unknown
// column cpc_date: date -- first CPC known to have been held by then
// column grants: integer -- how many grants
// column amount: number -- pounds stated for this council alone; joint awards are left out
// column latest_grant: date -- last award whose date is known
// column how_known: string -- on what the answer rests
MATCH (c:Council)-[r:RECEIVED]->(g:Grant)-[u:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $family
  AND ($as_of = '' OR coalesce(g.date_latest, '9999') <= $as_of)
  AND ($type = '' OR c.type = $type) AND ($region = '' OR c.region = $region)
  AND ($clearance = 'restricted' OR (r.access = 'open' AND g.access = 'open' AND u.access = 'open'))
WITH DISTINCT c, g.id AS grant_id, g.date AS award_date, r.amount AS own
WITH c, count(DISTINCT grant_id) AS grants, CASE WHEN count(own) = 0 THEN NULL ELSE sum(own) END AS amount, max(award_date) AS latest_grant
MATCH (q:Programme) WHERE q.id = 'programme/cpc'
OPTIONAL MATCH (c)-[t:TOOK_PART_IN]->(q)
WHERE t.status = 'held' AND ($as_of = '' OR coalesce(t.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR t.access = 'open')
WITH c, q, grants, amount, latest_grant, count(t.id) AS held, min(t.date) AS cpc_date
OPTIONAL MATCH (c)-[x:TOOK_PART_IN]->(q)
WHERE x.status = 'held' AND $as_of <> '' AND coalesce(x.date, '0000') <= $as_of AND coalesce(x.date_latest, '9999') > $as_of
  AND ($clearance = 'restricted' OR x.access = 'open')
WITH c, q, grants, amount, latest_grant, held, cpc_date, count(x.id) AS perhaps
OPTIONAL MATCH (c)-[n:TOOK_PART_IN]->(q)
WHERE n.status = 'not-yet' AND $as_of <> '' AND $as_of <= n.date AND ($clearance = 'restricted' OR n.access = 'open')
WITH c, q, grants, amount, latest_grant, held, cpc_date, perhaps, count(n.id) AS said_not_yet
OPTIONAL MATCH (d:Document)-[k:COVERS]->(q)
WHERE k.complete AND ($clearance = 'restricted' OR k.access = 'open')
WITH c, grants, amount, latest_grant, held, cpc_date, perhaps, said_not_yet, k,
     CASE WHEN coalesce(c.started, '0000') > coalesce(q.started, '0000') THEN c.started ELSE coalesce(q.started, '0000') END AS needed
WITH c, grants, amount, latest_grant, held, cpc_date, perhaps, said_not_yet,
     sum(CASE WHEN k.id IS NOT NULL AND coalesce(k.since, '0000') <= needed
                AND (size(k.nations) = 0 OR c.nation IN k.nations) AND (size(k.types) = 0 OR c.type IN k.types)
                AND (k.until IS NULL OR ($as_of <> '' AND k.until_latest >= $as_of))
              THEN 1 ELSE 0 END) AS covers
WITH c, grants, amount, latest_grant, cpc_date, perhaps, said_not_yet,
     CASE WHEN held > 0 THEN 'yes' WHEN perhaps > 0 THEN 'unknown' WHEN covers > 0 OR said_not_yet > 0 THEN 'no' ELSE 'unknown' END AS had_cpc
WHERE $answer = 'all' OR had_cpc = $answer
RETURN c.name AS council, c.code AS code, c.type AS type, c.region AS region, had_cpc AS had_cpc, cpc_date AS cpc_date, grants AS grants,
       amount AS amount, latest_grant AS latest_grant,
       CASE WHEN had_cpc = 'yes' THEN 'a list or minutes record one'
            WHEN perhaps > 0 THEN 'one is recorded, not surely by then'
            WHEN said_not_yet > 0 THEN 'a source says not yet'
            WHEN had_cpc = 'no' THEN 'a complete list covers it and has no entry'
            ELSE 'no entry, and the lists are samples' END AS how_known
ORDER BY had_cpc, council, code

// title: What support has each council taken up?
// summary: Every council in being with the programmes it took part in or had a grant of, by its own record or its predecessors'.
// access: open
// param as_of: day = "" -- as things stood on this day, with the councils of that day; empty is all that is known (example: 2017-03-08)
// param lineage: choice[none|inherit] = "none" -- whether what councils did counts for those that they passed into (example: inherit)
// param family: programme = "" -- only programmes of this family (example: productivity)
// param touched: choice[all|some|none] = "all" -- only councils with some programme on record, or with none (example: none)
// column council: string -- official name
// column code: string -- register code
// column type: string -- type of council
// column region: string -- region or nation
// column took_part: integer -- programmes it took part in; 0 means that none is on record, not that there was none
// column programmes: strings -- their names
// column grants: integer -- awards, a joint one counted for each of its councils
// column funded_under: strings -- the programmes of the awards
// column amount: number -- pounds stated for this council alone
// column latest: date -- latest date on record
MATCH (x:Council)-[:SUCCEEDED_BY*0..5]->(c:Council)
WHERE (x.id = c.id OR ($lineage = 'inherit' AND ($as_of = '' OR coalesce(x.ended_latest, '9999') < $as_of)))
  AND CASE WHEN $as_of <> '' THEN coalesce(c.started, '0000') <= $as_of AND coalesce(c.ended_latest, '9999') >= $as_of
           ELSE $lineage = 'none' OR c.ended IS NULL END
WITH DISTINCT c, x
OPTIONAL MATCH (x)-[t:TOOK_PART_IN]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE t.status IN ['held', 'signed', 'member', 'awarded'] AND ($as_of = '' OR coalesce(t.date_latest, '9999') <= $as_of)
  AND ($family = '' OR f.id = 'programme/' + $family) AND ($clearance = 'restricted' OR t.access = 'open')
WITH c, collect(DISTINCT p.name) AS programmes, max(t.date) AS taken
MATCH (x:Council)-[:SUCCEEDED_BY*0..5]->(c)
WHERE x.id = c.id OR ($lineage = 'inherit' AND ($as_of = '' OR coalesce(x.ended_latest, '9999') < $as_of))
WITH DISTINCT c, programmes, taken, x
OPTIONAL MATCH (x)-[:SUCCEEDED_BY*1..5]->(s:Council)
WITH c, programmes, taken, x,
     CASE WHEN x.id <> c.id AND count(DISTINCT CASE WHEN s.ended IS NULL THEN s.id ELSE NULL END) > 1 THEN 1 ELSE 0 END AS split
OPTIONAL MATCH (x)-[r:RECEIVED]->(g:Grant)-[u:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE ($as_of = '' OR coalesce(g.date_latest, '9999') <= $as_of) AND ($family = '' OR f.id = 'programme/' + $family)
  AND ($clearance = 'restricted' OR (r.access = 'open' AND g.access = 'open' AND u.access = 'open'))
WITH DISTINCT c, programmes, taken, x, g, p.name AS under, CASE WHEN split = 1 THEN NULL ELSE r.amount END AS own
WITH c, programmes, taken, count(DISTINCT g.id) AS grants, collect(DISTINCT under) AS funded_under, max(g.date) AS awarded,
     CASE WHEN count(own) = 0 THEN NULL ELSE sum(own) END AS amount
WHERE $touched = 'all' OR ($touched = 'some' AND size(programmes) + grants > 0) OR ($touched = 'none' AND size(programmes) + grants = 0)
RETURN c.name AS council, c.code AS code, c.type AS type, c.region AS region, size(programmes) AS took_part, programmes AS programmes,
       grants AS grants, funded_under AS funded_under, amount AS amount,
       CASE WHEN taken IS NULL OR awarded > taken THEN awarded ELSE taken END AS latest
ORDER BY council, code

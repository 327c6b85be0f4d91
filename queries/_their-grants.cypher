// The grants under family `b` of each council `c` from council-standing, each award once, with its predecessors' where inherited.
// Gives c, what council-standing knows of `a`, grants, amount (what one council alone was given; what
// passed to several councils is nobody's own), latest, through.
MATCH (x:Council)-[:SUCCEEDED_BY*0..5]->(c)
WHERE x.id = c.id OR ($lineage = 'inherit' AND ($as_of = '' OR coalesce(x.ended_latest, '9999') < $as_of))
WITH DISTINCT c, b, a_answer, a_date, a_through, a_known, b_through, x
OPTIONAL MATCH (x)-[:SUCCEEDED_BY*1..5]->(s:Council)
WITH c, b, a_answer, a_date, a_through, a_known, b_through, x,
     CASE WHEN x.id <> c.id AND count(DISTINCT CASE WHEN s.ended IS NULL THEN s.id ELSE NULL END) > 1 THEN 1 ELSE 0 END AS split
MATCH (x)-[r:RECEIVED]->(g:Grant)-[u:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = b AND ($as_of = '' OR coalesce(g.date_latest, '9999') <= $as_of)
  AND ($clearance = 'restricted' OR (r.access = 'open' AND g.access = 'open' AND u.access = 'open'))
WITH DISTINCT c, a_answer, a_date, a_through, a_known, b_through, x, g, CASE WHEN split = 1 THEN NULL ELSE r.amount END AS own
WITH c, a_answer, a_date, a_through, a_known, b_through AS through, count(DISTINCT g.id) AS grants, max(g.date) AS latest,
     CASE WHEN count(own) = 0 THEN NULL ELSE sum(own) END AS amount

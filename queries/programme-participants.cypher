// title: Who took part in a programme
// summary: Councils and organisations in a programme or any part of its family, with status, date and role; a grant counts as taking part.
// access: open
// sort: date, participant, through, programme, status, role
// param programme: programme -- programme or family (example: cpc)
// param as_of: day = "" -- up to this day; empty is all that is known (example: 2017-03-08)
// param lineage: choice[none|inherit] = "none" -- whether what councils did counts for those that they passed into (example: inherit)
// column participant: string -- council or organisation
// column code: string -- register code of a council
// column through: string -- the predecessor that took part, where the participant is a council that it passed into
// column programme: string -- the programme itself
// column status: string -- held, signed, member, awarded …
// column date: date -- when, as stated
// column role: string -- lead, partner …
// column evidence: strings -- ids of the words it rests on
MATCH (x:Council)-[t:TOOK_PART_IN]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $programme AND ($as_of = '' OR coalesce(t.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR t.access = 'open')
MATCH (x)-[:SUCCEEDED_BY*0..5]->(c:Council)
WHERE ($lineage = 'none' AND x.id = c.id) OR ($lineage = 'inherit' AND ($as_of = '' OR coalesce(c.started, '') <= $as_of) AND coalesce(c.ended_latest, '9999') > $as_of AND ($as_of <> '' OR c.ended IS NULL))
RETURN DISTINCT c.name AS participant, c.code AS code, CASE WHEN x.id = c.id THEN NULL ELSE x.name END AS through, p.name AS programme, t.status AS status, t.date AS date, t.role AS role, t.evidence AS evidence
UNION ALL
MATCH (c:Organisation)-[t:TOOK_PART_IN]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $programme AND ($as_of = '' OR coalesce(t.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR t.access = 'open')
RETURN c.name AS participant, CASE WHEN false THEN '' ELSE NULL END AS code, CASE WHEN false THEN '' ELSE NULL END AS through, p.name AS programme, t.status AS status, t.date AS date, t.role AS role, t.evidence AS evidence
UNION ALL
MATCH (x:Council)-[r:RECEIVED]->(g:Grant)-[:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $programme AND ($as_of = '' OR coalesce(g.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR r.access = 'open')
MATCH (x)-[:SUCCEEDED_BY*0..5]->(c:Council)
WHERE ($lineage = 'none' AND x.id = c.id) OR ($lineage = 'inherit' AND ($as_of = '' OR coalesce(c.started, '') <= $as_of) AND coalesce(c.ended_latest, '9999') > $as_of AND ($as_of <> '' OR c.ended IS NULL))
RETURN DISTINCT c.name AS participant, c.code AS code, CASE WHEN x.id = c.id THEN NULL ELSE x.name END AS through, p.name AS programme, 'awarded' AS status, g.date AS date, r.role AS role, r.evidence AS evidence
UNION ALL
MATCH (c:Organisation)-[r:RECEIVED]->(g:Grant)-[:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $programme AND ($as_of = '' OR coalesce(g.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR r.access = 'open')
RETURN c.name AS participant, CASE WHEN false THEN '' ELSE NULL END AS code, CASE WHEN false THEN '' ELSE NULL END AS through, p.name AS programme, 'awarded' AS status, g.date AS date, r.role AS role, r.evidence AS evidence

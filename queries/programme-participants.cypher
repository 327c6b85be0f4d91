// title: Who took part in a programme
// summary: Councils and organisations in a programme or any part of its family, with status, date and role; a grant counts as taking part.
// access: open
// sort: date, participant, programme, status, role
// param programme: string -- programme or family, by id (example: cpc)
// param as_of: date = "" -- up to this day; empty is all that is known (example: 2017-03-08)
// column participant: string -- council or organisation
// column code: string -- register code of a council
// column programme: string -- the programme within the family
// column status: string -- held, signed, member, awarded, not-yet …
// column date: date -- when, as stated
// column role: string -- lead, partner …
MATCH (c:Council)-[t:TOOK_PART_IN]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $programme AND ($as_of = '' OR coalesce(t.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR t.access = 'open')
RETURN c.name AS participant, c.code AS code, p.name AS programme, t.status AS status, t.date AS date, t.role AS role
UNION ALL
MATCH (c:Organisation)-[t:TOOK_PART_IN]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $programme AND ($as_of = '' OR coalesce(t.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR t.access = 'open')
RETURN c.name AS participant, CASE WHEN false THEN '' ELSE NULL END AS code, p.name AS programme, t.status AS status, t.date AS date, t.role AS role
UNION ALL
MATCH (c:Council)-[r:RECEIVED]->(g:Grant)-[:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $programme AND ($as_of = '' OR coalesce(g.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR r.access = 'open')
RETURN c.name AS participant, c.code AS code, p.name AS programme, 'awarded' AS status, g.date AS date, r.role AS role
UNION ALL
MATCH (c:Organisation)-[r:RECEIVED]->(g:Grant)-[:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $programme AND ($as_of = '' OR coalesce(g.date_latest, '9999') <= $as_of) AND ($clearance = 'restricted' OR r.access = 'open')
RETURN c.name AS participant, CASE WHEN false THEN '' ELSE NULL END AS code, p.name AS programme, 'awarded' AS status, g.date AS date, r.role AS role

// title: What is on record of a council and a programme
// summary: Every entry of a council in a programme or its family, grants among them, with the very words that record it and the document they stand in.
// access: open
// sort: date, programme, what, through, document, evidence
// param council: council -- register code or name (example: GLO)
// param programme: programme -- programme or family (example: cpc)
// param lineage: choice[none|inherit] = "none" -- whether what predecessors did counts for the council (example: inherit)
// column programme: string -- the programme itself
// column what: string -- held, signed, member, awarded, not-yet …, or the name of a grant
// column date: date -- when, as stated
// column through: string -- the predecessor whose record it is
// column quote: string -- the words that record it
// column document: string -- the document they stand in
// column locator: string -- row or page, where there is one
// column evidence: strings -- id of the evidence
MATCH (c:Council)<-[:SUCCEEDED_BY*0..5]-(x:Council)-[t:TOOK_PART_IN]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE c.code = $council AND f.id = 'programme/' + $programme AND (x.id = c.id OR $lineage = 'inherit') AND ($clearance = 'restricted' OR t.access = 'open')
MATCH (e:Evidence)-[q:QUOTES]->(d:Document)
WHERE e.id IN t.evidence AND ($clearance = 'restricted' OR q.access = 'open')
RETURN DISTINCT p.name AS programme, t.status AS what, t.date AS date, CASE WHEN x.id = c.id THEN NULL ELSE x.name END AS through, e.quote AS quote, d.title AS document, e.locator AS locator, [e.id] AS evidence
UNION ALL
MATCH (c:Council)<-[:SUCCEEDED_BY*0..5]-(x:Council)-[r:RECEIVED]->(g:Grant)-[u:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE c.code = $council AND f.id = 'programme/' + $programme AND (x.id = c.id OR $lineage = 'inherit') AND ($clearance = 'restricted' OR (r.access = 'open' AND u.access = 'open'))
MATCH (e:Evidence)-[q:QUOTES]->(d:Document)
WHERE e.id IN r.evidence AND ($clearance = 'restricted' OR q.access = 'open')
RETURN DISTINCT p.name AS programme, 'grant: ' + g.name AS what, g.date AS date, CASE WHEN x.id = c.id THEN NULL ELSE x.name END AS through, e.quote AS quote, d.title AS document, e.locator AS locator, [e.id] AS evidence

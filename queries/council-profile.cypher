// title: All that is known of a council
// summary: The register entry, what came before and after it, programmes, grants, shared services, people, mentions and meetings, a line each.
// access: open
// sort: part, date, what, detail, through, id
// param council: council -- register code or name (example: STS)
// param as_of: day = "" -- only what is dated by this day, or not dated; empty is all that is known (example: 2017-03-08)
// param lineage: choice[none|inherit] = "none" -- whether what councils did counts for those that they passed into (example: inherit)
// column part: string -- register, lineage, programme, grant, shared service, person, mention or meeting
// column what: string -- the thing itself
// column detail: string -- role, status or kind
// column date: date -- when, as stated
// column through: string -- the predecessor whose record it is
// column id: string -- id of the node
// column evidence: strings -- ids of the words it rests on
MATCH (c:Council)
WHERE c.code = $council
RETURN 'register' AS part, c.name AS what, c.type + ', ' + c.region AS detail, c.started AS date, CASE WHEN false THEN '' ELSE NULL END AS through, c.id AS id, c.evidence AS evidence
UNION ALL
MATCH (x:Council)-[s:SUCCEEDED_BY]->(b:Council)
WHERE b.code = $council AND ($as_of = '' OR coalesce(s.`on`, '') <= $as_of)
RETURN 'lineage' AS part, x.name AS what, 'before it' AS detail, s.`on` AS date, CASE WHEN false THEN '' ELSE NULL END AS through, x.id AS id, s.evidence AS evidence
UNION ALL
MATCH (x:Council)-[s:SUCCEEDED_BY]->(b:Council)
WHERE x.code = $council AND ($as_of = '' OR coalesce(s.`on`, '') <= $as_of)
RETURN 'lineage' AS part, b.name AS what, 'after it' AS detail, s.`on` AS date, CASE WHEN false THEN '' ELSE NULL END AS through, b.id AS id, s.evidence AS evidence
UNION ALL
MATCH (c:Council)-[s:PART_OF]->(b:Council)
WHERE c.code = $council
RETURN 'lineage' AS part, b.name AS what, 'in ' + s.role AS detail, s.first_seen AS date, CASE WHEN false THEN '' ELSE NULL END AS through, b.id AS id, s.evidence AS evidence
UNION ALL
MATCH (c:Council)<-[:SUCCEEDED_BY*0..5]-(x:Council)-[t:TOOK_PART_IN]->(p:Programme)
WHERE c.code = $council AND (x.id = c.id OR $lineage = 'inherit') AND ($as_of = '' OR coalesce(t.date, '') <= $as_of) AND ($clearance = 'restricted' OR t.access = 'open')
RETURN DISTINCT 'programme' AS part, p.name AS what, t.status AS detail, t.date AS date, CASE WHEN x.id = c.id THEN NULL ELSE x.name END AS through, p.id AS id, t.evidence AS evidence
UNION ALL
MATCH (c:Council)<-[:SUCCEEDED_BY*0..5]-(x:Council)-[r:RECEIVED]->(g:Grant)-[:FUNDED_UNDER]->(p:Programme)
WHERE c.code = $council AND (x.id = c.id OR $lineage = 'inherit') AND ($as_of = '' OR coalesce(g.date, '') <= $as_of) AND ($clearance = 'restricted' OR r.access = 'open')
RETURN DISTINCT 'grant' AS part, g.name AS what, p.name + ', ' + coalesce(r.role, 'recipient') AS detail, g.date AS date, CASE WHEN x.id = c.id THEN NULL ELSE x.name END AS through, g.id AS id, r.evidence AS evidence
UNION ALL
MATCH (c:Council)<-[:SUCCEEDED_BY*0..5]-(x:Council)-[s:SHARES]->(v:SharedService)
WHERE c.code = $council AND (x.id = c.id OR $lineage = 'inherit') AND ($as_of = '' OR coalesce(s.since, '') <= $as_of) AND ($clearance = 'restricted' OR s.access = 'open')
RETURN DISTINCT 'shared service' AS part, v.name AS what, v.service AS detail, s.since AS date, CASE WHEN x.id = c.id THEN NULL ELSE x.name END AS through, v.id AS id, s.evidence AS evidence
UNION ALL
MATCH (p:Person)-[o:COUNCILLOR_AT]->(c:Council)
WHERE c.code = $council AND ($as_of = '' OR coalesce(o.first_seen, '') <= $as_of) AND ($clearance = 'restricted' OR o.access = 'open')
RETURN 'person' AS part, p.name AS what, coalesce(o.role, 'councillor') AS detail, o.first_seen AS date, CASE WHEN false THEN '' ELSE NULL END AS through, p.id AS id, o.evidence AS evidence
UNION ALL
MATCH (p:Person)-[o:OFFICER_AT]->(c:Council)
WHERE c.code = $council AND ($as_of = '' OR coalesce(o.first_seen, '') <= $as_of) AND ($clearance = 'restricted' OR o.access = 'open')
RETURN 'person' AS part, p.name AS what, coalesce(o.role, 'officer') AS detail, o.first_seen AS date, CASE WHEN false THEN '' ELSE NULL END AS through, p.id AS id, o.evidence AS evidence
UNION ALL
MATCH (i:AgendaItem)-[m:MENTIONS]->(c:Council)
WHERE c.code = $council AND ($as_of = '' OR coalesce(i.date, '') <= $as_of) AND ($clearance = 'restricted' OR m.access = 'open')
RETURN 'mention' AS part, i.title AS what, 'agenda item' AS detail, i.date AS date, CASE WHEN false THEN '' ELSE NULL END AS through, i.id AS id, m.evidence AS evidence
UNION ALL
MATCH (m:Meeting)-[h:HELD_BY]->(b:Body)-[o:BODY_OF]->(c:Council)
WHERE c.code = $council AND ($as_of = '' OR coalesce(m.date, '') <= $as_of) AND ($clearance = 'restricted' OR (h.access = 'open' AND o.access = 'open'))
RETURN 'meeting' AS part, b.name AS what, 'a body of the council' AS detail, m.date AS date, CASE WHEN false THEN '' ELSE NULL END AS through, m.id AS id, h.evidence AS evidence
UNION ALL
MATCH (c:Council)<-[o:COUNCILLOR_AT|OFFICER_AT]-(p:Person)-[a:ATTENDED]->(m:Meeting)-[h:HELD_BY]->(b:Body)
WHERE c.code = $council AND ($as_of = '' OR coalesce(m.date, '') <= $as_of) AND ($clearance = 'restricted' OR (o.access = 'open' AND a.access = 'open' AND h.access = 'open'))
RETURN DISTINCT 'meeting' AS part, b.name AS what, p.name + ' was there' AS detail, m.date AS date, CASE WHEN false THEN '' ELSE NULL END AS through, m.id AS id, a.evidence AS evidence

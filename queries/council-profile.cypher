// title: All that is known of a council
// summary: The register entry, what came before and after it, programmes, grants, shared services, people and mentions, a line each.
// access: open
// sort: part, date, what, detail, id
// param council: string -- register code (example: STS)
// column part: string -- register, lineage, programme, grant, shared service, person or mention
// column what: string -- the thing itself
// column detail: string -- role, status or kind
// column date: date -- when, as stated
// column id: string -- id of the node
MATCH (c:Council)
WHERE c.code = $council
RETURN 'register' AS part, c.name AS what, c.type + ', ' + c.region AS detail, c.started AS date, c.id AS id
UNION ALL
MATCH (a:Council)-[s:SUCCEEDED_BY]->(b:Council)
WHERE b.code = $council
RETURN 'lineage' AS part, a.name AS what, 'before it' AS detail, s.`on` AS date, a.id AS id
UNION ALL
MATCH (a:Council)-[s:SUCCEEDED_BY]->(b:Council)
WHERE a.code = $council
RETURN 'lineage' AS part, b.name AS what, 'after it' AS detail, s.`on` AS date, b.id AS id
UNION ALL
MATCH (c:Council)-[s:PART_OF]->(b:Council)
WHERE c.code = $council
RETURN 'lineage' AS part, b.name AS what, 'in ' + s.role AS detail, s.first_seen AS date, b.id AS id
UNION ALL
MATCH (c:Council)-[t:TOOK_PART_IN]->(p:Programme)
WHERE c.code = $council AND ($clearance = 'restricted' OR t.access = 'open')
RETURN 'programme' AS part, p.name AS what, t.status AS detail, t.date AS date, p.id AS id
UNION ALL
MATCH (c:Council)-[r:RECEIVED]->(g:Grant)-[:FUNDED_UNDER]->(p:Programme)
WHERE c.code = $council AND ($clearance = 'restricted' OR r.access = 'open')
RETURN 'grant' AS part, g.name AS what, p.name + ', ' + coalesce(r.role, 'recipient') AS detail, g.date AS date, g.id AS id
UNION ALL
MATCH (c:Council)-[s:SHARES]->(v:SharedService)
WHERE c.code = $council AND ($clearance = 'restricted' OR s.access = 'open')
RETURN 'shared service' AS part, v.name AS what, v.service AS detail, s.since AS date, v.id AS id
UNION ALL
MATCH (p:Person)-[o:COUNCILLOR_AT]->(c:Council)
WHERE c.code = $council AND ($clearance = 'restricted' OR o.access = 'open')
RETURN 'person' AS part, p.name AS what, coalesce(o.role, 'councillor') AS detail, o.first_seen AS date, p.id AS id
UNION ALL
MATCH (p:Person)-[o:OFFICER_AT]->(c:Council)
WHERE c.code = $council AND ($clearance = 'restricted' OR o.access = 'open')
RETURN 'person' AS part, p.name AS what, coalesce(o.role, 'officer') AS detail, o.first_seen AS date, p.id AS id
UNION ALL
MATCH (i:AgendaItem)-[m:MENTIONS]->(c:Council)
WHERE c.code = $council AND ($clearance = 'restricted' OR m.access = 'open')
RETURN 'mention' AS part, i.title AS what, 'agenda item' AS detail, i.date AS date, i.id AS id

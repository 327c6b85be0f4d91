// title: All that is known of a person
// summary: Offices, bodies, meetings, items spoken to, actions and peer teams of one person, a line each.
// access: open
// sort: part, date, what, detail, id
// param person: string -- id of the person, as people-named gives it (example: person/marian-holt-sto)
// column part: string -- name, office, body, meeting, item, action or peer
// column what: string -- the thing itself
// column detail: string -- role, status or kind
// column date: date -- when, as stated
// column id: string -- id of the node
// column evidence: strings -- ids of the words it rests on
MATCH (p:Person)
WHERE p.id = $person AND ($clearance = 'restricted' OR p.access = 'open')
RETURN 'name' AS part, p.name AS what, p.kind AS detail, p.first_seen AS date, p.id AS id, p.evidence AS evidence
UNION ALL
MATCH (p:Person)-[o:COUNCILLOR_AT]->(c:Council)
WHERE p.id = $person AND ($clearance = 'restricted' OR o.access = 'open')
RETURN 'office' AS part, c.name AS what, coalesce(o.role, 'councillor') AS detail, o.first_seen AS date, c.id AS id, o.evidence AS evidence
UNION ALL
MATCH (p:Person)-[o:COUNCILLOR_AT]->(c:Organisation)
WHERE p.id = $person AND ($clearance = 'restricted' OR o.access = 'open')
RETURN 'office' AS part, c.name AS what, coalesce(o.role, 'councillor') AS detail, o.first_seen AS date, c.id AS id, o.evidence AS evidence
UNION ALL
MATCH (p:Person)-[o:OFFICER_AT]->(c:Council)
WHERE p.id = $person AND ($clearance = 'restricted' OR o.access = 'open')
RETURN 'office' AS part, c.name AS what, coalesce(o.role, 'officer') AS detail, o.first_seen AS date, c.id AS id, o.evidence AS evidence
UNION ALL
MATCH (p:Person)-[o:OFFICER_AT]->(c:Organisation)
WHERE p.id = $person AND ($clearance = 'restricted' OR o.access = 'open')
RETURN 'office' AS part, c.name AS what, coalesce(o.role, 'officer') AS detail, o.first_seen AS date, c.id AS id, o.evidence AS evidence
UNION ALL
MATCH (p:Person)-[m:MEMBER_OF]->(b:Body)
WHERE p.id = $person AND ($clearance = 'restricted' OR m.access = 'open')
RETURN 'body' AS part, b.name AS what, coalesce(m.role, 'member') AS detail, m.first_seen AS date, b.id AS id, m.evidence AS evidence
UNION ALL
MATCH (p:Person)-[a:ATTENDED]->(m:Meeting)
WHERE p.id = $person AND ($clearance = 'restricted' OR a.access = 'open')
RETURN 'meeting' AS part, m.id AS what, a.status AS detail, m.date AS date, m.id AS id, a.evidence AS evidence
UNION ALL
MATCH (p:Person)-[a:SENT_APOLOGIES]->(m:Meeting)
WHERE p.id = $person AND ($clearance = 'restricted' OR a.access = 'open')
RETURN 'meeting' AS part, m.id AS what, 'apologies' AS detail, m.date AS date, m.id AS id, a.evidence AS evidence
UNION ALL
MATCH (p:Person)-[s:SPOKE_AT]->(i:AgendaItem)
WHERE p.id = $person AND ($clearance = 'restricted' OR s.access = 'open')
RETURN 'item' AS part, i.title AS what, coalesce(s.role, 'spoke') AS detail, i.date AS date, i.id AS id, s.evidence AS evidence
UNION ALL
MATCH (a:Action)-[t:ASSIGNED_TO]->(p:Person)
WHERE p.id = $person AND ($clearance = 'restricted' OR t.access = 'open')
RETURN 'action' AS part, a.text AS what, coalesce(a.status, 'no report') AS detail, a.date AS date, a.id AS id, t.evidence AS evidence
UNION ALL
MATCH (p:Person)-[r:PEER_AT]->(c:Council)
WHERE p.id = $person AND ($clearance = 'restricted' OR r.access = 'open')
RETURN 'peer' AS part, c.name AS what, coalesce(r.role, 'peer') AS detail, r.date AS date, c.id AS id, r.evidence AS evidence

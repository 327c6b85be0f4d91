// title: Who was at a meeting
// summary: Everyone recorded as at a meeting, as absent, or as sending apologies.
// access: open
// sort: how, person, id
// param meeting: string -- id of the meeting, as meetings-of-body gives it (example: meeting/example-association-of-councils-example-improvement-forum/2016-10-12)
// column person: string -- name
// column how: string -- present, in-attendance, substitute, apologies or absent
// column role: string -- Chair …, as printed
// column organisation: string -- whom they are of, as printed
// column id: string -- id of the person
// column evidence: strings -- ids of the words it rests on
MATCH (p:Person)-[a:ATTENDED]->(m:Meeting)
WHERE m.id = $meeting AND ($clearance = 'restricted' OR (a.access = 'open' AND p.access = 'open'))
RETURN p.name AS person, a.status AS how, a.role AS role, a.organisation AS organisation, p.id AS id, a.evidence AS evidence
UNION ALL
MATCH (p:Person)-[a:SENT_APOLOGIES]->(m:Meeting)
WHERE m.id = $meeting AND ($clearance = 'restricted' OR (a.access = 'open' AND p.access = 'open'))
RETURN p.name AS person, 'apologies' AS how, a.role AS role, a.organisation AS organisation, p.id AS id, a.evidence AS evidence
UNION ALL
MATCH (p:Person)-[a:ABSENT_FROM]->(m:Meeting)
WHERE m.id = $meeting AND ($clearance = 'restricted' OR (a.access = 'open' AND p.access = 'open'))
RETURN p.name AS person, 'absent' AS how, a.role AS role, a.organisation AS organisation, p.id AS id, a.evidence AS evidence

// title: Find a person by part of the name
// summary: People whose name holds the words, with kind, a council they are tied to, and when documents name them.
// access: open
// param name: string = "" -- words of the name (example: Holt)
// column person: string -- name
// column kind: string -- councillor, officer or other
// column council: string -- a council that they are tied to, else another body
// column first_seen: date -- first document that names them
// column last_seen: date -- last document that names them
// column id: string -- id of the person
MATCH (p:Person)
WHERE ($name = '' OR toLower(p.name) CONTAINS toLower($name)) AND ($clearance = 'restricted' OR p.access = 'open')
OPTIONAL MATCH (p)-[o:COUNCILLOR_AT|OFFICER_AT]->(c:Council) WHERE $clearance = 'restricted' OR o.access = 'open'
OPTIONAL MATCH (p)-[e:COUNCILLOR_AT|OFFICER_AT]->(g:Organisation) WHERE $clearance = 'restricted' OR (e.access = 'open' AND g.access = 'open')
RETURN p.name AS person, p.kind AS kind, coalesce(min(c.name), min(g.name)) AS council, p.first_seen AS first_seen, p.last_seen AS last_seen, p.id AS id
ORDER BY person, id

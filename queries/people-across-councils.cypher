// title: People who are seen at more than one council
// summary: Councillors, officers and peers tied to two councils or more.
// access: open
// param kind: choice[all|councillor|officer] = "all" -- only people of this kind (example: officer)
// column person: string -- name
// column kind: string -- councillor, officer or other
// column councils: integer -- how many councils
// column first_name: string -- the first of them by name
// column last_name: string -- the last of them by name
// column id: string -- id of the person
MATCH (p:Person)-[o:COUNCILLOR_AT|OFFICER_AT|PEER_AT]->(c:Council)
WHERE ($clearance = 'restricted' OR o.access = 'open') AND ($kind = 'all' OR p.kind = $kind)
WITH p, count(DISTINCT c.id) AS councils, min(c.name) AS first_name, max(c.name) AS last_name
WHERE councils > 1
RETURN p.name AS person, p.kind AS kind, councils AS councils, first_name AS first_name, last_name AS last_name, p.id AS id
ORDER BY councils DESC, person, id

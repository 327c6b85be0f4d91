// title: Who sits on peer teams?
// summary: Peers by how many visits they are named on, or councils by how many peers they lent, or the roles.
// access: open
// param by: choice[person|council|role] = "person" -- what is counted (example: council)
// param programme: string = "" -- only visits of this programme, by id (example: cpc)
// param as_of: day = "" -- visits by this day; empty is all that is known (example: 2017-03-08)
// column name: string -- the peer, the council that lent them, or the role as printed
// column visits: integer -- visits: a council and a date
// column peers: integer -- different people
// column councils: integer -- different councils visited
// column roles: strings -- roles as printed
// column first: date -- earliest visit
// column last: date -- latest visit
MATCH (p:Person)-[r:PEER_AT]->(v:Council)
WHERE ($programme = '' OR r.programme = $programme) AND ($as_of = '' OR coalesce(r.date, '0000') <= $as_of)
  AND ($clearance = 'restricted' OR (r.access = 'open' AND p.access = 'open'))
OPTIONAL MATCH (p)-[o:COUNCILLOR_AT|OFFICER_AT]->(h:Council)
WHERE $clearance = 'restricted' OR o.access = 'open'
WITH DISTINCT p, r, v, CASE WHEN $by = 'person' THEN p.name WHEN $by = 'council' THEN h.name ELSE r.role END AS name,
     CASE WHEN $by = 'person' THEN p.id WHEN $by = 'council' THEN h.id ELSE r.role END AS counted
WHERE name IS NOT NULL
WITH name, counted, count(DISTINCT v.id + coalesce(r.date, '')) AS visits, count(DISTINCT p.id) AS peers, count(DISTINCT v.id) AS councils,
     collect(DISTINCT r.role) AS roles, min(r.date) AS first, max(r.date) AS last
RETURN name AS name, visits AS visits, peers AS peers, councils AS councils, roles AS roles, first AS first, last AS last
ORDER BY visits DESC, peers DESC, name, first, last

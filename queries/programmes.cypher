// title: The programmes
// summary: Every programme of the taxonomy, with its family and how many councils are known to have taken part or had a grant.
// access: open
// param category: string = "" -- only this category (example: digital grant)
// column programme: string -- name
// column acronym: string -- acronym
// column category: string -- category
// column family: string -- the programme it is part of
// column took_part: integer -- councils known to have taken part
// column funded: integer -- councils known to have had a grant
// column id: string -- id of the programme
MATCH (p:Programme)
WHERE $category = '' OR p.category = $category
OPTIONAL MATCH (p)-[:PART_OF]->(f:Programme)
WITH p, min(f.name) AS family
OPTIONAL MATCH (c:Council)-[t:TOOK_PART_IN]->(p)
WHERE t.status IN ['held', 'signed', 'member', 'awarded'] AND ($clearance = 'restricted' OR t.access = 'open')
WITH p, family, count(DISTINCT c.id) AS took_part
OPTIONAL MATCH (c:Council)-[r:RECEIVED]->(g:Grant)-[:FUNDED_UNDER]->(p) WHERE $clearance = 'restricted' OR r.access = 'open'
RETURN p.name AS programme, p.acronym AS acronym, p.category AS category, family AS family, took_part AS took_part,
       count(DISTINCT c.id) AS funded, p.id AS id
ORDER BY programme, id

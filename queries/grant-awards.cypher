// title: Every award, council by council
// summary: A line a council and award of a programme family, with what the council alone was given and how many share the award.
// access: open
// param family: programme = "" -- only awards under this programme or family (example: productivity)
// param as_of: day = "" -- awards by this day; empty is all that is known (example: 2017-03-08)
// param lineage: choice[none|inherit] = "none" -- whether what councils did counts for those that they passed into (example: inherit)
// column council: string -- official name
// column code: string -- register code
// column type: string -- type of council
// column nation: string -- nation
// column region: string -- region or nation
// column through: string -- the predecessor that was given it
// column award: string -- name of the award
// column programme: string -- programme it was made under
// column date: date -- date of the award
// column own: number -- pounds stated for this council alone; none for what a predecessor of several councils was given
// column whole: number -- pounds of the whole award
// column recipients: integer -- councils and other bodies that share it
// column id: string -- id of the award
MATCH (x:Council)-[r:RECEIVED]->(g:Grant)-[u:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE (($family = '' AND f.id = p.id) OR f.id = 'programme/' + $family) AND ($as_of = '' OR coalesce(g.date_latest, '9999') <= $as_of)
  AND ($clearance = 'restricted' OR (r.access = 'open' AND g.access = 'open' AND u.access = 'open'))
WITH DISTINCT x, g, p.name AS programme, r.amount AS own
MATCH (x)-[:SUCCEEDED_BY*0..5]->(c:Council)
WHERE ($lineage = 'none' AND x.id = c.id)
   OR ($lineage = 'inherit' AND ($as_of = '' OR coalesce(c.started, '') <= $as_of) AND coalesce(c.ended_latest, '9999') > $as_of AND ($as_of <> '' OR c.ended IS NULL))
WITH DISTINCT x, g, programme, own, c
OPTIONAL MATCH (x)-[:SUCCEEDED_BY*1..5]->(s:Council)
WITH x, g, programme, own, c, count(DISTINCT CASE WHEN s.ended IS NULL THEN s.id ELSE NULL END) AS heirs
MATCH (o)-[:RECEIVED]->(g)
WITH x, g, programme, own AS stated, c, heirs, count(DISTINCT o.id) AS named
WITH x, g, programme, stated, c, named + CASE WHEN x.id <> c.id AND heirs > 1 THEN heirs - 1 ELSE 0 END AS recipients,
     CASE WHEN x.id <> c.id AND heirs > 1 THEN NULL ELSE stated END AS own
RETURN c.name AS council, c.code AS code, c.type AS type, c.nation AS nation, c.region AS region, CASE WHEN x.id = c.id THEN NULL ELSE x.name END AS through,
       g.name AS award, programme AS programme, g.date AS date, own AS own, coalesce(g.amount, stated) AS whole, recipients AS recipients, g.id AS id
ORDER BY council, code, date, award, id, through, programme

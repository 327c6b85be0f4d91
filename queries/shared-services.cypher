// title: Which councils share services, and since when?
// summary: Every partnership with its members on a day, the biggest first.
// access: open
// param as_of: day = "" -- members on this day, councils then in being, those whose time is not stated among them; empty counts all there have ever been (example: 2017-03-08)
// param service: string = "" -- only partnerships whose service or name holds this (example: ICT)
// param council: council = "" -- only partnerships that this council has ever been in (example: CHT)
// param lineage: choice[none|inherit] = "none" -- whether what councils shared counts for those that they passed into (example: inherit)
// column partnership: string -- name
// column service: string -- what is shared
// column size: integer -- members
// column members: strings -- names of the members
// column since: date -- earliest date on record
// column until: date -- latest end on record
// column id: string -- id of the partnership
MATCH (m)-[s:SHARES]->(v:SharedService)
WHERE ($as_of = '' OR (coalesce(s.since, '0000') <= $as_of AND coalesce(s.until_latest, '9999') >= $as_of
                       AND coalesce(m.started, '0000') <= $as_of AND coalesce(m.ended_latest, '9999') >= $as_of))
  AND ($clearance = 'restricted' OR s.access = 'open')
  AND ($service = '' OR toLower(coalesce(v.service, '') + ' ' + v.name) CONTAINS toLower($service))
WITH v, count(DISTINCT m.id) AS members, collect(DISTINCT m.name) AS names, min(s.since) AS since, max(s.until) AS until
OPTIONAL MATCH (c:Council)<-[:SUCCEEDED_BY*0..5]-(x:Council)-[:SHARES]->(v)
WHERE c.id = 'council/' + $council
WITH v, members, names, since, until, sum(CASE WHEN x.id = c.id OR (x.id IS NOT NULL AND $lineage = 'inherit') THEN 1 ELSE 0 END) AS own
WHERE ($council = '' OR own > 0) AND ($as_of = '' OR members > 1)
RETURN v.name AS partnership, v.service AS service, members AS size, names AS members, since AS since, until AS until, v.id AS id
ORDER BY size DESC, partnership, id

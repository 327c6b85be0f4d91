// title: What the lists cover
// summary: Each list with the programmes it covers, the period, the set of councils, and whether it is complete or a sample.
// access: open
// sort: programme, list, since, until, population
// param programme: programme = "" -- only this programme or family (example: cpc)
// column programme: string -- name of the programme
// column id: string -- its id
// column list: string -- title of the list
// column since: date -- first day covered; empty is from the beginning
// column until: date -- last day covered
// column complete: boolean -- whether every case is listed
// column population: string -- the set of councils covered
// column began: date -- when the programme began, where known
// column nations: strings -- nations covered; none means all
// column types: strings -- types of council covered; none means all
MATCH (d:Document)-[k:COVERS]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE (($programme = '' AND f.id = p.id) OR f.id = 'programme/' + $programme) AND ($clearance = 'restricted' OR k.access = 'open')
RETURN p.name AS programme, p.id AS id, d.title AS `list`, k.since AS since, k.until AS until, k.complete AS complete, k.population AS population, p.started AS began,
       k.nations AS nations, k.types AS types

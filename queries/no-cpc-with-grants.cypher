// title: Which councils have not had a Corporate Peer Challenge but received productivity grants?
// summary: Every council with a grant of a programme family, and whether it has had a CPC: yes, no (a complete list covers it and has no entry, or a source says not yet) or unknown.
// access: open
// param as_of: day = "" -- as things stood on this day, with the councils of that day; empty is all that is known (example: 2017-03-08)
// param family: programme = "productivity" -- the programme, or family of programmes, that the grants are of (example: ldf)
// param lineage: choice[none|inherit] = "none" -- whether what councils did counts for those that they passed into (example: inherit)
// param type: string = "" -- only councils of this type (example: district)
// param region: string = "" -- only councils of this region (example: South East)
// param answer: choice[all|yes|no|unknown] = "all" -- only councils with this answer (example: unknown)
// column council: string -- official name
// column code: string -- register code
// column type: string -- type of council
// column region: string -- region or nation
// column had_cpc: string -- yes, no or unknown
// column cpc_date: date -- first CPC known to have been held by then
// column cpc_through: strings -- predecessors whose CPC counts for it
// column grants: integer -- how many grants
// column amount: number -- pounds stated for this council alone; joint awards are left out
// column latest_grant: date -- last award whose date is known
// column grants_through: strings -- predecessors whose grants count for it
// column how_known: string -- on what the answer rests
WITH 'programme/cpc' AS a, 'programme/' + $family AS b
// include: council-standing
// include: their-grants
WITH c, a_answer, a_date, a_through, a_known, through, grants, latest, amount
WHERE ($answer = 'all' OR a_answer = $answer) AND ($type = '' OR c.type = $type) AND ($region = '' OR c.region = $region)
RETURN c.name AS council, c.code AS code, c.type AS type, c.region AS region, a_answer AS had_cpc, a_date AS cpc_date,
       a_through AS cpc_through, grants AS grants, amount AS amount, latest AS latest_grant, through AS grants_through,
       a_known AS how_known
ORDER BY had_cpc, council, code

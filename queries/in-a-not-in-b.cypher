// title: Councils in one programme or family and not in another
// summary: Every council that took part in A or had a grant of it, and whether it did so for B: yes, no (a complete list of B covers it) or unknown.
// access: open
// param a: programme -- programme or family (example: ldf)
// param b: programme -- programme or family (example: cpc)
// param as_of: day = "" -- as things stood on this day, with the councils of that day; empty is all that is known (example: 2020-01-01)
// param lineage: choice[none|inherit] = "none" -- whether what councils did counts for those that they passed into (example: inherit)
// param answer: choice[all|yes|no|unknown] = "all" -- only councils with this answer for B (example: unknown)
// column council: string -- official name
// column code: string -- register code
// column type: string -- type of council
// column region: string -- region or nation
// column in_b: string -- yes, no or unknown
// column through: strings -- predecessors whose record of A or B counts for it
WITH 'programme/' + $a AS a, 'programme/' + $b AS b
// include: council-standing
WITH c, a_answer, b_answer, a_through + b_through AS through
WHERE a_answer = 'yes' AND ($answer = 'all' OR b_answer = $answer)
RETURN c.name AS council, c.code AS code, c.type AS type, c.region AS region, b_answer AS in_b, through AS through
ORDER BY in_b, council, code

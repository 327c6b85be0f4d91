// title: Where every council stands with two programmes
// summary: Every council in being, and whether it took part in A and in B or had a grant of it: yes, no (complete lists cover it, or a source says not yet) or unknown.
// access: open
// param a: programme -- programme or family (example: cpc)
// param b: programme -- programme or family (example: productivity)
// param as_of: day = "" -- as things stood on this day, with the councils of that day; empty is all that is known (example: 2017-03-08)
// param lineage: choice[none|inherit] = "none" -- whether what councils did counts for those that they passed into (example: inherit)
// column council: string -- official name
// column code: string -- register code
// column type: string -- type of council
// column nation: string -- nation
// column region: string -- region or nation
// column ended: date -- its last day, where it has ended
// column in_a: string -- yes, no or unknown
// column a_date: date -- first date known for A
// column a_through: strings -- predecessors whose record of A counts for it
// column a_known: string -- on what the answer for A rests
// column in_b: string -- yes, no or unknown
// column b_date: date -- first date known for B
// column b_through: strings -- predecessors whose record of B counts for it
// column b_known: string -- on what the answer for B rests
WITH 'programme/' + $a AS a, 'programme/' + $b AS b
// include: council-standing
RETURN c.name AS council, c.code AS code, c.type AS type, c.nation AS nation, c.region AS region, c.ended AS ended, a_answer AS in_a, a_date AS a_date,
       a_through AS a_through, a_known AS a_known, b_answer AS in_b, b_date AS b_date, b_through AS b_through, b_known AS b_known
ORDER BY council, code

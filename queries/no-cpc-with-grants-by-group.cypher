// title: The first question, counted by type of council or by region
// summary: Of the councils with a grant of a programme family, how many have had a CPC, have not, and how many are not known.
// access: open
// param by: choice[type|region] = "type" -- how councils are grouped (example: region)
// param as_of: day = "" -- as things stood on this day, with the councils of that day; empty is all that is known (example: 2017-03-08)
// param family: programme = "productivity" -- the programme, or family of programmes, that the grants are of (example: ldf)
// param lineage: choice[none|inherit] = "none" -- whether what councils did counts for those that they passed into (example: inherit)
// column group: string -- type or region
// column councils: integer -- councils with a grant
// column yes: integer -- of those, known to have had a CPC
// column no: integer -- of those, known not to have had one
// column unknown: integer -- of those, not known
// column grants: integer -- grants, a joint one counted for each of its councils
// column amount: number -- pounds stated for one council alone
WITH 'programme/cpc' AS a, 'programme/' + $family AS b
// include: council-standing
// include: their-grants
WITH CASE WHEN $by = 'type' THEN c.type ELSE c.region END AS grouped, a_answer, grants, amount
RETURN grouped AS `group`, count(*) AS councils, sum(CASE WHEN a_answer = 'yes' THEN 1 ELSE 0 END) AS yes,
       sum(CASE WHEN a_answer = 'no' THEN 1 ELSE 0 END) AS no, sum(CASE WHEN a_answer = 'unknown' THEN 1 ELSE 0 END) AS unknown,
       sum(grants) AS grants, CASE WHEN count(amount) = 0 THEN NULL ELSE sum(amount) END AS amount
ORDER BY `group`

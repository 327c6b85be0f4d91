// title: What came before and after a council
// summary: Predecessors and successors of a council, at any distance.
// access: open
// sort: relation, steps, council
// param council: council -- register code or name (example: SMT)
// column relation: string -- before or after
// column steps: integer -- how many changes away
// column council: string -- name of the other council
// column code: string -- its code
// column started: date -- its first day, where known
// column ended: date -- its last day, where it has ended
MATCH w = (a:Council)-[:SUCCEEDED_BY*1..5]->(b:Council)
WHERE b.code = $council
RETURN 'before' AS relation, length(w) AS steps, a.name AS council, a.code AS code, a.started AS started, a.ended AS ended
UNION ALL
MATCH w = (a:Council)-[:SUCCEEDED_BY*1..5]->(b:Council)
WHERE a.code = $council
RETURN 'after' AS relation, length(w) AS steps, b.name AS council, b.code AS code, b.started AS started, b.ended AS ended

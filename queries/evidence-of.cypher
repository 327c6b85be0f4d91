// title: The words that a fact rests on
// summary: The quotes behind a node, with the document and where in it they stand.
// access: open
// param id: string -- id of any node (example: council/STS)
// column quote: string -- the words
// column document: string -- title of the document
// column uri: string -- where it was loaded from
// column locator: string -- row or page, where there is one
// column start: integer -- first character
// column end: integer -- one past the last
// column evidence: string -- id of the evidence
MATCH (n)-[b:EVIDENCED_BY]->(e:Evidence)-[q:QUOTES]->(d:Document)
WHERE n.id = $id AND ($clearance = 'restricted' OR (b.access = 'open' AND e.access = 'open' AND d.access = 'open'))
RETURN DISTINCT e.quote AS quote, d.title AS document, d.uri AS uri, e.locator AS locator, e.start AS start, e.`end` AS `end`, e.id AS evidence
ORDER BY uri, start, `end`, evidence

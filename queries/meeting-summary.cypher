// title: What a meeting did
// summary: Its items in the order of the minutes, each with its decisions and actions.
// access: open
// sort: place, what, text, id
// param meeting: string -- id of the meeting, as meetings-of-body gives it (example: meeting/example-association-of-councils-example-improvement-forum/2016-10-12)
// column item: string -- number as printed
// column title: string -- title of the item; none for what stands outside of the items that were read
// column what: string -- item, decision or action
// column text: string -- words of the decision or action
// column owners: strings -- owners of the action
// column place: integer -- where the item stands in its document, in characters, to sort by
// column id: string -- id of the node
// column evidence: strings -- ids of the words it rests on
MATCH (m:Meeting)-[h:HAS_ITEM]->(i:AgendaItem)
WHERE m.id = $meeting AND ($clearance = 'restricted' OR h.access = 'open')
MATCH (i)-[:EVIDENCED_BY]->(e:Evidence)
WITH i, max(e.start) AS place
RETURN i.number AS item, i.title AS title, 'item' AS what, CASE WHEN false THEN '' ELSE NULL END AS text, CASE WHEN false THEN i.evidence ELSE NULL END AS owners, place AS place, i.id AS id, i.evidence AS evidence
UNION ALL
MATCH (m:Meeting)-[:HAS_ITEM]->(i:AgendaItem)-[g:DECIDED]->(d:Decision)
WHERE m.id = $meeting AND ($clearance = 'restricted' OR g.access = 'open')
MATCH (i)-[:EVIDENCED_BY]->(e:Evidence)
WITH i, d, max(e.start) AS place
RETURN i.number AS item, i.title AS title, 'decision' AS what, d.text AS text, CASE WHEN false THEN i.evidence ELSE NULL END AS owners, place AS place, d.id AS id, d.evidence AS evidence
UNION ALL
MATCH (m:Meeting)-[:HAS_ITEM]->(i:AgendaItem)-[g:AGREED_ACTION]->(a:Action)
WHERE m.id = $meeting AND ($clearance = 'restricted' OR g.access = 'open')
MATCH (i)-[:EVIDENCED_BY]->(e:Evidence)
WITH i, a, max(e.start) AS place
RETURN i.number AS item, i.title AS title, 'action' AS what, a.text AS text, a.owners AS owners, place AS place, a.id AS id, a.evidence AS evidence

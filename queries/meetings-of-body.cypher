// title: The meetings of a body
// summary: Meetings of every body whose name holds the words, with how many items, decisions and actions are known.
// access: open
// param body: string = "" -- words of the body's name (example: Improvement)
// column body: string -- name of the body
// column date: date -- day of the meeting
// column venue: string -- where
// column items: integer -- agenda items known
// column decisions: integer -- decisions known
// column actions: integer -- actions known
// column id: string -- id of the meeting
MATCH (m:Meeting)-[h:HELD_BY]->(b:Body)
WITH m, h, b, toLower($body) AS wanted
WHERE (wanted = '' OR toLower(b.name) CONTAINS wanted OR any(n IN b.other_names WHERE toLower(n) CONTAINS wanted))
  AND ($clearance = 'restricted' OR h.access = 'open')
OPTIONAL MATCH (m)-[hi:HAS_ITEM]->(i:AgendaItem) WHERE $clearance = 'restricted' OR hi.access = 'open'
OPTIONAL MATCH (i)-[gd:DECIDED]->(d:Decision) WHERE $clearance = 'restricted' OR gd.access = 'open'
OPTIONAL MATCH (i)-[ga:AGREED_ACTION]->(a:Action) WHERE $clearance = 'restricted' OR ga.access = 'open'
RETURN b.name AS body, m.date AS date, m.venue AS venue, count(DISTINCT i.id) AS items, count(DISTINCT d.id) AS decisions,
       count(DISTINCT a.id) AS actions, m.id AS id
ORDER BY body, date, id

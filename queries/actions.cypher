// title: Actions
// summary: Every action minuted, with its owners, status and the meeting that agreed it.
// access: open
// param owner: string = "" -- only actions with an owner whose name holds this (example: Marchbank)
// param status: choice[all|open|done|superseded] = "all" -- only actions of this status; one that no document reports on is open (example: open)
// param council: council = "" -- only actions of items that name this council (example: STS)
// param programme: programme = "" -- only actions of items that name this programme (example: cpc)
// param since: date = "" -- only actions agreed on or after this day (example: 2016-01-01)
// column action: string -- what is to be done, as minuted
// column owners: strings -- who is to do it, as printed
// column status: string -- open, done or superseded
// column agreed: date -- day of the meeting
// column due: date -- deadline, where one is printed
// column body: string -- the body that agreed it
// column item: string -- the agenda item
// column meeting: string -- id of the meeting
// column id: string -- id of the action
// column assigned: strings -- ids of the people and bodies that the owners are known to be
// column evidence: strings -- ids of the words it rests on
MATCH (i:AgendaItem)-[g:AGREED_ACTION]->(a:Action)
WHERE ($clearance = 'restricted' OR g.access = 'open')
  AND ($since = '' OR coalesce(a.date, '') >= $since)
  AND ($programme = '' OR EXISTS { MATCH (i)-[:MENTIONS]->(p:Programme) WHERE p.id = 'programme/' + $programme })
  AND ($council = '' OR EXISTS { MATCH (i)-[:MENTIONS]->(c:Council) WHERE c.code = $council })
OPTIONAL MATCH (later)-[f:FOLLOWS]->(a)
WHERE f.status IN ['done', 'superseded']
WITH i, a, CASE WHEN count(f.id) > 0 THEN min(f.status) ELSE coalesce(a.status, 'open') END AS status
OPTIONAL MATCH (m:Meeting)-[:HAS_ITEM]->(i)
OPTIONAL MATCH (m)-[:HELD_BY]->(b:Body)
WITH a, i, status, min(b.name) AS body, min(m.id) AS meeting
OPTIONAL MATCH (a)-[t:ASSIGNED_TO]->(o)
WHERE $clearance = 'restricted' OR (t.access = 'open' AND o.access = 'open')
WITH a, i, status, body, meeting, collect(DISTINCT o.id) AS assigned, toLower($owner) AS wanted
WHERE ($status = 'all' OR status = $status) AND (wanted = '' OR any(o IN a.owners WHERE toLower(o) CONTAINS wanted))
RETURN a.text AS action, a.owners AS owners, status AS status, a.date AS agreed, a.due AS due, body AS body, i.title AS item, meeting AS meeting, a.id AS id, assigned AS assigned, a.evidence AS evidence
ORDER BY agreed, body, item, action, id

// title: Actions that no document reports as done
// summary: Each with its owners, the body and meeting that agreed it, and its age on a day. One carried over from meeting to meeting is listed once, from the first.
// access: open
// param owner: string = "" -- only actions with an owner whose name holds this (example: Marchbank)
// param body: string = "" -- only actions of a body whose name holds this (example: Improvement)
// param since: date = "" -- only actions agreed on or after this day (example: 2016-01-01)
// param as_of: day = "" -- as known on this day, with ages counted to it; empty is all that is known, without ages (example: 2017-04-01)
// column action: string -- what is to be done, as minuted
// column owners: strings -- who is to do it, as printed
// column agreed: date -- day of the meeting
// column due: date -- deadline, where one is printed
// column age_days: integer -- days from the meeting to as_of
// column body: string -- the body that agreed it
// column item: string -- the agenda item
// column id: string -- id of the action
MATCH (i:AgendaItem)-[g:AGREED_ACTION]->(a:Action)
WHERE coalesce(a.status, 'open') = 'open' AND ($clearance = 'restricted' OR g.access = 'open')
OPTIONAL MATCH (m:Meeting)-[:HAS_ITEM]->(i)
OPTIONAL MATCH (m)-[:HELD_BY]->(b:Body)
WITH a, i, min(b.name) AS body, toLower($owner) AS wanted
WHERE ($body = '' OR toLower(coalesce(body, '')) CONTAINS toLower($body))
  AND (wanted = '' OR any(o IN a.owners WHERE toLower(o) CONTAINS wanted))
  AND ($since = '' OR coalesce(a.date, '') >= $since) AND ($as_of = '' OR coalesce(a.date, '') <= $as_of)
  AND NOT EXISTS { MATCH (later:Action)-[f:FOLLOWS]->(a) WHERE f.status IN ['done', 'superseded'] AND ($as_of = '' OR coalesce(later.date, '') <= $as_of) }
  AND NOT EXISTS { MATCH (item:AgendaItem)-[f:FOLLOWS]->(a) WHERE f.status IN ['done', 'superseded'] AND ($as_of = '' OR coalesce(item.date, '') <= $as_of) }
  AND NOT EXISTS { MATCH (a)-[:FOLLOWS]->(:Action) }
RETURN a.text AS action, a.owners AS owners, a.date AS agreed, a.due AS due,
       CASE WHEN size($as_of) = 10 AND size(a.date) = 10 THEN date($as_of) - date(a.date) ELSE NULL END AS age_days,
       body AS body, i.title AS item, a.id AS id
ORDER BY agreed, body, item, action, id

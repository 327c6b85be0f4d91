// title: The actions of a person
// summary: Every action assigned to a person, with its status and the item that agreed it.
// access: open
// param person: string -- id of the person, as people-named gives it (example: person/marian-holt-sto)
// column action: string -- what is to be done, as minuted
// column status: string -- open, done or superseded as the documents say; empty where none reports on it
// column agreed: date -- day of the meeting
// column due: date -- deadline, where one is printed
// column item: string -- the agenda item
// column id: string -- id of the action
MATCH (i:AgendaItem)-[g:AGREED_ACTION]->(a:Action)-[t:ASSIGNED_TO]->(p:Person)
WHERE p.id = $person AND ($clearance = 'restricted' OR (g.access = 'open' AND t.access = 'open'))
RETURN DISTINCT a.text AS action, a.status AS status, a.date AS agreed, a.due AS due, i.title AS item, a.id AS id
ORDER BY agreed, item, action, id

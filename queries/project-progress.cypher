// title: How do named projects stand against their objectives?
// summary: Every project of a family with its objectives and their latest report, or none stated; and what the minutes hold of it: reports, decisions, open actions.
// access: open
// sort: project, objective
// param family: programme = "productivity" -- the family of projects (example: productivity)
// param as_of: day = "" -- as reported by this day; empty is all that is known (example: 2017-03-08)
// column project: string -- name of the project or programme
// column objective: string -- what it set out to do, where a report says so
// column status: string -- set, on-track, at-risk, met, partly-met or missed, as last reported; "not stated" where no report says so
// column reported: date -- day of that report
// column outcome: string -- what came of it, as reported
// column items: integer -- agenda items that name the project
// column last_discussed: date -- the last of their meetings
// column decisions: integer -- decisions of those items
// column open_actions: integer -- actions of those items that no document reports as done
// column id: string -- id of the project
MATCH (p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $family
OPTIONAL MATCH (p)-[h:HAS_OBJECTIVE]->(o:Objective)
WHERE ($as_of = '' OR coalesce(h.date, '0000') <= $as_of) AND ($clearance = 'restricted' OR h.access = 'open')
WITH p, o.text AS objective, max(h.date) AS reported
OPTIONAL MATCH (p)-[h:HAS_OBJECTIVE]->(o:Objective)
WHERE $clearance = 'restricted' OR h.access = 'open'
WITH p, objective, reported, min(CASE WHEN o.text = objective AND h.date = reported THEN h.status ELSE NULL END) AS status,
     min(CASE WHEN o.text = objective AND h.date = reported THEN h.outcome ELSE NULL END) AS outcome
OPTIONAL MATCH (i:AgendaItem)-[m:MENTIONS]->(p)
WHERE ($as_of = '' OR coalesce(i.date, '0000') <= $as_of) AND ($clearance = 'restricted' OR m.access = 'open')
WITH p, objective, reported, status, outcome, count(DISTINCT i.id) AS items, max(i.date) AS last_discussed
OPTIONAL MATCH (i:AgendaItem)-[m:MENTIONS]->(p), (i)-[g:DECIDED]->(d:Decision)
WHERE ($as_of = '' OR coalesce(i.date, '0000') <= $as_of) AND ($clearance = 'restricted' OR g.access = 'open')
WITH p, objective, reported, status, outcome, items, last_discussed, count(DISTINCT d.id) AS decisions
OPTIONAL MATCH (i:AgendaItem)-[m:MENTIONS]->(p), (i)-[g:AGREED_ACTION]->(a:Action)
WHERE ($as_of = '' OR coalesce(i.date, '0000') <= $as_of) AND ($clearance = 'restricted' OR g.access = 'open') AND coalesce(a.status, 'open') = 'open'
  AND NOT EXISTS { MATCH (later)-[f:FOLLOWS]->(a) WHERE f.status IN ['done', 'superseded'] }
RETURN p.name AS project, objective AS objective, coalesce(status, 'not stated') AS status, reported AS reported, outcome AS outcome, items AS items,
       last_discussed AS last_discussed, decisions AS decisions, count(DISTINCT a.id) AS open_actions, p.id AS id

// title: What was said of a programme, over time
// summary: Items that name a programme or its family, and figures said of it, in order of the meetings' dates.
// access: open
// sort: date, what, text, id
// param programme: programme -- programme or family (example: ope)
// column date: date -- day of the meeting; empty where it is not known
// column what: string -- mention or figure
// column programme: string -- the programme named
// column text: string -- the item's title, or the figure as printed
// column value: number -- the figure, in pounds or a count
// column unit: string -- GBP, or what is counted
// column id: string -- id of the item or figure
// column evidence: strings -- ids of the words it rests on
MATCH (g:Figure)-[s:SAID_OF]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $programme AND ($clearance = 'restricted' OR s.access = 'open')
RETURN g.date AS date, 'figure' AS what, p.name AS programme, g.surface AS text, g.value AS value, g.unit AS unit, g.id AS id, g.evidence AS evidence
UNION ALL
MATCH (i:AgendaItem)-[m:MENTIONS]->(p:Programme)-[:PART_OF*0..6]->(f:Programme)
WHERE f.id = 'programme/' + $programme AND ($clearance = 'restricted' OR m.access = 'open')
RETURN i.date AS date, 'mention' AS what, p.name AS programme, i.title AS text, CASE WHEN false THEN 1.0 ELSE NULL END AS value, CASE WHEN false THEN '' ELSE NULL END AS unit, i.id AS id, m.evidence AS evidence

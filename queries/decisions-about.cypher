// title: Decisions about a programme, a council or a word
// summary: Decisions of items that name the programme or the council, or whose own words hold the text.
// access: open
// param programme: programme = "" -- programme (example: cpc)
// param council: council = "" -- register code or name (example: STS)
// param lineage: choice[none|inherit] = "none" -- whether items that name a predecessor count for the council (example: inherit)
// param text: string = "" -- words in the decision (example: peer)
// column decision: string -- the limb as minuted
// column verb: string -- noted, agreed …
// column date: date -- day of the meeting
// column item: string -- the agenda item
// column body: string -- the body
// column id: string -- id of the decision
// column evidence: strings -- ids of the words it rests on
MATCH (i:AgendaItem)-[g:DECIDED]->(d:Decision)
WHERE ($clearance = 'restricted' OR g.access = 'open')
  AND ($text = '' OR toLower(d.text) CONTAINS toLower($text))
  AND ($programme = '' OR EXISTS { MATCH (i)-[:MENTIONS]->(p:Programme) WHERE p.id = 'programme/' + $programme })
  AND ($council = '' OR EXISTS {
    MATCH (i)-[:MENTIONS]->(x:Council)-[:SUCCEEDED_BY*0..5]->(c:Council)
    WHERE c.code = $council AND ($lineage = 'inherit' OR x.id = c.id)
  })
OPTIONAL MATCH (m:Meeting)-[:HAS_ITEM]->(i)
OPTIONAL MATCH (m)-[:HELD_BY]->(b:Body)
RETURN d.text AS decision, d.verb AS verb, d.date AS date, i.title AS item, min(b.name) AS body, d.id AS id, d.evidence AS evidence
ORDER BY date, item, decision, id

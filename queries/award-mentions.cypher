// title: Do awards named in minutes stand in the registers of grants?
// summary: Every award that minutes say a council was given, with the grant of a list that it matches, or none.
// access: open
// sort: said, council, programme, award
// param as_of: day = "" -- said by this day; empty is all that is known (example: 2020-01-01)
// param matched: choice[all|yes|no] = "all" -- only those that match a grant, or that do not (example: no)
// column council: string -- the council, by name
// column code: string -- register code
// column programme: string -- the programme that the minutes name
// column said: date -- when the award was made, as the minutes say, else the day of the minutes
// column amount: number -- pounds, as the minutes say
// column document: string -- the document that says so
// column quote: string -- its words
// column matched: boolean -- whether a list has a grant of this programme to this council in the same year, or at a time that is not stated
// column award: string -- the grant
// column grant_date: date -- its date
// column grant_amount: number -- its amount, for this council alone, else of the whole award
// column agrees: string -- same amount, another amount, or not stated on one side
MATCH (c:Council)-[t:TOOK_PART_IN]->(p:Programme)
WHERE t.status = 'awarded' AND ($as_of = '' OR coalesce(t.date, t.first_seen, '0000') <= $as_of) AND ($clearance = 'restricted' OR t.access = 'open')
MATCH (e:Evidence)-[:QUOTES]->(d:Document)
WHERE e.id IN t.evidence AND d.kind <> 'list' AND ($clearance = 'restricted' OR d.access = 'open')
WITH c, t, p, min(d.title) AS document, min(e.quote) AS quote
OPTIONAL MATCH (c)-[r:RECEIVED]->(g:Grant)-[:FUNDED_UNDER]->(q:Programme)-[:PART_OF*0..6]->(p)
WHERE $clearance = 'restricted' OR r.access = 'open'
WITH c, t, p, document, quote, r, g,
     CASE WHEN g.id IS NULL THEN 0
          WHEN t.date IS NULL OR g.date IS NULL THEN 1
          WHEN g.date <= coalesce(t.date_latest, '9999') AND t.date <= g.date_latest THEN 1
          WHEN left(t.date, 4) = left(g.date, 4) THEN 1 ELSE 0 END AS agrees
WITH c, t, p, document, quote, CASE WHEN agrees = 1 THEN g.id ELSE NULL END AS found, CASE WHEN agrees = 1 THEN g.name ELSE NULL END AS name,
     CASE WHEN agrees = 1 THEN g.date ELSE NULL END AS day, CASE WHEN agrees = 1 THEN coalesce(r.amount, g.amount) ELSE NULL END AS pounds
WITH c, t, p, document, quote, count(found) AS matches, min(name) AS award, min(day) AS grant_date, min(pounds) AS grant_amount
WHERE $matched = 'all' OR ($matched = 'yes' AND matches > 0) OR ($matched = 'no' AND matches = 0)
RETURN c.name AS council, c.code AS code, p.name AS programme, coalesce(t.date, t.first_seen) AS said, t.amount AS amount, document AS document,
       quote AS quote, matches > 0 AS matched, award AS award, grant_date AS grant_date, grant_amount AS grant_amount,
       CASE WHEN t.amount IS NULL OR grant_amount IS NULL THEN 'not stated on one side' WHEN t.amount = grant_amount THEN 'same amount'
            ELSE 'another amount' END AS agrees

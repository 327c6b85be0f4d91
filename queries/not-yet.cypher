// title: Councils that have yet to have a Corporate Peer Challenge
// summary: The list as such, which the Board decided in March 2017 to give to Lead Members in confidence and not to publish.
// access: restricted
// param as_of: day = "" -- as known on this day: said on it or later, or at any time where empty, and none held by then (example: 2017-03-08)
// param programme: programme = "cpc" -- another programme or family (example: ldd)
// column council: string -- official name
// column code: string -- register code
// column type: string -- type of council
// column region: string -- region or nation
// column said: date -- the latest day for which a source says not yet
// column source: strings -- the documents that say so
MATCH (c:Council)-[t:TOOK_PART_IN]->(p:Programme)
WHERE p.id = 'programme/' + $programme AND t.status = 'not-yet' AND ($as_of = '' OR t.date >= $as_of)
  AND NOT EXISTS {
    MATCH (c)-[h:TOOK_PART_IN]->(p)
    WHERE h.status IN ['held', 'signed', 'member', 'awarded'] AND ($as_of = '' OR coalesce(h.date, '0000') <= $as_of)
  }
MATCH (e:Evidence)-[:QUOTES]->(d:Document)
WHERE e.id IN t.evidence
RETURN c.name AS council, c.code AS code, c.type AS type, c.region AS region, max(t.date) AS said, collect(DISTINCT d.title) AS source
ORDER BY council, code

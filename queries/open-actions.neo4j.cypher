// The same on Neo4j, where the difference of two dates is a duration and not a number.
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
       CASE WHEN size($as_of) = 10 AND size(a.date) = 10 THEN duration.inDays(date(a.date), date($as_of)).days ELSE NULL END AS age_days,
       body AS body, i.title AS item, a.id AS id
ORDER BY agreed, body, item, action, id

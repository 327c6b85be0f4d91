// title: How have shared services changed?
// summary: Each time a council joined or left a partnership, or was abolished while in it, with its size before and after: two to three, three to two, ended.
// access: open
// sort: date, partnership, change, council
// param partnership: string = "" -- only partnerships whose name holds this (example: Suffolk)
// column date: date -- when, as stated
// column partnership: string -- name
// column change: string -- begun, joined, left, ended, or abolished: the council came to its end, and no list says when it left
// column council: string -- who joined or left
// column before: integer -- members whose time in it is known, before the change
// column after: integer -- and after it
// column undated: integer -- members who are in it since a time that is not stated; they are in neither count
// column id: string -- id of the partnership
MATCH (m)-[s:SHARES]->(v:SharedService)
WHERE s.since IS NOT NULL AND ($partnership = '' OR toLower(v.name) CONTAINS toLower($partnership)) AND ($clearance = 'restricted' OR s.access = 'open')
MATCH (o)-[t:SHARES]->(v)
WHERE $clearance = 'restricted' OR t.access = 'open'
WITH v, m, s.since AS date,
     sum(CASE WHEN t.since < s.since AND coalesce(t.until, '9999') >= s.since THEN 1 ELSE 0 END) AS before,
     sum(CASE WHEN t.since <= s.since AND coalesce(t.until, '9999') > s.since THEN 1 ELSE 0 END) AS after,
     sum(CASE WHEN t.since IS NULL THEN 1 ELSE 0 END) AS undated
RETURN date AS date, v.name AS partnership, CASE WHEN before = 0 AND undated = 0 THEN 'begun' ELSE 'joined' END AS change, m.name AS council,
       before AS before, after AS after, undated AS undated, v.id AS id
UNION ALL
MATCH (m)-[s:SHARES]->(v:SharedService)
WHERE s.until IS NOT NULL AND ($partnership = '' OR toLower(v.name) CONTAINS toLower($partnership)) AND ($clearance = 'restricted' OR s.access = 'open')
MATCH (o)-[t:SHARES]->(v)
WHERE $clearance = 'restricted' OR t.access = 'open'
WITH v, m, s.until AS date,
     sum(CASE WHEN t.since IS NOT NULL AND t.since < s.until AND coalesce(t.until, '9999') >= s.until THEN 1 ELSE 0 END) AS before,
     sum(CASE WHEN t.since IS NOT NULL AND t.since <= s.until AND coalesce(t.until, '9999') > s.until THEN 1 ELSE 0 END) AS after,
     sum(CASE WHEN t.since IS NULL AND coalesce(t.until, '9999') > s.until THEN 1 ELSE 0 END) AS undated
RETURN date AS date, v.name AS partnership, CASE WHEN after <= 1 AND undated = 0 THEN 'ended' ELSE 'left' END AS change, m.name AS council,
       before AS before, after AS after, undated AS undated, v.id AS id
UNION ALL
MATCH (m:Council)-[s:SHARES]->(v:SharedService)
WHERE s.until IS NULL AND m.ended IS NOT NULL AND ($partnership = '' OR toLower(v.name) CONTAINS toLower($partnership)) AND ($clearance = 'restricted' OR s.access = 'open')
MATCH (o)-[t:SHARES]->(v)
WHERE $clearance = 'restricted' OR t.access = 'open'
WITH v, m, m.ended AS date,
     sum(CASE WHEN t.since IS NOT NULL AND t.since < m.ended AND coalesce(t.until, '9999') >= m.ended AND coalesce(o.ended, '9999') >= m.ended THEN 1 ELSE 0 END) AS before,
     sum(CASE WHEN t.since IS NOT NULL AND t.since <= m.ended AND coalesce(t.until, '9999') > m.ended AND coalesce(o.ended, '9999') > m.ended THEN 1 ELSE 0 END) AS after,
     sum(CASE WHEN t.since IS NULL AND coalesce(t.until, '9999') > m.ended AND coalesce(o.ended, '9999') > m.ended THEN 1 ELSE 0 END) AS undated
RETURN date AS date, v.name AS partnership, 'abolished' AS change, m.name AS council,
       before AS before, after AS after, undated AS undated, v.id AS id

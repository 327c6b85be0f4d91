// Where every council stands with two programmes or families, `a` and `b` (node ids; the same twice is fine): yes, no or unknown.
// Takes $as_of, $lineage and $clearance. Gives c, b and, for each of the two, _answer, _date, _through (predecessors whose record counts), _known.
//
// 1. The councils in being, each with itself and, where the lineage is inherited, every council that had passed into it by the day.
MATCH (q:Programme), (x:Council)-[:SUCCEEDED_BY*0..5]->(c:Council)
WHERE q.id IN [a, b]
  AND (x.id = c.id OR ($lineage = 'inherit' AND ($as_of = '' OR coalesce(x.ended_latest, '9999') < $as_of)))
  AND CASE WHEN $as_of <> '' THEN coalesce(c.started, '0000') <= $as_of AND coalesce(c.ended_latest, '9999') >= $as_of
           ELSE $lineage = 'none' OR c.ended IS NULL END
WITH DISTINCT a, b, q, c, x
// 2. Taking part: certain by the day, perhaps by then, or said not to have happened yet on that day or later. What was planned for a day
//    gone by may have happened. Taking part in a part counts for an umbrella, which has no life of its own; a progress review is no peer
//    challenge, though it leaves a "no" in doubt, and so does one that is planned.
OPTIONAL MATCH (x)-[t:TOOK_PART_IN]->(p:Programme)-[:PART_OF*0..6]->(q)
WHERE $clearance = 'restricted' OR t.access = 'open'
WITH a, b, q, c, x,
     min(CASE WHEN t.status IN ['held', 'signed', 'member', 'awarded'] AND (p.id = q.id OR q.category = 'umbrella') AND ($as_of = '' OR coalesce(t.date_latest, '9999') <= $as_of)
              THEN coalesce(t.date, '9999') ELSE NULL END) AS taken,
     sum(CASE WHEN t.status IN ['held', 'signed', 'member', 'awarded'] AND $as_of <> '' AND coalesce(t.date, '0000') <= $as_of
                AND coalesce(t.date_latest, '9999') > $as_of THEN 1
              WHEN t.status = 'planned' AND ($as_of = '' OR coalesce(t.date, '0000') <= $as_of) AND (p.id = q.id OR q.category = 'umbrella') THEN 1
              ELSE 0 END) AS perhaps_taken,
     sum(CASE WHEN t.status IN ['held', 'signed', 'member', 'awarded'] AND p.id <> q.id AND q.category <> 'umbrella'
                AND ($as_of = '' OR coalesce(t.date_latest, '9999') <= $as_of) THEN 1
              WHEN t.status = 'planned' AND p.id <> q.id AND q.category <> 'umbrella' THEN 1 ELSE 0 END) AS parts,
     sum(CASE WHEN t.status = 'not-yet' AND p.id = q.id AND $as_of <> '' AND $as_of <= t.date THEN 1 ELSE 0 END) AS not_yet
// 3. Grants count as taking part.
OPTIONAL MATCH (x)-[r:RECEIVED]->(g:Grant)-[u:FUNDED_UNDER]->(p:Programme)-[:PART_OF*0..6]->(q)
WHERE $clearance = 'restricted' OR (r.access = 'open' AND g.access = 'open' AND u.access = 'open')
WITH a, b, q, c, x, taken, parts, not_yet, perhaps_taken,
     min(CASE WHEN g.id IS NOT NULL AND ($as_of = '' OR coalesce(g.date_latest, '9999') <= $as_of) THEN coalesce(g.date, '9999') ELSE NULL END) AS awarded,
     sum(CASE WHEN g.id IS NOT NULL AND $as_of <> '' AND coalesce(g.date, '0000') <= $as_of AND coalesce(g.date_latest, '9999') > $as_of
              THEN 1 ELSE 0 END) AS perhaps_awarded
// 4. What complete lists cover: the council's life since the programme began, up to the day or its end.
OPTIONAL MATCH (d:Document)-[k:COVERS]->(q)
WHERE k.complete AND ($clearance = 'restricted' OR k.access = 'open')
WITH a, b, q, c, x, taken, parts, not_yet, awarded, perhaps_taken + perhaps_awarded AS perhaps,
     sum(CASE WHEN k.id IS NOT NULL
                AND coalesce(k.since, '0000') <= CASE WHEN coalesce(x.started, '0000') > coalesce(q.started, '0000') THEN x.started
                                                      ELSE coalesce(q.started, '0000') END
                AND (size(k.nations) = 0 OR x.nation IN k.nations) AND (size(k.types) = 0 OR x.type IN k.types)
                AND (k.until IS NULL OR k.until_latest >= CASE WHEN $as_of <> '' AND $as_of < coalesce(x.ended_latest, '9999') THEN $as_of
                                                               ELSE coalesce(x.ended_latest, '9999') END)
              THEN 1 ELSE 0 END) AS covers
WITH a, b, q, c, x, perhaps, parts, not_yet,
     CASE WHEN taken IS NULL OR awarded < taken THEN awarded ELSE taken END AS first,
     CASE WHEN coalesce(x.ended_latest, '9999') < coalesce(q.started, '0000') OR ($as_of <> '' AND $as_of < coalesce(q.started, '0000')) THEN 2
          WHEN covers > 0 OR not_yet > 0 THEN 1 ELSE 0 END AS excluded
// 5. A council with its predecessors: yes where one of them is, no where all of them are.
WITH c, b,
     min(CASE WHEN q.id = a THEN first ELSE NULL END) AS a_first, min(CASE WHEN q.id = b THEN first ELSE NULL END) AS b_first,
     sum(CASE WHEN q.id = a THEN perhaps ELSE 0 END) AS a_perhaps, sum(CASE WHEN q.id = a THEN parts ELSE 0 END) AS a_parts,
     sum(CASE WHEN q.id = b THEN perhaps ELSE 0 END) AS b_perhaps, sum(CASE WHEN q.id = b THEN parts ELSE 0 END) AS b_parts,
     min(CASE WHEN q.id = a THEN excluded ELSE NULL END) AS a_excluded, min(CASE WHEN q.id = b THEN excluded ELSE NULL END) AS b_excluded,
     sum(CASE WHEN q.id = a THEN not_yet ELSE 0 END) AS a_not_yet, sum(CASE WHEN q.id = b THEN not_yet ELSE 0 END) AS b_not_yet,
     collect(DISTINCT CASE WHEN q.id = a AND first IS NOT NULL AND x.id <> c.id THEN x.name ELSE NULL END) AS a_through,
     collect(DISTINCT CASE WHEN q.id = b AND first IS NOT NULL AND x.id <> c.id THEN x.name ELSE NULL END) AS b_through
WITH c, b, a_through, b_through,
     CASE WHEN a_first = '9999' THEN NULL ELSE a_first END AS a_date, CASE WHEN b_first = '9999' THEN NULL ELSE b_first END AS b_date,
     CASE WHEN a_first IS NOT NULL THEN 'yes' WHEN a_perhaps + a_parts = 0 AND a_excluded > 0 THEN 'no' ELSE 'unknown' END AS a_answer,
     CASE WHEN b_first IS NOT NULL THEN 'yes' WHEN b_perhaps + b_parts = 0 AND b_excluded > 0 THEN 'no' ELSE 'unknown' END AS b_answer,
     CASE WHEN a_first IS NOT NULL THEN 'a list or minutes record it' WHEN a_perhaps > 0 THEN 'on record, but not surely by then'
          WHEN a_parts > 0 THEN 'a part of it or a follow-up is recorded, not the thing itself'
          WHEN coalesce(a_excluded, 0) = 0 THEN 'no entry, and the lists are samples' WHEN a_not_yet > 0 THEN 'a source says not yet'
          WHEN a_excluded = 2 THEN 'it had not begun'
          ELSE 'a complete list covers it and has no entry' END AS a_known,
     CASE WHEN b_first IS NOT NULL THEN 'a list or minutes record it' WHEN b_perhaps > 0 THEN 'on record, but not surely by then'
          WHEN b_parts > 0 THEN 'a part of it or a follow-up is recorded, not the thing itself'
          WHEN coalesce(b_excluded, 0) = 0 THEN 'no entry, and the lists are samples' WHEN b_not_yet > 0 THEN 'a source says not yet'
          WHEN b_excluded = 2 THEN 'it had not begun'
          ELSE 'a complete list covers it and has no entry' END AS b_known

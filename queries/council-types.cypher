// title: The types of council
// summary: Every type of council by nation, with how many are in being on a day.
// access: open
// param as_of: day = "" -- in being on this day; empty counts all there have ever been (example: 2017-03-08)
// column nation: string -- nation
// column type: string -- type of council
// column councils: integer -- how many
MATCH (c:Council)
WHERE $as_of = '' OR (coalesce(c.started, '0000') <= $as_of AND coalesce(c.ended_latest, '9999') >= $as_of)
RETURN c.nation AS nation, c.type AS type, count(*) AS councils
ORDER BY nation, type

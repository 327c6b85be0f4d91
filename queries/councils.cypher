// title: The councils
// summary: Every council of the register, with its kind, where it is, and its first and last day.
// access: open
// param text: string = "" -- only names that hold these words (example: staff)
// param type: string = "" -- only councils of this type (example: county)
// param region: string = "" -- only councils of this region (example: West Midlands)
// param nation: string = "" -- only councils of this nation (example: Wales)
// param as_of: day = "" -- in being on this day; empty is all there have ever been (example: 2017-03-08)
// column council: string -- official name
// column code: string -- register code
// column type: string -- type of council
// column region: string -- region or nation
// column nation: string -- nation
// column started: date -- first day, where known
// column ended: date -- last day, where it has ended
// column id: string -- id of the council
MATCH (c:Council)
WHERE ($type = '' OR c.type = $type) AND ($region = '' OR c.region = $region) AND ($nation = '' OR c.nation = $nation)
  AND ($text = '' OR toLower(c.name) CONTAINS toLower($text))
  AND ($as_of = '' OR (coalesce(c.started, '0000') <= $as_of AND coalesce(c.ended_latest, '9999') >= $as_of))
RETURN c.name AS council, c.code AS code, c.type AS type, c.region AS region, c.nation AS nation, c.started AS started, c.ended AS ended, c.id AS id
ORDER BY council, code

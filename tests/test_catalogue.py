"""The catalogue refuses a query file that contradicts itself; the guard refuses all that is not reading."""

import pytest
from hostile import HOSTILE

from councilgraph.queries.catalogue import Catalogue, CatalogueError, read_queries
from councilgraph.queries.cypher_text import CypherError
from councilgraph.queries.guard import check_reading
from councilgraph.queries.parameters import ParameterError

GOOD = """// title: Councils of a type
// summary: Names.
// access: open
// param type: string = "" -- the type (example: district)
// column name: string -- official name
MATCH (c:Council) WHERE $type = '' OR c.type = $type RETURN c.name AS name ORDER BY name
"""


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("$type = ''", "$kind = ''"), r"q\.cypher:6 - \$kind is not declared"),
        (("$type = '' OR c.type = $type", "true"), "parameter type is declared and not used"),
        (("// access: open\n", ""), "has no `// access:`"),
        (("access: open", "access: secret"), "access is open or restricted"),
        (("// summary: Names.", "// note: Names."), r"q\.cypher:2 - unknown header 'note'"),
        (("// column name: string", "// column title: string"), "RETURN gives name; the header declares title"),
        (("// column name: string --", "// column name: colour --"), r"q\.cypher:5"),
        (('string = ""', "text"), r"q\.cypher:4"),
        (("RETURN c.name", "SET c.x = 1 RETURN c.name"), "SET is not a reading clause"),
        (("// title: Councils of a type", "// title: A\n// title: B"), r"q\.cypher:2 - title stands twice"),
    ],
)
def test_a_wrong_query_file_is_refused_with_file_and_line(change: tuple[str, str], says: str) -> None:
    with pytest.raises(CatalogueError, match=says):
        list(read_queries({"q.cypher": GOOD.replace(*change)}))


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(CatalogueError, match="has that name already"):
        list(read_queries({"q.cypher": GOOD, "Q.cypher": GOOD}))
    with pytest.raises(CatalogueError, match=r"there is no x\.cypher"):
        list(read_queries({"x.neo4j.cypher": GOOD}))


def test_another_engine_may_have_its_own_text() -> None:
    (query,) = read_queries({"q.cypher": GOOD, "q.neo4j.cypher": GOOD.replace("ORDER BY name", "ORDER BY c.name")})
    assert "c.name\n" in query.on("neo4j")
    assert query.on("embedded") == GOOD


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "council is missing: register code or name, for example STS"),
        ({"council": "STS", "colour": "red"}, "has no parameter 'colour'"),
    ],
)
def test_parameters_that_cannot_be(given: dict[str, str], says: str) -> None:
    with pytest.raises(ParameterError, match=says):
        Catalogue.load().query("council-profile").bind(given)


def test_dates_and_choices_are_checked() -> None:
    query = Catalogue.load().query("no-cpc-with-grants")
    assert query.bind({"as_of": "2017-03"})["as_of"] == "2017-03-31", "as of a month is as of its end"
    with pytest.raises(ParameterError, match="as_of: '08/03/17' is not a date"):
        query.bind({"as_of": "08/03/17"})
    with pytest.raises(ParameterError, match="answer: 'maybe' is none of"):
        query.bind({"answer": "maybe"})


def test_a_part_is_included_where_it_is_asked_for() -> None:
    body = "MATCH (c:Council) WHERE $type = '' OR c.type = $type RETURN"
    whole = {"q.cypher": GOOD.replace(body, "// include: some\nRETURN"), "_some.cypher": body.removesuffix("RETURN") + "\n"}
    (query,) = read_queries(whole)
    assert " ".join(query.text.split()) == " ".join(GOOD.split())
    with pytest.raises(CatalogueError, match=r"q\.cypher:6 - there is no _some\.cypher"):
        list(read_queries({"q.cypher": whole["q.cypher"]}))


def test_an_unknown_query_is_told_the_nearest() -> None:
    with pytest.raises(CatalogueError, match="did you mean open-actions"):
        Catalogue.load().query("open-action")


READING = [
    "MATCH (n) RETURN n",
    "match (n) return n.set AS x",
    "MATCH (n {create: 1}) RETURN n",
    "MATCH (n:Delete) RETURN n",
    "MATCH (n) RETURN 'CREATE (x)' AS words",
    "MATCH (n) RETURN n.`merge` AS x // SET nothing",
    "/* DELETE */ MATCH (n) RETURN n;",
    "OPTIONAL MATCH (n) RETURN n",
    "WITH 1 AS x RETURN x",
    "UNWIND [1, 2] AS x RETURN x",
    "RETURN 1 AS load",
    "MATCH (n) WHERE EXISTS { MATCH (n)-->(m) } RETURN count(*) AS n",
    "MATCH (n) RETURN n.name AS name ORDER BY name SKIP 1 LIMIT 2",
    "MATCH (a) RETURN a.x AS x UNION ALL MATCH (b) RETURN b.x AS x",
    "MATCH (n) WHERE n.name = 'Ynys Môn' RETURN n",
    "MATCH (n)-[r*1..3]->(m) RETURN n",
    "MATCH (start) RETURN start",
]


@pytest.mark.parametrize("text", READING)
def test_reading_is_let_through(text: str) -> None:
    check_reading(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(CypherError) as refused:
        check_reading(text)
    assert "\n" not in str(refused.value)

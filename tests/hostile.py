"""Cypher that must never reach an engine: anything but one statement of reading clauses, however it is dressed."""

_SAID = [
    "", ";", "RETURN", "MATCH (n)", "CREATE (n)", "MERGE (n)", "DROP TABLE Council", "COPY Council TO '/tmp/x.csv'", "COPY (MATCH (n) RETURN n) TO '/tmp/x'",
    "LOAD FROM '/etc/passwd' RETURN *", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "INSTALL httpfs", "ATTACH '/tmp/x' AS y", "DETACH y", "USE y",
    "EXPORT DATABASE '/tmp/x'", "IMPORT DATABASE '/tmp/x'", "CALL show_tables() RETURN *", "CALL dbms.listConfig()", "SHOW USERS", "ALTER TABLE x ADD y INT64",
    "BEGIN TRANSACTION", "COMMIT", "ROLLBACK", "CHECKPOINT", "EXPLAIN MATCH (n) RETURN n", "PROFILE MATCH (n) RETURN n", "COMMENT ON TABLE x IS 'y'",
    "MATCH (n) SET n.x = 1 RETURN n", "MATCH (n) DELETE n RETURN 1", "MATCH (n) DETACH DELETE n RETURN 1", "MATCH (n) REMOVE n.x RETURN n",
    "MATCH (n) CREATE (m) RETURN m", "MATCH (n) MERGE (m) RETURN m", "MATCH (n) INSERT (m) RETURN m", "MATCH (n) FOREACH (x IN [1] | SET n.x = x) RETURN n",
    "MATCH (n) CALL { CREATE (m) } RETURN n", "MATCH (n) CALL apoc.export.csv.all('x', {}) YIELD file RETURN file", "MATCH (n) WITH n LOAD CSV FROM 'x' AS l RETURN l",
    "MATCH (n) RETURN n; MATCH (n) DELETE n", "MATCH (n) RETURN n;;DROP TABLE x", "match (n) sEt n.x = 1 return n", "MATCH (n)/**/SET/**/n.x=1 RETURN n",
    "MATCH (n) //\nSET n.x = 1 RETURN n", "MATCH (n) /* RETURN */ DELETE n // RETURN", "MATCH (n) RETURN 'open", 'MATCH (n) RETURN "open', "MATCH (n) RETURN `open",
    "MATCH (n) /* open RETURN n", "MATCH (n) \u0053\u0415T n.x = 1 RETURN n", "MATCH (n) ЅET n.x = 1 RETURN n", "MATCH (n) SE\u200bT n.x = 1 RETURN n",
    "MATCH (n) \\u0053ET n.x = 1 RETURN n", "MATCH (n)\u00a0SET n.x = 1 RETURN n", "MATCH (n) RETURN n\u2028DELETE n", "\ufeffCREATE (n)", "MATCH (n) RETURN n\x00",
    "MATCH (n) USE other RETURN n", "MATCH (n) WITH n DROP INDEX x RETURN n", "MATCH (n) GRANT ROLE x TO y RETURN n", "WITH 1 AS x CREATE (n {x: x}) RETURN n",
    "UNWIND [1] AS x MERGE (n {x: x}) RETURN n", "OPTIONAL MATCH (n) SET n:Label RETURN n", "RETURN 1 AS x UNION ALL CREATE (n) RETURN 1 AS x",
    "MATCH (n) WHERE n.x = 1 REMOVE n:Label RETURN n", "MATCH (n) COPY n TO 'x' RETURN n", "MATCH (n) ATTACH 'x' RETURN n", "MATCH (n) INSTALL x RETURN n", "RETURN " + "1" * 60_000,
]  # fmt: skip

_WORDS = "create insert merge set delete detach remove drop alter copy load install attach use export import call foreach profile explain".split()

# Every writing word in the places where a clause may begin, in every case, behind comments and strange spaces.
HOSTILE = [
    *_SAID,
    *(f"MATCH (n) {word.upper()} n RETURN n" for word in _WORDS),
    *(f"{word} (n)" for word in _WORDS),
    *(f"MATCH (n) /* x */ {word.title()} n.x RETURN n" for word in _WORDS),
    *(f"MATCH (n) WITH n\n{word} n RETURN n" for word in _WORDS),
    *(f"MATCH (n)\u00a0{word} n RETURN n" for word in _WORDS),
    *(f"MATCH (n) RETURN n; {word} x" for word in _WORDS),
    *(f"UNWIND [1] AS x {word.upper()} (m) RETURN x" for word in _WORDS),
]

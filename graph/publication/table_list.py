"""Which tables are published, and the SQL of each over the views of an open projection (views.py)."""

from typing import Final

from councilgraph.graph.publication.tables import Table, TableColumn, own_columns
from councilgraph.graph.vocabulary import vocabulary

_SOURCES: Final = TableColumn("sources", "strings", "Documents that the row rests on: ids of the table documents.", node=True)
_COUNCIL: Final = TableColumn("council", "string", "Id of the council.", refers="councils", node=True)
_ORGANISATION: Final = TableColumn(
    "organisation", "string", "Id of the organisation, where it is no council.", refers="organisations", node=True
)
_ENDS: Final = """CASE WHEN starts_with(t.{end}, 'council/') THEN t.{end} END AS council,
    CASE WHEN starts_with(t.{end}, 'organisation/') THEN t.{end} END AS organisation"""


def _own(kind: str, alias: str) -> str:
    """The columns of a node kind or edge in SQL: its id and its fields."""
    words = vocabulary()
    fields = words.nodes[kind].fields if kind in words.nodes else words.edges[kind].fields
    return ", ".join(f'{alias}."{name}"' for name in ("id", *(field.name for field in fields)))


def _list(edge: str, of: str, *, end: str = "target", key: str = "source", where: str = "true") -> str:
    """Every other end of a node's edges of a kind, sorted, as SQL."""
    return f"coalesce((SELECT list_sort(list(DISTINCT e.{end})) FROM {edge} e WHERE e.{key} = {of} AND {where}), [])"


def _one(edge: str, of: str, begins: str = "") -> str:
    """The one other end of a node's edge of a kind, the first by id where there are several, as SQL."""
    return f"(SELECT min(e.target) FROM {edge} e WHERE e.source = {of} AND starts_with(e.target, '{begins}'))"


def _ref(name: str, about: str, *, refers: str | None = None, many: bool = False) -> TableColumn:
    return TableColumn(name, "strings" if many else "string", about, refers=refers, node=True)


def _business(name: str, kind: str, edge: str, title: str, about: str, more: tuple[TableColumn, ...] = (), sql: str = "") -> Table:
    """Decisions or actions: what hangs from an agenda item."""
    columns = (
        *own_columns(kind),
        *more,
        _ref("meetings", "Ids of the meetings.", many=True),
        _ref("items", "Ids of the agenda items.", many=True),
        TableColumn("item_titles", "strings", "Titles of the agenda items, as printed."),
        _SOURCES,
    )
    where = f"FROM {edge} e JOIN AgendaItem i ON i.id = e.source WHERE e.target = n.id"
    return Table(
        name,
        title,
        about,
        columns,
        f"""SELECT {_own(kind, "n")}{sql},
            coalesce((SELECT list_sort(list(DISTINCT h.source)) FROM {edge} e JOIN HAS_ITEM h ON h.target = e.source WHERE e.target = n.id), []) AS meetings,
            {_list(edge, "n.id", end="source", key="target")} AS items,
            coalesce((SELECT list_sort(list(DISTINCT i.title)) {where} AND i.title IS NOT NULL), []) AS item_titles,
            sources(n.evidence) AS sources FROM {kind} n""",
        True,
    )


TABLES: Final[tuple[Table, ...]] = (
    Table(
        "councils",
        "Councils",
        "Principal councils of the UK register, past and present, combined authorities among them.",
        (
            *own_columns("Council"),
            _ref("county", "Id of the county council.", refers="councils"),
            _ref("combined_authority", "Id of the combined authority.", refers="councils"),
            _ref("succeeded_by", "Ids of the councils that its work passed to.", many=True),
            _SOURCES,
        ),
        f"""SELECT {_own("Council", "n")},
            (SELECT min(e.target) FROM PART_OF e WHERE e.source = n.id AND e.role = 'county') AS county,
            (SELECT min(e.target) FROM PART_OF e WHERE e.source = n.id AND e.role = 'combined-authority') AS combined_authority,
            {_list("SUCCEEDED_BY", "n.id")} AS succeeded_by, sources(n.evidence) AS sources FROM Council n""",
        True,
    ),
    Table(
        "organisations",
        "Other organisations",
        "Ministries, associations, partnerships and companies named beside the councils.",
        (*own_columns("Organisation"), _SOURCES),
        f"SELECT {_own('Organisation', 'n')}, sources(n.evidence) AS sources FROM Organisation n",
        True,
    ),
    Table(
        "bodies",
        "Bodies that meet",
        "Boards, committees, panels and full councils.",
        (*own_columns("Body"), _COUNCIL, _ORGANISATION, _SOURCES),
        f"""SELECT {_own("Body", "n")}, {_one("BODY_OF", "n.id", "council/")} AS council,
            {_one("BODY_OF", "n.id", "organisation/")} AS organisation, sources(n.evidence) AS sources FROM Body n""",
        True,
    ),
    Table(
        "people",
        "People",
        "Elected members, officers with a part in public business, peers. Nobody else, and no contact details.",
        (*own_columns("Person"), _SOURCES),
        f"SELECT {_own('Person', 'n')}, sources(n.evidence) AS sources FROM Person n",
        True,
    ),
    Table(
        "offices",
        "Offices that people hold",
        "One row an office as a source states it: councillor, officer, member of a body, peer on a visit.",
        (
            TableColumn("id", "string", "Id of the edge in the graph.", required=True),
            TableColumn("person", "string", "Id of the person.", refers="people", node=True, required=True),
            TableColumn("name", "string", "Name of the person."),
            TableColumn("office", "string", "councillor, officer, member or peer", required=True),
            _COUNCIL,
            _ORGANISATION,
            _ref("body", "Id of the body.", refers="bodies"),
            TableColumn("role", "string", "Role as printed."),
            TableColumn("since", "date", "Start where a source states it; of a peer, first day of the visit."),
            TableColumn("until", "date", "End where a source states it."),
            _ref("programme", "Id of the programme that a peer's visit was part of.", refers="programmes"),
            _SOURCES,
        ),
        f"""SELECT t.id, t.source AS person, p.name, t.office, {_ENDS.format(end="target")},
            CASE WHEN starts_with(t.target, 'body/') THEN t.target END AS body, t.role, t.since, t.until, g.id AS programme,
            sources(t.evidence) AS sources
            FROM (SELECT id, source, target, 'councillor' AS office, role, since, until, NULL AS programme, evidence FROM COUNCILLOR_AT
                  UNION ALL SELECT id, source, target, 'officer', role, since, until, NULL, evidence FROM OFFICER_AT
                  UNION ALL SELECT id, source, target, 'member', role, since, until, NULL, evidence FROM MEMBER_OF
                  UNION ALL SELECT id, source, target, 'peer', role, date, NULL, programme, evidence FROM PEER_AT) t
            JOIN Person p ON p.id = t.source LEFT JOIN Programme g ON g.id = 'programme/' || t.programme""",
        False,
    ),
    Table(
        "programmes",
        "Programmes",
        "Improvement, support and grant programmes.",
        (
            *own_columns("Programme"),
            _ref("part_of", "Ids of the programmes or families that it is part of.", many=True),
            _ref("run_by", "Ids of the organisations that run it.", many=True),
            _SOURCES,
        ),
        f"""SELECT {_own("Programme", "n")}, {_list("PART_OF", "n.id")} AS part_of, {_list("RUN_BY", "n.id")} AS run_by,
            sources(n.evidence) AS sources FROM Programme n""",
        True,
    ),
    Table(
        "participation",
        "Participation in programmes",
        "One row a case: who took part in what, when. held, signed, member and awarded are taking part; planned, offered, declined and "
        "not-yet are not. A council without a row is not known to have taken part; only the table coverage says where that means no.",
        (
            own_columns("TOOK_PART_IN")[0],
            _COUNCIL,
            _ORGANISATION,
            TableColumn("name", "string", "Official name of the council, or name of the organisation."),
            TableColumn("programme", "string", "Id of the programme.", refers="programmes", node=True, required=True),
            TableColumn("programme_name", "string", "Name of the programme."),
            *own_columns("TOOK_PART_IN")[1:],
            _SOURCES,
        ),
        f"""SELECT {_own("TOOK_PART_IN", "t")}, {_ENDS.format(end="source")}, coalesce(c.name, o.name) AS name, t.target AS programme,
            p.name AS programme_name, sources(t.evidence) AS sources
            FROM TOOK_PART_IN t JOIN Programme p ON p.id = t.target LEFT JOIN Council c ON c.id = t.source LEFT JOIN Organisation o ON o.id = t.source""",
        False,
    ),
    Table(
        "coverage",
        "What the lists cover",
        "One row a claim of a list: which programme, period and councils it covers, and whether every case is in it.",
        (
            own_columns("COVERS")[0],
            TableColumn("document", "string", "Id of the list.", refers="documents", node=True, required=True),
            TableColumn("programme", "string", "Id of the programme.", refers="programmes", node=True, required=True),
            *own_columns("COVERS")[1:],
        ),
        f"SELECT {_own('COVERS', 't')}, t.source AS document, t.target AS programme FROM COVERS t",
        False,
    ),
    Table(
        "grants",
        "Grants",
        "One row an award; who received it stands in grant_recipients.",
        (
            *own_columns("Grant"),
            _ref("programmes", "Ids of the programmes that it was made under.", many=True),
            _ref("funders", "Ids of the councils or organisations that gave it, where its list says so.", many=True),
            _SOURCES,
        ),
        f"""SELECT {_own("Grant", "n")}, {_list("FUNDED_UNDER", "n.id")} AS programmes, {_list("FUNDED_BY", "n.id")} AS funders,
            sources(n.evidence) AS sources FROM "Grant" n""",
        True,
    ),
    Table(
        "grant_recipients",
        "Recipients of grants",
        "One row a recipient or partner of an award. An amount here is this recipient's alone; a joint amount stands in grants only.",
        (
            own_columns("RECEIVED")[0],
            TableColumn("grant", "string", "Id of the grant.", refers="grants", node=True, required=True),
            _COUNCIL,
            _ORGANISATION,
            TableColumn("name", "string", "Official name of the council, or name of the organisation."),
            *own_columns("RECEIVED")[1:],
            _SOURCES,
        ),
        f"""SELECT {_own("RECEIVED", "t")}, t.target AS "grant", {_ENDS.format(end="source")}, coalesce(c.name, o.name) AS name,
            sources(t.evidence) AS sources
            FROM RECEIVED t LEFT JOIN Council c ON c.id = t.source LEFT JOIN Organisation o ON o.id = t.source""",
        False,
    ),
    Table(
        "meetings",
        "Meetings",
        "Sittings of bodies.",
        (*own_columns("Meeting"), _ref("body", "Id of the body that met.", refers="bodies"), _SOURCES),
        f"SELECT {_own('Meeting', 'n')}, {_one('HELD_BY', 'n.id')} AS body, sources(n.evidence) AS sources FROM Meeting n",
        True,
    ),
    _business("decisions", "Decision", "DECIDED", "Decisions", "What was noted, agreed, resolved, approved or deferred; one limb a row."),
    _business(
        "actions",
        "Action",
        "AGREED_ACTION",
        "Actions",
        "What someone is to do after a meeting.",
        (
            _ref("assigned_to", "Ids of the people, organisations or bodies that are to do it.", many=True),
            _ref("follows", "Ids of the earlier actions that it reports on or repeats.", many=True),
        ),
        f""", {_list("ASSIGNED_TO", "n.id")} AS assigned_to, {_list("FOLLOWS", "n.id")} AS follows""",
    ),
    Table(
        "documents",
        "Documents",
        "The files and pages that everything was read from.",
        own_columns("Document"),
        f"SELECT {_own('Document', 'n')} FROM Document n",
        True,
    ),
)

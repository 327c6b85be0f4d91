"""Grants in the 360Giving Data Standard 1.1, as JSON (https://standard.threesixtygiving.org).

The standard wants ten fields of every grant, among them an amount, a full date, a funder, and one recipient. A grant that the graph does
not know so much of is left out, with the reason; the tables and the RDF have all of them.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, TextIO

import duckdb

from councilgraph.graph.keys import giving_id, org_id
from councilgraph.graph.publication.imprint import Imprint

VERSION: Final = "1.1"
# The Office for National Statistics' codes of areas by how they begin, as the standard's list of geographic code types names them.
_AREAS: Final = {
    "E06": "UA", "E07": "NMD", "E08": "MD", "E09": "LONB", "E10": "CTY", "E47": "CAUTH", "N09": "LGD", "S12": "CA", "W06": "UA",
}  # fmt: skip

# Each grant with its funders and recipients; the funder is the grant's own, else whoever pays for its programme, else whoever runs it.
_GRANTS: Final = """
WITH programme AS (SELECT f.source AS "grant", p.id, p.name FROM FUNDED_UNDER f JOIN Programme p ON p.id = f.target),
payer AS (
    SELECT f.source AS "grant", f.target AS funder, 1 AS rank FROM FUNDED_BY f WHERE starts_with(f.source, 'grant/')
    UNION SELECT p."grant", f.target, 2 FROM programme p JOIN FUNDED_BY f ON f.source = p.id
    UNION SELECT p."grant", r.target, 3 FROM programme p JOIN RUN_BY r ON r.source = p.id),
funder AS (SELECT "grant", funder FROM payer QUALIFY rank = min(rank) OVER (PARTITION BY "grant")),
named AS (SELECT id, name, code, nation, gss, website FROM Council UNION ALL SELECT id, name, NULL, NULL, NULL, NULL FROM Organisation),
recipient AS (
    SELECT r.target AS "grant", n.*, bool_or(r.role = 'lead') AS leads FROM RECEIVED r JOIN named n ON n.id = r.source GROUP BY ALL)
SELECT g.id, g.identifier, g.name, g.amount, g.date, g.round, sources(g.evidence) AS sources,
    (SELECT list({'id': p.id, 'name': p.name} ORDER BY p.id) FROM programme p WHERE p."grant" = g.id) AS programmes,
    (SELECT list({'id': n.id, 'name': n.name, 'code': n.code, 'nation': n.nation} ORDER BY n.id)
     FROM funder f JOIN named n ON n.id = f.funder WHERE f."grant" = g.id) AS funders,
    (SELECT list({'id': r.id, 'name': r.name, 'code': r.code, 'nation': r.nation, 'gss': r.gss, 'website': r.website,
                  'leads': coalesce(r.leads, false)} ORDER BY r.id)
     FROM recipient r WHERE r."grant" = g.id) AS recipients
FROM "Grant" g ORDER BY g.id
"""


class _LeftOutError(ValueError):
    """Why the standard cannot take a grant."""


def write_giving(connection: duckdb.DuckDBPyConnection, to: TextIO, imprint: Imprint) -> tuple[int, Counter[str]]:
    """Write the grants as JSON; returns how many, and how many were left out for which reason. `connection` is that of views.py."""
    found = connection.execute(_GRANTS)
    names = [column[0] for column in found.description or ()]
    rows = (dict(zip(names, row, strict=True)) for batch in iter(lambda: found.fetchmany(1000), []) for row in batch)
    titles = dict(connection.cursor().execute("SELECT id, coalesce(title, id) FROM Document").fetchall())
    left_out: Counter[str] = Counter()
    count = 0
    to.write(f'{{"version": "{VERSION}", "grants": [')
    for grant in _grants(rows, titles, imprint, left_out):
        to.write(",\n" if count else "\n")
        to.write(json.dumps(grant, ensure_ascii=False))
        count += 1
    to.write("\n]}\n")
    return count, left_out


def _grants(rows: Iterator[dict[str, Any]], titles: dict[str, str], imprint: Imprint, left_out: Counter[str]) -> Iterator[dict[str, Any]]:
    for row in rows:
        try:
            yield _grant(row, titles, imprint)
        except _LeftOutError as reason:
            left_out[str(reason)] += 1


def _grant(row: dict[str, Any], titles: dict[str, str], imprint: Imprint) -> dict[str, Any]:
    if row["amount"] is None:
        raise _LeftOutError("no amount")
    if len(row["date"] or "") != 10:
        raise _LeftOutError("no full date")
    funders = row["funders"] or []
    if len(funders) != 1:
        raise _LeftOutError("several funders" if funders else "no funder known")
    recipient, partners = _recipient(row["recipients"] or [])
    amount = row["amount"]
    programmes = row["programmes"] or []
    grant: dict[str, Any] = {
        "id": row["identifier"] or giving_id(row["id"], imprint.giving_prefix),
        "title": row["name"],
        "description": _description(row, programmes, partners, titles),
        "currency": "GBP",
        "amountAwarded": int(amount) if amount.is_integer() else amount,
        "awardDate": f"{row['date']}T00:00:00+00:00",
        "recipientOrganization": [_organisation(recipient, imprint) | _place(recipient)],
        "fundingOrganization": [_organisation(funders[0], imprint)],
    }
    if programmes:
        grant["grantProgramme"] = [
            {"code": programme["id"].partition("/")[2], "title": programme["name"], "url": f"{imprint.base}/id/{programme['id']}"}
            for programme in programmes
        ]
    return grant


def _recipient(recipients: list[dict[str, Any]]) -> tuple[dict[str, Any], list[str]]:
    """The one recipient of the standard, which is the lead of a joint award, and the names of its partners."""
    if not recipients:
        raise _LeftOutError("no recipient known")
    leads = [entry for entry in recipients if entry["leads"]] if len(recipients) > 1 else recipients
    if len(leads) != 1:
        raise _LeftOutError("joint award in which no one recipient leads")
    return leads[0], [entry["name"] for entry in recipients if entry is not leads[0]]


def _description(row: dict[str, Any], programmes: list[dict[str, Any]], partners: list[str], titles: dict[str, str]) -> str:
    under = " and ".join(programme["name"] for programme in programmes)
    said = [f"Awarded under {under}{', ' + row['round'] if row['round'] else ''}." if under else ""]
    said.append(f"A joint award with {', '.join(partners)}." if partners else "")
    said.append(f"As listed in: {'; '.join(titles[source] for source in row['sources'] or [])}.")
    return " ".join(filter(None, said))


def _organisation(entry: dict[str, Any], imprint: Imprint) -> dict[str, Any]:
    return {"id": org_id(entry["code"], entry["nation"]) or giving_id(entry["id"], imprint.giving_prefix), "name": entry["name"]}


def _place(recipient: dict[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if recipient["website"]:
        told["url"] = recipient["website"]
    area = _AREAS.get((recipient["gss"] or "")[:3])
    if area:
        told["location"] = [{"geoCode": recipient["gss"], "geoCodeType": area}]
    return told

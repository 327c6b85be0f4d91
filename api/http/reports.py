"""The reports: cross-reference, matrix, balance of grants, coverage; as data, as files for a board paper, as pages."""

from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Depends, Query, Response

from councilgraph.api.http import cells, formats, pages
from councilgraph.api.http.asking import Asked, asked
from councilgraph.api.http.routes import ERRORS, refuse_unknown
from councilgraph.queries import cross_reference_page, cross_reference_tables, cross_reference_words
from councilgraph.queries.coverage_by_year import SIGNS, coverage_by_year, wide
from councilgraph.queries.cross_reference import CrossReference, cross_reference
from councilgraph.queries.grant_balance import grant_balance
from councilgraph.queries.matrix import matrix
from councilgraph.queries.output import to_bytes
from councilgraph.queries.populations import POPULATIONS

AsOf = Annotated[str, Query(description="As things stood on this day; a year or a month means its end", examples=["2017-03-08"])]
Lineage = Annotated[Literal["none", "inherit"], Query(description="Whether what councils did counts for those that they passed into")]
Over = Annotated[
    Literal["england-principal", "england-combined", "wales", "scotland", "northern-ireland", "all"], Query(description="Which councils")
]
Compare = Annotated[Literal["answers", "records"], Query(description="Yes against no, or recorded against not recorded")]
Format = Annotated[
    Literal["json", "csv", "jsonl", "parquet", "markdown", "html"] | None, Query(description="The form of the answer, instead of Accept")
]
Programme = Annotated[str, Query(description="A programme or family, by id, acronym or name", examples=["cpc"])]
Given = Annotated[Asked, Depends(asked)]

router = APIRouter(tags=["reports"], responses=ERRORS)


def _cross(asked: Asked, given: dict[str, Any]) -> CrossReference:
    key = ("cross-reference", tuple(sorted((name, str(value)) for name, value in given.items())))
    # Without clearance the answers are of open rows alone; the whole graph is asked only for how many restricted rows would change.
    made: CrossReference = asked.asker.remembered(
        key, asked.clearance, lambda: cross_reference(asked.asker.graphs.engine("restricted"), clearance=asked.clearance, **given)
    )
    return made


@router.get(
    "/reports/cross-reference",
    summary="Two programmes against each other",
    response_model=None,
    responses=formats.documented(*formats.TABLES, "markdown", "html"),
)
def cross(
    asked: Given,
    rows: Programme = "",
    columns: Programme = "",
    as_of: AsOf = "",
    lineage: Lineage = "none",
    population: Over = "england-principal",
    by: Annotated[Literal["type", "region", "nation", ""], Query(description="Also by group")] = "",
    compare: Compare = "answers",
    part: Annotated[
        Literal["councils", "answers", "groups", "sources", "coverage"], Query(description="Which table CSV holds")
    ] = "councils",
    format: Format = None,  # noqa: A002
) -> Response:
    """Who took part in both, in one, in neither, and of whom it is not known; with odds ratio, Fisher's test and a pooled ratio."""
    refuse_unknown(asked, ["rows", "columns", "as_of", "lineage", "population", "by", "compare", "part"])
    form = formats.layout(asked.request, ("json", "csv", "jsonl", "parquet", "markdown", "html"))
    given = {"rows": rows, "columns": columns, "as_of": as_of, "lineage": lineage, "over": population, "by": by or None, "compare": compare}
    if form == "html" and not (rows and columns):
        return pages.render(
            asked,
            "cross_reference.html",
            "Cross-reference",
            report=None,
            given=given,
            programmes=asked.query("programmes"),
            populations=POPULATIONS,
        )
    found = _cross(asked, given)
    if form == "html":
        return _page(asked, found, given)
    tag = formats.etag(asked)
    if unchanged := formats.fresh(asked, tag):
        return unchanged
    if form == "json":
        return formats.data(asked, formats.body(cross_reference_page.as_json(found)), "json", name="cross-reference", tag=tag)
    if form == "markdown":
        return formats.data(asked, cross_reference_page.markdown(found).encode(), "markdown", name="cross-reference", tag=tag)
    return formats.data(asked, to_bytes(cross_reference_tables.part(found, part), form), form, name=f"cross-reference-{part}", tag=tag)


_CAPTIONS: Final = {
    "answers": "The councils by their two answers",
    "groups": "Groups",
    "sources": "Sources",
    "coverage": "What the lists cover",
    "councils": "Councils",
}


def _page(asked: Asked, found: CrossReference, given: dict[str, Any]) -> Response:
    rows, columns = found.rows.name, found.columns.name
    labels = {
        "": "Answers",
        "rows": f"{rows}?",
        "rows_date": "Date",
        "rows_through": "Through predecessor",
        "rows_known": "How it is known",
        "columns": f"{columns}?",
        "columns_date": "Date",
        "columns_through": "Through predecessor",
        "columns_known": "How it is known",
        "rows_only": f"Only {rows}",
        "columns_only": f"Only {columns}",
        "left_out": "Not known",
        "rate_with": f"{columns}, of those in {rows}",
        "rate_without": f"{columns}, of the others",
        "low": "95% from",
        "high": "to",
        "all": "All",
    }
    leads = {
        side: cells.lookup(
            "/queries/council-record", council="{code}", programme=found_id.removeprefix("programme/"), lineage=found.lineage
        )
        for side, found_id in (("rows", found.rows.id), ("columns", found.columns.id))
    }
    tables = {
        name: cells.shown(asked, cross_reference_tables.part(found, name), caption, labels=labels, leads=leads)
        for name, caption in _CAPTIONS.items()
    }
    return pages.render(
        asked,
        "cross_reference.html",
        cross_reference_words.title(found),
        report=found,
        # The form stands at what was asked, however it was named: "grants" is the productivity family.
        given={**given, "rows": found.rows.id.removeprefix("programme/"), "columns": found.columns.id.removeprefix("programme/")},
        programmes=asked.query("programmes"),
        populations=POPULATIONS,
        scope=cross_reference_words.scope(found),
        finding=cross_reference_words.finding(found),
        pooled=cross_reference_words.pooled(found),
        caveats=list(cross_reference_words.caveats(found)),
        tables=tables,
        segments=cross_reference_page.segments(found),
    )


@router.get("/reports/cross-reference/chart.svg", include_in_schema=False)
def chart(
    asked: Given,
    rows: str,
    columns: str,
    as_of: str = "",
    lineage: str = "none",
    population: str = "england-principal",
    by: str = "",
    compare: Compare = "answers",
) -> Response:
    """The chart of the report. It styles itself, which the pages' own policy would forbid."""
    given = {"rows": rows, "columns": columns, "as_of": as_of, "lineage": lineage, "over": population, "by": by or None, "compare": compare}
    headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'", "Cache-Control": "private, no-cache"}
    return Response(cross_reference_page.chart(_cross(asked, given)), media_type="image/svg+xml", headers=headers)


@router.get("/reports/matrix", summary="Every pair of programmes", response_model=None, responses=formats.documented(*formats.TABLES))
def all_pairs(
    asked: Given,
    programmes: Annotated[
        str, Query(description="Programmes or families, with commas; by default every programme on record", examples=["cpc,ldf,odp"])
    ] = "",
    as_of: AsOf = "",
    lineage: Lineage = "none",
    population: Over = "england-principal",
    compare: Compare = "answers",
    limit: Annotated[int | None, Query(ge=1, le=formats.LARGEST)] = None,
    cursor: str | None = None,
    format: Format = None,  # noqa: A002
) -> Response:
    """How many councils are in both, in one, in neither, and how the two go together."""
    refuse_unknown(asked, ["programmes", "as_of", "lineage", "population", "compare"])
    form = formats.layout(asked.request, formats.TABLES)
    chosen = tuple(part.strip() for part in programmes.split(",") if part.strip())
    found = asked.asker.remembered(
        ("matrix", chosen, as_of, lineage, population, compare),
        asked.clearance,
        lambda: matrix(
            asked.asker.graphs.engine(asked.clearance),
            programmes=chosen,
            as_of=as_of,
            lineage=lineage,
            over=population,
            compare=compare,
            clearance=asked.clearance,
        ),
    )
    return formats.rows(asked, found.pairs, form, name="matrix")


@router.get(
    "/reports/grant-balance", summary="Take-up and money of grants", response_model=None, responses=formats.documented(*formats.TABLES)
)
def balance(
    asked: Given,
    family: Annotated[str, Query(description="Only awards under this programme or family", examples=["productivity"])] = "",
    by: Annotated[Literal["programme", "type", "region", "year"], Query(description="How awards are grouped")] = "programme",
    as_of: AsOf = "",
    lineage: Lineage = "none",
    population: Over = "england-principal",
    part: Annotated[Literal["groups", "never", "concentration", "awards"], Query(description="Which table")] = "groups",
    limit: Annotated[int | None, Query(ge=1, le=formats.LARGEST)] = None,
    cursor: str | None = None,
    format: Format = None,  # noqa: A002
) -> Response:
    """Awards by programme, type, region or year; councils without one on record; how far the money is concentrated."""
    refuse_unknown(asked, ["family", "by", "as_of", "lineage", "population", "part"])
    form = formats.layout(asked.request, formats.TABLES)
    found = asked.asker.remembered(
        ("balance", family, by, as_of, lineage, population),
        asked.clearance,
        lambda: grant_balance(
            asked.asker.graphs.engine(asked.clearance),
            family=family,
            by=by,
            as_of=as_of,
            lineage=lineage,
            over=population,
            clearance=asked.clearance,
        ),
    )
    return formats.rows(asked, getattr(found, part), form, name=f"grant-balance-{part}")


@router.get("/coverage", summary="What the lists cover", response_model=None, responses=formats.documented(*formats.TABLES, "html"))
def coverage(
    asked: Given,
    programme: Annotated[str, Query(description="Only this programme or family", examples=["cpc"])] = "",
    since: Annotated[int | None, Query(ge=1900, le=2100)] = None,
    until: Annotated[int | None, Query(ge=1900, le=2100)] = None,
    limit: Annotated[int | None, Query(ge=1, le=formats.LARGEST)] = None,
    cursor: str | None = None,
    format: Format = None,  # noqa: A002
) -> Response:
    """Programme by year and type of council: covered, covered in part, sampled, not covered."""
    refuse_unknown(asked, ["programme", "since", "until"])
    form = formats.layout(asked.request, (*formats.TABLES, "html"))
    found = asked.asker.remembered(
        ("coverage", programme, since, until),
        asked.clearance,
        lambda: coverage_by_year(
            asked.asker.graphs.engine(asked.clearance), programme=programme, since=since, until=until, clearance=asked.clearance
        ),
    )
    if form == "html":
        return pages.render(
            asked, "coverage.html", "What the lists cover", answer=cells.shown(asked, wide(found), "Programme by year"), signs=SIGNS
        )
    return formats.rows(asked, found, form, name="coverage")

"""What the web pages say: names lead somewhere, lines lead to their words, dates are readable, nothing known is not a "no"."""

import datetime
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient

from councilgraph.api.http import words
from councilgraph.api.http.app import create_app
from councilgraph.api.http.limits import Limits
from councilgraph.api.settings import Settings
from councilgraph.graph.vocabulary import vocabulary
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.catalogue import Catalogue

FREE = Limits(10**9, 10**9)
MEETING = "/meetings/example-association-of-councils-example-improvement-forum/2016-10-12"
HTML = {"accept": "text/html"}
DAY = datetime.date(2017, 6, 1)


@pytest.fixture(scope="module")
def web(example_workspace: Workspace) -> Iterator[TestClient]:
    """The pages over all that comes with the project."""
    app = create_app(Settings.make(str(example_workspace.folder), None, 5), limits=FREE, today=lambda: DAY)
    with TestClient(app, raise_server_exceptions=False, headers=HTML) as client:
        yield client


def _page(web: TestClient, path: str) -> LexborHTMLParser:
    answer = web.get(path)
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def _links(node: LexborNode | LexborHTMLParser) -> dict[str, str]:
    return {link.text(): str(link.attributes["href"]) for link in node.css("a[href]")}


@pytest.mark.parametrize(
    "path", ["/councils/NBL?lineage=inherit", "/people/marian-holt-sto", "/programmes/cpc", MEETING, "/actions?show=all", "/decisions"]
)
def test_every_line_leads_to_the_words_it_rests_on(web: TestClient, path: str) -> None:
    page = _page(web, path)
    lines = [row for table in page.css("table") if table.css("th.source") for row in table.css("tbody tr")]
    lines += page.css(".item li, .board li, #attendance li")
    assert lines
    for line in lines:
        source = line.css_first("a[href^='/evidence/']")
        assert source is not None, line.text()
    assert web.get(str(source.attributes["href"]) if source else "").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/councils",
        "/queries/take-up",
        "/queries/no-cpc-with-grants",
        "/programmes/cpc",
        "/reports/cross-reference?rows=odp&columns=proptech",
    ],
)
def test_names_of_councils_and_programmes_are_links(web: TestClient, path: str) -> None:
    page = _page(web, path)
    links = _links(page.css("table")[-1])
    assert any(href.startswith("/councils/") for href in links.values())
    assert not any(re.fullmatch(r"council/\w+|programme/[\w-]+", text) for text in links), "an id is no name"
    known = {row["council"]: row["code"] for row in web.get("/councils", params={"limit": 1000, "format": "json"}).json()["rows"]}
    for text, href in links.items():
        if text in known and href.startswith("/councils/"):
            assert href == f"/councils/{known[text]}"


def test_a_list_leads_from_page_to_page(web: TestClient) -> None:
    seen: list[str] = []
    path: str | None = "/councils?nation=England"
    while path:
        page = _page(web, path)
        seen += [str(row.css_first("a").attributes["href"]) for row in page.css("tbody tr")]
        following = page.css_first("a[rel=next]")
        path = str(following.attributes["href"]) if following else None
    assert len(seen) == len(set(seen)) == web.get("/councils?nation=England&format=json").json()["total"]


def test_dates_and_codes_are_words(web: TestClient) -> None:
    text = _page(web, "/councils/NBL").css_first("main").text()
    assert "1 April 2009" in text
    assert "unitary council" in text
    table = _page(web, "/councils?region=West+Midlands").css_first("table")
    assert not re.search(r"\d{4}-\d{2}-\d{2}", table.text())
    assert {time.attributes["datetime"] for time in table.css("time")} >= {"1974-04-01"}
    assert "metropolitan borough" in table.text()


def test_everything_of_the_vocabulary_and_the_catalogue_has_a_plain_name() -> None:
    assert set(words.KINDS) >= set(vocabulary().nodes)
    assert set(words.EDGES) >= {(edge, outward) for edge in vocabulary().edges if edge != "EVIDENCED_BY" for outward in (True, False)}
    for query in Catalogue.load():
        for name in (*(column.name for column in query.columns), *(parameter.name for parameter in query.parameters)):
            assert "_" not in words.label(name)
    assert words.short_day("2017-09") == "Sept 2017"
    assert words.short_day("soon") == "soon"


@pytest.mark.parametrize(
    "path",
    [
        "/actions?owner=nobody",
        "/actions?show=overdue",
        "/search?q=zzzzqqqq",
        "/search",
        "/queries/shared-services?service=atlantis",
        "/councils?text=atlantis",
        "/queries/council-record",
    ],
)
def test_nothing_found_says_so_and_what_to_do(web: TestClient, path: str) -> None:
    page = _page(web, path)
    nothing = page.css_first(".nothing")
    assert nothing is not None
    assert nothing.css("a") or "Fill in" in nothing.text() or "Type a name" in nothing.text()
    assert not page.css("main tbody tr")


def test_an_answer_leads_to_what_records_it(web: TestClient) -> None:
    page = _page(web, "/queries/no-cpc-with-grants?answer=yes")
    row = next(row for row in page.css("tbody tr") if "Gloucester City Council" in row.text())
    record = _page(web, str(row.css_first("a.answer.yes").attributes["href"]))
    assert "GLO,Gloucester City Council,CPC" in record.css_first("table").text()
    assert all(line.css_first("a[href^='/evidence/']") for line in record.css("tbody tr"))


def test_a_council_stands_on_a_timeline(web: TestClient) -> None:
    years = _page(web, "/councils/NBL").css_first("table.years")
    assert [head.attributes["title"] for head in years.css("thead abbr")] == [str(year) for year in range(2016, 2026)]
    dots = years.css("a.dot")
    assert {str(dot.attributes["href"]).split("/")[1] for dot in dots} == {"evidence"}
    assert "Open Digital Planning, member, 1 March 2020" in [dot.text() for dot in dots]


def test_any_node_has_a_page(web: TestClient) -> None:
    for kind in vocabulary().nodes.values():
        row = web.post(
            "/cypher",
            json={"query": f"MATCH (n:{kind.name}) RETURN n.id AS id ORDER BY id LIMIT 1"},
            headers={"accept": "application/json"},
        ).json()["rows"]
        for entry in row:
            answer = web.get(f"/doc/{entry['id']}")
            assert answer.status_code == 200, entry
            assert LexborHTMLParser(answer.text).css_first("h1").text(), entry


def _board(workspace: Workspace, load: Callable[..., object], folder: Path) -> TestClient:
    (folder / "minutes.txt").write_text(
        "Minutes of the Exeshire Improvement Board held on 8 March 2017\n\nPresent: Cllr Ann Lee (Chair)\n\n1. Skills\n\n"
        "Action: Ann Lee to send the skills figures to Members by 30 April 2017.\n\nAction: Ann Lee to write to the Minister by 30 June 2017.\n\n"
        "Action: Officers to publish the <b>plan</b>.\n",
        encoding="utf-8",
    )
    load(workspace, [folder / "minutes.txt"])
    app = create_app(Settings.make(str(workspace.folder), None, 5), limits=FREE, today=lambda: DAY)
    return TestClient(app, raise_server_exceptions=False, headers=HTML)


def test_the_board_tells_what_is_open_and_what_is_overdue(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    with _board(workspace, load, tmp_path) as web:
        page = _page(web, "/actions")
        tabs = [re.sub(r"\s+", " ", tab.text()).strip() for tab in page.css(".tabs a")]
        assert tabs == ["open 3", "overdue 1", "done 0", "superseded 0", "all 3"]
        assert [section.css_first("h2").text().split()[0] for section in page.css(".board section")] == ["Ann", "Officers,"]
        (late,) = page.css(".board li.overdue")
        assert "due 30 April 2017" in late.text()
        assert "no deadline printed" in page.css_first(".board").text()
        assert "<b>plan" not in web.get("/actions").text
        assert len(_page(web, "/actions?show=overdue").css(".board li")) == 1
        assert [head.text().split(",")[1].strip() for head in _page(web, "/actions?view=meeting").css(".board h2")] == ["8 March 2017 3"]
        link = next(href for text, href in _links(_page(web, "/actions?view=meeting")).items() if text == "CSV")
        assert web.get(link).headers["content-type"].startswith("text/csv")
        for wrong in ("/actions?show=late", "/actions?view=colour", "/councils?view=owner"):
            assert web.get(wrong).status_code == 400


def test_a_clerk_of_one_body_is_not_the_clerk_of_another(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    for place in ("Exeshire", "Wyeshire"):
        (tmp_path / f"{place}.txt").write_text(
            f"Minutes of the {place} Improvement Board held on 8 March 2017\n\nPresent: Cllr Ann Lee (Chair)\n\n1. Signs\n\n"
            f"Action: Clerk to order a sign for {place}.\n\nAction: Clerk to paint the gate of {place}.\n",
            encoding="utf-8",
        )
    load(workspace, sorted(tmp_path.glob("*.txt")))
    app = create_app(Settings.make(str(workspace.folder), None, 5), limits=FREE, today=lambda: DAY)
    with TestClient(app, raise_server_exceptions=False, headers=HTML) as web:
        heads = [" ".join(head.text().split()) for head in _page(web, "/actions").css(".board h2")]
    assert heads == ["Clerk, Exeshire Improvement Board 2", "Clerk, Wyeshire Improvement Board 2"]


def test_the_form_of_a_report_stands_at_what_was_asked(web: TestClient) -> None:
    page = _page(web, "/reports/cross-reference?rows=CPC&columns=grants&as_of=2017-03-08")
    chosen = {side: page.css_first(f"#p-{side} option[selected]").attributes["value"] for side in ("rows", "columns")}
    assert chosen == {"rows": "cpc", "columns": "productivity"}


def test_logging_in_leads_back_and_nowhere_else(web: TestClient) -> None:
    assert 'value="/councils/STS"' in web.get("/login?back=/councils/STS").text
    for away in ("https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)"):
        assert 'name="back" value="/"' in web.get("/login", params={"back": away}).text, away


def test_published_files_are_served_as_they_stand_and_where_there_are_none_it_says_how(
    web: TestClient, example_workspace: Workspace
) -> None:
    folder = example_workspace.folder / "export"
    assert not folder.exists()
    nothing = web.get("/export/")
    assert nothing.status_code == 404
    assert "councilgraph publish" in nothing.text
    folder.mkdir()
    try:
        (folder / "index.html").write_text("<style>p { color: red }</style><p>Open data</p>", encoding="utf-8")
        (folder / "councils.csv").write_text("code\nSTS\n", encoding="utf-8")
        page = web.get("/export/")
        assert "Open data" in page.text
        assert "style-src 'unsafe-inline'" in page.headers["content-security-policy"], "the page brings its own style"
        assert "script-src" not in page.headers["content-security-policy"]
        assert web.get("/export/councils.csv").text == "code\nSTS\n"
        assert web.get("/export/../ledger.duckdb").status_code == 404
    finally:
        shutil.rmtree(folder)


def test_search_tells_apart_what_is_named_alike(web: TestClient) -> None:
    found = _page(web, "/search?q=planning+software+improvement+fund&kind=Grant").css(".hits a")
    assert len(found) == len({hit.text() for hit in found}) > 5
    (meeting,) = _page(web, "/search?q=improvement+2016-10-12&kind=Meeting").css(".hits a")
    assert meeting.text() == "Example Improvement Forum, 12 October 2016"


def test_a_graph_of_another_version_is_not_asked(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    (tmp_path / "minutes.txt").write_text("Minutes of the Exeshire Board held on 8 March 2017\n\n1. Skills\n", encoding="utf-8")
    load(workspace, [tmp_path / "minutes.txt"])
    generation = workspace.graph / (workspace.graph / "current").read_text(encoding="utf-8").strip()
    manifest = generation / "projection/manifest.json"
    told = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(told | {"format": told["format"] - 1}), encoding="utf-8")
    with TestClient(create_app(Settings.make(str(workspace.folder), None, 5), limits=FREE), raise_server_exceptions=False) as web:
        answer = web.get("/councils")
        assert answer.status_code == 503
        assert "`councilgraph load` builds it anew" in answer.json()["detail"]
        assert web.get("/health").status_code == 200

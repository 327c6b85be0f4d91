"""The HTTP service: every resource in every form, paging, ETags, errors, clearance, limits, headers, search; and its contract."""

import csv
import io
import json
import os
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from shutil import copy
from typing import Any

import pyarrow.parquet as pq
import pyoxigraph
import pytest
import rdflib
import schemathesis
from hostile import HOSTILE
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from councilgraph.api.http.app import create_app
from councilgraph.api.http.graphs import Graphs
from councilgraph.api.http.keys import Caller, Keys
from councilgraph.api.http.limits import Limits
from councilgraph.api.http.problems import ProblemError
from councilgraph.api.http.search import SearchIndex, texts
from councilgraph.api.settings import Settings
from councilgraph.graph.build import built
from councilgraph.graph.engines.engine import Rows
from councilgraph.graph.workspace import Workspace
from councilgraph.queries.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[1]
MEETING = "example-association-of-councils-example-improvement-forum/2016-10-12"
PAGE = {"accept": "text/html"}
FREE = Limits(10**9, 10**9)


@pytest.fixture(scope="module")
def web(example_workspace: Workspace) -> Iterator[TestClient]:
    """The service over all that comes with the project, for whoever has no key."""
    with TestClient(
        create_app(Settings.make(str(example_workspace.folder), None, 5), limits=FREE), raise_server_exceptions=False
    ) as client:
        yield client


PATHS = [
    "/councils", "/councils/STS", "/people", "/people/marian-holt-sto", "/programmes", "/programmes/cpc", "/meetings", f"/meetings/{MEETING}", "/decisions", "/actions",
    "/queries", "/queries/no-cpc-with-grants", "/queries/take-up?as_of=2017", "/search?q=holt", "/coverage?programme=cpc",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_every_resource_comes_in_every_form(web: TestClient, path: str) -> None:
    data = web.get(path)
    assert data.status_code == 200, data.text
    body = data.json()
    assert body["total"] >= len(body["rows"]) > 0
    mark = "&" if "?" in path else "?"
    rows = list(csv.DictReader(io.StringIO(web.get(f"{path}{mark}format=csv").text)))
    assert len(rows) == body["total"]
    assert list(rows[0]) == list(body["rows"][0])
    lines = web.get(path, headers={"accept": "application/x-ndjson"}).text.splitlines()
    assert json.loads(lines[0]) == body["rows"][0]
    parquet = pq.read_table(io.BytesIO(web.get(f"{path}{mark}format=parquet").content))
    assert parquet.num_rows == body["total"]
    place, _, asked = path.partition("?")
    suffixed = web.get(f"{place}.csv?{asked}")
    assert suffixed.headers["content-type"] == "text/csv; charset=utf-8"
    assert suffixed.text == web.get(f"{path}{mark}format=csv").text
    page = web.get(path, headers=PAGE)
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert page.text.count("<h1>") == 1
    assert web.get(path, headers={"accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/api",
        "/cypher",
        "/login",
        "/graph?around=council/STS",
        "/reports/cross-reference",
        "/reports/cross-reference?rows=odp&columns=proptech&by=type&format=html",
    ],
)
def test_pages_that_are_only_pages(web: TestClient, path: str) -> None:
    page = web.get(path, headers=PAGE)
    assert page.status_code == 200
    assert "<main id" in page.text
    assert not re.search(r"<script>|\son\w+=|style=", page.text), "nothing inline: the policy forbids it"


def test_pages_of_rows_lead_on(web: TestClient) -> None:
    seen: list[Any] = []
    path: str | None = "/councils?nation=England&limit=100"
    while path:
        answer = web.get(path)
        seen += answer.json()["rows"]
        path = answer.headers["link"].split(">")[0].removeprefix("<") if "link" in answer.headers else None
    assert len(seen) == len({row["code"] for row in seen}) == answer.json()["total"]
    assert web.get("/councils?cursor=nonsense").json()["detail"].startswith("cursor: is not one")


def test_what_has_not_changed_is_not_sent_again(web: TestClient) -> None:
    first = web.get("/councils/STS")
    again = web.get("/councils/STS", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert web.get("/councils/KEN", headers={"if-none-match": first.headers["etag"]}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/councils?colour=red", 400, "'colour' is none of text, type, region"),
        ("/councils?as_of=31/02/2017", 400, "as_of"),
        ("/councils?limit=0", 400, "limit"),
        ("/councils/XXX", 404, "there is no council 'XXX'"),
        ("/councils/Somerset", 400, "could be SMT (Somerset Council) or SOM (Somerset County Council)"),
        ("/people/nobody-at-all", 404, "not in the graph"),
        ("/programmes/nothing", 404, "there is no programme 'nothing'"),
        ("/queries/council-profile", 400, "council"),
        ("/queries/no-such", 404, ""),
        ("/reports/cross-reference?rows=cpc&columns=nothing", 400, "there is no programme 'nothing'"),
        ("/evidence/0000", 404, "not in the graph"),
        ("/doc/council/XXX", 404, "not in the graph"),
        ("/graph/neighbours?around=nothing", 404, "ids look like council/STS"),
        ("/nowhere", 404, ""),
    ],
)
def test_errors_are_problems_that_say_what_and_where(web: TestClient, path: str, status: int, says: str) -> None:
    answer = web.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert problem["instance"] == path.split("?")[0]
    assert says in problem["detail"]


def test_a_page_of_a_file_leads_on_too(web: TestClient) -> None:
    first = web.get("/councils.csv?limit=200")
    assert len(first.text.splitlines()) == 201
    path = first.headers["link"].split(">")[0].removeprefix("<")
    second = web.get(path)
    assert second.headers["content-type"] == "text/csv; charset=utf-8"
    assert second.text.splitlines()[1] != first.text.splitlines()[1]


@pytest.mark.parametrize(
    ("path", "status"), [("/nowhere", 404), ("/councils?colour=red", 400), ("/queries/not-yet", 403), ("/councils/XXX", 404)]
)
def test_errors_are_pages_for_browsers_and_problems_for_programs(web: TestClient, path: str, status: int) -> None:
    page = web.get(path, headers={"accept": "text/html,*/*;q=0.8"})
    assert page.status_code == status
    assert page.headers["content-type"].startswith("text/html")
    assert 'role="alert"' in page.text
    assert web.get(path, headers={"accept": "*/*"}).headers["content-type"] == "application/problem+json"


def test_reports(web: TestClient) -> None:
    asked = "/reports/cross-reference?rows=odp&columns=proptech&as_of=2026-05-01&by=type"
    assert web.get(asked).json()["answers"][0]["PropTech Innovation Fund: yes"] == 78
    assert len(web.get(f"{asked}&format=csv").text.splitlines()) == 318
    assert web.get(f"{asked}&format=markdown").text.startswith("# Open Digital Planning")
    chart = web.get(asked.replace("cross-reference?", "cross-reference/chart.svg?"))
    assert chart.headers["content-type"] == "image/svg+xml"
    assert "'unsafe-inline'" in chart.headers["content-security-policy"]
    assert web.get("/reports/matrix?programmes=cpc,ldf,odp").json()["total"] == 3
    assert web.get("/reports/grant-balance?family=dcp&part=awards&format=csv").text.count("Digital Connectivity") == 7


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_things_have_addresses_of_their_own(web: TestClient) -> None:
    answer = web.get("/id/council/STS", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/doc/council/STS")
    assert web.get("/doc/council/STS", headers=PAGE, follow_redirects=False).headers["location"] == "/councils/STS"
    linked = web.get("/doc/council/STS").json()
    turtle = web.get("/doc/council/STS", headers={"accept": "text/turtle"})
    for path in ("/councils/STS.ttl", "/councils/staffordshire%20county%20council?format=turtle", "/doc/council/STS.ttl"):
        assert web.get(path).text == turtle.text, path
    assert web.get("/councils/STS", headers={"accept": "application/ld+json"}).json() == linked
    assert f"meeting/{MEETING}" in {one["@id"] for one in web.get(f"/meetings/{MEETING}.jsonld").json()["@graph"]}
    assert web.get("/people/nobody-at-all.ttl").status_code == 404
    graph = rdflib.Graph().parse(data=turtle.text, format="turtle")
    council = rdflib.URIRef("https://w3id.org/councilgraph/id/council/STS")
    assert str(graph.value(council, rdflib.SKOS.prefLabel)) == "Staffordshire County Council"
    said = pyoxigraph.parse(turtle.text, format=pyoxigraph.RdfFormat.TURTLE)
    assert set(said) == set(pyoxigraph.parse(json.dumps(linked), format=pyoxigraph.RdfFormat.JSON_LD))
    # An address that another has taken the place of.
    old = web.get("/doc/body/example-improvement-forum", follow_redirects=False)
    assert (old.status_code, old.headers["location"]) == (301, "/doc/body/example-association-of-councils-example-improvement-forum")


def test_evidence_stands_in_its_document(web: TestClient) -> None:
    (row,) = web.get("/queries/evidence-of?id=council/STS").json()["rows"]
    found = web.get(f"/{row['evidence']}").json()
    assert found["quote"] == row["quote"]
    whole = (ROOT / "data/councils.csv").read_text(encoding="utf-8")
    assert found["before"] + found["quote"] + found["after"] in whole
    page = web.get(f"/{found['document'].replace('document/', 'documents/')}", headers=PAGE)
    assert f'href="/{row["evidence"]}"' in page.text


def _served(workspace: Workspace, load: Callable[..., object], folder: Path) -> tuple[TestClient, Keys, str]:
    template = ROOT / "data/lists/templates/not-yet.yaml"
    copy(template, folder / "not-yet.yaml")
    (folder / "not-yet.csv").write_text("council,date\nKEN,2017-03-08\n", encoding="utf-8")
    (folder / "minutes.txt").write_text(
        "Minutes of the Exeshire Improvement Board held on 8 March 2017\n\n1. Open <b>business</b>\n\nDecision\n\nThe Board noted the report.\n\n"
        "2. Exempt business\n\nThe press and public were excluded from the meeting.\n\nDecision\n\nThe Board agreed to sell the depot.\n",
        encoding="utf-8",
    )
    (folder / "grants.csv").write_text("award,name,council\n1,<script>alert(1)</script>,STS\n", encoding="utf-8")
    (folder / "grants.yaml").write_text(
        "title: Grants\nrow: grant\npublisher: test\nlicence: test\nprogramme: ldf\n"
        "columns: {award: {type: text}, name: {type: text}, council: {type: council}}\n",
        encoding="utf-8",
    )
    load(workspace, [folder / "not-yet.csv", folder / "minutes.txt", folder / "grants.csv"])
    keys = Keys(workspace.folder)
    secret = keys.add("An officer", "officer", "2026-01-01T00:00:00Z")
    return (
        TestClient(create_app(Settings.make(str(workspace.folder), None, 5), keys=keys, limits=FREE), raise_server_exceptions=False),
        keys,
        secret,
    )


def test_the_public_finds_nothing_restricted_anywhere(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    client, _, secret = _served(workspace, load, tmp_path)
    with client:
        paths = [path for path in PATHS if "marian" not in path and MEETING not in path]
        paths += [f"/queries/{query.name}" for query in Catalogue.load() if all(entry.default is not None for entry in query.parameters)]
        paths += [
            "/search?q=depot",
            "/search?q=kent",
            "/reports/cross-reference?rows=cpc&columns=ldf&as_of=2017-03-08",
            "/decisions?text=depot",
            "/",
        ]
        for path in paths:
            for accept in ("application/json", "text/html"):
                # The text of a query, which a page shows, is no row.
                told = re.sub(r"<pre.*?</pre>", "", client.get(path, headers={"accept": accept}).text, flags=re.DOTALL)
                assert "sell the depot" not in told, path
                assert "not-yet" not in told.replace("/queries/not-yet", "").replace("queries%2Fnot-yet", "").replace(
                    '"not-yet"', ""
                ).replace("not-yet needs a clearance", ""), path
        answer = client.post("/cypher", json={"query": "MATCH (d:Decision) RETURN d.text AS text"})
        assert [row["text"] for row in answer.json()["rows"]] == ["The Board noted the report"]
        assert client.post("/cypher", json={"query": "MATCH (c)-[t:TOOK_PART_IN]->(p) RETURN t.status AS status"}).json()["rows"] == []
        refused = client.get("/queries/not-yet")
        assert refused.status_code == 403
        assert "KEN" not in refused.text
        (meeting,) = client.get("/meetings").json()["rows"]
        assert "depot" not in client.get(f"/{meeting['id'].replace('meeting/', 'meetings/')}", headers=PAGE).text
        cleared = {"authorization": f"Bearer {secret}"}
        assert client.get("/queries/not-yet", headers=cleared).json()["rows"][0]["code"] == "KEN"
        found = client.get("/decisions?text=depot", headers=cleared)
        assert found.json()["total"] == 1
        assert found.headers["cache-control"] == "private, no-store"
        assert client.get("/search?q=depot", headers=cleared).json()["total"] == 1
        assert client.get("/decisions?text=depot").json()["total"] == 0, "what a key was told is not kept for others"


def test_the_words_of_a_source_are_only_words(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    client, _, _ = _served(workspace, load, tmp_path)
    with client:
        for path in ("/queries/grant-awards", "/councils/STS", "/search?q=alert"):
            page = client.get(path, headers=PAGE).text
            assert "<script>alert(1)" not in page
            assert "&lt;script&gt;alert(1)" in page


def test_keys_are_kept_hashed_and_can_be_taken_back(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    client, keys, secret = _served(workspace, load, tmp_path)
    assert secret not in keys.path.read_text(encoding="utf-8")
    assert os.stat(keys.path).st_mode & 0o077 == 0
    with client:
        assert client.get("/councils", headers={"authorization": "Bearer cg_00000000_" + "0" * 48}).status_code == 401
        login = client.post(
            "/login", content=f"key={secret}", headers={"content-type": "application/x-www-form-urlencoded"}, follow_redirects=False
        )
        cookie = login.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert client.get("/queries/not-yet").status_code == 200
        client.post("/logout")
        client.cookies.clear()
        assert client.get("/queries/not-yet").status_code == 403
        assert client.post("/login", content="key=wrong").status_code == 401
        (stored,) = list(keys)
        assert keys.revoke(stored.id)
        assert client.get("/queries/not-yet", headers={"authorization": f"Bearer {secret}"}).status_code == 401


def test_limits_are_told_and_held() -> None:
    now = [0.0]
    limits = Limits(public=3, keyed=6, clock=lambda: now[0])
    public = Caller("public", "public")
    assert [limits.take(public, "a")["RateLimit-Remaining"] for _ in range(3)] == ["2", "1", "0"]
    with pytest.raises(ProblemError) as refused:
        limits.take(public, "a")
    assert refused.value.status == 429
    assert int((refused.value.headers or {})["Retry-After"]) > 0
    assert limits.take(public, "b"), "another address has its own"
    assert limits.take(Caller("x", "officer"), "a")["RateLimit-Limit"] == "6"
    for _ in range(6):
        limits.take(Caller("Team", "officer", "1111"), "a")
    assert limits.take(Caller("Team", "officer", "2222"), "a"), "keys that share a name are counted apart"
    now[0] += 21
    assert limits.take(public, "a")["RateLimit-Remaining"] == "0", "they come back with time"


def test_headers_of_every_answer(web: TestClient) -> None:
    for path in ("/", "/councils", "/nowhere", "/static/style.css", "/reports/matrix?programmes=nothing"):
        answer = web.get(path, headers={"x-request-id": "abc"})
        assert answer.headers["x-request-id"] == "abc"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "unsafe" not in answer.headers["content-security-policy"]
        assert "access-control-allow-origin" not in answer.headers
        assert ("ratelimit-limit" in answer.headers) != path.startswith("/static/"), "what a page is made of does not count"
    assert web.get("/health", headers={"x-request-id": "a b\u00a0<script>".encode("latin-1")}).headers["x-request-id"].isalnum()


def test_bodies_have_a_limit(web: TestClient) -> None:
    assert web.post("/cypher", content=b"x" * 300_000).status_code == 413
    assert web.post("/cypher", json={"query": "MATCH (n) RETURN n", "limit": 10**9}).status_code == 400
    cut = web.post("/cypher", json={"query": "MATCH (c:Council) RETURN c.code AS code", "limit": 3}).json()
    assert (cut["total"], cut["cut"]) == (3, True)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_cypher_never_reaches_the_engine(web: TestClient, text: str) -> None:
    answer = web.post("/cypher", content=json.dumps({"query": text}), headers={"content-type": "application/json"})
    assert answer.status_code == 400, text
    assert answer.headers["content-type"] == "application/problem+json"


class _Watched:
    """An engine that tells what reached it; it answers nothing."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.reached: list[str] = []

    def run(self, text: str, parameters: Mapping[str, Any], *, timeout: float = 60.0, limit: int | None = None) -> Rows:
        """Note the text."""
        self.reached.append(text)
        return Rows(("x",), (), False)

    def close(self) -> None:
        """Nothing is held."""


@pytest.mark.parametrize("name", ["embedded", "neo4j"])
def test_no_hostile_text_reaches_either_engine(example_workspace: Workspace, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    assert len(set(HOSTILE)) >= 200
    watched = _Watched(name)
    configured = Settings.make(str(example_workspace.folder), None, 5)
    graphs = Graphs(configured)
    monkeypatch.setattr(graphs, "engine", lambda clearance: watched)
    with TestClient(create_app(configured, limits=FREE, graphs=graphs), raise_server_exceptions=False) as client:
        for text in HOSTILE:
            assert client.post("/cypher", json={"query": text}).status_code == 400, text
            if text.strip() and len(text) < 4_000:
                assert client.get("/cypher", params={"query": text}, headers=PAGE).status_code == 400, text
        assert watched.reached == []
        assert client.post("/cypher", json={"query": "RETURN 1 AS x"}).status_code == 200
        assert watched.reached == ["RETURN 1 AS x"]


def test_health_readiness_and_metrics(web: TestClient, tmp_path: Path) -> None:
    assert web.get("/health").json() == {"status": "ok"}
    assert web.get("/ready").json()["status"] == "ready"
    assert 'councilgraph_requests_total{route="/health",status="200"}' in web.get("/metrics").text
    with TestClient(create_app(Settings.make(str(tmp_path / "empty"), None, 5), limits=FREE), raise_server_exceptions=False) as empty:
        assert empty.get("/health").status_code == 200
        assert empty.get("/ready").status_code == 503
        assert "load something first" in empty.get("/councils").json()["detail"]


def test_a_new_graph_is_taken_up_without_a_failed_request(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    client, _, secret = _served(workspace, load, tmp_path)
    asked = ("/programmes/cpc", "/councils/STS", "/search?q=kent", "/reports/grant-balance", "/councils/STS.ttl", "/")
    statuses: list[int] = []
    done = threading.Event()

    def keep_asking(number: int) -> None:
        headers = {"authorization": f"Bearer {secret}"} if number % 2 else {}
        while not done.is_set():
            statuses.extend([client.get(path, headers=headers).status_code for path in asked])

    with client:
        before = client.get("/ready").json()["version"]
        (tmp_path / "cpc.csv").write_text("council,date\nSTS,2015\n", encoding="utf-8")
        (tmp_path / "cpc.yaml").write_text(
            "title: CPCs\nrow: participation\npublisher: test\nlicence: test\nprogramme: cpc\nstatus: held\ncolumns: {council: {type: council}, date: {type: date}}\n",
            encoding="utf-8",
        )
        callers = [threading.Thread(target=keep_asking, args=(number,)) for number in range(4)]
        for caller in callers:
            caller.start()
        try:
            load(workspace, [tmp_path / "cpc.csv"])
            deadline = time.monotonic() + 120
            while client.get("/programmes/cpc").json()["total"] != 1:
                assert time.monotonic() < deadline, "the new graph is not taken up"
        finally:
            done.set()
            for caller in callers:
                caller.join()
        assert set(statuses) == {200}
        assert client.get("/ready").json()["version"] != before


def test_search_forgives_and_ranks(example_workspace: Workspace) -> None:
    projection = built(example_workspace.graph)
    assert projection is not None
    index = SearchIndex(texts(projection))
    assert index.find("dorset council")[0].id == "council/DST"
    assert any(hit.id == "council/STS" for hit in index.find("stafordshire"))
    assert "programme/cpc" in [hit.id for hit in index.find("peer challange", kind="Programme")[:3]]
    assert index.find("holt")[0].kind == "Person"
    assert index.find("") == index.find("?!") == []
    assert index.find("zzzzqqqq") == []


def test_the_document_shows_what_each_answer_looks_like(web: TestClient) -> None:
    paths = web.get("/openapi.json").json()["paths"]
    rows = json.loads((ROOT / "api/http/examples.json").read_text(encoding="utf-8"))
    without = []
    for query in Catalogue.load():
        example = paths[f"/queries/{query.name}"]["get"]["responses"]["200"]["content"]["application/json"]["example"]
        if example["rows"]:
            assert list(rows[query.name]) == [column.name for column in query.columns], f"{query.name}: run `make docs`"
            # The document leaves out what is null.
            assert example["rows"][0] == {name: value for name, value in rows[query.name].items() if value is not None}
        else:
            without.append(query.name)
    # The shipped data has no restricted list, no minutes that name an award, and no action of the person that is the example.
    assert set(without) <= {"actions-of-person", "award-mentions", "not-yet"}


@pytest.fixture(scope="module")
def operations(example_workspace: Workspace) -> list[Any]:
    """Every operation of the OpenAPI document of the service, served in this process."""
    app = create_app(Settings.make(str(example_workspace.folder), None, 5), limits=FREE)
    schema = schemathesis.openapi.from_asgi("/openapi.json", app)
    return [found.ok() for found in schema.get_all_operations()]


def test_the_service_keeps_its_contract(operations: list[Any]) -> None:
    """Schemathesis draws requests, good and bad, from the OpenAPI document; every answer must be one that the document promises."""
    assert len(operations) > 50
    failed = []
    for operation in operations:

        @settings(max_examples=12, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def keeps(case: schemathesis.Case) -> None:
            # A programme or a day may be well formed and not exist; no schema can say which, so that such a request may be refused.
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        try:
            keeps()
        except (Exception, BaseExceptionGroup) as error:
            told = [str(inner) for inner in error.exceptions] if isinstance(error, BaseExceptionGroup) else [str(error)]
            failed.append(f"{operation.label}: {' '.join(' '.join(told).split())[:500]}")
    assert not failed, "\n".join(failed)


def test_search_and_addresses_know_every_name_of_a_council(web: TestClient) -> None:
    for words, ids in (("Shepway", ["SHE"]), ("Bath & NE Somerset", ["BAS"]), ("staffs cc", ["STS"]), ("Somerset", ["SMT", "SOM"])):
        rows = web.get("/search", params={"q": words}).json()["rows"]
        assert sorted(row["id"] for row in rows[: len(ids)]) == [f"council/{code}" for code in ids]
        assert len({row["id"] for row in rows}) == len(rows)
    assert web.get("/search?q=Shepway&kind=Person").json()["rows"] == []
    assert web.get("/councils/Shepway").json() == web.get("/councils/SHE").json()
    assert "council/SHE" in web.get("/councils/Shepway.ttl").text
    missing = web.get("/councils/XXX")
    assert (missing.status_code, missing.json()["title"]) == (404, "There is no such thing")

"""The web pages in a real Chromium: each page, and the journeys of a newcomer and of a member with a key."""

import csv
import os
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import uvicorn
from browsers import chromium
from playwright.sync_api import Browser, Page, expect, sync_playwright

from councilgraph.api.http.app import create_app
from councilgraph.api.http.keys import Keys
from councilgraph.api.http.limits import Limits
from councilgraph.api.settings import Settings
from councilgraph.graph.workspace import Workspace

MEETING = "/meetings/example-association-of-councils-example-improvement-forum/2016-10-12"
PAGES = [
    "/", "/councils", "/councils/STS", "/councils/DST?lineage=inherit", "/people?name=holt", "/people/marian-holt-sto", "/programmes", "/programmes/cpc", "/programmes/ope", "/meetings",
    MEETING, "/decisions", "/actions", "/actions?show=overdue&view=meeting", "/queries", "/queries/take-up", "/queries/no-cpc-with-grants", "/queries/council-record",
    "/queries/council-record?council=GLO&programme=cpc", "/reports/cross-reference", "/reports/cross-reference?rows=odp&columns=proptech&by=type", "/coverage", "/cypher",
    "/cypher?query=MATCH (c:Council) RETURN c.name AS council, c.started AS started LIMIT 5", "/search", "/search?q=stafordshire", "/search?q=zzzzqqqq", "/graph?around=council/STS",
    "/login", "/api", "/doc/body/example-association-of-councils-example-improvement-forum",
]  # fmt: skip
WRONG = {"/nowhere": 404, "/councils?colour=red": 400, "/queries/not-yet": 403, "/cypher?query=CREATE (n)": 400}
AXE = Path(__file__).resolve().parents[1] / "node_modules/axe-core/axe.min.js"
# A machine of two cores that does other things beside is slow, not wrong.
SLOW = 120_000
expect.set_options(timeout=SLOW)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield opened
        opened.close()


def _serve(workspace: Workspace, keys: Keys) -> Iterator[str]:
    app = create_app(Settings.make(str(workspace.folder), None, 5), keys=keys, limits=Limits(10**9, 10**9))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + SLOW / 1000
    while not server.started:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def site(example_workspace: Workspace) -> Iterator[str]:
    """The service over all that comes with the project."""
    yield from _serve(example_workspace, Keys(example_workspace.folder))


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh tab that takes any error of a page's own scripts, or anything its policy blocks, for a failure."""
    context = browser.new_context(accept_downloads=True)
    context.set_default_timeout(SLOW)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert wrong == []


def _settled(page: Page) -> None:
    """Wait until the letters and pictures of a page are there."""
    page.evaluate(
        "() => Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.complete || "
        "new Promise((done) => { image.onload = image.onerror = done; }))]).then(() => true)"
    )


def _check(page: Page) -> None:
    """Fail where axe finds a violation, where anything runs out of a phone's page, or where headings skip a level."""
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        _settled(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "nothing runs out of the page"
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(wrong["id"], node["html"], node["failureSummary"]) for wrong in found for node in wrong["nodes"]] == [], width
    expect(page.locator("h1")).to_have_count(1)
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((heading) => Number(heading.tagName[1]))")
    assert all(later - before <= 1 for before, later in pairwise(levels)), "headings skip no level"


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_accessible_and_fits_a_phone(page: Page, site: str, path: str) -> None:
    assert AXE.exists(), "axe-core is not here: `make assets` installs it"
    page.add_init_script(path=AXE)
    answer = page.goto(site + path)
    assert answer is not None
    assert answer.status == 200
    _check(page)


@pytest.mark.parametrize(("path", "status"), WRONG.items())
def test_the_pages_of_errors_are_accessible_too(browser: Browser, site: str, path: str, status: int) -> None:
    context = browser.new_context()
    context.set_default_timeout(SLOW)
    page = context.new_page()
    page.add_init_script(path=AXE)
    answer = page.goto(site + path)
    assert answer is not None
    assert answer.status == status
    expect(page.get_by_role("alert")).to_be_visible()
    _check(page)
    context.close()


@pytest.mark.parametrize("path", ["/councils/STS", "/actions", "/reports/cross-reference?rows=odp&columns=proptech&by=type"])
def test_a_page_prints_without_its_controls(page: Page, site: str, path: str) -> None:
    page.goto(site + path)
    page.emulate_media(media="print")
    for control in (".top", ".parameters", ".downloads", ".filters"):
        for found in page.locator(control).all():
            expect(found).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".printed")).to_contain_text(path.split("?")[0])
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_a_newcomer_asks_the_first_question_takes_the_csv_and_opens_the_evidence(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(site)
    page.get_by_role("link", name="Which councils have not had a Corporate Peer Challenge").click()
    expect(page.locator("h1")).to_contain_text("received productivity grants")
    page.get_by_label("As things stood on").fill("2017-03-08")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("tbody tr").last).to_contain_text("Gloucester City Council")
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    taken.value.save_as(tmp_path / "answer.csv")
    rows = list(csv.DictReader((tmp_path / "answer.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == page.locator("tbody tr").count() == 36
    row = page.locator("tbody tr").filter(has_text="Gloucester City Council")
    row.get_by_role("link", name="yes").click()
    expect(page.locator("h1")).to_have_text("What is on record of a council and a programme")
    page.locator("tbody tr").first.get_by_role("link", name="source").click()
    expect(page.locator("mark")).to_contain_text("Gloucester City Council")
    page.get_by_role("link", name="Peer challenges and progress reviews").click()
    expect(page.locator("a.mark").first).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Gloucester City Council").first.click()
    expect(page.locator("h1")).to_have_text("Gloucester City Council")
    expect(page.locator("table.years")).to_contain_text("Corporate Peer Challenge")


def test_an_analyst_writes_cypher_and_takes_the_rows(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/queries")
    page.get_by_role("link", name="ask your own in Cypher").click()
    page.get_by_label("Your query").fill("MATCH (c:Council) WHERE c.region = 'South West' RETURN c.name AS council ORDER BY council")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("tbody tr").first).to_contain_text("Bath and North East Somerset")
    shown = page.locator("tbody tr").count()
    with page.expect_download() as taken:
        page.get_by_role("button", name="CSV").click()
    taken.value.save_as(tmp_path / "rows.csv")
    assert len((tmp_path / "rows.csv").read_text(encoding="utf-8").splitlines()) == shown + 1


def test_it_works_by_keyboard_and_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(SLOW)
    bare = context.new_page()
    bare.goto(site)
    bare.keyboard.press("Tab")
    assert bare.locator(":focus").inner_text() == "Skip to the content"
    bare.get_by_label("Search councils").fill("stafordshire county")
    bare.get_by_label("Search councils").press("Enter")
    bare.get_by_role("link", name="Staffordshire County Council").first.click()
    expect(bare.locator("h1")).to_have_text("Staffordshire County Council")
    bare.goto(f"{site}/graph?around=council/STS")
    expect(bare.get_by_role("heading", name="As a list")).to_be_visible()
    context.close()


def test_a_picture_grows_by_clicking(page: Page, site: str) -> None:
    page.goto(f"{site}/graph?around=council/SKP")
    expect(page.locator("#about")).to_contain_text("nodes")
    before = int(page.locator("#picture").get_attribute("data-nodes") or 0)
    assert before > 5
    x, y = page.evaluate("document.getElementById('picture').where('programme/ldd')")
    page.locator("#picture").click(position={"x": x, "y": y})
    expect(page.locator("#picture")).not_to_have_attribute("data-nodes", str(before))
    assert int(page.locator("#picture").get_attribute("data-nodes") or 0) > before
    expect(page.locator("#kinds")).to_contain_text("programme")


def test_a_report_is_chosen_seen_and_taken(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/reports/cross-reference")
    page.get_by_label("First programme").select_option("odp")
    page.get_by_label("Second programme").select_option("proptech")
    page.get_by_label("Also by group").select_option("type")
    page.get_by_label("As things stood on").fill("2026-05-01")
    page.get_by_role("button", name="Show").click()
    expect(page.locator(".finding")).to_contain_text("Odds ratio 5.51")
    _settled(page)
    assert page.evaluate("document.querySelector('img.chart').naturalWidth") > 100, "the chart is there"
    with page.expect_download() as taken:
        page.get_by_role("link", name="Markdown for a board paper").click()
    taken.value.save_as(tmp_path / "paper.md")
    assert (tmp_path / "paper.md").read_text(encoding="utf-8").startswith("# Open Digital Planning")


def test_a_member_with_a_key_sees_the_not_yet_list_and_the_public_does_not(
    browser: Browser, workspace: Workspace, load: Callable[..., object], tmp_path: Path
) -> None:
    template = Path(__file__).resolve().parents[1] / "data/lists/templates/not-yet.yaml"
    shutil.copy(template, tmp_path / "not-yet.yaml")
    (tmp_path / "not-yet.csv").write_text("council,date\nKEN,2017-03-08\n", encoding="utf-8")
    load(workspace, [tmp_path / "not-yet.csv"])
    keys = Keys(workspace.folder)
    key = keys.add("A Lead Member", "member", "2026-01-01T00:00:00Z")
    for site in _serve(workspace, keys):
        context = browser.new_context()
        context.set_default_timeout(SLOW)
        tab = context.new_page()
        refused = tab.goto(f"{site}/queries/not-yet")
        assert refused is not None
        assert refused.status == 403
        assert "Kent" not in tab.content()
        tab.goto(site)
        tab.get_by_role("link", name="Log in").click()
        tab.get_by_label("Key").fill("cg_wrong")
        tab.get_by_role("button", name="Log in").click()
        expect(tab.get_by_role("alert")).to_contain_text("not good")
        tab.get_by_label("Key").fill(key)
        tab.get_by_role("button", name="Log in").click()
        expect(tab.get_by_text("A Lead Member (member)")).to_be_visible()
        tab.goto(f"{site}/queries/not-yet")
        expect(tab.locator("tbody")).to_contain_text("Kent County Council")
        expect(tab.get_by_role("note")).to_contain_text("Not for publication")
        tab.get_by_role("button", name="Log out").click()
        answer = tab.goto(f"{site}/queries/not-yet")
        assert answer is not None
        assert answer.status == 403
        context.close()


def test_the_examples_of_the_docs_run(site: str, tmp_path: Path) -> None:
    text = (Path(__file__).resolve().parents[1] / "docs/api.md").read_text(encoding="utf-8")
    environment = {**os.environ, "SERVICE": site}
    (shell,) = re.findall(r"```bash\n(.*?)```", text, re.DOTALL)
    for line in shell.strip().splitlines():
        done = subprocess.run(["bash", "-c", f"{line} --fail-with-body"], env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (line, done.stdout)
        assert "council" in done.stdout.lower(), line
    (code,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("35 councils with productivity grants")

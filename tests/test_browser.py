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
from playwright.sync_api import Browser, Page, expect, sync_playwright

from councilgraph.api.http.app import create_app
from councilgraph.api.http.keys import Keys
from councilgraph.api.http.limits import Limits
from councilgraph.api.settings import Settings
from councilgraph.graph.workspace import Workspace

MEETING = "/meetings/example-association-of-councils-example-improvement-forum/2016-10-12"
PAGES = [
    "/", "/councils", "/councils/STS", "/councils/DST?lineage=inherit", "/people?name=holt", "/people/marian-holt-sto", "/programmes", "/programmes/cpc", "/meetings", MEETING,
    "/decisions", "/actions", "/queries", "/queries/take-up", "/reports/cross-reference", "/reports/cross-reference?rows=odp&columns=proptech&by=type", "/coverage", "/cypher",
    "/search?q=stafordshire", "/graph?around=council/STS", "/login",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright. Its absence is a failure, not a skip."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "no Chromium here: `make test` installs Debian's"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


def _serve(workspace: Workspace, keys: Keys) -> Iterator[str]:
    app = create_app(Settings.make(str(workspace.folder), None, 5), keys=keys, limits=Limits(10**9, 10**9))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 30
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
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert wrong == []


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_whole_and_fits_a_phone(page: Page, site: str, path: str) -> None:
    for width in (1200, 390):
        page.set_viewport_size({"width": width, "height": 900})
        answer = page.goto(site + path)
        assert answer is not None
        assert answer.status == 200
        expect(page.locator("h1")).to_have_count(1)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, "nothing runs out of the page"
    unnamed = page.evaluate(
        "[...document.querySelectorAll('input:not([type=hidden]),select,textarea')].filter(f => !f.labels.length).map(f => f.name)"
    )
    assert unnamed == [], "every field has a label"
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(h => Number(h.tagName[1]))")
    assert all(later - before <= 1 for before, later in pairwise(levels)), "headings skip no level"
    assert page.evaluate("[...document.querySelectorAll('a')].every(a => a.textContent.trim())"), "every link has words"


def test_a_newcomer_asks_the_first_question_takes_the_csv_and_opens_the_evidence(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(site)
    page.get_by_role("link", name="Which councils have not had a Corporate Peer Challenge").click()
    expect(page.locator("h1")).to_contain_text("received productivity grants")
    page.get_by_label("as of").fill("2017-03-08")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("tbody tr").last).to_contain_text("Gloucester City Council")
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    taken.value.save_as(tmp_path / "answer.csv")
    rows = list(csv.DictReader((tmp_path / "answer.csv").read_text(encoding="utf-8").splitlines()))
    assert len(rows) == page.locator("tbody tr").count() == 36
    page.get_by_role("link", name="GLO", exact=True).click()
    expect(page.locator("h1")).to_have_text("Gloucester City Council")
    page.get_by_role("link", name="in its place").first.click()
    expect(page.locator("mark")).to_contain_text("Gloucester City Council")
    page.get_by_role("link", name="Register of principal councils").click()
    expect(page.locator("a.mark").first).to_be_visible()


def test_it_works_by_keyboard_and_without_scripts(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(site)
    bare.keyboard.press("Tab")
    assert bare.locator(":focus").inner_text() == "Skip to the content"
    bare.get_by_label("Search", exact=True).fill("stafordshire county")
    bare.get_by_label("Search", exact=True).press("Enter")
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
    page.evaluate("document.getElementById('picture').openNode('programme/ldd')")
    expect(page.locator("#picture")).not_to_have_attribute("data-nodes", str(before))
    assert int(page.locator("#picture").get_attribute("data-nodes") or 0) > before


def test_a_report_is_chosen_seen_and_taken(page: Page, site: str, tmp_path: Path) -> None:
    page.goto(f"{site}/reports/cross-reference")
    page.get_by_label("rows", exact=True).select_option("odp")
    page.get_by_label("columns", exact=True).select_option("proptech")
    page.get_by_label("by", exact=True).select_option("type")
    page.get_by_label("as of").fill("2026-05-01")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".finding")).to_contain_text("Odds ratio 5.51")
    page.wait_for_load_state("networkidle")
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
        expect(tab.get_by_text("Not for publication")).to_be_visible()
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

"""Pages printed to PDF by a browser say what the pages say: tables without lines, cells in the middle of their rows."""

from collections import defaultdict
from pathlib import Path

from browsers import chromium
from playwright.sync_api import sync_playwright

from benchmarks.corpus import written
from benchmarks.scoring import Tally, micro, score_document
from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.register import Register


def test_what_a_browser_prints_is_read_nearly_as_well_as_the_page() -> None:
    ours: dict[str, Tally] = defaultdict(Tally)
    pages = [document for document in written() if document.path.suffix == ".html"]
    assert len(pages) > 50
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        tab = browser.new_page()
        for document in pages:
            tab.set_content(document.path.read_text(encoding="utf-8", errors="replace"), wait_until="domcontentloaded")
            record = extract(read(tab.pdf(format="A4"), Path(document.path).name), Register.load())
            score_document(document.gold(), record.to_json(), None, ours)
        browser.close()
    precision, recall, f1 = micro(ours).scores()
    assert f1 >= 0.975, (precision, recall, f1)

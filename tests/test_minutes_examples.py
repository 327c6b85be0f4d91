"""Invented minutes in the layouts that councils and the LGA use, each held to a careful reader's annotation exactly.

`minutes_examples/NAME.txt`, `.md` or `.html` is the document, `NAME.json` what it says, in the keys of the extraction record. The
people are invented; the councils are real, so that the register is put to work.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from councilgraph.api.reading import extract_file, read_document

FOLDER = Path(__file__).parent / "minutes_examples"
EXAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".json")
LISTS = ("items", "people", "attendance", "decisions", "actions", "councils", "programmes", "figures", "participation")
# Not annotated: where an element stands, who is reported as speaking, and the words of a status.
UNANNOTATED = {"evidence", "start", "end", "spoke", "status_words"}


def plain(element: dict[str, Any] | None) -> dict[str, Any] | None:
    return {key: value for key, value in element.items() if key not in UNANNOTATED} if element else None


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_record_is_what_a_careful_reader_finds(path: Path) -> None:
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    record = json.loads(json.dumps(extract_file(path).to_json()))
    assert record["document"]["kind"] == gold["kind"]
    assert plain(record["meeting"]) == gold["meeting"]
    for key in LISTS:
        assert [plain(element) for element in record[key]] == gold[key], key


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_element_quotes_the_document(path: Path) -> None:
    text = read_document(path).text
    record = json.loads(json.dumps(extract_file(path).to_json()))
    elements = [element for key in LISTS for element in record[key]] + ([record["meeting"]] if record["meeting"] else [])
    assert elements
    for element in elements:
        assert element["evidence"]
        for span in element["evidence"]:
            assert text[span["start"] : span["end"]] == span["quote"]


def test_there_are_examples_of_every_layout() -> None:
    kinds = {json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["kind"] for path in EXAMPLES}
    assert {"minutes", "agenda-item", "report"} <= kinds
    assert {".txt", ".md", ".html"} <= {path.suffix for path in EXAMPLES}

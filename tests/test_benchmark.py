"""The benchmark: its gold is sound, it covers the layout catalogue, and what was once measured does not fall.

The measure itself gives the same figures as the gold's own score.py on the same records.
"""

import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks import corpus, extraction, scoring
from councilgraph.api.reading import extract_file, read_document
from councilgraph.loaders.register import Register
from councilgraph.loaders.taxonomy import Taxonomy

KEYS = {
    "items": ("number", "title", "access"),
    "people": ("name", "honorific", "postnominals", "kind", "role", "organisation", "council"),
    "attendance": ("name", "status", "role", "organisation", "council", "substitute_for"),
    "decisions": ("item", "text", "verb"),
    "actions": ("item", "text", "owners", "due"),
    "councils": ("code", "surfaces"),
    "programmes": ("id", "surfaces"),
    "figures": ("programme", "value", "unit", "surface"),
    "participation": ("council", "programme", "status", "date", "amount"),
}
WORDS = {
    "items": ("title",),
    "people": ("honorific", "postnominals"),
    "decisions": ("text",),
    "actions": ("text",),
    "councils": ("surfaces",),
    "programmes": ("surfaces",),
    "figures": ("surface",),
}
SPREAD = {
    "people": ("name", "role", "organisation"),
    "attendance": ("name", "role", "organisation", "substitute_for"),
    "actions": ("owners",),
}
SAME = {
    "people": ("name", "honorific"),
    "attendance": ("name", "status"),
    "decisions": ("item", "text"),
    "actions": ("item", "text"),
    "councils": ("code",),
    "programmes": ("id",),
}


def _folded(text: str) -> str:
    return " ".join(text.replace("*", "").split()).casefold()


def _stands_spread(words: str, text: str) -> bool:
    """Whether the words follow one another, as they do where two columns or a line break part them."""
    return re.search(r".{0,120}?".join(map(re.escape, _folded(words).split())), text) is not None


def _surname_first(name: str) -> str:
    """`Ann Lee` as `Lee Ann`, for lists that print the surname first."""
    return " ".join([*name.split()[-1:], *name.split()[:-1]])


def _text(document: corpus.Annotated) -> str:
    if document.path.suffix in (".txt", ".md"):
        return document.path.read_text(encoding="utf-8")
    return read_document(document.path).text


@pytest.mark.parametrize("document", corpus.written(), ids=lambda document: document.path.stem)
def test_gold_is_sound(document: corpus.Annotated) -> None:
    """The frozen keys, known codes, words that stand in the document, nothing twice."""
    gold, text = document.gold(), _folded(_text(document))
    assert set(gold) == {"document", "meeting", *KEYS}
    assert gold["document"]["file"] == document.path.name
    if gold["meeting"]:
        assert {"body", "organisation", "date", "time", "venue"} <= set(gold["meeting"])
    for name, keys in KEYS.items():
        for element in gold[name]:
            assert set(element) - {"alt", "optional"} == set(keys), (name, element)
            assert element.get("council") in {None, *Register.load().councils}
            for key in WORDS.get(name, ()):
                for words in _listed(element[key]):
                    assert _folded(words) in text, (name, words)
            for key in SPREAD.get(name, ()):
                for words in _listed(element[key]):
                    assert _stands_spread(words, text) or _stands_spread(_surname_first(words), text), (name, words)
    for name, keys in SAME.items():
        twice = [key for key, count in Counter(tuple(str(element[key]) for key in keys) for element in gold[name]).items() if count > 1]
        assert not twice, (name, twice)
    assert {element["code"] for element in gold["councils"]} <= set(Register.load().councils)
    assert {element["council"] for element in gold["participation"]} <= set(Register.load().councils)
    assert {element["id"] for element in gold["programmes"]} | {element["programme"] for element in gold["participation"]} <= set(
        Taxonomy.load().programmes
    )
    named = {element["name"] for element in gold["people"]}
    assert {element["name"] for element in gold["attendance"]} <= named


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def test_every_layout_is_covered_and_every_document_annotated() -> None:
    documents = corpus.written()
    assert {number for document in documents for number in document.layouts} == set(corpus.layouts()) == set(range(1, 69))
    assert {document.path for document in documents} == set((corpus.BENCHMARK / "documents").iterdir())
    assert {document.gold_path for document in documents} == set((corpus.BENCHMARK / "gold").iterdir())


def test_no_score_has_fallen() -> None:
    """`python -m benchmarks.extraction --floors` sets the floors from what was measured; a higher score should raise them."""
    floors = yaml.safe_load((corpus.BENCHMARK / "floors.yaml").read_text(encoding="utf-8"))
    now = extraction.floors(extraction.measure(corpus.written()))
    assert set(now) == set(floors)
    assert {name: (now[name], floor) for name, floor in floors.items() if now[name] < floor} == {}


def test_scores_of_a_perfect_and_of_an_empty_record() -> None:
    """The measure can fail: gold against itself is all right, against nothing all missed, and a wrong attribute shows."""
    gold = next(document for document in corpus.written() if document.path.stem == "lga-libraries-item").gold()
    perfect, empty, wrong = defaultdict(scoring.Tally), defaultdict(scoring.Tally), defaultdict(scoring.Tally)
    scoring.score_document(gold, gold, None, perfect)
    scoring.score_document(gold, {}, None, empty)
    scoring.score_document(gold, {**gold, "people": [{**person, "role": "Clerk"} for person in gold["people"]]}, None, wrong)
    assert scoring.micro(perfect).scores() == (1.0, 1.0, 1.0)
    assert perfect["people"].whole_f1() == 1.0
    assert scoring.micro(empty).scores()[1:] == (0.0, 0.0)
    assert wrong["people"].scores()[2] == 1.0
    assert wrong["people"].whole_f1() == 0.0


def test_the_same_figures_as_the_gold_scorer(shared: Path, tmp_path: Path) -> None:
    texts, gold = shared / "minutes", shared / "minutes" / "gold"
    names = [path.stem for path in sorted(gold.glob("sfpc-*.json"))]
    (tmp_path / "gold").mkdir()
    tallies = defaultdict(scoring.Tally)
    lines = []
    for name in names:
        (tmp_path / "gold" / f"{name}.json").write_bytes((gold / f"{name}.json").read_bytes())
        record = extract_file(texts / f"{name}.md").to_json()
        lines.append(json.dumps(record))
        scoring.score_document(json.loads((gold / f"{name}.json").read_text()), record, (texts / f"{name}.md").read_text(), tallies)
    (tmp_path / "records.jsonl").write_text("\n".join(lines))
    out = tmp_path / "out.json"
    subprocess.run(
        [
            sys.executable,
            str(shared / "gold/score.py"),
            str(tmp_path / "gold"),
            str(tmp_path / "records.jsonl"),
            "--texts",
            str(texts),
            "--json",
            str(out),
        ],
        check=True,
        capture_output=True,
    )
    theirs = json.loads(out.read_text())
    assert {name: round(tallies[name].scores()[2], 4) for name in scoring.ELEMENTS} == {name: theirs[name] for name in scoring.ELEMENTS}
    assert round(scoring.micro(tallies).scores()[2], 4) == theirs["micro"]

"""The project's own measure gives the same figures as the gold's score.py on the same records."""

import importlib.util
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from types import ModuleType

from councilgraph.api.reading import extract_file

ROOT = Path(__file__).resolve().parents[1]


def _scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("scoring", ROOT / "benchmarks/scoring.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["scoring"] = module
    spec.loader.exec_module(module)
    return module


def test_the_same_figures_as_the_gold_scorer(shared: Path, tmp_path: Path) -> None:
    scoring = _scoring()
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

"""`make eval`: the quality of the extraction against annotated documents, printed and written to benchmarks/results/extraction.md.

Reads the real documents beside the checkout (../shared/seeds and ../shared/minutes with their gold); says so where they are absent. None of
their text is kept.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from scoring import CORE, ELEMENTS, Tally, micro, score_document

from councilgraph.api.reading import extract_file

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SETS = (
    ("the five seeds", SHARED / "seeds", SHARED / "gold"),
    ("minutes in their own formats", SHARED / "minutes", SHARED / "minutes" / "gold"),
)


def measure(documents: Path, gold: Path) -> tuple[int, dict[str, Tally]]:
    """The tallies over every document that has gold, and how many there were."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    count = 0
    for path in sorted(gold.glob("*.json")):
        (document,) = [found for found in documents.iterdir() if found.stem == path.stem]
        text = document.read_text(encoding="utf-8") if document.suffix in (".txt", ".html", ".md") else None
        score_document(json.loads(path.read_text(encoding="utf-8")), extract_file(document).to_json(), text, tallies)
        count += 1
    return count, tallies


def report(title: str, count: int, tallies: dict[str, Tally]) -> Iterator[str]:
    """A table of the figures in Markdown."""
    yield f"## {title[0].upper()}{title[1:]} ({count} documents)\n"
    yield "| element | precision | recall | F1 | right, false, missed | attributes right |\n| --- | --- | --- | --- | --- | --- |"
    for name in ELEMENTS:
        tally = tallies[name]
        precision, recall, f1 = tally.scores()
        right = ", ".join(f"{attribute} {hit}/{of}" for attribute, (hit, of) in tally.attributes.items())
        yield f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {tally.hits}, {tally.false}, {tally.missed} | {right} |"
    precision, recall, f1 = micro(tallies).scores()
    yield f"| **micro** over {', '.join(CORE)} | {precision:.3f} | {recall:.3f} | **{f1:.3f}** | | |\n"


def main() -> int:
    """Measure every set that is here."""
    lines = ["# Quality of the extraction\n", "Written by `make eval`.\n"]
    for title, documents, gold in SETS:
        if not gold.exists():
            print(f"{title}: not measured, {gold} is absent", file=sys.stderr)
            continue
        lines += report(title, *measure(documents, gold))
    print("\n".join(lines))
    if len(lines) > 2:
        (ROOT / "benchmarks/results/extraction.md").write_text("\n".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

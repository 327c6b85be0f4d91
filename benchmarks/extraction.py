"""`make eval`: the quality of the extraction against annotated documents, printed and written to benchmarks/results/extraction.md.

Three sets, reported apart: the documents written for the benchmark (tests/benchmark), by element, by layout and by format; the five seeds and the
real minutes beside the checkout (../shared), by element; the run says so where those are absent. None of their text is kept. Beside each figure
stands that of plain patterns (baseline.py). `--floors` also writes tests/benchmark/floors.yaml, below which a test lets no figure fall.
"""

import argparse
import math
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import yaml

from benchmarks.baseline import read_plainly
from benchmarks.corpus import BENCHMARK, ROOT, SHARED, Annotated, beside, layouts, written
from benchmarks.scoring import CORE, MEASURED, Tally, micro, score_document, together
from councilgraph.api.reading import extract_file, read_document
from councilgraph.loaders.document import ReadError

REAL: Final = (
    ("the five seeds", SHARED / "seeds", SHARED / "gold"),
    (
        "real minutes of parish and community councils and one ModernGov page, in their own formats",
        SHARED / "minutes",
        SHARED / "minutes" / "gold",
    ),
)
HOW: Final = """A hit is a person, seat, council or programme of the same name, status, code or id as in gold, or a decision or action whose words have a
token F1 of 0.6 with it; what gold calls optional counts neither way. "Whole F1" counts a hit only if each attribute in the last column is right as well.
"Plain patterns" is benchmarks/baseline.py in the same run, regular expressions and exact names: spaCy's en_core_web_sm, the trained
recogniser looked for, is not on the package index."""
APART: Final = """No rule of the extractor is fitted to documents: it has no weights, no learnt lists and no switch by layout, so there is nothing to train
again with a layout left out. What can be left out is sight of the documents. Those marked `held_out` in tests/benchmark/manifest.yaml
were kept from whoever wrote the rules while the others were shown with their misses, which holds only as long as they keep to it. The
columns "shown" and "held out" are the F1 over the two kinds of document of that layout, "without" the F1 over all documents that do not
have the layout. A document has several layouts and counts for each of them: a low figure says where to look, not which rule is wrong."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One document's tallies, for the extractor and for the plain patterns."""

    document: Annotated
    ours: dict[str, Tally]
    plain: dict[str, Tally]
    unreadable: bool


def measure(documents: tuple[Annotated, ...]) -> list[Measured]:
    """Score every document; one that cannot be read counts as an empty record."""
    found = []
    for document in documents:
        gold = document.gold()
        text = document.path.read_text(encoding="utf-8") if document.path.suffix in (".txt", ".html", ".md") else None
        tallies: tuple[dict[str, Tally], dict[str, Tally]] = (defaultdict(Tally), defaultdict(Tally))
        record: Any = {}
        plain: Any = {}
        unreadable = False
        try:
            record = extract_file(document.path).to_json()
            plain = read_plainly(read_document(document.path).text)
        except ReadError as error:
            unreadable = True
            print(f"counted as found nothing: {error}", file=sys.stderr)
        score_document(gold, record, text, tallies[0])
        score_document(gold, plain, text, tallies[1])
        found.append(Measured(document, *tallies, unreadable))
    return found


def _f1(documents: list[Measured], name: str = "") -> str:
    tallies = together(one.ours for one in documents)
    tally = tallies[name] if name else micro(tallies)
    return f"{tally.scores()[2]:.3f}" if tally else ""


def by_element(documents: list[Measured]) -> Iterator[str]:
    """A table of the figures by element."""
    ours, plain = together(one.ours for one in documents), together(one.plain for one in documents)
    yield "| element | precision | recall | F1 | whole F1 | plain patterns F1 | right, false, missed | attributes right |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for name in MEASURED:
        tally = ours[name]
        precision, recall, f1 = tally.scores()
        right = ", ".join(f"{attribute} {hit}/{of}" for attribute, (hit, of) in tally.attributes.items())
        compared = f"{plain[name].scores()[2]:.3f}" if name not in ("figures", "items", "participation") else ""
        yield (
            f"| {name} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {tally.whole_f1():.3f} | {compared} "
            f"| {tally.hits}, {tally.false}, {tally.missed} | {right} |"
        )
    tally = micro(ours)
    precision, recall, f1 = tally.scores()
    yield (
        f"| **micro** over {', '.join(CORE)} | {precision:.3f} | {recall:.3f} | **{f1:.3f}** | {tally.whole_f1():.3f} "
        f"| {micro(plain).scores()[2]:.3f} | {tally.hits}, {tally.false}, {tally.missed} | |\n"
    )


def by_layout(documents: list[Measured]) -> Iterator[str]:
    """A table of the figures by layout, then the mean over layouts."""
    yield f"| layout | documents | precision | recall | F1 | {' | '.join(CORE)} | shown | held out | without |"
    yield f"| --- | --- | --- | --- | --- |{' --- |' * len(CORE)} --- | --- | --- |"
    means = []
    for number, title in layouts().items():
        having = [one for one in documents if number in one.document.layouts]
        precision, recall, f1 = micro(together(one.ours for one in having)).scores()
        means.append(f1)
        cells = [
            f"{number} {title}",
            f"{len(having)}",
            *(f"{value:.3f}" for value in (precision, recall, f1)),
            *(_f1(having, name) for name in CORE),
            _f1([one for one in having if not one.document.held_out]),
            _f1([one for one in having if one.document.held_out]),
            _f1([one for one in documents if one not in having]),
        ]
        yield f"| {' | '.join(cells)} |"
    yield f"\nMean of the F1 over the {len(means)} layouts: **{sum(means) / len(means):.3f}**; lowest {min(means):.3f}.\n"


def by(documents: list[Measured], title: str, key: Callable[[Annotated], str]) -> Iterator[str]:
    """A table of the micro figures by some property of the documents."""
    groups: dict[str, list[Measured]] = defaultdict(list)
    for one in documents:
        groups[key(one.document)].append(one)
    yield f"| {title} | documents | precision | recall | F1 | plain patterns F1 |\n| --- | --- | --- | --- | --- | --- |"
    for name, group in sorted(groups.items()):
        precision, recall, f1 = micro(together(one.ours for one in group)).scores()
        plain = micro(together(one.plain for one in group)).scores()[2]
        yield f"| {name} | {len(group)} | {precision:.3f} | {recall:.3f} | {f1:.3f} | {plain:.3f} |"
    yield ""


def floors(documents: list[Measured]) -> dict[str, float]:
    """The F1 by element and over all, rounded down to two places."""
    tallies = together(one.ours for one in documents)
    found = {name: tallies[name].scores()[2] for name in MEASURED} | {"micro": micro(tallies).scores()[2]}
    return {name: math.floor(f1 * 100) / 100 for name, f1 in found.items()}


def report(ours: list[Measured]) -> Iterator[str]:
    """The whole report, line by line."""
    yield "# Quality of the extraction\n"
    yield f"Written by `make eval`. {HOW}\n"
    yield f"## Documents written for the benchmark ({len(ours)} documents, tests/benchmark)\n"
    yield from by_element(ours)
    unread = [one.document.path.name for one in ours if one.unreadable]
    if unread:
        yield f"Not readable, counted as found nothing: {', '.join(unread)}.\n"
    yield from by(ours, "rules written with sight of it", lambda document: "no, held out" if document.held_out else "yes")
    yield from by(ours, "format", lambda document: document.format)
    for title, documents, gold in REAL:
        if not gold.exists():
            yield f"## {title[0].upper()}{title[1:]}: not measured, {gold.relative_to(ROOT.parent)} is absent\n"
            continue
        measured = measure(beside(documents, gold))
        yield f"## {title[0].upper()}{title[1:]} ({len(measured)} documents)\n"
        yield from by_element(measured)
    yield f"## By layout\n\n{APART}\n"
    yield from by_layout(ours)


def main() -> int:
    """Measure every set that is here."""
    asked = argparse.ArgumentParser(description="Quality of the extraction.")
    asked.add_argument("--floors", action="store_true", help="also write tests/benchmark/floors.yaml from what was measured")
    given = asked.parse_args()
    ours = measure(written())
    text = "\n".join(report(ours))
    print(text)
    (ROOT / "benchmarks/results/extraction.md").write_text(f"{text.rstrip()}\n", encoding="utf-8")
    if given.floors:
        head = "# F1 below which tests/test_benchmark.py lets nothing fall: measured, rounded down, by `python -m benchmarks.extraction --floors`.\n"
        (BENCHMARK / "floors.yaml").write_text(head + yaml.safe_dump(floors(ours), sort_keys=False), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

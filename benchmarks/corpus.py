"""The documents that the extraction is measured on, with the layouts they cover."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

ROOT: Final = Path(__file__).resolve().parents[1]
BENCHMARK: Final = ROOT / "tests/benchmark"
SHARED: Final = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and its gold. `layouts` are numbers of the catalogue; `held_out` were kept from those who write the rules."""

    path: Path
    gold_path: Path
    layouts: tuple[int, ...] = ()
    format: str = ""
    held_out: bool = False

    def gold(self) -> dict[str, Any]:
        """The annotation, by the keys of the extraction record."""
        found: dict[str, Any] = json.loads(self.gold_path.read_text(encoding="utf-8"))
        return found


@cache
def layouts() -> dict[int, str]:
    """The layout catalogue: what each layout is, by its number."""
    found: dict[int, str] = yaml.safe_load((BENCHMARK / "layouts.yaml").read_text(encoding="utf-8"))
    return found


@cache
def written() -> tuple[Annotated, ...]:
    """The documents written for the benchmark (tests/benchmark), as the manifest lists them."""
    rows = yaml.safe_load((BENCHMARK / "manifest.yaml").read_text(encoding="utf-8"))
    return tuple(
        Annotated(
            BENCHMARK / "documents" / row["file"],
            BENCHMARK / "gold" / f"{Path(row['file']).stem}.json",
            tuple(row["layouts"]),
            row["format"],
            row.get("held_out", False),
        )
        for row in rows
    )


def beside(documents: Path, gold: Path) -> tuple[Annotated, ...]:
    """The documents of a folder that have gold in another, paired by file stem."""
    by_stem = {path.stem: path for path in documents.iterdir()}
    return tuple(Annotated(by_stem[path.stem], path) for path in sorted(gold.glob("*.json")))

"""Where councils stand, counted again from the CSV files alone with pandas: no graph, no Cypher, none of the loaders."""

from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import yaml

from councilgraph.graph.engines.embedded import EmbeddedGraph
from councilgraph.queries.catalogue import Catalogue
from councilgraph.queries.run import run_query

DATA = Path(__file__).resolve().parents[1] / "data"
TOOK_PART = {"held", "signed", "member", "awarded"}
EVER = "9999-12-31"


@cache
def _csv(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / f"{name}.csv", dtype=str, keep_default_na=False)


def _last(date: str) -> str:
    """The last day that a partial date can mean; a blank one may be any."""
    return (pd.Period(date).end_time.date().isoformat() if len(date) < 10 else date) if date else EVER


@cache
def _entries() -> pd.DataFrame:
    """Every council, programme, date and status that the shipped lists state."""
    parts = []
    for name in (
        "peer-challenges",
        "digital-declaration",
        "digital-land-membership",
        "grants",
        "one-public-estate",
        "digital-planning-awards",
        "transport-grants-2016-17",
    ):
        told = yaml.safe_load((DATA / f"lists/{name}.yaml").read_text(encoding="utf-8"))
        frame = _csv(f"lists/{name}")
        columns = told["columns"]
        heading = {key: spec.get("from", key) for key, spec in columns.items()}
        programme = frame[heading["programme"]].map(told["programmes"]) if "programme" in columns else told["programme"]
        status = frame[heading["status"]].map(columns["status"]["values"]) if "status" in columns else told.get("status", "awarded")
        parts.append(
            pd.DataFrame({"council": frame[heading["council"]], "programme": programme, "date": frame[heading["date"]], "status": status})
        )
    entries = pd.concat(parts)
    assert entries.programme.notna().all()
    return entries[entries.council != ""].assign(last=lambda frame: frame.date.map(_last))


@cache
def _covers() -> tuple[dict[str, object], ...]:
    found = [yaml.safe_load(path.read_text(encoding="utf-8"))["coverage"] for path in sorted((DATA / "lists").glob("*.yaml"))]
    return tuple(cover for covers in found for cover in covers if cover["complete"])


@cache
def _below(file: str, parent: str, child: str, of: str) -> frozenset[str]:
    """All that is below `of` in a table of parents and children, and itself."""
    frame = _csv(file)
    return frozenset({of}).union(*(_below(file, parent, child, each) for each in frame[frame[parent] == of][child]))


@cache
def _register() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in _csv("councils").to_dict("records")}


def _answers(programme: str, day: str, lineage: str) -> dict[str, str]:
    councils = _register()
    kind = _csv("programmes").set_index("id").loc[programme]
    family, entries = _below("programmes", "part_of", "id", programme), _entries()
    own = family if kind.category == "umbrella" else {programme}
    grants = entries[entries.status == "awarded"]
    took = pd.concat([entries[entries.status.isin(TOOK_PART) & entries.programme.isin(own)], grants[grants.programme.isin(family)]])
    parts = entries[entries.programme.isin(family - own) & (entries.status != "awarded")]
    planned = entries[(entries.status == "planned") & entries.programme.isin(own) & (entries.date <= day)]
    yes = set(took[took["last"] <= day].council)
    perhaps = set(took[(took.date <= day) & (took["last"] > day)].council) | set(planned.council)
    perhaps |= set(parts[(parts.status == "planned") | (parts["last"] <= day)].council)
    perhaps |= set(parts[(parts.date <= day) & (parts["last"] > day)].council)
    perhaps |= set(grants[grants.programme.isin(family) & (grants.date <= day) & (grants["last"] > day)].council)
    covers = [cover for cover in _covers() if cover["programme"] == programme]

    def excluded(code: str) -> bool:
        row = councils[code]
        if (row["ended"] and _last(row["ended"]) < kind.started) or day < kind.started:
            return True
        needed_from = max(row["started"], kind.started)
        needed_to = min(day, _last(row["ended"]))
        return any(
            str(cover.get("since", "")) <= needed_from and _last(str(cover["until"])) >= needed_to and row["nation"] in cover["nations"]  # type: ignore[operator]
            for cover in covers
        )

    answers = {}
    for code, row in councils.items():
        if row["started"] > day or _last(row["ended"]) < day:
            continue
        group = {code}
        if lineage == "inherit":
            group |= {
                other for other in _below("council_successions", "successor", "predecessor", code) if _last(councils[other]["ended"]) < day
            }
        if group & yes:
            answers[code] = "yes"
        else:
            answers[code] = "no" if not group & perhaps and all(map(excluded, group)) else "unknown"
    return answers


@pytest.mark.parametrize("lineage", ["none", "inherit"])
@pytest.mark.parametrize("day", ["2009-04-01", "2017-03-08", "2019-04-01", "2021-03-31", "2023-04-01", "2026-06-30"])
def test_every_councils_answers_are_those_of_the_files(example_graph: EmbeddedGraph, day: str, lineage: str) -> None:
    for first, second in (
        ("dcp", "dpf"),
        ("odp", "proptech"),
        ("productivity", "local-plan-pathfinders"),
        ("ope", "ldf"),
        ("future-councils", "cpc-pr"),
    ):
        rows = run_query(
            Catalogue.load(),
            example_graph,
            "cross-reference",
            {"a": first, "b": second, "as_of": day, "lineage": lineage},
            clearance="open",
        ).records()
        for programme, column in ((first, "in_a"), (second, "in_b")):
            told = {row["code"]: row[column] for row in rows}
            expected = _answers(programme, day, lineage)
            assert told.keys() == expected.keys()
            differ = {code: (told[code], expected[code]) for code in told if told[code] != expected[code]}
            assert not differ, f"{programme} on {day}, {lineage}: {differ}"

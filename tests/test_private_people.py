"""People who come to a meeting for themselves are not taken for officers, and so stay out of what everyone may see."""

from pathlib import Path

import pytest

from councilgraph.api.reading import extract_file

_HEAD = "Exeshire Association of Councils\n\nMinutes of the Exeshire Improvement Board held on 8 March 2017\n\n1. Schools\n\n"


def _kinds(words: str, folder: Path) -> dict[str, str]:
    path = folder / "minutes.txt"
    path.write_text(f"{_HEAD}{words}\n", encoding="utf-8")
    return {str(person.name): str(person.kind) for person in extract_file(path).people}


@pytest.mark.parametrize(
    "words",
    [
        "Mrs Iona Thrupp, a resident of Sandling, said that her son had waited for a place.",
        "A resident, Mrs Iona Thrupp, said that the road was unsafe.",
        "Mrs Iona Thrupp (local resident) spoke against the plan.",
        "Mrs Iona Thrupp, the lead petitioner, presented the petition.",
        "A member of the public, Mrs Iona Thrupp, asked about the road.",
        "The parent of a pupil, Mrs Iona Thrupp, spoke.",
    ],
)
def test_whoever_comes_for_themselves_is_no_officer(words: str, tmp_path: Path) -> None:
    assert _kinds(words, tmp_path) == {"Iona Thrupp": "other"}


@pytest.mark.parametrize(
    "words",
    [
        "Mrs Iona Thrupp (Tenant Liaison Officer) introduced the report.",
        "Mrs Iona Thrupp, Carer Support Manager, presented the item.",
        "The report on residents was introduced by Iona Thrupp, Head of Housing.",
    ],
)
def test_whoever_has_an_office_is_one(words: str, tmp_path: Path) -> None:
    assert _kinds(words, tmp_path)["Iona Thrupp"] == "officer"

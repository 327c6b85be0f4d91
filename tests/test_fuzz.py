"""The evidence gate: damaged documents of every format are read with evidence for each element, or refused by name, in bounded time."""

import pytest
from fuzzing import damaged, outcome, run, sources

DOCUMENTS = 500
TOGETHER = 50


@pytest.mark.parametrize("first", range(0, DOCUMENTS, TOGETHER))
def test_damaged_documents_are_read_with_evidence_or_refused(first: int) -> None:
    said = [what for _, what, _ in map(outcome, range(first, first + TOGETHER))]
    assert [what for what in said if what not in ("read", "refused")] == []
    assert said.count("read") > TOGETHER // 3


def test_a_number_always_makes_the_same_document() -> None:
    assert damaged(7) == damaged(7)
    assert len({damaged(number) for number in range(30)}) == 30


@pytest.mark.parametrize("name", [path.name for path in sources()])
def test_the_documents_themselves_are_read_with_evidence(name: str) -> None:
    path = next(path for path in sources() if path.name == name)
    assert run(path.read_bytes(), path.name) == "read"

"""Text as `pdftotext -layout` writes it: the page drawn with spaces, a form feed at its end."""

import pytest

from councilgraph.api.time_limit import LONGEST_SECONDS, time_limit
from councilgraph.loaders.readers.read import read


def _text(page: str) -> str:
    return read(f"{page}\n\f".encode(), "minutes.txt").text


PAGE = """\
 RECORD OF DECISION
  Title of decision:                   Acceptance of a grant for the
                                       former depot at Hatchford
  Decision maker:                      Bede Oxenholme, Director of
                                       Estates

 That the grant be accepted, and that the Director be asked to bring a report on the works to
 the next meeting.
"""


def test_the_words_of_a_column_go_on_under_themselves() -> None:
    lines = [line for line in _text(PAGE).splitlines() if line]
    assert lines == [
        "RECORD OF DECISION",
        "Title of decision:\tAcceptance of a grant for the former depot at Hatchford",
        "Decision maker:\tBede Oxenholme, Director of Estates",
        "That the grant be accepted, and that the Director be asked to bring a report on the works to the next meeting.",
    ]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    left = [f"The harbour was dredged in year {number} and the" for number in range(1900, 1910)]
    right = [f"The ferry came back in year {number} and brought" for number in range(1950, 1960)]
    found = _text("\n".join(f" {one:<50}{other}" for one, other in zip(left, right, strict=True)))
    assert found.index("1909") < found.index("1950")


def test_labels_and_values_are_no_columns_of_prose() -> None:
    rows = [(f"Ref {number}", "The harbour was dredged and the ferry came back") for number in range(10)]
    assert "Ref 1\tThe harbour" in _text("\n".join(f" {one:<50}{other}" for one, other in rows))


def test_the_head_of_each_page_is_no_part_of_the_text() -> None:
    heard = ("the dredging", "the ferry", "a new crane", "its accounts")
    pages = [f"Harbour Board                            Page {page}\n\n\n The Board heard of {said}." for page, said in enumerate(heard, 1)]
    document = read("\n\f".join([*pages, ""]).encode(), "minutes.txt")
    assert [block.kind for block in document.blocks].count("running") == 3
    assert [block.page for block in document.blocks if block.kind == "paragraph"][-1] == 4


def test_text_as_typed_keeps_its_own_words() -> None:
    typed = "Present:   Cllr Ann Lee\n           Cllr Bo Hay\n"
    assert read(typed.encode(), "minutes.txt").text == typed


@pytest.mark.parametrize("page", ["  ".join(["a"] * 6000), "\n".join([" a"] * 6000), "\n".join([" ab  cd"] * 3000)])
def test_a_page_of_scattered_words_is_read_within_the_limit_of_a_document(page: str) -> None:
    with time_limit("minutes.txt", LONGEST_SECONDS):
        assert len(_text(page)) > 9000

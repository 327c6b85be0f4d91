"""Tables on the pages of a PDF, as browsers and word processors write them: cell by cell, whatever stands beside them."""

import re

import pytest
from written_pdf import Words, pdf_of

from benchmarks.corpus import BENCHMARK, SHARED
from councilgraph.loaders.readers.pdfchars import read_pages
from councilgraph.loaders.readers.read import read


def _text(*page: Words) -> str:
    return read(pdf_of(list(page)), "minutes.pdf").text


def test_a_cell_of_one_line_in_the_middle_of_a_row_of_two() -> None:
    assert _text(
        (60, 780, "Name"), (150, 780, "Role"), (240, 780, "Was"),
        (60, 760, "Cllr Ottoline"), (60, 750, "Brackenbury"), (150, 755, "Vice-Chair"), (240, 755, "present"),
        (60, 735, "Cllr Idris Wye"), (150, 735, "Member"), (240, 735, "away"),
        (60, 715, "Jo Wintle"), (150, 720, "Head of Legal"), (150, 710, "Services"), (240, 715, "present"),
    ).splitlines() == [
        "Name\tRole\tWas",
        "Cllr Ottoline Brackenbury\tVice-Chair\tpresent",
        "Cllr Idris Wye\tMember\taway",
        "Jo Wintle\tHead of Legal Services\tpresent",
    ]  # fmt: skip


def test_a_label_in_the_middle_of_a_list_of_names_that_are_a_line_each() -> None:
    text = _text(
        (60, 780, "ALSO"), (60, 770, "PRESENT"),
        (106, 785, "Ros Quillfeather, Clerk"), (106, 775, "Cllr Jo Dunmore"), (106, 765, "Ian Gosling, Treasurer"),
        (60, 730, "20. Minutes of the previous meeting"),
    )  # fmt: skip
    assert text.startswith("ALSO PRESENT\tRos Quillfeather, Clerk\nCllr Jo Dunmore\nIan Gosling, Treasurer\n")


def test_an_office_in_the_middle_of_the_rows_of_those_who_hold_it() -> None:
    prose: list[Words] = [
        (60, 680 - 12 * row, "The Board heard that the harbour had been dredged, and that boats came in again at low water")
        for row in range(3)
    ]
    assert _text(
        (60, 780, "Chair"), (200, 780, "Ann Lee"), (400, 780, "Exmouth Town Council"),
        (60, 745, "Members"),
        (200, 760, "Bo Hay"), (400, 760, "Wye Borough Council"),
        (200, 745, "Cy Rowe"), (400, 745, "Dee District Council"),
        (200, 730, "Di Poole"), (400, 730, "Usk County Council"),
        *prose,
    ).splitlines()[:4] == [
        "Chair\tAnn Lee\tExmouth Town Council",
        "Members\tBo Hay\tWye Borough Council",
        "\tCy Rowe\tDee District Council",
        "\tDi Poole\tUsk County Council",
    ]  # fmt: skip


def test_paragraphs_in_a_cell_beside_a_number_in_their_middle() -> None:
    text = _text(
        (60, 740, "1"), (100, 780, "Apologies"), (100, 755, "There were none, and the Chair welcomed"), (100, 743, "the new members."), (100, 700, "Noted."),
        (60, 650, "2"), (100, 670, "Minutes"), (100, 630, "They were agreed."),
    )  # fmt: skip
    assert (
        re.sub(r"\s+", " ", text.strip())
        == "1 Apologies There were none, and the Chair welcomed the new members. Noted. 2 Minutes They were agreed."
    )


def test_columns_that_hardly_stand_apart_begin_at_one_place_in_three_lines() -> None:
    words = [
        ("CR/11", "Circulate the criteria", "D Dolton"),
        ("CR/12", "Write to the county", "Chair"),
        ("CR/13", "Bring a report back", "Clerk"),
    ]
    page: list[Words] = [(x, 780 - 15 * row, cell) for row, cells in enumerate(words) for x, cell in zip((60, 97, 250), cells, strict=True)]
    assert _text(*page).splitlines() == ["\t".join(cells) for cells in words]


def test_sentences_are_no_columns_where_their_words_happen_to_stand_under_one_another() -> None:
    lines = ["The Board met in the hall at two and rose at six that day.", "The Chair sat in the nave at ten and left at one that day."]
    assert "\t" not in _text(*[(60, 780 - 12 * row, line) for row, line in enumerate(lines)])


def test_the_head_of_a_table_in_the_middle_of_its_columns() -> None:
    assert _text(
        (137, 780, "Action"), (310, 780, "Owner"), (430, 780, "By"),
        (60, 760, "Write to the county"), (250, 760, "Head of Estates"), (400, 760, "30 June"),
        (60, 745, "Bring a report back"), (250, 745, "Clerk"), (400, 745, "31 July"),
    ).splitlines() == ["Action\tOwner\tBy", "Write to the county\tHead of Estates\t30 June", "Bring a report back\tClerk\t31 July"]  # fmt: skip


def test_a_line_of_capitals_under_a_full_line_is_a_heading() -> None:
    text = _text(
        (60, 780, "Minutes of the meeting of the Harbour Committee held in the Ballroom, Old Town Hall"),
        (60, 768, "PRESENT"),
        (60, 756, "Cllr Ann Lee"),
    )
    assert text.splitlines()[1] == "PRESENT"


@pytest.mark.parametrize("words", ["as set out in Appendix A.", "as set out in Annex A."])
def test_the_letter_of_an_appendix_ends_a_paragraph(words: str) -> None:
    assert _text((60, 780, f"Approved the response {words}"), (60, 750, "Actions")).splitlines()[-1] == "Actions"


def test_two_words_in_one_column_are_both_kept() -> None:
    text = _text(
        (60, 780, "Hire of the hall"), (500, 780, "£24.50"),
        (60, 766, "Translation"), (500, 766, "£445.48"),
        (420, 752, "TOTAL"), (500, 752, "£469.98"),
    )  # fmt: skip
    assert "TOTAL" in text
    assert "£469.98" in text


def test_no_word_of_a_page_is_lost() -> None:
    real = sorted((SHARED / "minutes").glob("*.pdf"))
    assert real, f"no PDF files in {SHARED / 'minutes'}, which the tests read"
    for path in (*sorted((BENCHMARK / "documents").glob("*.pdf")), *real):
        document = read(path.read_bytes(), path.name)
        held = re.sub(r"\W", "", document.text + "".join(block.marker or "" for block in document.blocks))
        words = {
            re.sub(r"\W", "", word) for page in read_pages(path.read_bytes(), path.name) for run in page.runs for word in run.words.split()
        }
        assert not {word for word in words if word not in held}, path.name

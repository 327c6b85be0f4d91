"""PDF files, made here by a writer of a few lines: words at places on pages."""

import pytest
from written_pdf import LOCK, Words, pdf_of

from councilgraph.loaders.document import Document, ReadError
from councilgraph.loaders.readers.read import read


def _lines(words: list[str], x: float = 60, top: float = 780, step: float = 12) -> list[Words]:
    return [(x, top - step * index, line) for index, line in enumerate(words)]


def _read(*pages: list[Words]) -> Document:
    return read(pdf_of(*pages), "minutes.pdf")


LONG = [
    "The Committee considered a report by the Harbour Master on the state of the basin,",
    "which had not been dredged since the great storm and could no longer be entered at",
    "low water.",
]


def test_lines_are_joined_to_paragraphs() -> None:
    assert _read(_lines([*LONG, "RESOLVED that the report be noted."])).text == " ".join(LONG) + "\nRESOLVED that the report be noted.\n"


def test_list_items_stay_apart() -> None:
    lines = [*LONG[:2], "low water. It was agreed that:", "(i) the basin be dredged; and", "(ii) the Harbour Master be thanked."]
    assert _read(_lines(lines)).text.split("\n")[1:3] == ["(i) the basin be dredged; and", "(ii) the Harbour Master be thanked."]


def test_hyphens_at_line_ends() -> None:
    lines = [
        "The Committee considered a report by the Harbour Master on the state of the dredg-",
        "ing of the basin. Some dredging had been done, and the Chair would write a follow-",
        "up letter to Cllr Tansy-",
        "Marl about it.",
    ]
    text = _read(_lines(lines)).text
    assert "state of the dredging of the basin" in text
    assert "write a follow-up letter to Cllr Tansy-Marl about it." in text.replace("\n", " ")


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [f"left line {number} of the first col" for number in range(12)]
    right = [f"right line {number} of the other one" for number in range(12)]
    document = _read(
        [(60, 800, "Minutes of the Harbour and Ports Committee on Tuesday 14 May 2024"), *_lines(left, 60, 760), *_lines(right, 320, 760)]
    )
    text = document.text
    assert (
        text.index("Minutes of")
        < text.index("left line 0")
        < text.index("left line 11")
        < text.index("right line 0")
        < text.index("right line 11")
    )


def test_a_table_is_read_row_by_row() -> None:
    rows = [
        ("Councillor", "Council"),
        ("Odo Fenn", "Exe Borough Council"),
        ("Ivy Marl", "Wye District Council"),
        ("Wilf Tansy", "Exe Borough Council"),
    ]
    words: list[Words] = []
    for index, (name, council) in enumerate(rows):
        words += [(60, 700 - 20 * index, name), (300, 700 - 20 * index, council)]
    document = _read(words)
    assert (
        document.text
        == "Councillor\tCouncil\nOdo Fenn\tExe Borough Council\nIvy Marl\tWye District Council\nWilf Tansy\tExe Borough Council\n"
    )
    assert [(block.kind, block.row, block.column, block.page) for block in document.blocks][2:4] == [
        ("table-cell", 1, 0, 1),
        ("table-cell", 1, 1, 1),
    ]


def test_names_going_on_under_the_first_are_one_paragraph() -> None:
    words: list[Words] = [(60, 700, "Present:"), (160, 700, "Councillors Odo Fenn (Chair), Ivy Marl, Wilf Tansy, Bryony Catt and")]
    document = _read([*words, (160, 688, "Tamsin Orchard"), *_lines(LONG, top=660)])
    assert document.text.startswith(
        "Present:\tCouncillors Odo Fenn (Chair), Ivy Marl, Wilf Tansy, Bryony Catt and Tamsin Orchard\n\nThe Committee"
    )


def test_cells_of_several_lines() -> None:
    rows = [("1", "Send the plan to all the", "Odo Fenn"), ("", "harbours of the county", "and Ivy Marl"), ("2", "Paint the pier", "Clerk")]
    places = (60, 100, 400)
    words: list[Words] = [
        (x, 700 - 12 * index, cell) for index, row in enumerate(rows) for x, cell in zip(places, row, strict=True) if cell
    ]
    assert _read(words).text == "1\tSend the plan to all the harbours of the county\tOdo Fenn and Ivy Marl\n2\tPaint the pier\tClerk\n"


def test_an_owner_at_the_margin_is_set_off_by_a_tab() -> None:
    document = _read([*_lines(LONG), (60, 700, "The Clerk was asked to write to the Crown."), (480, 700, "Clerk")])
    assert "The Clerk was asked to write to the Crown.\tClerk\n" in document.text


def test_owners_under_one_another_at_the_ends_of_paragraphs() -> None:
    page = [
        *_lines(["(i) The basin is silted. The Harbour Master to invite a diver to the next meeting on"]),
        (60.0, 768.0, "8 February in the Old Net Loft."),
        (510.0, 768.0, "Clerk"),
        (60.0, 756.0, "(ii) Letter from the chandler."),
        (510.0, 756.0, "Noted"),
        (60.0, 744.0, "(iii) Leaflet on tides."),
        (510.0, 744.0, "Noted"),
    ]
    text = _read(page).text
    assert "to the next meeting on 8 February in the Old Net Loft.\tClerk\n" in text
    assert "(ii) Letter from the chandler." in text


def test_running_heads_and_page_numbers() -> None:
    pages = [
        [(60, 810, "Harbour and Ports Committee"), (60, 760, f"Paragraph {word} was agreed."), (280, 30, f"Page {number} of 3")]
        for number, word in enumerate(("one", "two", "three"), 1)
    ]
    document = _read(*[list[Words](page) for page in pages])
    assert [document.words(block) for block in document.blocks if block.kind != "running"] == [
        "Harbour and Ports Committee",
        "Paragraph one was agreed.",
        "Paragraph two was agreed.",
        "Paragraph three was agreed.",
    ]
    assert [block.page for block in document.blocks if document.words(block).startswith("Page")] == [1, 2, 3]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = [*_lines(LONG[:2], top=100), (280.0, 30.0, "1")]
    document = _read([*_lines(["Notes of the meeting"]), *first], [*_lines(["low water, as all agreed."]), (280.0, 30.0, "2")])
    assert " ".join(LONG[:2]) + " low water, as all agreed." in document.text
    assert sum(block.kind == "running" for block in document.blocks) == 2


def test_bold_lines_are_known() -> None:
    document = _read([(60, 780, "Decision", "B"), *_lines(LONG, top=760)])
    assert [block.bold for block in document.blocks] == [True, False]


def test_a_scanned_pdf_is_refused() -> None:
    with pytest.raises(ReadError, match=r"scan\.pdf: is a PDF without a text layer \(2 page\(s\), probably scanned\); make it searchable"):
        read(pdf_of([], []), "scan.pdf")


def test_a_locked_pdf_is_refused() -> None:
    with pytest.raises(ReadError, match=r"locked\.pdf: is a PDF locked with a password"):
        read(pdf_of(_lines(LONG), lock=LOCK), "locked.pdf")


def test_a_damaged_pdf_is_refused() -> None:
    with pytest.raises(ReadError, match=r"bad\.pdf: is a damaged PDF"):
        read(b"%PDF-1.4\nnothing more", "bad.pdf")


def test_rows_whose_first_cell_is_blank() -> None:
    rows = [
        ("Position", "Councillor", "Authority"),
        ("Members", "Cllr Ann Lee", "Redcar and Cleveland"),
        ("", "Cllr Bo Hay", "Kent County Council"),
    ]
    page: list[Words] = [
        (x, 780 - 16 * at, words) for at, row in enumerate(rows) for x, words in zip((60, 140, 260), row, strict=True) if words
    ]
    page += [(260, 780 - 16 * 3 + 4, "in Exeshire"), (60, 700, "Apologies"), (140, 700, "Cllr Cy Poe"), (260, 700, "Luton")]
    assert [line.split("\t") for line in _read(page).text.splitlines() if line] == [
        ["Position", "Councillor", "Authority"],
        ["Members", "Cllr Ann Lee", "Redcar and Cleveland"],
        ["", "Cllr Bo Hay", "Kent County Council in Exeshire"],
        ["Apologies", "Cllr Cy Poe", "Luton"],
    ]


def test_a_cell_that_fills_its_column_to_the_end() -> None:
    # Six points lie between the first cell of the second row and its neighbour, as between the first and the second word of the first.
    rows = [("Bury", "Cllr Ann Lee"), ("Basingstoke", "Cllr Bo Hay"), ("Bolton", "Cllr Cy Poe"), ("Luton", "Cllr Di Orr")]
    page: list[Words] = [(x, 780 - 14 * at, words) for at, row in enumerate(rows) for x, words in zip((60, 134, 0), row, strict=False)]
    assert [tuple(line.split("\t")) for line in _read(page).text.splitlines() if line] == rows


def test_a_table_across_a_page_of_two_columns() -> None:
    table: list[Words] = [
        (60, 780, "Cotswold Council:"),
        (180, 780, "Cllr Ann Lee (Chair) and Cllr Bo Hay with others from it"),
        (60, 766, "Stroud:"),
        (180, 766, "Cllr Cy Poe"),
        (60, 752, "Exe Council:"),
        (180, 752, "Cllr Di Orr and Cllr Ed Fox who joined the others later"),
    ]
    left = [f"left column line number {at} of it" for at in range(12)]
    right = [f"right column line number {at} of it" for at in range(12)]
    text = _read([*table, *_lines(left, 60, 720), *_lines(right, 320, 720)]).text
    assert "Cotswold Council:\tCllr Ann Lee (Chair) and Cllr Bo Hay" in text
    assert "Exe Council:\tCllr Di Orr" in text
    assert text.index(left[-1]) < text.index(right[0])


def test_common_words_that_a_printer_parted() -> None:
    lines = ["The minutes of the meeting held on 14 Decem-", "ber were agreed, and a re-", "cord of the sub-", "committee was read."]
    text = _read(_lines(lines)).text.replace("\n", " ")
    assert "14 December were agreed, and a record of the sub-committee was read." in text


def _row(y: float, *cells: str) -> list[Words]:
    return [(60 + 110 * at, y, cell) for at, cell in enumerate(cells)]


def test_a_table_goes_on_over_the_page_without_its_head_again() -> None:
    head = ("Action", "Lead", "By")
    foot = (60.0, 40.0, "Exe Harbour Board")
    first = [*_lines(LONG), *_row(110, *head), *_row(92, "Dredge it", "Ann Lee", "May 2024"), foot]
    second = [
        *_row(780, *head),
        *_row(762, "Mark it", "Bo Hay", "June 2024"),
        *_row(744, "Sell it", "Cy Poe", "July 2024"),
        (60.0, 700.0, "Much was said."),
        foot,
    ]
    blocks = _read(first, second).blocks
    cells = [block for block in blocks if block.kind == "table-cell"]
    assert [(cell.row, cell.column, cell.page) for cell in cells] == [
        *((0, column, 1) for column in range(3)),
        *((1, column, 1) for column in range(3)),
        *((2, column, 2) for column in range(3)),
        *((3, column, 2) for column in range(3)),
    ]
    assert len({cell.table for cell in cells}) == 1


def test_a_cell_beside_one_that_ends_close_to_it() -> None:
    rows = [("Lee", "Crawley", "CBC"), ("Hay", "Worthing", "WBC"), ("Poe", "Wolverhampton", "WCC")]
    page: list[Words] = [(x, 700 - 18 * at, words) for at, row in enumerate(rows) for x, words in zip((60, 170, 256), row, strict=True)]
    # The file has the second line of a cell before the next cell.
    page.insert(-1, (170, 652, "(Leader)"))
    assert "Wolverhampton (Leader)\tWCC" in _read(page).text


def test_capital_letters_and_numbers_begin_entries() -> None:
    words = [
        "A. That the contents of the report be noted; and",
        "B. That the Chairman be authorised to write to them.",
        "II. That it be so.",
    ]
    assert _read(_lines(words)).text.splitlines() == words
    names = ["Apologies were received from Cllrs A. Lee and", "B. Hay of the Exe Valley Council, who were both away."]
    assert _read(_lines(names)).text.splitlines() == [" ".join(names)]

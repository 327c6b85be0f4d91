"""Tables of which docx2txt writes a cell a paragraph."""

import codecs

import pytest

from councilgraph.api.time_limit import LONGEST_SECONDS, time_limit
from councilgraph.loaders.readers.laidout import read_plain
from councilgraph.loaders.readers.stacked import tables_in


def tables(text: str) -> list[list[list[list[str]]]]:
    return [table.rows for _, _, table in tables_in(text.split("\n\n"))]


def flat(rows: list[list[list[str]]]) -> list[str]:
    return [" | ".join(" / ".join(cell) for cell in row) for row in rows]


def test_a_table_ends_where_a_row_does_not_fit_its_columns() -> None:
    text = "Attendees\n\nName\n\nOrganisation\n\nInitials\n\nOdo Fenn (Chair)\n\nExe Port Company\n\nOF\n\nCllr Una Tarrant\n\n\n\nUT\n\n1. Welcome\n\nOF welcomed all.\n\nUT spoke."
    assert [flat(rows) for rows in tables(text)] == [
        ["Name | Organisation | Initials", "Odo Fenn (Chair) | Exe Port Company | OF", "Cllr Una Tarrant |  | UT"]
    ]


def test_actions_with_owner_and_date_and_a_head_of_any_words() -> None:
    text = "Actions:\n\nRec.\n\nWhat the peers said\n\nAction\n\nLead\n\nBy\n\n1\n\nDredge\n\nHold a workshop with the port\n\nOdo Fenn\n\n30 April 2024\n\n2\n\nSweep\n\nBuy brooms\n\nUT / OF\n\nOngoing\n\nThe meeting closed."
    assert [flat(rows) for rows in tables(text)] == [
        [
            "Rec. | What the peers said | Action | Lead | By",
            "1 | Dredge | Hold a workshop with the port | Odo Fenn | 30 April 2024",
            "2 | Sweep | Buy brooms | UT / OF | Ongoing",
        ]
    ]


def test_items_of_several_paragraphs_with_who_is_to_act_at_the_end() -> None:
    text = "Item\n\nDecisions and actions\n\nAction by\n\n1\n\nDredging\n\nMembers noted the report.\n\nAction\n\nSend the slides.\n\n\n\nOdo Fenn\n\n2\n\nBuoys\n\nAgreed.\n\n\n\n3\n\nClose\n\n\n\nPage 1"
    assert [flat(rows) for rows in tables(text)] == [
        [
            "Item | Decisions and actions | Action by",
            "1 | Dredging / Members noted the report. / Action / Send the slides. | Odo Fenn",
            "2 | Buoys / Agreed. | ",
            "3 | Close | ",
        ]
    ]


def test_names_one_under_another_and_then_as_many_groups_and_councils() -> None:
    text = "Position\n\nCouncillor\n\nPolitical Group\n\nCouncil\n\nChair\n\nOdo Fenn\n\nLabour\n\nExe City Council\n\nMembers\n\nUna Tarrant\n\nIda Moss\n\nLabour\n\nConservative\n\nExe\n\nWye"
    assert [flat(rows) for rows in tables(text)] == [
        [
            "Position | Councillor | Political Group | Council",
            "Chair | Odo Fenn | Labour | Exe City Council",
            "Members | Una Tarrant / Ida Moss | Labour / Conservative | Exe / Wye",
        ]
    ]


def test_names_each_over_a_post_or_council() -> None:
    text = "PRESENT:\n\nCllr Odo Fenn\n\nExe (Chair)\n\nCllr Una Tarrant\n\nWye\n\nOFFICERS:\n\nIda Moss\n\nHarbour Officer\n\nWelcome\n\nThe Chair welcomed all."
    assert [flat(rows) for rows in tables(text)] == [
        ["Cllr Odo Fenn | Exe (Chair)", "Cllr Una Tarrant | Wye"],
        ["Ida Moss | Harbour Officer"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Present:\n\nCouncillor Odo Fenn\n\nCouncillor Una Tarrant\n\nCouncillor Ida Moss\n\nOfficers\n\nClerk",
        "Action\n\nOwner\n\nThe Board then turned to dredging, which was long overdue.\n\nNobody spoke.",
        "Members\n\nPresent\n\nAnn Lee\n\nBo Hay\n\nCy Poe",
        "Decisions\n\nActions\n\nItem\n\n1. Dredging",
    ],
)
def test_lists_and_headings_are_no_tables(text: str) -> None:
    assert tables(text) == []
    assert read_plain(text.encode(), "a.txt").text == text


@pytest.mark.parametrize("piece", ["Name", "Action", "1", "", "Ann Lee", "Present", "A", "Item\n\nAction\n\n1", "Item\n\nBusiness\n\n1"])
def test_long_repeated_paragraphs_are_read_within_the_limit_of_a_document(piece: str) -> None:
    with time_limit("a.txt", LONGEST_SECONDS):
        list(tables_in(("Item\n\nBusiness\n\n1\n\nName\n\nRole\n\nCouncil\n\n" + f"{piece}\n\n" * 20_000).split("\n\n")))


def test_libreoffice_writes_a_cell_a_line_after_a_mark_of_order() -> None:
    lines = "Actions\nNo.\nAction\nOwner\n1\nWrite to the county about the bridge\nAnn Lee\n2\nBring back a report on the harbour\nBo Hay\nThe meeting closed at nine.\n"
    document = read_plain(codecs.BOM_UTF8 + lines.encode(), "minutes.txt")
    cells = [document.words(block) for block in document.blocks if block.kind == "table-cell"]
    assert cells == [
        "No.",
        "Action",
        "Owner",
        "1",
        "Write to the county about the bridge",
        "Ann Lee",
        "2",
        "Bring back a report on the harbour",
        "Bo Hay",
    ]
    assert read_plain(lines.encode(), "minutes.txt").text == lines

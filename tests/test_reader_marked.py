"""Markdown and text that pandoc, html2text and markdownify wrote: the same blocks as of the page or Word file they were made from."""

import textwrap

import pytest

from councilgraph.api.time_limit import LONGEST_SECONDS, time_limit
from councilgraph.loaders.document import Document
from councilgraph.loaders.readers.laidout import read_markdown, read_plain, wrapped_at


def blocks(document: Document) -> list[tuple[str, str | None, str]]:
    return [(block.kind, block.marker, document.words(block)) for block in document.blocks]


def words(document: Document) -> list[str]:
    return [document.words(block) for block in document.blocks]


def table(document: Document) -> list[list[str]]:
    """The cells of the document's tables, row by row."""
    rows: dict[tuple[int | None, int | None], list[str]] = {}
    for block in document.blocks:
        if block.table is not None:
            rows.setdefault((block.table, block.row), []).append(document.words(block))
    return list(rows.values())


WRAPPED = """# Harbours Board

**Present:** Councillors Odo Fenn (Chair), Una Tarrant, Piers Quillfeather
and Wilf Amberley\\
Councillor Ida Moss

The Board heard from the Harbour Master that dues of £4,000 were owed on 3
May.

\\(a\\) to note the report; and

1\\) to write to [Exe District Council](https://exe.example/a_(b)).

- Buoys were to be painted before the regatta, and the slipway was to be
  swept.
- Dues were to rise.
"""


def test_wrapped_lines_are_one_paragraph_and_escapes_and_addresses_go() -> None:
    document = read_markdown(WRAPPED.encode(), "a.md")
    assert blocks(document) == [
        ("heading", None, "Harbours Board"),
        ("paragraph", None, "Present: Councillors Odo Fenn (Chair), Una Tarrant, Piers Quillfeather and Wilf Amberley"),
        ("paragraph", None, "Councillor Ida Moss"),
        ("paragraph", None, "The Board heard from the Harbour Master that dues of £4,000 were owed on 3 May."),
        ("paragraph", None, "(a) to note the report; and"),
        ("paragraph", None, "1) to write to Exe District Council."),
        ("list-item", "•", "Buoys were to be painted before the regatta, and the slipway was to be swept."),
        ("list-item", "•", "Dues were to rise."),
    ]


def test_typed_markdown_keeps_its_own_words() -> None:
    typed = "# Harbours Board\n\nPresent:\nCllr Odo Fenn\nCllr Una Tarrant\n\n**RESOLVED** that the report be noted.\n\n| Who | What |\n|---|---|\n| Ann | Sweep |\n"
    assert read_markdown(typed.encode(), "a.md").text == typed


@pytest.mark.parametrize(
    ("lines", "width"),
    [
        (["The Committee considered the report of the Director of Harbours on", "the dredging of the inner basin."], 66),
        (["Present:", "Cllr Odo Fenn", "Cllr Una Tarrant"], None),
        (["The Committee considered the report of the Director of Harbours and", "a plan of the inner basin."], 67),
        (["The Committee considered the report of the Director of Harbours and so on", "It met."] * 2 + ["x", "y"] * 9, None),
        ([""], None),
    ],
)
def test_a_width_is_one_that_every_line_fills(lines: list[str], width: int | None) -> None:
    assert wrapped_at(lines) == width


def test_a_table_of_pandoc_in_html_is_a_table_of_the_page() -> None:
    page = """# Harbours Board

<table>
<thead>
<tr>
<th><strong>Item</strong></th>
<th><strong>Decisions and actions</strong></th>
<th>By</th>
</tr>
</thead>
<tbody>
<tr>
<td>1</td>
<td><p><strong>Dredging</strong></p>
<p>Members agreed that the Harbour
Master report back.</p></td>
<td>Odo Fenn</td>
</tr>
</tbody>
</table>
"""
    assert table(read_markdown(page.encode(), "a.md")) == [
        ["Item", "Decisions and actions", "By"],
        ["1", "Dredging\nMembers agreed that the Harbour Master report back.", "Odo Fenn"],
    ]


def test_a_page_of_the_committee_system_is_read_by_the_classes_that_pandoc_leaves() -> None:
    page = """<div id="modgov">

<div class="mgSubTitle">

## Harbours Board - Monday, 4th March, 2024 6.00 pm

</div>

<div class="mgContent">

<table class="mgItemTable">
<tbody>
<tr>
<td class="mgItemNumberCell"><p>1.</p></td>
<td><p>Dredging</p>
<p>Minutes:</p>
<div class="mgWordPara">
<p>RESOLVED – that the report be noted.</p>
</div></td>
</tr>
</tbody>
</table>

</div>

</div>
"""
    document = read_markdown(page.encode(), "a.md")
    assert dict(document.meta)["body"] == "Harbours Board"
    assert [(block.label, block.marker, document.words(block)) for block in document.blocks] == [
        ("page-subtitle", None, "Harbours Board - Monday, 4th March, 2024 6.00 pm"),
        ("item-title", "1.", "Dredging"),
        ("label", None, "Minutes:"),
        ("minutes", None, "RESOLVED – that the report be noted."),
    ]


def test_rows_of_html2text_go_over_wrapped_lines_line_breaks_and_lists() -> None:
    page = (
        "### Attendance\n\nAttendee| Role| Attendance  \n---|---|---  \n"
        "Cllr. Odo Fenn| Chair| Present  \nUna Tarrant| Director of Harbours, Ports and Moorings (Monitoring Officer)| In\nattendance  \n  \n"
        "No.| Item  \n---|---  \n"
        "1.| DredgingMinutes:The Board heard that the inner basin had silted.Members asked:\n\n  * when it would be dredged;\n  * at what cost.\n\n  \n"
        "2.| BuoysMinutes:**Resolved - That:****(1) the report be noted; and****(2)\nthe Wallis-\nPenn buoy be moved.**  \n  \n"
        "The meeting closed.\n"
    )
    document = read_markdown(page.encode(), "a.md")
    assert table(document)[1:3] == [
        ["Cllr. Odo Fenn", "Chair", "Present"],
        ["Una Tarrant", "Director of Harbours, Ports and Moorings (Monitoring Officer)", "In attendance"],
    ]
    assert [(marker, said) for _, marker, said in blocks(document)[10:]] == [
        (None, "No."),
        (None, "Item"),
        ("1.", "Dredging"),
        (None, "Minutes:"),
        (None, "The Board heard that the inner basin had silted."),
        (None, "Members asked:"),
        ("•", "when it would be dredged;"),
        ("•", "at what cost."),
        ("2.", "Buoys"),
        (None, "Minutes:"),
        (None, "Resolved - That:"),
        (None, "(1) the report be noted; and"),
        (None, "(2) the Wallis-Penn buoy be moved."),
        (None, "The meeting closed."),
    ]


def test_a_list_of_names_in_a_cell_of_html2text_stays_in_its_row() -> None:
    page = "**Councillors:**|  Odo Fenn (Chair)  \nUna Tarrant  \nFergus McOrmond  \n---|---  \n**Officers:**|  Ida Moss, Clerk  \n  \n**1\\. Buoys**\n\nNoted.\n"
    assert table(read_markdown(page.encode(), "a.md")) == [
        ["Councillors:", "Odo Fenn (Chair)\nUna Tarrant\nFergus McOrmond"],
        ["Officers:", "Ida Moss, Clerk"],
    ]


def test_paragraphs_in_a_cell_of_markdownify_are_parted() -> None:
    page = (
        "Harbours Board\n==============\n\n| Item | Decisions and actions | By |\n| --- | --- | --- |\n"
        "| 1 | **Dredging** Odo Fenn, Adviser, spoke to the paper in paragraph 12.  **Decision**  Members noted it."
        "  **Action**   * Officers to dredge. * Una Tarrant to pay. | Odo Fenn |\n"
        "| 2 | **Una Tarrant** Chair | |\n"
    )
    said = "Dredging|Odo Fenn, Adviser, spoke to the paper in paragraph 12.|Decision|Members noted it.|Action|• Officers to dredge.|• Una Tarrant to pay."
    assert table(read_markdown(page.encode(), "a.md"))[1:] == [
        ["1", said.replace("|", "\n"), "Odo Fenn"],
        ["2", "Una Tarrant Chair"],
    ]


def test_parts_and_spans_of_pandoc_are_those_of_the_page() -> None:
    page = """:::: {#modgov}
::: mgSubTitle
## Harbours Board - Monday, 4th March, 2024 6.00 pm {#harbours .mgSubTitleTxt}
:::

::: mgContent
[Venue: ]{.mgLabel}Exe Hall, [a view]{.x onclick=y} of it

+---------+---------------------------+
| 1\\.     | Dredging                  |
|         |                           |
|         | Minutes:                  |
|         |                           |
|         | ::: mgWordPara            |
|         | It was noted.             |
|         | :::                       |
+---------+---------------------------+
:::
::::
"""
    document = read_markdown(page.encode(), "a.md")
    assert dict(document.meta) == {
        "body": "Harbours Board",
        "meeting-date": "4th March, 2024",
        "meeting-time": "6.00 pm",
        "venue": "Exe Hall, a view of it",
    }
    assert words(document)[-3:] == ["Dredging", "Minutes:", "It was noted."]


def test_tables_that_mammoth_wrote_a_cell_a_paragraph() -> None:
    page = "__Harbours Board__\n\nSaid \\(by the Chair\\)\\.\n\nACTIONS:\n\nOfficer responsible for ensuring completion\n\nDeadline\n\nSweep the slip\\-way\n\nOdo Fenn / Chair\n\n30/4/24\n\n1\\. Close\n"
    document = read_markdown(page.encode(), "a.md")
    assert table(document) == [
        ["ACTIONS:", "Officer responsible for ensuring completion", "Deadline"],
        ["Sweep the slip-way", "Odo Fenn / Chair", "30/4/24"],
    ]
    assert words(document)[:2] == ["Harbours Board", "Said (by the Chair)."]


def test_a_file_with_fields_above_it_keeps_its_own_words() -> None:
    typed = "---\ntitle: Minutes\n---\n1\\. Said \\(by the Chair\\)\\-\\-so.\n"
    assert read_markdown(typed.encode(), "a.md").text == typed


def test_limbs_run_together_in_a_cell_are_parted_and_an_owner_stands_apart() -> None:
    page = (
        "No.| Item  \n---|---  \n"
        "1.| Dues Decision:That the Board:a)  Approved the dues;b)  Noted the plan; and(c) agreed.Minutes:It was so resolved by Cllr Fenn**Decision** That **noted** was said.  \n"
        "2.| Buoys**Action**\n\n  * Case study to be prepared.          **Odo Fenn**\n\n  \n  \n(C) Exe City Council\n"
    )
    document = read_markdown(page.encode(), "a.md")
    assert words(document)[2:] == [
        "Dues",
        "Decision:",
        "That the Board:",
        "a) Approved the dues;",
        "b) Noted the plan; and",
        "(c) agreed.",
        "Minutes:",
        "It was so resolved by Cllr Fenn",
        "Decision",
        "That noted was said.",
        "Buoys",
        "Action",
        "Case study to be prepared.\tOdo Fenn",
        "(C) Exe City Council",
        "(C) Exe City Council",
    ]
    assert dict(document.meta)["host"] == "Exe City Council"


def test_text_wrapped_by_a_program_is_read_in_paragraphs() -> None:
    said = (
        "Present: Councillors Odo Fenn, Una Tarrant, Piers Quillfeather, V. H. Amberley, I. J. Marsh-Moss and L. Orr",
        "5. Dues of the harbour and of the moorings, which were owed by those who had moored there since the 3rd May.",
        "The Clerk, Nell Orr, was to write.",
    )
    text = "\n\n".join(textwrap.fill(paragraph, 72, break_on_hyphens=False) for paragraph in said)
    listed = text + "\n\n(a) to note the report, and all that the Harbour Master had written in\n    April; and\n(b) to pay.\n"
    assert words(read_plain(listed.encode(), "a.txt")) == [
        *said,
        "to note the report, and all that the Harbour Master had written in April; and",
        "to pay.",
    ]
    double = "Councillors Barbara Parry (Chair), Gary Sumner-Fielding and Nadia Watt-\nSullivan.\n\nThey met.\n"
    assert words(read_plain(double.encode(), "a.txt"))[0].endswith("Nadia Watt-Sullivan.")


def test_text_in_columns_keeps_its_own_words() -> None:
    typed = "The Committee considered the report of the Director of Harbours on\nthe dredging.\n\nCllr Fenn        Cllr Tarrant\nCllr Moss        Cllr Orr\n"
    assert read_plain(typed.encode(), "a.txt").text == typed


GRID = """Harbours Board

+-----------------------------------+-----------------------------------+
| No.                               | Item                              |
+===================================+===================================+
| EX.4/24                           | Dredging of the inner basin and   |
|                                   | moorings                          |
|                                   |                                   |
|                                   | RESOLVED – that:                  |
|                                   |                                   |
|                                   | - the report be noted, with the   |
|                                   |   plan.                           |
+-----------------------------------+-----------------------------------+

  Attendee    Role     Attendance
  ----------- -------- ------------
  Odo Fenn    Chair    Present
  Una Tarrant Member   Apologies

  ------------------------------------------
  Ref     Action                   Owner
  ------- ------------------------ ---------
  1       Sweep the long slipway   Ida Moss
          before Easter

  2       Paint the buoys          Odo Fenn
  ------------------------------------------
"""


def test_tables_drawn_by_pandoc_are_tables() -> None:
    assert table(read_plain(GRID.encode(), "a.txt")) == [
        ["No.", "Item"],
        ["EX.4/24", "Dredging of the inner basin and moorings\nRESOLVED – that:\n• the report be noted, with the plan."],
        ["Attendee", "Role", "Attendance"],
        ["Odo Fenn", "Chair", "Present"],
        ["Una Tarrant", "Member", "Apologies"],
        ["Ref", "Action", "Owner"],
        ["1", "Sweep the long slipway before Easter", "Ida Moss"],
        ["2", "Paint the buoys", "Odo Fenn"],
    ]


def test_rules_and_sums_typed_in_text_draw_no_table() -> None:
    typed = "Minutes\n-------\n\nBalance:\n   ---- ----\n\nPresent: Cllr Fenn\n------------------------------------------------\n1 + 2 +---+ Dues\n"
    assert read_plain(typed.encode(), "a.txt").text == typed


def test_a_cell_of_a_grid_may_reach_down_and_across() -> None:
    grid = "+-----+-----+-----+\n| Members   | By  |\n+=====+=====+=====+\n| Fen | Odo | Lab |\n|     +-----+-----+\n|     | Una | Con |\n+-----+-----+-----+\n"
    document = read_plain(grid.encode(), "a.txt")
    placed = [(block.row, block.column, document.words(block)) for block in document.blocks]
    assert placed == [(0, 0, "Members"), (0, 2, "By"), (1, 0, "Fen"), (1, 1, "Odo"), (1, 2, "Lab"), (2, 1, "Una"), (2, 2, "Con")]


@pytest.mark.parametrize(
    "piece",
    [
        "| ",
        "[",
        "](",
        "**",
        "_a",
        "<b",
        "<!--",
        "- ",
        "+--",
        "+--+\n",
        "---|",
        "---|---  \n",
        "> ",
        "  ",
        ":::  ",
        "a  b| ",
        "1. ",
        "#  ",
        "<div>\n",
        "a| b  \n",
    ],
)
def test_long_repeated_markup_is_read_within_the_limit_of_a_document(piece: str) -> None:
    page = f"---|---  \n# a\n\n<table>\n</table>\n\n{piece * (120_000 // len(piece))}\n"
    with time_limit("a.md", LONGEST_SECONDS):
        read_markdown(page.encode(), "a.md")

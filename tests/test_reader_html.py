"""Web pages: generic ones, and ModernGov's and CMIS's by their markup."""

from pathlib import Path

import pytest

from councilgraph.loaders.document import Block, Document, ReadError
from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.html import read_html
from councilgraph.loaders.readers.numerals import numeral
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.register import Register

DOCUMENTS = Path(__file__).parent / "documents"


def _read(name: str) -> Document:
    return read((DOCUMENTS / name).read_bytes(), name)


def _page(markup: str) -> Document:
    return read_html(markup.encode(), "page.html")


def _said(document: Document, label: str) -> list[str]:
    return [document.words(block) for block in document.blocks if block.label == label]


def _block(document: Document, words: str) -> Block:
    return next(block for block in document.blocks if document.words(block) == words)


def test_a_page_reads_as_a_person_would_type_it() -> None:
    assert _read("page.html").text == (
        "Minutes of the Ferry Working Group\n\nHeld on 6 March 2024\nin the Guildhall\n\n"
        "Councillor\tCouncil\nOdo Fenn\tExe Borough Council\nIvy Marl\tWye District Council\n\n"
        "4. Fares\n\nMembers noted the fares.\n\n  a. child fares\n    i. under five\n    ii. under ten\n  e. dogs\n\n"
        "5. Timetable\n\nThe group agreed:\n\n  • a summer timetable;\n  • no winter one.\n\n"
        "Print the timetable.\tClerk\n\n6. Any other business\n\nNone.\n"
    )


def test_cells_know_their_place_and_headings_their_level() -> None:
    document = _read("page.html")
    cell = _block(document, "Wye District Council")
    assert (cell.kind, cell.table, cell.row, cell.column, cell.bold) == ("table-cell", 0, 2, 1, False)
    assert _block(document, "Council").bold
    heading = _block(document, "Fares")
    assert (heading.kind, heading.level, heading.marker) == ("heading", 2, "4.")
    assert document.title == "Minutes of the Ferry Working Group"


def test_spans_of_cells_move_the_columns_after_them() -> None:
    document = _page("<table><tr><td rowspan=2>North</td><td>Odo</td><td>yes</td></tr><tr><td>Ivy</td><td>no</td></tr></table>")
    assert [(document.words(block), block.row, block.column) for block in document.blocks][3:] == [("Ivy", 1, 1), ("no", 1, 2)]


def test_a_list_ended_with_the_wrong_tag_does_not_swallow_the_next_items() -> None:
    document = _page("<ol><li><h4>Rents</h4><ol type=i><li>one</li></ul></li><li><h4>Rates</h4></li></ol>")
    assert _block(document, "Rates").marker == "2."


def test_one_line_break_ends_a_line_and_two_a_paragraph() -> None:
    assert _page("<p>one<br>two<br> <br>three</p>").text == "one\ntwo\n\nthree\n"


def test_word_bullets_in_symbol_fonts() -> None:
    document = _page("<p class=MsoListParagraph>§&nbsp;&nbsp; rents</p><p class=MsoListParagraph>ü&nbsp;&nbsp;&nbsp;rates</p><p>o fir</p>")
    assert [block.marker for block in document.blocks] == ["•", "•", None]


def test_frame_and_hidden_words_are_left_out() -> None:
    text = _page(
        "<div class='breadcrumb'>Home</div><div hidden>x</div><p style='display:none'>y</p><nav>z</nav><p class='shared-services'>Kept</p>"
    ).text
    assert text == "Kept\n"


def test_old_encodings() -> None:
    assert read_html("<p>Café – £5</p>".encode("cp1252"), "a").text == "Café – £5\n"
    assert read_html("<meta charset=iso-8859-1><p>“Quoted”</p>".encode("cp1252"), "a").text == "“Quoted”\n"
    assert read_html("<p>Dŵr</p>".encode("utf-16"), "a").text == "Dŵr\n"


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(ReadError, match=r"a\.html: holds no text"):
        read_html(b"<html><body><script>1</script></body></html>", "a.html")


def test_a_page_nested_without_end_is_read() -> None:
    assert _page("<div>" * 20_000 + "deep" + "<table><tr><td>" * 300 + "deeper").blocks


def test_lists_and_spans_without_end_are_read() -> None:
    assert len(_page("<ol><li>a" * 900).text) < 40_000
    with pytest.raises(ReadError, match="lists stand one in another"):
        _page("<ol><li>a" * 5_000)
    assert len(_page("<table>" + "<tr><td rowspan=99999 colspan=99999>a" * 2_000).blocks) == 2_000


def test_meeting_page_is_labelled() -> None:
    document = _read("moderngov-meeting.html")
    assert _said(document, "page-title") == ["Agenda and minutes"]
    assert _said(document, "page-subtitle") == ["Harbour and Ports Committee - Tuesday, 14th May, 2024 6.30 pm"]
    assert [(block.marker, document.words(block)) for block in document.blocks if block.label == "item-title"] == [
        ("7.", "Apologies"),
        ("8.", "Dredging of the Basin"),
    ]
    assert _said(document, "blurb") == ["To receive apologies for absence.", "To consider the report."]
    assert _said(document, "decision") == [
        "RESOLVED that:",
        "the basin be dredged at a cost of £40,000; and",
        "the Harbour Master be thanked.",
    ]
    assert _said(document, "documents") == ["Map of the basin"]
    assert _said(document, "label") == [
        "Venue: The Guildhall, Fore Street",
        "Contact: Tamsin Orchard",
        "Minutes:",
        "Additional documents:",
        "Decision:",
        "Minutes:",
    ]
    assert dict(document.meta)["body"] == "Harbour and Ports Committee"
    assert dict(document.meta)["meeting-date"] == "14th May, 2024"
    assert dict(document.meta)["venue"] == "The Guildhall, Fore Street"


def test_meeting_page_holds_nothing_of_the_frame() -> None:
    text = _read("moderngov-meeting.html").text
    for words in ("Home of the council", "not minutes", "PDF", "reserved", "01632", "@", "view the full", "Powered", "Skip to", "Items\n"):
        assert words not in text


def test_word_lists_get_their_markers() -> None:
    document = _read("moderngov-meeting.html")
    assert _block(document, "the Harbour Master be thanked.").marker == "2."
    assert (_block(document, "the depth of the basin;").marker, _block(document, "at low water.").level) == ("•", 2)


def test_item_page_takes_number_and_meeting_from_its_links() -> None:
    document = _read("moderngov-item.html")
    title = _block(document, "Lighthouse Repairs")
    assert (title.label, title.marker) == ("item-title", "12.")
    assert dict(document.meta)["body"] == "Harbour and Ports Committee"
    assert "ii. agreed the repairs." in document.text


def test_item_page_that_says_its_meeting_among_its_words() -> None:
    document = read(
        b"""<h1 class="mgMainTitleTxt">Agenda item</h1><h2 class="mgSubTitleTxt">Ferry fares</h2><div class="mgContent">
        <ul><li>Meeting of Ferry Board, Monday, 11th November, 2019 11.00 am (Item 3.)</li></ul>
        <h3 class="mgSubTitleTxt">Minutes:</h3><div class="mgWordPara"><p>The Board noted the fares.</p></div></div>""",
        "item.html",
    )
    assert {"body": "Ferry Board", "meeting-date": "11th November, 2019"}.items() <= dict(document.meta).items()
    assert _said(document, "item-title") == ["Ferry fares"]
    assert _block(document, "The Board noted the fares.").label == "minutes"
    assert document.text.count("Meeting of Ferry Board") == 1


def test_decision_page() -> None:
    document = _read("moderngov-decision.html")
    assert _said(document, "decision") == ["That one tug be bought."]
    assert dict(document.meta)["decision-maker"] == "Harbour and Ports Committee"
    assert _said(document, "item-title") == ["Purchase of a Tug"]


def test_cmis_page_lists_its_documents() -> None:
    document = _read("cmis.html")
    assert _said(document, "documents") == ["Final Planning Minutes 16042026", "Agenda pack"]
    assert "16 April 2026" in document.text


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (4, "lower-roman", "iv"),
        (49, "upper-roman", "XLIX"),
        (27, "lower-alpha", "aa"),
        (0, "lower-roman", "0"),
        (3, "decimal-zero", "03"),
        (12, "ordinal", "12th"),
    ],
)
def test_numerals(number: int, style: str, printed: str) -> None:
    assert numeral(number, style) == printed


def test_a_page_of_tags_that_are_never_closed_is_refused_at_once() -> None:
    with pytest.raises(ReadError, match="never closed"):
        read(b"<div>" * 100_000 + b"words", "deep.html")


def test_issue_page_decides_nothing_and_its_links_stand_apart() -> None:
    document = read((DOCUMENTS / "moderngov-issue.html").read_bytes(), "issue")
    running = [document.words(block) for block in document.blocks if block.kind == "running"]
    assert running == ["12/06/2024 - Flood plan for the River Exe", "Documents", "Plan"]
    assert "Lead member: Councillor Odo Fenn (Cabinet Member for Environment)" in document.text
    assert "Contact: Gwen Ashholt, Head of Highways\n" in document.text
    assert "01392" not in document.text
    assert extract(document, Register.load()).decisions == ()


WORD_PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type content="text/html; charset=windows-1252">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm} --></style></head>
<body lang=EN-GB><div class=WordSection1><p class=MsoNormal><b>Minutes of the Harbour Board held<span style='mso-spacerun:yes'>  </span>on 4 March 2024</b><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><b><span style='mso-list:Ignore'>1.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></b><![endif]><b>Dues – Quay<o:p></o:p></b></p>
<p class=MsoListParagraph style='mso-list:l1 level2 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>a)<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>That dues rise in <del>May</del><ins>June</ins>.</p></div></body></html>"""


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_a_page_saved_by_word_reads_as_it_is_printed(encoding: str) -> None:
    document = read(WORD_PAGE.encode(encoding), "minutes.doc")
    assert document.text == "Minutes of the Harbour Board held on 4 March 2024\n\n1. Dues – Quay\n  a) That dues rise in June.\n"
    assert [(block.marker, block.level) for block in document.blocks[1:]] == [("1.", 1), ("a)", 2)]


def test_lines_that_begin_in_bold_on_lines_of_the_source_are_lines() -> None:
    typed = b"<html><body><p><strong>Exe</strong> - Cllr Ann Lee\n<strong>Wye</strong> - Cllr Bo Hay, Cllr\nCy Orr\n<strong>Dee</strong> - none</p></body></html>"
    document = read_html(typed, "a.html")
    assert [document.words(block) for block in document.blocks] == ["Exe - Cllr Ann Lee", "Wye - Cllr Bo Hay, Cllr Cy Orr", "Dee - none"]
    wrapped = typed.replace(b"Cy Orr\n<strong>Dee</strong> -", b"Cy Orr <strong>Dee</strong> had")
    assert len(read_html(wrapped, "a.html").blocks) == 1
    labels = wrapped.replace(b"<strong>Dee</strong> had none", b"<strong>Dee:</strong> none").replace(b"\n<strong>", b" <strong>")
    assert len(read_html(labels, "a.html").blocks) == 3
    told = b"<html><body><p><b>Moved</b> by Cllr Lee, <b>seconded</b> by Cllr Hay and <b>RESOLVED</b> - that it be so</p></body></html>"
    assert len(read_html(told, "a.html").blocks) == 1

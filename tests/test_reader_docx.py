"""Word documents, made here part by part."""

import io
import zipfile

import pytest

from councilgraph.loaders.document import Document, ReadError
from councilgraph.loaders.readers.read import read

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
NUMBERING = """<w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>"""
STYLES = """<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="Item"/><w:basedOn w:val="H2"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""


def _docx(body: str, **parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/numbering.xml", f"<w:numbering {W}>{NUMBERING}</w:numbering>")
        archive.writestr("word/styles.xml", f"<w:styles {W}>{STYLES}</w:styles>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return held.getvalue()


def _p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def _li(words: str, level: int, number: int = 1) -> str:
    return _p(words, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def _read(body: str, **parts: str) -> Document:
    return read(_docx(body, **parts), "minutes.docx")


def test_numbers_are_counted_as_word_prints_them() -> None:
    levels = (0, 0, 1, 2, 2, 1, 2, 0, 1)
    document = _read("".join(_li(f"words {index}", level) for index, level in enumerate(levels)))
    assert [block.marker for block in document.blocks] == ["1.", "2.", "2.1", "(i)", "(ii)", "2.2", "(i)", "3.", "3.1"]


def test_a_list_starts_again_only_where_it_is_told_to() -> None:
    body = _li("one", 0, 2) + _p("Between") + _li("two", 0, 2) + _li("dot", 1, 2) + _li("five", 0, 3) + _li("six", 0, 3)
    document = _read(body)
    assert [block.marker for block in document.blocks] == ["a)", None, "b)", "•", "e)", "f)"]
    assert document.text == "a) one\n\nBetween\n\nb) two\n  • dot\ne) five\nf) six\n"


def test_styles_give_headings_and_numbers() -> None:
    item = '<w:pStyle w:val="Item"/>'
    blocks = _read(_p("Welcome", item) + _p("Plain") + _p("Rents", item)).blocks
    assert [(block.kind, block.level, block.marker, block.bold) for block in blocks] == [
        ("heading", 2, "1.", True),
        ("paragraph", 0, None, False),
        ("heading", 2, "2.", True),
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        "<w:p><w:r><w:t>The rent is </w:t></w:r><w:del><w:r><w:delText>£5</w:delText></w:r></w:del><w:ins><w:r><w:t>£6</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t> gone</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r></w:p>"
    )
    assert _read(body).text == "The rent is £6\n"


def test_tabs_breaks_text_boxes_and_fields() -> None:
    content = f"<w:txbxContent>{_p('In a box')}</w:txbxContent>"
    box = (
        f"<mc:Choice><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback>"
    )
    body = (
        "<w:p><w:r><w:t>Present:</w:t><w:tab/><w:t>Cllr Odo Fenn</w:t><w:br/><w:t>Cllr Ivy Marl</w:t></w:r>"
        f"<w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:r><mc:AlternateContent>{box}</mc:AlternateContent></w:r></w:p>"
    )
    assert _read(body).text == "Present:\tCllr Odo Fenn\nCllr Ivy Marl\n\nIn a box\n"


def _row(*cells: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def test_tables_keep_rows_and_columns() -> None:
    wide = "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + _p("Paint the pier") + _p("twice")
    document = _read("<w:tbl>" + _row(_p("Action"), _p("Owner"), _p("By")) + _row(wide, _p("May")) + "</w:tbl>")
    assert document.text == "Action\tOwner\tBy\nPaint the pier\ntwice\t\tMay\n"
    assert [(block.row, block.column) for block in document.blocks] == [(0, 0), (0, 1), (0, 2), (1, 0), (1, 2)]


def test_a_table_that_numbers_paragraphs_is_read_as_paragraphs() -> None:
    rows = _row(_p("1."), _p("Rents") + _p("It was noted.")) + _row(_p("2."), _p("Rates") + _p("It was noted."))
    assert _read(f"<w:tbl>{rows}</w:tbl>").text == "1. Rents\n\nIt was noted.\n\n2. Rates\n\nIt was noted.\n"


def test_heads_feet_and_notes_stand_apart() -> None:
    document = _read(
        _p("Words of the minutes."),
        header1=f"<w:hdr {W}>{_p('Exe Borough Council')}</w:hdr>",
        footer1=f"<w:ftr {W}>{_p('Draft')}</w:ftr>",
        footnotes=f"<w:footnotes {W}><w:footnote w:type='separator'>{_p('--x')}</w:footnote>"
        f"<w:footnote>{_p('A note.')}</w:footnote></w:footnotes>",
    )
    assert [(block.kind, block.label, document.words(block)) for block in document.blocks] == [
        ("running", None, "Exe Borough Council"),
        ("paragraph", None, "Words of the minutes."),
        ("running", "footnote", "A note."),
        ("running", None, "Draft"),
    ]


def test_a_file_cut_short_says_what_to_do() -> None:
    data = _docx(_p("Words " * 500))
    with pytest.raises(ReadError, match=r"minutes\.docx: is a Word document cut short or damaged .*fetch or save it again"):
        read(data[: len(data) // 2], "minutes.docx")


def test_a_zip_bomb_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    with pytest.raises(ReadError, match=r"word/document\.xml unpacks to more than 50,000,000 bytes"):
        read(held.getvalue(), "bomb.docx")


def test_entities_are_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("word/document.xml", f'<!DOCTYPE d [<!ENTITY a "b">]><w:document {W}><w:body>{_p("&a;")}</w:body></w:document>')
    with pytest.raises(ReadError, match="declares XML entities"):
        read(held.getvalue(), "a.docx")


def test_labels_in_bold_that_were_run_together_are_lines() -> None:
    def said(words: str, bold: bool = False) -> str:
        return f'<w:r>{"<w:rPr><w:b/></w:rPr>" * bold}<w:t xml:space="preserve">{words}</w:t></w:r>'

    runs = (
        said("Exe", True),
        said(" - Cllr Ann Lee "),
        said("Wye", True),
        said(" ", True),
        said("Dale:", True),
        said(" Cllr Bo Hay "),
        said("Dee", True),
    )
    together = read(_docx(f"<w:p>{''.join(runs)}{said(' - none')}</w:p>"), "a.docx")
    assert [together.words(block) for block in together.blocks] == ["Exe - Cllr Ann Lee", "Wye Dale: Cllr Bo Hay", "Dee - none"]
    for apart in (f"{''.join(runs)}{said(' had none')}", f"{said('Of ')}{''.join(runs)}{said(' - none')}"):
        told = read(_docx(f"<w:p>{apart}</w:p>"), "a.docx")
        assert len(told.blocks) == 1
        assert "Exe - Cllr Ann Lee Wye Dale: Cllr Bo Hay Dee" in told.text

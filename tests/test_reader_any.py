"""Every reader: what a file is by its content, offsets that hold, and bytes that nobody should have sent."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from councilgraph.loaders.document import Document, ReadError
from councilgraph.loaders.readers import read as reading
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.readers.sniff import DOCX, sniff

DOCUMENTS = Path(__file__).parent / "documents"


def _zip(**names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in names.items():
            archive.writestr(name.replace("__", "/"), content)
    return held.getvalue()


WORD = _zip(
    **{
        "word__document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>1. Harbour dues were noted.</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Odo Fenn</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>Exe</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    }
)


@pytest.mark.parametrize(
    ("data", "uri", "kind"),
    [
        (b"", "a.txt", "application/x-empty"),
        (b" \r\n\t", "a.html", "application/x-empty"),
        (b"%PDF-1.7\n...", "a.docx", "application/pdf"),
        (WORD, "a.pdf", DOCX),
        (_zip(xl__workbook="x"), "a.docx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (_zip(a="x"), "a.docx", "application/zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc", "application/x-ole-storage"),
        (b"{\\rtf1 Minutes}", "a.doc", "application/rtf"),
        (b"\x89PNG\r\n\x1a\n", "a.pdf", "image/png"),
        (b"<!DOCTYPE html><p>Minutes", "a.pdf", "text/html"),
        (b"\xef\xbb\xbf\n<html><body>Minutes", "a", "text/html"),
        ("<html><p>Minutes".encode("utf-16"), "a", "text/html"),
        (b"<p>Minutes</p><p>of the meeting</p>", "a.txt", "text/html"),
        (b"<html><div id='modgov'><h1 class='mgMainTitleTxt'>", "a", "text/html; markup=moderngov"),
        (b"<html><li class='DocumentListItem'>", "a", "text/html; markup=cmis"),
        (b"<?xml version='1.0'?><meeting/>", "a.html", "application/xml"),
        (b"<meeting><meetingid>1</meetingid></meeting>", "a", "application/xml"),
        (b"---\ntitle: Minutes\n---\n<table><tr><td>a</td></tr></table>", "a.txt", "text/markdown"),
        (b"# Minutes\n\n<table><tr><td>a</td></tr></table>", "a.txt", "text/markdown"),
        (b"<h1>Minutes</h1>\nPresent: Cllr Odo Fenn\n1. Apologies: none\n", "a.txt", "text/plain"),
        (b"Minutes of the meeting of 4 May, at which A, B and C were present.\n", "a.pdf", "text/plain"),
        ("Cofnodion – Cyngor Dŵr".encode("utf-16"), "a", "text/plain"),
        ("Minutes – £5".encode("cp1252"), "a", "text/plain"),
        ("Minutes of the Harbour Board".encode("utf-16-le"), "a", "text/plain"),
        ("<html><p>Minutes".encode("utf-16-be"), "a", "text/html"),
        (b"<AI4>\n\n4\\. Harbour &pound;5\n\n<p>It was noted.</p>\n\nDecision\n\nNoted.\n\n</AI4>\n", "a", "text/plain"),
        (b"<AI4>\n4. Harbour\nIt was noted.\n</AI4>\n", "a", "text/plain"),
        (b"<AI4><p>4. Harbour</p><p>It was noted.</p></AI4>", "a", "text/html"),
        (b"<o:p>4. Harbour</o:p><p class=MsoNormal>It was noted.</p>", "a", "text/html"),
        (b"<rss>\n<channel>\n<title>Minutes</title>\n</channel>\n</rss>", "a", "application/xml"),
        (b"<Present>: Odo Fenn, Ivy Marl", "a", "text/plain"),
        (b"Minutes<br />Present: Odo Fenn<br />" * 12, "a", "text/plain"),
        (b"Minutes<p>Present: Odo Fenn<br />" * 12, "a.txt", "text/html"),
        (
            b"Minutes\n\nPresent\n\n<table><tr><td>Odo</td><td>Exe</td></tr>"
            + b"<tr><td>Ivy</td><td>Wye</td></tr>" * 9
            + b"</table>\n\nEnd\n",
            "a",
            "text/plain",
        ),
        (b"name,council,year\nOdo,Exe,2024\nIvy,Wye,2023\nWilf,Exe,2022\n", "a.txt", "text/csv"),
        (b"Present: A, B, C\nApologies: D, E, F\nOfficers: G, H, I\nAlso: J, K, L\n", "a.txt", "text/plain"),
        (b'{"name": "Odo"}', "a", "application/json"),
        (bytes(range(256)) * 9, "a.txt", "application/octet-stream"),
    ],
)
def test_content_says_what_a_file_is(data: bytes, uri: str, kind: str) -> None:
    assert sniff(data, uri) == kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty; fetch it again"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "save it as DOCX or PDF"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 90, r"is an image \(image/jpeg\).*OCR"),
        (_zip(xl__workbook="x"), "spreadsheet.*load it as a list"),
        (_zip(a="x"), "zip archive"),
        (bytes(range(256)) * 9, "no known format"),
        (b"name,council,year\nOdo,Exe,2024\nIvy,Wye,2023\nWilf,Exe,2022\n", "load it as a list"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=f"^some/file: {words}|^some/file: .*{words}"):
        read(data, "some/file")


def test_a_file_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST", 1000)
    with pytest.raises(ReadError, match="big: is 1,001 bytes; at most 1,000 are read"):
        read(b"a" * 1001, "big")


def _check(document: Document) -> None:
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.text)
        words = document.words(block)
        assert words.strip() == words
        assert words
        assert (block.kind == "table-cell") == (block.row is not None and block.column is not None)
        if block.marker and not document.media_type.startswith("text/plain") and document.media_type != "text/markdown":
            assert document.text[: block.start].endswith(f"{block.marker} ")
        end = block.end
    document.text.encode("utf-8")


def _check_outcome(data: bytes) -> None:
    """Bytes are read to a sound document, or refused by name; nothing else happens."""
    try:
        document = read(data, "sent/by/somebody")
    except ReadError as error:
        refusal = str(error)
    else:
        _check(document)
        return
    assert refusal.startswith("sent/by/somebody: ")


SAMPLES = [*(path.read_bytes() for kind in ("*.html", "*.xml", "*.pdf") for path in sorted(DOCUMENTS.glob(kind))), WORD]


@pytest.mark.parametrize("data", SAMPLES)
def test_offsets_hold_and_reading_twice_gives_the_same(data: bytes) -> None:
    document = read(data, "a")
    _check(document)
    assert read(data, "a") == document


PUT = (b"<table>", b"</td>", b"<ol>", b"&#x0;", b"\xff\xfe", b"<li value=9>", b"\x00")
TAGS = (
    *(
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<ol start=3>",
        "<ul>",
        "<li>",
        "</ol>",
        "<h2>",
        "<br>",
        "<b>",
        "</b>",
    ),
    *("<pre>", "1.&nbsp;&nbsp;", "·&nbsp;&nbsp;", "Odo Fenn ", "5. ", "\n"),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_mutated_bytes_are_read_or_refused(data: st.DataObject) -> None:
    held = bytearray(data.draw(st.sampled_from(SAMPLES)))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(held)))
        match data.draw(st.sampled_from(("cut", "drop", "put", "twice"))):
            case "cut":
                del held[at:]
            case "drop":
                del held[at : at + data.draw(st.integers(1, 200))]
            case "put":
                held[at:at] = data.draw(st.binary(max_size=20) | st.sampled_from(PUT))
            case "twice":
                held[at:at] = held[at // 2 : at]
    _check_outcome(bytes(held))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    _check_outcome(data)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            (
                "<p>",
                "</p>",
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "</table>",
                "<ol start=3>",
                "<ul>",
                "<li>",
                "</ol>",
                "<h2>",
                "<br>",
                "<b>",
                "</b>",
                "<pre>",
                "1.&nbsp;&nbsp;",
                "·&nbsp;&nbsp;",
                "Odo Fenn ",
                "5. ",
                "\n",
            )
        ),
        max_size=40,
    )
)
def test_any_tags_are_read_or_refused(tags: list[str]) -> None:
    _check_outcome(("<html><body>" + "".join(tags)).encode())


def test_every_real_document_reads(shared: Path) -> None:
    paths = sorted(
        path for folder in ("minutes", "seeds") for path in (shared / folder).glob("*.*") if path.suffix not in (".tsv", ".json")
    )
    assert paths
    for path in paths:
        document = read(path.read_bytes(), path.name)
        _check(document)
        assert len(document.text) > 200, path.name

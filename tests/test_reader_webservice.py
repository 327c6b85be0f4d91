"""The web service's XML of a meeting."""

from pathlib import Path

import pytest

from councilgraph.loaders.document import ReadError
from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.register import Register

MEETING = (Path(__file__).parent / "documents" / "getmeeting.xml").read_bytes()


def test_a_meeting_is_laid_out_as_minutes() -> None:
    document = read(MEETING, "GetMeeting")
    assert document.text.startswith(
        "Harbour and Ports Committee\n\nTuesday 14 May 2024, 6.30 pm\nVenue: The Guildhall\n\nExpected: Councillor Ivy Marl\n\nPresent:\n\nCouncillor Odo Fenn (Chair)\n"
    )
    assert (
        "8. Dredging of the Basin\n\nPresented By: Bryony Catt\n\nTo consider the report.\n\nMinutes:\n\nBryony Catt (Harbour Master)"
        in document.text
    )
    assert dict(document.meta)["meeting-date"] == "14 May 2024"


def test_expected_is_not_presence() -> None:
    document = read(MEETING, "GetMeeting")
    assert [document.words(block) for block in document.blocks if "Ivy Marl" in document.words(block)] == ["Expected: Councillor Ivy Marl"]
    record = extract(document, Register.load())
    assert "Ivy Marl" in {person.name for person in record.people}
    assert "Ivy Marl" not in {entry.name for entry in record.attendance}


def test_restricted_items_are_marked_and_restricted_documents_left_out() -> None:
    document = read(MEETING, "GetMeeting")
    assert [document.words(block) for block in document.blocks if block.label == "restricted"] == [
        "Sale of the Quay",
        "Minutes:",
        "RESOLVED that the quay be sold.",
    ]
    assert "Map of the basin" in document.text
    assert "Secret map" not in document.text


def test_other_answers_are_refused() -> None:
    with pytest.raises(ReadError, match="a: is XML of <committees>, not of one meeting"):
        read(b"<?xml version='1.0'?><committees><committee/></committees>", "a")


@pytest.mark.parametrize("start", [b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>", b"<!DOCTYPE x [\n<!ENTITY % a SYSTEM 'file:///etc/passwd'>]>"])
def test_entities_are_refused(start: bytes) -> None:
    with pytest.raises(ReadError, match="declares XML entities"):
        read(b"<?xml version='1.0'?>" + start + b"<meeting><agendaitems/></meeting>", "a")


def test_broken_xml_says_where() -> None:
    with pytest.raises(ReadError, match=r"a: is broken XML \(.*line \d+, column \d+\)"):
        read(MEETING[:600], "a")


@pytest.mark.parametrize(
    "slip",
    [b"&nbsp;", b"&#x2;", b"&#11;", b"\x0b", "\u2013".encode("cp1252")],
    ids=["entity of HTML", "control by number", "control by decimal", "control", "windows byte"],
)
def test_what_servers_let_slip_into_their_xml_is_mended(slip: bytes) -> None:
    data = MEETING.replace(b"Dredging of the Basin", b"Dredging" + slip + b"of the Basin")
    text = read(data, "GetMeeting").text
    assert any(title in text for title in ("Dredging of the Basin", "Dredgingof the Basin", "Dredging\u2013of the Basin"))
    assert "Map of the basin" in text

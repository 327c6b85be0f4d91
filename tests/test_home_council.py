"""In a council's own minutes its councillors have its code, however the head prints its name."""

import pytest

from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.register import Register

HEADS = {
    "behind The": "THE STROUD DISTRICT COUNCIL\n\nHOUSING COMMITTEE\n\n",
    "before its committee": "THE STROUD DISTRICT COUNCIL - HOUSING COMMITTEE\n\n",
    "a borough": "THE ROYAL BOROUGH OF GREENWICH\n\nHOUSING COMMITTEE\n\n",
    "in capitals": "STROUD DISTRICT COUNCIL\n\nHOUSING COMMITTEE\n\n",
    "as written": "Stroud District Council\n\nHousing Committee\n\n",
}
REST = "Minutes of the meeting held on 5 February 2019\n\nPresent: Councillors Ada Penfold (Chair), Bo Larksey and Cy Dunmere\n"


@pytest.mark.parametrize("head", HEADS)
def test_councillors_have_the_code_of_the_council_that_meets(head: str) -> None:
    document = read((HEADS[head] + REST).encode(), "minutes.txt")
    record = extract(document, Register.load())
    assert record.meeting is not None
    assert {person.name: person.council for person in record.people} == dict.fromkeys(
        ("Ada Penfold", "Bo Larksey", "Cy Dunmere"), code := "GRE" if head == "a borough" else "STO"
    )
    assert {entry.council for entry in record.attendance} == {code}
    for person in record.people:
        assert all(document.text[span.start : span.end] == span.quote for span in person.evidence)

"""The record's keys are a published contract: they may grow, never change."""

import json

import pytest

from councilgraph.graph.facts import Span
from councilgraph.loaders.record import (
    Action,
    Attendance,
    CouncilNamed,
    Decision,
    DocumentHead,
    FigureSaid,
    Item,
    MeetingHead,
    PersonNamed,
    ProgrammeNamed,
    Record,
)

# From the specification of the extraction record.
KEYS = {
    "document": {"uri", "sha256", "media_type", "title", "kind"},
    "meeting": {"body", "organisation", "date", "time", "venue"},
    "items": {"number", "title", "access"},
    "people": {"name", "honorific", "postnominals", "kind", "role", "organisation", "council"},
    "attendance": {"name", "status", "role", "organisation", "council", "substitute_for"},
    "decisions": {"item", "text", "verb"},
    "actions": {"item", "text", "owners", "due"},
    "councils": {"code", "surfaces"},
    "programmes": {"id", "surfaces"},
    "figures": {"programme", "value", "unit", "surface"},
}


def _record() -> Record:
    words = (Span(0, 3, "Ann"),)
    return Record(
        document=DocumentHead("a.txt", "0" * 64, "text/plain", None, "minutes"),
        meeting=MeetingHead(words, "Board", None, "2017-03", None, None),
        items=(Item(words, "1", "Title", "open", 0, 3),),
        people=(PersonNamed(words, "Ann Lee", "Cllr", ("OBE",), "councillor", None, None, "STS"),),
        attendance=(Attendance(words, "Ann Lee", "present", None, None, None, None),),
        decisions=(Decision(words, "1", "noted it", "noted"),),
        actions=(Action(words, "1", "Do it", ("Ann Lee",), None),),
        councils=(CouncilNamed(words, "STS", ("Staffordshire",)),),
        programmes=(ProgrammeNamed(words, "cpc", ("CPC",)),),
        figures=(FigureSaid(words, "ope", 2200000.0, "GBP", "£2.2 million"),),
    )


def test_every_key_of_the_specification_is_there() -> None:
    packed = json.loads(json.dumps(_record().to_json()))
    for name, keys in KEYS.items():
        element = packed[name][0] if isinstance(packed[name], list) else packed[name]
        assert keys <= element.keys(), name
        if name != "document":
            assert element["evidence"] == [{"start": 0, "end": 3, "quote": "Ann"}]


def test_whole_pounds_are_printed_as_whole_numbers() -> None:
    assert '"value": 2200000,' in json.dumps(_record().to_json())


def test_an_element_without_evidence_is_a_defect() -> None:
    with pytest.raises(ValueError, match="Decision without evidence"):
        Decision((), "1", "noted it", "noted")

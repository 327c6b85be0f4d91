"""How associations and regional bodies of councils print who was there, what they agreed and who is to do what: one short page a rule."""

import pytest
from pages import record_of

HEAD = "# Exe Leaders' Board\n\n3 May 2023\n\n"
ROLL = "**Present:** Cllr Ann Lee (Chair), Cllr Bo Hay\n\n**In attendance:** Nerys Poe, Policy Adviser; Di Orr, Head of Roads\n\n"


def _actions(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(action.text, action.owners) for action in record_of(f"{HEAD}{ROLL}## 1. Roads\n\n{text}", "page.md").actions]


def _decisions(text: str) -> list[str]:
    return [decision.text for decision in record_of(f"{HEAD}{ROLL}## 1. Roads\n\n{text}\n\n## 2. Bins\n\nNone.\n", "page.md").decisions]


def test_a_column_of_bodies_without_a_heading() -> None:
    page = (
        "<h2>Exe Association</h2><p>Minutes of the Executive Committee held on 13 September 2019</p><table>"
        '<tr><th colspan="2">In Attendance</th><th>Apologies</th></tr>'
        "<tr><td>Ald Ann Lee (DUP)<br>Cllr Bo Hay (SF)</td><td>Derry City &amp; Strabane<br>Mid Ulster</td><td>Cllr Cy Poe, Belfast<br>Ms Di Orr, Director</td></tr>"
        "</table><h4>1. Welcome</h4><p>All were welcomed.</p>"
    )
    assert [(seat.name, seat.council, seat.status == "apologies") for seat in record_of(page, "page.html").attendance] == [
        ("Ann Lee", "DRS", False),
        ("Bo Hay", "MUL", False),
        ("Cy Poe", "BFS", True),
        ("Di Orr", None, True),
    ]


def test_a_secretariat_are_no_members_and_no_member_is_the_body() -> None:
    text = (
        "EXE ENGLAND COUNCILS\n\nSPRING MEETING\n\n11 July 2018\n\nATTENDEES\n\nCllr Ann Lee     Brighton & Hove City Council\n"
        "Cllr Bo Hay      Gosport\n\nSecretariat: Di Orr (Director), Ed Fox\n\n1. ROADS\n\nMuch was said.\n"
    )
    record = record_of(text)
    assert record.meeting is not None
    assert record.meeting.body == "EXE ENGLAND COUNCILS"
    assert [(seat.name, seat.status) for seat in record.attendance] == [
        ("Ann Lee", "present"),
        ("Bo Hay", "present"),
        ("Di Orr", "present"),
        ("Ed Fox", "present"),
    ]
    assert {person.name: person.kind for person in record.people}["Ed Fox"] != "councillor"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Much was said.\n\n**Action:** All councils to name a champion.", [("All councils to name a champion", ("All councils",))]),
        ("Much was said.\n\n**Action:** Nerys to draft a reply.", [("Nerys to draft a reply", ("Nerys Poe",))]),
        ("Much was said.\n\n**Action:** Lessons to go to all.", [("Lessons to go to all", ())]),
        (
            "Much was said.\n\n> **Action 9/1:** Di Orr to send figures\n> **Action 9/2:** Cllr Hay to book a room",
            [("Di Orr to send figures", ("Di Orr",)), ("Cllr Hay to book a room", ("Bo Hay",))],
        ),
        (
            "Much was said.\n\n**Action 1:** Di Orr to report back on Action 3 of the plan",
            [("Di Orr to report back on Action 3 of the plan", ("Di Orr",))],
        ),
    ],
)
def test_who_is_to_do_what(text: str, wanted: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _actions(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Members AGREED the accounts and AGREED that fees be frozen.", ["Members AGREED the accounts", "AGREED that fees be frozen"]),
        ("Members AGREED the accounts and the fees that had been agreed.", ["Members AGREED the accounts and the fees that had been agreed"]),
        (
            "Proposed by Cllr Lee, seconded by Cllr Hay, that the minutes be adopted.\n\n*Agreed.*",
            ["Proposed by Cllr Lee, seconded by Cllr Hay, that the minutes be adopted"],
        ),
        ("The report was noted on the proposal of Cllr Lee, seconded by Cllr Hay.", ["The report was noted on the proposal of Cllr Lee, seconded by Cllr Hay"]),
        ("The point was noted in passing. Much more was said of it by Cllr Hay.", []),
    ],
)  # fmt: skip
def test_what_was_agreed(text: str, wanted: list[str]) -> None:
    assert _decisions(text) == wanted


def test_the_council_of_a_member_who_is_told_by_it() -> None:
    record = record_of(
        f"{HEAD}{ROLL}## 1. Roads\n\nCllr Ed Fox of Oldham asked for more, and Cllr Flo Gray of the Board agreed.\n", "page.md"
    )
    assert {person.name: person.council for person in record.people if person.name in ("Ed Fox", "Flo Gray")} == {
        "Ed Fox": "OLD",
        "Flo Gray": None,
    }


def test_a_guide_is_nobody() -> None:
    record = record_of(f"{HEAD}{ROLL}## 1. Roads\n\nCllr Hay said that the Councillor Guide had come late.\n", "page.md")
    assert "Guide" not in {person.name for person in record.people}


def test_initials_run_together_and_an_owner_after_a_dash() -> None:
    text = (
        "EXE CORPORATE JOINT COMMITTEE\n\n16 January 2024\n\nMembers Present:\nCouncillors: D.Lee and S.K.Hay\n\nOfficers: M.Poe-Orr, Tim Fox\n\n"
        "1. LISTS\n\nAll were welcomed. DL to be added to the mailing list - TF\n\n2. ROADS\n\nThe road was to be mended at once - so it was said.\n"
    )
    record = record_of(text)
    assert [seat.name for seat in record.attendance] == ["D. Lee", "S.K. Hay", "M. Poe-Orr", "Tim Fox"]
    assert [(action.text, action.owners) for action in record.actions] == [("DL to be added to the mailing list", ("Tim Fox",))]


def test_members_after_their_councils_and_a_dash() -> None:
    text = (
        "# Exe Association\n\nMinutes of the Council Meeting, 30 June 2017\n\n### Present\n\n**Bridgend** – Cllr Ann Lee, Cllr Bo Hay\n**Conwy** – No representative\n"
        "**Ceredigion** – Cllr Cy ap Poe\n\n**Associate members:** Cllr Di Orr (Exe Fire)\n\n### 1. Roads\n\nCllr ap Poe asked for more.\n"
    )
    record = record_of(text, "page.md")
    assert [(seat.name, seat.council) for seat in record.attendance] == [
        ("Ann Lee", "BGE"),
        ("Bo Hay", "BGE"),
        ("Cy ap Poe", "CGN"),
        ("Di Orr", None),
    ]
    assert [person.name for person in record.people] == ["Ann Lee", "Bo Hay", "Cy ap Poe", "Di Orr"]


def test_marks_with_a_note_in_a_column() -> None:
    text = (
        f"{HEAD}| Name | Organisation | Present? |\n|---|---|---|\n| Ann Lee (Chair) | Devon County Council | ✓ |\n| Bo Hay | Exe Trust | Apologies – Cy Poe deputising |\n"
        "| Di Orr | Exe Trust | ✗ |\n\n## 1. Roads\n\nMuch was said.\n"
    )
    assert [(seat.name, seat.status) for seat in record_of(text, "page.md").attendance] == [
        ("Ann Lee", "present"),
        ("Bo Hay", "apologies"),
        ("Di Orr", "absent"),
    ]


def test_lists_of_a_board_and_of_the_council_it_watches() -> None:
    text = (
        "EXE CITY COUNCIL\nIMPROVEMENT BOARD\n\nNote of meeting held on 12 October 2022\n\nIAB members\nSir Ann Lee (Chair)\nBo Hay\n\nCity Council\nCllr Cy Poe - Leader\n\n"
        "Observing: Di Orr (DLUHC)\n\n1.    Welcome\nAll were welcomed.\n\n2.    Note of 14 September\nNote agreed. The Chief Executive confirmed that a report would follow.\n\n"
        "3.    Business\nIt was agreed that BH and CP would comment on the draft.\n\n4.    Plans\nMuch was said.\n\nAction: BH to send the plan; CP to reply\n"
    )
    record = record_of(text)
    assert [seat.name for seat in record.attendance] == ["Ann Lee", "Bo Hay", "Cy Poe", "Di Orr"]
    assert [decision.text for decision in record.decisions] == ["Note agreed"]
    assert [(action.text, action.owners) for action in record.actions] == [
        ("It was agreed that BH and CP would comment on the draft", ("Bo Hay", "Cy Poe")),
        ("BH to send the plan", ("Bo Hay",)),
        ("CP to reply", ("Cy Poe",)),
    ]


def test_owners_before_colons_in_one_paragraph() -> None:
    text = "Much was said by Simone Lee (Programme Director).\n\n**Actions**\n\nSimone Lee: lines of enquiry to all\nOfficers: invite them in June\nChair: letter of thanks\n"
    assert _actions(text) == [
        ("lines of enquiry to all", ("Simone Lee",)),
        ("invite them in June", ("Officers",)),
        ("letter of thanks", ("Chair",)),
    ]
    assert _actions("Much was said.\n\n**Actions**\n\nWar Memorial: mend it at once\n") == [("War Memorial: mend it at once", ())]


def test_no_body_stands_below_the_list_of_those_there() -> None:
    text = "EXE COUNCILS\n\nSpring plenary, 14 June 2019\n\nPresent:\nAnn Lee          Cornwall Council\nBo Hay           Plymouth\n\n1. ROADS\n\nMuch was said.\n"
    meeting = record_of(text).meeting
    assert meeting is not None
    assert meeting.body == "EXE COUNCILS"

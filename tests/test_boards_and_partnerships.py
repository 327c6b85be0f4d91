"""How boards of the LGA, employers' bodies and partnerships print who was there and what they agreed: one short page a rule."""

from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.record import Record
from councilgraph.loaders.register import Register


def _record(text: str, name: str = "page.txt") -> Record:
    return extract(read(text.encode(), name), Register.load())


def _seats(text: str, name: str = "page.txt") -> list[tuple[str, str, str | None, str | None]]:
    return [(seat.name, seat.status, seat.role, seat.council) for seat in _record(text, name).attendance]


def test_councils_and_names_by_turns_in_a_row() -> None:
    text = (
        "EXE EMPLOYERS\n\nPRESENT:\n\nCrawley BC\tCllr Ann Lee (Chair)\tOxford City\tCllr Bo Hay\nSlough BC\tCllr Cy Poe\tRother DC\tCllr Di Orr\n"
        "Medway Council\tvacancy\tWest Berkshire\tCllr Ed Fox\n\n1. PAY\n\nMuch was said.\n"
    )
    assert _seats(text) == [
        ("Ann Lee", "present", "Chair", "CRW"),
        ("Bo Hay", "present", None, "OXO"),
        ("Cy Poe", "present", None, "SLG"),
        ("Di Orr", "present", None, "ROH"),
        ("Ed Fox", "present", None, "WBK"),
    ]


def test_agreed_and_actions_as_headings_of_lists() -> None:
    text = (
        "Transport Board Lead Members' meeting\nMonday 3 June 2019, 2pm, by teleconference\n\nPresent\nCllr Ann Lee (Con, Barrow) – Chair\n\n"
        "1. Roads\nMuch was said.\nAgreed\n• To put the paper to the Board\n• The list, subject to one more\nActions\n• Redraft it – Ann Lee\n\n2. Bins\nNone.\n"
    )
    record = _record(text)
    assert record.meeting is not None
    assert record.meeting.body == "Transport Board Lead Members"
    assert [decision.text for decision in record.decisions] == ["To put the paper to the Board", "The list, subject to one more"]
    assert [(action.text, action.owners) for action in record.actions] == [("Redraft it", ("Ann Lee",))]
    assert _seats(text) == [("Ann Lee", "present", "Chair", "BAR")]


def test_a_column_of_owners_headed_before_the_first_item() -> None:
    text = (
        "EXE IMPROVEMENT BOARD\nMonday 29 January 2024\n\nAttending:\tDr Ann Lee (Chair)\nCy Poe (Finance Director)\nNotes:\tDi Orr\n"
        "ACTION\n1\tNotes of the last meeting\n1.1 These were read.\n2\tDebt\n2.1 The Board agreed the policy and endorsed the sale.\n"
        "2.2\tCP to bring a report to the March Board.\tCP\n3\tAny other business\n3.1 None.\n"
    )
    record = _record(text)
    assert [item.title for item in record.items] == ["Notes of the last meeting", "Debt", "Any other business"]
    assert [decision.text for decision in record.decisions] == ["The Board agreed the policy and endorsed the sale"]
    assert [(action.text, action.owners) for action in record.actions] == [("CP to bring a report to the March Board", ("Cy Poe",))]
    assert [(seat.name, seat.status) for seat in record.attendance] == [("Ann Lee", "present"), ("Cy Poe", "in-attendance")]


def test_what_a_cell_ends_in_beside_its_action() -> None:
    text = (
        "# Exe Partnership Board\n\n3 October 2024\n\n| Item | Discussion | Action | Owner |\n|---|---|---|---|\n"
        "| 1. Bids | Options were shown. The Board **agreed** option 2 and agreed to pay. | Draft a note | AL |\n| 2. Close | None. | | |\n"
    )
    record = _record(text, "page.md")
    assert [decision.text for decision in record.decisions] == ["The Board agreed option 2 and agreed to pay"]


def test_a_joint_council_for_services() -> None:
    text = "NORTH WEST JOINT COUNCIL FOR LOCAL GOVERNMENT SERVICES\n\nMinutes of the meeting held at Exe Town Hall on 11th September 2013\n\n1 PAY\n\nResolved (by 6 votes to 4) - That the dispute be referred.\n"
    record = _record(text)
    assert record.meeting is not None
    assert record.meeting.body == "North West Joint Council For Local Government Services"
    assert [decision.text for decision in record.decisions] == ["That the dispute be referred"]


def test_sums_of_the_programme_an_item_is_about() -> None:
    text = (
        "EXE BOARD\n\n3 May 2023\n\n1. One Public Estate\n\nThe programme had grown, and a further £31 million had been announced. The hall cost £250.\n\n"
        "2. Roads\n\nThe bid was for £5m.\n"
    )
    assert [(figure.programme, figure.value) for figure in _record(text).figures] == [("ope", 31_000_000)]


def test_a_progress_review_of_a_peer_challenge_told_before() -> None:
    text = "EXE BOARD\n\n3 May 2023\n\n1. Peer challenge at Bolton\n\nMuch was said.\n\nCllr Lee asked when the progress review would be.\n"
    assert [programme.id for programme in _record(text).programmes] == ["cpc", "cpc-pr"]


def test_offices_and_councils_parted_by_semicolons_and_posts_in_initials() -> None:
    text = "Exe Advisory Group\n\n11 March 2025\n\nAttendance: Cllr Ann Lee (Chair; Durham CC), Jas Uppal (Coventry City Council, DASS)\n\n1. Plans\n\nMuch was said.\n"
    assert _seats(text) == [("Ann Lee", "present", "Chair", "DUR"), ("Jas Uppal", "present", "DASS", "COV")]


def test_the_owner_in_brackets_after_the_label() -> None:
    text = "Exe Advisory Group\n\n11 March 2025\n\nPresent: Cllr Ann Lee\n\n1. Plans\n\nThe group noted the report.\n\n**Action (AL):** Nominate a lead by April.\n"
    record = _record(text)
    assert [(action.text, action.owners) for action in record.actions] == [("Nominate a lead by April", ("Ann Lee",))]
    assert [decision.text for decision in record.decisions] == ["The group noted the report"]


def test_a_substitute_told_by_sub_and_a_recommendation_that_was_agreed() -> None:
    text = (
        "Exe Employers Panel\n\n11 March 2025\n\nPresent: Cllr Ann Lee (Sutton)\n\nApologies: Cllr Cy Poe (sub. Cllr Bo Hay, Tamworth BC)\n\n1. Levy\n\n"
        "Much was said.\n\nRecommendation agreed: that the Panel support a pledge.\n"
    )
    assert _seats(text)[1:] == [("Cy Poe", "apologies", None, None), ("Bo Hay", "substitute", None, "TAW")]
    assert [decision.text for decision in _record(text).decisions] == ["that the Panel support a pledge"]


def test_a_limb_with_its_owner_beside_it_is_an_action() -> None:
    text = (
        "Transport Board\n\nMinutes of the meeting held on 4 November 2008\n\nPresent: Cllr Ann Lee\nOfficers: Cy Poe (Adviser)\n\n1. PAY\n\nMuch was said.\n\nAGREED:\n"
        "i)\tThat the report be noted.\nii)\tThat officers prepare a statement for the next meeting.\tCP\niii)\tThat the chair write to the Minister.\n"
    )
    record = _record(text)
    assert [decision.text for decision in record.decisions] == ["That the report be noted", "That the chair write to the Minister"]
    assert [(action.text, action.owners) for action in record.actions] == [
        ("That officers prepare a statement for the next meeting", ("Cy Poe",))
    ]
    text = text.replace("i)\tThat the report be noted.\n", "")
    assert [decision.text for decision in _record(text).decisions] == ["That the chair write to the Minister"]

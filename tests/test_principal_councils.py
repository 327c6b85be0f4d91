"""Minutes as principal councils print them: hanging lists, names broken across lines, small capitals, promises in passing, bare places."""

import pytest
from pages import record_of

from councilgraph.loaders.minutes.outline import outline
from councilgraph.loaders.minutes.rolls import roll_head
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.record import PersonNamed

HEAD = "EXESHIRE COUNCIL\n\nSCRUTINY COMMITTEE\n\nMinutes of the meeting held on 4 March 2024\n\nPresent: Councillors Ann Lee (Chair) and Bo Hay\n\n"


def _seats(text: str, name: str = "page.txt") -> list[tuple[str, str]]:
    return [(seat.name, seat.status) for seat in record_of(text, name).attendance]


def _person(text: str, name: str) -> PersonNamed:
    return next(person for person in record_of(text).people if person.name == name)


def _actions(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(action.text, action.owners) for action in record_of(HEAD + text).actions]


def _decisions(text: str) -> list[str]:
    return [decision.text for decision in record_of(HEAD + text).decisions]


HANGING = """          CITY GROWTH COMMITTEE

     Friday, 22nd September, 2023

     Members present:      Councillor Lee (Chairperson);
                           Councillors Hay, Poe-Orr, R-M Dunn,
                           Fox, Garrett,
                           P. McCann and Wren.

     Also attended:        Councillors Ash and de Burgh.


                               Apologies

          Apologies for inability to attend were reported on behalf of Councillors
     Brook and Nunn.


                            Declarations of Interest

          No declarations of interest were reported by any of the members who were there.


                             Lighting of the Guildhall

          At the request of Councillor Fox, the Committee agreed that the Guildhall be
     lit in green on 17th March for the whole of the evening.


                               Requests for Use

          The Committee approved the recommendations in respect of applications received
     up to 8th September and heard no more about them.
"""


def test_a_hanging_list_of_surnames_goes_on_in_the_next_line() -> None:
    present = ["Lee", "Hay", "Poe-Orr", "R-M Dunn", "Fox", "Garrett", "P. McCann", "Wren"]
    assert _seats(HANGING) == [
        *((name, "present") for name in present),
        ("Ash", "in-attendance"),
        ("de Burgh", "in-attendance"),
        ("Brook", "apologies"),
        ("Nunn", "apologies"),
    ]


def test_headings_in_the_middle_of_a_page_are_items() -> None:
    record = record_of(HANGING)
    assert [item.title for item in record.items] == [
        "Declarations of Interest",
        "Lighting of the Guildhall",
        "Requests for Use",
    ]
    assert len(record.decisions) == 2
    assert record.decisions[0].text.startswith("At the request of Councillor Fox, the Committee agreed that the Guildhall be")


def test_an_indent_in_a_wrapped_line_parts_no_columns() -> None:
    page = outline(
        read(b"Apologies were given on behalf of the Councillors\n      Brook and Nunn, who were both away on that day\n", "page.txt")
    )
    assert not any(line.wide_gaps() for line in page.lines)


def test_a_name_broken_after_its_initial_is_one_name() -> None:
    text = (
        "EXESHIRE COUNCIL\n\nMINUTES of a meeting of Exeshire Council on 21 March 2024\n\nPRESENT: Mr N Baker, Mr A Brady, Mr C Best, Mrs R Binks and Mr M\n"
        "Dent\n\n1. Minutes\n\nThey were read.\n"
    )
    assert [name for name, _ in _seats(text)] == ["N Baker", "A Brady", "C Best", "R Binks", "M Dent"]


@pytest.mark.parametrize(
    ("text", "status", "who"),
    [
        ("The following officers and advisers were also present in support:", "in-attendance", "officers"),
        ("The following officers were present in support of the meeting:", "in-attendance", "officers"),
        ("The following Fund Advisory Board Members were present as observers of the meeting:", "in-attendance", None),
        ("The following Members were present:", "present", "members"),
        ("IN VIRTUAL ATTENDANCE:", "in-attendance", None),
    ],
)
def test_sentences_that_head_a_list(text: str, status: str, who: str | None) -> None:
    head = roll_head(text)
    assert head is not None
    assert (head.status, head.rest) == (status, None)
    assert head.who == who


def test_the_office_in_brackets_in_the_next_cell() -> None:
    page = (
        "<html><body><p>MINUTES OF A MEETING OF THE PENSION BOARD HELD ON 13 DECEMBER 2023</p><p>Present:</p><table>"
        "<tr><td>Cllr A Lee</td><td>(Chairman)</td></tr><tr><td>Cllr B Hay</td><td>(Vice Chairman) (left after item 7)</td></tr>"
        "<tr><td>Cy Orr</td><td>Barnett Waddingham</td></tr></table><p>1. Minutes</p><p>They were read.</p></body></html>"
    )
    assert [(seat.name, seat.role, seat.organisation) for seat in record_of(page, "page.html").attendance] == [
        ("A Lee", "Chairman", None),
        ("B Hay", "Vice Chairman", None),
        ("Cy Orr", None, "Barnett Waddingham"),
    ]


def test_members_who_joined_by_video_sent_no_apologies() -> None:
    text = (
        HEAD
        + "1. Apologies for Absence\n\nApologies were received from Councillor Orr.\n\nMr Poe and Mr Fox joined the meeting virtually and did not vote.\n"
    )
    assert ("Orr", "apologies") in _seats(text)
    assert not any(name in ("Poe", "Fox") and status == "apologies" for name, status in _seats(text))


def test_letters_in_brackets_tell_two_of_one_surname_apart() -> None:
    text = HEAD.replace("Bo Hay", "Bo Hay\n\nApologies: Councillors Sand (M), Sand (S) and Poe (L)")
    assert [name for name, status in _seats(text) if status == "apologies"] == ["M Sand", "S Sand", "Poe"]


def test_posts_in_small_letters() -> None:
    text = HEAD + "(Officers present: Cy Orr, head of audit; and Di Fox, democratic services officer)\n\n1. Minutes\n\nThey were read.\n"
    assert _person(text, "Di Fox").role == "democratic services officer"


def test_who_answers_somebody_has_no_part_of_the_askers_name() -> None:
    text = (
        HEAD + "1. Roads\n\nIn response to a query from Councillor Orr, the Strategic Director of Roads and Bridges said that it was so.\n"
    )
    assert _person(text, "Orr").role is None


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Ann Poe, Senior Strategy and Performance Officer, gave the figures.", "Ann Poe", "Senior Strategy and Performance Officer"),
        ("It was proposed that Ann Poe be appointed as Independent Person.", "Ann Poe", None),
        ("The current Service Director for Finance, Ann Poe, would leave in May.", "Ann Poe", None),
    ],
)
def test_people_in_running_words(sentence: str, name: str, role: str | None) -> None:
    person = _person(f"{HEAD}1. Posts\n\n{sentence}\n", name)
    assert role is None or person.role == role


def test_a_former_member_is_no_officer() -> None:
    text = HEAD + "1. Announcements\n\nThe Chair told of the death of Mr Oz Petrie, former Conservative Member for Tonbridge from 1997.\n"
    assert _person(text, "Oz Petrie").kind != "officer"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The interim head of finance, audit and risk agreed to bring a table to the July meeting.",
            [("interim head of finance, audit and risk",)],
        ),
        ("Mr Orr introduced the report. In response to a question from Dr Poe, he undertook to circulate the schedule.", [("Orr",)]),
        ("Councillor Hay asked for the figures and the Director of Place undertook to supply them.", [("Director of Place",)]),
        ("Officers agreed that Members would be sent the results of the trial.", [("Officers",)]),
        ("Dr Poe told members that she had no figures to hand but would send them to the Committee.", [("Poe",)]),
        ("Mr Orr said that the survey had been done twice and offered to share its report.", [("Orr",)]),
        ("Ann Orr introduced the report, which was long. She agreed to add a flow chart to it.", [("Ann Orr",)]),
        ("Dr Poe stated that the study would come out in May, and that she would share the findings with the Board by email.", [("Poe",)]),
        (
            "Councillor Hay agreed to meet the deputees, and Councillor Orr, Cabinet Member for Roads, would send a written reply.",
            [("Bo Hay",), ("Orr",)],
        ),
        ("The Chair thanked Mrs Poe and said that officers would reply in writing within ten days.", [("officers",)]),
        ("Mr Orr was asked to inform the objectors.", [("Orr",)]),
        (
            "The Head of Strategy/Provider Collaboration said that a note would be circulated to members after the meeting.",
            [("Head of Strategy/Provider Collaboration",)],
        ),
        ("The Leader asked Mr Orr to write to her with the figures.", [("Orr",)]),
        ("The Leader of the Council undertook to meet with the Trust.", [("Leader of the Council",)]),
        (
            "Councillor Hay asked about it, and the Head of Roads said that it was so and that she would share it with all members.",
            [("Head of Roads",)],
        ),
        ("The Director of Place would respond to the lead petitioner within 21 days.", [("Director of Place",)]),
        ("Mr Orr was not sure of it. Ms Poe will confirm the date in writing.", [("Poe",)]),
        ("PROCEDURE – Ann Orr agreed to bring a report to the June meeting.", [("Ann Orr",)]),
        ("The Cabinet Member thanked her. He undertook to visit the site.", [("Cabinet Member",)]),
        ("Ann Poe, Head of Transport, told Cabinet that officers would supply ward councillors with a list.", [("officers",)]),
        ("Mr Orr agreed to provide a note, and the Scrutiny Manager will circulate it to all Members.", [("Orr",), ("Scrutiny Manager",)]),
        ("The Cabinet Member advised that she would respond in writing.", [("Cabinet Member",)]),
        ("The Chair spoke of schools and Jill Colby said that she would take this up with the forum.", [("Jill Colby",)]),
        ("Tim Jones, Head of Roads, spoke. TJ would raise it with the Forum.", [("Tim Jones",)]),
        ("The plan was read. NHS would provide the beds.", []),
        # What the body, a party or somebody unknown promises is nobody's here.
        ("The Committee was told of the plan and agreed to write to the Minister.", []),
        ("The applicant's agent spoke and offered to provide a plan.", []),
        ("Members heard that she undertook to write.", []),
    ],
)
def test_promises_in_passing(text: str, wanted: list[tuple[str, ...]]) -> None:
    assert [owners for _, owners in _actions(f"1. Roads\n\n{text}\n")] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("RESOLVED to\n\n(i) agree the plan for the year;\n\n(ii) recommend the protocol.\n", ["agree the plan for the year", "recommend the protocol"]),
        ("RESOLVED, by five votes to one\n\n1. To GRANT planning permission.\n", ["To GRANT planning permission"]),
        (
            "Proposed by Councillor Hay\nSeconded by Councillor Orr that permission be granted.\n\nOn the proposal being put to the meeting it was unanimously agreed\n\n"
            "that planning permission be granted subject to conditions.\n\nACTION BY: Ann Poe, Head of Planning\n",
            ["that planning permission be granted subject to conditions"],
        ),
        (
            "Having heard both sides, the Committee has decided, after taking into account all the circumstances of this case:\n\n1. To grant a licence for music.\n\n2. To refuse the rest.\n",
            ["To grant a licence for music", "To refuse the rest"],
        ),
        (
            "a) The Minute of the Committee held on 16 August 2023 at 11.00 am was approved as a correct record.\n\n"
            "b) The Minute of the Committee held on 23 August 2023 was approved as a correct record.\n",
            [
                "The Minute of the Committee held on 16 August 2023 at 11.00 am was approved as a correct record",
                "The Minute of the Committee held on 23 August 2023 was approved as a correct record",
            ],
        ),
        ("The Committee noted the Work Programme.\n\n[NB: The Programme was on the website.]\n", ["The Committee noted the Work Programme"]),
        ("RESOLVED –\n\nTHAT the report be noted.\n\nTO NOTE: Leader of the Council\n", ["THAT the report be noted"]),
        (
            "AGREED UNANIMOUSLY BY THE CABINET MEMBERS:\n\n1. To note that the budget is balanced.\n\n2. To approve the award of a contract.\n\nReason for decision:\n\nAs in the report.\n",
            ["To note that the budget is balanced", "To approve the award of a contract"],
        ),
        (
            "Resolved (by 4 votes to 3) to reject the recommendation.\n\nResolved (unanimously) to refuse the application for the following reasons:\n\n1. It is too big.\n\n2. It is too high.\n",
            ["to reject the recommendation", "to refuse the application for the following reasons"],
        ),
        (
            "In deciding on the items below, the Committee agreed, in terms of Section 149 of the Act:-\n\n(1) to have due regard to the need; and\n\n(2) to consider the assessment.\n",
            ["to have due regard to the need", "to consider the assessment"],
        ),
        (
            "RESOLVED: That\n\nThis Council resolves to:\n\n1. Write to the Secretary of State.\n\n2. Ask the Panel to look at it.\n",
            ["Write to the Secretary of State", "Ask the Panel to look at it"],
        ),
        (
            "After consideration of a report by the Head of Finance, the Committee:\n\nNoted:\n\n1.1. The summary for the year.\n\n1.2. The explanations given.\n\n"
            "The Committee resolved to recommend to the Council:\n\n1.3. That the case be approved.\n",
            ["The summary for the year", "The explanations given", "That the case be approved"],
        ),
        (
            "1.1 The report was introduced.\n\n1.2 Resolved – That the Committee: -\n\ni. Welcomes the progress made\n\nii. Asks that it be told more\n",
            ["Welcomes the progress made", "Asks that it be told more"],
        ),
        (
            "As per the recommendations:\n\n- the Committee noted the opinions issued;\n- the Committee noted the progress made by the section towards meeting the plan of 2023/24\n  Operational Audit.\n",
            ["the Committee noted the opinions issued", "the Committee noted the progress made by the section towards meeting the plan of 2023/24 Operational Audit"],
        ),
        ("The Committee thereafter resolved to recommend that it be so.\n\nCouncillor Hay left.\n", ["The Committee thereafter resolved to recommend that it be so"]),
        ("It was moved by Councillor Lee and\n\nSC/38 RESOLVED that\n\n1. the report be noted; and\n\n2. a session be arranged.\n", ["the report be noted", "a session be arranged"]),
        ("Seconded by Councillor Orr and AGREED - to recommend that Council approve it; that a letter be sent.\n", ["to recommend that Council approve it", "that a letter be sent"]),
        ("The Committee decided:          that application P/23 be granted subject to conditions\n                                to be framed by the Head of Planning.\n", ["that application P/23 be granted subject to conditions to be framed by the Head of Planning"]),
        (
            "AGREED: That the Committee noted the report and:\n\ni) approved publication of it; and\n\nii) delegated authority to the Head.\n",
            ["That the Committee noted the report", "approved publication of it", "delegated authority to the Head"],
        ),
        (
            "It was therefore agreed that this Council:\n\n- requests that the Chief Executive write to the Minister; and\n- notes the work of the Board.\n",
            ["requests that the Chief Executive write to the Minister", "notes the work of the Board"],
        ),
        ("The Key Decision List was noted.\n", ["The Key Decision List was noted"]),
        ("Agreed to pass a resolution to hear the next case without the public.\n", ["Agreed to pass a resolution to hear the next case without the public"]),
    ],
)  # fmt: skip
def test_resolutions(text: str, wanted: list[str]) -> None:
    assert _decisions(f"1. Roads\n\n{text}") == wanted


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("The service was funded by Sandwell, Dudley and Wolverhampton until 2026.", {"SAW", "DUD", "WLV"}),
        ("Members asked how Cardiff compared with Swansea and Newport.", {"CRF", "SWA", "NWP"}),
        ("Officers said that Bridgend and the Vale of Glamorgan recycled more.", {"BGE", "VGL"}),
        ("They asked whether neighbouring authorities, such as Rhondda Cynon Taf, had been consulted.", {"RCT"}),
        ("The Head said that it had, although Tameside and Oldham were still to confirm their shares.", {"TAM", "OLD"}),
        ("Members spoke of the position of Torbay and Plymouth, which had asked for a plan.", {"TOB", "PLY"}),
        ("A report on schools, with comparison to Sefton and Knowsley, was wanted.", {"SFT", "KWL"}),
        ("It was noted that Kent and East Sussex already ran such schemes.", {"KEN", "ESX"}),
        ("It kept its tax the third lowest in the country after Wandsworth and Barnet.", {"WND", "BNE"}),
        ("Learning was shared with the Coventry and Gateshead Marmot cities.", {"COV", "GAT"}),
        ("He advised that Plymouth and Torbay had seen a similar rise.", {"PLY", "TOB"}),
        ("She explained that Sutton and Merton used the same software.", {"STN", "MRT"}),
        ("House prices in Leeds compared with those in Bradford were low.", set()),
    ],
)
def test_bare_places_that_act(sentence: str, codes: set[str]) -> None:
    assert {council.code for council in record_of(f"{HEAD}1. Waste\n\n{sentence}\n").councils} == codes


def test_officers_said_to_be_in_attendance_are_there() -> None:
    text = (
        HEAD
        + "1. Plan\n\nThe Chair advised that Councillor Cy Orr (Cabinet Member for Transport), Di Fox (Head of Planning) and Ed Poe (Planner) were in attendance.\n"
    )
    assert _seats(text)[2:] == [("Cy Orr", "in-attendance"), ("Di Fox", "in-attendance"), ("Ed Poe", "in-attendance")]


def test_the_body_in_small_letters() -> None:
    meeting = record_of(
        "MINUTES\n\nAudit committee\n\n16:30 to 18:05                12 March 2024\n\nPresent: Councillors Lee (chair) and Hay\n"
    ).meeting
    assert meeting is not None
    assert meeting.body == "Audit committee"


def test_a_roll_call_side_by_side_is_nothing_to_do() -> None:
    rows = "<tr><td>Motion</td><td>Amendment</td></tr><tr><td>Councillor Lee</td><td>Councillor Hay</td></tr><tr><td>Councillor Orr</td><td>Councillor Poe</td></tr>"
    page = f"<html><body><p>Minutes of the Scrutiny Committee, 4 March 2024</p><h2>1. Roads</h2><p>A vote was taken.</p><table>{rows}</table></body></html>"
    assert not record_of(page, "page.html").actions


def test_a_double_name_parted_at_its_hyphen() -> None:
    text = "EXESHIRE COUNCIL\n\nSTANDARDS COMMITTEE\n\n4 March 2024\n\nPRESENT:-\n\nCouncillors Barbara Parry (Chair), Gary Sumner and Nadine Watt-\nSullivan.\n\n1. Minutes\n\nThey were read.\n"
    assert [name for name, _ in _seats(text)] == ["Barbara Parry", "Gary Sumner", "Nadine Watt-Sullivan"]


def test_several_posts_and_names_in_one_cell() -> None:
    page = (
        "<html><body><p>EXE LICENSING SUB-COMMITTEE</p><p>11th January, 2024</p><table><tr><td>Members Present:</td><td>Councillors Ann Lee (Chair) and Bo Hay</td></tr>"
        "<tr><td>Officer Support:</td><td>Legal Adviser: Cy Orr<br>Policy Officer: Di Fox<br>Committee Officer: Ed Poe</td></tr></table><p>1. Minutes</p><p>Read.</p></body></html>"
    )
    found = [(seat.name, seat.role) for seat in record_of(page, "page.html").attendance[2:]]
    assert found == [("Cy Orr", "Legal Adviser"), ("Di Fox", "Policy Officer"), ("Ed Poe", "Committee Officer")]


def test_who_is_no_person_and_whose_letters_are_no_name() -> None:
    text = (
        HEAD
        + "In attendance: Karen Orr CPFA (Chief Internal Auditor); Iqbal Poe, Licence Holder; Di Fox, Major Applications Team Leader\n\n1. Minutes\n\nRead.\n"
    )
    assert [name for name, _ in _seats(text)[2:]] == ["Karen Orr", "Iqbal Poe", "Di Fox"]


def test_a_couple_share_a_surname() -> None:
    assert {person.name for person in record_of(HEAD + "1. Plans\n\nMr James and Mrs Isla Crerar spoke.\n").people} >= {
        "James Crerar",
        "Isla Crerar",
    }


def test_who_deputises_is_not_away() -> None:
    text = HEAD + "Apologies: Councillor Orr; Dan Poe (City Solicitor) - Ella Fox deputising\n\n1. Minutes\n\nRead.\n"
    assert _seats(text)[2:] == [("Orr", "apologies"), ("Dan Poe", "apologies"), ("Ella Fox", "substitute")]


def test_a_member_who_attended_under_a_standing_order() -> None:
    text = HEAD + "1. Roads\n\n(Councillor Cy Orr attended in accordance with Standing Order 25 and spoke to this item.)\n"
    assert ("Cy Orr", "in-attendance") in _seats(text)


def test_a_meeting_of_the_council() -> None:
    text = "THE LONDON BOROUGH OF CAMDEN\n\nAt a meeting of the COUNCIL held on MONDAY, 20TH NOVEMBER, 2023 at 7.00 pm\n\nMEMBERS OF THE COUNCIL PRESENT\n\nCouncillor Lee (Mayor)\n"
    meeting = record_of(text).meeting
    assert meeting is not None
    assert meeting.body == "Council"


def test_the_city_of_westminster_over_the_page() -> None:
    assert "WSM" in {council.code for council in record_of(HEAD.replace("EXESHIRE COUNCIL", "CITY OF WESTMINSTER")).councils}


def test_surnames_under_one_title_in_the_singular() -> None:
    text = HEAD + "Also in attendance: Councillor Orr (Deputy Chair), Poe, Fox and Wren-Hill\n\n1. Minutes\n\nRead.\n"
    assert [name for name, _ in _seats(text)[2:]] == ["Orr", "Poe", "Fox", "Wren-Hill"]
    text = HEAD + "Also in attendance: Councillor Orr, Leader, Exeter City Council\n\n1. Minutes\n\nRead.\n"
    assert [name for name, _ in _seats(text)[2:]] == ["Orr"]


def test_a_date_and_a_name_parted_at_the_end_of_a_line() -> None:
    text = (
        "CABINET\n\nMinutes of a meeting of the Cabinet held by video conference on Tuesday, 19\nMarch 2024 at 10.00 am.\n\nPRESENT\n\n"
        "Councillors Ann Lee, Leader and Lead Member for Economic Growth and\nTackling Deprivation; Gill Hay, Lead Member for Education; and Barry\nOrr, Lead Member for Transport\n\n1. Minutes\n\nRead.\n"
    )
    record = record_of(text)
    assert record.meeting is not None
    assert record.meeting.date == "2024-03-19"
    assert [seat.name for seat in record.attendance] == ["Ann Lee", "Gill Hay", "Barry Orr"]


def test_posts_without_names_before_the_first_named() -> None:
    text = HEAD + (
        "ALSO PRESENT\n\nChief Executive (GB); Corporate Directors: Governance and Business (GW) and Social Services and Education (NS); Heads of Service: Finance (LT); "
        "Rhys Poe, Planning Manager; and Committee Administrator (KEJ)\n\n1. Minutes\n\nRead.\n"
    )
    assert [(name, status) for name, status in _seats(text)[2:]] == [("Rhys Poe", "in-attendance")]


def test_a_table_that_sums_up_the_items_is_none_of_them() -> None:
    page = (
        "<html><body><p>Table of Key Recommendations</p><table><tr><td>No.</td><td>Item</td><td>Summary</td></tr><tr><td>1.</td><td>Apologies</td><td>None</td></tr>"
        "<tr><td>2.</td><td>Minutes</td><td>Confirmed</td></tr></table><p>MINUTES OF THE LEISURE COMMITTEE HELD ON TUESDAY 16 JANUARY 2024</p><table>"
        "<tr><td>Members Present:</td><td>Councillors Lee and Hay</td></tr></table><h2>1. Apologies</h2><p>None.</p><h2>2. Minutes</h2>"
        "<p>The Minutes of the meeting held on 9 January 2024 were confirmed as a correct record.</p></body></html>"
    )
    record = record_of(page, "page.html")
    assert [(decision.item, decision.text[:11]) for decision in record.decisions] == [("2", "The Minutes")]


def test_a_portfolio_with_commas_before_its_holder() -> None:
    text = HEAD + "1. Roads\n\nThe Executive Member for Highways, Travel and Assets, Councillor Cy Orr, introduced the report.\n"
    assert _person(text, "Cy Orr").role == "Executive Member for Highways, Travel and Assets"


def test_a_governor_among_councillors_is_none() -> None:
    text = HEAD.replace(
        "Present: Councillors Ann Lee (Chair) and Bo Hay",
        "Present:\n\nCouncillors:  Ann Lee (Chair) and Bo Hay\n\nCy Orr, Parent Governor Representative (voting)",
    )
    assert _person(text + "1. Minutes\n\nRead.\n", "Cy Orr").kind == "other"


def test_who_speaks_at_a_hearing() -> None:
    text = (
        HEAD
        + "1. Plans\n\nRepresentations were received from Gideon Poe (local resident), Lavinia Orr (on behalf of the Hall Trust) and Tom Fox (agent).\n"
    )
    assert {person.name for person in record_of(text).people} >= {"Gideon Poe", "Lavinia Orr", "Tom Fox"}
    assert _person(text, "Gideon Poe").kind == "other"


def test_the_chair_over_the_list_of_those_present() -> None:
    text = "PLANNING COMMITTEE\n\n5 December 2023\n\nChair:\nCouncillor Ann Lee\n\nCouncillors Present:\nCouncillor Bo Hay, Councillor Cy Orr (Depute)\n\n1   Minutes\nRead.\n"
    assert [(seat.name, seat.status) for seat in record_of(text).attendance] == [
        ("Ann Lee", "present"),
        ("Bo Hay", "present"),
        ("Cy Orr", "present"),
    ]
    assert record_of(text).attendance[0].role == "Chair:".rstrip(":")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "<html><body><table><tr><td>Name of meeting</td><td>CABINET</td></tr><tr><td>Date and Time</td><td>THURSDAY 11 JANUARY 2024</td></tr></table></body></html>",
            "Cabinet",
        ),
        (
            "     Minutes of:              COUNCIL\n\n     Date of Meeting:         22 November 2023\n\n     Present:                 Councillors A Lee and B Hay\n",
            "Council",
        ),
        ("COUNCIL\n7 FEBRUARY 2024\n(7.15 pm - 9.52 pm)\n\nPRESENT  The Mayor, Councillor Ann Lee\n", "Council"),
        (
            "<html><body><table><tr><td>Meeting</td><td>Decision Session - Executive Member for Transport</td></tr><tr><td>Date</td><td>14 November 2023</td></tr></table></body></html>",
            "Decision Session - Executive Member for Transport",
        ),
        (
            "Agenda for Place Committee on Thursday, 6th February, 2025, 7.00 pm - Exe City Council\n\nAgenda and minutes\n\nVenue: Civic Suite\n\n1. Pay\n\nAgreed.\n",
            "Place Committee",
        ),
        (
            "Decision details\n\nParking charges\n\nDecision Maker: Place Committee\n\nDecision:\n\nThat the charges be approved.\n\nDate of decision: 12/09/2024\n",
            "Place Committee",
        ),
    ],
)
def test_what_a_meeting_is_called(text: str, body: str) -> None:
    meeting = record_of(text, "page.html" if text.startswith("<") else "page.txt").meeting
    assert meeting is not None
    assert meeting.body == body


def test_letters_before_names_over_their_key() -> None:
    text = (
        "SCHOOLS FORUM\n\n6 December 2023\n\nChairman:\n\na Philip Poe-Lee (Secondary Governor)\n\nSchools Members:\n\np Ellie Hay (Primary Headteacher)\n\na Ian Orr (Academy Trust CEO)\n\n"
        "p = present  a = apologies\n\n1. Minutes\n\nRead.\n"
    )
    assert _seats(text) == [("Philip Poe-Lee", "apologies"), ("Ellie Hay", "present"), ("Ian Orr", "apologies")]


def test_a_ward_after_a_dash_is_nobody() -> None:
    page = (
        "<html><body><p>AUDIT COMMITTEE</p><p>12 March 2024</p><p>Present</p><table><tr><td>Archie Dry (Chair) - Lochar</td><td>Present</td></tr>"
        "<tr><td>Jim McColl - Mid Galloway</td><td>Apologies</td></tr></table><p>1 MINUTES</p><p>Read.</p></body></html>"
    )
    assert _seats(page, "page.html") == [("Archie Dry", "present"), ("Jim McColl", "apologies")]


def test_an_office_belongs_to_who_stands_in_its_brackets() -> None:
    text = HEAD.replace(
        "Councillors Ann Lee (Chair) and Bo Hay",
        "Mayor (Councillor Ann Lee) in the chair; Deputy Mayor (Councillor Bo Hay); Councillors Cy Orr and Di Poe",
    )
    assert [(seat.name, seat.role) for seat in record_of(text + "1. Minutes\n\nRead.\n").attendance] == [
        ("Ann Lee", "Mayor"),
        ("Bo Hay", "Deputy Mayor"),
        ("Cy Orr", None),
        ("Di Poe", None),
    ]


def test_a_date_is_no_minute_number() -> None:
    text = "EXESHIRE COUNCIL\n\nCABINET MEMBER DECISIONS\n\n16 January 2024 at 3.00 pm\n\n1/24 DECLARATIONS\n\nNone.\n\n2/24 PETITIONS\n\nOne.\n\n3/24 ROADS\n\nBad.\n"
    assert [item.number for item in record_of(text).items] == ["1/24", "2/24", "3/24"]


def test_a_decision_ends_where_what_somebody_would_do_is_told() -> None:
    text = HEAD + "1. Licence\n\nThe Panel met him.\n\nRESOLVED that the licence be suspended. Mr Lee-Marsh would write to the driver.\n"
    assert [made.text for made in record_of(text).decisions] == ["that the licence be suspended"]


def test_what_kind_of_function_it_was_is_no_decision() -> None:
    text = (
        HEAD + "1. Budget\n\nResolved:-\n1. That the budget be noted.\n2. That the charge be kept.\nNote: This is an Executive Function.\n"
    )
    assert [made.text for made in record_of(text).decisions] == ["That the budget be noted", "That the charge be kept"]


def test_resolved_items_over_the_business_decides_nothing() -> None:
    text = (
        "POLICY COMMITTEE MEETING MINUTES - 13 MARCH 2024\n\nPresent: Councillors Ann Lee and Bo Hay\n\nRESOLVED ITEMS\n\n76. MINUTES\n\n"
        "The Minutes of the meeting held on 19 February 2024 were agreed as a correct record.\n"
    )
    record = record_of(text)
    assert record.meeting.body == "Policy Committee"
    assert [made.text for made in record.decisions] == [
        "The Minutes of the meeting held on 19 February 2024 were agreed as a correct record"
    ]


def test_the_key_to_a_star_is_about_nobody_it_stands_beside() -> None:
    text = HEAD.replace("and Bo Hay", "and Bo Hay*, Cy Orr (*Substitute in accordance with Council Procedure Rule 31.)")
    assert _seats(text + "1. Minutes\n\nRead.\n")[-1] == ("Cy Orr", "present")


def test_a_page_title_over_a_heading_heads_no_actions() -> None:
    text = "Action log\n\n# Transport Board: note\n\nMeeting of Transport Board held on 12 September 2023\n\n## 1. Buses\n\nThese ran late.\n\n## Actions\n\n- Ann Lee to write to the operators.\n"
    assert [action.text for action in record_of(text, "page.md").actions] == ["Ann Lee to write to the operators"]
    below = "Actions\n\n- Ann Lee to write to the operators.\n"
    assert len(record_of(below, "page.md").actions) == 1


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Date of decision: 12/09/2024", "2024-09-12"),
        ("Decided at meeting: 12 September 2024 - Place Committee", "2024-09-12"),
    ],
)
def test_a_record_of_a_decision_may_say_its_day_at_the_end(line: str, date: str) -> None:
    text = f"Decision details\n\nParking charges\n\nDecision Maker: Place Committee\n\nDecision:\n\nThat the charges be approved.\n\nReasons\n\nThey were low.\n\n{line}\n"
    meeting = record_of(text).meeting
    assert meeting is not None
    assert meeting.date == date


def test_words_of_a_contact_are_in_no_name() -> None:
    text = "CABINET\n\n3 May 2023\n\nContact: Gwenda Thistle Email: g@exe.gov.uk\n\n1. Pay\n\nAndrew Poe Telephone 0100 spoke.\n"
    assert {person.name for person in record_of(text).people} <= {"Gwenda Thistle", "Andrew Poe"}


def test_a_dash_in_a_cell_of_its_own_says_nothing() -> None:
    text = (
        "# Cabinet\n\n3 May 2023\n\n**In attendance:**\n\n| Ann Lee | - | Head of Finance |\n| Bo Hay | – | Clerk |\n\n1. Pay\n\nAgreed.\n"
    )
    assert [(seat.name, seat.role) for seat in record_of(text, "page.md").attendance] == [
        ("Ann Lee", "Head of Finance"),
        ("Bo Hay", "Clerk"),
    ]


def test_what_is_electric_elects_nobody() -> None:
    text = 'COUNCIL\n\n3 May 2023\n\n4. Motion on Notice: Electric Buses\n\nProposed by Councillor Ann Lee, seconded by Councillor Bo Hay: "This Council asks for electric buses."\n'
    assert not record_of(text).decisions

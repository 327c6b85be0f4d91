"""Items, decisions and actions in the forms that minutes print them in: one short page a rule, with what it must and must not yield."""

import pytest
from pages import record_of

from councilgraph.loaders.minutes.progress import progress_in

HEAD = "EXESHIRE COUNCIL\n\nSCRUTINY COMMITTEE\n\nMinutes of the meeting held on 4 March 2024\n\nPresent: Councillors Ann Lee (Chair) and Bo Hay\n\n"


def _decisions(text: str) -> list[str]:
    return [decision.text for decision in record_of(HEAD + text).decisions]


def _actions(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(action.text, action.owners) for action in record_of(HEAD + text).actions]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # Numbers that count within a year, a star before them, a paragraph's number under its heading.
        ("18/42 Minutes\n\nThey were read.\n\n18/43 Roads\n\nRoads were bad.\n", [("18/42", "Minutes"), ("18/43", "Roads")]),
        ("1/23 Minutes\n\nThey were read.\n\n2/23 Roads\n\nRoads were bad.\n", [("1/23", "Minutes"), ("2/23", "Roads")]),
        ("* 22 Minutes\n\nThey were read.\n\n* 23 Roads\n\nRoads were bad.\n", [("22", "Minutes"), ("23", "Roads")]),
        ("1. Minutes.\n\nThey were read.\n\n2. Roads.\n\nRoads were bad.\n", [("1", "Minutes"), ("2", "Roads")]),
        (
            "1. Minutes\n\nRead.\n\n2. Waste\n\n2.1 Deposits\n\nThese were put off.\n",
            [("1", "Minutes"), ("2", "Waste"), ("2.1", "Deposits")],
        ),
        # A second meeting on the page, numbered in a series of its own.
        (
            "2889. Roads\n\nBad.\n\n2890. Close\n\nLate.\n\n805. Apologies\n\nNone.\n\n806. Minutes\n\nRead.\n\n807. Report\n\nHeard.\n",
            [("2889", "Roads"), ("2890", "Close"), ("805", "Apologies"), ("806", "Minutes"), ("807", "Report")],
        ),
        # Neither numbers nor headings set apart: capitals and the usual headings.
        (
            "MATTERS ARISING\n\nThe barrier was mended.\n\nPLANNING\n\nOne house.\n\nANY OTHER BUSINESS\n\nNone.\n",
            [(None, "MATTERS ARISING"), (None, "PLANNING"), (None, "ANY OTHER BUSINESS")],
        ),
        # Numbers with letters before them, in capitals or in bold.
        ("R12/19 Apologies\n\nNone.\n\nR13/19 Roads\n\nBad.\n", [("R12/19", "Apologies"), ("R13/19", "Roads")]),
        ("AC.033 MINUTES\n\nRead.\n\nAC.034 ROADS\n\nBad.\n", [("AC.033", "MINUTES"), ("AC.034", "ROADS")]),
        ("4 Roads\n\nBad.\n\n5 2023/24 WORK PROGRAMME\n\nLong.\n", [("4", "Roads"), ("5", "2023/24 WORK PROGRAMME")]),
        # A word before the numbers, a letter after them, capitals throughout with a full stop.
        ("Exec/23/76 Minutes\n\nRead.\n\nExec/23/77 Roads\n\nBad.\n", [("Exec/23/76", "Minutes"), ("Exec/23/77", "Roads")]),
        ("16/P  Minutes\n\nRead.\n\n17/P  Roads\n\nBad.\n", [("16/P", "Minutes"), ("17/P", "Roads")]),
        ("15  Minutes.\n\nRead.\n\n16  Public Question Time.\n\nNone.\n", [("15", "Minutes"), ("16", "Public Question Time")]),
        ("C83 MINUTES\n\nRead.\n\nC84 ROADS\n\nBad.\n", [("C83", "MINUTES"), ("C84", "ROADS")]),
        ("1-23/24 MINUTES\n\nRead.\n\n2-23/24 ROADS\n\nBad.\n", [("1-23/24", "MINUTES"), ("2-23/24", "ROADS")]),
        # The number of a page over a running head is none of an item.
        ("1\n\nEXECUTIVE\n\n59    APOLOGIES\n\nNone.\n\n60    ROADS\n\nBad.\n", [("59", "APOLOGIES"), ("60", "ROADS")]),
        # A sentence within an item that opens with a number is no item.
        ("1. Roads\n\nBad.\n\n2. Depot\n\n1. contracts let late;\n2. stock lost.\n", [("1", "Roads"), ("2", "Depot")]),
    ],
)
def test_items(text: str, wanted: list[tuple[str | None, str]]) -> None:
    assert [(item.number, item.title) for item in record_of(HEAD + text).items] == wanted


def test_headings_over_a_numbered_agenda_name_the_meeting() -> None:
    page = (
        "# Exeshire Council\n\n## Minutes of the Roads Committee\n\n### Decision Items\n\n**1. Minutes**\n\nRead.\n\n**2. Roads**\n\nBad.\n"
    )
    assert [(item.number, item.title) for item in record_of(page, "page.md").items] == [("1", "Minutes"), ("2", "Roads")]


def test_the_number_under_the_title_of_an_item_page() -> None:
    page = "Asylum\n\nMeeting of Exeshire Board, Thursday, 20th July, 2023 2.15 pm (Item 6.)\n\nMinutes:\n\nKay Dunn spoke.\n\nDecision\n\nThe Board noted the update.\n"
    (item,) = record_of(page).items
    assert (item.number, item.title) == ("6", "Asylum")


def test_a_notice_is_named_by_its_field() -> None:
    (item,) = record_of(
        "Exeshire Council\n\nDecision maker: Director of Place\nTitle of decision: New swings\n\nDecision:\n\n1. To buy swings.\n"
    ).items
    assert item.title == "New swings"


def test_pipes_of_a_table_part_its_cells() -> None:
    record = record_of(
        "No. | Item |\n---|---|\n1. | Welcome |\n | The Chair welcomed members. |\n2. | Roads |\n | The Board; |\n | 1. Noted the report. |\n"
    )
    assert [(item.number, item.title) for item in record.items] == [("1", "Welcome"), ("2", "Roads")]
    assert [decision.text for decision in record.decisions] == ["Noted the report"]


def test_lines_of_a_cell_between_pipes() -> None:
    record = record_of(
        "# Exe Board\n\n3 May 2024\n\nPresent: Ann Lee and Bo Hay\n\n| Item | Decisions and actions |\n|---|---|\n"
        "| 1. Roads | Much was said.<br>The Board **noted** the report.<br>Action: Ann Lee to write to all. |\n| 2. Bins | None. |\n"
    )
    assert [decision.text for decision in record.decisions] == ["The Board noted the report"]
    assert [(action.text, action.owners) for action in record.actions] == [("Ann Lee to write to all", ("Ann Lee",))]


def test_a_flattened_meeting_is_parted_at_its_minute_numbers() -> None:
    page = (
        "EXE CITY COUNCIL LICENSING COMMITTEE Minutes of the meeting held on 4 March 2015 at 2.00 pm PRESENT: Councillors Ann Lee (Chair) and Bo Hay. "
        "14 MINUTES RESOLVED that the minutes of 7 January 2015 be approved. 15 TAXI TARIFFS The Manager spoke of fares for some time and was heard. RESOLVED "
        "(1) that the new fares be approved from 1 April 2015; and (2) that the surcharge be deferred. 16 BUSKING A paper on busking was read out by its author. "
        "RESOLVED that busking be allowed. The meeting closed at 3.10 pm."
    )
    record = record_of(page)
    assert [(item.number, item.title) for item in record.items] == [("14", "MINUTES"), ("15", "TAXI TARIFFS"), ("16", "BUSKING")]
    assert [(decision.item, decision.text) for decision in record.decisions] == [
        ("14", "that the minutes of 7 January 2015 be approved"),
        ("15", "that the new fares be approved from 1 April 2015"),
        ("15", "that the surcharge be deferred"),
        ("16", "that busking be allowed"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1. Fees\n\nRESOLVED (by majority)\n\nThat\n\n(1) the fees be approved; and\n\n(2) the order be made.\n", ["the fees be approved", "the order be made"]),
        ("1. Fees\n\nRESOLVED: (unanimously)\n\nThat the fees be approved.\n", ["That the fees be approved"]),
        ("1. Fees\n\nRESOLVED: 2019/012\n\nThat the fees be approved.\n", ["That the fees be approved"]),
        ("1. Fees\n\nIt was, therefore, RESOLVED to approve the fees.\n", ["It was, therefore, RESOLVED to approve the fees"]),
        ("1. Fees\n\nResolved: (1) That case 9 be refused under (1) to (9) of the code. (2) That costs be sought.\n",
         ["That case 9 be refused under (1) to (9) of the code", "That costs be sought"]),
        ("1. Fees\n\nRESOLVED - That (1) the order be advertised; and\n(2) the crossing be paid for.\n", ["the order be advertised", "the crossing be paid for"]),
        # Within a paragraph, and under a lead that says it was resolved.
        ("1. Picture\n\nThe Clerk said that it had come. RESOLVED: That it be hung.\n", ["That it be hung"]),
        ("1. Fees\n\nIt was resolved unanimously to:\n\na) note the report; and\n\nb) approve the fees.\n", ["note the report", "approve the fees"]),
        ("1. Fees\n\nRECOMMENDED TO COUNCIL To adopt the fees.\n", ["To adopt the fees"]),
        ("1. Fees\n\nThe Committee\n\nRecommended that Council raise the fees.\n", ["that Council raise the fees"]),
        ("1. Fees\n\nRESOLVED that for the reasons contained in the report:-\n\n(i) the fees be approved;\n\n(ii) the order be made.\n", ["the fees be approved", "the order be made"]),
        ('1. Fees\n\nMoved by the Chair:\n\n"THAT the fees be approved."\n\nUpon being put to the vote, the motion was declared CARRIED.\n', ["THAT the fees be approved"]),
        ('1. Fees\n\nThe motion was lost. Then it was proposed by Cllr Lee, seconded by Cllr Hay and RESOLVED:\n\n"THAT the fees be deferred."\n', ["THAT the fees be deferred"]),
        ("1. Fees\n\nRESOLVED:\n\nThat the Executive agreed to:\n\na.\nnote the report;\n\nb.\napprove the fees.\n", ["note the report", "approve the fees"]),
        ("1. Land\n\nResolved:\n\nThe Committee GRANTED planning permission subject to the following conditions:\n\n1. The works shall begin within three years.\n2. No tree shall be felled.\n",
         ["The Committee GRANTED planning permission subject to the following conditions"]),
        # What is proposed is not yet agreed; who declared an interest decided nothing; who signs adds nothing.
        ("1. Fees\n\nIt was proposed by Cllr Lee and seconded by Cllr Hay that the fees be approved. On a vote it was\n\nRESOLVED: To approve the fees.\n", ["To approve the fees"]),
        ("1. Interests\n\nDecision\n\nCouncillor Lee declared an interest in the fees as a trader.\n", []),
        ("1. Land\n\nThe Committee noted the report.\n\nChairman\n", ["The Committee noted the report"]),
        # What stands under a limb belongs to it; a list under words that only lead in is the decision.
        ("1. Fees\n\nRESOLVED -\n\n(1) That fees be set, namely:\n\n(a) homes: £642; and\n\n(b) nursing: £698.\n\n(2) That the report be noted.\n",
         ["That fees be set, namely", "That the report be noted"]),
        ("1. Fees\n\nThe Committee:-\n\n(1) noted the report; and\n\n(2) approved the fees.\n", ["noted the report", "approved the fees"]),
        ("1. Fees\n\nThe Committee agreed:-\n\n(i) to note the report; and\n(ii) to ask for more.\n", ["to note the report", "to ask for more"]),
        ("1. Fees\n\nThe Committee resolved:-to approve the minute.\n", ["to approve the minute"]),
        ("1. Fees\n\nThe Committee noted the outturn, agreed the fees and delegated authority to the Director.\n",
         ["The Committee noted the outturn", "agreed the fees", "delegated authority to the Director"]),
        # Capitals set a resolution apart, wherever it stands.
        ("1. Fees\n\nThe Committee UNANIMOUSLY RESOLVED to set the fees. Councillor Hay left.\n", ["The Committee UNANIMOUSLY RESOLVED to set the fees"]),
        ("1. Fees\n\nMembers agreed that fees were high. The Director replied.\n", []),
        # A vote, a close, a speech or the next case after a resolution is none.
        ("1. Fees\n\nResolved:\n\nThat the fees be set.\n\n(Vote: For 2, Abstentions 1)\n\nCouncillor Hay thanked officers.\n\n(Duration of meeting: 10.30 am - 1.05 pm)\n", ["That the fees be set"]),
        ("1. Cases\n\nResolved: That case 1 be refused.\n\n2.2 REFERENCE NO - 22/504256/OUT\n\nA bungalow.\n\nResolved: That case 2 be deferred.\n",
         ["That case 1 be refused", "That case 2 be deferred"]),
        ("1. Motions\n\n(1) Motion by Councillor Lee\n\nRESOLVED\n\nThat this Council writes to ministers.\n\n(2) Motion by Councillor Hay\n\nUpon being put to the vote, the motion was not carried.\n",
         ["That this Council writes to ministers"]),
        ("1. Fees\n\nRESOLVED: That the fees be set.\n\nREASONS\n\n(1) They were low.\n", ["That the fees be set"]),
        # The same list twice, a word apart.
        ("1. Fees\n\nDecision:\n\nCabinet resolved to:\n\n1. Note the outturn for its General Fund; and\n2. Approve the fees.\n\nMinutes:\n\nThe Director spoke.\n\n"
         "Cabinet resolved to:\n\n1. Note the outturn for the General Fund; and\n2. Approve the fees.\n", ["Note the outturn for its General Fund", "Approve the fees"]),
        # Figures that differ tell limbs apart.
        ("1. Roads\n\nRESOLVED:\n\n1. That the speed limit in zone 1 be lowered.\n2. That the speed limit in zone 2 be lowered.\n",
         ["That the speed limit in zone 1 be lowered", "That the speed limit in zone 2 be lowered"]),
        ("1. Chair\n\nOn the cut of the cards Councillor Lee was appointed Chair.\n", ["Councillor Lee was appointed Chair"]),
        ("1. Minutes\n\nThe Minutes of 10 November 2022 (Minute Nos. 371 - 376) were taken as read, approved and signed.\n",
         ["The Minutes of 10 November 2022 (Minute Nos. 371 - 376) were taken as read, approved and signed"]),
        ("1. Minutes\n\nProposed by Cllr Lee, seconded by Cllr Hay, that the minutes be accepted. All in favour.\n",
         ["Proposed by Cllr Lee, seconded by Cllr Hay, that the minutes be accepted"]),
    ],
)  # fmt: skip
def test_decisions(text: str, wanted: list[str]) -> None:
    assert _decisions(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1. Roads\n\nActions/further information to be provided:\n\n1. Group Manager to count potholes.\n", [("Group Manager to count potholes", ("Group Manager",))]),
        ("1. Roads\n\nACTION: Treasurer to circulate the fees.\n", [("Treasurer to circulate the fees", ("Treasurer",))]),
        ("1. Roads\n\nAction: None\n", []),
        ("1. Roads\n\nACTIONS:\n\n1. That all be sent the map. (Action for: Kay Dunn)\n", [("That all be sent the map", ("Kay Dunn",))]),
        # An owner a run of spaces away, but not the person that the sentence is about.
        ("1. Roads\n\nAction\n\n- Kay Dunn to send the map to            Cllr Hay.\n", [("Kay Dunn to send the map to Cllr Hay", ("Kay Dunn",))]),
        ("1. Roads\n\nKay Dunn, Head of Roads, offered to produce a map by 31 August.\n", [("Kay Dunn, Head of Roads, offered to produce a map by 31 August", ("Kay Dunn",))]),
        ("1. Roads\n\nThe Chair would write to the minister. Members would like more.\n", [("The Chair would write to the minister", ("Chair",))]),
        # Those named alone under a heading are to do what was said last; nothing where the minutes only tell.
        ("1. Roads\n\nThe Deputy Fire Officer agreed to provide the costs. Action: DCFO\n", [("The Deputy Fire Officer agreed to provide the costs", ("DCFO",))]),
        ("1. Roads\n\nRoads had been bad.\n\nAction: DCFO\n", []),
        ("1. Roads\n\nThe Head of Parks advised he would provide an update at the next meeting.\n", [("The Head of Parks advised he would provide an update at the next meeting", ("Head of Parks",))]),
        ("1. Roads\n\nThe Board:\n\ni. noted the report.\n\n1. Officers to send the list.        Kay Dunn\n\n2. A report on roads to be brought in May.        Bo Hay\n",
         [("Officers to send the list", ("Kay Dunn",)), ("A report on roads to be brought in May", ("Bo Hay",))]),
        ("1. Roads\n\nIn response to Cllr Hay, the Head of Roads agreed to report back on the number.\n",
         [("In response to Cllr Hay, the Head of Roads agreed to report back on the number", ("Head of Roads",))]),
        ("1. Roads\n\nAction: (i) Officers to share the map. (ii) Members to receive a briefing.\n",
         [("Officers to share the map", ("Officers",)), ("Members to receive a briefing", ("Members",))]),
        # What a body agreed to do is its decision.
        ("1. Roads\n\nThe Committee agreed to publish a map.\n", []),
        # Told as talk and again as an action: once.
        ("1. Roads\n\nThe Clerk agreed to circulate the fees to all.\n\nACTION: Clerk to circulate the fees.\n", [("Clerk to circulate the fees", ("Clerk",))]),
    ],
)  # fmt: skip
def test_actions(text: str, wanted: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _actions(text) == wanted


def test_members_of_a_parish_council_do_the_work_themselves() -> None:
    head = "EXE PARISH COUNCIL\n\nMinutes of the meeting held on 4 March 2024\n\nPresent: Cllrs A Lee (Chair), B Hay and the Clerk\n\n"
    text = "1. Roads\n\nThe sign was down. Clerk report to Highways. Cllrs Lee and Hay would look into the fence. Cllr Hay would like a bench. It was agreed that Cllr Lee and the Clerk visit the site.\n"
    record = record_of(head + text)
    assert [(action.text, action.owners) for action in record.actions] == [
        ("Clerk report to Highways", ("Clerk",)),
        ("Cllrs Lee and Hay would look into the fence", ("A Lee", "B Hay")),
        ("It was agreed that Cllr Lee and the Clerk visit the site", ("A Lee", "Clerk")),
    ]


TABLE = """<h1>Exeshire Council</h1><p>Minutes of the Scrutiny Committee held on 4 March 2024</p><p>Present: Councillor Ann Lee (Chair)</p>
<p><b>1. Action log</b></p><table><tr><th>Ref</th><th>{action}</th><th>{owner}</th><th>{due}</th><th>Progress</th></tr>
<tr><td>7</td><td>Circulate the criteria</td><td>Kay Dunn</td><td>31 May 2024</td><td>Completed 2 June</td></tr>
<tr><td>8</td><td>Write to Exe District Council</td><td>Chair</td><td></td><td>Not yet complete</td></tr>
<tr><td>9</td><td>Survey the beach</td><td>Cllr Lee/Kay Dunn</td><td>1 July 2024</td><td>Superseded by the county's survey</td></tr></table>
<p><b>2. Roads</b></p><p>Bad.</p>"""


@pytest.mark.parametrize(
    ("action", "owner", "due"),
    [
        ("Action", "Owner", "Deadline"),
        ("Actions required", "By whom", "By when"),
        ("Task", "Responsible officer", "Target date"),
        ("Agreed action", "Lead", "Due"),
    ],
)
def test_tables_of_actions(action: str, owner: str, due: str) -> None:
    record = record_of(TABLE.format(action=action, owner=owner, due=due), "page.html")
    assert [(entry.item, entry.text, entry.owners, entry.due, entry.status) for entry in record.actions] == [
        ("1", "Circulate the criteria", ("Kay Dunn",), "2024-05-31", "done"),
        ("1", "Write to Exe District Council", ("Chair",), None, "open"),
        ("1", "Survey the beach", ("Ann Lee", "Kay Dunn"), "2024-07-01", "superseded"),
    ]
    assert [item.number for item in record.items] == ["1", "2"]
    assert record.decisions == ()


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Complete", "done"), ("Closed - reply received", "done"), ("Not yet completed", "open"), ("Partially complete", "open"), ("In progress", "open"), ("Carried forward", "open"),
        ("No longer required", "superseded"), ("Withdrawn", "superseded"), ("Green", None),
    ],
)  # fmt: skip
def test_how_an_action_stands(words: str, status: str | None) -> None:
    found = progress_in(words)
    assert (found[0] if found else None) == status


def test_the_public_left_for_one_item() -> None:
    text = (
        "1. Land\n\nThe Committee resolved that the public be excluded from the meeting for the following item of business.\n\n"
        "2. Sale\n\nIt was sold.\n\n3. Roads\n\nThey were bad.\n"
    )
    assert [item.access for item in record_of(HEAD + text).items] == ["open", "exempt", "open"]


def test_into_committee_and_out_again() -> None:
    text = (
        "1. Confidential report\n\nIt was agreed to go into committee in the absence of the press and public.\n\n2. Tender\n\nIt was let.\n\n"
        "It was agreed to come out of committee.\n\n3. Roads\n\nBad.\n"
    )
    assert [item.access for item in record_of(HEAD + text).items] == ["exempt", "exempt", "open"]


def test_owners_in_a_column_that_alone_has_a_name() -> None:
    page = (
        "<h1>Exe Parish Council</h1><p>Minutes of the meeting held on 4 March 2024</p><p>Present: Cllr Ann Lee (AL, Chair) and Kay Dunn (KD, Clerk)</p>"
        "<table><tr><td></td><td></td><td><b>Action</b></td></tr><tr><td>1.0</td><td><b>Welcome</b></td><td></td></tr>"
        "<tr><td>1.1</td><td>All were welcomed.</td><td></td></tr><tr><td>2.0</td><td><b>Roads</b></td><td></td></tr>"
        "<tr><td>2.1</td><td><p>The fence was down.</p><p>Clerk to chase the owner.</p></td><td>KD</td></tr></table>"
    )
    record = record_of(page, "page.html")
    assert [(item.number, item.title) for item in record.items] == [("1.0", "Welcome"), ("2.0", "Roads")]
    assert [(action.item, action.text, action.owners) for action in record.actions] == [("2.0", "Clerk to chase the owner", ("Kay Dunn",))]


def test_bullets_that_a_page_ran_together() -> None:
    text = (
        "1. Parks\n\nThe group shared the following: • That the council needed to approve and submit a bid for money. "
        "• Parishes nearby had been asked whether they would join in a plan. • RESOLVED: That the bid be sent in good time.\n"
    )
    assert _decisions(text) == ["That the bid be sent in good time"]


def test_what_the_planning_authority_decided_is_not_the_parish_council_s() -> None:
    head = "EXE PARISH COUNCIL\n\nMinutes of the meeting held on 4 March 2024\n\nPresent: Cllrs A Lee (Chair), B Hay and the Clerk\n\n"
    text = "1. Planning\n\nA barn. Borough Council granted permission.\n\nBorough Council refused planning permission for a house.\n\nThe Parish Council objected to a shed.\n"
    assert [decision.text for decision in record_of(head + text).decisions] == ["The Parish Council objected to a shed"]


def test_the_chair_who_should_be_paid_is_to_do_nothing() -> None:
    head = "EXE PARISH COUNCIL\n\nMinutes of the meeting held on 4 March 2024\n\nPresent: Cllrs A Lee (Chair), B Hay and the Clerk\n\n"
    record = record_of(head + "1. Pay\n\nRESOLVED: That the Assistant Clerk should be paid for ten hours.\n")
    assert [decision.text for decision in record.decisions] == ["That the Assistant Clerk should be paid for ten hours"]
    assert record.actions == ()


PARISH = "EXE PARISH COUNCIL\n\nMinutes of the meeting held on 4 March 2024\n\nPresent: Cllrs A Lee (Chair), B Hay and the Clerk\n\n"


def test_a_planning_application_is_decided_by_its_row() -> None:
    page = (
        "<h1>Exe Parish Council</h1><p>Minutes of the meeting held on 4 March 2024</p><p>Present: Cllr Ann Lee (Chair)</p><p><b>1. Planning</b></p>"
        "<table><tr><td>22/0417/FUL</td><td><p>A barn</p><p>Low Farm</p><p>Mr C Poe</p></td><td>NO OBJECTIONS</td></tr></table>"
    )
    assert [decision.text for decision in record_of(page, "page.html").decisions] == ["22/0417/FUL A barn Low Farm Mr C Poe NO OBJECTIONS"]


def test_payments_and_minutes_of_a_parish_council() -> None:
    text = "1. Minutes\n\nMinutes of the last meeting read and signed as a true record.\n\n2. Bills\n\nOnline payments were authorised for two bills. The accounts of the club were late.\n"
    assert [decision.text for decision in record_of(PARISH + text).decisions] == [
        "Minutes of the last meeting read and signed as a true record",
        "Online payments were authorised for two bills",
    ]


def test_what_is_to_be_done_by_nobody_yet() -> None:
    text = "1. Notices\n\nNotice to be placed on the board. The hall is to be used by the club.\n"
    assert [(action.text, action.owners) for action in record_of(PARISH + text).actions] == [("Notice to be placed on the board", ())]


def test_a_page_about_a_committee_records_no_meeting() -> None:
    page = (
        '<div class="mgContent"><h1 class="mgMainTitleTxt">Committee details</h1><h2 class="mgSubTitleTxt">Roads Committee</h2>'
        "<h3>Membership</h3><ul><li>Councillor Ann Lee (Chair)</li><li>Councillor Bo Hay</li></ul></div>"
    )
    record = record_of(page, "page.html")
    assert (record.meeting, record.attendance, record.document.kind) == (None, (), "other")
    assert {person.name for person in record.people} == {"Ann Lee", "Bo Hay"}


def test_owners_at_the_right_under_a_head_of_their_own() -> None:
    text = (
        "Present: Councillor Ann Lee (Chair)\n\nOfficers:\nPart of meeting\nAgenda Item             Officer Attending\n6                       Bo Hay, Lead Commissioner\n\n"
        + " " * 60
        + "ACTION\n1 Welcome\n(Agenda No. 1)\n\nAll were welcomed.\n\n2 Plan\n(Agenda No. 2)\n\nThe plan was long.\n\n"
        "It was AGREED that a briefing be circulated to all.              Bo Hay\n"
    )
    record = record_of(HEAD + text)
    assert [(item.number, item.title) for item in record.items] == [("1", "Welcome"), ("2", "Plan")]
    assert [(action.item, action.text, action.owners) for action in record.actions] == [
        ("2", "It was AGREED that a briefing be circulated to all", ("Bo Hay",))
    ]


def test_codes_of_items_in_the_cells_of_a_table() -> None:
    page = (
        "<p>Exe Authority Overview and Scrutiny Committee</p><p>Minutes of meeting held on 14 September 2023</p><table>"
        "<tr><td>EXCA O&amp;S 08/23</td><td><b>WELCOME</b><p>All were welcomed.</p></td></tr>"
        "<tr><td>EXCA O&amp;S 09/23</td><td><b>ROADS</b><p><b>Resolved</b> that roads be mended.</p></td></tr></table>"
    )
    record = record_of(page, "page.html")
    assert [(item.number, item.title) for item in record.items] == [("EXCA O&S 08/23", "WELCOME"), ("EXCA O&S 09/23", "ROADS")]
    assert [decision.item for decision in record.decisions] == ["EXCA O&S 09/23"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Resolved (unanimously) – That roads be mended.", ["That roads be mended"]),
        # What marks a limb, and a tab.
        ("Decision\n\ni.\tnoted the report; and\n\nii.\tagreed the plan.", ["noted the report", "agreed the plan"]),
        (
            "There had been submitted Minutes of the last Meeting held on 1 May, which were APPROVED.",
            ["There had been submitted Minutes of the last Meeting held on 1 May, which were APPROVED"],
        ),
        # How they voted, and a list; a body that only leads to what it did.
        (
            "On the motion of Cllr Lee, it was RESOLVED (4 in favour; unanimous):\n\n(a) To note the outturn.\n\n(b) To approve the fund.",
            ["To note the outturn", "To approve the fund"],
        ),
        (
            "Members of the Committee:\n\n1. Noted the report.\n\n2. Agreed that the Chair write.",
            ["Noted the report", "Agreed that the Chair write"],
        ),
        (
            "After consideration, the committee\n\n(a) noted the report; and\n\n(b) agreed that it be sent.",
            ["noted the report", "agreed that it be sent"],
        ),
        (
            "The committee, having heard from officers, instructed the Director to submit the response.",
            ["The committee, having heard from officers, instructed the Director to submit the response"],
        ),
        ("**Board Decision:** The Board endorsed the change.", ["The Board endorsed the change"]),
        (
            "It was moved by Councillor Lee, seconded by Councillor Hay and RESOLVED – That the minutes be approved.",
            ["That the minutes be approved"],
        ),
        (
            "Councillor Lee moved, and Councillor Hay seconded, the plan, which was approved unanimously.",
            ["Councillor Lee moved, and Councillor Hay seconded, the plan, which was approved unanimously"],
        ),
        ("RECOMMENDED to Council – That the fees be approved.", ["That the fees be approved"]),
        ("Cabinet:\n\n1. APPROVED the budget.\n2. NOTED the risks.", ["APPROVED the budget", "NOTED the risks"]),
        ("Outcome: The Committee noted the report.", ["The Committee noted the report"]),
        ("Members considered the report and agreed the recommendation.", ["Members considered the report and agreed the recommendation"]),
        ("The Committee was content to note the report.", ["The Committee was content to note the report"]),
        ("The application was REFUSED.", ["The application was REFUSED"]),
        ("The application was refused in 2021 and Mr Orr had appealed.\n\nMr Orr spoke.", []),
        (
            "RESOLVED: That\n\n[1] the statement be approved; and\n\n[2] the Chair be thanked.",
            ["the statement be approved", "the Chair be thanked"],
        ),
        ("Concluded: that the comments be forwarded.", ["that the comments be forwarded"]),
        ("The Committee considered and approved a private report.", ["The Committee considered and approved a private report"]),
        ("RESOLVED\n\nThat the budget be approved. Both parish councils had been consulted.", ["That the budget be approved"]),
        ("RESOLVED to:\n\n1. Agree the plan.\n\n5.3 Evidence and Reasons for Decision\n\nSee the report.", ["Agree the plan"]),
        ("RESOLVED that it be granted.\n\nNote 1\nThe votes were counted.", ["that it be granted"]),
        # The item's decision printed again, and going on a little.
        (
            "RESOLVED - that the Minutes of 18 July be agreed as a correct record.\n\nDebate.\n\nRESOLVED - that the Minutes of 18 July be agreed as a correct record and signed.",
            ["that the Minutes of 18 July be agreed as a correct record"],
        ),
    ],
)
def test_resolutions_in_other_forms(text: str, wanted: list[str]) -> None:
    assert _decisions("1. Roads\n\n" + text + "\n") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The Head of Roads (Cy Poe) undertook to send members the list.",
            [("The Head of Roads (Cy Poe) undertook to send members the list", ("Head of Roads",))],
        ),
        (
            "The Director of Finance stated that a note would be sent to Members before May.",
            [("The Director of Finance stated that a note would be sent to Members before May", ("Director of Finance",))],
        ),
        (
            "It was agreed that this would be provided outside of the meeting by the Head of Roads.",
            [("It was agreed that this would be provided outside of the meeting by the Head of Roads", ("Head of Roads",))],
        ),
        ("The Director of Finance stated that letters would be sent to residents next year.", []),
        (
            "The Director of Finance & ICT agreed that he would share the detail.",
            [("The Director of Finance & ICT agreed that he would share the detail", ("Director of Finance & ICT",))],
        ),
        # An owner after what was asked, and another promise before it in the item.
        (
            "- Officers undertook to provide a note.\n- Asked for a site visit.\n\nAction: Ann Lee",
            [("Officers undertook to provide a note", ("Officers",)), ("Asked for a site visit", ("Ann Lee",))],
        ),
        ("M HAY\nClerk to EXA\nHeadquarters", []),
        (
            "Responding to a Member, officers undertook to provide the figures.",
            [("Responding to a Member, officers undertook to provide the figures", ("officers",))],
        ),
        (
            "Complaints - the Cabinet Member agreed to provide a breakdown.",
            [("Complaints - the Cabinet Member agreed to provide a breakdown", ("Cabinet Member",))],
        ),
        (
            "The Director confirmed that a written response would be provided.",
            [("The Director confirmed that a written response would be provided", ("Director",))],
        ),
        (
            "It was agreed that the Director of Place would write to the Minister.",
            [("It was agreed that the Director of Place would write to the Minister", ("Director of Place",))],
        ),
        ("Ms Fox (Head of Waste) to provide ward figures.", [("Ms Fox (Head of Waste) to provide ward figures", ("Fox",))]),
        ("Action: Cy Poe, Head of Roads, to circulate the map.", [("Cy Poe, Head of Roads, to circulate the map", ("Cy Poe",))]),
        (
            "It was confirmed that a comparison would be circulated to Members.",
            [("It was confirmed that a comparison would be circulated to Members", ())],
        ),
        ("AP1: Officers to circulate the map.", [("Officers to circulate the map", ("Officers",))]),
        ("Officers took an action to circulate the map.", [("Officers took an action to circulate the map", ("Officers",))]),
        (
            "The Assistant Director, Roads, would follow this up with Councillor Hay.",
            [("The Assistant Director, Roads, would follow this up with Councillor Hay", ("Assistant Director",))],
        ),
        (
            "The Director of Place was asked to write to Exeter.",
            [("The Director of Place was asked to write to Exeter", ("Director of Place",))],
        ),
        (
            "The Head of Roads advised that he would be happy to provide this.",
            [("The Head of Roads advised that he would be happy to provide this", ("Head of Roads",))],
        ),
        (
            "The Roads Manager noted the request and would come back to the Committee.",
            [("The Roads Manager noted the request and would come back to the Committee", ("Roads Manager",))],
        ),
        ("The Trust would provide beds and the scheme would bring jobs.", []),
        ("The Director of Place would bring two services together next year.", []),
        (
            "In response to questions, Members heard that the Director would circulate the list.",
            [("In response to questions, Members heard that the Director would circulate the list", ("Director",))],
        ),
        (
            "The Director – Resilient Places undertook to provide the cost.",
            [("The Director – Resilient Places undertook to provide the cost", ("Director – Resilient Places",))],
        ),
        ("The Leader said that flowers would be sent to the school.", []),
        # Owners under one another in a column of their own.
        ("Actions\n\nOfficers to write a note.\tAnn Lee /\n\tBo Hay\n", [("Officers to write a note", ("Ann Lee", "Bo Hay"))]),
        (
            "Actions:\n\nHead of Audit to add the plan to the programme.\n",
            [("Head of Audit to add the plan to the programme", ("Head of Audit",))],
        ),
    ],
)
def test_what_was_promised_to_the_meeting(text: str, wanted: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _actions("1. Roads\n\n" + text + "\n") == wanted


def test_titles_that_run_into_their_business() -> None:
    text = (
        "1/23 MINUTES - These were read.\n\n2/23 EXCLUSION OF THE PRESS/PUBLIC - Resolved - That the public be excluded for the following item.\n\n"
        "3/23 ESTATES: LAND AT EXE ROAD - The Clerk submitted a report.\n"
    )
    assert [(item.number, item.title, item.access) for item in record_of(HEAD + text).items] == [
        ("1/23", "MINUTES", "open"),
        ("2/23", "EXCLUSION OF THE PRESS/PUBLIC", "open"),
        ("3/23", "ESTATES: LAND AT EXE ROAD", "exempt"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Leaders:\n\ni. noted the offer; and\n\nii. agreed the plan.", ["noted the offer", "agreed the plan"]),
        ("On the motion of Cllr Lee, seconded by Cllr Hay, the Roads Board:\n\ni. noted the offer.", ["noted the offer"]),
        ("Leaders from three areas spoke.\n\nLeaders agreed the terms of the offer.", ["Leaders agreed the terms of the offer"]),
        ("**Agreed:** the Board approved the bid.\n\nMore was said.", ["the Board approved the bid"]),
        ("Notes of 10/09/2019 agreed. All actions were closed.", ["Notes of 10/09/2019 agreed"]),
        ("He spoke of grants.\n\nThe report was **noted**.", ["The report was noted"]),
        ("> Decisions\n>\n> 1. Continue mentoring to May\n> 2. Note the position\n", ["Continue mentoring to May", "Note the position"]),
        ("Notes of the site visit approved by the owner were shown.", []),
        ("The report was noted in the press and Mr Lee asked about it.", []),
    ],
)
def test_what_leaders_and_groups_decided(text: str, wanted: list[str]) -> None:
    assert _decisions("1. Roads\n\n" + text + "\n") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "**Action 2.1** – Ann Lee to write to the owner.\n**Action 2.2** – Officers to list the titles.",
            [("Ann Lee to write to the owner", ("Ann Lee",)), ("Officers to list the titles", ("Officers",))],
        ),
        (
            "> Actions\n>\n> - **AL** – send the plan by 16 February\n> - **All** – comments on the draft to AL\n> - Ann Lee/Bo Hay: agree dates",
            [
                ("send the plan by 16 February", ("Ann Lee",)),
                ("comments on the draft to AL", ("All",)),
                ("agree dates", ("Ann Lee", "Bo Hay")),
            ],
        ),
        ("Actions\n\n- NB: the deadline is 3 May", [("NB: the deadline is 3 May", ())]),
        ("Actions\n\n- War Memorial – a mason has been found", [("War Memorial – a mason has been found", ())]),
        ("Actions\n\n- CIL: the form is due in May", [("CIL: the form is due in May", ())]),
    ],
)
def test_owners_before_what_they_are_to_do(text: str, wanted: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _actions("1. Roads\n\n" + text + "\n") == wanted


def test_as_many_owners_as_actions_in_the_cells_of_a_row() -> None:
    page = (
        "<table><tr><td>Item</td><td>Decisions and actions</td><td>Action by</td></tr>"
        "<tr><td>1</td><td><p><b>Roads</b></p><p>Much was said.</p></td><td></td></tr>"
        "<tr><td></td><td><p><b>Action</b></p><p>Circulate the slides.</p><p>Draft a letter.</p></td>"
        "<td><p>Ann Lee</p><p>Ann Lee / Bo Hay</p></td></tr>"
        "<tr><td>2</td><td><p><b>Bins</b></p><p><b>Action</b></p><p>Chairs to be invited.</p></td><td><p>Officers</p></td></tr></table>"
    )
    found = {action.text: action.owners for action in record_of(page, "page.html").actions}
    assert found == {"Circulate the slides": ("Ann Lee",), "Draft a letter": ("Ann Lee", "Bo Hay"), "Chairs to be invited": ("Officers",)}


def test_an_item_taken_in_private_among_public_ones() -> None:
    text = "1. Roads\n\nThey were discussed.\n\n2. Land\n\nThis item was taken in private.\n\n3. Thanks\n\nThe Chair thanked those who were leaving.\n"
    assert [(item.title, item.access) for item in record_of(HEAD + text).items] == [
        ("Roads", "open"),
        ("Land", "exempt"),
        ("Thanks", "open"),
    ]


def test_titles_in_bold_over_numbered_paragraphs() -> None:
    page = "**Minutes approved.**\n\n1 The minutes of 8th June were submitted and approved.\n\n**Roads – Update noted.**\n\n2 There was submitted a report by the Director of Roads.\n"
    record = record_of("**EXE COUNCIL**\n\n**Roads Committee**\n\n4 March 2024\n\n" + page, "page.md")
    assert [(item.number, item.title) for item in record.items] == [("1", "Minutes approved"), ("2", "Roads – Update noted")]
    assert [decision.text for decision in record.decisions] == ["The minutes of 8th June were submitted and approved"]


def test_a_cell_that_is_the_whole_of_an_item() -> None:
    page = "<table><tr><td>Item</td><td>Decisions</td></tr><tr><td>4</td><td><p><b>Note of last meeting</b></p><p>Agreed.</p></td></tr><tr><td>5</td><td><p><b>Roads</b></p><p>Much was said.</p></td></tr></table>"
    assert [decision.text for decision in record_of(page, "page.html").decisions] == ["Agreed"]


def test_a_head_over_the_columns_that_lost_its_first_gap() -> None:
    text = (
        "Item Decisions and actions\tAction\n\n1 Declarations of interest\n\nNone were made.\n\n2 Roads\n\nMuch was said.\n\nActions\n\n"
        "Officers to write.\tAnn Lee\nBo Hay to arrange a meeting.\tBo Hay/\n\tAnn Lee\n"
    )
    record = record_of(HEAD + text)
    assert [item.title for item in record.items] == ["Declarations of interest", "Roads"]
    assert [(action.text, action.owners) for action in record.actions] == [
        ("Officers to write", ("Ann Lee",)),
        ("Bo Hay to arrange a meeting", ("Bo Hay", "Ann Lee")),
    ]


def test_what_is_shouted_is_an_action_where_its_owner_is_too() -> None:
    page = "EXE PARISH COUNCIL\n\nMinutes of the meeting held on 4 March 2024\n\nPresent: Cllrs Lee and Hay\n\n1. Bins\n\n"
    told = record_of(page + "New bins were looked at. CLERK TO ASK EXE RECYCLING\n").actions
    assert [(action.text, action.owners) for action in told] == [("CLERK TO ASK EXE RECYCLING", ("CLERK",))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Resolved:\n\nTo note the outturn; to agree the changes; and to thank staff for their work.",
            ["To note the outturn", "to agree the changes", "to thank staff for their work"],
        ),
        ("They spoke.\n\nAGREED TO RECOMMEND, on the proposal of Councillor Lee, that the grants be approved.",
         ["AGREED TO RECOMMEND, on the proposal of Councillor Lee, that the grants be approved"]),
        ("The police objected.\n\nDECIDED - That no action be taken.", ["That no action be taken"]),
    ],
)  # fmt: skip
def test_resolutions_in_other_words(text: str, wanted: list[str]) -> None:
    assert _decisions("1. Roads\n\n" + text + "\n") == wanted


def test_a_page_in_one_paragraph_with_decided() -> None:
    page = (
        "Licensing Sub-Committee - Minutes of Meeting held Tuesday, 14th May 2019 PRESENT: Councillor Lee (in the Chair); Councillors P Hay and U Orr "
        "OFFICERS: D Poe (Licensing Officer) 5 APOLOGIES There were none. 6 APPLICATION FOR A PREMISES LICENCE The police withdrew their objection. "
        "DECIDED - That the application be granted. 7 PRIVATE HIRE DRIVER DECIDED - That no action be taken after the driver was heard by them."
    )
    record = record_of(page)
    assert [item.title for item in record.items] == ["APOLOGIES", "APPLICATION FOR A PREMISES LICENCE", "PRIVATE HIRE DRIVER"]
    assert [decision.text for decision in record.decisions] == [
        "That the application be granted",
        "That no action be taken after the driver was heard by them",
    ]
    assert {entry.name: entry.status for entry in record.attendance}["D Poe"] == "in-attendance"


def test_a_table_of_people_with_initials_and_actions_in_the_last_cell() -> None:
    page = (
        "# Exe District Council\n\n## Climate Working Group\n\n**Date:** 3 October 2022\n\n| Name | Initials | Role |\n| --- | --- | --- |\n"
        "| Cllr Hilary Poe | HP | Chair |\n| Nadine Orr | NO | Programme Manager |\n\n| Item | Discussion | Action |\n| --- | --- | --- |\n"
        "| 1 | **Roofs.** HP set out the costs. | NO to draft the bid |\n| 2 | **Fleet.** It was old. | HP / NO to meet the fleet board |\n"
    )
    record = record_of(page, "page.md")
    assert {entry.name: entry.status for entry in record.attendance} == {"Hilary Poe": "present", "Nadine Orr": "in-attendance"}
    assert [(action.text, action.owners) for action in record.actions] == [
        ("NO to draft the bid", ("Nadine Orr",)),
        ("HP / NO to meet the fleet board", ("Hilary Poe", "Nadine Orr")),
    ]


def test_action_by_an_officer_to_do_something() -> None:
    text = "1. Roads\n\nRoads were bad.\n\nAction by: Strategic Director - Social Services to report on placements by 10 May 2024\n"
    assert [action.text for action in record_of(HEAD + text).actions] == [
        "Strategic Director - Social Services to report on placements by 10 May 2024"
    ]


def test_a_label_under_a_long_bullet_is_no_part_of_it() -> None:
    text = "1. Work programme\nAnn Lee tabled a draft.\nAgreed\n• To ask the People and Places Board to join the session on buses\nActions\n• Redraft the section – Ann Lee\n"
    record = record_of(HEAD + text)
    assert [decision.text for decision in record.decisions] == ["To ask the People and Places Board to join the session on buses"]
    assert [(action.text, action.owners) for action in record.actions] == [("Redraft the section", ("Ann Lee",))]


def test_bullets_that_have_lost_their_labels() -> None:
    page = "Sector support\n\nAnn Lee, Head of Support, set out the work.\n\n* The Committee noted the report.\n\n* Ann Lee to circulate the guidance.\n* Lead Members to nominate peers.\n"
    record = record_of(page, "page.md")
    assert [decision.text for decision in record.decisions] == ["The Committee noted the report"]
    assert [(action.text, action.owners) for action in record.actions] == [
        ("Ann Lee to circulate the guidance", ("Ann Lee",)),
        ("Lead Members to nominate peers", ("Lead Members",)),
    ]
    talk = "Sector support\n\nMembers spoke:\n\n* The Committee had asked before.\n* Councils to be asked.\n"
    assert record_of(talk, "page.md").actions == ()


def test_short_entries_after_stops_in_one_line_are_parted() -> None:
    text = "<html><body><h2>1. Pilots</h2><p><b>Actions</b></p><p>Officers to;</p><p>• write to the pilot areas; • ask the clubs; and • bring a note.</p></body></html>"
    assert [action.text for action in record_of(text, "page.html").actions] == ["write to the pilot areas", "ask the clubs", "bring a note"]
    one = "<html><body><h2>1. Pilots</h2><p><b>Actions</b></p><p>Ann Lee to write to the club • at the Wharf • soon.</p></body></html>"
    assert len(record_of(one, "page.html").actions) == 1

"""How boards of the LGA, employers' bodies and partnerships print who was there and what they agreed: one short page a rule."""

from pages import record_of


def _seats(text: str, name: str = "page.txt") -> list[tuple[str, str, str | None, str | None]]:
    return [(seat.name, seat.status, seat.role, seat.council) for seat in record_of(text, name).attendance]


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
    record = record_of(text)
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
    record = record_of(text)
    assert [item.title for item in record.items] == ["Notes of the last meeting", "Debt", "Any other business"]
    assert [decision.text for decision in record.decisions] == ["The Board agreed the policy and endorsed the sale"]
    assert [(action.text, action.owners) for action in record.actions] == [("CP to bring a report to the March Board", ("Cy Poe",))]
    assert [(seat.name, seat.status) for seat in record.attendance] == [("Ann Lee", "present"), ("Cy Poe", "in-attendance")]


def test_what_a_cell_ends_in_beside_its_action() -> None:
    text = (
        "# Exe Partnership Board\n\n3 October 2024\n\n| Item | Discussion | Action | Owner |\n|---|---|---|---|\n"
        "| 1. Bids | Options were shown. The Board **agreed** option 2 and agreed to pay. | Draft a note | AL |\n| 2. Close | None. | | |\n"
    )
    record = record_of(text, "page.md")
    assert [decision.text for decision in record.decisions] == ["The Board agreed option 2 and agreed to pay"]


def test_a_joint_council_for_services() -> None:
    text = "NORTH WEST JOINT COUNCIL FOR LOCAL GOVERNMENT SERVICES\n\nMinutes of the meeting held at Exe Town Hall on 11th September 2013\n\n1 PAY\n\nResolved (by 6 votes to 4) - That the dispute be referred.\n"
    record = record_of(text)
    assert record.meeting is not None
    assert record.meeting.body == "North West Joint Council For Local Government Services"
    assert [decision.text for decision in record.decisions] == ["That the dispute be referred"]


def test_sums_of_the_programme_an_item_is_about() -> None:
    text = (
        "EXE BOARD\n\n3 May 2023\n\n1. One Public Estate\n\nThe programme had grown, and a further £31 million had been announced. The hall cost £250.\n\n"
        "2. Roads\n\nThe bid was for £5m.\n"
    )
    assert [(figure.programme, figure.value) for figure in record_of(text).figures] == [("ope", 31_000_000)]


def test_a_progress_review_of_a_peer_challenge_told_before() -> None:
    text = "EXE BOARD\n\n3 May 2023\n\n1. Peer challenge at Bolton\n\nMuch was said.\n\nCllr Lee asked when the progress review would be.\n"
    assert [programme.id for programme in record_of(text).programmes] == ["cpc", "cpc-pr"]


def test_offices_and_councils_parted_by_semicolons_and_posts_in_initials() -> None:
    text = "Exe Advisory Group\n\n11 March 2025\n\nAttendance: Cllr Ann Lee (Chair; Durham CC), Jas Uppal (Coventry City Council, DASS)\n\n1. Plans\n\nMuch was said.\n"
    assert _seats(text) == [("Ann Lee", "present", "Chair", "DUR"), ("Jas Uppal", "present", "DASS", "COV")]


def test_the_owner_in_brackets_after_the_label() -> None:
    text = "Exe Advisory Group\n\n11 March 2025\n\nPresent: Cllr Ann Lee\n\n1. Plans\n\nThe group noted the report.\n\n**Action (AL):** Nominate a lead by April.\n"
    record = record_of(text)
    assert [(action.text, action.owners) for action in record.actions] == [("Nominate a lead by April", ("Ann Lee",))]
    assert [decision.text for decision in record.decisions] == ["The group noted the report"]


def test_a_substitute_told_by_sub_and_a_recommendation_that_was_agreed() -> None:
    text = (
        "Exe Employers Panel\n\n11 March 2025\n\nPresent: Cllr Ann Lee (Sutton)\n\nApologies: Cllr Cy Poe (sub. Cllr Bo Hay, Tamworth BC)\n\n1. Levy\n\n"
        "Much was said.\n\nRecommendation agreed: that the Panel support a pledge.\n"
    )
    assert _seats(text)[1:] == [("Cy Poe", "apologies", None, None), ("Bo Hay", "substitute", None, "TAW")]
    assert [decision.text for decision in record_of(text).decisions] == ["that the Panel support a pledge"]


def test_a_limb_with_its_owner_beside_it_is_an_action() -> None:
    text = (
        "Transport Board\n\nMinutes of the meeting held on 4 November 2008\n\nPresent: Cllr Ann Lee\nOfficers: Cy Poe (Adviser)\n\n1. PAY\n\nMuch was said.\n\nAGREED:\n"
        "i)\tThat the report be noted.\nii)\tThat officers prepare a statement for the next meeting.\tCP\niii)\tThat the chair write to the Minister.\n"
    )
    record = record_of(text)
    assert [decision.text for decision in record.decisions] == ["That the report be noted", "That the chair write to the Minister"]
    assert [(action.text, action.owners) for action in record.actions] == [
        ("That officers prepare a statement for the next meeting", ("Cy Poe",))
    ]
    text = text.replace("i)\tThat the report be noted.\n", "")
    assert [decision.text for decision in record_of(text).decisions] == ["That the chair write to the Minister"]


def test_a_key_to_the_mark_of_those_away_heads_no_list() -> None:
    text = (
        "Exe Police and Crime Panel\n\n7 February 2022\n\nMembers Present:\n\nA = absent\n\nExecutive Mayor Ann Lee\tMansfield District Council (Chair)\n"
        "Councillor Bo Hay\tGedling Borough Council – A\nCouncillor Cy Poe\tRushcliffe Borough Council (for Councillor Di Orr)\n\n"
        "1. APOLOGIES\n\nApologies were received from Councillor Hay.\n"
    )
    record = record_of(text)
    assert _seats(text) == [
        ("Ann Lee", "present", "Chair", "MAS"),
        ("Bo Hay", "apologies", None, "GED"),
        ("Cy Poe", "substitute", None, "RUS"),
    ]
    assert [person.name for person in record.people] == ["Ann Lee", "Bo Hay", "Cy Poe", "Di Orr"]


def test_each_line_of_a_cell_of_names_has_its_line_in_the_cells_beside_it() -> None:
    page = (
        "<p>Note of last Fire Services Management Committee meeting</p><p>18 November 2022</p><p>Appendix A - Attendance</p><table>"
        "<tr><td>Position/Role</td><td>Councillor</td><td>Authority</td></tr>"
        "<tr><td>Deputy Chairs</td><td><p>Cllr Ann Lee</p><p>Cllr Bo Hay QFSM</p></td><td><p>Exe Fire and Rescue Authority</p><p>City of York Council</p></td></tr>"
        "<tr><td>Apologies</td><td><p>Cllr Cy Poe</p><p>Cllr Di Orr</p></td><td><p>Humberside Fire Authority</p><p>Knowsley MBC</p></td></tr></table>"
    )
    assert _seats(page, "page.html") == [
        ("Ann Lee", "present", "Deputy Chairs", None),
        ("Bo Hay", "present", "Deputy Chairs", "YOR"),
        ("Cy Poe", "apologies", None, None),
        ("Di Orr", "apologies", None, "KWL"),
    ]


def test_a_union_s_people_are_no_councillors() -> None:
    text = (
        "Exe Valley Employers’ Committee\n19 September 2016\n\nPresent:\nEmployers’ Side\nCllr Ann Lee\tWakefield MDC\nTrade Union Side\nT Hay\tGMB\n\n"
        "Apologies: Cllrs C Poe (Hambleton), Di Orr (Harrogate BC) and E Fox; F Gow (Unison)\n\n1. Pay\n\nMuch was said.\n"
    )
    kinds = {person.name: (person.kind, person.organisation) for person in record_of(text).people}
    assert kinds["T Hay"] == ("other", "GMB")
    assert kinds["F Gow"] == ("other", "Unison")
    assert kinds["E Fox"][0] == "councillor"


def test_a_firm_called_after_a_region_is_no_person() -> None:
    text = "Transport Board\n3 May 2023\n\nIn attendance:\nAnn Lee\tFirst West Yorkshire\nBo Hay\tKirklees Council\n\n1. Buses\n\nMuch was said.\n"
    assert [(seat.name, seat.status) for seat in record_of(text).attendance] == [("Ann Lee", "in-attendance"), ("Bo Hay", "in-attendance")]


def test_what_stands_beside_a_name_is_parted_into_post_and_body() -> None:
    text = (
        "Note of Resources Board\n\n6 July 2022\n\n1. Finance\n\nThe Chair invited Ann Lee, Director of Policy at the Institute of Rates (IR), to speak. "
        "She was joined by Bo Hay and Cy Poe (Senior Advisers). Sir Di Orr CBE, leader of Barnsley, asked about reserves.\n"
    )
    people = {person.name: person for person in record_of(text).people}
    assert (people["Ann Lee"].role, people["Ann Lee"].organisation) == ("Director of Policy", "Institute of Rates")
    assert people["Bo Hay"].role == people["Cy Poe"].role == "Senior Advisers"
    assert (people["Di Orr"].kind, people["Di Orr"].council) == ("councillor", "BNS")


def test_a_plan_of_actions_has_columns_of_its_own() -> None:
    text = (
        "| Rec. | What the peers said | Action | Lead | By | Status |\n| --- | --- | --- | --- | --- | --- |\n"
        "| 1 | Set out a vision | Hold a workshop of the Cabinets | Ann Lee | 30 April 2024 | Not started |\n"
        "| 2 | Speak up | Draft a strategy | Cllr Hay / Cy Poe | Next meeting | On track |\n"
    )
    record = record_of(f"# Exe Improvement Board\n\n14 March 2024\n\n## 1. Plan\n\nThe plan was gone through.\n\n{text}", "page.md")
    assert [(action.text, action.owners, action.due) for action in record.actions] == [
        ("Hold a workshop of the Cabinets", ("Ann Lee",), "2024-04-30"),
        ("Draft a strategy", ("Hay", "Cy Poe"), None),
    ]


def test_actions_sentence_by_sentence_and_owners_after_a_dash() -> None:
    text = (
        "Exe Improvement Board\n\n14 March 2024\n\nPresent: Ann Lee, Bo Hay\n\n1. Support\n\nMuch was said.\n\nActions: AL to find a mentor for the Leader. BH to send the prospectus to all.\n\n"
        "2. Peers\n\nMuch was said.\n\nAction:\n\nFollow up with the council through the regional team again – Ann Lee\nAsk the Chair to write to the Minister about the fund\n"
    )
    assert [(action.text, action.owners) for action in record_of(text).actions] == [
        ("AL to find a mentor for the Leader", ("Ann Lee",)),
        ("BH to send the prospectus to all", ("Bo Hay",)),
        ("Follow up with the council through the regional team again", ("Ann Lee",)),
        ("Ask the Chair to write to the Minister about the fund", ()),
    ]


def test_an_owner_some_empty_cells_to_the_right() -> None:
    text = "Exe Panel\n\n24 January 2020\n\nPresent: Ann Lee (AL)\n\n1. Peers\n\n1.1 It was agreed to invite the Leader to the next meeting.\t\t\tAL\n"
    assert [(action.text, action.owners) for action in record_of(text).actions] == [
        ("It was agreed to invite the Leader to the next meeting", ("Ann Lee",))
    ]


def test_a_post_with_and_in_its_name_owns_one_action() -> None:
    text = "Exe Panel\n\n7 February 2022\n\n1. Budget\n\nMuch was said.\n\n| Action | By whom |\n| --- | --- |\n| Share the figures | Police and Crime Commissioner |\n"
    assert [action.owners for action in record_of(text, "page.md").actions] == [("Police and Crime Commissioner",)]


def test_agreement_ends_with_its_sentence() -> None:
    text = (
        "Exe Improvement Board\n\n14 March 2024\n\n1. Minutes\n\nThe minutes of 11 January 2024 were AGREED. There were no matters arising which were not on the agenda.\n\n"
        "2. Minutes of the panel\n\nAgreed as a correct record, subject to the correction of “Exe Council” to “Exe College” in the list of those who had been present.\n\n"
        "3. Minutes\n\ni. The minutes of 3 May 2022 were agreed and signed as a correct record.\n\n4. Fees\n\nCllr Lee proposed and Cllr Hay seconded that the fee remain. AGREED.\n\n"
        "5. PLAN: PROGRESS: The Board NOTED the report.\n"
    )
    assert [decision.text for decision in record_of(text).decisions] == [
        "The minutes of 11 January 2024 were AGREED",
        "Agreed as a correct record, subject to the correction of “Exe Council” to “Exe College” in the list of those who had been present",
        "The minutes of 3 May 2022 were agreed and signed as a correct record",
        "Cllr Lee proposed and Cllr Hay seconded that the fee remain. AGREED",
        "The Board NOTED the report",
    ]


def test_a_committee_under_the_authority_that_holds_it() -> None:
    page = "<p>MINUTES OF THE MEETING OF THE<br>WEST YORKSHIRE COMBINED AUTHORITY<br>TRANSPORT COMMITTEE<br>HELD ON FRIDAY, 13 JANUARY 2023</p><p>Present:</p><p>Councillor Ann Lee</p>"
    meeting = record_of(page, "page.html").meeting
    assert meeting is not None
    assert (meeting.body, meeting.organisation) == ("Transport Committee", "West Yorkshire Combined Authority")
    regional = record_of(
        "EAST OF ENGLAND LOCAL GOVERNMENT ASSOCIATION\n\nPAY PANEL\n\nNotes of the meeting on 24 January 2020\n\nThe LGA was there.\n"
    ).meeting
    assert regional is not None
    assert regional.organisation == "East of England Local Government Association"


def test_apologies_counted_before_they_are_listed() -> None:
    text = (
        "Exe Rural Network\n\n29 January 2018\n\n1. Apologies & Notes from the previous meeting\n\nPresent: Cllr Ann Lee (Chair), Shropshire Council\n\n"
        "Apologies for absence were received from 27 members, of which the following were noted:\n\nCllr Bo Hay - Sedgemoor DC\nCllr Cy Poe, Kings Lynn & West Norfolk\n\n"
        "The notes of the previous meeting were confirmed.\n\n2. Roads\n\nThe Group noted the position. Ann Lee agreed to ask the others.\n"
    )
    assert _seats(text) == [
        ("Ann Lee", "present", "Chair", "SHR"),
        ("Bo Hay", "apologies", None, "SEG"),
        ("Cy Poe", "apologies", None, "KIN"),
    ]
    assert [decision.text for decision in record_of(text).decisions] == [
        "The notes of the previous meeting were confirmed",
        "The Group noted the position",
    ]


def test_what_begins_with_a_place_or_a_verb_is_no_person() -> None:
    text = (
        "Exe Board\n\n3 May 2023\n\n1. Care\n\nMembers were told that the study was by Oxford Brookes. Kirklees had been asked to lend its director, Bo Hay, to others. "
        "She had met members of Parliament, among them Ann Lee (Tiverton).\n\n| Action | Who |\n| --- | --- |\n| Ask East Cambridgeshire to nominate | Cllr Poe |\n"
    )
    assert [person.name for person in record_of(text, "page.md").people] == ["Bo Hay", "Ann Lee", "Poe"]


def test_a_middle_dot_parts_name_and_body() -> None:
    text = "Exe Board\n\n12 March 2020\n\nPresent\n\n- Ann Lee, Exe Police\n- Bo Hay · LGA, Regional Manager\n- Cllr Cy Poe (Fenland; also Cambridgeshire County Council)\n\n1. Roads\n\nMuch was said.\n"
    assert _seats(text) == [
        ("Ann Lee", "present", None, None),
        ("Bo Hay", "present", "Regional Manager", None),
        ("Cy Poe", "present", None, "FEN"),
    ]


def test_a_list_that_a_paragraph_leads_to() -> None:
    text = (
        "Exe Assembly\n\n21 November 2019\n\n1. Finance\n\n1.1 Ann Lee presented the accounts. The Assembly agreed:\n\n(i) to accept the accounts;\n\n(ii) that fees be held.\n\n"
        "2. Homes\n\n2.1 Cllr Hay proposed that the Assembly support the call. This was seconded by Cllr Poe and agreed unanimously.\n"
    )
    assert [decision.text for decision in record_of(text).decisions] == [
        "to accept the accounts",
        "that fees be held",
        "Cllr Hay proposed that the Assembly support the call",
    ]


def test_a_label_at_the_end_of_a_bullet_covers_no_other_bullet() -> None:
    text = (
        "Exe Network\n\n21 November 2019\n\nPresent: Tom Shaw, Anne Benbow-Hill\n\n1. Welcome\n\nThere were two matters arising:\n\n- TS was to have circulated the poll. Action: TS by Christmas\n"
        "- the meeting had been put off\n\n2. Programmes\n\nIt was suggested that each council be asked what it had used. Action: AB-H\n"
    )
    assert [(action.text, action.owners) for action in record_of(text).actions] == [
        ("TS was to have circulated the poll", ("Tom Shaw",)),
        ("It was suggested that each council be asked what it had used", ("Anne Benbow-Hill",)),
    ]


def test_officers_to_with_bullets_under_it_and_an_owner_before_the_action() -> None:
    text = "Agenda item\n\nCare\n\nMinutes:\n\nMuch was said.\n\nActions\n\n* Officers to:\n  o invite others to speak\n  o send members the list\n* Ann Lee to draft a letter\n"
    assert [(action.text, action.owners) for action in record_of(text).actions] == [
        ("invite others to speak", ("Officers",)),
        ("send members the list", ("Officers",)),
        ("Ann Lee to draft a letter", ("Ann Lee",)),
    ]
    page = "<h1>Agenda item</h1><h2>Care</h2><p>Minutes:</p><p>Much was said.</p><p><b>Action</b></p><table><tr><td>Ann Lee</td><td>Circulate the report with a letter</td></tr></table>"
    assert [(action.text, action.owners) for action in record_of(page, "page.html").actions] == [
        ("Circulate the report with a letter", ("Ann Lee",))
    ]


def test_paragraphs_under_a_worded_item_are_no_items() -> None:
    text = (
        "LGA Wellbeing Board\n\nNotes of the meeting held on 13 November 2019\n\nITEM 1. WELCOME\n\nAll were welcomed.\n\nITEM 2. CARE\n\nFour points were made.\n\n"
        "1. Much was said.\n2. So it went on.\n3. Of the pathfinders, three were in the west: that was all.\n\nITEM 3. SLEEP-INS\n\nNone.\n\nExe Board 24\n\n"
    )
    assert [(item.number, item.title) for item in record_of(text).items] == [("1", "WELCOME"), ("2", "CARE"), ("3", "SLEEP-INS")]


def test_minute_numbers_with_the_year_in_cells_and_no_item_for_the_authority_itself() -> None:
    page = (
        "<h2>EXE COMBINED FIRE AUTHORITY</h2><h3>RESOURCES COMMITTEE</h3><p>29 March 2023</p><p><b>PRESENT:</b></p><p>Councillor A Lee</p><table>"
        "<tr><td><b>50-22/23</b></td><td><b>APOLOGIES FOR ABSENCE</b></td></tr><tr><td></td><td>Apologies were received from Councillor M Hay of Blackpool Council.</td></tr>"
        "<tr><td><b>51-22/23</b></td><td><b>FINANCE</b></td></tr><tr><td></td><td>Much was said.</td></tr></table>"
    )
    record = record_of(page, "page.html")
    assert [(item.number, item.title) for item in record.items] == [("50-22/23", "APOLOGIES FOR ABSENCE"), ("51-22/23", "FINANCE")]
    assert [(seat.name, seat.council) for seat in record.attendance] == [("A Lee", None), ("M Hay", "BPL")]


def test_actions_on_one_line_with_owners_in_brackets() -> None:
    text = "Exe Board\n\n3 May 2023\n\n1. Care\n\nMuch was said.\n\nACTIONS: Officers to find out why (Ann Lee). Letter of thanks to go to all (Bo Hay).\n\n2. Food\n\n2.1 ACTION – Circulate the plan to leaders (Ann Lee)\n"
    assert [(action.text, action.owners) for action in record_of(text).actions] == [
        ("Officers to find out why", ("Ann Lee",)),
        ("Letter of thanks to go to all", ("Bo Hay",)),
        ("Circulate the plan to leaders", ("Ann Lee",)),
    ]


def test_a_row_under_minutes_of_the_meeting_is_no_body() -> None:
    page = (
        "<p><b>Exeshire Police and Crime Panel</b></p><p>7 February 2022</p><p><b>MINUTES OF THE MEETING</b></p><p><b>Members Present:</b></p><table>"
        "<tr><td>Executive Mayor Ann Lee</td><td>Mansfield District Council (Vice-Chair)</td></tr>"
        "<tr><td>Councillor Bo Hay</td><td>Ashfield District Council</td></tr></table><p><b>1. CRIME</b></p><p>Much was said.</p>"
    )
    meeting = record_of(page, "page.html").meeting
    assert meeting is not None
    assert meeting.body == "Exeshire Police and Crime Panel"

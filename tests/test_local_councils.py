"""Minutes of parish, town and community councils, whose members do the work themselves and tell it as talk: one short page a rule."""

import pytest
from pages import record_of

HEAD = "Minutes of the meeting of Exebridge Parish Council held on 4 March 2019\n\nPresent: Cllr Ann Lee (Chairman), Cllr Bo Hay, Cllr Cy Poe and the Clerk\n\n1. Minutes\n\nRead.\n\n2. Business\n\n"


def _decisions(text: str) -> list[str]:
    return [decision.text for decision in record_of(HEAD + text).decisions]


def _actions(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(action.text, action.owners) for action in record_of(HEAD + text).actions]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Accounts were presented and accepted for payment.", ["Accounts were presented and accepted for payment"]),
        ("A shed at Elm Lodge - recommend approval.", ["A shed at Elm Lodge - recommend approval"]),
        ("Letter on bus times. Leaflet on smoke alarms - noted.", ["Leaflet on smoke alarms - noted"]),
        (
            "It was proposed by B. Hay, seconded by C. Poe that the gate be painted.",
            ["It was proposed by B. Hay, seconded by C. Poe that the gate be painted"],
        ),
        (
            "Elm Contractors £40.00 - proposed A. Lee, seconded B. Hay pass for payment.",
            ["Elm Contractors £40.00 - proposed A. Lee, seconded B. Hay pass for payment"],
        ),
        ("EPC formally object to the scheme.", ["EPC formally object to the scheme"]),
        ("All were in full agreement that the stile should stay.", ["All were in full agreement that the stile should stay"]),
        ("The bench was lost. Agreed to buy another.", ["Agreed to buy another"]),
        ("Cllrs agreed to the second site.", ["Cllrs agreed to the second site"]),
        (
            "TO REVIEW THE LEASE A lease as drawn up by Elm and Son was reviewed and approved.",
            ["A lease as drawn up by Elm and Son was reviewed and approved"],
        ),
        ("Cllrs agreed that the wall is weak and should be mended.", ["Cllrs agreed that the wall is weak and should be mended"]),
        ("In was decided to lock it.", ["In was decided to lock it"]),
        (
            "A vote was taken, the result being three to two in favour of Dee Fry.",
            ["A vote was taken, the result being three to two in favour of Dee Fry"],
        ),
        # Applications within a line.
        (
            "i. 19/0751/F Porch, Elm Lodge. No objections raised. ii. 19/0752/F Barn, Hay Farm. (Cllr Hay left) No objections raised.",
            ["19/0751/F Porch, Elm Lodge. No objections raised", "19/0752/F Barn, Hay Farm. (Cllr Hay left) No objections raised"],
        ),
        # A title and its business run together.
        ("Co-option of membersIt was agreed to co-opt Dee Fry.", ["It was agreed to co-opt Dee Fry"]),
        # What others decided, at another time, or might; what is to be signed.
        ("Minutes will be signed once the Council can meet.", []),
        ("Planning Decision: Mr Fry - a barn at Elm Farm - approved.", []),
        ("It would be a pity if the Parish Council objected to it.", []),
        ("The Council agreed at the last meeting to buy a bench.", []),
        ("A porch at Elm Lodge. Status - Approved.", []),
    ],
)
def test_what_a_parish_council_decided(text: str, wanted: list[str]) -> None:
    assert _decisions(text + "\n\nA second paragraph tells of a hedge that grew.\n") == wanted


def test_planning_applications_line_under_line() -> None:
    text = "* E/40111\n\nShed for Goats\n\nElm Farm\n\nExebridge\n\nEX1 1AA\n\nNO OBJECTIONS\n\nA barn at Hay Farm 19/00751/F\n\nSupport\n"
    assert _decisions(text) == ["E/40111 Shed for Goats Elm Farm Exebridge EX1 1AA NO OBJECTIONS", "A barn at Hay Farm 19/00751/F Support"]


def test_decisions_above_the_first_item_that_can_be_told() -> None:
    text = (
        "MINUTES OF EXEBRIDGE PARISH COUNCIL HELD MONDAY 4 MARCH 2019\n\nPresent: Cllr Ann Lee, Cllr Bo Hay\n\n"
        "2. No declarations were made. 3. The Minutes of the meeting held on 4 February were agreed as a true record.\n\n"
        "4. Matters Arising\n\nNone.\n\n5. Roads\n\nBad.\n"
    )
    assert [decision.text for decision in record_of(text).decisions] == [
        "The Minutes of the meeting held on 4 February were agreed as a true record"
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The gate has gone. The contractors will be contacted.", [("The contractors will be contacted", ())]),
        ("This will be reported to Highways.", [("This will be reported to Highways", ())]),
        ("A revised quote will be sought for a smaller sign.", [("A revised quote will be sought for a smaller sign", ())]),
        (
            "This matter will be taken up by County Councillor Dee Fry.",
            [("This matter will be taken up by County Councillor Dee Fry", ("Dee Fry",))],
        ),
        ("The Chairman volunteered to collect the key.", [("The Chairman volunteered to collect the key", ("Chairman",))]),
        ("PCSO Fry to look into the matter.", [("PCSO Fry to look into the matter", ("Fry",))]),
        (
            "Cllrs. B. Hay and C. Poe would meet the owner.",
            [("Cllrs. B. Hay and C. Poe would meet the owner", ("Bo Hay", "Cy Poe"))],
        ),
        (
            "The Clerk was given two names and asked to contact them for quotes.",
            [("The Clerk was given two names and asked to contact them for quotes", ("Clerk",))],
        ),
        ("CLLR HAY / CLERK TO ARRANGE THE ORDER", [("CLLR HAY / CLERK TO ARRANGE THE ORDER", ("Bo Hay", "CLERK"))]),
        ("Agreed Clerk would write to the school.", [("Agreed Clerk would write to the school", ("Clerk",))]),
        ("Re-agenda for June.", [("Re-agenda for June", ())]),
        ("Refer to the school.", []),
        ("Enforcement officer to visit the yard.", [("Enforcement officer to visit the yard", ("Enforcement officer",))]),
        (
            "Clerk has spoken to the owner. She was asked to contact him again.",
            [("She was asked to contact him again", ("Clerk",))],
        ),
        ("A working party will paint the box.", [("A working party will paint the box", ("working party",))]),
        # What others say will be done, what was to be done, what is asked.
        ("The County Council advised that the owner will be contacted.", []),
        ("The sign will be replaced by the county's contractors.", []),
        ("It was noted that the stone has still to be replaced.", []),
        ("Members were told that a sensor was to be placed on the post.", []),
        ("They are going to ask for the figures to be checked.", []),
        ("Offenders can be reported for the matter to be investigated.", []),
    ],
)
def test_what_is_to_be_done_in_a_parish(text: str, wanted: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _actions(text + "\n") == wanted


def test_a_council_known_by_its_clerk_and_a_visitor_from_the_county() -> None:
    text = "Present: Cllrs Lee, Hay & Poe, County Cllr Fry & the Clerk.\n\n31. Roads: The verge is bad. Clerk notify them.\n\n32. Bins: Cllrs agreed to the site.\n"
    record = record_of(text)
    assert [(action.text, action.owners) for action in record.actions] == [("Clerk notify them", ("Clerk",))]
    assert [decision.text for decision in record.decisions] == ["Cllrs agreed to the site"]


def test_titles_that_a_sentence_follows() -> None:
    text = (
        "DRAFT MINUTES OF EXEBRIDGE PARISH COUNCIL MEETING\n\nTHURSDAY 4 MARCH 2019\n\nPresent: Cllr Ann Lee, Cllr Bo Hay\n\n"
        "1. Apologies for absence. Apologies had been received from Cllr Cy Poe.\n\n2. Bus stop. The pole leans.\n\n"
        "3. Roads. They are bad.\n\n4. Bins in the square. One was lost.\n\n"
    )
    assert [(item.number, item.title) for item in record_of(text).items] == [
        ("1", "Apologies for absence"),
        ("2", "Bus stop"),
        ("3", "Roads"),
        ("4", "Bins in the square"),
    ]
    shouted = "1. ACCEPTANCE OF APOLOGIES Apologies were given by Cllr Poe.\n\n2. TO REVIEW THE LEASE This was discussed at length.\n"
    assert [item.title for item in record_of(HEAD.partition("1. Minutes")[0] + shouted).items] == [
        "ACCEPTANCE OF APOLOGIES",
        "TO REVIEW THE LEASE",
    ]


def _people(text: str) -> dict[str, tuple[str, str | None, str | None]]:
    return {person.name: (person.kind, person.role, person.organisation) for person in record_of(HEAD + text).people}


@pytest.mark.parametrize(
    ("words", "name", "wanted"),
    [
        ("Clerk to chase Ruth Amory, MCC, about the map.", "Ruth Amory", ("officer", None, "MCC")),
        ("Colin Bray, NCC Highways Engineer, reported on the drain.", "Colin Bray", ("officer", "Engineer", "NCC Highways")),
        ("He gave instructions to Rachel Dorn at the firm.", "Rachel Dorn", ("other", None, None)),
        ("A new chairman, Helen Croft, was appointed.", "Helen Croft", ("other", None, None)),
        ("Helen Croft is new Chairman, Linda Ives - Treasurer.", "Linda Ives", ("other", "Treasurer", None)),
        ("Jon Ames and Martin Kerr of North Yorkshire Council spoke.", "Jon Ames", ("other", None, None)),
    ],
)
def test_people_spoken_of(words: str, name: str, wanted: tuple[str, str | None, str | None]) -> None:
    assert _people(words + "\n")[name] == wanted


@pytest.mark.parametrize(
    "words",
    ["Capel Isaac Chapel was full.", "The walk ends at Thomas Fields.", "Letter from Gwyn James Solicitors.", "Carol Singers are wanted."],
)
def test_places_and_firms_in_a_parish_are_nobody(words: str) -> None:
    assert set(_people(words + "\n")) == {"Ann Lee", "Bo Hay", "Cy Poe"}


def test_the_clerk_is_no_councillor_of_the_same_name() -> None:
    text = "The path. Cllr. J. Davies would ask the owner.\n\nCllrs. B. Hay and C. Poe, Clerk\n\nMrs J. Davies, Clerk's Salary £40.00\n"
    head = HEAD.replace("Cllr Ann Lee (Chairman)", "Cllr Joseph Davies (Chairman)")
    record = record_of(head + text)
    assert {(person.name, person.kind, person.role) for person in record.people if "Davies" in person.name} == {
        ("Joseph Davies", "councillor", "Chairman"),
        ("J. Davies", "officer", "Clerk"),
    }
    assert record.actions[0].owners == ("Joseph Davies",)
    assert next(person.role for person in record.people if person.name == "Cy Poe") is None


def test_a_visitor_among_those_present_and_apologies_on_the_title_s_line() -> None:
    text = (
        "Minutes of Exebridge Parish Council held on 4 March 2019\n\nPresent: A. Lee - Chairman, B. Hay together with D. Fry - Borough Councillor and 2 members of the public.\n\n"
        "1. Apologies for Absence Cllr. Cy Poe\n\n2. Roads\n\nBad.\n"
    )
    assert [(entry.name, entry.status) for entry in record_of(text).attendance] == [
        ("A. Lee", "present"),
        ("B. Hay", "present"),
        ("D. Fry", "present"),
        ("Cy Poe", "apologies"),
    ]


def test_members_to_whom_the_business_was_circulated() -> None:
    text = "Exebridge Parish Council 4 May 2020\n\nCouncillors circulated:- Chairman Cllr Lee, Cllrs Hay, Poe.\n\n1. Minutes\n\nRead.\n\n2. Roads\n\nBad.\n"
    assert [entry.name for entry in record_of(text).attendance] == ["Lee", "Hay", "Poe"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A place on the page, a district's county, and each of two by the other.
        ("MCC will mend it. Monmouthshire Housing has been told.", {"MON"}),
        ("BCKLWN was asked.", {"KIN"}),
        ("W.N.B.C. leaflet. N.C.C. replied.", {"KIN", "NFK"}),
        ("Norfolk County Council met. NCC Highways will come.", {"NFK"}),
        # Many councils'.
        ("MCC will mend it.", set()),
        ("N.C.C. replied.", set()),
    ],
)
def test_councils_by_their_initials(text: str, wanted: set[str]) -> None:
    assert {council.code for council in record_of(HEAD + text + "\n").councils} == wanted


def test_a_county_councillor_among_a_parish_s_visitors() -> None:
    text = "County Cllr Fry spoke. Norfolk County Council will pay. Norfolk County Council has a plan.\n"
    people = {person.name: person.council for person in record_of(HEAD + text).people}
    assert people["Fry"] == "NFK"
    assert people["Ann Lee"] is None
    once = {person.name: person.council for person in record_of(HEAD + "County Cllr Fry spoke. Essex County Council wrote.\n").people}
    assert once["Fry"] is None


def test_the_council_whose_site_a_page_is_of() -> None:
    page = (
        "<html><body><main><h1>Licensing Committee</h1><p>Minutes of the meeting held on 4 March 2024</p><p>Present: Councillors Ann Lee and Bo Hay</p>"
        "<h2>1. Minutes</h2><p>Read.</p></main><footer><small>&copy; 2024 Royal Borough of Greenwich Council. All Rights Reserved.</small></footer></body></html>"
    )
    record = record_of(page, "page.html")
    assert record.meeting is not None
    assert record.meeting.organisation == "Royal Borough of Greenwich Council"
    assert [council.code for council in record.councils] == ["GRE"]
    assert {person.council for person in record.people} == {"GRE"}
    joint = record_of(page.replace("Licensing Committee", "Joint Waste Committee"), "page.html")
    assert [council.code for council in joint.councils] == ["GRE"]
    assert {person.council for person in joint.people} == {None}


def test_what_heads_a_list_of_payments_and_who_were_proposed() -> None:
    text = (
        "3. The following payments were agreed:\n\nElm Contractors £40.00\n\n4. Election of Representatives\n\n(1) Village Hall - Cllr Hay.\n"
        "Proposed by Cllr Lee, seconded by Cllr Poe.\n\n5. Close\n\nLate.\n"
    )
    assert _decisions("Bad.\n\n" + text) == [
        "The following payments were agreed",
        "Village Hall - Cllr Hay. Proposed by Cllr Lee, seconded by Cllr Poe",
    ]


def test_a_resolution_that_also_tells_the_clerk_to_do_something() -> None:
    text = "RESOLVED: That the village should take part and the Clerk should notify them.\n\n3. Trees\n\nRESOLVED: That the Chairman would write to Mr Fry.\n"
    assert _decisions(text) == ["That the village should take part and the Clerk should notify them"]
    assert [(action[0], action[1]) for action in _actions(text)] == [
        ("That the village should take part and the Clerk should notify them", ("Clerk",)),
        ("That the Chairman would write to Mr Fry", ("Chairman",)),
    ]


def test_who_proposes_is_a_member() -> None:
    text = "Mr. Fry prop. Mr. Orr 2nd that the bench be painted. Mr Elm came too.\n"
    assert {person.name: person.kind for person in record_of(HEAD + text).people if person.honorific == "Mr"} == {
        "Fry": "councillor",
        "Orr": "councillor",
        "Elm": "other",
    }


def test_a_sentence_that_tabs_break() -> None:
    text = "\t\t(1)   Village Hall – Cllrs Lee & Hay, County Cllr Fry.  Proposed \t\t        by Cllr Hay, seconded by Cllr Poe.\n"
    assert _decisions("Bad.\n\n3. Election of Representatives:-\n\n" + text) == [
        "Village Hall – Cllrs Lee & Hay, County Cllr Fry. Proposed by Cllr Hay, seconded by Cllr Poe"
    ]


def test_a_member_without_a_forename_is_not_somebody_with_one_who_wrote() -> None:
    head = HEAD.replace("Cllr Bo Hay", "Cllr Hay")
    record = record_of(head + "Email from Mrs Helen Hay on the hedge.\n\nCllr Hay will reply.\n")
    assert [person.name for person in record.people if "Hay" in person.name] == ["Hay", "Helen Hay"]
    assert record.actions[0].owners == ("Hay",)


def test_a_deadline_in_the_year_after_the_meeting() -> None:
    text = (
        HEAD.replace("4 March 2019", "9 December 2019") + "Clerk to write to the owner by 8 January.\n\nClerk to ring him by 1 December.\n"
    )
    assert [action.due for action in record_of(text).actions] == ["2020-01-08", "2019-12-01"]


def test_titles_of_the_tier_above() -> None:
    text = HEAD.replace("Cllr Cy Poe and", "BC Helen Fry, CC Guy Orr, DC Jan Elm and")
    assert [(entry.name, entry.honorific) for entry in record_of(text).people] == [
        ("Ann Lee", "Cllr"),
        ("Bo Hay", "Cllr"),
        ("Helen Fry", "BC"),
        ("Guy Orr", "CC"),
        ("Jan Elm", "DC"),
    ]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        # An address is no part of a name, nor is a post joined to it, nor are initials after a heading.
        ("Mr Fry Mill Drive asked for a bin.", {"Fry"}),
        ("Mrs Dee Fry Oak Lodge wrote.", {"Dee Fry"}),
        ("Allotments KG has the key.", set()),
    ],
)
def test_where_a_name_ends(words: str, names: set[str]) -> None:
    assert set(_people(words + "\n")) == {"Ann Lee", "Bo Hay", "Cy Poe"} | names


def test_posts_in_a_list_are_those_of_whom_they_stand_beside() -> None:
    text = "Exebridge Parish Council 4 March 2019\n\nPresent: R Crisp-Chair, D Fry, G Orr\n\nIn attendance: Jan Elm, Tree Warden Cllr Tom Ash\n\n1. Roads\n\nBad.\n"
    people = {person.name: person.role for person in record_of(text).people}
    assert people["R Crisp"] is not None
    assert people["Jan Elm"] == "Tree Warden"
    assert people["Tom Ash"] is None


def test_welsh_titles_and_the_clerk_s_pay() -> None:
    text = "Diolchwyd i'r Cynghorydd Ann Lee. Cynigiodd y Gynghorwyr Bo Hay a Cy Poe. Dorian Elis, Cyflog y Clerc £40.00\n"
    people = _people(text)
    assert set(people) == {"Ann Lee", "Bo Hay", "Cy Poe", "Dorian Elis"}
    assert people["Dorian Elis"][1] == "Clerc"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What they met for, what was only told, and what was agreed at another time.
        ("Cllr Lee had met with Mr Fry to discuss the path.", []),
        ("It was pointed out that the stone has to be moved.", []),
        # A sentence ends after initials.
        ("The map is with MCC. Clerk to ask for a copy.", [("Clerk to ask for a copy", ("Clerk",))]),
        # Few words in two places are of two matters.
        ("Fence. Clerk to report.\n\nGate. Clerk to report.", [("Clerk to report", ("Clerk",)), ("Clerk to report", ("Clerk",))]),
    ],
)
def test_what_is_to_be_done(text: str, wanted: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _actions(text + "\n") == wanted


def test_what_was_agreed_before_is_no_decision() -> None:
    assert _decisions("It was agreed that the talk had taken place previously.\n\nIt was agreed to wait.\n") == ["It was agreed to wait"]


def test_titles_that_run_into_their_business_without_a_mark() -> None:
    text = (
        "EXEBRIDGE PARISH COUNCIL Minutes of the Ordinary Meeting held on 4 March 2019\n\nPresent: Cllr Ann Lee (Chair) Cllr Bo Hay\n\n"
        "31/19 Evacuation Procedures was read by the Chair.\n\n32/19Openness Notice - The Parish Council record the meeting.\n\n"
        "33/19 To Discuss Play Areas Cllr Ann Lee and the Clerk had looked at them. It was agreed to paint the swings.\n\n"
        "34/19 To Approve: Repairs at the Hall The Clerk agreed to ask for prices.\n\n"
        "35/19 To Discuss the Co-option of Members Parish Council had received a letter.\n\n"
        "36/19 To Confirm the Date of the Next Meeting – Wednesday 3 April 2019 at 7 pm.\n"
    )
    record = record_of(text)
    assert [(item.number, item.title) for item in record.items] == [
        ("31/19", "Evacuation Procedures"),
        ("32/19", "Openness Notice"),
        ("33/19", "To Discuss Play Areas"),
        ("34/19", "To Approve: Repairs at the Hall"),
        ("35/19", "To Discuss the Co-option of Members"),
        ("36/19", "To Confirm the Date of the Next Meeting"),
    ]
    assert [(decision.item, decision.text) for decision in record.decisions] == [("33/19", "It was agreed to paint the swings")]
    assert [(action.item, action.text) for action in record.actions] == [("34/19", "The Clerk agreed to ask for prices")]


def test_a_number_glued_to_its_title() -> None:
    text = "Exebridge Council on 4 January 2021\n\nPresent: Cllrs Lee, Hay & the Clerk.\n\n2300.Police: None.\n\n2301Apologies for absence: Cllrs Poe & Fry.\n\n2302.Roads: Bad.\n"
    record = record_of(text)
    assert [(entry.name, entry.status) for entry in record.attendance if entry.status == "apologies"] == [
        ("Poe", "apologies"),
        ("Fry", "apologies"),
    ]
    assert [item.number for item in record.items] == ["2300", "2301", "2302"]


def test_what_a_member_declares_an_interest_in_and_who_is_no_person() -> None:
    people = _people("Cllr Bo Hay (Exe Rugby Club) declared an interest. A notice was put in the Exe News. Marie Curie wrote.\n")
    assert people["Bo Hay"][2] is None
    assert set(people) == {"Ann Lee", "Bo Hay", "Cy Poe"}


def test_a_column_far_to_the_right_is_no_post() -> None:
    text = HEAD.replace(
        "Present: Cllr Ann Lee (Chairman), Cllr Bo Hay, Cllr Cy Poe and the Clerk",
        "Present:\n\nAnn Lee, Chairman              Distribution",
    )
    assert [(person.name, person.role) for person in record_of(text).people] == [("Ann Lee", "Chairman")]


def test_the_day_in_the_title_of_the_page_and_lists_that_begin_again() -> None:
    text = (
        '---\ntitle: "Exebridge Parish Council Meeting (8th May 2001)"\ndate: "2001-07-01"\n---\n\nMinutes of the meeting held in the school\n\nPresent: Cllr Ann Lee, Cllr Bo Hay\n\n'
        "MATTERS ARISING\n\n1. The wreath was bought.\n\n2. Mr Fry had been asked to keep the village tidy; he will be paid twenty pounds a month from 1/10/2001 on.\n\n"
        "PLANNING\n\n1. Fry, Elm Road. Parish Council approved.\n\nCORRESPONDENCE\n\n1. Letter from the school\n\n2. Controls proposed for planning\n\n3. Grant this year\n\n"
        "ANY OTHER BUSINESS\n\n1. Bins.\n"
    )
    record = record_of(text, "page.md")
    assert record.meeting is not None
    assert record.meeting.date == "2001-05-08"
    assert [item.title for item in record.items] == ["MATTERS ARISING", "PLANNING", "CORRESPONDENCE", "ANY OTHER BUSINESS"]


def test_an_annual_meeting_is_of_the_same_council() -> None:
    record = record_of(HEAD.replace("the meeting of Exebridge Parish Council", "Exebridge Annual Parish Council Meeting") + "Bad.\n")
    assert record.meeting is not None
    assert record.meeting.body == "Exebridge Parish Council"


def test_a_place_late_in_a_page_of_one_paragraph_is_not_where_the_meeting_was() -> None:
    text = "MINUTES OF EXEBRIDGE PARISH COUNCIL MEETING 4 MARCH 2019 Present: Cllr Ann Lee. " + "The bins were full again. " * 20
    record = record_of(text + "A meeting with the police was held at Elm Lodge.\n")
    assert record.meeting is not None
    assert record.meeting.venue is None


@pytest.mark.parametrize(
    ("text", "present"),
    [
        ("PRESENT. Chairman, Mr Lee, Mrs Hay\n\nAPOLOGIES, Mr Poe.", ["Lee", "Hay"]),
        ("Those attending Mr A Lee (Chairman), Mrs B Hay", ["A Lee", "B Hay"]),
    ],
)
def test_heads_of_lists_of_those_present(text: str, present: list[str]) -> None:
    record = record_of(f"Minutes of Exebridge Parish Council 4 March 2002\n\n{text}\n\nMATTERS ARISING\n\nThe path is wet.\n")
    assert [entry.name for entry in record.attendance if entry.status == "present"] == present
    assert {person.kind for person in record.people} == {"councillor"}


def test_an_mp_and_somebody_else() -> None:
    people = _people("A meeting was held with Liz Fry MP, the Exe Sugar Managing Director and residents.\n")
    assert people["Liz Fry"] == ("other", None, None)


def test_numbers_in_cells_with_what_was_said_beside_them() -> None:
    text = (
        "Minutes of Exebridge Parish Council held on 4 March 2013\n\nPresent: Cllr Ann Lee, Cllr Bo Hay\n\n| **1.** | **Apologies for Absence** |\n|---|---|\n| | Cllr Poe |\n"
        "| **2.** | **No declarations were made.** |\n| **3.** | **The minutes of 4 February were agreed as a true record.** |\n| **4.** | **Rights of way** |\n| | It was agreed to mend the stile. |\n"
    )
    record = record_of(text, "page.md")
    assert [item.number for item in record.items] == ["1", "2", "3", "4"]
    assert [(decision.item, decision.text) for decision in record.decisions] == [
        ("3", "The minutes of 4 February were agreed as a true record"),
        ("4", "It was agreed to mend the stile"),
    ]


def test_what_was_agreed_stands_in_the_sentence_before() -> None:
    text = "Mr Fry wished to plant a tree at the pond. The Parish Council agreed. The path is wet. It was cold. The bins are full.\n"
    assert _decisions(text) == ["Mr Fry wished to plant a tree at the pond. The Parish Council agreed"]


def test_who_carried_it_stands_under_what_was_carried() -> None:
    text = "| 2.1 | The bench was discussed. It was agreed that it would be painted. |\n|---|---|\n| | Prop AL, 2nd BH, All agreed. |\n\n"
    cells = (
        "<html><body><h1>Minutes of Exebridge Parish Council held on 4 March 2019</h1><p>Present: Cllr Ann Lee, Cllr Bo Hay</p><h2>1. Bench</h2><table>"
        "<tr><td>1.1</td><td><p>The bench was discussed. It was agreed that it would be painted.</p><p>Prop AL, 2nd BH, All agreed.</p></td></tr>"
        "<tr><td>1.2</td><td><p>Quotes for a new gate at the pond to be paid.</p><p>Prop AL, 2nd BH, All agreed.</p></td></tr></table></body></html>"
    )
    assert [decision.text for decision in record_of(cells, "page.html").decisions] == [
        "It was agreed that it would be painted",
        "Quotes for a new gate at the pond to be paid. Prop AL, 2nd BH, All agreed",
    ]
    assert "It was agreed that it would be painted" in [decision.text for decision in record_of(HEAD + text, "page.md").decisions]

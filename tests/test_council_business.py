"""What principal councils' minutes say in their own ways: who is to act in brackets, lists that words lead to, councils set beside one another."""

import pytest
from pages import record_of

HEAD = "EXESHIRE COUNCIL\n\nSCRUTINY COMMITTEE\n\nMinutes of the meeting held on 4 March 2024\n\nPresent: Councillors Ann Lee (Chair) and Bo Hay\n\n"


def _actions(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(action.text, action.owners) for action in record_of(HEAD + text).actions]


def _decisions(text: str) -> list[str]:
    return [decision.text for decision in record_of(HEAD + text).decisions]


def _codes(sentence: str) -> set[str]:
    return {council.code for council in record_of(f"{HEAD}1. BINS\n\n{sentence}\n").councils}


@pytest.mark.parametrize(
    ("said", "action", "owners"),
    [
        (
            "Members asked about skips. Cllr Hay asked to see the prices again. (Action: Kay Dunn).",
            "Cllr Hay asked to see the prices again",
            ("Kay Dunn",),
        ),
        ("The Chair wanted the plan before it was printed [ACTION: Head of Waste]", None, ("Head of Waste",)),
        (
            "The prices would be looked at (Action: Chief Officer (Streets)). There were no more questions.",
            "The prices would be looked at",
            ("Chief Officer (Streets)",),
        ),
    ],
)
def test_who_is_to_act_in_brackets(said: str, action: str | None, owners: tuple[str, ...]) -> None:
    assert _actions(f"1. BINS\n\n{said}\n") == [(action or "The Chair wanted the plan before it was printed", owners)]


def test_brackets_that_name_nobody_to_act() -> None:
    assert _actions("1. BINS\n\nThe plan was amber (Action: see the plan itself). It had three parts (actions: 4, risks: 2).\n") == []


def test_what_was_asked_for_with_its_owner_below() -> None:
    assert _actions("1. BINS\n\nCllr Hay asked for the cost of skips.\n\nACTION: Head of Waste (Kay Dunn)\n") == [
        ("Cllr Hay asked for the cost of skips", ("Kay Dunn",))
    ]


def test_words_that_lead_to_actions_and_to_recommendations() -> None:
    page = (
        "1. BINS\n\nMembers asked about skips.\n\nThe Committee AGREED to issue the following recommendations to the Trust:\n\n1. That skips be bought.\n\n"
        "2. That the Trust publishes its prices.\n\nThe following actions were AGREED:\n\n- Kay Dunn to send the Committee the prices.\n\n- Officers to book a visit.\n"
    )
    assert _decisions(page) == ["That skips be bought", "That the Trust publishes its prices"]
    assert _actions(page) == [("Kay Dunn to send the Committee the prices", ("Kay Dunn",)), ("Officers to book a visit", ("Officers",))]


def test_roman_numbers_in_capitals_count_limbs() -> None:
    assert _decisions("1. BINS\n\nRESOLVED\n\nI. That the Panel noted the plan; and\n\nII. That skips be moved to June.\n") == [
        "That the Panel noted the plan",
        "That skips be moved to June",
    ]


def test_what_was_agreed_elsewhere_is_no_decision() -> None:
    assert _decisions("1. BINS\n\nThe Head of Waste said that it was agreed nationally that skips be green.\n") == []


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Cherwell now told the County of each skip, but South Hams did not yet do so.", {"CHR", "SHA"}),
        ("The service was hosted by Wokingham and also worked for Slough and for Reading.", {"WOK", "SLG", "RDG"}),
        ("The charge was higher than Wyre's, and Wrexham's was 3.2%.", {"WYR", "WRX"}),
        ("Conwy was to debate a rise in March.", {"CWY"}),
        ("Hackney and Newham tenants had a reply in ten days.", {"HCK", "NWM"}),
        ("The road was longer than Preston's bypass. A lorry now travelled from Reading to Slough.", set()),
        ("A firm that worked for a shop in Reading was to open in Conwy.", set()),
        ("The Bath officers' mess was to close.", set()),
    ],
)
def test_councils_beside_one_another(sentence: str, codes: set[str]) -> None:
    assert _codes(sentence) == codes


def test_who_joined_online_and_is_in_no_list() -> None:
    page = (
        HEAD
        + "1. APOLOGIES\n\nApologies were received from Cllr Cy Poe and from Dee Fox. Cllr Eve Orr joined online. Cllr Bo Hay joined online.\n"
    )
    assert [(seat.name, seat.status) for seat in record_of(page).attendance] == [
        ("Ann Lee", "present"),
        ("Bo Hay", "present"),
        ("Cy Poe", "apologies"),
        ("Dee Fox", "apologies"),
        ("Eve Orr", "present"),
    ]


@pytest.mark.parametrize(
    ("said", "action", "owner"),
    [
        ("Ann Lee asked about skips. The Head of Waste said that he would find out and let her know.", None, "Head of Waste"),
        ("Following a question, Kay Dunn agreed that she could circulate the prices after the meeting.", "Kay Dunn agreed", "Kay Dunn"),
        ("Mrs Dunn agreed that the answers would be put on the website.", "Mrs Dunn agreed", "Dunn"),
        (
            "The Head of Waste would meet the firm in May and come back to Cabinet with its answer.",
            "The Head of Waste would",
            "Head of Waste",
        ),
        ("The officer of the Exe Waste Board, Kay Dunn, stated that she would speak to the firm.", "Kay Dunn, stated", "Kay Dunn"),
        ("Mr Dunn gave an undertaking to send the prices.", "Mr Dunn gave", "Dunn"),
    ],
)
def test_promises_in_more_words(said: str, action: str | None, owner: str) -> None:
    ((told, owners),) = _actions(f"1. BINS\n\n{said}\n")
    assert owners == (owner,)
    assert told.startswith(action or "The Head of Waste said")


def test_a_promise_by_nobody_and_what_is_none() -> None:
    assert _actions("1. BINS\n\nThe Chair asked for the prices. It was undertaken that these would be provided after the meeting.\n") == [
        ("It was undertaken that these would be provided after the meeting", ())
    ]
    said = "Mr Dunn agreed that the road was long. The Committee agreed that a note be put on the website. The firm would meet the cost and the bins would come."
    assert _actions(f"1. BINS\n\n{said}\n") == []


def test_bailies_and_surnames_in_capitals() -> None:
    page = "EXE COUNCIL\n\nHousing Committee, 4 March 2024\n\nPresent:-\n\nBAILIES\n\nAnn SAWER          Bo KEENAN\n\nCOUNCILLORS\n\nCy FINNEGAN          Dee DUNCAN\n\nCouncillor Eve FLYNN, Convener, in the Chair.\n\n1. BINS\n\nNoted.\n"
    assert [(seat.name.title(), seat.status) for seat in record_of(page).attendance] == [
        (name, "present") for name in ("Ann Sawer", "Bo Keenan", "Cy Finnegan", "Dee Duncan", "Eve Flynn")
    ]


def test_what_is_recommended_to_another_body() -> None:
    assert _decisions(
        "1. BINS\n\nMembers asked about skips.\n\nRecommended:\n\nThat Cabinet:\n\n1. approves the plan; and\n\n2. asks the Head of Waste for prices.\n"
    ) == [
        "approves the plan",
        "asks the Head of Waste for prices",
    ]
    assert _decisions("1. BINS\n\nThe report recommended: more bins, fewer skips.\n") == []


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("A unit run by Wolverhampton had closed and Powys was paying for 14 beds.", {"WLV", "POW"}),
        ("Placements were shared with Swale.", {"SWL"}),
        ("Some reports, such as Thanet's, were late. There were talks with Cheltenham and Gloucester City.", {"THA", "CHT", "GLO"}),
        (
            "Redbridge, Sutton and Kingston had been awarded a grant, and Richmond was now part of the contract.",
            {"RDB", "STN", "KTT", "RIC"},
        ),
        ("They met at Surrey County Council, Kingston. A shop in Richmond was near Kingston Hill.", {"SRY"}),
        ("The shop run by Kay Preston Jones was in Powys.", set()),
    ],
)
def test_councils_that_run_and_share(sentence: str, codes: set[str]) -> None:
    assert _codes(sentence) == codes


def test_what_was_resolved_under_agreed_actions_is_decided() -> None:
    page = (
        "1. BINS\n\nMembers asked about skips.\n\nAGREED ACTIONS:\n\n1. The Scrutiny Committee considered the report and RESOLVED (Unanimously) to note it.\n\n"
        "2. The Assistant Director, Waste to share the prices with the Committee.\n\n3. The Committee agreed that Kay Dunn would book a visit.\n"
    )
    assert _decisions(page) == ["The Scrutiny Committee considered the report and RESOLVED (Unanimously) to note it"]
    assert _actions(page)[0] == ("The Assistant Director, Waste to share the prices with the Committee", ("Assistant Director, Waste",))
    assert len(_actions(page)) == 2


def test_whose_a_decision_is_under_action_by() -> None:
    page = "1. BINS\n\nDECISION\n\n1. To buy skips.\n\nAction by:\n\nCORPORATE DIRECTOR, PLACE (K. DUNN)\n\n2. ROADS\n\nAction by:\n\nKay Dunn to close the road\n"
    assert [text for text, _ in _actions(page)] == ["Kay Dunn to close the road"]


def test_letters_set_apart() -> None:
    page = "1. BINS\n\nR E S O L V E D – that skips be bought.\n\n2. ROADS\n\nR E C O M M E N D E D – that:\n\nA. roads be closed; and\n\nB. the Head of Roads be told.\n"
    assert _decisions(page) == ["that skips be bought", "roads be closed", "the Head of Roads be told"]
    assert _decisions("1. BINS\n\nThe letters R E S O L V E D stood on the bin.\n") == []


def test_a_table_headed_by_who_is_responsible() -> None:
    page = "<table><tr><td>ACTION:</td><td>Officer responsible for ensuring completion</td><td>Deadline</td></tr><tr><td>Send the prices to Members</td><td>Kay Dunn</td><td>30/4/24</td></tr></table>"
    (action,) = record_of(
        f"<html><body><h1>EXESHIRE COUNCIL</h1><p>Minutes of the Waste Committee, 4 March 2024</p><h2>1. Bins</h2>{page}</body></html>",
        "page.html",
    ).actions
    assert (action.text, action.owners, action.due) == ("Send the prices to Members", ("Kay Dunn",), "2024-04-30")


def test_who_came_as_substitute_and_who_was_late() -> None:
    page = HEAD + "1. APOLOGIES\n\nApologies were received from Councillor Cy Poe. Councillor Dee Fox was in attendance as substitute.\n"
    assert [(seat.name, seat.status, seat.substitute_for) for seat in record_of(page).attendance][2:] == [
        ("Cy Poe", "apologies", None),
        ("Dee Fox", "substitute", "Cy Poe"),
    ]
    late = HEAD + "1. APOLOGIES\n\nApologies were received from:\n\n• Councillor Cy Poe\n\n• Councillor Dee Fox for lateness\n"
    assert [seat.name for seat in record_of(late).attendance] == ["Ann Lee", "Bo Hay", "Cy Poe"]


def test_who_presides_over_the_list() -> None:
    page = "EXE COUNCIL\n\nHousing Committee, 4 March 2024\n\nChairperson: Councillor A Lee\n\nDeputy Chairperson: Councillor B Hay\n\nMembers in attendance: Councillor C Poe\n\n1. BINS\n\nNoted.\n"
    assert [(seat.name, seat.status) for seat in record_of(page).attendance] == [
        ("A Lee", "present"),
        ("B Hay", "present"),
        ("C Poe", "present"),
    ]


def test_on_whose_proposal_it_was_agreed_beside_what_was_resolved() -> None:
    page = "1. BINS\n\nOn the proposal of Councillor Lee, seconded by Councillor Hay, it was agreed to exclude the public.\n\nAGREED: It was agreed to approve the report and:\n\n- Approve the grant.\n\n- Officers to write to the firm.\n"
    assert _decisions(page) == [
        "On the proposal of Councillor Lee, seconded by Councillor Hay, it was agreed to exclude the public",
        "It was agreed to approve the report",
        "Approve the grant",
    ]
    assert _actions(page) == [("Officers to write to the firm", ("Officers",))]


def test_hours_are_no_number() -> None:
    assert _decisions("1. BINS\n\nRESOLVED: That it be noted.\n\n2.00 - 3.35 pm CHAIRMAN\n") == ["That it be noted"]


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("The Council refused fewer than Nottinghamshire or Derby.", {"NTT", "DER"}),
        ("The policy would be reviewed with Carmarthenshire and Pembrokeshire.", {"CMN", "PEM"}),
        ("The Council had been paired with Leicester. He had met the Mayor of Hackney.", {"LCE", "HCK"}),
        ("Members asked how often Southwark and Camden swept their markets.", {"SWK", "CMD"}),
        ("The road was longer than the one from Derby or Leicester. Paired with Lincoln Green, it won.", set()),
    ],
)
def test_councils_compared(sentence: str, codes: set[str]) -> None:
    assert _codes(sentence) == codes


@pytest.mark.parametrize(
    ("said", "action", "owner"),
    [
        (
            "The Head of Waste had the list. In answer to Councillor Hay she undertook to send Members the prices.",
            "she undertook",
            "Head of Waste",
        ),
        (
            "In reply to a question from Councillor Hay the Head of Waste said she would ask officers to print it.",
            "the Head of Waste",
            "Head of Waste",
        ),
        ("The action was late: the Chief Finance Officer would chase the supplier.", "the Chief Finance Officer", "Chief Finance Officer"),
        ("Members wished to see it; Officers would make this available to Members by Friday.", "Officers would", "Officers"),
        ("The Head of Waste stated that skips had come and she would send the Committee the prices.", "The Head of Waste", "Head of Waste"),
        ("The Chair said that she would be writing to the firm.", "The Chair said", "Chair"),
    ],
)
def test_promises_after_a_lead_or_a_colon(said: str, action: str, owner: str) -> None:
    ((told, owners),) = _actions(f"1. BINS\n\n{said}\n")
    assert owners == (owner,)
    assert told.startswith(action)


def test_what_would_be_is_no_promise() -> None:
    said = "In answer to a query the Head of Waste said that the bins were full. The firm would chase its debts. The works would make the road safer."
    assert _actions(f"1. BINS\n\n{said}\n") == []


def test_the_public_is_excluded_beside_a_list() -> None:
    page = "1. MINUTES\n\nThe Committee approved the minutes of 1 March as a correct record. The minutes were thereafter signed by the Chair.\n\n2. LEASE\n\nThe Committee resolved that the public be excluded from the meeting.\n\nDecision\n\n1. To let the depot.\n"
    assert _decisions(page) == [
        "The Committee approved the minutes of 1 March as a correct record",
        "The Committee resolved that the public be excluded from the meeting",
        "To let the depot",
    ]


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("The shared service with Stroud had two posts vacant.", {"STO"}),
        ("Worcester and Tewkesbury, he said, were in the same place.", {"WOC", "TEW"}),
        ("Bridgend had seen tenders rise by a fifth, and Clackmannanshire would decide in March.", {"BGE", "CLK"}),
        ("A bus from Worcester ran to Tewkesbury. Stroud had a new station and Bridgend was flooded.", set()),
    ],
)
def test_bare_places_in_a_council_of_its_own(sentence: str, codes: set[str]) -> None:
    assert _codes(sentence) == codes


def test_several_posts_own_an_action_and_what_is_confirmed_by_email() -> None:
    page = (
        "1. BINS\n\nThe Head of Waste responded that Sandwell had offered two dates and that she would confirm one by email.\n\n2. ROADS\n\nMembers asked for prices.\n\nActions:\n\n"
        "1. Prices by ward – Cabinet Member for Homes and Roads / Head of Waste\n"
    )
    (promised, owner), (action, owners) = _actions(page)
    assert (promised.startswith("The Head of Waste responded"), owner) == (True, ("Head of Waste",))
    assert (action, owners) == ("Prices by ward", ("Cabinet Member for Homes and Roads", "Head of Waste"))


def test_who_was_substituted_by_somebody_without_a_title() -> None:
    page = (
        HEAD
        + "1. APOLOGIES\n\nApologies were received from Cy Poe (Deputy Director), who was substituted by Dee Fox, and Councillor Eve Orr.\n"
    )
    assert [(seat.name, seat.status) for seat in record_of(page).attendance][2:] == [
        ("Cy Poe", "apologies"),
        ("Dee Fox", "substitute"),
        ("Eve Orr", "apologies"),
    ]


def test_services_quicker_than_another() -> None:
    assert _codes("Calls were answered a minute slower than Dudley but quicker than Walsall or Birmingham.") == {"DUD", "WLL", "BIR"}
    assert _codes("The train was quicker than Dudley Port's bus and cheaper than a taxi from Walsall.") == set()


def test_titles_in_capitals_with_a_dash_before_their_business() -> None:
    page = (
        "1086 APOLOGIES - There were none.\n\n1087 MINUTES - Resolved - That the minutes be approved.\n\n1088 BINS - The Leader presented a report.\n\n"
        "Resolved - That skips be bought.\n\n1089 MOTION: BUSES - In the debate the Leader said that he would raise it with the Minister and report back to the next meeting.\n"
    )
    record = record_of(HEAD + page)
    assert [(item.number, item.title) for item in record.items] == [
        ("1086", "APOLOGIES"),
        ("1087", "MINUTES"),
        ("1088", "BINS"),
        ("1089", "MOTION: BUSES"),
    ]
    assert [(decision.item, decision.text) for decision in record.decisions] == [
        ("1087", "That the minutes be approved"),
        ("1088", "That skips be bought"),
    ]
    assert [action.owners for action in record.actions] == [("Leader",)]


def test_one_such_line_is_no_item() -> None:
    assert record_of(HEAD + "1. BINS\n\nThe number was\n\n42 HIGH STREET - Refused.\n\n2. ROADS\n\nNone.\n").items[0].title == "BINS"
    assert len(record_of(HEAD + "1. BINS\n\nThe number was\n\n42 HIGH STREET - Refused.\n\n2. ROADS\n\nNone.\n").items) == 2


def test_what_somebody_would_do_after_what_was_resolved() -> None:
    page = (
        "1. LICENCE\n\nRESOLVED that the licence be suspended. Mr Dunn would write to the driver. The licence would be returned in May.\n"
    )
    assert _decisions(page) == ["that the licence be suspended"]
    assert _actions(page) == [("Mr Dunn would write to the driver", ("Dunn",))]

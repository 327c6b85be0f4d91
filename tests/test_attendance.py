"""The lists of those at a meeting: what heads one, how its entries are printed, and what belongs to no list."""

import pytest
from pages import record_of

from councilgraph.loaders.minutes.attendance import find_attendance
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.outline import outline
from councilgraph.loaders.minutes.rolls import roll_head
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.readers.text import read_text
from councilgraph.loaders.register import Register


def _listed(text: str) -> tuple[Mention, ...]:
    return find_attendance(outline(read_text(text, text.encode(), "minutes.txt")), Register.load(), "2023").mentions


def _seats(text: str) -> list[tuple[str, str | None]]:
    return [(mention.name.name, mention.status) for mention in _listed(text) if mention.status]


@pytest.mark.parametrize(
    ("text", "status", "who", "rest"),
    [
        ("PRESENT", "present", None, None),
        ("MEMBERS OF THE COMMITTEE ABSENT", "absent", "members", None),
        ("Cabinet Members Present:", "present", "councillors", None),
        ("Members also Present:", "in-attendance", "members", None),
        ("The following Officers were in attendance:", "in-attendance", "officers", None),
        ("Also in attendance in accordance with Standing Order 35:", "in-attendance", None, None),
        ("CO-OPTED MEMBERS: Mr A Lee", None, "others", 18),
        ("Deputy Members:", "substitute", "members", None),
        ("YMDDIHEURIADAU: Cyng. Lee", "apologies", None, 16),
        ("Also present as Members of the Standing Panel: Cllr Lee", "in-attendance", None, 47),
        ("Other People in Attendance:", "in-attendance", None, None),
        ("Non-Members also present:", "in-attendance", "members", None),
        ("Also present with the agreement of the Chairman: Cllr Lee", "in-attendance", None, 49),
        ("Executive Directors Present:", "in-attendance", "officers", None),
        ("Exe MBC Officers:", "in-attendance", "officers", None),
        ("Officials in attendance:", "in-attendance", "officers", None),
        ("Councillors", None, "councillors", None),
        ("Councillor(s)", None, "councillors", None),
    ],
)
def test_what_heads_a_list(text: str, status: str | None, who: str | None, rest: int | None) -> None:
    head = roll_head(text)
    assert head is not None
    assert (head.status, head.who, head.rest) == (status, who, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Officers to:",
        "Members noted the report",
        "Lead Member: Cllr Lee",
        "Members of the public present: 3",
        "Apologies were received from Cllr Lee",
    ],
)
def test_what_heads_none(text: str) -> None:
    assert roll_head(text) is None


def test_surnames_one_a_line_under_councillors() -> None:
    text = "EXE BOARD\n\nAttendance:\n\nCouncillors\nLee (Chairperson)\n\nHay-Ward\nPoe\n\nFull audio recording\n\n1. MINUTES\n\nAgreed.\n"
    assert _seats(text) == [("Lee", "present"), ("Hay-Ward", "present"), ("Poe", "present")]


def test_two_columns_are_two_names_and_not_one() -> None:
    text = "EXE BOARD\n\nPresent:\n\nCouncillors\n\nA Lee          J Hay-Ward       Mrs B Poe\nC Orr          N Fox\n"
    assert {name for name, _ in _seats(text)} == {"A Lee", "J Hay-Ward", "B Poe", "C Orr", "N Fox"}


def test_a_council_before_or_after_its_member() -> None:
    before = _listed("BOARD\n\nPRESENT:\n\nBolton            Councillor Ann Lee\nBury              Councillor Bo Hay (Chair)\n")
    assert [(mention.name.name, mention.standing.council) for mention in before] == [("Ann Lee", "BOL"), ("Bo Hay", "BUR")]
    below = _listed(
        "BOARD\n\nAppendix A - Attendance\n\nChairman\nCllr Ann Lee\nLeeds City Council\nMembers\nCllr Bo Hay\nBexley Council\n"
    )
    assert [(mention.standing.role, mention.standing.council) for mention in below] == [("Chairman", "LDS"), (None, "BEX")]


def test_the_post_before_its_holder_in_brackets() -> None:
    found = _listed("BOARD\n\nIn Attendance:- Chief Executive (Mr J Lee), Lead Legal Officer (Ms B Hay) and Clerk (Mrs C Poe)\n")
    assert [(mention.name.name, mention.standing.role) for mention in found] == [
        ("J Lee", "Chief Executive"),
        ("B Hay", "Lead Legal Officer"),
        ("C Poe", "Clerk"),
    ]


def test_surname_first() -> None:
    text = "BOARD\n\nMembers in Attendance\nLee, Cllr Ann (Chair)\nHay, Cllr Mrs Bo\n\nOfficers\nPoe, Cy - Head of Audit\n"
    assert _seats(text) == [("Ann Lee", "present"), ("Bo Hay", "present"), ("Cy Poe", "in-attendance")]


@pytest.mark.parametrize(
    ("words", "instead", "away"),
    [
        ("Councillors Ann Lee and Bo Hay (substituting for Councillor Cy Poe)", "Bo Hay", "Cy Poe"),
        ("Councillors Ann Lee, B. Hay (in place of C. Poe) and D. Orr", "B. Hay", "C. Poe"),
        ("Cllr Ann Lee, Cllr Bo Hay (sub for Cllr Cy Poe)", "Bo Hay", "Cy Poe"),
    ],
)
def test_substitutes_in_brackets(words: str, instead: str, away: str) -> None:
    found = {mention.name.name: mention for mention in _listed(f"BOARD\n\nPresent: {words}\n")}
    assert (found[instead].status, found[instead].substitute_for) == ("substitute", away)
    assert all(mention.status == "present" for name, mention in found.items() if name not in (instead, away))


def test_apologies_with_the_substitute() -> None:
    text = "BOARD\n\n1. Apologies\n\nApologies were received from Councillor Ann Lee (Councillor Bo Hay substituting).\n"
    assert _seats(text) == [("Ann Lee", "apologies"), ("Bo Hay", "substitute")]
    text = "BOARD\n\n1. Apologies\n\nApologies were received from Cllr Ann Lee, for whom Cllr Bo Hay was present as substitute.\n"
    assert _seats(text) == [("Ann Lee", "apologies"), ("Bo Hay", "substitute")]


def test_a_list_ends_where_the_business_begins() -> None:
    text = (
        "EXE COUNCIL\n\nPresent: Councillors Lee and Hay\n\nDECLARATIONS OF INTEREST\n\nCouncillor Poe declared an interest.\n\n"
        "It was moved by Councillor Orr and seconded by Councillor Fox.\n"
    )
    assert _seats(text) == [("Lee", "present"), ("Hay", "present")]


def test_a_mark_says_who_was_absent() -> None:
    text = "BOARD\n\nMembership\nPersons absent are marked with an 'A'\n\nCOUNTY COUNCILLORS\nAnn Lee (Chair)\nA Bo Hay\n"
    assert _seats(text) == [("Ann Lee", "present"), ("Bo Hay", "absent")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A list on the line of an item of its own, and apologies beside or under their title, whatever its number looks like.
        (
            "1. Present: A. Lee - Chairman, Mrs B. Hay, C. Poe together with D. Orr\n\n2. Apologies: Mr. E. Fox and F. Elm.\n\n3. Minutes: Read.\n",
            [("A. Lee", "present"), ("B. Hay", "present"), ("C. Poe", "present"), ("D. Orr", "present"), ("E. Fox", "apologies"), ("F. Elm", "apologies")],
        ),
        ("1. Apologies: None.\n\n2. Roads\n\nMr Lee spoke.\n", []),
        ("1. Apologies: Were received from Cllr Ann Lee.\n\n2. Roads\n\nBad.\n", [("Ann Lee", "apologies")]),
        ("1. Apologies\n\nApologies were accepted for Cllr Ann Lee and Cllr Bo Hay (both ill).\n", [("Ann Lee", "apologies"), ("Bo Hay", "apologies")]),
        ("R12/19 Apologies\n\nCouncillors Lee and Hay\n\nR13/19 Roads\n\nBad.\n", [("Lee", "apologies"), ("Hay", "apologies")]),
        # Both the member and the substitute were away.
        ("1. Apologies\n\nApologies were received from Councillor Lee and her Substitute Councillor Hay.\n", [("Lee", "apologies"), ("Hay", "apologies")]),
        # The only list is of those in attendance: members sat, officers and visitors from other councils attended.
        (
            "In attendance: Cllr Ann Lee (Chair), Cllr Bo Hay and Cy Poe (Clerk)\n\nAlso in attendance: Cllr Di Orr, Norfolk County Council\n",
            [("Ann Lee", "present"), ("Bo Hay", "present"), ("Cy Poe", "in-attendance"), ("Di Orr", "in-attendance")],
        ),
        ("Present: Cllrs Lee and Hay. Public – Mr Poe & Mrs Ann Orr.\n", [("Lee", "present"), ("Hay", "present"), ("Poe", "in-attendance"), ("Ann Orr", "in-attendance")]),
        ("Present: Cllr Ann Lee\n\nApologies: Councillor Bo Hay\n\nCouncillor Cy Poe in the Chair\n", [("Ann Lee", "present"), ("Bo Hay", "apologies"), ("Cy Poe", "present")]),
    ],
)  # fmt: skip
def test_lists_wherever_they_stand(text: str, wanted: list[tuple[str, str]]) -> None:
    assert _seats(f"EXE COUNCIL\n\nMinutes of the meeting held on 3 May 2023\n\n{text}") == wanted


def test_marks_beside_each_name_of_a_row() -> None:
    text = "BOARD\n\nMembership\n\nCllr Ann Lee (Chair)\tP\tCllr Bo Hay\tA\nCllr Cy Poe\tA\tCllr Di Orr\tP\n"
    assert _seats(text) == [("Ann Lee", "present"), ("Bo Hay", "apologies"), ("Cy Poe", "apologies"), ("Di Orr", "present")]


def test_posts_before_their_holders_without_brackets() -> None:
    found = _listed("BOARD\n\nOfficers: Chief Fire Officer Ann Lee, Deputy Chief Executive Officer Bo Hay and Cy Poe (Clerk)\n")
    assert [(mention.name.name, mention.standing.role) for mention in found] == [
        ("Ann Lee", "Chief Fire Officer"),
        ("Bo Hay", "Deputy Chief Executive Officer"),
        ("Cy Poe", "Clerk"),
    ]


def test_members_with_their_portfolios_and_those_together_with_them() -> None:
    text = "CABINET\n\nPRESENT:\nCouncillor A. Lee – Chair\nCouncillors:\nB. Hay (Homes, Places and Tourism) and C. Poe (Public Protection)\nTogether with:\nD. Orr (Chief Executive)\n"
    assert [(mention.name.name, mention.status, mention.standing.role) for mention in _listed(text)] == [
        ("A. Lee", "present", "Chair"),
        ("B. Hay", "present", "Homes, Places and Tourism"),
        ("C. Poe", "present", "Public Protection"),
        ("D. Orr", "in-attendance", "Chief Executive"),
    ]


def test_a_post_with_and_in_it_is_no_second_person() -> None:
    found = _listed("BOARD\n\nOfficers in attendance: Ms Ann Lee, Director of Leisure and Outdoor Recreation\n")
    assert [(mention.name.name, mention.standing.role) for mention in found] == [("Ann Lee", "Director of Leisure and Outdoor Recreation")]


def test_a_sentence_is_no_post() -> None:
    found = _listed("BOARD\n\n1. Apologies\n\nCouncillor Ann Lee\n\nThe Chair reminded members of the code.\n")
    assert [(mention.name.name, mention.standing.role) for mention in found] == [("Ann Lee", None)]


def test_the_mayor_over_the_list() -> None:
    text = "EXE COUNCIL\n\nMinutes of the meeting of Council held on 3 May 2023\n\nCouncillor Ann Lee (Mayor)\n\nPresent: Councillor Bo Hay and Councillor Cy Poe\n\n1. Roads\n\nBad.\n"
    assert _seats(text) == [("Ann Lee", "present"), ("Bo Hay", "present"), ("Cy Poe", "present")]


def test_bodies_over_those_who_represent_them() -> None:
    text = "JOINT COMMITTEE\n\nPRESENT:\n\nRepresenting Bolton Council:\nCouncillors Ann Lee (Chairman) and Bo Hay\n\nRepresenting Bury Council:\nCouncillor Cy Poe\n"
    assert [(mention.name.name, mention.standing.council) for mention in _listed(text)] == [
        ("Ann Lee", "BOL"),
        ("Bo Hay", "BOL"),
        ("Cy Poe", "BUR"),
    ]


def test_two_people_that_a_page_ran_together() -> None:
    found = _listed("COUNCIL\n\nPresent: Cllr Gail Lee Cllr Janet Hay Helen Poe (Parish Clerk)\n")
    assert [(mention.name.name, mention.standing.role) for mention in found] == [
        ("Gail Lee", None),
        ("Janet Hay", None),
        ("Helen Poe", "Parish Clerk"),
    ]


def test_a_post_and_a_dash_before_the_name() -> None:
    found = _listed("BOARD\n\nOfficers: Democratic Services Officer - Tim Lee\n\nCo-opted Members: Fr Bo Hay (Diocese)\n")
    assert [(mention.name.name, mention.standing.role) for mention in found] == [
        ("Tim Lee", "Democratic Services Officer"),
        ("Bo Hay", None),
    ]


def test_members_by_sector() -> None:
    text = "MINUTES OF THE SCHOOLS FORUM HELD ON 3 MAY 2023\n\nSchools Members:\nGovernors: Mrs A Lee (Chair), Ms B Hay\nUnions: Mr C Poe\n\nOfficers: Di Orr (Head of Budget)\n"
    assert _seats(text) == [("A Lee", "present"), ("B Hay", "present"), ("C Poe", "present"), ("Di Orr", "in-attendance")]


def test_a_member_who_attends_by_a_rule_is_no_member_of_the_committee() -> None:
    text = "COMMITTEE\n\nPRESENT:\nCouncillors Ann Lee and Bo Hay\n\n(In accordance with Procedure Rule No. 17 Councillor Cy Poe attended the meeting)\n"
    assert _seats(text) == [("Ann Lee", "present"), ("Bo Hay", "present"), ("Cy Poe", "in-attendance")]


def test_present_and_absent_in_two_columns_of_unequal_length() -> None:
    text = (
        "COMMITTEE\n\nMINUTES of the meeting held on 3 May 2023\n\nPresent                             Absent\nCouncillor Ann Lee (Chair)          Councillor Bo Hay\n"
        "Councillor Cy Poe\n\nColleagues and others in attendance:\n\nDi Orr        -  Chief Executive\n\n1  Roads\n\nBad.\n"
    )
    assert _seats(text) == [("Ann Lee", "present"), ("Bo Hay", "absent"), ("Cy Poe", "present"), ("Di Orr", "in-attendance")]


def test_present_in_the_room_and_elsewhere() -> None:
    text = "COUNCIL\n\nPRESENT IN CHAMBER:\nCouncillor Ann Lee\n\nPRESENT IN REMOTE LOCATION:\nAlderman B Hay\n"
    assert _seats(text) == [("Ann Lee", "present"), ("B Hay", "present")]


def test_people_with_posts_one_a_line() -> None:
    text = "COMMITTEE\n\nAlso present:\nCouncillor Lee, Executive Member for Housing and Development of Land\nBo Hay, Director of Inclusive Economy\n"
    assert [(mention.name.name, mention.standing.role) for mention in _listed(text)] == [
        ("Lee", "Executive Member for Housing and Development of Land"),
        ("Bo Hay", "Director of Inclusive Economy"),
    ]


def test_a_deputy_chair_s_office_goes_on_in_blank_cells() -> None:
    text = (
        "BOARD\n\nAppendix A - Attendance\n\n| Position | Councillor | Authority |\n|---|---|---|\n| Chair | Cllr Ann Lee | Leeds City Council |\n"
        "| Deputy-chair | Cllr Bo Hay | Bury Council |\n| | Cllr Cy Poe | Bolton Council |\n| Members | Cllr Di Orr | Kent County Council |\n| | Cllr Ed Fox | Essex County Council |\n"
    )
    found = find_attendance(outline(read(text.encode(), "minutes.md")), Register.load(), "2023").mentions
    assert [(mention.name.name, mention.standing.role) for mention in found] == [
        ("Ann Lee", "Chair"),
        ("Bo Hay", "Deputy-chair"),
        ("Cy Poe", "Deputy-chair"),
        ("Di Orr", None),
        ("Ed Fox", None),
    ]


def test_independent_members_at_the_end_of_a_list_of_councillors() -> None:
    text = "AUDIT COMMITTEE\n\nCommittee Membership: Councillors Ann Lee (Chair), Bo Hay and Independent Members Kate Poe and Martin Orr.\n"
    found = {mention.name.name: mention.name.honorific for mention in _listed(text)}
    assert found == {"Ann Lee": "Councillor", "Bo Hay": "Councillor", "Kate Poe": None, "Martin Orr": None}


def test_the_body_before_the_names_on_their_line() -> None:
    text = (
        "EXE FIRE AUTHORITY\n\nPRESENT:\n\nRepresenting Hull City Council: Councillors Lee, Hay (Chair) and Poe\n\n"
        "North Lincolnshire Council: Councillors Orr and Fox\n"
    )
    assert [(mention.name.name, mention.standing.council) for mention in _listed(text)] == [
        ("Lee", "KHL"),
        ("Hay", "KHL"),
        ("Poe", "KHL"),
        ("Orr", "NLN"),
        ("Fox", "NLN"),
    ]


def test_bodies_beside_names_are_nobody() -> None:
    text = (
        "BOARD\n\n| **Present:** | Ann Lee | Solihull CAVA |\n|---|---|---|\n| | Bo Hay | Chair, Tees Valley LEP |\n"
        "| | Cy Poe | Head of Roads (substituted by Di Orr) |\n| | Ms Ed Fox | Audit Scotland |\n"
    )
    found = find_attendance(outline(read(text.encode(), "minutes.md")), Register.load(), "2023").mentions
    assert [(mention.name.name, mention.standing.role, mention.standing.organisation) for mention in found] == [
        ("Ann Lee", None, "Solihull CAVA"),
        ("Bo Hay", "Chair", "Tees Valley LEP"),
        ("Cy Poe", "Head of Roads", None),
        ("Ed Fox", None, "Audit Scotland"),
    ]


def test_present_and_absent_side_by_side() -> None:
    page = (
        "<p>EXE COMMITTEE</p><table><tr><td><b>Membership</b></td></tr><tr><td><b>Present</b></td><td><b>Absent</b></td></tr>"
        "<tr><td>Councillor Ann Lee (Chair)<br>Councillor Bo Hay</td><td>Councillor Cy Poe</td></tr></table>"
        "<p><b>Colleagues, partners and others in attendance:</b></p><table><tr><td>Di Orr</td><td>-</td><td>Head of Roads</td></tr></table>"
    )
    found = find_attendance(outline(read(page.encode(), "page.html")), Register.load(), "2023").mentions
    assert [(mention.name.name, mention.status) for mention in found] == [
        ("Ann Lee", "present"),
        ("Bo Hay", "present"),
        ("Cy Poe", "absent"),
        ("Di Orr", "in-attendance"),
    ]


def test_the_chair_in_a_row_over_the_list() -> None:
    page = (
        "<p>EXE COMMISSION</p><table><tr><td><b>Chair</b></td><td><b>Councillor Ann Lee</b></td></tr>"
        "<tr><td><b>Councillors in Attendance</b></td><td><b>Cllr Bo Hay and Cllr Cy Poe</b></td></tr></table>"
    )
    found = find_attendance(outline(read(page.encode(), "page.html")), Register.load(), "2023").mentions
    assert [(mention.name.name, mention.status, mention.standing.role) for mention in found] == [
        ("Ann Lee", "present", "Chair"),
        ("Bo Hay", "present", None),
        ("Cy Poe", "present", None),
    ]


def test_marks_before_names_with_a_key_below() -> None:
    text = (
        "Minutes of a Meeting of the Planning\nApplications Committee held on 17 August 2023\n\n\t+ Cllr Ann Lee (Chairman)\n\n"
        "\t+\tCllr Bo Hay\t-\tCllr Cy Poe\n\t-\tCllr Di Orr\t*\tCllr Ed Fox\n\n\t+ Present\n\t- Apologies for absence presented\n\t* Virtual attendance\n"
    )
    assert _seats(text) == [
        ("Ann Lee", "present"),
        ("Bo Hay", "present"),
        ("Cy Poe", "apologies"),
        ("Di Orr", "apologies"),
        ("Ed Fox", "present"),
    ]


def test_officers_one_a_line_after_their_label() -> None:
    text = "COMMITTEE\n\nPresent: Cllr Ann Lee\n\nOfficers Present: Sarah Bishop-Hay, Principal Planning Officer\nGavin Poe, Head of Planning\nWilliam Orr, Solicitor\n"
    assert [(mention.name.name, mention.standing.role) for mention in _listed(text)][1:] == [
        ("Sarah Bishop-Hay", "Principal Planning Officer"),
        ("Gavin Poe", "Head of Planning"),
        ("William Orr", "Solicitor"),
    ]


def test_a_cell_that_says_for_whom_and_of_which_council() -> None:
    text = (
        "BOARD\n\nPresent\n\nPosition\tCouncillor\tCouncil\nDeputy Chairs\tCllr Ann Lee\tWiltshire Council\n\tCllr Di Orr\tSouth West / Torbay Council\n"
        "Substitutes\tCllr Bo Hay\tEastleigh BC (for Cllr Lee from item 4)\nSubstitutes\tCllr Cy Poe (sub for Cllr Fox)\tLeeds City Council\n"
    )
    found = {mention.name.name: mention for mention in _listed(text)}
    assert [(name, found[name].status, found[name].standing.council) for name in ("Ann Lee", "Di Orr", "Bo Hay", "Cy Poe")] == [
        ("Ann Lee", "present", "WIL"),
        ("Di Orr", "present", "TOB"),
        ("Bo Hay", "substitute", "EAT"),
        ("Cy Poe", "substitute", "LDS"),
    ]
    assert (found["Bo Hay"].substitute_for, found["Cy Poe"].substitute_for) == ("Lee", "Fox")
    assert found["Ann Lee"].standing.role == found["Di Orr"].standing.role == "Deputy Chairs"


def test_who_came_instead_and_who_took_the_note() -> None:
    text = "BOARD\n\nSederunt\n\nCllr Di Orr\n\nApologies: Cllr Bo Hay; Cllr Cy Poe was substituting.\n\nNote taker: Ed Fox, Exe Council\n\n1. ROADS\n"
    assert _seats(text) == [("Di Orr", "present"), ("Bo Hay", "apologies"), ("Cy Poe", "substitute"), ("Ed Fox", "in-attendance")]


def test_a_body_and_the_office_in_brackets() -> None:
    text = "BOARD\n\nPresent\n\nCllr Ann Lee | Rhondda Cynon Taf (Presiding Member, Chair)\nBo Hay | One Public Estate (regional manager)\n"
    assert [(mention.standing.role, mention.standing.organisation) for mention in _listed(text)] == [
        ("Chair", "Rhondda Cynon Taf"),
        ("regional manager", "One Public Estate"),
    ]


@pytest.mark.parametrize(
    ("text", "seats"),
    [
        # The number of an agenda item between a heading and its list.
        (
            "Members Present:-\n\nAGENDA ITEM 1\n\nCouncillor Ann Lee (Chair)\n\nApologies for Absence\n\nCouncillor Bo Hay\n",
            [("Ann Lee", "present"), ("Bo Hay", "apologies")],
        ),
        # An initial that looks like an article.
        (
            "Officers present - E Lee (Director) and A Hay (for C Poe) (Director of Roads).\n\nApologies for absence were submitted for C Poe.\n",
            [("E Lee", "in-attendance"), ("A Hay", "substitute"), ("C Poe", "apologies")],
        ),
        (
            "Apologies had been received from Councillor Ann Lee, Member for Health and ICS Integration, for whom Councillor Bo Hay attended as Deputy.\n",
            [("Ann Lee", "apologies"), ("Bo Hay", "substitute")],
        ),
        (
            "Cllr Ann Lee (Solihull) was in attendance as a substitute for Cllr Bo Hay.\n",
            [("Ann Lee", "substitute"), ("Bo Hay", "apologies")],
        ),
        # Who came under a rule, an initial I, members of a ward after substitutes, a body that begins with initials.
        (
            "PRESENT: Councillor Ann Lee in the chair.\nCouncillor Bo Hay attended under Standing Order 34.\nOfficers in attendance: I Cox and J Dee.\n",
            [("Ann Lee", "present"), ("Bo Hay", "in-attendance"), ("I Cox", "in-attendance"), ("J Dee", "in-attendance")],
        ),
        (
            "Committee Members present:\nCllr A. Lee (Chair), Cllr B. Hay\nSubstitute Members: Cllr D. Orr\nWard Members: Cllr G. Ash\n",
            [("A. Lee", "present"), ("B. Hay", "present"), ("D. Orr", "substitute"), ("G. Ash", "in-attendance")],
        ),
        (
            "Members of the Board:\nCllr Ann Lee - Leeds City Council\nCy Poe - NHS West Yorkshire ICB\n",
            [("Ann Lee", "present"), ("Cy Poe", "present")],
        ),
        # A heading and its list in brackets; who leads, with the post before the name.
        (
            "-: Present :-\n\nLeader of Council Steve Lee (Chair)\n\nCouncillors Hay and Poe\n\n(Also in attendance: Councillors Orr and David Fox-DuBey)\n",
            [
                ("Steve Lee", "present"),
                ("Hay", "present"),
                ("Poe", "present"),
                ("Orr", "in-attendance"),
                ("David Fox-DuBey", "in-attendance"),
            ],
        ),
        # Names without a mark between them, and a substitute without a title.
        (
            "PRESENT Councillors Ann Lee (Chair) Bo Hay (Vice Chair) Cy Poe, and Di Orr\n",
            [("Ann Lee", "present"), ("Bo Hay", "present"), ("Cy Poe", "present"), ("Di Orr", "present")],
        ),
        (
            "Apologies were received from the Executive Director of Roads, Graham Lee (Sarah Hay substituting).\n",
            [("Graham Lee", "apologies"), ("Sarah Hay", "substitute")],
        ),
        # One mark, a letter for an apology, none for an absence.
        (
            "Chairman:\n* Councillor Ann Lee\n\n* Councillor Bo Hay\n  Councillor Cy Poe\na Councillor Di Orr\n\n*Present\n",
            [("Ann Lee", "present"), ("Bo Hay", "present"), ("Cy Poe", "absent"), ("Di Orr", "apologies")],
        ),
        # Posts without their holders.
        ("Present:- Councillor Ann Lee\n\nIn Attendance:- Chief Executive, Director – Resilient Communities\n", [("Ann Lee", "present")]),
        # Bailies, and who presides under a list of those away.
        (
            "Present: Bailies C Lee and R Hay.\n\nApologies: Councillors A Poe.\n\nProvost X Orr, Presiding.\n",
            [("C Lee", "present"), ("R Hay", "present"), ("A Poe", "apologies"), ("X Orr", "present")],
        ),
    ],
)
def test_lists_told_otherwise(text: str, seats: list[tuple[str, str]]) -> None:
    assert _seats("EXE COMMITTEE\n\n" + text) == seats


def test_a_union_s_place_is_no_council() -> None:
    text = "COMMITTEE\n\nPresent: Cllr Ann Lee\n\nIn attendance\n\nB Hay, Fire Brigades Union, Lancashire\n"
    assert [(mention.name.name, mention.standing.council) for mention in _listed(text)][1:] == [("B Hay", None)]


def test_a_list_in_an_annex_in_columns_of_spaces() -> None:
    text = (
        "BOARD\n\n1.    Roads\n\nMuch was said.\n\nActions\n\n    -    Write to the Minister. (Ann Poe)\n\nAnnex A: Attendance list\n\n"
        "Position    Councillor    Political group    Council\n\nChair    Cllr Ann Lee    Labour    Tyne and Wear FRA\n"
        "Members    Cllr Bo Hay    Conservative    Dorset Council\n    Cllr Cy Poe    Labour    Hull City Council\n"
    )
    assert [(mention.name.name, mention.standing.role, mention.standing.organisation) for mention in _listed(text)] == [
        ("Ann Lee", "Chair", "Tyne and Wear FRA"),
        ("Bo Hay", None, "Dorset Council"),
        ("Cy Poe", None, "Hull City Council"),
    ]


def test_the_body_in_a_cell_before_several_names() -> None:
    text = "BOARD\n\nPRESENT\n\nStroud District Council:\tCllr Ann Lee (Chair), Cllr Bo Hay\nBolton Council:\tCllr Cy Poe\nOfficers:\tDi Orr (Accountant)\n"
    assert [(mention.name.name, mention.standing.council) for mention in _listed(text)] == [
        ("Ann Lee", "STO"),
        ("Bo Hay", "STO"),
        ("Cy Poe", "BOL"),
        ("Di Orr", None),
    ]


def test_the_chair_s_office_on_the_line_above_a_mark() -> None:
    text = "EXE COMMITTEE\n\nChairman:\n* Councillor Ann Lee\n\n* Councillor Bo Hay\n\n*Present\n"
    assert [(mention.name.name, mention.standing.role) for mention in _listed(text)] == [("Ann Lee", "Chairman"), ("Bo Hay", None)]


def test_a_seat_before_the_last_of_a_list() -> None:
    text = "COMMITTEE\n\nPresent:- Councillor Lee (in the Chair); Councillors Hay and Poe and Co-opted Member Mrs. K. Orr.\n"
    assert [(mention.name.name, mention.member, mention.standing.role) for mention in _listed(text)][-1] == (
        "K. Orr",
        False,
        "Co-opted Member",
    )


def test_who_attended_as_the_duly_appointed_substitute() -> None:
    found = _listed(
        "Present: Councillors Bo Hay (Chair) and Di Orr\n\n1. Apologies\n\n"
        "Apologies for absence were received from Councillor Ann Lee and Councillor Cy Poe attended as the duly appointed substitute.\n"
    )
    assert {mention.name.name: (mention.status, mention.substitute_for) for mention in found} == {
        "Bo Hay": ("present", None),
        "Di Orr": ("present", None),
        "Ann Lee": ("apologies", None),
        "Cy Poe": ("substitute", "Ann Lee"),
    }


def test_a_council_among_councillors_and_apologies_for_another_month() -> None:
    listed = "Present: Councillors Ann Lee and Bo Hay; Wiltshire Council members also present: Councillors Cy Poe and Di Orr\n\n"
    late = "Apologies: Councillor Ed Roe. Late apologies for July were also recorded from Councillor Bo Hay.\n"
    seats = dict(_seats(listed + late))
    assert set(seats) == {"Ann Lee", "Bo Hay", "Cy Poe", "Di Orr", "Ed Roe"}
    assert (seats["Bo Hay"], seats["Ed Roe"]) == ("present", "apologies")


def test_an_officer_called_i() -> None:
    assert _seats("Officers: Director of Roads (G Shanks), Head of Parks (I O'Neill-Tate) and Clerk (J Wynn)\n") == [
        ("G Shanks", "in-attendance"),
        ("I O'Neill-Tate", "in-attendance"),
        ("J Wynn", "in-attendance"),
    ]


def test_apologies_told_under_their_title() -> None:
    assert _seats(
        "Present: Cllr Ann Lee\n\nC45 APOLOGY FOR ABSENCE\n\nThis was received from Councillor Bo Hay.\n\nC46 MINUTES\n\nThey were read.\n"
    ) == [
        ("Ann Lee", "present"),
        ("Bo Hay", "apologies"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "PLACE PANEL\n\n3 May 2023\n\nCouncillors:\n\nMark Poe Clare Hay-Lee Stuart Orr Terry Fenn\n\n1. Pay\n\nAgreed.\n",
            ["Mark Poe", "Clare Hay-Lee", "Stuart Orr", "Terry Fenn"],
        ),
        (
            "PLACE PANEL\n\n3 May 2023\n\nPresent: Provost Robert Poe (Convener) Depute Provost Ann Hay David Orr Gary Fenn Cecil Moss Emma Tarn\n\n1. Pay\n\nAgreed.\n",
            ["Robert Poe", "Ann Hay", "David Orr", "Gary Fenn", "Cecil Moss", "Emma Tarn"],
        ),
        (
            "PLACE PANEL\n\n3 May 2023\n\nOfficers in attendance: Kenneth Poe, Chief Executive Malcolm Hay, Director of Place Services Colin Orr, Chief Officer\n\n1. Pay\n\nAgreed.\n",
            ["Kenneth Poe", "Malcolm Hay", "Colin Orr"],
        ),
        # Two names may be one person's four, and forenames may be surnames.
        ("PLACE PANEL\n\n3 May 2023\n\nCouncillors:\n\nMary Ann Jane Smith\n\n1. Pay\n\nAgreed.\n", ["Mary Ann Jane Smith"]),
        ("PLACE PANEL\n\n3 May 2023\n\nCouncillors:\n\nJohn Paul James Craig Scott Graham\n\n1. Pay\n\nAgreed.\n", []),
    ],
)
def test_names_with_nothing_between_them(text: str, names: list[str]) -> None:
    assert [seat.name for seat in record_of(text).attendance] == names


def test_a_post_and_a_name_between_blank_lines_are_no_heading() -> None:
    posts = ("Delivery Manager: Ann Lee", "Principal Planner: Bo Hay", "Legal Adviser: Cy Orr", "Producer: Di Poe")
    text = (
        "PLANNING\n\n6 March 2024\n\nPresent:\n\nCouncillors Fenn and Moss\n\nOfficers:\n\n"
        + "\n\n".join(posts)
        + "\n\n24/21/Plan Apologies\n\nNone.\n"
    )
    assert {seat.name for seat in record_of(text).attendance} >= {"Ann Lee", "Bo Hay", "Cy Orr"}


TICKED = (
    "<html><body><h1>Schools Forum</h1><p>3 May 2023</p><table><tr><th>Name</th><th>Representing</th><th>Present</th><th>Apologies</th></tr>"
    "<tr><td>Cllr Ann Lee</td><td>Governors</td><td>✓</td><td></td></tr><tr><td>Cllr Bo Hay</td><td>Heads</td><td></td><td>✔</td></tr></table>"
    "<h2>1. Pay</h2><p>Agreed.</p></body></html>",
    "# Schools Forum\n\n3 May 2023\n\n| Name | Present | Apologies |\n|---|---|---|\n| Cllr Ann Lee | X | |\n| Cllr Bo Hay | | X |\n\n## 1. Pay\n\nAgreed.\n",
    "Schools Forum\n\n3 May 2023\n\nName\tPresent\tApologies\nCllr Ann Lee\tY\tN\nCllr Bo Hay\tN\tY\n\n1. Pay\n\nAgreed.\n",
)


@pytest.mark.parametrize(("text", "name"), [*zip(TICKED, ("a.html", "a.md", "a.txt"), strict=True)])
def test_a_tick_under_the_heading_of_its_column(text: str, name: str) -> None:
    assert [(seat.name, seat.status) for seat in record_of(text, name).attendance] == [("Ann Lee", "present"), ("Bo Hay", "apologies")]


def test_columns_of_names_are_no_columns_of_ticks() -> None:
    text = "# Schools Forum\n\n3 May 2023\n\n| Present | Apologies |\n|---|---|\n| Cllr Ann Lee | Cllr Bo Xu |\n| Cllr Cy Orr | Cllr Di Poe |\n\n| Action | Y |\n|---|---|\n| Pay | x |\n"
    assert sorted((seat.name, seat.status) for seat in record_of(text, "a.md").attendance) == [
        ("Ann Lee", "present"),
        ("Bo Xu", "apologies"),
        ("Cy Orr", "present"),
        ("Di Poe", "apologies"),
    ]

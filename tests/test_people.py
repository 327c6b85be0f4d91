"""People in running words: who is one, under which name, of what kind, and what only looks like a name."""

import pytest

from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.readers.text import read_text
from councilgraph.loaders.record import MeetingHead, PersonNamed, Record
from councilgraph.loaders.register import Register

HEAD = "EXE BOARD\n\nMinutes of the Transport Board held on 3 May 2023\n\n1. Buses\n\n"


def _read(text: str) -> Record:
    return extract(read_text(text, text.encode(), "minutes.txt"), Register.load())


def _people(words: str) -> dict[str, PersonNamed]:
    return {person.name: person for person in _read(HEAD + words + "\n").people}


def _meeting(text: str) -> MeetingHead:
    meeting = _read(text).meeting
    assert meeting is not None
    return meeting


@pytest.mark.parametrize(
    ("words", "name", "role"),
    [
        ("The Corporate Director for Housing, J Ede-Clark, introduced the report.", "J Ede-Clark", "Corporate Director for Housing"),
        ("Ann Lee (AL), Programme Lead, introduced the report.", "Ann Lee", "Programme Lead"),
        (
            "Ann Lee, Principal Adviser - Culture, Tourism and Sport, introduced it.",
            "Ann Lee",
            "Principal Adviser - Culture, Tourism and Sport",
        ),
        ("Ann Lee, Director, Corporate Services, gave an update.", "Ann Lee", "Director, Corporate Services"),
        ("Decision taken by: Ann Lee, Cabinet Member – Communities and Wellbeing", "Ann Lee", "Cabinet Member – Communities and Wellbeing"),
        ("Members welcomed Mo Hay, replacing Bo Poe as Head of Improvement.", "Mo Hay", "Head of Improvement"),
        ("The Head of Internal Audit (Ann Lee) presented the plan.", "Ann Lee", "Head of Internal Audit"),
        ("The Chief Fire Officer and Chief Executive, Ann Lee, advised members.", "Ann Lee", "Chief Fire Officer and Chief Executive"),
        ("The Leader (Councillor Ann Lee) seconded the motion.", "Ann Lee", "Leader"),
        ("Mrs Jane Lee, Clerk’s July salary, £450.", "Jane Lee", "Clerk"),
        ("Democratic Services Officer: Lavender Hob", "Lavender Hob", "Democratic Services Officer"),
        ("The matter was noted.\n\nPetra Oller\nChief Executive", "Petra Oller", "Chief Executive"),
    ],
)
def test_a_person_and_the_post(words: str, name: str, role: str) -> None:
    assert _people(words)[name].role == role


def test_what_heads_a_list_is_no_post() -> None:
    found = _read(
        "EXE COUNCIL\n\nCABINET\n\n3 May 2023\n\nPresent:\nCllr Ann Lee\n\nAlso Present:\nBo Hay\nOfficers\nCy Poe      Chief Executive\n"
    ).people
    assert {person.name: person.role for person in found} == {"Ann Lee": None, "Bo Hay": None, "Cy Poe": "Chief Executive"}


def test_those_listed_with_the_one_who_speaks() -> None:
    found = _people("Per Nash, Xan Rowe and Colm Deep (of the Ministry of Justice) gave a presentation.")
    assert set(found) == {"Per Nash", "Xan Rowe", "Colm Deep"}
    assert found["Colm Deep"].organisation == "Ministry of Justice"


def test_the_presenter_in_the_title_and_under_it() -> None:
    text = "Note of Transport Board meeting, 12 May 2016\n\n1. Parking Review (Kay Dunning)\n\nNoted.\n\n2. Cyber\n\nAl Days and Bo Hays\n\nNoted.\n"
    assert {person.name for person in _read(text).people} == {"Kay Dunning", "Al Days", "Bo Hays"}


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Mrs Sue Lee was Clerk. Mrs Susan Lee tabled it.", {"Susan Lee"}),
        ("Cllr J Nunn-Walker spoke. Cllr Nunn Walker agreed.", {"J Nunn-Walker"}),
        ("Councillor Neil Hib spoke. Cllr Neill Hib agreed.", {"Neill Hib"}),
        ("Councillor Paul Lee spoke. Cllr Paula Lee agreed.", {"Paul Lee", "Paula Lee"}),
    ],
)
def test_one_person_in_several_forms(words: str, names: set[str]) -> None:
    assert set(_people(words)) == names


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Mr Ann Lee (Independent Member) agreed.", "other"),
        ("Mr A Lee CC agreed.", "councillor"),
        ("Mr A Lee (Cabinet Member for Roads) agreed.", "councillor"),
        ("Mr A Lee (Head of Roads) agreed.", "officer"),
        ("The applicant, Mr A Lee, spoke.", "other"),
        ("The Minister, Ann Lee MP, had visited.", "other"),
        ("Rev. Bo Lee said a prayer.", "other"),
        ("The Youth Mayor, Zara Khan, spoke.", "other"),
        ("Mr A Lee spoke on behalf of the applicant.", "other"),
        ("Mr A Lee (Kent Police and Crime Commissioner) agreed.", "councillor"),
        ("Ann Lee, Metro Mayor, agreed.", "councillor"),
        ("The applicant’s agent, Ann Lee, spoke in support.", "other"),
        ("Ann Lee of the external auditor, Grant Thornton, presented the report.", "other"),
        ("Ann Lee from Exe Healthwatch reported.", "other"),
    ],
)
def test_kinds(words: str, kind: str) -> None:
    (person,) = _people(words).values()
    assert person.kind == kind


def test_members_of_a_county_who_are_mr_and_mrs() -> None:
    text = "KENT COUNTY COUNCIL\n\nCABINET\n\nMinutes of a meeting of the Cabinet held on 3 May 2023.\n\nPRESENT: Mr P Lee (Chairman), Mrs A Hay and Mr B Poe\n\nIN ATTENDANCE: Ms C Orr (Head of Roads)\n"
    kinds = {person.name: (person.kind, person.council) for person in _read(text).people}
    assert kinds == {
        "P Lee": ("councillor", "KEN"),
        "A Hay": ("councillor", "KEN"),
        "B Poe": ("councillor", "KEN"),
        "C Orr": ("officer", "KEN"),
    }


def test_members_of_a_shared_board_need_not_be_councillors() -> None:
    text = "EXE COUNTY COUNCIL\n\nHEALTH AND WELLBEING BOARD\n\n3 May 2023\n\nPresent: Cllr A Lee, Dr B Hay (NHS Exe), Mrs C Poe\n"
    assert {person.name: person.kind for person in _read(text).people} == {"A Lee": "councillor", "B Hay": "other", "C Poe": "other"}


def test_those_who_come_to_a_hearing_for_themselves() -> None:
    text = "EXE DISTRICT COUNCIL\n\nLICENSING COMMITTEE\n\n3 May 2023\n\nPresent: Bailie Ann Lee (Chair)\n\nOthers Present\nBo Hay, Applicant\nCy Poe, Licensing Officer\nDi Orr, Objector\n"
    assert {person.name: person.kind for person in _read(text).people} == {
        "Ann Lee": "councillor",
        "Bo Hay": "other",
        "Cy Poe": "officer",
        "Di Orr": "other",
    }


def test_places_and_firms_are_nobody() -> None:
    words = (
        "The John Radcliffe Hospital, Thomas Becket School and the Elizabeth Line were named; Ross Valley and Kent Downs were shown. "
        "John Lewis would stay. A statue of Thomas Paine stands there. It met by Microsoft Teams; Executive Councillor Highways replied."
    )
    assert _people(words) == {}
    words = (
        "Trees by Flanders Hall were cut. Easter Egg Trail to raise funds. A letter from One Voice Wales was read. Stones were laid by Limekiln Woods. "
        "Councillor Vacancies were noted; Councillor Appointments followed. The path from Crown Gardens to Flegg Green is worn. Cllr One Voice Wales."
    )
    assert _people(words) == {}
    assert set(_people("Dame Ann Woods spoke. Thanks were given to Jane Hill and by Cllr Trail.")) == {"Ann Woods", "Jane Hill", "Trail"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("EXE CITY COUNCIL LICENSING COMMITTEE Minutes of the meeting held on 4 March 2015 at 2.00 pm", "Licensing Committee"),
        ("LUTON COUNCIL\n\nSCRUTINY: CHILDREN'S SERVICES REVIEW GROUP\n\n4 March 2015", "Children's Services Review Group"),
        ("THE FIFE COUNCIL - ROADS SCRUTINY COMMITTEE - BLENDED MEETING\n\n4 March 2015", "Roads Scrutiny Committee"),
        ("SCRUTINY COMMITTEE (ROADS AND SKILLS)\n\n4 March 2015", "Scrutiny Committee (Roads and Skills)"),
        ("Note of Roads & Rail Lead Members\n4 March 2015", "Roads & Rail Lead Members"),
        ("Eden District Council\n\nHousing Committee, 4 March 2015\n\nPresent: Cllr Lee", "Housing Committee"),
        ("# Exe District Council\n\nMinutes of the meeting of Council held on 4 March 2015 in the Chamber", "Council"),
        (
            "EXE METROPOLITAN BOROUGH COUNCIL\n\nOVERVIEW AND SCRUTINY COMMITTEE (CHILDREN'S SERVICES)\n\n4 March 2015",
            "Overview and Scrutiny Committee (Children's Services)",
        ),
        ("To: All Members of the Adult Care Cabinet Panel\n\n4 March 2015\n\nPresent: Cllr Lee", "Adult Care Cabinet Panel"),
        ("Decisions of the Roads Committee\n\n4 March 2015\n\nPresent: Cllr Lee", "Roads Committee"),
        ("EXE METROPOLITAN BOROUGH COUNCIL\n\nCABINET MEETING\n\n4 March 2015\n\nPresent: Cllr Lee", "Cabinet"),
        ("# The Place Scrutiny Panel\n\n4 March 2015\n\nPresent: Cllr Lee", "Place Scrutiny Panel"),
        ("# Roads and Green Works Committee: Minutes\n\n4 March 2015\n\nPresent: Cllr Lee", "Roads and Green Works Committee"),
        ("EXE CITY COUNCIL\n\nCity Policy Committee's minutes.\n\n4 March 2015\n\nPresent: Cllr Lee", "City Policy Committee"),
        (
            "Minutes of a Meeting of the Planning\nApplications Committee held at Council\nHouse on 4 March 2015",
            "Planning Applications Committee",
        ),
        ("EXE COUNCIL\n\nLicensing Sub-Committee B - 4 March 2015\n\nPresent: Cllr Lee", "Licensing Sub-Committee B"),
        ("EXE VALLEY PARTNERSHIP (EVP) BOARD\n\n4 March 2015\n\nPresent: Cllr Lee", "Exe Valley Partnership (EVP) Board"),
        ("Exe City Council\n\nCouncil\n\nMonday 4 March 2015\n\nPresent: Cllr Lee", "Council"),
        ("CYNGOR CYMUNED LLANFAIR\n\nCofnodion y cyfarfod nos Lun, 4 Mawrth 2015", "Cyngor Cymuned Llanfair"),
    ],
)
def test_body_and_date(text: str, body: str) -> None:
    meeting = _meeting(text + "\n")
    assert (meeting.body or "").casefold() == body.casefold()
    assert meeting.date == "2015-03-04"


def test_a_number_with_strokes_is_no_date() -> None:
    assert _meeting("Exe Parish Council\n\nPresent: Cllr Lee\n\n15/01/1 Apologies\n\nResolved 15/01/1.01 to pay.\n").date is None


def test_a_form_s_labels_and_values_in_cells() -> None:
    page = (
        "<h2>Minutes</h2><table><tr><th>Committee</th><td>Roads Select Committee - Growth Workstream</td></tr><tr><th>Date</th><td>12 September 2023</td></tr>"
        "<tr><th>Time</th><td>2.30 pm</td></tr></table>"
        "<h3>Members Present</h3><ul><li>Cllr Ann Lee (Chairman)</li></ul>"
    )
    meeting = extract(read(page.encode(), "page.html"), Register.load()).meeting
    assert meeting is not None
    assert (meeting.body, meeting.date, meeting.time) == ("Roads Select Committee", "2023-09-12", "14:30")


def test_officers_after_members_under_one_title() -> None:
    text = "EXE BOROUGH COUNCIL\n\nROADS COMMITTEE\n\n3 May 2023\n\nAlso Present: Councillors Ann Lee (Cabinet Member for Roads) and Bo Hay, Cy Poe (Executive Director of Finance)\n"
    assert {person.name: person.kind for person in _read(text).people} == {
        "Ann Lee": "councillor",
        "Bo Hay": "councillor",
        "Cy Poe": "officer",
    }


def test_who_speaks_in_the_public_s_own_time() -> None:
    text = "EXE COUNCIL\n\nROADS COMMITTEE\n\n3 May 2023\n\n1. Public Participation\n\nMrs Ann Lee spoke about buses. Cy Poe spoke too.\n\n2. Roads\n\nMr Bo Hay introduced the report.\n"
    assert {person.name: person.kind for person in _read(text).people} == {"Ann Lee": "other", "Cy Poe": "other", "Bo Hay": "officer"}


def test_the_second_language_under_a_title_is_nobody() -> None:
    text = "Note of Transport Board meeting, 12 May 2016\n\n1. Buses\n\nBusaichean Uile\n\nNoted.\n\n2. Trains\n\nFiona Hay\n\nNoted.\n"
    assert {person.name for person in _read(text).people} == {"Fiona Hay"}


def test_the_lga_is_no_host_of_a_council_s_committee() -> None:
    text = "AUDIT COMMITTEE\n\n3 May 2023\n\nPresent: Cllr Ann Lee\n\n1. Peer review\n\nThe LGA had sent its report.\n"
    assert _meeting(text).organisation is None
    assert _meeting(text.replace("AUDIT COMMITTEE", "CULTURE BOARD")).organisation == "Local Government Association"


def test_who_advises_a_council_is_not_of_it() -> None:
    text = "EXETER CITY COUNCIL\n\nAUDIT COMMITTEE\n\n3 May 2023\n\n1. Fund\n\nAnn Lee, Investment Consultant, and Bo Hay, Head of Finance, gave an update.\n"
    assert {person.name: person.council for person in _read(text).people} == {"Ann Lee": None, "Bo Hay": "EXE"}


def test_co_opted_members_are_no_councillors() -> None:
    text = "EXE COUNCIL\n\nSCRUTINY COMMITTEE\n\n3 May 2023\n\nPresent: Councillor Ann Reid-McConnell (Chair)\n\nCo-opted Member(s)\nElizabeth Hay\n"
    assert {person.name: person.kind for person in _read(text).people} == {"Ann Reid-McConnell": "councillor", "Elizabeth Hay": "other"}


def test_names_with_marks_over_their_letters() -> None:
    found = _people("Cllr Llŷr Prysor and Cllr Siân Ó Dálaigh (Sutton) spoke. Cllr Ó Dálaigh agreed with Supt Ann Lee.")
    assert found.keys() == {"Llŷr Prysor", "Siân Ó Dálaigh", "Ann Lee"}
    assert found["Ann Lee"].kind == "officer"


def test_knights_go_by_their_forenames() -> None:
    assert _people("Sir Gil Lee spoke. Dame Ann Hay agreed with Sir Gil.").keys() == {"Gil Lee", "Ann Hay"}


def test_words_that_a_page_ran_together() -> None:
    found = _people("CllrKatrin Poe introduced it and welcomed Dan Orr,Ishbel Roe and Paul Danes (of the Home Office).")
    assert set(found) == {"Katrin Poe", "Dan Orr", "Ishbel Roe", "Paul Danes"}


def test_a_member_s_council_between_commas() -> None:
    (person,) = _people("Cllr Prue Poe, Plymouth, welcomed that.").values()
    assert (person.kind, person.council) == ("councillor", "PLY")


@pytest.mark.parametrize(
    ("words", "name", "role"),
    [
        ("He paid tribute to Cheryl Danby, who was leaving.", "Cheryl Danby", None),
        ("The external auditor, Priya Danes of Grant Thornton, was invited.", "Priya Danes", "external auditor"),
    ],
)
def test_those_spoken_of(words: str, name: str, role: str | None) -> None:
    assert {person.name: person.role for person in _people(words).values()} == {name: role}


def test_officers_who_sit_beside_councillors_on_a_partnership() -> None:
    text = (
        "ESTATES PARTNERSHIP BOARD\n\n3 May 2023\n\nPresent: Cllr Ann Lee (Fenland DC), Bo Hay (Cambridge City Council), Cy Poe (Huntingdonshire DC)\n\n"
        "1. Sites\n\nThese were sold.\n"
    )
    assert {person.name: person.kind for person in _read(text).people} == {
        "Ann Lee": "councillor",
        "Bo Hay": "officer",
        "Cy Poe": "officer",
    }


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("EXE EMPLOYERS\n\nMINUTES of the Annual Meeting of Exe Employers held on 3 May 2023\n\n1. Pay\n\nAgreed.\n", "Exe Employers"),
        ("Leaders’ Meeting\n\nMinute of the meeting of Leaders held on 3 May 2023\n\n1. Pay\n\nAgreed.\n", "Leaders’ Meeting"),
    ],
)
def test_employers_and_leaders(text: str, body: str) -> None:
    assert _meeting(text).body == body


def test_members_of_a_seat_that_no_councillor_has() -> None:
    text = "EXE COUNCIL\n\nSCRUTINY COMMITTEE\n\n3 May 2023\n\nPresent: Councillors S Lee and M Hay; Reverend A Poe and Mr T Orr (Co-opted Members)\n"
    assert {person.name: (person.kind, person.role) for person in _read(text).people} == {
        "S Lee": ("councillor", None),
        "M Hay": ("councillor", None),
        "A Poe": ("other", "Co-opted Members"),
        "T Orr": ("other", "Co-opted Members"),
    }


def test_a_body_of_a_place_is_no_board_of_the_lga() -> None:
    text = "{} Improvement Board\n\nMinutes of the meeting held on 3 May 2023\n\nPresent: Cllr Ann Lee (Leeds City Council)\n\n1. Roads\n\nThe LGA was thanked.\n"
    assert _meeting(text.format("Sandwell")).organisation is None
    assert _meeting(text.format("Roads")).organisation == "Local Government Association"


def test_the_council_before_an_office_in_brackets_is_named() -> None:
    record = _read(
        "WLGA COUNCIL\n\n3 May 2023\n\nPresent\n\nCllr Ann Lee\tCaerphilly (Presiding Member, Chair)\nCllr Bo Hay\tConwy\n\n1. Roads\n"
    )
    assert [(council.code, council.surfaces) for council in record.councils] == [("CAY", ("Caerphilly",)), ("CWY", ("Conwy",))]
    assert record.meeting is not None
    assert record.meeting.body == "WLGA Council"

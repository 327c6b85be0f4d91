"""The lists of those at a meeting: what heads one, how its entries are printed, and what belongs to no list."""

import pytest

from councilgraph.loaders.minutes.attendance import find_attendance
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.outline import outline
from councilgraph.loaders.minutes.rolls import roll_head
from councilgraph.loaders.readers.text import read_text
from councilgraph.loaders.register import Register


def _listed(text: str) -> tuple[Mention, ...]:
    return find_attendance(outline(read_text(text.encode(), "minutes.txt")), Register.load(), "2023").mentions


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
        ("Councillors", None, "councillors", None),
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

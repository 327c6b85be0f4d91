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

"""Participation said in minutes: who took part, when, for how much; who has not by the words, and silence that says nothing."""

import pytest

from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.register import Register

Said = tuple[str, str, str, str | None, float | None]


def _said(sentence: str, head: str = "Note of Improvement & Innovation Board") -> list[Said]:
    page = f"{head}\n\nWednesday 8 March 2017\n\n1. Peer challenge\n\n{sentence}\n"
    record = extract(read(page.encode(), "page.txt"), Register.load())
    text = read(page.encode(), "page.txt").text
    assert all(text[span.start : span.end] == span.quote for entry in record.participation for span in entry.evidence)
    return [(entry.council, entry.programme, entry.status, entry.date, entry.amount) for entry in record.participation]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Exeter City Council had a Corporate Peer Challenge in May 2016.", [("EXE", "cpc", "held", "2016-05", None)]),
        ("Kirklees Council hosted its Corporate Peer Challenge in 2015.", [("KIR", "cpc", "held", "2015", None)]),
        ("The Corporate Peer Challenge at Kirklees Council took place in June 2016.", [("KIR", "cpc", "held", "2016-06", None)]),
        ("Kirklees Council's Corporate Peer Challenge had taken place in June 2016.", [("KIR", "cpc", "held", "2016-06", None)]),
        ("Leeds City Council and Kirklees Council have signed the Local Digital Declaration.", [("LDS", "ldd", "signed", None, None), ("KIR", "ldd", "signed", None, None)]),
        ("Neither Leeds City Council nor Kirklees Council had signed the Local Digital Declaration.", [("LDS", "ldd", "not-yet", "2017-03-08", None), ("KIR", "ldd", "not-yet", "2017-03-08", None)]),
        ("Leeds City Council was awarded £25,000 from the Local Digital Fund.", [("LDS", "ldf", "awarded", None, 25000.0)]),
        ("The Local Digital Fund had awarded £100,000 to Leeds City Council, working with Kirklees Council.", [("LDS", "ldf", "awarded", None, 100000.0)]),
        ("Kirklees Council had yet to undertake a Corporate Peer Challenge.", [("KIR", "cpc", "not-yet", "2017-03-08", None)]),
        ("Kirklees Council has not yet hosted a Corporate Peer Challenge.", [("KIR", "cpc", "not-yet", "2017-03-08", None)]),
        ("Kirklees Council declined a Corporate Peer Challenge.", [("KIR", "cpc", "declined", None, None)]),
        ("Kirklees Council will host a Corporate Peer Challenge in June 2017.", [("KIR", "cpc", "planned", "2017-06", None)]),
        # Counts of councils, speakers, wishes and doubts say nothing of one council.
        ("107 councils offered support for the Local Digital Declaration.", []),
        ("Cllr Ann Lee (Kirklees Council) asked who had signed the Local Digital Declaration.", []),
        ("Kirklees Council should have a Corporate Peer Challenge.", []),
        ("It was asked if Kirklees Council had hosted a Corporate Peer Challenge.", []),
        ("Kirklees Council had found the Corporate Peer Challenge useful to others.", []),
        ("Kirklees Council spoke of the Corporate Peer Challenge.", []),
        ("Kirklees Council had a bid for Local Digital Fund money that was refused.", []),
    ],
)  # fmt: skip
def test_what_is_said_of_a_council(sentence: str, wanted: list[Said]) -> None:
    assert sorted(_said(sentence)) == sorted(wanted)


def test_the_council_is_the_one_whose_minutes_these_are() -> None:
    head = "Kirklees Council\n\nMinutes of the Cabinet"
    assert _said("The Council had a Corporate Peer Challenge in June 2016.", head) == [("KIR", "cpc", "held", "2016-06", None)]
    assert _said("The Council had a Corporate Peer Challenge in June 2016.") == []

"""What a council's name means on a day, and when it means nothing surely."""

import pytest

from councilgraph.loaders.register import Register

REGISTER = Register.load()


def test_the_register_is_whole() -> None:
    assert len(list(REGISTER)) == 509
    assert sum(len(names) for names in REGISTER.aliases.values()) >= 1306
    assert sum(len(council.successors) for council in REGISTER) == 92


@pytest.mark.parametrize(
    ("name", "on", "code"),
    [
        ("Bath & NE Somerset", "2017-03-08", "BAS"),
        ("Somerset", "2017-03-08", "SOM"),
        ("Somerset", "2024", "SMT"),
        ("Somerset Council", "2017", "SOM"),
        ("Dorset", "2017", "DOR"),
        ("Dorset", "2020", "DST"),
        ("Dorset County Council", "2024", "DOR"),
        ("Buckinghamshire", "2017", "BKM"),
        ("Buckinghamshire", "2021", "BUC"),
        ("North Yorkshire", "2020", "NYK"),
        ("North Yorkshire", "2024", "NYE"),
        ("Northumberland Council", "2017", "NBL"),
        ("Durham City Council", "2005", "ONS20UE"),
        ("Cheshire County Council", "2008", "ONS13"),
        ("Durham", None, "DUR"),
        ("Lewes DC", None, "LEE"),
        ("Essex CC", None, "ESS"),
        ("Oxford CC", None, "OXO"),
        ("Oldham MBC", None, "OLD"),
        ("LB Lambeth", None, "LBH"),
        ("London Borough of Sutton", None, "STN"),
        ("Royal Borough of Windsor and Maidenhead", None, "WNM"),
        ("Notts CC", None, "NTT"),
        ("Bucks CC", "2017", "BKM"),
        ("Wirral Metropolitan Borough Council", "2017", "WRL"),
        ("Kirklees", None, "KIR"),
        ("Southend on Sea", "2017", "SOS"),
        ("Southend-on-Sea City Council", "2023", "SOS"),
        ("Colchester City Council", "2024", "COL"),
        ("Kings Lynn & West Norfolk", None, "KIN"),
        ("King’s Lynn and West Norfolk", None, "KIN"),
        ("Cyngor Gwynedd", None, "GWN"),
        ("Ynys Môn", None, "AGY"),
        ("Caerdydd", None, "CRF"),
        ("Taunton Deane", "2010", "TAU"),
        ("Telford & Wrekin", None, "TFW"),
        ("City of York", None, "YOR"),
        ("Durham CC", "2017", "DUR"),
        ("STS", None, "STS"),
    ],
)
def test_a_name_means_one_council(name: str, on: str | None, code: str) -> None:
    assert REGISTER.resolve(name, on).code == code


@pytest.mark.parametrize(
    ("name", "on", "how", "among"),
    [
        ("Somerset", None, "ambiguous", {"SOM", "SMT"}),
        ("Buckinghamshire", None, "ambiguous", {"BKM", "BUC"}),
        ("North Yorkshire", "2023", "ambiguous", {"NYK", "NYE"}),
        ("North East", None, "ambiguous", {"NECA", "NNECA"}),
        ("Adur and Worthing", None, "several councils", {"ADU", "WOT"}),
        ("Stafordshire County Council", None, "unknown", {"STS"}),
        ("Salisbury", "2005", "unknown", set()),
        ("Chester Council", None, "unknown", set()),
        ("Wells City Council", None, "unknown", set()),
        ("Rugby Town Council", None, "unknown", set()),
        ("London", None, "unknown", set()),
        ("Atlantis", None, "unknown", set()),
        ("", None, "unknown", set()),
    ],
)
def test_a_name_that_could_mean_two_or_none_is_never_guessed(name: str, on: str | None, how: str, among: set[str]) -> None:
    found = REGISTER.resolve(name, on)
    assert (found.code, found.how) == (None, how)
    assert among <= set(found.alternatives or REGISTER.nearest(name))


def test_an_ended_council_is_still_that_council_and_the_answer_says_so() -> None:
    found = REGISTER.resolve("Taunton Deane Borough Council", "2023")
    assert found.code == "TAU"
    assert "it had ended 2019-03-31" in found.how


def test_every_name_of_a_council_means_it_while_it_lives() -> None:
    for council in REGISTER:
        for name in filter(None, (council.name, council.short_name, *REGISTER.aliases.get(council.code, ()))):
            assert REGISTER.resolve(name, council.ended or "2025-06-01").code == council.code, name


def test_shortened_names() -> None:
    register = Register.load()
    assert [register.shortened(place, "2015") for place in ("Barrow", "Telford", "Kingston", "Exe")] == ["BAR", "TFW", None, None]

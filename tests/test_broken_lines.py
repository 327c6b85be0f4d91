"""Dates and names that a hard wrap parts, and lines of lists that look so and are whole."""

import pytest

from councilgraph.loaders.minutes.broken import is_broken


@pytest.mark.parametrize(
    ("first", "second", "broken"),
    [
        ("held by video conference on Tuesday, 19", "March 2024 at 10.00 am.", True),
        ("Miss S J Carr, Mrs P T Cole, Mr D Crow, Mr M", "Dent, Mr R W Gold", True),
        ("Gill Hay, Lead Member for Education; and Barry", "Orr, Lead Member for Transport", True),
        ("Councillors Billy Christy, Caroline Marbury, Kirsten", "Galeazzi, Ross Garrod", True),
        ("County Councillors: Ian Chandler, John Crook, Tony", "Easton-Lee and Phil Murphy", True),
        ("Neha Unadkatt (NHS London ICB), Dr Vijay", "Tailor (Chair, Southall GPs)", True),
        # Surnames first, one a line.
        ("Amosley, Cllr Alun", "Ditton, Cllr Mrs Lucy", False),
        # Whole names, one a line; a place after a name; a list that is not of forenames and surnames.
        ("Councillors Lee, Hay, Orr", "Poe, Fox and Wren", False),
        ("Councillor Ann Lee, Exeter", "Councillor Bo Hay, Plymouth", False),
        ("The figures were those of 2019", "Members asked why.", False),
        ("Mr A Lee", "Mr B Hay", False),
    ],
)
def test_what_a_wrap_parts(first: str, second: str, broken: bool) -> None:
    assert is_broken(first, second) is broken

"""Minutes of parish, town and community councils, whose members do the work themselves and tell it as talk: one short page a rule."""

import pytest

from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.record import Record
from councilgraph.loaders.register import Register

HEAD = "Minutes of the meeting of Exebridge Parish Council held on 4 March 2019\n\nPresent: Cllr Ann Lee (Chairman), Cllr Bo Hay, Cllr Cy Poe and the Clerk\n\n1. Minutes\n\nRead.\n\n2. Business\n\n"


def _record(text: str, name: str = "page.txt") -> Record:
    return extract(read(text.encode(), name), Register.load())


def _decisions(text: str) -> list[str]:
    return [decision.text for decision in _record(HEAD + text).decisions]


def _actions(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(action.text, action.owners) for action in _record(HEAD + text).actions]


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
        # A title and its business run together.
        ("Co-option of membersIt was agreed to co-opt Dee Fry.", ["It was agreed to co-opt Dee Fry"]),
        # What others decided, at another time, or might.
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
    assert [decision.text for decision in _record(text).decisions] == [
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
        # What others say will be done, what was to be done, what is asked.
        ("The County Council advised that the owner will be contacted.", []),
        ("The sign will be replaced by the county's contractors.", []),
        ("It was noted that the stone has still to be replaced.", []),
        ("Members were told that a sensor was to be placed on the post.", []),
        ("They are going to ask for the figures to be checked.", []),
    ],
)
def test_what_is_to_be_done_in_a_parish(text: str, wanted: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _actions(text + "\n") == wanted


def test_a_council_known_by_its_clerk_and_a_visitor_from_the_county() -> None:
    text = "Present: Cllrs Lee, Hay & Poe, County Cllr Fry & the Clerk.\n\n31. Roads: The verge is bad. Clerk notify them.\n\n32. Bins: Cllrs agreed to the site.\n"
    record = _record(text)
    assert [(action.text, action.owners) for action in record.actions] == [("Clerk notify them", ("Clerk",))]
    assert [decision.text for decision in record.decisions] == ["Cllrs agreed to the site"]


def test_titles_that_a_sentence_follows() -> None:
    text = (
        "DRAFT MINUTES OF EXEBRIDGE PARISH COUNCIL MEETING\n\nTHURSDAY 4 MARCH 2019\n\nPresent: Cllr Ann Lee, Cllr Bo Hay\n\n"
        "1. Apologies for absence. Apologies had been received from Cllr Cy Poe.\n\n2. Bus stop. The pole leans.\n\n"
        "3. Roads. They are bad.\n\n4. Bins in the square. One was lost.\n\n"
    )
    assert [(item.number, item.title) for item in _record(text).items] == [
        ("1", "Apologies for absence"),
        ("2", "Bus stop"),
        ("3", "Roads"),
        ("4", "Bins in the square"),
    ]
    shouted = "1. ACCEPTANCE OF APOLOGIES Apologies were given by Cllr Poe.\n\n2. TO REVIEW THE LEASE This was discussed at length.\n"
    assert [item.title for item in _record(HEAD.partition("1. Minutes")[0] + shouted).items] == [
        "ACCEPTANCE OF APOLOGIES",
        "TO REVIEW THE LEASE",
    ]

"""Plain English for what the data says in codes: kinds, types of council, columns, choices, edges; and dates as people write them."""

import re
from typing import Final

from councilgraph.queries.wording import long_date

KINDS: Final = {
    "Council": "council", "Person": "person", "Programme": "programme", "Meeting": "meeting", "Decision": "decision", "Action": "action", "Grant": "grant",
    "Document": "document", "Organisation": "organisation", "Body": "board or committee", "AgendaItem": "agenda item", "SharedService": "shared service",
    "Figure": "figure", "Objective": "objective", "Evidence": "evidence",
}  # fmt: skip
COUNCIL_TYPES: Final = {
    "county": "county council", "district": "district council", "unitary": "unitary council", "metropolitan": "metropolitan borough", "london-borough": "London borough",
    "city-of-london": "City of London", "gla": "Greater London Authority", "combined-authority": "combined authority", "scottish-unitary": "Scottish council",
    "welsh-unitary": "Welsh council", "ni-district": "Northern Irish district",
}  # fmt: skip
# Columns and parameters whose names do not say it well enough.
_NAMES: Final = {
    "as_of": "As things stood on", "lineage": "Predecessors", "text": "Words", "type": "Type", "had_cpc": "Had a CPC?", "cpc_date": "First CPC", "cpc_through": "CPC of predecessor",
    "grants_through": "Grants of predecessor", "how_known": "How it is known", "latest_grant": "Latest grant", "in_a": "In the first?", "in_b": "In the second?",
    "a": "First programme", "b": "Second programme", "a_known": "How it is known (first)", "b_known": "How it is known (second)", "a_date": "First date (first)",
    "b_date": "First date (second)", "a_through": "Through (first)", "b_through": "Through (second)", "took_part": "Councils that took part", "funded": "Councils with a grant",
    "own": "Its own share", "whole": "Whole award", "how": "How", "of": "Programme", "by": "Counted by", "through": "Through predecessor", "gss": "GSS code", "name_cy": "Welsh name",
    "family": "Part of", "p": "p", "touched": "With a programme on record", "first_seen": "First seen", "last_seen": "Last seen",
}  # fmt: skip
# Parameters that are called otherwise than the column of the same name.
_ASKED: Final = {
    "family": "Programme or family", "programme": "Programme", "by": "By", "answer": "Only those with the answer", "as_of": "As things stood on", "text": "Words",
    "a": "First programme", "b": "Second programme", "owner": "Owner’s name", "since": "Agreed since", "body": "Board or committee", "id": "Id of a node",
}  # fmt: skip
_CHOICES: Final = {
    "none": "each council’s own record", "inherit": "count what predecessors did", "answers": "yes against no", "records": "recorded against not recorded",
}  # fmt: skip
_LINEAGE: Final = ("none", "inherit")
_STATES: Final = {
    "in-attendance": "in attendance", "not-yet": "not yet", "on-track": "on track", "in combined-authority": "in the combined authority", "in county": "in the county", "at-risk": "at risk", "partly-met": "partly met", **COUNCIL_TYPES,
}  # fmt: skip
EDGES: Final = {
    ("SUCCEEDED_BY", True): "Succeeded by", ("SUCCEEDED_BY", False): "Came before it", ("PART_OF", True): "Part of", ("PART_OF", False): "Has as a part",
    ("BODY_OF", True): "Board or committee of", ("BODY_OF", False): "Boards and committees", ("COUNCILLOR_AT", True): "Councillor at", ("COUNCILLOR_AT", False): "Councillors",
    ("OFFICER_AT", True): "Officer at", ("OFFICER_AT", False): "Officers", ("MEMBER_OF", True): "Member of", ("MEMBER_OF", False): "Members", ("ATTENDED", True): "Was at",
    ("ATTENDED", False): "Present", ("SENT_APOLOGIES", True): "Sent apologies to", ("SENT_APOLOGIES", False): "Apologies", ("ABSENT_FROM", True): "Was absent from",
    ("ABSENT_FROM", False): "Absent", ("SPOKE_AT", True): "Spoke at", ("SPOKE_AT", False): "Spoke at it", ("HELD_BY", True): "Held by", ("HELD_BY", False): "Meetings",
    ("HAS_ITEM", True): "Items", ("HAS_ITEM", False): "Item of", ("DECIDED", True): "Decisions", ("DECIDED", False): "Decided under", ("AGREED_ACTION", True): "Actions",
    ("AGREED_ACTION", False): "Agreed under", ("ABOUT", True): "About", ("ABOUT", False): "Items about it", ("MENTIONS", True): "Names", ("MENTIONS", False): "Named by",
    ("ASSIGNED_TO", True): "Assigned to", ("ASSIGNED_TO", False): "Actions assigned to it", ("FOLLOWS", True): "Follows", ("FOLLOWS", False): "Followed by",
    ("TOOK_PART_IN", True): "Took part in", ("TOOK_PART_IN", False): "Who took part", ("PEER_AT", True): "Peer at", ("PEER_AT", False): "Peers",
    ("RECEIVED", True): "Grants", ("RECEIVED", False): "Given to", ("FUNDED_UNDER", True): "Under", ("FUNDED_UNDER", False): "Awards", ("RUN_BY", True): "Run by",
    ("RUN_BY", False): "Runs", ("FUNDED_BY", True): "Funded by", ("FUNDED_BY", False): "Funds", ("SHARES", True): "Shares", ("SHARES", False): "Shared by",
    ("HAS_OBJECTIVE", True): "Objectives", ("HAS_OBJECTIVE", False): "Objective of", ("SAID_OF", True): "Said of", ("SAID_OF", False): "Figures", ("COVERS", True): "Covers",
    ("COVERS", False): "Lists that cover it", ("NAMED_IN", True): "Named in", ("NAMED_IN", False): "Names", ("QUOTES", True): "Quotes", ("QUOTES", False): "Quoted by",
}  # fmt: skip
_ACRONYMS: Final = {"cpc": "CPC", "rdf": "RDF", "id": "Id", "api": "API"}
_PARTIAL: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def label(name: str) -> str:
    """A column, a field or a parameter in words: `how_known` is “How it is known”."""
    if name in _NAMES:
        return _NAMES[name]
    if not name:
        return ""
    words = [_ACRONYMS.get(word, word) for word in name.split("_")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


def parameter(name: str) -> str:
    """What a form calls a parameter."""
    return _ASKED.get(name) or label(name)


def choice(parameter: str, value: str) -> str:
    """A choice of a parameter in words."""
    if parameter in ("lineage", "compare") or value == "inherit":
        return _CHOICES.get(value, value)
    return state(value) or "all"


def state(value: str) -> str:
    """A status or a type of council in words: `in-attendance` is “in attendance”."""
    return _STATES.get(value, value)


def kind(name: str) -> str:
    """A kind of node in words."""
    return KINDS.get(name, name.lower())


def relation(edge: str, *, outward: bool) -> str:
    """What an edge says of the node at one of its ends, as a heading."""
    return EDGES.get((edge, outward)) or label(edge.lower())


def is_date(value: object) -> bool:
    """True for a day, a month or a year as ISO 8601 writes them."""
    return isinstance(value, str) and bool(_PARTIAL.fullmatch(value))


def day(value: str) -> str:
    """A date as a paper writes it: 8 March 2017, March 2017, 2017; anything else as it stands."""
    return long_date(value) if is_date(value) else value


def short_day(value: str) -> str:
    """A date for a table: 8 Mar 2017, Mar 2017, 2017.

    >>> short_day("2017-03-08"), short_day("2017-09"), short_day("2017"), short_day("soon")
    ('8 Mar 2017', 'Sept 2017', '2017', 'soon')
    """
    if not is_date(value):
        return value
    *first, month, year = long_date(value).split() if len(value) > 4 else ("", value)
    cut = month if len(month) <= 4 else "Sept" if month == "September" else month[:3]
    return " ".join(part for part in (*first, cut, year) if part)

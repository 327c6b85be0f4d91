"""Who may see what, stated once: the rules that the projection, the exports and the doors ask.

1. A statement takes the access of its document, item or list; an exempt item and all below it are restricted.
2. A node or edge is open where an open statement supports it, and then holds open values only; an edge of a restricted node is restricted.
3. A person is public by office or by part in public business: elected members; officers with a role, at a meeting, speaking or
   owning an action; members of a body whoever sends them; peers. Anyone else named stays restricted.
4. A reader has a clearance; without one, restricted rows are not there. Counts of restricted rows of 1 to 4 are shown as `<5`, larger ones
   rounded down to a step of five (`10 or more`), so that no small count can be had by taking one count from another.
"""

from typing import Final, Literal

Clearance = Literal["open", "restricted"]

# Rule 3 over the rows of `touch`, one group a person; what only restricted statements say makes nobody public.
PUBLIC_PERSON: Final = """(
    bool_or(access = 'open' AND predicate IN ('COUNCILLOR_AT', 'MEMBER_OF', 'PEER_AT', 'OFFICER_AT'))
    OR EXISTS (SELECT 1 FROM fact f WHERE f.subject = touch.id AND f.predicate = 'kind' AND f.object = 'councillor' AND f.access = 'open')
    OR (EXISTS (SELECT 1 FROM fact f WHERE f.subject = touch.id AND f.predicate = 'kind' AND f.object = 'officer' AND f.access = 'open')
        AND bool_or(access = 'open' AND (predicate IN ('ATTENDED', 'SPOKE_AT', 'SENT_APOLOGIES', 'ASSIGNED_TO')
                                         OR (qualifiers ->> 'role') IS NOT NULL))))"""

# Rule 4 over the rows of a projection, without clearance: what the open graph and every export for publication are made of.
OPEN_ROW: Final = "access = 'open'"

# The smallest count drawn from restricted rows that is told to everyone (rule 4).
SMALLEST_TOLD: Final = 5


def masked(count: int, clearance: Clearance) -> str:
    """A count drawn from restricted rows, as this clearance may see it: without clearance `<5` for 1 to 4, and steps of five above."""
    if clearance == "restricted" or count == 0:
        return str(count)
    return f"<{SMALLEST_TOLD}" if count < SMALLEST_TOLD else f"{count // SMALLEST_TOLD * SMALLEST_TOLD} or more"


def may_see(access: str, clearance: Clearance) -> bool:
    """True where a row of this access may be shown to this clearance."""
    return access == "open" or clearance == "restricted"

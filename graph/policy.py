"""Who may see what, stated once: the rules that the projection, the exports and the doors ask.

1. A statement takes the access of its document, item or list; an exempt item and all below it are restricted.
2. A node or edge is open where an open statement supports it, and then holds open values only; an edge of a restricted node is restricted.
3. A person is public by office or by part in public business: elected members; officers with a role, at a meeting, speaking or
   owning an action; members of a body whoever sends them; peers. Anyone else named stays restricted.
4. A reader has a clearance; without one, restricted rows are not there. Counts of restricted rows of 1 to 4 are shown as `<5`.
"""

from typing import Final, Literal

Clearance = Literal["open", "restricted"]

# Rule 3 over the rows of `touch`, one group a person.
PUBLIC_PERSON: Final = """(
    bool_or(predicate = 'COUNCILLOR_AT' OR predicate = 'MEMBER_OF' OR predicate = 'PEER_AT' OR predicate = 'OFFICER_AT' OR predicate = 'ASSIGNED_TO')
    OR EXISTS (SELECT 1 FROM fact f WHERE f.subject = touch.id AND f.predicate = 'kind' AND f.object = 'councillor')
    OR (EXISTS (SELECT 1 FROM fact f WHERE f.subject = touch.id AND f.predicate = 'kind' AND f.object = 'officer')
        AND bool_or(predicate IN ('ATTENDED', 'SPOKE_AT', 'SENT_APOLOGIES') OR (qualifiers ->> 'role') IS NOT NULL)))"""


def may_see(access: str, clearance: Clearance) -> bool:
    """True where a row of this access may be shown to this clearance."""
    return access == "open" or clearance == "restricted"

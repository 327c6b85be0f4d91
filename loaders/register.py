"""Which principal council a name means, on a day."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Council:
    """A principal council of the register. `type` uses the vocabulary's words (county, district, unitary …).

    `started` and `ended` are partial ISO dates, None where unknown or still alive.
    """

    code: str
    name: str
    short_name: str
    name_cy: str | None
    gss: str | None
    type: str
    nation: str
    region: str
    county: str | None
    combined_authority: str | None
    started: str | None
    ended: str | None
    successors: tuple[str, ...]
    website: str | None


@dataclass(frozen=True, slots=True)
class Resolution:
    """The answer to "which council is this?".

    `code` is None where the name is unknown or ambiguous; `how` says in a few words how it matched or why it did not
    (`official name`, `alias`, `abbreviation`, `former name`, `ambiguous`, `unknown`); `alternatives` are the other codes
    that the name could mean, sorted.
    """

    code: str | None
    how: str
    alternatives: tuple[str, ...] = ()

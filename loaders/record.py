"""The extraction record: what one document yields, before anything is stored.

The keys are those of the record's specification and are frozen: keys may be added, never renamed (tests/test_record.py).
Every element carries `evidence`; an element without is a defect and is refused here.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from councilgraph.graph.facts import Access, Span

DocumentKind = Literal["minutes", "agenda-item", "agenda", "report", "other"]
PersonKind = Literal["councillor", "officer", "other"]
AttendanceStatus = Literal["present", "in-attendance", "apologies", "absent", "substitute"]


@dataclass(frozen=True, slots=True)
class Element:
    """Anything the record lists. `evidence` is never empty and each span is `text[start:end] == quote`."""

    evidence: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"{type(self).__name__} without evidence")


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """The document itself: `uri` as given, `kind` as the record's specification defines it."""

    uri: str
    sha256: str
    media_type: str
    title: str | None
    kind: DocumentKind


@dataclass(frozen=True, slots=True)
class MeetingHead(Element):
    """The meeting that the document names: `date` a partial ISO date, `time` HH:MM."""

    body: str | None
    organisation: str | None
    date: str | None
    time: str | None
    venue: str | None


@dataclass(frozen=True, slots=True)
class Item(Element):
    """One numbered or headed agenda item; `access` is `exempt` where the document says it was private.

    `start` and `end` bound the item's own stretch of the text, so that what stands in it can be hung from it.
    """

    number: str | None
    title: str
    access: Literal["open", "exempt"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PersonNamed(Element):
    """A person named, once, under the fullest form of the name the document gives, without titles."""

    name: str
    honorific: str | None
    postnominals: tuple[str, ...]
    kind: PersonKind
    role: str | None
    organisation: str | None
    council: str | None
    spoke: bool = False


@dataclass(frozen=True, slots=True)
class Attendance(Element):
    """A person recorded as at the meeting or as not there; `name` as in `people`."""

    name: str
    status: AttendanceStatus
    role: str | None
    organisation: str | None
    council: str | None
    substitute_for: str | None


@dataclass(frozen=True, slots=True)
class Decision(Element):
    """One limb or one resolution; `item` is the printed number, `verb` lower case, past tense."""

    item: str | None
    text: str
    verb: str | None


@dataclass(frozen=True, slots=True)
class Action(Element):
    """Something that someone is to do; `owners` are full names as in `people`, or a role or group as printed.

    `status` is open, done or superseded where the document says so, as a log of earlier actions does, in its `status_words`.
    """

    item: str | None
    text: str
    owners: tuple[str, ...]
    due: str | None
    status: str | None = None
    status_words: str | None = None


@dataclass(frozen=True, slots=True)
class ActionReport(Element):
    """What a meeting was told of an action agreed before it: the sentence, and how the action stands (open, done or superseded)."""

    item: str | None
    text: str
    status: str


@dataclass(frozen=True, slots=True)
class CouncilNamed(Element):
    """A principal council, by register code, with the distinct forms printed."""

    code: str
    surfaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeNamed(Element):
    """A programme of the taxonomy, by id, with the distinct forms printed."""

    id: str
    surfaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureSaid(Element):
    """An amount (unit GBP, in pounds) or a count said of a programme."""

    programme: str
    value: float
    unit: str
    surface: str


@dataclass(frozen=True, slots=True)
class Participation(Element):
    """That a council took part in a programme, or by the document's own words did not.

    `status` is one of the vocabulary's for TOOK_PART_IN; `not-yet` and `declined` are said in words, never inferred.
    """

    council: str
    programme: str
    status: str
    date: str | None
    amount: float | None


@dataclass(frozen=True, slots=True)
class Record:
    """All that one document yields."""

    document: DocumentHead
    meeting: MeetingHead | None
    items: tuple[Item, ...] = ()
    people: tuple[PersonNamed, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    councils: tuple[CouncilNamed, ...] = ()
    programmes: tuple[ProgrammeNamed, ...] = ()
    figures: tuple[FigureSaid, ...] = ()
    participation: tuple[Participation, ...] = ()
    reports: tuple[ActionReport, ...] = ()

    def to_json(self) -> Mapping[str, Any]:
        """The record as plain dicts and lists, ready for json.dumps; whole figures come out as integers."""
        packed: dict[str, Any] = _plain(asdict(self))
        return packed


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if not (key == "locator" and inner is None)}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def access_of(item: Item) -> Access:
    """The statement access of what stands under an item: exempt business is restricted."""
    return "restricted" if item.access == "exempt" else "open"

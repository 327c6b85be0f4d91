"""A minutes record as statements: what each element says of which node, with the words that say it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final

from councilgraph.graph.facts import OPEN, Access, Source, Span, Statement, Value
from councilgraph.graph.keys import council_key, meeting_key, programme_key
from councilgraph.loaders.contacts import blank_contacts
from councilgraph.loaders.directory import Directory
from councilgraph.loaders.document import Document
from councilgraph.loaders.record import Attendance, Item, PersonNamed, Record, access_of

EXTRACTOR: Final = "minutes"
_ATTENDANCE_EDGE: Final = {"apologies": "SENT_APOLOGIES", "absent": "ABSENT_FROM"}
# Offices of the meeting, not of the council that the member comes from.
_BODY_OFFICE: Final = re.compile(r"\b(chair|chairman|chairwoman|chairperson|vice|deputy|lead member|member|substitute)\b", re.IGNORECASE)


def source_of(document: Document, record: Record, address: str) -> Source:
    """The ledger's source for a document loaded from `address` (absolute), contact details blanked out of its text."""
    return Source(
        address=address,
        shown=document.uri,
        sha256=document.sha256,
        media_type=document.media_type,
        kind=record.document.kind,
        title=record.document.title,
        date=record.meeting.date if record.meeting else None,
        text=blank_contacts(document.text),
    )


def statements_of(record: Record, source: Source, directory: Directory, version: str) -> tuple[Statement, ...]:
    """Every statement that `record` makes, in a fixed order. `version` is the extractor's."""
    return tuple(_Mapping(record, source, directory, version).all())


class _Mapping:
    """The state of mapping one record: its keys and where its items stand."""

    def __init__(self, record: Record, source: Source, directory: Directory, version: str) -> None:
        self.record = record
        self.source = source
        self.directory = directory
        self.version = version
        self.date = record.meeting.date if record.meeting else None
        self.items = record.items
        self.item_starts = [item.start for item in self.items]
        self.item_keys = [source.local("item", index, item.number, item.title) for index, item in enumerate(self.items)]
        self.people = {person.name: source.local("person", person.name) for person in record.people}
        self.host, self.body, self.meeting = self._places()

    def all(self) -> Iterator[Statement]:
        yield from self._meeting_statements()
        for item, key in zip(self.items, self.item_keys, strict=True):
            yield from self._item_statements(item, key)
        for person in self.record.people:
            yield from self._person_statements(person)
        for attendance in self.record.attendance:
            yield from self._attendance_statements(attendance)
        yield from self._decisions()
        yield from self._actions()
        yield from self._reports()
        yield from self._mentions()
        yield from self._participation()

    def _state(
        self,
        subject: str,
        predicate: str,
        value: Value | None,
        spans: Iterable[Span],
        access: Access | None = None,
        **qualifiers: Value | None,
    ) -> Iterator[Statement]:
        """One statement; none where there is no value. Words in open business speak for it before words in exempt business."""
        if value is None:
            return
        words = [Span(span.start, span.end, self.source.text[span.start : span.end], span.locator) for span in spans]
        if access is None:
            in_open = [span for span in words if self._access_at(span.start) == OPEN]
            access, words = (OPEN, in_open) if in_open else ("restricted", words)
        given = tuple((name, given) for name, given in sorted(qualifiers.items()) if given is not None)
        yield Statement(subject, predicate, value, tuple(words), EXTRACTOR, self.version, given, valid_from=self.date, access=access)

    def _item_at(self, position: int) -> int | None:
        index = bisect_right(self.item_starts, position) - 1
        return index if index >= 0 and position < self.items[index].end else None

    def _access_at(self, position: int) -> Access:
        index = self._item_at(position)
        return OPEN if index is None else access_of(self.items[index])

    def _item_of(self, spans: tuple[Span, ...]) -> str | None:
        index = self._item_at(spans[0].start)
        if index is None and len(self.items) == 1:
            index = 0
        return None if index is None else self.item_keys[index]

    def _places(self) -> tuple[str | None, str | None, str | None]:
        """Keys of the host (organisation or council), the body and the meeting; None for what the document does not name."""
        head = self.record.meeting
        if head is None:
            return None, None, None
        host = self.directory.host(head.organisation, self.date) if head.organisation else None
        known = self.directory.host_of(self.directory.body(None, head.body)) if head.body else None
        if known is None and host and head.organisation and not self._stands_in_head(head.organisation):
            # Read from a mention further down: too little to say whose body an unknown one is.
            host = None
        body = self.directory.body(known or host, head.body) if head.body else None
        host = known or host
        if body and head.date and len(head.date) == 10:
            return host, body, meeting_key(body, head.date)
        return host, body, self.source.local("meeting", "meeting")

    def _stands_in_head(self, name: str) -> bool:
        """True where the host is named over the business, or within the body's own name."""
        head = self.record.meeting
        end = self.items[0].start if self.items and self.record.document.kind == "minutes" else 400
        return bool(head and head.body and name in head.body) or 0 <= self.source.text.find(name) < end

    def _meeting_statements(self) -> Iterator[Statement]:
        head = self.record.meeting
        if head is None or self.meeting is None:
            return
        words = head.evidence
        if self.body and head.body:
            yield from self._state(self.body, "name", head.body, words, OPEN)
            yield from self._state(self.meeting, "HELD_BY", self.body, words, OPEN)
            if self.host:
                yield from self._state(self.body, "BODY_OF", self.host, words, OPEN)
        if self.host and self.host.startswith("organisation/") and head.organisation:
            yield from self._state(self.host, "name", head.organisation, words, OPEN)
        for field in ("date", "time", "venue"):
            yield from self._state(self.meeting, field, getattr(head, field), words, OPEN)

    def _item_statements(self, item: Item, key: str) -> Iterator[Statement]:
        access = access_of(item)
        yield from self._state(key, "title", item.title, item.evidence, access)
        yield from self._state(key, "number", item.number, item.evidence, access)
        if self.meeting:
            yield from self._state(self.meeting, "HAS_ITEM", key, item.evidence, access, number=item.number)

    def _person_statements(self, person: PersonNamed) -> Iterator[Statement]:
        key = self.people[person.name]
        words = person.evidence
        for field in ("name", "kind", "honorific"):
            yield from self._state(key, field, getattr(person, field), words)
        for letters in person.postnominals:
            yield from self._state(key, "postnominals", letters, words)
        yield from self._office(key, person)
        for item in sorted({index for span in words if (index := self._item_at(span.start)) is not None}):
            here = [span for span in words if self._item_at(span.start) == item]
            access = access_of(self.items[item])
            yield from self._state(key, "NAMED_IN", self.item_keys[item], here, access, role=person.role)
            if person.spoke:
                yield from self._state(key, "SPOKE_AT", self.item_keys[item], here, access, role=person.role)

    def _office(self, key: str, person: PersonNamed) -> Iterator[Statement]:
        employer = self._employer(person.council, person.organisation)
        if employer is None or person.kind == "other":
            return
        words = person.evidence
        role = person.role
        if person.kind == "councillor":
            if role and _BODY_OFFICE.search(role):
                role = None
            yield from self._state(key, "COUNCILLOR_AT", employer, words, role=role)
        else:
            yield from self._state(key, "OFFICER_AT", employer, words, role=role)
        if employer.startswith("organisation/"):
            yield from self._state(employer, "name", person.organisation, words)

    def _employer(self, council: str | None, organisation: str | None) -> str | None:
        if council:
            return council_key(council)
        return self.directory.host(organisation, self.date) if organisation else None

    def _attendance_statements(self, entry: Attendance) -> Iterator[Statement]:
        key = self.people.get(entry.name)
        if key is None or self.meeting is None:
            return
        words = entry.evidence
        edge = _ATTENDANCE_EDGE.get(entry.status, "ATTENDED")
        if edge == "ATTENDED":
            yield from self._state(
                key, edge, self.meeting, words, OPEN, status=entry.status, role=entry.role, substitute_for=entry.substitute_for,
                organisation=entry.organisation,
            )  # fmt: skip
        else:
            yield from self._state(key, edge, self.meeting, words, OPEN, role=entry.role, organisation=entry.organisation)
        if self.body and entry.status in ("present", "apologies", "absent"):
            yield from self._state(key, "MEMBER_OF", self.body, words, OPEN, role=entry.role)

    def _decisions(self) -> Iterator[Statement]:
        for number, decision in enumerate(self.record.decisions):
            item = self._item_of(decision.evidence)
            key = self.source.local("decision", number, decision.item, decision.text)
            yield from self._state(key, "text", decision.text, decision.evidence)
            yield from self._state(key, "verb", decision.verb, decision.evidence)
            if item:
                yield from self._state(item, "DECIDED", key, decision.evidence)

    def _actions(self) -> Iterator[Statement]:
        for number, action in enumerate(self.record.actions):
            item = self._item_of(action.evidence)
            key = self.source.local("action", number, action.item, action.text)
            for field in ("text", "due", "status"):
                yield from self._state(key, field, getattr(action, field), action.evidence)
            if item:
                yield from self._state(item, "AGREED_ACTION", key, action.evidence)
            if action.status:
                # Which earlier action it goes on with, identity finds by the words; see graph/identity/business.py.
                earlier = self.source.local("action", "earlier", number, action.text)
                yield from self._state(key, "FOLLOWS", earlier, action.evidence, status=action.status, words=action.status_words)
            for owner in action.owners:
                yield from self._state(key, "owners", owner, action.evidence)
                person = self.people.get(owner)
                target = person or self.host_organisation() or self.body
                group = None if person else owner
                yield from self._assigned(key, target, action.evidence, group)

    def _reports(self) -> Iterator[Statement]:
        for number, report in enumerate(self.record.reports):
            item = self._item_of(report.evidence)
            if item:
                earlier = self.source.local("action", "reported", number, report.text)
                yield from self._state(item, "FOLLOWS", earlier, report.evidence, status=report.status, words=report.text)

    def _assigned(self, action: str, target: str | None, words: tuple[Span, ...], group: str | None) -> Iterator[Statement]:
        if target:
            yield from self._state(action, "ASSIGNED_TO", target, words, group=group)

    def host_organisation(self) -> str | None:
        """The organisation whose officers and members a group such as `Officers` belongs to, where it is no council."""
        return self.host if self.host and self.host.startswith("organisation/") else None

    def _mentions(self) -> Iterator[Statement]:
        for council in self.record.councils:
            yield from self._mentioned(council_key(council.code), council.evidence, "MENTIONS")
        for programme in self.record.programmes:
            key = programme_key(programme.id)
            yield from self._mentioned(key, programme.evidence, "MENTIONS")
            for index, item in enumerate(self.items):
                title = [span for span in item.evidence if any(name.casefold() in span.quote.casefold() for name in programme.surfaces)]
                if title:
                    yield from self._state(self.item_keys[index], "ABOUT", key, title, access_of(item))
        for number, figure in enumerate(self.record.figures):
            key = self.source.local("figure", number, figure.programme, figure.surface)
            for field in ("value", "unit", "surface"):
                yield from self._state(key, field, getattr(figure, field), figure.evidence)
            yield from self._state(key, "SAID_OF", programme_key(figure.programme), figure.evidence)
            yield from self._mentioned(key, figure.evidence, "MENTIONS")

    def _mentioned(self, target: str, words: tuple[Span, ...], edge: str) -> Iterator[Statement]:
        """The target is mentioned in each item that its words stand in, or by the document where they stand in none."""
        for index in sorted({-1 if (at := self._item_at(span.start)) is None else at for span in words}):
            here = [span for span in words if (-1 if (at := self._item_at(span.start)) is None else at) == index]
            subject = self.source.id if index < 0 else self.item_keys[index]
            surfaces = tuple(sorted({" ".join(span.quote.split()) for span in here}))
            yield from self._state(subject, edge, target, here, surfaces=surfaces)

    def _participation(self) -> Iterator[Statement]:
        for entry in self.record.participation:
            yield from self._state(
                council_key(entry.council),
                "TOOK_PART_IN",
                programme_key(entry.programme),
                entry.evidence,
                status=entry.status,
                date=entry.date,
                amount=entry.amount,
            )

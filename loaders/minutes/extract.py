"""The extractor: one document in, one record out, whatever format it came in. Pure: no files, no clock, no store."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.contacts import contact_spans
from councilgraph.loaders.document import Document
from councilgraph.loaders.minutes.actions import DraftAction, find_actions, printed_owners
from councilgraph.loaders.minutes.attendance import find_attendance
from councilgraph.loaders.minutes.councils import find_councils
from councilgraph.loaders.minutes.decisions import find_decisions
from councilgraph.loaders.minutes.figures import find_figures
from councilgraph.loaders.minutes.followups import find_reports
from councilgraph.loaders.minutes.home import at_home, home_council, is_local, of_the_tier_above, seated_at_home, site_council
from councilgraph.loaders.minutes.kinds import chamber_of
from councilgraph.loaders.minutes.meeting import find_meeting
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.names import PrintedName
from councilgraph.loaders.minutes.outline import Outline, outline
from councilgraph.loaders.minutes.owners import resolve_owner
from councilgraph.loaders.minutes.page_kinds import kind_of_document
from councilgraph.loaders.minutes.page_meta import site_owner
from councilgraph.loaders.minutes.participation import find_participation
from councilgraph.loaders.minutes.people import find_people
from councilgraph.loaders.minutes.privacy import cut_contacts
from councilgraph.loaders.minutes.programmes import find_programmes, programme_mentions
from councilgraph.loaders.record import Action, Attendance, DocumentHead, Item, PersonNamed, Record
from councilgraph.loaders.register import Register

VERSION: Final = "26"
_TITLED: Final = re.compile(
    r"(?:title(?: of (?:the )?(?:decision|report))?|subject(?: of (?:the )?(?:decision|report))?|(?:decision|report) title)\s*:\s*",
    re.IGNORECASE,
)
# `That the village take part and the Clerk should notify them`: something is decided before the words for who is to do what.
_ORDERS_FIRST: Final = re.compile(r"\b(?:should|would|will|be)\b.* and\b")
_SAYS_MORE: Final = ("substitute", "apologies", "absent", "present", "in-attendance")


def extract(document: Document, register: Register) -> Record:
    """The record of a document. `register` resolves councils, at the date of the meeting where it is known.

    Contact details stand in no element. Every element quotes the document: `document.text[start:end] == quote`.
    """
    page = outline(document)
    meeting = find_meeting(page)
    on = meeting.date if meeting else None
    council_body = bool(meeting and meeting.body and re.search(r"\bcouncil\b", meeting.body, re.IGNORECASE))
    local_council = is_local(page, meeting)
    council_body = council_body or local_council
    chamber = chamber_of(meeting)
    if local_council and not chamber.local:
        chamber = replace(chamber, councillors=not (meeting and meeting.body) or chamber.councillors, local=True)
    attended = find_attendance(page, register, on)
    attendance = tuple(mention for mention in attended.mentions if mention.status)
    drafts = find_actions(page, on, council_body=council_body, local_council=local_council)
    owners = [Mention(name, (span,), owner=True) for name, span in printed_owners(drafts)]
    people = find_people(page, register, on, attended, owners, chamber=chamber)
    seats = _attendance(attendance, people)
    home, site = home_council(meeting, register), site_council(site_owner(page), register, on)
    # Of several councils' committee on the site of one, the members are not all that one's.
    if home and (home != site or chamber.councillors):
        people = at_home(people, home)
        seats = seated_at_home(seats, people)
    actions = _actions(page, drafts, people)
    # `It was agreed that the Clerk write …` is one thing, and someone's to do.
    asked = {
        action.evidence[0]
        for action in actions
        if action.owners
        and all(_within(span, action.evidence[0]) for span in action.evidence)
        and not _ORDERS_FIRST.search(action.evidence[0].quote[: action.evidence[1].start - action.evidence[0].start])
    }
    decisions = tuple(decision for decision in find_decisions(page, local_council=local_council) if decision.evidence[0] not in asked)
    mentions = programme_mentions(page)
    surnames = frozenset(_surname(person.name) for person in people)
    standings = [(person.council, _naming(person)) for person in people if person.council] + ([site] if site else [])
    councils = find_councils(
        page, register, on, [(code, span) for code, span in standings if code and span], surnames, local_council=local_council
    )
    if local_council:
        people = of_the_tier_above(people, councils, register)
        seats = seated_at_home(seats, people)
    record = Record(
        document=DocumentHead(
            uri=document.uri,
            sha256=document.sha256,
            media_type=document.media_type,
            title=_title(page),
            kind=kind_of_document(page, decided=bool(decisions or actions), present=bool(attendance), met=meeting is not None),
        ),
        meeting=meeting,
        items=_items(page),
        people=people,
        attendance=seats,
        decisions=decisions,
        actions=actions,
        councils=councils,
        programmes=find_programmes(mentions),
        figures=find_figures(page.lines, mentions, [(item.title.start, item.title.end, item.end) for item in page.items]),
        participation=find_participation(page, register, on, mentions, home),
        reports=find_reports(page),
    )
    contacts = list(contact_spans(document.text))
    return cut_contacts(record, contacts, document.text) if contacts else record


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _naming(person: PersonNamed) -> Span | None:
    """The words beside a person's name that name the council."""
    wanted = " ".join((person.organisation or "").split())
    if not wanted:
        return None
    whole = next((span for span in person.evidence if " ".join(span.quote.split()) == wanted), None)
    return whole or next(
        (Span(span.start + at, span.start + at + len(wanted), wanted) for span in person.evidence if (at := span.quote.find(wanted)) >= 0),
        None,
    )


def _title(page: Outline) -> str | None:
    if page.document.title:
        return page.document.title
    if page.items and (page.item_page or len(page.items) == 1):
        return page.items[0].title.text
    first = page.lines[0].text if page.lines else ""
    return first if first and len(first) < 150 and not any(contact_spans(first)) else None


def _items(page: Outline) -> tuple[Item, ...]:
    if page.items:
        return tuple(
            Item(
                (head.title.span(),),
                number=head.number,
                title=head.title.text,
                access="exempt" if head.exempt else "open",
                start=head.start,
                end=head.end,
            )
            for head in page.items
        )
    # A report, a notice or a page without a title of its own is one piece of business: a label or its first line names it.
    if not page.lines:
        return ()
    labelled = ((line, found) for line in page.lines[:15] if (found := _TITLED.match(line.text)))
    first = next((title for line, found in labelled if (title := line.cut(found.end()))), page.lines[0])
    first = first.cut(0, 150) or first
    return (Item((first.span(),), number=None, title=first.text, access="open", start=0, end=len(page.document.text)),)


def _attendance(found: Sequence[Mention], people: Sequence[PersonNamed]) -> tuple[Attendance, ...]:
    # Two people may stand in each other's evidence, as a substitute and the one stood in for: the surname tells whose words they are.
    by_words = {(span.start, span.end, _surname(person.name)): person.name for person in people for span in person.evidence}
    entries = []
    for mention in found:
        if mention.status is None:
            continue
        first = mention.spans[0]
        person = (
            by_words.get((first.start, first.end, _surname(mention.name.name)))
            or resolve_owner(mention.name.name, people)
            or mention.name.name
        )
        instead = (resolve_owner(mention.substitute_for, people) or mention.substitute_for) if mention.substitute_for else None
        entries.append(
            Attendance(
                mention.spans,
                name=person,
                status=mention.status,
                role=mention.standing.role,
                organisation=mention.standing.organisation,
                council=mention.standing.council,
                substitute_for=instead if instead != person else None,
            )
        )
    return _once_each(entries)


def _surname(name: str) -> str:
    return name.split()[-1].casefold()


def _once_each(entries: Sequence[Attendance]) -> tuple[Attendance, ...]:
    """A person once, by full name: a substitute or an apology says more than a name in a list of those present."""
    kept: dict[str, Attendance] = {}
    for entry in entries:
        held = kept.get(entry.name)
        if held is None or _SAYS_MORE.index(entry.status) < _SAYS_MORE.index(held.status):
            kept[entry.name] = _with_seat(entry, held) if held else entry
    return tuple(kept.values())


def _with_seat(entry: Attendance, held: Attendance) -> Attendance:
    """An entry that says no more than that somebody was away, with the body that the list gives them."""
    if entry.organisation or entry.council or not held.organisation:
        return entry
    evidence = tuple(dict.fromkeys((*entry.evidence, *held.evidence)))
    return replace(entry, evidence=evidence, organisation=held.organisation, council=held.council)


def _actions(page: Outline, drafts: Sequence[DraftAction], people: Sequence[PersonNamed]) -> tuple[Action, ...]:
    members = [person for person in people if person.kind == "councillor"]

    def owner(words: str, name: PrintedName | None) -> str:
        # `Cllr J. Lee` is no clerk of that name.
        found = resolve_owner(words, members) if name is not None and name.is_member else None
        return found or resolve_owner(words, people) or words

    return tuple(
        Action(
            (draft.line.span(), *(span for _, _, span in draft.owners), *draft.status_words),
            item=page.items[draft.item].number if draft.item is not None else None,
            text=draft.line.text,
            owners=tuple(dict.fromkeys(owner(words, name) for words, name, _ in draft.owners)),
            due=draft.due,
            status=draft.status,
            status_words=" ".join(" ".join(span.quote.split()) for span in draft.status_words) or None,
        )
        for draft in drafts
    )

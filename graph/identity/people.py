"""Which mentions of people are one person: by name, office, council and body, over all documents at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from councilgraph.graph.facts import content_id
from councilgraph.graph.identity.groups import Groups
from councilgraph.graph.identity.mentions import Mention, Mentions
from councilgraph.graph.keys import slug

Resolved = tuple[str, str, bool]  # node, how, sure


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person as one document names them. `ties` are the keys of councils, organisations and bodies they are tied to there;
    `open_name` and `open_ties` the part of name and ties that open statements say."""

    key: str
    document: str
    name: str
    surname: str
    forename: str
    member: bool
    officer: bool
    councils: frozenset[str]
    ties: frozenset[str]
    open_name: str
    open_ties: frozenset[str]

    @property
    def full(self) -> bool:
        """True where a forename is given in full."""
        return len(self.forename) > 1

    @property
    def certain_kind(self) -> str | None:
        """`councillor` or `officer` where the document says so by title or office, None where it was taken from the context."""
        return "councillor" if self.member else "officer" if self.officer else None


def resolve_people(
    mentions: Mentions, business: dict[str, Resolved], same: Iterable[tuple[str, str]], apart: Iterable[tuple[str, str]]
) -> dict[str, Resolved]:
    """Local keys of people -> node id, how it was found, whether surely. `same` and `apart` are people's decisions on pairs."""
    people = {mention.key: _person(mention, mentions) for mention in mentions.of("person")}
    groups = Groups(people, apart)
    how: dict[str, tuple[str, bool]] = {}
    for left, right in same:
        if left in people and right in people and groups.join(left, right):
            how[left] = how[right] = ("a person's decision", True)
    by_surname: dict[str, list[PersonMention]] = defaultdict(list)
    for person in people.values():
        by_surname[person.surname].append(person)
    context = _context(people.values(), mentions)
    for _, named in sorted(by_surname.items()):
        _join_full_names(named, groups, how, mentions, context)
    company = _company(people, groups)
    for _, named in sorted(by_surname.items()):
        _join_short_names(named, groups, how, company)
    return _named(people, groups, how)


def _company(people: dict[str, PersonMention], groups: Groups) -> dict[str, set[str]]:
    """The groups of people that each document names in full."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in people.values():
        if person.full:
            found[person.document].add(groups.root(person.key))
    return found


def _person(mention: Mention, mentions: Mentions) -> PersonMention:
    names = sorted(mention.fields["name"], key=lambda value: (len(value), value)) if mention.fields.get("name") else []
    name = names[-1] if names else ""
    words = _words(name)
    councils = frozenset(key for edge in ("COUNCILLOR_AT", "OFFICER_AT") for key in mention.out[edge] if key.startswith("council/"))
    hosts = frozenset(key for edge in ("COUNCILLOR_AT", "OFFICER_AT") for key in mention.out[edge])
    meetings = {*mention.out["ATTENDED"], *mention.out["SENT_APOLOGIES"], *mention.out["ABSENT_FROM"]}
    meetings |= {
        mentions.meeting_of_item[item]
        for edge in ("NAMED_IN", "SPOKE_AT")
        for item in mention.out[edge]
        if item in mentions.meeting_of_item
    }
    bodies = {mentions.body_of_meeting[meeting] for meeting in meetings if meeting in mentions.body_of_meeting} | set(
        mention.out["MEMBER_OF"]
    )
    kind = mention.first("kind")
    return PersonMention(
        key=mention.key,
        document=mention.document,
        name=name,
        surname=words[-1] if words else "",
        forename=words[0] if len(words) > 1 else "",
        member=kind == "councillor",
        officer=kind == "officer" and bool(mention.roles or mention.out["OFFICER_AT"]),
        councils=councils,
        ties=hosts | bodies,
        open_name=next((value for value in reversed(names) if ("name", value) in mention.open), ""),
        open_ties=frozenset(tie for tie in hosts if not mention.open.isdisjoint((("COUNCILLOR_AT", tie), ("OFFICER_AT", tie)))),
    )


def _words(name: str) -> list[str]:
    """`J.Lee` as `j`, `lee`."""
    return [word.strip(".").casefold().replace("’", "'") for word in name.replace(".", ". ").split()]


def _in_full(name: str) -> bool:
    words = _words(name)
    return len(words) > 1 and len(words[0]) > 1


def _context(people: Iterable[PersonMention], mentions: Mentions) -> dict[str, set[str]]:
    """What a document speaks of: its programmes, and the full names in it."""
    found: dict[str, set[str]] = defaultdict(set)
    for document, programmes in mentions.programmes_of_document.items():
        found[document] |= programmes
    for person in people:
        if person.full:
            found[person.document].add(f"{person.forename} {person.surname}")
    return found


def _join_full_names(
    named: Sequence[PersonMention], groups: Groups, how: dict[str, tuple[str, bool]], mentions: Mentions, context: dict[str, set[str]]
) -> None:
    by_forename: dict[str, list[PersonMention]] = defaultdict(list)
    for person in named:
        if person.full:
            by_forename[person.forename].append(person)
    for _, same in sorted(by_forename.items()):
        tied = [person for person in same if person.ties]
        by_tie: dict[str, list[PersonMention]] = defaultdict(list)
        for person in tied:
            for tie in sorted(person.ties):
                by_tie[tie].append(person)
        for _, sharing in sorted(by_tie.items()):
            for other in sharing[1:]:
                if _agree(_group(sharing[0], same, groups), _group(other, same, groups), mentions) and groups.join(
                    sharing[0].key, other.key
                ):
                    how.setdefault(other.key, ("full name, and the same council, body or organisation", True))
        _join_untied([person for person in same if not person.ties], same, groups, how, context)


def _group(person: PersonMention, among: Sequence[PersonMention], groups: Groups) -> list[PersonMention]:
    root = groups.root(person.key)
    return [other for other in among if groups.root(other.key) == root]


def _agree(one: Sequence[PersonMention], other: Sequence[PersonMention], mentions: Mentions) -> bool:
    """False where one is a councillor and the other an officer, or they are councillors of councils that never followed one another."""
    kinds = {person.certain_kind for person in (*one, *other)} - {None}
    if len(kinds) > 1:
        return False
    first = {code for person in one if person.member for code in person.councils}
    second = {code for person in other if person.member for code in person.councils}
    if not first or not second or first & second:
        return True
    return any(new in mentions.successors.get(old, ()) or old in mentions.successors.get(new, ()) for old in first for new in second)


def _join_untied(
    untied: Sequence[PersonMention],
    same: Sequence[PersonMention],
    groups: Groups,
    how: dict[str, tuple[str, bool]],
    context: dict[str, set[str]],
) -> None:
    """A page that names neither body nor council: its people are those of that name, if they can be one person only and the pages speak of the same."""
    for person in untied:
        fitting = {
            groups.root(other.key)
            for other in same
            if other.ties
            and {person.certain_kind, other.certain_kind} != {"councillor", "officer"}
            and (context[person.document] & context[other.document]) - {f"{person.forename} {person.surname}"}
        }
        if len(fitting) == 1 and groups.join(person.key, fitting.pop()):
            how.setdefault(person.key, ("full name, on a page that names no body but speaks of the same programmes or people", False))


def _join_short_names(
    named: Sequence[PersonMention],
    groups: Groups,
    how: dict[str, tuple[str, bool]],
    company: dict[str, set[str]],
) -> None:
    """Initials and surnames alone: joined to the one person of the body, or of the company that the page's people keep."""
    full = [person for person in named if person.full]
    first = {person.key: groups.root(person.key) for person in full}
    documents: dict[str, set[str]] = defaultdict(set)
    for person in full:
        documents[first[person.key]].add(person.document)
    for person in named:
        if person.full:
            continue
        fitting = {
            first[other.key]
            for other in full
            if _can_be(person, other) and _near(person, other, company, documents[first[other.key]], first)
        }
        if len(fitting) == 1 and groups.join(person.key, fitting.pop()):
            how.setdefault(person.key, ("surname, and the only such person of the body or the company", False))
    _join_alike([person for person in named if not person.full], groups, how)


def _can_be(short: PersonMention, full: PersonMention) -> bool:
    if short.forename and short.forename != full.forename[0]:
        return False
    return short.member == full.member or (None in (short.certain_kind, full.certain_kind) and not short.member)


def _near(short: PersonMention, full: PersonMention, company: dict[str, set[str]], documents: set[str], first: dict[str, str]) -> bool:
    """True where a short name and a full one share a council or body; or, for a page that names neither, other people."""
    if short.ties:
        return bool(short.ties & full.ties)
    return any(company[short.document] & (company[document] - {first[full.key]}) for document in documents)


def _join_alike(short: Sequence[PersonMention], groups: Groups, how: dict[str, tuple[str, bool]]) -> None:
    """Short names that stayed alone: the same short name in the same body is one person."""
    by_place: dict[tuple[str, str, bool], list[PersonMention]] = defaultdict(list)
    for person in short:
        if groups.root(person.key) == person.key:
            for tie in person.ties:
                by_place[person.forename, tie, person.member].append(person)
    for _, same in sorted(by_place.items()):
        for other in same[1:]:
            if groups.join(same[0].key, other.key):
                how.setdefault(other.key, ("the same short name in the same body", False))


def _named(people: dict[str, PersonMention], groups: Groups, how: dict[str, tuple[str, bool]]) -> dict[str, Resolved]:
    wanted: dict[str, list[list[str]]] = defaultdict(list)
    for members in groups.members().values():
        named = [people[key] for key in members]
        # An id is public: where open papers name the person, it tells nothing that only restricted ones do.
        told = [person for person in named if person.open_name]
        names = [person.open_name for person in told] or [person.name for person in named]
        name = max(names, key=lambda word: (_in_full(word), len(word), word))
        ties = [tie.partition("/") for person in told or named for tie in (person.open_ties if told else person.ties)]
        councils = sorted(rest.lower() for kind, _, rest in ties if kind == "council")
        hosts = sorted(rest for kind, _, rest in ties if kind == "organisation")
        mark = councils[0] if councils else hosts[0] if hosts else content_id(members[0])[:8]
        wanted[f"person/{slug(name)}-{mark}"].append(members)
    resolved: dict[str, Resolved] = {}
    for node, same in wanted.items():
        for members in same:
            final = node if len(same) == 1 else f"{node}-{content_id(members[0])[:8]}"
            resolved |= {key: (final, *how.get(key, ("as named", True))) for key in members}
    return resolved

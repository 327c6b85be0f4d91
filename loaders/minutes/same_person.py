"""Which mentions are one person's: full names, surnames alone, initials, a short form, a slip of the pen."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.names import PrintedName

# Short forms under which minutes name a person beside the full one.
_SHORT: Final = {
    "sue": "susan", "bob": "robert", "rob": "robert", "bill": "william", "will": "william", "tony": "anthony", "mike": "michael", "mick": "michael",
    "dave": "david", "steve": "stephen", "chris": "christopher", "jim": "james", "tom": "thomas", "nick": "nicholas", "andy": "andrew", "kate": "katherine",
    "liz": "elizabeth", "ed": "edward", "ted": "edward", "joe": "joseph", "ben": "benjamin", "dan": "daniel", "matt": "matthew", "tim": "timothy", "phil": "philip", "ron": "ronald", "ken": "kenneth", "jen": "jennifer", "jenny": "jennifer",
    "lain": "iain",
}  # fmt: skip
# The names of one document are compared again and again.
_REMEMBERED: Final = 2000
# What begins a surname in several words.
_OF_SURNAME: Final = frozenset(["ó", "ní", "nic", "mac", "de", "van", "von", "ap", "ab"])
_KNIGHTED: Final = frozenset(["Sir", "Dame"])
_IS_CLERK: Final = re.compile(r"^(?:(?:Parish|Town|Deputy|Assistant) )?Cler[kc]$")
_OF_OFFICE: Final = re.compile(r"[A-Z]{1,4}[BCD]C\b")
_DOUBLED: Final = re.compile(r"(.)\1")


def together(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Mentions parted into people, in order of first appearance; a surname alone joins the one person it can be."""
    mentions = _with_surnames(list(mentions))
    doubled = {_key(mention.name) for mention in mentions if " " in _key(mention.name)}
    by_surname: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        own = _with_double_surname(mention, doubled) if doubled else mention
        by_surname[_key(own.name)].append(own)
    groups: list[list[Mention]] = []
    for same in by_surname.values():
        # Equal names with equal titles go together, so that only different ones are compared.
        forms: dict[tuple[str, str | None], list[Mention]] = defaultdict(list)
        for mention in sorted(same, key=lambda mention: -fullness(mention.name)):
            forms[mention.name.name, mention.name.honorific].append(mention)
        people: list[list[Mention]] = []
        for form in forms.values():
            fitting = [
                group
                for group in people
                if all(_fits(form[0].name, other.name) for other in group) and not any(_apart(form, other) for other in group)
            ]
            if len(fitting) > 1:
                fitting = [group for group in fitting if any(_alike(form[0], other) for other in group)] or fitting
            if len(fitting) == 1:
                fitting[0].append(form[0])
            elif not fitting:
                people.append([form[0]])
        for group in people:
            found = [mention for form in group for mention in forms[form.name.name, form.name.honorific]]
            groups.append(sorted(found, key=lambda mention: -fullness(mention.name)))
    return sorted(groups, key=lambda group: min(mention.spans[0].start for mention in group))


def _with_surnames(mentions: list[Mention]) -> list[Mention]:
    """`Sir Ann` after `Sir Ann Lee`: knights and dames go by their forename."""
    full: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.name.honorific in _KNIGHTED and " " in mention.name.name:
            full[mention.name.name.split()[0]].add(mention.name.name)
    if not full:
        return mentions
    return [
        mention._replace(name=mention.name._replace(name=next(iter(names))))
        if mention.name.honorific in _KNIGHTED and len(names := full.get(mention.name.name, set())) == 1
        else mention
        for mention in mentions
    ]


@lru_cache(maxsize=_REMEMBERED)
def fullness(name: PrintedName) -> int:
    """How much of a name is printed: a forename says more than an initial, an initial more than a surname alone."""
    forenames = _forenames(name)
    whole = 2 if forenames and len(forenames[0]) > 1 and "." not in forenames[0] else 1 if forenames else 0
    return whole * 1000 + len(name.name) * 2 + name.name[0].isupper()


@lru_cache(maxsize=_REMEMBERED)
def _key(name: PrintedName) -> str:
    return name.surname.casefold().replace("’", "'").replace("-", " ")


def _with_double_surname(mention: Mention, doubled: set[str]) -> Mention:
    """`Cllr Nunn Walker`, who is `J Nunn-Walker` elsewhere: the first word is no forename."""
    words = mention.name.name.split()
    if len(words) < 2 or " ".join(words[-2:]).casefold() not in doubled:
        return mention
    return mention._replace(name=mention.name._replace(name=" ".join([*words[:-2], "-".join(words[-2:])])))


def _forenames(name: PrintedName) -> list[str]:
    words = [word.strip(".").casefold() for word in name.name.split()[:-1]]
    return words[1:] if words and words[0] in _OF_SURNAME else words


def _fits(one: PrintedName, other: PrintedName) -> bool:
    """True where two names of one surname can be one person's: equal forenames, or one an initial or a short form of the other, or one has none."""
    first, second = _forenames(one), _forenames(other)
    if not first or not second:
        return not (_gender(one) and _gender(other) and _gender(one) != _gender(other))
    a, b = first[0], second[0]
    if (len(a) == 1 or len(b) == 1 or "." in a or "." in b) and a[0] == b[0]:
        return True
    return _DOUBLED.sub(r"\1", _SHORT.get(a, a)) == _DOUBLED.sub(r"\1", _SHORT.get(b, b))


def _apart(form: Iterable[Mention], other: Mention) -> bool:
    """True for a member and the clerk, or somebody from another council's office, of one surname: `Cllr Joseph Davies`, `Mrs J. Davies, Clerk`."""
    if any(_may_be_another(one, two) for mention in form for one, two in ((mention, other), (other, mention))):
        return True
    return any(
        mention.name.name != other.name.name
        and mention.name.is_member != other.name.is_member
        and any(
            not one.name.is_member and (_IS_CLERK.search(one.standing.role or "") or _OF_OFFICE.match(one.standing.organisation or ""))
            for one in (mention, other)
        )
        for mention in form
    )


def _may_be_another(one: Mention, other: Mention) -> bool:
    """True for a member whom the list of those at the meeting gives no forename, and a full name elsewhere that is no member's:
    `Cllrs Lee, Hay`, `Email from Mrs Helen Hay`."""
    seated = one.status is not None and one.name.is_member and not _forenames(one.name)
    return seated and other.status is None and not other.name.is_member and not other.member and bool(_full_forenames(other.name))


def _full_forenames(name: PrintedName) -> list[str]:
    return [word for word in _forenames(name) if len(word) > 1]


def _gender(name: PrintedName) -> str:
    words = (name.honorific or "").replace(".", "").split()
    return "f" if {"Mrs", "Ms", "Miss", "Dame", "Lady"} & set(words) else "m" if {"Mr", "Sir", "Lord"} & set(words) else ""


def _alike(one: Mention, other: Mention) -> bool:
    return one.name.is_member == other.name.is_member

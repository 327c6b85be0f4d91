"""How a person's name is printed: titles before it, letters after it, and what is no name at all."""

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from councilgraph.loaders.minutes.forenames import FORENAMES
from councilgraph.loaders.minutes.name_words import NOT_NAMES, POSTNOMINALS, UNITED
from councilgraph.loaders.minutes.titles import (
    IS_PLURAL,
    TIERS,
    TITLE_AT,
    TITLES,
    is_members,
    is_plural,
    may_begin_a_title,
    may_hold_a_title,
    singular,
)

# `Ann Lee Head of Transport`: a surname ends before the post.
_POST_BEGINS: Final = frozenset(["Head", "Ward"])
_POST_OF: Final = re.compile(r"Head of\b|Ward (?:Members?|Councillors?)\b")
_ADDRESS: Final = re.compile(
    r"[A-Z][a-z]+ (?:Drive|Road|Lane|Street|Close|Avenue|Lodge|Cottages?|Farm(?:house)?|Barn|Drove|Row)\b|Garage\b"
)
# `R Crisp-Chair`, where a dash lost its spaces.
_POST_JOINED: Final = re.compile(r"(?<=[a-z])[-–](?:Vice[- ])?(?:Chair(?:man)?|Clerk)$")
_PARTICLES: Final = frozenset("""de la le du van von der den ten di da al el bin ap ab y""".split())
_WORD: Final = re.compile(
    r"(?:(?:Mc|Mac|[A-Z]['’]|De['’]?|Le|La|Fitz)?[A-ZÀ-ÝŁŚŠŴŶŻŽ][a-zà-ÿā-ž]+(?:['’](?!s\b)[a-zà-ÿā-ž]{2,})?(?:[-–](?:Mc|Mac|O['’]|Du|De|Le|La|Fitz)?[A-ZÀ-ÝŁŚŠŴŶŻŽ]?[a-zà-ÿā-ž]+){0,2}|Ó|[A-ZÀ-Ý]{2,}(?:['’-][A-ZÀ-Ý]{2,})?|O['’][A-ZÀ-Ý]{3,}|lain)"
)
_INITIAL: Final = re.compile(r"[A-Z]\.?(?:[A-Z]\.)*(?:-[A-Z]\.?)?")
# `S.K.Lee`, without a space after the initials.
_RUN_TOGETHER: Final = re.compile(r"(?<=\b[A-Z]\.)(?=[A-Z][a-z])")
_LONGEST: Final = 80
_MARKS: Final = re.compile(r"[,;:()\[\]/]")

# Lines and words are looked at by several rules, and the same words come on every page: so many answers are kept.
_REMEMBERED: Final = 10_000


class PrintedName(NamedTuple):
    """A name as it stands in a text: `start` and `end` bound titles, name and letters; `name` is without either."""

    start: int
    end: int
    name: str
    honorific: str | None = None
    postnominals: tuple[str, ...] = ()

    @property
    def is_member(self) -> bool:
        """True where the title is an elected member's."""
        return self.honorific is not None and is_members(self.honorific)

    @property
    def surname(self) -> str:
        """The last word of the name, particles and initials apart."""
        return self.name.split()[-1]


def titled_names(text: str, position: int = 0) -> Iterator[PrintedName]:
    """Every name with a title in `text`, in order; a plural title (`Cllrs A and B`) spreads over the names that follow it."""
    return iter(_all_titled(text, position))


# A text no longer than this is looked through sooner than its signs are found.
_AT_ONCE: Final = 60


@lru_cache(maxsize=_REMEMBERED)
def _all_titled(text: str, position: int) -> tuple[PrintedName, ...]:
    if len(text) > _AT_ONCE and not may_hold_a_title(text):
        return ()
    found = tuple(_titled(text, position))
    if len(found) < 2:
        return found
    return _couples(text, _told_apart(text, found) if "(" in text else found)


_INITIALS_AFTER: Final = re.compile(r"\s\((?P<initials>[A-Z]{1,2})\)")


def _told_apart(text: str, found: tuple[PrintedName, ...]) -> tuple[PrintedName, ...]:
    """`Cllrs Lee (A) and Lee (B)`: letters in brackets after one surname printed twice are initials, not a party."""
    after = {name: told["initials"] for name in found if " " not in name.name and (told := _INITIALS_AFTER.match(text, name.end))}
    letters: dict[str, set[str]] = {}
    for name, initials in after.items():
        letters.setdefault(name.name, set()).add(initials)
    return tuple(
        name._replace(name=f"{after[name]} {name.name}", end=name.end + len(after[name]) + 3)
        if name in after and len(letters[name.name]) > 1
        else name
        for name in found
    )


_AND: Final = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)


def _couples(text: str, found: tuple[PrintedName, ...]) -> tuple[PrintedName, ...]:
    """`Mr James and Mrs Isla Lee`: the forename before `and` has the surname after it."""
    shared = {
        one: f"{one.name} {other.surname}"
        for one, other in itertools.pairwise(found)
        if " " not in one.name
        and _is_forename(one.name)
        and " " in other.name
        and {one.honorific, other.honorific} <= _COUPLE
        and _AND.fullmatch(text, one.end, other.start)
    }
    return tuple(name._replace(name=shared[name]) if name in shared else name for name in found) if shared else found


def _titled(text: str, position: int) -> Iterator[PrintedName]:
    while (place := TITLE_AT.search(text, position)) and (found := TITLES.match(text, place.start())):
        title = " ".join(found["title"].split())
        # `Executive Councillor Highways` is an office.
        office = text.endswith(("Executive ", "Lead "), 0, found.start()) or (
            title == "Sir" and (_WELSH_COUNTY.search(text[: found.start()]) or _COUNTY.match(text, found.end()))
        )
        name = parse_name(text, found.end(), titled=True) if not office else None
        if name is None:
            position = found.end("title")
            continue
        yield PrintedName(found.start(), name.end, name.name, singular(title), name.postnominals)
        position = name.end
        if is_plural(title):
            for more in _spread(text, position, singular(title)):
                yield more
                position = more.end


_COUNTY: Final = re.compile(
    r"(?:y )?(?:[GC]âr|[GC]aerfyrddin|[BP]enfro|D?Ddinbych|Dinbych|F[ôo]n|Fynwy|Fflint|Drefaldwyn|Faesyfed|Frycheiniog|Ceredigion)\b"
)
# `Cyngor Sir Gâr` is the council of a county.
_WELSH_COUNTY: Final = re.compile(
    r"\b(?:(?:ng|g|ch)?h?yngor|(?:ch|g)?ynghorydd|c[yo]ngor|cynghorydd|cyng\.?|(?:AS|AC)|Heddlu)\s+$", re.IGNORECASE
)
_COUPLE: Final = frozenset(("Mr", "Mrs", "Ms", "MR", "MRS", "MS", "Dr"))
_COURTESY: Final = re.compile(r"(?:Mrs|Mr|Ms|Miss|Mx|Dr|Sir|Dame)\.?", re.IGNORECASE)
_INITIAL_A: Final = re.compile(r"(?:(?<![A-Za-z] )|(?<=\band ))A [A-Z]")
_RUNS_ON: Final = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]")
_WHOLE: Final = 2
# `G Abbot, I Cole`: not the pronoun, nor the number in `Part I Business`.
_INITIAL_I: Final = re.compile(r"(?<![A-Za-z] )I\.? (?:[A-Z][a-z]|O['’][A-Z])")
# `Cllrs Lee and Hay; Wiltshire Council members …`
_OF_COUNCIL: Final = re.compile(r" (?:(?:County|Borough|District|City|Town|Parish) )?Council\b")
_NEXT: Final = re.compile(
    r"(?:\s*\([^()]{1,60}\)){0,3}\s*(?:[,;]\s*(?:and\s+|&\s*)?|\s+and\s+|&\s*)(?=[A-Z]|(?:de|van|von|du|den|der|di)\s+[A-Z])|\s*\((?:[Vv]ice|[Dd]eputy|[Cc]hair)[^()]{0,30}\)\s+(?=[A-Z][a-z'’-]+ [A-Z])"
)


def _spread(text: str, start: int, title: str) -> Iterator[PrintedName]:
    position = start
    ended = False
    while found := _NEXT.match(text, position):
        if own := TITLES.match(text, found.end()):
            # `Cllrs A, Mrs B and C`: Mrs B is one of them; the last of a list with a title of her own may be the clerk.
            among = parse_name(text, own.end(), titled=True) if _COURTESY.fullmatch(own["title"].strip()) else None
            more = _NEXT.match(text, among.end) if among else None
            if among is None or more is None or (TITLES.match(text, more.end()) and not IS_PLURAL.match(text, more.end())):
                return
            yield PrintedName(own.start(), among.end, among.name, f"{title} {own['title'].strip()}", among.postnominals)
            position = among.end
            continue
        name = parse_name(text, found.end(), titled=True)
        # `Cllrs A, B and C; D Hay (Unison)`: a list that has been closed does not go on.
        if ended and ";" in found.group():
            return
        ended = ended or " and " in found.group()
        if name is None or text[name.end : name.end + 2] in ("'s", "’s") or _OF_COUNCIL.match(text, name.end):
            return
        # `Cllrs A (substitute for Cllr B) and C`: B stands in the bracket.
        yield from titled_names(text[: found.end()], position) if "(" in found.group() else ()
        yield PrintedName(name.start, name.end, name.name, title, name.postnominals)
        position = name.end


@lru_cache(maxsize=_REMEMBERED)
def parse_name(text: str, start: int, *, titled: bool, listed: bool = False) -> PrintedName | None:
    """The name that begins at `text[start]`, letters after it apart; None for what is no name.

    After a title one word will do and may be any word that is not plainly a job or a body; without one, two words or initials
    and a surname are wanted. In a list of names (`listed`) `A Lee` has an initial and no article.
    """
    near = text[start : start + _LONGEST]
    tokens = (_RUN_TOGETHER.sub(" ", near) if "." in near else near).split()
    if not titled and tokens and not (_may_begin(text, start, _token(tokens[0])) or (listed and _INITIAL_A.match(text, start))):
        return None
    words: list[str] = []
    end = after = start
    real = 0
    closed = False
    for token in tokens:
        read = _token(token)
        word = read.word
        at = text.index(token, after)
        after = at + len(token)
        if closed or not word or (words and "\n" in text[end:at]) or (real and read.letters):
            break
        closed = read.closed
        if read.initial and real and _INITIAL.fullmatch(words[0]):
            break  # `A Lee B Hay` are two
        if (
            read.initial
            and not (word == "I" and not (titled or listed) and not _INITIAL_I.match(text, at))
            and not (word == "A" and not titled and not words and not listed)
        ):
            words.append(word)
            end = at + len(word)
            continue
        if read.particle and (real or titled):
            words.append(word)
            end = at + len(word)
            continue
        if read.named is None or (words and read.titles and TITLES.match(text, at)):
            break
        if (
            real == _WHOLE
            and len(words) == _WHOLE
            and _RUNS_ON.match(text, at)
            and _is_forename(words[0])
            and not _is_forename(words[1])
            and _is_forename(word)
        ):
            break  # `Ann Lee Helen Hay` are two
        if real and titled and _ADDRESS.match(text, at):
            break  # `Mrs Lee Oak Lodge`, `Mr Hay Mill Drive`: the address of an application
        if (read.barred and not (read.united and (words or titled))) or (real and word in _POST_BEGINS and _POST_OF.match(text, at)):
            break
        words.append(read.named)
        real += 1
        end = at + len(read.named)
        if real == 4 or read.last:
            break
    while words and ((not words[-1][1:2].islower() and _INITIAL.fullmatch(words[-1])) or words[-1] in _PARTICLES):
        words.pop()
        end = start + len(text[start:end].rsplit(None, 1)[0]) if words else start
    if not real or (not titled and (len(words) < 2 or not is_name(" ".join(words[words[0] in ("A", "I") :])))):
        return None
    letters: list[str] = []
    while not text[end + 1 : end + 2].islower() and (found := _LETTERS.match(text, end)):
        letters.append(found.group(1))
        end = found.end()
    if not titled and len(words) > 1 and words[0] in TIERS:
        return PrintedName(start, end, " ".join(words[1:]), words[0], tuple(letters))
    return PrintedName(start, end, " ".join(words), None, tuple(letters))


def _is_forename(word: str) -> bool:
    return word.casefold() in FORENAMES


def _may_begin(text: str, start: int, read: "_Token") -> bool:
    """False where the first word alone shows that no name without a title begins at `start`: a title, the name of a job, a body, a day."""
    if read.titles and TITLES.match(text, start):
        return False
    return (read.initial and (read.word not in ("I", "A") or (read.word == "I" and _INITIAL_I.match(text, start) is not None))) or (
        read.named is not None and not read.barred
    )


class _Token(NamedTuple):
    """What one run of characters between spaces can be within a name: `word` up to the first mark (empty where it begins with one),
    without its full stop; `named` without `'s`, None where no name is spelt so; `titles` where a title may begin with it; `closed` where
    a mark ends it."""

    word: str
    named: str | None
    initial: bool
    particle: bool
    letters: bool
    barred: bool
    united: bool
    last: bool
    titles: bool
    closed: bool


@lru_cache(maxsize=_REMEMBERED)
def _token(run: str) -> _Token:
    token = _MARKS.split(run, maxsplit=1)[0]
    if post := _POST_JOINED.search(token):
        token = token[: post.start()]
    word = token if _INITIAL.fullmatch(token) else token.rstrip(".")
    plain, ownerless = word.strip(".").casefold(), _ownerless(word)
    return _Token(
        word,
        ownerless if _WORD.fullmatch(ownerless) else None,
        initial=_INITIAL.fullmatch(word) is not None,
        particle=plain in _PARTICLES and word.islower(),
        letters=word.strip(".") in POSTNOMINALS,
        barred=plain in NOT_NAMES,
        united=plain in UNITED,
        last=token.endswith(".") or ownerless != word,
        titles=may_begin_a_title(token),
        closed=token != run,
    )


# `Fleming` may begin a name; `Tackling`, `Improving` begin none.
_LONG_ING: Final = 7
_OWNED: Final = re.compile(r"['’]s?$")
_INVERTED: Final = re.compile(
    r"(?P<last>[A-ZÀ-Ý][\w'’-]+(?: [A-ZÀ-Ý][\w'’-]+)?),\s+(?P<rest>[A-ZÀ-Ý][\w.'’-]*(?: [A-ZÀ-Ý][\w.'’-]*){0,4})(?=\s*(?:$|\(|[-–—]\s))"
)


def parse_inverted(text: str, *, titled: bool = True) -> PrintedName | None:
    """`Lee, Cllr Ann` at the start of a line, as `Ann Lee`; with `titled` only where a title stands between. None for anything else."""
    found = _INVERTED.match(text) if "," in text[:40] else None
    if found is None or found["last"].split()[0].casefold() in NOT_NAMES or TITLES.match(text):
        return None
    title = TITLES.match(text, found.start("rest"), found.end("rest"))
    begin = title.end() if title else found.start("rest")
    first = text[begin : found.end("rest")].split()
    while first and first[-1].strip(".") in POSTNOMINALS:
        first.pop()
    initials = all(_INITIAL.fullmatch(word) for word in first)
    if (title is None and titled and not initials) or not 0 < len(first) < 4 or any(word.casefold() in NOT_NAMES for word in first):
        return None
    honorific = " ".join(title["title"].split()).rstrip(".") if title else None
    return PrintedName(0, found.end("rest"), f"{' '.join(first)} {found['last']}", honorific)


_LETTERS: Final = re.compile(rf"(?!, CC [A-Z]),?\s+({'|'.join(sorted(POSTNOMINALS))})\b(?!\s+[A-Z][a-z’'-]+\s*(?:[,;(]|and\b|$))")


def _ownerless(word: str) -> str:
    return _OWNED.sub("", word)


_COMPASS: Final = frozenset(["north", "south", "east", "west"])


@lru_cache(maxsize=_REMEMBERED)
def is_name(name: str) -> bool:
    """False for words that are a body, a place, a job or a heading. A first name may be anything; a surname may be a common word."""
    words = [word.strip(".,").casefold() for word in name.split() if not (len(word) == 2 and word[1] == ".")]
    if words and words[0].endswith("ing") and len(words[0]) > _LONG_ING and words[0] not in FORENAMES:
        return False  # `Tackling Deprivation`
    if not NOT_NAMES.isdisjoint(words) and any(word in NOT_NAMES and not (word in UNITED and at > 0) for at, word in enumerate(words)):
        return False
    # `Allotments KG`: a heading, and somebody's initials.
    if len(words) > 1 and len(words[-1]) == _WHOLE and name[-_WHOLE:].isupper() and not name.isupper():
        return False
    # `Ask East Exeshire`: a surname may be North or West, a name between others is not.
    if any(word in _COMPASS for word in words[1:-1]):
        return False
    return not name.isupper() or len(name) < 30

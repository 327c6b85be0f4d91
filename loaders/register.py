"""Which principal council a name means, on a day. A name that could mean two is never guessed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from rapidfuzz import fuzz, process

from councilgraph.graph.dates import earliest_day, latest_day
from councilgraph.loaders.lists.rows import read_rows
from councilgraph.loaders.names import expand, fold, place_and_form


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
    (`official name`, `alias`, `abbreviation`, `ambiguous`, `unknown` …); `alternatives` are the other codes that the name
    could mean, sorted.
    """

    code: str | None
    how: str
    alternatives: tuple[str, ...] = ()


_UNKNOWN: Final = Resolution(None, "unknown")
# Words for a kind of council, and the types that may carry them. A borough or a city is a style that any of these may hold;
# whether a council does is seen from its names.
_KINDS: Final = {
    "county": {"county"},
    "district": {"district", "metropolitan", "ni-district"},
    "metropolitan": {"metropolitan"},
    "london": {"london-borough"},
    "unitary": {"unitary", "scottish-unitary", "welsh-unitary"},
    "borough": {"district", "metropolitan", "unitary", "london-borough", "welsh-unitary", "ni-district"},
    "combined": {"combined-authority"},
    "corporation": {"city-of-london"},
}
# A council that ended before this answers to its full name alone: Chester and Salisbury are places still, and parishes of the same name.
_WITHIN_MEMORY: Final = "2010"
# As a bare place it is a region or the capital, not a council.
_JOINT: Final = re.compile(r"( and | upon | on | in | with )")
_NEVER_BARE: Final = frozenset({"london", "combined-authority", "gla"})


class Register:
    """The register of principal councils, by code and by every name they have gone by."""

    def __init__(self, councils: Mapping[str, Council], aliases: Mapping[str, tuple[str, ...]]) -> None:
        """`councils` by code; `aliases` are further names by code."""
        self.councils = dict(sorted(councils.items()))
        self.aliases = aliases
        self._official: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[str]] = defaultdict(set)
        self._places: dict[str, set[str]] = defaultdict(set)
        self._styles: dict[str, set[str]] = defaultdict(set)
        # The same names come again and again, on one page and from page to page.
        self._resolved = lru_cache(maxsize=20_000)(self._resolve)
        # What a name could mean on any day does not change from meeting to meeting.
        self._possible = lru_cache(maxsize=20_000)(self._candidates)
        for council in self.councils.values():
            for name in (council.name, council.short_name, council.name_cy, *aliases.get(council.code, ())):
                self._index(council, name)
            self._official[fold(council.name)].add(council.code)
        self._shortened: dict[str, set[str]] = defaultdict(set)
        for council in self.councils.values():
            first, joint, _ = (
                _JOINT.split(expand(fold(council.short_name)), maxsplit=1)
                if _JOINT.search(expand(fold(council.short_name)))
                else ("", "", "")
            )
            if joint:
                self._shortened[first].add(council.code)

    def _index(self, council: Council, name: str | None) -> None:
        if not name:
            return
        folded = expand(fold(name))
        self._names[folded].add(council.code)
        place, form = place_and_form(folded)
        self._styles[council.code].update(form)
        gone = council.ended is not None and council.ended < _WITHIN_MEMORY
        if not gone and council.type not in _NEVER_BARE and place not in _NEVER_BARE:
            self._places[place].add(council.code)

    @classmethod
    def load(cls) -> "Register":
        """The register that comes with the project (data/councils.csv and its companions), read once."""
        return _load()

    def council(self, code: str) -> Council:
        """The council of a code. Raises KeyError for a code that is not in the register."""
        return self.councils[code]

    def __iter__(self) -> Iterator[Council]:
        return iter(self.councils.values())

    def alive(self, code: str, on: str | None) -> bool:
        """False only where the council certainly did not exist at any time in `on` (a partial date; None is any day)."""
        council = self.councils[code]
        if on is None:
            return True
        if council.ended and earliest_day(on) > latest_day(council.ended):
            return False
        return not (council.started and latest_day(on) < earliest_day(council.started))

    def resolve(self, name: str, on: str | None = None) -> Resolution:
        """Which council `name` means on the day `on` (a partial ISO date; None is unknown).

        A code of the register itself resolves too. Names that fit two councils alive that day come back without a code.
        """
        return self._resolved(name, on)

    def shortened(self, place: str, on: str | None = None) -> str | None:
        """The only council of the day `on` whose place begins with `place` and goes on, as `Barrow` does for Barrow-in-Furness; else None.

        For words that are known to name a council, as those beside a councillor's name do.
        """
        living = [code for code in self._shortened.get(expand(fold(place)), ()) if self.alive(code, on)]
        return living[0] if len(living) == 1 else None

    def nearest(self, name: str) -> tuple[str, ...]:
        """The codes of the councils whose names are most like one that is unknown: to be offered, never taken."""
        near = process.extract(expand(fold(name)), self._names.keys(), scorer=fuzz.ratio, score_cutoff=82, limit=3)
        return tuple(sorted({code for other, _, _ in near for code in self._names[other]}))

    def _resolve(self, name: str, on: str | None) -> Resolution:
        if name in self.councils:
            return Resolution(name, "register code")
        folded = fold(name)
        if not folded:
            return _UNKNOWN
        official = self._official.get(folded, set())
        wider = self._possible(folded)
        alive = {code for code in official if self.alive(code, on)}
        if len(alive) == 1:
            return _found(alive, "official name", wider)
        living = {code for code in wider if self.alive(code, on)}
        if not official and expand(folded) != folded:
            return self._settle(living, wider, on, "abbreviation") or _UNKNOWN
        how = "official name" if folded in self._official else "alias" if folded in self._names else "short or long form"
        return self._settle(living, wider, on, how) or self._several(folded, on) or _UNKNOWN

    def _candidates(self, folded: str) -> frozenset[str]:
        """Codes that a name could mean on some day: by any of its names, and by place where the kind of council agrees."""
        found: set[str] = set()
        for written in dict.fromkeys((folded, expand(folded))):
            place, form = place_and_form(written)
            by_name = self._names.get(written, set())
            by_place = {code for code in self._places.get(place, ()) if self._may_be(code, form)}
            # A full name that says its kind means just the councils of that name.
            found |= by_name | (by_place if not (by_name and form - {"council"}) else set())
            for end, kind in (("cc", "county council"), ("cc", "city council")):
                if written.split()[-1] == end and len(written.split()) > 1:
                    found |= self._possible(f"{written.rsplit(' ', 1)[0]} {kind}")
        return frozenset(found)

    def _may_be(self, code: str, form: frozenset[str]) -> bool:
        council = self.councils[code]
        styles = self._styles[code]
        if "city" in form and "city" not in styles:
            return False
        return all(council.type in _KINDS[word] or word in styles for word in form if word in _KINDS)

    def _settle(self, living: set[str], wider: frozenset[str], on: str | None, how: str) -> Resolution | None:
        if len(living) == 1:
            return _found(living, how, wider)
        if len(living) > 1:
            return Resolution(None, "ambiguous", tuple(sorted(living)))
        if len(wider) == 1:
            (code,) = wider
            ended = self.councils[code].ended
            state = f"had ended {ended}" if ended and on and earliest_day(on) > latest_day(ended) else "had not begun"
            return Resolution(code, f"{how}; it {state}")
        return Resolution(None, "ambiguous", tuple(sorted(wider))) if wider else None

    def _several(self, folded: str, on: str | None) -> Resolution | None:
        """`Adur and Worthing`, `Babergh and Mid Suffolk District Councils`: two councils in one breath."""
        place, _ = place_and_form(folded.removesuffix("s") if folded.endswith(" councils") else folded)
        if " and " not in place:
            return None
        parts = [self._possible(part) for part in place.split(" and ")]
        if not all(parts):
            return None
        codes = {code for part in parts for code in part if self.alive(code, on)}
        return Resolution(None, "several councils", tuple(sorted(codes)))


def _found(codes: set[str], how: str, wider: frozenset[str]) -> Resolution:
    (code,) = codes
    return Resolution(code, how, tuple(sorted(wider - codes)))


@cache
def _load() -> Register:
    successors: dict[str, list[str]] = defaultdict(list)
    for row in data_rows("council_successions.csv"):
        successors[row["predecessor"]].append(row["successor"])
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in data_rows("council_aliases.csv"):
        aliases[row["code"]].append(row["name"])
    councils = {
        row["code"]: Council(
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            name_cy=row["name_cy"] or None,
            gss=row["gss"] or None,
            type=row["type"],
            nation=row["nation"],
            region=row["region"],
            county=row["county"] or None,
            combined_authority=row["combined_authority"] or None,
            started=row["started"] or None,
            ended=row["ended"] or None,
            successors=tuple(sorted(successors[row["code"]])),
            website=row["website"] or None,
        )
        for row in data_rows("councils.csv")
    }
    return Register(councils, {code: tuple(names) for code, names in aliases.items()})


def data_text(name: str) -> str:
    """The text of a file that comes with the project, by its name in data/."""
    return (files("councilgraph.data") / name).read_text(encoding="utf-8")


def data_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV file that comes with the project."""
    return (row.values for row in read_rows(data_text(name), f"data/{name}")[1])

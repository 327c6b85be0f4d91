"""Which person of the document an owner's printed words mean: a name, a surname, initials, a slip of the pen."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from councilgraph.loaders.record import PersonNamed

_SLIP = 88


def resolve_owner(words: str, people: Sequence[PersonNamed]) -> str | None:
    """The full name, as in `people`, that `words` mean; None for a group, or where two people fit.

    >>> resolve_owner("KD", ())
    """
    plain = _plain(words)
    names = {person.name: _plain(person.name) for person in people}
    tests = (
        lambda name: name == plain,
        lambda name: len(plain.split()) == 1 and name.split()[-1] == plain,
        lambda name: (
            words.isupper()
            and 2 <= len(words) <= 5
            and plain.replace("-", "")
            in ("".join(part[0] for part in name.split()), "".join(part[0] for part in name.replace("-", " ").split()))
        ),
        lambda name: len(plain.split()) == 1 and name.split()[0] == plain,
        lambda name: _initialled(plain, name),
        lambda name: len(plain.split()) > 1 and fuzz.ratio(name, plain) >= _SLIP,
    )
    for test in tests:
        fitting = [printed for printed, name in names.items() if test(name)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return None
    return None


@lru_cache(maxsize=2000)
def _plain(words: str) -> str:
    return " ".join(words.replace(".", " ").split()).casefold()


def _initialled(plain: str, name: str) -> bool:
    short, full = plain.split(), name.split()
    return len(short) > 1 and len(full) > 1 and short[-1] == full[-1] and len(short[0]) == 1 and full[0].startswith(short[0])

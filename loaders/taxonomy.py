"""The programmes that the project knows: names, acronyms and aliases."""

from dataclasses import dataclass
from functools import cache

from councilgraph.loaders.register import data_rows


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme of the taxonomy. `part_of` is the id of the family it belongs to; dates are partial."""

    id: str
    name: str
    acronym: str | None
    aliases: tuple[str, ...]
    part_of: str | None
    category: str
    owner: str | None
    started: str | None
    ended: str | None
    about: str


class Taxonomy:
    """Programmes by id, and by any of their names."""

    def __init__(self, programmes: tuple[Programme, ...]) -> None:
        self.programmes = {programme.id: programme for programme in sorted(programmes, key=lambda programme: programme.id)}
        self._by_name: dict[str, str] = {}
        for programme in self.programmes.values():
            for name in (programme.id, programme.name, programme.acronym, *programme.aliases):
                if name:
                    self._by_name.setdefault(" ".join(name.casefold().split()), programme.id)

    @classmethod
    def load(cls) -> "Taxonomy":
        """The taxonomy that comes with the project (data/programmes.csv), read once."""
        return _load()

    def find(self, name: str) -> str | None:
        """The id of the programme called `name` (id, name, acronym or alias, in any case), or None."""
        return self._by_name.get(" ".join(name.casefold().split()))


@cache
def _load() -> Taxonomy:
    return Taxonomy(
        tuple(
            Programme(
                id=row["id"],
                name=row["name"],
                acronym=row["acronym"] or None,
                aliases=tuple(alias for alias in row["aliases"].split(";") if alias),
                part_of=row["part_of"] or None,
                category=row["category"],
                owner=row["owner"] or None,
                started=row["started"] or None,
                ended=row["ended"] or None,
                about=row["about"],
            )
            for row in data_rows("programmes.csv")
        )
    )

"""Sets of councils that a report can be about, by name."""

from dataclasses import dataclass
from typing import Final

from councilgraph.queries.parameters import ParameterError

# Local Government Act 1972, s. 270: a principal council is a county, district or London borough council; unitaries and metropolitan
# councils are counties or districts by law. The City of London Corporation is counted with them, as the LGA does.
_ENGLISH_PRINCIPAL: Final = ("county", "district", "unitary", "metropolitan", "london-borough", "city-of-london")


@dataclass(frozen=True, slots=True)
class Population:
    """A set of councils: those of any of `nations` and any of `types`; an empty one means all."""

    name: str
    label: str
    nations: tuple[str, ...] = ()
    types: tuple[str, ...] = ()

    def holds(self, nation: str, kind: str) -> bool:
        """Whether a council of this nation and type (`kind`) belongs to the set."""
        return (not self.nations or nation in self.nations) and (not self.types or kind in self.types)


POPULATIONS: Final = {
    population.name: population
    for population in (
        Population("england-principal", "principal councils of England", ("England",), _ENGLISH_PRINCIPAL),
        Population("england-combined", "combined authorities of England", ("England",), ("combined-authority",)),
        Population("wales", "principal councils of Wales", ("Wales",), ("welsh-unitary",)),
        Population("scotland", "councils of Scotland", ("Scotland",), ("scottish-unitary",)),
        Population("northern-ireland", "district councils of Northern Ireland", ("Northern Ireland",), ("ni-district",)),
        Population("all", "councils of the register, combined authorities and the GLA among them"),
    )
}


def population(name: str) -> Population:
    """The population of a name. Raises ParameterError, with those there are."""
    if name not in POPULATIONS:
        raise ParameterError(f"population: {name!r} is none of {', '.join(POPULATIONS)}")
    return POPULATIONS[name]

"""The councils that a name can mean: what queries, addresses and searches take beside codes and official names."""


def council_codes(name: str) -> tuple[str, ...]:
    """The codes of the councils that `name` can mean on some day, by every name, abbreviation and former name in the register; sorted.

    More than one where the name is ambiguous or names several; none where the register does not know it.
    """
    # The register and what compares names are wanted only where a code or an official name is not what was given.
    from councilgraph.loaders.register import Register

    found = Register.load().resolve(name)
    if found.code:
        return (found.code,)
    return found.alternatives

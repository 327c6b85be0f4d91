"""What a publisher says of a publication: its title, who they are, where it stands, its licence and its date."""

import datetime
import re
from dataclasses import dataclass
from typing import Final

from councilgraph.graph.keys import GIVING_PREFIX
from councilgraph.graph.rdf.iris import DEFAULT_BASE

OGL: Final = "http://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
_GIVING_PREFIX: Final = re.compile(r"360G-[A-Za-z0-9_]+")


class ImprintError(ValueError):
    """A publication cannot be described so. The message says which value, and what it should be."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """`base` begins the IRIs of everything described; `address` is where the folder of files will stand, by default `{base}/export`.

    `licence` is an IRI, `contact` an address of a page or `mailto:`, `issued` a full ISO date, `giving_prefix` the publisher's prefix
    in the 360Giving standard. Raises ImprintError for what cannot be published so.
    """

    base: str = DEFAULT_BASE
    title: str = "councilgraph"
    publisher: str = "councilgraph"
    publisher_url: str | None = None
    contact: str | None = None
    licence: str = OGL
    issued: str | None = None
    address: str = ""
    giving_prefix: str = GIVING_PREFIX

    def __post_init__(self) -> None:
        object.__setattr__(self, "base", self.base.rstrip("/"))
        object.__setattr__(self, "address", (self.address or f"{self.base}/export").rstrip("/"))
        for name in ("base", "licence", "address", "publisher_url"):
            value = getattr(self, name)
            if value and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value):
                raise ImprintError(f"{name.replace('_', ' ')} {value!r} is no web address; write it as https://…")
        if self.contact and not re.fullmatch(r"(?:https?://|mailto:)[^\s<>\"{}|\\^`]+", self.contact):
            raise ImprintError(f"contact {self.contact!r} is neither a web address nor mailto:")
        if not _GIVING_PREFIX.fullmatch(self.giving_prefix):
            raise ImprintError(f"360Giving prefix {self.giving_prefix!r} does not read 360G- and letters, digits or underscores")
        if self.issued:
            try:
                datetime.date.fromisoformat(self.issued)
            except ValueError as error:
                raise ImprintError(f"issued {self.issued!r} is no full date; write it as 2026-11-25") from error

"""What the format of a page itself says of its meeting, with the words on the page that say so."""

import re

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.outline import Outline


def given(outline: Outline, name: str) -> tuple[str, Span] | None:
    """What the format itself says, such as a ModernGov page's body, with its words on the page; None where the page has no such words."""
    value = " ".join(dict(outline.document.meta).get(name, "").split())
    if not value:
        return None
    found = re.search(r"\s+".join(map(re.escape, value.split())), outline.document.text)
    return (value, Span(found.start(), found.end(), found.group())) if found else None


def site_owner(outline: Outline) -> tuple[str, Span] | None:
    """The council whose site the page says at its foot that it is of."""
    return given(outline, "host")

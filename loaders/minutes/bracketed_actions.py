"""Who is to act, told in brackets after what was asked or promised: `She would send the figures (Action: Ann Lee).`"""

from collections.abc import Iterator
from typing import Final

from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.outline import Section
from councilgraph.loaders.minutes.owner_words import Owner, owners_in
from councilgraph.loaders.minutes.sentences import limb, sentences
from councilgraph.loaders.minutes.words import Sought

# The owners may be posts with brackets of their own.
_LABEL: Final = Sought(
    r"[(\[]\s*(?:ACTIONS?|Actions?|action)(?: (?:point|item|by|for|on|to))?(?: \d{1,3})?\s*[:–—-]\s*(?P<owner>[^()\[\]]{2,100}(?:\([^()]{2,60}\)[^()\[\]]{0,60})?)[)\]]",
    "action",
)


def in_brackets(section: Section) -> Iterator[tuple[Line, tuple[Owner, ...]]]:
    """The last sentence before each such label with its owners; nothing where what the brackets hold is nobody."""
    for line in section.lines:
        start = 0
        for label in _LABEL.finditer(line.text):
            said = line.cut(start, label.start())
            start = label.end()
            owners = owners_in(line, *label.span("owner"))
            if said is None or not owners:
                continue
            *_, last = sentences(said)
            if inner := limb(last):
                yield inner, owners

"""Which words of a line under a resolution are the resolution: without the marks of quotation around it, and what is told after it."""

import re
from dataclasses import replace
from typing import Final

from councilgraph.loaders.minutes.limbs import begins_limb
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.sentences import sentences

_FEW: Final = 3
# A sentence of what happened: its subject, and had, was or a verb of saying.
_TELLS: Final = re.compile(
    r"(?:[A-Z][\w'’-]*|[a-z]+)(?: [\w'’,-]+){0,12} (?:had|said|asked|thanked|reported|advised|explained|felt|queried)\b"
    r"|(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][\w'’-]*(?: [A-Z][\w'’-]+){0,2} (?:would|will) [a-z]+"
)


def ordered_part(line: Line) -> Line:
    """The sentences of a resolution up to one that only tells: `That the budget be approved. Two councils had been consulted.`"""
    first, *more = sentences(line)
    if not begins_limb(first.text, listed=True) or not more:
        return line
    tells = next((other for other in more if _TELLS.match(other.text) and not begins_limb(other.text, listed=True)), None)
    return (line.cut(0, line.text.index(tells.text)) or line) if tells else line


def unquoted(line: Line) -> Line:
    """The line without the quotation marks around the whole of it."""
    if line.text[0] not in "“\"‘'" or line.text[-1] not in "”\"’'" or len(line.text) < _FEW:
        return line
    inner = line.cut(1, len(line.text) - 1)
    return replace(inner, marker=line.marker, gap=line.gap) if inner else line

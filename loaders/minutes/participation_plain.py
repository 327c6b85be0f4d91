"""A sentence about councils and a programme with what is only said by the way taken out, so that one pattern reads `Exe, by contrast, had only just
agreed to one` and `Exe had agreed to one`."""

import re
from collections.abc import Sequence
from typing import Final

from councilgraph.loaders.minutes.participation_said import Councils

_ADVERB: Final = (
    r"(?:just|last|also|since|already|now|recently|both|all|each|previously|subsequently|successfully|formally|only|finally|then|itself|themselves|"
    r"first|too|jointly|together|indeed|duly|lately|likewise|therefore|however|still|actually|apparently|eventually|initially|originally|long ago|for its part|in turn|in fact)"
)
_ASIDE: Final = re.compile(
    r"(?:,\s(?:by contrast|on the other hand|however|too|for (?:its|their) part|for (?:example|instance)|among others|of course|meanwhile|as a result|incidentally|it was (?:said|noted|reported|understood)(?: [\w ]{1,30})?"
    r"|(?:he|she|they|which|who|whose|with|like|having|then|now|once|formerly|despite|after|before|as)\b[^,;.:]{1,70}),)(?=\s)"
)
_SAID_BY_THE_WAY: Final = re.compile(
    rf"(?:,?\s{_ADVERB}\b(?!\s+(?:of|week|month|year|spring|summer|autumn|winter|cohort|round|[A-Z])\b),?)+(?=\s)"
)
_AUXILIARY: Final = re.compile(r"\b(?:had|has|have|was|were|is|are|been|would|will)(?=,?\s)")
_WORDS: Final = re.compile(rf",|\b{_ADVERB}\b")

Programmes = Sequence[tuple[int, int, str]]


def plainly(text: str, group: Councils, named: Programmes) -> tuple[str, Councils, Programmes] | None:
    """The sentence, the councils and the programmes in it, without the asides and adverbs that stand right after the councils or an auxiliary
    verb; None where there are none."""
    if not _WORDS.search(text, group.end):
        return None
    gone: list[tuple[int, int]] = []
    at = group.end
    if aside := _ASIDE.match(text, at):
        gone.append(aside.span())
        at = aside.end()
    if adverb := _SAID_BY_THE_WAY.match(text, at):
        gone.append(adverb.span())
    verbs = _AUXILIARY.finditer(text, group.end)
    gone += [adverb.span() for verb in verbs if (adverb := _SAID_BY_THE_WAY.match(text, verb.end()))]
    gone = [one for at, one in enumerate(gone) if not any(one[0] < other[1] and other[0] < one[1] for other in gone[:at])]
    # A programme that is named by the way is what `it` means after that.
    named = [one for one in named if not any(start < one[1] and one[0] < end for start, end in gone)]
    if not gone:
        return None

    def moved(place: int) -> int:
        return place - sum(min(end, place) - start for start, end in gone if start < place)

    left = "".join(text[end:start] for (_, end), (start, _) in zip([(0, 0), *sorted(gone)], [*sorted(gone), (len(text), 0)], strict=True))
    return left, group, [(moved(start), moved(end), programme) for start, end, programme in named]

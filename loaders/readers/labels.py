"""Lines that begin with words in bold and were run together to one paragraph."""

import itertools
from typing import Final

# Words, whether they are bold, and whether they are set apart in any way.
Said = tuple[str, bool, bool]

FEWEST_LABELS: Final = 3
_AFTER_LABEL: Final = frozenset((":", "–", "-", "—"))


def labelled_lines(run: list[Said]) -> list[list[Said]]:
    """The lines of a run each of which begins with words in bold: on a line of its own in the page's source, or a label with a colon or dash.

    Who wrote the page typed them so, and what made a page of it ran them together: `**Exe** – Cllr Lee **Wye** – Cllr Hay **Dee** – none`.
    Nothing where any other bold words stand in the run.
    """
    begins = [at for at, (_, bold, _) in enumerate(run) if bold and (not at or not run[at - 1][1])]
    if len(begins) < FEWEST_LABELS or begins[0]:
        return []
    lines = all(not at or run[at - 1][0].rstrip(" ").endswith("\n") for at in begins)
    parts = [run[start:end] for start, end in itertools.pairwise([*begins, len(run)])]
    after = ["".join(text for text, bold, _ in part if not bold).lstrip()[:1] for part in parts]
    labels = all(
        "".join(text for text, bold, _ in part if bold).rstrip().endswith(":") or mark in _AFTER_LABEL
        for part, mark in zip(parts, after, strict=True)
    )
    if not lines and not (labels and "" not in after):
        return []
    return parts

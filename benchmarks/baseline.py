"""What plain patterns alone would read: the comparison that the extraction is measured against.

A trained recogniser would be the natural outside comparison, but the one looked for, spaCy's en_core_web_sm, is not on the package index, so that pip
alone cannot install it. These patterns take titles before names, lines headed Present and Apologies, RESOLVED, operative verbs, Action headings,
"X to do", and the exact names of the register and the taxonomy.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from councilgraph.loaders.register import Register
from councilgraph.loaders.taxonomy import Taxonomy

Record = dict[str, Any]

_NAME: Final = r"[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]+){0,3}"
_TITLED: Final = re.compile(rf"\b(Cllrs?|Councillors?|Mayor|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|Prof)\.? ({_NAME})")
_INTRODUCED: Final = re.compile(
    r"\b([A-Z][\w'’-]+ [A-Z][\w'’-]+)(?: \(|, )((?:[A-Z][\w&’'-]+|of|and|for|the)(?: [A-Z][\w&’',-]+| of| and| for| the)*)"
)
_PRESENT: Final = re.compile(r"^\W*(?:members )?(present|in attendance|apologies|substitutes?)\b[^:\n]*:(.*)", re.I)
_DATE: Final = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)? (January|February|March|April|May|June|July|August|September|October|November|December),? (\d{4})"
)
_MONTHS: Final = "January February March April May June July August September October November December".split()
_BODY: Final = re.compile(rf"\b((?:{_NAME} )?(?:[A-Z][\w&,-]+ |and |& |of )*(?:Board|Committee|Cabinet|Panel|Council))\b")
_RESOLVED: Final = re.compile(r"\b(?:RESOLVED|Resolved)\b[\s:–-]*(?:that\b)?[\s:]*([^.;\n]{8,})")
_AGREED: Final = re.compile(
    r"\b((?:The \w+|Members|It was|[ivx]+\.|\d+\.)\s+\W*(?:noted|agreed|approved|endorsed|Noted|Agreed|Approved)\b[^.;\n]+)"
)
_HEADED: Final = re.compile(r"^\W*Actions?\W*$", re.I)
_TO_DO: Final = re.compile(r"^\W*(?:\d+\.)?\W*((?:The )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?) to ([a-z][^.\n]+)", re.M)
_STATUS: Final = {"present": "present", "in attendance": "in-attendance", "apologies": "apologies"}


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    councils = {council.name: code for code, council in Register.load().councils.items()}
    programmes = {
        name: programme.id
        for programme in Taxonomy.load().programmes.values()
        for name in (programme.name, programme.acronym, *programme.aliases)
        if name
    }
    return councils, programmes


def _exact(names: dict[str, str], text: str) -> Iterator[str]:
    for name, key in names.items():
        if name in text and re.search(rf"\b{re.escape(name)}\b", text):
            yield key


def read_plainly(text: str) -> Record:
    """The record, in the keys of the extraction record, that plain patterns give for a document's text."""
    councils, programmes = _names()
    people: dict[str, Record] = {}
    for title, name in _TITLED.findall(text):
        kind = "councillor" if title.startswith(("Cllr", "Councillor", "Mayor")) else "other"
        people.setdefault(name, {"name": name, "kind": kind, "role": None, "council": None})
    for name, role in _INTRODUCED.findall(text):
        people.setdefault(name, {"name": name, "kind": "officer", "role": role, "council": None})
    attendance = [
        {"name": named[0], "status": _STATUS.get(found[1].lower(), "substitute"), "role": None, "council": None}
        for line in text.splitlines()
        if (found := _PRESENT.match(line))
        for part in re.split(r",|;| and | & ", found[2])
        if (named := re.search(_NAME, _TITLED.sub(r"\2", part.strip())))
    ]
    actions: list[Record] = []
    under = False
    for line in text.splitlines():
        if _HEADED.match(line):
            under = True
        elif under and line.strip():
            actions.append({"text": line.strip(), "owners": []})
        elif actions:
            under = False
    headed = "\n".join(action["text"] for action in actions)
    actions += [{"text": f"{owner} to {what}", "owners": [owner]} for owner, what in _TO_DO.findall(text) if what not in headed]
    decisions = [{"text": words} for words in dict.fromkeys([*_RESOLVED.findall(text), *_AGREED.findall(text)])]
    date, body = _DATE.search(text), _BODY.search(text)
    return {
        "meeting": {
            "date": f"{date[3]}-{_MONTHS.index(date[2]) + 1:02}-{int(date[1]):02}" if date else None,
            "body": body[1] if body else None,
        },
        "people": list(people.values()),
        "attendance": attendance,
        "decisions": decisions,
        "actions": actions,
        "councils": [{"code": code} for code in dict.fromkeys(_exact(councils, text))],
        "programmes": [{"id": key} for key in dict.fromkeys(_exact(programmes, text))],
    }

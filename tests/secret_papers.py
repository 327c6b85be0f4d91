"""Papers that hold what the public may not see, beside what it may: for tests that search every output for it.

All councils are real, all people and the body are invented.
"""

import shutil
from pathlib import Path
from typing import Final

TEMPLATES: Final = Path(__file__).resolve().parents[1] / "data/lists/templates"

_MINUTES: Final = """Exeshire Association of Councils

Minutes of the Exeshire Improvement Board held on Wednesday 8 March 2017 at 2.00 pm in the Guildhall

Present:
Cllr Ottoline Marsh (Kent County Council) (Chair)
Cllr Bertram Quill (Devon County Council)

In attendance:
Lucian Fairweather (Principal Adviser, lucian.fairweather@exeshire.example, tel. 01632 960417)

1. Corporate Peer Challenge

Lucian Fairweather introduced the report. Mrs Iona Thrupp, a resident of Sandling, said that her son Ambrose had waited for a place at school.

Decisions

The Board noted that Gateshead had hosted a Corporate Peer Challenge.

Actions

1. Write to the councils of Exeshire on 07700 900417. Lucian Fairweather

2. Exclusion of the press and public

The press and public were excluded from the meeting for the items that follow, under Schedule 12A of the Local Government Act 1972.

3. Sale of the Quarrington depot (exempt)

Hesper Langdale (Estates Manager) presented the offer of £417,417 from Vexley Holdings.

Decisions

The Board agreed to sell the Quarrington depot to Vexley Holdings.

Actions

1. Instruct the solicitors to complete the sale. Hesper Langdale
"""

# Lists that are restricted by their manifests, and one that anyone may see.
_LISTS: Final = {
    "not-yet": "council,date\nKEN,2017-03-09\nDEV,2017-03-09\n",
    "cyber-offers": "council,offer,status,date,until,round\nKEN,Cyber 360,offered,2019-11-23,,rated amber-red\n",
}
_GRANTS: Final = """award,programme,date,name,council,recipient,amount
1,Digital Experts,2016-03-01,Bins on the map,STS,Staffordshire County Council,5000
"""
_GRANTS_MANIFEST: Final = """title: Grants of Exeshire
row: grant
publisher: Exeshire Association of Councils
licence: https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/
columns: {award: {type: text}, programme: {type: programme}, date: {type: date}, name: {type: text}, council: {type: council}, recipient: {type: text}, amount: {type: money}}
"""

# What no open output may hold, whatever its format; and what each must hold for the search to mean anything.
SECRETS: Final = (
    "Quarrington", "Vexley", "Hesper", "Langdale", "417,417", "417417", "Instruct the solicitors",  # business under an exempt heading
    "lucian.fairweather@", "960417", "900417",  # contact details
    "Iona Thrupp", "Mrs Thrupp", "Ambrose",  # people without a part in public business
    "2017-03-09", "yet to have a Corporate Peer Challenge",  # the list that was decided not to be published
    "2019-11-23", "amber-red", "Cyber offers",  # ratings of named councils
)  # fmt: skip
OPEN: Final = (
    "Ottoline Marsh",
    "Lucian Fairweather",
    "had hosted a Corporate Peer Challenge",
    "Bins on the map",
    "Exeshire Improvement Board",
)


def write_papers(folder: Path) -> list[Path]:
    """Write the papers into `folder`; returns what to load."""
    minutes, grants = folder / "minutes.txt", folder / "exeshire.csv"
    minutes.write_text(_MINUTES, encoding="utf-8")
    grants.write_text(_GRANTS, encoding="utf-8")
    grants.with_suffix(".yaml").write_text(_GRANTS_MANIFEST, encoding="utf-8")
    for name, rows in _LISTS.items():
        (folder / f"{name}.csv").write_text(rows, encoding="utf-8")
        shutil.copy(TEMPLATES / f"{name}.yaml", folder / f"{name}.yaml")
    return [minutes, grants, *(folder / f"{name}.csv" for name in _LISTS)]


def leaks(data: bytes) -> list[str]:
    """Which secrets stand in some bytes, in any case."""
    text = data.decode("utf-8", errors="replace").casefold()
    return [secret for secret in SECRETS if secret.casefold() in text]

"""Ids of nodes that are known by name or code: the same words always make the same id."""

import re
import unicodedata
from typing import Final

# The prefix of the 360Giving identifiers that this project gives to grants whose list gave them none.
GIVING_PREFIX: Final = "360G-councilgraph"
# Lists of org-id.guide that hold the councils of a nation by the codes of our register.
_ORG_ID_LISTS: Final = {"England": "GB-LAE", "Scotland": "GB-LAS", "Wales": "GB-PLA", "Northern Ireland": "GB-LANI"}
_ORG_ID_CODE: Final = re.compile(r"[A-Z]{3,4}")


def slug(words: str) -> str:
    """Words as a part of an id: ASCII, lower case, hyphens; `&` reads as `and`.

    >>> slug("Improvement & Innovation Board"), slug("Ynys Môn")
    ('improvement-and-innovation-board', 'ynys-mon')
    """
    plain = unicodedata.normalize("NFKD", words.replace("&", " and ")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’]", "", plain.lower())).strip("-")


def council_key(code: str) -> str:
    """`council/STS` for a register code."""
    return f"council/{code}"


def programme_key(programme: str) -> str:
    """`programme/cpc` for a taxonomy id."""
    return f"programme/{programme}"


def organisation_key(name: str) -> str:
    """`organisation/local-government-association` for a name."""
    return f"organisation/{slug(name)}"


def org_id(code: str | None, nation: str | None) -> str | None:
    """`GB-LAE-STS`, as org-id.guide identifies a council, by its register code and nation; None where no list of theirs holds it.

    >>> org_id("STS", "England"), org_id("CRF", "Wales"), org_id("15UB", "England")
    ('GB-LAE-STS', 'GB-PLA-CRF', None)
    """
    known = _ORG_ID_LISTS.get(nation or "")
    return f"{known}-{code}" if known and code and _ORG_ID_CODE.fullmatch(code) else None


def grant_key(identifier: str) -> str:
    """The key of a grant by its 360Giving identifier. One that `giving_id` made stands for the grant that it was made for.

    >>> grant_key("360G-Example-7"), grant_key("360G-councilgraph-local-digital-fund-7")
    ('grant/360g-example-7', 'grant/local-digital-fund-7')
    """
    return f"grant/{slug(identifier.removeprefix(f'{GIVING_PREFIX}-'))}"


def giving_id(key: str, prefix: str = GIVING_PREFIX) -> str:
    """A 360Giving identifier for a grant's key, or for another node's, under a publisher's prefix.

    >>> giving_id("grant/local-digital-fund-7"), giving_id("organisation/a-charity", "360G-example")
    ('360G-councilgraph-local-digital-fund-7', '360G-example-organisation-a-charity')
    """
    kind, _, rest = key.partition("/")
    return f"{prefix}-{rest}" if kind == "grant" else f"{prefix}-{kind}-{rest}"


def body_key(host: str | None, name: str) -> str:
    """`body/<host>-<name>` for a body of an organisation or council (a key), `body/<name>` where the host is unknown.

    >>> body_key("organisation/local-government-association", "Improvement & Innovation Board")
    'body/local-government-association-improvement-and-innovation-board'
    """
    return "body/" + slug(f"{host.partition('/')[2]} {name}" if host else name)


def meeting_key(body: str, date: str) -> str:
    """`meeting/<body>/2017-03-08` for a body's key and a full date."""
    return f"meeting/{body.partition('/')[2]}/{date}"

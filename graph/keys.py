"""Ids of nodes that are known by name or code: the same words always make the same id."""

import re
import unicodedata


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


def body_key(host: str | None, name: str) -> str:
    """`body/<host>-<name>` for a body of an organisation or council (a key), `body/<name>` where the host is unknown.

    >>> body_key("organisation/local-government-association", "Improvement & Innovation Board")
    'body/local-government-association-improvement-and-innovation-board'
    """
    return "body/" + slug(f"{host.partition('/')[2]} {name}" if host else name)


def meeting_key(body: str, date: str) -> str:
    """`meeting/<body>/2017-03-08` for a body's key and a full date."""
    return f"meeting/{body.partition('/')[2]}/{date}"

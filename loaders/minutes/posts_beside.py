"""The post of somebody in a list, as it stands beside the name: before it, in brackets after it, as a department or a portfolio."""

import re
from typing import Final

from councilgraph.loaders.minutes.names import titled_names
from councilgraph.loaders.minutes.roles import CHAIR, Standing, is_job
from councilgraph.loaders.minutes.rolls import Who
from councilgraph.loaders.minutes.words import Ending

# `Mrs A Lee Footpath Warden Mr B Hay`: words with no mark before them are the post of the name that follows.
NEXT_POST: Final = re.compile(r"\s+[A-Z][\w'’-]*(?:\s+(?:[A-Z][\w'’-]*|of|for|and|to)){0,6}\s+")
# What a cabinet member looks after, as it stands beside the name.
_PORTFOLIO: Final = re.compile(
    r"\b(?:economy|infrastructure|sustainability|homes|places?|tourism|care|children|young people|corporate|services|protection|finance|resources|housing|environment|transport|highways|"
    r"education|culture|leisure|regeneration|communities|health|wellbeing|planning|growth|skills|climate|safety|governance|performance|learning|assets|property|digital|enterprise|business|waste)\b",
    re.IGNORECASE,
)
_POST_COMMA: Final = re.compile(r"(?:^|;\s*(?:and\s+)?|,?\s+and\s+)(?:from\s+)?(?:[Tt]he )?(?P<role>[A-Z][^;()]{3,80}?),\s+$")
_LABELLED_ROLE: Final = re.compile(r"(?P<role>[A-Z][^:;()]{3,60}?)\s*(?::\s*-?|\s[-–—])\s*(?=[A-Z]|$)")
_NO_PORTFOLIO: Final = re.compile(r"\d|\b(?:left|arrived|joined|until|from|item|via|minute)\b")
_NO_DEPARTMENT: Final = re.compile(r"\d|\b(?:left|arrived|joined|item|via|minute)\b")
_SMALL: Final = frozenset(("of", "for", "and", "the", "to", "in", "on", "with", "&", "-", "–"))
# `… and Co-opted Member Mrs Lee`.
_SEAT_BEFORE: Final = re.compile(
    r"(?:^|[,;]|\band)\s*(?P<role>(?:Co-?[Oo]pted|Independent|Lay|Parent|Church|Diocesan)(?: [A-Z]?[\w-]+){0,2} ?(?:Member|Representative|Governor|Person))\s+$"
)
_ASIDE: Final = re.compile(r"\([^()]{0,200}\)")
_LAST_PART: Final = re.compile(r"[,;:]\s*|\band\b")

# `In response to a question from Cllr Lee, the Leader said`: what follows the comma is somebody else.
ASKED_BY: Final = Ending(r"(?:^|[.;] )(?:In|Following|Responding|After)\b[^.;,]{0,80}\b(?:from|by|to|of)\s+$", "from|by|to|of")
_COMMA_ROLE: Final = re.compile(
    r",\s+(?:(?:the|a|an|our|their|its)\s+)?(?:(?:current|new|newly appointed|former|then|outgoing|incoming)\s+)?(?P<words>[A-Za-z][^,.;()]{2,100}?)(?=,|\.|;|$|\s*\(|\s+(?:who|introduced|presented|gave|updated|was|had|has|and)\b)"
)
# The same, where the post goes on after `and`: `Ann Lee, Senior Strategy and Performance Officer`.
_COMMA_ROLE_AND: Final = re.compile(_COMMA_ROLE.pattern.replace("|has|and)", "|has)"))


def department(words: str, who: Who | None) -> Standing:
    """`Democratic Services` beside an officer's name."""
    if who != "officers" or " " not in words:
        return Standing()
    plain = 0 < len(words.split()) < 7 and words[0].isupper() and not _NO_DEPARTMENT.search(words)
    return Standing(role=words) if plain else Standing()


def portfolio(words: str, who: Who | None) -> Standing:
    """`Homes, Places and Tourism` in brackets beside a member's name."""
    plain = 0 < len(words.split()) < 12 and words[0].isupper() and not _NO_PORTFOLIO.search(words)
    return Standing(role=words) if plain and who in ("councillors", "members") and _PORTFOLIO.search(words) else Standing()


def role_before(text: str, *, at_start: bool) -> str | None:
    """`Chairman S Lintern`, `Chair: Cllr Holt`, `Planning Officer: Ann Lee`."""
    if not text.strip(" ,;:–—-("):
        return None
    if seat := _SEAT_BEFORE.search(text):
        return seat["role"]
    words = _ASIDE.sub(" ", text).strip(" ,;:–—-(")
    text = text.lstrip(" ,;")
    last = _LAST_PART.split(words)[-1].strip(" –—-")
    if last and CHAIR.fullmatch(last) and (at_start or text.rstrip()[-1:] not in (",", ";", ".", ")")):
        return last
    if (
        NEXT_POST.fullmatch(f" {text.lstrip(' ,;')}")
        and (not at_start or text[:1].isalpha())
        and is_job(text)
        and not re.search(r"\band\b", text)
    ):
        return text.strip()
    labelled = _LABELLED_ROLE.fullmatch(text) if at_start else None
    return (
        labelled["role"]
        if labelled and is_job(labelled["role"]) and not re.search(r"\bmembers\b|cllrs|councillors", text, re.IGNORECASE)
        else None
    )


def post_before(text: str) -> str | None:
    """`…; Head of Audit, Ann Lee`."""
    found = _POST_COMMA.search(text)
    plain = found is not None and all(word[0].isupper() or word.isdigit() or word in _SMALL for word in found["role"].split())
    return found["role"] if found and plain and is_job(found["role"]) and next(titled_names(found["role"]), None) is None else None


def after_comma(text: str, start: int) -> re.Match[str] | None:
    """What stands after a comma, up to `and` where that is a post, else beyond it."""
    short = _COMMA_ROLE.match(text, start)
    if short is None or is_job(short["words"]) or not text.startswith(" and", short.end()):
        return short
    whole = _COMMA_ROLE_AND.match(text, start)
    return (
        whole if whole and is_job(whole["words"]) and all(word[0].isupper() or word in _SMALL for word in whole["words"].split()) else short
    )

"""Who is named as an owner of an action, and where: in brackets, after a stop, apart on the right, in a column, or as its subject."""

import re
from typing import Final

from councilgraph.graph.facts import Span
from councilgraph.loaders.minutes.forenames import FORENAMES, is_thing
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.name_words import NOT_NAMES
from councilgraph.loaders.minutes.names import PrintedName, parse_name, titled_names
from councilgraph.loaders.minutes.roles import is_job
from councilgraph.loaders.minutes.words import Sought

# An owner as printed, the name it holds where it is a person's, and its words.
Owner = tuple[str, PrintedName | None, Span]

# What somebody is head of, up to what they are to do: `Head of Audit to send …`.
_FIELD: Final = r"(?:(?! (?:to|will|would|should) )[a-z ,&])+"
_GROUP_WORDS: Final = (
    r"(?:lga |all |relevant |lead |group |council |democratic services |policy |programme |productivity |improvement )*(?:officers?|members?|clerk|chair(?:man|woman)?|vice[- ]chair(?:man)?|"
    rf"princip(?:al|le) advis[eo]rs?|advis[eo]rs?|lead members?|group leaders?|secretariat|staff|everyone|all|councillors|board|committee|team|treasurer|solicitor|leader|convenor|convener|cabinet members?(?: for {_FIELD})?|portfolio holders?(?: for {_FIELD})?|head of {_FIELD}|director of {_FIELD}|"
    r"chief executive|directors?|monitoring officer|democratic services(?: officer)?|lga|scrutiny officer|working (?:group|party)|police|(?:all |each |every |member |constituent |partner |district |the )+(?:councils?|authorit(?:y|ies)|boroughs|districts|partners|leaders))"
)
GROUP: Final = re.compile(rf"(?:the )?{_GROUP_WORDS}", re.IGNORECASE)
_POST: Final = re.compile(r"(?:[Tt]he )?[A-Z][\w&'’/-]{1,30}(?: (?:of|for|and|&|[-–]|\d{2,3}|[A-Z][\w&'’/-]{1,30})){1,7}")
# `Director of Strategy/Provider Collaboration` is one post: what stands after the stroke is neither another nor a person.
_STROKE: Final = re.compile(
    rf"(?:[Tt]he )?[^/]*\b(?:of|for) [A-Z][\w'’&-]*/(?!(?:{'|'.join(FORENAMES)})\b)[A-Z][a-z]+(?: [A-Z][\w'’&-]*)*", re.IGNORECASE
)
# `Chief Officer (Governance)`: what the post is for; `Head of Audit (Ann Lee)`: who holds it.
_POST_AND_BRACKET: Final = re.compile(
    r"(?:[Tt]he )?(?P<post>[A-Z][\w&'’/-]+(?: (?:of|for|and|&|[-–]|[A-Z][\w&'’/-]*)){0,8}) \((?P<inside>[A-Z][^()]{2,60})\)"
)
# `Assistant Director, Operations`: one post, its field after the comma.
_FIELD_AFTER: Final = r"(?:[Tt]he )?(?:[A-Z][a-z]+ ){0,3}(?:Director|Head|Manager|Lead|Chief Officer), (?!(?:Director|Head|Chief|Chair|Manager)\b)[A-Z][\w&'’]+(?: (?:and|of|for|&|[A-Z][\w&'’]+)){0,5}"
_COMMA_POST: Final = re.compile(_FIELD_AFTER)
_BRACKETED: Final = Sought(
    r"\s*[(\[](?:action(?:ed)?(?: (?:by|for))?:?\s*)?(?P<owner>[^()\[\]]{2,80})[)\]]\s*\.?$", ")|]", flags=re.IGNORECASE
)
_BY_LABEL: Final = Sought(
    r"\s*[-–—(\[]?\s*(?:action|owner|lead|responsible)(?: by)?\s*:\s*(?P<owner>[^:()\[\]]{2,80}?)[)\].]*$",
    ":",
    "action|owner|lead|responsible",
    flags=re.IGNORECASE,
)
# `Ann Lee to circulate the slides`.
IS_TO: Final = re.compile(r"(?P<owner>[A-Z][^.,;:]{1,70}?)\s+to\s+(?!the\b|a\b|an\b|be\b)[a-z]+")
# `JB – circulate the slides`, `Ann Lee/Bo Hay: agree dates`: the owners first.
_BEFORE_DASH: Final = Sought(
    r"(?P<owner>(?:ALL|All|Officers|Secretariat|Clerk|Lead Members|(?:Vice[- ])?Chair(?:man)?(?=:)|[A-Z]{2,4}|[A-Z][a-z]+ [A-Z][\w'’-]+)(?:(?:\s*[/,&]\s*|\s+and\s+)(?:[A-Z]{2,4}|[A-Z][a-z]+ [A-Z][\w'’-]+))*)(?:\s+[-–—]|:)\s+(?=[A-Za-z]{2})",
    "-|–|—|:",
)
# `Strategic Director - Social Services to report`: the post goes on after the dash.
_POST_GOES_ON: Final = re.compile(r"(?:[A-Z][\w&'’-]*|and|of|for|&)(?: (?:[A-Z][\w&'’-]*|and|of|for|&))* to [a-z]")
# `Action (JB): circulate the slides`.
_BRACKET_FIRST: Final = re.compile(r"\((?P<owner>[A-Z][^()]{1,40})\)\s*[:–—-]\s*(?=\w)")
# `Draft to be shared – KD – mid-April`: the owner between what is to be done and when.
_BETWEEN_DASHES: Final = re.compile(
    r"\s[-–—]\s(?P<owner>[A-Z]{2,4}(?:\s?[/&,]\s?[A-Z]{2,4}){0,2}|[A-Z][a-z]+ [A-Z][\w'’-]+)\s[-–—]\s[^–—]{3,30}$"
)
_AFTER_STOP: Final = re.compile(r"(?<=[.!?)”’])\s+(?P<owner>[A-Z][^.!?]{1,80}?)\.?$")
_AFTER_DASH: Final = Sought(r"\s+[-–—]\s*(?P<owner>[A-Z][^.!?]{1,90}?)\.?$", "-|–|—")
_NOBODY: Final = re.compile(r"(?:noted|signed|confidential|see .*|action|nb|ps|tbc|tba)", re.IGNORECASE)
_SPACED_OUT: Final = re.compile(r"(?:[ \u00a0]{3,}|\t+)(?=\S)")
_ARTICLE: Final = re.compile(r"^[Tt]he ")
_WORD: Final = re.compile(r"[A-Z][a-z]+")
_SUBJECT: Final = re.compile(
    rf"(?:that\s+)?(?P<owner>(?-i:{_FIELD_AFTER})(?= to )|(?:the )?{_GROUP_WORDS}|[A-Z][^.,;:]{{1,70}}?)(?:,\s[A-Z][^,.;:]{{2,60}},|\s*\([^()]{{2,80}}\))?\s+(?:to\b(?!\s+(?:the|a|an|be)\b)|(?:is|are|was|were)\s+(?:asked |requested |tasked |instructed )?to\b|(?:agreed|undertook|offered|will|would|should|shall)\b(?:\s+to\b)?|(?:be|was|were) (?:asked|requested|instructed|tasked) to\b)",
    re.IGNORECASE,
)
# The words before a run of spaces that the words after it belong to: `send the figures to        Cllr Lee`.
_GOES_ON: Final = re.compile(r"\b(?:to|with|for|from|by|of|and|or|the|cllr|mrs?|ms)\s*$", re.IGNORECASE)
_INITIALS: Final = re.compile(r"[A-Z]{2,4}|[A-Z]{1,2}-[A-Z]{1,2}")
_STROKES: Final = re.compile(r"\s+/\s+|;\s+")
_SPLIT_OWNERS: Final = re.compile(r"\s*(?:,|;|/|&|\band\b)\s*", re.IGNORECASE)


def parted(line: Line) -> tuple[Line | None, tuple[Owner, ...]]:
    """The action's own words, and its owners where they stand apart at the end, or are its subject."""
    text = line.text
    bracketed = _BRACKET_FIRST.match(text)
    if bracketed and (owners := owners_in(line, bracketed.start("owner"), bracketed.end("owner"))):
        return line.cut(bracketed.end()), owners
    first = _BEFORE_DASH.match(text)
    if (
        first
        and not _POST_GOES_ON.match(text, first.end())
        and (owners := owners_in(line, first.start("owner"), first.end("owner")))
        and any(is_somebody(owner, line) for owner in owners)
    ):
        return line.cut(first.end()), owners
    for pattern in (_BRACKETED, _BY_LABEL, _BETWEEN_DASHES, _AFTER_STOP, _AFTER_DASH):
        found = pattern.search(text)
        if found and found.start() > 8 and (owners := owners_in(line, found.start("owner"), found.end("owner"))):
            return line.cut(0, found.start()), owners
    spaced = _spaced(line)
    if spaced:
        return spaced
    subject = _SUBJECT.match(text)
    if subject and (owners := owners_in(line, subject.start("owner"), subject.end("owner"))):
        return line, owners
    return line, ()


def is_forename(words: str, line: Line) -> bool:
    """True for the forename of somebody whom the page names in full: `Ann to circulate the slides`."""
    if words.casefold() in FORENAMES:
        return re.search(rf"\b{words} (?:[A-Z]\.? )?[A-Z][a-z'’]", line.document.text) is not None
    introduced = rf"\b{words} [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:, [A-Z]| \([A-Z]| (?:said|introduced|presented|reported|updated|outlined|explained)\b)"
    return words.casefold() not in NOT_NAMES and re.search(introduced, line.document.text) is not None


def _has_a_post(words: str, line: Line) -> bool:
    """True for a name that the page gives a post in brackets or after a comma: `Simone Lee (Director)`."""
    told = re.search(rf"{re.escape(words)}(?: \(|, )(?P<post>[^(),.;]{{3,60}})", line.document.text)
    return told is not None and is_job(told["post"])


def is_somebody(owner: Owner, line: Line) -> bool:
    """False for what begins a line as an owner would and is none: `War Memorial – …`, `CIL: …`. Initials are those of a name on the page."""
    words, name, _ = owner
    if name is not None:
        return name.honorific is not None or words.split()[0].casefold() in FORENAMES or _has_a_post(words, line)
    if not _INITIALS.fullmatch(words) or words == "ALL":
        return True
    named = r"\b" + r"(?:[\w.'’-]*\s+|[\w.'’]*-)".join(words) + r"[a-z'’]"
    return re.search(named, line.document.text) is not None


def _spaced(line: Line) -> tuple[Line | None, tuple[Owner, ...]] | None:
    """An owner set apart by a run of spaces, as in a right-hand column."""
    if len(line.starts) == 1:
        return None  # nothing of the line was left out, a run of spaces neither
    raw = line.document.text[line.start : line.end]
    gap = list(_SPACED_OUT.finditer(raw))
    if not gap:
        return None
    tail = " ".join(raw[gap[-1].end() :].split()).strip("* ")
    at = line.text.rfind(tail)
    if at > 8 and not _GOES_ON.search(line.text[:at]) and (owners := owners_in(line, at, at + len(tail))):
        return line.cut(0, at), owners
    return None


def owners_in(line: Line, start: int, end: int) -> tuple[Owner, ...]:
    """The owners named by `text[start:end]`; nothing where any part of it is neither a person, a group nor a post."""
    whole = line.text[start:end].strip(" .*")
    if " / " in whole or "; " in whole:
        return _apart(line, start, end)
    if whole.endswith(")") and (held := _POST_AND_BRACKET.fullmatch(whole)) and is_job(held["post"]):
        at = line.text.find(whole, start)
        name = next(titled_names(held["inside"]), None) or parse_name(held["inside"], 0, titled=False)
        if name is not None and name.end == len(held["inside"]) and not is_thing(name.name):
            return _listed(line, at + held.start("inside"), at + held.end("inside"))
        return ((_ARTICLE.sub("", whole), None, line.span(at, at + len(whole))),)
    # `Director of Finance & ICT` is one post.
    one = (
        " & " in whole and _POST.fullmatch(whole) and _INITIALS.fullmatch(whole.rpartition(" & ")[2]) and is_job(whole.partition(" & ")[0])
    )
    one = one or ("/" in whole and _STROKE.fullmatch(whole) is not None and _POST.fullmatch(whole) is not None)
    one = one or _is_one_post(whole) or _COMMA_POST.fullmatch(whole) is not None
    if one and "," in whole:
        at = line.text.find(whole, start)
        return ((_ARTICLE.sub("", whole), None, line.span(at, at + len(whole))),)
    found = () if one else _listed(line, start, end)
    if not found and _POST.fullmatch(whole) and is_job(whole):
        at = line.text.find(whole, start)
        return ((_ARTICLE.sub("", whole), None, line.span(at, at + len(whole))),)
    return found


def _apart(line: Line, start: int, end: int) -> tuple[Owner, ...]:
    """Owners parted by a stroke between spaces or a semicolon: `Cabinet Member for Homes and Roads / Head of Waste`."""
    found: list[Owner] = []
    for part in _STROKES.split(line.text[start:end]):
        start = line.text.find(part, start)
        one = owners_in(line, start, start + len(part))
        if not one:
            return ()
        found += one
        start += len(part)
    return tuple(found)


def _is_one_post(words: str) -> bool:
    """True for a post with `and` in its name, as `Police and Crime Commissioner`, not for two who own an action together."""
    first, joined, last = words.partition(" and ")
    if not joined or not _POST.fullmatch(words) or is_job(first) or not is_job(last):
        return False
    return (
        parse_name(first, 0, titled=False) is None and not _INITIALS.fullmatch(first) and (first == "Police" or not GROUP.fullmatch(first))
    )


def _listed(line: Line, start: int, end: int) -> tuple[Owner, ...]:
    text = line.text[start:end]
    position = start
    found: list[Owner] = []
    if _NOBODY.fullmatch(text.strip()):
        return ()
    for part in _SPLIT_OWNERS.split(text):
        at = line.text.find(part, position)
        position = at + len(part)
        words = part.strip(" .*")
        if not words:
            continue
        at += part.find(words)
        span = line.span(at, at + len(words))
        if _INITIALS.fullmatch(words) and words != "ALL":
            found.append((words, None, span))
            continue
        title = next(titled_names(line.text[start:position]), None)
        name = parse_name(line.text[:position], at, titled=False)
        if name is not None and name.end >= at + len(words) - 1 and not is_thing(name.name):
            found.append((name.name, name, span))
        elif title is not None and start + title.end >= at + len(words) - 1 and start + title.start <= at + 1:
            found.append((title.name, PrintedName(at, at + len(words), title.name, title.honorific), span))
        elif GROUP.fullmatch(words) or (_POST.fullmatch(words) and is_job(words)):
            found.append((_ARTICLE.sub("", words), None, span))
        elif _WORD.fullmatch(words) and (found[-1][1] is not None if found else is_forename(words, line)):
            found.append((words, None, span))
        else:
            return ()
    return tuple(found)

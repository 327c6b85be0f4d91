"""What a line heads: decisions, actions, attendance; and the few sentences that open or close a part of a meeting."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from councilgraph.loaders.minutes.dates import DATE
from councilgraph.loaders.minutes.limbs import BODIES, PARAGRAPH_NUMBER
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.titles import TITLE
from councilgraph.loaders.minutes.words import Sought

Part = Literal[
    "head",
    "attendance",
    "in-attendance",
    "apologies",
    "absent",
    "substitutes",
    "discussion",
    "decisions",
    "actions",
    "recommendations",
    "contact",
    "other",
]

# Tried in order against a whole line, or against what stands before its first colon or dash.
_LABELS: Final[tuple[tuple[Part, str], ...]] = (
    (
        "decisions",
        r"(?:unanimously agreed|agreed unanimously)(?: by (?:the )?[a-z -]{3,30})?(?=\s*[:–-]|$)|(?:the )?(?:decided|determined|concluded(?=\s?[:–-]\s?[Tt]hat\b)|(?:outcome|conclusion)s?(?=\s?[:–-]\s?(?:[Tt]hat|The (?:Committee|Board|Panel|Cabinet|Sub-Committee)|Members)\b)|(?:board|committee|cabinet|forum|panel|group|council)(?:['’]s)? decisions?|decisions?(?:\(s\))?(?: made| taken| of the (?:committee|board|cabinet|panel|council))?|resolutions?|decisions? and actions?"
        r"|(?:(?:accordingly|therefore),? )?(?:it was )?(?:then |therefore |accordingly )?,? ?(?:unanimously )?(?:further )?(?:resolved|recommended(?=\s*[:–-]*$))(?: \(?unanimously\)?| \(nem\.? con\.?\)| \(by majority\))?(?: that| (?:no\.? ?)?\d{1,4}(?:[/.]\d{1,4}){1,3})?)",
    ),
    (
        "actions",
        r"ap ?\d{1,3}|(?:the )?(?:(?:agreed|new|further|follow[- ]up|summary of|key) )?actions?(?:\(s\))?(?: points?| items?| arising| agreed| required| by| list| log| tracker| plan| for officers| to be taken)?(?: (?:no\.? ?)?\d{1,3}(?:[./]\d{1,3})?[a-z]?)?(?: ?/ ?[a-z ]{3,50})?"
        r"|the following (?:further |additional )?actions?(?: points?)?(?: (?:was|were|are|is|have been)(?: also| then)?(?: (?:agreed|requested|identified|noted|recorded|raised|taken|proposed))?| arose| agreed)?(?=\s*[:;–-])",
    ),
    (
        "in-attendance",
        r"(?:also )?in attendance(?: for .{3,40})?|also present|(?:officers?|officials?)(?: present| in attendance)?|other attendees|guests?|observers?|officers? (?:and|&) guests|others? present|lga (?:staff|officers)(?: in attendance)?",
    ),
    ("substitutes", r"substitutes?(?: members?)?(?: present)?|named substitutes?"),
    ("apologies", r"(?:\d+\.? )?apolog(?:y|ies)(?: for absence)?(?: received| sent| from| were received from)?"),
    ("absent", r"absent(?: without apologies)?|not present|did not attend"),
    (
        "attendance",
        r"(?:(?:appendix|annexe?) \w{1,2} ?[-–—:.]? ?)?attendance(?: list| record| sheet)?|(?:members|councillors|those|committee members|board members)(?: who were)? (?:present|attending)(?: were)?|present|attendees|members in attendance|councillors in attendance|membership present",
    ),
    ("recommendations", r"recommendations?(?:\(s\))?|officer recommendations?"),
    (
        "contact",
        r"contact officers?|lead members?|report authors?|contact(?: details| points?)?|position|phone(?: no\.?| number)?|telephone|e-?mail|tel\.?(?: no\.?)?|further information",
    ),
    (
        "discussion",
        r"discussion|minutes|comments|debate|consideration|members['’]? comments['’]?|key points|the following points were (?:made|raised)",
    ),
    (
        "other",
        r"purpose(?: of (?:the )?report)?|summary|executive summary|background(?: papers| documents| information)?|introduction|issues?|(?:evidence and )?reasons?(?: for (?:the )?(?:decision|recommendation)s?)?|(?:alternative )?options considered|financial implications|legal implications|implications for wales|implications|equalit(?:y|ies)(?: implications)?|next steps|supporting documents|additional documents|documents|appendices|conclusions?|risk management|consultation|declared interests?|agenda",
    ),
)
_WHOLE: Final = tuple((part, re.compile(rf"(?:{words})\s*[:.;\-–—]*", re.IGNORECASE)) for part, words in _LABELS)
_LEADING: Final = tuple(
    (
        part,
        re.compile(
            rf"(?P<label>(?:{words}))\s*(?::-|[:;]|\s[-–—]|[-–—]\s|(?<=[Aa]ction)\s+(?=\([A-Z][^()]{{1,40}}\)\s*[:–—-]))\s*(?=\S)",
            re.IGNORECASE,
        ),
    )
    for part, words in _LABELS
    if part not in ("other", "discussion")
)
# What parts a label from the rest of its line; no label is longer.
MARK: Final = re.compile(r"[:;–—-]")
LONGEST_LABEL: Final = 160
_RESOLVED: Final = Sought(
    r"(?:(?:[A-Z]{1,5}/)?\d{1,4}\.? )?(?:(?:IT WAS|It was|and it was|And it was) )?(?:(?:THEREFORE|UNANIMOUSLY|FURTHER|therefore|unanimously) )*RESOLVED(?! ITEMS\b)(?: UNANIMOUSLY)?(?: TO RECOMMEND(?: TO [A-Z ]{3,40})?)?\b[\s,:;–—-]*"
    r"|(?:Resolved|Recommended) (?=that\b|to\b)|Resolved(?= ?\([^()]{4,60}\)\s*(?:[-–—:]|that\b|to\b))\s*|Recommendations? (?:agreed|approved)\s*[:–—-]\s*|Agreed\s*(?::|\s[–—-]\s)[\s:–—-]*(?=\S)|RECOMMENDED(?: (?:TO|to) (?:(?:THE|the) )?(?:(?:FULL|[Ff]ull) )?(?:COUNCIL|CABINET|EXECUTIVE|BOARD|Council|Cabinet|Executive|Board))?\s*(?:[:–—-][\s:–—-]*|(?=That\b|that\b|To\b))|(?:AGREED|RECOMMENDED|DECISION|DECIDED)\b[\s:–—-]*(?=[Tt]hat\b|[Tt]o\b|[–—:-]|\()[\s:–—-]*",
    "resolved|recommend|agreed|decision|decided",
)
# `R E S O L V E D – that …`: letters set apart.
_SPREAD_PARTS: Final[dict[str, Part]] = {
    "RESOLVED": "decisions",
    "RECOMMENDED": "decisions",
    "AGREED": "decisions",
    "DECISION": "decisions",
    "ACTION": "actions",
    "ACTIONS": "actions",
}
_SPREAD: Final = re.compile(rf"(?P<word>{'|'.join(' '.join(word) for word in _SPREAD_PARTS)})\b[\s:–—-]*")
# How they voted, or the minute's number, between the word and the resolution: `RESOLVED (by majority)`, `RESOLVED: 2019/011`.
_AFTER_RESOLVED: Final = re.compile(
    r"(?:\([^()]{4,90}\)|(?:by|with) (?:\w+ votes?|an? \w*\s?majority)\b[^.:;]{0,60}?(?:[:;]|$)|\d{4}/\d{1,4}(?=$|\s))[\s,:;–—-]*",
    re.IGNORECASE,
)
_BODY: Final = rf"(?:[Tt]he\s+)?(?:[A-Z][\w&'’-]*\s+(?:(?:and|of|for|&)\s+)?){{0,6}}?(?:{BODIES})"
# A line that only leads to a list of what a body did: `The Committee agreed:-`, `Members agreed to;`, `The Board:`.
_LEADS: Final = re.compile(
    rf"(?:[A-Z][^.;:]{{3,80}}, )?(?:[Tt]hat )?{_BODY}(?:\s+(?:then|also|therefore|unanimously|accordingly|duly))*\s+(?:resolved|RESOLVED|agreed|AGREED|approved|decided|noted|recommended|endorsed)"
    r"(?:\s+(?:to (?:make|issue|submit|forward|send|put forward) the following (?:recommendations?|comments|observations|points)(?: to (?:the )?[A-Z][^.;:]{1,80})?|to (?:agree|recommend(?: to (?:the )?(?:Council|Cabinet|Executive|Board))?|note|approve)|to|that|unanimously|as follows|the following(?: recommendations?)?))?\s*(?::\s*[-–]?|;|[-–]|[-–]\s*:)"
)
_BARE_LEAD: Final = re.compile(
    rf"(?:[Tt]hat )?(?=[Tt]he |Members of the )(?:Members of )?{_BODY}\s*(?::\s*[-–]?|;)|(?:(?:[Oo]n|[Ff]ollowing) [^.;:]{{3,110}}, )?(?:Leaders|Cabinet|Executive|Council|(?<=, )(?:the )?(?:[A-Z]\w+ ){{0,4}}(?:{BODIES}))\s*:"
)
# `Noted:` on a line of its own, over what was.
_DONE: Final = re.compile(r"(?:Noted|NOTED|Approved|APPROVED|Endorsed|ENDORSED)\s*:\s*-?")
# `The Committee has decided, after taking everything into account:`.
_HAS_DECIDED: Final = re.compile(
    rf"(?:[A-Z][^.;:]{{3,160}}, )?{_BODY} (?:(?:has|have|had) (?:therefore )?(?:decided|determined|resolved|agreed)\b[^.:]{{0,250}}"
    r"|(?:agreed|resolved),? in (?:terms of|accordance with) [^.:]{3,150}):\s*-?"
)
# `After consideration, the committee` over `(a) noted the report`.
_AFTER_LEAD: Final = re.compile(
    r"(?:After|Following|Having) [^:;.]{3,60}, [Tt]he (?:[A-Z]?[a-z-]+ ){0,3}?(?i:committee|board|panel|cabinet|council|executive|authority|forum)"
)
_IT_WAS_LEAD: Final = re.compile(
    r"(?:(?:[A-Z][^:;]{3,200}?,? )?[Ii]t was (?:then |therefore |unanimously )?)(?:agreed|resolved|decided|AGREED|RESOLVED)(?: unanimously)?(?: \([^()]{4,60}\))?(?: that| to)?(?: (?:this|the) (?:Council|Committee|Board|Panel|Cabinet))?\s*:\s*[-–]?"
)
# `On the proposal being put to the meeting it was agreed` over `that permission be granted.`
_AGREED_AT_END: Final = Sought(
    r"(?:\bit was(?: then| therefore| duly)?(?: unanimously)?|\b[Ss]econded by [^.;:]{3,60} and(?: unanimously)?) (?:agreed|resolved|AGREED|RESOLVED)(?: unanimously)?(?: that| to)?$",
    "agreed|resolved",
)
_DISCUSSION_OPENS: Final = Sought(
    r"(?:in|during|following) (?:the )?(?:discussion|debate|subsequent discussion|ensuing discussion)\b(?:.{0,120}(?<!\.)|.{0,80}\b(?:following|points|comments|questions|issues)\b.{0,60}\.)|.{0,60}following (?:points|comments|issues|questions) were (?:made|raised|discussed).{0,30}:|[A-Z].{0,60}\b(?:made|raised) the following (?:points|comments|issues|questions)[ \w]{0,30}:",
    "discussion|debate|following",
    flags=re.IGNORECASE,
)
_CLOSING: Final = Sought(
    r"[(\[]?(?:date|dates|time) (?:and (?:time|venue|place) )?of (?:the )?next meeting|(?:the )?next meeting\b.{0,60}\b(?:held|take place|on|is)\b"
    r"|(?:there being no (?:further|other) business|the meeting (?:closed|ended|concluded|finished|was closed))\b|(?:the )?chair(?:man|woman|person)? (?:then )?(?:closed|declared) the meeting|(?:the )?chair(?:man)?['’]?s? signature|in the chair\W*$|date of signing|signed\b(?:[\s:._]{0,3}(?:_|\.{3}|…|$)|\s*:.{0,80}\bdated?\b)"
    r"|supporting documents|(?:these )?minutes (?:were )?(?:prepared|produced|taken) by|[(\[]?duration of (?:the )?meeting|(?:the )?officer who (?:has )?produced|[(\[](?:the )?meeting (?:closed|ended|concluded|finished|commenced|started|began)|(?:the )?meeting (?:commenced|started|began)\b.{0,40}\b(?:closed|ended|concluded|finished)",
    "meeting|business|signature|in the chair|signing|signed|supporting documents|minutes|officer who",
    flags=re.IGNORECASE,
)
EXCLUSION: Final = Sought(
    r"(?:press|public)\b.{0,80}\b(?:were|was|are|is|be|been)\s+(?:now\s+|then\s+|hereby\s+)?(?:excluded|asked to leave|required to leave)"
    r"|\b(?:go|went|move|moved|goes) into (?:closed )?committee\b.{0,200}\b(?:press|public|confidential)|exclu(?:de|sion of) (?:the )?(?:press|public).{0,200}\b(?:resolved|agreed)|(?:resolved|agreed)\b.{0,80}exclu(?:de|sion of) (?:the )?(?:press|public)"
    r"|^(?:that|to) exclude the (?:press(?: and |/))?public (?:during|for|from)\b|(?:remainder|rest) of the (?:items|agenda|meeting|business)\b.{0,60}\b(?:confidential|exempt|private)"
    r"|(?:item|report|discussion|matter|following)\b.{0,40}\b(?:was|were|is|are)\s+(?:held|considered|taken)\s+in\s+(?:private|closed|confidential)",
    "public|press|confidential|private|exempt|closed",
    flags=re.IGNORECASE,
)
_NOT_EXCLUDED: Final = re.compile(r"\b(?:not|no|none|if|should|may|whether|nor)\b", re.IGNORECASE)
_READMISSION: Final = re.compile(
    r"\b(?:come|came|moved?) out of (?:closed )?committee\b|^resumption of normal business|(?:press|public)\b.{0,60}\b(?:re-?admitted|returned|rejoined|re-?entered)|(?:open|public) session (?:was )?resumed|returned to (?:open|public) session",
    re.IGNORECASE,
)
_REPORT: Final = Sought(
    r"purpose(?: of (?:the )?report)?|report to|(?:summary and )?recommendations?(?:\(s\))?|reporting officer",
    "purpose|report|recommendation",
    flags=re.IGNORECASE,
)
_IS_MINUTES: Final = re.compile(r"(?:minutes of|note of|present\b|attendance\b)", re.IGNORECASE)
_ITEM_COLUMN: Final = re.compile(r"(?:agenda )?item|no\.?", re.IGNORECASE)
_LONGEST_ITEM_COLUMN: Final = len("agenda item")
_HEADER_CELL: Final = re.compile(
    r"(?:item|no\.?|agenda item|minute(?: no\.?)?|position|position ?/ ?role|role|name|member|members?['’]? name|councillor|title|officer|representative)s?:?"
    r"|(?:agenda )?item (?:decisions?(?: and actions?)?|discussions?(?: and (?:decisions?|actions?))?)",
    re.IGNORECASE,
)
_OWNER_CELL: Final = re.compile(r"actions?(?: by)?|action owner|owner|lead|by whom", re.IGNORECASE)
_NEXT_SENTENCE: Final = re.compile(r"\.(?<=[a-z)\]].)\s+[A-Z]")

# Letters of a paragraph, and of the longest heading of one; words that a title in title case has in lower case.
PARAGRAPH: Final = 60
_HEADING: Final = 90
_MOST: Final = 0.6
# `Delivery Manager: Ann Lee`, in a list of officers.
_POST_AND_NAME: Final = re.compile(
    r"(?:[A-Z][\w&/-]* (?:(?:of|and|for) )?){0,5}(?:Manager|Officer|Planner|Director|Advis[eo]r|Solicitor|Producer|Engineer|Clerk|Secretary|Assistant|Lead|Executive|Services|Leader|Analyst): [A-Z][a-z'’]+ [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?$"
)
_NO_TITLE: Final = re.compile(rf"(?:{TITLE}|(?:approved|refused|granted|noted|agreed|signed|meeting|page)\b)", re.IGNORECASE)
_LITTLE: Final = frozenset("a an and as at by for from in of on or the to with re v".split())


class Label(NamedTuple):
    """A heading found at the start of a line: what it opens, as printed, and the rest of the line where there is more.

    `leads`: the line is no heading but leads to a list, and belongs to it.
    """

    part: Part
    heading: str
    rest: Line | None
    leads: bool = False


def is_page_title(line: Line) -> bool:
    """True for the line that opens a document over a heading: a page's title, such as `Action log`, which a converter writes as its first line."""
    first = [block for block in line.document.blocks[:9] if block.kind != "running"][:2]
    return len(first) > 1 and line.start < first[0].end and first[1].kind == "heading"


def labelled(line: Line) -> Label | None:
    """The label that a line is, or begins with; None for an ordinary line."""
    text = line.text
    if text[1:2] == " " and text[3:4] == " " and (spread := _SPREAD.match(text)):
        part = _SPREAD_PARTS[spread["word"].replace(" ", "")]
        return Label(part, spread["word"], line.cut(spread.end()))
    found = _label_of(text, len(text) <= 90 and (line.marker is None or not line.marker[0].isdigit() or len(text) < 40))
    if found is None:
        return (
            Label("decisions", text, None, leads=True)
            if (line.marker is None or PARAGRAPH_NUMBER.fullmatch(line.marker)) and is_lead(text)
            else None
        )
    return Label(found[0], found[1], line.cut(found[2]) if found[2] is not None else None)


@lru_cache(maxsize=2000)
def _label_of(text: str, short: bool) -> tuple[Part, str, int | None] | None:
    """What a line's words head, those words, and where the rest of the line begins; `short` where they may be no more than the label."""
    if text[-1] in ":-" and _DONE.fullmatch(text):
        return "decisions", text, None
    if short:
        for part, pattern in _WHOLE:
            if pattern.fullmatch(text):
                return part, text, None
    for part, pattern in _LEADING if MARK.search(text, 0, LONGEST_LABEL) else ():
        found = pattern.match(text)
        # `Officers: book a room` heads no list of officers.
        if found and found["label"][0].isupper() and not (part == "in-attendance" and text[found.end()].islower()):
            return part, found["label"], _past_vote(text, found.end()) if part == "decisions" else found.end()
    resolved = _RESOLVED.match(text)
    if resolved:
        return "decisions", text[: resolved.end()].strip(" :–—-"), _past_vote(text, resolved.end())
    told = "resolved" in text or "decided:" in text
    if told and (lead := _LEADS.match(text)) and ("resolved" in lead.group() or "decided:" in lead.group()) and lead.end() < len(text):
        return "decisions", lead.group(), lead.end()
    if _DISCUSSION_OPENS.fullmatch(text):
        return "discussion", text, None
    return None


def is_lead(text: str) -> bool:
    """True for a line that only leads to a list of what a body did: `The Committee agreed:-`, `Members agreed to;`, `The Board:`."""
    if _AGREED_AT_END.search(text):
        return True
    if text[-1] not in ":;-–":
        return len(text) < 90 and _AFTER_LEAD.fullmatch(text) is not None
    return bool(
        _LEADS.fullmatch(text)
        or _IT_WAS_LEAD.fullmatch(text)
        or _HAS_DECIDED.fullmatch(text)
        or (len(text) < 150 and _BARE_LEAD.fullmatch(text))
    )


def _past_vote(text: str, start: int) -> int:
    """Where what was resolved begins, after how they voted on it."""
    vote = _AFTER_RESOLVED.match(text, start)
    return vote.end() if vote else start


def header_rows(lines: Sequence[Line]) -> frozenset[int]:
    """The rows of tables that only name their columns: `No. | Item | Action`, `Position | Councillor | Authority`."""
    named = {
        line.row
        for line in lines
        if line.row is not None and line.column == 0 and not line.text.endswith(":") and _HEADER_CELL.fullmatch(line.text)
    }
    # A row that names its last column alone, over the owners.
    alone = {line.row for line in lines if line.row is not None and line.column > 0 and _OWNER_CELL.fullmatch(line.text)}
    shared = Counter(line.row for line in lines if line.row in alone)
    return frozenset(row for row in (*named, *(row for row in alone if shared[row] == 1)) if row is not None)


def column_heads(lines: Sequence[Line]) -> frozenset[int]:
    """Where a table printed one cell a line names its second column: `Item`, then `Decisions and actions` on the next line."""
    return frozenset(
        second.start
        for first, second in itertools.pairwise(lines)
        if len(first.text) <= _LONGEST_ITEM_COLUMN
        and first.row is None
        and second.row is None
        and _ITEM_COLUMN.fullmatch(first.text)
        and labelled(second)
    )


def is_closing(line: Line) -> bool:
    """True for a line that ends the business: the next meeting, the close, a signature, the list of documents."""
    return bool(_CLOSING.match(line.text)) and len(line.text) < 200


def is_exclusion(text: str) -> bool:
    """True where press and public were excluded, or the rest was confidential; not for `were not excluded` or `should be`."""
    found = EXCLUSION.search(text)
    return found is not None and not _NOT_EXCLUDED.search(text, max(0, found.start() - 40), found.end())


def is_readmission(text: str) -> bool:
    """True where the public came back."""
    return bool(_READMISSION.search(text))


def looks_like_report(lines: Sequence[Line]) -> bool:
    """True for a report to a meeting: it says its purpose or author and makes recommendations, and nobody is minuted as present."""
    heads = {found.group().casefold().rstrip("s") for line in lines[:60] if len(line.text) < 60 and (found := _REPORT.match(line.text))}
    asks = any(head.startswith(("recommendation", "summary and")) for head in heads)
    says = any(head.startswith(("purpose", "report to", "reporting officer")) for head in heads)
    return asks and says and not any(_IS_MINUTES.match(line.text) for line in lines[:15])


def title_like(text: str) -> bool:
    """True for words that could be a heading: short, not a sentence, beginning like a title."""
    return (
        2 <= len(text) <= 190
        and (text[0].isupper() or text[0].isdigit() or text[0] in "“‘\"'#")
        and text[-1] not in ".;"
        and not (". " in text and _NEXT_SENTENCE.search(text))
        and len(text.split()) <= 28
    )


def is_set_apart(line: Line) -> bool:
    """True for a short line between blank ones whose words nearly all begin with a capital, as headings in the middle of a page do."""
    if not line.gap or line.marker or line.row is not None or not 4 <= len(line.text) <= _HEADING or line.text[-1] in ".:;,!?-–—_":
        return False
    if _NO_TITLE.match(line.text) or "£" in line.text or (": " in line.text and _POST_AND_NAME.match(line.text)):
        return False
    words = [word for word in line.text.split() if word[0].isalpha() and word not in _LITTLE]
    capitals = sum(word[0].isupper() for word in words)
    return (
        line.text[0].isupper()
        and title_like(line.text)
        and labelled(line) is None
        and capitals >= len(words) * _MOST
        and not DATE.search(line.text)
    )

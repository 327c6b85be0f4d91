"""Cells whose paragraphs a converter ran together, parted again: html2text writes them without a space, markdownify with two."""

import re
from typing import Final, Literal

_WIDE: Final = re.compile(r"[ \u00a0]{2,}")
# A bullet or a number with wide space after it begins an entry.
_ENTRY: Final = re.compile(
    r" (?P<mark>[*·•](?=[ \u00a0]{3})|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=[ \u00a0]{3})|(?:(?<=[.:;)] )|(?<=; and )|(?<=; or ))\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])"
    r"[ \u00a0]{2,}(?=[A-Za-z“‘(]|\*\*[a-z])"
)
# Who is to act, in bold after a wide space.
_OWNER: Final = re.compile(r"(?<=\S)[ \u00a0]{4,}(?=\*\*[^*]{3,60}\*\*$)", re.MULTILINE)
_HEADED: Final = re.compile(r"\A(?P<mark>[*·•]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\\?[.)])[ \u00a0]{2,}")
# What a committee system prints over the parts of an item.
_LABEL: Final = re.compile(
    r"(?:^|(?<=[\w.;:)”’*]))[ \u00a0]?\b(?P<label>(?:Minutes|Decisions?|Additional documents|Supporting documents):)[ \u00a0]*(?!\*\*)"
)
_STARS: Final = re.compile(r"(?:^| )[*+] (?=\S)")
_COUNT: Final = re.compile(r"(?:^| )(?P<number>\d{1,2})\\?\. (?=\S)")
# Shorter words after a name in bold are a post.
_SENTENCE: Final = 20
_SENTENCE_ENDS: Final = ".:;?!)]’”"
_LETTER: Final = re.compile(r"[A-Za-z]+$")
# `InterestsMinutes:`, `agreed.The Chair`, `approved.2\. That`, `(Chair)Jo Lee`, `BEMCllr`.
_GLUED: Final = re.compile(
    r"(?<=[a-z][a-z])(?=[A-Z][a-z])"
    r"|(?<=[a-z0-9)\]][.;:?!])(?=_?[A-Z“‘(][A-Za-z]?|\d{1,2}\\?[.)] |\(?(?:[a-h]|[ivx]{1,4})[.)] )"
    r"|(?:(?<=; and)|(?<=; or)|(?<=[:;] -)|(?<=[:;]-)|(?<=[a-z]-))(?=\(?(?:[a-h]|[ivx]{1,4}|\d{1,2})\\?[.)])"
    r"|(?<=[a-z0-9)][.;])(?= \d{1,2}\\?\) [A-Z])"
    r"|(?<=[)”])(?=[A-Z][a-z])"
    r"|(?<=[a-z])(?=\d{1,2}\\?[.)] [ \u00a0]?[A-Za-z])"
    r"|(?<=[A-Z][A-Z][A-Z])(?=[A-Z][a-z][a-z])"
    r"|(?<=\S)(?= \d{1,2}\\[.)] )"
    r"|(?<=[A-Z][A-Z])(?=(?:Minutes?|Decisions?|Resolved|RESOLVED|Cllr|Councillor|Apologies)\b)"
)
# Before a capital within a name: `McLean`, `MacInnes`, `LinkedIn`.
_WITHIN: Final = frozenset("Mac Fitz Van Von Du You Face Linked Power Share Micro Cyber One Team Git Health Tech Bio Euro Inter".split())


RunTogether = Literal["flat", "glued"]


def parted(words: str, how: RunTogether) -> list[str]:
    """The paragraphs and list entries of one cell's Markdown, an entry with `* ` before it.

    `how` they were run together: `flat` with two spaces between, `glued` with nothing.
    """
    loose = how == "glued"
    words = _OWNER.sub("\t", words)
    if loose or "**" in words:
        words = _unglued(words, loose)
    if loose:
        words = _LABEL.sub(lambda found: f"\n{found['label']}\n", words)
    if "\n" not in words and "  " not in words and "\u00a0" not in words:
        return _listed(words)
    wide = _ENTRY.sub(lambda found: f"\n{found['mark']} ", words)
    lines = (_HEADED.sub(lambda found: f"{found['mark']} ", line.strip()) for line in wide.split("\n"))
    return [entry for line in lines for piece in _WIDE.split(line) for entry in _listed(piece.strip())]


def _listed(words: str) -> list[str]:
    """The entries of a list on one line; the words alone where they are none."""
    if words.startswith(("* ", "+ ")):
        return [f"* {entry.strip()}" for entry in _STARS.split(words) if entry.strip()]
    if words.startswith("1") and _COUNT.match(words):
        found = list(_COUNT.finditer(words))
        wanted = 1
        cuts: list[int] = []
        for mark in found:
            if int(mark["number"]) == wanted:
                cuts.append(mark.start())
                wanted += 1
        return [words[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(words)], strict=True)]
    return [words] if words else []


def _unglued(words: str, loose: bool) -> str:
    """Words with a line end after a title in bold; where `loose` wherever two paragraphs meet, by where bold begins and by capitals within a word."""
    parts = words.split("**")
    if len(parts) % 2 == 0:
        return _apart(words) if loose else words
    out: list[str] = []
    heads = False
    for place, part in enumerate(parts):
        if place % 2:
            before = parts[place - 1]
            ends = before.rstrip()
            glued = bool(before) and not before[-1].isspace() and before[-1] not in "([“‘/"
            heads = not ends or ends[-1] in _SENTENCE_ENDS or glued
            between = place > 1 and not before
            if loose and (glued or between or (heads and before)) and part[:1] not in ",.;:" and before[-1:] != "\t":
                out.append("\n")
            out.append(f"**{_apart(part) if loose else part}**" if part else "")
            continue
        following = part.lstrip(" \u00a0")
        if place and following:
            bold = parts[place - 1]
            title = (
                heads
                and bold[-1:] not in ":–-—,"
                and not bold[:1].islower()
                and following[0].isupper()
                and (loose or len(following) > _SENTENCE)
            )
            glued = not part[0].isspace() and (following[0].isupper() or following[0].isdigit())
            bullet = heads and (following[0] in "*·•" or _COUNT.match(following) is not None)
            if title or (loose and (glued or bullet)):
                out.append("\n")
        out.append(_apart(part) if loose else part)
    return "".join(out)


def _apart(words: str) -> str:
    cuts = [found.start() for found in _GLUED.finditer(words)]
    if not cuts:
        return words
    pieces: list[str] = []
    start = 0
    for cut in cuts:
        word = _LETTER.search(words, max(0, cut - 30), cut)
        if word and (word.group() in _WITHIN or (len(word.group()) < 3 and word.group().istitle())):
            continue
        pieces.append(words[start:cut])
        start = cut
    return "\n".join((*pieces, words[start:]))

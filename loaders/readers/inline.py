"""Markdown within a line: emphasis, links, escapes and tags, as HTML."""

import html
import re
from typing import Final

_TOKEN: Final = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<code>`+)"
    r"|(?P<stars>\*{1,4}|_{1,3})"
    r"|(?P<opens>!?\[)(?=[^\[\]\n]{0,300}\]\()"
    r"|(?P<span>\[)(?=[^\[\]\n]{0,300}\]\{[.#][^{}\n]{0,200}\})"
    r"|(?P<said>\]\{[.#][^{}\n]{0,200}\})"
    r"|(?P<link>\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,1000}(?:\s{1,3}\"[^\"]{0,300}\")?\))"
    r"|(?P<mail><(?:https?://|mailto:|[\w.+-]{1,60}@)[^<>\s]{1,400}>)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>]{0,400})?/?>)"
    r"|(?P<comment><!--.{0,300}?-->)"
    r"|(?P<entity>&(?:[a-zA-Z]{2,10}|#\d{1,7}|#x[0-9a-fA-F]{1,6});)"
    r"|(?P<mark>[<>&])"
)

_NAME: Final = re.compile(r"[\w.-]{1,100}")


def inline(words: str) -> str:
    """Words of one paragraph, heading or cell as HTML. What is no markup is kept as it is typed."""
    if not any(mark in words for mark in "\\`*_[<&>"):
        return words
    emphasis = _Emphasis(words)
    parts: list[str] = []
    position = 0
    linked = 0
    for found in _TOKEN.finditer(words):
        if found.start() < position:
            continue
        parts.append(words[position : found.start()])
        position = found.end()
        kind = found.lastgroup
        if kind == "escaped":
            parts.append(html.escape(found["escaped"], quote=False))
        elif kind == "stars":
            parts.append(emphasis.at(found.start(), found.group()))
        elif kind == "opens":
            parts.append("<a>")
            linked += 1
        elif kind == "span":
            closing = words.index("]{", found.end())
            parts.append(f"<span{attributes(words[closing + 1 : words.index('}', closing) + 1])}>")
        elif kind == "said":
            parts.append("</span>")
        elif kind == "link":
            # The address is nobody's words; brackets that no link opened are.
            parts.append("</a>" if linked else html.escape(found.group(), quote=False))
            linked -= linked > 0
        elif kind == "mail":
            parts.append(html.escape(found.group()[1:-1], quote=False))
        elif kind == "mark":
            parts.append(html.escape(found.group(), quote=False))
        elif kind not in ("code", "comment"):
            parts.append(found.group())
    parts.append(words[position:])
    return "".join(parts) + emphasis.close()


def attributes(said: str) -> str:
    """What pandoc says of a heading, a part or a span, `{#id .class}` or a class alone, as attributes of a tag."""
    words = said.strip("{} ").split()
    named = [word[1:] for word in words if word.startswith("#")]
    classes = [word.lstrip(".") for word in words if word.startswith(".") or (word.isalnum() and not said.startswith("{"))]
    known = [name for name in (*named, *classes) if _NAME.fullmatch(name)]
    return "".join(
        f' {key}="{" ".join(names)}"'
        for key, names in (("id", named[:1]), ("class", classes))
        if names and all(name in known for name in names)
    )


class _Emphasis:
    """Bold and italic as they open and close."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._open: list[str] = []

    def at(self, start: int, run: str) -> str:
        """What a run of stars or underscores at a place says: tags, or itself where it marks nothing."""
        before = self._words[start - 1 : start]
        after = self._words[start + len(run) : start + len(run) + 1]
        opens = bool(after) and not after.isspace()
        closes = bool(before) and not before.isspace()
        if run[0] == "_" and before.isalnum() and after.isalnum():
            return run
        if not opens and not closes:
            return run
        if len(run) == 4:
            # One bold run against the next: two paragraphs of a cell that a converter ran together.
            return "</strong><strong>" if "strong" in self._open else ""
        wanted = ["em"] if len(run) == 1 else ["strong"] if len(run) == 2 else ["strong", "em"]
        if all(tag in self._open for tag in wanted) and closes:
            for tag in wanted:
                self._open.remove(tag)
            return "".join(f"</{tag}>" for tag in reversed(wanted))
        if opens and not any(tag in self._open for tag in wanted):
            self._open += wanted
            return "".join(f"<{tag}>" for tag in wanted)
        return "" if len(run) > 1 else run

    def close(self) -> str:
        """The ends of what was never closed."""
        left = "".join(f"</{tag}>" for tag in reversed(self._open))
        self._open = []
        return left

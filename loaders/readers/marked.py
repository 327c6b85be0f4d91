"""Markdown and plain text as converters write them (pandoc, html2text, markdownify), as HTML: wrapped lines, lists, tables drawn or with pipes."""

import html
import itertools
import re
from collections.abc import Sequence
from typing import Final

from councilgraph.loaders.readers.drawn import Cell, drawn_table
from councilgraph.loaders.readers.flatcells import RunTogether, parted
from councilgraph.loaders.readers.inline import attributes, inline

DEEPEST: Final = 12
_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_UNDERLINE: Final = re.compile(r" {0,3}(?:={3,}|-{3,})[ \t]*")
_BREAK: Final = re.compile(r"[ \t]*(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_ITEM: Final = re.compile(r"(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,3}[.)])(?P<space>[ \t]+)(?=\S)")
# The lists of pandoc's plain text are numbered as the document's were.
_LETTERED: Final = re.compile(r"(?P<indent> *)(?P<mark>\(?(?:[a-z]|[ivxl]{1,6}|[A-Z]|\d{1,3})[.)])(?P<space> +)(?=\S)")
_BLOCK_TAG: Final = re.compile(
    r"[ \t]*<(?P<end>/?)(?P<tag>table|div|section|article|p|ul|ol|li|dl|dt|dd|h[1-6]|figure|header|footer|main|nav|thead|tbody|tr|td|th|colgroup|caption|col|blockquote|hr|br|center|details|summary|pre)\b",
    re.IGNORECASE,
)
_TABLE_TAG: Final = re.compile(r"<(/?)table\b", re.IGNORECASE)
_RULE_OF_PIPES: Final = re.compile(r"(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?")
_PIPE: Final = re.compile(r"(?<!\\)\|")
# The rule of a table of html2text, which has no pipes around it.
_LOOSE: Final = re.compile(r"---(?:\|---)*[ ]{0,2}")
# A row that is a heading across the table.
_SET_APART: Final = re.compile(r"(?:\*\*|_).{1,200}(?:\*\*|_)")
_MOST_HEADING: Final = 30
_QUOTE: Final = re.compile(r"[ \t]{0,3}>[ \t]?")
_FENCED_DIV: Final = re.compile(r":{3,}(?:[ \t]*(?P<said>\{[^{}\n]{0,300}\}|[\w.-]{1,80})[ \t]*:*)?")
_CAPTION: Final = re.compile(r" {0,4}(?:Table)?: \S.*")
_LETTER: Final = re.compile(r"\s*[A-Za-z]")
# The second half of a double name.
_SURNAME: Final = re.compile(r"\s*[A-Z][a-z]")
# `Policy Officer: Ann Lee`, on a line of its own.
_LABELLED: Final = re.compile(r"\s*[A-Z][a-z]+(?: [A-Z]?[a-z]+){0,2}: [A-Z]")
_HYPHENATED: Final = re.compile(r"[A-Za-z]-$")


class Marked:
    """Writes the blocks of marked-up lines as HTML. `width` is how long a line may be before it is wrapped, None where lines are not;
    `marked` is false for plain text, whose stars and underscores mark nothing; `hyphens` where words are wrapped at hyphens too."""

    def __init__(self, width: int | None, *, marked: bool = True, hyphens: bool = False) -> None:
        self._width = width
        self._marked = marked
        self._hyphens = hyphens
        self._parts: list[str] = []

    def html(self, lines: Sequence[str]) -> str:
        """The page's body."""
        self._blocks(lines, self._width, 0)
        return "".join(self._parts)

    def _blocks(self, lines: Sequence[str], width: int | None, depth: int) -> None:
        at = 0
        while at < len(lines):
            line = lines[at]
            if not line.strip():
                at += 1
                continue
            after = self._block(lines, at, width, depth) if depth < DEEPEST else None
            at = after if after is not None else self._paragraph(lines, at, width, depth)

    def _block(self, lines: Sequence[str], at: int, width: int | None, depth: int) -> int | None:
        """Write the heading, table, list, quotation or piece of HTML that begins at a line; the line after it, None where it is a paragraph."""
        line = lines[at]
        if (after := self._drawn(lines, at, depth)) is not None:
            return after
        if item := self._item(line):
            return self._list_item(lines, at, item, width, depth)
        if not self._marked:
            return None
        if line.lstrip().startswith("<!--") and line.rstrip().endswith("-->"):
            return at + 1
        if line.lstrip()[0] == "<" and (tag := _BLOCK_TAG.match(line)):
            return self._markup(lines, at, tag["tag"].lower())
        if ("|" in line or self._hyphens) and (after := self._pipes(lines, at)) is not None:
            return after
        if line.lstrip()[0] == "#" and (heading := _HEADING.match(line)):
            title, said = _title(line[heading.end() :])
            words = [title]
            at += 1
            while at < len(lines) and self._is_wrapped(lines[at - 1], lines[at], width) and not self._begins(lines, at):
                words.append(lines[at].strip())
                at += 1
            level = len(heading[1])
            self._parts.append(f"<h{level}{attributes(said)}>{inline(' '.join(words))}</h{level}>\n")
            return at
        if line.lstrip()[0] in "-*_" and _BREAK.fullmatch(line):
            return at + 1
        if line.lstrip()[0] == ":" and (fence := _FENCED_DIV.fullmatch(line.strip())):
            self._parts.append(f"<div{attributes(fence['said'])}>\n" if fence["said"] else "</div>\n")
            return at + 1
        if line.lstrip()[0] == ">":
            end = at
            while end < len(lines) and lines[end].strip() and (end == at or _QUOTE.match(lines[end]) or not self._begins(lines, end)):
                end += 1
            self._blocks([_QUOTE.sub("", quoted, count=1) for quoted in lines[at:end]], width and width - 2, depth + 1)
            return end
        return None

    def _begins(self, lines: Sequence[str], at: int) -> bool:
        """True for a line that no paragraph goes on with."""
        line = lines[at]
        first = line.lstrip()[:1]
        if not first or self._item(line):
            return True
        if first in "+-" and drawn_table(lines, at) is not None:
            return True
        if not self._marked:
            return False
        return (
            (first == "#" and _HEADING.match(line) is not None)
            or (first == "<" and _BLOCK_TAG.match(line) is not None)
            or (first == ">")
            or (first in "-*_" and _BREAK.fullmatch(line) is not None)
            or (first == "|" and line.rstrip().endswith("|"))
            or (first == ":" and _FENCED_DIV.fullmatch(line.strip()) is not None)
        )

    def _item(self, line: str) -> re.Match[str] | None:
        return _ITEM.match(line) or (None if self._marked else _LETTERED.match(line))

    def _is_wrapped(self, line: str, following: str, width: int | None) -> bool:
        """True where a line ends because the next word had no room in it."""
        if width is None or not following.strip() or _LABELLED.match(following):
            return False
        return len(line.rstrip()) + 1 + len(following.split(None, 1)[0]) > width

    def _paragraph(self, lines: Sequence[str], at: int, width: int | None, depth: int) -> int:
        end = at + 1
        while end < len(lines) and lines[end].strip():
            if self._marked and _UNDERLINE.fullmatch(lines[end]) and self._is_underlined(lines[end - 1], lines[end]):
                level = 1 if "=" in lines[end] else 2
                self._parts.append(f"<h{level}>{self._words(lines[at:end], width)}</h{level}>\n")
                return end + 1
            if self._begins(lines, end) and not (self._is_wrapped(lines[end - 1], lines[end], width) and self._item(lines[end])):
                break
            end += 1
        if not (at and _CAPTION.fullmatch(lines[at])):
            self._parts.append(f"<p>{self._words(lines[at:end], width)}</p>\n")
        return end

    def _words(self, lines: Sequence[str], width: int | None) -> str:
        """A paragraph's words as HTML: wrapped lines as one, others with a line break between. Emphasis may end lines after it began."""
        pieces: list[str] = []
        for place, line in enumerate(lines):
            words = line.strip(" \t") if self._marked else html.escape(line.strip(" \t"), quote=False)
            if place + 1 == len(lines):
                pieces.append(words)
                break
            broken = self._marked and (line.endswith("  ") or words.endswith("\\"))
            words = words[:-1].rstrip() if self._marked and words.endswith("\\") else words
            wrapped = not broken and self._is_wrapped(line, lines[place + 1], width)
            glued = wrapped and _HYPHENATED.search(words) and (_SURNAME if not self._hyphens else _LETTER).match(lines[place + 1])
            pieces.append(words + ("" if glued else " " if wrapped else "<br>"))
        return inline("".join(pieces)) if self._marked else "".join(pieces)

    @staticmethod
    def _is_underlined(title: str, rule: str) -> bool:
        return "=" in rule or abs(len(title.strip()) - len(rule.strip())) <= 1

    def _list_item(self, lines: Sequence[str], at: int, item: re.Match[str], width: int | None, depth: int) -> int:
        indent, inner = len(item["indent"]), item.end()
        least = min(inner, indent + 2)
        held = [" " * inner + lines[at][inner:]]
        end = at + 1
        while end < len(lines):
            line = lines[end]
            if not line.strip():
                ahead = end
                while ahead < len(lines) and not lines[ahead].strip():
                    ahead += 1
                if ahead == len(lines) or _indent(lines[ahead]) < least:
                    break
                held += [""] * (ahead - end)
                end = ahead
                continue
            if _indent(line) < least and (not lines[end - 1].strip() or self._begins(lines, end)):
                break
            held.append(line)
            end += 1
        mark = item["mark"]
        content = [line[min(inner, _indent(line)) :] for line in held]
        alone = (not at or not lines[at - 1].strip()) and (end == len(lines) or not lines[end].strip())
        if alone and mark not in "-*+" and not self._marked:
            # A number between blank lines may be an item's of the agenda, and is left to stand before its words.
            self._parts.append(f"<p>{mark} ")
            begun = len(self._parts)
            self._blocks(content, width and width - inner, depth + 1)
            self._parts[begun:] = [self._parts[begun].removeprefix("<p>"), *self._parts[begun + 1 :]] if len(self._parts) > begun else []
            return end
        self._parts.append("<ul><li>" if mark in "-*+" else f'<ul style="list-style:none"><li>{mark}\u00a0\u00a0')
        begun = len(self._parts)
        self._blocks(content, width and width - inner, depth + 1)
        if len(self._parts) > begun and mark not in "-*+":
            # The number stands in the paragraph that it marks.
            self._parts[begun] = self._parts[begun].removeprefix("<p>")
        self._parts.append("</li></ul>\n")
        return end

    def _markup(self, lines: Sequence[str], at: int, tag: str) -> int:
        """HTML among Markdown goes on to the next blank line, a table to its end."""
        end, opened = at, 0
        while end < len(lines):
            if tag == "table":
                opened += sum(1 if not found.group(1) else -1 for found in _TABLE_TAG.finditer(lines[end]))
                if opened <= 0:
                    end += 1
                    break
            elif not lines[end].strip():
                break
            end += 1
        self._parts += (line + "\n" for line in lines[at:end])
        return end

    def _drawn(self, lines: Sequence[str], at: int, depth: int) -> int | None:
        table = drawn_table(lines, at)
        if table is None:
            return None
        self._parts.append("<table>\n")
        for number, row in enumerate(table.rows):
            self._parts.append("<tr>")
            for cell in row:
                tag = "th" if number < table.heads else "td"
                self._parts.append(f'<{tag} colspan="{cell.across}" rowspan="{cell.down}">')
                self._cell(cell, table.blocks, depth)
                self._parts.append(f"</{tag}>")
            self._parts.append("</tr>\n")
        self._parts.append("</table>\n")
        return table.after

    def _cell(self, cell: Cell, blocks: bool, depth: int) -> None:
        if blocks:
            self._blocks(cell.lines, cell.width, depth + 1)
        elif cell.lines:
            self._parts.append(self._words(cell.lines, cell.width))

    def _pipes(self, lines: Sequence[str], at: int) -> int | None:
        """A table with pipes: a row a line, or as html2text wraps it, where a row ends with two spaces."""
        rule = at + 1
        while rule < len(lines) and rule < at + _MOST_HEADING and lines[rule].strip() and not _is_rule(lines[rule]):
            rule += 1
        ruled = rule < len(lines) and _is_rule(lines[rule])
        if ruled and _LOOSE.fullmatch(lines[rule]):
            return self._loose(lines, at, rule)
        ruled = ruled and "|" in lines[rule]
        piped = [_is_row(line) for line in lines[at : at + 2]]
        if _is_rule(lines[at]):
            return at + 1
        if not (piped[0] and len(piped) > 1 and piped[1]) and not (ruled and rule == at + 1):
            return None
        end = at
        rows: list[list[str]] = []
        heads = 0
        flat = True
        while end < len(lines) and "|" in lines[end] and (_is_row(lines[end]) or ruled):
            if _is_rule(lines[end]):
                heads = heads or len(rows)
                flat = flat and "| --- |" in lines[end]
            else:
                rows.append(_cells(lines[end]))
            end += 1
        self._rows(rows, heads, "flat" if flat else None)
        return end

    def _loose(self, lines: Sequence[str], at: int, rule: int) -> int:
        """A table of html2text: a row goes on over wrapped lines, line breaks (two spaces) and lists to a line with pipes of its own;
        a line of two spaces ends the table, and a row that ends in a list."""
        most = max(len(_PIPE.findall(line)) for line in lines[at : rule + 4])
        rows = [list(lines[at:rule])]
        end = rule + 1
        # True after a line that may end its row, and in a row that has all its cells.
        ended = True
        held = 0
        while end < len(lines):
            line = lines[end]
            if line.startswith("#") or (not line and ended):
                break
            if not line.strip():
                end += 1
                if line and not self._goes_on(lines, end):
                    break
                ended = ended or bool(line)
                rows[-1].append("")
                continue
            if _is_rule(line):
                end += 1
                continue
            pipes = len(_PIPE.findall(line))
            whole = _SET_APART.fullmatch(line.strip()) is not None
            if ended and (len(rows) == 1 or held + pipes > most or (whole and held >= most) or _heads(rows[-1])):
                rows.append([])
                held = 0
            rows[-1].append(line)
            held += pipes
            ended = line.endswith("  ")
            end += 1
        self._rows([self._loose_cells(row) for row in rows], 1, "glued")
        return end

    @staticmethod
    def _goes_on(lines: Sequence[str], at: int) -> bool:
        """True where another row of a table begins at a line, not another table or a paragraph."""
        if at == len(lines) or "|" not in lines[at]:
            return False
        ahead = itertools.takewhile(str.strip, lines[at : at + _MOST_HEADING])
        return not any(_is_rule(line) for line in ahead)

    def _loose_cells(self, lines: Sequence[str]) -> list[str]:
        """The cells of one row: wrapped lines joined; paragraphs, list entries and what a line break parts on lines of their own."""
        out = ""
        apart = True
        for line in lines:
            words = line.strip(" \t")
            if not words or apart or self._item(line):
                out += ("\n" if out else "") + words
            else:
                glued = self._hyphens and _HYPHENATED.search(out) and words[:1].isalpha()
                out += words if glued else f" {words}"
            apart = not words or line.endswith("  ")
        return _PIPE.split(out)

    def _rows(self, rows: Sequence[Sequence[str]], heads: int, run_together: RunTogether | None) -> None:
        self._parts.append("<table>\n")
        for number, row in enumerate(rows):
            if not any(cell.strip() for cell in row):
                continue
            tag = "th" if number < heads else "td"
            self._parts.append("<tr>")
            for cell in row:
                entries = parted(cell.strip(" \t"), run_together) if run_together else [cell.strip(" \t")]
                inner = "".join(map(_entry, entries)) if len(entries) > 1 else inline("".join(entries))
                self._parts.append(f"<{tag}>{inner}</{tag}>")
            self._parts.append("</tr>\n")
        self._parts.append("</table>\n")


def _heads(row: Sequence[str]) -> bool:
    """True for a row that is a heading: every cell of it is bold or italic."""
    if len(row) > _MOST_HEADING:
        return False
    cells = [cell.strip() for line in row for cell in _PIPE.split(line) if cell.strip()]
    return bool(cells) and all(map(_SET_APART.fullmatch, cells))


def _entry(words: str) -> str:
    if words.startswith("* "):
        return f"<ul><li>{inline(words[2:])}</li></ul>"
    return f"<p>{inline(words)}</p>"


def _is_rule(line: str) -> bool:
    """True for the rule under the heading of a table with pipes."""
    words = line.strip()
    return words[:1] in ("|", ":", "-") and _RULE_OF_PIPES.fullmatch(words) is not None


def _title(words: str) -> tuple[str, str]:
    """A heading's words without the marks that may close it, and the attributes that pandoc puts after them."""
    words, said = words.strip(" \t"), ""
    if words.endswith("}") and (at := max(words.rfind("{#"), words.rfind("{."))) > 0:
        words, said = words[:at].rstrip(), words[at:]
    bare = words.rstrip("#")
    return (bare.rstrip() if bare != words and bare[-1:].isspace() else words), said


def _is_row(line: str) -> bool:
    words = line.strip()
    return words.startswith("|") and words.endswith("|") and len(words) > 1


def _cells(line: str) -> list[str]:
    """The cells of a row with pipes round it or only between."""
    words = line.strip(" \t")
    if words.startswith("|"):
        words = words[1:-1] if words.endswith("|") and not words.endswith("\\|") else words[1:]
    return _PIPE.split(words)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))

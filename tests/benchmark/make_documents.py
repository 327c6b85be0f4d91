# /// script
# dependencies = ["python-docx>=1.1", "reportlab>=4.2"]
# ///
"""Makes the Word and PDF documents of the benchmark from sources/*.txt.

The documents are committed, so nobody needs this to test; run it (`uv run tests/benchmark/make_documents.py`, or with both libraries installed)
after a change to a source. Lines of a source: `#`, `##`, `###` headings; `**bold**`; `{1}`, `{i}`, `{a}` and `{-}` list items, whose numbers
Word computes and a PDF prints, starting anew after any other line; `| a | b |` table rows, where `\\\\` begins a cell's next paragraph;
`^^` the running head; `__` the running foot; `===` a new page; `[[` to `]]` two columns (PDF). Any other line is a paragraph.
"""

import html
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import BalancedColumns, PageBreak, Paragraph, SimpleDocTemplate, Table

HERE = Path(__file__).parent
FORMATS = {"1": "decimal", "i": "lowerRoman", "a": "lowerLetter", "-": "bullet"}
BREAK = r" \\ "
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def lines_of(source: str) -> Iterator[tuple[str, str]]:
    """Each line as its kind and its words."""
    for line in source.splitlines():
        if not line.strip():
            continue
        if found := re.match(r"(#{1,3}|\^\^|__|===|\[\[|\]\])\s*(.*)", line):
            yield found[1], found[2]
        elif found := re.match(r"\{([1ia-])\}\s*(.*)", line):
            yield "{" + found[1], found[2]
        elif line.startswith("|"):
            yield "|", line
        else:
            yield "", line


def cells(row: str) -> list[str]:
    """The cells of a table row."""
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def mark(form: str, at: int, bullet: str) -> str:
    """What is printed before the list item of a number."""
    return {"1": f"{at}.", "i": f"{ROMAN[at - 1]}.", "a": f"({'abcdefghij'[at - 1]})", "-": bullet}[form]


def bold_runs(paragraph: Any, words: str) -> None:
    """Write words with their **bold** parts into a Word paragraph."""
    for at, part in enumerate(words.split("**")):
        if part:
            paragraph.add_run(part).bold = at % 2 == 1 or None


def numbered(document: Any, form: str) -> int:
    """A new list in a Word file, counting from one; its id."""
    numbering = document.part.numbering_part.element
    at = 100 + len(numbering.findall(qn("w:abstractNum")))
    shown = "•" if form == "-" else "(%1)" if form == "a" else "%1."
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{FORMATS[form]}"/>'
        f'<w:lvlText w:val="{shown}"/></w:lvl></w:abstractNum>'
    )
    numbering.insert(0, abstract)
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'))
    return at


def make_docx(source: str, target: Path) -> None:
    """The Word file of a source."""
    document: Any = Document()
    for kind, run in groupby(lines_of(source), key=lambda line: line[0]):
        words = [line[1] for line in run]
        if kind == "|":
            rows = [cells(row) for row in words]
            table = document.add_table(len(rows), max(map(len, rows)))
            for row, printed in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, printed, strict=False):
                    for at, part in enumerate(text.split(BREAK)):
                        bold_runs(cell.add_paragraph() if at else cell.paragraphs[0], part)
        elif kind.startswith("{"):
            number = numbered(document, kind[1])
            for text in words:
                paragraph = document.add_paragraph()
                bold_runs(paragraph, text)
                paragraph._p.get_or_add_pPr().append(
                    parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
                )
        else:
            for text in words:
                if kind == "^^":
                    document.sections[0].header.paragraphs[0].text = text
                elif kind == "__":
                    document.sections[0].footer.paragraphs[0].text = text
                elif kind.startswith("#"):
                    document.add_heading(text, len(kind))
                else:
                    bold_runs(document.add_paragraph(), text)
    written = BytesIO()
    document.save(written)
    with ZipFile(written) as parts, ZipFile(target, "w", ZIP_DEFLATED) as dated:
        for name in parts.namelist():
            dated.writestr(ZipInfo(name), parts.read(name), ZIP_DEFLATED)


def make_pdf(source: str, target: Path) -> None:
    """The PDF of a source, with a text layer."""
    styles = getSampleStyleSheet()
    head = foot = ""
    story: list[Any] = []
    columns: list[Any] | None = None

    def add(flowable: Any) -> None:
        (story if columns is None else columns).append(flowable)

    def rich(text: str) -> str:
        return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text.replace("&", "&amp;")).replace(BREAK, "<br/>")

    for kind, run in groupby(lines_of(source), key=lambda line: line[0]):
        words = [line[1] for line in run]
        if kind == "|":
            rows = [[Paragraph(rich(cell), styles["BodyText"]) for cell in cells(row)] for row in words]
            add(Table(rows, style=[("GRID", (0, 0), (-1, -1), 0.5, colors.grey), ("VALIGN", (0, 0), (-1, -1), "TOP")]))
            continue
        for at, text in enumerate(words, 1):
            if kind == "^^":
                head = text
            elif kind == "__":
                foot = text
            elif kind == "===":
                add(PageBreak())
            elif kind == "[[":
                columns = []
            elif kind == "]]":
                story.append(BalancedColumns(columns, nCols=2))
                columns = None
            elif kind.startswith("{"):
                add(Paragraph(f"{mark(kind[1], at, '•')} {rich(text)}", styles["BodyText"]))
            else:
                add(Paragraph(rich(text), styles[f"Heading{len(kind)}" if kind else "BodyText"]))

    def frame(canvas: Any, template: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(72, A4[1] - 40, head)
        canvas.drawCentredString(A4[0] / 2, 36, f"{foot.title()} {template.page}" if foot == "page" else foot)

    SimpleDocTemplate(str(target), pagesize=A4, invariant=1).build(story, onFirstPage=frame, onLaterPages=frame)


def as_text(source: str, markdown: bool = False) -> str:
    """The source as plain text, or as Markdown with its headings, bold words and tables."""
    out: list[str] = []
    for kind, run in groupby(lines_of(source), key=lambda line: line[0]):
        words = [line[1] if markdown else line[1].replace("**", "") for line in run]
        if kind == "|":
            words = [row.replace(BREAK, "<br>" if markdown else "\n") for row in words]
            out.append("\n".join(f"| {' | '.join(cells(row))} |" if markdown else "\t".join(cells(row)) for row in words))
        elif kind.startswith("{"):
            out.append("\n".join(f"{mark(kind[1], at, '-')} {text}" for at, text in enumerate(words, 1)))
        elif kind in ("", "^^"):
            out += words
        elif kind.startswith("#"):
            out += [f"{kind} {text}" if markdown else text for text in words]
    return "\n\n".join(out) + "\n"


def as_page(source: str) -> str:
    """The source as a web page."""

    def rich(text: str) -> str:
        return re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(text, quote=False))

    out: list[str] = []
    for kind, run in groupby(lines_of(source), key=lambda line: line[0]):
        words = [rich(line[1]) for line in run]
        if kind == "|":
            words = [row.replace(BREAK, "<br>") for row in words]
            rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells(row))}</tr>" for row in words)
            out.append(f"<table>{rows}</table>")
        elif kind.startswith("{"):
            items = "".join(f"<li>{text}</li>" for text in words)
            out.append(f"<ul>{items}</ul>" if kind[1] == "-" else f'<ol type="{kind[1]}">{items}</ol>')
        elif kind in ("", "^^"):
            out += [f"<p>{text}</p>" for text in words]
        elif kind.startswith("#"):
            out += [f"<h{len(kind)}>{text}</h{len(kind)}>" for text in words]
    return f"<!DOCTYPE html><html><head><title>Minutes</title></head><body>{''.join(out)}</body></html>"


def main() -> None:
    """Make every document that has a source."""
    for path in sorted((HERE / "sources").glob("*.txt")):
        target = HERE / "documents" / path.stem
        (make_docx if target.suffix == ".docx" else make_pdf)(path.read_text(encoding="utf-8"), target)


if __name__ == "__main__":
    main()

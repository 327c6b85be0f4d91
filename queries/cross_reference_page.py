"""A cross-reference report as one HTML page with its chart inside it, as Markdown for a board paper, and as JSON."""

import io
from dataclasses import asdict
from importlib.resources import files
from typing import Any, Final

from councilgraph.queries import cross_reference_tables as tables
from councilgraph.queries import cross_reference_words as words
from councilgraph.queries.cross_reference import CrossReference, Group
from councilgraph.queries.output import shown_value, table_markdown
from councilgraph.queries.wording import kind_name

# A palette that colour-blind readers can tell apart (Okabe and Ito), grey for what is not known.
_COLOURS: Final = ("#0072B2", "#56B4E9", "#E69F00", "#999999", "#E6E6E6")


def as_json(found: CrossReference) -> dict[str, Any]:
    """The report as JSON: its scope, its words, and every table as records."""
    return {
        "title": words.title(found),
        "scope": words.scope(found),
        "finding": words.finding(found),
        "caveats": list(words.caveats(found)),
        "rows": asdict(found.rows),
        "columns": asdict(found.columns),
        "as_of": found.as_of or None,
        "day_chosen": found.day_chosen,
        "lineage": found.lineage,
        "population": found.population.name,
        "by": found.by,
        "compare": found.compare,
        "pooled": asdict(found.pooled) if found.pooled else None,
        "restricted": found.restricted,
        **{name: tables.part(found, name).records() for name in tables.PARTS},
    }


def page(report: CrossReference) -> str:
    """The report as a self-contained HTML page: no script, nothing fetched."""
    import jinja2

    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["shown"] = shown_value
    template = environment.from_string((files("councilgraph.queries") / "cross-reference.html.j2").read_text(encoding="utf-8"))
    return template.render(
        report=report,
        title=words.title(report),
        scope=words.scope(report),
        finding=words.finding(report),
        pooled=words.pooled(report),
        caveats=list(words.caveats(report)),
        chart=chart(report),
        tables={name: tables.shown(report, name) for name in tables.PARTS},
        listed=words.listed(report),
        segments=segments(report),
    )


def markdown(report: CrossReference) -> str:
    """The report as Markdown: the finding, the tables, what to know before quoting it, the sources."""
    parts = [f"# {words.title(report)}", words.scope(report), words.finding(report)]
    parts += [said for said in [words.pooled(report)] if said]
    parts.append(table_markdown(tables.shown(report, "answers")))
    if report.groups:
        parts += [f"## By {report.by}", table_markdown(tables.shown(report, "groups"))]
    parts += ["## Before you quote this", "\n".join(f"- {caveat}" for caveat in words.caveats(report))]
    parts += ["## Sources", table_markdown(tables.shown(report, "sources"))]
    parts += ["## What the lists cover", table_markdown(tables.shown(report, "coverage"))]
    parts += ["## Councils", words.listed(report), table_markdown(tables.shown(report, "councils"))]
    return "\n\n".join(parts) + "\n"


def segments(report: CrossReference) -> tuple[str, ...]:
    """What the parts of each bar mean, in the order they are drawn."""
    if report.compare == "records":
        return ("recorded in both", f"only in {report.rows.name}", f"only in {report.columns.name}", "recorded in neither")
    return ("both", f"only {report.rows.name}", f"only {report.columns.name}", "neither", "not known")


def chart(report: CrossReference) -> str:
    """A bar a group, divided by what is recorded, as SVG; the same report gives the same bytes."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    bars = [*report.groups, report.whole] if report.groups else [report.whole]
    names = segments(report)
    with mpl.rc_context({"svg.hashsalt": "councilgraph", "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 10}):
        figure = Figure(figsize=(9, 1.3 + 0.42 * len(bars)), layout="constrained")
        axes = figure.subplots()
        left = [0.0] * len(bars)
        for at, (name, colour) in enumerate(zip(names, _COLOURS, strict=False)):
            counts = [_counts(group)[at] for group in bars]
            shares = [100 * count / group.councils if group.councils else 0 for count, group in zip(counts, bars, strict=True)]
            axes.barh(range(len(bars)), shares, left=left, color=colour, label=name, edgecolor="white", linewidth=0.6)
            for row, (count, share) in enumerate(zip(counts, shares, strict=True)):
                if share >= 4:
                    dark = colour in (_COLOURS[0],)
                    axes.text(left[row] + share / 2, row, str(count), ha="center", va="center", color="white" if dark else "black", size=9)
            left = [before + share for before, share in zip(left, shares, strict=True)]
        axes.set_yticks(range(len(bars)), [f"{kind_name(group.name)} ({group.councils})" for group in bars])
        axes.invert_yaxis()
        axes.set_xlim(0, 100)
        axes.set_xlabel("share of councils, %")
        axes.spines[["top", "right"]].set_visible(False)
        figure.legend(loc="outside upper left", ncols=3, frameon=False)
        to = io.StringIO()
        figure.savefig(to, format="svg", metadata={"Date": None})
    return to.getvalue()[to.getvalue().index("<svg") :]


def _counts(group: Group) -> tuple[int, ...]:
    table = group.table
    return (table.both, table.rows, table.columns, table.neither, group.left_out)

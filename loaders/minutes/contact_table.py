"""The people whom a report's head names: its lead member and its contact officer, with their labels beside or above them."""

from collections.abc import Iterator

from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.names import parse_name, titled_names
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.roles import Standing, is_job


def report_contacts(outline: Outline) -> Iterator[Mention]:
    """A report's head: `Lead Member` and `Contact officer` as labels, then the names in the same order; the position belongs to the officer."""
    labels: list[str] = []
    officer: Mention | None = None
    for section in outline.sections:
        if section.part != "contact":
            labels = []
            continue
        labels.append(section.heading.strip(" :"))
        if not section.lines:
            continue
        for label, line in zip(labels, section.lines, strict=False):
            if label.casefold().startswith("position"):
                if officer and is_job(line.text):
                    role = Standing(role=line.text.strip(" .;"))
                    yield Mention(officer.name, (officer.spans[0], line.span()), role, spoke=False)
                continue
            titled = next(titled_names(line.text), None)
            name = titled or parse_name(line.text, 0, titled=False)
            if name is None or name.start > 3:
                continue
            member = label.casefold().startswith("lead member")
            officer = None if member else Mention(name, (line.span(name.start, name.end),))
            yield Mention(name, (line.span(name.start, name.end),), Standing(role=label if member else None), owner=not member)
        labels = []

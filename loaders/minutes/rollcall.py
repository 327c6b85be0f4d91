"""The lists of people on a page, read down the page: which line heads a list, which is an entry, which says more of the entry above."""

import re
from collections.abc import Iterator, Sequence

from councilgraph.loaders.minutes.apologies import comes_late, for_this_meeting, told_apologies
from councilgraph.loaders.minutes.columns import columns_of, gap_after, split_organisations
from councilgraph.loaders.minutes.lines import Line
from councilgraph.loaders.minutes.listings import Listing, listed_names
from councilgraph.loaders.minutes.meeting import business_begins
from councilgraph.loaders.minutes.mentions import Mention
from councilgraph.loaders.minutes.names import titled_names
from councilgraph.loaders.minutes.outline import Outline
from councilgraph.loaders.minutes.roles import CHAIR, Standing, is_job, names_a_body, read_standing
from councilgraph.loaders.minutes.roll_words import (
    APOLOGY_ITEM,
    BUSINESS_ROW,
    LATEST_FIRST_NAME,
    LIST_ENDS,
    LONGEST_NOTE,
    MARK_IS,
    NOTE_TAKER,
    NUMBERED_TITLE,
    PROSE,
    RECEIVED,
    REPRESENTING,
    SECTOR,
    SENTENCE,
    SPOKEN,
    absence_mark,
    bared,
    body_before,
    ends_list,
    presiding,
    side_by_side,
    titled_lines,
    under,
    unmarked,
)
from councilgraph.loaders.minutes.rolls import RollHead, may_head, roll_head
from councilgraph.loaders.minutes.seat_rows import carried, heads_people, row, rows
from councilgraph.loaders.minutes.seats import entries, posts_with_holders
from councilgraph.loaders.minutes.unfolding import inline, left_goes_on, rejoined, unfolded
from councilgraph.loaders.record import AttendanceStatus
from councilgraph.loaders.register import Register


class RollCall:
    """Reads down the page: in a list or between lists, and whom the last lines named."""

    def __init__(self, outline: Outline, register: Register, on: str | None) -> None:
        self.outline, self.register, self.on = outline, register, on
        self.found: list[Mention] = []
        self.covered: list[tuple[int, int]] = []
        self.listing: Listing | None = None
        # True under an item called Apologies, where sentences stand among the names.
        self.loose = False
        # `Chairman` on a line of its own, for the name that follows.
        self.role: Line | None = None
        # The body printed over the names that follow, the office of deputy above them, and whether the last names were in bold.
        self.over: Line | None = None
        self.deputy: Line | None = None
        self.bold = False
        self.fresh: list[int] = []
        self.hosts: list[Line] = []
        # The lists that the columns of a table hold, side by side.
        self.columns: dict[int, RollHead] = {}
        # The start of the line that an item's title stands on -> where the title ends in the line.
        self.titles = {line.start: end for line, end in titled_lines(outline)}
        begins = business_begins(outline)
        self.business = next((line.start for line in outline.lines if line.start <= begins < line.end), begins)
        self.mark = absence_mark(outline.lines[:60])

    def run(self) -> None:
        """Read every line."""
        held: list[Line] = []
        for line in self._lines():
            if held and (line.row is None or line.row != held[0].row):
                self._cells(held)
                held = []
            if line.row is not None:
                held.append(line)
                continue
            self._line(line)
        if held:
            self._cells(held)
        self._flush()

    def _lines(self) -> Iterator[Line]:
        """The lines, paragraphs with lists in them parted, and lines that stand in columns one column after the other."""
        wide: list[Line] = []
        for line in rejoined(self.outline.lines):
            listed = line.start < self.business or (self.listing is not None and not self.loose)
            cells = columns_of(line) if line.row is None and line.marker is None and listed else [line]
            if (
                len(cells) > 1
                or (wide and left_goes_on(wide, line))
                or (wide and not line.gap and line.row is None and line.indent > 10 and wide[-1].indent < line.indent)
            ):
                wide.append(line)
                continue
            if wide:
                yield from unfolded(wide, self.listing or Listing("present", self.register, self.on))
                wide = []
            yield from inline(line) if line.row is None and (":" in line.text or "ublic" in line.text) else (line,)
        if wide:
            yield from unfolded(wide, self.listing or Listing("present", self.register, self.on))

    def _line(self, line: Line) -> None:
        line = bared(line) if line.text[0] == "(" else line
        if MARK_IS.fullmatch(line.text) or self._heading(line) or self._apologies(line) or comes_late(line, self.listing):
            return
        if self.listing is None:
            if line.start < self.business:
                self._presides(line)
            return
        if ends_list(line, self.register, self.on, loose=self.loose):
            self._close()
            self._note_taker(line)
            return
        self._entries(line)

    def _note_taker(self, line: Line) -> None:
        """`Note taker: Ann Lee`, among the lists of those at a meeting."""
        told = NOTE_TAKER.match(line.text) if line.start < self.business else None
        if told and (rest := line.cut(told.end())):
            self.found += entries(rest, Listing("in-attendance", self.register, self.on, "officers"))

    def _presides(self, *cells: Line) -> None:
        """Who presides, over the list of those present: `Councillor Ann Lee (Mayor)`, or `Chair` and the name in cells of one row."""
        if cells[0].start < self.business and (named := presiding(cells, self.outline.lines)):
            self.found += row(named, Listing("present", self.register, self.on))

    def _heading(self, line: Line) -> bool:
        """Whether the line heads a list; opens it."""
        if line.start not in self.titles and not may_head(line.text):
            return False
        head = roll_head(line.text, gap_after(line))
        numbered = NUMBERED_TITLE.match(line.text) if line.start in self.titles else None
        begins = numbered.end() if numbered else 0
        if head is None and numbered and (bare := line.cut(begins)) and (found := roll_head(bare.text)):
            head = found._replace(rest=found.rest + begins if found.rest is not None else None)
        if line.start in self.titles and (line.start >= self.business or head is None):
            self._close()
            status: AttendanceStatus | None = head.status if head else "apologies" if APOLOGY_ITEM.match(line.text, begins) else None
            if status and (head is None or head.rest is None):
                self._open(RollHead(status, head.who if head else None, None), loose=True)
            rest = line.cut(self.titles[line.start]) if len(line.text) > self.titles[line.start] + 3 else None
            if rest is None or self._apologies(rest):
                return True
            if self.listing is not None:
                self._entries(rest)
            elif status and head and head.rest is not None and (listed := line.cut(head.rest)) and not LIST_ENDS.match(listed.text):
                self._beside_title(RollHead(status, head.who, None), listed)
            return True
        if head is None or not self._may_open(line, head):
            return False
        self.columns = {}
        self._open(head, loose=False)
        if head.rest is not None and (rest := line.cut(head.rest)) is not None and not (self._apologies(rest) or self._heading(rest)):
            self._entries(rest)
        return True

    def _beside_title(self, head: RollHead, listed: Line) -> None:
        """`Present: Mr A Lee, …` as an item of the agenda: the list is that line, and goes on where it breaks off."""
        self._open(head, loose=False)
        told = RECEIVED.match(listed.text) if head.status == "apologies" else None
        listed = (listed.cut(told.end()) if told else None) or listed
        self._entries(listed)
        if listed.text[-1] not in ",;&" and not listed.text.endswith(" and"):
            self._close()

    def _may_open(self, line: Line, head: RollHead) -> bool:
        if self.listing is not None and not self.loose:
            return True
        if head.status is None:
            return (line.start < self.business and head.rest is not None) or (line.start < self.business and self._names_follow(line))
        if head.rest is not None:
            rest = line.cut(head.rest)
            return rest is not None and (
                line.start < self.business
                or next(titled_names(rest.text[:60]), None) is not None
                or bool(roll_head(rest.text))
                or self._plain_names(rest)
            )
        return line.start < self.business or bool(line.level or line.bold or line.gap or line.row is not None)

    def _plain_names(self, line: Line) -> bool:
        names = listed_names(line.text, Listing("present", self.register, self.on))
        sector = SECTOR.match(line.text)
        return bool(names) and names[0].start in (0, sector.end() if sector and names[0].honorific else 0)

    def _names_follow(self, line: Line) -> bool:
        return any(map(self._plain_names, [other for other in self.outline.lines if other.start > line.start][:3]))

    def _open(self, head: RollHead, *, loose: bool) -> None:
        self._flush()
        before = self.listing
        status = head.status or (before.status if before else "present")
        if head.status is None and status == "in-attendance" and head.who != "others":
            status = "present" if before and before.who == "officers" else status
        self.listing = Listing(
            status, self.register, self.on, head.who, head.who == "councillors", bool(before and before.inverted and head.who == "officers")
        )
        self.loose, self.role, self.over = loose, None, None

    def _close(self) -> None:
        self._flush()
        self.listing, self.role, self.over = None, None, None

    def _apologies(self, line: Line) -> bool:
        """Whether the line tells of apologies; a colon at the end opens a list of them."""
        told, named, opens = told_apologies(line, self.register, self.on)
        self.found += named
        if opens:
            self._flush()
            self.listing, self.loose = Listing("apologies", self.register, self.on), True
        return told

    def _entries(self, line: Line) -> None:
        """The people of a line of the list, or what it says of those above it."""
        assert self.listing is not None
        listing = self.listing
        if listing.status == "apologies":
            line = for_this_meeting(line)
        if self.mark and (rest := unmarked(line, self.mark)) is not None:
            line, listing = rest, listing._replace(status="absent")
        if (over := self._body_over(line, listing)) is not None:
            self._flush()
            self.over = over
            return
        if (parted := body_before(line, self.register, self.on)) is not None:
            self._flush()
            self.over, line = parted
        elif self._is_host(line, listing):
            if self.fresh:
                self.hosts.append(line)
            return
        if line.text.startswith("(") and line.text.endswith(")") and (inner := line.cut(1, len(line.text) - 1)) is not None:
            line = inner
            if CHAIR.fullmatch(line.text.split(", ")[0]) and self._job_of_last(line):
                return
        if is_job(line.text) and not CHAIR.fullmatch(line.text.strip(" :-–")) and not PROSE.search(line.text) and self._job_of_last(line):
            return
        if CHAIR.fullmatch(line.text.strip(" :-–")):
            self.role = line
            return
        found = self._people(line, listing)
        if found is None:
            return
        if not found:
            if not self.loose and (len(line.text) > LONGEST_NOTE or PROSE.search(line.text)):
                self._close()
            return
        self._add(found, line)
        if parted is not None and ":" not in line.document.text[parted[0].end : line.start]:
            self.over = None  # `Exe – Cllr Lee`: the next line has its own

    def _is_host(self, line: Line, listing: Listing) -> bool:
        """Whether the line is a body alone, that of the names above it."""
        if ":" in line.text[:-1] or is_job(line.text) or not names_a_body(line.text, self.register, self.on, bare=not listing.titled):
            return False
        return not self._plain_names(line) and next(titled_names(line.text), None) is None

    def _body_over(self, line: Line, listing: Listing) -> Line | None:
        """The body whose members are listed under the line: it stands first in the list, in bold over lighter names, or has a colon."""
        label = REPRESENTING.match(line.text)
        first = not self.fresh or (line.bold and not self.bold)
        body = line.cut(label.end() if label else 0, len(line.text.rstrip(" :")))
        if body is None or " " not in body.text or not (label or first or line.text[-1] == ":"):
            return None
        return body if self._is_host(body, listing._replace(titled=True)) else None

    def _people(self, line: Line, listing: Listing) -> list[Mention] | None:
        """The people of a line; None for a sentence about the business, which may stand among them."""
        if next(posts_with_holders(line, listing), None) is not None:
            return list(entries(line, listing))
        names = listed_names(line.text, listing)
        first = names[0] if names else None
        if first is not None and PROSE.search(line.text, 0, first.start):
            return None if self.loose else []
        if first is not None and first.name.count(" ") == 0 and not first.honorific and PROSE.search(line.text):
            return []
        late = first is not None and first.start > LATEST_FIRST_NAME and ";" not in line.text[: first.start]
        if first is not None and (late or SENTENCE.match(line.text, first.end)):
            return None if len(line.text) < 200 else []
        told = self.loose and any(SENTENCE.match(line.text, name.end) for name in names[1:])
        if told or (self.loose and (first is None or first.start > 12 or SPOKEN.search(line.text) or len(line.text) > 400)):
            return None
        found = list(entries(line, listing))
        if any(name.honorific and "," in line.text[: name.start] for name in names[:1]) or (first and line.text.find(first.name) < 0):
            self.listing = self.listing._replace(inverted=True) if self.listing else None
        return found

    def _add(self, found: Sequence[Mention], line: Line) -> None:
        if self.hosts:
            self._flush()
        if self.role is not None and found[0].standing.role is None:
            named = found[0].standing._replace(role=self.role.text.strip(" :-–"))
            found = [found[0]._replace(standing=named, spans=(*found[0].spans, self.role.span())), *found[1:]]
        if self.over is not None:
            found = [under(mention, self.over, self.register, self.on) for mention in found]
        self.role, self.bold = None, line.bold
        self.fresh += range(len(self.found), len(self.found) + len(found))
        self.found += found
        if not self.loose:
            self.covered.append((line.start, line.end))

    def _job_of_last(self, line: Line) -> bool:
        """A job on a line of its own, under the name it belongs to."""
        if not self.fresh or self.hosts or len(line.text) > 110 or next(titled_names(line.text), None) is not None:
            return False
        last = self.found[self.fresh[-1]]
        listing = self.listing
        if listing is None or self._plain_names(line) or listed_names(line.text, listing) or last.standing.role:
            return False
        standing = read_standing(line.text, self.register, self.on, listed=True)
        if not standing.role or (
            last.name.is_member and not re.search(r"member|leader|chair|champion|spokes", standing.role, re.IGNORECASE)
        ):
            return False
        merged = Standing(standing.role, last.standing.organisation or standing.organisation, last.standing.council or standing.council)
        self.found[self.fresh[-1]] = last._replace(standing=merged, spans=(*last.spans, line.span()))
        return True

    def _flush(self) -> None:
        """Give the bodies printed under the last names to them: as many bodies as names by position, one to the last name."""
        hosts, fresh = self.hosts, self.fresh
        self.hosts, self.fresh = [], []
        if not hosts or not fresh:
            return
        if len(hosts) == len(fresh):
            for at, host in zip(fresh, hosts, strict=True):
                self._host(at, host)
        elif len(hosts) == 1 and len(fresh) > 1 and (parts := split_organisations(hosts[0], len(fresh), self.register, self.on)):
            for at, (start, end) in zip(fresh, parts, strict=True):
                if piece := hosts[0].cut(start, end):
                    self._host(at, piece)
        else:
            self._host(fresh[-1], hosts[0])

    def _host(self, at: int, host: Line) -> None:
        self.found[at] = under(self.found[at], host, self.register, self.on)

    def _cells(self, cells: list[Line]) -> None:
        """The cells of one row: a heading and names, a person with role and body, names side by side, or business."""
        title = next((cell for cell in cells[:2] if cell.start in self.titles), None)
        if title is not None:
            self._each(cells[cells.index(title) :])
            return
        if self.listing is None and cells[0].start < self.business and heads_people(cells):
            self._open(RollHead("in-attendance", None, None), loose=False)
            return
        heads, held = side_by_side(cells), {cell.column for cell in cells}
        if heads or (self.columns and (held <= set(self.columns) or set(self.columns) < held)):
            self.columns = heads or self.columns
            for cell in () if heads else sorted(cells, key=lambda cell: (cell.column, cell.start)):
                # A column without a heading holds the bodies of those in the one at its left.
                if cell.column in held & set(self.columns):
                    self._open(self.columns[cell.column], loose=False)
                    held.remove(cell.column)
                self._entries(cell)
            return
        self.columns, opened = {}, False
        while cells and (opened or cells[0].column == 0 or len(cells) == 1):
            head = roll_head(cells[0].text)
            if head is None or not self._may_open(cells[0], head):
                break
            self._open(head, loose=False)
            opened = True
            rest = cells[0].cut(head.rest) if head.rest is not None else None
            cells = ([rest] if rest else []) + cells[1:]
            if rest:
                break
        beside = len({cell.column for cell in cells}) > 1
        if not cells:
            return
        if self.listing is None or self.loose or not (opened or beside):
            self._presides(*cells)
            self._each(cells)
            return
        ends = LIST_ENDS.match(cells[0].text) or BUSINESS_ROW.fullmatch(cells[0].text)
        if ends or (len(cells) > 1 and not beside):
            if ends:
                self._close()
            self._each(cells)
            return
        first, listing = cells[0], self.listing
        if self.mark and any(unmarked(cell, self.mark) for cell in cells):
            cells, listing = [unmarked(cell, self.mark) or cell for cell in cells], listing._replace(status="absent")
        found, self.deputy = carried(cells, rows(cells, listing), None if opened else self.deputy)
        self._flush()
        if found:
            self._add(found, first)
            self.covered.append((first.start, cells[-1].end))

    def _each(self, cells: Sequence[Line]) -> None:
        for cell in cells:
            self._line(cell)

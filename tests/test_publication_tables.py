"""Tables for CSV on the Web: sound by the standard's own reader, whole, the same bytes again, and holding nothing that is not open."""

import csv
import filecmp
import json
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from secret_papers import OPEN, leaks, write_papers

from councilgraph.api.commands.open_data import open_views
from councilgraph.api.settings import Settings
from councilgraph.graph.publication.csvw import METADATA, write_csvw
from councilgraph.graph.publication.imprint import Imprint, ImprintError
from councilgraph.graph.publication.table_list import TABLES
from councilgraph.graph.workspace import Workspace

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of the libraries that csvw is built on
    from csvw import CSVW, TableGroup

IMPRINT = Imprint(base="https://data.example.org/", publisher="Exeshire", issued="2026-11-25")


@pytest.fixture(scope="module")
def opened(example_workspace: Workspace) -> Iterator[duckdb.DuckDBPyConnection]:
    """The open part of all that comes with the project, as views."""
    with open_views(Settings.make(str(example_workspace.folder), None, 5)) as connection:
        yield connection


@pytest.fixture(scope="module")
def tables(opened: duckdb.DuckDBPyConnection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of all that comes with the project."""
    folder = tmp_path_factory.mktemp("tables")
    write_csvw(opened, folder, IMPRINT)
    return folder


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.filterwarnings("ignore")
def test_the_tables_are_valid_by_the_standard(tables: Path) -> None:
    read = CSVW(str(tables / METADATA), validate=True)
    assert read.is_valid, [str(warning.message) for warning in read.warnings]
    group = TableGroup.from_file(tables / METADATA)
    group.check_referential_integrity()
    rows = {table.local_name: sum(1 for _ in table.iterdicts(strict=True)) for table in group.tables}
    assert rows == {table.file: len(_rows(tables / table.file)) for table in TABLES}


@pytest.mark.filterwarnings("ignore")
def test_a_broken_table_is_found(tables: Path, tmp_path: Path) -> None:
    for path in tables.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    text = (tmp_path / "participation.csv").read_text(encoding="utf-8")
    (tmp_path / "participation.csv").write_text(text.replace("programme/cpc,", "programme/none,", 1), encoding="utf-8")
    with pytest.raises(ValueError, match="programme/none"):
        TableGroup.from_file(tmp_path / METADATA).check_referential_integrity()


def test_every_open_row_is_in_its_table(tables: Path, opened: duckdb.DuckDBPyConnection) -> None:
    of = {
        "councils": "Council", "organisations": "Organisation", "bodies": "Body", "people": "Person", "programmes": "Programme", "grants": "Grant",
        "meetings": "Meeting", "decisions": "Decision", "actions": "Action", "documents": "Document", "participation": "TOOK_PART_IN",
        "grant_recipients": "RECEIVED", "coverage": "COVERS",
    }  # fmt: skip
    for table, kind in of.items():
        ids = [row["id"] for row in _rows(tables / f"{table}.csv")]
        assert ids == sorted(set(ids))
        assert set(ids) == {row[0] for row in opened.execute(f'SELECT id FROM "{kind}"').fetchall()}
    offices = " UNION ALL ".join(f"SELECT id FROM {kind}" for kind in ("COUNCILLOR_AT", "OFFICER_AT", "MEMBER_OF", "PEER_AT"))
    assert len(_rows(tables / "offices.csv")) == len(opened.execute(offices).fetchall()) > 100


def test_cells_say_what_the_graph_says(tables: Path) -> None:
    councils = {row["id"]: row for row in _rows(tables / "councils.csv")}
    assert councils["council/STR"]["name"] == "Stratford-on-Avon District Council"
    assert councils["council/STR"]["county"] == "council/WAR"
    assert councils["council/AYL"]["succeeded_by"] == "council/BUC"
    held = [row for row in _rows(tables / "participation.csv") if (row["programme"], row["status"]) == ("programme/cpc", "held")]
    assert len(held) > 100
    assert all(councils[row["council"]]["name"] == row["name"] for row in held if row["council"])
    assert {len(row["date"]) for row in held} >= {4, 7, 10}, "dates stay as precise as they were stated"
    amounts = [row["amount"] for row in _rows(tables / "grants.csv")]
    assert "1163000" in amounts
    assert not any("e" in amount for amount in amounts)
    documents = {row["id"] for row in _rows(tables / "documents.csv")}
    assert all(set(row["sources"].split("|")) <= documents for row in held), "every row names the documents it rests on"
    (action,) = [row for row in _rows(tables / "actions.csv") if row["text"].startswith("Circulate the list")]
    assert action["owners"] == "Officers"
    assert action["item_titles"]


def test_every_reference_leads_somewhere(tables: Path) -> None:
    ids = {table.name: {row["id"] for row in _rows(tables / table.file)} for table in TABLES}
    every = set().union(*ids.values())
    for table in TABLES:
        for row in _rows(tables / table.file):
            for column in table.columns:
                for held in filter(None, row[column.name].split("|")):
                    if column.refers:
                        assert held in ids[column.refers], (table.name, row["id"], column.name)
                    elif column.node and column.name != "items":
                        assert held in every, (table.name, row["id"], column.name)


def test_every_column_is_described(tables: Path) -> None:
    described = json.loads((tables / METADATA).read_text(encoding="utf-8"))
    assert described["dc:issued"]["@value"] == "2026-11-25"
    assert {entry["url"] for entry in described["tables"]} == {path.name for path in tables.glob("*.csv")}
    for entry in described["tables"]:
        columns = entry["tableSchema"]["columns"]
        with (tables / entry["url"]).open(encoding="utf-8", newline="") as lines:
            assert next(csv.reader(lines)) == [column["name"] for column in columns]
        assert all(column["dc:description"] for column in columns)
    councils = next(entry for entry in described["tables"] if entry["url"] == "councils.csv")
    assert councils["tableSchema"]["aboutUrl"] == "https://data.example.org/id/{+id}"


def test_the_same_graph_gives_the_same_bytes(tables: Path, opened: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    write_csvw(opened, tmp_path, IMPRINT)
    names = sorted(path.name for path in tables.iterdir())
    same, different, missing = filecmp.cmpfiles(tables, tmp_path, names, shallow=False)
    assert (sorted(same), different, missing) == (names, [], [])


def test_nothing_that_is_not_open_is_in_a_table(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    load(workspace, write_papers(tmp_path))
    with open_views(Settings.make(str(workspace.folder), None, 5)) as connection:
        write_csvw(connection, tmp_path / "tables", IMPRINT)
    everything = b"".join(path.read_bytes() for path in sorted((tmp_path / "tables").iterdir()))
    assert leaks(everything) == []
    assert str(tmp_path).encode() not in everything, "nor where files lie on someone's machine"
    assert [words for words in OPEN if words.encode() not in everything] == []


def test_a_formula_is_only_text(workspace: Workspace, load: Callable[..., object], tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text('award,name,council\n1,"=HYPERLINK(""http://x"")",STS\n', encoding="utf-8")
    (tmp_path / "g.yaml").write_text(
        "title: G\nrow: grant\npublisher: t\nlicence: t\nprogramme: ldf\ncolumns: {award: {type: text}, name: {type: text}, council: {type: council}}\n"
    )
    load(workspace, [tmp_path / "g.csv"])
    with open_views(Settings.make(str(workspace.folder), None, 5)) as connection:
        write_csvw(connection, tmp_path / "tables", IMPRINT)
    (grant,) = _rows(tmp_path / "tables/grants.csv")
    assert grant["name"] == '\'=HYPERLINK("http://x")'


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"base": "data.example.org"}, "base 'data.example.org' is no web address"),
        ({"contact": "someone@example.org"}, "neither a web address nor mailto:"),
        ({"giving_prefix": "exeshire"}, "does not read 360G-"),
        ({"issued": "2026-11"}, "no full date"),
    ],
)
def test_an_imprint_that_cannot_be_printed_is_refused(given: dict[str, str], says: str) -> None:
    with pytest.raises(ImprintError, match=says):
        Imprint(**given)

"""Lists: every shipped one loads; a bad row is refused for its reason; a joint amount is nobody's own."""

import random
from pathlib import Path

import pytest

from councilgraph.graph.ledger import Reading
from councilgraph.loaders.directory import Directory
from councilgraph.loaders.document import ReadError
from councilgraph.loaders.lists.load import load_list
from councilgraph.loaders.lists.manifest import find_manifest, read_manifest, shipped_lists
from councilgraph.loaders.lists.values import CellError, read_date, read_money
from councilgraph.loaders.register import Register
from councilgraph.loaders.taxonomy import Taxonomy

GRANTS = """title: Grants
row: grant
publisher: test
licence: test
programmes: {Experts: digital-experts}
columns:
  award: {type: text, required: true}
  programme: {type: programme, required: true}
  date: {type: date}
  council: {type: council}
  recipient: {type: text}
  role: {type: text}
  amount: {type: money}
coverage: []
"""
HEADER = "award,programme,date,council,recipient,role,amount\n"


def _load(text: str, manifest: str = GRANTS) -> Reading:
    return load_list(
        read_manifest(manifest, "test.yaml"),
        text.encode(),
        shown="test.csv",
        address="/test.csv",
        register=Register.load(),
        taxonomy=Taxonomy.load(),
        directory=Directory.load(),
    )


@pytest.mark.parametrize("path", shipped_lists(), ids=lambda path: path.stem)
def test_every_shipped_list_loads_whole(path: Path) -> None:
    read = _load(path.read_text(encoding="utf-8"), path.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert read.rejects == ()
    text = read.source.text
    for statement in read.statements:
        assert all(text[span.start : span.end] == span.quote and span.locator for span in statement.spans)


@pytest.mark.parametrize(
    ("row", "column", "reason", "hint"),
    [
        ("1,Experts,2015-03,Atlantis,,,5000", "council", "is no council of the register", "register code"),
        ("1,Experts,,Somerset,,,5000", "council", "could be more than one council", "SMT Somerset Council"),
        ("1,Experts,2015-03,Adur and Worthing,,,5000", "council", "could be more than one council", "ADU"),
        ("1,Experts,31/02/2015,STS,,,5000", "date", "not a day of the calendar", "08/03/2017"),
        ("1,Experts,2015/16,STS,,,5000", "date", "is not a date", "year"),
        ("1,Experts,2015-03,STS,,,approx. 5k", "amount", "is not an amount", "exact figure"),
        ("1,Nonsense,2015-03,STS,,,5000", "programme", "no programme of the taxonomy", "manifest"),
        (",Experts,2015-03,STS,,,5000", "award", "is blank", "fill it in"),
        ("1,Experts,2015-03,,,,5000", "council", "neither a council nor another body", "fill in"),
    ],
)
def test_a_bad_row_is_refused_with_its_place_and_a_hint(row: str, column: str, reason: str, hint: str) -> None:
    read = _load(f"{HEADER}0,Experts,2015,STS,,,1\n{row}\n")
    (reject,) = read.rejects
    assert (reject.file, reject.row, reject.column) == ("test.csv", 3, column)
    assert reason in reject.reason
    assert hint in reject.hint
    assert {statement.subject for statement in read.statements} == {"grant/grants-0", "council/STS"}


def test_a_row_that_stands_twice_is_stated_once_and_reported() -> None:
    read = _load(f"{HEADER}1,Experts,2015,STS,,,1\n1,Experts,2015,STS,,,1\n")
    assert [reject.reason for reject in read.rejects] == ["says the same as row 2"]


def test_a_missing_column_refuses_the_file() -> None:
    with pytest.raises(ReadError, match=r"test\.csv: row 1: has no column 'award'; it has programme, date"):
        _load("programme,date\nExperts,2015\n")


@pytest.mark.parametrize(
    ("manifest", "says"),
    [
        (GRANTS.replace("coverage: []", "colour: red\ncoverage: []"), r"test\.yaml: colour"),
        (GRANTS.replace("{type: money}", "{type: gold}"), r"test\.yaml: columns\.amount\.type"),
        (GRANTS.replace("  award: {type: text, required: true}\n", ""), "needs a column 'award'"),
        (GRANTS.replace("digital-experts", "no-such"), "names the programme 'no-such'"),
        ("title: [", "is not YAML"),
    ],
)
def test_a_wrong_manifest_is_refused_by_file_and_key(manifest: str, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        _load(f"{HEADER}1,Experts,2015,STS,,,1\n", manifest)


def test_a_list_without_a_manifest_is_told_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"put mine\.yaml beside it"):
        find_manifest(tmp_path / "mine.csv", ("who", "what"))


def test_a_joint_amount_stands_on_the_award_alone() -> None:
    read = _load(
        f"{HEADER}1,Experts,2015,STS,,recipient (joint),9000\n1,Experts,2015,STO,,recipient (joint),\n2,Experts,2015,KEN,,recipient,500\n"
    )
    amounts = [(statement.subject, statement.object) for statement in read.statements if statement.predicate == "amount"]
    assert amounts == [("grant/grants-1", 9000.0), ("grant/grants-2", 500.0)]
    own = {
        statement.subject: dict(statement.qualifiers).get("amount") for statement in read.statements if statement.predicate == "RECEIVED"
    }
    assert own == {"council/STS": None, "council/STO": None, "council/KEN": 500.0}


def test_the_order_of_rows_changes_no_statement() -> None:
    rows = [f"{number},Experts,2015,{code},,,{number}00" for number, code in enumerate(("STS", "STO", "KEN", "ESS"))]
    shuffled = random.Random(1).sample(rows, len(rows))
    first, second = (_load(HEADER + "\n".join(order) + "\n") for order in (rows, shuffled))
    told = [{(entry.subject, entry.predicate, entry.object, entry.qualifiers) for entry in read.statements} for read in (first, second)]
    assert told[0] == told[1]


def test_a_restricted_list_states_nothing_open() -> None:
    read = _load(f"{HEADER}1,Experts,2015,STS,,,1\n", GRANTS + "access: restricted\n")
    assert {statement.access for statement in read.statements} == {"restricted"}


@pytest.mark.parametrize(
    ("cell", "date"), [("2017", "2017"), ("2017-03", "2017-03"), ("08/03/2017", "2017-03-08"), ("8.3.2017", "2017-03-08")]
)
def test_dates(cell: str, date: str) -> None:
    assert read_date(cell) == date


@pytest.mark.parametrize(("cell", "pounds"), [("2500", 2500), ("£2,500", 2500), ("£1,234,567.89", 1234567.89), ("0", 0)])
def test_money(cell: str, pounds: float) -> None:
    assert read_money(cell) == pounds


@pytest.mark.parametrize("cell", ["approx. 5k", "£5k", "5,00", "five", "", "-5", "£"])
def test_money_is_never_guessed(cell: str) -> None:
    with pytest.raises(CellError):
        read_money(cell)

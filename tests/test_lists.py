"""Lists: every shipped one loads; a bad row is refused for its reason; a joint amount is nobody's own."""

import random
from pathlib import Path

import pytest

from councilgraph.graph.ledger_rows import Reading
from councilgraph.loaders.directory import Directory
from councilgraph.loaders.document import ReadError
from councilgraph.loaders.lists.load import load_list
from councilgraph.loaders.lists.manifest import find_manifest, manifest_text, read_manifest, shipped_lists
from councilgraph.loaders.lists.rejects import rejected_rows, rejects_manifest
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
        today="2026-11-25",
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
        ("1,Experts,2015-03,STS,,,£1.5m", "amount", "is not an amount", "in full"),
        ("1,Experts,2015-03,STS,,,-500", "amount", "below zero", "repayments"),
        ("1,Experts,2015-03,STS,,,(500)", "amount", "below zero", "repayments"),
        ("1,Experts,2015-03,STS,,,0", "amount", "nothing was given", "delete the row"),
        ("1,Experts,2026-12,STS,,,5000", "date", "is after today", "planned"),
        ("1,Experts,1066,STS,,,5000", "date", "before any council", "year"),
        ("1,Experts,08/03/15,STS,,,5000", "date", "is not a date", "four digits"),
        ("1,Experts,42071,STS,,,5000", "date", "is not a date", "day number"),
        ("1,Experts,12/31/2015,STS,,,5000", "date", "'12/31/2015' is not a day of the calendar", "day before the month"),
        ("1,Experts,2015-03,STS,Stafford, Stone,,5000", None, "1 more cells than the header: 5000", "quote marks"),
        ("1,Nonsense,2015-03,STS,,,5000", "programme", "no programme of the taxonomy", "manifest"),
        (",Experts,2015-03,STS,,,5000", "award", "is blank", "fill it in"),
        ("1,Experts,2015-03,,,,5000", "council", "neither a council nor another body", "fill in"),
    ],
)
def test_a_bad_row_is_refused_with_its_place_and_a_hint(row: str, column: str | None, reason: str, hint: str) -> None:
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
    with pytest.raises(ReadError, match=r"test\.csv: has no column 'award', which its manifest requires; it has programme, date"):
        _load("programme,date\nExperts,2015\n")


def test_a_column_that_is_called_otherwise_is_told_and_the_rest_loads() -> None:
    read = _load("award,programme,date,council,recipient,role,Amounts\n1,Experts,2015,STS,,,500\n")
    assert [(reject.row, reject.column) for reject in read.rejects] == [(None, "amount")]
    assert "did you mean 'Amounts'" in read.rejects[0].hint
    assert any(statement.predicate == "RECEIVED" for statement in read.statements)
    without = _load(
        "award,programme,date,council,recipient,amount\n1,Experts,2015,STS,,500\n",
        GRANTS.replace("role: {type: text}", "role: {type: text, optional: true}"),
    )
    assert without.rejects == ()


@pytest.mark.parametrize(
    ("manifest", "says"),
    [
        (GRANTS.replace("coverage: []", "colour: red\ncoverage: []"), r"test\.yaml: colour"),
        (GRANTS.replace("{type: money}", "{type: gold}"), r"test\.yaml: columns\.amount\.type"),
        (GRANTS.replace("  award: {type: text, required: true}\n", ""), "needs a column 'award'"),
        (GRANTS.replace("digital-experts", "no-such"), "names the programme 'no-such'"),
        ("title: [", "is not YAML"),
        (GRANTS.replace("[]", "[{programme: digital-experts, complete: true, population: all}]"), "says until when it is complete"),
        (
            GRANTS.replace("[]", "[{programme: digital-experts, since: '2016', until: '2015', complete: false, population: all}]"),
            "before 2016",
        ),
    ],
)
def test_a_wrong_manifest_is_refused_by_file_and_key(manifest: str, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        _load(f"{HEADER}1,Experts,2015,STS,,,1\n", manifest)


def test_a_list_without_a_manifest_is_told_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"put mine\.yaml beside it"):
        find_manifest(tmp_path / "mine.csv", "who,what\n")


def test_a_list_in_the_columns_of_a_shipped_one_is_not_that_list(tmp_path: Path) -> None:
    """It neither covers what the shipped one covers, nor do its awards become those of the same number there."""
    manifest = find_manifest(tmp_path / "mine.csv", "award,fund,date,name,council,recipient,role,amount\n")
    assert manifest.coverage == ()
    read = _load("award,fund,date,name,council,recipient,role,amount\ndp-1,dmsf,2025,X,STS,,recipient,5\n", manifest_text(manifest))
    shipped = next(path for path in shipped_lists() if path.stem == "digital-planning-awards")
    theirs = _load(shipped.read_text(encoding="utf-8"), shipped.with_suffix(".yaml").read_text(encoding="utf-8"))
    assert {entry.subject for entry in read.statements if entry.subject.startswith("grant/")}.isdisjoint(
        {entry.subject for entry in theirs.statements}
    )


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


@pytest.mark.parametrize("role", ["lead", "recipient (joint)", "consortium member"])
def test_what_someone_was_given_with_others_is_not_theirs_alone(role: str) -> None:
    read = _load(f"{HEADER}1,Experts,2015,STS,,{role},9000\n")
    assert ["amount" in dict(entry.qualifiers) for entry in read.statements if entry.predicate == "RECEIVED"] == [False]


def test_a_partner_whose_row_is_rejected_leaves_the_amount_shared() -> None:
    read = _load(f"{HEADER}1,Experts,2015,STS,,recipient,9000\n1,Experts,2015,Atlantis,,recipient,\n")
    assert len(read.rejects) == 1
    assert ["amount" in dict(entry.qualifiers) for entry in read.statements if entry.predicate == "RECEIVED"] == [False]
    manifest = rejects_manifest(read_manifest(GRANTS, "test.yaml"), read.source.text, "test.csv", read.rejects)
    rows = rejected_rows(read.source.text, "test.csv", read.rejects)
    assert rows is not None
    mended = _load(rows.replace("Atlantis", "STO"), manifest_text(manifest))
    assert mended.rejects == ()
    whole = _load(f"{HEADER}1,Experts,2015,STS,,recipient,9000\n1,Experts,2015,STO,,recipient,\n")
    assert _told(read) | _told(mended) == _told(whole), "the two files say what one good file would have said"


def _told(read: Reading) -> set[object]:
    return {(entry.subject, entry.predicate, entry.object, entry.qualifiers) for entry in read.statements}


@pytest.mark.parametrize(
    ("rows", "column", "reason"),
    [
        ("1,Experts,2015,STS,,,100\n1,Experts,2015,KEN,,,300\n", "amount", "award '1' has '300' here and '100' in row 2"),
        ("1,Experts,2015,STS,,,\n1,Experts,2016,KEN,,,\n", "date", "award '1' has '2016' here and '2015' in row 2"),
        ("1,Experts,2015,STS,,lead,\n1,Experts,2015,STS,,partner,\n", "council", "award '1' names STS in row 2 too"),
    ],
)
def test_one_identifier_is_one_award(rows: str, column: str, reason: str) -> None:
    read = _load(HEADER + rows)
    (reject,) = read.rejects
    assert (reject.row, reject.column) == (3, column)
    assert reason in reject.reason


def test_a_joint_amount_on_every_row_is_one_amount() -> None:
    read = _load(f"{HEADER}1,Experts,2015,STS,,,9000\n1,Experts,2015,STO,,,9000\n")
    assert read.rejects == ()
    assert [entry.object for entry in read.statements if entry.predicate == "amount"] == [9000.0, 9000.0]
    assert not any("amount" in dict(entry.qualifiers) for entry in read.statements)


COMPLETE = GRANTS.replace(
    "coverage: []", "coverage: [{programme: digital-experts, since: '2015', until: '2016', complete: true, population: all}]"
)


@pytest.mark.parametrize(
    ("row", "complete"),
    [
        ("", True),
        ("1,Experts,2015,STS,,,1\n", True),
        ("2,Experts,2015,Atlantis,,,1\n", False),
        ("2,Experts,31/02/2015,KEN,,,1\n", False),
    ],
)
def test_a_list_that_lost_a_row_is_no_complete_list(row: str, complete: bool) -> None:
    """The rejected row may be of the very council that the absence of an entry would say no of; a repeat loses nothing."""
    read = _load(f"{HEADER}1,Experts,2015,STS,,,1\n{row}", COMPLETE)
    (cover,) = [dict(entry.qualifiers) for entry in read.statements if entry.predicate == "COVERS"]
    assert cover["complete"] is complete


def test_rejected_rows_cover_nothing_and_keep_their_access() -> None:
    text = f"{HEADER}1,Experts,2015,Atlantis,,,1\n"
    manifest = read_manifest(COMPLETE + "access: restricted\n", "test.yaml")
    kept = read_manifest(manifest_text(rejects_manifest(manifest, text, "test.csv", _load(text, COMPLETE).rejects)), "rejects.yaml")
    assert (kept.coverage, kept.access, kept.columns) == ((), "restricted", manifest.columns)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(f'\ufeff{HEADER}1,Experts,2015,STS,Môn,,"£1,500"\n'.encode(), id="a mark at the beginning"),
        pytest.param(f"{HEADER}1,Experts,2015,STS,Môn,,£1500\n".encode("cp1252"), id="Windows"),
        pytest.param(f"{HEADER}1,Experts,2015,STS,Môn,,£1500\n".encode("utf-16"), id="UTF-16"),
        pytest.param(f"{HEADER}1,Experts,2015,STS,Môn,,£1500\n".replace(",", ";").encode(), id="semicolons"),
        pytest.param(f"{HEADER}1,Experts,2015,STS,Môn,,£1500\n".replace(",", "\t").encode(), id="tabs"),
        pytest.param(
            f"Grants, all of them,,,,,\n\n,,,,,,\n{HEADER}\n1,Experts,2015,STS,Môn,,£1500\n".encode(), id="a title and blank rows"
        ),
        pytest.param(f"Award,,,Who,,,Money\n{HEADER}1,Experts,2015,STS,Môn,,£1500\n".encode(), id="merged headings above the header"),
        pytest.param(
            f"A list; of grants\n{HEADER}1,Experts,2015,STS,Môn,,£1500\n".replace(",", ";").encode(), id="a title with semicolons"
        ),
        pytest.param(f"{HEADER}1,Experts,2015,STS ,Môn,,\u00a01 500,,\r\n".replace("\n", "\r\n").encode(), id="as spreadsheets write"),
    ],
)
def test_files_as_spreadsheets_make_them(data: bytes) -> None:
    read = load_list(
        read_manifest(GRANTS, "test.yaml"),
        data,
        shown="t.csv",
        address="/t.csv",
        register=Register.load(),
        taxonomy=Taxonomy.load(),
        directory=Directory.load(),
    )
    assert read.rejects == ()
    told = {(entry.subject, entry.predicate): entry.object for entry in read.statements}
    assert told["grant/grants-1", "amount"] == 1500
    assert told["grant/grants-1", "name"] == "Môn"
    assert all(read.source.text[span.start : span.end] == span.quote for entry in read.statements for span in entry.spans)


def test_an_end_before_its_beginning_is_refused() -> None:
    manifest = "title: M\nrow: participation\npublisher: t\nlicence: t\nprogramme: odp\nstatus: member\ncolumns: {council: {type: council}, date: {type: date}, until: {type: date}}\n"
    read = _load("council,date,until\nSTS,2020-05,2020\nKEN,2020-05,2019\nESS,2027,\n", manifest)
    assert [(reject.row, reject.column) for reject in read.rejects] == [(3, "until"), (4, "date")]
    assert _load("council,date,until\nESS,2027,\n", manifest.replace("status: member", "status: planned")).rejects == ()


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
    ("cell", "date"),
    [
        ("2017", "2017"),
        ("2017-03", "2017-03"),
        ("08/03/2017", "2017-03-08"),
        ("8.3.2017", "2017-03-08"),
        ("8 March 2017", "2017-03-08"),
        ("08-Mar-2017", "2017-03-08"),
        ("March 2017", "2017-03"),
        ("2017-3-8", "2017-03-08"),
        ("2017-03-08 00:00:00", "2017-03-08"),
        ("8th Sept 2017", "2017-09-08"),
    ],
)
def test_dates(cell: str, date: str) -> None:
    assert read_date(cell) == date


@pytest.mark.parametrize(
    ("cell", "pounds"), [("2500", 2500), ("£2,500", 2500), ("£1,234,567.89", 1234567.89), ("1 234 567", 1234567), ("£ 500.5", 500.5)]
)
def test_money(cell: str, pounds: float) -> None:
    assert read_money(cell) == pounds


@pytest.mark.parametrize("cell", ["approx. 5k", "£5k", "5,00", "five", "", "-5", "£", "0", "0.00", "12,34,567", "1e6", "2.500,00", "(500)"])
def test_money_is_never_guessed(cell: str) -> None:
    with pytest.raises(CellError):
        read_money(cell)

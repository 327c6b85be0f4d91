"""Minutes of community councils in Welsh: what was decided and noted, who is to do what, who was there and away."""

from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.record import Record
from councilgraph.loaders.register import Register

HEAD = (
    "CYFARFOD 11eg HYDREF 2017\n\nCynhaliwyd cyfarfod Cyngor Cymuned Aberllan a Nantyci am 7.30pm ar yr 11eg Hydref 2017 yn y Neuadd.\n\nPRESENNOL\n\n"
    "Cynghorwyr Ann Morris, Bryn Elis, Carys Huws a’r Cynghorydd Sir Dewi Lloyd.\n\n"
    "1. CROESO AC YMDDIHEURIADAU\n\nCroesawyd pawb. Derbyniwyd ymddiheuriadau gan y Cynghorwyr Eleri Puw, Ffion Rees ac Gwyn Tomos.\n\n"
)


def _record(text: str, name: str = "page.txt") -> Record:
    return extract(read((HEAD + text).encode(), name), Register.load())


def test_which_council_met_when_and_who_was_there() -> None:
    record = _record("2. MATERION YN CODI\n\nDim.\n")
    assert record.meeting is not None
    assert (record.meeting.body, record.meeting.date) == ("Cyngor Cymuned Aberllan a Nantyci", "2017-10-11")
    assert [(entry.name, entry.status) for entry in record.attendance] == [
        ("Ann Morris", "present"),
        ("Bryn Elis", "present"),
        ("Carys Huws", "present"),
        ("Dewi Lloyd", "present"),
        ("Eleri Puw", "apologies"),
        ("Ffion Rees", "apologies"),
        ("Gwyn Tomos", "apologies"),
    ]


def test_what_was_decided_and_noted() -> None:
    text = (
        "2. COFNODION\n\nCynigiwyd gan y Cyng. B. Elis, eiliwyd gan y Cyngh. C. Huws ac roedd pawb yn gytûn bod y cofnodion yn gywir.\n\n"
        "3. GOHEBIAETH\n\ni) Llythyr am y biniau. Nodwyd\n\nii) Trafodwyd y ffordd; cytunwyd y dylid aros.\n\nCytunwyd ar y sylwadau canlynol:\n"
    )
    assert [(decision.item, decision.text) for decision in _record(text).decisions] == [
        ("2", "Cynigiwyd gan y Cyng. B. Elis, eiliwyd gan y Cyngh. C. Huws ac roedd pawb yn gytûn bod y cofnodion yn gywir"),
        ("3", "Llythyr am y biniau"),
        ("3", "cytunwyd y dylid aros"),
    ]


def test_who_is_to_do_what() -> None:
    text = (
        "2. MATERION YN CODI\n\n4.5i) Mae’r fainc yn wan. Clerc i ysgrifennu at y perchennog. Clerc\n\n"
        "Bydd y Cyng. B. Elis yn gofyn am bris newydd.\n\nMae’r gwaith ar y llwybr yn parhau. Cyng. C. Huws/Cyng. A. Morris\n\nNid oes rhagor i’w drafod.\n"
    )
    assert [(action.text, action.owners) for action in _record(text).actions] == [
        ("Clerc i ysgrifennu at y perchennog", ("Clerc",)),
        ("Bydd y Cyng. B. Elis yn gofyn am bris newydd", ("Bryn Elis",)),
        ("Mae’r gwaith ar y llwybr yn parhau", ("Carys Huws", "Ann Morris")),
    ]


def test_whoever_stands_beside_a_row_is_to_do_what_it_says() -> None:
    table = (
        "2. MATERION YN CODI\n\n| 4.1 Mae dynodi’r tir yn parhau. | Clerc |\n|---|---|\n| Cylchlythyr Mehefin. | Nodwyd |\n"
        "| Y Cyng. B. Elis i archwilio’r hysbysfwrdd. | Clerc |\n"
    )
    record = _record(table, "page.md")
    assert [(action.text, action.owners) for action in record.actions] == [
        ("Mae dynodi’r tir yn parhau", ("Clerc",)),
        ("Y Cyng. B. Elis i archwilio’r hysbysfwrdd", ("Bryn Elis",)),
    ]
    assert [decision.text for decision in record.decisions] == ["Cylchlythyr Mehefin"]

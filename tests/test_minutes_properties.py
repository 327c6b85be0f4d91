"""What holds for any text whatever: the extractor never fails, quotes the document, and ends well within the time that a document may take."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from fuzzing import MUTATIONS, check
from hypothesis import given, settings
from hypothesis import strategies as st

from councilgraph.api.time_limit import LONGEST_SECONDS, time_limit
from councilgraph.loaders.document import ReadError
from councilgraph.loaders.minutes.extract import extract
from councilgraph.loaders.readers.read import read
from councilgraph.loaders.register import Register

FOLDER: Final = Path(__file__).parent / "minutes_examples"
EXAMPLES: Final = {path.name: path.read_bytes() for path in sorted(FOLDER.iterdir()) if path.suffix != ".json"}
SIZE: Final = 200_000


def run(data: bytes, name: str) -> None:
    try:
        document = read(data, name)
    except ReadError:
        return
    record = extract(document, Register.load())
    check(document, record)
    assert extract(document, Register.load()) == record


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.__name__)
@pytest.mark.parametrize("name", EXAMPLES)
def test_damaged_minutes_are_read_all_the_same(name: str, mutation: Callable[[str, random.Random], str]) -> None:
    for seed in range(3):
        chance = random.Random(f"{name} {mutation.__name__} {seed}")
        run(mutation(EXAMPLES[name].decode(), chance).encode(), name)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(name=st.sampled_from(sorted(EXAMPLES)), seed=st.integers(0, 10**6), several=st.integers(2, 5))
def test_damage_upon_damage(name: str, seed: int, several: int) -> None:
    chance = random.Random(seed)
    words = EXAMPLES[name].decode()
    for _ in range(several):
        words = chance.choice(MUTATIONS)(words, chance)[:20_000] or "."
    run(words.encode(), name)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.binary(max_size=600))
def test_any_bytes(data: bytes) -> None:
    run(data, "any.txt")


PIECES: Final = st.sampled_from(
    (
        "Cllr ", "Councillors ", "Ann Lee", "A B", "and ", ", ", "(", ")", "substitute for ", "RESOLVED", " that ", "\n", "\n\n", "1. ", "(a) ", "Present:",
        "Apologies:", "Officers to:", "- ", "| ", "\t", "12 May 2023", "Action: ", "Decision", "Chair", "of ", "the ", "Exe Council", "£2m ", "; ", "<td>",
    )
)  # fmt: skip


@settings(max_examples=120, deadline=None, derandomize=True)
@given(pieces=st.lists(PIECES, max_size=60))
def test_any_order_of_the_words_of_minutes(pieces: list[str]) -> None:
    run("".join(pieces).encode(), "pieces.txt")


HOSTILE: Final = {
    "one-letter": "a",
    "capital": "A",
    "capitalised-words": "Aaa ",
    "initials": "A. ",
    "spaces": " ",
    "non-breaking": "\u00a0",
    "brackets": "(",
    "closing": ")",
    "brackets-and-names": "(Ann Lee ",
    "angle": "<",
    "tags": "<td>a",
    "open-tag": "<td ",
    "stars": "*",
    "pipes": "|",
    "tabs": "Ann Lee\t",
    "digits": "1",
    "numbered-lines": "1. Aaa bbb\n",
    "counted-lines": "1\nAaa bbb\n",
    "dates": "1 May 2020 ",
    "councillors": "Cllr ",
    "councillors-named": "Cllr Ann Lee, ",
    "plural": "Councillors Ann Lee and ",
    "substitutes": "Cllr Ann Lee substitute for ",
    "apologies": "apologies ",
    "apologies-from": "Apologies from Cllr A Lee ",
    "resolved": "RESOLVED that ",
    "board": "The Board and the ",
    "of-the": "Aaa of the ",
    "council-of": "Borough of Aaa and ",
    "proposed": "proposed seconded ",
    "minutes-were": "the minutes of ",
    "motion": "the motion was ",
    "press": "press and public ",
    "meeting-of": "Minutes of the meeting of ",
    "held-in": "held in The ",
    "to-do": "Officers to ",
    "lines-to-do": "- Officers to write\n",
    "actions": "Action: Ann Lee to write\n",
    "attendance": "Present: Cllr Ann Lee (Exe Council)\n",
    "different-names": "",
    "semicolons": "; and noted ",
    "money": "£1,",
    "programme": "CPC £2m ",
    "peer": "Corporate Peer Challenge ",
    "exe": "Kent County Council had a ",
    "lists": "councils in Kent, Surrey and Devon, ",
    "respectively": "Cllr Ann Lee was substituted by Cllr Bo Hay respectively ",
    "entities": "&amp;",
    "item-blanks": "Agenda item\n\n",
    "having": "having ",
    "pdf-icon": "pdf icon ",
}


def _hostile(name: str) -> str:
    if name == "different-names":
        chance = random.Random(1)
        letters = "abcdefghijklmnopqrst"
        return "".join(
            f"Cllr {chance.choice(letters).upper()}{''.join(chance.choices(letters, k=5))} said so.\n" for _ in range(SIZE // 20)
        )
    piece = HOSTILE[name]
    return f"Minutes\n{piece * (SIZE // len(piece))}"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends_well_within_the_limit_of_a_document(name: str) -> None:
    document = read(_hostile(name).encode(), f"{name}.txt")
    with time_limit(name, LONGEST_SECONDS / 4):
        record = extract(document, Register.load())
    check(document, record)

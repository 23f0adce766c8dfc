"""How well a text about one person is known from what all share, on sentences of our own."""

from pathlib import Path

import pytest

from portal.complaints import is_personal

GOLD = [
    tuple(part.strip() for part in line.split("|", 1))
    for line in (Path(__file__).parent / "gold.txt").read_text().splitlines()
    if line and not line.startswith("#")
]
PERSONAL = [text for kind, text in GOLD if kind == "p"]
COMMON = [text for kind, text in GOLD if kind == "c"]


def test_the_list_is_long_and_half_of_it_is_common() -> None:
    assert len(GOLD) >= 120
    assert len(set(GOLD)) == len(GOLD)
    assert abs(len(PERSONAL) - len(COMMON)) <= 4


def test_most_of_what_is_personal_is_known_and_little_else_is_held_up() -> None:
    missed = [text for text in PERSONAL if not is_personal(text)]
    wrong = [text for text in COMMON if is_personal(text)]
    known = len(PERSONAL) - len(missed)
    assert known / len(PERSONAL) >= 0.95, missed
    assert known / (known + len(wrong)) >= 0.95, wrong


@pytest.mark.parametrize(
    "text",
    [
        "De tuin is mooi.\nIk word gepest.",
        "Er is te weinig koffie. Mijn medicijnen zijn weg.",
        "IK HEB EEN KLACHT",
    ],
)
def test_one_sentence_is_enough(text: str) -> None:
    assert is_personal(text)


def test_a_long_text_costs_no_time() -> None:
    assert not is_personal("De lift is kapot. " * 5000)
    assert not is_personal("Anna van de van de " * 3000)

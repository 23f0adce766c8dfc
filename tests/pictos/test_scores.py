from pathlib import Path

import pytest

from tests.pictos.scoring import Score, score


@pytest.fixture(scope="module")
def result() -> Score:
    found = score(Path(__file__).with_name("devset_nl.jsonl"))
    print(found)  # noqa: T201 - the figures are read with `pytest -rP`
    return found


def test_what_is_drawn_is_right(result: Score) -> None:
    assert result.precision >= 0.97


def test_what_must_be_drawn_is_drawn(result: Score) -> None:
    assert result.recall >= 0.97


def test_every_negation_is_drawn(result: Score) -> None:
    assert result.denials_found == result.denials


def test_small_words_and_names_are_never_drawn_as_things(result: Score) -> None:
    assert result.slips == 0


def test_the_main_pictogram_carries_the_sentence(result: Score) -> None:
    assert result.main >= 0.95


def test_hardly_anything_else_is_drawn(result: Score) -> None:
    assert result.extra <= 0.2 * result.sentences

"""How right the engine is, on sentences that were annotated apart from it. Floors only rise.

`devset_nl.jsonl` was there while the lexicon was made, `gold_nl.jsonl` was written by somebody who
had not seen it. Their sentences are never written into the lexicon.
"""

from pathlib import Path

import pytest

from tests.pictos.scoring import Score, score

FLOORS = {
    "devset_nl": {"precision": 0.99, "recall": 0.98, "main": 0.96, "whole": 0.93},
    "gold_nl": {"precision": 0.955, "recall": 0.89, "main": 0.85, "whole": 0.71},
}


@pytest.fixture(scope="module", params=FLOORS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def result(name: str) -> Score:
    found = score(Path(__file__).with_name(f"{name}.jsonl"))
    print(name, found)  # noqa: T201 - the figures are read with `pytest -rP`
    return found


@pytest.mark.parametrize("measure", ["precision", "recall", "main", "whole"])
def test_it_is_as_right_as_it_was(name: str, result: Score, measure: str) -> None:
    assert getattr(result, measure) >= FLOORS[name][measure]


def test_every_negation_is_drawn(result: Score) -> None:
    assert result.denials_found == result.denials


def test_small_words_and_names_are_never_drawn_as_things(result: Score) -> None:
    assert result.slips == 0


def test_hardly_anything_else_is_drawn(result: Score) -> None:
    assert result.extra <= 0.2 * result.sentences

import pytest

from pictos.compounds import split_compound
from pictos.lexicon import lexicon


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("wijkvergadering", "meeting"), ("bewonersfeest", "party"),
        ("kerstboodschappen", "groceries"), ("zorgwinkel", "shop"), ("tuinfeestje", "party"),
        ("huiskamergesprek", "conversation"), ("medicijnkast", "cupboard"),
        ("badkamerdeur", "door"), ("zorgplangesprek", "conversation"),
        ("keukentafelgesprek", "conversation"), ("wmcz-vergadering", "meeting"),
        ("tv-kamer", "room"), ("buurtbus", "bus"), ("spelletjesavonden", "evening"),
        ("eetkamertafels", "table"),
    ],
)  # fmt: skip
def test_the_head_of_a_compound_carries_it(word: str, concept: str) -> None:
    found = split_compound(word)
    assert found is not None
    assert found[1].concept == concept


def test_a_coffee_machine_is_known_or_is_a_machine() -> None:
    known = lexicon().words.get("koffieautomaat")
    found = split_compound("koffieautomaat")
    assert known or (found and found[1].lemma == "automaat")


@pytest.mark.parametrize(
    "word",
    [
        "gerecht", "verhaal", "oorlog", "aandeel", "kabeljauw", "ontslag", "invalkracht",
        "aandacht", "toekomst", "verslag", "camera", "opdracht", "tegenover", "december",
        "bestaan", "gisteren", "sporten", "standaard",
    ],
)  # fmt: skip
def test_a_word_that_only_looks_like_a_compound_is_left_whole(word: str) -> None:
    assert split_compound(word) is None


def test_a_very_long_word_is_left_whole() -> None:
    assert split_compound("vergadering" * 900) is None

import sys
from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictos import readability
from pictos.readability import is_rare, lint_level, measure, split, syllables

EASY = "Wij eten soep. Kom jij ook? De bus komt om 2 uur."
HARD = (
    "De instellingsbrede implementatie van het medezeggenschapsreglement geschiedt conform de "
    "vigerende wettelijke bepalingen inzake de cliëntenparticipatie."
)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("soep", 1), ("eten", 2), ("cliënt", 2), ("cliëntenraad", 4), ("mooie", 2), ("nieuwe", 2),
        ("leeuw", 1), ("koeien", 2), ("vergadering", 4), ("ideeën", 3), ("ruit", 1), ("zee", 1),
        ("bijeenkomst", 3), ("tv", 1), ("geëist", 2), ("draaien", 2),
    ],
)  # fmt: skip
def test_syllables_are_those_one_claps(word: str, count: int) -> None:
    assert syllables(word) == count


def test_flesch_douma_is_that_of_the_formula() -> None:
    figures = measure("De kat eet. De hond eet ook soep.")
    assert figures is not None
    assert (figures.sentences, figures.words, figures.words_a_sentence) == (2, 8, 4.0)
    assert figures.syllables_a_word == 1.0
    assert figures.flesch_douma == round(206.84 - 0.93 * 4 - 77, 1)


def test_easy_text_measures_easier_than_hard_text() -> None:
    easy, hard = measure(EASY), measure(HARD)
    assert easy is not None
    assert hard is not None
    assert easy.flesch_douma > 80
    assert hard.flesch_douma < 45
    assert easy.frequency > hard.frequency
    assert easy.rare == ()
    assert {"vigerende", "cliëntenparticipatie"} <= set(hard.rare)


@given(st.text(max_size=300))
def test_any_text_is_measured_or_holds_no_words(text: str) -> None:
    figures = measure(text)
    assert figures is None or figures.words >= figures.sentences >= 1


def test_without_lint_there_is_no_level(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lint_ii", None)
    monkeypatch.setattr(readability, "find_spec", lambda name: None)
    readability._lint.cache_clear()
    assert lint_level(EASY) is None


def test_with_lint_its_level_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    class Analysis:
        """What `lint_ii` 0.1 offers."""

        level = 2

        @property
        def lint(self) -> "Analysis":
            return self

        @classmethod
        def from_text(cls, text: str) -> "Analysis":
            assert text == EASY
            return cls()

    module = ModuleType("lint_ii")
    module.ReadabilityAnalysis = Analysis  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "lint_ii", module)
    monkeypatch.setattr(readability, "find_spec", lambda name: module)
    readability._lint.cache_clear()
    assert lint_level(EASY) == 2
    readability._lint.cache_clear()


@pytest.mark.parametrize(
    ("least", "words"),
    [
        (90, "zeer gemakkelijk"), (80, "gemakkelijk"), (70, "tamelijk gemakkelijk"),
        (60, "normaal"), (45, "tamelijk moeilijk"), (30, "moeilijk"), (0, "zeer moeilijk"),
        (-400, "zeer moeilijk"),
    ],
)  # fmt: skip
def test_results_are_called_what_douma_called_them(least: int, words: str) -> None:
    figures = measure("De kat eet.")
    assert figures is not None
    assert replace(figures, flesch_douma=least).ease == words
    assert replace(figures, flesch_douma=least - 0.1).ease != words or least <= 0


def test_rare_words_are_neither_drawn_nor_made_of_two() -> None:
    words = ("vigerend", "pannenkoek", "maaltijdbezorging", "huis")
    assert [word for word in words if is_rare(word)] == ["vigerend"]


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("kwaliteitskader", "kwaliteits-kader"), ("huiskamergesprek", "huiskamer-gesprek"),
        ("verjaardagsfeest", "verjaardags-feest"), ("bijvoorbeeld", None), ("ondertussen", None),
        ("soep", None), ("", None), ("x" * 5_000, None),
    ],
)  # fmt: skip
def test_compounds_are_split_where_both_parts_are_words(word: str, parts: str | None) -> None:
    assert split(word) == parts

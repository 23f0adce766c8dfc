import re
from collections import Counter
from importlib.resources import files

import pytest

from pictos.conditions import NAMES
from pictos.lexicon import FILES, UNDRAWN, concept, concept_ids, lexicon
from pictos.symbols import Symbol

CLASSES = set("nptgvaqfdx")


def rows(name: str) -> list[list[str]]:
    text = (files("pictos") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


CONCEPTS = rows("concepts.tsv")
WORDS, EXPRESSIONS, HOMOGRAPHS = map(rows, FILES)
ENTRIES = [*WORDS, *EXPRESSIONS, *HOMOGRAPHS]


def test_every_symbol_can_be_drawn() -> None:
    for name, _, _, symbol, _ in CONCEPTS:
        if symbol != UNDRAWN:
            assert str(Symbol.parse(symbol)) == symbol, name


def test_every_concept_has_one_to_eight_plain_english_labels() -> None:
    for name, label, english, *_ in CONCEPTS:
        labels = english.split(";")
        assert 1 <= len(labels) <= 8, name
        assert len(set(labels)) == len(labels), name
        assert all(re.fullmatch(r"[a-z0-9][a-z0-9 '’-]*", each) for each in labels), name
        assert label == label.strip() != "", name
        assert len(label) <= 24, name


def test_a_picture_known_to_mislead_says_as_what() -> None:
    for name, _, _, symbol, misread in CONCEPTS:
        assert re.fullmatch(r"-|[a-z][a-z ,]{1,39}", misread), name
        assert misread == "-" or symbol != UNDRAWN, name
    assert concept("idea").misread == "lamp"
    assert concept("bus").misread == ""


def test_no_concept_or_entry_stands_twice() -> None:
    names = Counter(row[0] for row in CONCEPTS)
    assert [name for name, often in names.items() if often > 1] == []
    keys = Counter((row[0].lower(), row[4]) for row in ENTRIES)
    assert [key for key, often in keys.items() if often > 1] == []


def test_each_entry_stands_in_its_own_file() -> None:
    readings = Counter(row[0].lower() for row in ENTRIES)
    assert [
        row[0] for row in WORDS if " " in row[0] or row[4] or readings[row[0].lower()] > 1
    ] == []
    assert [row[0] for row in EXPRESSIONS if " " not in row[0]] == []
    assert [row[0] for row in HOMOGRAPHS if " " in row[0]] == []
    for part in (WORDS, EXPRESSIONS, HOMOGRAPHS):
        keys = [(row[0].lower(), row[4]) for row in part]
        assert keys == sorted(keys)


def test_every_entry_leads_to_a_concept_and_says_what_it_is() -> None:
    known = set(concept_ids())
    for lemma, name, kind, confidence, _ in ENTRIES:
        assert name in known, lemma
        assert kind in CLASSES, lemma
        assert 0 < float(confidence) <= 1, lemma


def test_every_concept_has_a_word() -> None:
    used = {row[1] for row in ENTRIES}
    assert [name for name in concept_ids() if name not in used] == []


def test_every_condition_is_one_we_know() -> None:
    for lemma, _, _, _, condition in ENTRIES:
        assert {term.partition(":")[0] for term in condition.split()} <= NAMES, lemma


def test_the_lexicon_is_large_enough() -> None:
    assert len({row[0] for row in ENTRIES}) >= 3000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("in-favour", "yes"), ("in-favour", "good"), ("yes", "good"), ("decision", "done"),
        ("idea", "advice"), ("help", "care"), ("help", "support-worker"), ("law", "right"),
        ("meeting", "client-council"), ("problem", "danger"), ("eat", "dinner"),
        ("against", "no-answer"), ("not", "no-answer"), ("tomorrow", "yesterday"),
        ("may", "may-not"), ("never", "always"), ("agenda", "agenda-item"),
    ],
)  # fmt: skip
def test_what_is_easily_confused_is_drawn_differently(one: str, other: str) -> None:
    assert concept(one).symbol != concept(other).symbol


COUNCIL_WORDS = (
    "vergadering cliëntenraad voorzitter agendapunt notulen besluit stemmen advies instemming "
    "rondvraag klacht huisregel bestuur ik jij wij iedereen niemand bewoner kamer verwarming "
    "vrijheid dwang trots eenzaam pesten sparen morgen gisteren later nooit dagbesteding groot "
    "wie wanneer waarom mogen moeten willen ehbo gehoorapparaat tandenpoetsen"
)


@pytest.mark.parametrize("word", COUNCIL_WORDS.split())
def test_council_words_are_known(word: str) -> None:
    assert any(concept(entry.concept).symbol for entry in lexicon().words[word])

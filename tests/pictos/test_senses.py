"""Words that mean now this, now that: a sentence for each sense, and for where none is sure.

`senses.tsv` gives the word, the concept that must be drawn for it (`-` for none; `a|b` where
either says it) and a sentence.
"""

from collections import defaultdict
from itertools import groupby
from pathlib import Path

import pytest

from pictos import suggest
from pictos.conditions import TERMS, Context
from pictos.lemmas import forms
from pictos.lexicon import concept_ids, lexicon
from pictos.words import tokenize

LINES = (Path(__file__).parent / "senses.tsv").read_text(encoding="utf-8").splitlines()[1:]
ROWS = [tuple(line.split("\t")) for line in LINES]
SENSES = [
    (word, sense, [row[2] for row in group])
    for (word, sense), group in groupby(ROWS, key=lambda row: (row[0], row[1]))
]


def drawn(word: str, sentence: str) -> str:
    """Return the concept drawn for the word, or for a form of it; `-` when there is none."""
    here = {token.lower for token in tokenize(sentence)}
    wanted = {word} if word in here else {each for each in here if word in forms(each)}
    assert wanted, f"{word} does not stand in {sentence}"
    for part in suggest(sentence).sentences:
        for picto in part.tokens:
            if wanted & {token.lower for token in tokenize(picto.words)}:
                return picto.concept
    return "-"


@pytest.mark.parametrize(("word", "sense", "sentences"), SENSES)
def test_a_word_is_drawn_in_its_sense(word: str, sense: str, sentences: list[str]) -> None:
    right = set(sense.split("|"))
    assert {each: drawn(word, each) for each in sentences if drawn(word, each) not in right} == {}


def test_there_are_enough_words_with_two_senses_and_two_sentences_each() -> None:
    senses = defaultdict(list)
    for word, sense, sentences in SENSES:
        senses[word].append((sense, len(sentences)))
    assert len([word for word, found in senses.items() if len(found) > 1]) >= 130
    assert len([word for word, found in senses.items() if any("-" in s for s, _ in found)]) >= 100
    assert sum(len(sentences) > 1 for *_, sentences in SENSES) / len(SENSES) > 0.75


def test_a_condition_names_concepts_that_exist() -> None:
    known = set(concept_ids())
    entries = [entry for found in lexicon().words.values() for entry in found]
    entries += [each.entry for found in lexicon().expressions.values() for each in found]
    for entry in entries:
        for name, words in entry.condition:
            if name.removeprefix("!") == "about":
                assert words <= known, entry.lemma


@pytest.mark.parametrize(
    ("term", "words", "sentence", "word"),
    [
        ("det", "", "Zij heeft een mooie warme stem", "stem"),
        ("det", "", "Hij breekt zijn arm", "arm"),
        ("det", "", "Zij kijkt op zijn bord", "bord"),
        ("det", "het", "Het grote meer", "meer"),
        ("subj", "", "Ik stem voor", "stem"),
        ("subj", "", "Morgen stem ik voor", "stem"),
        ("pred", "", "De doos is niet licht", "licht"),
        ("pred", "", "Een heel licht bed", "licht"),
        ("about", "food", "Op het bord ligt een appel", "bord"),
        ("any", "#", "Zij woont op nummer 12", "nummer"),
        ("prevs", "op de", "Wij zitten op de bank", "bank"),
        ("next", ".", "Het is recht.", "recht"),
    ],
)
def test_a_term_holds(term: str, words: str, sentence: str, word: str) -> None:
    assert told(term, words, sentence, word)


@pytest.mark.parametrize(
    ("term", "words", "sentence", "word"),
    [
        ("det", "", "Veel mensen zijn arm", "arm"),
        ("det", "", "Zij heeft een filmpje op", "op"),
        ("det", "het", "Het gaat over meer", "meer"),
        ("subj", "", "In de stilte willen wij rust", "rust"),
        ("pred", "", "Het licht brandt", "licht"),
        ("about", "food", "Op het bord staat mijn naam", "bord"),
        ("any", "stem", "Mijn stem telt", "stem"),
        ("prevs", "op de", "Wij zitten op een bank", "bank"),
    ],
)
def test_a_term_does_not_hold(term: str, words: str, sentence: str, word: str) -> None:
    assert not told(term, words, sentence, word)


def told(term: str, words: str, sentence: str, word: str) -> bool:
    tokens = tokenize(sentence)
    place = [token.lower for token in tokens].index(word)
    context = Context(tokens, [forms(token.lower) for token in tokens])
    return TERMS[term](frozenset(filter(None, [words])), context, (place,))

"""Words that mean one thing together, also when others come between them.

`expressions.tsv` gives a sentence, the words that the expression takes (`...` where others stand
between) and its concept; `-` when it is not drawn, and then none of its words may be.
"""

from collections import Counter
from pathlib import Path

import pytest

from pictos import suggest
from pictos.lexicon import lexicon
from pictos.words import tokenize

LINES = (Path(__file__).parent / "expressions.tsv").read_text(encoding="utf-8").splitlines()[1:]
ROWS = [tuple(line.split("\t")) for line in LINES]


@pytest.mark.parametrize(("sentence", "words", "concept"), ROWS)
def test_an_expression_takes_its_words(sentence: str, words: str, concept: str) -> None:
    found = {
        each.words: each.concept for part in suggest(sentence).sentences for each in part.tokens
    }
    if concept == "-":
        literal = {token.lower for each in found for token in tokenize(each)}
        assert literal.isdisjoint(token.lower for token in tokenize(words)), found
    else:
        assert found.get(words) == concept, found


def test_each_sentence_stands_once() -> None:
    assert [row for row, often in Counter(row[0] for row in ROWS).items() if often > 1] == []
    assert len(ROWS) >= 120


def test_the_lexicon_knows_enough_expressions() -> None:
    found = {each.entry.lemma for options in lexicon().expressions.values() for each in options}
    assert len(found) >= 1000


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("De raad geeft de bloemen water.", "raad"),
        ("Elke raad vraagt om een antwoord.", "raad"),
        ("Ik ga graag naar de mis.", "mis"),
        ("De pas van Joke ligt op kantoor.", "pas"),
        ("Zij lopen naar huis op de weg.", "weg"),
        ("Wij staan op en steken onze hand uit.", "hand"),
        ("Ik heb pijn in de hand.", "in"),
        ("Ik loop de trap op naar de zaal.", "op"),
        ("Er zitten gaten in de muur.", "gaten"),
        ("Wij houden, als het kan, de deur op slot en de hoogte van het hek laag.", "hoogte"),
    ],
)
def test_words_that_only_look_like_an_expression_are_no_part_of_one(
    sentence: str, words: str
) -> None:
    found = [each.words for part in suggest(sentence).sentences for each in part.tokens]
    assert not [each for each in found if words in each.split() and " " in each]

"""Whatever the text, there is an answer, soon, and nothing is drawn that is not known."""

import json
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pictos import candidates, hints, search, suggest
from pictos.speech import spoken
from pictos.words import split_sentences

PIECES = st.sampled_from(
    ["de bus", "niet ", "€", "12,50", " 3-3-2027", "14:30", "'s", "’", "\ud800", "\x00", "\u202e",
     "😀", "<b>", "&amp;", "<script>", "@", "www.", "https://", "e\u0301", "ﬁ", "ß", "İ", "ΑΣ",
     "漢字", "عربي", "-", "--", "/", "t/m", "i.v.m.", "\n", "\t", " ", ".", "?", "…", "(", "JAN",
     "Jan de ", "uit te ", "stellen", "1e", "0612345678", "%", "zevenhonderd", "een", "half "]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(alphabet=st.characters(codec=None), max_size=200),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_gets_an_answer(text: str) -> None:
    made = suggest(text)
    json.dumps(made.as_json())
    for sentence in made.sentences:
        assert sentence.main is None or 0 <= sentence.main < len(sentence.tokens)
        for picto in sentence.tokens:
            for words in picto.words.split(" ... "):
                assert words in sentence.text
    assert isinstance(spoken(text), str)
    split_sentences(text)
    hints(text)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_any_text_can_be_searched_for_and_chosen_from(text: str) -> None:
    assert len(candidates(text, limit=5)) <= 5
    assert len(search(text, limit=5)) <= 5


@pytest.mark.parametrize(
    "text",
    [
        "", "\n\n", "?!... --", "€ ,-", "((((", "'s ’", "😀 😀😀", "<div class='x'></div>",
        "<script>x</script>", "&nbsp;&amp;", "\ud800\udfff", "\x00\x01", "漢字 кот عربي",
        "qwrtpsdf xzvbnm", "a" * 10_000, "Zzz" * 3000, "ij" * 5000, "vergadering" * 900,
        "bla-" * 2500, "@" * 5000, "x.y" * 3000,
    ],
)  # fmt: skip
def test_nothing_is_drawn_where_nothing_is_known(text: str) -> None:
    assert [picto.words for each in suggest(text).sentences for picto in each.tokens] == []


ENGLISH = """
The die was cast and the war is over. She was born in a small village. They are not here.
We had a long arm of the law. He will bring the list to the bank. I like to bike and swim.
Is this the end of the road? It was hard to see who made the noise. The rest of the room is dim.
What a pity that the wind was so strong. My leg is sore. The men had a great time in the lake.
Please lend me your pen. This is not of any use. The boss was bad and the lot was big.
Go over there and wait for me. There is a bug in the bed. I am the king of the hill.
"""


def test_another_language_is_left_alone() -> None:
    words = len(ENGLISH.split())
    found = [picto.words for each in suggest(ENGLISH).sentences for picto in each.tokens]
    print(found)  # noqa: T201 - read with `pytest -rP`
    assert len(found) <= 0.06 * words


def test_dutch_with_a_word_of_another_language_is_still_dutch() -> None:
    for text in ("Dans les om drie uur.", "Wij kijken The Voice for Kids.", "Yes, pizza!"):
        assert suggest(text).sentences[0].tokens


@pytest.mark.parametrize(
    "piece",
    [
        "De voorzitter opent de vergadering en niet de deur, ", "niet ", "De Van ", "1 ", "1-",
        "a.b", "@", "a@", "www.", "+31 ", "€", "12,", "een ", "uit te ", "zo'n ", "..", "\n", "ee",
        "l1", "duizend", "honderd", "half ", "5 voor ", "J. ", "i.v.m. ", "1. ", "3 uur ", "1.15 ",
        "1234 AB ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("answer", [suggest, spoken, split_sentences])
def test_the_time_grows_with_the_length_of_the_text_only(
    piece: str, answer: Callable[[str], object]
) -> None:
    small = min(_seconds(answer, piece, 4_000, time) for time in range(3))
    large = min(_seconds(answer, piece, 16_000, time) for time in range(3))
    assert large <= 10 * max(small, 0.002)


def _seconds(answer: Callable[[str], object], piece: str, size: int, time: int) -> float:
    text = f"{size}{time} " + piece * (size // len(piece))  # a new text: answers are remembered
    begun = process_time()
    answer(text)
    return process_time() - begun

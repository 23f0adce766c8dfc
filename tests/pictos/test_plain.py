import re
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictos.hard import hard_words
from pictos.plain import MOST_TEXT, REASONS, Hint, hints

HERE = Path(__file__).parent
EASY = (HERE / "easy_sentences.txt").read_text(encoding="utf-8").splitlines()
HARD = [
    line.split("\t")
    for line in (HERE / "hard_sentences.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
DATA = (HERE.parent.parent / "pictos/data/hard_words.tsv").read_text(encoding="utf-8")
ROWS = [line.split("\t") for line in DATA.splitlines()[1:]]


def of_kind(kind: str, text: str) -> Hint:
    return next(hint for hint in hints(text) if hint.kind == kind)


@pytest.mark.parametrize(
    ("text", "rule", "kind", "words"),
    [
        ("Wij gaan op dinsdag met de bus en de trein naar de grote stad.", "R10", "long-sentence",
         "Wij gaan op dinsdag met de bus en de trein naar de grote stad."),
        ("Wij eten soep. Jij niet.", "R11", "new-line", "Jij niet."),
        ("Wij gaan naar huis omdat het regent buiten.", "R14", "two-points", "omdat"),
        ("De kamer wordt morgen geverfd.", "R14", "passive", "wordt morgen geverfd"),
        ("Niemand kan niet komen.", "R14", "double-negation", "Niemand kan niet"),
        ("De procedures zijn goed. Derhalve.", "R15", "hard-word", "Derhalve"),
        ("Lees de notulen.", "R15", "explain", "notulen"),
        ("De raad van toezicht komt.", "R15", "explain", "raad van toezicht"),
        ("Wij trekken nu aan de bel.", "R15", "figure", "trekken nu aan de bel"),
        ("De brandveiligheid is goed.", "R15", "long-word", "brandveiligheid"),
        ("De lorgnet is op.", "R15", "rare-word", "lorgnet"),
        ("Er komen twee mensen.", "R16", "number-in-words", "twee"),
        ("De helft is 50%.", "R16", "percentage", "50%"),
        ("Lees hoofdstuk IV.", "R16", "roman-numeral", "IV"),
        ("Wij komen i.v.m. ziekte.", "R17", "abbreviation", "i.v.m."),
        ("Kom NIET binnen.", "R17", "capitals", "NIET"),
        ("De deadline is vrijdag.", "R17", "english", "deadline"),
        ("woord " * 51, "R18", "long-paragraph", "woord " * 51),
        ("woord " * 301, "R18", "no-summary", "woord " * 301),
    ],
)  # fmt: skip
def test_what_is_hard_is_pointed_out(text: str, rule: str, kind: str, words: str) -> None:
    assert (rule, kind, words) in {(hint.rule, hint.kind, hint.text) for hint in hints(text)}


def test_each_kind_says_why_it_is_hard() -> None:
    assert len({reason for _, reason in REASONS.values()}) == len(REASONS)
    assert of_kind("passive", "De kamer wordt geverfd.").reason == "Je leest niet wie het doet."


def test_easy_sentences_are_left_alone() -> None:
    alarms = [line for line in EASY if any(hint.kind != "new-line" for hint in hints(line))]
    assert len(EASY) == 60
    assert len(alarms) <= 1, alarms


def test_hard_sentences_get_the_right_hint() -> None:
    missed = [text for kind, text in HARD if kind not in {hint.kind for hint in hints(text)}]
    assert len(HARD) == 60
    assert missed == []


@pytest.mark.parametrize(
    ("text", "words", "better"),
    [
        ("Zij informeert ons.", "informeert", "vertelt"),
        ("Wij verzoeken u te komen.", "verzoeken", "vragen"),
        ("Een adequate oplossing.", "adequate", "goede"),
        ("Met betrekking tot de soep.", "Met betrekking tot", "over"),
        ("Hij implementeert het plan.", "implementeert", "begint met"),
    ],
)
def test_easier_words_that_fit_come_in_the_form_of_the_sentence(
    text: str, words: str, better: str
) -> None:
    hint = of_kind("hard-word", text)
    assert (hint.text, hint.better, hint.fits) == (words, better, True)


@pytest.mark.parametrize(
    "text",
    [
        "De medewerker komt.", "Wij zijn geïnformeerd.", "Wij stellen u in kennis.",
        "Wij overwegen het.", "Het is goed dit te handhaven.", "Wij accepteren het plan.",
        "De voorzieningen zijn goed.", "Zij accepteert het.", "De frequente klacht.",
    ],
)  # fmt: skip
def test_easier_words_that_do_not_fit_are_told_only(text: str) -> None:
    hint = of_kind("hard-word", text)
    assert hint.better in {hard.better for hard in hard_words().values()}
    assert not hint.fits


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("De baas hakt morgen de knoop door.", "kiezen"),
        ("De knoop is doorgehakt.", "kiezen"),
        ("Wij namen het plan onder de loep.", "goed bekijken"),
        ("Hij heeft hard aan de bel getrokken.", "zeggen dat het niet goed gaat"),
        ("Het was kort door de bocht.", "te snel gezegd"),
        ("Het feest viel in het water.", "niet doorgaan"),
        ("Zij steken de koppen bij elkaar.", "samen nadenken"),
    ],
)
def test_figures_of_speech_are_found_in_any_form(text: str, better: str) -> None:
    hint = of_kind("figure", text)
    assert (hint.better, hint.fits) == (better, False)


@pytest.mark.parametrize("text", ["Trek aan de deur.", "De bel gaat.", "Ik hak een knoop af."])
def test_the_words_of_a_figure_by_themselves_are_none(text: str) -> None:
    assert "figure" not in {hint.kind for hint in hints(text)}


def test_every_figure_is_found_as_it_is_written() -> None:
    figures = [word for word, kind, _ in ROWS if kind == "figure"]
    found = [
        [hint.text for hint in hints(f"x {word}.") if hint.kind == "figure"] for word in figures
    ]
    assert [(word, [word]) for word in figures] == list(zip(figures, found, strict=True))


def test_a_word_to_learn_is_explained_once_and_not_where_the_text_does_so() -> None:
    twice = "Lees de notulen.\nDe notulen zijn af.\nWat is de begroting?"
    assert [hint.text for hint in hints(twice) if hint.kind == "explain"] == [
        "notulen",
        "begroting",
    ]
    assert "explain" not in {hint.kind for hint in hints("Advies betekent: wat wij vinden.")}
    assert "explain" not in {hint.kind for hint in hints("Een advies is: wat wij vinden.")}


def test_names_are_neither_hard_nor_rare() -> None:
    assert hints("Ik ben bij mevrouw Visie.") == []
    assert hints("Kwibus komt.", names=["Kwibus"]) == []


@pytest.mark.parametrize(
    ("word", "split"),
    [
        ("brandveiligheid", "brand-veiligheid"), ("maaltijdbezorging", "maaltijd-bezorging"),
        ("personeelsbestand", "personeels-bestand"), ("gemeenschappelijke", None),
    ],
)  # fmt: skip
def test_long_words_are_shown_split_where_they_are_made_of_two(
    word: str, split: str | None
) -> None:
    assert {hint.better for hint in hints(f"De {word}.") if hint.kind == "long-word"} <= {split}
    assert split is None or of_kind("long-word", f"De {word}.").fits


@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["De notulen", "NIET", "i.v.m.", "cliënt", "e\u0301e\u0301n", "cafe\u0301", "50%",
                 "\n", "\n\n", "IV", "hakt de knoop door", "\x00", "\ud800", "\u0958",
                 "\u1112\u1161", "wordt", "geverfd.", "Wij", "brandveiligheid", "twee", "😀", ". "]
            ),
            st.text(max_size=6),
        ),
        max_size=25,
    )
)  # fmt: skip
def test_each_hint_stands_at_its_place(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = hints(text)
    assert [hint.start for hint in found] == sorted(hint.start for hint in found)
    for hint in found:
        assert hint.text == text[hint.start : hint.end]
        assert hint.kind in REASONS


@given(
    st.lists(st.one_of(st.text(max_size=9), st.sampled_from(["e\u0301", "\u0958", "\u1112\u1161"])))
)
def test_what_comes_before_is_counted_as_it_was_given(before: list[str]) -> None:
    text = "".join(before) + "\nEr komen twee mensen."
    start = text.index("twee mensen")
    assert (start, start + 4) in {
        (hint.start, hint.end) for hint in hints(text) if hint.kind == "number-in-words"
    }


def test_places_are_right_when_the_text_is_decomposed() -> None:
    text = unicodedata.normalize("NFD", "Café Één, cliënt Zoë. De ideeën: lees de notulen én kom.")
    hint = of_kind("explain", text)
    assert text[hint.start : hint.end] == hint.text == "notulen"


def test_there_are_pairs_enough_in_order_and_each_once() -> None:
    kinds = [kind for _, kind, _ in ROWS]
    words = [word.lower() for word, _, _ in ROWS]
    assert kinds.count("say") + kinds.count("explain") >= 600
    assert kinds.count("figure") >= 100
    assert set(kinds) == {"say", "explain", "figure", "english"}
    assert words == sorted(set(words))


@pytest.mark.parametrize("kind", ["say", "explain", "figure", "english"])
def test_easier_words_hold_no_hard_word(kind: str) -> None:
    circles = {
        (word, hint.text)
        for word, own, better in ROWS
        if own == kind
        for hint in hints(f"x {better}")
        if hint.kind in ("hard-word", "english", "figure") or hint.text == word
    }
    assert circles == set()


def test_easier_words_are_common() -> None:
    rare = {
        (word, hint.text)
        for word, _, better in ROWS
        for hint in hints(f"x {better}")
        if hint.kind in ("rare-word", "long-word", "abbreviation")
    }
    assert rare == set()


def test_easier_words_are_short() -> None:
    assert [better for _, _, better in ROWS if len(re.findall(r"\w+", better)) > 9] == []


@pytest.mark.parametrize(
    "text", ["", "\x00", "a" * 10_000, "wordt " * 3000, "en " * 5000, "IVXLC" * 99]
)
def test_any_text_is_accepted(text: str) -> None:
    hints(text)


@pytest.mark.parametrize(
    "piece",
    [
        "Wij stellen u in kennis van de notulen.", "aan de bel door de bocht", "e\u0301",
        "stellen op", "en wordt niet",
    ],
)  # fmt: skip
def test_time_grows_with_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = " ".join(f"{piece} {number}" for number in range(size))[:size]
        started = time.perf_counter()
        hints(text)
        return time.perf_counter() - started

    seconds(1_000)
    assert seconds(MOST_TEXT) < 4 * 4 * seconds(MOST_TEXT // 4) + 0.1

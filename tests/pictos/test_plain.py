import pytest

from pictos.plain import hard_words, hints


def kinds(text: str) -> dict[str, str | None]:
    return {hint.kind: hint.better for hint in hints(text)}


@pytest.mark.parametrize(
    ("text", "rule", "kind", "words"),
    [
        ("Wij gaan op dinsdag met de bus en de trein naar de grote stad.", "R10", "long-sentence",
         "Wij gaan op dinsdag met de bus en de trein naar de grote stad."),
        ("Wij eten soep. Jij niet.", "R11", "new-line", "Jij niet."),
        ("Wij gaan naar huis omdat het regent buiten.", "R14", "two-points", "omdat"),
        ("De kamer wordt geverfd.", "R14", "passive", "wordt ... geverfd"),
        ("Niemand kan niet komen.", "R14", "double-negation", "Niemand ... niet"),
        ("Lees de notulen.", "R15", "hard-word", "notulen"),
        ("De raad van toezicht komt.", "R15", "hard-word", "raad van toezicht"),
        ("De brandveiligheid is goed.", "R15", "long-word", "brandveiligheid"),
        ("Er komen twee mensen.", "R16", "number-in-words", "twee"),
        ("De helft is 50%.", "R16", "percentage", "50%"),
        ("Lees hoofdstuk IV.", "R16", "roman-numeral", "IV"),
        ("Wij komen i.v.m. ziekte.", "R17", "abbreviation", "i.v.m."),
        ("Kom NIET binnen.", "R17", "capitals", "NIET"),
        ("De deadline is vrijdag.", "R17", "english", "deadline"),
        ("woord " * 51, "R18", "long-paragraph", ("woord " * 51).strip()[:60]),
    ],
)  # fmt: skip
def test_what_is_hard_is_pointed_out(text: str, rule: str, kind: str, words: str) -> None:
    assert (rule, kind, words) in {(hint.rule, hint.kind, hint.text) for hint in hints(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Wij eten soep en brood.", "De raad komt op dinsdag 3 maart.", "Het gaat over ons huis.",
        "Ik ga niet mee.", "De tv is van Wim.", "Wat wil jij?", "Het wordt laat.",
    ],
)  # fmt: skip
def test_easy_sentences_are_left_alone(text: str) -> None:
    assert hints(text) == []


def test_a_hint_names_what_is_easier() -> None:
    assert kinds("Lees de notulen.")["hard-word"] == "wat wij hebben gezegd en besloten"
    assert kinds("Er komen twee mensen.")["number-in-words"] == "2"
    assert kinds("Kom i.p.v. mij.")["abbreviation"] == "in plaats van"


def test_places_lead_back_to_the_text() -> None:
    text = "Kom NIET. \n\n De notulen e.d. zijn er, enz.\nTwintig procent is 5%."
    for hint in hints(text):
        if "..." not in hint.text:
            assert text[hint.start : hint.end] == hint.text


def test_hints_come_in_the_order_of_the_text() -> None:
    starts = [hint.start for hint in hints("De notulen. Kom NIET. Twee mensen.")]
    assert starts == sorted(starts)


def test_there_are_hard_words_enough_and_none_explains_itself() -> None:
    assert len(hard_words()) >= 120
    assert all(word != better != "" for word, better in hard_words().items())


@pytest.mark.parametrize(
    "text", ["", "\x00", "a" * 10_000, "wordt " * 3000, "en " * 5000, "IVXLC" * 99]
)
def test_any_text_is_accepted(text: str) -> None:
    hints(text)

import pytest

from pictos.compounds import split_compound
from pictos.lemmas import forms
from pictos.moments import find_moments
from pictos.names import find_names
from pictos.words import split_sentences, tokenize


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Goed. Gaat wel. Niet goed.", ["Goed.", "Gaat wel.", "Niet goed."]),
        ("Om 14.30 uur komt dhr. J. de Wit.", ["Om 14.30 uur komt dhr. J. de Wit."]),
        ("Het is bijv. op 3-4-2027. Kom je?", ["Het is bijv. op 3-4-2027.", "Kom je?"]),
        ("Een regel\nnog een regel", ["Een regel", "nog een regel"]),
        ("3. Actielijst", ["3. Actielijst"]),
        ("Kom je? Ja!", ["Kom je?", "Ja!"]),
        (" \n\n ", []),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


def test_tokens_lead_back_to_the_text() -> None:
    text = "'s Avonds eten we foto’s, zei Anne-Marie."
    tokens = tokenize(text)
    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert [token.text for token in tokens][:2] == ["'s", "Avonds"]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("kamertjes", "kamer"), ("boompjes", "boom"), ("busje", "busje"), ("leden", "lid"),
        ("gestolen", "stelen"), ("aangenomen", "aannemen"), ("weggaat", "weggaan"),
        ("schoongemaakt", "schoonmaken"), ("ging", "gaan"), ("foto's", "foto"),
        ("groene", "groen"), ("brieven", "brief"), ("uitgenodigd", "uitnodigen"),
    ],
)  # fmt: skip
def test_a_form_leads_to_its_lemma(form: str, lemma: str) -> None:
    assert lemma in forms(form)


@pytest.mark.parametrize("word", ["over", "laten", "naast", "onder", "alleen"])
def test_small_words_are_no_form_of_another_word(word: str) -> None:
    assert not {"ov", "la", "na"} & set(forms(word))


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("Bewonersoverleg: donderdag 9 april, half elf.", ["weekday:thursday", "leaf:09-04",
                                                           "clock:10:30"]),
        ("Om kwart over één.", ["clock:01:15"]),
        ("Vrijdag om kwart voor 3 's middags", ["weekday:friday", "clock:14:45"]),
        ("Op 18-02-2027 om 14:30", ["leaf:2027-02-18", "clock:14:30"]),
        ("van 10.00 tot 12.30 uur", ["clock:10:00", "clock:12:30"]),
        ("om tien over half acht 's avonds", ["clock:19:40"]),
        ("Het duurt 2 uur", ["number:2"]),
        ("De huur is € 1.250,50", ["money:125050"]),
        ("twee euro of € 5,-", ["money:200", "money:500"]),
        ("op 31 februari", []),
        ("3. Actielijst", []),
        ("maandagavond", ["weekday:monday"]),
        ("om 25.99 uur", []),
        ("bel 0612345678", []),
    ],
)  # fmt: skip
def test_values_are_drawn_from_what_they_are(text: str, symbols: list[str]) -> None:
    assert [str(moment.symbol) for moment in find_moments(text)] == symbols


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Roos en Beer komen.", ["Roos", "Beer"]),
        ("Vraag het aan Sanne.", ["Sanne"]),
        ("Mevrouw De Wit woont hier.", ["De Wit"]),
        ("Ik sprak met Jan de Boer.", ["Jan de Boer"]),
        ("Dat zei dhr. van Dijk.", ["van Dijk"]),
        ("De rozen zijn mooi.", []),
        ("Wil je komen?", []),
        ("Ben je klaar?", []),
        ("Op dinsdag in Amsterdam.", []),
        ("'s Avonds eten we.", []),
        ("De WMCZ en de EHBO.", []),
    ],
)
def test_names_are_found_and_words_are_not(text: str, names: list[str]) -> None:
    tokens = tokenize(text)
    found = [text[tokens[name.first].start : tokens[name.last].end] for name in find_names(tokens)]
    assert found == names


def test_a_known_name_is_certain_even_when_it_is_a_word() -> None:
    tokens = tokenize("Zomer gaat naar huis.")
    assert [name.initials for name in find_names(tokens, ["Zomer Bloem"])] == ["Z"]
    assert list(find_names(tokens)) == []


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("wijkvergadering", "meeting"), ("bewonersfeest", "party"),
        ("kerstboodschappen", "groceries"), ("zorgwinkel", "shop"), ("tuinfeestje", "party"),
    ],
)  # fmt: skip
def test_the_head_of_a_compound_carries_it(word: str, concept: str) -> None:
    found = split_compound(word)
    assert found is not None
    assert found[1].concept == concept


@pytest.mark.parametrize(
    "word", ["gerecht", "verhaal", "oorlog", "aandeel", "kabeljauw", "ontslag"]
)
def test_a_word_that_only_looks_like_a_compound_is_left_whole(word: str) -> None:
    assert split_compound(word) is None

import pytest

from pictos.names import find_names
from pictos.sentence import suggest
from pictos.words import tokenize


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Roos en Beer komen.", ["Roos", "Beer"]),
        ("Vraag het aan Sanne.", ["Sanne"]),
        ("Vraag het Iris.", ["Iris"]),
        ("Mevrouw De Wit woont hier.", ["De Wit"]),
        ("Ik sprak met Jan de Boer.", ["Jan de Boer"]),
        ("Bart de Wit en Els Vos", ["Bart de Wit", "Els Vos"]),
        ("Dat zei dhr. van Dijk.", ["van Dijk"]),
        ("De heer A. Visser opent.", ["A. Visser"]),
        ("J.P. de Groot is voorzitter.", ["J.P. de Groot"]),
        ("Dokter Appel is er.", ["Appel"]),
        ("Anne-Marie zingt.", ["Anne-Marie"]),
        ("Ik bel Petra de Groot-Visser.", ["Petra de Groot-Visser"]),
        ("Fatima's fiets is stuk.", ["Fatima's"]),
        ("Wil is jarig.", ["Wil"]),
        ("Ben komt morgen.", ["Ben"]),
        ("Groetjes, Kim", ["Kim"]),
        ("Daan, Lotte en Sem eten soep.", ["Daan", "Lotte", "Sem"]),
        ("Aanwezig: Roos, Beer, Els", ["Roos", "Beer", "Els"]),
        ("Dat zegt de Raad van Bestuur.", []),
        ("De rozen zijn mooi.", []),
        ("De merel zingt.", []),
        ("Wil je komen?", []),
        ("Ben je klaar?", []),
        ("Hoop doet leven.", []),
        ("Op dinsdag in Amsterdam.", []),
        ("'s Avonds eten we.", []),
        ("De WMCZ en de EHBO.", []),
        ("Vandaag praat de Voorzitter.", []),
        ("De Raad praat met de Leden.", []),
        ("Dit is plan A. De raad leest het.", []),
        ("VRAAG HET AAN JAN.", []),
    ],
)
def test_names_are_found_and_words_are_not(text: str, names: list[str]) -> None:
    tokens = tokenize(text)
    found = [text[tokens[name.first].start : tokens[name.last].end] for name in find_names(tokens)]
    assert found == names


@pytest.mark.parametrize(
    ("text", "word"), [("De Wit opent.", "Wit"), ("Wij wonen in de Roos.", "Roos")]
)
def test_what_may_be_a_house_or_a_person_is_not_drawn_at_all(text: str, word: str) -> None:
    assert word not in {picto.words for picto in suggest(text).sentences[0].tokens}


def test_a_known_name_is_certain_even_when_it_is_a_word() -> None:
    tokens = tokenize("Zomer gaat naar huis.")
    assert [name.initials for name in find_names(tokens, ["Zomer Bloem"])] == ["Z"]
    assert list(find_names(tokens)) == []

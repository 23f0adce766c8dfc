"""A word is found by its other forms and by the parts of a compound, accents or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.search.service.analysis import MOST_INDEXED, asked, folded, index_of, words_in

PAIRS = """
advies/adviezen lid/leden verslag/verslagen fiets/fietsen bezoek/bezoeken besluit/besloten
vergadering/vergaderingen huis/huizen bewoner/bewoners eten/gegeten stemmen/gestemd
verhuizen/verhuisd raad/raden kamer/kamers begroting/begrotingen klacht/klachten regel/regels
koken/gekookt kiezen/gekozen helpen/geholpen brief/brieven kind/kinderen ei/eieren stad/steden
weg/wegen plan/plannen wens/wensen uitje/uitjes begeleider/begeleiders cliënt/clienten
mogen/mocht praten/praatten wonen/woont nieuw/nieuwe duur/dure groot/grote verbouwen/verbouwd
afspreken/afgesproken opruimen/opgeruimd foto/foto's
"""
COMPOUNDS = """
vervoer/leerlingenvervoer raad/cliëntenraad plan/zorgplan feest/tuinfeest regeling/klachtenregeling
kamer/vergaderkamer geld/huishoudgeld veiligheid/brandveiligheid
"""


def is_found(query: str, text: str) -> bool:
    found = index_of(f"Wij praten over {text} in maart.")
    return all(not term.isdisjoint(found) for term in asked(query))


@pytest.mark.parametrize("pair", PAIRS.split())
def test_a_word_is_found_by_its_other_form_and_the_other_way_round(pair: str) -> None:
    one, other = pair.split("/")
    assert is_found(one, other)
    assert is_found(other, one)


@pytest.mark.parametrize("pair", COMPOUNDS.split())
def test_a_part_finds_the_compound_and_not_the_other_way_round(pair: str) -> None:
    part, whole = pair.split("/")
    assert is_found(part, whole)
    assert is_found(whole, whole)
    assert not is_found(whole, part)


def test_accents_capitals_and_ligatures_do_not_matter() -> None:
    assert folded("Cliënt Ænne Ørsted ﬁets") == "client aenne orsted fiets"
    assert is_found("CLIENTENRAAD", "cliëntenraad")
    assert is_found("cliëntenraad", "clie\u0308ntenraad")


def test_words_that_say_nothing_are_not_asked() -> None:
    assert len(asked("wat is er in de keuken")) == 1
    assert len(asked("wie is er")) == 3
    assert asked("wie")[0] <= index_of("Wie is er?", title=True)


@given(st.text(max_size=300))
def test_any_text_has_words_and_gets_an_answer(text: str) -> None:
    for begin, end, word in words_in(text):
        assert text[begin:end].casefold()[:40] == word
    assert all(len(word) <= 60 for word in index_of(text))
    assert all(asked(text))
    assert len(asked(text)) <= 8


def test_a_text_of_ten_thousand_brackets_is_nothing() -> None:
    assert asked("(" * 10_000) == ()
    assert len(asked("woord " * 2_000)) == 1


def test_a_text_of_nothing_but_different_words_is_cut_off() -> None:
    words = [f"x{n}q" for n in range(MOST_INDEXED + 5)]
    found = index_of(" ".join(words))
    assert words[0] in found
    assert words[-1] not in found

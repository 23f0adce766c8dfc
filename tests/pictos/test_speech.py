import time

import pytest

from pictos.speech import spoken


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Het kost € 12,50.", "Het kost twaalf euro vijftig."),
        ("€ 0,50 of € 5,-", "vijftig cent of vijf euro"),
        ("€ 1.250,05", "twaalfhonderdvijftig euro en vijf cent"),
        ("€ 2 miljoen", "twee miljoen euro"),
        ("Op 3-3-2027.", "Op drie maart tweeduizend zevenentwintig."),
        ("di 3 mrt. 2027", "dinsdag drie maart tweeduizend zevenentwintig"),
        ("in 1998", "in negentienhonderdachtennegentig"),
        ("om 14:30 uur", "om half drie"),
        ("om 9:05, 9:20 en 9:40", "om vijf over negen, tien voor half tien en tien over half tien"),
        ("09.45 uur", "kwart voor tien"),
        ("van 10:00-11:30 uur", "van tien uur tot half twaalf"),
        ("9-11 uur", "negen tot elf uur"),
        ("20:00 uur", "acht uur"),
        ("twee uur per week", "twee uur per week"),
        ("de 1e en de 23ste keer", "de eerste en de drieëntwintigste keer"),
        ("12.000 mensen", "twaalfduizend mensen"),
        ("50% of 12,5%", "vijftig procent of twaalf komma vijf procent"),
        ("1/2 taart en 3/4 liter", "een halve taart en driekwart liter"),
        ("2x 5kg", "twee keer vijf kilo"),
        ("15 min.", "vijftien minuten."),
        ("Mw. De Wit en dhr. J. de Boer", "Mevrouw De Wit en meneer J. de Boer"),
        (
            "bijv. i.v.m. ziekte, o.a. griep",
            "bijvoorbeeld in verband met ziekte, onder andere griep",
        ),
        ("Nr. 5 t/m 8", "Nummer vijf tot en met acht"),
        ("appels, peren, enz.", "appels, peren, enzovoort."),
        ("W.v.t.t.k.", "Wat verder ter tafel komt."),
        ("ja/nee en/of hij/zij", "ja of nee en of hij of zij"),
        ("Bel 06-12345678", "Bel nul zes, één twee, drie vier, vijf zes, zeven acht"),
        ("Bel 112!", "Bel één één twee!"),
        ("Bel bij brand 112", "Bel bij brand één één twee"),
        ("kamer 112", "kamer honderdtwaalf"),
        ("info@delinde.nl", "info apenstaartje delinde punt nl"),
        ("www.delinde.nl/raad", "w w w punt delinde punt nl schuine streep raad"),
        ("de Wmcz en de WLZ", "de W M C Z en de W L Z"),
        ("IK WIL DAT NIET", "IK WIL DAT NIET"),
        ("3. Actielijst", "3. Actielijst"),
        ("3-2 gewonnen", "3-2 gewonnen"),
        ("op 31 februari", "op eenendertig februari"),
    ],
)
def test_a_text_is_said_as_a_person_says_it(text: str, said: str) -> None:
    assert spoken(text) == said


@pytest.mark.parametrize("text", ["", "  \n", "Wij eten soep.\n\nJij ook?", "Or: een kop thee."])
def test_what_needs_no_change_stays_as_it_is(text: str) -> None:
    assert spoken(text) == text


def test_what_is_said_is_not_changed_again() -> None:
    said = spoken("Mw. De Wit komt di 3 mrt. om 14:30 uur met € 12,50 (i.v.m. de Wmcz).")
    assert spoken(said) == said


def test_time_grows_with_the_length_of_the_text_only() -> None:
    def spent(times: int) -> float:
        text = "9" * times + " a.b" * times + " 1-" * times + "@" * times
        begun = time.process_time()
        spoken(text)
        return time.process_time() - begun

    spent(2)
    assert spent(1600) < 12 * max(spent(400), 0.002)

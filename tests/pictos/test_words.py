import pytest

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
        ("Op di. 3 mrt. 2027. Kom je?", ["Op di. 3 mrt. 2027.", "Kom je?"]),
        ("Mail info@delinde.nl. Wij lezen het.", ["Mail info@delinde.nl.", "Wij lezen het."]),
        (" \n\n ", []),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("'s Avonds", ["'s", "Avonds"]),
        ("'t Is 'n feest", ["'t", "Is", "'n", "feest"]),
        ("foto’s van m'n zus", ["foto’s", "van", "m'n", "zus"]),
        ("zo'n cao", ["zo'n", "cao"]),
        ("Hij zei: 'Kom'.", ["Hij", "zei", ":", "Kom", "."]),
        ("uit 's-Hertogenbosch", ["uit", "'s-Hertogenbosch"]),
        ("Anne-Marie", ["Anne-Marie"]),
        ("ja/nee", ["ja", "nee"]),
        ("€ 12,50", ["€", "12,50"]),
        ("de 1e, 3de of 20ste", ["de", "1e", ",", "3de", "of", "20ste"]),
        ("mail info@de-linde.nl.", ["mail", "info@de-linde.nl", "."]),
        ("zie www.delinde.nl/raad!", ["zie", "www.delinde.nl/raad", "!"]),
        ("zie https://delinde.nl/a?b=1.", ["zie", "https://delinde.nl/a?b=1", "."]),
        ("de bege1eider", ["de", "bege1eider"]),
    ],
)
def test_a_sentence_is_cut_into_tokens(text: str, tokens: list[str]) -> None:
    found = tokenize(text)
    assert [token.text for token in found] == tokens
    assert [text[token.start : token.end] for token in found] == tokens


def test_an_address_is_no_word() -> None:
    assert [token.is_word for token in tokenize("mail Roos@delinde.nl 3 .")] == [
        True, False, False, False,
    ]  # fmt: skip


def test_the_apostrophe_of_a_printer_is_that_of_a_keyboard() -> None:
    assert [token.lower for token in tokenize("Foto’s \u00b4s avonds")] == [
        "foto's",
        "'s",
        "avonds",
    ]

import pytest

from pictos.moments import find_moments
from pictos.numbers import in_words, nth_in_words, value
from pictos.sentence import suggest
from pictos.values import find_values


def drawn(text: str) -> list[str]:
    return [str(moment.symbol) for moment in find_moments(text) if moment.symbol]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("dinsdag 3 maart", ["weekday:tuesday", "leaf:03-03"]),
        ("di. 3 mrt. 2027", ["weekday:tuesday", "leaf:2027-03-03"]),
        ("3-3-2027", ["leaf:2027-03-03"]),
        ("03/03/2027 of 3.3.2027", ["leaf:2027-03-03", "leaf:2027-03-03"]),
        ("3-3-27", ["leaf:2027-03-03"]),
        ("2027-03-03", ["leaf:2027-03-03"]),
        ("op 3/3", ["leaf:03-03"]),
        ("de 3e maart", ["leaf:03-03"]),
        ("op 31 februari", []),
        ("29-2-2027", []),
        ("maandagavond", ["weekday:monday"]),
        ("zo 3 keer", ["number:3"]),
        ("Ik ga naar ma.", []),
    ],
)
def test_a_date_is_a_leaf_of_the_calendar(text: str, symbols: list[str]) -> None:
    assert drawn(text) == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("half drie", ["clock:02:30"]),
        ("half één", ["clock:12:30"]),
        ("14:30", ["clock:14:30"]),
        ("om 13.15", ["clock:13:15"]),
        ("15u30", ["clock:15:30"]),
        ("om 3u", ["clock:03:00"]),
        ("kwart voor 4", ["clock:03:45"]),
        ("Om kwart over één.", ["clock:01:15"]),
        ("vijf voor twaalf", ["clock:11:55"]),
        ("om tien over half acht 's avonds", ["clock:19:40"]),
        ("om 8 uur ontbijt en 's avonds soep", ["clock:08:00"]),
        ("Vrijdag om kwart voor 3 's middags", ["weekday:friday", "clock:14:45"]),
        ("12 uur 's nachts", ["clock:00:00"]),
        ("24:00", ["clock:00:00"]),
        ("van 10.00 tot 12.30 uur", ["clock:10:00", "clock:12:30"]),
        ("10:00-11:30 uur", ["clock:10:00", "clock:11:30"]),
        ("9-11 uur", ["clock:09:00"]),
        ("Bewonersoverleg: donderdag 9 april, half elf.", ["weekday:thursday", "leaf:09-04",
                                                           "clock:10:30"]),
        ("Op 18-02-2027 om 14:30", ["leaf:2027-02-18", "clock:14:30"]),
        ("om 25.99 uur", []),
        ("25:00", []),
        ("Het duurt 2 uur", ["number:2"]),
        ("drie uur per week", ["number:3"]),
        ("over twee uur", ["number:2"]),
        ("Wij praten een uur.", []),
        ("5 voor 3 tegen", ["number:5", "number:3"]),
    ],
)  # fmt: skip
def test_a_time_is_a_clock_unless_it_lasts(text: str, symbols: list[str]) -> None:
    assert drawn(text) == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("De huur is € 1.250,50", ["money:125050"]),
        ("twee euro of € 5,-", ["money:200", "money:500"]),
        ("€12,50 of 12,50 euro", ["money:1250", "money:1250"]),
        ("EUR 20 of 20 euro's", ["money:2000", "money:2000"]),
        ("5 euro 50", ["money:550"]),
        ("vijf euro en twintig cent", ["money:520"]),
        ("vijftig cent", ["money:50"]),
        ("€ 2 miljoen", []),
    ],
)
def test_money_is_drawn_from_its_amount(text: str, symbols: list[str]) -> None:
    assert drawn(text) == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("25 mensen", ["number:25"]),
        ("vijfentwintig mensen", ["number:25"]),
        ("1.250 mensen", ["number:1250"]),
        ("İİ 25 mensen", ["number:25"]),
        ("de 1e, de 3de en de tweede keer", ["number:1", "number:3", "number:2"]),
        ("2x", ["number:2"]),
        ("12.000 mensen", []),
        ("10% of tien procent", []),
        ("1/2 of een derde", []),
        ("3-2 gewonnen", []),
        ("versie 2.0", []),
        ("1234 AB", []),
        ("In 2027 is er feest.", ["number:2027"]),
        ("3. Actielijst", []),
        ("Ik vier mijn verjaardag. Vier je mee?", []),
        ("de Tweede Kamer", []),
    ],
)
def test_a_number_is_drawn_when_it_counts(text: str, symbols: list[str]) -> None:
    assert drawn(text) == symbols


@pytest.mark.parametrize(
    "text",
    [
        "06-12345678", "06 12 34 56 78", "+31 6 12345678", "020-1234567", "0800-1234",
        "info@delinde.nl", "www.bank.nl/hond", "https://bank.nl/kat?a=3", "bus.nl", "50%",
    ],
)  # fmt: skip
def test_what_only_looks_like_words_or_numbers_is_never_looked_up(text: str) -> None:
    sentence = suggest(f"Kijk: {text}.").sentences[0]
    assert [picto.words for picto in sentence.tokens if picto.words != "Kijk"] == []


def test_values_do_not_overlap_and_lead_back_to_the_text() -> None:
    text = "Di 3 maart 14.30 uur, € 5, 06-12345678, de 2e keer, 5 voor 3."
    ends = [0]
    for found in find_values(text):
        assert ends[-1] <= found.start < found.end <= len(text)
        ends.append(found.end)
    assert len(ends) == 8


def test_numbers_are_written_and_read() -> None:
    assert [value(in_words(number)) for number in range(12_000)] == list(range(12_000))
    assert in_words(1) == "één"
    assert in_words(1250) == "twaalfhonderdvijftig"
    assert in_words(2027) == "tweeduizend zevenentwintig"
    assert value("honderden") is None
    assert [nth_in_words(number) for number in (1, 3, 8, 12, 21, 103)] == [
        "eerste", "derde", "achtste", "twaalfde", "eenentwintigste", "honderdderde",
    ]  # fmt: skip

import re
from collections import Counter
from importlib.resources import files

import pytest

from pictos.conditions import NAMES
from pictos.lexicon import FILES, NONE, concept, concept_ids, lexicon
from pictos.matching import THRESHOLD
from pictos.symbols import Symbol

CLASSES = set("nptgvaqfdx")


def rows(name: str) -> list[list[str]]:
    text = (files("pictos") / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines()[1:]]


CONCEPTS = rows("concepts.tsv")
WORDS, EXPRESSIONS, HOMOGRAPHS = map(rows, FILES)
ENTRIES = [*WORDS, *EXPRESSIONS, *HOMOGRAPHS]


def test_every_symbol_can_be_drawn() -> None:
    for name, *_, symbols, _, _ in CONCEPTS:
        for symbol in () if symbols == NONE else symbols.split(";"):
            assert str(Symbol.parse(symbol)) == symbol, name


def test_every_concept_has_one_to_eight_plain_english_labels() -> None:
    for name, label, english, *_ in CONCEPTS:
        labels = english.split(";")
        assert 1 <= len(labels) <= 8, name
        assert len(set(labels)) == len(labels), name
        assert all(re.fullmatch(r"[a-z0-9][a-z0-9 '’-]*", each) for each in labels), name
        assert label == label.strip() != "", name
        assert len(label) <= 24, name


def test_a_picture_known_to_mislead_says_as_what() -> None:
    for name, *_, symbols, _, misread in CONCEPTS:
        assert re.fullmatch(r"-|[a-z][a-z ,]{1,39}", misread), name
        assert misread == NONE or symbols != NONE, name
    assert concept("idea").misread == "lamp"
    assert concept("bus").misread == ""


def test_no_concept_or_entry_stands_twice() -> None:
    names = Counter(row[0] for row in CONCEPTS)
    assert [name for name, often in names.items() if often > 1] == []
    keys = Counter((row[0].lower(), row[4]) for row in ENTRIES)
    assert [key for key, often in keys.items() if often > 1] == []


def test_each_entry_stands_in_its_own_file() -> None:
    readings = Counter(row[0].lower() for row in ENTRIES)
    assert [
        row[0] for row in WORDS if " " in row[0] or row[4] or readings[row[0].lower()] > 1
    ] == []
    assert [row[0] for row in EXPRESSIONS if " " not in row[0]] == []
    assert [row[0] for row in HOMOGRAPHS if " " in row[0]] == []
    for part in (WORDS, EXPRESSIONS, HOMOGRAPHS):
        keys = [(row[0].lower(), row[4]) for row in part]
        assert keys == sorted(keys)


def test_every_entry_leads_to_a_concept_and_says_what_it_is() -> None:
    known = set(concept_ids())
    for lemma, name, kind, confidence, _ in ENTRIES:
        assert name in known, lemma
        assert kind in CLASSES, lemma
        assert 0 < float(confidence) <= 1, lemma


def test_every_concept_has_a_word() -> None:
    used = {row[1] for row in ENTRIES}
    assert [name for name in concept_ids() if name not in used] == []


def test_every_condition_is_one_we_know() -> None:
    for lemma, _, _, _, condition in ENTRIES:
        assert {term.partition(":")[0] for term in condition.split()} <= NAMES, lemma


def test_every_concept_has_a_class_and_a_number_where_one_exists() -> None:
    for name, _, _, kind, _, _, bci, _ in CONCEPTS:
        assert kind in CLASSES, name
        assert re.fullmatch(r"-|[1-9]\d{3,4}", bci), name
    assert sum(row[6] != NONE for row in CONCEPTS) >= 1000
    assert (concept("meeting").bci, concept("opaque").bci) == (15450, None)


def test_what_stands_above_a_concept_ends_somewhere() -> None:
    above = {row[0]: row[4] for row in CONCEPTS}
    for name in above:
        passed = [name]
        while above[passed[-1]] != NONE:
            passed.append(above[passed[-1]])
            assert passed.count(passed[-1]) == 1, passed
    assert concept("apple").above == "fruit"
    assert concept("fruit").above == "food"


def test_the_lexicon_is_large_enough() -> None:
    assert sum(row[5] != NONE for row in CONCEPTS) >= 2000
    assert len({row[0].lower() for row in [*WORDS, *HOMOGRAPHS]}) >= 4900


def test_a_small_word_or_a_name_is_never_drawn_without_context() -> None:
    surely = {row[0] for row in WORDS if float(row[3]) >= THRESHOLD and concept(row[1]).symbol}
    slips = """bij was haar net pas kan waren mijn over voor eens past hoop zin mist weg arm bank
        kom pad slot punt licht mis bord bus lid lift recht kussen roos beer floor bas vast toen
        dan tot die er op in aan uit om van met"""
    assert surely.isdisjoint(slips.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("in-favour", "yes"), ("in-favour", "good"), ("yes", "good"), ("decision", "done"),
        ("idea", "advice"), ("help", "care"), ("help", "support-worker"), ("law", "right"),
        ("meeting", "client-council"), ("problem", "danger"), ("eat", "dinner"),
        ("against", "no-answer"), ("not", "no-answer"), ("tomorrow", "yesterday"),
        ("may", "may-not"), ("never", "always"), ("agenda", "agenda-item"),
    ],
)  # fmt: skip
def test_what_is_easily_confused_is_drawn_differently(one: str, other: str) -> None:
    assert concept(one).symbol != concept(other).symbol


DOMAINS = {
    "who": """ik jij wij iedereen niemand bewoner cliënt familie moeder vader broer zus vriend
        collega personeel vrijwilliger buurman bezoeker gast kind jongere volwassene man vrouw""",
    "meeting": """vergadering cliëntenraad voorzitter secretaris penningmeester agendapunt notulen
        besluit stemmen stembiljet advies instemming rondvraag voorstel verslag bijlage commissie
        bestuur bespreken uitnodiging verkiezing kandidaat evaluatie actielijst achterban""",
    "rights": """recht wet regel huisregel klacht klachtencommissie inspraak privacy geheim vrijheid
        dwang toestemming verboden eerlijk discriminatie pesten misbruik geweld veilig politie
        rechter aangifte handtekening paspoort weigeren vertrouwenspersoon""",
    "care": """zorg begeleider verzorgende verpleegkundige zorgplan medicijn douchen aankleden
        tandenpoetsen luier rolstoel rollator gehoorapparaat kunstgebit hulpmiddel dagbesteding
        thuiszorg mantelzorger logeren therapie ehbo gebarentaal dossier hulp nachtdienst""",
    "house": """kamer keuken badkamer toilet gang trap deur raam dak tuin balkon stoel tafel kast
        gordijn koelkast oven wasmachine stofzuiger televisie verwarming rookmelder sleutel afwas
        brievenbus verhuizing""",
    "food": """ontbijt lunch avondeten boterham kaas pindakaas melk koffie thee sap bier soep
        groente appel druif aardappel friet rijst pannenkoek vis ei yoghurt taart koekje chips""",
    "health": """gezond ziek pijn hoofdpijn koorts griep verkouden hoesten corona prik dokter
        tandarts ziekenhuis apotheek pil pleister wond bloed operatie ambulance astma hart maag
        duizelig moe dood""",
    "feelings": """blij boos bang verdrietig trots jaloers verliefd eenzaam rustig zenuwachtig
        tevreden teleurgesteld verbaasd opgelucht somber verlegen woedend bezorgd heimwee verdriet
        plezier huilen lachen troosten genieten enthousiast""",
    "money": """geld euro munt pinpas betalen kopen verkopen sparen schuld zakgeld loon uitkering
        huur kosten duur goedkoop korting bon factuur belasting verzekering begroting contributie
        subsidie portemonnee kassa""",
    "transport": """auto trein taxi tram fiets brommer boot vliegtuig rolstoelbus vrachtwagen
        wandelen rijden chauffeur bushalte station ov-chipkaart reis parkeren straat fietspad
        stoep zebrapad stoplicht rotonde wiel benzine""",
    "time": """vandaag gisteren overmorgen nu straks later nooit altijd vaak dag week weekend maand
        jaar uur minuut ochtend middag avond nacht lente zomer herfst winter kalender wekker""",
    "leisure": """muziek zingen dansen bioscoop theater museum uitje dierentuin kermis strand
        zwemmen voetbal bowlen biljarten bingo puzzel gamen lezen tekenen knutselen breien vakantie
        feest barbecue yoga schaken""",
    "work": """werk baan werkplaats fabriek kantoor winkel bakkerij boerderij kwekerij timmeren
        monteur kok bakker slager kapper boer tuinman schoonmaker leraar postbode stage opleiding
        diploma rooster vacature gereedschap""",
    "asking": "wie wanneer waarom hoe welke wat mogen moeten willen groot klein nieuw",
}  # fmt: skip


@pytest.mark.parametrize("domain", DOMAINS)
def test_the_words_of_a_council_are_known_and_drawn(domain: str) -> None:
    for word in DOMAINS[domain].split():
        assert any(concept(entry.concept).symbol for entry in lexicon().words.get(word, ())), word

import pytest

from pictos.lemmas import forms
from pictos.lexicon import lexicon

PLURALS = """
bewoners bewoner, begeleidsters begeleidster, huisje huis, huizen huis, brieven brief, brief
brief, kinderen kind, eieren ei, steden stad, leden lid, schepen schip, foto's foto, auto's
auto, paprika's paprika, cadeaus cadeau, museums museum, musea museum, programma's programma,
koeien koe, knieën knie, zeeën zee, ideeën idee, bacteriën bacterie, families familie,
vergaderingen vergadering, mogelijkheden mogelijkheid, moeilijkheden moeilijkheid, vakanties
vakantie, cliënten cliënt, cliënte cliënt
"""
DIMINUTIVES = """
paraplu'tje paraplu,
kopje kop, bloemetje bloem, kamertje kamer, boompje boom, ringetje ring, koninkje koning,
rekeningetje rekening, wandelingetje wandeling, tafeltje tafel, stoeltjes stoel, hondje hond,
katje kat, biertje bier, wijntje wijn, filmpje film, autootje auto, fotootje foto, dagje dag,
weekje week, feestje feest, koekje koek, broodje brood, gesprekje gesprek, plekje plek, lijstje
lijst, doosje doos, glaasje glas, blaadje blad, weggetje weg, dingetje ding, vaasje vaas, liedje
lied, beestje beest, jasje jas, mannetje man, vrouwtje vrouw, meisjes meisje, tasje tas, poesje
poes
"""
VERBS = """
liep lopen, liepen lopen, gelopen lopen, at eten, aten eten, gegeten eten, dronk drinken,
dronken drinken, gedronken drinken, sliep slapen, geslapen slapen, zag zien, zagen zien, gezien
zien, deed doen, deden doen, gedaan doen, gaf geven, gaven geven, gegeven geven, nam nemen,
genomen nemen, kreeg krijgen, kregen krijgen, gekregen krijgen, bracht brengen, gebracht
brengen, dacht denken, gedacht denken, kocht kopen, gekocht kopen, zocht zoeken, gezocht zoeken,
vroeg vragen, vroegen vragen, gevraagd vragen, zong zingen, gezongen zingen, zwom zwemmen,
gezwommen zwemmen, schreef schrijven, geschreven schrijven, las lezen, gelezen lezen, sprak
spreken, gesproken spreken, hielp helpen, geholpen helpen, koos kiezen, kozen kiezen, gekozen
kiezen, verloor verliezen, verloren verliezen, bleef blijven, gebleven blijven, stond staan, zat
zitten, lag liggen, hing hangen, viel vallen, gevallen vallen, riep roepen, sloot sluiten,
gesloten sluiten, besliste beslissen, beslist beslissen, stemden stemmen, vergaderde vergaderen,
vergaderd vergaderen, vergadert vergaderen, kookte koken, gekookt koken, kookt koken, wandelt
wandelen, wandelde wandelen, gewandeld wandelen, fietste fietsen, gefietst fietsen, praatten
praten, gepraat praten, praat praten, leefde leven, verhuisd verhuizen, verhuist verhuizen,
reisde reizen, gereisd reizen, beloofde beloven, beloofd beloven, bakt bakken, gebakken bakken,
wast wassen, waste wassen, gewassen wassen, rookt roken, gerookt roken, betaald betalen,
betaalde betalen, betaalt betalen, geopend openen, opende openen, gevonden vinden, gemist
missen, geklaagd klagen, klaagt klagen, wacht wachten, gewacht wachten, rijdt rijden, reed
rijden, gereden rijden, kwam komen, kwamen komen, ging gaan, gingen gaan, werd worden, geworden
worden, wist weten, geweten weten, geweest zijn, gewild willen, gekund kunnen, gemoeten moeten,
gemogen mogen, ziet zien, slaapt slapen, loopt lopen, helpt helpen, luistert luisteren,
geluisterd luisteren, verteld vertellen, vertelt vertellen, vertelde vertellen, gezegd zeggen,
bespreekt bespreken, besprak bespreken, besproken bespreken, gemaakt maken, maakte maken, kiest
kiezen, leest lezen, schrijft schrijven, eet eten, drinkt drinken, beslis beslissen, vergeten
vergeten, vergat vergeten, begon beginnen, begonnen beginnen, begint beginnen, geleerd leren,
geluncht lunchen, gesport sporten, gemaild mailen, gebeld bellen, belde bellen, gestopt stoppen,
gepest pesten, pestte pesten, gehuild huilen, gelachen lachen, lachte lachen, verdwenen
verdwijnen, gebroken breken, gestorven sterven, overleden overlijden, geboren geboren, verboden
verbieden, verbood verbieden, getrouwd trouwen, gevochten vechten, gewonnen winnen, won winnen,
geslagen slaan, sloeg slaan
"""
SEPARABLE_VERBS = """
uitgesteld uitstellen, uitstelt uitstellen, uitstelde uitstellen, uitgestelde uitstellen,
opruimt opruimen, schoongemaakt schoonmaken, afgesproken afspreken, afspreekt afspreken,
meegedaan meedoen, meedoet meedoen, meegenomen meenemen, aangevraagd aanvragen, afgewassen
afwassen, uitgelegd uitleggen, uitlegt uitleggen, voorgelezen voorlezen, opgebeld opbellen,
ingevuld invullen, invult invullen, uitgenodigd uitnodigen, teruggekomen terugkomen, terugkwam
terugkomen, klaargemaakt klaarmaken, weggegaan weggaan, weggegooid weggooien, thuisgebleven
thuisblijven, aangekomen aankomen, afgelopen aflopen, toegestaan toestaan, doorgegaan doorgaan,
plaatsgevonden plaatsvinden, deelgenomen deelnemen, deelneemt deelnemen, goedgekeurd goedkeuren,
afgekeurd afkeuren, opgelost oplossen, ingeleverd inleveren, meebeslist meebeslissen, meegepraat
meepraten, samengewerkt samenwerken, samenwerkt samenwerken, voorgesteld voorstellen, voorstelt
voorstellen, opgeschreven opschrijven, uitstellen uitstellen, opgestaan opstaan, aangenomen
aannemen, afgewezen afwijzen, opgehaald ophalen
"""
ADJECTIVES = """
grote groot, kleinere klein, leukste leuk, mooie mooi, mooiere mooi, drukke druk, lekkerder
lekker, nieuwe nieuw, oude oud, ouder ouder, jongste jong, dure duur, duurder duur, goedkope
goedkoop, goedkoper goedkoop, veilige veilig, veiliger veilig, boze boos, zieke ziek, blije
blij, blijer blij, verdrietige verdrietig, warme warm, koude koud, gezonde gezond, gezonder
gezond, vieze vies, schone schoon, lege leeg, volle vol, rustige rustig, rustiger rustig,
eerlijke eerlijk, bange bang, trotse trots, vrije vrij, dikke dik, rode rood, gele geel, blauwe
blauw, doof doof, dove doof, blinde blind
"""
NOISE = """
cliéntenraad cliëntenraad, cliénten cliënt, patienten patiënt, cafe café, enquete enquête,
geinteresseerd geïnteresseerd, ideeen idee, vergaderlng vergadering, vergaderlngen vergadering,
koffle koffie, bege1eider begeleider, bes1uit besluit, be1angrijk belangrijk, mllieu milieu
"""


def rows(table: str) -> list[tuple[str, str]]:
    found = []
    for row in table.replace("\n", " ").split(","):
        form, lemma = row.split()
        found.append((form, lemma))
    return found


@pytest.mark.parametrize("table", [PLURALS, DIMINUTIVES, VERBS, SEPARABLE_VERBS, ADJECTIVES, NOISE])
def test_a_form_leads_to_its_lemma(table: str) -> None:
    assert [(form, lemma) for form, lemma in rows(table) if lemma not in forms(form)] == []


@pytest.mark.parametrize(
    ("form", "lemmas"), [("vroeg", "vroeg vragen"), ("was", "was zijn"), ("stal", "stal stelen")]
)
def test_a_form_of_two_words_leads_to_both(form: str, lemmas: str) -> None:
    assert set(lemmas.split()) <= set(forms(form))


@pytest.mark.parametrize("word", ["over", "laten", "naast", "onder", "alleen", "later"])
def test_small_words_are_no_form_of_another_word(word: str) -> None:
    assert not {"ov", "la", "na", "laat"} & set(forms(word))


@pytest.mark.parametrize("word", ["huls", "flets", "time", "while", "lisa", "verqadering", "zzz"])
def test_a_word_is_not_repaired_without_need_or_at_a_guess(word: str) -> None:
    assert lexicon().words.keys().isdisjoint(forms(word))


def test_a_part_of_a_verb_is_joined_only_when_the_whole_is_known() -> None:
    assert "uitstellen" in forms("uitgestelde")
    assert "opendoen" in forms("opengedaan")
    assert forms("ontbloemen") == ("ontbloemen",)

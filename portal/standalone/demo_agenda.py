"""The ten items of the invented meeting, in both faces."""

from dataclasses import dataclass

from portal.meetings.models import Purpose

HEAR, TALK, ADVISE, DECIDE = Purpose.HEAR, Purpose.TALK, Purpose.ADVISE, Purpose.DECIDE


@dataclass(frozen=True)
class Point:
    """An agenda item in both faces; ``checked`` says whether the supporter approved it."""

    title: str
    text: str
    purpose: Purpose
    minutes: int
    owner: str
    easy: tuple[tuple[str, str], ...] = ()
    checked: bool = True


WITH_EACH_WORD = {
    "Wij praten over het avondeten.": [
        ["praten", "openmoji:1F5E3"],
        ["avondeten", "own:evening-meal"],
    ],
    "De kok vraagt: wat is lekker?": [
        ["kok", "openmoji:1F9D1-200D-1F373"],
        ["vraagt", "own:question"],
        ["lekker", "openmoji:1F60B"],
    ],
}
"""The words of these lines that have a pictogram of their own, for who wants that."""

POINTS = (
    Point(
        "Opening",
        "Anneke opent de vergadering.",
        HEAR,
        3,
        "Anneke",
        (("Welkom", "openmoji:1F44B"), ("Anneke begint de vergadering.", "own:meeting")),
    ),
    Point(
        "Wie is er?",
        "Wij noemen wie er is en wie er niet is.",
        HEAR,
        3,
        "Anneke",
        (("Wie is er?", "own:who"), ("Wie komt er niet?", "own:not-come")),
    ),
    Point(
        "Vorige keer: afspraken",
        "Wij kijken of de afspraken van de vorige keer zijn gedaan.",
        HEAR,
        6,
        "Hans",
        (
            ("Wat hebben wij gedaan?", "own:done"),
            ("De kok maakt 1 keer per week pannenkoeken.", "openmoji:1F95E"),
        ),
    ),
    Point(
        "Nieuws uit het huis",
        "De manager vertelt wat er in huis verandert.",
        HEAR,
        5,
        "Petra",
        (("Nieuws", "openmoji:1F4F0"), ("Petra vertelt wat er anders wordt.", "own:tell")),
    ),
    Point(
        "Menu: avondeten",
        "De kok vraagt de raad om advies over het menu voor het avondeten.",
        ADVISE,
        10,
        "Kees",
        (
            ("Wat eten wij?", "openmoji:1F37D"),
            ("Wij praten over het avondeten.", "own:evening-meal"),
            ("De kok vraagt: wat is lekker?", "openmoji:1F9D1-200D-1F373"),
            ("Zeg wat jij lekker vindt.", "own:say"),
        ),
    ),
    Point("Pauze", "", HEAR, 5, ""),
    Point(
        "Zomeruitje kiezen",
        "De raad kiest waar het zomeruitje naartoe gaat: strand, dierentuin of pretpark.",
        DECIDE,
        8,
        "Roos",
        (
            ("Waar gaan wij heen?", "openmoji:1F68C"),
            ("Wij kiezen samen.", "own:we"),
            ("Jij mag stemmen.", "openmoji:1F5F3"),
        ),
    ),
    Point(
        "Verbouwing huiskamer en keuken",
        "De zorgaanbieder is voornemens de gemeenschappelijke ruimten op de begane grond "
        "ingrijpend te verbouwen teneinde de brandveiligheid te optimaliseren en verzoekt de "
        "cliëntenraad uiterlijk 15 maart advies uit te brengen.",
        ADVISE,
        12,
        "Petra",
        (
            ("De kamer wordt anders.", "openmoji:1F528"),
            ("Het gaat over ons huis.", "openmoji:1F3E0"),
            ("De huiskamer en de keuken worden anders.", "own:living-room"),
            ("Dan zijn wij veiliger bij brand.", "openmoji:1F525"),
            ("Wat vind jij van het plan?", "own:opinion"),
            ("Op 15 maart zeggen wij wat wij vinden.", "leaf:15-03"),
        ),
    ),
    Point(
        "Wensen van bewoners",
        "Wij praten over de wensen die bewoners hebben ingebracht.",
        TALK,
        4,
        "Sanne",
        (("Wat wil jij?", "own:wish"), ("Zeg het in de vergadering.", "own:say")),
        checked=False,
    ),
    Point(
        "Wat vertellen wij aan de centrale raad?",
        "De raad beslist welk onderwerp naar de centrale raad gaat.",
        DECIDE,
        2,
        "Anneke",
    ),
    Point(
        "Volgende keer en afsluiting",
        "Wij spreken de volgende vergadering af en sluiten af.",
        HEAR,
        2,
        "Anneke",
        (("Tot de volgende keer", "openmoji:1F44B"), ("De vergadering is klaar.", "own:done")),
    ),
)

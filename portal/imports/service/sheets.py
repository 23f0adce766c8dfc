"""The file that goes from hand to hand: its sheets and columns.

It is Dutch whatever the reader's language, since whoever fills it in need not be who reads it
in. An empty cell changes nothing; ``NONE`` makes a thing empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from portal import emblems
from portal.councils.models import CouncilKind, CouncilState
from portal.identity import Role

NONE = "geen"
YES, NO = "ja", "nee"
MOST_ROWS = 5_000
FAULTS = "Fout"
"""The column that is added to a file given back; read in again, it says nothing."""

DAY = "Bijvoorbeeld 3-3-2026 of 3 maart 2026."


@dataclass(frozen=True, kw_only=True, eq=False)
class Column:
    """A column: its heading, the most letters it holds, and the words it knows if those are few.

    What is no such word is refused, or taken as it is after ``besides``.
    """

    key: str
    head: str
    tip: str = ""
    most: int = 120
    words: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    besides: str = ""

    def word_of(self, value: str) -> str:
        """How the column writes this value."""
        known = (word for word, its in self.words.items() if its == value)
        return next(known, value.removeprefix(self.besides))


@dataclass(frozen=True, kw_only=True, eq=False)
class Sheet:
    """A sheet of the workbook, or a CSV file of that name."""

    key: str
    name: str
    about: str
    columns: tuple[Column, ...]
    example: tuple[str, ...]

    @property
    def heads(self) -> list[str]:
        """The headings, in order."""
        return [column.head for column in self.columns]

    def is_example(self, cells: Mapping[str, str]) -> bool:
        """Whether the row is the example of the empty file, untouched."""
        shown = zip_longest(self.columns, self.example, fillvalue="")
        return all(cells.get(column.key, "") == text for column, text in shown)  # type: ignore[union-attr]


_ROLES = {
    "lid": Role.MEMBER,
    "voorzitter": Role.CHAIR,
    "secretaris": Role.SECRETARY,
    "penningmeester": Role.TREASURER,
    "ondersteuner": Role.SUPPORTER,
    "manager": Role.MANAGER,
    "toezichthouder": Role.SUPERVISOR,
}
_KINDS = {
    "centrale raad": CouncilKind.CENTRAL,
    "raad van een huis": CouncilKind.HOUSE,
    "deelnemersraad": CouncilKind.PARTICIPANT,
    "deelraad": CouncilKind.SUBCOUNCIL,
    "werkgroep": CouncilKind.WORKING_GROUP,
    "commissie": CouncilKind.COMMITTEE,
    "huiskameroverleg": CouncilKind.LIVING_ROOM,
}
_STATES = {
    "in oprichting": CouncilState.FORMING,
    "actief": CouncilState.ACTIVE,
    "opgeheven": CouncilState.DISSOLVED,
}
_COLOURS = {"petrol": "petrol", "blauw": "blauw", "steenrood": "steen", "pruim": "pruim"}
_VIEWS = {"met tekst": "standard", "met plaatjes": "picto"}
_YES_NO = {YES: YES, NO: NO}
_PICTURES = dict(
    zip(
        (
            *("boom", "zon", "vogel", "bloem", "boot", "vis", "fiets", "appel", "vlinder"),
            *("maan", "paraplu", "kat", "paard", "molen", "paddenstoel", "regenboog", "konijn"),
            *("kers", "uil", "gitaar", "eend", "aardbei", "trein", "egel", "peer", "anker"),
            *("koe", "citroen", "trommel", "cactus", "bij", "druiven", "schaap", "berg"),
            *("zwaan", "ballon"),
        ),
        emblems.WORDS,
        strict=True,
    )
)
NAMED_ROLES = (Role.MEMBER, Role.CHAIR, Role.SECRETARY, Role.TREASURER, Role.SUPPORTER)
_NUMBER = Column(
    key="number",
    head="Nummer",
    most=40,
    tip="Het nummer in jullie eigen administratie. Daarmee blijven naamgenoten uit elkaar.",
)

_PICTURE = Column(
    key="picture",
    head="Plaatje",
    words=_PICTURES,
    besides=f"{emblems.SET}:",
    tip="Hieraan herkent wie niet leest de plek. Overal een ander. "
    "Een ander plaatje gaat met de code van OpenMoji, zoals 1F407.",
)

HOUSES = Sheet(
    key="houses",
    name="Huizen",
    about="Elk huis één keer. Een huis heet overal precies hetzelfde.",
    columns=(
        Column(key="name", head="Naam", required=True),
        Column(key="confidant", head="Vertrouwenspersoon", most=160, tip="Naam en telefoon."),
        Column(key="complaints", head="Klachtenfunctionaris", most=160, tip="Naam en telefoon."),
        _PICTURE,
        Column(key="photo", head="Foto voordeur", most=200, tip="Het fotobestand in de zip."),
    ),
    example=("Voorbeeldhuis", "Noor Peters, 06 1234 0000", "Ben Willems, 06 1234 0001"),
)
COUNCILS = Sheet(
    key="councils",
    name="Raden",
    about="Elke raad, deelraad, werkgroep of commissie één keer.",
    columns=(
        Column(key="name", head="Naam", required=True),
        Column(key="kind", head="Soort", words=_KINDS, tip="Nodig bij een nieuwe raad."),
        Column(key="parent", head="Onderdeel van", tip="De raad waar deze bij hoort."),
        Column(key="house", head="Huis", tip="Het huis van de raad, als dat er is."),
        Column(key="state", head="Stand", words=_STATES, tip="Leeg bij een nieuwe raad: actief."),
        Column(key="accent", head="Kleur", words=_COLOURS),
        _PICTURE,
        Column(
            key="shares",
            head="Stemt mee",
            words=_YES_NO,
            tip="Alleen bij een deelraad: leden stemmen ook mee in de hele raad.",
        ),
        *(
            Column(key=f"word_{role}", head=f"Woord voor {word}", most=40)
            for word, role in _ROLES.items()
            if role in NAMED_ROLES
        ),
    ),
    example=("Raad Voorbeeldhuis", "raad van een huis", "", "Voorbeeldhuis", "actief", "petrol"),
)
PEOPLE = Sheet(
    key="people",
    name="Mensen",
    about="Iedereen één keer: bewoners, verwanten, ondersteuners, begeleiders.",
    columns=(
        _NUMBER,
        Column(key="name", head="Naam", required=True, tip="Voornaam en achternaam."),
        Column(key="call_name", head="Roepnaam", most=40, tip="De naam op de tablet."),
        Column(key="house", head="Huis", tip="Waar deze persoon woont."),
        Column(key="view", head="Leest", words=_VIEWS),
        Column(key="employer", head="Werkt voor", tip="Bij een ondersteuner of begeleider."),
        Column(key="staff_of", head="Begeleidt in huis", tip="Het huis waar iemand begeleider is."),
        Column(
            key="photo",
            head="Foto",
            most=200,
            tip="De naam van het fotobestand in de zip, bijvoorbeeld roos.jpg.",
        ),
        Column(
            key="consent",
            head="Foto mag van",
            tip="Wie ja zei tegen de foto. Zonder ja komt er geen foto.",
        ),
    ),
    example=("1001", "Vera Voorbeeld", "Vera", "Voorbeeldhuis", "met plaatjes"),
)
TERMS = Sheet(
    key="terms",
    name="Zittingen",
    about="Wie wat is in welke raad, van wanneer tot wanneer.",
    columns=(
        Column(key="council", head="Raad", required=True),
        _NUMBER,
        Column(key="name", head="Naam", tip="Zoals in het blad Mensen. Of vul het nummer in."),
        Column(key="house", head="Huis", tip="Alleen nodig bij naamgenoten."),
        Column(key="role", head="Rol", words=_ROLES, required=True),
        Column(key="client", head="Cliënt", words=_YES_NO),
        Column(
            key="represents", head="Spreekt voor", tip="Bij een verwant: de naam van de cliënt."
        ),
        Column(key="since", head="Eerste dag", most=40, tip=DAY),
        Column(
            key="until",
            head="Laatste dag",
            most=40,
            tip=f"Deze dag telt nog mee. {DAY} Vul hem in om een zitting te laten eindigen.",
        ),
    ),
    example=("Raad Voorbeeldhuis", "1001", "Vera Voorbeeld", "", "lid", "ja", "", "1-1-2026"),
)
SHEETS = (HOUSES, COUNCILS, PEOPLE, TERMS)
"""In the order in which they are done: who comes later leans on who came before."""

EXPLANATION = (
    "Vul in wat je weet en lees het bestand in op de pagina Inlezen.",
    "Je ziet eerst wat er gaat gebeuren. Er verandert niets voordat je op Invoeren drukt.",
    "Een lege cel verandert niets. Schrijf geen om iets leeg te maken.",
    "Wat niet in het bestand staat, blijft zoals het is. Er wordt niets verwijderd.",
    "Een zitting eindigt door er een laatste dag bij te zetten.",
    "De voorbeeldregel onder de koppen telt niet mee.",
    "Gebruik geen formules en geen samengevoegde cellen.",
    "Foto's: stop dit bestand samen met de foto's in één zip.",
    "Inlogaccounts en kaarten staan hier niet in: die geef je in Huisraad zelf.",
)


def sheet_of(key: str) -> Sheet:
    """The sheet of this key."""
    return next(sheet for sheet in SHEETS if sheet.key == key)

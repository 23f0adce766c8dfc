"""What the manager of the demo asks the council: a rebuilding, which is three requests at once."""

from portal.councils.models import Council
from portal.dossiers import service as dossiers
from portal.dossiers.service import About, Asked
from portal.identity import Proof
from portal.letters import service as letters
from portal.letters.models import LetterKind
from portal.notes import service as notes
from portal.people.models import Person
from portal.residents.service import actor_of
from portal.yearreport import service as reporting


def fill(council: Council, people: dict[str, Person]) -> None:
    """A dossier with advice and twice consent in it, one of them announced."""
    who = {name: actor_of(people[name], proof=Proof.CARD) for name in ("Anneke", "Petra", "Sanne")}
    asked = Asked(
        subject="7.1.h",
        title="Verbouwing huiskamer en keuken",
        plan="De huiskamer en de keuken worden verbouwd. Er zijn twee plannen: A en B.",
        why="Dan is het huis veiliger bij brand.",
        effect="Zes weken stof en lawaai. De keuken is dan dicht.",
        soften="Er komt een tijdelijke keuken in de hal.",
    )
    request = dossiers.file(who["Petra"], council, asked)
    dossier = request.dossier
    about = About(
        title=dossier.title,
        text=asked.plan,
        symbol=dossier.symbol,
        tags="verbouwen, brand, keuken",
        early="3.3.d",
        means="De kamer wordt anders. Zes weken is er geen keuken.",
    )
    dossiers.edit(who["Sanne"], dossier, about, dossier.version)
    said = {"residents": "Een rustige hoek.", "manager": "Plan B, dat kost minder."}
    dossiers.set_wishes(who["Sanne"], dossier, said, dossier.version)
    rooms = Asked(subject="8.1.h", title="Inrichting van de nieuwe kamer", plan="Plan A of plan B.")
    dossiers.register(who["Sanne"], dossier, rooms, dossiers.today())
    moving = Asked(
        subject="8.1.g", title="Wat doen wij zes weken zonder keuken?", plan="Dat komt nog."
    )
    dossiers.register(who["Sanne"], dossier, moving, None)
    question = "Hoe lang is de keuken dicht?"
    dossiers.ask(who["Sanne"], request, question, request.version, waits=False)
    letters.begin(who["Sanne"], dossier, request, LetterKind.ADVICE, people["Petra"].name)
    receipt = letters.begin(
        who["Sanne"], dossier, request, LetterKind.RECEIPT, people["Petra"].name
    )
    letters.send(who["Anneke"], receipt, receipt.version, lambda _letter: "")
    _reports(council, people)
    notes.write(who["Sanne"], dossier, "Eerst vragen wat het kost. Dan pas kiezen wij.")


def _reports(council: Council, people: dict[str, Person]) -> None:
    """Last year's report as a draft, and that of the year before as it was adopted."""
    sanne, anneke = (actor_of(people[name], proof=Proof.CARD) for name in ("Sanne", "Anneke"))
    year = dossiers.today().year
    adopted = reporting.begin(sanne, council, year - 2)
    words = "Dit was ons eerste jaar. Wij leerden vergaderen."
    reporting.write(sanne, adopted, words, adopted.version)
    reporting.adopt(anneke, adopted, dossiers.today(), adopted.version)
    draft = reporting.begin(sanne, council, year - 1)
    reporting.write(sanne, draft, "Wij hebben veel gedaan. De keuken wordt anders.", draft.version)

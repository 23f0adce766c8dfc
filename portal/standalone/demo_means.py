"""What the demo's council agreed on hours and money, and what it used of it."""

from portal.councils.models import Council
from portal.facilities import service as facilities
from portal.facilities.models import FacilityKind
from portal.facilities.service import Agreement, Used
from portal.identity import Proof
from portal.people.models import Person
from portal.residents.service import actor_of

AGREED = (
    (FacilityKind.YEARLY, "100", "", "artikel 20 van de regeling"),
    (FacilityKind.SUPPORT, "120", "", "overeenkomst over ondersteuning"),
    (FacilityKind.ROOM, "", "De huiskamer, twee keer in de maand.", "artikel 19 van de regeling"),
)


def fill(council: Council, people: dict[str, Person]) -> None:
    """Hours, an amount to spend freely of which a part is used, and a room nobody confirmed yet."""
    sanne = actor_of(people["Sanne"], proof=Proof.ACCOUNT)
    anneke = actor_of(people["Anneke"], proof=Proof.ACCOUNT)
    day = facilities.today()
    for kind, amount, words, source in AGREED:
        agreed = Agreement(amount=amount, words=words, source=source)
        line = facilities.agree(sanne, council, day.year, kind, agreed)
        if amount:
            facilities.confirm(anneke, line, line.version)
        if kind is FacilityKind.YEARLY:
            used = Used(on=day, what="Taart na de stemming", person_id=people["Kees"].id)
            facilities.use(sanne, line, Used(**vars(used) | {"amount": "40"}))

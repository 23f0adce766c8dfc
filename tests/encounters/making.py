"""Encounters for the tests that look at every page and every right."""

from dataclasses import replace

from portal import clock
from portal.councils.models import Council
from portal.encounters import service as encounters
from portal.encounters.models import Partner
from portal.encounters.service import Words
from portal.identity import Proof
from portal.people.models import Person
from portal.residents.service import actor_of

TEXT = "Het dak lekt. Wij praten er samen over."


def with_encounters(council: Council, writer: Person) -> dict[str, int]:
    """One with the manager, and one of which a topic was made."""
    actor, today = actor_of(writer, proof=Proof.ACCOUNT), clock.now().date()
    manager = Words(happened_on=today, kind=Partner.MANAGER, name="Petra", text=TEXT)
    first = encounters.write(actor, council, manager)
    relatives = replace(manager, kind=Partner.RELATIVES, name="De moeder van Roos")
    second = encounters.write(actor, council, relatives)
    encounters.make_topic(actor, second)
    return {"encounter": first.id, "with_topic": second.id}

"""A way to a supporter, as far as somebody was named, and an agreement that is complete."""

from datetime import date, timedelta

import sqlalchemy as sa

from portal.councils.models import Council
from portal.identity import Proof
from portal.memberships.service import today
from portal.people.models import Person
from portal.residents.service import actor_of
from portal.support.models import Appointment, Employer, SupportAgreement
from portal.support.service import agreeing, sharing
from portal.support.service.agreeing import Parties


def looked_for(council: Council, maker: Person) -> Appointment:
    """A candidate whom the provider named yesterday."""
    day = today() - timedelta(days=1)
    return Appointment(
        council_id=council.id,
        looking="Iemand die goed luistert.",
        name="Loes Verhoeven",
        employer=Employer.OUTSIDE,
        training="Een opleiding op hbo-niveau.",
        experience="Tien jaar bij een andere raad.",
        wished_on=day,
        profiled_on=day,
        proposed_on=day,
        made_by_id=maker.id,
    )


def agreed_on(council: Council, officer: Person, *, shown: bool = True) -> SupportAgreement:
    """All of an agreement is filled in; ``shown``: the provider reads it."""
    actor = actor_of(officer, proof=Proof.ACCOUNT)
    one = agreeing.begin(actor, council)
    parties = Parties(
        council_by=officer.id,
        provider_name="Petra Smit",
        provider_function="teamleider",
        supporter="Sanne de Wit",
    )
    agreeing.set_parties(actor, one, parties, one.version)
    agreeing.set_means(actor, one, "4,5", "500", one.version)
    days = (date(2027, 3, 1), date(2028, 2, 1), None)
    agreeing.set_days(actor, one, days, one.version)
    if shown:
        agreeing.show(actor, one)
    return one


def period_of(council: Council) -> int:
    """The list of tasks that the demo's council has."""
    return sharing.of_council(sa.true(), council)[0].id

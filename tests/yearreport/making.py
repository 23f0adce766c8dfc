"""What the house was told of a request, and what it is not told yet: for the tests of rights."""

import sqlalchemy as sa

from portal.councils.models import Council
from portal.database import session
from portal.dossiers import service as dossiers
from portal.dossiers.models import Outcome, Request
from portal.dossiers.service import About, Asked
from portal.identity import Actor, Proof
from portal.people.models import Person
from portal.residents.service import actor_of
from portal.yearreport.models import YearReport
from portal.yearreport.service import telling


def of_years(council: Council) -> dict[str, int]:
    """A request of which the house was told, and one with a draft; the ids of the drafts."""
    told = telling.begin(_who("Sanne"), decided(council, "Nieuwe tuin"))
    telling.tell(_who("Anneke"), told, told.version)
    draft = telling.begin(_who("Sanne"), decided(council, "Nieuwe bus"))
    reports = sa.select(YearReport.id).where(YearReport.adopted_at.is_(None))
    to_tell = decided(council, "Nieuw hek")
    return {
        "draft_report": session.scalars(reports).one(),
        "draft_feedback": draft.id,
        "decided": to_tell.id,
    }


def decided(council: Council, title: str, outcome: str = Outcome.TAKEN_OVER) -> Request:
    """A request for advice that was answered and decided today."""
    petra, anneke = _who("Petra"), _who("Anneke")
    plan = "Er komt een plan. Het kost geld."
    asked = Asked(subject="7.1.h", title=title, plan=plan, effect="Het wordt mooier.")
    request = dossiers.file(petra, council, asked)
    dossier = request.dossier
    about = About(title=dossier.title, heard="Gevraagd in de huiskamer.", means="Dit is van ons.")
    dossiers.edit(anneke, dossier, about, dossier.version)
    today = dossiers.today()
    dossiers.adopt(anneke, request, today, "Wij willen dit graag.", "", request.version)
    dossiers.send(anneke, request, request.version)
    dossiers.decide(petra, request, today, outcome, "", request.version)
    return request


def _who(name: str) -> Actor:
    found = session.scalars(sa.select(Person).where(Person.call_name == name)).one()
    return actor_of(found, proof=Proof.ACCOUNT)

"""A request with papers on both sides, and a draft of a dispute on it."""

import sqlalchemy as sa

from portal import database
from portal.disputes import service as disputes
from portal.dossiers.models import Request
from portal.identity import Proof
from portal.papers import service as papers
from portal.people.models import Person
from portal.residents.service import actor_of


def with_enclosures(provider: Person, supporter: Person) -> dict[str, int]:
    """Papers with what the provider asked: the council's own, and what the provider sent."""
    came = sa.select(Request).where(Request.came_on.is_not(None)).order_by(Request.id)
    request = database.session.scalars(came).first()
    assert request is not None
    ids = {}
    for name, who in (("enclosure", supporter), ("sent_paper", provider)):
        key, actor = papers.keep(b"%PDF-1.4"), actor_of(who, proof=Proof.ACCOUNT)
        ids[name] = papers.enclose(actor, request, "Plan", key, papers.PDF).id
    draft = disputes.draft(
        actor_of(supporter, proof=Proof.ACCOUNT), request, "De keuken", "Plan A.", "mediation"
    )
    return ids | {"dispute": draft.id}

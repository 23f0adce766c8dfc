"""Which council treats which subject: the table of powers of art. 3 lid 6."""

from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa

from portal import audit
from portal.councils.models import CHILD_KINDS, Council, CouncilState
from portal.database import rows, session
from portal.engines import in_order
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.law import LOCKED
from portal.regulation.models import Competence


def competent(council: Council, subject: str) -> bool | None:
    """Whether this council treats the subject; None when nothing is said of the subject.

    Consent on the regulation itself is each council's own (art. 3 lid 6).
    """
    if subject in LOCKED:
        return True
    said = sa.select(Competence.council_id).join(Competence.council)
    of_subject = said.where(
        Competence.subject == subject, Council.organisation_id == council.organisation_id
    )
    treated = {row.council_id for row in rows(of_subject)}
    return council.id in treated if treated else None


def councils_that_treat(organisation_id: int) -> Sequence[Council]:
    """The councils among which the subjects are divided; parts of a council have no powers."""
    query = sa.select(Council).where(
        Council.organisation_id == organisation_id,
        Council.kind.not_in(CHILD_KINDS),
        Council.state != CouncilState.DISSOLVED,
    )
    return session.scalars(query.order_by(in_order(Council.name))).all()


def powers(organisation_id: int) -> Mapping[str, Collection[int]]:
    """Of each subject the councils that treat it, by id; nothing for what is not divided."""
    query = sa.select(Competence.subject, Competence.council_id).join(Competence.council)
    found: dict[str, set[int]] = {}
    for subject, council_id in rows(query.where(Council.organisation_id == organisation_id)):
        found.setdefault(subject, set()).add(council_id)
    return found


def divide(actor: Actor, organisation_id: int, subject: str, council_ids: Collection[int]) -> None:
    """Say which councils treat the subject; none takes back what was said.

    Raises `RefusedError` for consent on the regulation itself, which nobody can hand over.
    """
    if subject in LOCKED:
        raise RefusedError(_("Consent on the regulation is each council's own (art. 3 lid 6)."))
    all_of_them = {one.id for one in councils_that_treat(organisation_id)}
    session.execute(
        sa.delete(Competence).where(
            Competence.subject == subject, Competence.council_id.in_(all_of_them)
        )
    )
    chosen = sorted(all_of_them & set(council_ids))
    session.add_all(Competence(subject=subject, council_id=one) for one in chosen)
    session.flush()
    audit.record(actor, "regulation:powers", detail=f"{subject}: {chosen}")

"""How long things are kept that nobody needs for ever: one table, cleaned once a day."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from portal import clock
from portal.audit import Act, AuditEvent, Draft
from portal.database import session
from portal.i18n import lazy_gettext as _
from portal.jobs import service as jobs
from portal.jobs.models import Job, JobState
from portal.mail.models import Message
from portal.outbox.models import Delivery
from portal.ownphotos import service as own_photos
from portal.ownphotos.models import OwnPhotoAsk
from portal.preparation.models import PreparationSheet
from portal.residents.models import Enrolment, SignIn

Moment = InstrumentedAttribute[datetime] | InstrumentedAttribute[datetime | None]

KEPT: Sequence[tuple[Moment, timedelta]] = (
    (Draft.kept_at, timedelta(days=1)),
    (Enrolment.expires_at, timedelta(days=1)),
    (OwnPhotoAsk.began_at, timedelta(days=1)),
    (Act.at, timedelta(days=30)),
    (Delivery.arrived_at, timedelta(days=60)),
    (SignIn.ended_at, timedelta(days=30)),
    (Job.ended_at, timedelta(days=30)),
    (Message.made_at, timedelta(days=365)),
    (PreparationSheet.changed_at, timedelta(days=365)),
    (AuditEvent.at, timedelta(days=5 * 365)),
)
"""Rows are gone this long after the moment; those without one stay.

A key of an act only guards against sending the same form twice. The trail is kept for longer
than a term lasts: it tells who confirmed whom.
"""


@jobs.every("retention", label=_("Throw away what is kept long enough"), days=1)
def purge(task: jobs.Task) -> None:
    """Throw away what has been kept long enough."""
    now = clock.now()
    for moment, kept in KEPT:
        rows: Any = sa.delete(moment.class_).where(moment < now - kept)
        if moment.class_ is Job:
            rows = rows.where(Job.state != JobState.DEAD)
        session.execute(rows)
    own_photos.forget_who_left()

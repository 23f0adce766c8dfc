"""A dispute: drafted, sent after a vote of the council, heard, and ended (art. 14).

The supporter drafts; only chair or secretary sends it to the committee.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import sqlalchemy as sa

from portal import asking, audit, clock, deadlines, lastdays
from portal.access import policy
from portal.access.permissions import Permission
from portal.asking import Asking
from portal.database import session
from portal.deadlines import REMINDED, Deadline, Term
from portal.disputes.models import Appeal, Dispute, Result, Way
from portal.dossiers.models import Dossier, Request
from portal.dossiers.service import TERM_WORDS, today
from portal.errors import RefusedError, check_version
from portal.i18n import gettext as _
from portal.i18n import lazy_gettext, written
from portal.identity import Actor
from portal.jobs import service as jobs

FIELDS = ("title", "about", "way")


def draft(actor: Actor, place: Dossier | Request, title: str, about: str, way: str) -> Dispute:
    """Write down what the council cannot agree on with the provider. Raises `RefusedError`."""
    request = place if isinstance(place, Request) else None
    dossier = place.dossier if isinstance(place, Request) else place
    if dossier.closed_at:
        raise RefusedError(_("This dossier is closed."))
    dispute = Dispute(
        council_id=place.council_id,
        dossier_id=dossier.id,
        request_id=request.id if request else None,
        title=title,
        about=about,
        way=Way(way),
        made_by_id=actor.person_id,
        made_at=clock.now(),
    )
    session.add(dispute)
    return _noted(actor, dispute, "dispute:made")


def change(actor: Actor, dispute: Dispute, title: str, about: str, way: str, version: int) -> None:
    """Change the draft. Raises `RefusedError` once it is sent, `ConflictError`."""
    check_version(dispute, version, FIELDS)
    if dispute.sent_on:
        raise RefusedError(_("It was sent. What is in it stays as it is."))
    dispute.title, dispute.about, dispute.way = title, about, Way(way)
    _noted(actor, dispute, "dispute:edit")


def send(actor: Actor, dispute: Dispute, voted: date | None, on: date | None, version: int) -> None:
    """The council voted for it, and its chair or secretary sent it in writing to the committee.

    Raises `RefusedError`, `ConflictError`.
    """
    check_version(dispute, version, FIELDS)
    if dispute.sent_on:
        raise RefusedError(_("It was sent already."))
    voted_on = _past(voted, "voted_on")
    if on is not None and on < voted_on:
        raise RefusedError(_("First the council votes, then it is sent."), field="on")
    sent_on = _past(on, "on")
    dispute.voted_on, dispute.sent_on = voted_on, sent_on
    _noted(actor, dispute, "dispute:sent")


def hear(actor: Actor, dispute: Dispute, on: date | None, version: int) -> None:
    """The committee hears both sides on this day. Raises `RefusedError`, `ConflictError`."""
    sent = _open(dispute, version)
    if on is None:
        raise RefusedError(_("Fill in the day."), field="on")
    if on < sent:
        raise RefusedError(_("This day is before it was sent."), field="on")
    dispute.hearing_on = on
    _noted(actor, dispute, "dispute:hearing")


def end(
    actor: Actor, dispute: Dispute, result: str, on: date | None, said: str, version: int
) -> None:
    """What came of it: what was agreed, or what was ruled, from when three months to appeal run
    (art. 14 lid 5). Raises `RefusedError`, `ConflictError`."""
    sent = _open(dispute, version)
    if result not in tuple(Result):
        raise RefusedError(_("Choose one."), field="result")
    if not said:
        raise RefusedError(_("Write down what came of it."), field="said")
    day = _past(on, "on", sent)
    dispute.result, dispute.result_on, dispute.said = result, day, said
    last = last_day(dispute)
    dispute.appeal_by = last.day if last else None
    _noted(actor, dispute, "dispute:ended")


def conclude(actor: Actor, dispute: Dispute, appeal: str, on: date | None, version: int) -> None:
    """After the ruling: it went to the court, or the council leaves it there (art. 14 lid 5).

    Raises `RefusedError` without a term that runs, or when it went to the court too late, and
    `ConflictError`.
    """
    check_version(dispute, version, FIELDS)
    if dispute.appeal_by is None or dispute.result_on is None:
        raise RefusedError(_("There is nothing to appeal against."))
    if appeal not in tuple(Appeal):
        raise RefusedError(_("Choose one."), field="appeal")
    day = _past(on, "on")
    if day < dispute.result_on:
        raise RefusedError(_("This day is before the ruling."), field="on")
    if appeal == Appeal.LODGED and day > dispute.appeal_by:
        last = written(dispute.appeal_by, "d MMMM y")
        raise RefusedError(_("That was too late: the last day was %(day)s.", day=last), field="on")
    dispute.appeal, dispute.appeal_on, dispute.appeal_by = appeal, day, None
    _noted(actor, dispute, "dispute:appeal")


def last_day(dispute: Dispute) -> Deadline | None:
    """Until when one can appeal against the ruling (art. 14 lid 5); none without a ruling."""
    if dispute.result != Result.RULED or dispute.result_on is None:
        return None
    return deadlines.appeal(dispute.result_on)


def at(place: Dossier | Request) -> Sequence[Dispute]:
    """The disputes of a dossier, or on a request, the first first; who asks may see them."""
    column = Dispute.request_id if isinstance(place, Request) else Dispute.dossier_id
    return session.scalars(sa.select(Dispute).where(column == place.id).order_by(Dispute.id)).all()


@jobs.every("dispute-reminders", label=lazy_gettext("Remind of the last days to appeal"), hours=6)
def remind(_task: jobs.Task | None = None) -> None:
    """Write to who looks after a dispute whose last day is 21, 7 or 2 days off: each once."""
    now = today()
    near = lastdays.near(Dispute.appeal_by, Dispute.reminded, now)
    for one in session.scalars(sa.select(Dispute).where(near).order_by(Dispute.id)).all():
        assert one.appeal_by is not None
        lastdays.say(
            one,
            one.council_id,
            one.appeal_by,
            now,
            about=f"dispute:{one.id}:{Term.APPEAL}",
            subject=_("%(title)s: %(what)s", title=one.title, what=TERM_WORDS[Term.APPEAL]),
            first=(one.title, "own:quarrel"),
        )
    session.flush()


def asks(actor: Actor) -> Iterator[Asking]:
    """``appeal``: the rulings against which the last day to appeal is near or past."""
    if policy.anywhere(actor, Permission.DISPUTE_EDIT):
        near = today() + timedelta(days=max(REMINDED))
        about = asking.about(
            "appeal",
            Dispute.id,
            title=Dispute.title,
            text=f"{Term.APPEAL}:" + sa.cast(Dispute.appeal_by, sa.String),
            number=1,
        )
        mine = policy.where(actor, Permission.DISPUTE_EDIT)
        yield about.where(mine, Dispute.appeal_by <= near)


def _open(dispute: Dispute, version: int) -> date:
    check_version(dispute, version, FIELDS)
    if dispute.sent_on is None:
        raise RefusedError(_("First it is sent to the committee."))
    if dispute.result:
        raise RefusedError(_("This dispute is over."))
    return dispute.sent_on


def _past(on: date | None, field: str, since: date | None = None) -> date:
    if on is None:
        raise RefusedError(_("Fill in the day."), field=field)
    if on > today():
        raise RefusedError(_("This day is still to come."), field=field)
    if since is not None and on < since:
        raise RefusedError(_("This day is before it was sent."), field=field)
    return on


def _noted(actor: Actor, dispute: Dispute, what: str) -> Dispute:
    session.flush()
    audit.record(actor, what, council_id=dispute.council_id, detail=f"dispute {dispute.id}")
    return dispute

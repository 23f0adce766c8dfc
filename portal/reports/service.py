"""Delegates report back: who is asked, and onto which agenda it comes.

A delegate is who is a member of a working group or committee and of the council it works for;
that gives the working group no rights there, only somebody who tells.
"""

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from portal import asking, audit, clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.agenda import service as agenda
from portal.agenda.service import ItemText
from portal.asking import Asking
from portal.attendance import service as attendance
from portal.councils.models import Council
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import MEMBER_ROLES, Actor
from portal.meetings.models import FORMAL_KINDS, AgendaItem, Meeting, MeetingState, Purpose
from portal.reports.models import Report

ASKED_FOR = timedelta(days=60)
"""How long after a meeting its delegates are asked to report."""


def asks(actor: Actor) -> Iterator[Asking]:
    """``report``: a meeting of a body (the title) that this delegate is asked to report on."""
    if len(actor.councils_as(MEMBER_ROLES)) > 1:
        body = aliased(Council)
        due = asking.about("report", Meeting.id, title=body.name, moment=Meeting.starts_at)
        yield due.join(body, body.id == Meeting.council_id).where(_due(actor))


def is_due(actor: Actor, meeting: Meeting) -> bool:
    """Whether this person can still report on this meeting."""
    if meeting.council.parent_id is None or meeting.ends_at > clock.now():
        return False
    query = sa.select(Meeting.id).where(Meeting.id == meeting.id, _due(actor))
    return session.scalar(query) is not None


def _due(actor: Actor) -> sa.ColumnElement[bool]:
    return sa.and_(
        policy.where(actor, Permission.REPORT_MAKE),
        Meeting.ends_at > clock.now() - ASKED_FOR,
        ~sa.exists().where(Report.meeting_id == Meeting.id),
    )


def write(actor: Actor, meeting: Meeting, text: str) -> Report:
    """Report on a meeting; the council hears it on its next agenda.

    Raises `RefusedError` when another delegate has reported already.
    """
    if session.scalar(sa.select(Report.id).where(Report.meeting_id == meeting.id)):
        raise RefusedError(_("Somebody has reported on this meeting already."))
    report = Report(
        meeting=meeting,
        text=text,
        written_by_id=actor.person_id,
        helper_id=actor.helper_id,
        written_at=clock.now(),
    )
    session.add(report)
    session.flush()
    audit.record(
        actor, "report:make", council_id=meeting.council_id, detail=f"Meeting {meeting.id}"
    )
    if coming := _next_of(meeting.council.parent_id):
        _put(actor, report, coming)
    return report


def bring(actor: Actor, meeting: Meeting) -> None:
    """Put on a new agenda what delegates reported and nobody will hear otherwise."""
    if meeting.kind not in FORMAL_KINDS:
        return
    of = aliased(Meeting)
    waiting = session.scalars(
        sa.select(Report)
        .join(of, of.id == Report.meeting_id)
        .join(Council, Council.id == of.council_id)
        .outerjoin(AgendaItem, AgendaItem.id == Report.item_id)
        .outerjoin(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Council.parent_id == meeting.council_id,
            sa.or_(Report.item_id.is_(None), Meeting.state == MeetingState.CANCELLED),
        )
        .order_by(Report.written_at)
    ).all()
    for report in waiting:
        _put(actor, report, meeting)


def _next_of(council_id: int | None) -> Meeting | None:
    return session.scalar(
        sa.select(Meeting)
        .where(
            Meeting.council_id == council_id,
            Meeting.state != MeetingState.CANCELLED,
            Meeting.kind.in_(sorted(FORMAL_KINDS)),
            Meeting.starts_at > clock.now(),
        )
        .order_by(Meeting.starts_at, Meeting.id)
        .limit(1)
    )


def _put(actor: Actor, report: Report, meeting: Meeting) -> None:
    """Make it an item; on a full agenda it goes on waiting."""
    there = {person.id for person in attendance.people_of(meeting.council_id)}
    text = ItemText(
        title=_("Report of %(body)s", body=report.meeting.council.name),
        text=report.text,
        purpose=Purpose.HEAR,
        owner_id=report.written_by_id if report.written_by_id in there else None,
    )
    try:
        report.item = agenda.add_item(actor, meeting, text)
    except RefusedError:
        return
    session.flush()

"""From draft to invitation, and calling off; which items are shared with the provider's guests."""

from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from portal import audit, clock
from portal.attendance import service as attendance
from portal.database import session
from portal.errors import RefusedError
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.signals import meeting_invited, send_after_commit


def fix(actor: Actor, meeting: Meeting) -> None:
    """Fix the agenda: a draft becomes planned. Raises `RefusedError` without any items."""
    session.refresh(meeting, with_for_update=True)
    if meeting.state != MeetingState.DRAFT:
        return
    _check_items(meeting)
    meeting.state = MeetingState.PLANNED
    meeting.fixed_by_id, meeting.fixed_at = actor.person_id, clock.now()
    session.flush()
    _note(actor, "meeting:fix", meeting)


def invite(actor: Actor, meeting: Meeting, link: str = "") -> None:
    """Invite everybody to a planned meeting; ``link`` leads there from a mail.

    Raises `RefusedError` when that cannot be.
    """
    session.refresh(meeting, with_for_update=True)
    if meeting.state == MeetingState.INVITED:
        return
    if meeting.state != MeetingState.PLANNED:
        raise RefusedError(_("First fix the agenda. Then you can invite."))
    if meeting.ends_at <= clock.now():
        raise RefusedError(_("This meeting is over. Choose another day first."))
    _check_items(meeting)
    meeting.state, meeting.invited_at = MeetingState.INVITED, clock.now()
    session.flush()
    attendance.invite(meeting, link)
    _note(actor, "meeting:invite", meeting)
    send_after_commit(meeting_invited, meeting_id=meeting.id)


def cancel(actor: Actor, meeting: Meeting) -> None:
    """Say that the meeting does not go on; `plan_again` undoes it."""
    session.refresh(meeting, with_for_update=True)
    if meeting.state != MeetingState.CANCELLED:
        meeting.state = MeetingState.CANCELLED
        session.flush()
        attendance.call_off(meeting)
        _note(actor, "meeting:cancel", meeting)


def plan_again(actor: Actor, meeting: Meeting, link: str = "") -> None:
    """Take a cancelling back: the meeting is what it was before."""
    session.refresh(meeting, with_for_update=True)
    if meeting.state != MeetingState.CANCELLED:
        return
    before = MeetingState.PLANNED if meeting.fixed_at else MeetingState.DRAFT
    meeting.state = MeetingState.INVITED if meeting.invited_at else before
    flag_modified(meeting, "state")
    session.flush()
    if meeting.state == MeetingState.INVITED:
        attendance.invite(meeting, link)
    _note(actor, "meeting:plan-again", meeting)


def changed_since_invited(meeting: Meeting) -> bool:
    """Whether people were invited to something else than what stands there now."""
    return bool(
        meeting.invited_at and meeting.changed_at and meeting.changed_at > meeting.invited_at
    )


def share(actor: Actor, meeting: Meeting, item_ids: Collection[int]) -> None:
    """Share these items with the guests, and no others of the agenda."""
    session.refresh(meeting, with_for_update=True)
    items = session.scalars(
        sa.select(AgendaItem).where(
            AgendaItem.meeting_id == meeting.id, AgendaItem.removed_at.is_(None)
        )
    )
    for item in items:
        share_item(actor, item, item.id in item_ids)


def share_item(actor: Actor, item: AgendaItem, shared: bool) -> None:
    """Share an item with the provider's guests, or do so no longer."""
    if shared == (item.shared_at is not None):
        return
    item.shared_at = clock.now() if shared else None
    item.shared_by_id = actor.person_id if shared else None
    session.flush()
    audit.record(
        actor,
        "item:share" if shared else "item:unshare",
        council_id=item.meeting.council_id,
        detail=f"AgendaItem {item.id}",
    )


def _check_items(meeting: Meeting) -> None:
    real = sa.select(AgendaItem.id).where(
        AgendaItem.meeting_id == meeting.id,
        AgendaItem.removed_at.is_(None),
        AgendaItem.is_break.is_(False),
    )
    if session.scalar(real.limit(1)) is None:
        raise RefusedError(_("The agenda is still empty. First add an item."))


def _note(actor: Actor, what: str, meeting: Meeting) -> None:
    audit.record(actor, what, council_id=meeting.council_id, detail=f"Meeting {meeting.id}")

"""The way to minutes: those of a meeting, and those that the council adopts at an item."""

import sqlalchemy as sa
from flask import url_for

from portal import clock
from portal.access import policy
from portal.access.permissions import Permission
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.minutes import service as minuting
from portal.minutes.models import Minutes
from portal.rendering import Action


def minutes_actions(meeting: Meeting, actor: Actor, minutes_id: int | None) -> list[Action]:
    """The newest minutes, when this person may read any, or making them."""
    begins = policy.may(actor, Permission.MINUTES_BEGIN, meeting.council_id)
    if not begins and meeting.starts_at > clock.now():
        return []
    if minutes_id is not None:
        return [_reading(minutes_id)]
    if not begins or meeting.state == MeetingState.CANCELLED or not _is_near(meeting):
        return []
    href = url_for("portal.minutes.begin", meeting_id=meeting.id)
    return [Action(concept="minutes", href=href, label=_("Make the minutes"))]


def adopting_actions(item: AgendaItem, actor: Actor) -> list[Action]:
    """The minutes that the council talks about at this item: one statement."""
    mine = sa.and_(Minutes.item_id == item.id, policy.where(actor, Permission.MINUTES_VIEW))
    there = minuting.at_item(mine)
    return [_reading(there.id)] if there is not None else []


def _reading(minutes_id: int) -> Action:
    return Action(concept="minutes", href=url_for("portal.minutes.show", minutes_id=minutes_id))


def _is_near(meeting: Meeting) -> bool:
    """Whether the meeting is today or was before: then minutes are made of it."""
    return clock.local(meeting.starts_at).date() <= clock.local(clock.now()).date()

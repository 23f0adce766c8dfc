"""What people still have to hear of a meeting, and how one of them gets there."""

from collections.abc import Sequence

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.attendance.service import About
from portal.i18n import gettext as _
from portal.identity import Actor, Portrait
from portal.meetings.models import Meeting
from portal.rendering import Action, Card, Chip, Line


def news_chips(meeting: Meeting, actor: Actor, news: About | None) -> list[Chip]:
    """The sign that people know something else than what stands here; for who makes the agenda."""
    if news is None or not policy.may(actor, Permission.MEETING_EDIT, meeting.council_id):
        return []
    return [Chip(text=_("people do not know this yet"), tone="alarm", mark="warning")]


def news_actions(meeting: Meeting, actor: Actor, news: About | None) -> list[Action]:
    """The way to letting them know: an officer does that."""
    if news is None or not policy.may(actor, Permission.MEETING_FIX, meeting.council_id):
        return []
    href = url_for("portal.meetings.tell", meeting_id=meeting.id)
    return [Action(concept="meeting.tell", href=href, tone="main")]


def going_card(meeting: Meeting, helpers: Sequence[Portrait]) -> Card | None:
    """How one gets there, and who helps this person."""
    lines = [
        Line(text=_("%(name)s helps you.", name=one.call_name), photo_of=one) for one in helpers
    ]
    if meeting.travel:
        lines.insert(0, Line(text=meeting.travel, symbol="own:go"))
    return Card(title=_("How do you get there?"), lines=tuple(lines)) if lines else None

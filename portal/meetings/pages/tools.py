"""What is done with a meeting by who makes its agenda."""

from flask import url_for

from portal.access import policy
from portal.access.permissions import Permission
from portal.i18n import gettext as _
from portal.identity import Actor
from portal.meetings.models import Meeting, MeetingKind, MeetingState
from portal.rendering import Action
from portal.series import service as series

SELDOM = ("template.keep", "series.change", "meeting.cancel")
"""What the standard view keeps behind "More"."""


def tools_of(meeting: Meeting, actor: Actor) -> list[Action]:
    """What somebody who makes the agenda can do with it."""
    if not policy.may(actor, Permission.MEETING_EDIT, meeting.council_id):
        return []
    tools = [
        Action(concept=concept, href=url_for(endpoint, meeting_id=meeting.id), label=label)
        for concept, endpoint, label in (
            ("item.add", "portal.agenda.add", ""),
            ("agenda.order", "portal.agenda.order", ""),
            ("edit", "portal.meetings.edit", _("Change day or place")),
        )
    ]
    kept = url_for("portal.agenda.keep_template", meeting_id=meeting.id)
    tools.append(Action(concept="template.keep", href=kept))
    if meeting.state == MeetingState.DRAFT and series.of_meeting(meeting.id):
        href = url_for("portal.series.change", meeting_id=meeting.id)
        tools.append(Action(concept="series.change", href=href))
    if meeting.invited_at:
        heard = url_for("portal.attendance.heard", meeting_id=meeting.id)
        tools.append(Action(concept="invitations", href=heard))
    officer = policy.may(actor, Permission.MEETING_FIX, meeting.council_id)
    if officer and meeting.kind == MeetingKind.WITH_PROVIDER:
        href = url_for("portal.meetings.share", meeting_id=meeting.id)
        tools.append(Action(concept="meeting.share", href=href))
    if officer and meeting.state != MeetingState.CANCELLED:
        tools.append(
            Action(
                concept="meeting.cancel",
                href=url_for("portal.meetings.cancel", meeting_id=meeting.id),
                post=True,
                tone="alarm",
                confirm=_("Does this meeting not go on? Everybody will see that."),
            )
        )
    return tools


def unchanged_actions(meeting: Meeting) -> list[Action]:
    """Approving in one act the easy texts that are the same as last time."""
    href = url_for("portal.easytext.check_agenda", meeting_id=meeting.id)
    return [Action(concept="easy-text.check-same", href=href, post=True, tone="main")]

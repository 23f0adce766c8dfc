"""What a meeting's page says at the top: that it is off, soon, or at a bad moment."""

from collections.abc import Sequence

from portal.access import policy
from portal.access.permissions import Permission
from portal.i18n import gettext as _
from portal.i18n import ngettext
from portal.identity import Actor
from portal.meetings.models import Meeting, MeetingState
from portal.meetings.pages.words import title_of
from portal.meetings.service import Clash, waits_for_officer
from portal.rendering import Chip


def state_banner(meeting: Meeting) -> Chip | None:
    """That the meeting does not go on."""
    if meeting.state == MeetingState.CANCELLED:
        return Chip(text=_("This meeting does not go on."), tone="alarm", mark="cross")
    return None


def officer_banner(meeting: Meeting, actor: Actor) -> Chip | None:
    """That an officer fixes the agenda or invites now, for who makes the agenda and may not."""
    edits = policy.may(actor, Permission.MEETING_EDIT, meeting.council_id)
    fixes = policy.may(actor, Permission.MEETING_FIX, meeting.council_id)
    if not edits or fixes or not waits_for_officer(meeting):
        return None
    if meeting.state == MeetingState.DRAFT:
        text = _("Is the agenda ready? The chair or secretary fixes it.")
    else:
        text = _("The agenda is fixed. The chair or secretary invites now.")
    return Chip(text=text, tone="sun", mark="info")


def same_banner(count: int) -> Chip | None:
    """That easy texts came along which nobody has to look at line by line."""
    if not count:
        return None
    text = ngettext(
        "The easy text of %(num)s item is the same as last time.",
        "The easy texts of %(num)s items are the same as last time.",
        count,
    )
    return Chip(text=text, tone="sun", mark="info")


def clash_banner(other: Meeting | None, clashes: Sequence[Clash]) -> Chip | None:
    """What else there is at this time: of the council itself, and of who is invited."""
    told = [clash_words(one) for one in clashes]
    if other is not None:
        told.insert(0, _("At this time there is also: %(meeting)s.", meeting=title_of(other)))
    return Chip(text=" ".join(told), tone="sun", mark="warning") if told else None


def clash_words(clash: Clash) -> str:
    """Who cannot be in two places, in one sentence."""
    if clash.where:
        return _(
            "%(name)s then also has a meeting: %(council)s.",
            name=clash.call_name,
            council=clash.where,
        )
    return _("%(name)s is busy then.", name=clash.call_name)

"""The way into a meeting that is held: opening, leading and following it."""

from flask import url_for

from portal.identity import Actor
from portal.leading import service as leading
from portal.leading.models import Sitting
from portal.meetings.models import Meeting
from portal.rendering import Action


def held_actions(
    meeting: Meeting, actor: Actor, sitting: Sitting | None, *, opens: bool
) -> list[Action]:
    """What this person, who ``opens`` meetings here or not, can do with the meeting now."""

    def way(concept: str, view: str, tone: str = "") -> Action:
        href = url_for(f"portal.leading.{view}", meeting_id=meeting.id)
        return Action(concept=concept, href=href, tone=tone)

    if sitting is None:
        tone = "" if leading.is_early(meeting) else "main"
        return [way("leading.open", "open_", tone)] if opens and leading.may_open(meeting) else []
    leads = leading.leads(actor, sitting, meeting.council_id)
    actions = [way("leading.lead", "lead", "main")] if leads else []
    if sitting.closed_at is None:
        actions.append(way("leading.follow", "follow", "" if actions else "main"))
    return actions

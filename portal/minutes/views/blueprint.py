"""The blueprint of minutes, and how they are shown."""

from flask import Blueprint, abort, request
from flask.typing import ResponseReturnValue

from portal.access import policy
from portal.access.guard import bounded
from portal.access.permissions import Permission
from portal.context import View, current_actor, current_view
from portal.meetings.models import AgendaItem
from portal.minutes import pages
from portal.minutes import service as minuting
from portal.minutes.models import Minutes
from portal.rendering import render

bp = Blueprint("minutes", __name__)


def content_for_reader(minutes: Minutes) -> minuting.Content:
    """What stands in the minutes, as far as the reader may see it."""
    return minuting.content_for(minutes, current_actor())


def shown(minutes: Minutes, *, wrong: str = "", status: int = 200) -> ResponseReturnValue:
    """The page of the minutes; ``wrong`` is why something could not be done."""
    actor = current_actor()
    content = content_for_reader(minutes)
    editions = []
    if current_view() is View.STANDARD:
        mine = policy.where(actor, Permission.MINUTES_VIEW)
        editions = list(minuting.editions(minutes.meeting_id, mine))
    page = pages.minutes_page(
        minutes,
        content,
        actor,
        easy=minuting.easy_sections(minutes),
        topic_of=minuting.topic_of,
        faces_of=minuting.portraits,
        editions=editions,
        wrong=wrong,
        number=request.args.get("screen", 1, type=int),
    )
    return render(page, status)


def item_in(minutes: Minutes, item_id: int) -> AgendaItem:
    """The item of the address, or 404 when it is not of this meeting."""
    return minuting.item_of(minutes, bounded(item_id)) or abort(404)

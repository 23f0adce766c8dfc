"""What stands around every page about one meeting."""

from typing import Any

from flask import url_for

from portal.i18n import gettext as _
from portal.meetings.models import Meeting
from portal.meetings.pages.words import leaf_of, title_of


def frame_of(meeting: Meeting, title: str) -> dict[str, Any]:
    """Title, picture, council and the way back of a page about the meeting."""
    up = url_for("portal.meetings.of_council", council_id=meeting.council_id)
    here = url_for("portal.meetings.show", meeting_id=meeting.id)
    return {
        "title": title,
        "symbol": leaf_of(meeting),
        "council": meeting.council,
        "section": "meetings",
        "back": here,
        "crumbs": [(_("Meetings"), up), (title_of(meeting), here)],
    }

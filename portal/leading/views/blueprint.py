"""The blueprint of a meeting that is held, and what its views share."""

from typing import NoReturn

from flask import Blueprint, abort, request, url_for

from portal.leading import service as leading
from portal.leading.models import Sitting
from portal.meetings.models import Meeting

bp = Blueprint("leading", __name__)
LARGEST = 2**31 - 1


def sitting_or_404(meeting: Meeting) -> Sitting:
    """The sitting of a meeting that was opened, else 404."""
    return leading.sitting_of(meeting.id) or _missing()


def _missing() -> NoReturn:
    abort(404)


def number(name: str) -> int:
    """A number that was sent, as far as the database can hold it; else 0."""
    value = request.form.get(name, 0, type=int)
    return value if 0 <= value <= LARGEST else 0


def place(meeting: Meeting, view: str = "lead") -> str:
    """The address of a page of this meeting."""
    return url_for(f"portal.leading.{view}", meeting_id=meeting.id)

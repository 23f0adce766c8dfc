"""The addresses of what is kept: of each page, for who may read that page."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue

from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.ballots.models import Ballot
from portal.context import current_actor
from portal.exports import pages
from portal.exports import service as exports
from portal.files import given_to_keep
from portal.meetings.models import AgendaItem, Meeting
from portal.rendering import render

bp = Blueprint("exports", __name__)


@bp.get("/meetings/<int:meeting_id>/pictures")
@requires(Permission.MEETING_VIEW, subject="meeting_id")
def meeting(meeting: Meeting) -> ResponseReturnValue:
    """How the agenda can be kept."""
    at = {"endpoint": ".meeting_file", "meeting_id": meeting.id}
    back = url_for("portal.meetings.show", meeting_id=meeting.id)
    export = exports.of_meeting(meeting)
    return _page(export, exports.OF_MEETING, at, back, meeting.council)


@bp.get("/meetings/<int:meeting_id>/pictures/<kind>")
@requires(Permission.MEETING_VIEW, subject="meeting_id")
def meeting_file(meeting: Meeting, kind: str) -> ResponseReturnValue:
    """The agenda as a file."""
    return _file(exports.of_meeting(meeting), exports.OF_MEETING, kind)


@bp.get("/items/<int:item_id>/pictures")
@requires(Permission.ITEM_VIEW, subject="item_id")
def item(item: AgendaItem) -> ResponseReturnValue:
    """How the text of an item can be kept."""
    at = {"endpoint": ".item_file", "item_id": item.id}
    back = url_for("portal.meetings.item", item_id=item.id)
    return _page(exports.of_item(item), exports.OF_ITEM, at, back, item.meeting.council)


@bp.get("/items/<int:item_id>/pictures/<kind>")
@requires(Permission.ITEM_VIEW, subject="item_id")
def item_file(item: AgendaItem, kind: str) -> ResponseReturnValue:
    """The text of an item as a file."""
    return _file(exports.of_item(item), exports.OF_ITEM, kind)


@bp.get("/ballots/<int:ballot_id>/pictures")
@requires(Permission.BALLOT_VIEW, subject="ballot_id")
def ballot(ballot: Ballot) -> ResponseReturnValue:
    """How a vote can be kept."""
    at = {"endpoint": ".ballot_file", "ballot_id": ballot.id}
    back = url_for("portal.ballots.show", ballot_id=ballot.id)
    council = ballot.item.meeting.council
    return _page(exports.of_ballot(ballot), exports.OF_BALLOT, at, back, council)


@bp.get("/ballots/<int:ballot_id>/pictures/<kind>")
@requires(Permission.BALLOT_VIEW, subject="ballot_id")
def ballot_file(ballot: Ballot, kind: str) -> ResponseReturnValue:
    """A vote as a file: what can be chosen, never what was."""
    return _file(exports.of_ballot(ballot), exports.OF_BALLOT, kind)


def _page(
    export: exports.Export, kinds: Sequence[str], at: dict[str, Any], back: str, council: Any
) -> ResponseReturnValue:
    def address(kind: str) -> str:
        return url_for(**at, kind=kind)

    _not_on_a_tablet()
    return render(pages.keep_page(export, kinds, address, back=back, council=council))


def _file(export: exports.Export, kinds: Sequence[str], kind: str) -> ResponseReturnValue:
    _not_on_a_tablet()
    if kind not in kinds or not export.lines:
        abort(404)
    if kind not in exports.BOARD_KINDS and not export.fits:
        abort(404)
    file = exports.made(export, kind)
    name = exports.file_name(export, file.ending)
    return given_to_keep(BytesIO(file.content), file.media_type, name)


def _not_on_a_tablet() -> None:
    """What is kept stays in the browser's downloads, for whoever holds the tablet next."""
    if current_actor().device_id:
        abort(404)

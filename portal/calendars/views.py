"""Meetings in people's own calendars: one to take along, or an address that keeps them all."""

import hashlib

from flask import Blueprint, Response, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from portal import tries
from portal.access.guard import requires
from portal.access.permissions import Permission
from portal.calendars import service
from portal.calendars.models import CalendarFeed
from portal.calendars.pages import AddressPage, offer_page
from portal.calendars.service import Event
from portal.context import current_actor
from portal.i18n import gettext as _
from portal.meetings import service as meetings
from portal.meetings.models import Meeting, MeetingKind
from portal.people.models import Person
from portal.rendering import render

OF_PLACE = 20
"""So many wrong addresses from one place go without waiting."""

bp = Blueprint("calendars", __name__)


@bp.get("/meetings/<int:meeting_id>/meeting.ics")
@requires(Permission.MEETING_VIEW, subject="meeting_id")
def one(meeting: Meeting) -> ResponseReturnValue:
    """One meeting, to put in a calendar as it is now."""
    event = Event(
        meeting=meeting,
        summary=f"{meeting.title}, {meeting.council.name}",
        text=meeting.travel,
        link=_place(meeting),
    )
    response = _ical(service.as_ical([event]))
    response.headers["Cache-Control"] = "no-store"
    name = f"{meeting.id}.ics"
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response


@bp.get("/people/<int:person_id>/calendar")
@requires(Permission.CALENDAR_USE, subject="person_id")
def mine(person: Person) -> ResponseReturnValue:
    """The person's own calendar address, or the offer of one."""
    feed = service.feed_of(person.id)
    if feed is None:
        return render(offer_page(person))
    address = _address(feed)
    return render(AddressPage.of(person, address, on_tablet=bool(current_actor().device_id)))


@bp.post("/people/<int:person_id>/calendar")
@requires(Permission.CALENDAR_USE, subject="person_id")
def make(person: Person) -> ResponseReturnValue:
    """Make an address; the one before opens nothing any more."""
    service.make(current_actor(), person)
    return redirect(url_for(".mine", person_id=person.id), 303)


@bp.post("/people/<int:person_id>/calendar/stop")
@requires(Permission.CALENDAR_USE, subject="person_id")
def stop(person: Person) -> ResponseReturnValue:
    """Let the address open nothing any more."""
    service.stop(current_actor(), person.id)
    return redirect(url_for(".mine", person_id=person.id), 303)


@bp.get("/calendar/<string(maxlength=80):token>.ics")
@requires(Permission.PUBLIC)
def feed(token: str) -> ResponseReturnValue:
    """All meetings of who has this address, for a program that asks again and again.

    What it tells lies with the maker of that program: when and where a council meets, and no
    names or subjects. An address that was stopped says so, so that the program stops asking.
    """
    if service.guessed(token):
        try:
            tries.begin([tries.Limit(tries.key("calendar", str(request.remote_addr)), OF_PLACE)])
        except tries.TooSoonError as error:
            return Response(status=429, headers={"Retry-After": str(error.seconds)})
    if not service.signed(token):
        abort(404)
    actor = service.opened_by(token)
    if actor is None:
        return Response(status=410)
    events = [
        Event(meeting=meeting, summary=_summary(meeting), link=_place(meeting))
        for meeting in service.meetings_of(actor)
    ]
    name = _("Meetings of %(name)s", name=actor.name)
    response = _ical(service.as_ical(events, name=name))
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:32])
    return response.make_conditional(request)


def _summary(meeting: Meeting) -> str:
    kind = meetings.KINDS[MeetingKind(meeting.kind)][0]
    return f"{kind}, {meeting.council.name}"


def _ical(body: bytes) -> Response:
    return Response(body, mimetype="text/calendar")


def _place(meeting: Meeting) -> str:
    return url_for("portal.meetings.show", meeting_id=meeting.id, _external=True)


def _address(feed: CalendarFeed) -> str:
    return url_for(".feed", token=service.token_of(feed), _external=True)

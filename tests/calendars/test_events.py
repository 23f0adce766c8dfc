"""A meeting as an event: whatever its title, a calendar reads back what was meant."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal import clock as portal_clock
from portal.calendars import service
from portal.calendars.service import Event
from portal.mail.service import one_line
from portal.meetings.models import Meeting, MeetingState

ANY = settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=150)
ZONE = portal_clock.ZONE
wall = datetime.fromisoformat
INJECTED = "Raad\r\nATTENDEE:mailto:evil@example.org\r\nEND:VEVENT\r\nBEGIN:VALARM"


def made(begin=datetime(2027, 2, 18, 13, tzinfo=UTC), length=timedelta(hours=1), **about):
    known = {"id": 7, "version": 3, "place": "Huiskamer", "state": MeetingState.INVITED}
    return Meeting(starts_at=begin, ends_at=begin + length, **(known | about))


def read(body):
    """The calendar as another program understands it: unfolded by hand, then parsed."""
    assert all(len(line) <= 75 for line in body.split(b"\r\n")), "a line that is not folded"
    assert b"\n" not in body.replace(b"\r\n", b""), "a bare end of a line"
    return icalendar.Calendar.from_ical(body)


def event(body):
    (found,) = read(body).walk("VEVENT")
    return found


@ANY
@given(words=st.text(max_size=200), place=st.text(max_size=120), text=st.text(max_size=400))
def test_any_words_come_back_as_they_are_and_make_nothing_else(app, words, place, text):
    with app.app_context():
        body = service.as_ical([Event(meeting=made(place=place), summary=words, text=text)])
    calendar = read(body)
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE", "VEVENT"]
    found = event(body)
    assert str(found["SUMMARY"]) == one_line(words)
    assert str(found.get("LOCATION", "")) == one_line(place)
    assert not {"ATTENDEE", "ORGANIZER", "ATTACH", "RRULE"} & set(found)


@pytest.mark.parametrize(
    "words",
    [INJECTED, "a" * 200, "👩‍👩‍👧 feest 🎉" * 20, "komma, punt; schuin\\ \u2028 x", "\x00\x0b\x85"],
)
def test_hostile_titles_stay_one_line_of_text(app, words):
    with app.app_context():
        body = service.as_ical([Event(meeting=made(place=words), summary=words, text=words)])
    found = event(body)
    assert str(found["SUMMARY"]) == one_line(words)
    assert "ATTENDEE" not in found
    assert len(read(body).walk("VALARM")) == 0


@ANY
@given(
    begin=st.datetimes(wall("2026-01-01"), wall("2040-01-01"), timezones=st.just(UTC)),
    minutes=st.integers(5, 480),
)
def test_any_moment_is_the_same_moment_in_the_calendar(app, begin, minutes):
    begin = begin.replace(second=0, microsecond=0)
    with app.app_context():
        meeting = made(begin, timedelta(minutes=minutes))
        found = event(service.as_ical([Event(meeting=meeting, summary="x")]))
    assert found.start.astimezone(UTC) == begin
    assert found.end.astimezone(UTC) - found.start.astimezone(UTC) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("begin", "end", "hours"),
    [
        (wall("2027-03-28T01:30"), wall("2027-03-28T04:00"), 1.5),
        (wall("2027-10-31T01:30"), wall("2027-10-31T04:00"), 3.5),
    ],
)
def test_a_meeting_over_the_change_of_the_clock_lasts_as_long_as_it_does(app, begin, end, hours):
    begin, end = (portal_clock.from_local(moment) for moment in (begin, end))
    with app.app_context():
        body = service.as_ical([Event(meeting=made(begin, end - begin), summary="x")])
    found = event(body)
    lasts = found.end.astimezone(UTC) - found.start.astimezone(UTC)
    assert lasts == timedelta(hours=hours)
    assert b"DTSTART;TZID=Europe/Amsterdam" in body


def test_the_hour_that_comes_twice_is_told_in_utc(app):
    begin = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)  # 2.30, the second time
    assert portal_clock.local(begin).fold
    with app.app_context():
        body = service.as_ical([Event(meeting=made(begin), summary="x")])
    assert b"DTSTART:20271031T013000Z" in body


def test_the_time_zone_says_what_the_law_says(app):
    with app.app_context():
        body = service.as_ical([Event(meeting=made(), summary="x")])
    (zone,) = read(body).walk("VTIMEZONE")
    ours = zone.to_tz(lookup_tzid=False)
    for year in (2026, 2027, 2035):
        for month in range(1, 13):
            moment = wall(f"{year}-{month:02}-28T12:00")
            assert (
                moment.replace(tzinfo=ours).utcoffset() == moment.replace(tzinfo=ZONE).utcoffset()
            )


def test_a_later_one_takes_the_place_of_the_one_before(app):
    with app.app_context():
        first = event(service.as_ical([Event(meeting=made(version=1), summary="x")]))
        moved = made(version=2, place="Tuin")
        later = event(service.as_ical([Event(meeting=moved, summary="x")]))
        other = event(service.as_ical([Event(meeting=made(id=8), summary="x")]))
    assert first["UID"] == later["UID"] != other["UID"]
    assert later["SEQUENCE"] > first["SEQUENCE"]


@pytest.mark.parametrize(
    ("state", "status"),
    [
        (MeetingState.DRAFT, "TENTATIVE"),
        (MeetingState.PLANNED, "TENTATIVE"),
        (MeetingState.INVITED, "CONFIRMED"),
        (MeetingState.CANCELLED, "CANCELLED"),
    ],
)
def test_the_state_is_told_in_words_of_calendars(app, state, status):
    with app.app_context():
        found = event(service.as_ical([Event(meeting=made(state=state), summary="x")]))
    assert found["STATUS"] == status


def test_a_mail_asks_one_person_and_no_answer(app):
    with app.app_context():
        body = service.as_ical(
            [Event(meeting=made(), summary="x")],
            method=service.REQUEST,
            sender="raad@linde.example",
            receiver="roos@linde.example",
        )
    assert read(body)["METHOD"] == "REQUEST"
    asked = event(body)["ATTENDEE"]
    assert asked == "mailto:roos@linde.example"
    assert asked.params["RSVP"] == "FALSE"
    assert event(body)["ORGANIZER"] == "mailto:raad@linde.example"

"""The private calendar address: whose meetings, since when, until when, and for nobody else."""

import re

import icalendar
import pytest
import sqlalchemy as sa

from portal import audit, database
from portal.calendars.models import CalendarFeed
from portal.identity import Proof
from portal.meetings.models import Meeting, MeetingState
from portal.people.models import Membership, Person
from portal.standalone.accounts.models import Account


@pytest.fixture
def address(client_as, stored):
    """``address("Roos")`` makes that person's address, and gives its path."""

    def make(name, **how):
        person = stored(lambda s: s.scalar(sa.select(Person.id).where(Person.call_name == name)))
        client = client_as(name, **how)
        assert client.send(f"/people/{person}/calendar").status_code == 303
        page = client.get(f"/people/{person}/calendar").text
        found = re.search(r"https?://[^/]+(/calendar/[^<\s]+\.ics)", page)
        assert found, page
        return found[1]

    return make


@pytest.fixture
def change(app):
    def change(statement):
        with app.app_context():
            database.begin(writes=True)
            database.session.execute(statement)
            database.session.commit()
            database.end()

    return change


def events(response):
    assert response.status_code == 200
    assert response.mimetype == "text/calendar"
    return icalendar.Calendar.from_ical(response.data).walk("VEVENT")


def test_it_holds_what_the_person_may_see_and_no_more(address, client_as, meeting):
    invited = meeting(state=MeetingState.INVITED, title="Over het vertrek van Joyce")
    meeting(state=MeetingState.CANCELLED, days=20)
    meeting(state=MeetingState.DRAFT, days=30)
    meeting(state=MeetingState.INVITED, days=-400)
    visitor = client_as(None)
    of_member = events(visitor.get(address("Roos")))
    assert sorted(one["STATUS"] for one in of_member) == ["CANCELLED", "CONFIRMED", "TENTATIVE"]
    of_worker = events(visitor.get(address("Bas")))
    assert sorted(one["STATUS"] for one in of_worker) == ["CANCELLED", "CONFIRMED"]
    assert events(visitor.get(address("Gerrit"))) == []
    (sure,) = (one for one in of_member if one["STATUS"] == "CONFIRMED")
    assert sure["SUMMARY"] == "Vergadering, Raad De Linde"
    assert sure["LOCATION"] == "Huiskamer"
    assert sure["URL"].endswith(f"/meetings/{invited}")
    body = visitor.get(address("Sanne")).text
    assert not [word for word in ("Joyce", "Anneke", "Menu", "Zomeruitje") if word in body]


def test_it_is_asked_again_at_no_cost_until_something_changes(address, client_as, meeting, change):
    here = meeting(state=MeetingState.INVITED)
    path, visitor = address("Roos"), client_as(None)
    first = visitor.get(path)
    assert "private" in first.headers["Cache-Control"]
    known = {"If-None-Match": first.headers["ETag"]}
    assert visitor.get(path, headers=known).status_code == 304
    head = visitor.head(path)
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["ETag"].removeprefix("W/") == first.headers["ETag"].removeprefix("W/")
    change(sa.update(Meeting).where(Meeting.id == here).values(place="Tuin", version=9))
    again = visitor.get(path, headers=known)
    assert events(again)[0]["LOCATION"] == "Tuin"
    assert events(again)[0]["SEQUENCE"] == 9


def test_it_stops_with_the_rights_of_the_person(address, client_as, meeting, change, clock):
    meeting(state=MeetingState.INVITED)
    path, visitor = address("Sanne"), client_as(None)
    assert len(events(visitor.get(path))) == 1
    change(sa.update(Membership).where(Membership.role == "supporter").values(until=clock().date()))
    clock.forward(days=1)
    assert events(visitor.get(path)) == []
    change(sa.update(Person).where(Person.call_name == "Sanne").values(left_at=clock()))
    assert visitor.get(path).status_code == 410


def test_another_address_or_none_kills_the_one_before(address, client_as, meeting, stored):
    meeting(state=MeetingState.INVITED)
    visitor = client_as(None)
    first, second = address("Roos"), address("Roos")
    assert first != second
    assert visitor.get(first).status_code == 410
    assert visitor.get(second).status_code == 200
    client_as("Roos").send("/people/1/calendar/stop")
    assert visitor.get(second).status_code == 410
    assert stored(lambda s: s.scalars(sa.select(CalendarFeed)).all()) == []


def test_a_closed_account_takes_its_calendar_along(address, client_as, meeting, stored):
    path, bea = address("Hans"), client_as("Bea")
    hans = stored(
        lambda s: s.scalar(
            sa.select(Account.person_id).where(Account.email.startswith("secretaris"))
        )
    )
    assert bea.send(f"/people/{hans}/account", {"blocked": "1"}).status_code == 303
    assert client_as(None).get(path).status_code == 410


def test_nothing_that_is_stored_opens_it(address, client_as, stored, meeting):
    meeting(state=MeetingState.INVITED)
    path = address("Roos")
    secret = path.removeprefix("/calendar/").removesuffix(".ics")
    name = stored(lambda s: s.scalar(sa.select(CalendarFeed.name)))
    assert secret.startswith(name)
    assert len(secret) - len(name) >= 27, "160 bits in letters of six"
    assert client_as(None).get(f"/calendar/{name}.ics").status_code == 404
    for row in (audit.Act.location, audit.AuditEvent.detail, audit.Draft.path):
        kept = stored(lambda s, row=row: s.scalars(sa.select(row)).all())
        assert not [one for one in kept if secret[len(name) :] in one]


def test_who_guesses_waits_and_who_has_the_address_does_not(address, client_as, clock):
    path, visitor = address("Roos"), client_as(None)
    wrong = path[:-6] + ("xx.ics" if path[-6:-4] != "xx" else "yy.ics")
    answers = [visitor.get(wrong).status_code for _ in range(25)]
    assert answers[:20] == [404] * 20
    assert answers[-1] == 429
    assert visitor.get(wrong).headers["Retry-After"].isdecimal()
    assert visitor.get(path).status_code == 200
    clock.forward(hours=1)
    assert visitor.get(wrong).status_code == 404


@pytest.mark.parametrize("token", ["x", "é" * 40, "%00" * 10, "a" * 59, "a" * 80])
def test_any_address_is_taken_calmly(client_as, token):
    assert client_as(None).get(f"/calendar/{token}.ics").status_code == 404


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_helper_beside_somebody_shows_that_persons_own(client_as, view):
    roos = client_as("Roos", view=view, proof=Proof.HELPED, helper="Sanne")
    assert roos.send("/people/1/calendar").status_code == 303
    page = roos.get("/people/1/calendar").text
    assert "webcal" not in page.replace("data:image", ""), "a tablet of the house is not one's own"
    assert "/calendar/" in page


def test_a_face_alone_makes_nothing_and_nobody_makes_anothers(client_as, stored):
    assert client_as("Roos", proof=Proof.FACE).send("/people/1/calendar").status_code == 303
    assert client_as("Sanne").send("/people/1/calendar").status_code == 403
    assert stored(lambda s: s.scalars(sa.select(CalendarFeed)).all()) == []


def test_one_meeting_can_be_taken_along(client_as, meeting):
    here = meeting(state=MeetingState.INVITED, title="Extra\r\nBEGIN:VALARM")
    taken = client_as("Roos").get(f"/meetings/{here}/meeting.ics")
    (found,) = events(taken)
    assert str(found["SUMMARY"]) == "Extra BEGIN:VALARM, Raad De Linde"
    assert f"/meetings/{here}/meeting.ics" in client_as("Roos").get(f"/meetings/{here}").text
    assert client_as("Gerrit").get(f"/meetings/{here}/meeting.ics").status_code == 404

"""What a face alone opens, and how the way to the rest goes by the card and back."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal import audit, database
from portal.councils.models import Council
from portal.meetings.models import Meeting, MeetingState


@pytest.fixture
def meeting(app, clock):
    """The id of an invited meeting of De Linde."""
    with app.app_context():
        database.begin(writes=True)
        council = database.session.scalars(
            sa.select(Council.id).where(Council.name == "Raad De Linde")
        ).one()
        soon = clock.moment + timedelta(days=10)
        made = Meeting(
            council_id=council,
            title="Vergadering",
            starts_at=soon,
            ends_at=soon + timedelta(hours=2),
            state=MeetingState.INVITED,
            invited_at=clock.moment,
            made_by_id=1,
        )
        database.session.add(made)
        database.session.commit()
        number = made.id
        database.end()
    return number


def test_a_face_opens_the_start_page_and_the_agenda(tablet, meeting):
    tablet.tap("Roos")
    assert tablet.get("/").status_code == 200
    assert tablet.get(f"/meetings/{meeting}").status_code == 200


def test_a_face_is_led_to_the_card_and_then_on(tablet, card_of, meeting):
    token, page = card_of("Roos"), f"/meetings/{meeting}/answer"
    tablet.tap("Roos")
    answer = tablet.get(page)
    assert answer.status_code == 303
    assert answer.location == f"/card?next={page}"
    held = tablet.post(answer.location, page=answer.location, token=token)
    assert held.location == page
    assert tablet.get(page).status_code in (200, 303)


def test_what_the_card_would_not_open_either_is_not_there(tablet):
    tablet.tap("Roos")
    assert tablet.get("/meetings/99999").status_code == 404


def test_what_a_face_sends_is_kept_until_the_card_is_shown(app, tablet, card_of, meeting):
    token, page = card_of("Roos"), f"/meetings/{meeting}/answer"
    tablet.tap("Roos")
    sent = tablet.post(page, page="/card", note="Ik kom later")
    assert sent.location.startswith("/card")
    with app.app_context():
        database.begin(writes=False)
        assert database.session.scalars(sa.select(audit.Draft.path)).all() == [page]
    assert tablet.hold(token).location.startswith("/again")
    assert "Ik kom later" in tablet.get("/again").text


def test_a_face_alone_is_shown_no_kept_text(tablet, card_of, meeting):
    tablet.tap("Roos")
    tablet.post(f"/meetings/{meeting}/answer", page="/card", note="Ik kom later")
    tablet.tap("Roos")
    assert tablet.get("/again").location == "/"


def test_what_was_typed_is_still_there_after_twenty_hours(tablet, card_of, meeting, clock):
    token, page = card_of("Roos"), f"/meetings/{meeting}/answer"
    tablet.tap("Roos")
    tablet.post(page, page="/card", note="Ik kom later")
    clock.forward(hours=20, minutes=1)
    tablet.tap("Roos")
    assert tablet.hold(token).location.startswith("/again")
    assert "Ik kom later" in tablet.get("/again").text
    clock.forward(hours=4)
    tablet.tap("Roos")
    assert tablet.hold(token).location == "/"


def test_what_stood_typed_when_leaving_is_kept(app, tablet, card_of, meeting):
    token, page = card_of("Roos"), f"/meetings/{meeting}/answer"
    tablet.tap("Roos")
    tablet.hold(token)
    typed = {"typed_for": page, "typed_name": "note", "typed_value": "Ik kom later"}
    tablet.post("/leave", page="/card", **typed)
    tablet.tap("Roos")
    assert tablet.hold(token).location.startswith("/again")

"""A reminder of a meeting: once, as many days before as the council says, to who may come."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal import database
from portal.attendance import service as attendance
from portal.councils.models import Council
from portal.mail import service as mail
from portal.mail.models import Message
from portal.meetings.models import Meeting, MeetingKind
from portal.people.models import Channel, Person

REMINDED = Message.topic.like("remind:%")


@pytest.fixture
def reminded(app, clock):
    """Who got a reminder, after so long."""

    def read(**forward):
        clock.forward(**forward)
        with app.app_context():
            database.begin(writes=True)
            attendance.remind()
            database.session.commit()
            database.begin(writes=False)
            named = sa.select(Person.call_name).join(Message, Message.person_id == Person.id)
            found = database.session.scalars(named.where(REMINDED).order_by(Message.id)).all()
            database.end()
            return list(found)

    return read


@pytest.fixture
def change(app):
    """Change rows of the database: ``change(sa.update(...))``."""

    def run(statement):
        with app.app_context():
            database.begin(writes=True)
            database.session.execute(statement)
            database.session.commit()
            database.end()

    return run


@pytest.fixture
def told(change):
    """Everything that was written has been sent, printed or told."""
    return lambda: change(sa.update(Message).values(sent_at=sa.func.now()))


def test_two_days_before_everybody_is_reminded_once(
    with_mail, invited, told, reminded, work, on_paper, stored
):
    invited(days=10)
    told()
    with_mail.mails.clear()
    assert reminded(days=7) == []  # three days before
    assert len(first := reminded(days=1)) == 8
    assert reminded(hours=3) == first
    assert reminded(days=1) == first
    work()
    assert len(with_mail.mails) == 4
    said = with_mail.mails[0].parsed
    assert str(said["Subject"]) == "Denk je eraan? Vergadering: donderdag 18 februari 2027"
    text = said.get_body(("plain",)).get_content()
    assert "Er is bijna een vergadering." in text
    assert "Huiskamer" in text
    assert "http://localhost/meetings/" in text
    assert len(list(said.walk())) == 1  # the calendar knows it already
    assert on_paper()


@pytest.mark.parametrize(("days", "first"), [(1, 9), (7, 3), (0, None)])
def test_the_council_says_when(invited, told, reminded, change, days, first):
    change(sa.update(Council).values(reminder_days=days))
    invited(days=10)
    told()
    passed = [day for day in range(1, 11) if reminded(days=1)]
    assert passed[:1] == ([first] if first else [])


def test_who_does_not_come_is_left_alone(invited, told, reminded, client_as):
    here = invited(days=10)
    told()
    client_as("Hans").send(f"/meetings/{here}/answer", {"coming": "no"})
    client_as("Anneke").send(f"/meetings/{here}/answer", {"coming": "yes"})
    found = reminded(days=8)
    assert "Hans" not in found
    assert "Anneke" in found


def test_a_cancelled_meeting_reminds_nobody_and_waiting_letters_stop(
    invited, told, reminded, client_as, on_paper, clock
):
    here = invited(days=10)
    told()
    assert reminded(days=8)
    assert on_paper()
    client_as("Anneke").send(f"/meetings/{here}/cancel")
    assert not on_paper()
    assert len(reminded(hours=3)) == 8  # of before; nothing new


def test_who_was_invited_only_just_or_did_not_hear_yet_needs_no_reminder(
    invited, told, reminded, change
):
    invited(days=10)  # nobody's letter is out
    assert reminded(days=9) == []
    change(sa.delete(Message))
    invited(days=1)
    told()
    assert reminded(hours=3) == []


def test_another_day_is_reminded_of_anew(invited, told, reminded, change, clock):
    here = invited(days=10)
    told()
    assert len(reminded(days=8)) == 8
    told()
    later = timedelta(days=14)
    moved = sa.update(Meeting).where(Meeting.id == here)
    change(moved.values(starts_at=clock() + later, ends_at=clock() + later + timedelta(hours=1)))
    assert len(reminded(days=12)) == 8  # people do not know of the other day: it says so there


def test_the_supporter_tells_it_who_wants_to_hear_it_so(invited, told, reminded, change, app):
    change(sa.update(Person).values(channel=Channel.SUPPORTER))
    invited(days=10)
    change(sa.update(Message).values(printed_at=sa.func.now(), printed_by_id=1))
    reminded(days=8)
    with app.app_context():
        database.begin(writes=False)
        waiting = mail.to_tell(1)
        assert len(waiting) == 8
        assert all(one.subject.startswith("Denk je eraan?") for one in waiting)
        database.end()


def test_who_is_invited_by_a_later_change_of_kind_hears_it(invited, told, change, client_as, work):
    here = invited(days=10)
    told()
    kind = sa.update(Meeting).where(Meeting.id == here)
    change(kind.values(kind=MeetingKind.WITH_PROVIDER, version=Meeting.version + 1))
    anneke = client_as("Anneke")
    shown = anneke.get(f"/meetings/{here}/tell")
    assert shown.status_code == 200
    assert "Petra" in shown.text
    assert "Hans" not in shown.text
    assert anneke.send(f"/meetings/{here}/tell").status_code == 303
    work()
    heard = client_as("Anneke").get(f"/meetings/{here}/heard").text
    assert heard.count("Petra") >= 1
    assert anneke.get(f"/meetings/{here}/tell").status_code == 303  # everybody knows it

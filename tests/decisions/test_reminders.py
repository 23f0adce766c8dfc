"""Reminders: a week and a day before, each once, not when it is done; one letter at the most."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from portal import clock as clocks
from portal.decisions import service as decisions
from portal.decisions.models import ActionState
from portal.mail import service as mail
from portal.mail.models import Message

pytestmark = pytest.mark.engines


@pytest.fixture
def mailing(app):
    """A portal that has a mail server, and never asks it anything here."""
    box = mail.Mailbox.at("smtp://127.0.0.1:1", "Raad <raad@linde.example>")
    app.extensions["portal"] = replace(app.extensions["portal"], mail=box)


@pytest.fixture
def agreed(session, council, actor, person, clock):
    """``agreed("Sanne", 20)``: somebody does something within so many days."""

    def make(name, days):
        due = clocks.local(clock()).date() + timedelta(days=days)
        text = decisions.ActionText(what="Bel de kok.", people=[person(name).id], due_on=due)
        return decisions.make_action(actor("Anneke"), council, text)

    return make


def run(session, clock, **forward):
    """What was written by now, after so long."""
    clock.forward(**forward)
    decisions.remind()
    return session.scalars(sa.select(Message).order_by(Message.id)).all()


def sent(session):
    session.execute(sa.update(Message).values(sent_at=clocks.now()))


def test_a_week_and_a_day_before_each_once(session, clock, agreed, mailing):
    agreed("Sanne", 20)
    assert run(session, clock) == []
    assert run(session, clock, days=12) == []  # eight days before
    assert len(run(session, clock, days=1)) == 1
    assert len(run(session, clock, hours=6)) == 1
    sent(session)
    assert len(run(session, clock, days=5)) == 1  # two days before
    assert len(run(session, clock, days=1)) == 2
    assert len(run(session, clock, hours=6)) == 2
    assert len(run(session, clock, days=3)) == 2  # and no more when it is late
    first = session.scalars(sa.select(Message).order_by(Message.id)).first()
    assert "Bel de kok." in [line[0] for line in first.lines]
    assert first.until > first.made_at


def test_who_gets_no_mail_gets_one_letter(session, clock, agreed):
    agreed("Kees", 20)
    assert len(run(session, clock, days=13)) == 1
    assert len(run(session, clock, days=6)) == 1
    (letter,) = run(session, clock, hours=1)
    assert letter.sent_at is None


def test_what_is_done_is_not_reminded_of(session, clock, agreed, actor, council, mailing):
    action = agreed("Sanne", 20)
    (waiting,) = run(session, clock, days=13)
    decisions.set_state(actor("Sanne"), action, ActionState.DONE)
    session.refresh(waiting)
    assert waiting.until <= clock()
    assert len(run(session, clock, days=6)) == 1
    decisions.set_state(actor("Sanne"), action, ActionState.BUSY)
    sent(session)
    assert len(run(session, clock)) == 2  # undone: the day before still comes


def test_what_is_agreed_late_needs_no_reminding(session, clock, agreed, mailing):
    agreed("Sanne", 3)
    assert run(session, clock) == []
    assert len(run(session, clock, days=2)) == 1


def test_another_day_is_reminded_of_anew(session, clock, agreed, actor, person, mailing):
    action = agreed("Sanne", 20)
    assert len(run(session, clock, days=13)) == 1
    later = decisions.ActionText(
        what=action.what,
        people=[person("Sanne").id],
        due_on=action.due_on + timedelta(days=30),
    )
    decisions.change_action(actor("Anneke"), action, later, action.version)
    assert len(run(session, clock)) == 1
    assert len(run(session, clock, days=30)) == 2


def test_a_council_can_do_without(session, clock, agreed, actor, council, mailing):
    agreed("Sanne", 20)
    decisions.set_reminding(actor("Sanne"), council, False)
    assert run(session, clock, days=13) == []
    version = council.version
    decisions.set_reminding(actor("Sanne"), council, True)
    session.refresh(council)
    assert council.version == version
    assert len(run(session, clock)) == 1

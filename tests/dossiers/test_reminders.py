"""Last days are said again 21, 7 and 2 days before, to who looks after them, each once."""

from datetime import date, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.dossiers import service as dossiers
from portal.dossiers.models import Due, Request
from portal.mail.models import Message
from portal.people.models import Person


@pytest.fixture
def told(session: Any, on: Any) -> Any:
    """Who was written to when the reminders ran on a day."""

    def run(day: date) -> list[str]:
        on(day.year, day.month, day.day)
        before = session.scalar(sa.select(sa.func.count(Message.id)))
        dossiers.remind()
        named = sa.select(Person.call_name).join(Message, Message.person_id == Person.id)
        mine = named.where(Message.topic.like("due:%")).order_by(Message.id)
        every = list(session.scalars(mine))
        after = session.scalar(sa.select(sa.func.count(Message.id)))
        return every[len(every) - (after - before) :] if after > before else []

    return run


def test_chair_secretary_and_supporter_hear_of_it_21_7_and_2_days_before(
    filed: Any, told: Any, on: Any
) -> None:
    on(2027, 2, 1)
    filed("8.1.h")  # due by 15 March
    last, everyone = date(2027, 3, 15), ["Anneke", "Hans", "Sanne"]
    days = {left: told(last - timedelta(days=left)) for left in range(30, -3, -1)}
    assert {left: sorted(names) for left, names in days.items() if names} == {
        21: everyone,
        7: everyone,
        2: everyone,
    }


def test_a_reminder_that_was_missed_comes_once_not_three_times(
    filed: Any, told: Any, on: Any
) -> None:
    on(2027, 2, 1)
    filed("8.1.h")
    assert len(told(date(2027, 3, 14))) == 3
    assert told(date(2027, 3, 15)) == []


def test_another_day_is_told_anew(filed: Any, told: Any, on: Any) -> None:
    on(2027, 2, 1)
    story = filed("8.1.h")
    assert told(date(2027, 3, 10))
    story.does("Anneke", dossiers.agree, on=date(2027, 3, 31))
    assert told(date(2027, 3, 11))


def test_what_was_answered_is_not_reminded_of(filed: Any, told: Any, on: Any) -> None:
    on(2027, 2, 1)
    story = filed("8.1.h")
    words = {"advice": "Ja, want het is veiliger.", "answer": "consents"}
    story.does("Anneke", dossiers.adopt, on=date(2027, 2, 1), **words)
    story.does("Anneke", dossiers.send)
    assert told(date(2027, 3, 13)) == []


def test_it_reads_what_is_due_and_nothing_else(
    filed: Any, told: Any, on: Any, session: Any
) -> None:
    on(2027, 2, 1)
    story = filed("8.1.h")
    far = [one.name for one in Request.__table__.columns if one.name != "id"]
    values = {name: getattr(story.request, name) for name in far}
    session.execute(sa.insert(Request), [values] * 300)
    others = session.scalars(sa.select(Request.id).where(Request.id != story.request.id)).all()
    later = {"term": "consent", "day": date(2028, 1, 1), "hard": False}
    session.execute(sa.insert(Due), [{"request_id": one, **later} for one in others])
    session.expunge_all()
    read: list[Due] = []
    sa.event.listen(Due, "load", lambda due, _context: read.append(due))
    assert len(told(date(2027, 3, 8))) == 3
    assert len(read) == 1

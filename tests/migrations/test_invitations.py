"""Messages of before are about their meeting, and who was invited has heard what stands there."""

from datetime import datetime

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import IntegrityError

from portal import migrations
from portal.attendance.models import Told
from portal.mail.models import Message
from portal.meetings.models import Meeting
from portal.people.models import Person

pytestmark = pytest.mark.engines

AT = datetime(2027, 2, 8, 9)  # noqa: DTZ001 - as it is stored


def test_messages_of_before_find_their_meeting_and_what_was_told_is_known(engine):
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        command.upgrade(migrations._config(connection), "0010")
        tables = sa.MetaData()
        tables.reflect(connection)

        def add(table, **values):
            connection.execute(sa.insert(tables.tables[f"portal_{table}"]).values(**values))

        add("organisation", id=1, name="De Boomgaard")
        council = {"organisation_id": 1, "name": "Raad", "kind": "central", "state": "active"}
        council |= {"accent": "petrol", "symbol": "", "role_names": {}, "shares_rights": False}
        add("council", id=1, version=1, **council)
        for number, name in enumerate(("Roos", "Mo", "Kees"), 1):
            person = {"employer": "", "view": "picto", "administers": False}
            person |= {"photo_consent_of": "", "version": 1}
            add("person", id=number, name=name, call_name=name, **person)
        for number, state in enumerate(("invited", "cancelled", "planned"), 1):
            about = {"title": "Vergadering", "place": "Huiskamer", "made_by_id": 1, "version": 1}
            about |= {"starts_at": AT, "ends_at": AT.replace(hour=10), "council_id": 1}
            add("meeting", id=number, state=state, **about,
                invited_at=None if state == "planned" else AT)  # fmt: skip
        message = {"council_id": 1, "subject": "Kom", "lines": [], "link": "", "made_at": AT}
        add("message", id=1, topic="invite:1", person_id=1, sent_at=AT, **message)
        add("message", id=2, topic="invite:1", person_id=2, **message)
        add("message", id=3, topic="invite:1", person_id=3, **message)
        add("message", id=4, topic="invite:99", person_id=1, **message)
        job = {"payload": {}, "asked_at": AT, "run_at": AT, "attempts": 0, "lease": ""}
        job |= {"held_by": "", "reason": "", "detail": "", "state": "waiting"}
        add("job", id=1, name="mail.send", key="invite:1:3", **job)
    migrations.upgrade(engine)
    with writing.begin() as connection:
        kept = sa.select(Message.id, Message.meeting_id, Message.channel).order_by(Message.id)
        assert connection.execute(kept).all() == [
            (1, 1, "mail"),
            (2, 1, "paper"),
            (3, 1, "mail"),
            (4, None, "paper"),
        ]
        told = sa.select(Told.meeting_id, Told.cancelled, Told.place).order_by(Told.meeting_id)
        assert connection.execute(told).all() == [(1, False, "Huiskamer"), (2, True, "Huiskamer")]
        assert connection.scalars(sa.select(Meeting.travel)).all() == ["", "", ""]
        connection.execute(sa.update(Person).values(channel="supporter"))
        connection.execute(sa.delete(Message).where(Message.meeting_id == 1))
        connection.execute(sa.delete(Meeting).where(Meeting.id == 1))
        assert connection.scalars(sa.select(Message.id)).all() == [4]
        assert connection.scalars(sa.select(Told.meeting_id)).all() == [2]
    for wrong in (
        sa.update(Person).values(channel="pigeon"),
        sa.update(Message).values(channel="pigeon"),
        sa.update(Message).values(bounced_at=sa.func.now(), bounced_by_id=None),
    ):
        with pytest.raises(IntegrityError), writing.begin() as connection:
            connection.execute(wrong)

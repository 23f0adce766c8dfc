"""Meetings of before are of the council alone and share nothing; what cannot be is refused."""

from datetime import datetime

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import IntegrityError

from portal import migrations
from portal.councils.models import Council
from portal.meetings.models import AgendaItem, Meeting

pytestmark = pytest.mark.engines
NOON = datetime(2027, 2, 18, 12)  # noqa: DTZ001 - as the column holds it


@pytest.fixture
def before(engine):
    """A database of before with one meeting of one item, brought up to date."""
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        command.upgrade(migrations._config(connection), "0010")
        tables = sa.MetaData()
        tables.reflect(connection)

        def add(table, **row):
            connection.execute(sa.insert(tables.tables[f"portal_{table}"]).values(id=1, **row))

        add("organisation", name="De Boomgaard")
        add("person", name="Anneke", call_name="Anneke", view="standard", employer="",
            administers=False, photo_consent_of="", version=1)  # fmt: skip
        add("council", organisation_id=1, name="Raad", kind="central", state="active",
            accent="petrol", symbol="", role_names={}, shares_rights=False, version=1)  # fmt: skip
        add("meeting", council_id=1, title="Vergadering", starts_at=NOON,
            ends_at=NOON.replace(hour=13), place="", state="draft", made_by_id=1,
            version=1)  # fmt: skip
        add("agenda_item", meeting_id=1, position=1, title="Opening", text="", purpose="hear",
            minutes=3, is_break=False, version=1)  # fmt: skip
    migrations.upgrade(engine)
    return writing


def test_a_meeting_of_before_is_of_the_council_alone(before):
    with before.begin() as connection:
        about = (Meeting.kind, Meeting.link, Meeting.haste, Meeting.supporter_invited)
        assert connection.execute(sa.select(*about, Meeting.clients_invited)).one() == (
            "council",
            "",
            None,
            True,
            False,
        )
        assert connection.scalars(sa.select(AgendaItem.shared_at)).one() is None
        assert connection.scalars(sa.select(Council.notice_days)).one() == 7


@pytest.mark.parametrize(
    "change",
    [
        sa.update(Meeting).values(kind="party"),
        sa.update(Meeting).values(link="http://video.example"),
        sa.update(Meeting).values(haste="because"),
        sa.update(AgendaItem).values(shared_by_id=1),
        sa.update(Council).values(notice_days=-1),
    ],
)
def test_what_cannot_be_is_refused(before, change):
    with pytest.raises(IntegrityError), before.begin() as connection:
        connection.execute(change)

"""A council of before has no plan, series or question; what cannot be is refused."""

from datetime import date

import pytest
import sqlalchemy as sa
from alembic import command
from sqlalchemy.exc import IntegrityError

from portal import migrations
from portal.agenda.models import AgendaTemplate
from portal.datepolls.models import DateAnswer, DateMoment, DatePoll, Suits
from portal.meetings.models import Meeting, MeetingKind
from portal.planning.models import EntryState, PlanEntry, SchoolHoliday, YearPlan
from portal.series.models import Often, Series, SeriesMeeting
from tests.conftest import TODAY

pytestmark = pytest.mark.engines
LATER = TODAY.replace(hour=20)


@pytest.fixture
def old(engine):
    """A council with a meeting, from before there were year plans."""
    writing = engine.execution_options(portal_writes=True)
    with writing.begin() as connection:
        command.upgrade(migrations._config(connection), "0018")
        tables = sa.MetaData()
        tables.reflect(connection)

        def put(table, **values):
            there = tables.tables[f"portal_{table}"]
            filled = {c.name: _anything(c) for c in there.columns if _needed(c)}
            connection.execute(sa.insert(there).values(**(filled | values)))

        put("organisation", id=1, name="De Boomgaard")
        about = {"kind": "house", "state": "active", "role_names": {}}
        put("council", id=1, organisation_id=1, name="Raad", **about)
        put("person", id=1, name="Roos", call_name="Roos", view="standard")
        when = {"starts_at": TODAY.replace(tzinfo=None), "ends_at": LATER.replace(tzinfo=None)}
        put("meeting", id=1, council_id=1, title="V", state="draft", made_by_id=1, **when)
        put("agenda_item", id=1, meeting_id=1, position=1, title="Menu", purpose="talk", minutes=5)
    migrations.upgrade(engine)
    return writing


def _needed(column):
    return not column.nullable and not column.primary_key and column.server_default is None


def _anything(column):
    kind = column.type.python_type
    return {str: "", int: 1, bool: False, dict: {}, list: []}.get(kind, TODAY.replace(tzinfo=None))


def test_what_can_be_is_kept_and_what_cannot_is_refused(old):
    plan = {"council_id": 1, "made_at": TODAY}
    entry = {"plan_id": 1, "title": "Menu", "month": 2}
    series = {"council_id": 1, "made_at": TODAY, "made_by_id": 1}
    days = {"first": date(2027, 3, 4), "until": date(2027, 12, 31)}
    holiday = {"organisation_id": 1, "first": date(2027, 7, 17), "last": date(2027, 8, 29)}
    poll = {"council_id": 1, "title": "", "closes_on": date(2027, 3, 1), "made_at": TODAY}
    moment = {"poll_id": 1, "starts_at": TODAY, "ends_at": LATER}
    answer = {"moment_id": 1, "person_id": 1, "answered_at": TODAY}
    template = {"council_id": 1, "points": []}
    with old.begin() as connection:
        connection.execute(sa.insert(YearPlan).values(**plan, year=2027))
        for state in EntryState:
            connection.execute(sa.insert(PlanEntry).values(**entry, state=state, item_id=1))
        for often in Often:
            connection.execute(sa.insert(Series).values(**series, **days, often=often))
        connection.execute(sa.insert(SeriesMeeting).values(meeting_id=1, series_id=1))
        connection.execute(sa.insert(SchoolHoliday).values(**holiday, name="Zomervakantie"))
        for kind in MeetingKind:
            connection.execute(sa.insert(DatePoll).values(**poll, kind=kind, made_by_id=1))
        connection.execute(sa.insert(DateMoment).values(**moment))
        connection.execute(sa.insert(DateAnswer).values(**answer, suits=Suits.YES))
        connection.execute(sa.insert(AgendaTemplate).values(**template, name="Gewoon"))
    for broken in (
        sa.insert(YearPlan).values(**plan, year=2027),
        sa.insert(YearPlan).values(**plan, year=1),
        sa.insert(PlanEntry).values(**(entry | {"month": 13})),
        sa.insert(PlanEntry).values(**entry, day=32),
        sa.insert(PlanEntry).values(**(entry | {"title": ""})),
        sa.insert(PlanEntry).values(**entry, state="lost"),
        sa.insert(Series).values(**series, **days, often="daily"),
        sa.update(Series).values(until=date(2027, 3, 3)),
        sa.insert(SeriesMeeting).values(meeting_id=1, series_id=2),
        sa.update(SchoolHoliday).values(last=date(2027, 7, 16)),
        sa.insert(SchoolHoliday).values(**holiday, name=""),
        sa.insert(DatePoll).values(**poll, kind="party", made_by_id=1),
        sa.insert(DateMoment).values(**moment),
        sa.update(DateMoment).values(ends_at=TODAY),
        sa.insert(DateAnswer).values(**answer, suits=Suits.NO),
        sa.update(DateAnswer).values(suits="perhaps"),
        sa.insert(AgendaTemplate).values(**template, name="Gewoon"),
        sa.insert(AgendaTemplate).values(**template, name=""),
    ):
        with pytest.raises(IntegrityError), old.begin() as connection:
            connection.execute(broken)


def test_when_a_meeting_goes_its_series_forgets_it_and_the_plan_stays(old):
    with old.begin() as connection:
        connection.execute(sa.insert(YearPlan).values(council_id=1, made_at=TODAY, year=2027))
        connection.execute(sa.insert(PlanEntry).values(plan_id=1, title="Menu", month=2, item_id=1))
        days = {"first": date(2027, 3, 4), "until": date(2027, 12, 31), "often": Often.WEEKLY}
        about = {"council_id": 1, "made_at": TODAY, "made_by_id": 1}
        connection.execute(sa.insert(Series).values(**about, **days))
        connection.execute(sa.insert(SeriesMeeting).values(meeting_id=1, series_id=1))
        connection.execute(sa.delete(Meeting))
        assert connection.scalar(sa.select(PlanEntry.item_id)) is None
        assert connection.scalar(sa.select(sa.func.count()).select_from(SeriesMeeting)) == 0

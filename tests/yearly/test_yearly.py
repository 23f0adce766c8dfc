"""What there is once a year: by when again, for which council, and reminded of."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal import deadlines
from portal.councils.models import Council, CouncilKind, CouncilState
from portal.deadlines import Duty
from portal.mail.models import Message
from portal.people.models import Person
from portal.yearly import service as yearly
from portal.yearly.models import YearlyDone, YearlyDue

Sign = Callable[..., Any]


@pytest.fixture
def linde(session: Any) -> Any:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


@pytest.fixture
def alone(session: Any, linde: Council) -> Council:
    """De Linde, in an organisation without a central council."""
    gone = sa.update(Council).where(Council.kind == CouncilKind.CENTRAL)
    session.execute(gone.values(state=CouncilState.DISSOLVED))
    return linde


@pytest.mark.parametrize("duty", Duty)
def test_the_last_day_is_a_year_later_or_the_end_of_the_year(duty: Duty) -> None:
    for day in (date(2024, 3, 1) + timedelta(days=one) for one in range(800)):
        again = deadlines.yearly(duty, day, day)
        assert again.day == day.replace(year=day.year + 1)
        assert deadlines.yearly(duty, None, day).day == date(day.year, 12, 31)
    assert deadlines.yearly(duty, date(2024, 2, 29), date(2024, 3, 1)).day == date(2025, 2, 28)


def test_it_says_what_is_law_and_what_is_custom(app: Any) -> None:
    with app.test_request_context():
        for last in (None, date(2027, 2, 8)):
            said = deadlines.yearly(Duty.TALK, last, date(2027, 3, 1)).explained
            assert "art. 11 lid 1" in said[0]
            assert "art." not in " ".join(said[1:])


def test_it_is_for_the_central_council_where_there_is_one(
    session: Any, linde: Council, client_as: Sign
) -> None:
    (central,) = yearly.holders(linde.organisation_id)
    assert central.kind == CouncilKind.CENTRAL
    assert not yearly.holds(linde)
    page = f"/councils/{linde.id}/yearly"
    session.commit()
    refused = client_as("Hans").send(f"{page}/talk", {"on": "2027-02-01", "text": "Gepraat."})
    assert refused.status_code == 422
    assert "Gepraat." in refused.text


def test_without_a_central_council_it_is_for_each(session: Any, alone: Council) -> None:
    assert yearly.holds(alone)
    assert len(yearly.holders(alone.organisation_id)) > 1


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_what_happened_gives_the_next_last_day(
    session: Any, alone: Council, client_as: Sign, view: str
) -> None:
    page = f"/councils/{alone.id}/yearly"
    session.commit()
    hans = client_as("Hans", view=view)
    assert "31 december 2027" in hans.get(f"{page}?card=2").text
    assert hans.send(f"{page}/talk", {"on": "2027-02-01", "text": "Gepraat."}).status_code == 303
    shown = client_as("Roos", view=view).get(f"{page}?card=2").text
    assert "1 februari 2028" in shown
    assert "1 februari 2027" in shown


@pytest.mark.parametrize("on", ["2027-02-09", "2027-02-01", "ooit"])
def test_a_day_to_come_or_twice_the_same_is_refused(
    session: Any, alone: Council, client_as: Sign, on: str
) -> None:
    page = f"/councils/{alone.id}/yearly/informed"
    session.commit()
    sanne = client_as("Sanne")
    sanne.send(page, {"on": "2027-02-01"})
    assert sanne.send(page, {"on": on}).status_code == 422


def test_what_was_a_mistake_goes(session: Any, alone: Council, client_as: Sign, app: Any) -> None:
    page = f"/councils/{alone.id}/yearly"
    session.commit()
    sanne = client_as("Sanne")
    sanne.send(f"{page}/report", {"on": "2027-02-01"})
    engine = app.extensions["portal"].engine
    with engine.connect() as connection:
        done = connection.scalar(sa.select(YearlyDone.id))
    assert sanne.send(f"{page}/done/{done}/remove").status_code == 303
    with engine.connect() as connection:
        assert connection.scalar(sa.select(YearlyDone.id)) is None
        days = connection.scalars(sa.select(YearlyDue.day).distinct()).all()
    assert days == [date(2027, 12, 31)]


def test_it_is_said_again_21_7_and_2_days_before_each_once(
    session: Any, alone: Council, clock: Any
) -> None:
    told: dict[int, list[str]] = {}
    run: Any = yearly.remind
    last = date(2027, 12, 31)
    topic = Message.topic.like(f"yearly:{alone.id}:talk:%")
    named = sa.select(Person.call_name).join(Message, Message.person_id == Person.id).where(topic)
    seen = 0
    for left in range(25, -2, -1):
        day = last - timedelta(days=left)
        clock.set(datetime(day.year, day.month, day.day, 11, tzinfo=UTC))
        run()
        names = list(session.scalars(named.order_by(Message.id)))
        if len(names) > seen:
            told[left] = sorted(names[seen:])
            seen = len(names)
    everyone = ["Anneke", "Hans", "Sanne"]
    assert told == {21: everyone, 7: everyone, 2: everyone}


def test_what_comes_near_stands_on_the_start_page(
    session: Any, alone: Council, clock: Any, client_as: Sign
) -> None:
    clock.set(datetime(2027, 12, 20, 11, tzinfo=UTC))
    page = f"/councils/{alone.id}/yearly"
    yearly.settle(alone.organisation_id)
    session.commit()
    assert page in client_as("Hans").get("/").text
    assert page not in client_as("Roos").get("/asks").text


@pytest.mark.parametrize("other", ["Petra", "Bas", "Bea"])
def test_nobody_else_sees_it(session: Any, alone: Council, client_as: Sign, other: str) -> None:
    page = f"/councils/{alone.id}/yearly"
    session.commit()
    assert client_as(other).get(page).status_code == 403

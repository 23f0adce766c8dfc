"""The archive of a council, a year at a time: what each reader may see, kind by kind."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from portal.archive import service
from portal.councils.models import Council
from portal.identity import Proof
from portal.meetings.models import Meeting, MeetingState
from portal.residents import service as residents
from tests.archive.making import old_paper
from tests.meetings.conftest import council_id, meeting  # noqa: F401 - fixtures

AT = "/councils/1/archive"


@pytest.fixture
def past(app: Flask, meeting: Any) -> None:  # noqa: F811
    """A meeting of this year and one of the year before; and one to come, and one never held."""
    for days in (-3, -60, 20):
        meeting(state=MeetingState.INVITED, days=days, title=f"Na {days}")
    meeting(state=MeetingState.DRAFT, days=-3, title="Nooit gehouden")


def test_years_are_counted_and_one_is_shown(past: None, session: Any, person: Any) -> None:
    council = session.get_one(Council, 1)
    session.add(old_paper(council, person("Anneke")))
    session.flush()
    actor = residents.actor_of(person("Hans"), proof=Proof.ACCOUNT)
    shelf = service.shelf(actor, council, None)
    assert shelf.years == {2027: 1, 2026: 1, 2019: 1}
    assert (shelf.year, [one.title for one in shelf.meetings]) == (2027, ["Na -3"])
    assert [one.title for one in service.shelf(actor, council, 2026).meetings] == ["Na -60"]
    old = service.shelf(actor, council, 2019)
    assert ([one.title for one in old.papers], old.meetings) == (["Notulen"], [])
    assert service.shelf(actor, council, 1950).year == 2027
    stranger = residents.actor_of(person("Gerrit"), proof=Proof.ACCOUNT)
    assert not service.shelf(stranger, council, None).meetings


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_year_can_be_kept_and_searched_but_not_kept_on_a_tablet(
    past: None, client_as: Any, view: str
) -> None:
    hans = client_as("Hans", view=view)
    screens = [hans.get(f"{AT}?year=2026&card={n}").text for n in range(1, 5)]
    assert "Na -60" in screens[0]
    assert "Na -3" not in "".join(screens)
    assert any("/councils/1/years/2026.zip" in one for one in screens)
    assert any("/search?council=1&amp;year=2026" in one for one in screens)
    tablet = client_as("Roos", view="standard", proof=Proof.CARD)
    assert "Na -60" in tablet.get(f"{AT}?year=2026").text
    assert ".zip" not in tablet.get(f"{AT}?year=2026").text


def test_meetings_offer_to_keep_their_year(past: None, client_as: Any) -> None:
    assert "/councils/1/years/2027.zip" in client_as("Hans").get("/councils/1/meetings").text
    tablet = client_as("Roos", view="standard", proof=Proof.CARD)
    assert ".zip" not in tablet.get("/councils/1/meetings").text


def test_of_each_kind_a_few_are_shown_and_all_when_asked(
    past: None,
    meeting: Any,  # noqa: F811
    client_as: Any,
) -> None:
    for days in range(-70, -64):
        meeting(state=MeetingState.INVITED, days=days, title=f"Na {days}")
    hans = client_as("Hans", view="standard")
    page = hans.get(f"{AT}?year=2026").text
    assert page.count(">Na -") == 5
    assert "Bekijk alle 7" in page
    everything = hans.get(f"{AT}?year=2026&all=meetings").text
    assert everything.count(">Na -") == 7
    assert "Bekijk alle" not in everything
    assert hans.get(f"{AT}?year=2026&all=nonsense").text.count(">Na -") == 5


def test_the_years_beside_the_one_that_is_shown_are_offered(
    session: Any, person: Any, client_as: Any
) -> None:
    council = session.get_one(Council, 1)
    for year in range(2001, 2015):
        paper = old_paper(council, person("Anneke"))
        paper.day, paper.print = date(year, 5, 5), str(year)
        session.add(paper)
    session.commit()
    hans = client_as("Hans", view="standard")

    def offered(year: int) -> list[int]:
        page = hans.get(f"{AT}?year={year}").text
        return [one for one in range(2001, 2015) if f"{one} (1)" in page]

    assert offered(2014) == list(range(2009, 2015))
    assert offered(2008) == list(range(2006, 2012))
    assert offered(2001) == list(range(2001, 2007))


@pytest.mark.engines
def test_a_year_begins_when_the_clock_on_the_wall_says_so(
    session: Any,
    person: Any,
    meeting: Any,  # noqa: F811
) -> None:
    late = meeting(state=MeetingState.INVITED, days=-60, title="Laat")
    evening = datetime(2025, 12, 31, 23, 30, tzinfo=UTC)  # half past twelve at night
    when = {"starts_at": evening, "ends_at": evening + timedelta(hours=1)}
    session.execute(sa.update(Meeting).where(Meeting.id == late).values(when))
    session.commit()
    actor = residents.actor_of(person("Hans"), proof=Proof.ACCOUNT)
    shelf = service.shelf(actor, session.get_one(Council, 1), None)
    assert (shelf.years, [one.title for one in shelf.meetings]) == ({2026: 1}, ["Laat"])

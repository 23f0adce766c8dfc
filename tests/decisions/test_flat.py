"""Twenty years of decisions and actions: no page asks more of the database."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from portal import clock as clocks
from portal import database
from portal.decisions.models import Action, ActionPerson, Decision
from portal.easytext.models import EasyLine, EasyText, LineStatus
from tests.client import _asked


@pytest.fixture
def twenty_years(session, year, council):
    """Two hundred and forty meetings' worth: five decisions and five actions a month."""
    database.begin(writes=True)
    who = {name: year[name].id for name in ("Sanne", "Kees", "Anneke")}
    months = [datetime(2007 + n // 12, n % 12 + 1, 3, 12, tzinfo=UTC) for n in range(240)]
    texts, lines, made, tasks, people = [], [], [], [], []
    for number in range(1200):
        at, id_ = months[number // 5], 10_000 + number
        texts.append({"id": id_, "council_id": council.id})
        lines.append(
            {
                "easy_text_id": id_,
                "position": 1,
                "text": "Ja.",
                "symbol": "own:yes",
                "status": LineStatus.CHECKED,
                "checked_by_id": who["Sanne"],
                "checked_at": at,
            }
        )
        common = {"id": id_, "council_id": council.id, "made_by_id": who["Sanne"], "made_at": at}
        numbered = {"year": at.year, "number": 100 + number % 60, "decided_at": at}
        recorded = {"recorded_by_id": who["Anneke"], "recorded_at": at}
        told = {"told_by_id": who["Anneke"], "told_at": at}
        text = {"text": f"Besluit {number}.", "easy_text_id": id_}
        made.append(common | numbered | recorded | told | text)
        ended = at < clocks.now() - timedelta(days=300)
        tasks.append(
            common
            | {
                "what": f"Taak {number}.",
                "state": "done" if ended else "open",
                "ended_by_id": who["Kees"] if ended else None,
                "ended_at": at if ended else None,
            }
        )
        people.append({"action_id": id_, "person_id": who["Kees"]})
    for table, some in (
        (EasyText, texts),
        (EasyLine, lines),
        (Decision, made),
        (Action, tasks),
        (ActionPerson, people),
    ):
        database.session.execute(sa.insert(table), some)
    database.session.commit()
    database.end()


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_twenty_years_ask_no_more_of_the_database(app, client_as, twenty_years, view):
    pages = (
        "/decisions",
        "/decisions?year=2015",
        "/councils/1/decisions",
        "/councils/1/actions",
        "/actions",
        "/decisions/1",
        "/actions/1",
    )
    for name in ("Anneke", "Sanne", "Kees"):
        client = client_as(name, view)
        for page in pages:
            with _asked(app) as statements:
                client.get(page)
            assert len(statements) <= 12, (name, page, len(statements))


def test_an_old_year_is_two_taps_away(client_as, twenty_years):
    page = client_as("Hans").get("/decisions?year=2015").text
    assert "Besluit 520." in page
    assert "year=2014" in page
    assert "year=2016" in page
    assert "pannenkoeken" not in page

"""A series in the browser: how often, on which days, all at once, and back."""

from typing import Any

import pytest
import sqlalchemy as sa

from portal.meetings.models import Meeting

ASKED = {
    "first": "2027-04-01",
    "begins": "14:00",
    "ends": "15:00",
    "often": "monthly_weekday",
    "until": "2027-07-31",
    "place": "Huiskamer",
    "kind": "council",
    "source": "empty",
    "link": "",
}


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_days_are_shown_ticked_and_become_meetings(client_as: Any, view: str) -> None:
    sanne = client_as("Sanne", view=view)
    answer = sanne.send("/councils/1/series/new", ASKED)
    assert answer.status_code == 303
    page = sanne.get(answer.location).text
    assert "Elke eerste donderdag van de maand" in page
    assert "donderdag 6 mei: Hemelvaartsdag" in page
    assert page.count(" checked") == 3
    none = sanne.send(answer.location, {})
    assert none.status_code == 422
    assert "Vink minstens één dag aan." in none.text
    made = sanne.send(answer.location, {"days": ["2027-04-01", "2027-05-13"]})
    shown = sanne.get(made.location).text
    assert shown.count("Donderdag 1 april 2027, 14.00") == 1
    assert shown.count("Donderdag 13 mei 2027, 14.00") == 1


def test_what_cannot_be_stands_beside_its_field_with_what_was_typed(client_as: Any) -> None:
    sanne = client_as("Sanne")
    answer = sanne.send("/councils/1/series/new", ASKED | {"until": "2027-01-01"})
    assert answer.status_code == 422
    assert "De laatste dag komt na de eerste." in answer.text
    assert 'value="Huiskamer"' in answer.text


def test_an_address_that_somebody_changed_leads_back(client_as: Any) -> None:
    sanne = client_as("Sanne")
    for asked in ("", "?first=x", "?first=2027-04-01&until=2027-05-01&begins=1&ends=2&often=daily"):
        back = sanne.get(f"/councils/1/series/days{asked}")
        assert back.location == "/councils/1/series/new"


def test_one_change_for_all_later_and_one_tap_back(client_as: Any, session: Any, app: Any) -> None:
    session.rollback()
    sanne = client_as("Sanne")
    answer = sanne.send("/councils/1/series/new", ASKED)
    days = {"days": ["2027-04-01", "2027-06-03", "2027-07-01"]}
    place = sanne.send(answer.location, days).location
    there = session.execute(sa.select(Meeting.id).order_by(Meeting.starts_at)).scalars().all()
    session.rollback()
    first, second, _third = there
    assert "/series" in sanne.get(f"/meetings/{first}").text
    times = {"begins": "10:00", "ends": "11:00", "place": "Tuin"}
    assert sanne.send(f"/meetings/{second}/series", times).location == place
    shown = sanne.get(place).text
    assert shown.count("14.00") == 1
    assert shown.count("10.00") == 2
    agreed = {"name": "Met agenda"}
    assert sanne.send(f"/meetings/{first}/template", agreed).status_code == 422  # it is empty
    after = sanne.send(f"{place}/undo", {}).location
    assert "3 vergaderingen weggehaald." in sanne.get(after).text

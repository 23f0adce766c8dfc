"""Help from outside: who sees it, and whether the phone is answered now."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from portal.coaching.models import HelpContact
from portal.coaching.service import Standing, contacts
from tests.looking import rows

LINE = {
    "name": "Hulplijn",
    "phone": "030 123",
    "about": "Vragen over de wet",
    "days": ["1", "5"],
    "opens": "09:00",
    "closes": "12:30",
}


def the_line() -> HelpContact:
    return HelpContact(days="15", opens=time(9), closes=time(12, 30))


@pytest.mark.parametrize(
    ("moment", "open_", "day", "at"),
    [
        (datetime(2027, 2, 8, 7, 59, tzinfo=UTC), False, date(2027, 2, 8), time(9)),
        (datetime(2027, 2, 8, 8, 0, tzinfo=UTC), True, date(2027, 2, 8), time(12, 30)),
        (datetime(2027, 2, 8, 11, 29, tzinfo=UTC), True, date(2027, 2, 8), time(12, 30)),
        (datetime(2027, 2, 8, 11, 30, tzinfo=UTC), False, date(2027, 2, 12), time(9)),
        (datetime(2027, 2, 11, 9, 0, tzinfo=UTC), False, date(2027, 2, 12), time(9)),
        (datetime(2027, 2, 12, 12, 0, tzinfo=UTC), False, date(2027, 2, 15), time(9)),
        (datetime(2027, 3, 29, 7, 0, tzinfo=UTC), True, date(2027, 3, 29), time(12, 30)),
    ],
)
def test_it_is_open_or_says_when_it_opens_again(
    moment: datetime, open_: bool, day: date, at: time
) -> None:
    assert contacts.standing(the_line(), moment) == Standing(open_, day, at)


def test_who_works_one_day_a_week_opens_again_a_week_later() -> None:
    contact = HelpContact(days="1", opens=time(9), closes=time(10))
    now = datetime(2027, 2, 8, 12, 0, tzinfo=UTC)
    assert contacts.standing(contact, now).day == date(2027, 2, 15)


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("name", ["Roos", "Anneke", "Sanne", "Gerrit", "Bea"])
def test_members_and_supporters_see_the_number_and_whether_it_is_open(
    client_as: Any, clock: Any, name: str, view: str
) -> None:
    bea = client_as("Bea")
    assert bea.send("/outside-help/new", LINE).location == "/outside-help"
    reader = client_as(name, view=view)
    page = reader.get("/outside-help").text
    assert "030 123" in page
    assert "Nu open, tot 12.30 uur." in page
    clock.forward(hours=4)
    assert "Dicht, weer open op vrijdag om 9.00 uur." in reader.get("/outside-help").text
    clock.forward(days=3)
    assert "Dicht, weer open op morgen" not in reader.get("/outside-help").text
    assert "Dicht, morgen weer open om 9.00 uur." in reader.get("/outside-help").text


@pytest.mark.parametrize("name", ["Petra", "Bas"])
def test_it_is_not_for_guests_and_staff(client_as: Any, name: str) -> None:
    assert client_as(name).get("/outside-help").status_code == 403


@pytest.mark.parametrize("name", ["Sanne", "Anneke", "Roos", "Petra"])
def test_only_the_administrator_fills_it(session: Any, client_as: Any, name: str) -> None:
    client_as("Bea").send("/outside-help/new", LINE)
    contact = rows(session, HelpContact)[0].id
    client = client_as(name)
    assert client.send("/outside-help/new", LINE).status_code == 403
    assert client.send(f"/outside-help/{contact}", LINE).status_code in (403, 404)
    assert "/outside-help/new" not in client.get("/outside-help").text


@pytest.mark.parametrize(
    "wrong", [{"closes": "09:00"}, {"days": []}, {"days": ["8"]}, {"phone": " "}, {"opens": "x"}]
)
def test_what_cannot_be_is_asked_again(session: Any, client_as: Any, wrong: dict[str, Any]) -> None:
    answer = client_as("Bea").send("/outside-help/new", LINE | wrong)
    assert answer.status_code == 422
    assert "Hulplijn" in answer.text
    assert rows(session, HelpContact) == []


def test_one_name_once_and_nothing_is_lost(session: Any, client_as: Any) -> None:
    bea = client_as("Bea")
    bea.send("/outside-help/new", LINE)
    assert bea.send("/outside-help/new", LINE).status_code == 422
    address = f"/outside-help/{rows(session, HelpContact)[0].id}"
    assert 'value="030 123"' in bea.get(address).text
    assert bea.send(address, LINE | {"phone": "030 456", "version": "1"}).status_code == 303
    assert bea.send(address, LINE | {"phone": "030 789", "version": "1"}).status_code == 409
    assert bea.send(f"{address}/remove").location == "/outside-help"
    assert rows(session, HelpContact) == []

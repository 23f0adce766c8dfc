"""What a tablet carries and keeps, as seen from outside: in its browser, and at the server."""

from typing import Any

import sqlalchemy as sa
from playwright.sync_api import Locator, Page, expect

from portal.ballots.models import Vote
from portal.meetings.models import Attendance
from portal.people.models import Person
from tests.journeys.conftest import House
from tests.journeys.screens import Home
from tests.journeys.test_at_the_tablet import signed_in

ASKED = """async (name) => {
  const known = await indexedDB.databases();
  if (!known.some((one) => one.name === "huisraad")) return null;
  return new Promise((done) => {
    const asked = indexedDB.open("huisraad");
    asked.onsuccess = () => {
      const got = %s;
      got.onsuccess = () => { asked.result.close(); done(got.result ?? null); };
    };
  });
}"""
FACT = ASKED % 'asked.result.transaction("facts").objectStore("facts").get(name)'
KEPT = ASKED % 'asked.result.transaction("acts").objectStore("acts").count()'


def wait_until_carried(page: Page, person: int | None = None) -> None:
    """Wait until the tablet carries what it should, for this person."""
    for _turn in range(600):
        who = page.evaluate(FACT, "who") or {}
        if page.evaluate(FACT, "synced") and who.get("person") == person:
            return
        page.wait_for_timeout(200)
    raise AssertionError("nothing is carried")


def wait_until_brought(page: Page) -> None:
    """Wait until nothing is kept any more, and the tablet says so."""
    for _turn in range(200):
        if not page.evaluate(KEPT):
            break
        page.wait_for_timeout(100)
    expect(page.locator("#away")).to_be_hidden(timeout=20_000)


def rows(house: House, statement: Any) -> list[Any]:
    with house.app.extensions["portal"].engine.connect() as connection:
        return list(connection.execute(statement))


def person_id(house: House, name: str) -> int:
    return int(rows(house, sa.select(Person.id).where(Person.call_name == name))[0][0])


def here(house: House, name: str = "Roos") -> Home:
    """Somebody signed in on the tablet, which carries all that is of this person."""
    home = signed_in(house, name)
    home.show("/")
    wait_until_carried(home.page, person_id(house, name))
    return home


def strip(page: Page) -> Locator:
    return page.locator("#away")


def votes(house: House, ballot: str) -> list[Any]:
    named = sa.select(Person.call_name).join(Vote, Vote.person_id == Person.id)
    return rows(house, named.where(Vote.ballot_id == int(ballot.rpartition("/")[2])))


def answers(house: House, meeting: str) -> list[Any]:
    roos, number = person_id(house, "Roos"), int(meeting.rpartition("/")[2])
    mine = sa.and_(Attendance.person_id == roos, Attendance.meeting_id == number)
    return rows(house, sa.select(Attendance.coming).where(mine))

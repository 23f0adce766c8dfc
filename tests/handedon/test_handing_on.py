"""What was only about one person is handed on: nothing of it stays, its maker reads who helps."""

from typing import Any

import pytest

from portal import clock
from portal.audit import AuditEvent
from portal.consents.models import Recording
from portal.database import Base
from portal.handedon.models import HandedOn
from portal.identity import Proof
from portal.wishes.models import Wish, WishSubject
from tests.access.rows import spoken
from tests.access.world import portal_engine
from tests.looking import rows

SAID = "Willem pakt steeds mijn sleutels"


@pytest.fixture
def wish(session: Any, person: Any) -> Any:
    roos = person("Roos")
    wish = Wish(
        council_id=1,
        person_id=roos.id,
        written_by_id=roos.id,
        subject=WishSubject.PEOPLE,
        text=SAID,
        made_at=clock.now(),
        recording=spoken(roos),
    )
    session.add(wish)
    session.commit()
    return wish


@pytest.mark.parametrize("who", ["Anneke", "Sanne"])
def test_it_is_gone_and_its_maker_reads_who_helps(
    app: Any, session: Any, client_as: Any, wish: Any, who: str
) -> None:
    address = f"/wishes/{wish.id}"
    hands = client_as(who)
    assert f"{address}/hand-on" in hands.get(address).text
    assert "kan niet terug" in hands.get(f"{address}/hand-on").text
    assert hands.send(f"{address}/hand-on").status_code == 303
    assert hands.get(address).status_code == 404
    assert not anywhere(app, "sleutels")
    (told,) = rows(session, HandedOn)
    assert hands.get(f"/handed-on/{told.id}").status_code == 404
    roos = client_as("Roos", view="picto", proof=Proof.CARD)
    assert f"/handed-on/{told.id}" in roos.get("/asks").text
    assert "klachtenfunctionaris" in roos.get(f"/handed-on/{told.id}").text.lower()
    assert roos.send(f"/handed-on/{told.id}/seen").status_code == 303
    assert rows(session, HandedOn) == []
    assert f"/handed-on/{told.id}" not in roos.get("/asks").text


def test_the_trail_says_who_did_so_and_not_whose_it_was(
    session: Any, client_as: Any, wish: Any, person: Any
) -> None:
    client_as("Sanne").send(f"/wishes/{wish.id}/hand-on")
    (event,) = [one for one in rows(session, AuditEvent) if one.what == "wish:handed_on"]
    assert (event.person_id, event.detail) == (person("Sanne").id, "")


def test_its_voice_goes_too(session: Any, client_as: Any, wish: Any) -> None:
    assert rows(session, Recording)
    client_as("Sanne").send(f"/wishes/{wish.id}/hand-on")
    assert rows(session, Recording) == []


def test_what_the_council_is_busy_with_stays(session: Any, client_as: Any, wish: Any) -> None:
    sanne = client_as("Sanne")
    sanne.send(f"/wishes/{wish.id}/take")
    page = sanne.get(f"/wishes/{wish.id}")
    assert "/hand-on" not in page.text
    refused = sanne.send(f"/wishes/{wish.id}/hand-on")
    assert refused.status_code == 422
    assert "kan niet meer" in refused.text
    assert [one.text for one in rows(session, Wish)] == [SAID]


def test_who_made_it_hands_nothing_on(client_as: Any, wish: Any) -> None:
    assert client_as("Roos").get(f"/wishes/{wish.id}/hand-on").status_code == 403


def anywhere(app: Any, word: str) -> list[str]:
    """The tables in which the word still stands."""
    with portal_engine(app).connect() as connection:
        return [
            table.name
            for table in Base.metadata.sorted_tables
            if any(word in repr(tuple(row)) for row in connection.execute(table.select()))
        ]

"""Requests on their pages: filed by the provider, treated by the council, closed to others."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

from portal.audit import AuditEvent
from portal.dossiers import service as dossiers
from portal.dossiers.models import Request

Sign = Callable[..., FlaskClient]


@pytest.fixture
def asked(session: Any, filed: Any) -> int:
    """A request that came today; committed, for clients to see."""
    story = filed("8.1.h")
    session.commit()
    return int(story.request.id)


@pytest.fixture
def stored(app: Any) -> Callable[[Any], list[Any]]:
    def read(statement: Any) -> list[Any]:
        with app.extensions["portal"].engine.connect() as connection:
            return list(connection.execute(statement).all())

    return read


FILED = {
    "subject": "8.1.h",
    "title": "Inrichting van de kamer",
    "plan": "Plan A of plan B.",
    "effect": "Zes weken stof.",
}


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_the_manager_asks_and_the_council_finds_it_with_its_day(
    client_as: Sign, session: Any, regulation: Any, council: Any, view: str
) -> None:
    session.commit()
    petra = client_as("Petra")
    answer = petra.send(f"/councils/{council.id}/requests/new", FILED)
    assert answer.status_code == 303
    place = answer.location
    assert "Inrichting van de kamer" in petra.get(place).text
    roos = client_as("Roos", view=view)
    page = roos.get("/dossiers").text
    assert "Inrichting van de kamer" in page
    assert "22 mrt" in page or "22 maart" in page  # six weeks after 8 February 2027
    assert "artikel 13" in client_as("Hans").get(place).text


def test_who_sends_half_of_it_keeps_what_was_typed(
    client_as: Sign, session: Any, council: Any
) -> None:
    session.commit()
    typed = FILED | {"title": "", "subject": ""}
    answer = client_as("Petra").send(f"/councils/{council.id}/requests/new", typed)
    assert answer.status_code == 422
    assert "Plan A of plan B." in answer.text
    assert "Zes weken stof." in answer.text


def test_the_supporter_records_nothing_that_the_council_says(
    client_as: Sign, asked: int, stored: Any
) -> None:
    sanne = client_as("Sanne")
    for step in ("adopt", "send", "nullify", "report", "return", "agree"):
        assert sanne.send(f"/requests/{asked}/{step}", {}).status_code == 403
    tried = sa.select(AuditEvent.what).where(AuditEvent.refused)
    assert len(stored(tried)) == 6
    assert f"/requests/{asked}/adopt" not in sanne.get(f"/requests/{asked}").text
    assert f"/requests/{asked}/adopt" in client_as("Anneke").get(f"/requests/{asked}").text


def test_a_guest_sees_no_dossier_and_no_answer_before_it_is_sent(
    client_as: Sign, asked: int, session: Any, actor: Any
) -> None:
    from portal import database

    database.begin(writes=True)
    request = session.get(Request, asked)
    anneke = actor("Anneke")
    dossiers.discuss(anneke, request, dossiers.today(), "Wij willen plan A.", request.version)
    words = (dossiers.today(), "Wij kiezen A.", "consents")
    dossiers.adopt(anneke, request, *words, request.version)
    session.commit()
    petra = client_as("Petra")
    page = petra.get(f"/requests/{asked}").text
    assert "Wij willen plan A." not in page
    assert "Wij kiezen A." not in page
    assert petra.get(f"/dossiers/{request.dossier_id}").status_code == 404
    database.begin(writes=True)
    request = session.get(Request, asked)
    dossiers.send(anneke, request, request.version)
    session.commit()
    assert "Wij kiezen A." in petra.get(f"/requests/{asked}").text


def test_a_request_of_another_council_does_not_exist(client_as: Sign, asked: int) -> None:
    for path in (f"/requests/{asked}", f"/requests/{asked}/ask", "/requests/999999"):
        assert client_as("Gerrit").get(path).status_code == 404


def test_who_comes_second_reads_that_somebody_was_first(
    client_as: Sign, asked: int, stored: Any
) -> None:
    hans, anneke = client_as("Hans"), client_as("Anneke")
    version = stored(sa.select(Request.version).where(Request.id == asked))[0][0]
    words = {"version": str(version), "on": "2027-02-08", "said": "Gepraat."}
    assert hans.send(f"/requests/{asked}/discuss", words).status_code == 303
    again = anneke.send(f"/requests/{asked}/discuss", words | {"said": "Ook gepraat."})
    assert again.status_code == 409
    assert "Ook gepraat." in again.text


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_what_is_due_soon_stands_on_the_start_page(
    client_as: Sign, asked: int, clock: Any, view: str
) -> None:
    anneke = client_as("Anneke", view=view)
    where = "/" if view == "standard" else "/asks"
    assert f"/requests/{asked}" not in anneke.get(where).text
    clock.forward(days=25)
    anneke = client_as("Anneke", view=view)
    assert f"/requests/{asked}" in anneke.get(where).text

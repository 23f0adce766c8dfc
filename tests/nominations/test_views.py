"""A binding nomination, from a free seat to an answer; and the names in it, for the council."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from portal.audit import AuditEvent
from portal.councils.models import Council
from portal.dossiers.models import Dossier
from portal.nominations.models import Candidate, Nomination

Sign = Callable[..., Any]
NAME = "Mevrouw Blom"


@pytest.fixture
def page(session: Any, person: Any, clock: Any) -> str:
    """The page of the nomination in a dossier of De Linde."""
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    maker = person("Hans").id
    dossier = Dossier(council_id=council.id, title="Zetel", made_at=clock(), made_by_id=maker)
    session.add(dossier)
    session.flush()
    found = dossier.id
    session.commit()
    return f"/dossiers/{found}/nomination"


@pytest.fixture
def kept(app: Any) -> Callable[[Any], list[Any]]:
    def read(statement: Any) -> list[Any]:
        with app.extensions["portal"].engine.connect() as connection:
            return list(connection.execute(statement).all())

    return read


@pytest.fixture
def considered(client_as: Sign, page: str, kept: Any) -> int:
    """The supporter wrote down the seat and somebody whom the council considers."""
    sanne = client_as("Sanne")
    seat = {"seat": "De zetel van de raad", "since": "2027-01-01"}
    assert sanne.send(f"{page}/seat", seat).status_code == 303
    assert sanne.send(f"{page}/candidates", {"name": NAME}).status_code == 303
    return int(kept(sa.select(Candidate.id))[0][0])


def _version(kept: Any) -> str:
    return str(kept(sa.select(Nomination.version))[0][0])


@pytest.fixture
def sent(client_as: Sign, page: str, kept: Any, considered: int) -> str:
    hans, words = client_as("Hans"), {"candidate": str(considered), "why": "Zij kent ons."}
    nominated = hans.send(f"{page}/nominate", words | {"version": _version(kept)})
    assert nominated.status_code == 303, nominated.text
    assert hans.send(f"{page}/send", {"version": _version(kept)}).status_code == 303
    return page


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_from_a_free_seat_to_an_appointment(
    client_as: Sign, sent: str, kept: Any, view: str
) -> None:
    words = {"outcome": "appointed", "on": "2027-02-08", "version": _version(kept)}
    assert client_as("Sanne").send(f"{sent}/answer", words).status_code == 303
    roos = client_as("Roos", view=view)
    shown = "".join(roos.get(f"{sent}?card={card}").text for card in (1, 2, 3))
    assert NAME in shown
    assert "De zetel van de raad" in shown
    assert kept(sa.select(Nomination.state)) == [("appointed",)]


def test_the_supporter_neither_nominates_nor_sends(
    client_as: Sign, page: str, considered: int
) -> None:
    for who in ("Sanne", "Roos"):
        assert client_as(who).send(f"{page}/nominate", {}).status_code == 403
        assert client_as(who).send(f"{page}/send", {"version": "1"}).status_code == 403
    assert client_as("Hans").send(f"{page}/send", {"version": "1"}).status_code == 422


def test_a_refusal_has_reasons_and_then_somebody_else_can_be_nominated(
    client_as: Sign, sent: str, kept: Any
) -> None:
    sanne = client_as("Sanne")
    words = {"outcome": "refused", "on": "2027-02-08", "version": _version(kept)}
    assert sanne.send(f"{sent}/answer", words).status_code == 422
    assert sanne.send(f"{sent}/answer", words | {"reasons": "Te druk."}).status_code == 303
    assert "Te druk." in client_as("Roos").get(sent).text
    assert sanne.send(f"{sent}/candidates", {"name": "Meneer Prins"}).status_code == 303
    other = kept(sa.select(Candidate.id).where(Candidate.name == "Meneer Prins"))[0][0]
    again = {"candidate": str(other), "why": "Hij kan.", "version": _version(kept)}
    assert client_as("Anneke").send(f"{sent}/nominate", again).status_code == 303
    chosen = kept(sa.select(Candidate.name).where(Candidate.nominated))
    assert chosen == [("Meneer Prins",)]


def test_once_it_is_sent_nobody_is_added_or_taken_away(client_as: Sign, sent: str) -> None:
    sanne = client_as("Sanne")
    refused = sanne.send(f"{sent}/candidates", {"name": "Meneer Prins"})
    assert refused.status_code == 422
    assert "Meneer Prins" in refused.text
    assert sanne.send(f"{sent}/candidates/1/remove").status_code == 422


def test_a_name_that_goes_is_gone_and_never_stood_in_the_trail(
    client_as: Sign, page: str, considered: int, kept: Any
) -> None:
    sanne = client_as("Sanne")
    assert sanne.send(f"{page}/candidates", {"name": NAME}).status_code == 422
    assert sanne.send(f"{page}/candidates/{considered}/remove").status_code == 303
    assert kept(sa.select(Candidate.id)) == []
    details = kept(sa.select(AuditEvent.detail).where(AuditEvent.what.like("nomination:%")))
    assert all("Blom" not in one.detail for one in details)


def test_two_who_nominate_at_once_lose_nothing(
    client_as: Sign, page: str, considered: int, kept: Any
) -> None:
    words = {"candidate": str(considered), "why": "Zij kent ons.", "version": _version(kept)}
    assert client_as("Hans").send(f"{page}/nominate", words).status_code == 303
    late = client_as("Anneke").send(f"{page}/nominate", words | {"why": "Anders."})
    assert late.status_code == 409
    assert "Anders." in late.text
    assert "Zij kent ons." in late.text


@pytest.mark.parametrize("other", ["Petra", "Bas", "Bea", "Gerrit"])
def test_nobody_else_sees_the_names(
    client_as: Sign, page: str, considered: int, other: str
) -> None:
    client = client_as(other)
    assert client.get(page).status_code == 404
    assert client.send(f"{page}/candidates", {"name": "x"}).status_code == 404

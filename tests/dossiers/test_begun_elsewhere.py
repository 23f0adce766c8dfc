"""A dossier that is made of a topic, and a request that another council treats."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from portal.councils.models import Council
from portal.dossiers.models import Dossier, Request
from portal.identity import Role
from portal.people.models import Membership
from portal.regulation.models import Competence
from portal.topics.models import Topic
from tests.client import PortalClient

Sign = Callable[..., PortalClient]
FILED = {"subject": "7.1.h", "title": "De keuken", "plan": "Plan A of plan B."}


@pytest.fixture
def kept(app: Any) -> Callable[[Any], list[Any]]:
    def read(statement: Any) -> list[Any]:
        with app.extensions["portal"].engine.connect() as connection:
            return list(connection.execute(statement).all())

    return read


@pytest.fixture
def topic(session: Any, council: Council, clock: Any) -> str:
    about = {"title": "Het zwembad", "text": "Het water is koud."}
    made = Topic(council_id=council.id, **about, made_at=clock(), decided_at=clock())
    session.add(made)
    session.flush()
    place = f"/topics/{made.id}"
    session.commit()
    return place


def whole(client: PortalClient, place: str) -> str:
    """What stands there on all its screens."""
    screens = [client.get(f"{place}?card={one}").text for one in range(1, 9)]
    return "".join([client.get(place).text, *screens])


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_topic_becomes_a_dossier_once_and_each_leads_to_the_other(
    client_as: Sign, topic: str, kept: Any, view: str
) -> None:
    sanne = client_as("Sanne", view=view)
    assert f"{topic}/dossier" in whole(sanne, topic)
    assert "Het zwembad" in sanne.get(f"{topic}/dossier").text
    made = sanne.send(f"{topic}/dossier", {"title": "Het zwembad", "early": ""})
    assert made.status_code == 303
    shown = whole(sanne, topic)
    assert made.location in shown
    assert f"{topic}/dossier" not in shown
    assert topic in whole(sanne, made.location)
    again = sanne.send(f"{topic}/dossier", {"title": "Nog een keer", "early": ""})
    assert again.location == made.location
    assert kept(sa.select(Dossier.title)) == [("Het zwembad",)]


def test_only_chair_secretary_and_supporter_make_a_dossier_of_it(
    client_as: Sign, topic: str, kept: Any
) -> None:
    assert f"{topic}/dossier" not in client_as("Roos").get(topic).text
    assert client_as("Roos").send(f"{topic}/dossier", {"title": "x"}).status_code == 403
    for other in ("Petra", "Bea", "Gerrit"):
        assert client_as(other).send(f"{topic}/dossier", {"title": "x"}).status_code == 404, other
    assert kept(sa.select(Dossier.id)) == []


@pytest.fixture
def central(session: Any, regulation: Any) -> Council:
    """The council that alone treats 7.1.h."""
    named = sa.select(Council).where(Council.name == "Centrale raad")
    found: Council = session.scalars(named).one()
    session.add(Competence(subject="7.1.h", council_id=found.id))
    session.commit()
    return found


def test_the_form_says_which_council_treats_it_and_keeps_what_was_typed(
    client_as: Sign, council: Council, central: Council, kept: Any
) -> None:
    answer = client_as("Petra").send(f"/councils/{council.id}/requests/new", FILED)
    assert answer.status_code == 422
    assert "Centrale raad" in answer.text
    assert "Plan A of plan B." in answer.text
    assert f"/councils/{central.id}/requests/new" not in answer.text, "she cannot ask it"
    assert kept(sa.select(Request.id)) == []


def test_it_offers_to_ask_there_who_may(
    client_as: Sign, council: Council, central: Council, session: Any, person: Any, clock: Any
) -> None:
    theirs = Membership(
        person=person("Petra"),
        council=central,
        role=Role.MANAGER,
        client=False,
        since=clock().date(),
        confirmed_at=clock(),
    )
    session.add(theirs)
    session.commit()
    petra, there = client_as("Petra"), f"/councils/{central.id}/requests/new"
    assert there in petra.send(f"/councils/{council.id}/requests/new", FILED).text
    assert petra.send(there, FILED).status_code == 303


@pytest.mark.parametrize("subject", ["8.1.a", "7.1.g"])
def test_the_regulation_and_what_was_not_divided_are_asked_of_any_council(
    client_as: Sign, council: Council, central: Council, subject: str
) -> None:
    typed = FILED | {"subject": subject}
    answer = client_as("Petra").send(f"/councils/{council.id}/requests/new", typed)
    assert answer.status_code == 303


def test_who_has_papers_with_it_adds_them_next(
    client_as: Sign, council: Council, regulation: Any, session: Any
) -> None:
    session.commit()
    typed = FILED | {"with_papers": "y"}
    answer = client_as("Petra").send(f"/councils/{council.id}/requests/new", typed)
    assert answer.location.endswith("/papers/new")
    assert client_as("Petra").get(answer.location).status_code == 200

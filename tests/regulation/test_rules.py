"""House rules of a council, and who represents it: always a member of that council."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal.councils.models import Council
from portal.errors import RefusedError
from portal.identity import Actor, Proof, Role
from portal.people.models import Membership
from portal.regulation import service
from portal.regulation.models import Representative
from portal.residents.service import actor_of


@pytest.fixture
def raad(session: Any) -> Council:
    return session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()


@pytest.fixture
def anneke(person: Any) -> Actor:
    return actor_of(person("Anneke"), proof=Proof.ACCOUNT)


def held(council: Council, role: Role, session: Any) -> Membership:
    there = sa.select(Membership).where(
        Membership.council_id == council.id, Membership.role == role
    )
    return session.scalars(there.limit(1)).one()


def test_a_member_represents_and_nobody_once_the_term_is_over(
    raad: Council, anneke: Actor, session: Any, clock: Any
) -> None:
    chair = held(raad, Role.CHAIR, session)
    service.represent(anneke, raad, chair)
    assert service.representative(raad) is chair
    clock.set(clock().replace(year=2030))
    assert service.representative(raad) is None


@pytest.mark.parametrize("role", [Role.SUPPORTER, Role.MANAGER])
def test_who_is_no_member_never_represents_the_council(
    raad: Council, anneke: Actor, session: Any, role: Role
) -> None:
    other = held(raad, role, session)
    with pytest.raises(RefusedError):
        service.represent(anneke, raad, other)
    assert service.representative(raad) is None
    for claimed in (role, Role.MEMBER):
        wrong = {"council_id": raad.id, "membership_id": other.id, "role": claimed}
        with pytest.raises(IntegrityError), session.begin_nested():
            session.execute(sa.insert(Representative).values(wrong))


def test_a_member_of_another_council_does_not_either(
    raad: Council, anneke: Actor, session: Any
) -> None:
    eik = session.scalars(sa.select(Council).where(Council.name == "Raad De Eik")).one()
    theirs = held(eik, Role.CHAIR, session)
    with pytest.raises(RefusedError):
        service.represent(anneke, raad, theirs)
    wrong = {"council_id": raad.id, "membership_id": theirs.id, "role": Role.CHAIR}
    with pytest.raises(IntegrityError), session.begin_nested():
        session.execute(sa.insert(Representative).values(wrong))


def test_a_version_holds_from_its_day_and_has_something_in_it(raad: Council, anneke: Actor) -> None:
    first = service.add_rules(anneke, raad, date(2020, 1, 1), "Eens per maand.", ("", ""))
    service.add_rules(anneke, raad, date(2199, 1, 1), "Later.", ("", ""))
    assert service.holding(service.house_rules(raad)) is first
    with pytest.raises(RefusedError):
        service.add_rules(anneke, raad, date(2020, 1, 1), "Nog eens.", ("", ""))
    with pytest.raises(RefusedError):
        service.add_rules(anneke, raad, date(2021, 1, 1), "", ("", ""))
    service.remove_rules(anneke, first)
    assert service.holding(service.house_rules(raad)) is None


def test_officers_choose_who_represents_and_the_house_sees_a_face(
    client_as: Any, raad: Council, session: Any
) -> None:
    chair = held(raad, Role.CHAIR, session)
    session.commit()
    where = f"/councils/{raad.id}/representative"
    assert client_as("Sanne").get(where).status_code == 403
    hans = client_as("Hans")
    assert "Sanne" not in hans.get(where).text.split("<main")[1]
    assert hans.send(where, {"member": chair.id}).status_code == 303
    joyce = client_as("Joyce", view="picto", proof=Proof.CARD)
    assert "Anneke spreekt namens onze raad." in joyce.get(f"/councils/{raad.id}/house-rules").text
    assert hans.send(where, {"member": "0"}).status_code == 303
    assert "Er is nog niemand opgeschreven." in hans.get(f"/councils/{raad.id}/house-rules").text
    assert hans.send(where, {"member": "999"}).status_code == 422


def test_the_supporter_files_rules_and_their_easy_text(
    client_as: Any, raad: Council, session: Any
) -> None:
    session.commit()
    sanne = client_as("Sanne")
    where = f"/councils/{raad.id}/house-rules"
    empty = sanne.send(f"{where}/new", {"since": "2027-01-01", "summary": ""})
    assert empty.status_code == 422
    assert "Schrijf op wat erin staat" in empty.text
    sent = {"since": "2027-01-01", "summary": "Wij vergaderen elke maand."}
    assert sanne.send(f"{where}/new", sent).status_code == 303
    assert "Wij vergaderen elke maand." in client_as("Petra").get(where).text
    answer = sanne.send(f"{where}/easy-text", {})
    assert "/easy-texts/" in answer.location
    assert "/remove" not in sanne.get(where).text, "that is for who decides"

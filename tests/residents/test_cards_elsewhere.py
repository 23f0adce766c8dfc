"""The card of a member who does not live in the council's house: made on the person's own page."""

import re
from typing import Any

import pytest

from portal.people.models import Person
from portal.residents.models import Card
from tests.looking import named, row, rows


@pytest.mark.parametrize("view", ["standard", "picto"])
@pytest.mark.parametrize("house", [None, 2])
def test_a_supporter_makes_a_card_for_a_member_who_lives_elsewhere(
    session: Any, client_as: Any, view: str, house: int | None
) -> None:
    hans, sanne = named(session, "Hans"), client_as("Sanne", view)
    session.execute(Person.__table__.update().where(Person.id == hans.id).values(house_id=house))
    session.commit()
    own = f"/cards/{hans.id}"
    page = "".join(sanne.get(f"/people/{hans.id}?card={n}").text for n in (1, 2))
    assert f'href="{own}"' in page
    assert f'action="{own}"' in sanne.get(own).text
    made = sanne.send(own)
    assert f'href="{own}"' in made.text
    assert re.search(r"<code>[A-Z2-7 ]+</code>", made.text)
    assert row(session, Card, Card.person_id == hans.id).revoked_at is None
    assert sanne.send(f"{own}/revoke").location == own
    assert row(session, Card, Card.person_id == hans.id).revoked_at
    assert sanne.send(f"{own}/lift").location == own


def test_the_card_of_a_housemate_leads_back_to_the_cards_of_the_house(
    session: Any, client_as: Any
) -> None:
    roos, sanne = named(session, "Roos"), client_as("Sanne")
    assert sanne.send(f"/cards/{roos.id}/revoke").location == f"/houses/{roos.house_id}/cards"


@pytest.mark.parametrize("name", ["Anneke", "Hans", "Bea", "Gerrit"])
def test_nobody_else_is_offered_a_card(session: Any, client_as: Any, name: str) -> None:
    hans, client = named(session, "Hans"), client_as(name)
    assert f"/cards/{hans.id}" not in client.get(f"/people/{hans.id}").text
    assert client.get(f"/cards/{hans.id}").status_code in (403, 404)
    assert client.send(f"/cards/{hans.id}").status_code in (403, 404)
    assert not rows(session, Card, Card.person_id == hans.id)

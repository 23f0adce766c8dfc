"""Lists to begin with: on the council's page until all is done, ticked off by who leads."""

from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.audit import AuditEvent
from portal.coaching.models import Checklist, ChecklistTick
from portal.coaching.service.checklists import OF_FORMING, OF_SUPPORTER
from portal.councils.models import Council, CouncilState
from portal.people.models import Membership
from tests.looking import rows


@pytest.fixture
def council(session: Any) -> str:
    """The address of a council that is formed; its supporter is there for long."""
    found = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    found.state = CouncilState.FORMING
    session.commit()
    return f"/councils/{found.id}"


@pytest.fixture
def sanne_is_new(session: Any, person: Any, clock: Any, council: str) -> str:
    """Her list, now that her term begins today."""
    sanne = person("Sanne")
    term = session.scalars(sa.select(Membership).where(Membership.person == sanne)).one()
    term.since = clock().date()
    session.commit()
    return f"{council}/lists/{sanne.id}"


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_a_council_that_is_formed_has_its_list_on_its_page_until_all_is_done(
    client_as: Any, council: str, view: str
) -> None:
    anneke, reader = client_as("Anneke"), client_as("Hans", view=view)

    def page() -> str:
        return "".join(reader.get(f"{council}?card={one}").text for one in range(1, 10))

    assert f'href="{council}/lists/0"' in page()
    for number, line in enumerate(OF_FORMING, 1):
        assert f"{number - 1} van {len(OF_FORMING)} zijn gedaan." in page()
        answer = anneke.send(f"{council}/lists/0/lines/{line}", {"done": "1"})
        assert answer.location == f"{council}/lists/0?card={number}"
    assert f'href="{council}/lists/0"' not in page()
    assert "Anneke, 8 februari 2027" in reader.get(f"{council}/lists/0?card=3").text


def test_a_council_at_work_is_offered_the_list_and_takes_it_out(
    session: Any, client_as: Any, council: str
) -> None:
    found = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    found.state = CouncilState.ACTIVE
    session.commit()
    sanne = client_as("Sanne")
    assert f'href="{council}/lists/0"' not in sanne.get(council).text
    assert f'href="{council}/lists/0"' in sanne.get(f"{council}/lists").text
    assert sanne.send(f"{council}/lists/0/away", {"away": ""}).status_code == 303
    assert f'href="{council}/lists/0"' in sanne.get(council).text
    sanne.send(f"{council}/lists/0/away", {"away": "1"})
    assert f'href="{council}/lists/0"' not in sanne.get(council).text
    assert "opgeborgen" in sanne.get(f"{council}/lists").text


def test_a_supporter_is_new_for_half_a_year(
    client_as: Any, council: str, sanne_is_new: str, clock: Any
) -> None:
    assert f'href="{sanne_is_new}"' in client_as("Sanne").get(council).text
    clock.forward(days=181)
    assert f'href="{sanne_is_new}"' not in client_as("Sanne").get(council).text
    assert f'href="{sanne_is_new}"' in client_as("Sanne").get(f"{council}/lists").text


def test_a_tick_is_taken_back_and_who_said_so_first_stays(
    session: Any, client_as: Any, council: str, sanne_is_new: str, person: Any, clock: Any
) -> None:
    sanne_id = person("Sanne").id
    session.rollback()
    sanne = client_as("Sanne")
    line = f"{sanne_is_new}/lines/role"
    sanne.send(line, {"done": "1"})
    clock.forward(hours=30)
    client_as("Hans").send(line, {"done": "1"})
    (tick,) = rows(session, ChecklistTick)
    assert (tick.person_id, clock() - tick.ticked_at) == (sanne_id, timedelta(hours=30))
    assert rows(session, Checklist)[0].supporter_id == sanne_id
    hans = client_as("Hans")
    hans.send(line, {"done": ""})
    hans.send(line, {"done": ""})
    assert rows(session, ChecklistTick) == []
    told = [one.what for one in rows(session, AuditEvent) if one.what.startswith("list:")]
    assert told == ["list:ticked", "list:unticked"]


@pytest.mark.parametrize("name", ["Roos", "Petra", "Bea", "Bas", "Gerrit"])
def test_only_supporter_chair_and_secretary_tick(
    session: Any, client_as: Any, council: str, name: str
) -> None:
    client = client_as(name)
    for act in ("lines/rules", "away"):
        refused = client.send(f"{council}/lists/0/{act}", {"done": "1", "away": "1"})
        assert refused.status_code in (403, 404)
    assert rows(session, Checklist) == []


@pytest.mark.parametrize("name", ["Petra", "Bea", "Bas", "Gerrit"])
def test_who_is_not_of_the_council_sees_no_list(client_as: Any, council: str, name: str) -> None:
    client = client_as(name)
    assert client.get(f"{council}/lists").status_code in (403, 404)
    assert f"{council}/lists" not in client.get(council).text


def test_a_list_or_a_line_that_is_not_there(
    client_as: Any, council: str, person: Any, session: Any
) -> None:
    roos = person("Roos").id
    session.rollback()
    sanne = client_as("Sanne")
    assert sanne.get(f"{council}/lists/{roos}").status_code == 404
    assert sanne.get(f"{council}/lists/{2**40}").status_code == 404
    assert sanne.send(f"{council}/lists/0/lines/words", {"done": "1"}).status_code == 404
    assert rows(session, Checklist) == []


def test_each_line_leads_to_a_page_that_its_supporter_opens(
    client_as: Any, council: str, sanne_is_new: str
) -> None:
    sanne = client_as("Sanne")
    page = sanne.get(sanne_is_new).text
    assert page.count("Ga erheen") == len(OF_SUPPORTER)
    assert sanne.get(f"{council}/lists/0").text.count("Ga erheen") == len(OF_FORMING) - 1
    for found in ("who-does-what", "handover", "regulation", "house-rules", "year", "words"):
        assert f'href="{council}/{found}"' in page, found

"""A preparation sheet: for its writer alone, until the writer shares it, and again afterwards."""

import ast
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

import portal
from portal import retention
from portal.access import policy
from portal.access.permissions import Permission
from portal.access.table import POLICY
from portal.audit import AuditEvent
from portal.councils.models import Council
from portal.errors import ConflictError, RefusedError
from portal.identity import Proof, Role
from portal.meetings.models import AgendaItem, Meeting, MeetingState
from portal.people.models import Membership, Person
from portal.preparation import service as preparation
from portal.preparation.models import Opinion, PreparationSheet
from portal.residents.service import actor_of
from tests.looking import rows

SECRET = "Ik vind het veel te duur."
PACKAGE = Path(portal.__file__).parent


@pytest.fixture
def item(session: Any, person: Any, clock: Any) -> AgendaItem:
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    start = clock() + timedelta(days=10)
    meeting = Meeting(
        council=council,
        title="Vergadering",
        starts_at=start,
        ends_at=start + timedelta(hours=1),
        state=MeetingState.INVITED,
        invited_at=clock(),
        made_by_id=person("Sanne").id,
    )
    meeting.items.append(AgendaItem(position=1, title="Het menu"))
    session.add(meeting)
    session.flush()
    return meeting.items[0]


@pytest.fixture
def actor(person: Any) -> Any:
    return lambda name: actor_of(person(name), proof=Proof.CARD)


@pytest.fixture
def sheet(item: AgendaItem, actor: Any) -> PreparationSheet:
    """What Roos wrote."""
    words = preparation.Written(opinion=Opinion.BAD, thought=SECRET, question="Waarom?")
    return preparation.write(actor("Roos"), item, words, 1)


def test_nobody_but_the_writer_reaches_it_with_any_permission(
    session: Any, sheet: PreparationSheet, actor: Any
) -> None:
    about = [p for p, rule in POLICY.items() if rule.subject is PreparationSheet]
    assert about
    people = [one.call_name for one in session.scalars(sa.select(Person))]
    for name in people:
        for proof in Proof:
            who = actor_of(session.get_one(Person, actor(name).person_id), proof=proof)
            held = [one for one in about if policy.has(who, one, sheet.id)]
            assert bool(held) == (name == "Roos" and proof is not Proof.FACE), (name, proof)


def test_shared_it_is_read_by_that_supporter_and_by_no_other(
    session: Any, sheet: PreparationSheet, actor: Any, person: Any, clock: Any, item: AgendaItem
) -> None:
    council_id = item.meeting.council_id
    kim = Person(name="Kim Ander", call_name="Kim")
    term = Membership(
        person=kim,
        council_id=council_id,
        role=Role.SUPPORTER,
        since=clock().date(),
        confirmed_at=clock(),
    )
    session.add_all([kim, term])
    session.flush()
    preparation.share(sheet, council_id, person("Sanne").id)
    readers = {
        one.call_name
        for one in session.scalars(sa.select(Person))
        if policy.has(actor(one.call_name), Permission.SHEET_VIEW, sheet.id)
    }
    assert readers == {"Roos", "Sanne"}
    assert not policy.has(actor("Sanne"), Permission.SHEET_SHARE, sheet.id)
    preparation.keep_alone(sheet)
    assert not policy.has(actor("Sanne"), Permission.SHEET_VIEW, sheet.id)


def test_a_former_supporter_reads_it_no_longer(
    session: Any, sheet: PreparationSheet, actor: Any, person: Any, clock: Any, item: AgendaItem
) -> None:
    preparation.share(sheet, item.meeting.council_id, person("Sanne").id)
    term = session.scalars(sa.select(Membership).where(Membership.person == person("Sanne"))).one()
    term.until = clock().date() - timedelta(days=1)
    session.flush()
    assert not policy.has(actor("Sanne"), Permission.SHEET_VIEW, sheet.id)


@pytest.mark.parametrize("name", ["Anneke", "Petra", "Bea", "Gerrit", "Roos"])
def test_it_is_shared_with_a_supporter_only(
    sheet: PreparationSheet, person: Any, item: AgendaItem, name: str
) -> None:
    with pytest.raises(RefusedError):
        preparation.share(sheet, item.meeting.council_id, person(name).id)


def test_nothing_is_no_preparation_and_an_older_page_does_not_win(
    sheet: PreparationSheet, item: AgendaItem, actor: Any
) -> None:
    with pytest.raises(RefusedError):
        preparation.write(actor("Kees"), item, preparation.Written(), 1)
    again = preparation.Written(question="Hoe duur?")
    preparation.write(actor("Roos"), item, again, sheet.version)
    with pytest.raises(ConflictError):
        preparation.write(actor("Roos"), item, again, 1)


@pytest.mark.parametrize("view", ["standard", "picto"])
def test_it_is_on_no_page_of_anybody_else(
    session: Any, sheet: PreparationSheet, item: AgendaItem, client_as: Any, view: str
) -> None:
    addresses = [
        f"/items/{item.id}",
        f"/meetings/{item.meeting_id}",
        f"/meetings/{item.meeting_id}/preparation",
        f"/meetings/{item.meeting_id}/preparation/paper",
        "/",
        "/wishes",
        f"/councils/{item.meeting.council_id}/trail",
    ]
    own = f"/preparation/{sheet.id}"
    session.commit()
    for name in ("Anneke", "Hans", "Sanne", "Petra", "Bea", "Gerrit"):
        client = client_as(name, view=view)
        for address in addresses:
            assert SECRET not in client.get(address).get_data(as_text=True), (name, address)
        assert client.get(own).status_code == 404, name
    roos = client_as("Roos", view=view, proof=Proof.CARD)
    assert SECRET in roos.get(own).get_data(as_text=True)
    assert SECRET in roos.get(addresses[3]).get_data(as_text=True)
    if view == "standard":
        assert SECRET in roos.get(addresses[0]).get_data(as_text=True)


def test_at_a_shared_tablet_a_face_is_asked_for_the_card(
    session: Any, sheet: PreparationSheet, item: AgendaItem, client_as: Any
) -> None:
    addresses = (f"/preparation/{sheet.id}", f"/items/{item.id}/preparation")
    session.commit()
    face = client_as("Roos", view="picto", proof=Proof.FACE)
    for address in addresses:
        answer = face.get(address)
        assert (answer.status_code, answer.location[:5]) == (303, "/card")


def test_written_with_help_shared_taken_back_and_thrown_away(
    session: Any, item: AgendaItem, client_as: Any, person: Any
) -> None:
    address, sanne = f"/items/{item.id}/preparation", person("Sanne").id
    session.commit()
    kees = client_as("Kees", view="picto", proof=Proof.HELPED, helper="Sanne")
    assert kees.get(address).status_code == 200
    assert kees.send(address, {"version": "1"}).status_code == 422
    sent = kees.send(address, {"opinion": "good", "question": "Wie kookt?", "version": "1"})
    assert sent.status_code == 303
    (made,) = rows(session, PreparationSheet)
    assert (made.opinion, made.question, made.helper_id) == ("good", "Wie kookt?", sanne)
    assert "Sanne" in kees.get(sent.location).get_data(as_text=True)
    supporter = client_as("Sanne")
    assert supporter.get(sent.location).status_code == 404
    kees.send(f"{sent.location}/share", {"supporter": str(sanne)})
    assert "Wie kookt?" in supporter.get(sent.location).get_data(as_text=True)
    assert "Kees" in supporter.get(f"/meetings/{item.meeting_id}/preparation").get_data(True)
    kees.send(f"{sent.location}/keep")
    assert supporter.get(sent.location).status_code == 404
    kees.send(f"{sent.location}/remove")
    assert rows(session, PreparationSheet) == []
    written_down = [one.what for one in rows(session, AuditEvent, sa.not_(AuditEvent.refused))]
    assert not [what for what in written_down if "sheet" in what or "prepar" in what]


def test_a_year_after_it_was_written_it_is_gone(
    session: Any, sheet: PreparationSheet, clock: Any
) -> None:
    clock.forward(days=364)
    retention.purge(None)  # type: ignore[arg-type]
    assert session.scalars(sa.select(PreparationSheet)).all()
    clock.forward(days=2)
    retention.purge(None)  # type: ignore[arg-type]
    assert not session.scalars(sa.select(PreparationSheet)).all()


def test_no_other_part_of_the_portal_reads_the_table() -> None:
    allowed = {"access/conditions.py", "access/table.py", "access/rows.py", "retention.py"}
    naming = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [one.name for one in node.names] if isinstance(node, ast.ImportFrom) else []
            if "PreparationSheet" in names:
                naming.add(path.relative_to(PACKAGE).as_posix())
    others = {path for path in naming if not path.startswith("preparation/")}
    # The pages of an item are handed the reader's own sheet, and ask the table nothing.
    assert others == allowed | {"meetings/pages/item.py", "meetings/pages/prepared.py"}

"""Terms: proposed, confirmed, ended; and never member and supporter of one council."""

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from portal import clock as portal_clock
from portal.councils.models import Council, CouncilKind
from portal.errors import RefusedError
from portal.identity import Actor, Proof, Role
from portal.memberships import service as memberships
from portal.memberships.service import Term
from portal.people.models import HouseStaff, Membership
from portal.residents.service import actor_of

pytestmark = pytest.mark.engines

ANNEKE = Actor(person_id=2)


@pytest.fixture
def linde(session: Any) -> Council:
    council: Council = session.scalars(
        sa.select(Council).where(Council.name == "Raad De Linde")
    ).one()
    return council


def term(role: Role = Role.MEMBER, since: str = "2027-01-01", until: str = "") -> Term:
    last = date.fromisoformat(until) if until else None
    return Term(role=role, since=date.fromisoformat(since), until=last, client=True)


def test_a_proposal_gives_no_rights_until_it_is_confirmed(linde: Council, person: Any) -> None:
    theo = person("Theo")
    proposal = memberships.add(ANNEKE, linde, theo, term(), confirmed=False)
    assert not actor_of(theo, proof=Proof.CARD).roles
    memberships.confirm(ANNEKE, proposal)
    assert actor_of(theo, proof=Proof.CARD).roles == {(Role.MEMBER, linde.id)}


def test_a_term_cannot_end_before_it_begins(linde: Council, person: Any) -> None:
    with pytest.raises(RefusedError) as refused:
        memberships.add(ANNEKE, linde, person("Theo"), term(until="2026-12-31"), confirmed=True)
    assert refused.value.field == "until"


@pytest.mark.parametrize(
    ("since", "until"), [("2025-01-01", ""), ("2029-12-31", ""), ("2026-06-01", "2026-07-01")]
)
def test_the_same_role_twice_in_the_same_days_is_refused(
    linde: Council, person: Any, since: str, until: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        memberships.add(
            ANNEKE, linde, person("Roos"), term(since=since, until=until), confirmed=True
        )
    assert refused.value.field == "since"


def test_a_second_term_may_follow_the_first(linde: Council, person: Any) -> None:
    memberships.add(ANNEKE, linde, person("Roos"), term(since="2030-01-01"), confirmed=True)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.CHAIR, Role.SECRETARY, Role.TREASURER])
def test_a_supporter_cannot_be_a_member_of_the_same_council(
    linde: Council, person: Any, role: Role
) -> None:
    with pytest.raises(RefusedError) as refused:
        memberships.add(ANNEKE, linde, person("Sanne"), term(role), confirmed=True)
    assert refused.value.field == "role"
    with pytest.raises(RefusedError):
        memberships.add(ANNEKE, linde, person("Roos"), term(Role.SUPPORTER), confirmed=False)


def test_a_supporter_may_be_a_member_elsewhere_and_a_member_may_support_later(
    session: Any, linde: Council, person: Any
) -> None:
    elsewhere = session.scalars(sa.select(Council).where(Council.name == "Raad De Eik")).one()
    memberships.add(ANNEKE, elsewhere, person("Sanne"), term(), confirmed=True)
    memberships.add(
        ANNEKE, linde, person("Roos"), term(Role.SUPPORTER, since="2030-01-01"), confirmed=True
    )


def test_a_deelraad_that_shares_rights_counts_as_its_council(
    session: Any, linde: Council, person: Any
) -> None:
    part = Council(
        organisation_id=linde.organisation_id,
        name="Deelraad bewoners",
        symbol="openmoji:26F5",
        kind=CouncilKind.SUBCOUNCIL,
        parent_id=linde.id,
        shares_rights=True,
    )
    session.add(part)
    session.flush()
    with pytest.raises(RefusedError):
        memberships.add(ANNEKE, part, person("Sanne"), term(), confirmed=True)
    with pytest.raises(RefusedError):
        memberships.add(ANNEKE, part, person("Roos"), term(Role.SUPPORTER), confirmed=True)


@pytest.mark.parametrize(
    ("name", "role", "since"),
    [("Sanne", Role.MEMBER, "2027-01-01"), ("Roos", Role.SUPPORTER, "2029-12-31"),
     ("Roos", Role.MEMBER, "2028-01-01")],
)  # fmt: skip
def test_the_database_itself_refuses_what_clashes(
    session: Any, linde: Council, person: Any, name: str, role: Role, since: str
) -> None:
    session.add(
        Membership(person=person(name), council=linde, role=role, since=date.fromisoformat(since))
    )
    with pytest.raises(IntegrityError):
        session.flush()


def test_the_database_refuses_a_clash_made_by_a_change(
    session: Any, linde: Council, person: Any
) -> None:
    later = Membership(
        person=person("Roos"), council=linde, role=Role.SUPPORTER, since=date(2031, 1, 1)
    )
    session.add(later)
    session.flush()
    later.since = date(2028, 1, 1)
    with pytest.raises(IntegrityError):
        session.flush()


def test_the_last_day_still_counts_and_stopping_at_once_does_not(
    session: Any, linde: Council, person: Any
) -> None:
    roos = person("Roos")
    one = session.scalars(sa.select(Membership).where(Membership.person_id == roos.id)).one()
    memberships.set_last_day(ANNEKE, one, memberships.today())
    assert actor_of(roos, proof=Proof.CARD).roles
    memberships.stop(ANNEKE, one)
    assert not actor_of(roos, proof=Proof.CARD).roles
    assert one.until == date(2027, 2, 7)


def test_stopping_what_never_began_leaves_nothing(
    session: Any, linde: Council, person: Any
) -> None:
    proposal = memberships.add(ANNEKE, linde, person("Theo"), term(), confirmed=False)
    memberships.stop(ANNEKE, proposal)
    assert session.get(Membership, proposal.id) is None


def test_the_roster_names_everybody_once_with_the_office_first(linde: Council, person: Any) -> None:
    memberships.add(ANNEKE, linde, person("Anneke"), term(Role.MEMBER), confirmed=True)
    roster = memberships.roster(linde)
    assert [m.person.call_name for m in roster.members] == [
        "Anneke", "Hans", "Kees", "Fatima", "Mo", "Roos", "Willem",
    ]  # fmt: skip
    assert [m.person.call_name for m in roster.supporters] == ["Sanne"]


def test_the_roster_knows_the_days(linde: Council, person: Any, clock: Any) -> None:
    from datetime import UTC, datetime

    clock.set(datetime(2030, 1, 1, 12, tzinfo=UTC))
    assert portal_clock.now().year == 2030
    assert [m.person.call_name for m in memberships.roster(linde).members] == ["Hans", "Kees"]


def test_a_supporter_who_works_in_the_house_is_warned_about(
    session: Any, linde: Council, person: Any, client_as: Any
) -> None:
    session.add(HouseStaff(person=person("Sanne"), house=linde.house))
    session.commit()
    for view in ("standard", "picto"):
        shown = client_as("Roos", view=view).get(f"/councils/{linde.id}").get_data(as_text=True)
        assert "onafhankelijk" in shown or "independent" in shown


def test_rights_end_at_the_next_request_of_who_is_signed_in(
    session: Any, linde: Council, person: Any, client_as: Any
) -> None:
    address = f"/councils/{linde.id}/memberships/new"
    session.rollback()
    hans = client_as("Hans")
    assert hans.get(address).status_code == 200
    one = session.scalars(
        sa.select(Membership).where(Membership.person_id == person("Hans").id)
    ).one()
    memberships.stop(ANNEKE, one)
    session.commit()
    assert hans.get(address).status_code == 404

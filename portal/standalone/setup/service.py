"""Setting up a new portal: a one-time address, three questions, one administrator."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal import audit
from portal.councils import service as councils
from portal.councils.models import Council, CouncilKind, CouncilState, Organisation
from portal.database import session
from portal.houses import service as houses
from portal.identity import Actor, Proof, Role
from portal.memberships import service as memberships
from portal.people.models import Person
from portal.residents.service import actor_of
from portal.standalone.accounts.models import Account
from portal.standalone.accounts.service import add_account
from portal.standalone.setup.models import SetUp

LASTS = timedelta(hours=24)


class OverError(Exception):
    """Somebody else has just set up the portal, or the address is over."""


@dataclass(frozen=True, kw_only=True)
class Administrator:
    """Who sets up the portal, in which view; ``supports`` makes this the council's supporter."""

    name: str
    email: str
    password_hash: str
    supports: bool
    view: str = "standard"


def is_done(own: Session | None = None) -> bool:
    """Whether somebody is administrator."""
    found = sa.select(Person.id).where(Person.administers, Person.left_at.is_(None)).limit(1)
    return (own or session).scalar(found) is not None


def open_door() -> str | None:
    """A new token for the set-up address, or none when the portal is set up.

    The address before is dead from here on; what was answered there is kept.
    """
    if is_done():
        session.execute(sa.delete(SetUp))
        return None
    row = session.get(SetUp, 1) or SetUp(id=1, answers={})
    token = row.renew(LASTS)
    session.add(row)
    session.flush()
    return token


def find(token: str) -> SetUp | None:
    """The set-up that this token opens at this moment."""
    return session.scalar(sa.select(SetUp).where(SetUp.opens(token)))


def keep(token: str, answers: Mapping[str, str]) -> None:
    """Keep what was answered, for the next steps and for coming back. Raises `OverError`."""
    row = find(token)
    if row is None:
        raise OverError
    row.answers = {**row.answers, **answers}
    session.flush()


def finish(token: str, administrator: Administrator) -> int:
    """Make the organisation, its first council and its administrator; the id of the account.

    Of two at once, one takes the row away and goes on; the other gets `OverError`. Raises
    `RefusedError` for what cannot be.
    """
    answers = session.scalar(sa.delete(SetUp).where(SetUp.opens(token)).returning(SetUp.answers))
    if answers is None or is_done():
        raise OverError
    account = _make_account(administrator)
    actor = actor_of(account.person, proof=Proof.ACCOUNT)
    organisation = session.scalar(sa.select(Organisation).limit(1)) or Organisation(name="")
    organisation.name = answers["organisation"]
    session.add(organisation)
    session.flush()
    council = _make_council(actor, answers)
    if administrator.supports:
        term = memberships.Term(role=Role.SUPPORTER, since=memberships.today())
        memberships.add(actor, council, account.person, term, confirmed=True)
    audit.record(actor, "portal set up")
    session.flush()
    return account.id


def _make_account(administrator: Administrator) -> Account:
    name = administrator.name
    person = Person(
        name=name, call_name=name.split()[0][:40], view=administrator.view, administers=True
    )
    session.add(person)
    session.flush()
    return add_account(person, administrator.email, administrator.password_hash)


def _make_council(actor: Actor, answers: Mapping[str, str]) -> Council:
    house = None
    if name := answers.get("house"):
        house = houses.make_house(actor, name=name, confidant="", complaints_officer="")
    design = councils.Design(
        name=answers["council"],
        accent="petrol",
        role_names={},
        kind=CouncilKind.HOUSE if house else CouncilKind.CENTRAL,
        state=CouncilState.ACTIVE,
        house_id=house.id if house else None,
    )
    return councils.make_council(actor, design)

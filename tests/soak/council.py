"""Councils in the middle of a vote, each member at a tablet."""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from portal import clock, database, migrations
from portal.ballots.models import Ballot, BallotKind, BallotState
from portal.context import portal
from portal.councils.models import Council
from portal.database import session
from portal.identity import Proof, Role
from portal.meetings.models import Meeting
from portal.people.models import Membership, Person
from portal.residents import service as residents
from portal.residents.models import Device
from portal.standalone import create_app, demo, load
from portal.standalone.accounts.models import Account
from portal.standalone.settings import Settings

VOTERS, RECEIVERS = 6, 7
"""How many of a house have a tablet in their hands here, and how many are invited."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """Who votes where, and the cookies of the tablet in their hands."""

    person_id: int
    council_id: int
    chairs: bool
    meeting_id: int
    ballot_id: int
    cookies: dict[str, str]


def prepare(houses: int) -> list[Member]:
    """Fill the data folder of the environment; every member of the new houses is signed in.

    In each house three of seven have an address to get mail at.
    """
    app = create_app(Settings.from_environment())
    with app.app_context():
        migrations.upgrade(portal().engine)
        database.begin(writes=True)
        demo.fill()
        load.fill(load.Load(houses=houses, years=1, items=10, seed=1))
        with_account = sa.update(Person).where(Person.id.in_(sa.select(Account.person_id)))
        session.execute(with_account.values(host_key="account:" + sa.cast(Person.id, sa.String)))
        councils = session.scalars(sa.select(Council).where(Council.name.like("Raad Huis%")))
        members = [one for council in councils for one in _voting(council)]
        session.commit()
        portal().engine.dispose()
    return members


def _voting(council: Council) -> list[Member]:
    meeting = session.scalars(
        sa.select(Meeting)
        .where(Meeting.council_id == council.id)
        .order_by(Meeting.starts_at.desc())
        .limit(1)
    ).one()
    meeting.starts_at = clock.now() + timedelta(days=1)
    meeting.ends_at = meeting.starts_at + timedelta(hours=1)
    ballot = Ballot(
        item_id=meeting.items[0].id,
        council_id=council.id,
        question="Beginnen wij?",
        kind=BallotKind.YES_NO,
        state=BallotState.OPEN,
        opened_at=clock.now(),
        closes_at=meeting.starts_at,
    )
    session.add(ballot)
    people = session.execute(
        sa.select(Person, Membership.role)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.council_id == council.id, Membership.role.in_([Role.MEMBER, Role.CHAIR]))
    ).all()
    session.flush()
    return [seated(person, ballot, chairs=role == Role.CHAIR) for person, role in people]


def seated(person: Person, ballot: Ballot, *, chairs: bool = False) -> Member:
    """Sign the person in with a card, at a tablet of the house, to vote there."""
    return Member(
        person_id=person.id,
        council_id=ballot.council_id,
        chairs=chairs,
        meeting_id=ballot.item.meeting_id,
        ballot_id=ballot.id,
        cookies=at_a_tablet(person),
    )


def at_a_tablet(person: Person) -> dict[str, str]:
    """Sign the person in with a card, at a new tablet of the house; these are its cookies."""
    secret = residents.new_token()
    device = Device(
        house_id=person.house_id,
        name="Tablet",
        token_hash=residents.hashed(secret),
        enrolled_by_id=person.id,
        enrolled_at=clock.now(),
    )
    session.add(device)
    session.flush()
    token = residents.begin_sign_in(person, proof=Proof.CARD, device=device)
    return {residents.DEVICE_COOKIE: secret, residents.PERSON_COOKIE: token}

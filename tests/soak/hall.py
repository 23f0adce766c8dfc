"""A council of sixty in the middle of a meeting: who is there, and what lies ready."""

from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from portal import clock, database, migrations
from portal.ballots.models import Ballot, BallotKind
from portal.context import portal
from portal.councils.models import Council, CouncilKind, CouncilState, House, Organisation
from portal.database import session
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.identity import Actor, Proof, Role
from portal.leading import service as leading
from portal.meetings.models import AgendaItem, Meeting, MeetingState, Purpose
from portal.minutes import service as minuting
from portal.people.models import Membership, Person
from portal.residents import service as residents
from portal.standalone import create_app, demo
from portal.standalone.settings import Settings
from tests.soak.council import Member, seated


@dataclass(frozen=True, kw_only=True)
class Seat:
    """A member at a tablet, with the secret of the own card."""

    member: Member
    card: str

    @property
    def person_id(self) -> int:
        return self.member.person_id


@dataclass(frozen=True, kw_only=True)
class Hall:
    """A meeting that runs. The first seat is of the chair, the second of the secretary.

    ``ballots`` are waiting to be opened, by whether they are secret; ``items`` are written about.
    """

    council_id: int
    meeting_id: int
    minutes_id: int
    seats: list[Seat]
    ballots: dict[int, bool]
    items: list[int]


def prepare(members: int, ballots: int) -> Hall:
    """Fill the data folder of the environment; the chair and the secretary are there already."""
    app = create_app(Settings.from_environment())
    with app.app_context():
        migrations.upgrade(portal().engine)
        database.begin(writes=True)
        demo.fill()
        hall = gather(session.scalars(sa.select(Organisation)).one(), members, ballots)
        session.commit()
        portal().engine.dispose()
    return hall


def gather(organisation: Organisation, members: int, ballots: int) -> Hall:
    """A new council of the organisation with all of that; every third ballot is secret."""
    now = clock.now()
    house = House(name="Huis van zestig", symbol="openmoji:1F3DF")
    session.add(house)
    session.flush()
    council = Council(
        organisation_id=organisation.id,
        house_id=house.id,
        name="Raad van zestig",
        symbol="openmoji:1F3DF",
        kind=CouncilKind.HOUSE,
        state=CouncilState.ACTIVE,
        accent="petrol",
    )
    people = [
        Person(name=f"Lid {n}", call_name=f"Lid {n}", house=house) for n in range(1, members + 1)
    ]
    session.add_all([council, *people])
    session.flush()
    roles = [Role.CHAIR, Role.SECRETARY] + [Role.MEMBER] * (members - 2)
    about = {"council_id": council.id, "since": clock.local(now).date(), "confirmed_at": now}
    session.add_all(
        Membership(person_id=one.id, role=role, client=True, **about)
        for one, role in zip(people, roles, strict=True)
    )
    meeting = Meeting(
        council_id=council.id,
        title="Vergadering",
        starts_at=now,
        ends_at=now + timedelta(hours=3),
        place="Zaal",
        state=MeetingState.INVITED,
        invited_at=now,
        made_by_id=people[0].id,
        items=[_item(council, n, people[1].id) for n in range(1, ballots + 1)],
    )
    session.add(meeting)
    session.flush()
    votes = [
        Ballot(
            item_id=item.id,
            council_id=council.id,
            question=item.title,
            kind=BallotKind.YES_NO,
            secret=item.position % 3 == 0,
        )
        for item in meeting.items
    ]
    session.add_all(votes)
    session.flush()
    chair, _secretary = (residents.actor_of(one, proof=Proof.CARD) for one in people[:2])
    leading.open_sitting(chair, meeting, {one.id for one in people[:2]}, early=True)
    return Hall(
        council_id=council.id,
        meeting_id=meeting.id,
        minutes_id=minuting.begin(chair, meeting, people[2].id).id,
        seats=[_seat(chair, one, votes[0]) for one in people],
        ballots={one.id: one.secret for one in votes},
        items=[one.id for one in meeting.items[:5]],
    )


def _item(council: Council, number: int, checker: int) -> AgendaItem:
    """An item to decide about, with an easy text that was looked at."""
    item = AgendaItem(
        position=number, title=f"Voorstel {number}", text="", minutes=5, purpose=Purpose.DECIDE
    )
    item.easy_text = EasyText(
        council_id=council.id,
        source_hash=easytext.source_hash(easytext.standard_text(item)),
        lines=[
            EasyLine(
                position=1,
                text="Wij kiezen.",
                status=LineStatus.CHECKED,
                checked_by_id=checker,
                checked_at=clock.now(),
            )
        ],
    )
    return item


def _seat(chair: Actor, person: Person, ballot: Ballot) -> Seat:
    card = residents.make_card(chair, person)  # first: a new card ends what the old one opened
    return Seat(member=seated(person, ballot), card=card)

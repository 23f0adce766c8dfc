"""A meeting of Raad De Linde with one item, invited, its easy text approved, and a ballot."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotKind
from portal.councils.models import Council
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText, LineStatus
from portal.identity import Actor, Proof
from portal.meetings.models import AgendaItem, Meeting, MeetingState, Purpose
from portal.people.models import Person
from portal.residents import service as residents


@pytest.fixture
def actor(session: Any, person: Callable[[str], Person]) -> Callable[..., Actor]:
    def make(name: str, proof: Proof = Proof.CARD, helper: str = "") -> Actor:
        beside = person(helper) if helper else None
        return residents.actor_of(person(name), proof=proof, helper=beside)

    return make


@pytest.fixture
def item(session: Any, person: Callable[[str], Person], clock: Any) -> AgendaItem:
    council = session.scalars(sa.select(Council).where(Council.name == "Raad De Linde")).one()
    sanne = person("Sanne")
    easy = EasyText(council_id=council.id)
    item = AgendaItem(position=1, title="Zomeruitje kiezen", text="", purpose=Purpose.DECIDE)
    meeting = Meeting(
        council=council,
        title="Vergadering",
        starts_at=clock() + timedelta(days=10),
        ends_at=clock() + timedelta(days=10, hours=1),
        state=MeetingState.INVITED,
        invited_at=clock(),
        made_by_id=sanne.id,
        items=[item],
    )
    easy.lines = [
        EasyLine(
            position=1,
            text="Waar gaan wij heen?",
            status=LineStatus.CHECKED,
            checked_by_id=sanne.id,
            checked_at=clock(),
        )
    ]
    session.add_all([meeting, easy])
    item.easy_text = easy
    easy.source_hash = easytext.source_hash(easytext.standard_text(item))
    session.flush()
    return item


@pytest.fixture
def prepare(item: AgendaItem) -> Callable[..., Ballot]:
    def make(kind: BallotKind = BallotKind.CHOICE, secret: bool = False) -> Ballot:
        options = [("Strand", "openmoji:1F3D6"), ("Dierentuin", "openmoji:1F992")]
        return ballots.prepare_ballot(
            item,
            question="Waar gaan wij heen?",
            symbol="openmoji:1F68C",
            kind=kind,
            secret=secret,
            options=options if kind is BallotKind.CHOICE else [],
        )

    return make


@pytest.fixture
def opened(prepare: Callable[..., Ballot], actor: Callable[..., Actor]) -> Callable[..., Ballot]:
    def make(**kwargs: Any) -> Ballot:
        ballot = prepare(**kwargs)
        ballots.open_ballot(ballot, actor("Anneke"), minutes=60)
        return ballot

    return make

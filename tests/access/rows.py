"""Rows that the demo organisation has not, for the world in which rights are tested."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from portal import clock, database, recordings
from portal.ballots.models import Ballot
from portal.consents.models import Answer, Consent, ConsentKind, Recording, SaidAs
from portal.identity import Actor
from portal.jobs.models import Job, JobState
from portal.meetings.models import AgendaItem, Meeting, MeetingKind
from portal.outbox.models import Delivery, Outcome
from portal.papers import service as papers
from portal.people.models import Person
from portal.residents.models import Device


def too_late(maker: Person, supporter: Person) -> Delivery:
    """A vote that a tablet brought when the ballot had closed."""
    assert maker.house_id is not None
    now = clock.now()
    kitchen = Device(
        house_id=maker.house_id,
        name="Keuken",
        token_hash="of the tablet in the kitchen",
        enrolled_by_id=supporter.id,
        enrolled_at=now,
    )
    return Delivery(
        device=kitchen,
        key="a late vote",
        person=maker,
        ballot=database.session.scalars(sa.select(Ballot).limit(1)).one(),
        act="ballots.vote",
        outcome=Outcome.LATE,
        arrived_at=now,
    )


def spoken(person: Person) -> Recording:
    """A recording of this person, who said yes to it."""
    now, sound = clock.now(), b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm"
    yes = {"kind": ConsentKind.RECORDING, "answer": Answer.YES, "said_as": SaidAs.SELF}
    database.session.add(Consent(person_id=person.id, name=person.name, at=now, **yes))
    database.session.flush()
    key = recordings.store(sound)
    return Recording(person_id=person.id, file_key=key, media_type="audio/webm", made_at=now)


def with_guests(adds: Person) -> dict[str, int]:
    """The meetings of other kinds, and of the one with guests what is shared and what is not."""
    ids = {}
    for name, kind in (
        ("with_provider", MeetingKind.WITH_PROVIDER),
        ("preparation", MeetingKind.PREPARATION),
        ("of_group", MeetingKind.WORKING_GROUP),
    ):
        of_kind = sa.select(Meeting.id).where(Meeting.kind == kind)
        ids[name] = database.session.scalars(of_kind).one()
    for name, holds in (
        ("shared", AgendaItem.shared_at.is_not(None)),
        ("council", AgendaItem.shared_at.is_(None)),
    ):
        item = database.session.scalars(
            sa.select(AgendaItem)
            .where(AgendaItem.meeting_id == ids["with_provider"], holds)
            .order_by(AgendaItem.position.desc())
        ).first()
        assert item is not None
        paper = papers.add_paper(
            Actor(person_id=adds.id), item, "Plan", papers.keep(b"%PDF-1.4"), papers.PDF
        )
        ids |= {f"{name}_item": item.id, f"{name}_paper": paper.id}
    return ids


def failed_jobs() -> list[Job]:
    """One that was given up, and one that will be tried again."""
    now = clock.now()
    asked: dict[str, Any] = {"payload": {}, "asked_at": now, "run_at": now, "attempts": 1}
    dead = {"state": JobState.DEAD, "reason": "unsure", "detail": "OSError", "ended_at": now}
    rests = {"reason": "later", "held_until": now + timedelta(minutes=5)}
    return [
        Job(name="mail.send", key="dead", **asked, **dead),
        Job(name="mail.send", key="rests", **asked, **rests),
    ]

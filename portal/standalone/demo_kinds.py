"""Other kinds of meetings of the demo: with the provider, a preparation, a working group."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from portal import clock, emblems
from portal.councils.models import Council, CouncilKind
from portal.database import session
from portal.identity import Role
from portal.meetings.models import AgendaItem, Meeting, MeetingKind, MeetingState, Purpose
from portal.people.models import Membership, Person

Point = tuple[str, Purpose, int, str, bool]
"""Title, what is asked, minutes, whose it is, whether it is shared with the guests."""
TALK, HEAR, ADVISE = Purpose.TALK, Purpose.HEAR, Purpose.ADVISE
WITH_PROVIDER = (
    ("Opening", HEAR, 3, "Anneke", True),
    ("Onder elkaar: wat willen wij bereiken?", TALK, 10, "Anneke", False),
    ("Vervolg van de verbouwing", ADVISE, 15, "Petra", True),
    ("Te weinig personeel in het weekend", TALK, 12, "Hans", True),
    ("Napraten: hoe ging het?", TALK, 5, "Kees", False),
)
PREPARATION = (
    ("Wat staat op de agenda?", HEAR, 5, "Anneke", False),
    ("Wat is moeilijk?", TALK, 15, "Sanne", False),
)
GARDEN = (("Waar komt de tafel?", TALK, 20, "Fatima", False),)


def fill(council: Council, people: dict[str, Person]) -> None:
    """A meeting with the provider, shared in part; its preparation; a working group that met."""
    ordinary = session.scalars(
        sa.select(Meeting.starts_at)
        .where(Meeting.council_id == council.id)
        .order_by(Meeting.starts_at.desc())
    ).first()
    if ordinary is None:
        return
    later = ordinary + timedelta(days=14)

    def meeting(
        of: Council, kind: MeetingKind, title: str, points: Sequence[Point], **about: Any
    ) -> None:
        now = clock.now()
        chair = people["Anneke"].id
        made = Meeting(
            council=of,
            kind=kind,
            title=title,
            state=MeetingState.INVITED,
            made_by_id=chair,
            fixed_by_id=chair,
            fixed_at=now,
            invited_at=now,
            **about,
        )
        made.items = [
            AgendaItem(
                position=position,
                title=name,
                purpose=purpose,
                minutes=minutes,
                owner_id=people[owner].id,
                shared_at=now if shared else None,
                shared_by_id=chair if shared else None,
            )
            for position, (name, purpose, minutes, owner, shared) in enumerate(points, 1)
        ]
        session.add(made)
        session.flush()

    meeting(
        council,
        MeetingKind.WITH_PROVIDER,
        "Overlegvergadering",
        WITH_PROVIDER,
        starts_at=later,
        ends_at=later + timedelta(hours=1),
        place="Huiskamer",
        link="https://video.example/raad-de-linde",
    )
    before = later - timedelta(days=3)
    meeting(
        council,
        MeetingKind.PREPARATION,
        "Vooroverleg",
        PREPARATION,
        starts_at=before,
        ends_at=before + timedelta(minutes=30),
        place="Kantoor beneden",
        clients_invited=True,
    )
    garden = _working_group(council, people)
    past = clock.now().replace(microsecond=0) - timedelta(days=2)
    meeting(
        garden,
        MeetingKind.WORKING_GROUP,
        "Werkgroep",
        GARDEN,
        starts_at=past,
        ends_at=past + timedelta(minutes=45),
        place="Tuin",
    )


def _working_group(council: Council, people: dict[str, Person]) -> Council:
    garden = Council(
        organisation_id=council.organisation_id,
        parent_id=council.id,
        name="Werkgroep Tuin",
        kind=CouncilKind.WORKING_GROUP,
        accent="steen",
    )
    emblems.give(garden)
    session.add(garden)
    session.flush()
    for name, role in (("Anneke", Role.CHAIR), ("Fatima", Role.MEMBER)):
        session.add(
            Membership(
                person=people[name],
                council=garden,
                role=role,
                client=True,
                since=date(2026, 1, 1),
                confirmed_at=clock.now(),
            )
        )
    session.flush()
    return garden

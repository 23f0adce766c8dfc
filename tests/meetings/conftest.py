"""Councils, meetings and agendas for the stories of this folder."""

import re
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from portal import asking, database
from portal import clock as portal_clock
from portal.attendance import service as attendance
from portal.councils.models import Council
from portal.identity import Proof
from portal.meetings.models import AgendaItem, Meeting, MeetingState, Purpose
from portal.people.models import Person
from portal.residents.service import actor_of

ITEMS = (
    ("Opening", Purpose.HEAR, 3),
    ("Menu: avondeten", Purpose.ADVISE, 10),
    ("Zomeruitje kiezen", Purpose.DECIDE, 8),
)


class Sender:
    """Sends forms as a browser does: with the token of the page, and a key for each act."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def get(self, url: str, **kwargs: Any) -> Any:
        return self.client.get(url, **kwargs)

    def post(self, url: str, data: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        page = self.client.get("/meetings", follow_redirects=True).get_data(as_text=True)
        found = re.search(r'name="csrf_token" value="([^"]+)"', page)
        assert found
        sent = {"csrf_token": found[1], "act": secrets.token_urlsafe(16)} | (data or {})
        return self.client.post(url, data=sent, **kwargs)


FILLED = {
    "date": "2027-03-18",
    "begins": "14:00",
    "ends": "15:00",
    "place": "Huiskamer",
    "source": "empty",
}


@pytest.fixture
def sender(client_as: Callable[..., Any]) -> Callable[..., Sender]:
    """``sender("Sanne")`` gets pages and posts forms as that person."""
    return lambda *args, **kwargs: Sender(client_as(*args, **kwargs))


@pytest.fixture
def council_id(app: Flask) -> int:
    """Raad De Linde."""
    with app.app_context():
        linde = sa.select(Council.id).where(Council.name == "Raad De Linde")
        found = database.session.scalar(linde)
        assert found
        database.end()
        return found


@pytest.fixture
def meeting(app: Flask, council_id: int) -> Callable[..., int]:
    """Make a meeting with items and return its id: ``meeting(state=MeetingState.INVITED)``."""

    def make(
        *,
        state: MeetingState = MeetingState.DRAFT,
        days: int = 10,
        items: Any = ITEMS,
        council: int = council_id,
        title: str = "Vergadering",
        **about: Any,
    ) -> int:
        with app.app_context():
            database.begin(writes=True)
            now = portal_clock.now()
            sanne = database.session.scalars(
                sa.select(Person.id).where(Person.call_name == "Sanne")
            ).one()
            start = portal_clock.from_local(
                datetime.combine(now.date() + timedelta(days=days), datetime.min.time())
                + timedelta(hours=14)
            )
            made = Meeting(
                council_id=council,
                title=title,
                starts_at=start,
                ends_at=start + timedelta(hours=1),
                place=about.pop("place", "Huiskamer"),
                state=state,
                made_by_id=sanne,
                fixed_at=None if state == MeetingState.DRAFT else now,
                invited_at=now if state in (MeetingState.INVITED, MeetingState.CANCELLED) else None,
                items=[
                    AgendaItem(position=place, title=name, purpose=purpose, minutes=minutes)
                    for place, (name, purpose, minutes) in enumerate(items, 1)
                ],
                **about,
            )
            database.session.add(made)
            database.session.commit()
            meeting_id = made.id
            database.end()
            return meeting_id

    return make


@pytest.fixture
def stored(app: Flask) -> Callable[[Callable[[Any], Any]], Any]:
    """Ask the database something in a session of its own: ``stored(lambda s: s.get(...))``."""

    def ask(question: Callable[[Any], Any]) -> Any:
        with app.app_context():
            database.begin(writes=False)
            try:
                return question(database.session)
            finally:
                database.end()

    return ask


@pytest.fixture
def items_of(stored: Callable[..., Any]) -> Callable[[int], list[AgendaItem]]:
    """The items on the agenda of a meeting, in order."""
    return lambda meeting_id: stored(
        lambda session: session.scalars(
            sa.select(AgendaItem)
            .where(AgendaItem.meeting_id == meeting_id, AgendaItem.removed_at.is_(None))
            .order_by(AgendaItem.position)
        ).all()
    )


@pytest.fixture
def make(sender, council_id, stored):
    """Make a meeting as a person and return it: ``make("Anneke", kind="preparation")``."""

    def post(name="Anneke", **sent):
        answer = sender(name).post(f"/councils/{council_id}/meetings/new", FILLED | sent)
        assert answer.status_code == 303, answer.get_data(as_text=True)
        made = int(answer.location.partition("?")[0].rsplit("/", 1)[1])
        return stored(lambda s: s.get(Meeting, made))

    return post


@pytest.fixture
def asked(stored: Callable[..., Any]) -> Callable[[str], Any]:
    """``asked("Sanne")``: the answers to invitations that wait for this person, by their kind."""

    def ask(name: str) -> Any:
        def find(session: Any) -> Any:
            who = session.scalars(sa.select(Person).where(Person.call_name == name)).one()
            return asking.asked(attendance.asks(actor_of(who, proof=Proof.ACCOUNT)))

        return stored(find)

    return ask

"""What was taken off a draft is cleared away after a day; what people may have seen is not."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from portal import database
from portal.agenda import service
from portal.ballots import service as ballots
from portal.ballots.models import Ballot, BallotKind
from portal.easytext import service as easytext
from portal.easytext.models import EasyLine, EasyText
from portal.identity import Proof
from portal.jobs.service.handlers import EVERY
from portal.meetings.models import AgendaItem, MeetingState, Paper
from portal.papers import service as papers
from portal.residents.service import actor_of
from portal.wishes.models import Wish, WishSubject

TABLES = (AgendaItem, EasyText, EasyLine, Paper, Ballot)


@pytest.fixture
def full(session: Any, meeting: Callable[..., int], person: Any, clock: Any) -> Any:
    """Make a meeting and remove an item that has everything; gives the key of its paper."""

    def make(state: MeetingState = MeetingState.DRAFT) -> str:
        database.end()
        here = meeting(state=state)
        database.begin(writes=True)
        actor = actor_of(person("Sanne"), proof=Proof.ACCOUNT)
        find = sa.select(AgendaItem).where(AgendaItem.meeting_id == here)
        item, other, _last = session.scalars(find.order_by(AgendaItem.position))
        memory = easytext.memory_of(item.meeting.council_id)
        easytext.propose(easytext.ensure_for(item), easytext.standard_text(item), memory)
        key = papers.keep(b"%PDF-1.7")
        papers.add_paper(actor, item, "Stuk", key, papers.PDF)
        ballots.prepare_ballot(
            item, question="?", symbol="", kind=BallotKind.YES_NO, secret=False, options=()
        )
        wish = Wish(council_id=item.meeting.council_id, subject=WishSubject.FOOD, item=item)
        wish.person = wish.written_by = person("Roos")
        wish.made_at = clock()
        session.add(wish)
        other.carried_from_id = item.id
        service.remove_item(actor, item)
        session.commit()
        return key

    return make


def counts(session: Any) -> list[int]:
    return [session.scalar(sa.select(sa.func.count()).select_from(table)) for table in TABLES]


def purged(session: Any) -> None:
    database.begin(writes=True)
    service.purge()
    database.session.commit()


def test_for_a_day_nothing_is_cleared_away(app, session, full, clock):
    full()
    before = counts(session)
    clock.forward(hours=23)
    purged(session)
    assert counts(session) == before


def test_after_a_day_it_is_gone_with_all_that_it_had(app, session, full, clock):
    database.end()
    without = counts(session)
    key = full()
    file = app.extensions["portal"].folder / "papers" / key
    assert file.is_file()
    clock.forward(hours=25)
    purged(session)
    two_items = [2, 0, 0, 0, 0]
    assert counts(session) == [a + b for a, b in zip(without, two_items, strict=True)]
    assert not file.exists()
    assert session.scalars(sa.select(Wish.item_id)).all() == [None]


@pytest.mark.parametrize("state", [MeetingState.INVITED, MeetingState.CANCELLED])
def test_what_people_were_invited_to_keeps_its_record(session, full, clock, state):
    full(state)
    before = counts(session)
    clock.forward(days=400)
    purged(session)
    assert counts(session) == before


def test_the_clock_asks_for_it_each_day():
    assert EVERY["agenda-purge"].days == 1
